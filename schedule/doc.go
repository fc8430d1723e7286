// Package schedule is when: conferences, core group meetings and how they are arranged, visits, and the deadlines between them.
//
// # What it covers
//
// There are two ways in. A backend with types of its own calls [FirstMeetingDue], [NextMeetingDue], [LastMeetingDue],
// [MinutesDue], [ReviewConferenceDue] and [VisitDue] for a [Deadline], and [Deadline.AppendFinding] for where it stands. One
// that hands over its [Timetable] calls [AppendFindings], for all of its [Rules] or only for some. [Invitations] says who is to be invited to a meeting, and [ArrangeInterpreter] refuses a child of the family.
//
// # How it counts
//
// A deadline ends with its day: due today is not overdue, and what is overdue is so from the day after. What is not done is
// overdue; if not that, arranged late where the day arranged lies past the limit; if not that, due soon from [procedure.Basis]'s
// SoonWithin before the last day on, whether anything is arranged or not; else pending. What was done late was met late for ever.
// What would have fallen due after the plan ended is not applicable, and what was overdue when it ended is not met.
//
// A limit of "as soon as possible", or none, has no last day: it is pending until it is
// done, with the day since when, and never overdue.
//
// Everything is judged on the day of the review. A meeting was held if its holding is recorded and its first sitting is not
// later; past its date with nothing recorded it was not. One that is cancelled or put off resets nothing, and neither does a
// professionals' discussion or a conference. A meeting in several sittings is one, held on the first; its minutes are
// counted from the last that had come ([Meeting.EndedOn]). The edition of the procedure in force on the day of the event
// that starts a clock decides its limit.
//
// The first meeting is judged for each child by the conference, or its sitting, that made the child's plan, and met by the
// first core group since that concerns the child. The gaps between meetings are the group's, and run while any child of it
// is on a plan. Reviews and visits are those of one plan of one child: a later plan has clocks of its own.
//
// # Errors
//
// [Timetable.Validate] tells of everything that does not hold together at once, as [procedure.Problems]. The rules have no
// errors: a Basis without a calendar, a day or an edition, or an event whose day is not recorded, gives a deadline without a
// date and a finding that is undetermined. So call [procedure.Basis.Validate] once, at the start: what is wrong with the
// Basis is told nowhere else.
//
// # Zero values
//
// The zero Date is an event that is not recorded, nothing done, nothing arranged, no end.
// The zero [Deadline] is one that no procedure asks for; it gives no finding. A visit is in person
// unless its Way says otherwise. Pointers that functions take must not be nil.
//
// # Privacy
//
// Venues and reasons are [procedure.Text] and hide themselves; every record that holds one
// logs its ids and days only. An [Invitee] names nobody else who is invited.
//
// # Departures from the procedures
//
// No document says how a visit is to be counted: the library counts one at which the lead social worker, or who is recorded
// as covering, saw the child in person and awake. The guidance's first meeting (E 1a) is shown beside a local limit that
// differs, and is not applicable where the two are the same.
package schedule
