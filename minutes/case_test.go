package minutes_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

const (
	yes = procedure.Yes
	no  = procedure.No

	met           = procedure.Met
	metLate       = procedure.MetLate
	pending       = procedure.Pending
	dueSoon       = procedure.DueSoon
	overdue       = procedure.Overdue
	notMet        = procedure.NotMet
	notApplicable = procedure.NotApplicable
	undetermined  = procedure.Undetermined
)

var (
	day    = calendar.MustParseDate
	noDate = calendar.Date{}
)

func roles(list ...procedure.Role) []procedure.Role      { return list }
func kids(list ...procedure.ChildID) []procedure.ChildID { return list }
func ids(list ...procedure.MemberID) []procedure.MemberID {
	return list
}

// file is a case with all that the rules of this package look at.
type file struct {
	g    *coregroup.CoreGroup
	t    *schedule.Timetable
	list []minutes.Minutes
	p    *plan.ChildProtectionPlan
}

// of returns the minutes of a meeting.
func (c *file) of(meeting procedure.MeetingID) *minutes.Minutes {
	for i := range c.list {
		if c.list[i].Meeting == meeting {
			return &c.list[i]
		}
	}
	return nil
}

// row returns the attendance of someone at a meeting.
func (c *file) row(meeting procedure.MeetingID, id procedure.MemberID) *minutes.Attendance {
	list := c.of(meeting).Attendance
	return &list[slices.IndexFunc(list, func(a minutes.Attendance) bool { return a.Member == id })]
}

func (c *file) meeting(id procedure.MeetingID) *schedule.Meeting {
	return &c.t.Meetings[slices.IndexFunc(c.t.Meetings, func(m schedule.Meeting) bool { return m.ID == id })]
}

// exclude leaves the father of c1 out from a day on.
func (c *file) exclude(from string) {
	c.g.Exclusions = append(c.g.Exclusions, coregroup.Exclusion{ID: "x1", Member: "father", DecidedOn: day(from), DecidedBy: procedure.Person{ID: "p9"}})
}

// group is two children on a plan since 1 June 2026, both their parents, and professionals.
func group() *coregroup.CoreGroup {
	decided := []coregroup.AttendanceDecision{{DecidedOn: day("2026-06-01"), Attends: no}}
	onPlan := func() []coregroup.PlanPeriod { return []coregroup.PlanPeriod{{From: day("2026-06-01")}} }
	return &coregroup.CoreGroup{
		Children: []coregroup.Child{
			{ID: "c1", Born: day("2020-03-01"), OnPlan: onPlan(), Attendance: decided},
			{ID: "c2", Born: day("2013-05-09"), OnPlan: onPlan(), Attendance: decided},
		},
		Members: []coregroup.Member{
			{ID: "mother", Roles: roles(procedure.Parent), LinkedTo: kids("c1", "c2")},
			{ID: "father", Roles: roles(procedure.Parent), LinkedTo: kids("c1")},
			{ID: "worker", Roles: roles(procedure.SocialWorker), Agency: "council", Key: yes},
			{ID: "visitor", Roles: roles(procedure.HealthVisitor), Agency: "health", Key: no},
			{ID: "teacher", Roles: roles(procedure.Teacher), Agency: "school", Key: no},
		},
		Allocations:  []coregroup.Allocation{{SocialWorker: "worker", From: day("2026-06-01")}},
		LineManagers: []coregroup.LineManagement{{Manager: "manager", Of: "worker"}},
	}
}

func meeting(id procedure.MeetingID, on string, chair procedure.MemberID) schedule.Meeting {
	m := schedule.Meeting{ID: id, Kind: schedule.CoreGroup, Held: yes, Chair: chair, Bookings: []schedule.Booking{{On: day(on).AddDays(-7), Day: day(on)}}}
	for _, to := range ids("mother", "father", "worker") {
		m.Invitations = append(m.Invitations, schedule.Invitation{To: to, Sent: day(on).AddDays(-7), Route: schedule.Post})
	}
	return m
}

// written are complete minutes, written three days after the meeting and sent a day later.
func written(id procedure.MeetingID, on string, chair procedure.MemberID, n int) minutes.Minutes {
	held := day(on)
	m := minutes.Minutes{
		Meeting: id, Written: held.AddDays(3), Author: procedure.Person{ID: "worker"}, Chair: chair,
		WorksWell:     []minutes.Matter{{ID: "w1", Description: "CANARY"}},
		DoDifferently: []minutes.Matter{{ID: "d1", Description: "CANARY"}},
		Strengths:     []minutes.Matter{{ID: "s1", Description: "CANARY"}},
		Worries:       []minutes.Matter{{ID: "f1", Description: "CANARY", By: procedure.Family}, {ID: "p1", Description: "CANARY", By: procedure.Professional}},
		SupportRight:  []minutes.Matter{{ID: "r1", Description: "CANARY"}},
		Matters:       []minutes.Matter{{ID: "t1", Description: "CANARY", About: []procedure.Subject{procedure.SubjectOf(procedure.OutcomeSubject, "o1")}}},
		Views: []minutes.View{
			{ID: "v1", Child: "c1", On: held, Wishes: "CANARY", View: "CANARY", Improvement: "CANARY", Way: minutes.DrawingOrPlay, Shareable: yes},
			{ID: "v2", Child: "c2", On: held, Wishes: "CANARY", View: "CANARY", Improvement: "CANARY", Way: minutes.ToldSocialWorker},
		},
		Progress: []minutes.Progress{{Outcome: "o1", Status: minutes.SomeProgress, Description: "CANARY"}},
		Actions: []minutes.Action{
			{ID: procedure.ActionID(fmt.Sprintf("a%d", n)), Description: "CANARY", Responsible: procedure.Person{ID: "visitor"}, Timescale: "CANARY"},
			{ID: procedure.ActionID(fmt.Sprintf("b%d", n)), Description: "CANARY", Responsible: procedure.Person{Role: procedure.GP}, Due: held.AddDays(14), Children: kids("c2")},
		},
		Agreed:  []minutes.AgreedMeeting{{Date: held.AddDays(35), Start: "10:00", Venue: "CANARY", Details: "CANARY"}},
		Brought: minutes.Brought{Plan: yes},
	}
	if n > 1 {
		m.Previous = minutes.PreviousNotes{Reviewed: yes, Accurate: yes, Corrections: "CANARY"}
	}
	version := minutes.Version{Number: 1, Written: held.AddDays(3), Reason: "CANARY"}
	for _, id := range ids("mother", "father", "worker", "visitor", "teacher") {
		m.Attendance = append(m.Attendance, minutes.Attendance{Member: id, How: minutes.Present})
		s := minutes.Sending{ID: minutes.SendingID("to-" + id), To: procedure.Person{ID: id}, On: held.AddDays(4), Route: schedule.SecureEmail, Extent: minutes.InFull}
		if id == "father" {
			s.Extent = minutes.InPart
		}
		version.Sendings = append(version.Sendings, s)
	}
	for _, id := range ids("worker", "visitor", "teacher") {
		m.Contributions = append(m.Contributions, minutes.Contribution{Member: id, Achieved: "CANARY", Expected: "CANARY", Blocks: "CANARY", FurtherHelp: "CANARY", Contact: "CANARY"})
	}
	if chair == "manager" {
		m.Guests = []minutes.Guest{{Person: procedure.Person{Role: procedure.LineManager, ID: "manager"}}}
	}
	m.Versions = []minutes.Version{version}
	return m
}

// whole is a complete record until the middle of September 2026.
func whole() *file {
	c := &file{g: group(), t: &schedule.Timetable{
		Conferences: []schedule.Conference{
			{ID: "k1", Kind: schedule.Initial, Held: yes, Sittings: []calendar.Date{day("2026-06-01")}, Decisions: []schedule.PlanDecision{{Child: "c1", Decision: schedule.PlanMade}, {Child: "c2", Decision: schedule.PlanMade}}},
			{ID: "k2", Kind: schedule.Review, Held: yes, Bookings: []schedule.Booking{{On: day("2026-06-01"), Day: day("2026-08-25")}}},
		},
		Meetings: []schedule.Meeting{meeting("m1", "2026-06-11", "manager"), meeting("m2", "2026-07-20", "worker"), meeting("m3", "2026-08-28", "worker")},
	}}
	c.list = []minutes.Minutes{written("m1", "2026-06-11", "manager", 1), written("m2", "2026-07-20", "worker", 2), written("m3", "2026-08-28", "worker", 3)}
	for i := range 2 {
		c.list[i].Reviewed = []minutes.Reviewed{{Conference: "k2", On: day("2026-08-20")}}
	}
	c.p = &plan.ChildProtectionPlan{Revisions: []plan.Revision{{ID: "r1", Number: 1, Date: day("2026-06-11"), Outcomes: []plan.Outcome{{ID: "o1", Description: "CANARY"}}}}}
	return c
}

func basis(on string, p ...procedure.Procedure) procedure.Basis {
	return procedure.Basis{Procedures: procedure.MustEditions(p...), Calendar: calendar.EnglandAndWales(), On: day(on)}
}

const now = "2026-09-15"

func nottinghamshire(on string) procedure.Basis { return basis(on, procedure.Nottinghamshire()) }

func all(b procedure.Basis, c *file) []procedure.Finding {
	return minutes.AppendFindings(nil, b, c.g, c.t, c.list, c.p)
}

// find returns the findings of a rule about a subject, one for each clause.
func find(list []procedure.Finding, rule procedure.RuleID, subject string) (found []procedure.Finding) {
	for _, f := range list {
		if f.Rule == rule && f.Subject.String() == subject {
			found = append(found, f)
		}
	}
	return found
}

// want is what a rule finds of a subject, and why.
type want struct {
	why     string
	on      string
	change  func(c *file)
	subject string
	outcome procedure.Outcome
	missing string
	path    string
}

// none is the outcome where there is no such finding.
const none = procedure.Outcome(99)

// check runs a rule over the complete record, with one thing changed.
func check(t *testing.T, rule procedure.RuleID, p procedure.Procedure, clause string, rows ...want) {
	t.Helper()
	for _, row := range rows {
		c := whole()
		if row.change != nil {
			row.change(c)
		}
		on := row.on
		if on == "" {
			on = now
		}
		b := basis(on, p)
		b.SoonWithin = calendar.Weeks(1)
		found := find(all(b, c), rule, row.subject)
		if row.outcome == none {
			assert.Empty(t, found, row.why)
			continue
		}
		if !assert.Len(t, found, 1, "%s: %s", row.why, row.subject) {
			continue
		}
		f := found[0]
		assert.Equal(t, row.outcome, f.Outcome, "%s: %v", row.why, f)
		assert.Equal(t, row.missing, f.Missing.String(), row.why)
		assert.Equal(t, clause, f.Clause, row.why)
		if row.path != "" {
			assert.Equal(t, row.path, f.Path(), row.why)
		}
	}
}

func county(t *testing.T, rule procedure.RuleID, clause string, rows ...want) {
	t.Helper()
	check(t, rule, procedure.Nottinghamshire(), clause, rows...)
}

func bexley(t *testing.T, rule procedure.RuleID, clause string, rows ...want) {
	t.Helper()
	check(t, rule, procedure.Bexley(), clause, rows...)
}
