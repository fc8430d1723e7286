// Command fundamental-change follows a child's move to a grandparent: who has to be told, from whom
// the address or the move is withheld and by whose decision, and whom it must not reach.
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
	day := calendar.MustParseDate
	county, city := procedure.MustEditions(procedure.Nottinghamshire()), procedure.MustEditions(procedure.NottinghamCity())
	b := procedure.Basis{Procedures: county, Calendar: calendar.EnglandAndWales(), On: day("2026-11-02")}
	page := show.Page{}
	page.Title("What the procedure asks")
	page.Clauses(b, "N 2.3b", "N 2.3c", "L 1", "L 4")

	for _, as := range []struct{ on, what string }{
		{"2026-11-02", "the child moves; parent-1 is told so, and not the address"},
		{"2026-11-06", "two people were told who must not know"},
	} {
		b.On = day(as.on)
		page.Title("%s: %s", b.On.Format(show.Day), as.what)
		report, err := childprotection.Review(b, c)
		if err != nil {
			return "", err
		}
		page.Findings(b, c, report.Findings, procedure.RuleFundamentalChangeTold)
		page.Line("Whom it must not have reached:")
		reached := slices.DeleteFunc(report.Open(), func(f procedure.Finding) bool {
			return f.Rule != procedure.RuleExcludedTold && f.Rule != procedure.RuleToldNotFor
		})
		if len(reached) == 0 {
			page.Line("  nobody, by the record")
		} else {
			page.Findings(b, c, reached, procedure.RuleIDs()...)
		}
		page.Line("What parent-1 was told, the address being marked as not for parent-1:")
		page.Findings(b, c, slices.DeleteFunc(report.Findings, func(f procedure.Finding) bool {
			return f.Subject.ID != "parent-1"
		}), procedure.RuleToldNotFor)
	}

	page.Title("The team manager takes up with the officer whether to bring the review forward")
	for _, editions := range []procedure.Editions{county, city} {
		b.Procedures = editions
		edition, _ := editions.On(b.On)
		report, err := childprotection.Review(b, c)
		if err != nil {
			return "", err
		}
		page.Line("%s: the officer is the %s.", edition.Procedure().Authority, edition.ReviewOfficer().Words())
		page.Findings(b, c, report.Findings, procedure.RuleFundamentalChangeLiaison)
	}
	return page.String(), nil
}
