// Command serious-concern follows an injury that comes to light between two core groups, and for
// comparison a difficulty that can wait for the next one.
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
	b := procedure.Basis{Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(), On: day("2026-10-14")}
	page := show.Page{}
	page.Title("What the procedure asks")
	page.Clauses(b, "N 2.8a", "N 2.8b", "N 2.8c", "N 2.8d", "N 2.9a", "N 2.9b", "N 2.10a")

	for _, as := range []struct {
		on, difficulty, what string
		rules                []procedure.RuleID
	}{
		{"2026-10-14", "difficulty-1", "the day it was seen", []procedure.RuleID{
			procedure.RuleDifficultyAction, procedure.RuleDifficultyAssessed, procedure.RuleSeriousConcernTold,
			procedure.RuleDifficultyDiscussed, procedure.RuleManagersInformed, procedure.RuleUrgentStepsConsidered,
		}},
		{"2026-10-16", "difficulty-1", "two days later", []procedure.RuleID{procedure.RuleSeriousConcernTold, procedure.RuleManagersInformed}},
		{"2026-10-21", "difficulty-1", "a week later", []procedure.RuleID{procedure.RuleSeriousConcernTold}},
		{"2026-10-21", "difficulty-2", "a disagreement that can wait for the core group", []procedure.RuleID{
			procedure.RuleSeriousConcernTold, procedure.RuleDifficultyDiscussed, procedure.RuleManagersInformed, procedure.RuleDisagreementAddressed,
		}},
	} {
		b.On = day(as.on)
		report, err := childprotection.Review(b, c)
		if err != nil {
			return "", err
		}
		page.Title("%s, %s: %s", b.On.Format(show.Day), as.difficulty, as.what)
		page.Findings(b, c, slices.DeleteFunc(report.Findings, func(f procedure.Finding) bool {
			return f.Subject.ID != as.difficulty && f.Subject.In != as.difficulty
		}), as.rules...)
	}

	b.On = day("2026-10-15")
	report, err := childprotection.Review(b, c)
	if err != nil {
		return "", err
	}
	first := report.ByPriority()[0]
	page.Title("%s: what comes before everything else that is open (%s)", b.On.Format(show.Day), first.Key)
	page.Findings(b, c, first.Findings, procedure.RuleManagersInformed)
	return page.String(), nil
}
