// Command who-chairs proposes who chairs the first three core group meetings of a case in which
// the social worker changes after the first.
package main

import (
	"fmt"
	"log"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
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
	group := coregroup.CoreGroup{
		Children: []coregroup.Child{{ID: "child-1", Born: day("2019-06-03"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-01-08")}}}},
		Members: []coregroup.Member{
			{ID: "parent-1", Roles: []procedure.Role{procedure.Parent}, LinkedTo: []procedure.ChildID{"child-1"}},
			{ID: "sw-1", Roles: []procedure.Role{procedure.SocialWorker}, Periods: []coregroup.Membership{{Left: day("2026-01-30")}}},
			{ID: "sw-2", Roles: []procedure.Role{procedure.SocialWorker}, Periods: []coregroup.Membership{{Joined: day("2026-02-02")}}},
			{ID: "hv-1", Roles: []procedure.Role{procedure.HealthVisitor}},
		},
		Allocations: []coregroup.Allocation{
			{SocialWorker: "sw-1", From: day("2026-01-08"), To: day("2026-02-01")},
			{SocialWorker: "sw-2", From: day("2026-02-02")},
		},
		// Line managers need not be members: they come to chair.
		LineManagers: []coregroup.LineManagement{{Manager: "manager-1", Of: "sw-1"}, {Manager: "manager-2", Of: "sw-2"}},
	}
	if err := group.Validate(); err != nil {
		return "", err
	}
	b := procedure.Basis{Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(), On: day("2026-01-12")}

	page := show.Page{}
	page.Title("What the procedure asks")
	page.Clauses(b, "N 3.1a", "N 3.1b", "N 3.1c")

	var held []coregroup.HeldMeeting
	propose := func(on, meeting string) {
		b.On = day(on)
		proposal := coregroup.ProposeChair(b, &group, day(meeting), held)
		page.Title("Meeting %d, on %s", proposal.Number, day(meeting).Format(show.Day))
		for _, option := range proposal.Options {
			page.Line("%s: %s, %s", option.Clause, person(option), show.Why(b, day(meeting), option.Why))
		}
		page.Line("%s: another member of enough seniority and experience, for a specific reason", proposal.OtherAllowed)
	}
	rules := []procedure.RuleID{procedure.RuleLineManagerChairs, procedure.RuleUsualChair, procedure.RuleOtherChair}
	judge := func(m coregroup.HeldMeeting) {
		held = append(held, m)
		b.On = m.Held
		page.Line("Held, with %s in the chair:", m.Chair)
		found := slices.DeleteFunc(coregroup.AppendFindings(nil, b, &group, held, rules...), func(f procedure.Finding) bool {
			return f.Outcome == procedure.NotApplicable || f.Subject.ID != "" && f.Subject.ID != string(m.ID)
		})
		page.Findings(b, childprotection.Case{CoreGroup: group}, found, rules...)
	}

	propose("2026-01-12", "2026-01-20")
	judge(coregroup.HeldMeeting{ID: "meeting-1", Held: day("2026-01-20"), Chair: "sw-1", ChairAttended: procedure.Yes})

	// The social worker has changed: it is now for the line manager of the one allocated then.
	propose("2026-02-16", "2026-02-27")
	judge(coregroup.HeldMeeting{ID: "meeting-2", Held: day("2026-02-27"), Chair: "manager-2", ChairAttended: procedure.Yes})

	propose("2026-03-30", "2026-04-09")
	judge(coregroup.HeldMeeting{ID: "meeting-3", Held: day("2026-04-09"), Chair: "hv-1", ChairAttended: procedure.Yes})

	page.Title("Meeting 3 once more, with the reason and the experience recorded")
	held = held[:2]
	judge(coregroup.HeldMeeting{
		ID: "meeting-3", Held: day("2026-04-09"), Chair: "hv-1", ChairAttended: procedure.Yes,
		ChairReason: procedure.Yes, ChairSuitable: procedure.Yes,
	})
	return page.String(), nil
}

// person says who may chair: the people whom the record shows, and else the role.
func person(o coregroup.ChairOption) string {
	var words []string
	for _, id := range o.People {
		words = append(words, string(id))
	}
	for i, role := range o.Roles {
		if i == 0 {
			words = append(words, "as "+role.Words())
		}
	}
	return strings.Join(words, " ")
}
