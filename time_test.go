package childprotection_test

import (
	"slices"
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

// found returns the findings of a case, by their keys, without where in the case the
// records are.
func found(t *testing.T, b procedure.Basis, c *childprotection.Case) map[string]procedure.Finding {
	t.Helper()
	var r childprotection.Reviewer
	list, err := r.AppendFindings(nil, b, c)
	require.NoError(t, err)
	byKey := map[string]procedure.Finding{}
	for _, f := range list {
		f.At = procedure.Place{}
		byKey[f.Key()] = f
	}
	require.Len(t, byKey, len(list), "each key is there once")
	return byKey
}

// differing returns the findings that are not the same in two reviews, as one and the other has
// them.
func differing(a, b map[string]procedure.Finding) []string {
	var list []string
	for key, f := range a {
		if b[key] != f {
			list = append(list, f.String()+" / "+b[key].String())
		}
	}
	for key, f := range b {
		if _, ok := a[key]; !ok {
			list = append(list, " / "+f.String())
		}
	}
	slices.Sort(list)
	return list
}

// dated returns a case whose plan has no telling that is older than what was told. The safety
// rules judge such a one from its own day on, before the revision is the plan.
func dated(c childprotection.Case) childprotection.Case {
	c = copied(c)
	for i := range c.Plan.Revisions {
		r := &c.Plan.Revisions[i]
		r.Explained = slices.DeleteFunc(r.Explained, func(e plan.Explained) bool { return e.On.Before(r.Date) })
		r.Told = slices.DeleteFunc(r.Told, func(t plan.Telling) bool { return t.On.Before(r.Date) })
	}
	return c
}

// days calls do for every fifth day of a case's first year, from a little before the first
// conference on; for every 31st where tests look at a part.
func days(c childprotection.Case, do func(on calendar.Date)) {
	first, step := c.Conferences[0].Sittings[0], 5
	if !exhaustive {
		step = 31
	}
	for on := first.AddDays(-12); on.Before(first.AddMonths(12)); on = on.AddDays(step) {
		do(on)
	}
}

// What is dated after the day of the review does not exist on it: without it the same is found.
func TestLaterFactsChangeNothing(t *testing.T) {
	for name, c := range shippedCases(t) {
		c = dated(c)
		b := basis("2026-01-12")
		days(c, func(on calendar.Date) {
			b.On = on
			cut := until(on, c)
			require.Empty(t, differing(found(t, b, &cut), found(t, b, &c)), "%s as on %v", name, on)
		})
	}
}

// Nor does it change a deadline.
func TestLaterFactsChangeNoDeadline(t *testing.T) {
	b := basis("2026-01-12")
	deadlines := func(on calendar.Date, c childprotection.Case) []childprotection.OpenDeadline {
		b.On = on
		list, err := childprotection.Deadlines(b, c)
		require.NoError(t, err)
		for i := range list {
			list[i].At = procedure.Place{}
		}
		return list
	}
	for name, c := range shippedCases(t) {
		days(c, func(on calendar.Date) {
			require.Equal(t, deadlines(on, until(on, c)), deadlines(on, c), "%s as on %v", name, on)
		})
	}
}

// Facts of a year that are put in afterwards, one at a time, change nothing on the days before
// them: exclusions, their lifting and release, who left and joined, the end of a plan.
func TestALaterFactChangesNothing(t *testing.T) {
	later := day("2026-06-30")
	facts := map[string]func(c *childprotection.Case){
		"an exclusion": func(c *childprotection.Case) {
			c.Exclusions = append(c.Exclusions, coregroup.Exclusion{ID: "x", Member: "m0", DecidedOn: later, Start: started})
		},
		"someone leaves": func(c *childprotection.Case) {
			c.Members[3].Periods = []coregroup.Membership{{Left: later, LeftReason: "x"}}
		},
		"someone joins": func(c *childprotection.Case) {
			c.Members = append(c.Members, coregroup.Member{ID: "new", Roles: []procedure.Role{procedure.GP}, Periods: []coregroup.Membership{{Joined: later}}})
		},
		"a plan ends": func(c *childprotection.Case) {
			c.Children[0].OnPlan[0].To, c.Children[0].OnPlan[0].End = later, coregroup.EndedByReview
		},
		"every plan ends": func(c *childprotection.Case) {
			c.Children[0].OnPlan[0].To, c.Children[1].OnPlan[0].To = later, later
		},
		"a meeting is arranged": func(c *childprotection.Case) {
			c.Meetings = append(c.Meetings, schedule.Meeting{ID: "new", Kind: schedule.CoreGroup, Bookings: []schedule.Booking{{On: later, Day: later.AddDays(3)}}})
		},
		"a visit": func(c *childprotection.Case) {
			c.Visits = append(c.Visits, schedule.Visit{ID: "new", Child: "c0", Made: later})
		},
		"a task is put back twice": func(c *childprotection.Case) {
			c.Plan.Revisions[1].Tasks[0].History = []plan.TaskEntry{{On: later, Due: later.AddDays(30)}, {On: later.AddDays(1), Due: later.AddDays(60)}}
		},
		"a difficulty": func(c *childprotection.Case) {
			c.Plan.Difficulties = []plan.Difficulty{{ID: "new", Date: later, SafetyAffected: yes, Immediate: yes}}
		},
		"an exception": func(c *childprotection.Case) {
			c.Exceptions = []procedure.AgreedException{{
				Rule: procedure.RuleNextMeeting, Subject: procedure.Subject{Kind: procedure.AllSubjects}, Reason: "x",
				AuthorisedBy: procedure.Person{Role: procedure.LineManager, ID: "manager"}, Granted: later,
			}}
		},
		"a child dies": func(c *childprotection.Case) {
			c.Children[1].OnPlan[0].To, c.Children[1].OnPlan[0].End = later, coregroup.Died
		},
	}
	for name, put := range facts {
		before := year(aYear)
		after := year(aYear)
		put(&after)
		changed := false
		b := basis("2026-01-12")
		for on := started; on.Before(later.AddMonths(3)); on = on.AddDays(9) {
			b.On = on
			diff := differing(found(t, b, &before), found(t, b, &after))
			if on.Before(later) {
				require.Empty(t, diff, "%s, as on %v", name, on)
			}
			changed = changed || len(diff) > 0
		}
		assert.True(t, changed, "%s changes something from then on", name)
	}
}
