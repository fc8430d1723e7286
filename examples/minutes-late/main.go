// Command minutes-late follows the minutes of a meeting in two sittings, over Easter, to each person
// who is owed them.
package main

import (
	_ "embed"
	"fmt"
	"log"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/schedule"
)

//go:embed case.json
var record []byte

func main() {
	text, err := run()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(text)
}

func run() (string, error) {
	c, err := childprotection.ParseCase(record)
	if err != nil {
		return "", err
	}
	day := calendar.MustParseDate
	b := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()),
		Calendar:   calendar.EnglandAndWales(),
		On:         day("2026-03-27"),
		SoonWithin: calendar.WorkingDays(2),
	}
	page := show.Page{}
	page.Title("What the procedure asks")
	page.Clauses(b, "N 3.18a", "L 1")

	ended := c.Meetings[0].EndedOn(b.On)
	due := schedule.MinutesDue(b, procedure.Parent, ended, calendar.Date{})
	page.Title("Meeting 2 had its last sitting on %s", ended.Format(show.Day))
	page.Line("The minutes are due within %s: by %s.", due.Limit, due.Due.Format(show.Day))
	for _, passed := range due.Explain(b.Calendar).PassedOver {
		page.Line("- not counted: %s", passed)
	}

	for _, as := range []struct{ on, what string }{
		{"2026-04-01", "they are written"},
		{"2026-04-10", "two members have them, and the last day is Monday"},
		{"2026-05-01", "some came late, some never, and a correction was sent on 20 April"},
	} {
		b.On = day(as.on)
		page.Title("%s: %s", b.On.Format(show.Day), as.what)
		report, err := childprotection.Review(b, c)
		if err != nil {
			return "", err
		}
		page.Findings(b, c, report.Findings, procedure.RuleMinutesCirculated)
	}

	page.Title("Whoever sends them out goes by this list, made as on %s", b.On.Format(show.Day))
	list := minutes.CirculationList(b, &c.CoreGroup, &c.Timetable, c.Minutes, "meeting-2")
	for _, to := range list.To {
		switch {
		case to.Correction:
			page.Line("- to %s: the correction (the minutes went by %s)", to.ID, to.Route)
		case to.Sent.IsZero():
			when := ", by " + to.Due.Due.Format(show.Day)
			if late := b.On.Sub(to.Due.Due); late > 0 {
				when = fmt.Sprintf(" (was due by %s, %d days late)", to.Due.Due.Format(show.Day), late)
			}
			page.Line("- to %s: %s of them%s", to.ID, to.Extent, when)
		default:
			page.Line("- to %s: sent on %s", to.ID, to.Sent.Format(show.Day))
		}
	}
	for _, not := range list.NotTo {
		page.Line("- not to %s: %s", not.ID, not.Why)
	}

	// Bexley's leaflet says "as soon as possible", which the library never turns into a number.
	b.Procedures = procedure.MustEditions(procedure.Bexley())
	page.Title("The same meeting in Bexley, as on the same day")
	page.Clauses(b, "B 7b")
	report, err := childprotection.Review(b, c)
	if err != nil {
		return "", err
	}
	page.Findings(b, c, report.Findings, procedure.RuleMinutesCirculated)
	return page.String(), nil
}
