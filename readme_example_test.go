package childprotection_test

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// The code of the README, as it stands there.

func Example_review() {
	data, err := os.ReadFile("examples/review/cases/safety.json")
	if err != nil {
		log.Fatal(err)
	}
	c, err := childprotection.ParseCase(data)
	if err != nil {
		log.Fatal(err)
	}
	b := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()),
		Calendar:   calendar.EnglandAndWales(),
		On:         calendar.MustParseDate("2026-10-30"),
		SoonWithin: calendar.Weeks(1),
	}
	report, err := childprotection.Review(b, c)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range report.Open() {
		fmt.Println(f.Priority(), "|", f.Clause, f.Subject, "|", strings.Join(childprotection.Explain(b, c, f).Sentences, " "))
	}
	// Output:
	// safety | N 2.9a difficulty/d2@manager-health | The record does not show that the manager was informed on the day of the difficulty or since, Monday 19 October 2026: 11 days. For everyone; the social worker first.
	// safety | N 2.9a difficulty/d2@team-manager | The record does not show that the manager was informed on the day of the difficulty or since, Monday 19 October 2026: 11 days. For everyone; the social worker first.
	// consider | N 2.9b difficulty/d2 | The record does not show it. Missing: whether a section 47 enquiry was considered. The clause looks to the social worker.
}

func Example_editions() {
	data, err := os.ReadFile("examples/clauses/testdata/editions.json")
	if err != nil {
		log.Fatal(err)
	}
	var editions procedure.Editions
	if err := json.Unmarshal(data, &editions); err != nil {
		log.Fatal(err)
	}
	for e := range editions.All() {
		fmt.Println(e.ID(), "from", e.Effective())
	}
	// Output:
	// example-council-2024 from 2024-04-01
	// example-council from 2026-04-01
}

func Example_singleRule() {
	b := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()),
		Calendar:   calendar.EnglandAndWales(),
		On:         calendar.MustParseDate("2026-12-21"), // always the day as on which you ask
	}
	first := schedule.FirstMeetingDue(b, calendar.MustParseDate("2026-12-18"))
	fmt.Println(first.Clause, first.Limit, first.Due)
	for _, day := range first.Explain(b.Calendar).PassedOver {
		fmt.Println("not counted:", day.Date, day.Name)
	}
	b.Calendar = calendar.Scotland()
	fmt.Println(schedule.FirstMeetingDue(b, first.Start).Due, "in Scotland")
	// Output:
	// N 2.1a 10 working days 2027-01-06
	// not counted: 2026-12-19 weekend
	// not counted: 2026-12-20 weekend
	// not counted: 2026-12-25 Christmas Day
	// not counted: 2026-12-26 weekend
	// not counted: 2026-12-27 weekend
	// not counted: 2026-12-28 Boxing Day
	// not counted: 2027-01-01 New Year’s Day
	// not counted: 2027-01-02 weekend
	// not counted: 2027-01-03 weekend
	// 2027-01-07 in Scotland
}
