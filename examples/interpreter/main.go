// Command interpreter arranges an interpreter for a parent whose first language is not English, and
// shows who is refused, who is pointed out, and what is found where nobody decided.
package main

import (
	"fmt"
	"log"
	"strings"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
	"github.com/safeguarding-go/childprotection/plan"
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
	b := procedure.Basis{Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(), On: day("2026-06-15")}
	children := []procedure.ChildID{"child-1"}
	c := childprotection.Case{ID: "case-1"}
	c.Children = []coregroup.Child{{ID: "child-1", Born: day("2019-06-03"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}}}
	c.Members = []coregroup.Member{
		{ID: "parent-1", Roles: []procedure.Role{procedure.Parent}, LinkedTo: children, FirstLanguageEnglish: procedure.No, CommunicationNeed: procedure.No},
		{ID: "parent-2", Roles: []procedure.Role{procedure.Parent}, LinkedTo: children, FirstLanguageEnglish: procedure.Yes, CommunicationNeed: procedure.Yes},
		{ID: "sw-1", Roles: []procedure.Role{procedure.SocialWorker}},
		{ID: "hv-1", Roles: []procedure.Role{procedure.HealthVisitor}}, // speaks the parent's language
		// A grown-up daughter who lives elsewhere is still a child of the family.
		{
			ID: "sibling-1", Roles: []procedure.Role{procedure.WiderFamily}, LinkedTo: children, ChildOfFamily: procedure.Yes,
			FirstLanguageEnglish: procedure.Yes, CommunicationNeed: procedure.No,
		},
	}
	c.Plan.Revisions = []plan.Revision{{ID: "revision-1", Number: 1, Date: day("2026-06-11")}}
	meeting := schedule.Meeting{ID: "meeting-1", Kind: schedule.CoreGroup, Held: procedure.Yes, Sittings: []calendar.Date{day("2026-06-11")}}

	page := show.Page{}
	page.Title("What the procedure asks")
	page.Clauses(b, "N 2.4a", "N 3.13a", "N 3.13b", "N 3.13c", "L 5")

	page.Title("Who may interpret for parent-1")
	for _, try := range []schedule.Interpreting{
		{By: "sibling-1", Kind: schedule.RelativeOrFriend},
		{By: "child-1", Kind: schedule.RelativeOrFriend},
		{By: "neighbour-1", Kind: schedule.RelativeOrFriend},
		{By: "hv-1", Kind: schedule.BilingualWorker},
		{By: "interpreter-1", Kind: schedule.ProfessionalInterpreter},
	} {
		try.For, try.On, try.Decided = "parent-1", day("2026-06-03"), procedure.Yes
		arranged := meeting
		if err := schedule.ArrangeInterpreter(&c.CoreGroup, &arranged, try); err != nil {
			page.Line("%s (%s): refused: %s", try.By, try.Kind, strings.TrimPrefix(err.Error(), "schedule: "))
			continue
		}
		page.Line("%s (%s): arranged.", try.By, try.Kind)
		c.Meetings = []schedule.Meeting{arranged}
		page.Findings(b, c, schedule.AppendFindings(nil, b, &c.CoreGroup, &c.Timetable, nil, procedure.RuleInterpreterConsidered)[:1], procedure.RuleInterpreterConsidered)
	}

	page.Title("Nobody arranged one, and the meeting was held")
	c.Meetings = []schedule.Meeting{meeting}
	rules := []procedure.RuleID{procedure.RulePlanLanguage, procedure.RuleInterpreterConsidered, procedure.RuleNoChildInterprets, procedure.RuleCommunicationSupport}
	report, err := childprotection.Review(b, c)
	if err != nil {
		return "", err
	}
	page.Findings(b, c, report.Open(), rules...)

	// What other software recorded may not have passed through ArrangeInterpreter.
	page.Title("A record from elsewhere: the daughter interpreted, and the rest was decided")
	c.Meetings[0].Interpreters = []schedule.Interpreting{{For: "parent-1", By: "sibling-1", Kind: schedule.RelativeOrFriend, Decided: procedure.Yes, On: day("2026-06-11")}}
	c.Meetings[0].Support = []schedule.Support{{For: "parent-2", Kind: schedule.TranslatorSupport, Offered: procedure.Yes, Accepted: procedure.No, On: day("2026-06-03")}}
	c.Plan.Language = []plan.LanguageDecision{{
		For: "parent-1", Decision: procedure.Yes, DecidedBy: procedure.Person{Role: procedure.SocialWorker, ID: "sw-1"}, On: day("2026-06-11"),
	}}
	if report, err = childprotection.Review(b, c); err != nil {
		return "", err
	}
	page.Findings(b, c, report.Findings, rules...)
	return page.String(), nil
}
