package coregroup_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// The days of joining and of leaving are included.
func ExampleMember_IsMember() {
	m := coregroup.Member{ID: "visitor", Roles: []procedure.Role{procedure.HealthVisitor}, Periods: []coregroup.Membership{{Joined: day("2026-06-08"), Left: day("2026-07-31")}}}
	fmt.Println(m.IsMember(day("2026-06-07")), m.IsMember(day("2026-07-31")), m.IsMember(day("2026-08-01")))
	fmt.Println(m.HasBeenMember(day("2026-08-01")))
	// Output:
	// false true false
	// true
}

// A grandmother who is also a teacher is family.
func ExampleMember_IsFamily() {
	m := coregroup.Member{ID: "p4", Roles: []procedure.Role{procedure.Teacher, procedure.WiderFamily}}
	fmt.Println(m.IsFamily(), m.IsParentOrCarer(), m.IsChildOfFamily())
	// Output: true false false
}

// A line manager in the chair is a professional, and needs no part in the plan (N 1.1a).
func ExampleMember_IsProfessional() {
	visitor := coregroup.Member{ID: "p5", Roles: []procedure.Role{procedure.HealthVisitor}}
	manager := coregroup.Member{ID: "p9", Roles: []procedure.Role{procedure.LineManager}}
	fmt.Println(visitor.IsProfessional(), visitor.CarriesOutPlan())
	fmt.Println(manager.IsProfessional(), manager.CarriesOutPlan())
	// Output:
	// true true
	// true false
}

func ExampleCoreGroup_Linked() {
	g := exampleGroup()
	g.Children = append(g.Children, coregroup.Child{ID: "c2", Born: day("2019-01-20")})
	father := g.Member("father")
	fmt.Println(g.Linked(father, []procedure.ChildID{"c1"}, day("2026-06-12")))
	fmt.Println(g.Linked(father, nil, calendar.Date{}), "(of all the children)")
	fmt.Println(g.Linked(father, nil, day("2026-06-12")), "(of those on a plan that day)")
	fmt.Println(g.Linked(father, []procedure.ChildID{"c2"}, day("2026-06-12")))
	father.LinkedTo = nil
	fmt.Println(g.Linked(father, nil, day("2026-06-12")), "(no link recorded)")
	// Output:
	// all
	// part (of all the children)
	// all (of those on a plan that day)
	// nothing
	// not known (no link recorded)
}

func ExampleCoreGroup_IsConfidential() {
	b := exampleBasis("2026-06-12")
	edition, _ := b.Procedures.On(b.On)
	g := exampleGroup()
	fmt.Println(g.IsConfidential(edition, procedure.Person{ID: "p12", Role: procedure.DomesticAbuseWorker}))
	fmt.Println(g.IsConfidential(edition, procedure.Person{ID: "visitor"}))
	fmt.Println(g.IsConfidential(edition, procedure.Person{ID: "p13"}), "(nothing is known of them)")
	// Output:
	// true
	// false
	// true (nothing is known of them)
}

func ExampleCoreGroup_SocialWorkerOn() {
	g := exampleGroup()
	g.Allocations = append(g.Allocations, coregroup.Allocation{SocialWorker: "worker2", From: day("2026-09-01")})
	g.Allocations[0].To = day("2026-09-01")
	fmt.Println(g.SocialWorkerOn(day("2026-08-31")), g.SocialWorkerOn(day("2026-09-01")))
	// Output: worker worker2
}

func ExampleCoreGroup_CoverOn() {
	g := exampleGroup()
	g.Allocations = append(g.Allocations, coregroup.Allocation{SocialWorker: "worker2", From: day("2026-08-03"), To: day("2026-08-14"), Covering: procedure.Yes})
	fmt.Println(g.SocialWorkerOn(day("2026-08-10")), g.CoverOn(day("2026-08-10")))
	// Output: worker worker2
}

// The rules of the group run while any child is on a plan.
func ExampleCoreGroup_RulesRun() {
	g := exampleGroup()
	g.Children[0].OnPlan[0].To = day("2026-11-30")
	for _, on := range []string{"2026-05-29", "2026-11-30", "2026-12-01"} {
		if run, otherwise := g.RulesRun(day(on)); run {
			fmt.Println(on, "they run")
		} else {
			fmt.Println(on, otherwise)
		}
	}
	// Output:
	// 2026-05-29 undetermined
	// 2026-11-30 they run
	// 2026-12-01 not applicable
}

// The last plan of the group ended on 30 November, as is known from then on.
func ExampleCoreGroup_RunningUntil() {
	g := exampleGroup()
	g.Children[0].OnPlan[0].To = day("2026-11-30")
	fmt.Println(g.RunningUntil(day("2026-06-12"), day("2026-12-01")))
	// Output: 2026-11-30
}

// A second plan begins anew: what was before the end of the first does not count for it.
func ExampleCoreGroup_EarlierPlansEnded() {
	g := exampleGroup()
	g.Children[0].OnPlan = []coregroup.PlanPeriod{{From: day("2024-03-04"), To: day("2024-11-18")}, {From: day("2026-06-01")}}
	fmt.Println(g.EarlierPlansEnded(day("2026-06-12")))
	// Output: 2024-11-18
}

// Decided on 1 July from 6 July on, and lifted on 1 September, a day on which the father is in again.
func ExampleExclusion_Covers() {
	x := coregroup.Exclusion{ID: "x1", Member: "father", DecidedOn: day("2026-07-01"), Start: day("2026-07-06"), Lifted: day("2026-09-01")}
	known := day("2026-09-15")
	for _, on := range []string{"2026-07-05", "2026-07-06", "2026-08-31", "2026-09-01"} {
		fmt.Println(on, x.Covers(day(on), known))
	}
	fmt.Println(x.Covers(day("2026-07-20"), day("2026-06-30")), "(as known before it was decided)")
	// Output:
	// 2026-07-05 false
	// 2026-07-06 true
	// 2026-08-31 true
	// 2026-09-01 false
	// false (as known before it was decided)
}

func ExampleHeldUntil() {
	held := []coregroup.HeldMeeting{{ID: "m1", Held: day("2026-06-12")}, {ID: "m2", Held: day("2026-07-20")}}
	fmt.Println(len(coregroup.HeldUntil(held, day("2026-07-19"))), len(coregroup.HeldUntil(held, day("2026-07-20"))))
	// Output: 1 2
}

func ExampleRules() {
	for _, r := range coregroup.Rules()[:2] {
		fmt.Printf("%s: %s\n%s\n", r.ID, r.Title, r.Doc)
	}
	// Output:
	// interagency: Interagency forum
	// The professional members come from at least two agencies; a meeting attended by professionals of one agency only is pointed out.
	// membership-agreed: Membership agreed at the conference
	// Each member is recorded as agreed at the initial conference or added later, and someone was agreed there.
}

// A meeting in two sittings is held on the first of them, and its minutes are counted from the last.
func ExampleHeldMeeting_LastDay() {
	split := coregroup.HeldMeeting{ID: "m6", Held: day("2026-09-03"), Ended: day("2026-09-07")}
	single := coregroup.HeldMeeting{ID: "m7", Held: day("2026-10-08")}
	fmt.Println(split.LastDay(), single.LastDay())
	// Output: 2026-09-07 2026-10-08
}

// A Workspace is for one core group after another: it is opened on one, and then gives what each rule finds.
func ExampleWorkspace() {
	b := exampleBasis("2026-06-15")
	var work coregroup.Workspace
	var findings []procedure.Finding
	for range 2 {
		work.Open(&b, exampleGroup(), nil)
		findings = work.Append(findings[:0], procedure.RuleInteragency)
		findings = work.Append(findings, procedure.RuleFamilyAndSocialWorker)
	}
	for _, f := range findings {
		fmt.Println(f)
	}
	// Output:
	// N 1.1c interagency, case: met
}

// What a member is by their roles and standing is worked out once, and asked often.
func ExampleMember_Traits() {
	g := exampleGroup()
	for _, id := range []procedure.MemberID{"mother", "worker"} {
		t := g.Member(id).Traits()
		fmt.Println(id, t.IsFamily(), t.IsProfessional(), t.IsParentOrCarer(), t.IsChildOfFamily(), t.CarriesOutPlan())
	}
	// Output:
	// mother true false true false false
	// worker false true false false true
}
