// Command drift follows a plan through four revisions and an action through four meetings, and shows
// what quietly slips: an outcome, a task, an action.
package main

import (
	_ "embed"
	"fmt"
	"log"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
	"github.com/safeguarding-go/childprotection/plan"
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
	b := procedure.Basis{Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(), On: day("2026-03-12")}
	page := show.Page{}
	page.Title("What the procedure asks")
	page.Clauses(b, "N 2.3a", "N 3.3a")

	page.Title("What each revision of the plan changes")
	for i := range c.Plan.Revisions[1:] {
		before, after := &c.Plan.Revisions[i], &c.Plan.Revisions[i+1]
		changes := plan.Compare(before, after)
		page.Line("Revision %d, %s", after.Number, after.Date.Format(show.Day))
		for _, s := range changes.Dropped {
			page.Line("- %s is in it no longer", s)
		}
		for _, r := range changes.Redated {
			page.Line("- %s is put back from %s to %s", r.Subject, r.From.Format(show.Day), r.To.Format(show.Day))
		}
		for _, r := range changes.Reassigned {
			page.Line("- %s goes from %s to %s", r.Subject, r.From.ID, r.To.ID)
		}
	}

	for _, as := range []struct{ on, what string }{
		{"2026-04-20", "after the second meeting"},
		{"2026-05-25", "after the third: an outcome, a task and an action have slipped"},
		{"2026-06-29", "after the fourth: the record tells what became of the outcome and the task"},
	} {
		b.On = day(as.on)
		page.Title("%s: %s", b.On.Format(show.Day), as.what)
		report, err := childprotection.Review(b, c)
		if err != nil {
			return "", err
		}
		page.Findings(b, c, report.Findings, procedure.RuleRevisionRecorded, procedure.RulePlanDrift, procedure.RuleActionDrift)
	}

	// Bexley's leaflet looks at the same standstill from another side.
	b.Procedures = procedure.MustEditions(procedure.Bexley())
	page.Title("In Bexley, an outcome without progress at two meetings running")
	page.Clauses(b, "B 4b")
	report, err := childprotection.Review(b, c)
	if err != nil {
		return "", err
	}
	page.Findings(b, c, report.Findings, procedure.RuleNoProgressAnswered)
	return page.String(), nil
}
