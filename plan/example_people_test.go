package plan_test

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

// Each member has a part, and each professional a contact of a kind and frequency (N 2.2j).
func ExampleAppendFindings_rolesAndContact() {
	p := detailed(plan.Revision{Roles: []plan.RoleInPlan{
		{Who: procedure.Person{ID: "mother"}, Description: "…"},
		{Who: procedure.Person{ID: "worker"}, Description: "…", Contact: "…", Frequency: "…"},
		{Who: procedure.Person{ID: "visitor"}, Description: "…", Contact: "…"},
	}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, met(), procedure.RuleRolesAndContact))
	// Output:
	// N 2.2j member/mother met
	// N 2.2j member/visitor not met
	//   missing: /revisions/0/roles/2/frequency
	// N 2.2j member/worker met
}

// What is expected of a parent is put into words (N 2.5a), one who is no member too.
func ExampleAppendFindings_expectationsPlain() {
	p := detailed(plan.Revision{Expectations: []plan.Expectation{
		{ID: "e1", Of: procedure.Person{ID: "mother"}, Description: "…"},
		{ID: "e2", Of: procedure.Person{ID: "p8", Role: procedure.Carer}},
	}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, met(), procedure.RuleExpectationsPlain))
	// Output:
	// N 2.5a member/mother met
	// N 2.5a member/p8 not met
	//   missing: /revisions/0/expectations/1/description
}

// With each expectation goes what may follow where it is not met (N 2.5b).
func ExampleAppendFindings_expectationConsequences() {
	p := detailed(plan.Revision{Expectations: []plan.Expectation{{ID: "e1", Of: procedure.Person{ID: "mother"}, Description: "…"}}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, met(), procedure.RuleExpectationConsequences))
	// Output:
	// N 2.5b expectation/e1 not met
	//   missing: /revisions/0/expectations/0/consequence
}

// The plan was explained to the mother once it was made (N 2.2n).
func ExampleAppendFindings_planExplained() {
	p := detailed(plan.Revision{Explained: []plan.Explained{{To: "mother", On: day("2026-06-15")}}})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, met(), procedure.RulePlanExplained))
	// Output: N 2.2n member/mother met
}

// Whether the mother is given the plan in her own language was not decided (N 2.4a).
func ExampleAppendFindings_planLanguage() {
	g := family()
	g.Member("mother").FirstLanguageEnglish = procedure.No
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), g, detailed(plan.Revision{}), met(), procedure.RulePlanLanguage))
	// Output:
	// N 2.4a member/mother not met
	//   missing: /language
}

// The child was told of the plan before it was last revised, and the group has met since (N 3.4b).
func ExampleAppendFindings_childToldOfPlan() {
	g := family()
	g.Children[0].Understanding = procedure.Yes
	p := detailed(plan.Revision{})
	p.Revisions = append(p.Revisions, plan.Revision{ID: "r2", Number: 2, Date: day("2026-07-13")})
	p.ChildTold = []plan.ChildTold{{Child: "c1", On: day("2026-06-19")}}
	held := append(met(), coregroup.HeldMeeting{ID: "m2", Held: day("2026-07-20")})
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-24"), g, p, held, procedure.RuleChildToldOfPlan))
	// Output:
	// N 3.4b child/c1 not met
	//   missing: /childTold
}

// Nothing asks for a written agreement; one that there is says what it asks and of whom (N 2.7a).
func ExampleAppendFindings_writtenAgreement() {
	p := detailed(plan.Revision{})
	p.Agreements = []plan.Agreement{{ID: "a1", Date: day("2026-06-15"), With: []procedure.MemberID{"mother"}}}
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), &coregroup.CoreGroup{}, p, nil, procedure.RuleWrittenAgreement))
	// Output:
	// N 2.7a agreement/a1 not met
	//   missing: /agreements/0/asks
}

// The mother has her copy. The social worker has changed since, and the agreement tells the next
// one what is expected (N 2.7b).
func ExampleAppendFindings_agreementCopies() {
	g := family()
	g.Allocations = []coregroup.Allocation{{SocialWorker: "worker", To: day("2026-06-30")}, {SocialWorker: "worker2", From: day("2026-07-01")}}
	p := detailed(plan.Revision{})
	p.Agreements = []plan.Agreement{{
		ID: "a1", Date: day("2026-06-15"), With: []procedure.MemberID{"mother"}, Asks: "…", Copies: []plan.Copy{{To: "mother", On: day("2026-06-16")}},
	}}
	for _, f := range plan.AppendFindings(nil, nottinghamshire("2026-07-10"), g, p, nil, procedure.RuleAgreementCopies) {
		printWithRemark(f)
	}
	// Output: N 2.7b agreement/a1@mother: met "agreement carries over"
}
