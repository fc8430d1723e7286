package coregroup_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/remark"
)

func TestInteragency(t *testing.T) {
	onlyWorker := func(g *coregroup.CoreGroup) { g.Members = g.Members[:4] }
	for _, tc := range []struct {
		why    string
		change func(g *coregroup.CoreGroup)
		want   brief
	}{
		{"three agencies", nil, brief{"case", procedure.Met, "", 0}},
		{"no professional but the social worker", onlyWorker, brief{"case", procedure.NotMet, "", 0}},
		{"two of one agency", func(g *coregroup.CoreGroup) {
			onlyWorker(g)
			g.Members = append(g.Members, member("w2", procedure.SocialWorker, "council"))
		}, brief{"case", procedure.NotMet, "", 0}},
		{"the other's agency is not recorded", func(g *coregroup.CoreGroup) {
			onlyWorker(g)
			g.Members = append(g.Members, member("w2", procedure.Midwife, ""))
		}, brief{"case", procedure.NotMet, "agency", 0}},
		{"the other has left", func(g *coregroup.CoreGroup) {
			onlyWorker(g)
			m := member("w2", procedure.Midwife, "nhs")
			m.Periods = []coregroup.Membership{{Left: day("2026-09-14")}}
			g.Members = append(g.Members, m)
		}, brief{"case", procedure.NotMet, "", 0}},
		{"the plan has ended", func(g *coregroup.CoreGroup) {
			for i := range g.Children {
				g.Children[i].OnPlan[0].To = day("2026-09-14")
			}
		}, brief{"case", procedure.NotApplicable, "", 0}},
		{"no plan recorded", func(g *coregroup.CoreGroup) { g.Children = nil }, brief{"case", procedure.Undetermined, "", 0}},
		{"no members recorded", func(g *coregroup.CoreGroup) { g.Members = nil }, brief{"case", procedure.Undetermined, "", 0}},
	} {
		g := group()
		if tc.change != nil {
			tc.change(g)
		}
		got := coregroup.AppendFindings(nil, nottinghamshire("2026-09-15"), g, nil, procedure.RuleInteragency)
		assert.Equal(t, []brief{tc.want}, briefly(got), tc.why)
	}
	held := meetings(3)
	held[1].Present = []procedure.MemberID{"mother", "worker", "worker", "stranger"}
	held[2].Present = nil
	for _, present := range [][]procedure.MemberID{{"mother"}, {"worker", "unknown"}} {
		g := group()
		g.Members = append(g.Members, member("unknown", procedure.Midwife, ""))
		sure := meetings(1)
		sure[0].Present = present
		got := coregroup.AppendFindings(nil, nottinghamshire("2026-09-15"), g, sure, procedure.RuleInteragency)
		assert.Equal(t, procedure.NoRemark, got[1].Remark, "%v: not known to be one agency alone", present)
	}
	got := coregroup.AppendFindings(nil, nottinghamshire("2026-09-15"), group(), held, procedure.RuleInteragency)
	assert.Equal(t, []brief{
		{"case", procedure.Met, "", 0}, {"meeting/m1", procedure.Met, "", 0}, {"meeting/m2", procedure.Met, "", procedure.Remark(remark.OneAgencyPresent)},
	}, briefly(got), "what is not known of the third is not judged")
}

func member(id procedure.MemberID, role procedure.Role, agency procedure.AgencyID) coregroup.Member {
	return coregroup.Member{ID: id, Roles: roles(role), Agency: agency, AgreedAtConference: yes}
}

func TestMembershipAgreed(t *testing.T) {
	g := group()
	g.Members = g.Members[:3]
	g.Members[1].AgreedAtConference = no
	g.Members[2].AgreedAtConference = 0
	g.Members = append(g.Members,
		coregroup.Member{ID: "later", Roles: roles(procedure.Police), Periods: []coregroup.Membership{{Joined: day("2026-09-16")}}},
		coregroup.Member{ID: "absent", Roles: roles(procedure.Parent), NotMember: yes})
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()} {
		got := coregroup.AppendFindings(nil, basis("2026-09-15", p), g, nil, procedure.RuleMembershipAgreed)
		assert.Equal(t, []brief{
			{"case", procedure.Met, "", 0},
			{"member/father1", procedure.Met, "", 0}, {"member/father2", procedure.NotMet, "agreedAtConference", 0}, {"member/mother", procedure.Met, "", 0},
		}, briefly(got))
		assert.Equal(t, "/members/2/agreedAtConference", got[2].Path())
		assert.Equal(t, map[bool]string{true: "N 1.2a", false: "B 3a"}[p.ID == "nottinghamshire"], got[0].Clause)
	}
	g.Members[0].AgreedAtConference = no
	got := coregroup.AppendFindings(nil, nottinghamshire("2026-09-15"), g, nil, procedure.RuleMembershipAgreed)
	assert.Equal(t, brief{"case", procedure.NotMet, "members", 0}, briefly(got)[0], "a group with none agreed there")
	g.Children = nil
	assert.Equal(t, []brief{{"case", procedure.Undetermined, "", 0}}, briefly(coregroup.AppendFindings(nil, nottinghamshire("2026-09-15"), g, nil, procedure.RuleMembershipAgreed)))
}

func TestMembershipAmended(t *testing.T) {
	b := nottinghamshire("2026-09-15")
	assert.Equal(t, []brief{{"case", procedure.NotApplicable, "", 0}}, briefly(coregroup.AppendFindings(nil, b, group(), nil, procedure.RuleMembershipAmended)), "until used")
	for _, tc := range []struct {
		why     string
		agreed  procedure.Answer
		periods []coregroup.Membership
		want    []brief
	}{
		{"added later, with day and reason", no, []coregroup.Membership{{Joined: day("2026-07-01"), JoinedReason: "x"}}, []brief{{"member/visitor", procedure.Met, "", 0}}},
		{"added later, nothing recorded", no, nil, []brief{{"member/visitor", procedure.NotMet, "joined, joinedReason", 0}}},
		{"added later, no day", no, []coregroup.Membership{{JoinedReason: "x"}}, []brief{{"member/visitor", procedure.NotMet, "joined", 0}}},
		{"added later, the reason is white space", no, []coregroup.Membership{{Joined: day("2026-07-01"), JoinedReason: " "}}, []brief{{"member/visitor", procedure.NotMet, "joinedReason", 0}}},
		{"left, with the reason", yes, []coregroup.Membership{{Left: day("2026-07-01"), LeftReason: "x"}}, []brief{{"member/visitor", procedure.Met, "", 0}}},
		{"left, without", yes, []coregroup.Membership{{Left: day("2026-07-01")}}, []brief{{"member/visitor", procedure.NotMet, "leftReason", 0}}},
		{"will leave", yes, []coregroup.Membership{{Left: day("2026-09-16")}}, []brief{{"case", procedure.NotApplicable, "", 0}}},
		{"agreed there and joined on a day", yes, []coregroup.Membership{{Joined: day("2026-06-01")}}, []brief{{"case", procedure.NotApplicable, "", 0}}},
		{"left and came back", yes, []coregroup.Membership{{Left: day("2026-07-01"), LeftReason: "x"}, {Joined: day("2026-08-01")}}, []brief{{"member/visitor", procedure.NotMet, "joinedReason", 0}}},
		{"left and will come back", yes, []coregroup.Membership{{Left: day("2026-07-01"), LeftReason: "x"}, {Joined: day("2026-10-01")}}, []brief{{"member/visitor", procedure.Met, "", 0}}},
		{"will be added", no, []coregroup.Membership{{Joined: day("2026-10-01")}}, []brief{{"case", procedure.NotApplicable, "", 0}}},
	} {
		g := group()
		g.Member("visitor").AgreedAtConference, g.Member("visitor").Periods = tc.agreed, tc.periods
		got := coregroup.AppendFindings(nil, b, g, nil, procedure.RuleMembershipAmended)
		assert.Equal(t, tc.want, briefly(got), tc.why)
		switch tc.want[0].missing {
		case "leftReason":
			assert.Equal(t, "/members/4/periods/0/leftReason", got[0].Path())
		case "joined, joinedReason":
			assert.Equal(t, "/members/4/periods", got[0].Path())
		}
		if tc.why == "left and came back" {
			assert.Equal(t, "/members/4/periods/1/joinedReason", got[0].Path())
		}
	}
	g := group()
	g.Children = nil
	assert.Equal(t, []brief{{"case", procedure.Undetermined, "", 0}}, briefly(coregroup.AppendFindings(nil, b, g, nil, procedure.RuleMembershipAmended)))
}

func TestFamilyAndSocialWorker(t *testing.T) {
	for _, tc := range []struct {
		why    string
		change func(g *coregroup.CoreGroup)
		want   brief
	}{
		{"both", nil, brief{"case", procedure.Met, "", 0}},
		{"neither", func(g *coregroup.CoreGroup) { g.Members = g.Members[4:6] }, brief{"case", procedure.NotMet, "family, socialWorker", 0}},
		{"the social worker has left", func(g *coregroup.CoreGroup) {
			g.Member("worker").Periods = []coregroup.Membership{{Left: day("2026-09-14")}}
		}, brief{"case", procedure.NotMet, "socialWorker", 0}},
		{"the only parent is excluded, which is not missing", func(g *coregroup.CoreGroup) {
			g.Members = g.Members[2:6]
			g.Members[0].NotMember = yes
			g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "father2"}}
		}, brief{"case", procedure.Met, "", 0}},
		{"a social worker, but not the one allocated", func(g *coregroup.CoreGroup) {
			g.Allocations[0].SocialWorker = "visitor"
			g.Members[4].Periods = []coregroup.Membership{{Left: day("2026-09-14")}}
		}, brief{"case", procedure.NotMet, "socialWorker", 0}},
		{"nobody is recorded as allocated", func(g *coregroup.CoreGroup) { g.Allocations = nil }, brief{"case", procedure.Met, "", 0}},
		{"a supporter is no family", func(g *coregroup.CoreGroup) {
			g.Members = append(g.Members[3:6:6], coregroup.Member{ID: "friend", Roles: roles(procedure.Supporter)})
		}, brief{"case", procedure.NotMet, "family", 0}},
		{"no family, no exclusion", func(g *coregroup.CoreGroup) {
			g.Members = g.Members[2:6]
			g.Members[0].NotMember = yes
		}, brief{"case", procedure.NotMet, "family", 0}},
		{"no plan", func(g *coregroup.CoreGroup) { g.Children = nil }, brief{"case", procedure.Undetermined, "", 0}},
	} {
		g := group()
		if tc.change != nil {
			tc.change(g)
		}
		got := coregroup.AppendFindings(nil, basis("2026-09-15", procedure.Bexley()), g, nil, procedure.RuleFamilyAndSocialWorker)
		assert.Equal(t, []brief{tc.want}, briefly(got), tc.why)
		assert.Empty(t, coregroup.AppendFindings(nil, nottinghamshire("2026-09-15"), g, nil, procedure.RuleFamilyAndSocialWorker), "no clause of Nottinghamshire asks it")
	}
}

func TestCarriesOutPlan(t *testing.T) {
	for _, r := range roles(procedure.LineManager, procedure.TeamManager, procedure.Supervisor, procedure.ConferenceChair, procedure.MinuteTaker, procedure.Advocate,
		procedure.Interpreter, procedure.Translator, procedure.Student, procedure.Observer, procedure.Parent, procedure.Child) {
		assert.False(t, (&coregroup.Member{Roles: roles(r)}).CarriesOutPlan(), r)
	}
	for why, m := range map[string]coregroup.Member{
		"a social worker": {Roles: roles(procedure.SocialWorker)}, "a teacher who writes the minutes": {Roles: roles(procedure.MinuteTaker, procedure.Teacher)},
		"a role of the caller's": {Roles: roles("youth-worker"), Standing: procedure.Professional},
	} {
		assert.True(t, m.CarriesOutPlan(), why)
	}
	assert.False(t, (&coregroup.Member{Roles: roles("youth-worker")}).CarriesOutPlan(), "not known if professional")
}

// Traits are what the methods of their names say.
func TestTraits(t *testing.T) {
	list := group().Members
	for _, role := range []procedure.Role{procedure.Parent, procedure.Carer, procedure.Child, procedure.Teacher, procedure.Observer, procedure.Supporter, "priest"} {
		for _, other := range []procedure.Role{procedure.Parent, procedure.Teacher, procedure.MinuteTaker, "priest"} {
			for _, standing := range []procedure.Standing{procedure.StandingUnknown, procedure.Family, procedure.Professional} {
				list = append(list, coregroup.Member{Roles: roles(role, other), Standing: standing}, coregroup.Member{Roles: roles(role), Standing: standing, ChildOfFamily: yes})
			}
		}
	}
	for i := range list {
		m := &list[i]
		traits := m.Traits()
		assert.Equal(t, m.IsFamily(), traits.IsFamily(), m)
		assert.Equal(t, m.IsProfessional(), traits.IsProfessional(), m)
		assert.Equal(t, m.IsParentOrCarer(), traits.IsParentOrCarer(), m)
		assert.Equal(t, m.IsChildOfFamily(), traits.IsChildOfFamily(), m)
		assert.Equal(t, m.CarriesOutPlan(), traits.CarriesOutPlan(), m)
	}
}
