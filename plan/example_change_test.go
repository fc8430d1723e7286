package plan_test

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

// changed is a plan that a second revision changed fundamentally on 3 August, with what was told
// of it.
func changed(told ...plan.Telling) *plan.ChildProtectionPlan {
	p := detailed(plan.Revision{})
	p.Revisions = append(p.Revisions, plan.Revision{ID: "r2", Number: 2, Date: day("2026-08-03"), Reason: "…", Fundamental: procedure.Yes, Told: told})
	return p
}

// A revision has a number, a day and, from the second on, a reason (N 2.3a).
func ExampleAppendFindings_revisionRecorded() {
	p := changed()
	p.Revisions[1].Reason = ""
	show(plan.AppendFindings(nil, nottinghamshire("2026-08-10"), family(), p, nil, procedure.RuleRevisionRecorded))
	// Output:
	// N 2.3a revision/r1 met
	// N 2.3a revision/r2 not met
	//   missing: /revisions/1/reason
}

// All members are told of a fundamental change, or it is recorded why not and who decided so
// (N 2.3b).
func ExampleAppendFindings_fundamentalChangeTold() {
	p := changed(plan.Telling{To: procedure.Person{ID: "visitor"}, On: day("2026-08-04")}, plan.Telling{To: procedure.Person{ID: "mother"}, Withheld: procedure.Yes, Reason: "…"})
	show(plan.AppendFindings(nil, nottinghamshire("2026-08-10"), family(), p, nil, procedure.RuleFundamentalChangeTold))
	// Output:
	// N 2.3b member/mother@r2 not met
	//   missing: /revisions/1/told/1/decidedBy
	// N 2.3b member/visitor@r2 met
	// N 2.3b member/worker@r2 not applicable
}

// The team manager takes a fundamental change up with the county's co-ordinator. It went to a
// reviewing officer, who is the city's (N 2.3c).
func ExampleAppendFindings_fundamentalChangeLiaison() {
	p := changed()
	p.Revisions[1].Liaison = plan.Liaison{On: day("2026-08-05"), Officer: procedure.Person{ID: "p15", Role: procedure.IndependentReviewingOfficer}, EarlierReview: procedure.No}
	show(plan.AppendFindings(nil, nottinghamshire("2026-08-10"), family(), p, nil, procedure.RuleFundamentalChangeLiaison))
	// Output:
	// N 2.3c revision/r2 not met
	//   missing: /revisions/1/liaison/officer
}

// The father, who is left out, was told of the change: a safety finding (L 1).
func ExampleAppendFindings_excludedTold() {
	g := family()
	g.Members = append(g.Members, coregroup.Member{ID: "father", Roles: []procedure.Role{procedure.Parent}, LinkedTo: []procedure.ChildID{"c1"}})
	g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", DecidedOn: day("2026-07-01")}}
	p := changed(plan.Telling{To: procedure.Person{ID: "father"}, On: day("2026-08-04")}, plan.Telling{To: procedure.Person{ID: "visitor"}, On: day("2026-08-04")})
	show(plan.AppendFindings(nil, nottinghamshire("2026-08-10"), g, p, nil, procedure.RuleExcludedTold))
	// Output:
	// L 1 member/father@r2 not met
	// L 1 member/visitor@r2 met
}

// A neighbour who is no member was told (L 2).
func ExampleAppendFindings_toldWithoutStanding() {
	p := changed(plan.Telling{To: procedure.Person{ID: "neighbour"}, On: day("2026-08-04")})
	show(plan.AppendFindings(nil, nottinghamshire("2026-08-10"), family(), p, nil, procedure.RuleToldWithoutStanding))
	// Output: L 2 member/neighbour@r2 not met
}

// The father of one child was told of a change that concerns the other (L 3).
func ExampleAppendFindings_toldOfOtherChildren() {
	g := family()
	g.Children = append(g.Children, coregroup.Child{ID: "c2", Born: day("2024-02-11"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}})
	g.Members = append(g.Members, coregroup.Member{ID: "father", Roles: []procedure.Role{procedure.Parent}, LinkedTo: []procedure.ChildID{"c2"}})
	p := changed(plan.Telling{To: procedure.Person{ID: "father"}, On: day("2026-08-04")})
	p.Revisions[1].Children = []procedure.ChildID{"c1"}
	show(plan.AppendFindings(nil, nottinghamshire("2026-08-10"), g, p, nil, procedure.RuleToldOfOtherChildren))
	// Output: L 3 member/father@r2 not met
}

// Where the mother lives now is not for the grandmother, who was told of it (L 4).
func ExampleAppendFindings_toldNotFor() {
	p := changed(plan.Telling{To: procedure.Person{ID: "gran"}, On: day("2026-08-04")})
	p.Revisions[1].NotFor = []procedure.MemberID{"gran"}
	show(plan.AppendFindings(nil, nottinghamshire("2026-08-10"), &coregroup.CoreGroup{}, p, nil, procedure.RuleToldNotFor))
	// Output: L 4 member/gran@r2 not met
}

// difficulty is a plan with a difficulty of 20 July.
func difficulty(d plan.Difficulty) *plan.ChildProtectionPlan {
	p := detailed(plan.Revision{})
	d.ID, d.Date = "d1", day("2026-07-20")
	p.Difficulties = []plan.Difficulty{d}
	return p
}

// A difficulty is described, and what is to be done has someone who does it (N 2.8a).
func ExampleAppendFindings_difficultyAction() {
	p := difficulty(plan.Difficulty{Description: "…", Action: "…"})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-27"), &coregroup.CoreGroup{}, p, nil, procedure.RuleDifficultyAction))
	// Output:
	// N 2.8a difficulty/d1 not met
	//   missing: /difficulties/0/responsible
}

// The social worker leads the assessment of what to do, with a manager (N 2.8b).
func ExampleAppendFindings_difficultyAssessed() {
	p := difficulty(plan.Difficulty{Assessment: plan.Assessment{LeadBy: "worker", On: day("2026-07-22")}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-27"), family(), p, nil, procedure.RuleDifficultyAssessed))
	// Output:
	// N 2.8b difficulty/d1 not met
	//   missing: /difficulties/0/assessment/manager
}

// The group takes part in what is decided, unless there was no time (N 2.8d).
func ExampleAppendFindings_difficultyDiscussed() {
	could, couldNot := difficulty(plan.Difficulty{Immediate: procedure.No}), difficulty(plan.Difficulty{Immediate: procedure.Yes})
	held := []coregroup.HeldMeeting{{ID: "m2", Held: day("2026-07-30")}}
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-27"), family(), could, held, procedure.RuleDifficultyDiscussed))
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-31"), family(), could, held, procedure.RuleDifficultyDiscussed))
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-31"), family(), couldNot, held, procedure.RuleDifficultyDiscussed))
	// Output:
	// N 2.8d difficulty/d1 pending
	//   missing: /difficulties/0/involved
	// N 2.8d difficulty/d1 not met
	//   missing: /difficulties/0/involved
	// N 2.8d difficulty/d1 not applicable
}

// There was no time, so members are told afterwards. No last day is given, so who was not told is
// open and never overdue (N 2.8c).
func ExampleAppendFindings_seriousConcernTold() {
	p := difficulty(plan.Difficulty{Immediate: procedure.Yes, Told: []plan.Telling{{To: procedure.Person{ID: "visitor"}, On: day("2026-07-22")}}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-27"), family(), p, nil, procedure.RuleSeriousConcernTold))
	// Output:
	// N 2.8c difficulty/d1@mother pending
	//   missing: /difficulties/0/told
	// N 2.8c difficulty/d1@visitor met
	// N 2.8c difficulty/d1@worker pending
	//   missing: /difficulties/0/told
}

// Where a child's safety is affected legal action, a section 47 enquiry and an earlier review are
// each thought of, either way (N 2.9b).
func ExampleAppendFindings_urgentStepsConsidered() {
	p := difficulty(plan.Difficulty{SafetyAffected: procedure.Yes, Considered: plan.UrgentSteps{
		LegalAction: procedure.No, EarlierReview: procedure.Yes, DecidedBy: procedure.Person{ID: "worker"}, On: day("2026-07-22"),
	}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-27"), &coregroup.CoreGroup{}, p, nil, procedure.RuleUrgentStepsConsidered))
	// Output:
	// N 2.9b difficulty/d1 not met
	//   missing: /difficulties/0/considered/section47
}

// Workers disagree. It was discussed, and is open until it is recorded how it came out (N 2.10a).
func ExampleAppendFindings_disagreementAddressed() {
	d := plan.Difficulty{Cause: plan.WorkersDisagree, Addressed: plan.Addressed{Way: plan.Discussed, On: day("2026-07-22")}}
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-27"), &coregroup.CoreGroup{}, difficulty(d), nil, procedure.RuleDisagreementAddressed))
	d.Addressed.Outcome = "…"
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-27"), &coregroup.CoreGroup{}, difficulty(d), nil, procedure.RuleDisagreementAddressed))
	// Output:
	// N 2.10a difficulty/d1 pending
	//   missing: /difficulties/0/addressed/outcome
	// N 2.10a difficulty/d1 met
}
