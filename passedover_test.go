package childprotection_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// autumn is a child who is to be seen every four weeks, with a visit on 31 August, and a core group on
// 3 August after the conference of 20 July.
func autumn() childprotection.Case {
	return childprotection.Case{
		CoreGroup: coregroup.CoreGroup{
			Children: []coregroup.Child{{ID: "c1", Born: day("2018-04-02"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-07-20")}}}},
			Members: []coregroup.Member{
				{ID: "worker", Roles: []procedure.Role{procedure.SocialWorker}}, {ID: "other", Roles: []procedure.Role{procedure.SocialWorker}},
			},
			Allocations: []coregroup.Allocation{{SocialWorker: "worker"}},
		},
		Timetable: schedule.Timetable{
			Conferences: []schedule.Conference{
				{ID: "k1", Kind: schedule.Initial, Held: yes, Sittings: []calendar.Date{day("2026-07-20")}, Decisions: []schedule.PlanDecision{{Child: "c1", Decision: schedule.PlanMade}}},
			},
			Meetings: []schedule.Meeting{{ID: "m1", Kind: schedule.CoreGroup, Held: yes, Sittings: []calendar.Date{day("2026-08-03")}}},
			Visits:   []schedule.Visit{{ID: "v1", Child: "c1", Made: day("2026-08-31"), By: "worker", Seen: yes}},
		},
		Plan: plan.ChildProtectionPlan{Revisions: []plan.Revision{{ID: "r1", Date: day("2026-08-03"), Visiting: []plan.Visiting{{Child: "c1", Frequency: calendar.Weeks(4)}}}}},
	}
}

// saidOf returns what is said of the one finding of a rule with an outcome.
func saidOf(t *testing.T, b procedure.Basis, c childprotection.Case, rule procedure.RuleID, o procedure.Outcome) string {
	t.Helper()
	report, err := childprotection.Review(b, c)
	require.NoError(t, err)
	at := slices.IndexFunc(report.Findings, func(f procedure.Finding) bool { return f.Rule == rule && f.Outcome == o })
	require.GreaterOrEqual(t, at, 0, "%v %v", rule, o)
	return strings.Join(childprotection.Explain(b, c, report.Findings[at]).Sentences, " ")
}

// A visit that does not count is not passed over in silence.
func TestExplainSaysWhyAVisitDoesNotCount(t *testing.T) {
	const late = "It was due by Monday 28 September 2026 and is not done: 22 days late."
	for _, row := range []struct {
		why    string
		change func(c *childprotection.Case, v *schedule.Visit)
		want   string
	}{
		{"by another", func(_ *childprotection.Case, v *schedule.Visit) { v.By = "other" }, "it was not made by the lead social worker, or who is recorded as covering"},
		{"by nobody", func(_ *childprotection.Case, v *schedule.Visit) { v.By = "" }, "it is not recorded who made it"},
		{"no allocation on that day", func(c *childprotection.Case, _ *schedule.Visit) { c.Allocations[0].To = day("2026-09-15") }, "it is not recorded who the social worker was"},
		{"by telephone", func(_ *childprotection.Case, v *schedule.Visit) { v.Way = schedule.ByTelephone }, "it was by telephone"},
		{"by video", func(_ *childprotection.Case, v *schedule.Visit) { v.Way = schedule.ByVideo }, "it was by video"},
		{"asleep", func(_ *childprotection.Case, v *schedule.Visit) { v.Asleep = yes }, "the child slept"},
		{"not seen", func(_ *childprotection.Case, v *schedule.Visit) { v.Seen = no }, "the child was not seen"},
		{"not said", func(_ *childprotection.Case, v *schedule.Visit) { v.Seen = procedure.NotRecorded }, "it is not recorded whether the child was seen"},
		{"today", func(_ *childprotection.Case, v *schedule.Visit) { v.Made, v.By = day("2026-10-20"), "" }, "today"},
		{"to come", func(_ *childprotection.Case, v *schedule.Visit) { v.Made, v.By = day("2026-10-21"), "" }, ""},
		{"before the last that counts", func(_ *childprotection.Case, v *schedule.Visit) { v.Made, v.By = day("2026-08-30"), "" }, ""},
		{"to another child", func(c *childprotection.Case, v *schedule.Visit) {
			c.Children = append(c.Children, coregroup.Child{ID: "c2", Born: day("2019-04-02")})
			v.Child, v.By = "c2", ""
		}, ""},
		{"none", func(c *childprotection.Case, _ *schedule.Visit) { c.Visits = c.Visits[:1] }, ""},
		{"the last of two", func(c *childprotection.Case, v *schedule.Visit) {
			v.Seen = no
			c.Visits = append(c.Visits, schedule.Visit{ID: "v3", Child: "c1", Made: day("2026-09-30"), By: "worker", Way: schedule.ByVideo})
		}, "the child was not seen"},
	} {
		c := autumn()
		c.Visits = append(c.Visits, schedule.Visit{ID: "v2", Child: "c1", Made: day("2026-10-01"), By: "worker", Seen: yes})
		row.change(&c, &c.Visits[1])
		want := late
		switch row.want {
		case "":
		case "today":
			want += " A visit on Tuesday 20 October 2026 is recorded and does not count: it is not recorded who made it."
		default:
			want += " A visit on Thursday 1 October 2026 is recorded and does not count: " + row.want + "."
		}
		got := saidOf(t, basis("2026-10-20"), c, procedure.RuleVisitDue, procedure.Overdue)
		assert.Equal(t, want, strings.TrimSuffix(got, " The clause looks to the social worker."), row.why)
	}
	c := autumn()
	c.Visits = append(c.Visits,
		schedule.Visit{ID: "v2", Child: "c1", Made: day("2026-09-25"), By: "other", Seen: yes}, schedule.Visit{ID: "v3", Child: "c1", Made: day("2026-10-01"), By: "worker", Seen: yes},
		schedule.Visit{ID: "v4", Child: "c1", Made: day("2026-10-02"), By: "other", Seen: yes})
	assert.Contains(t, saidOf(t, basis("2026-10-20"), c, procedure.RuleVisitDue, procedure.MetLate), "A visit on Friday 25 September 2026 is recorded and does not count", "and not the one after")
	c = autumn()
	c.Children[0].OnPlan[0].To = day("2026-10-05")
	c.Visits = append(c.Visits, schedule.Visit{ID: "v2", Child: "c1", Made: day("2026-10-10"), By: "worker", Seen: yes})
	assert.NotContains(t, saidOf(t, basis("2026-10-20"), c, procedure.RuleVisitDue, procedure.NotMet), "A visit on", "one that counts, after the plan ended")
	c = autumn()
	c.Visits = []schedule.Visit{{ID: "v2", Child: "c1", Made: day("2026-08-10"), By: "other", Seen: yes}}
	assert.Contains(t, saidOf(t, basis("2026-10-20"), c, procedure.RuleVisitDue, procedure.Overdue), "A visit on Monday 10 August 2026 is recorded", "from the plan on")
	c.Plan.Revisions = nil
	assert.Equal(t, "It is not asked for yet: the detailed plan does not say yet how often.", saidOf(t, basis("2026-10-20"), c, procedure.RuleVisitDue, procedure.Pending))
}

// Nor is a meeting or conference of which it is not recorded whether it was held.
func TestExplainSaysThatAMeetingMayHaveBeenHeld(t *testing.T) {
	const said = " One was arranged for Monday 14 September 2026, and the record does not say whether it was held."
	booked := []schedule.Booking{{Day: day("2026-09-14")}}
	for _, row := range []struct {
		why    string
		rule   procedure.RuleID
		on     string
		change func(c *childprotection.Case)
		told   bool
	}{
		{"the next", procedure.RuleNextMeeting, "2026-10-20", func(c *childprotection.Case) {
			c.Meetings = append(c.Meetings, schedule.Meeting{ID: "m2", Kind: schedule.CoreGroup, Bookings: booked})
		}, true},
		{"on the day itself", procedure.RuleNextMeeting, "2026-09-14", func(c *childprotection.Case) {
			c.Meetings[0].Sittings[0] = day("2026-07-27")
			c.Meetings = append(c.Meetings, schedule.Meeting{ID: "m2", Kind: schedule.CoreGroup, Bookings: booked})
		}, false},
		{"not held", procedure.RuleNextMeeting, "2026-10-20", func(c *childprotection.Case) {
			c.Meetings = append(c.Meetings, schedule.Meeting{ID: "m2", Kind: schedule.CoreGroup, Bookings: booked, Held: no})
		}, false},
		{"a discussion", procedure.RuleNextMeeting, "2026-10-20", func(c *childprotection.Case) {
			c.Meetings = append(c.Meetings, schedule.Meeting{ID: "m2", Kind: schedule.ProfessionalsDiscussion, Bookings: booked})
		}, false},
		{"cancelled", procedure.RuleNextMeeting, "2026-10-20", func(c *childprotection.Case) {
			c.Meetings = append(c.Meetings, schedule.Meeting{ID: "m2", Kind: schedule.CoreGroup, Bookings: append(booked, schedule.Booking{On: day("2026-09-01")})})
		}, false},
		{"the first", procedure.RuleFirstMeeting, "2026-10-20", func(c *childprotection.Case) {
			c.Meetings = []schedule.Meeting{{ID: "m2", Kind: schedule.CoreGroup, Bookings: booked}}
		}, true},
		{"the first of another child", procedure.RuleFirstMeeting, "2026-10-20", func(c *childprotection.Case) {
			c.Children = append(c.Children, coregroup.Child{ID: "c2", Born: day("2019-04-02")})
			c.Meetings = []schedule.Meeting{{ID: "m2", Kind: schedule.CoreGroup, Bookings: booked, Children: []procedure.ChildID{"c2"}}}
		}, false},
		{"a review", procedure.RuleFirstReviewConference, "2026-10-30", func(c *childprotection.Case) {
			c.Conferences = append(c.Conferences, schedule.Conference{ID: "k2", Kind: schedule.Review, Bookings: booked})
		}, true},
		{"no review", procedure.RuleFirstReviewConference, "2026-10-30", func(*childprotection.Case) {}, false},
	} {
		c := autumn()
		row.change(&c)
		got := saidOf(t, basis(row.on), c, row.rule, procedure.Overdue)
		assert.Equal(t, row.told, strings.Contains(got, said), "%s: %s", row.why, got)
	}
}

// Nor is a conference before which the minutes are to be gone through.
func TestExplainSaysThatAConferenceMayHaveBeenHeld(t *testing.T) {
	const said = " The conference was booked for that day, and the record does not say whether it was held."
	for _, row := range []struct {
		held    procedure.Answer
		on      string
		outcome procedure.Outcome
		told    bool
	}{
		{procedure.NotRecorded, "2026-09-15", procedure.Overdue, true},
		{no, "2026-09-15", procedure.Overdue, false},
		{procedure.NotRecorded, "2026-09-14", procedure.DueSoon, false},
	} {
		c := autumn()
		c.Conferences = append(c.Conferences,
			schedule.Conference{ID: "k0", Kind: schedule.Review, Bookings: []schedule.Booking{{Day: day("2026-12-14")}}},
			schedule.Conference{ID: "k2", Kind: schedule.Review, Held: row.held, Bookings: []schedule.Booking{{Day: day("2026-09-14")}}})
		got := saidOf(t, basis(row.on), c, procedure.RuleMinutesReviewed, row.outcome)
		assert.Equal(t, row.told, strings.Contains(got, said), "%v on %s: %s", row.held, row.on, got)
	}
}
