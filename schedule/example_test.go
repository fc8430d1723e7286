package schedule_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/schedule"
)

func exampleBasis() procedure.Basis {
	return procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(),
		On: calendar.MustParseDate("2027-01-08"), SoonWithin: calendar.WorkingDays(5),
	}
}

func ExampleFirstMeetingDue() {
	d := schedule.FirstMeetingDue(exampleBasis(), calendar.MustParseDate("2026-12-18"))
	fmt.Println(d.Clause, d.Limit, d.Due)
	// Output: N 2.1a 10 working days 2027-01-06
}

func ExampleFirstMeetingByGuidance() {
	b := exampleBasis()
	b.Procedures = procedure.MustEditions(procedure.Bexley())
	conference := calendar.MustParseDate("2026-12-18")
	fmt.Println(schedule.FirstMeetingDue(b, conference).Due, schedule.FirstMeetingByGuidance(b, conference).Due)
	// Output: 2026-12-28 2027-01-06
}

func ExampleNextMeetingDue() {
	d := schedule.NextMeetingDue(exampleBasis(), calendar.MustParseDate("2026-11-16"))
	fmt.Println(d.Due, "or, that being a day off,", d.LastWorkingDay)
	// Output: 2026-12-28 or, that being a day off, 2026-12-24
}

func ExampleLastMeetingDue() {
	b := exampleBasis()
	fmt.Println(schedule.LastMeetingDue(b, calendar.MustParseDate("2027-03-17")) == schedule.Deadline{}) // Nottinghamshire has none
	// Output: true
}

func ExampleMinutesDue() {
	d := schedule.MinutesDue(exampleBasis(), procedure.Parent, calendar.MustParseDate("2027-01-05"), calendar.Date{})
	fmt.Println(d.Clause, d.Due)
	// Output: N 3.18a 2027-01-19
}

func ExampleReviewConferenceDue() {
	b, conference := exampleBasis(), calendar.MustParseDate("2026-11-30")
	fmt.Println(schedule.ReviewConferenceDue(b, conference, calendar.Date{}, calendar.Date{}).Due)
	fmt.Println(schedule.ReviewConferenceDue(b, conference, calendar.Date{}, calendar.MustParseDate("2027-02-25")).Due)
	// Output:
	// 2027-02-28
	// 2027-08-25
}

func ExampleDeadline_Explain() {
	d := schedule.MinutesDue(exampleBasis(), procedure.Parent, calendar.MustParseDate("2026-12-15"), calendar.Date{})
	for _, day := range d.Explain(calendar.EnglandAndWales()).PassedOver {
		fmt.Println(day)
	}
	// Output:
	// Sat 19 Dec, weekend
	// Sun 20 Dec, weekend
	// Fri 25 Dec, Christmas Day
	// Sat 26 Dec, weekend
	// Sun 27 Dec, weekend
	// Mon 28 Dec, Boxing Day
}

func ExampleDeadline_AppendFinding() {
	b := exampleBasis()
	first := schedule.FirstMeetingDue(b, calendar.MustParseDate("2026-12-18"))
	for _, f := range first.AppendFinding(nil, b, schedule.Facts{
		Subject:  procedure.SubjectOf(procedure.ConferenceSubject, procedure.ConferenceID("k1")),
		Arranged: calendar.MustParseDate("2027-01-12"),
	}) {
		fmt.Println(f)
	}
	// Output: N 2.1a first-meeting, conference/k1: overdue, due 2027-01-06, days late: 2
}

// A rule of another package says in its findings where a deadline stands, and where the record is.
func ExampleDeadline_Judge() {
	b := exampleBasis()
	due := schedule.MinutesDue(b, procedure.HealthVisitor, calendar.MustParseDate("2026-12-14"), calendar.Date{})
	var found []procedure.Finding
	if due.Rule != procedure.NoRule {
		f := findings.Note(&found, due.Rule, procedure.MemberSubject, "visitor", "m1")
		f.At = procedure.Place{}.Item(field.Minutes, 0)
		due.Judge(f, &b, calendar.Date{}, calendar.Date{}, calendar.Date{})
	}
	fmt.Println(found[0], found[0].At)
	// Output: N 3.18a minutes-circulated, member/visitor@m1: overdue, due 2026-12-30, days late: 9 /minutes/0
}

func ExampleVisitDue() {
	d := schedule.VisitDue(exampleBasis(), calendar.MustParseDate("2026-12-18"), calendar.WorkingDays(10))
	fmt.Println(d.Clause, d.Due)
	// Output: N 3.4a 2027-01-06
}

// exampleCase is a child whose father was excluded, a conference, and two meetings.
func exampleCase() (*coregroup.CoreGroup, *schedule.Timetable) {
	day := calendar.MustParseDate
	g := &coregroup.CoreGroup{
		Children: []coregroup.Child{{ID: "c1", Born: day("2018-04-02"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-10-01")}}}},
		Members: []coregroup.Member{
			{ID: "mother", Roles: []procedure.Role{procedure.Parent}, LinkedTo: []procedure.ChildID{"c1"}, FirstLanguageEnglish: procedure.No},
			{ID: "father", Roles: []procedure.Role{procedure.Parent}, LinkedTo: []procedure.ChildID{"c1"}},
			{ID: "worker", Roles: []procedure.Role{procedure.SocialWorker}},
			{ID: "daughter", Roles: []procedure.Role{procedure.Child}, Child: "c1"},
		},
		Allocations: []coregroup.Allocation{{SocialWorker: "worker"}},
		Exclusions:  []coregroup.Exclusion{{ID: "x1", Member: "father", DecidedOn: day("2026-10-20")}},
	}
	return g, &schedule.Timetable{
		Conferences: []schedule.Conference{{
			ID: "k1", Kind: schedule.Initial, Held: procedure.Yes, Sittings: []calendar.Date{day("2026-10-01")},
			Decisions: []schedule.PlanDecision{{Child: "c1", Decision: schedule.PlanMade}},
		}},
		Meetings: []schedule.Meeting{
			{ID: "m1", Kind: schedule.CoreGroup, Held: procedure.Yes, Sittings: []calendar.Date{day("2026-10-14")}, Chair: "manager"},
			{ID: "m2", Kind: schedule.CoreGroup, Bookings: []schedule.Booking{{On: day("2026-10-14"), Day: day("2026-12-01")}}, Chair: "worker"},
		},
	}
}

func ExampleAppendFindings() {
	g, table := exampleCase()
	b := exampleBasis()
	b.On = calendar.MustParseDate("2026-11-09")
	for _, f := range schedule.AppendFindings(nil, b, g, table, nil) {
		if f.Priority() >= procedure.PrioritySoon {
			fmt.Println(f)
		}
	}
	// Output: N 2.6c next-meeting, meeting/m1: arranged late, due 2026-11-25
}

func ExampleInvitations() {
	g, table := exampleCase()
	for _, i := range schedule.Invitations(g, &table.Meetings[1], calendar.MustParseDate("2026-11-09")) {
		fmt.Println(i.ID, i.Roles)
	}
	// Output:
	// mother [parent]
	// worker [social-worker]
}

func ExampleArrangeInterpreter() {
	g, table := exampleCase()
	fmt.Println(schedule.ArrangeInterpreter(g, &table.Meetings[1], schedule.Interpreting{For: "mother", By: "daughter"}))
	// Output: schedule: a child of the family does not interpret, of whatever age (N 3.13b, L 5)
}

func ExampleTimetable_Number() {
	_, table := exampleCase()
	fmt.Println(table.Number("m1", calendar.MustParseDate("2026-11-09")))
	// Output: 1
}

func ExampleTimetable_AppendCoreGroups() {
	_, table := exampleCase()
	for i, at := range table.AppendCoreGroups(nil, calendar.MustParseDate("2026-11-09")) {
		fmt.Println(i+1, table.Meetings[at].ID)
	}
	// Output: 1 m1
}

func ExampleMeeting_EndedOn() {
	_, table := exampleCase()
	m := &table.Meetings[0]
	m.Sittings = append(m.Sittings, calendar.MustParseDate("2026-10-21"))
	on := calendar.MustParseDate("2026-11-09")
	fmt.Println(m.HeldOn(on), m.EndedOn(on))
	// Output: 2026-10-14 2026-10-21
}

// A case is opened once, and then judged by one rule after another.
func ExampleWorkspace() {
	g, table := exampleCase()
	b := exampleBasis()
	var work schedule.Workspace
	work.Open(&b, g, table, nil)
	var found []procedure.Finding
	for _, rule := range []procedure.RuleID{procedure.RuleNextMeeting, procedure.RuleFirstReviewConference} {
		found = work.Append(found[:0], rule)
		for _, f := range found {
			fmt.Println(f)
		}
	}
	// Output:
	// N 2.6c next-meeting, meeting/m1: overdue, due 2026-11-25, days late: 44
	// E 1b first-review-conference, child/c1@k1: overdue, due 2027-01-01, days late: 7
}
