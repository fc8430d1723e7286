package plan_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

// Each child has needs, and each need a service or a task that meets it (N 2.2e).
func ExampleAppendFindings_needsAndServices() {
	p := detailed(plan.Revision{
		Needs:    []plan.Need{{ID: "n1", Child: "c1", Description: "…"}, {ID: "n2", Child: "c1", Description: "…"}},
		Services: []plan.Service{{ID: "s1", Description: "…", Needs: []procedure.NeedID{"n1"}}},
	})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, met(), procedure.RuleNeedsAndServices))
	// Output:
	// N 2.2e child/c1 met
	// N 2.2e need/n1 met
	// N 2.2e need/n2 not met
	//   missing: /revisions/0/services
	// N 2.2e service/s1 met
}

// How the family got on with such a service before is recorded, or that there was none (N 2.2g).
func ExampleAppendFindings_earlierEngagement() {
	p := detailed(plan.Revision{Services: []plan.Service{{ID: "s1", NoEarlierEngagement: procedure.Yes}, {ID: "s2"}}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, met(), procedure.RuleEarlierEngagement))
	// Output:
	// N 2.2g service/s1 met
	// N 2.2g service/s2 not met
	//   missing: /revisions/0/services/1/earlierEngagement
}

// How likely it is to succeed, how it is watched, what follows if not, and by when (N 2.2h).
func ExampleAppendFindings_strategy() {
	p := detailed(plan.Revision{Services: []plan.Service{{ID: "s1", Likelihood: "…", Monitoring: "…", Consequence: "…"}}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, met(), procedure.RuleStrategy))
	// Output:
	// N 2.2h service/s1 not met
	//   missing: /revisions/0/services/0/byWhen
}

// How often the lead social worker sees the child, and in what situations (N 2.2i).
func ExampleAppendFindings_visitingPattern() {
	p := detailed(plan.Revision{Visiting: []plan.Visiting{{Child: "c1", Frequency: calendar.WorkingDays(10), Alone: "…"}}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, met(), procedure.RuleVisitingPattern))
	// Output:
	// N 2.2i child/c1 not met
	//   missing: /revisions/0/visiting/0/withOthers
}

// What the plan says of how often each child is seen is what package schedule counts visits by.
func ExampleChildProtectionPlan_Patterns() {
	p := detailed(plan.Revision{Visiting: []plan.Visiting{{Child: "c1", Frequency: calendar.WorkingDays(10)}}})
	for _, pattern := range p.Patterns(nil) {
		fmt.Println(pattern.Child, "from", pattern.From, "every", pattern.Every)
	}
	// Output: c1 from 2026-06-12 every 10 working days
}

// A contingency plan says what sets it off, what is done and by whom, and that court proceedings
// were thought of (N 2.2k).
func ExampleAppendFindings_contingency() {
	p := detailed(plan.Revision{Contingency: plan.Contingency{Triggers: "…", Action: "…", Starter: procedure.Person{ID: "worker"}}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, met(), procedure.RuleContingency))
	// Output:
	// N 2.2k case not met
	//   missing: /revisions/0/contingency/proceedings
}

// Progress is looked at on set days, one of them still to come (N 2.2l).
func ExampleAppendFindings_reviewPoints() {
	p := detailed(plan.Revision{ReviewPoints: []plan.ReviewPoint{{ID: "p1", On: day("2026-07-20"), Means: "…"}}})
	for _, on := range []string{"2026-07-01", "2026-07-21"} {
		show(plan.AppendFindings(nil, nottinghamshire(on), family(), p, met(), procedure.RuleReviewPoints))
	}
	// Output:
	// N 2.2l case met
	// N 2.2l review-point/p1 met
	// N 2.2l case not met
	//   missing: /revisions/0/reviewPoints
	// N 2.2l review-point/p1 met
}

// How the child takes part in carrying the plan out and in reviewing it (N 2.2m).
func ExampleAppendFindings_childTakesPart() {
	p := detailed(plan.Revision{Participation: []plan.Participation{{Child: "c1", CarryingOut: "…"}}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, met(), procedure.RuleChildTakesPart))
	// Output:
	// N 2.2m child/c1 not met
	//   missing: /revisions/0/participation/0/reviewing
}

// Under Bexley's leaflet the plan that the conference made with the family is called the safety plan
// (B 1a).
func ExampleAppendFindings_safetyPlanMade() {
	b := nottinghamshire("2026-07-01")
	b.Procedures = procedure.MustEditions(procedure.Bexley())
	p := &plan.ChildProtectionPlan{Outlines: []plan.Outline{{Conference: "k1", Date: day("2026-06-01"), Items: []plan.OutlineItem{{ID: "i1", Description: "…"}}}}}
	show(plan.AppendFindings(nil, b, family(), p, nil, procedure.RuleSafetyPlanMade))
	// Output:
	// B 1a case not met
	//   missing: /outlines/0/family
}

// The plan in force leaves out what belongs to a plan that had ended before.
func ExampleChildProtectionPlan_InForce() {
	g := family()
	g.Children[0].OnPlan = []coregroup.PlanPeriod{{From: day("2024-03-04"), To: day("2024-11-18")}, {From: day("2026-06-01")}}
	p := &plan.ChildProtectionPlan{Revisions: []plan.Revision{{ID: "r1", Date: day("2024-03-15")}, {ID: "r2", Date: day("2026-06-12")}}}
	fmt.Println(p.InForce(g, day("2026-06-11")) == nil, p.InForce(g, day("2026-06-12")).ID)
	fmt.Println(p.On(day("2026-06-11")).ID, "(the last revision, whatever plan it is of)")
	// Output:
	// true r2
	// r1 (the last revision, whatever plan it is of)
}

func ExampleChildProtectionPlan_Validate() {
	p := detailed(plan.Revision{
		Tasks:   []plan.Task{{ID: "t1"}, {ID: "t1"}},
		Answers: []plan.OutlineAnswer{{Item: "i9", Reason: "…"}},
	})
	fmt.Println(p.Validate(family()))
	// Output:
	// /revisions/0/answers/0/item: must be the id of an item of an outline
	// /revisions/0/tasks/1/id: must be given once
}

func ExampleRules() {
	for _, r := range plan.Rules()[:2] {
		fmt.Printf("%s: %s\n%s\n", r.ID, r.Title, r.Doc)
	}
	// Output:
	// members-deliver-plan: Members deliver the plan
	// Each professional member has a part in the plan, and each professional responsible for a task is a member; one from outside is pointed out.
	// detailed-plan-developed: Detailed plan developed
	// The core group turned the outline plan into a detailed one that takes up every item of it, by its second meeting or the day on which the first minutes were due.
}

// printWithRemark prints a finding with what it points out.
func printWithRemark(f procedure.Finding) {
	fmt.Printf("%s %s: %s %q\n", f.Clause, f.Subject, f.Outcome, f.Remark)
}
