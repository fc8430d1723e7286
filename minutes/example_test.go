package minutes_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

func exampleBasis() procedure.Basis {
	return procedure.Basis{Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(), On: calendar.MustParseDate("2026-11-09")}
}

// exampleCase is a child whose father was excluded, a meeting that was held, and its minutes,
// which went to the mother and, in spite of that, to the father.
func exampleCase() (*coregroup.CoreGroup, *schedule.Timetable, []minutes.Minutes) {
	day := calendar.MustParseDate
	g := &coregroup.CoreGroup{
		Children: []coregroup.Child{{ID: "c1", Born: day("2018-04-02"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-10-01")}}}},
		Members: []coregroup.Member{
			{ID: "mother", Roles: []procedure.Role{procedure.Parent}, LinkedTo: []procedure.ChildID{"c1"}},
			{ID: "father", Roles: []procedure.Role{procedure.Parent}, LinkedTo: []procedure.ChildID{"c1"}},
			{ID: "worker", Roles: []procedure.Role{procedure.SocialWorker}, Key: procedure.Yes},
		},
		Allocations: []coregroup.Allocation{{SocialWorker: "worker"}},
		Exclusions:  []coregroup.Exclusion{{ID: "x1", Member: "father", DecidedOn: day("2026-10-12")}},
	}
	t := &schedule.Timetable{Meetings: []schedule.Meeting{
		{ID: "m1", Kind: schedule.CoreGroup, Held: procedure.Yes, Sittings: []calendar.Date{day("2026-10-14")}, Chair: "manager"},
		{ID: "m2", Kind: schedule.CoreGroup, Bookings: []schedule.Booking{{On: day("2026-10-14"), Day: day("2026-11-20")}}, Chair: "worker"},
	}}
	return g, t, []minutes.Minutes{{
		Meeting: "m1", Written: day("2026-10-16"), Chair: "manager",
		Attendance: []minutes.Attendance{
			{Member: "mother", How: minutes.Present}, {Member: "father", How: minutes.LeftOut}, {Member: "worker", How: minutes.Present},
		},
		Actions: []minutes.Action{{ID: "a1", Description: "Refer to speech therapy.", Responsible: procedure.Person{ID: "worker"}}},
		Versions: []minutes.Version{{Number: 1, Sendings: []minutes.Sending{
			{ID: "s1", To: procedure.Person{ID: "mother"}, On: day("2026-10-19"), Route: schedule.Post, Extent: minutes.InFull},
			{ID: "s2", To: procedure.Person{ID: "father"}, On: day("2026-10-19"), Route: schedule.Email, Extent: minutes.InFull},
		}}},
	}}
}

func ExampleAppendFindings() {
	g, t, list := exampleCase()
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, &plan.ChildProtectionPlan{}) {
		if f.Priority() >= procedure.PriorityNow {
			fmt.Println(f, f.Path())
		}
	}
	// Output:
	// N 3.10a exclusion-in-minutes, exclusion/x1: not met, missing: exclusions /minutes/0/exclusions
	// N 3.17c matters-recorded, meeting/m1: not met, missing: matters /minutes/0/matters
	// N 3.17e actions-assigned, action/a1@m1: not met, missing: timescale /minutes/0/actions/0/timescale
	// N 3.18a minutes-circulated, member/worker@m1: overdue, due 2026-10-28, days late: 12 /minutes/0
	// L 1 excluded-received, sending/s2@m1: not met, done 2026-10-19 /minutes/0/versions/0/sendings/1
}

func ExampleAppendFindings_minutesCirculated() {
	g, t, list := exampleCase()
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleMinutesCirculated) {
		fmt.Println(f)
	}
	// Output:
	// N 3.18a minutes-circulated, member/father@m1: not applicable
	// N 3.18a minutes-circulated, member/mother@m1: met, due 2026-10-28, done 2026-10-19
	// N 3.18a minutes-circulated, member/worker@m1: overdue, due 2026-10-28, days late: 12
}

func ExampleCirculation_ToSend() {
	g, t, list := exampleCase()
	c := minutes.CirculationList(exampleBasis(), g, t, list, "m1")
	for _, to := range c.To {
		if !to.Sent.IsZero() {
			fmt.Println("had by", to.ID, "on", to.Sent)
		}
	}
	for _, to := range c.ToSend() {
		fmt.Println("still to go to", to.ID, "by", to.Due.Due)
	}
	// Output:
	// had by mother on 2026-10-19
	// still to go to worker by 2026-10-28
}

func ExampleCirculationList() {
	g, t, list := exampleCase()
	c := minutes.CirculationList(exampleBasis(), g, t, list, "m1")
	for _, to := range c.To {
		fmt.Printf("to %s: %v by %v, last by %q\n", to.ID, to.Extent, to.Due.Due, to.Route)
	}
	for _, not := range c.NotTo {
		fmt.Println("not to", not.ID, not.Why)
	}
	// Output:
	// to mother: all by 2026-10-28, last by "post"
	// to worker: all by 2026-10-28, last by ""
	// not to father excluded
}

func ExampleAgenda() {
	g, t, list := exampleCase()
	form := minutes.Agenda(exampleBasis(), g, t, list, &plan.ChildProtectionPlan{}, "m2", coregroup.Recipient{ID: "worker"}, minutes.ForChair)
	fmt.Println("meeting", form.Number, form.Day)
	for _, item := range form.Items {
		if item.Kind != minutes.ChairPrompt {
			fmt.Printf("%s: %v %q\n", item.Clause, item.Kind, item.ID)
		}
	}
	refused := minutes.Agenda(exampleBasis(), g, t, list, &plan.ChildProtectionPlan{}, "m2", coregroup.Recipient{ID: "father"}, minutes.Circulated)
	fmt.Println("for the father:", refused.Refused)
	// Output:
	// meeting 2 2026-11-20
	// N 3.17b: review previous notes "m1"
	// N 3.17d: carried action "a1"
	// N 3.14b: view to bring "c1"
	// N 3.10a: exclusion to record "x1"
	// N 2.6c: meeting to agree ""
	// for the father: excluded
}

func ExampleAppendHeldMeetings() {
	g, t, list := exampleCase()
	held := minutes.AppendHeldMeetings(nil, t, list, exampleBasis().On)
	fmt.Println(held[0].ID, held[0].Chair, held[0].Present)
	fmt.Println(coregroup.AppendFindings(nil, exampleBasis(), g, held, procedure.RuleInteragency)[1].Subject)
	// Output:
	// m1 manager [mother worker]
	// meeting/m1
}

func ExampleValidate() {
	g, t, list := exampleCase()
	list = append(list, minutes.Minutes{Meeting: "m1"}, minutes.Minutes{Meeting: "m2"})
	fmt.Println(minutes.Validate(list, g, t))
	// Output:
	// /minutes/1/meeting: must have one set of minutes only
	// /minutes/2/meeting: must be the id of a meeting that was held
}

// A Workspace is for the minutes of many cases one after another.
func ExampleWorkspace() {
	g, t, list := exampleCase()
	b := exampleBasis()
	var work minutes.Workspace
	fmt.Println("meetings held:", len(work.Open(&b, g, t, list, &plan.ChildProtectionPlan{})))
	findings := work.Append(nil, procedure.RuleExcludedReceived)
	for _, f := range findings {
		if f.Priority() == procedure.PrioritySafety {
			fmt.Println(f)
		}
	}
	// Output:
	// meetings held: 1
	// L 1 excluded-received, sending/s2@m1: not met, done 2026-10-19
}
