// Package childprotection carries out the rules that a core group works by while a child is the
// subject of a child protection plan in the United Kingdom.
//
// # What it covers
//
// It is the front door of a small tower of packages, each of which imports only those below it:
//
//   - calendar: dates, periods, working days and bank holidays
//   - coregroup/procedure: clauses, limits and procedures as data, and findings
//   - coregroup: who belongs, who chairs, who is excluded, how people take part
//   - schedule: conferences, meetings, visits, and the deadlines between them
//   - plan: the child protection plan, its revisions, difficulties
//   - minutes: the record of a meeting, and who is to get it
//
// A [Case] is all that is recorded of the children of one core group, read from JSON with [ParseCase] or filled in by a
// backend. [Review] judges it by every rule and gives a [Report]; a [Reviewer] does so for many cases, or for one on many
// days, in memory that it keeps. [Deadlines] lists what is overdue or to come, and [Explain] says what stands behind a
// finding, and [ToClear] what would clear it. [Prepare] makes ready a meeting to come. [NextChange] is the day on which an
// outcome changes next, and [Timeline] how each outcome goes over time. [Indicators] are counts for a whole caseload over a
// span of days. No rule lives here: a backend with types of its own calls the functions of the packages below.
//
// # How it counts
//
// The day of an event is day 0 and a deadline ends with its day: due today is not overdue. Limits are those of the edition
// in force on the day of the event that starts the clock, working days those of the calendar in the [procedure.Basis].
//
// Everything is judged on the day of the Basis: a fact dated later does not exist yet. Every rule runs and
// gives one finding for each subject that it is about, those that are met too. Equal facts give equal
// findings, in whatever order they are given, except for indexes in paths.
//
// # Errors
//
// What the caller got wrong is told of all at once as [procedure.Problems], each with its path; then nothing is reviewed. No
// error quotes the case. What practice did or left undone is never an error but a finding.
//
// # Zero values
//
// The zero Case has nothing in it and is valid; a review of it says so. The zero Reviewer is ready.
// The zero Basis is an error: there is no day, calendar or procedure that could be taken for meant.
// A zero Date in a [Report] or [Deadline] is a day that is not known or not asked for.
//
// # Privacy
//
// The library holds ids, roles and dates, never names. Nothing that people wrote reaches a finding, an
// error, a report or a log: it is held as [procedure.Text], which hides itself. A Case written as
// JSON holds it, as it must. The library does no input or output, reads no clock and keeps nothing.
//
// # Departures from the procedures
//
// The library gives no advice, keeps no records and never judges whether a child is safe. It says what
// a procedure asks for, by when, and what a record does not show. Where a document leaves something
// open, the package of the rule says under this heading what was chosen. The last days of tasks,
// review points and actions ([Deadlines]) are those of the record, and cite no clause.
package childprotection
