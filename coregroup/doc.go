// Package coregroup is who carries a child protection plan out: the children, the
// people of the core group, who chairs, who is excluded, and how people take part.
//
// # What it covers
//
// A [CoreGroup] holds the children and the members as they were on every day, the social worker allocated and covering, the
// line managers, and the exclusions. [ProposeChair] says who may chair a meeting, [CoreGroup.Excluded] whether someone is
// excluded, [CoreGroup.Audience] how much of a paper someone may receive, and [PreparationFor] what someone is asked to do
// before a meeting. [AppendFindings] runs its [Rules], all or only some.
//
// What lies above is taken as plain arguments: the meetings held, who chaired them and who was there are a list of [HeldMeeting].
//
// # How it counts
//
// Everything is judged on the day of the review: what is dated later has not happened. A day on which something starts or ends
// is included; the exception is the lifting of an exclusion, which lets the person in on its own day. A field whose date is
// excluded was always so.
//
// A rule of the group gives one finding on the case that it is not applicable once every plan has ended, and undetermined where
// no plan or no member is recorded. A child's rules are not applicable before birth, from the 18th birthday on and while the
// child is on no plan, and undetermined once the expected date has passed without a birth, where no plan is recorded and, on
// the case, where no child is. What is judged whenever it happened, exclusions and meetings held, is judged all the same.
//
// A rule is judged by the edition of the procedure that was in force on the day of the meeting or exclusion, and for what is
// so on the day of the review by the one in force then.
//
// # Errors
//
// [CoreGroup.Validate] tells of everything that does not hold together at once, as [procedure.Problems]. The rules take a
// group that holds together; with one that does not they never panic, but what they say is not to be relied on.
//
// # Zero values
//
// The zero CoreGroup has no children and no members, and is valid. An exclusion with nothing recorded but whom it is for is
// in force always: what is missing never weakens one. An [Extent] that is not set lets nothing through. Pointers that
// functions take must not be nil.
//
// # Privacy
//
// Reasons are [procedure.Text] and hide themselves; every record that holds one logs its ids and days only.
// [CoreGroup.Audience] is the one place that decides who may receive what.
//
// # Departures from the procedures
//
// No document asks that the end of a plan be recorded when a child turns 18, or forbids in so many words that an excluded
// parent is kept informed by a relative or a child: those two rules are the library's own. A child born on 29 February turns
// 18 on 1 March.
package coregroup
