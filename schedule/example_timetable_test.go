package schedule_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// A conference that was put off: what was known of it on each day.
func ExampleConference_BookedFor() {
	c := schedule.Conference{ID: "k2", Kind: schedule.Review, Bookings: []schedule.Booking{
		{On: day("2026-10-01"), Day: day("2026-12-10")}, {On: day("2026-12-03"), Day: day("2026-12-16")},
	}}
	fmt.Println(c.BookedFor(day("2026-11-09")), c.BookedFor(day("2026-12-03")))
	c.Held = procedure.Yes
	fmt.Println(c.HeldOn(day("2026-12-15")).IsZero(), c.HeldOn(day("2026-12-16")))
	// Output:
	// 2026-12-10 2026-12-16
	// true 2026-12-16
}

// A meeting whose day has passed without its being held is arranged for no day.
func ExampleMeeting_ArrangedFor() {
	_, table := exampleCase()
	m := &table.Meetings[1]
	fmt.Println(m.ArrangedFor(day("2026-11-09")), m.ArrangedFor(day("2026-12-02")).IsZero())
	// Output: 2026-12-01 true
}

func ExampleMeeting_Covers() {
	m := schedule.Meeting{ID: "m3", Kind: schedule.CoreGroup}
	fmt.Println(m.Covers("c1"), m.Covers("c2"), "(none named means all)")
	m.Children = []procedure.ChildID{"c1"}
	fmt.Println(m.Covers("c1"), m.Covers("c2"))
	// Output:
	// true true (none named means all)
	// true false
}

func ExampleTimetable_LastSeenAlone() {
	g, table := exampleCase()
	table.Visits = []schedule.Visit{
		{ID: "v1", Child: "c1", Made: day("2026-10-20"), By: "worker", Seen: procedure.Yes, Alone: procedure.Yes},
		{ID: "v2", Child: "c1", Made: day("2026-11-03"), By: "worker", Seen: procedure.Yes, Alone: procedure.No},
	}
	fmt.Println(table.LastSeenAlone(g, "c1", day("2026-11-09")))
	// Output: 2026-10-20
}

func ExampleTimetable_Validate() {
	g, table := exampleCase()
	table.Meetings[1].ID = "m1"
	table.Meetings[1].Start = "9.30am"
	table.Conferences[0].Decisions[0].Child = "c9"
	fmt.Println(table.Validate(g))
	// Output:
	// /conferences/0/decisions/0/child: must be the id of a child of the group
	// /meetings/1/id: must be given once
	// /meetings/1/start: a time of day must be HH:MM
}

// The record says that the plan ended, and a conference of the same day that it continues: it runs.
func ExampleAsRead() {
	review := calendar.MustParseDate("2026-05-28")
	g := coregroup.CoreGroup{Children: []coregroup.Child{{
		ID: "c1", OnPlan: []coregroup.PlanPeriod{{From: calendar.MustParseDate("2026-03-02"), To: review, End: coregroup.EndedByReview}},
	}}}
	t := schedule.Timetable{Conferences: []schedule.Conference{{
		ID: "k2", Kind: schedule.Review, Held: procedure.Yes, Sittings: []calendar.Date{review},
		Decisions: []schedule.PlanDecision{{Child: "c1", Decision: schedule.PlanContinues}},
	}}}
	on := calendar.MustParseDate("2026-06-20")
	fmt.Println(g.Running(on), schedule.AsRead(&g, &t, on).Running(on))
	// Output: no yes
}
