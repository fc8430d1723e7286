package plan_test

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

// detailed is a plan whose one revision is the detailed plan of 12 June 2026. The dots in the
// examples stand for what people wrote: the rules ask whether it is there, never what it says.
func detailed(r plan.Revision) *plan.ChildProtectionPlan {
	r.ID, r.Number, r.Date = "r1", 1, day("2026-06-12")
	return &plan.ChildProtectionPlan{Revisions: []plan.Revision{r}}
}

// met are the core groups that were held.
func met() []coregroup.HeldMeeting {
	return []coregroup.HeldMeeting{{ID: "m1", Held: day("2026-06-12")}}
}

// A task says what is wanted, of whom, and how much or how often (N 2.2a).
func ExampleAppendFindings_taskQuantified() {
	p := detailed(plan.Revision{Tasks: []plan.Task{{ID: "t1", Description: "…", Responsible: procedure.Person{ID: "visitor"}}}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, met(), procedure.RuleTaskQuantified))
	// Output:
	// N 2.2a task/t1 not met
	//   missing: /revisions/0/tasks/0/quantity
}

// A task names the outcome or need that it serves (N 2.2b).
func ExampleAppendFindings_taskPurpose() {
	p := detailed(plan.Revision{
		Outcomes: []plan.Outcome{{ID: "o1"}},
		Tasks:    []plan.Task{{ID: "t1", Purpose: plan.Purpose{Outcomes: []procedure.OutcomeID{"o1"}}}, {ID: "t2"}},
	})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, met(), procedure.RuleTaskPurpose))
	// Output:
	// N 2.2b task/t1 met
	// N 2.2b task/t2 not met
	//   missing: /revisions/0/tasks/1/purpose
}

// It is plain how success and how failure are measured (N 2.2c). White space is nothing.
func ExampleAppendFindings_taskMeasures() {
	p := detailed(plan.Revision{Tasks: []plan.Task{{ID: "t1", MeasureOfSuccess: "…", MeasureOfFailure: "  "}}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, met(), procedure.RuleTaskMeasures))
	// Output:
	// N 2.2c task/t1 not met
	//   missing: /revisions/0/tasks/0/measureOfFailure
}

// Each outcome says what it should change for each child whom it is for (N 2.2d).
func ExampleAppendFindings_differenceToChild() {
	g := family()
	g.Children = append(g.Children, coregroup.Child{ID: "c2", Born: day("2024-02-11"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}})
	p := detailed(plan.Revision{Outcomes: []plan.Outcome{{ID: "o1", Description: "…", Difference: []plan.Difference{{Child: "c1", Description: "…"}}}}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), g, p, met(), procedure.RuleDifferenceToChild))
	// Output:
	// N 2.2d outcome/o1@c1 met
	// N 2.2d outcome/o1@c2 not met
	//   missing: /revisions/0/outcomes/0/difference
}

// Under Bexley's leaflet the family knows what help there is, from whom, by when (B 6b).
func ExampleAppendFindings_helpClear() {
	b := nottinghamshire("2026-07-01")
	b.Procedures = procedure.MustEditions(procedure.Bexley())
	p := detailed(plan.Revision{Tasks: []plan.Task{
		{ID: "t1", Description: "…", Responsible: procedure.Person{ID: "visitor"}, Help: procedure.Yes, HelpFor: []procedure.MemberID{"mother"}},
		{ID: "t2", Description: "…", Help: procedure.No},
	}})
	show(plan.AppendFindings(nil, b, family(), p, met(), procedure.RuleHelpClear))
	// Output:
	// B 6b task/t1 not met
	//   missing: /revisions/0/tasks/0/due
}

// The health visitor has a task; the GP who answers for the other is no member, which is worth
// pointing out and no fault (N 1.1a).
func ExampleAppendFindings_membersDeliverPlan() {
	p := detailed(plan.Revision{
		Visiting: []plan.Visiting{{Child: "c1"}},
		Tasks: []plan.Task{
			{ID: "t1", Responsible: procedure.Person{ID: "visitor"}},
			{ID: "t2", Responsible: procedure.Person{ID: "p20", Role: procedure.GP}},
		},
	})
	for _, f := range plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, met(), procedure.RuleMembersDeliverPlan) {
		printWithRemark(f)
	}
	// Output:
	// N 1.1a member/visitor: met ""
	// N 1.1a member/worker: met ""
	// N 1.1a task/t1: met ""
	// N 1.1a task/t2: met "outside professional"
}
