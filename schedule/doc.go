// Package schedule is when: the deadlines of conferences, core group meetings and
// their minutes, and where each stands on a day.
//
// # What it covers
//
// [FirstMeetingDue], [NextMeetingDue], [LastMeetingDue], [MinutesDue] and
// [ReviewConferenceDue] compute a [Deadline] from the day of an event, by the edition
// of the procedure in force on that day. [Deadline.Explain] gives its receipt.
// [Deadline.AppendFinding] says where it stands, once told what was done, what is
// arranged, and when the plan ended.
//
// # How it judges
//
// A deadline ends with its day: due today is not overdue, and what is overdue is so
// from the day after. What is not done is overdue; if not that, arranged late where
// the day arranged lies past the limit; if not that, due soon from [procedure.Basis]'s
// SoonWithin before the last day on, whether anything is arranged or not; else
// pending. What was done late was met late for ever. What would have fallen due after
// the plan ended is not applicable, and what was overdue when it ended is not met.
//
// A limit of "as soon as possible", or none, has no last day: it is pending until it is
// done, with the day since when, and never overdue.
//
// # Errors
//
// There are none: a Basis without a calendar, a day or an edition, or an event whose day
// is not recorded, gives a deadline without a date, and a finding that is undetermined.
//
// # Zero values
//
// The zero Date is an event that is not recorded, nothing done, nothing arranged, no end.
// The zero [Deadline] is one that no procedure asks for; it gives no finding.
//
// # Privacy
//
// Everything here is ids, roles and dates.
package schedule
