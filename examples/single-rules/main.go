// Command single-rules is a backend that has tables and types of its own. It asks the library single
// questions, and hands over no case.
package main

import (
	"fmt"
	"log"
	"strings"
	"time"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
	"github.com/safeguarding-go/childprotection/schedule"
)

// family, meeting and worker are the rows of the backend's own tables, with times as its database
// gives them. A time that is not recorded is the zero Time.
type family struct {
	conference, lastVisit time.Time
	visitEveryDays        int
	meetings              []meeting
	workers               []worker
}

type meeting struct {
	code      string
	held      time.Time
	chairedBy string
}

type worker struct {
	login, manager string
	from, until    time.Time
}

func main() {
	text, err := run()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(text)
}

func run() (string, error) {
	at := func(year int, month time.Month, day int) time.Time {
		return time.Date(year, month, day, 14, 30, 0, 0, time.UTC)
	}
	f := family{
		conference: at(2026, time.November, 19), lastVisit: at(2026, time.December, 10), visitEveryDays: 14,
		meetings: []meeting{{code: "M-1", held: at(2026, time.December, 1), chairedBy: "worker-a"}},
		workers: []worker{
			{login: "worker-a", manager: "boss-a", from: at(2026, time.November, 19), until: at(2026, time.December, 6)},
			{login: "worker-b", manager: "boss-b", from: at(2026, time.December, 7)},
		},
	}
	b := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()),
		Calendar:   calendar.EnglandAndWales(),
		On:         calendar.DateOf(at(2026, time.December, 23)),
		SoonWithin: calendar.WorkingDays(5),
	}
	page := show.Page{}
	page.Title("What the procedure asks")
	page.Clauses(b, "N 2.1a", "N 2.6c", "N 3.1a", "N 3.1b", "N 3.4a", "N 3.18a", "E 1b")

	page.Title("One family, as on %s", b.On.Format(show.Day))
	conference, held, none := calendar.DateOf(f.conference), calendar.DateOf(f.meetings[0].held), calendar.Date{}
	for _, ask := range []struct {
		what     string
		deadline schedule.Deadline
		done     calendar.Date
	}{
		{"first core group", schedule.FirstMeetingDue(b, conference), held},
		{"next core group", schedule.NextMeetingDue(b, held), none},
		{"minutes, to a parent", schedule.MinutesDue(b, procedure.Parent, held, none), none},
		{"next visit", schedule.VisitDue(b, calendar.DateOf(f.lastVisit), calendar.Days(f.visitEveryDays)), none},
		{"first review conference", schedule.ReviewConferenceDue(b, conference, none, none), none},
	} {
		// Where a deadline stands is a finding. Its subject is whatever the backend can find again.
		facts := schedule.Facts{Subject: procedure.SubjectOf(procedure.CaseSubject, ""), Done: ask.done}
		for _, finding := range ask.deadline.AppendFinding(nil, b, facts) {
			explained := childprotection.Explain(b, childprotection.Case{}, finding)
			page.Line("%s: %s. %s (%s)", ask.what, finding.Outcome, strings.Join(explained.Sentences, " "), finding.Clause)
		}
	}

	// Who may chair needs only who works with the family, who manages them, and who chaired before.
	group, before := f.forChair()
	if err := group.Validate(); err != nil {
		return "", err
	}
	proposal := coregroup.ProposeChair(b, &group, calendar.DateOf(at(2027, time.January, 8)), before)
	page.Title("Who may chair meeting %d", proposal.Number)
	for _, option := range proposal.Options {
		page.Line("%s: %s, %s", option.Clause, option.People[0], option.Why)
	}
	return page.String(), nil
}

// forChair maps the backend's rows to what the library asks for.
func (f family) forChair() (group coregroup.CoreGroup, before []coregroup.HeldMeeting) {
	for _, w := range f.workers {
		id := procedure.MemberID(w.login)
		group.Members = append(group.Members, coregroup.Member{ID: id, Roles: []procedure.Role{procedure.SocialWorker}})
		group.Allocations = append(group.Allocations, coregroup.Allocation{SocialWorker: id, From: calendar.DateOf(w.from), To: calendar.DateOf(w.until)})
		group.LineManagers = append(group.LineManagers, coregroup.LineManagement{Manager: procedure.MemberID(w.manager), Of: id})
	}
	for _, m := range f.meetings {
		before = append(before, coregroup.HeldMeeting{
			ID: procedure.MeetingID(m.code), Held: calendar.DateOf(m.held), Chair: procedure.MemberID(m.chairedBy), ChairAttended: procedure.Yes,
		})
	}
	return group, before
}
