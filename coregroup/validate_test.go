package coregroup_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

func TestValidate(t *testing.T) {
	for _, tc := range []struct {
		why    string
		change func(g *coregroup.CoreGroup)
		path   string
	}{
		{"a child's id", func(g *coregroup.CoreGroup) { g.Children = append(g.Children, coregroup.Child{ID: "a child"}) }, "/children/2/id"},
		{"a child twice", func(g *coregroup.CoreGroup) { g.Children = append(g.Children, coregroup.Child{ID: "c1"}) }, "/children/2/id"},
		{"a plan without a start", func(g *coregroup.CoreGroup) { g.Children[0].OnPlan[0].From = noDate }, "/children/0/onPlan/0/from"},
		{"a plan that ends before it starts", func(g *coregroup.CoreGroup) { g.Children[0].OnPlan[0].To = day("2026-05-31") }, "/children/0/onPlan/0/to"},
		{"a plan within a plan", func(g *coregroup.CoreGroup) {
			g.Children[0].OnPlan = append(g.Children[0].OnPlan, coregroup.PlanPeriod{From: day("2026-07-01")})
		}, "/children/0/onPlan/1/from"},
		{"an end without its day", func(g *coregroup.CoreGroup) { g.Children[0].OnPlan[0].End = coregroup.EndedByReview }, "/children/0/onPlan/0/to"},
		{"two decisions of a day", func(g *coregroup.CoreGroup) {
			g.Children[0].Attendance = append(g.Children[0].Attendance, g.Children[0].Attendance[0])
		}, "/children/0/attendance/1/decidedOn"},
		{"who decided", func(g *coregroup.CoreGroup) { g.Children[0].Attendance[0].DecidedBy.Role = "The Chair" }, "/children/0/attendance/0/decidedBy/role"},
		{"a member's id", func(g *coregroup.CoreGroup) { g.Members[6].ID = "" }, "/members/6/id"},
		{"two members with one id", func(g *coregroup.CoreGroup) { g.Members[1].ID = "mother" }, "/members/1/id"},
		{"a member without a role", func(g *coregroup.CoreGroup) { g.Members[1].Roles = nil }, "/members/1/roles"},
		{"a role", func(g *coregroup.CoreGroup) { g.Members[1].Roles = roles("Dad") }, "/members/1/roles/0"},
		{"an agency", func(g *coregroup.CoreGroup) { g.Members[3].Agency = "The Council" }, "/members/3/agency"},
		{"succeeding nobody", func(g *coregroup.CoreGroup) { g.Members[3].Succeeds = "ghost" }, "/members/3/succeeds"},
		{"succeeding oneself", func(g *coregroup.CoreGroup) { g.Members[3].Succeeds = "worker" }, "/members/3/succeeds"},
		{"being a child without the role", func(g *coregroup.CoreGroup) { g.Members[0].Child = "c1" }, "/members/0/child"},
		{"a role twice", func(g *coregroup.CoreGroup) { g.Members[0].Roles = roles(procedure.Parent, procedure.Parent) }, "/members/0/roles/1"},
		{"who decided on papers", func(g *coregroup.CoreGroup) { g.Members[6].Papers.DecidedBy = by("the judge") }, "/members/6/papers/decidedBy/id"},
		{"one's own line manager", func(g *coregroup.CoreGroup) { g.LineManagers[0].Manager = "worker" }, "/lineManagers/0/manager"},
		{"being a child that there is not", func(g *coregroup.CoreGroup) { g.Members[6].Child = "c9" }, "/members/6/child"},
		{"linked to a child that there is not", func(g *coregroup.CoreGroup) { g.Members[0].LinkedTo = kids("c1", "c9") }, "/members/0/linkedTo/1"},
		{"left before joining", func(g *coregroup.CoreGroup) {
			g.Members[3].Periods = []coregroup.Membership{{Joined: day("2026-07-01"), Left: day("2026-06-30")}}
		}, "/members/3/periods/0/left"},
		{"came back before leaving", func(g *coregroup.CoreGroup) {
			g.Members[3].Periods = []coregroup.Membership{{Left: day("2026-07-01")}, {Joined: day("2026-07-01")}}
		}, "/members/3/periods/1/joined"},
		{"no member, but for a time", func(g *coregroup.CoreGroup) {
			g.Members[1].NotMember, g.Members[1].Periods = yes, []coregroup.Membership{{}}
		}, "/members/1/notMember"},
		{"nobody allocated", func(g *coregroup.CoreGroup) { g.Allocations[0].SocialWorker = "ghost" }, "/allocations/0/socialWorker"},
		{"allocated backwards", func(g *coregroup.CoreGroup) { g.Allocations[0].To = day("2026-05-31") }, "/allocations/0/to"},
		{"a line manager's id", func(g *coregroup.CoreGroup) { g.LineManagers[0].Manager = "" }, "/lineManagers/0/manager"},
		{"the line manager of nobody", func(g *coregroup.CoreGroup) { g.LineManagers[0].Of = "ghost" }, "/lineManagers/0/of"},
		{"a line manager backwards", func(g *coregroup.CoreGroup) {
			g.LineManagers[0].From, g.LineManagers[0].To = day("2026-07-01"), day("2026-06-01")
		}, "/lineManagers/0/to"},
	} {
		g := group()
		tc.change(g)
		assert.Equal(t, []string{tc.path}, paths(t, g.Validate()), tc.why)
	}
	for _, tc := range []struct {
		why  string
		x    coregroup.Exclusion
		path string
	}{
		{"ends before it starts", coregroup.Exclusion{Start: day("2026-07-01"), End: day("2026-06-30")}, "/exclusions/0/end"},
		{"lifted before it starts", coregroup.Exclusion{Start: day("2026-07-01"), Lifted: day("2026-06-30")}, "/exclusions/0/lifted"},
		{"lifted before it was decided", coregroup.Exclusion{DecidedOn: day("2026-07-01"), Lifted: day("2026-06-30")}, "/exclusions/0/lifted"},
		{"an extent that there is not", coregroup.Exclusion{Extent: 9}, "/exclusions/0/extent"},
		{"a way that there is not", coregroup.Exclusion{Informed: coregroup.Alternative{Way: 99}}, "/exclusions/0/informed/way"},
		{"a release that there is not", coregroup.Exclusion{Releases: []coregroup.Release{{Meeting: "m1", Extent: 9}}}, "/exclusions/0/releases/0/extent"},
		{"who decided", coregroup.Exclusion{DecidedBy: by("the judge")}, "/exclusions/0/decidedBy/id"},
		{"who decided on keeping informed", coregroup.Exclusion{Informed: coregroup.Alternative{DecidedBy: by("the judge")}}, "/exclusions/0/informed/decidedBy/id"},
		{"who decided on contributing", coregroup.Exclusion{Contributing: coregroup.Alternative{DecidedBy: by("the judge")}}, "/exclusions/0/contributing/decidedBy/id"},
		{"who renewed", coregroup.Exclusion{Renewals: []coregroup.Renewal{{}, {DecidedBy: by("the judge")}}}, "/exclusions/0/renewals/1/decidedBy/id"},
		{"who released", coregroup.Exclusion{Releases: []coregroup.Release{{Meeting: "m1", DecidedBy: by("the judge")}}}, "/exclusions/0/releases/0/decidedBy/id"},
		{"released of no meeting", coregroup.Exclusion{Releases: []coregroup.Release{{}}}, "/exclusions/0/releases/0/meeting"},
	} {
		assert.Equal(t, []string{tc.path}, paths(t, excluding(tc.x).Validate()), tc.why)
	}
	two := excluding(coregroup.Exclusion{})
	two.Exclusions = append(two.Exclusions, coregroup.Exclusion{ID: "x1", Member: "ghost"}, coregroup.Exclusion{ID: "an id", Member: "a name"})
	err := two.Validate()
	assert.Equal(t, []string{"/exclusions/1/id", "/exclusions/1/member", "/exclusions/2/id", "/exclusions/2/member"}, paths(t, err), "all at once")
	assert.NotContains(t, err.Error(), "a name", "and nothing quoted")
}

func paths(t *testing.T, err error) []string {
	t.Helper()
	var problems procedure.Problems
	require.ErrorAs(t, err, &problems)
	var list []string
	for _, p := range problems {
		list = append(list, p.Path)
	}
	return list
}

// full is a group with something in every field.
func full() *coregroup.CoreGroup {
	g := group()
	const said = "CANARY"
	g.Children[0].OnPlan[0].To, g.Children[0].OnPlan[0].End = day("2026-12-31"), coregroup.EndedByReview
	g.Children = append(g.Children, coregroup.Child{ID: "c3", Expected: day("2026-12-01")})
	g.Members[1].NotMember, g.Members[1].NotMemberReason = yes, said
	g.Members[4].Periods = []coregroup.Membership{{Joined: day("2026-06-01"), JoinedReason: said, Left: day("2026-08-01"), LeftReason: said}}
	g.Members[5].Succeeds, g.Members[5].Standing = "visitor", procedure.Professional
	g.Members[6].Papers, g.Members[6].ChildOfFamily = decidedPapers(), yes
	g.Members[0].FirstLanguageEnglish, g.Members[0].CommunicationNeed, g.Members[0].SupporterNeeded, g.Members[0].SupporterAskedFor, g.Members[0].Engaged = no, yes, yes, no, yes
	g.Exclusions = []coregroup.Exclusion{{
		ID: "x1", Member: "father1", DecidedOn: day("2026-07-01"), DecidedBy: by("p9"), Reasons: said, Debated: no, AroseLater: yes,
		Start: day("2026-07-06"), End: day("2026-08-31"), Renewals: []coregroup.Renewal{{DecidedOn: day("2026-08-20"), DecidedBy: by("p9"), Until: day("2026-10-31")}},
		Lifted: day("2026-10-01"), Informed: coregroup.Alternative{Way: coregroup.InWriting, DecidedBy: by("p9"), DecidedOn: day("2026-07-01")},
		Contributing: coregroup.Alternative{NotAppropriate: yes, Reason: said, DecidedBy: by("p9")},
		Releases:     []coregroup.Release{{Meeting: "m2", Extent: coregroup.ReleasedSummary, DecidedBy: by("p9"), DecidedOn: day("2026-09-01")}},
	}}
	return g
}

func TestJSON(t *testing.T) {
	g := full()
	require.NoError(t, g.Validate())
	data, err := json.Marshal(g)
	require.NoError(t, err)
	for _, read := range []func(*coregroup.CoreGroup) error{
		func(back *coregroup.CoreGroup) error { return json.Unmarshal(data, back) },
		func(back *coregroup.CoreGroup) error { return procedure.ReadJSON(data, back) },
	} {
		var back coregroup.CoreGroup
		require.NoError(t, read(&back))
		assert.Equal(t, *g, back)
	}
	data, err = json.Marshal(coregroup.CoreGroup{})
	require.NoError(t, err)
	assert.Equal(t, `{}`, string(data))
	assert.Error(t, procedure.ReadJSON([]byte(`{"members":[{"id":"m","name":"CANARY"}]}`), &coregroup.CoreGroup{}), "there is no field for a name")
}

// What people wrote reaches no finding, no error, no log and nothing that is
// printed.
func TestNothingWrittenGetsOut(t *testing.T) {
	g := full()
	require.NoError(t, g.Validate())
	var out bytes.Buffer
	for _, v := range []any{
		*g, g, g.Members, g.Members[4], g.Members[4].Periods, g.Members[4].Periods[0], g.Exclusions, g.Exclusions[0], g.Exclusions[0].Contributing, g.Children,
	} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		slog.New(slog.NewTextHandler(&out, nil)).Info("m", "v", v)
	}
	for _, v := range []any{*g, g, g.Members[4], g.Members[4].Periods[0], g.Exclusions[0], g.Exclusions[0].Contributing} {
		slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "v", v)
	}
	for _, f := range coregroup.AppendFindings(nil, nottinghamshire("2026-09-15"), g, meetings(3)) {
		data, err := json.Marshal(f)
		require.NoError(t, err)
		fmt.Fprintln(&out, f, f.Key(), f.Path(), string(data))
	}
	for _, m := range g.Members {
		fmt.Fprintln(&out, coregroup.PreparationFor(nottinghamshire("2026-09-15"), g, m.ID, coregroup.MeetingAhead{ID: "m4", Day: day("2026-10-05"), Last: day("2026-08-28")}))
	}
	broken := full()
	broken.Members[0].ID, broken.Exclusions[0].ID = "CANARY one", "CANARY two"
	fmt.Fprintln(&out, broken.Validate())
	assert.NotContains(t, out.String(), "CANARY")
	assert.Contains(t, out.String(), "[redacted]")
}
