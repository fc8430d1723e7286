// Package childprotection carries out the rules that a core group works by while a child is the
// subject of a child protection plan in the United Kingdom.
//
// # What it covers
//
// It is the front door of a small tower of packages, each of which imports only those below it:
//
//   - calendar: dates, periods, working days and bank holidays
//   - coregroup/procedure: clauses, limits and procedures as data, and findings
//   - coregroup: who belongs, who chairs, who is left out, how people take part
//   - schedule: conferences, meetings, visits, and the deadlines between them
//   - plan: the child protection plan, its revisions, difficulties
//   - minutes: the record of a meeting, and who is to get it
//
// A [Case] is all that is recorded of the children of one core group, read from JSON with
// [ParseCase] or filled in by a backend. [Review] judges it by every rule and gives a [Report]; a
// [Reviewer] does so for many cases in memory that it keeps. [Deadlines] lists what lies ahead, and
// [Explain] says what stands behind a finding, and [ToClear] what would clear it. No rule lives
// here: a backend with types of its own calls the functions of the packages below.
//
// # How it judges
//
// Everything is as on the day of the [procedure.Basis]: a fact dated later does not exist yet. Every
// rule runs and gives one finding for each subject that it is about, those that are met too. Equal
// facts give equal findings, in whatever order they are given, except for indexes in paths.
//
// # Errors
//
// What the caller got wrong is told of all at once as [procedure.Problems], each with its path; then
// nothing is reviewed. What practice did or left undone is never an error but a finding.
//
// # Zero values
//
// The zero Case has nothing in it and is valid; a review of it says so. The zero Reviewer is ready.
//
// # Privacy
//
// The library holds ids, roles and dates, never names. Nothing that people wrote reaches a finding, an
// error, a report or a log. It does no input or output, reads no clock and keeps nothing.
//
// # Departures
//
// The library gives no advice, keeps no records and never judges whether a child is safe. It says what
// a procedure asks for, by when, and what a record does not show.
package childprotection
