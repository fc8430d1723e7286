package minutes_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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

func TestACompleteRecord(t *testing.T) {
	c := whole()
	require.NoError(t, c.g.Validate())
	require.NoError(t, c.t.Validate(c.g))
	require.NoError(t, minutes.Validate(c.list, c.g, c.t))
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()} {
		keys := map[string]bool{}
		for _, f := range all(basis(now, p), c) {
			assert.Contains(t, []procedure.Outcome{met, pending, notApplicable}, f.Outcome, "%s: %v %s", p.ID, f, f.At)
			assert.False(t, keys[f.Key()], "%s: %s twice", p.ID, f.Key())
			keys[f.Key()] = true
			assert.NotEmpty(t, f.Clause)
		}
		assert.Greater(t, len(keys), 80, p.ID)
	}
}

func TestRules(t *testing.T) {
	documented := map[procedure.RuleID]bool{}
	last := procedure.NoRule
	for _, r := range minutes.Rules() {
		documented[r.ID] = true
		assert.NotEmpty(t, r.Title)
		assert.Regexp(t, `^[A-Z].*\.$`, r.Doc)
		assert.Greater(t, r.ID, last, "in order, each once")
		last = r.ID
	}
	run := map[procedure.RuleID]bool{}
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()} {
		for _, f := range all(basis(now, p), whole()) {
			run[f.Rule] = true
		}
	}
	assert.Equal(t, documented, run, "each rule is documented, and runs")
}

func TestABrokenBasis(t *testing.T) {
	good := nottinghamshire(now)
	for why, b := range map[string]procedure.Basis{
		"none": {}, "no calendar": {Procedures: good.Procedures, On: good.On}, "no edition": {Calendar: good.Calendar, On: good.On}, "no day": {Procedures: good.Procedures, Calendar: good.Calendar},
	} {
		found := all(b, whole())
		assert.NotEmpty(t, found, why)
		for _, f := range found {
			assert.Equal(t, undetermined, f.Outcome, "%s: %v", why, f)
			assert.True(t, f.Due.IsZero(), "%s: %v", why, f)
			assert.Empty(t, f.Clause, why)
		}
		c := whole()
		assert.Empty(t, minutes.CirculationList(b, c.g, c.t, c.list, "m1"), why)
		assert.Equal(t, coregroup.BecauseNotKnown, minutes.Agenda(b, c.g, c.t, c.list, c.p, "m3", coregroup.Recipient{ID: "worker"}, minutes.ForChair).Refused, why)
	}
}

func TestNothingRecorded(t *testing.T) {
	for _, c := range []*file{{g: group(), t: &schedule.Timetable{}}, {g: &coregroup.CoreGroup{}, t: &schedule.Timetable{}}, {g: &coregroup.CoreGroup{}, t: whole().t, list: whole().list}} {
		keys := map[string]bool{}
		for _, f := range all(nottinghamshire(now), c) {
			if !f.Rule.Safety() && f.Subject.Kind != procedure.MemberSubject {
				assert.Contains(t, []procedure.Outcome{undetermined, notApplicable, pending}, f.Outcome, f.String())
			}
			assert.False(t, keys[f.Key()], f.Key())
			keys[f.Key()] = true
		}
	}
	assert.NoError(t, minutes.Validate(nil, group(), &schedule.Timetable{}))
}

// bare leaves out where in the case the records are.
func bare(list []procedure.Finding) []procedure.Finding {
	list = slices.Clone(list)
	for i := range list {
		list[i].At = procedure.Place{}
	}
	return list
}

// What is dated after the day of the review changes nothing, and neither does the order in
// which things are given.
func TestLaterFactsAndOrderChangeNothing(t *testing.T) {
	full := func() *file {
		c := whole()
		c.exclude("2026-07-25")
		c.of("m3").Exclusions = []coregroup.ExclusionID{"x1"}
		c.of("m1").Versions = append(c.of("m1").Versions, minutes.Version{Number: 2, Corrects: 1, Written: day("2026-06-29"), Sendings: []minutes.Sending{
			{ID: "again", To: procedure.Person{ID: "mother"}, On: day("2026-07-01"), Extent: minutes.InFull},
		}})
		c.t.Meetings = append(c.t.Meetings, schedule.Meeting{ID: "m4", Kind: schedule.CoreGroup, Bookings: []schedule.Booking{{On: day("2026-08-28"), Day: day("2026-10-02")}}})
		return c
	}
	for on := day("2026-05-28"); on.Before(day("2026-10-20")); on = on.AddDays(3) {
		b := nottinghamshire(on.String())
		b.SoonWithin = calendar.Weeks(1)
		want := bare(all(b, full()))
		until := full()
		until.t.Meetings = slices.DeleteFunc(until.t.Meetings, func(m schedule.Meeting) bool { return m.Bookings[0].On.After(on) })
		until.t.Conferences = slices.DeleteFunc(until.t.Conferences, func(c schedule.Conference) bool { return c.ID == "k1" && c.Sittings[0].After(on) })
		until.g.Exclusions = slices.DeleteFunc(until.g.Exclusions, func(x coregroup.Exclusion) bool { return x.DecidedOn.After(on) })
		until.list = slices.DeleteFunc(until.list, func(m minutes.Minutes) bool { return m.Written.After(on) })
		for i := range until.list {
			m := &until.list[i]
			m.Reviewed = slices.DeleteFunc(m.Reviewed, func(r minutes.Reviewed) bool { return r.On.After(on) })
			m.Views = slices.DeleteFunc(m.Views, func(v minutes.View) bool { return v.On.After(on) })
			m.Versions = slices.DeleteFunc(m.Versions, func(v minutes.Version) bool { return v.Written.After(on) })
			for j := range m.Versions {
				m.Versions[j].Sendings = slices.DeleteFunc(m.Versions[j].Sendings, func(s minutes.Sending) bool { return s.On.After(on) })
			}
		}
		require.ElementsMatch(t, want, bare(all(b, until)), "%v: without what comes later", on)

		reversed := full()
		slices.Reverse(reversed.list)
		slices.Reverse(reversed.t.Meetings)
		slices.Reverse(reversed.t.Conferences)
		slices.Reverse(reversed.g.Members)
		slices.Reverse(reversed.g.Children)
		for i := range reversed.list {
			m := &reversed.list[i]
			slices.Reverse(m.Attendance)
			slices.Reverse(m.Contributions)
			slices.Reverse(m.Views)
			slices.Reverse(m.Actions)
			slices.Reverse(m.Versions)
			for j := range m.Versions {
				slices.Reverse(m.Versions[j].Sendings)
			}
		}
		require.ElementsMatch(t, want, bare(all(b, reversed)), "%v: in another order", on)
	}
}

// large is a group of n members, a tenth of them parents and a tenth joined later, with two
// sets of minutes of as many actions and half again.
func large(n, meetings int) *file {
	c := whole()
	c.g.Members = c.g.Members[:5]
	for i := len(c.g.Members); i < n; i++ {
		m := coregroup.Member{ID: procedure.MemberID(fmt.Sprintf("p%d", i*7919%n)), Roles: roles(procedure.Teacher), Agency: "school", Key: no}
		if i%10 == 1 {
			m.Roles, m.Agency, m.LinkedTo = roles(procedure.Parent), "", kids("c1", "c2")
		}
		m.ID += "-" + procedure.MemberID(strconv.Itoa(i))
		c.g.Members = append(c.g.Members, m)
	}
	for i := 3; i < meetings; i++ {
		id, on := procedure.MeetingID(fmt.Sprintf("n%d", i)), day("2026-08-28").AddDays(i*5).String()
		c.t.Meetings = append(c.t.Meetings, meeting(id, on, "worker"))
		c.list = append(c.list, written(id, on, "worker", i+1))
	}
	for i := range c.list {
		m := &c.list[i]
		held := m.Written.AddDays(-3)
		for j, member := range c.g.Members[5:] {
			m.Attendance = append(m.Attendance, minutes.Attendance{Member: member.ID, How: minutes.Present})
			m.Contributions = append(m.Contributions, minutes.Contribution{Member: member.ID, Achieved: "x", Expected: "x", Blocks: "x", FurtherHelp: "x", Contact: "x"})
			m.Versions[0].Sendings = append(m.Versions[0].Sendings, minutes.Sending{ID: minutes.SendingID(fmt.Sprintf("s%d", j)), To: procedure.Person{ID: member.ID}, On: held.AddDays(5), Extent: minutes.InFull})
		}
		for j := len(m.Actions); j < n*3/2; j++ {
			m.Actions = append(m.Actions, minutes.Action{ID: procedure.ActionID(fmt.Sprintf("z%d-%d", i, j)), Description: "x", Responsible: procedure.Person{ID: "worker"}, Due: held.AddDays(20)})
		}
	}
	return c
}

func TestFortyMembersAndSixtyActionsDoNotAllocate(t *testing.T) {
	c := large(40, 8)
	require.NoError(t, c.g.Validate())
	require.NoError(t, minutes.Validate(c.list, c.g, c.t))
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()} {
		b := basis("2027-01-15", p)
		buffer := all(b, c)
		assert.Greater(t, len(buffer), 1000)
		for _, f := range buffer {
			if f.Outcome == undetermined || f.Outcome == notMet {
				t.Fatal(f, f.At)
			}
		}
		assert.Zero(t, testing.AllocsPerRun(5, func() { buffer = minutes.AppendFindings(buffer[:0], b, c.g, c.t, c.list, c.p) }), p.ID)
	}
	held := minutes.AppendHeldMeetings(nil, c.t, c.list, day("2027-01-15"))
	assert.Len(t, held, 8)
	assert.Zero(t, testing.AllocsPerRun(5, func() { held = minutes.AppendHeldMeetings(held[:0], c.t, c.list, day("2027-01-15")) }))
}

var sinkFindings []procedure.Finding

// Beside each size stands the least that could be done for it: a walk over the minutes that
// appends as many ready-made findings.
func BenchmarkFindings(b *testing.B) {
	basis := nottinghamshire("2030-01-15")
	for _, size := range []struct{ members, meetings int }{{40, 3}, {400, 3}, {4000, 3}, {40, 30}, {40, 300}} {
		c := large(size.members, size.meetings)
		sinkFindings = all(basis, c)
		made := slices.Clone(sinkFindings)
		name := fmt.Sprintf("%d members, %d meetings", size.members, size.meetings)
		b.Run(name+"/rules", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sinkFindings = minutes.AppendFindings(sinkFindings[:0], basis, c.g, c.t, c.list, c.p)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(made)), "ns/finding")
		})
		b.Run(name+"/walk", func(b *testing.B) {
			n := 0
			for b.Loop() {
				for i := range c.list {
					for j := range c.list[i].Attendance {
						n += len(c.list[i].Attendance[j].Member)
					}
					for j := range c.list[i].Actions {
						n += len(c.list[i].Actions[j].ID)
					}
				}
				sinkFindings = append(sinkFindings[:0], made...)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(made)), "ns/finding")
		})
	}
}
