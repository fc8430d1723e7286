// Command first-core-group counts the days from an initial conference a week before Christmas to
// the first core group, and says how things stand on the way there.
package main

import (
	"fmt"
	"log"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
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
	conference := day("2026-12-18")
	county := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()),
		Calendar:   calendar.EnglandAndWales(),
		On:         conference,
		SoonWithin: calendar.WorkingDays(3),
	}
	var page show.Page
	page.Title("What the procedure asks")
	page.Clauses(county, "N 2.1a", "E 1a")

	first := schedule.FirstMeetingDue(county, conference)
	page.Title("Initial conference on %s", conference.Format(show.Day))
	page.Line("The first core group is due within %s: by %s.", first.Limit, first.Due.Format(show.Day))
	for _, passed := range first.Explain(county.Calendar).PassedOver {
		page.Line("- not counted: %s", passed)
	}

	// The council's offices shut for two more days. Both dates stay visible.
	offices, err := county.Calendar.With(
		calendar.Holiday{Date: day("2026-12-29"), Name: "offices shut"},
		calendar.Holiday{Date: day("2026-12-30"), Name: "offices shut"},
	)
	if err != nil {
		return "", err
	}
	shut := county
	shut.Calendar = offices
	later := schedule.FirstMeetingDue(shut, conference)
	page.Title("The same, with the offices shut on 29 and 30 December")
	page.Line("Due by %s; by the published calendar alone, by %s.", later.Due.Format(show.Day), later.WithoutClosures.Format(show.Day))

	page.Title("How it stands, as on different days")
	for _, as := range []struct {
		on, arranged, held, what string
	}{
		{"2026-12-21", "2027-01-05", "", "arranged for Tuesday 5 January"},
		{"2027-01-04", "2027-01-05", "", "the day before it"},
		{"2027-01-04", "2027-01-08", "", "the same day, had it been put off to the 8th"},
		{"2027-01-06", "", "", "the last day, and nothing is arranged"},
		{"2027-01-07", "2027-01-08", "", "the last day has passed"},
		{"2027-03-01", "", "2027-01-08", "held on the 8th, and looked at in March"},
	} {
		b, facts := county, schedule.Facts{Subject: procedure.SubjectOf(procedure.ConferenceSubject, "conference-1")}
		b.On = day(as.on)
		if as.arranged != "" {
			facts.Arranged = day(as.arranged)
		}
		if as.held != "" {
			facts.Done = day(as.held)
		}
		page.Line("%s, %s", b.On.Format(show.Day), as.what)
		page.Findings(b, childprotection.Case{}, first.AppendFinding(nil, b, facts), procedure.RuleFirstMeeting)
	}

	// Bexley's leaflet says 10 days and not which days.
	bexley := county
	bexley.Procedures = procedure.MustEditions(procedure.Bexley())
	leaflet, guidance := schedule.FirstMeetingDue(bexley, conference), schedule.FirstMeetingByGuidance(bexley, conference)
	page.Title("The same conference in Bexley")
	page.Clauses(bexley, "B 5a")
	page.Line("Counted as written, %s: by %s. That is a day off, so the last working day is %s.",
		leaflet.Limit, leaflet.Due.Format(show.Day), leaflet.LastWorkingDay.Format(show.Day))
	page.Line("The statutory guidance (%s) gives until %s.", guidance.Clause, guidance.Due.Format(show.Day))
	return page.String(), nil
}
