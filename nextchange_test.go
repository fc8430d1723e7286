package childprotection_test

import (
	"fmt"
	"maps"
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

// outcome is what a review says of one thing, as far as it matters here.
type outcome struct {
	rule    procedure.RuleID
	clause  string
	subject procedure.Subject
	procedure.Outcome
	procedure.Priority
}

// daily reviews a case as on every day of a span, one by one: what [childprotection.NextChange] and
// [childprotection.Timeline] have to agree with.
func daily(t *testing.T, b procedure.Basis, c childprotection.Case, from, to calendar.Date) [][]outcome {
	t.Helper()
	var r childprotection.Reviewer
	var list []procedure.Finding
	var all [][]outcome
	for b.On = from; !b.On.After(to); b.On = b.On.AddDays(1) {
		var err error
		list, err = r.AppendFindings(list[:0], b, &c)
		require.NoError(t, err)
		now := make([]outcome, len(list))
		for i, f := range list {
			now[i] = outcome{f.Rule, f.Clause, f.Subject, f.Outcome, f.Priority()}
		}
		if n := len(all); n > 0 && slices.Equal(all[n-1], now) {
			now = all[n-1]
		}
		all = append(all, now)
	}
	return all
}

// watched checks that NextChange and Timeline say of a span of days what the reviews of each of them
// do. It returns how many changes there were.
func watched(t *testing.T, b procedure.Basis, c childprotection.Case, from calendar.Date, days int) int {
	t.Helper()
	to := from.AddDays(days - 1)
	all := daily(t, b, c, from, to)
	lines, err := childprotection.Timeline(b, c, from, to)
	require.NoError(t, err)
	for _, line := range lines {
		require.NotEmpty(t, line.Intervals)
		for n, s := range line.Intervals[1:] {
			before := line.Intervals[n]
			require.False(t, s.From == before.To.AddDays(1) && s.Outcome == before.Outcome && s.Priority == before.Priority, "%s: one step in two", line.Key())
		}
	}
	told := func(day calendar.Date) []outcome {
		list := []outcome{}
		for _, line := range lines {
			if s, ok := line.On(day); ok {
				list = append(list, outcome{line.Rule, line.Clause, line.Subject, s.Outcome, s.Priority})
			}
		}
		return list
	}
	changes := 0
	b.On = from
	next, err := childprotection.NextChange(b, c)
	require.NoError(t, err)
	for i, now := range all {
		day := from.AddDays(i)
		if got := told(day); !slices.Equal(now, got) {
			require.Equal(t, now, got, "the timeline as on %v", day)
		}
		if i == 0 {
			continue
		}
		changed := !slices.Equal(all[i-1], now)
		require.Equal(t, changed, day == next, "as on %v, the next change after %v being %v", day, b.On, next)
		if changed {
			changes++
			b.On = day
			next, err = childprotection.NextChange(b, c)
			require.NoError(t, err)
		}
	}
	return changes
}

// Three years of each case that is shipped, under one procedure or the other, with a warning or none.
func TestNextChangeAndTimelineOfShippedCases(t *testing.T) {
	const years = 3 * 366
	cases := shippedCases(t)
	for i, name := range slices.Sorted(maps.Keys(cases)) {
		if !exhaustive && name != "safety" {
			continue
		}
		c, p := cases[name], []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()}[i%2]
		b := basis("2026-01-01", p)
		b.SoonWithin = []calendar.Period{calendar.WorkingDays(5), calendar.WorkingDays(5), {}}[i%3]
		t.Run(name+" under "+p.ID, func(t *testing.T) {
			assert.Greater(t, watched(t, b, c, c.Conferences[0].Sittings[0].AddDays(-20), years), 10)
		})
	}
}

// Cases with all sorts of things in them changed, as far as they still hold together.
func TestNextChangeAndTimelineOfVariedCases(t *testing.T) {
	followed, changes, want := 0, 0, share(20)
	for seed := uint64(0); followed < want; seed++ {
		c := varied(seed)
		if c.Validate() != nil {
			continue
		}
		b := basis("2026-01-01", []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()}[seed%2])
		b.SoonWithin = []calendar.Period{calendar.WorkingDays(5), calendar.Weeks(2), {}}[seed%3]
		changes += watched(t, b, c, started.AddDays(-15), 3*366)
		followed++
	}
	assert.Greater(t, changes, 10*followed)
}

// What changes on days that are easily forgotten.
func TestNextChange(t *testing.T) {
	all := procedure.Subject{Kind: procedure.AllSubjects}
	rows := map[string]struct {
		on, next string
		change   func(c *childprotection.Case)
	}{
		"nothing is recorded, nothing changes": {"2026-01-12", "", func(c *childprotection.Case) { *c = childprotection.Case{} }},
		"the first meeting is due soon": {"2026-01-13", "2026-01-19", func(c *childprotection.Case) {
			c.Meetings, c.Minutes, c.Visits, c.Plan = nil, nil, nil, plan.ChildProtectionPlan{}
			c.Conferences, c.Children[0].Explained, c.Children[1].Explained = c.Conferences[:1], coregroup.PurposeExplained{}, coregroup.PurposeExplained{}
		}},
		"and is overdue the day after its last": {"2026-01-19", "2026-01-27", func(c *childprotection.Case) {
			c.Meetings, c.Minutes, c.Visits, c.Plan = nil, nil, nil, plan.ChildProtectionPlan{}
			c.Conferences, c.Children[0].Explained, c.Children[1].Explained = c.Conferences[:1], coregroup.PurposeExplained{}, coregroup.PurposeExplained{}
		}},
		"an exception expires": {"2027-03-01", "2027-03-11", func(c *childprotection.Case) {
			c.Exceptions = []procedure.AgreedException{{
				Rule: procedure.RuleNextMeeting, Subject: all, Reason: "x", Granted: day("2027-02-01"), Expires: day("2027-03-10"),
				AuthorisedBy: procedure.Person{Role: procedure.LineManager, ID: "manager"},
			}}
		}},
		"the plan of an expected child": {"2027-04-01", "2027-04-16", func(c *childprotection.Case) {
			c.Children[1] = coregroup.Child{ID: "c1", Expected: day("2027-04-15"), OnPlan: []coregroup.PlanPeriod{{From: day("2027-03-01")}}}
		}},
		"an edition comes into force": {"2027-05-01", "2027-06-01", func(*childprotection.Case) {}},
		"an eighteenth birthday": {"2033-01-01", "2034-05-01", func(c *childprotection.Case) {
			c.Children[1].Born = c.Children[0].Born
		}},
	}
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			c := year(aYear)
			row.change(&c)
			later := procedure.Bexley()
			later.Effective = day("2027-06-01")
			b := basis(row.on, procedure.Nottinghamshire())
			if name == "an edition comes into force" {
				b = basis(row.on, procedure.Nottinghamshire(), later)
			}
			next, err := childprotection.NextChange(b, c)
			require.NoError(t, err)
			assert.Equal(t, row.next, next.String())
		})
	}
}

// What the detailed plan does not take up is missing once the first minutes were due. No finding has
// that day where nobody is owed them.
func TestNextChangeWhereNoFindingHasTheDay(t *testing.T) {
	c := year(size{members: 2, meetings: 1})
	c.CoreGroup = coregroup.CoreGroup{Children: c.Children}
	c.Meetings[0].Invitations, c.Meetings[0].Chair = nil, ""
	c.Minutes, c.Plan.Revisions = nil, c.Plan.Revisions[:1]
	c.Plan.Revisions[0] = plan.Revision{ID: "r1", Number: 1, Date: started.AddDays(8)}
	b := basis("2026-01-21")
	assert.Positive(t, watched(t, b, c, b.On, 60))
	lines, err := childprotection.Timeline(b, c, b.On, b.On.AddDays(30))
	require.NoError(t, err)
	for _, line := range lines {
		if line.Key() == "detailed-plan-developed|N 2.1b|outline-item/i1" {
			require.Len(t, line.Intervals, 2)
			assert.Equal(t, "2026-02-04", line.Intervals[1].From.String(), "ten working days after the meeting of 20 January are over")
			return
		}
	}
	t.Error("the item is not there")
}

// Past the last day of the calendar nothing can be told.
func TestNextChangeEndsWithTheCalendar(t *testing.T) {
	c := childprotection.Case{
		CoreGroup: coregroup.CoreGroup{Children: []coregroup.Child{{ID: "c1", Born: day("2099-06-01"), OnPlan: []coregroup.PlanPeriod{{From: day("2100-01-11")}}}}},
		Timetable: schedule.Timetable{Conferences: []schedule.Conference{{
			ID: "k1", Kind: schedule.Initial, Held: yes, Sittings: []calendar.Date{day("2100-01-11")}, Decisions: []schedule.PlanDecision{{Child: "c1", Decision: schedule.PlanMade}},
		}}},
	}
	changes := 0
	for b := basis("2100-01-11"); ; changes++ {
		next, err := childprotection.NextChange(b, c)
		require.NoError(t, err)
		if next.IsZero() {
			break
		}
		require.True(t, next.After(b.On))
		b.On = next
		require.NoError(t, b.Validate())
	}
	assert.Positive(t, changes)
}

func TestNextChangeErrors(t *testing.T) {
	c := year(aYear)
	c.Members[1].ID = c.Members[0].ID
	_, err := childprotection.NextChange(procedure.Basis{}, c)
	_, want := childprotection.Review(procedure.Basis{}, c)
	require.Error(t, want)
	assert.Equal(t, want, err)
}

func TestTimelineErrors(t *testing.T) {
	b, c := basis("2026-01-01"), year(aYear)
	rows := map[string]struct{ from, to, want string }{
		"the wrong way round":   {"2026-02-01", "2026-01-31", "/to: must not be before the first day"},
		"no first day":          {"", "2026-01-31", "/basis/on: must be a day"},
		"no last day":           {"2026-02-01", "", "/to: must not be before the first day"},
		"past the calendar":     {"2026-02-01", "2101-01-01", "/to: must be a day that the calendar covers"},
		"before it, and beyond": {"0999-01-01", "0998-01-01", ""},
	}
	date := func(s string) (d calendar.Date) {
		require.NoError(t, d.UnmarshalText([]byte(s)))
		return d
	}
	for name, row := range rows {
		lines, err := childprotection.Timeline(b, c, date(row.from), date(row.to))
		require.Error(t, err, name)
		assert.Empty(t, lines, name)
		if row.want != "" {
			assert.Contains(t, fmt.Sprint(err), row.want, name)
		} else {
			var ps procedure.Problems
			require.ErrorAs(t, err, &ps, name)
			assert.Len(t, ps, 2, name)
		}
	}
}
