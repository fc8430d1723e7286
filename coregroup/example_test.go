package coregroup_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// exampleGroup is a child, the child's parents, and two professionals.
func exampleGroup() *coregroup.CoreGroup {
	day := calendar.MustParseDate
	return &coregroup.CoreGroup{
		Children: []coregroup.Child{{ID: "c1", Born: day("2015-04-02"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}}},
		Members: []coregroup.Member{
			{ID: "mother", Roles: []procedure.Role{procedure.Parent}, LinkedTo: []procedure.ChildID{"c1"}, AgreedAtConference: procedure.Yes},
			{ID: "father", Roles: []procedure.Role{procedure.Parent}, LinkedTo: []procedure.ChildID{"c1"}, AgreedAtConference: procedure.Yes},
			{ID: "worker", Roles: []procedure.Role{procedure.SocialWorker}, Agency: "council", AgreedAtConference: procedure.Yes},
			{ID: "visitor", Roles: []procedure.Role{procedure.HealthVisitor}, Agency: "nhs", AgreedAtConference: procedure.Yes},
		},
		Allocations:  []coregroup.Allocation{{SocialWorker: "worker", From: day("2026-06-01")}},
		LineManagers: []coregroup.LineManagement{{Manager: "manager", Of: "worker"}},
		Exclusions:   []coregroup.Exclusion{{ID: "x1", Member: "father", DecidedOn: day("2026-07-01"), Start: day("2026-07-06")}},
	}
}

func exampleBasis(on string) procedure.Basis {
	return procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(), On: calendar.MustParseDate(on),
	}
}

// What the record of a group does not show, as on a day.
func ExampleAppendFindings() {
	for _, f := range coregroup.AppendFindings(nil, exampleBasis("2026-07-10"), exampleGroup(), nil) {
		if f.Priority() > procedure.NoPriority {
			fmt.Println(f)
		}
	}
	// Output:
	// N 3.9a exclusion-debated, exclusion/x1: not met, missing: debated decidedBy reasons
	// N 3.9b exclusion-alternatives, exclusion/x1: not met, missing: contributing informed
	// N 3.15b purpose-explained, child/c1: undetermined, missing: understanding
}

func ExampleProposeChair() {
	p := coregroup.ProposeChair(exampleBasis("2026-06-08"), exampleGroup(), calendar.MustParseDate("2026-06-12"), nil)
	for _, o := range p.Options {
		fmt.Println(o.Roles, o.People, o.Clause, o.Why)
	}
	fmt.Println("another member, for a reason:", p.OtherAllowed)
	// Output:
	// [line-manager] [manager] N 3.1a required at one of the first meetings
	// [social-worker] [worker] N 3.1b usual chair
	// another member, for a reason: N 3.1c
}

func ExampleCoreGroup_Excluded() {
	day := calendar.MustParseDate
	g := exampleGroup()
	fmt.Println(g.Excluded("father", day("2026-07-20"), day("2026-06-30")), "(before the decision)")
	fmt.Println(g.Excluded("father", day("2026-06-12"), day("2026-07-03")), "(decided, for a meeting before it starts)")
	fmt.Println(g.Excluded("father", day("2026-07-20"), day("2026-07-03")), "(decided, for a meeting that it covers)")
	// Output:
	// not excluded (before the decision)
	// exclusion ahead (decided, for a meeting before it starts)
	// excluded (decided, for a meeting that it covers)
}

func ExampleCoreGroup_Audience() {
	day := calendar.MustParseDate
	minutes := coregroup.Paper{Meeting: "m2", Day: day("2026-07-20"), Chair: "manager"}
	g := exampleGroup()
	for _, id := range []procedure.MemberID{"mother", "father", "visitor", "manager", "neighbour"} {
		a := g.Audience(nil, coregroup.Recipient{ID: id}, minutes, day("2026-07-24"))
		fmt.Printf("%s: %s, %s\n", id, a.Extent, a.Why)
	}
	// Output:
	// mother: all, linked
	// father: nothing, excluded
	// visitor: all, professional
	// manager: all, chair
	// neighbour: nothing, no standing
}

// The same for every member, without a search for each.
func ExampleCoreGroup_AudienceOf() {
	day := calendar.MustParseDate
	minutes := coregroup.Paper{Meeting: "m2", Day: day("2026-07-20"), Children: []procedure.ChildID{"c1"}, NotFor: []procedure.MemberID{"mother"}}
	g := exampleGroup()
	for i := range g.Members {
		m := &g.Members[i]
		to := coregroup.Reader{Recipient: coregroup.Recipient{ID: m.ID}, Member: m, Traits: m.Traits()}
		a := g.AudienceOf(nil, &to, &minutes, day("2026-07-24"))
		fmt.Printf("%s: %s, %s (family: %v)\n", m.ID, a.Extent, a.Why, to.IsFamily())
	}
	worker := g.Reader(coregroup.Recipient{ID: "worker"}) // by a search for one
	fmt.Println(g.AudienceOf(nil, &worker, &minutes, day("2026-07-24")).Extent)
	// Output:
	// mother: nothing, not for this person (family: true)
	// father: nothing, excluded (family: true)
	// worker: all, professional (family: false)
	// visitor: all, professional (family: false)
	// all
}

func ExampleCoreGroup_Released() {
	g := exampleGroup()
	g.Exclusions[0].Releases = []coregroup.Release{{
		Meeting: "m2", Extent: coregroup.ReleasedSummary, DecidedBy: procedure.Person{Role: procedure.TeamManager, ID: "p9"}, DecidedOn: calendar.MustParseDate("2026-08-03"),
	}}
	fmt.Println(g.Released("father", "m2", calendar.MustParseDate("2026-07-20"), calendar.MustParseDate("2026-08-03")))
	// Output: summary
}

func ExamplePreparationFor() {
	p := coregroup.PreparationFor(exampleBasis("2026-07-10"), exampleGroup(), "mother", coregroup.MeetingAhead{
		ID: "m2", Day: calendar.MustParseDate("2026-07-20"), Chair: "worker", Last: calendar.MustParseDate("2026-06-12"),
	})
	for _, s := range p.Steps {
		fmt.Println(s.Clause, s.Text)
	}
	// Output:
	// N 3.6a Read what you were given of the record of the last meeting, of 12 June 2026.
	// N 3.6c Make the notes you need to inform the meeting.
	// N 3.6e Think about what to ask, and what needs an answer.
	// N 3.8a If you cannot come, please send a note of what you want the meeting to know.
}

func ExampleCoreGroup_LineManagerOf() {
	g, on := exampleGroup(), calendar.MustParseDate("2026-06-12")
	fmt.Println(g.LineManagerOf(g.SocialWorkerOn(on), on))
	// Output: manager
}

func ExampleCoreGroup_MembersOn() {
	for m := range exampleGroup().MembersOn(calendar.MustParseDate("2026-06-12")) {
		fmt.Println(m.ID, m.Roles)
	}
	// Output:
	// mother [parent]
	// father [parent]
	// worker [social-worker]
	// visitor [health-visitor]
}

func ExampleCoreGroup_Successor() {
	day := calendar.MustParseDate
	g := exampleGroup()
	g.Member("visitor").Periods = []coregroup.Membership{{Left: day("2026-07-31"), LeftReason: "moved on"}}
	g.Members = append(g.Members, coregroup.Member{
		ID: "visitor2", Roles: []procedure.Role{procedure.HealthVisitor}, Succeeds: "visitor", Periods: []coregroup.Membership{{Joined: day("2026-08-03"), JoinedReason: "took over"}},
	})
	fmt.Println(g.Successor("visitor", day("2026-08-03")).ID)
	// Output: visitor2
}

func ExampleCoreGroup_Running() {
	fmt.Println(exampleGroup().Running(calendar.MustParseDate("2026-06-12")))
	// Output: yes
}

func ExampleCoreGroup_Validate() {
	g := exampleGroup()
	g.Members[1].ID = "mother"
	g.Allocations[0].SocialWorker = "nobody"
	fmt.Println(g.Validate())
	// Output:
	// /allocations/0/socialWorker: must be the id of a member
	// /exclusions/0/member: must be the id of a member
	// /members/1/id: must be given once
}

func ExampleChild_Stage() {
	day := calendar.MustParseDate
	c := coregroup.Child{Born: day("2008-06-01")}
	fmt.Println(c.Stage(day("2026-05-31")), c.Stage(day("2026-06-01")))
	// Output: minor adult
}

func ExampleChild_PlanEnded() {
	day := calendar.MustParseDate
	c := coregroup.Child{Born: day("2008-06-01"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-01-12")}}}
	fmt.Println(c.IsOnPlan(day("2026-05-31")), c.IsOnPlan(day("2026-06-01")), c.PlanEnded(day("2026-06-01")))
	// Output: true false 2026-05-31
}
