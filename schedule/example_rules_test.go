package schedule_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// exampleOn is the basis of a review on a day, by a procedure.
func exampleOn(on string, p procedure.Procedure) procedure.Basis {
	return procedure.Basis{Procedures: procedure.MustEditions(p), Calendar: calendar.EnglandAndWales(), On: calendar.MustParseDate(on)}
}

// The first core group was within 10 working days of the conference that made the plan (N 2.1a).
func ExampleAppendFindings_firstMeeting() {
	g, table := exampleCase()
	for _, f := range schedule.AppendFindings(nil, exampleOn("2026-11-09", procedure.Nottinghamshire()), g, table, nil, procedure.RuleFirstMeeting) {
		fmt.Println(f)
	}
	// Output: N 2.1a first-meeting, child/c1@k1: met, due 2026-10-15, done 2026-10-14
}

// Bexley's leaflet says 10 days, and the statutory guidance 10 working days: under Bexley's both
// are shown, here of a meeting that was late by the first only (E 1a).
func ExampleAppendFindings_firstMeetingByGuidance() {
	g, table := exampleCase()
	b := exampleOn("2026-11-09", procedure.Bexley())
	for _, f := range schedule.AppendFindings(schedule.AppendFindings(nil, b, g, table, nil, procedure.RuleFirstMeeting), b, g, table, nil, procedure.RuleFirstMeetingGuidance) {
		fmt.Println(f)
	}
	// Output:
	// B 5a first-meeting, child/c1@k1: met late, due 2026-10-11, done 2026-10-14, days late: 3
	// E 1a first-meeting-guidance, child/c1@k1: met, due 2026-10-15, done 2026-10-14
}

// The next meeting is arranged, but for a day past the six weeks (N 2.6c).
func ExampleAppendFindings_nextMeeting() {
	g, table := exampleCase()
	for _, on := range []string{"2026-11-09", "2026-11-26"} {
		for _, f := range schedule.AppendFindings(nil, exampleOn(on, procedure.Nottinghamshire()), g, table, nil, procedure.RuleNextMeeting) {
			fmt.Println(on, f)
		}
	}
	// Output:
	// 2026-11-09 N 2.6c next-meeting, meeting/m1: arranged late, due 2026-11-25
	// 2026-11-26 N 2.6c next-meeting, meeting/m1: overdue, due 2026-11-25, days late: 1
}

// No built-in procedure asks for a core group so long before a review conference. This council's
// does.
func ExampleAppendFindings_lastMeeting() {
	p := procedure.Nottinghamshire()
	p.ID = "council"
	p.Clauses = append(p.Clauses, procedure.Clause{
		Ref: "C 4", Document: "Core groups", Force: procedure.Must, Kind: procedure.Deadline, Text: "A core group at least 5 working days before each review conference.",
		Rules: []procedure.RuleID{procedure.RuleLastMeetingBeforeReview},
	})
	p.Terms = append(p.Terms, procedure.Term{
		Rule: procedure.RuleLastMeetingBeforeReview, Within: procedure.Within(calendar.WorkingDays(5)), From: procedure.ReviewConference, Before: true, Clause: "C 4",
	})
	g, table := exampleCase()
	table.Conferences = append(table.Conferences, schedule.Conference{
		ID: "k2", Kind: schedule.Review, Bookings: []schedule.Booking{{On: day("2026-10-01"), Day: day("2026-12-10")}},
	})
	for _, f := range schedule.AppendFindings(nil, exampleOn("2026-11-09", p), g, table, nil, procedure.RuleLastMeetingBeforeReview) {
		fmt.Println(f)
	}
	// Output: C 4 last-meeting-before-review, conference/k2: met, due 2026-12-03, done 2026-10-14
}

// The first review conference is within three months of the initial one (E 1b).
func ExampleAppendFindings_firstReview() {
	g, table := exampleCase()
	for _, f := range schedule.AppendFindings(nil, exampleOn("2026-11-09", procedure.Nottinghamshire()), g, table, nil, procedure.RuleFirstReviewConference) {
		fmt.Println(f)
	}
	// Output: E 1b first-review-conference, child/c1@k1: pending, due 2027-01-01
}

// The next review conference is at most six months after the last (E 1c).
func ExampleAppendFindings_laterReview() {
	g, table := exampleCase()
	table.Conferences = append(table.Conferences, schedule.Conference{
		ID: "k2", Kind: schedule.Review, Held: procedure.Yes, Sittings: []calendar.Date{day("2026-12-16")},
		Decisions: []schedule.PlanDecision{{Child: "c1", Decision: schedule.PlanContinues}},
	})
	for _, f := range schedule.AppendFindings(nil, exampleOn("2027-01-08", procedure.Nottinghamshire()), g, table, nil, procedure.RuleLaterReviewConference) {
		fmt.Println(f)
	}
	// Output: E 1c later-review-conference, child/c1@k2: pending, due 2027-06-16
}

// What a procedure gives for a rule of the packages above: for whom, and from which events.
func ExampleRuleDue() {
	held := day("2026-10-14")
	d := schedule.RuleDue(exampleBasis(), procedure.RuleMinutesCirculated, procedure.Parent, held, procedure.Events{procedure.Meeting: held})
	fmt.Println(d.Clause, d.Limit, d.Due)
	// Output: N 3.18a 10 working days 2026-10-28
}

// A visit by another worker, or at which nobody opened, resets nothing: the child is due to be seen
// from the last one at which the lead social worker did so (N 3.4a).
func ExampleAppendFindings_visitDue() {
	g, table := exampleCase()
	table.Visits = []schedule.Visit{
		{ID: "v1", Child: "c1", Made: day("2026-10-20"), By: "worker", Seen: procedure.Yes},
		{ID: "v2", Child: "c1", Made: day("2026-10-30"), By: "worker", Seen: procedure.No},
	}
	patterns := []schedule.Pattern{{Child: "c1", From: day("2026-10-14"), Every: calendar.WorkingDays(10)}}
	for _, f := range schedule.AppendFindings(nil, exampleOn("2026-11-09", procedure.Nottinghamshire()), g, table, patterns, procedure.RuleVisitDue) {
		fmt.Println(f)
	}
	// Output:
	// N 3.4a visit-due, child/c1: met, due 2026-10-28, done 2026-10-20
	// N 3.4a visit-due, visit/v1@c1: overdue, due 2026-11-03, days late: 6
}

// Each visit says who was there, whether the child was seen alone, and why (N 3.4c).
func ExampleAppendFindings_visitRecorded() {
	_, table := exampleCase()
	table.Visits = []schedule.Visit{{
		ID: "v1", Child: "c1", Made: day("2026-10-20"), By: "worker", Seen: procedure.Yes, Alone: procedure.No, Present: []procedure.MemberID{"mother"},
	}}
	for _, f := range schedule.AppendFindings(nil, exampleOn("2026-11-09", procedure.Nottinghamshire()), &coregroup.CoreGroup{}, table, nil, procedure.RuleVisitRecorded) {
		fmt.Println(f)
	}
	// Output: N 3.4c visit-recorded, visit/v1@c1: not met, done 2026-10-20, missing: aloneReason
}

// Professionals met without the parents, and no reason is recorded (N 2.11a).
func ExampleAppendFindings_professionalsDiscussion() {
	_, table := exampleCase()
	table.Meetings = append(table.Meetings, schedule.Meeting{
		ID: "m9", Kind: schedule.ProfessionalsDiscussion, Held: procedure.Yes, Sittings: []calendar.Date{day("2026-11-03")},
	})
	for _, f := range schedule.AppendFindings(nil, exampleOn("2026-11-09", procedure.Nottinghamshire()), &coregroup.CoreGroup{}, table, nil, procedure.RuleProfessionalsDiscussion) {
		fmt.Println(f)
	}
	// Output: N 2.11a professionals-discussion, meeting/m9: not met, done 2026-11-03, missing: reasons
}

// An invitation went to the father after it was decided to leave him out: a safety finding (L 1).
func ExampleAppendFindings_excludedInvited() {
	g, table := exampleCase()
	table.Meetings[1].Invitations = []schedule.Invitation{
		{To: "mother", Sent: day("2026-10-23"), Route: schedule.Post},
		{To: "father", Sent: day("2026-10-23"), Route: schedule.Email},
	}
	for _, f := range schedule.AppendFindings(nil, exampleOn("2026-11-09", procedure.Nottinghamshire()), g, table, nil, procedure.RuleExcludedInvited) {
		fmt.Println(f.Outcome, f.Subject, f.Path())
	}
	// Output:
	// not met invitation/father@m2 /meetings/1/invitations/1
	// met invitation/mother@m2 /meetings/1/invitations/0
}

// Where a parent is engaged, travel and child care are thought of for the time and place (N 3.11a).
func ExampleAppendFindings_takingPart() {
	g, table := exampleCase()
	g.Member("mother").Engaged = procedure.Yes
	table.Meetings[0].TakingPart = schedule.TakingPart{Travel: procedure.Yes, ChildCare: procedure.Yes}
	for _, f := range schedule.AppendFindings(nil, exampleOn("2026-11-09", procedure.Nottinghamshire()), g, table, nil, procedure.RuleTakingPartArranged) {
		fmt.Println(f)
	}
	// Output:
	// N 3.11a taking-part-arranged, meeting/m1: not met, missing: factors
	// N 3.11a taking-part-arranged, meeting/m2: pending
}

// What will distress a parent is raised with the chair before the meeting, and whether to tell them
// beforehand is decided (N 3.11b).
func ExampleAppendFindings_distressing() {
	_, table := exampleCase()
	table.Meetings[0].Distressing = []schedule.DistressingItem{{ID: "d1", What: "…", For: "mother", RaisedOn: day("2026-10-12")}}
	for _, f := range schedule.AppendFindings(nil, exampleOn("2026-11-09", procedure.Nottinghamshire()), &coregroup.CoreGroup{}, table, nil, procedure.RuleDistressingInformation) {
		fmt.Println(f)
	}
	// Output: N 3.11b distressing-information, distressing-item/d1@m1: not met, missing: noticeConsidered
}

// The mother's first language is not English, and a friend is to interpret: met, and worth pointing
// out (N 3.13a).
func ExampleAppendFindings_interpreterConsidered() {
	g, table := exampleCase()
	g.Member("father").FirstLanguageEnglish = procedure.Yes
	table.Meetings[0].Interpreters = []schedule.Interpreting{{For: "mother", By: "p40", Kind: schedule.RelativeOrFriend, Decided: procedure.Yes, On: day("2026-10-08")}}
	for _, f := range schedule.AppendFindings(nil, exampleOn("2026-11-09", procedure.Nottinghamshire()), g, table, nil, procedure.RuleInterpreterConsidered) {
		fmt.Printf("%s %s: %s %q\n", f.Clause, f.Subject, f.Outcome, f.Remark)
	}
	// Output:
	// N 3.13a member/mother@m1: met "interpreter is relative"
	// N 3.13a member/mother@m2: pending ""
}

// Other needs than a language are met by an offer; of whom it is not recorded it cannot be told
// (N 3.13c).
func ExampleAppendFindings_communicationSupport() {
	g, table := exampleCase()
	g.Member("mother").CommunicationNeed = procedure.Yes
	g.Member("father").CommunicationNeed = procedure.No
	table.Meetings[0].Support = []schedule.Support{{For: "mother", Kind: schedule.InterpreterSupport, Offered: procedure.Yes, On: day("2026-10-08")}}
	for _, f := range schedule.AppendFindings(nil, exampleOn("2026-11-09", procedure.Nottinghamshire()), g, table, nil, procedure.RuleCommunicationSupport) {
		fmt.Println(f)
	}
	// Output:
	// N 3.13c communication-support, member/daughter: undetermined
	// N 3.13c communication-support, member/mother@m1: met
	// N 3.13c communication-support, member/mother@m2: pending
}

// A parent who asked for a supporter has an answer, either way (N 3.13d).
func ExampleAppendFindings_supporterConsidered() {
	g, table := exampleCase()
	g.Member("mother").SupporterAskedFor = procedure.Yes
	for _, f := range schedule.AppendFindings(nil, exampleOn("2026-11-09", procedure.Nottinghamshire()), g, table, nil, procedure.RuleSupporterConsidered) {
		fmt.Println(f)
	}
	// Output:
	// N 3.13d supporter-considered, member/mother@m1: not met, missing: advocate
	// N 3.13d supporter-considered, member/mother@m2: pending
}

// A daughter interpreted, which no child of the family does: a safety finding by both clauses
// (N 3.13b, L 5).
func ExampleAppendFindings_noChildInterprets() {
	g, table := exampleCase()
	table.Meetings[0].Interpreters = []schedule.Interpreting{{For: "mother", By: "daughter", Kind: schedule.RelativeOrFriend, Decided: procedure.Yes}}
	for _, f := range schedule.AppendFindings(nil, exampleOn("2026-11-09", procedure.Nottinghamshire()), g, table, nil, procedure.RuleNoChildInterprets) {
		fmt.Println(f.Priority(), "|", f)
	}
	// Output:
	// safety | L 5 no-child-interprets, interpreter/daughter@m1: not met, missing: interpreter
	// safety | N 3.13b no-child-interprets, interpreter/daughter@m1: not met, missing: interpreter
}

// An advocate was considered for the child who is to attend. That the meeting was in school hours
// is worth pointing out (N 3.15a).
func ExampleAppendFindings_childAttendanceEased() {
	g, table := exampleCase()
	g.Children[0].Attendance = []coregroup.AttendanceDecision{{DecidedOn: day("2026-10-08"), Attends: procedure.Yes}}
	table.Meetings[0].TakingPart = schedule.TakingPart{SchoolHours: procedure.Yes, Advocate: procedure.Yes}
	for _, f := range schedule.AppendFindings(nil, exampleOn("2026-11-09", procedure.Nottinghamshire()), g, table, nil, procedure.RuleChildAttendanceEased) {
		fmt.Printf("%s %s: %s %q\n", f.Clause, f.Subject, f.Outcome, f.Remark)
	}
	// Output:
	// N 3.15a meeting/m1: met "in school hours"
	// N 3.15a meeting/m2: pending ""
}

func ExampleRules() {
	for _, r := range schedule.Rules()[:2] {
		fmt.Printf("%s: %s\n%s\n", r.ID, r.Title, r.Doc)
	}
	// Output:
	// first-meeting: First core group
	// For each plan made for a child, the first core group is held in time.
	// next-meeting: Next core group
	// After each core group held, the next is held in time.
}
