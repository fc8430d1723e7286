package schedule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

const (
	yes = procedure.Yes
	no  = procedure.No
)

func roles(list ...procedure.Role) []procedure.Role { return list }

// group is two children on a plan since 1 June 2026, both their parents, and professionals.
func group() *coregroup.CoreGroup {
	decided := []coregroup.AttendanceDecision{{DecidedOn: day("2026-06-01"), Attends: no}}
	return &coregroup.CoreGroup{
		Children: []coregroup.Child{
			{ID: "c1", Born: day("2020-03-01"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}, Attendance: decided},
			{ID: "c2", Born: day("2013-05-09"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}, Attendance: decided},
		},
		Members: []coregroup.Member{
			{ID: "mother", Roles: roles(procedure.Parent), LinkedTo: []procedure.ChildID{"c1", "c2"}, FirstLanguageEnglish: yes, CommunicationNeed: no, Engaged: yes},
			{ID: "father", Roles: roles(procedure.Parent), LinkedTo: []procedure.ChildID{"c1"}, FirstLanguageEnglish: yes, CommunicationNeed: no, Engaged: no},
			{ID: "worker", Roles: roles(procedure.SocialWorker)},
			{ID: "visitor", Roles: roles(procedure.HealthVisitor)},
			{ID: "sibling", Roles: roles(procedure.Child), Child: "c2", CommunicationNeed: no},
		},
		Allocations:  []coregroup.Allocation{{SocialWorker: "worker", From: day("2026-06-01")}},
		LineManagers: []coregroup.LineManagement{{Manager: "manager", Of: "worker"}},
	}
}

// meeting is a core group held on a day for which it was arranged three weeks before.
func meeting(id procedure.MeetingID, on string) schedule.Meeting {
	return schedule.Meeting{
		ID: id, Kind: schedule.CoreGroup, Held: yes, Bookings: []schedule.Booking{{On: day(on).AddDays(-21), Day: day(on)}},
		TakingPart: schedule.TakingPart{Travel: yes, ChildCare: no, Factors: no},
	}
}

// arranged is a core group arranged on one day for another.
func arranged(id procedure.MeetingID, on, to string) schedule.Meeting {
	m := meeting(id, to)
	m.Held = 0
	m.Bookings = []schedule.Booking{{On: day(on), Day: day(to)}}
	return m
}

func conference(id procedure.ConferenceID, kind schedule.ConferenceKind, on string, decision schedule.Decision, children ...procedure.ChildID) schedule.Conference {
	c := schedule.Conference{ID: id, Kind: kind, Held: yes, Sittings: []calendar.Date{day(on)}}
	for _, child := range children {
		c.Decisions = append(c.Decisions, schedule.PlanDecision{Child: child, Decision: decision})
	}
	return c
}

func visit(id procedure.VisitID, child procedure.ChildID, on string) schedule.Visit {
	return schedule.Visit{ID: id, Child: child, Made: day(on), By: "worker", Seen: yes, Alone: yes, AloneReason: "old enough", NobodyElse: yes}
}

// timetable is a complete record until the middle of September 2026.
func timetable() *schedule.Timetable {
	return &schedule.Timetable{
		Conferences: []schedule.Conference{
			conference("k1", schedule.Initial, "2026-06-01", schedule.PlanMade, "c1", "c2"),
			conference("k2", schedule.Review, "2026-08-25", schedule.PlanContinues, "c1", "c2"),
		},
		Meetings: []schedule.Meeting{meeting("m1", "2026-06-11"), meeting("m2", "2026-07-20"), meeting("m3", "2026-08-28")},
		Visits: []schedule.Visit{
			visit("v1", "c1", "2026-06-18"), visit("v2", "c1", "2026-07-02"), visit("v3", "c1", "2026-09-10"),
			visit("v4", "c2", "2026-06-18"), visit("v5", "c2", "2026-09-10"),
		},
	}
}

func patterns() []schedule.Pattern {
	return []schedule.Pattern{
		{Child: "c1", From: day("2026-06-12"), Every: calendar.WorkingDays(50)}, {Child: "c2", From: day("2026-06-12"), Every: calendar.Months(3)},
	}
}

func nottinghamshire(on string) procedure.Basis { return basis(on, procedure.Nottinghamshire()) }

// brief is what a test compares of a finding.
type brief struct {
	subject string
	outcome procedure.Outcome
	missing string
	remark  procedure.Remark
}

func briefly(list []procedure.Finding) []brief {
	var short []brief
	for _, f := range list {
		short = append(short, brief{f.Subject.String(), f.Outcome, f.Missing.String(), f.Remark})
	}
	return short
}

const (
	met           = procedure.Met
	metLate       = procedure.MetLate
	pending       = procedure.Pending
	overdue       = procedure.Overdue
	arrangedLate  = procedure.ArrangedLate
	notMet        = procedure.NotMet
	notApplicable = procedure.NotApplicable
	undetermined  = procedure.Undetermined
)

func TestACompleteRecord(t *testing.T) {
	g, table := group(), timetable()
	require.NoError(t, g.Validate())
	require.NoError(t, table.Validate(g))
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()} {
		found := schedule.AppendFindings(nil, basis("2026-09-15", p), g, table, patterns())
		keys := map[string]bool{}
		for _, f := range found {
			assert.Contains(t, []procedure.Outcome{met, pending, notApplicable}, f.Outcome, "%s: %v", p.ID, f)
			assert.False(t, keys[f.Key()], "%s: %s twice", p.ID, f.Key())
			keys[f.Key()] = true
			assert.NotEmpty(t, f.Clause)
		}
	}
}

func TestRules(t *testing.T) {
	documented := map[procedure.RuleID]bool{}
	last := procedure.NoRule
	for _, r := range schedule.Rules() {
		assert.Greater(t, r.ID, last, "in order, each once")
		last = r.ID
		assert.NotEmpty(t, r.Title)
		assert.Regexp(t, `^[A-Z].*\.$`, r.Doc)
		documented[r.ID] = true
	}
	run := map[procedure.RuleID]bool{}
	for _, e := range []procedure.Editions{procedure.MustEditions(procedure.Nottinghamshire()), elsewhere(t, "blackpool")} {
		b := procedure.Basis{Procedures: e, Calendar: calendar.EnglandAndWales(), On: day("2026-09-15")}
		for _, f := range schedule.AppendFindings(nil, b, group(), timetable(), patterns()) {
			run[f.Rule] = true
		}
	}
	assert.Equal(t, documented, run)
}

func TestABrokenBasis(t *testing.T) {
	good := nottinghamshire("2026-09-15")
	for why, b := range map[string]procedure.Basis{
		"none": {}, "no calendar": {Procedures: good.Procedures, On: good.On}, "no edition": {Calendar: good.Calendar, On: good.On}, "no day": {Procedures: good.Procedures, Calendar: good.Calendar},
	} {
		found := schedule.AppendFindings(nil, b, group(), timetable(), patterns())
		assert.NotEmpty(t, found, why)
		for _, f := range found {
			assert.Equal(t, undetermined, f.Outcome, "%s: %v", why, f)
			assert.True(t, f.Due.IsZero(), why)
			assert.Empty(t, f.Clause, why)
		}
	}
}

func TestAnEmptyTimetable(t *testing.T) {
	require.NoError(t, schedule.Timetable{}.Validate(group()))
	for _, g := range []*coregroup.CoreGroup{group(), {}} {
		for _, f := range schedule.AppendFindings(nil, nottinghamshire("2026-09-15"), g, &schedule.Timetable{}, nil) {
			assert.Contains(t, []procedure.Outcome{undetermined, notApplicable, pending}, f.Outcome, f.String())
		}
	}
}

// What is dated after the day of the review changes nothing, and neither does the order in
// which things are given.
func TestLaterFactsAndOrderChangeNothing(t *testing.T) {
	for on := day("2026-05-25"); on.Before(day("2026-10-20")); on = on.AddDays(2) {
		b := nottinghamshire(on.String())
		whole, g := timetable(), group()
		want := schedule.AppendFindings(nil, b, g, whole, patterns())
		until := &schedule.Timetable{}
		for _, c := range whole.Conferences {
			if !c.Sittings[0].After(on) {
				until.Conferences = append(until.Conferences, c)
			}
		}
		for _, m := range whole.Meetings {
			if !m.Bookings[0].On.After(on) {
				until.Meetings = append(until.Meetings, m)
			}
		}
		for _, v := range whole.Visits {
			if !v.Made.After(on) {
				until.Visits = append(until.Visits, v)
			}
		}
		require.Equal(t, bare(want), bare(schedule.AppendFindings(nil, b, g, until, patterns())), "%v: without what comes later", on)

		reversed := timetable()
		for i, j := 0, len(reversed.Meetings)-1; i < j; i, j = i+1, j-1 {
			reversed.Meetings[i], reversed.Meetings[j] = reversed.Meetings[j], reversed.Meetings[i]
		}
		for i, j := 0, len(reversed.Visits)-1; i < j; i, j = i+1, j-1 {
			reversed.Visits[i], reversed.Visits[j] = reversed.Visits[j], reversed.Visits[i]
		}
		reversed.Conferences[0], reversed.Conferences[1] = reversed.Conferences[1], reversed.Conferences[0]
		require.ElementsMatch(t, bare(want), bare(schedule.AppendFindings(nil, b, g, reversed, patterns())), "%v: in another order", on)
	}
}

// bare leaves out where in the case the records are.
func bare(list []procedure.Finding) []procedure.Finding {
	for i := range list {
		list[i].At = procedure.Place{}
	}
	return list
}

// Moving the day of the review on never turns what was overdue into pending, and a gap that
// was late when it was closed is so for ever.
func TestOverdueStaysUntilDone(t *testing.T) {
	table := timetable()
	table.Meetings[1] = meeting("m2", "2026-08-05") // late: due on 24 July
	before := map[string]procedure.Outcome{}
	for on := day("2026-06-01"); on.Before(day("2027-06-01")); on = on.AddDays(1) {
		for _, f := range schedule.AppendFindings(nil, nottinghamshire(on.String()), group(), table, patterns()) {
			switch before[f.Key()] {
			case overdue:
				require.Contains(t, []procedure.Outcome{overdue, metLate, notMet}, f.Outcome, "%v: %v", on, f)
			case metLate:
				require.Equal(t, metLate, f.Outcome, "%v: %v", on, f)
			default:
			}
			before[f.Key()] = f.Outcome
		}
	}
	assert.Equal(t, metLate, before["next-meeting|N 2.6c|meeting/m1"])
}

func TestAYear(t *testing.T) {
	g, table := group(), timetable()
	for i := range 6 {
		table.Meetings = append(table.Meetings, meeting(procedure.MeetingID("n"+string(rune('1'+i))), day("2026-09-30").AddDays(35*i).String()))
	}
	for i := range 24 {
		table.Visits = append(table.Visits, visit(procedure.VisitID("w"+string(rune('a'+i))), "c1", day("2026-09-20").AddDays(10*i).String()))
	}
	b, p := nottinghamshire("2027-06-01"), patterns()
	buffer := schedule.AppendFindings(nil, b, g, table, p)
	assert.Greater(t, len(buffer), 60)
}
