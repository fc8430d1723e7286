// Command a-year reads the record of one case from its initial conference to the review that ends
// the plan, as on twelve days, and says each time what has changed.
package main

import (
	_ "embed"
	"fmt"
	"log"
	"slices"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
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
	b := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()),
		Calendar:   calendar.EnglandAndWales(),
		On:         calendar.MustParseDate("2026-01-12"),
		SoonWithin: calendar.WorkingDays(3),
	}
	page := show.Page{}
	page.Title("What the procedure asks, of that which went wrong in this year")
	page.Clauses(b, "N 2.2j", "N 2.6c", "N 2.9a", "N 3.4a", "N 3.18a", "N 3.18b")

	var before []procedure.Finding
	for _, as := range []struct{ on, what string }{
		{"2026-01-12", "the initial conference makes a plan"},
		{"2026-01-28", "the core group has met, and the detailed plan is there"},
		{"2026-04-02", "a week to the first review conference, with Easter in between"},
		{"2026-05-08", "a meeting was cancelled, and its last day has passed"},
		{"2026-05-15", "it was held yesterday"},
		{"2026-06-11", "the social worker has changed"},
		{"2026-07-07", "yesterday a bruise was seen that nobody explains, and the social worker saw the child"},
		{"2026-07-09", "everyone has been told"},
		{"2026-08-10", "the minutes of July have not reached the parent"},
		{"2026-10-07", "the second review conference was yesterday"},
		{"2026-12-28", "between Christmas and New Year"},
		{"2027-01-13", "the plan ended yesterday"},
	} {
		b.On = calendar.MustParseDate(as.on)
		report, err := childprotection.Review(b, c)
		if err != nil {
			return "", err
		}
		deadlines, err := childprotection.Deadlines(b, c)
		if err != nil {
			return "", err
		}
		page.Title("%s: %s", b.On.Format(show.Day), as.what)
		open := report.Open()
		for _, f := range without(before, open) {
			page.Line("No longer open: %s (%s)", f.Subject, f.Clause)
		}
		if opened := without(open, before); len(opened) > 0 {
			page.Line("Now open:")
			page.Findings(b, c, opened, procedure.RuleIDs()...)
		}
		before = open
		waiting := slices.DeleteFunc(slices.Clone(report.Findings), func(f procedure.Finding) bool { return !show.Waits(f) })
		// A task or an action has no clause, and no finding says that its day has passed.
		passed := slices.DeleteFunc(slices.Clone(deadlines), func(d childprotection.OpenDeadline) bool { return d.Outcome != procedure.Overdue || d.Clause != "" })
		switch {
		case len(open) > 0:
		case len(waiting) > 0:
			page.Line("Nothing is overdue, but not done, with no last day: see below.")
		case len(passed) > 0:
			page.Line("Nothing is open, but a task or action is past its last day: see below.")
		default:
			page.Line("Record complete: nothing is open. This does not say how the child is.")
		}
		if len(waiting) > 0 {
			page.Line("Not done, with no last day:")
			page.Findings(b, c, waiting, procedure.RuleIDs()...)
		}
		for _, d := range passed {
			page.Line("Its day has passed, %s: %s, %s", d.Due.Format(show.Day), show.What(d), d.Subject)
		}
		ahead := slices.DeleteFunc(deadlines, func(d childprotection.OpenDeadline) bool { return d.Outcome == procedure.Overdue })
		for _, d := range ahead[:min(3, len(ahead))] {
			line := "By " + d.Due.Format(show.Day)
			if !d.LastWorkingDay.IsZero() && d.LastWorkingDay != d.Due {
				line += ", a day off (last working day " + d.LastWorkingDay.Format(show.Day) + ")"
			}
			line += ": " + show.What(d) + ", " + d.Subject.String()
			if d.Clause != "" { // else the plan or the minutes give the day
				line += " (" + d.Clause + ")"
			}
			page.Line("%s", line)
		}
	}

	report, err := childprotection.Review(b, c)
	if err != nil {
		return "", err
	}
	page.Title("What stays on record: done, and late")
	page.Findings(b, c, slices.DeleteFunc(report.Findings, func(f procedure.Finding) bool { return f.Outcome != procedure.MetLate }), procedure.RuleIDs()...)
	return page.String(), nil
}

// without returns the findings of a list that are not in another, by the key that stays the same from
// one review to the next.
func without(list, others []procedure.Finding) []procedure.Finding {
	return slices.DeleteFunc(slices.Clone(list), func(f procedure.Finding) bool {
		return slices.ContainsFunc(others, func(g procedure.Finding) bool { return g.Key() == f.Key() })
	})
}
