// Command excluding-a-parent follows the decision to leave a parent out of the core group: what is
// asked of the decision, which papers leave the parent out, and what is found where one reaches
// them all the same.
package main

import (
	_ "embed"
	"fmt"
	"log"
	"slices"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
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
	b := procedure.Basis{Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales()}
	page := show.Page{}
	as := func(on, what string) {
		b.On = calendar.MustParseDate(on)
		page.Title("%s: %s", b.On.Format(show.Day), what)
	}
	var report childprotection.Report
	review := func(rules ...procedure.RuleID) {
		if err == nil {
			report, err = childprotection.Review(b, c)
			page.Findings(b, c, report.Findings, rules...)
		}
	}

	as("2026-09-07", "the initial conference leaves parent-2 out")
	page.Clauses(b, "N 2.5a", "N 3.9a", "N 3.9b", "N 3.10a", "L 1")
	page.Line("What the record shows:")
	review(procedure.RuleExclusionDebated, procedure.RuleExclusionAlternatives, procedure.RuleExclusionInMinutes)

	as("2026-09-09", "papers for the first core group")
	for _, invitee := range schedule.Invitations(&c.CoreGroup, &c.Meetings[0], b.On) {
		page.Line("- an invitation to %s", invitee.ID)
	}
	for _, to := range []coregroup.Recipient{{ID: "manager-1", Role: procedure.LineManager}, {ID: "parent-1"}, {ID: "parent-2"}} {
		audience := minutes.Circulated
		if to.ID == c.Meetings[0].Chair {
			audience = minutes.ForChair
		}
		form := minutes.Agenda(b, &c.CoreGroup, &c.Timetable, c.Minutes, &c.Plan, "meeting-1", to, audience)
		shown := slices.ContainsFunc(form.Items, func(i minutes.Item) bool { return i.Kind == minutes.ExclusionToRecord })
		switch {
		case form.Refused != coregroup.NoReason:
			page.Line("- no agenda for %s: %s", to.ID, form.Refused)
		case shown:
			page.Line("- an agenda for %s (%s), with the exclusion to record", to.ID, form.Audience)
		default:
			page.Line("- an agenda for %s (%s), without a word of the exclusion", to.ID, form.Audience)
		}
	}

	as("2026-09-21", "the minutes are written")
	review(procedure.RuleExclusionInMinutes)
	circulation := minutes.CirculationList(b, &c.CoreGroup, &c.Timetable, c.Minutes, "meeting-1")
	for _, to := range circulation.To {
		page.Line("- to %s: %s of them, by %s", to.ID, to.Extent, to.Due.Due.Format(show.Day))
	}
	for _, not := range circulation.NotTo {
		page.Line("- not to %s: %s", not.ID, not.Why)
	}

	as("2026-10-13", "the minutes and an invitation have gone to parent-2 by mistake")
	if report, err = childprotection.Review(b, c); err != nil {
		return "", err
	}
	first := report.ByPriority()[0]
	page.Line("Before everything else that is open, %s:", first.Key)
	page.Findings(b, c, first.Findings, procedure.RuleExcludedInvited, procedure.RuleExcludedReceived)

	as("2026-10-13", "had the other parent been asked to pass things on")
	c.Exclusions[0].Informed.Way = coregroup.ThroughFamily
	review(procedure.RuleExclusionAlternatives, procedure.RuleInformedThroughFamily)
	return page.String(), err
}
