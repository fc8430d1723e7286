package minutes_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/schedule"
)

// How often each professional saw the family is in the minutes; no written report is asked for
// (N 3.5a).
func ExampleAppendFindings_contactShared() {
	g, t, list := exampleOf(minutes.Minutes{
		Attendance:    []minutes.Attendance{{Member: "worker", How: minutes.Present}},
		Contributions: []minutes.Contribution{{Member: "worker", Achieved: "…", Expected: "…"}},
	})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleContactShared) {
		fmt.Println(f)
	}
	// Output:
	// N 3.5a contact-shared, member/worker@m1: not met, missing: contact
	// N 3.5a contact-shared, meeting/m2: pending
}

// What was achieved against what was expected, what is in the way, and what help is needed (N 3.7a).
func ExampleAppendFindings_contributionClear() {
	g, t, list := exampleOf(minutes.Minutes{Contributions: []minutes.Contribution{{Member: "worker", Achieved: "…", Expected: "…", Blocks: "…"}}})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleContributionClear) {
		fmt.Println(f)
	}
	// Output:
	// N 3.7a contribution-clear, meeting/m2: pending
	// N 3.7a contribution-clear, contribution/worker@m1: not met, missing: furtherHelp
}

// The worries of the family and of professionals, and whether the support is right, under Bexley's
// leaflet (B 4c).
func ExampleAppendFindings_worriesShared() {
	g, t, list := exampleOf(minutes.Minutes{
		Worries:      []minutes.Matter{{ID: "w1", Description: "…", By: procedure.Professional}},
		SupportRight: []minutes.Matter{{ID: "w2", Description: "…", By: procedure.Family}},
	})
	for _, f := range minutes.AppendFindings(nil, exampleBexley(), g, t, list, nil, procedure.RuleWorriesShared) {
		fmt.Println(f)
	}
	// Output:
	// B 4c worries-shared, meeting/m1: not met, missing: worries
	// B 4c worries-shared, meeting/m2: pending
}

// What works well and what should be done differently, under Bexley's leaflet (B 6a).
func ExampleAppendFindings_worksWell() {
	g, t, list := exampleOf(minutes.Minutes{WorksWell: []minutes.Matter{{ID: "w1", Description: "…"}}})
	for _, f := range minutes.AppendFindings(nil, exampleBexley(), g, t, list, nil, procedure.RuleWorksWell) {
		fmt.Println(f)
	}
	// Output:
	// B 6a works-well, meeting/m1: not met, missing: doDifferently
	// B 6a works-well, meeting/m2: pending
}

// The strengths of the family and its own worries, under Bexley's leaflet (B 6c).
func ExampleAppendFindings_strengthsAndWorries() {
	g, t, list := exampleOf(minutes.Minutes{Worries: []minutes.Matter{{ID: "w1", Description: "…", By: procedure.Family}}})
	for _, f := range minutes.AppendFindings(nil, exampleBexley(), g, t, list, nil, procedure.RuleStrengthsAndWorries) {
		fmt.Println(f)
	}
	// Output:
	// B 6c strengths-and-worries, meeting/m1: not met, missing: strengths
	// B 6c strengths-and-worries, meeting/m2: pending
}

// A child who was not at the meeting has a view of home, and of whether things are better (N 3.14b).
func ExampleAppendFindings_childViewAscertained() {
	g, t, list := exampleOf(minutes.Minutes{Views: []minutes.View{{ID: "v1", Child: "c1", On: day("2026-10-12"), View: "…"}}})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleChildViewAscertained) {
		fmt.Println(f)
	}
	// Output:
	// N 3.14b child-view-ascertained, child/c1@m1: not met, missing: improvement
	// N 3.14b child-view-ascertained, meeting/m2: pending
}

// What the child wishes and feels is learned anew for each meeting. What the second one heard was
// from before the first (N 3.4b).
func ExampleAppendFindings_wishesAndFeelings() {
	view := minutes.View{ID: "v1", Child: "c1", On: day("2026-10-12"), Wishes: "…"}
	g, t, list := exampleNext(minutes.Minutes{Views: []minutes.View{view}}, minutes.Minutes{Views: []minutes.View{{ID: "v2", Child: "c1", On: day("2026-10-13"), Wishes: "…"}}})
	for _, f := range minutes.AppendFindings(nil, exampleOn("2026-12-01"), g, t, list, nil, procedure.RuleWishesAndFeelings) {
		fmt.Println(f)
	}
	// Output:
	// N 3.4b wishes-and-feelings, child/c1@m1: met
	// N 3.4b wishes-and-feelings, child/c1@m2: not met
}

// A child's views may come in other ways than at the meeting, and which it was is recorded (N 3.15c).
func ExampleAppendFindings_wayOfViews() {
	g, t, list := exampleOf(minutes.Minutes{Views: []minutes.View{
		{ID: "v1", Child: "c1", View: "…", Way: minutes.DrawingOrPlay}, {ID: "v2", Child: "c1", View: "…"},
	}})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleWayOfViews) {
		fmt.Println(f)
	}
	// Output:
	// N 3.15c way-of-views, meeting/m2: pending
	// N 3.15c way-of-views, view/v1@m1: met
	// N 3.15c way-of-views, view/v2@m1: not met, missing: way
}

// exampleSent is the case of [exampleCase] in which a version of the minutes went to people.
func exampleSent(v minutes.Version) (*coregroup.CoreGroup, *schedule.Timetable, []minutes.Minutes) {
	v.Number = 1
	return exampleOf(minutes.Minutes{Versions: []minutes.Version{v}})
}

// The minutes went to the father, who is left out, by post as well as by e-mail: each sending is
// named (L 1).
func ExampleAppendFindings_excludedReceived() {
	g, t, list := exampleSent(minutes.Version{Sendings: []minutes.Sending{
		{ID: "s1", To: procedure.Person{ID: "mother"}, On: day("2026-10-19"), Route: schedule.Post, Extent: minutes.InFull},
		{ID: "s2", To: procedure.Person{ID: "father"}, On: day("2026-10-19"), Route: schedule.Email, Extent: minutes.InFull},
		{ID: "s3", To: procedure.Person{ID: "father"}, On: day("2026-10-20"), Route: schedule.Post, Extent: minutes.InPart},
	}})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleExcludedReceived) {
		fmt.Println(f.Priority() == procedure.PrioritySafety, "|", f)
	}
	// Output:
	// false | L 1 excluded-received, sending/s1@m1: met, done 2026-10-19
	// true | L 1 excluded-received, sending/s2@m1: not met, done 2026-10-19
	// true | L 1 excluded-received, sending/s3@m1: not met, done 2026-10-20
}

// They went to a neighbour, who has no standing; the manager had been in the chair (L 2).
func ExampleAppendFindings_noStanding() {
	g, t, list := exampleSent(minutes.Version{Sendings: []minutes.Sending{
		{ID: "s1", To: procedure.Person{ID: "neighbour"}, On: day("2026-10-19"), Extent: minutes.InFull},
		{ID: "s2", To: procedure.Person{ID: "manager", Role: procedure.LineManager}, On: day("2026-10-19"), Extent: minutes.InFull},
	}})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleNoStanding) {
		fmt.Println(f)
	}
	// Output:
	// L 2 no-standing, sending/s1@m1: not met, done 2026-10-19
	// L 2 no-standing, sending/s2@m1: met, done 2026-10-19
}

// The grandmother is linked to one of two children, and all of it went to her. Without a decision
// she was to have a part (L 3).
func ExampleAppendFindings_otherChildrenOnly() {
	g, t, list := exampleSent(minutes.Version{Sendings: []minutes.Sending{
		{ID: "s1", To: procedure.Person{ID: "gran"}, On: day("2026-10-19"), Extent: minutes.InFull},
		{ID: "s2", To: procedure.Person{ID: "gran"}, On: day("2026-10-20"), Extent: minutes.InPart},
	}})
	g.Children = append(g.Children, coregroup.Child{ID: "c2", Born: day("2024-02-11"), OnPlan: g.Children[0].OnPlan})
	g.Members = append(g.Members, coregroup.Member{ID: "gran", Roles: []procedure.Role{procedure.WiderFamily}, LinkedTo: []procedure.ChildID{"c2"}})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleOtherChildrenOnly) {
		fmt.Println(f)
	}
	// Output:
	// L 3 other-children-only, sending/s1@m1: not met, done 2026-10-19
	// L 3 other-children-only, sending/s2@m1: met, done 2026-10-20
}

// An action is marked as not for the mother. All of the minutes went to her, where a part without it
// was to (L 4).
func ExampleAppendFindings_markedNotFor() {
	g, t, list := exampleSent(minutes.Version{Sendings: []minutes.Sending{
		{ID: "s1", To: procedure.Person{ID: "mother"}, On: day("2026-10-19"), Extent: minutes.InFull},
		{ID: "s2", To: procedure.Person{ID: "worker"}, On: day("2026-10-19"), Extent: minutes.InFull},
	}})
	list[0].Actions = []minutes.Action{{ID: "a1", Description: "…", NotFor: []procedure.MemberID{"mother"}}}
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleMarkedNotFor) {
		fmt.Println(f)
	}
	// Output:
	// L 4 marked-not-for, sending/s1@m1: not met, done 2026-10-19
	// L 4 marked-not-for, sending/s2@m1: met, done 2026-10-19
}
