package schedule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// The plan of 12 June says every ten working days: from Friday 12 June that is 26 June.
func TestVisitDue(t *testing.T) {
	every := []schedule.Pattern{{Child: "c1", From: day("2026-06-12"), Every: calendar.WorkingDays(10)}}
	changed := func(change func(v *schedule.Visit)) schedule.Visit {
		v := visit("v1", "c1", "2026-06-24")
		change(&v)
		return v
	}
	open := []step{{"child/c1", pending, "2026-06-26", ""}}
	for _, tc := range []struct {
		why      string
		visits   []schedule.Visit
		patterns []schedule.Pattern
		g        func(g *coregroup.CoreGroup)
		on       string
		want     []step
	}{
		{"none yet", nil, every, nil, "2026-06-24", open},
		{"overdue", nil, every, nil, "2026-06-29", []step{{"child/c1", overdue, "2026-06-26", ""}}},
		{"seen in time", []schedule.Visit{visit("v1", "c1", "2026-06-24")}, every, nil, "2026-06-25", []step{{"child/c1", met, "2026-06-26", "2026-06-24"}, {"visit/v1@c1", pending, "2026-07-08", ""}}},
		{"seen late, and again in time", []schedule.Visit{visit("v2", "c1", "2026-07-10"), visit("v1", "c1", "2026-06-29")}, every, nil, "2026-07-11", []step{{"child/c1", metLate, "2026-06-26", "2026-06-29"}, {"visit/v1@c1", met, "2026-07-13", "2026-07-10"}, {"visit/v2@c1", pending, "2026-07-24", ""}}},
		{"planned too late", []schedule.Visit{{ID: "v1", Child: "c1", Planned: day("2026-06-29")}, {ID: "v2", Child: "c1", Planned: day("2026-07-29")}}, every, nil, "2026-06-24", []step{{"child/c1", arrangedLate, "2026-06-26", ""}}},
		{"planned in time", []schedule.Visit{{ID: "v1", Child: "c1", Planned: day("2026-06-25")}}, every, nil, "2026-06-24", open},
		{"no access", []schedule.Visit{changed(func(v *schedule.Visit) { v.Seen = no })}, every, nil, "2026-06-25", open},
		{"whether the child was seen is not recorded", []schedule.Visit{changed(func(v *schedule.Visit) { v.Seen = 0 })}, every, nil, "2026-06-25", open},
		{"asleep", []schedule.Visit{changed(func(v *schedule.Visit) { v.Asleep = yes })}, every, nil, "2026-06-25", open},
		{"another worker", []schedule.Visit{changed(func(v *schedule.Visit) { v.By = "visitor" })}, every, nil, "2026-06-25", open},
		{"nobody recorded", []schedule.Visit{changed(func(v *schedule.Visit) { v.By = "" })}, every, nil, "2026-06-25", open},
		{"by telephone", []schedule.Visit{changed(func(v *schedule.Visit) { v.Way = schedule.ByTelephone })}, every, nil, "2026-06-25", open},
		{"by video", []schedule.Visit{changed(func(v *schedule.Visit) { v.Way = schedule.ByVideo })}, every, nil, "2026-06-25", open},
		{"another child", []schedule.Visit{changed(func(v *schedule.Visit) { v.Child = "c2" })}, every, nil, "2026-06-25", open},
		{"still to come", []schedule.Visit{visit("v1", "c1", "2026-06-26")}, every, nil, "2026-06-25", open},
		{"before the plan said how often", []schedule.Visit{visit("v0", "c1", "2026-06-05")}, every, nil, "2026-06-25", open},
		{"who covers", []schedule.Visit{changed(func(v *schedule.Visit) { v.By = "cover" })}, every, func(g *coregroup.CoreGroup) {
			g.Allocations = append(g.Allocations, coregroup.Allocation{SocialWorker: "cover", Covering: yes, From: day("2026-06-20"), To: day("2026-06-26")})
		}, "2026-06-25", []step{{"child/c1", met, "2026-06-26", "2026-06-24"}, {"visit/v1@c1", pending, "2026-07-08", ""}}},
		{"two visits of a day are one", []schedule.Visit{visit("v2", "c1", "2026-06-24"), visit("v1", "c1", "2026-06-24")}, every, nil, "2026-06-25", []step{{"child/c1", met, "2026-06-26", "2026-06-24"}, {"visit/v1@c1", pending, "2026-07-08", ""}}},
		{"no detailed plan yet", nil, nil, nil, "2026-06-25", []step{{"child/c1", pending, "", ""}}},
		{"a plan of later", nil, []schedule.Pattern{{Child: "c1", From: day("2026-07-01"), Every: calendar.Weeks(2)}}, nil, "2026-06-25", []step{{"child/c1", pending, "", ""}}},
		{"a detailed plan that does not say", nil, []schedule.Pattern{{Child: "c1", From: day("2026-06-12")}}, nil, "2026-06-25", []step{{"child/c1", undetermined, "", ""}}},
		{"a revision says more often", []schedule.Visit{visit("v1", "c1", "2026-06-24")}, append([]schedule.Pattern{{Child: "c1", From: day("2026-06-20"), Every: calendar.Weeks(1)}}, every...), nil, "2026-06-25", []step{{"child/c1", met, "2026-06-26", "2026-06-24"}, {"visit/v1@c1", pending, "2026-07-01", ""}}},
		{"a revision since the last visit says more often: counted from its day", nil, append([]schedule.Pattern{{Child: "c1", From: day("2026-06-15"), Every: calendar.Weeks(1)}}, every...), nil, "2026-06-24", []step{{"child/c1", overdue, "2026-06-22", ""}}},
		{"a revision says less often", nil, append([]schedule.Pattern{{Child: "c1", From: day("2026-06-15"), Every: calendar.Weeks(4)}}, every...), nil, "2026-06-24", open},
		{"a revision after the visit", []schedule.Visit{visit("v1", "c1", "2026-06-20")}, append([]schedule.Pattern{{Child: "c1", From: day("2026-06-22"), Every: calendar.Days(1)}}, every...), nil, "2026-06-25", []step{{"child/c1", met, "2026-06-26", "2026-06-20"}, {"visit/v1@c1", overdue, "2026-06-23", ""}}},
		{"a revision is the first to say", nil, []schedule.Pattern{{Child: "c1", From: day("2026-06-12")}, {Child: "c1", From: day("2026-06-15"), Every: calendar.Weeks(1)}}, nil, "2026-06-24", []step{{"child/c1", overdue, "2026-06-22", ""}}},
		{"two patterns of one day: the one that asks for more", nil, append([]schedule.Pattern{{Child: "c1", From: day("2026-06-12"), Every: calendar.Weeks(1)}, {Child: "c1", From: day("2026-06-12"), Every: calendar.Weeks(3)}, {Child: "c1", From: day("2026-06-12")}}, every...), nil, "2026-06-18", []step{{"child/c1", pending, "2026-06-19", ""}}},
		{"planned, and made later than this", []schedule.Visit{{ID: "v1", Child: "c1", Planned: day("2026-06-29"), Made: day("2026-06-29"), By: "worker", Seen: yes}}, every, nil, "2026-06-24", []step{{"child/c1", arrangedLate, "2026-06-26", ""}}},
		{"planned twice over: the earlier counts", []schedule.Visit{{ID: "v2", Child: "c1", Planned: day("2026-07-29")}, {ID: "v1", Child: "c1", Planned: day("2026-06-26")}, {ID: "v3", Child: "c1", Planned: day("2026-07-01")}}, every, nil, "2026-06-24", open},
		{"a second plan has a clock of its own", []schedule.Visit{visit("v1", "c1", "2026-06-24"), visit("v2", "c1", "2026-08-03"), visit("v3", "c1", "2026-12-10")}, every, func(g *coregroup.CoreGroup) {
			g.Children[0].OnPlan = []coregroup.PlanPeriod{{From: day("2026-06-01"), To: day("2026-07-06")}, {From: day("2026-12-01")}}
		}, "2026-12-11", []step{{"child/c1", met, "2026-06-26", "2026-06-24"}, {"child/c1@2026-12-01", met, "2026-12-15", "2026-12-10"}, {"visit/v1@c1", notApplicable, "2026-07-08", ""}, {"visit/v3@c1", pending, "2026-12-24", ""}}},
		{"the detailed plan came after the plan ended", nil, every, func(g *coregroup.CoreGroup) { g.Children[0].OnPlan[0].To = day("2026-06-11") }, "2026-06-29", []step{{"child/c1", notApplicable, "", ""}}},
		{"unborn", nil, every, func(g *coregroup.CoreGroup) { g.Children[0].Born, g.Children[0].Expected = noDate, day("2026-08-01") }, "2026-06-25", []step{{"child/c1", notApplicable, "", ""}}},
		{"past the expected date", nil, every, func(g *coregroup.CoreGroup) { g.Children[0].Born, g.Children[0].Expected = noDate, day("2026-06-24") }, "2026-06-25", []step{{"child/c1", undetermined, "", ""}}},
		{"born since the plan", nil, every, func(g *coregroup.CoreGroup) { g.Children[0].Born = day("2026-06-22") }, "2026-06-25", []step{{"child/c1", pending, "2026-07-06", ""}}},
		{"the plan ended before it was due", nil, every, func(g *coregroup.CoreGroup) { g.Children[0].OnPlan[0].To = day("2026-06-20") }, "2026-06-29", []step{{"child/c1", notApplicable, "2026-06-26", ""}}},
		{"18 before it was due", nil, every, func(g *coregroup.CoreGroup) { g.Children[0].Born = day("2008-06-20") }, "2026-06-29", []step{{"child/c1", notApplicable, "2026-06-26", ""}}},
		{"overdue when the plan ended", nil, every, func(g *coregroup.CoreGroup) { g.Children[0].OnPlan[0].To = day("2026-06-29") }, "2026-07-29", []step{{"child/c1", notMet, "2026-06-26", ""}}},
		{"on no plan, and no detailed plan", nil, nil, func(g *coregroup.CoreGroup) { g.Children[0].OnPlan[0].To = day("2026-06-20") }, "2026-06-29", []step{{"child/c1", notApplicable, "", ""}}},
		{"no plan recorded", nil, every, func(g *coregroup.CoreGroup) { g.Children[0].OnPlan = nil }, "2026-06-29", []step{{"child/c1", undetermined, "", ""}}},
		{"no child recorded", nil, every, func(g *coregroup.CoreGroup) { g.Children = nil }, "2026-06-29", []step{{"case", undetermined, "", ""}}},
	} {
		g := group()
		g.Children = g.Children[:1]
		if tc.g != nil {
			tc.g(g)
		}
		got := schedule.AppendFindings(nil, nottinghamshire(tc.on), g, &schedule.Timetable{Visits: tc.visits}, tc.patterns, procedure.RuleVisitDue)
		assert.Equal(t, tc.want, stepsOf(got), tc.why)
		assert.Equal(t, "N 3.4a", got[0].Clause, tc.why)
	}
	assert.Empty(t, schedule.AppendFindings(nil, basis("2026-06-29", procedure.Bexley()), group(), &schedule.Timetable{}, every, procedure.RuleVisitDue), "no clause of Bexley's asks it")
	assert.Equal(t, schedule.Deadline{}, schedule.VisitDue(basis("2026-06-29", procedure.Bexley()), day("2026-06-12"), calendar.Weeks(2)))
	receipt := schedule.VisitDue(nottinghamshire("2026-06-12"), day("2026-06-12"), calendar.WorkingDays(10)).Explain(calendar.EnglandAndWales())
	assert.Equal(t, day("2026-06-26"), receipt.Due)
	assert.Len(t, receipt.PassedOver, 4)
	due := schedule.VisitDue(nottinghamshire("2026-06-12"), day("2026-06-13"), calendar.Weeks(2))
	assert.Equal(t, []any{day("2026-06-27"), day("2026-06-26"), false}, []any{due.Due, due.LastWorkingDay, due.Projected})
	assert.True(t, schedule.VisitDue(nottinghamshire("2026-06-12"), day("2028-12-27"), calendar.Weeks(2)).Projected)
	for why, b := range map[string]procedure.Basis{"no day": nottinghamshire(""), "no calendar": {Procedures: nottinghamshire("").Procedures, On: day("2026-06-12")}, "no procedure": {Calendar: calendar.EnglandAndWales(), On: day("2026-06-12")}} {
		assert.Equal(t, noDate, schedule.VisitDue(b, day("2026-06-13"), calendar.Weeks(2)).Due, why)
	}
	past := schedule.VisitDue(nottinghamshire("2026-06-12"), day("2100-12-30"), calendar.WorkingDays(10))
	assert.Equal(t, noDate, past.Due)
}

func TestLastSeenAlone(t *testing.T) {
	table := timetable()
	assert.Equal(t, day("2026-07-02"), table.LastSeenAlone(group(), "c1", day("2026-09-09")))
	table.Visits[1].Alone = no
	assert.Equal(t, day("2026-06-18"), table.LastSeenAlone(group(), "c1", day("2026-09-09")))
	assert.Equal(t, noDate, table.LastSeenAlone(group(), "c1", day("2026-06-17")))
}

func TestVisitRecorded(t *testing.T) {
	for _, tc := range []struct {
		why    string
		change func(v *schedule.Visit)
		want   brief
	}{
		{"all three, nobody else there", func(*schedule.Visit) {}, brief{"visit/v1@c1", met, "", 0}},
		{"all three, the mother there", func(v *schedule.Visit) { v.NobodyElse, v.Present, v.Alone = 0, []procedure.MemberID{"mother"}, no }, brief{"visit/v1@c1", met, "", 0}},
		{"none of them", func(v *schedule.Visit) { v.NobodyElse, v.Alone, v.AloneReason = 0, 0, " " }, brief{"visit/v1@c1", notMet, "alone, aloneReason, present", 0}},
		{"whether the child was seen is not recorded", func(v *schedule.Visit) { v.Seen = 0 }, brief{"visit/v1@c1", notMet, "seen", 0}},
		{"no access", func(v *schedule.Visit) { v.Seen, v.AloneReason = no, "" }, brief{"visit/v1@c1", notApplicable, "", 0}},
		{"planned only", func(v *schedule.Visit) { v.Made, v.Planned, v.Seen = noDate, day("2026-06-24"), 0 }, brief{"case", notApplicable, "", 0}},
		{"the child was seen, and when is not recorded", func(v *schedule.Visit) { v.Made = noDate }, brief{"visit/v1@c1", notMet, "made", 0}},
		{"nor anything else", func(v *schedule.Visit) { v.Made, v.NobodyElse, v.Alone, v.AloneReason = noDate, 0, 0, "" }, brief{"visit/v1@c1", notMet, "alone, aloneReason, present, made", 0}},
		{"no access, and when is not recorded", func(v *schedule.Visit) { v.Made, v.Planned, v.Seen = noDate, day("2026-06-24"), no }, brief{"visit/v1@c1", notMet, "made", 0}},
		{"to come", func(v *schedule.Visit) { v.Made = day("2026-07-24") }, brief{"case", notApplicable, "", 0}},
	} {
		v := visit("v1", "c1", "2026-06-24")
		tc.change(&v)
		got := schedule.AppendFindings(nil, nottinghamshire("2026-06-25"), &coregroup.CoreGroup{}, &schedule.Timetable{Visits: []schedule.Visit{v}}, nil, procedure.RuleVisitRecorded)
		assert.Equal(t, []brief{tc.want}, briefly(got), tc.why)
		if tc.want.missing == "seen" {
			assert.Equal(t, "/visits/0/seen", got[0].Path())
		}
	}
}

func TestProfessionalsDiscussion(t *testing.T) {
	discussion := schedule.Meeting{ID: "d1", Kind: schedule.ProfessionalsDiscussion, Held: yes, Sittings: []calendar.Date{day("2026-06-24")}, Reasons: "to think"}
	without := discussion
	without.Reasons = "\t"
	for _, tc := range []struct {
		m    schedule.Meeting
		on   string
		want brief
	}{
		{discussion, "2026-06-25", brief{"meeting/d1", met, "", 0}}, {without, "2026-06-25", brief{"meeting/d1", notMet, "reasons", 0}},
		{without, "2026-06-23", brief{"case", notApplicable, "", 0}}, {meeting("m1", "2026-06-24"), "2026-06-25", brief{"case", notApplicable, "", 0}},
	} {
		got := schedule.AppendFindings(nil, nottinghamshire(tc.on), &coregroup.CoreGroup{}, &schedule.Timetable{Meetings: []schedule.Meeting{tc.m}}, nil, procedure.RuleProfessionalsDiscussion)
		assert.Equal(t, []brief{tc.want}, briefly(got))
	}
}
