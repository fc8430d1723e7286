// Command fathers-of-different-children shows what each parent of three siblings may have: of the
// minutes, and of the plan.
package main

import (
	_ "embed"
	"fmt"
	"log"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
	"github.com/safeguarding-go/childprotection/minutes"
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
	b := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Bexley()),
		Calendar:   calendar.EnglandAndWales(),
		On:         calendar.MustParseDate("2026-09-14"),
	}
	page := show.Page{}
	page.Title("What the procedure asks")
	page.Clauses(b, "B 6b", "B 7b", "L 3")

	page.Title("Who is linked to whom")
	for i := range c.Members {
		if m := &c.Members[i]; m.IsFamily() {
			page.Line("%s: %v", m.ID, m.LinkedTo)
		}
	}

	page.Title("%s: the minutes of meeting 1, which are about all three", b.On.Format(show.Day))
	for _, to := range minutes.CirculationList(b, &c.CoreGroup, &c.Timetable, c.Minutes, "meeting-1").To {
		if to.Children != nil {
			page.Line("- to %s: %s of them, what concerns %v (%s)", to.ID, to.Extent, to.Children, to.Why)
		} else {
			page.Line("- to %s: %s of them (%s)", to.ID, to.Extent, to.Why)
		}
	}

	// What the plan holds is read with string(...): a Text printed as it is hides itself.
	page.Title("The plan, printed for each of them and never as one list")
	for _, to := range []procedure.MemberID{"parent-1", "parent-2", "parent-3"} {
		view := plan.FamilyView(b, &c.CoreGroup, &c.Plan, to)
		about := "about all the children"
		if view.Access.Extent != coregroup.All {
			about = fmt.Sprintf("about %v", c.Member(to).LinkedTo)
		}
		page.Line("The %s for %s (%s)", view.Plan, view.For, about)
		for _, help := range view.Help {
			page.Line("- help: %s From %s, by %s.", string(help.What), help.From.ID, help.By.Format(show.Day))
		}
		for _, task := range view.ToDo {
			page.Line("- to do: %s By %s.", string(task.What), task.By.Format(show.Day))
		}
		for _, expected := range view.Expected {
			page.Line("- expected: %s If not: %s", string(expected.What), string(expected.Consequence))
		}
		if !view.Contingency.Action.IsBlank() {
			page.Line("- if things change for the worse: %s", string(view.Contingency.Action))
		}
	}

	b.On = calendar.MustParseDate("2026-09-17")
	page.Title("%s: the minutes have gone out, to one father in full", b.On.Format(show.Day))
	report, err := childprotection.Review(b, c)
	if err != nil {
		return "", err
	}
	page.Findings(b, c, report.Findings, procedure.RuleOtherChildrenOnly)
	return page.String(), nil
}
