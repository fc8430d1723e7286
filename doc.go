// Package childprotection carries out the rules that a core group works by
// while a child is the subject of a child protection plan in the United
// Kingdom.
//
// It is the front door of a small tower of packages, each of which imports only
// those below it. So far the five lowest floors stand:
//
//   - calendar: dates, periods, working days and bank holidays
//   - coregroup/procedure: clauses, limits and procedures as data, and findings
//   - coregroup: who belongs, who chairs, who is left out, how people take part
//   - schedule: conferences, meetings, visits, and the deadlines between them
//   - plan: the child protection plan, its revisions, difficulties
//
// The library gives no advice, keeps no records and never judges whether a
// child is safe. It says what a procedure asks for, by when, and what a record
// does not show. It does no input or output, reads no clock and holds no names.
package childprotection
