// Command siblings-and-unborn-child shows which rules run for which child: for one who is seven,
// one who is not born when the plan is made, and one who joins the plan later.
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
		On:         calendar.MustParseDate("2026-05-11"),
		SoonWithin: calendar.WorkingDays(5),
	}
	page := show.Page{}
	page.Title("What the procedure asks")
	page.Clauses(b, "N 2.1a", "N 2.2e", "N 3.4a", "N 3.14b", "E 1b")

	for _, as := range []struct {
		on, what string
		rules    []procedure.RuleID
	}{
		{"2026-05-12", "the day after a plan was made for child-1 and, unborn, for child-2", []procedure.RuleID{procedure.RuleFirstMeeting, procedure.RuleFirstReviewConference}},
		{"2026-06-12", "the detailed plan is three weeks old", []procedure.RuleID{procedure.RuleVisitDue, procedure.RuleNeedsAndServices}},
		{"2026-08-06", "child-3 joined the plan on 3 August; today's core group was about the others", []procedure.RuleID{procedure.RuleFirstMeeting}},
		{"2026-08-12", "the birth was expected on the 10th, and none is recorded", []procedure.RuleID{procedure.RuleVisitDue}},
		{"2026-08-21", "child-2 was born on the 14th, and the core group met about all three", []procedure.RuleID{procedure.RuleFirstMeeting, procedure.RuleVisitDue, procedure.RuleChildViewAscertained}},
	} {
		b.On = calendar.MustParseDate(as.on)
		page.Title("%s: %s", b.On.Format(show.Day), as.what)
		report, err := childprotection.Review(b, c)
		if err != nil {
			return "", err
		}
		for i := range c.Children {
			child := &c.Children[i]
			if child.OnPlan[0].From.After(b.On) {
				continue // not known to the core group yet
			}
			run, otherwise := child.RulesRun(b.On)
			if run {
				page.Line("%s (%s): the rules on seeing and hearing the child run", child.ID, child.Stage(b.On))
			} else {
				page.Line("%s (%s): the rules on seeing and hearing the child are %s", child.ID, child.Stage(b.On), otherwise)
			}
			page.Findings(b, c, about(child.ID, report.Findings), as.rules...)
		}
	}
	return page.String(), nil
}

// about returns the findings about a child, without the visits that were made in time.
func about(child procedure.ChildID, list []procedure.Finding) []procedure.Finding {
	return slices.DeleteFunc(slices.Clone(list), func(f procedure.Finding) bool {
		return f.Subject.ID != string(child) && f.Subject.In != string(child) || f.Rule == procedure.RuleVisitDue && f.Outcome == procedure.Met
	})
}
