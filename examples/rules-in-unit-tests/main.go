// Command rules-in-unit-tests is a small backend that books the rooms of core groups. Its unit tests,
// beside it, ask the library whether what it books keeps to the clauses.
package main

import (
	"fmt"
	"log"
	"time"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
	"github.com/safeguarding-go/childprotection/schedule"
)

var county = procedure.MustEditions(procedure.Nottinghamshire())

// office is whose procedure and which calendar the backend goes by, as on a day.
func office(on calendar.Date) procedure.Basis {
	return procedure.Basis{Procedures: county, Calendar: calendar.EnglandAndWales(), On: on}
}

// hasRoom says on which days there is a room: on Tuesdays and Fridays that are worked.
func hasRoom(d calendar.Date) bool {
	return calendar.EnglandAndWales().IsWorkingDay(d) && (d.Weekday() == time.Tuesday || d.Weekday() == time.Friday)
}

// book returns the last day with a room that keeps to a deadline, the zero Date if there is none
// after the day that it is counted from.
func book(due schedule.Deadline) calendar.Date {
	for d := due.Due; d.After(due.Start); d = d.AddDays(-1) {
		if hasRoom(d) {
			return d
		}
	}
	return calendar.Date{}
}

// bookFirst returns the day for the first core group after an initial conference, and bookNext that
// for the one after a core group that was held.
func bookFirst(conference calendar.Date) calendar.Date {
	return book(schedule.FirstMeetingDue(office(conference), conference))
}

func bookNext(held calendar.Date) calendar.Date {
	return book(schedule.NextMeetingDue(office(held), held))
}

// bookNextAtFirst is what the backend did before it had these tests: it took the sixth Friday that
// has a room. Round Christmas and Easter that is too late.
func bookNextAtFirst(held calendar.Date) calendar.Date {
	d := held
	for found := 0; found < 6; {
		if d = d.AddDays(1); hasRoom(d) && d.Weekday() == time.Friday {
			found++
		}
	}
	return d
}

func main() {
	text, err := run()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(text)
}

func run() (string, error) {
	day := calendar.MustParseDate
	page := show.Page{}
	page.Title("What the procedure asks")
	page.Clauses(office(day("2026-12-01")), "N 2.1a", "N 2.6c")

	page.Title("What the backend books")
	for _, conference := range []string{"2026-12-07", "2026-12-18", "2027-03-15"} {
		first := bookFirst(day(conference))
		page.Line("Conference on %s: the first core group on %s, the next by %s.",
			day(conference).Format(show.Day), first.Format(show.Day), bookNext(first).Format(show.Day))
	}

	held := day("2026-12-01")
	arranged := bookNextAtFirst(held)
	page.Title("What it once booked after %s: %s", held.Format(show.Day), arranged.Format(show.Day))
	b, facts := office(held), schedule.Facts{Subject: procedure.SubjectOf(procedure.MeetingSubject, "meeting-1"), Arranged: arranged}
	page.Findings(b, childprotection.Case{}, schedule.NextMeetingDue(b, held).AppendFinding(nil, b, facts), procedure.RuleNextMeeting)
	return page.String(), nil
}
