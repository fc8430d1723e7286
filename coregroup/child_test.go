package coregroup_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/reason"
)

func date(s string) calendar.Date {
	if s == "" {
		return noDate
	}
	return day(s)
}

func TestStage(t *testing.T) {
	for _, tc := range []struct {
		why, born, expected, on string
		want                    coregroup.Stage
	}{
		{"born", "2020-03-01", "", "2026-06-01", coregroup.Minor},
		{"the day of birth", "2020-03-01", "", "2020-03-01", coregroup.Minor},
		{"the day before birth", "2020-03-01", "", "2020-02-29", coregroup.Unborn},
		{"expected", "", "2026-07-01", "2026-06-01", coregroup.Unborn},
		{"expected today", "", "2026-07-01", "2026-07-01", coregroup.Unborn},
		{"past the expected date", "", "2026-07-01", "2026-07-02", 0},
		{"born since, and past the expected date", "2026-07-20", "2026-07-01", "2026-07-10", 0},
		{"born since, before the expected date", "2026-07-20", "2026-07-01", "2026-06-10", coregroup.Unborn},
		{"neither date", "", "", "2026-07-02", 0},
		{"the eve of 18", "2008-06-02", "", "2026-06-01", coregroup.Minor},
		{"18", "2008-06-01", "", "2026-06-01", coregroup.Adult},
		{"born on a leap day, 28 February", "2008-02-29", "", "2026-02-28", coregroup.Minor},
		{"born on a leap day, 1 March", "2008-02-29", "", "2026-03-01", coregroup.Adult},
		{"no day", "2008-06-01", "", "", 0},
	} {
		c := coregroup.Child{Born: date(tc.born), Expected: date(tc.expected)}
		assert.Equal(t, tc.want, c.Stage(date(tc.on)), tc.why)
	}
	assert.Equal(t, noDate, (&coregroup.Child{}).Eighteenth())
}

func TestOnPlan(t *testing.T) {
	c := coregroup.Child{Born: day("2009-01-10"), OnPlan: []coregroup.PlanPeriod{
		{From: day("2024-03-01"), To: day("2024-12-04"), End: coregroup.EndedByReview},
		{From: day("2026-06-01")},
	}}
	for _, tc := range []struct {
		on    string
		is    bool
		ended string
	}{
		{"2024-02-29", false, ""}, {"2024-03-01", true, ""}, {"2024-12-04", true, ""}, {"2024-12-05", false, "2024-12-04"},
		{"2026-05-31", false, "2024-12-04"}, {"2026-06-01", true, ""}, {"2027-01-09", true, ""},
		{"2027-01-10", false, "2027-01-09"}, {"2028-01-01", false, "2027-01-09"},
	} {
		assert.Equal(t, tc.is, c.IsOnPlan(day(tc.on)), tc.on)
		assert.Equal(t, tc.ended, c.PlanEnded(day(tc.on)).String(), tc.on)
	}
	assert.False(t, c.IsOnPlan(noDate))
	assert.Equal(t, noDate, (&coregroup.Child{}).PlanEnded(day("2026-06-01")))

	g := coregroup.CoreGroup{Children: []coregroup.Child{c, {OnPlan: []coregroup.PlanPeriod{{From: day("2024-03-01"), To: day("2025-01-31")}}}}}
	for on, want := range map[string]procedure.Answer{"2024-02-29": procedure.NotRecorded, "2025-01-31": yes, "2025-02-01": no, "2026-06-01": yes, "2027-01-10": no} {
		assert.Equal(t, want, g.Running(day(on)), on)
	}
}

func TestHowLongPlansRun(t *testing.T) {
	first := coregroup.Child{ID: "c1", Born: day("2015-01-10"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-01-01"), To: day("2026-03-31")}, {From: day("2026-09-01")}}}
	second := coregroup.Child{ID: "c2", Born: day("2008-07-01"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-03-15")}}}
	for _, tc := range []struct{ why, day, known, child, group string }{
		{"before any plan", "2025-12-31", "2026-12-01", "", ""},
		{"the first child's plan, and then the second's until 18", "2026-02-01", "2026-12-01", "2026-03-31", "2026-06-30"},
		{"its end is not known yet", "2026-02-01", "2026-03-30", "", ""},
		{"the second child's 18th birthday is not known yet", "2026-02-01", "2026-06-29", "2026-03-31", ""},
		{"the eve of the second child's 18th birthday", "2026-02-01", "2026-06-30", "2026-03-31", "2026-06-30"},
		{"between the plans", "2026-07-01", "2026-12-01", "", ""},
		{"the plan that goes on", "2026-09-01", "2026-12-01", "", ""},
	} {
		assert.Equal(t, tc.child, first.PlanEndFrom(day(tc.day), day(tc.known)).String(), tc.why)
		g := coregroup.CoreGroup{Children: []coregroup.Child{first, second}}
		assert.Equal(t, tc.group, g.RunningUntil(day(tc.day), day(tc.known)).String(), tc.why)
	}
	follows := coregroup.CoreGroup{Children: []coregroup.Child{
		{OnPlan: []coregroup.PlanPeriod{{From: day("2026-04-01"), To: day("2026-05-31")}}}, {OnPlan: []coregroup.PlanPeriod{{From: day("2026-01-01"), To: day("2026-03-31")}}},
	}}
	assert.Equal(t, day("2026-05-31"), follows.RunningUntil(day("2026-02-01"), day("2026-12-01")), "the day after one ends the other's starts")
	assert.Equal(t, day("2026-05-31"), follows.RunningUntil(day("2026-02-01"), day("2026-05-31")), "known on the last day itself")
}

func TestPlanEndText(t *testing.T) {
	for _, e := range []coregroup.PlanEnd{0, coregroup.EndedByReview, coregroup.TurnedEighteen, coregroup.Died, coregroup.Transferred, coregroup.EndedOtherwise} {
		roundTrip(t, e)
	}
	assert.Error(t, json.Unmarshal([]byte(`"moved"`), new(coregroup.PlanEnd)))
}

// roundTrip checks that a value of a closed set reads back from its JSON.
func roundTrip[T comparable](t *testing.T, v T) {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	var back T
	require.NoError(t, json.Unmarshal(data, &back), string(data))
	assert.Equal(t, v, back)
}

func TestClosedSets(t *testing.T) {
	for v := coregroup.LeftOut; v <= coregroup.FullEngagementNotRight; v++ {
		roundTrip(t, v)
	}
	for v := coregroup.ReleasedNothing; v <= coregroup.ReleasedFull; v++ {
		roundTrip(t, v)
	}
	for v := coregroup.Way(0); v <= coregroup.ThroughChild; v++ {
		roundTrip(t, v)
	}
	for v := coregroup.NotKnown; v <= coregroup.All; v++ {
		roundTrip(t, v)
	}
	for v := coregroup.NoReason; v <= coregroup.AccessReason(reason.NotKnown); v++ {
		roundTrip(t, v)
	}
	for v := coregroup.ChairReason(0); v <= coregroup.ChairAgain; v++ {
		roundTrip(t, v)
	}
	assert.Equal(t, "Way(200)", coregroup.Way(200).String())
	assert.Equal(t, "Extent(200)", coregroup.Extent(200).String())
	assert.Equal(t, "PlanEnd(200)", coregroup.PlanEnd(200).String())
	assert.Equal(t, "ChairReason(200)", coregroup.ChairReason(200).String())
	assert.Equal(t, "AccessReason(200)", coregroup.AccessReason(200).String())
	assert.Equal(t, "ReleaseExtent(200)", coregroup.ReleaseExtent(200).String())
	assert.Equal(t, "ExclusionExtent(200)", coregroup.ExclusionExtent(200).String())
	for _, bad := range []any{new(coregroup.Way), new(coregroup.Extent), new(coregroup.ChairReason), new(coregroup.AccessReason), new(coregroup.ReleaseExtent), new(coregroup.ExclusionExtent)} {
		err := json.Unmarshal([]byte(`"CANARY"`), bad)
		require.Error(t, err)
		assert.NotContains(t, err.Error(), "CANARY")
	}
}

func TestChildAttendanceDecided(t *testing.T) {
	for _, tc := range []struct {
		why    string
		change func(c *coregroup.Child)
		on     string
		held   int
		want   brief
	}{
		{"decided that the child does not attend", nil, "2026-09-15", 3, brief{"child/c1", procedure.Met, "", 0}},
		{"decided that the child attends", func(c *coregroup.Child) { c.Attendance[0].Attends = yes }, "2026-09-15", 3, brief{"child/c1", procedure.Met, "", 0}},
		{"no decision yet, no meeting yet", func(c *coregroup.Child) { c.Attendance = nil }, "2026-06-02", 3, brief{"child/c1", procedure.Pending, "", 0}},
		{"no decision, a meeting held", func(c *coregroup.Child) { c.Attendance = nil }, "2026-06-12", 3, brief{"child/c1", procedure.NotMet, "attendance", 0}},
		{"which way, who and when not recorded", func(c *coregroup.Child) { c.Attendance[0] = coregroup.AttendanceDecision{WithChild: yes} }, "2026-09-15", 3, brief{"child/c1", procedure.NotMet, "attends, decidedBy, decidedOn", 0}},
		{"decided only later", func(c *coregroup.Child) { c.Attendance[0].DecidedOn = day("2026-09-16") }, "2026-09-15", 3, brief{"child/c1", procedure.NotMet, "attendance", 0}},
		{"added to the plan since the last meeting", func(c *coregroup.Child) { c.OnPlan[0].From, c.Attendance = day("2026-09-01"), nil }, "2026-09-15", 3, brief{"child/c1", procedure.Pending, "", 0}},
		{"born since the last meeting", func(c *coregroup.Child) { c.Born, c.Attendance = day("2026-09-01"), nil }, "2026-09-15", 3, brief{"child/c1", procedure.Pending, "", 0}},
		{"unborn", func(c *coregroup.Child) { c.Born, c.Expected, c.Attendance = noDate, day("2026-12-01"), nil }, "2026-09-15", 3, brief{"child/c1", procedure.NotApplicable, "", 0}},
		{"unborn, past the expected date", func(c *coregroup.Child) { c.Born, c.Expected = noDate, day("2026-09-01") }, "2026-09-15", 3, brief{"child/c1", procedure.Undetermined, "", 0}},
		{"turned 18 in mid-plan", func(c *coregroup.Child) { c.Born = day("2008-09-15") }, "2026-09-15", 3, brief{"child/c1", procedure.NotApplicable, "", 0}},
		{"off the plan", func(c *coregroup.Child) { c.OnPlan[0].To = day("2026-09-01") }, "2026-09-15", 3, brief{"child/c1", procedure.NotApplicable, "", 0}},
		{"no plan recorded", func(c *coregroup.Child) { c.OnPlan = nil }, "2026-09-15", 3, brief{"child/c1", procedure.Undetermined, "", 0}},
	} {
		g := group()
		if tc.change != nil {
			tc.change(&g.Children[0])
		}
		b := nottinghamshire(tc.on)
		got := coregroup.AppendFindings(nil, b, g, meetings(tc.held), procedure.RuleChildAttendanceDecided)
		assert.Equal(t, tc.want, briefly(got)[0], tc.why)
		assert.Equal(t, "N 3.14a", got[0].Clause)
		switch tc.want.missing {
		case "attendance":
			assert.Equal(t, "/children/0/attendance", got[0].Path())
		case "attends, decidedBy, decidedOn":
			assert.Equal(t, "/children/0/attendance/0", got[0].Path())
		}
	}
	assert.Equal(t, []brief{{"case", procedure.Undetermined, "", 0}},
		briefly(coregroup.AppendFindings(nil, nottinghamshire("2026-09-15"), &coregroup.CoreGroup{}, nil, procedure.RuleChildAttendanceDecided)))
}

// Two siblings, of whom one attends: each has a decision of their own, and the last
// one made counts.
func TestSiblingsOfWhomOneAttends(t *testing.T) {
	g := group()
	g.Children[0].Attendance = append(g.Children[0].Attendance, decision("2026-08-01", yes))
	assert.Equal(t, no, g.Children[0].AttendanceOn(day("2026-07-31")).Attends)
	assert.Equal(t, yes, g.Children[0].AttendanceOn(day("2026-08-01")).Attends)
	assert.Nil(t, g.Children[0].AttendanceOn(day("2026-05-31")))
	g.Children[1].Attendance = nil
	got := coregroup.AppendFindings(nil, nottinghamshire("2026-09-15"), g, meetings(3), procedure.RuleChildAttendanceDecided)
	assert.Equal(t, []brief{{"child/c1", procedure.Met, "", 0}, {"child/c2", procedure.NotMet, "attendance", 0}}, briefly(got))
	g.Children[0].Attendance = []coregroup.AttendanceDecision{decision("2026-08-01", yes), {Attends: no}}
	assert.Equal(t, yes, g.Children[0].AttendanceOn(day("2026-08-01")).Attends, "one without a day comes before")
}

func TestChildAttendanceDiscussed(t *testing.T) {
	excludeAll := func(g *coregroup.CoreGroup) {
		for _, id := range []procedure.MemberID{"mother", "father1"} {
			g.Exclusions = append(g.Exclusions, coregroup.Exclusion{ID: coregroup.ExclusionID("x-" + id), Member: id})
		}
	}
	for _, tc := range []struct {
		why    string
		change func(g *coregroup.CoreGroup)
		on     string
		want   brief
	}{
		{"all considered", nil, "2026-09-15", brief{"child/c1", procedure.Met, "", 0}},
		{"nothing considered", func(g *coregroup.CoreGroup) {
			d := &g.Children[0].Attendance[0]
			d.WithChild, d.WithThoseWhoKnow, d.Relationships, d.ParentsViews = no, 0, 0, no
		}, "2026-09-15", brief{"child/c1", procedure.NotMet, "parentsViews, relationships, withChild, withThoseWhoKnow", 0}},
		{"the child's parents are all excluded: their views are not required", func(g *coregroup.CoreGroup) {
			g.Children[0].Attendance[0].ParentsViews = 0
			excludeAll(g)
		}, "2026-09-15", brief{"child/c1", procedure.Met, "", 0}},
		{"one parent is not excluded", func(g *coregroup.CoreGroup) {
			g.Children[0].Attendance[0].ParentsViews = 0
			excludeAll(g)
			g.Exclusions = g.Exclusions[1:]
		}, "2026-09-15", brief{"child/c1", procedure.NotMet, "parentsViews", 0}},
		{"no parent is not excluded, but one may be linked", func(g *coregroup.CoreGroup) {
			g.Children[0].Attendance[0].ParentsViews, g.Children[0].Attendance[0].DecidedOn = 0, noDate
			excludeAll(g)
			g.Member("father2").LinkedTo = nil
		}, "2026-09-15", brief{"child/c1", procedure.NotMet, "parentsViews", 0}},
		{"no parent is recorded, which is not that all are excluded", func(g *coregroup.CoreGroup) {
			g.Children[0].Attendance[0].ParentsViews = 0
			g.Members = g.Members[3:]
		}, "2026-09-15", brief{"child/c1", procedure.NotMet, "parentsViews", 0}},
		{"no decision yet", func(g *coregroup.CoreGroup) { g.Children[0].Attendance = nil }, "2026-06-05", brief{"child/c1", procedure.Pending, "", 0}},
		{"no decision at all", func(g *coregroup.CoreGroup) { g.Children[0].Attendance = nil }, "2026-09-15", brief{"child/c1", procedure.NotApplicable, "", 0}},
	} {
		g := group()
		if tc.change != nil {
			tc.change(g)
		}
		got := coregroup.AppendFindings(nil, nottinghamshire(tc.on), g, meetings(3), procedure.RuleChildAttendanceDiscussed)
		assert.Equal(t, tc.want, briefly(got)[0], tc.why)
	}
}

func TestPurposeExplained(t *testing.T) {
	for _, tc := range []struct {
		why    string
		change func(c *coregroup.Child)
		on     string
		want   brief
	}{
		{"explained", nil, "2026-09-15", brief{"child/c2", procedure.Met, "", 0}},
		{"too young to understand", func(c *coregroup.Child) { c.Understanding = no }, "2026-09-15", brief{"child/c2", procedure.NotApplicable, "", 0}},
		{"understanding not recorded", func(c *coregroup.Child) { c.Understanding = 0 }, "2026-09-15", brief{"child/c2", procedure.Undetermined, "understanding", 0}},
		{"not yet, and no meeting yet", func(c *coregroup.Child) { c.Explained = coregroup.PurposeExplained{} }, "2026-06-05", brief{"child/c2", procedure.Pending, "", 0}},
		{"not explained", func(c *coregroup.Child) { c.Explained = coregroup.PurposeExplained{} }, "2026-09-15", brief{"child/c2", procedure.NotMet, "on, purpose, whyOpinionMatters", 0}},
		{"one part only", func(c *coregroup.Child) { c.Explained.WhyOpinionMatters = no }, "2026-09-15", brief{"child/c2", procedure.NotMet, "whyOpinionMatters", 0}},
		{"explained only later", func(c *coregroup.Child) { c.Explained.On = day("2026-09-16") }, "2026-09-15", brief{"child/c2", procedure.NotMet, "on, purpose, whyOpinionMatters", 0}},
	} {
		g := group()
		if tc.change != nil {
			tc.change(&g.Children[1])
		}
		got := coregroup.AppendFindings(nil, nottinghamshire(tc.on), g, meetings(3), procedure.RulePurposeExplained)
		assert.Equal(t, tc.want, briefly(got)[1], tc.why)
	}
}

func TestPlanEndRecorded(t *testing.T) {
	g := group()
	g.Children[1].Born = day("2008-08-20")
	b := nottinghamshire("2026-09-15")
	assert.Equal(t, []brief{{"child/c1", procedure.NotApplicable, "", 0}, {"child/c2", procedure.NotMet, "to", 0}}, briefly(coregroup.AppendFindings(nil, b, g, nil, procedure.RulePlanEndRecorded)))
	assert.Equal(t, "/children/1/onPlan/0/to", coregroup.AppendFindings(nil, b, g, nil, procedure.RulePlanEndRecorded)[1].Path())
	g.Children[1].OnPlan[0].To = day("2026-08-19")
	assert.Equal(t, procedure.Met, coregroup.AppendFindings(nil, b, g, nil, procedure.RulePlanEndRecorded)[1].Outcome)
	g.Children[1].OnPlan[0].To = day("2026-09-16")
	assert.Equal(t, procedure.NotMet, coregroup.AppendFindings(nil, b, g, nil, procedure.RulePlanEndRecorded)[1].Outcome, "an end to come is none yet")
	g.Children[1].OnPlan = nil
	assert.Equal(t, procedure.NotApplicable, coregroup.AppendFindings(nil, b, g, nil, procedure.RulePlanEndRecorded)[1].Outcome)
	assert.Equal(t, []brief{{"case", procedure.NotApplicable, "", 0}}, briefly(coregroup.AppendFindings(nil, b, &coregroup.CoreGroup{}, nil, procedure.RulePlanEndRecorded)))
}

func TestEarlierPlansEnded(t *testing.T) {
	period := func(from, to string) coregroup.PlanPeriod {
		p := coregroup.PlanPeriod{From: day(from)}
		if to != "" {
			p.To = day(to)
		}
		return p
	}
	for _, tc := range []struct {
		why, on string
		first   []coregroup.PlanPeriod
		second  []coregroup.PlanPeriod
		want    string
	}{
		{"one plan", "2026-09-01", []coregroup.PlanPeriod{period("2026-01-10", "")}, nil, ""},
		{"a plan before", "2026-09-01", []coregroup.PlanPeriod{period("2026-01-10", "2026-03-10"), period("2026-06-01", "")}, nil, "2026-03-10"},
		{"as it was during the first", "2026-02-01", []coregroup.PlanPeriod{period("2026-01-10", "2026-03-10"), period("2026-06-01", "")}, nil, ""},
		{"between them none runs", "2026-04-01", []coregroup.PlanPeriod{period("2026-01-10", "2026-03-10"), period("2026-06-01", "")}, nil, ""},
		{"bridged by another child's", "2026-09-01", []coregroup.PlanPeriod{period("2026-01-10", "2026-03-10"), period("2026-06-01", "")}, []coregroup.PlanPeriod{period("2026-02-01", "2026-07-01")}, ""},
		{"the other's starts the day after and reaches the eve", "2026-09-01", []coregroup.PlanPeriod{period("2026-01-10", "2026-03-10"), period("2026-06-01", "")}, []coregroup.PlanPeriod{period("2026-03-11", "2026-05-31")}, ""},
		{"a day is missing", "2026-09-01", []coregroup.PlanPeriod{period("2026-01-10", "2026-03-10"), period("2026-06-01", "")}, []coregroup.PlanPeriod{period("2026-03-12", "2026-05-31")}, "2026-03-10"},
		{"the last of several", "2026-09-01", []coregroup.PlanPeriod{period("2024-01-10", "2024-03-10"), period("2026-06-01", "")}, []coregroup.PlanPeriod{period("2025-01-10", "2025-03-10")}, "2025-03-10"},
		{"one to come has not ended", "2026-02-01", []coregroup.PlanPeriod{period("2026-01-10", "2026-03-10")}, []coregroup.PlanPeriod{period("2026-06-01", "2026-07-01")}, ""},
	} {
		g := &coregroup.CoreGroup{Children: []coregroup.Child{{ID: "a", Born: day("2020-01-01"), OnPlan: tc.first}, {ID: "b", Born: day("2021-01-01"), OnPlan: tc.second}}}
		assert.Equal(t, tc.want, g.EarlierPlansEnded(day(tc.on)).String(), tc.why)
		g.Children[0], g.Children[1] = g.Children[1], g.Children[0]
		assert.Equal(t, tc.want, g.EarlierPlansEnded(day(tc.on)).String(), tc.why)
	}
	assert.Zero(t, (&coregroup.CoreGroup{}).EarlierPlansEnded(day("2026-01-01")))
}

// However a stage is told, it is by the 18th birthday.
func TestStageAroundTheBirthday(t *testing.T) {
	for born := day("1995-02-01"); born.Before(day("2012-03-10")); born = born.AddDays(13) {
		c := coregroup.Child{Born: born, OnPlan: []coregroup.PlanPeriod{{From: born}}}
		eighteenth := c.Eighteenth()
		for _, on := range []calendar.Date{born, born.AddDays(6569), born.AddDays(6570), eighteenth.AddDays(-1), eighteenth, eighteenth.AddDays(1), born.AddDays(6588), born.AddDays(6589), born.AddDays(20000)} {
			want := coregroup.Minor
			if !on.Before(eighteenth) {
				want = coregroup.Adult
			}
			require.Equal(t, want, c.Stage(on), "born %v, on %v", born, on)
			ended := calendar.Date{}
			if !on.Before(eighteenth.AddDays(-1)) {
				ended = eighteenth.AddDays(-1)
			}
			require.Equal(t, ended, c.PlanEndFrom(born, on), "born %v, on %v", born, on)
		}
	}
}
