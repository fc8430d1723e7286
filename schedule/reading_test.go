package schedule_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// periods reads plan periods such as "2026-06-01 to 2026-08-01 died, 2026-09-01".
func periods(t *testing.T, text string) (list []coregroup.PlanPeriod) {
	t.Helper()
	for part := range strings.SplitSeq(text, ", ") {
		if text == "" {
			break
		}
		from, rest, _ := strings.Cut(part, " to ")
		p := coregroup.PlanPeriod{From: day(from)}
		if to, end, ended := strings.Cut(rest, " "); to != "" {
			p.To = day(to)
			if ended {
				require.NoError(t, p.End.UnmarshalText([]byte(end)))
			}
		}
		list = append(list, p)
	}
	return list
}

// written is the reverse of periods.
func written(list []coregroup.PlanPeriod) string {
	var words []string
	for _, p := range list {
		text := p.From.String()
		if !p.To.IsZero() {
			text += " to " + p.To.String()
		}
		if p.End != 0 {
			text += " " + p.End.String()
		}
		words = append(words, text)
	}
	return strings.Join(words, ", ")
}

// Where a child's record and what conferences decided contradict each other, the plan runs.
func TestAsRead(t *testing.T) {
	const made, goesOn, ends, none = schedule.PlanMade, schedule.PlanContinues, schedule.PlanEnds, schedule.NoPlan
	type decision struct {
		on string
		d  schedule.Decision
	}
	for _, tc := range []struct {
		why       string
		recorded  string
		decisions []decision
		on        string
		want      string
	}{
		{"nothing is decided", "", nil, "2026-12-01", ""},
		{"both agree", "2026-06-01", []decision{{"2026-06-01", made}}, "2026-12-01", "2026-06-01"},
		{"made, and no period", "", []decision{{"2026-06-01", made}}, "2026-12-01", "2026-06-01"},
		{"made on a day to come", "", []decision{{"2026-06-01", made}}, "2026-05-31", ""},
		{"made after an earlier plan had ended", "2025-01-06 to 2025-07-01 review conference", []decision{{"2026-06-01", made}}, "2026-12-01", "2025-01-06 to 2025-07-01 review conference, 2026-06-01"},
		{"made on the day on which an earlier one ended", "2025-01-06 to 2026-06-01 transferred", []decision{{"2026-06-01", made}}, "2026-12-01", "2025-01-06 to 2026-06-01 transferred, 2026-06-01"},
		{"made, and ended on the same day", "2026-06-01 to 2026-06-01", []decision{{"2026-06-01", made}}, "2026-12-01", "2026-06-01 to 2026-06-01"},
		{"made, and a period that began days later", "2026-06-06", []decision{{"2026-06-01", made}}, "2026-12-01", "2026-06-06"},
		{"made, and a period that began much later", "2026-06-20", []decision{{"2026-06-01", made}}, "2026-12-01", "2026-06-01"},
		{"made, and a period that is to begin", "2026-06-20", []decision{{"2026-06-01", made}}, "2026-06-10", "2026-06-20, 2026-06-01"},
		{"made, and the child died", "2026-05-01 to 2026-05-20 died", []decision{{"2026-06-01", made}}, "2026-12-01", "2026-05-01 to 2026-05-20 died"},
		{"continued on the day on which it was ended", "2026-06-01 to 2026-08-25 review conference", []decision{{"2026-06-01", made}, {"2026-08-25", goesOn}}, "2026-12-01", "2026-06-01"},
		{"continued after it was ended", "2026-06-01 to 2026-08-01 other", []decision{{"2026-08-25", goesOn}}, "2026-12-01", "2026-06-01"},
		{"continued, before that is known", "2026-06-01 to 2026-08-01 other", []decision{{"2026-08-25", goesOn}}, "2026-08-24", "2026-06-01 to 2026-08-01 other"},
		{"continued, and then ended by a conference", "2026-06-01 to 2026-08-01", []decision{{"2026-08-25", goesOn}, {"2026-11-03", ends}}, "2026-12-01", "2026-06-01 to 2026-11-03 review conference"},
		{"continued, and transferred after that", "2026-06-01 to 2026-09-01 transferred", []decision{{"2026-08-25", goesOn}}, "2026-12-01", "2026-06-01 to 2026-09-01 transferred"},
		{"continued after a death", "2026-06-01 to 2026-08-01 died", []decision{{"2026-08-25", goesOn}}, "2026-12-01", "2026-06-01 to 2026-08-01 died"},
		{"continued after an 18th birthday", "2026-06-01 to 2026-08-01 turned 18", []decision{{"2026-08-25", goesOn}}, "2026-12-01", "2026-06-01 to 2026-08-01 turned 18"},
		{"continued between two plans", "2026-06-01 to 2026-08-01, 2026-10-01", []decision{{"2026-08-25", goesOn}}, "2026-12-01", "2026-06-01 to 2026-08-01, 2026-10-01"},
		{"continued before there was any", "2026-10-01", []decision{{"2026-08-25", goesOn}}, "2026-12-01", "2026-10-01"},
		{"ended by a conference, and open", "2026-06-01", []decision{{"2026-08-25", ends}}, "2026-12-01", "2026-06-01"},
		{"no plan, and a period", "2026-06-01", []decision{{"2026-06-01", none}}, "2026-12-01", "2026-06-01"},
	} {
		g := group()
		g.Children = g.Children[:2]
		g.Children[0].OnPlan, g.Children[1].OnPlan = periods(t, tc.recorded), nil
		var tt schedule.Timetable
		for i, d := range tc.decisions {
			tt.Conferences = append([]schedule.Conference{conference(procedure.ConferenceID(fmt.Sprint("k", i)), schedule.Review, d.on, d.d, "c1")}, tt.Conferences...)
		}
		read := schedule.AsRead(g, &tt, day(tc.on))
		assert.Equal(t, tc.want, written(read.Children[0].OnPlan), tc.why)
		assert.Equal(t, tc.recorded, written(g.Children[0].OnPlan), "%s: the record stays", tc.why)
		assert.Equal(t, tc.want == tc.recorded, read == g, tc.why)
		assert.Empty(t, read.Children[1].OnPlan, tc.why)
		assert.Equal(t, tc.want, written(schedule.AsRead(read, &tt, day(tc.on)).Children[0].OnPlan), "%s: read twice", tc.why)
	}
}

// A conference of which the decision on a child is not recorded is taken to have made the plan that begins with it.
func TestAConferenceTakenToHaveMadeThePlan(t *testing.T) {
	first := step{"child/c1@k1", pending, "2026-06-15", ""}
	second := step{"child/c2@k1", pending, "2026-06-15", ""}
	for _, tc := range []struct {
		why    string
		change func(c *schedule.Conference)
		from   string
		on     string
		want   []step
	}{
		{"on one of two", nil, "2026-06-01", "2026-06-10", []step{first, second}},
		{"on any", func(c *schedule.Conference) { c.Decisions = nil }, "2026-06-01", "2026-06-10", []step{first, second}},
		{"a decision that is empty", func(c *schedule.Conference) {
			c.Decisions = append(c.Decisions, schedule.PlanDecision{Child: "c2"})
		}, "2026-06-01", "2026-06-10", []step{first, second}},
		{"a decision that it continues", func(c *schedule.Conference) {
			c.Decisions = append(c.Decisions, schedule.PlanDecision{Child: "c2", Decision: schedule.PlanContinues})
		}, "2026-06-01", "2026-06-10", []step{first, second}},
		{"a decision against a plan", func(c *schedule.Conference) {
			c.Decisions = append(c.Decisions, schedule.PlanDecision{Child: "c2", Decision: schedule.NoPlan})
		}, "2026-06-01", "2026-06-10", []step{first}},
		{"a plan that begins five days later", nil, "2026-06-06", "2026-06-10", []step{first, second}},
		{"a plan that begins six days later", nil, "2026-06-07", "2026-06-10", []step{first}},
		{"a plan that is to begin", nil, "2026-06-06", "2026-06-05", []step{first}},
		{"at a second sitting", func(c *schedule.Conference) { c.Sittings = append(c.Sittings, day("2026-06-03")) }, "2026-06-03", "2026-06-10", []step{{"child/c1@k1", pending, "2026-06-17", ""}, {"child/c2@k1", pending, "2026-06-17", ""}}},
		{"which is to come", func(c *schedule.Conference) { c.Sittings = append(c.Sittings, day("2026-06-03")) }, "2026-06-03", "2026-06-02", []step{first}},
		{"a plan that began before", nil, "2026-05-04", "2026-06-10", []step{first}},
		{"a plan that began before a transfer of another child", func(c *schedule.Conference) { c.Kind = schedule.TransferIn }, "2026-05-04", "2026-06-10", []step{first}},
		{"a plan that began before a transfer without a decision", func(c *schedule.Conference) { c.Kind, c.Decisions = schedule.TransferIn, nil }, "2026-05-04", "2026-06-10", []step{first, second}},
		{"a plan that began before a transfer that continued it", func(c *schedule.Conference) {
			c.Kind = schedule.TransferIn
			c.Decisions = append(c.Decisions, schedule.PlanDecision{Child: "c2", Decision: schedule.PlanContinues})
		}, "2026-05-04", "2026-06-10", []step{first, second}},
		{"a review conference makes no plan of itself", func(c *schedule.Conference) { c.Kind = schedule.Review }, "2026-06-01", "2026-06-10", []step{first}},
		{"the conference was not held", func(c *schedule.Conference) { c.Held = no }, "2026-06-01", "2026-06-10", []step{{"case", undetermined, "", ""}}},
	} {
		g := group()
		g.Children = g.Children[:2]
		g.Children[0].OnPlan, g.Children[1].OnPlan = periods(t, "2026-06-01"), periods(t, tc.from)
		c := conference("k1", schedule.Initial, "2026-06-01", schedule.PlanMade, "c1")
		if tc.change != nil {
			tc.change(&c)
		}
		tt := schedule.Timetable{Conferences: []schedule.Conference{c}}
		found := schedule.AppendFindings(nil, nottinghamshire(tc.on), g, &tt, nil, procedure.RuleFirstMeeting)
		assert.Equal(t, tc.want, stepsOf(found), tc.why)
		for _, f := range found {
			isTaken := f.Subject.ID == "c2" || f.Subject.ID == "c1" && len(tt.Conferences[0].Decisions) == 0
			assert.Equal(t, isTaken, f.Remark.String() == "taken as made", "%s: %v", tc.why, f)
		}
		if len(tc.want) == 2 {
			reviews := schedule.AppendFindings(nil, nottinghamshire(tc.on), g, &tt, nil, procedure.RuleFirstReviewConference)
			assert.Len(t, reviews, 2, "%s: the first review", tc.why)
		}
	}
}

// What is still to be done for a plan that is taken to run says so, and what was done does not.
func TestTakenToRun(t *testing.T) {
	g := group()
	g.Children = g.Children[:1]
	g.Children[0].OnPlan = periods(t, "2026-06-01 to 2026-08-25 review conference")
	tt := schedule.Timetable{
		Conferences: []schedule.Conference{conference("k1", schedule.Initial, "2026-06-01", schedule.PlanMade, "c1"), conference("k2", schedule.Review, "2026-08-25", schedule.PlanContinues, "c1")},
		Meetings: []schedule.Meeting{
			{ID: "m1", Kind: schedule.CoreGroup, Held: yes, Sittings: []calendar.Date{day("2026-06-11")}},
			{ID: "m2", Kind: schedule.CoreGroup, Held: yes, Sittings: []calendar.Date{day("2026-08-20")}},
		},
		Visits: []schedule.Visit{visit("v1", "c1", "2026-08-20")},
	}
	patterns := []schedule.Pattern{{Child: "c1", From: day("2026-06-11"), Every: calendar.Weeks(2)}}
	said := func(g *coregroup.CoreGroup) (list []string) {
		for _, f := range schedule.AppendFindings(nil, nottinghamshire("2026-09-20"), g, &tt, patterns,
			procedure.RuleFirstMeeting, procedure.RuleNextMeeting, procedure.RuleVisitDue, procedure.RuleLaterReviewConference) {
			list = append(list, f.String())
		}
		return list
	}
	assert.Equal(t, []string{
		"N 2.1a first-meeting, child/c1@k1: met, due 2026-06-15, done 2026-06-11",
		"N 2.6c next-meeting, meeting/m1: met late, due 2026-07-23, done 2026-08-20, days late: 28",
		"N 2.6c next-meeting, meeting/m2: pending, taken to run, due 2026-10-01",
		"N 3.4a visit-due, child/c1: met late, due 2026-06-25, done 2026-08-20, days late: 56",
		"N 3.4a visit-due, visit/v1@c1: overdue, taken to run, due 2026-09-03, days late: 17",
		"E 1c later-review-conference, child/c1@k2: pending, taken to run, due 2027-02-25",
	}, said(g))
	sibling := group().Children[1]
	sibling.OnPlan = periods(t, "2026-06-01")
	g.Children = append(g.Children, sibling)
	assert.Contains(t, said(g), "N 2.6c next-meeting, meeting/m2: pending, due 2026-10-01", "the sibling's plan runs on record")
	g.Children = g.Children[:1]
	g.Children[0].OnPlan[0] = coregroup.PlanPeriod{From: day("2026-06-01")}
	tt.Conferences[1].Decisions[0].Decision = schedule.PlanEnds
	assert.Contains(t, said(g), "N 2.6c next-meeting, meeting/m2: pending, taken to run, due 2026-10-01", "a conference ended it, and it is open")
}

// Of a child for whom a conference decided that there is to be no plan nothing is asked; of one on whom nothing is decided, and who
// has no plan on record, it cannot be told.
func TestAChildWithoutAPlan(t *testing.T) {
	for _, tc := range []struct {
		why      string
		decision schedule.Decision
		on       string
		want     procedure.Outcome
	}{
		{"decided against", schedule.NoPlan, "2026-06-10", notApplicable},
		{"before it was decided", schedule.NoPlan, "2026-05-31", undetermined},
		{"nothing decided", 0, "2026-06-10", undetermined},
		{"a plan that ended, on no record", schedule.PlanEnds, "2026-06-10", undetermined},
	} {
		g := group()
		g.Children = g.Children[:1]
		g.Children[0].OnPlan = nil
		tt := schedule.Timetable{Conferences: []schedule.Conference{conference("k1", schedule.Initial, "2026-06-01", tc.decision, "c1")}}
		run, otherwise := schedule.AsRead(g, &tt, day(tc.on)).Children[0].RulesRun(day(tc.on))
		assert.False(t, run, tc.why)
		assert.Equal(t, tc.want, otherwise, tc.why)
		found := schedule.AppendFindings(nil, nottinghamshire(tc.on), g, &tt, nil, procedure.RuleVisitDue)
		assert.Equal(t, []step{{"child/c1", tc.want, "", ""}}, stepsOf(found), tc.why)
	}
}
