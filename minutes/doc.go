// Package minutes is the record: who was at each core group meeting, what was said and agreed, and to whom the minutes went.
//
// # What it covers
//
// [Minutes] are the record of one meeting. [AppendFindings] runs the [Rules], or those of them that are named, and a
// [Workspace] runs them for one case after another. [CirculationList] says who is to get the minutes, how much of them, by when, and who must not. [Agenda] is the
// form of the minutes before a meeting, for its chair or to be circulated. [AppendHeldMeetings] gives the packages below
// what they need to know of the meetings: who chaired and who was there.
//
// # How it counts
//
// Everything is judged on the day of the review. Minutes, versions, sendings and views that are dated later do not exist yet; one
// without a date always did. A rule on what minutes hold gives findings for each core group meeting: pending while it is to come,
// undetermined once where it was held and its minutes are not there, and not applicable where no plan ran on its day. Minutes of
// a professionals' discussion are judged for safety only. The edition of the procedure is that of the meeting's day.
//
// A plan that begins after a time without any begins anew: what was the first meeting, the
// meeting before or an open action under an earlier plan is so no longer. Numbers go on.
//
// Someone attended a meeting in several sittings if they were at one. The minutes are owed from its last sitting that had
// come, and stay owed when the plan ends. What reached someone first settles whether it was in time, all of it or part. A
// [Version] that corrects another is owed to whoever had that one, and has no last day.
//
// What went to someone who must not have it is found for each [Sending], by what held on its day: the exclusions known then,
// who was a member, to which children they are linked. A sending without a day is judged as if it were today, and must not
// have gone to anyone who was ever excluded. The four safety rules do not stop at each other: one sending may break several.
//
// # Errors
//
// [Validate] tells of everything that does not hold together at once, as [procedure.Problems]: two sets of minutes for one
// meeting, minutes of a meeting that was not held, two rows for one person in one sitting. Guests, and people whom the group
// does not know, are facts that the rules judge. The rules have no errors: with a broken Basis they are undetermined.
//
// # Zero values
//
// The zero Minutes belong to no meeting and are not valid. What is not recorded never counts for done: who is not in the
// attendance did not attend, an [Extent] that is not recorded is not "in part". The zero [Audience] is the one that leaves
// out what is for the chair. Pointers that functions take must not be nil.
//
// # Privacy
//
// Everything that was said is [procedure.Text] and hides itself; every record that holds one logs its ids and days only. Items
// name the people whom they are not for, and a correction is not for whom what it corrects was not for. A child's view that may
// not be shared is for nobody of the family. Where the attendance alone says that someone was excluded, nothing goes to them.
//
// # Departures from the procedures
//
// The guide does not say from when the 10 working days for the minutes are counted: the library counts from the last
// sitting. It asks for drift to be guarded against: the library shows an action that was carried over more than one meeting.
// No document asks for a correction to reach those who had what it corrects: that is found under the clause on sending the
// minutes out. Where two people took the place of one who left, both are owed.
package minutes
