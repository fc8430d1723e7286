package schedule_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
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
