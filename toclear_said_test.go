package childprotection_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// What the record says was not done, and cannot be done any more, is not asked to be recorded
// otherwise; nor is what happened.
func TestToClearLeavesWhatTheRecordSays(t *testing.T) {
	for _, tc := range []struct {
		name   string
		change func(c *childprotection.Case)
		key    string
		p      procedure.Procedure
	}{
		{"the plan was not brought", func(c *childprotection.Case) { c.Minutes[1].Brought.Plan = no }, "plan-brought|B 6d|meeting/g1", procedure.Bexley()},
		{"the notes were not gone through", func(c *childprotection.Case) { c.Minutes[1].Previous.Reviewed = no }, "previous-notes-reviewed|N 3.17b|meeting/g1", procedure.Nottinghamshire()},
		{"no note was sent", func(c *childprotection.Case) {
			c.Minutes[1].Attendance[3].How, c.Minutes[1].Attendance[3].WrittenNote, c.Minutes[1].Contributions = minutes.Apologies, no, nil
		}, "written-note|N 3.8a|member/m3@g1", procedure.Nottinghamshire()},
		{"the family had no part in the outline", func(c *childprotection.Case) { c.Plan.Outlines[0].Family = no }, "safety-plan-made|B 1a|case", procedure.Bexley()},
		{"the conference did not debate it, and it did not arise later", func(c *childprotection.Case) {
			c.Exclusions[0].Debated, c.Exclusions[0].AroseLater = no, no
		}, "exclusion-debated|N 3.9a|exclusion/x", procedure.Nottinghamshire()},
		{"the chair was not suitable", func(c *childprotection.Case) {
			c.Meetings[2].Chair, c.Minutes[2].Chair, c.Meetings[2].ChairSuitable = "m2", "m2", no
		}, "other-chair|N 3.1c|meeting/g2", procedure.Nottinghamshire()},
		{"a parent did not attend", func(c *childprotection.Case) { c.Minutes[1].Attendance[4].How = minutes.DidNotAttend }, "parents-attend|N 1.1b|member/m4@g1", procedure.Nottinghamshire()},
		{"the conference agreed nobody", func(c *childprotection.Case) {
			for i := range c.Members {
				c.Members[i].AgreedAtConference = no
			}
		}, "membership-agreed|N 1.2a|case", procedure.Nottinghamshire()},
		{"a parent had the distress raised after the meeting", func(c *childprotection.Case) {
			c.Meetings[1].Distressing[0].RaisedOn = started.AddDays(120)
		}, "distressing-information|N 3.11b|distressing-item/d@g1", procedure.Nottinghamshire()},
		{"it was told while they were left out", func(c *childprotection.Case) {
			c.Plan.Revisions[1].Told = append(c.Plan.Revisions[1].Told, plan.Telling{To: procedure.Person{ID: "m0"}})
		}, "excluded-told|L 1|member/m0@r2", procedure.Nottinghamshire()},
		{"it was told on some day, and explained while they were left out", func(c *childprotection.Case) {
			c.Plan.Revisions[0].Told = []plan.Telling{{To: procedure.Person{ID: "m0"}}}
			c.Plan.Revisions[0].Explained[0].On = started.AddDays(70)
		}, "excluded-told|L 1|member/m0@r1", procedure.Nottinghamshire()},
		{"the meeting was missed when the plan ended", func(c *childprotection.Case) {
			for i := range c.Children {
				c.Children[i].OnPlan[0].To = day("2026-06-25")
			}
		}, "next-meeting|N 2.6c|meeting/g3", procedure.Nottinghamshire()},
		{"who is marked out of it had all of it", func(c *childprotection.Case) {
			c.Minutes[0].Matters[0].NotFor = []procedure.MemberID{"m2"}
		}, "marked-not-for|L 4|sending/m2@g0", procedure.Nottinghamshire()},
		{"the minutes are in the record, of a later day", func(c *childprotection.Case) {
			c.Minutes[3].Written, c.Minutes[3].Versions, c.Minutes[3].Reviewed = day("2026-07-15"), nil, nil
		}, "matters-recorded|N 3.17c|meeting/g3", procedure.Nottinghamshire()},
		{"the minutes are in the record, of a later day, so they can't be sent", func(c *childprotection.Case) {
			c.Minutes[3].Written, c.Minutes[3].Versions, c.Minutes[3].Reviewed = day("2026-07-15"), nil, nil
		}, "minutes-circulated|N 3.18a|member/m1@g3", procedure.Nottinghamshire()},
		{"who was in the first chairs is in minutes of a later day", func(c *childprotection.Case) {
			for i := range 2 {
				c.Minutes[i].Written, c.Minutes[i].Versions, c.Minutes[i].Reviewed = day("2026-07-15"), nil, nil
			}
		}, "line-manager-chairs|N 3.1a|case", procedure.Nottinghamshire()},
		{"since when the children are on a plan is not known, but the minutes are of a later day", func(c *childprotection.Case) {
			c.Children[0].OnPlan, c.Children[1].OnPlan = nil, nil
			c.Minutes[3].Written, c.Minutes[3].Versions, c.Minutes[3].Reviewed = day("2026-07-15"), nil, nil
		}, "matters-recorded|N 3.17c|meeting/g3", procedure.Nottinghamshire()},
		{"the meeting was held before there was a plan", func(c *childprotection.Case) {
			c.Children[0].OnPlan[0].From, c.Children[1].OnPlan[0].From = started.AddDays(20), started.AddDays(20)
			c.Conferences[0].Decisions = nil
		}, "matters-recorded|N 3.17c|meeting/g0", procedure.Nottinghamshire()},
		{"someone else than the only chair there may be", func(c *childprotection.Case) {
			c.Meetings[2].Chair, c.Minutes[2].Chair = "m2", "m2"
		}, "usual-chair|N 3.1b|meeting/g2", without("N 3.1c")},
		{"the child's plan is to begin later, and so are the visits", func(c *childprotection.Case) {
			c.Children[1].OnPlan[0].From, c.Visits, c.Conferences[0].Decisions = day("2026-08-01"), nil, nil
		}, "visit-due|N 3.4a|child/c1", procedure.Nottinghamshire()},
		{"the notes were not gone through, and no plan is recorded", func(c *childprotection.Case) {
			c.Children[0].OnPlan, c.Children[1].OnPlan, c.Conferences[0].Decisions = nil, nil, nil
			c.Minutes[1].Previous.Reviewed = procedure.No
		}, "previous-notes-reviewed|N 3.17b|meeting/g1", procedure.Nottinghamshire()},
		{"the plan is not for them", amissCases()["the plan is not for a parent"], "plan-explained|N 2.2n|member/m4", procedure.Nottinghamshire()},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c, b := full(), basis("2026-06-30", tc.p)
			tc.change(&c)
			report, err := childprotection.Review(b, c)
			require.NoError(t, err)
			for _, f := range report.Findings {
				if f.Key() == tc.key {
					require.NotEqual(t, procedure.NoPriority, f.Priority(), "%v", f)
					remedy, ok := childprotection.ToClear(b, c, f)
					assert.False(t, ok, "%v", remedy)
					assert.Zero(t, remedy)
					return
				}
			}
			t.Fatalf("no finding %s", tc.key)
		})
	}
}

// What is arranged too late is arranged anew, but once it is due soon that would leave it so, and
// only holding it clears it.
func TestToClearArrangedLate(t *testing.T) {
	c := full()
	c.Conferences = append(c.Conferences[:2], schedule.Conference{ID: "late", Kind: schedule.Review, Bookings: []schedule.Booking{{On: started, Day: day("2026-12-01")}}})
	for on, want := range map[string]string{
		"2026-06-30": "add to /conferences/2/bookings: on day (conference-chair)",
		"2026-09-29": "complete /conferences/2, held yes: sittings (conference-chair)",
	} {
		b := basis(on)
		report, err := childprotection.Review(b, c)
		require.NoError(t, err)
		said := 0
		for _, f := range report.Findings {
			if f.Rule == procedure.RuleLaterReviewConference {
				assert.Equal(t, procedure.ArrangedLate, f.Outcome)
				remedy, _ := childprotection.ToClear(b, c, f)
				assert.Equal(t, want, remedy.Steps[0].String(), on)
				said++
			}
		}
		assert.Equal(t, 2, said)
	}
}

// What could be either way is asked for: the conference did not debate it, and whether it arose
// later is not recorded; a telling without a day, from before somebody was left out.
func TestToClearAsksForWhatIsOpen(t *testing.T) {
	c, b := full(), basis("2026-06-30")
	c.Exclusions[0].Debated = no
	c.Plan.Revisions[0].Told = []plan.Telling{{To: procedure.Person{ID: "m0"}}}
	c.Plan.Revisions[0].Explained[0].On = calendar.Date{}
	report, err := childprotection.Review(b, c)
	require.NoError(t, err)
	said := map[string]string{}
	for _, f := range report.Findings {
		remedy, _ := childprotection.ToClear(b, c, f)
		said[f.Key()] = remedy.String()
	}
	assert.Equal(t, "complete /exclusions/0: aroseLater (conference-chair)", said["exclusion-debated|N 3.9a|exclusion/x"])
	assert.Equal(t, "complete /plan/revisions/0/told/0: on (social-worker m1)\ncomplete /plan/revisions/0/explained/0: on (social-worker m1)", said["excluded-told|L 1|member/m0@r1"])
}

// without is the procedure of Nottinghamshire without a clause.
func without(ref string) procedure.Procedure {
	p := procedure.Nottinghamshire()
	p.Clauses = slices.DeleteFunc(slices.Clone(p.Clauses), func(c procedure.Clause) bool { return c.Ref == ref })
	return p
}

// Before the first edition of a procedure nothing is asked for, whatever was found on a later day.
func TestToClearBeforeTheFirstEdition(t *testing.T) {
	late := procedure.Bexley()
	late.Effective = day("2026-06-01")
	c, b := full(), basis("2026-06-30", late)
	report, err := childprotection.Review(b, c)
	require.NoError(t, err)
	b.On = day("2026-05-31")
	for _, f := range report.Findings {
		_, ok := childprotection.ToClear(b, c, f)
		assert.False(t, ok, "%v", f)
	}
}
