package schedule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// A child whose plan begins at a conference, without a decision on the child, is not passed over: what
// the first meeting and the first review are counted from is missing.
func TestAChildWithoutADecision(t *testing.T) {
	held := func(change func(c *schedule.Conference)) schedule.Timetable {
		c := conference("k1", schedule.Initial, "2026-06-01", schedule.PlanMade, "c1")
		if change != nil {
			change(&c)
		}
		return schedule.Timetable{Conferences: []schedule.Conference{c}}
	}
	first := step{"child/c1@k1", pending, "2026-06-15", ""}
	for _, tc := range []struct {
		why    string
		change func(c *schedule.Conference)
		from   string
		on     string
		want   []step
	}{
		{"on one of two", nil, "2026-06-01", "2026-06-10", []step{first, {"child/c2@k1", undetermined, "", ""}}},
		{"on any", func(c *schedule.Conference) { c.Decisions = nil }, "2026-06-01", "2026-06-10", []step{{"child/c1@k1", undetermined, "", ""}, {"child/c2@k1", undetermined, "", ""}}},
		{"a decision that is empty", func(c *schedule.Conference) {
			c.Decisions = append(c.Decisions, schedule.PlanDecision{Child: "c2"})
		}, "2026-06-01", "2026-06-10", []step{first, {"child/c2@k1", undetermined, "", ""}}},
		{"a decision against a plan", func(c *schedule.Conference) {
			c.Decisions = append(c.Decisions, schedule.PlanDecision{Child: "c2", Decision: schedule.NoPlan})
		}, "2026-06-01", "2026-06-10", []step{first}},
		{"at a second sitting", func(c *schedule.Conference) { c.Sittings = append(c.Sittings, day("2026-06-03")) }, "2026-06-03", "2026-06-10", []step{{"child/c1@k1", pending, "2026-06-17", ""}, {"child/c2@k1", undetermined, "", ""}}},
		{"which is to come", func(c *schedule.Conference) { c.Sittings = append(c.Sittings, day("2026-06-03")) }, "2026-06-03", "2026-06-02", []step{first}},
		{"a plan that began before", nil, "2026-05-04", "2026-06-10", []step{first}},
		{"a review conference makes no plan of itself", func(c *schedule.Conference) { c.Kind = schedule.Review }, "2026-06-01", "2026-06-10", []step{first}},
		{"the conference was not held", func(c *schedule.Conference) { c.Held = no }, "2026-06-01", "2026-06-10", []step{{"case", undetermined, "", ""}}},
	} {
		g := group()
		for i := range g.Children {
			g.Children[i].OnPlan = []coregroup.PlanPeriod{{From: day("2026-06-01")}}
		}
		g.Child("c2").OnPlan = []coregroup.PlanPeriod{{From: day(tc.from)}}
		g.Children = g.Children[:2]
		tt := held(tc.change)
		found := schedule.AppendFindings(nil, nottinghamshire(tc.on), g, &tt, nil, procedure.RuleFirstMeeting)
		assert.Equal(t, tc.want, stepsOf(found), tc.why)
		for _, f := range found {
			if f.Subject.Kind == procedure.ChildSubject && f.Outcome == undetermined {
				assert.Equal(t, "/conferences/0/decisions", f.Path(), tc.why)
				assert.Equal(t, calendar.Date{}, f.Due, tc.why)
				assert.Equal(t, "N 2.1a", f.Clause, tc.why)
			}
		}
		outcomes := map[procedure.Outcome]int{}
		for _, f := range schedule.AppendFindings(nil, nottinghamshire(tc.on), g, &tt, nil, procedure.RuleFirstReviewConference) {
			outcomes[f.Outcome]++
		}
		undecided := 0
		for _, s := range tc.want {
			if s.outcome == undetermined {
				undecided++
			}
		}
		assert.Equal(t, undecided, outcomes[undetermined], "%s: the first review", tc.why)
	}
}
