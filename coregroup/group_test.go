package coregroup_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

var (
	day    = calendar.MustParseDate
	noDate = calendar.Date{}
)

const (
	yes = procedure.Yes
	no  = procedure.No
)

// group is a complete record: two siblings with different fathers, on a plan since
// 1 June 2026.
func group() *coregroup.CoreGroup {
	return &coregroup.CoreGroup{
		Children: []coregroup.Child{
			{
				ID: "c1", Born: day("2020-03-01"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}, Understanding: no,
				Attendance: []coregroup.AttendanceDecision{decision("2026-06-01", no)},
			},
			{
				ID: "c2", Born: day("2013-05-09"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}, Understanding: yes,
				Attendance: []coregroup.AttendanceDecision{decision("2026-06-01", yes)},
				Explained:  coregroup.PurposeExplained{On: day("2026-06-08"), Purpose: yes, WhyOpinionMatters: yes},
			},
		},
		Members: []coregroup.Member{
			{ID: "mother", Roles: roles(procedure.Parent), AgreedAtConference: yes, LinkedTo: kids("c1", "c2")},
			{ID: "father1", Roles: roles(procedure.Parent), AgreedAtConference: yes, LinkedTo: kids("c1")},
			{ID: "father2", Roles: roles(procedure.Parent), AgreedAtConference: yes, LinkedTo: kids("c2")},
			{ID: "worker", Roles: roles(procedure.SocialWorker), Agency: "council", AgreedAtConference: yes, Key: yes},
			{ID: "visitor", Roles: roles(procedure.HealthVisitor), Agency: "nhs", AgreedAtConference: yes, Key: yes},
			{ID: "teacher", Roles: roles(procedure.Teacher), Agency: "school", AgreedAtConference: yes},
			{ID: "sibling", Roles: roles(procedure.Child), Child: "c2", LinkedTo: kids("c2"), AgreedAtConference: yes},
		},
		Allocations:  []coregroup.Allocation{{SocialWorker: "worker", From: day("2026-06-01")}},
		LineManagers: []coregroup.LineManagement{{Manager: "manager", Of: "worker"}},
	}
}

func roles(list ...procedure.Role) []procedure.Role      { return list }
func kids(list ...procedure.ChildID) []procedure.ChildID { return list }

func decision(on string, attends procedure.Answer) coregroup.AttendanceDecision {
	return coregroup.AttendanceDecision{
		DecidedOn: day(on), DecidedBy: by("conference"), Attends: attends, WithChild: yes, WithThoseWhoKnow: yes, Relationships: yes, ParentsViews: yes,
	}
}

func by(id procedure.MemberID) procedure.Person {
	return procedure.Person{Role: procedure.ConferenceChair, ID: id}
}

// meetings are three, chaired as usual and attended by all, then more by the same.
func meetings(n int) []coregroup.HeldMeeting {
	days := []string{"2026-06-12", "2026-07-20", "2026-08-28", "2026-10-05", "2026-11-13"}
	var list []coregroup.HeldMeeting
	for i := range n {
		h := coregroup.HeldMeeting{
			ID: procedure.MeetingID("m" + string(rune('1'+i))), Held: day(days[i]), Chair: "worker", ChairAttended: yes,
			Present: []procedure.MemberID{"mother", "worker", "visitor", "teacher"},
		}
		if i == 0 {
			h.Chair = "manager"
		}
		list = append(list, h)
	}
	return list
}

func basis(on string, p procedure.Procedure) procedure.Basis {
	return procedure.Basis{Procedures: procedure.MustEditions(p), Calendar: calendar.EnglandAndWales(), On: day(on)}
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

func TestACompleteRecordIsMetThroughout(t *testing.T) {
	g := group()
	require.NoError(t, g.Validate())
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()} {
		found := coregroup.AppendFindings(nil, basis("2026-09-15", p), g, meetings(3))
		keys := map[string]bool{}
		for _, f := range found {
			assert.Contains(t, []procedure.Outcome{procedure.Met, procedure.NotApplicable}, f.Outcome, "%s: %v", p.ID, f)
			assert.False(t, keys[f.Key()], "%s: %s twice", p.ID, f.Key())
			keys[f.Key()] = true
			assert.NotEmpty(t, f.Clause)
			assert.NotEqual(t, 0, f.Force)
		}
		assert.NotEmpty(t, found)
	}
}

// The rules that this package documents are those that it runs.
func TestRules(t *testing.T) {
	documented := map[procedure.RuleID]bool{}
	last := procedure.NoRule
	for _, r := range coregroup.Rules() {
		assert.Greater(t, r.ID, last, "in order, each once")
		last = r.ID
		assert.NotEmpty(t, r.Title)
		assert.Regexp(t, `^[A-Z].*\.$`, r.Doc)
		documented[r.ID] = true
	}
	run := map[procedure.RuleID]bool{}
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()} {
		for _, f := range coregroup.AppendFindings(nil, basis("2026-09-15", p), group(), meetings(3)) {
			run[f.Rule] = true
		}
	}
	assert.Equal(t, documented, run)
}

func TestABrokenBasisIsUndetermined(t *testing.T) {
	good := nottinghamshire("2026-09-15")
	for name, b := range map[string]procedure.Basis{
		"none":        {},
		"no calendar": {Procedures: good.Procedures, On: good.On},
		"no day":      {Procedures: good.Procedures, Calendar: good.Calendar},
		"no edition":  {Calendar: good.Calendar, On: good.On},
	} {
		found := coregroup.AppendFindings(nil, b, group(), meetings(3))
		assert.NotEmpty(t, found, name)
		for _, f := range found {
			assert.Equal(t, procedure.Undetermined, f.Outcome, "%s: %v", name, f)
			assert.Empty(t, f.Clause, name)
			assert.True(t, f.Due.IsZero() && f.Done.IsZero(), name)
		}
	}
}

func TestAnEmptyGroup(t *testing.T) {
	require.NoError(t, coregroup.CoreGroup{}.Validate())
	for _, f := range coregroup.AppendFindings(nil, nottinghamshire("2026-09-15"), &coregroup.CoreGroup{}, nil) {
		assert.Contains(t, []procedure.Outcome{procedure.Undetermined, procedure.NotApplicable}, f.Outcome, f.String())
		assert.Equal(t, "case", f.Subject.String())
	}
}

// What is dated after the day of the review changes nothing, and neither does the
// order in which members and exclusions are given.
func TestLaterFactsAndOrderChangeNothing(t *testing.T) {
	b := nottinghamshire("2026-09-15")
	want := coregroup.AppendFindings(nil, b, group(), meetings(3))
	later := group()
	later.Members[1].Periods = []coregroup.Membership{{Left: day("2026-09-16")}}
	later.Members = append(later.Members, coregroup.Member{ID: "new", Roles: roles(procedure.Police), AgreedAtConference: no, Periods: []coregroup.Membership{{Joined: day("2026-09-16")}}})
	later.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father1", DecidedOn: day("2026-09-16")}}
	later.Allocations[0].To = day("2026-09-20")
	later.Children[0].OnPlan[0].To = day("2026-09-16")
	later.Children[1].Attendance = append(later.Children[1].Attendance, coregroup.AttendanceDecision{DecidedOn: day("2026-09-16")})
	require.NoError(t, later.Validate())
	assert.Equal(t, want, coregroup.AppendFindings(nil, b, later, meetings(5)))

	shuffled := group()
	for i, j := 0, len(shuffled.Members)-1; i < j; i, j = i+1, j-1 {
		shuffled.Members[i], shuffled.Members[j] = shuffled.Members[j], shuffled.Members[i]
	}
	shuffled.Children[0], shuffled.Children[1] = shuffled.Children[1], shuffled.Children[0]
	got := coregroup.AppendFindings(nil, b, shuffled, meetings(3))
	for _, list := range [][]procedure.Finding{want, got} {
		for i := range list {
			list[i].At = procedure.Place{}
		}
	}
	assert.ElementsMatch(t, want, got)
}

func TestMembershipOnAnyDay(t *testing.T) {
	g := group()
	visitor := g.Member("visitor")
	visitor.Periods = []coregroup.Membership{
		{Left: day("2026-07-31"), LeftReason: "left"},
		{Joined: day("2026-10-01"), JoinedReason: "came back"},
	}
	g.Members = append(g.Members, coregroup.Member{
		ID: "next", Roles: roles(procedure.HealthVisitor), Agency: "nhs", AgreedAtConference: no, Succeeds: "visitor", Key: yes,
		Periods: []coregroup.Membership{{Joined: day("2026-08-03"), JoinedReason: "took over", Left: day("2026-09-30"), LeftReason: "handed back"}},
	})
	require.NoError(t, g.Validate())
	for on, want := range map[string][2]bool{
		"2026-06-01": {true, false}, "2026-07-31": {true, false}, "2026-08-01": {false, false}, "2026-08-03": {false, true},
		"2026-09-30": {false, true}, "2026-10-01": {true, false}, "2030-01-01": {true, false},
	} {
		assert.Equal(t, want, [2]bool{g.Member("visitor").IsMember(day(on)), g.Member("next").IsMember(day(on))}, on)
	}
	assert.False(t, g.Member("visitor").IsMember(noDate))
	assert.Nil(t, g.Successor("visitor", day("2026-08-02")))
	assert.Equal(t, procedure.MemberID("next"), g.Successor("visitor", day("2026-08-03")).ID)
	g.Members = append(g.Members, coregroup.Member{ID: "third", Roles: roles(procedure.HealthVisitor), Succeeds: "next", Periods: []coregroup.Membership{{Joined: day("2026-10-01")}}})
	assert.Equal(t, procedure.MemberID("third"), g.Successor("visitor", day("2026-10-01")).ID, "in turn")
	g.Member("next").Succeeds, g.Member("visitor").Succeeds = "visitor", "next"
	g.Member("visitor").Periods = g.Member("visitor").Periods[:1]
	assert.Equal(t, procedure.MemberID("next"), g.Successor("visitor", day("2026-08-15")).ID)
	g.Members = g.Members[:len(g.Members)-1]
	assert.Nil(t, g.Successor("visitor", day("2026-10-05")), "even in a circle it ends")
	assert.Nil(t, g.Successor("mother", day("2026-10-01")))
	assert.Nil(t, g.Member("nobody"))
	assert.Nil(t, g.Child("nobody"))
	assert.Equal(t, procedure.ChildID("c2"), g.Child("c2").ID)
	for range g.MembersOn(day("2026-10-01")) {
		break
	}
}

func TestStandingOfMembers(t *testing.T) {
	for _, tc := range []struct {
		why                  string
		m                    coregroup.Member
		family, professional bool
	}{
		{"a parent", coregroup.Member{Roles: roles(procedure.Parent)}, true, false},
		{"a professional", coregroup.Member{Roles: roles(procedure.Teacher)}, false, true},
		{"one person with two roles: a carer who is a police officer", coregroup.Member{Roles: roles(procedure.Police, procedure.Carer)}, true, false},
		{"two professional roles", coregroup.Member{Roles: roles(procedure.SocialWorker, procedure.MinuteTaker)}, false, true},
		{"unknown role", coregroup.Member{Roles: roles("youth-worker")}, false, false},
		{"unknown role, said to be professional", coregroup.Member{Roles: roles("youth-worker"), Standing: procedure.Professional}, false, true},
		{"a parent is never made a professional", coregroup.Member{Roles: roles(procedure.Parent), Standing: procedure.Professional}, true, false},
		{"no role", coregroup.Member{}, false, false},
	} {
		assert.Equal(t, tc.family, tc.m.IsFamily(), tc.why)
		assert.Equal(t, tc.professional, tc.m.IsProfessional(), tc.why)
	}
	assert.True(t, (&coregroup.Member{Roles: roles(procedure.Child)}).IsChildOfFamily())
	assert.True(t, (&coregroup.Member{Roles: roles(procedure.WiderFamily), ChildOfFamily: yes}).IsChildOfFamily(), "a grown-up sibling")
	assert.False(t, (&coregroup.Member{Roles: roles(procedure.WiderFamily)}).IsChildOfFamily())
}

func TestAllocationAndLineManagement(t *testing.T) {
	g := group()
	g.Members = append(g.Members, coregroup.Member{ID: "worker2", Roles: roles(procedure.SocialWorker)}, coregroup.Member{ID: "cover", Roles: roles(procedure.SocialWorker)})
	g.Allocations = []coregroup.Allocation{
		{SocialWorker: "worker2", From: day("2026-07-01")},
		{SocialWorker: "worker", To: day("2026-07-01")},
		{SocialWorker: "cover", Covering: yes, From: day("2026-08-01"), To: day("2026-08-14")},
	}
	g.LineManagers = []coregroup.LineManagement{
		{Manager: "manager", Of: "worker"}, {Manager: "manager2", Of: "worker2", To: day("2026-08-31")}, {Manager: "manager3", Of: "worker2", From: day("2026-08-31")},
	}
	require.NoError(t, g.Validate())
	for on, want := range map[string][3]procedure.MemberID{
		"2026-06-30": {"worker", "", "manager"}, "2026-07-01": {"worker2", "", "manager2"},
		"2026-08-01": {"worker2", "cover", "manager2"}, "2026-08-15": {"worker2", "", "manager2"}, "2026-08-31": {"worker2", "", "manager3"},
	} {
		worker := g.SocialWorkerOn(day(on))
		assert.Equal(t, want, [3]procedure.MemberID{worker, g.CoverOn(day(on)), g.LineManagerOf(worker, day(on))}, on)
	}
	assert.Empty(t, g.SocialWorkerOn(noDate))
	assert.Empty(t, g.LineManagerOf("", day("2026-08-31")))
	assert.Empty(t, g.LineManagerOf("teacher", day("2026-08-31")))
	tie := coregroup.CoreGroup{
		Allocations:  []coregroup.Allocation{{SocialWorker: "b"}, {SocialWorker: "a"}},
		LineManagers: []coregroup.LineManagement{{Manager: "z", Of: "a"}, {Manager: "y", Of: "a"}},
	}
	assert.Equal(t, procedure.MemberID("a"), tie.SocialWorkerOn(day("2026-06-01")), "the same whatever the order")
	assert.Equal(t, procedure.MemberID("y"), tie.LineManagerOf("a", day("2026-06-01")))
}
