// Package plan is what is to be done for the children: the child protection plan, its
// revisions, and the difficulties in carrying it out.
//
// # What it covers
//
// A [ChildProtectionPlan] holds the outline that each conference agreed, and every [Revision] of the detailed plan in full:
// needs and the services that meet them, outcomes and the difference each should make to each child, tasks, what is expected
// of parents and carers, how often each child is seen, what part people play, the contingency plan, review points, and how
// the children take part. With it go written agreements, who was told of a change or from whom it was withheld, and each
// [Difficulty] with what was done about it.
//
// [AppendFindings] runs its [Rules], all or only some. They take the core group meetings that were held, in the order of their
// numbers: package minutes makes that list of a timetable and its minutes, and a backend with types of its own fills in the ids
// and days. [Compare] says what a revision changes, and [FamilyView] what help there is, from whom and by when, for one recipient.
//
// # How it counts
//
// The plan on a day is its last revision dated by then; all of them stay in the case, and so
// what was found on an earlier day stays the same. Whether something is recorded is judged, never
// what it says: Met is to be read as recorded, above all of SMART. White space is nothing.
//
// The rules on what the plan holds give one finding for the whole of it where there is no detailed plan: pending until the
// first core group was held, and then undetermined. They are not applicable once every plan has ended. What a change or a
// difficulty started stays owed after that, and is judged all the same.
//
// What is owed for a change or difficulty is judged by the edition of the procedure that was in force on its day, and what the
// plan holds by the one in force on the day of the review. Where a procedure gives a limit for telling members, taking a change
// up with the officer, explaining the plan or developing it, the finding says where that stands; else there is no last day.
//
// # What no rule asks for
//
// The conference of an outline; the status and history of a task, but that a task that was postponed more than once, or whose owner
// has left, is open; the status of an outcome, but that an outcome dropped was achieved; on which day it was decided to
// withhold something; and the id of an officer, where the role is given.
//
// # Errors
//
// [ChildProtectionPlan.Validate] tells of everything that does not hold together at once, as [procedure.Problems]. The rules
// have no errors: with a Basis that lacks something each finding is undetermined.
//
// # Zero values
//
// The zero ChildProtectionPlan is no plan, and is valid. The zero Date is a day that is not recorded: a revision or difficulty
// without one was always there, and something without one that was to be done on a day was not done. An empty list of children
// means all of them, except of help, which is for those named. Pointers that functions take must not be nil.
//
// # Privacy
//
// All that people wrote is [procedure.Text] and hides itself, and each record that holds some logs its ids and days only.
// NotFor marks what may not reach someone: it is left out of their [FamilyView], and telling them of it is a safety finding
// (L 4). So is telling someone who is excluded (L 1), has no standing (L 2), or is linked to other children only (L 3).
//
// # Departures from the procedures
//
// No document says when the detailed plan has to be ready. It is the core group's first task, so the library asks for it by
// the second meeting, or by the day on which the minutes of the first are due; having it later is met, since no document
// knows of being late. That help for one adult of the family is not shown to another unless it is marked shareable is the
// library's own caution. Where every plan had ended before another was made, what is dated by that end belongs to the plans
// before: their revisions, outline and meetings do not count for the new one.
package plan
