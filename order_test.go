package childprotection_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

func shuffle[T any](r *rand.Rand, list []T) {
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// shuffled returns a case whose lists stand in another order. Bookings, periods and the history
// of a task are left: in those the order is part of what they say.
func shuffled(r *rand.Rand, c childprotection.Case) childprotection.Case {
	c = copied(c)
	shuffle(r, c.Children)
	shuffle(r, c.Members)
	shuffle(r, c.Allocations)
	shuffle(r, c.LineManagers)
	shuffle(r, c.Exclusions)
	shuffle(r, c.Conferences)
	shuffle(r, c.Meetings)
	shuffle(r, c.Visits)
	shuffle(r, c.Minutes)
	shuffle(r, c.Exceptions)
	for i := range c.Members {
		shuffle(r, c.Members[i].LinkedTo)
	}
	for i := range c.Conferences {
		shuffle(r, c.Conferences[i].Sittings)
		shuffle(r, c.Conferences[i].Decisions)
	}
	for i := range c.Meetings {
		m := &c.Meetings[i]
		shuffle(r, m.Sittings)
		shuffle(r, m.Children)
		shuffle(r, m.Interpreters)
		shuffle(r, m.Support)
		shuffle(r, m.Distressing)
		shuffle(r, m.Invitations)
	}
	for i := range c.Minutes {
		m := &c.Minutes[i]
		shuffle(r, m.Attendance)
		shuffle(r, m.Guests)
		shuffle(r, m.Matters)
		shuffle(r, m.Worries)
		shuffle(r, m.Contributions)
		shuffle(r, m.Views)
		shuffle(r, m.Progress)
		shuffle(r, m.Exclusions)
		shuffle(r, m.Actions)
		shuffle(r, m.Encouragements)
		shuffle(r, m.Reviewed)
		shuffle(r, m.Versions)
		for j := range m.Versions {
			shuffle(r, m.Versions[j].Sendings)
		}
	}
	p := &c.Plan
	shuffle(r, p.Outlines)
	shuffle(r, p.Revisions)
	shuffle(r, p.Agreements)
	shuffle(r, p.ChildTold)
	shuffle(r, p.Difficulties)
	for i := range p.Revisions {
		v := &p.Revisions[i]
		shuffle(r, v.Told)
		shuffle(r, v.Explained)
		shuffle(r, v.Answers)
		shuffle(r, v.Needs)
		shuffle(r, v.Services)
		shuffle(r, v.Outcomes)
		shuffle(r, v.Tasks)
		shuffle(r, v.Expectations)
		shuffle(r, v.Visiting)
		shuffle(r, v.Roles)
		shuffle(r, v.ReviewPoints)
		shuffle(r, v.Participation)
		shuffle(r, v.Dropped)
	}
	return c
}

// told is what is said of a case, apart from where in it the records are.
type told struct {
	report    childprotection.Report
	deadlines []childprotection.OpenDeadline
}

func tell(t *testing.T, b procedure.Basis, c childprotection.Case) told {
	t.Helper()
	report, err := childprotection.Review(b, c)
	require.NoError(t, err)
	deadlines, err := childprotection.Deadlines(b, c)
	require.NoError(t, err)
	for i := range report.Findings {
		report.Findings[i].At = procedure.Place{}
	}
	for i := range deadlines {
		deadlines[i].At = procedure.Place{}
	}
	return told{report, deadlines}
}

// In whatever order the records are given, the same findings and deadlines come in the same order.
func TestOrderChangesNothing(t *testing.T) {
	cases := shippedCases(t)
	cases["year"] = year(aYear)
	b := basis("2026-11-02")
	for name, c := range cases {
		for i, on := range []calendar.Date{day("2026-06-20"), day("2026-10-16"), day("2026-11-20")} {
			b.On = on
			want := tell(t, b, c)
			for seed := uint64(i); seed < uint64(share(50)+3); seed += 3 {
				got := tell(t, b, shuffled(rand.New(rand.NewPCG(seed, 24)), c))
				require.Equal(t, want, got, "%s as on %v, seed %d", name, on, seed)
			}
		}
	}
}

// Only the indexes differ: the path of a finding leads to the record wherever that stands.
func TestPathsFollowTheRecords(t *testing.T) {
	c := year(aYear)
	report, err := childprotection.Review(basis("2026-11-02"), c)
	require.NoError(t, err)
	other := copied(c)
	other.Minutes[0], other.Minutes[8] = other.Minutes[8], other.Minutes[0]
	again, err := childprotection.Review(basis("2026-11-02"), other)
	require.NoError(t, err)
	swapped := map[string]string{"/minutes/0": "/minutes/8", "/minutes/8": "/minutes/0"}
	moved := 0
	for i, f := range report.Findings {
		if to, ok := swapped[f.At.String()]; ok {
			moved++
			assert.Equal(t, to, again.Findings[i].At.String(), f.Key())
		}
	}
	assert.NotZero(t, moved)
}
