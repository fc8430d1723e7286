package coregroup_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// chairedBy are meetings with these chairs, who were all there.
func chairedBy(chairs ...procedure.MemberID) []coregroup.HeldMeeting {
	list := meetings(len(chairs))
	for i, id := range chairs {
		list[i].Chair = id
	}
	return list
}

func TestLineManagerChairs(t *testing.T) {
	ended := func(g *coregroup.CoreGroup) {
		for i := range g.Children {
			g.Children[i].OnPlan[0].To = day("2026-07-01")
		}
	}
	for _, tc := range []struct {
		why    string
		change func(g *coregroup.CoreGroup)
		held   []coregroup.HeldMeeting
		on     string
		want   procedure.Outcome
		done   string
	}{
		{"no meeting yet", nil, nil, "2026-06-05", procedure.Pending, ""},
		{"at the first", nil, chairedBy("manager", "worker"), "2026-09-15", procedure.Met, "2026-06-12"},
		{"at the first, at once", nil, chairedBy("manager"), "2026-06-12", procedure.Met, "2026-06-12"},
		{"at the second", nil, chairedBy("worker", "manager"), "2026-09-15", procedure.Met, "2026-07-20"},
		{"at both is fine", nil, chairedBy("manager", "manager"), "2026-09-15", procedure.Met, "2026-06-12"},
		{"not at the first, the second to come", nil, chairedBy("worker", "manager"), "2026-07-19", procedure.Pending, ""},
		{"at neither", nil, chairedBy("worker", "worker"), "2026-09-15", procedure.NotMet, ""},
		{"at the third is too late", nil, chairedBy("worker", "worker", "manager"), "2026-09-15", procedure.NotMet, ""},
		{"the plan ended after one meeting", ended, chairedBy("worker"), "2026-09-15", procedure.NotApplicable, ""},
		{"the plan ended, but the first met it", ended, chairedBy("manager"), "2026-09-15", procedure.Met, "2026-06-12"},
		{"no plan, no meeting", func(g *coregroup.CoreGroup) { g.Children = nil }, nil, "2026-09-15", procedure.Undetermined, ""},
		{"who chaired the second is not recorded", nil, chairedBy("worker", ""), "2026-09-15", procedure.Undetermined, ""},
		{"who the line manager was is not recorded", func(g *coregroup.CoreGroup) { g.LineManagers = nil }, chairedBy("worker", "x"), "2026-09-15", procedure.Undetermined, ""},
		{"who the line manager was is not recorded, but the worker is not their own", func(g *coregroup.CoreGroup) { g.LineManagers = nil }, chairedBy("worker", "worker"), "2026-09-15", procedure.NotMet, ""},
		{"neither the line manager nor the worker is recorded", func(g *coregroup.CoreGroup) { g.LineManagers, g.Allocations = nil, nil }, chairedBy("worker", "worker"), "2026-09-15", procedure.Undetermined, ""},
		{"the line manager of another worker", func(g *coregroup.CoreGroup) {
			g.LineManagers = append(g.LineManagers, coregroup.LineManagement{Manager: "other", Of: "visitor"})
		}, chairedBy("other", "worker"), "2026-09-15", procedure.NotMet, ""},
		{"whether the chair was there is not recorded", nil, func() []coregroup.HeldMeeting {
			held := chairedBy("manager", "worker")
			held[0].ChairAttended = 0
			return held
		}(), "2026-09-15", procedure.Undetermined, ""},
		{"said to chair, but was not there", nil, func() []coregroup.HeldMeeting {
			held := chairedBy("manager", "worker")
			held[0].ChairAttended = no
			return held
		}(), "2026-09-15", procedure.NotMet, ""},
		{"a relative who is somehow the line manager", func(g *coregroup.CoreGroup) { g.LineManagers[0].Manager = "mother" }, chairedBy("mother", "worker"), "2026-09-15", procedure.NotMet, ""},
	} {
		g := group()
		if tc.change != nil {
			tc.change(g)
		}
		got := coregroup.AppendFindings(nil, nottinghamshire(tc.on), g, tc.held, procedure.RuleLineManagerChairs)
		require.Len(t, got, 1, tc.why)
		assert.Equal(t, "case", got[0].Subject.String(), "judged once")
		assert.Equal(t, "N 3.1a", got[0].Clause)
		assert.Equal(t, tc.want, got[0].Outcome, tc.why)
		assert.Equal(t, tc.done, got[0].Done.String(), tc.why)
	}
	assert.Empty(t, coregroup.AppendFindings(nil, basis("2026-09-15", procedure.Bexley()), group(), meetings(2), procedure.RuleLineManagerChairs))
}

// The edition in force at the first meeting decides whether anyone asks for it.
func TestEditionOfTheFirstMeeting(t *testing.T) {
	later := procedure.Nottinghamshire()
	later.Effective = day("2026-06-13") // the day after the first meeting
	b := procedure.Basis{Procedures: procedure.MustEditions(procedure.Bexley(), later), Calendar: nottinghamshire("2026-09-15").Calendar, On: day("2026-09-15")}
	assert.Empty(t, coregroup.AppendFindings(nil, b, group(), meetings(2), procedure.RuleLineManagerChairs))
	assert.Len(t, coregroup.AppendFindings(nil, b, group(), nil, procedure.RuleLineManagerChairs), 1, "none held yet: the one in force now")
	f := coregroup.AppendFindings(nil, nottinghamshire("2026-09-15"), group(), meetings(2), procedure.RuleLineManagerChairs)[0]
	assert.Equal(t, day("2026-06-12"), f.Since)
	assert.Equal(t, procedure.LineManager, f.Responsible)
}

// The worker changes between the first meeting and the second: at each it is the
// line manager of whoever was allocated on its day.
func TestWhoseLineManagerChairsWhenTheWorkerChanges(t *testing.T) {
	g := group()
	g.Members = append(g.Members, member("worker2", procedure.SocialWorker, "council"))
	g.Allocations = []coregroup.Allocation{{SocialWorker: "worker", To: day("2026-06-30")}, {SocialWorker: "worker2", From: day("2026-07-01")}}
	g.LineManagers = append(g.LineManagers, coregroup.LineManagement{Manager: "manager2", Of: "worker2"})
	b := nottinghamshire("2026-09-15")
	for chairs, want := range map[[2]procedure.MemberID]procedure.Outcome{
		{"worker", "manager2"}: procedure.Met, {"worker", "manager"}: procedure.NotMet,
		{"manager2", "worker2"}: procedure.NotMet, {"manager", "worker2"}: procedure.Met,
	} {
		got := coregroup.AppendFindings(nil, b, g, chairedBy(chairs[:]...), procedure.RuleLineManagerChairs)
		assert.Equal(t, want, got[0].Outcome, "%v", chairs)
	}
	p := coregroup.ProposeChair(b, g, day("2026-07-20"), chairedBy("worker"))
	assert.Equal(t, []procedure.MemberID{"manager2"}, p.Options[0].People)
}

func TestUsualAndOtherChair(t *testing.T) {
	type change func(g *coregroup.CoreGroup, h *coregroup.HeldMeeting)
	for _, tc := range []struct {
		why          string
		meeting      int // which of them, counted from 0
		chair        procedure.MemberID
		change       change
		usual, other procedure.Outcome
		missing      string
	}{
		{"the social worker at the third", 2, "worker", nil, procedure.Met, procedure.NotApplicable, ""},
		{"the social worker at the first", 0, "worker", nil, procedure.Met, procedure.NotApplicable, ""},
		{"the line manager at the second", 1, "manager", nil, procedure.NotApplicable, procedure.NotApplicable, ""},
		{"who covers", 2, "cover", func(g *coregroup.CoreGroup, _ *coregroup.HeldMeeting) {
			g.Allocations = append(g.Allocations, coregroup.Allocation{SocialWorker: "cover", Covering: yes})
		}, procedure.Met, procedure.NotApplicable, ""},
		{"not recorded", 2, "", nil, procedure.Undetermined, procedure.Undetermined, ""},
		{"who the social worker was is not recorded", 2, "worker", func(g *coregroup.CoreGroup, _ *coregroup.HeldMeeting) { g.Allocations = nil }, procedure.Undetermined, procedure.Undetermined, ""},
		{"another member, with reason and seniority", 2, "visitor", func(_ *coregroup.CoreGroup, h *coregroup.HeldMeeting) { h.ChairReason, h.ChairSuitable = yes, yes }, procedure.NotApplicable, procedure.Met, ""},
		{"another member, with neither", 2, "visitor", nil, procedure.NotApplicable, procedure.NotMet, "chairReason, chairSuitable"},
		{"another member, not senior enough", 2, "visitor", func(_ *coregroup.CoreGroup, h *coregroup.HeldMeeting) { h.ChairReason, h.ChairSuitable = yes, no }, procedure.NotApplicable, procedure.NotMet, "chairSuitable"},
		{"another member, whose attendance is not recorded", 2, "visitor", func(_ *coregroup.CoreGroup, h *coregroup.HeldMeeting) {
			h.ChairReason, h.ChairSuitable, h.ChairAttended = yes, yes, 0
		}, procedure.NotApplicable, procedure.Undetermined, ""},
		{"the social worker, whose attendance is not recorded", 2, "worker", func(_ *coregroup.CoreGroup, h *coregroup.HeldMeeting) { h.ChairAttended = 0 }, procedure.Undetermined, procedure.Undetermined, ""},
		{"another member, who was not there", 2, "visitor", func(_ *coregroup.CoreGroup, h *coregroup.HeldMeeting) {
			h.ChairReason, h.ChairSuitable, h.ChairAttended = yes, yes, no
		}, procedure.NotApplicable, procedure.NotMet, "present"},
		{"the social worker, who was not there", 2, "worker", func(_ *coregroup.CoreGroup, h *coregroup.HeldMeeting) {
			h.ChairReason, h.ChairSuitable, h.ChairAttended = yes, yes, no
		}, procedure.NotApplicable, procedure.NotMet, "present"},
		{"no member of the group", 2, "stranger", func(_ *coregroup.CoreGroup, h *coregroup.HeldMeeting) { h.ChairReason, h.ChairSuitable = yes, yes }, procedure.NotApplicable, procedure.NotMet, "chair"},
		{"a parent", 2, "mother", func(_ *coregroup.CoreGroup, h *coregroup.HeldMeeting) { h.ChairReason, h.ChairSuitable = yes, yes }, procedure.NotApplicable, procedure.NotMet, "chair"},
		{"the line manager at the third, with a reason", 2, "manager", func(_ *coregroup.CoreGroup, h *coregroup.HeldMeeting) { h.ChairReason = yes }, procedure.NotApplicable, procedure.Met, ""},
		{"the line manager at the third, without", 2, "manager", nil, procedure.NotApplicable, procedure.NotMet, "chairReason"},
	} {
		g, held := group(), meetings(3)
		h := &held[tc.meeting]
		h.Chair = tc.chair
		held[2].At = procedure.Place{}.Item(field.Meetings, 2)
		if tc.change != nil {
			tc.change(g, h)
		}
		b := nottinghamshire("2026-09-15")
		usual := coregroup.AppendFindings(nil, b, g, held, procedure.RuleUsualChair)[tc.meeting]
		other := coregroup.AppendFindings(nil, b, g, held, procedure.RuleOtherChair)[tc.meeting]
		assert.Equal(t, tc.usual, usual.Outcome, "%s: N 3.1b", tc.why)
		assert.Equal(t, tc.other, other.Outcome, "%s: N 3.1c", tc.why)
		assert.Equal(t, tc.missing, other.Missing.String(), tc.why)
		assert.Equal(t, []string{"N 3.1b", "N 3.1c"}, []string{usual.Clause, other.Clause})
		assert.Equal(t, "meeting/"+string(h.ID), usual.Subject.String())
		assert.Equal(t, "/meetings/2", coregroup.AppendFindings(nil, b, g, held, procedure.RuleOtherChair)[2].At.String(), "where the caller says that the record is")
	}
	none := coregroup.AppendFindings(nil, nottinghamshire("2026-06-11"), group(), meetings(3), procedure.RuleUsualChair)
	assert.Equal(t, []brief{{"case", procedure.NotApplicable, "", 0}}, briefly(none), "no meeting held yet")
}

func elsewhere(t *testing.T, name string) procedure.Procedure {
	t.Helper()
	data, err := os.ReadFile("procedure/testdata/elsewhere/" + name + ".json")
	require.NoError(t, err)
	p, err := procedure.ParseProcedure(data)
	require.NoError(t, err)
	return p
}

// Procedures with other rules on the chair work from their data alone.
func TestChairsElsewhere(t *testing.T) {
	usual := func(name string, chairs ...procedure.MemberID) (list []procedure.Outcome) {
		for _, f := range coregroup.AppendFindings(nil, basis("2026-11-15", elsewhere(t, name)), group(), chairedBy(chairs...), procedure.RuleUsualChair) {
			list = append(list, f.Outcome)
		}
		return list
	}
	const met, not = procedure.Met, procedure.NotMet
	assert.Equal(t, []procedure.Outcome{met, not, not}, usual("blackpool", "worker", "visitor", "manager"), "the social worker, and no clause for another")
	assert.Equal(t, []procedure.Outcome{met, met, not, not}, usual("wales", "teacher", "worker", "mother", "stranger"), "any professional member")
	// Meetings 2 and 4 by a set of roles, 1 by ordinal, one of the first three by
	// the team manager, the others by any professional.
	assert.Equal(t, []procedure.Outcome{met, met, met, not, met}, usual("everything", "manager", "visitor", "teacher", "worker", "worker"))

	second := group()
	second.Members = append(second.Members, member("worker2", procedure.SocialWorker, "council"))
	found := coregroup.AppendFindings(nil, basis("2026-11-15", elsewhere(t, "wales")), second, chairedBy("worker2"), procedure.RuleUsualChair)
	assert.Equal(t, met, found[0].Outcome, "a social worker who is a member but not the allocated one is a professional too")

	joint := coregroup.AppendFindings(nil, basis("2026-11-15", elsewhere(t, "everything")), group(), chairedBy("manager", "visitor", "teacher"), procedure.RuleLineManagerChairs)
	assert.Equal(t, procedure.NotMet, joint[0].Outcome, "no team manager at one of the first three")
	g := group()
	g.Members = append(g.Members, member("tm", procedure.TeamManager, "council"))
	joint = coregroup.AppendFindings(nil, basis("2026-11-15", elsewhere(t, "everything")), g, chairedBy("manager", "visitor", "tm"), procedure.RuleLineManagerChairs)
	assert.Equal(t, procedure.Met, joint[0].Outcome)
	assert.Equal(t, day("2026-08-28"), joint[0].Done)
}

func TestProposeChair(t *testing.T) {
	type option struct {
		why    coregroup.ChairReason
		clause string
		people []procedure.MemberID
	}
	options := func(p coregroup.ChairProposal) (list []option) {
		for _, o := range p.Options {
			list = append(list, option{o.Why, o.Clause, o.People})
		}
		return list
	}
	manager, worker := []procedure.MemberID{"manager"}, []procedure.MemberID{"worker"}
	for _, tc := range []struct {
		why    string
		on     string
		before []coregroup.HeldMeeting
		number int
		want   []option
	}{
		{"the first", "2026-06-12", nil, 1, []option{{coregroup.ChairJointly, "N 3.1a", manager}, {coregroup.ChairUsual, "N 3.1b", worker}}},
		{"the second, which the line manager has still to chair", "2026-07-20", chairedBy("worker"), 2, []option{{coregroup.ChairRequired, "N 3.1a", manager}, {coregroup.ChairUsual, "N 3.1b", worker}}},
		{"the second, after the line manager chaired", "2026-07-20", chairedBy("manager"), 2, []option{{coregroup.ChairUsual, "N 3.1b", worker}, {coregroup.ChairAgain, "N 3.1a", manager}}},
		{"the third", "2026-08-28", chairedBy("manager", "worker"), 3, []option{{coregroup.ChairUsual, "N 3.1b", worker}}},
		{"what comes after its day is not before it", "2026-08-28", chairedBy("manager", "worker", "worker", "worker"), 3, []option{{coregroup.ChairUsual, "N 3.1b", worker}}},
	} {
		p := coregroup.ProposeChair(nottinghamshire(tc.on), group(), day(tc.on), tc.before)
		assert.Equal(t, tc.number, p.Number, tc.why)
		assert.Equal(t, tc.want, options(p), tc.why)
		assert.Equal(t, "N 3.1c", p.OtherAllowed, tc.why)
	}
	bexley := coregroup.ProposeChair(basis("2026-06-01", procedure.Bexley()), group(), day("2026-06-12"), nil)
	assert.Equal(t, coregroup.ChairProposal{Number: 1}, bexley, "the leaflet names no chair")
	early := coregroup.ProposeChair(nottinghamshire("2026-06-11"), group(), day("2026-07-20"), chairedBy("manager"))
	assert.Equal(t, 1, early.Number, "a meeting to come has not been held")
	assert.Equal(t, coregroup.ChairJointly, early.Options[0].Why)
	assert.Equal(t, coregroup.ChairProposal{}, coregroup.ProposeChair(procedure.Basis{Procedures: nottinghamshire("2026-06-11").Procedures}, group(), day("2026-07-20"), nil))
	let := group()
	let.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "manager", Lifted: day("2026-07-15")}}
	assert.Empty(t, coregroup.ProposeChair(nottinghamshire("2026-07-10"), let, day("2026-07-20"), nil).Options[0].People, "a lifting to come is not known")
	assert.NotEmpty(t, coregroup.ProposeChair(nottinghamshire("2026-07-15"), let, day("2026-07-20"), nil).Options[0].People)
	assert.Empty(t, coregroup.ProposeChair(procedure.Basis{}, group(), day("2026-06-12"), nil).Options)
	assert.Empty(t, coregroup.ProposeChair(nottinghamshire("2026-06-01"), group(), noDate, nil).Options)

	g := group()
	g.Allocations = append(g.Allocations, coregroup.Allocation{SocialWorker: "cover", Covering: yes})
	g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "worker"}}
	g.LineManagers[0].Manager = "mother"
	p := coregroup.ProposeChair(nottinghamshire("2026-06-01"), g, day("2026-06-12"), nil)
	assert.Empty(t, p.Options[0].People, "never of the family")
	assert.Equal(t, []procedure.MemberID{"cover"}, p.Options[1].People, "never who is left out")
	wales := coregroup.ProposeChair(basis("2026-06-01", elsewhere(t, "wales")), group(), day("2026-06-12"), nil)
	assert.Equal(t, []procedure.MemberID{"teacher", "visitor", "worker"}, wales.Options[0].People)
	set := coregroup.ProposeChair(basis("2026-07-01", elsewhere(t, "everything")), group(), day("2026-07-20"), chairedBy("manager"))
	assert.Equal(t, []procedure.MemberID{"teacher", "visitor"}, set.Options[1].People, "a set of roles")
}

// The edition of the first meeting says who is to chair one of the first, of all of them.
func TestLineManagerChairsByTheFirstEdition(t *testing.T) {
	later := procedure.Nottinghamshire()
	later.ID, later.Effective = "later", day("2026-07-01")
	b := nottinghamshire("2026-09-15")
	b.Procedures = procedure.MustEditions(procedure.Nottinghamshire(), later)
	found := coregroup.AppendFindings(nil, b, group(), chairedBy("worker", "manager"), procedure.RuleLineManagerChairs)
	require.Len(t, found, 1)
	assert.Equal(t, procedure.Met, found[0].Outcome)
	assert.Equal(t, day("2026-07-20"), found[0].Done)
}
