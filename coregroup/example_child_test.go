package coregroup_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Of a child born on 29 February it is the later of the two days it might be taken for.
func ExampleChild_Eighteenth() {
	c := coregroup.Child{Born: day("2008-02-29")}
	fmt.Println(c.Eighteenth())
	// Output: 2026-03-01
}

// A plan has a last day, as far as is known: what is recorded later did not change what was known
// before.
func ExampleChild_PlanEndFrom() {
	c := coregroup.Child{Born: day("2015-04-02"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01"), To: day("2026-11-30"), End: coregroup.EndedByReview}}}
	fmt.Println(c.PlanEndFrom(day("2026-06-12"), day("2026-12-01")))
	fmt.Println(c.PlanEndFrom(day("2026-06-12"), day("2026-11-29")).IsZero())
	// Output:
	// 2026-11-30
	// true
}

// The rules of a child are not applicable before birth, and cannot be told once the expected day
// has passed without one.
func ExampleChild_RulesRun() {
	c := coregroup.Child{Expected: day("2026-09-01"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}}
	for _, on := range []string{"2026-08-31", "2026-09-02"} {
		run, otherwise := c.RulesRun(day(on))
		fmt.Println(run, otherwise)
	}
	c.Born = day("2026-08-28")
	run, _ := c.RulesRun(day("2026-09-02"))
	fmt.Println(run)
	// Output:
	// false not applicable
	// false undetermined
	// true
}

// The last decision by a day counts.
func ExampleChild_AttendanceOn() {
	c := coregroup.Child{Attendance: []coregroup.AttendanceDecision{
		{DecidedOn: day("2026-06-08"), Attends: procedure.No},
		{DecidedOn: day("2026-08-03"), Attends: procedure.Yes},
	}}
	fmt.Println(c.AttendanceOn(day("2026-08-02")).Attends, c.AttendanceOn(day("2026-08-03")).Attends)
	// Output: no yes
}

// It is asked whether it was decided, with the day and who did so, and not which way (N 3.14a).
func ExampleAppendFindings_childAttendanceDecided() {
	g := exampleGroup()
	held := []coregroup.HeldMeeting{{ID: "m1", Held: day("2026-06-12")}}
	g.Children[0].Attendance = []coregroup.AttendanceDecision{{DecidedOn: day("2026-06-08"), Attends: procedure.No}}
	for _, f := range coregroup.AppendFindings(nil, exampleBasis("2026-06-15"), g, held, procedure.RuleChildAttendanceDecided) {
		fmt.Println(f)
	}
	// Output: N 3.14a child-attendance-decided, child/c1: not met, done 2026-06-08, missing: decidedBy
}

// The decision takes account of the child, of those who know the child, of the family and of the
// parents (N 3.14c).
func ExampleAppendFindings_childAttendanceDiscussed() {
	g := exampleGroup()
	g.Children[0].Attendance = []coregroup.AttendanceDecision{{
		DecidedOn: day("2026-06-08"), DecidedBy: procedure.Person{ID: "worker"}, Attends: procedure.Yes, WithChild: procedure.Yes, Relationships: procedure.Yes,
	}}
	for _, f := range coregroup.AppendFindings(nil, exampleBasis("2026-06-15"), g, nil, procedure.RuleChildAttendanceDiscussed) {
		fmt.Println(f)
	}
	// Output: N 3.14c child-attendance-discussed, child/c1: not met, done 2026-06-08, missing: parentsViews withThoseWhoKnow
}

// A child who understands enough is told what the group is for and why their opinion matters
// (N 3.15b).
func ExampleAppendFindings_purposeExplained() {
	g := exampleGroup()
	held := []coregroup.HeldMeeting{{ID: "m1", Held: day("2026-06-12")}}
	g.Children[0].Understanding = procedure.Yes
	g.Children[0].Explained = coregroup.PurposeExplained{On: day("2026-06-10"), Purpose: procedure.Yes}
	for _, f := range coregroup.AppendFindings(nil, exampleBasis("2026-06-15"), g, held, procedure.RulePurposeExplained) {
		fmt.Println(f)
	}
	// Output: N 3.15b purpose-explained, child/c1: not met, done 2026-06-10, missing: whyOpinionMatters
}

// A child has turned 18 and the record still shows a plan.
func ExampleAppendFindings_planEndRecorded() {
	g := exampleGroup()
	g.Children[0].Born = day("2008-09-14")
	for _, on := range []string{"2026-09-13", "2026-09-14"} {
		for _, f := range coregroup.AppendFindings(nil, exampleBasis(on), g, nil, procedure.RulePlanEndRecorded) {
			fmt.Println(on, f)
		}
	}
	// Output:
	// 2026-09-13 E 1c plan-end-recorded, child/c1: not applicable
	// 2026-09-14 E 1c plan-end-recorded, child/c1: not met, missing: to
}

// A sibling for whom the conference decided that there is to be no plan.
func ExampleChild_WithoutPlan() {
	on := day("2026-06-12")
	sibling := coregroup.Child{ID: "c3", Born: day("2012-01-01")}
	_, otherwise := sibling.RulesRun(on)
	fmt.Println(otherwise)
	sibling = sibling.WithoutPlan()
	_, otherwise = sibling.RulesRun(on)
	fmt.Println(otherwise)
	// Output:
	// undetermined
	// not applicable
}
