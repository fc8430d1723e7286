// Command missed-meeting follows a core group meeting that was put off over Easter, reading one
// record as on several days.
package main

import (
	"fmt"
	"log"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
	"github.com/safeguarding-go/childprotection/schedule"
)

func main() {
	text, err := run()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(text)
}

func run() (string, error) {
	day := calendar.MustParseDate
	b := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()),
		Calendar:   calendar.EnglandAndWales(),
		On:         day("2026-02-20"),
		SoonWithin: calendar.WorkingDays(5),
	}
	c := childprotection.Case{ID: "case-1"}
	c.Children = []coregroup.Child{{ID: "child-1", Born: day("2019-06-03"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-01-08")}}}}
	c.Meetings = []schedule.Meeting{
		{ID: "meeting-2", Kind: schedule.CoreGroup, Held: procedure.Yes, Sittings: []calendar.Date{day("2026-02-20")}},
		{
			ID: "meeting-3", Kind: schedule.CoreGroup, Held: procedure.Yes, Sittings: []calendar.Date{day("2026-04-08")},
			Bookings: []schedule.Booking{
				{On: day("2026-02-20"), Day: day("2026-04-01")}, // arranged
				{On: day("2026-03-27")},                         // cancelled
				{On: day("2026-04-01"), Day: day("2026-04-08")}, // arranged again
			},
		},
		{
			ID: "discussion-1", Kind: schedule.ProfessionalsDiscussion, Held: procedure.Yes, Sittings: []calendar.Date{day("2026-04-01")},
			Reasons: "An assessment that the parents have not been told of yet.",
		},
	}

	page := show.Page{}
	page.Title("What the procedure asks")
	page.Clauses(b, "N 2.6c", "N 2.11a")

	next := schedule.NextMeetingDue(b, day("2026-02-20"))
	page.Title("Meeting 2 was held on Friday 20 February 2026")
	page.Line("The next is due within %s: by %s.", next.Limit, next.Due.Format(show.Day))
	if holiday, ok := b.Calendar.Holiday(next.Due); ok {
		page.Line("That is %s, and weeks stay where they fall: the last working day is %s.", holiday.Name, next.LastWorkingDay.Format(show.Day))
	}

	rules := []procedure.RuleID{procedure.RuleNextMeeting}
	page.Title("One record, read as on seven days")
	for _, as := range []struct{ on, what string }{
		{"2026-03-02", "meeting 3 is arranged for 1 April"},
		{"2026-03-27", "it is cancelled"},
		{"2026-04-01", "it is arranged anew for 8 April, and the professionals talk without the parents"},
		{"2026-04-03", "the last day: it has not passed yet"},
		{"2026-04-04", "the day after"},
		{"2026-04-08", "meeting 3 is held, and the next six weeks begin"},
		{"2026-09-01", "nobody met again: what was late stays late"},
	} {
		b.On = day(as.on)
		report, err := childprotection.Review(b, c)
		if err != nil {
			return "", err
		}
		page.Line("%s: %s", b.On.Format(show.Day), as.what)
		page.Findings(b, c, report.Findings, rules...)
	}

	b.On = day("2026-09-01")
	page.Title("The professionals' discussion of 1 April, which is no core group meeting")
	page.Findings(b, c, schedule.AppendFindings(nil, b, &c.CoreGroup, &c.Timetable, nil, procedure.RuleProfessionalsDiscussion), procedure.RuleProfessionalsDiscussion)

	// The team manager agrees on 2 April that the meeting may wait for the school's return.
	c.Exceptions = []procedure.AgreedException{{
		Rule: procedure.RuleNextMeeting, Subject: procedure.SubjectOf(procedure.MeetingSubject, procedure.MeetingID("meeting-2")),
		Reason: "The school is closed, and is to be there.", Granted: day("2026-04-02"),
		AuthorisedBy: procedure.Person{Role: procedure.TeamManager, ID: "manager-1"},
	}}
	b.On = day("2026-04-04")
	report, err := childprotection.Review(b, c)
	if err != nil {
		return "", err
	}
	page.Title("The day after once more, had a manager agreed to it on 2 April")
	page.Findings(b, c, report.Findings, procedure.RuleNextMeeting)
	for _, f := range report.Findings {
		if f.Rule == procedure.RuleNextMeeting {
			page.Line("The last day stays on record: %s. So does the lateness, in days: %d.", f.Due.Format(show.Day), f.DaysLate)
		}
	}
	return page.String(), nil
}
