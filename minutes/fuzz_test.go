package minutes_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

// disturb changes many things of a case at random, some of which do not hold together.
func disturb(r *rand.Rand) *file {
	c := full()
	toCome(c)
	date := func() calendar.Date {
		if r.IntN(6) == 0 {
			return noDate
		}
		return day("2026-05-20").AddDays(r.IntN(140))
	}
	who := func() procedure.MemberID {
		return ids("mother", "father", "worker", "visitor", "teacher", "manager", "stranger", "")[r.IntN(8)]
	}
	some := func(n int) bool { return r.IntN(n) == 0 }
	for range r.IntN(3) {
		c.g.Exclusions = append(c.g.Exclusions, coregroup.Exclusion{ID: coregroup.ExclusionID("x" + string(rune('2'+len(c.g.Exclusions)))), Member: who(), DecidedOn: date(), Start: date(), End: date(), Lifted: date()})
	}
	for i := range c.g.Members {
		if m := &c.g.Members[i]; some(4) {
			m.Periods = []coregroup.Membership{{Joined: date(), Left: date()}}
			m.Succeeds = who()
		}
	}
	for i := range c.g.Children {
		if some(4) {
			c.g.Children[i].OnPlan[0].To = date()
		}
	}
	for i := range c.list {
		m := &c.list[i]
		if some(4) {
			m.Written = date()
		}
		for j := range m.Attendance {
			if some(3) {
				m.Attendance[j].How, m.Attendance[j].By.ID = minutes.How(r.IntN(6)), who()
			}
		}
		for j := range m.Versions {
			for k := range m.Versions[j].Sendings {
				if s := &m.Versions[j].Sendings[k]; some(3) {
					s.To.ID, s.On, s.Extent = who(), date(), minutes.Extent(r.IntN(3))
				}
			}
		}
		if some(3) {
			m.Contributions, m.Views, m.Progress = m.Contributions[:1], m.Views[:1], nil
		}
		for j := range m.Views {
			m.Views[j].On, m.Views[j].Child = date(), kids("c1", "c2", "c9")[r.IntN(3)]
		}
		for j := range m.Actions {
			m.Actions[j].CarriedFrom, m.Actions[j].NotFor = []procedure.MeetingID{"", "m1", "m2", "m9"}[r.IntN(4)], ids(who())
		}
	}
	if some(5) {
		c.list = c.list[:r.IntN(3)]
	}
	if some(6) {
		c.p = nil
	}
	return c
}

// Whatever the case is like: nothing panics, each finding is there once and has its clause,
// the order of what is given does not matter, and nobody who is left out today is among those
// to whom the minutes are to go.
func FuzzFindings(f *testing.F) {
	for seed := range uint64(200) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 1))
		c := disturb(r)
		_ = minutes.Validate(c.list, c.g, c.t)
		b := nottinghamshire(day("2026-05-20").AddDays(r.IntN(150)).String())
		if seed%3 == 0 {
			b = basis(b.On.String(), procedure.Bexley())
		}
		b.SoonWithin = calendar.Weeks(r.IntN(3))
		found := all(b, c)
		keys := map[string]bool{}
		for _, f := range found {
			require.False(t, keys[f.Key()], f.Key())
			keys[f.Key()] = true
			require.NotEmpty(t, f.Clause, f)
			require.False(t, f.Done.After(b.On), f)
			if f.Outcome == met || f.Outcome == notApplicable {
				require.True(t, f.Missing.IsZero(), f)
			}
		}
		shuffle := func(n int, swap func(i, j int)) { r.Shuffle(n, swap) }
		shuffle(len(c.list), func(i, j int) { c.list[i], c.list[j] = c.list[j], c.list[i] })
		shuffle(len(c.t.Meetings), func(i, j int) { c.t.Meetings[i], c.t.Meetings[j] = c.t.Meetings[j], c.t.Meetings[i] })
		shuffle(len(c.g.Members), func(i, j int) { c.g.Members[i], c.g.Members[j] = c.g.Members[j], c.g.Members[i] })
		for i := range c.list {
			m := &c.list[i]
			shuffle(len(m.Attendance), func(i, j int) { m.Attendance[i], m.Attendance[j] = m.Attendance[j], m.Attendance[i] })
			shuffle(len(m.Versions), func(i, j int) { m.Versions[i], m.Versions[j] = m.Versions[j], m.Versions[i] })
			shuffle(len(m.Views), func(i, j int) { m.Views[i], m.Views[j] = m.Views[j], m.Views[i] })
		}
		require.ElementsMatch(t, bare(found), bare(all(b, c)))
		for _, m := range c.t.Meetings {
			list := minutes.CirculationList(b, c.g, c.t, c.list, m.ID)
			day := cmp.Or(m.HeldOn(b.On), m.ArrangedFor(b.On))
			for _, to := range list.To {
				require.Equal(t, coregroup.NotExcluded, c.g.Excluded(to.ID, day, b.On))
				require.False(t, slices.ContainsFunc(list.NotTo, func(r minutes.Refusal) bool { return r.ID == to.ID }))
			}
			for _, id := range ids("father", "mother", "worker", "stranger") {
				form := minutes.Agenda(b, c.g, c.t, c.list, c.p, m.ID, coregroup.Recipient{ID: id}, minutes.Circulated)
				if c.g.Excluded(id, b.On, b.On) != coregroup.NotExcluded {
					require.Empty(t, form.Items)
				}
			}
		}
	})
}
