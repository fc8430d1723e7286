// Command councils-own-procedure counts by a council's own procedure, written as JSON: two editions,
// the later of which asks for meetings every 4 weeks and for another chair at the first.
package main

import (
	_ "embed"
	"errors"
	"fmt"
	"log"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
	"github.com/safeguarding-go/childprotection/schedule"
)

//go:embed editions.json
var council []byte

//go:embed broken.json
var broken []byte

func main() {
	text, err := run()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(text)
}

func run() (string, error) {
	var editions procedure.Editions
	if err := procedure.ReadJSON(council, &editions); err != nil {
		return "", err
	}
	day := calendar.MustParseDate
	b := procedure.Basis{Procedures: editions, Calendar: calendar.EnglandAndWales(), On: day("2027-05-01")}
	page := show.Page{}
	for edition := range editions.All() {
		page.Title("%s, in force from %s", edition.ID(), edition.Effective().Format(show.Day))
		as := b
		as.On = edition.Effective()
		page.Clauses(as, "C 1a", "C 1b", "C 2")
	}

	page.Title("The edition in force on the day of a meeting decides when the next is due")
	for _, held := range []string{"2027-03-31", "2027-04-01"} {
		next := schedule.NextMeetingDue(b, day(held))
		page.Line("Held on %s: within %s, by %s.", next.Start.Format(show.Day), next.Limit, next.Due.Format(show.Day))
	}

	page.Title("Who chairs the first meeting")
	group := coregroup.CoreGroup{
		Children:    []coregroup.Child{{ID: "child-1", Born: day("2019-06-03"), OnPlan: []coregroup.PlanPeriod{{From: day("2027-03-22")}}}},
		Members:     []coregroup.Member{{ID: "sw-1", Roles: []procedure.Role{procedure.SocialWorker}}, {ID: "manager-1", Roles: []procedure.Role{procedure.TeamManager}}},
		Allocations: []coregroup.Allocation{{SocialWorker: "sw-1"}},
	}
	for _, meets := range []string{"2027-03-31", "2027-04-01"} {
		for _, option := range coregroup.ProposeChair(b, &group, day(meets), nil).Options {
			page.Line("On %s: %s, as %s (%s).", day(meets).Format(show.Day), option.People[0], option.Roles[0].Words(), option.Clause)
		}
	}

	page.Title("The library's own safety clauses belong to it, whatever the file says")
	page.Clauses(b, "L 1", "L 2", "L 3", "L 4", "L 5")

	page.Title("A file with mistakes: all of them at once, by their places")
	_, err := procedure.ParseProcedure(broken)
	var problems procedure.Problems
	if !errors.As(err, &problems) {
		return "", errors.New("the broken procedure was read")
	}
	for _, problem := range problems {
		page.Line("- %s", problem)
	}
	return page.String(), nil
}
