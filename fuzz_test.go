package childprotection_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Whatever the bytes: reading them never panics and gives the same twice; what is accepted
// validates and comes back as it was written; what is not gives nothing but problems.
func FuzzParseCase(f *testing.F) {
	for _, row := range append(slices.Clone(unreadable), strict...) {
		data, _ := unmarked(row.json)
		f.Add(data)
	}
	f.Add([]byte(`{"schema":1}`))
	f.Add([]byte(`{"\u0073chema":1,"id":"a"}`))
	for _, c := range shippedCases(f) {
		// Small enough to be changed with effect: the people, one meeting, no plan.
		c = copied(c)
		c.Visits, c.Plan.Revisions, c.Minutes = c.Visits[:1], nil, c.Minutes[:1]
		c.Minutes[0].Progress, c.Minutes[0].Attendance = nil, c.Minutes[0].Attendance[:1]
		c.Minutes[0].Versions, c.Minutes[0].Contributions = nil, c.Minutes[0].Contributions[:1]
		f.Add([]byte(toJSON(f, c)))
	}
	f.Add([]byte(toJSON(f, year(size{members: 2, meetings: 1, tasks: 1, visits: 1}))))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := childprotection.ParseCase(data)
		again, same := childprotection.ParseCase(data)
		require.Equal(t, err, same)
		require.Equal(t, c, again)
		if err != nil {
			var problems procedure.Problems
			require.ErrorAs(t, err, &problems)
			require.Zero(t, c)
			for _, p := range problems {
				require.LessOrEqual(t, p.Offset, int64(len(data)))
			}
			return
		}
		require.NoError(t, c.Validate())
		require.True(t, json.Valid(data))
		written := toJSON(t, c)
		back, err := childprotection.ParseCase([]byte(written))
		require.NoError(t, err)
		require.Equal(t, written, toJSON(t, back))
		_, err = childprotection.Review(basis("2026-11-20"), c)
		require.NoError(t, err, "what is read can be reviewed")
	})
}

// Whatever is changed in a case, and whatever day it is: a review never panics and gives the same
// twice; it is either an error or a report in which each key is there once and in its place; and
// its JSON comes back.
func FuzzReview(f *testing.F) {
	f.Add([]byte{}, uint16(150))
	for seed := range 40 {
		changes := make([]byte, 4*(1+seed%9))
		for i := range changes {
			changes[i] = byte(seed*37 + i*i*101 + i)
		}
		f.Add(changes, uint16(seed*13))
	}
	f.Fuzz(func(t *testing.T, changes []byte, when uint16) {
		c := copied(year(size{members: 5, meetings: 3, tasks: 3, visits: 4}))
		spoil(&c, changes[:min(len(changes), 80)])
		p := [...]procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()}[when%3]
		b := basis("2026-01-01", p)
		b.On, b.SoonWithin = started.AddDays(int(when)%500-20), calendar.Weeks(int(when)%3)
		report, err := childprotection.Review(b, c)
		again, same := childprotection.Review(b, c)
		require.Equal(t, err, same)
		require.Equal(t, report, again)
		list, failed := childprotection.Deadlines(b, c)
		require.Equal(t, err, failed)
		if err != nil {
			require.Equal(t, c.Validate(), err, "the basis is whole")
			require.Zero(t, report)
			return
		}
		keys := map[string]bool{}
		for _, f := range report.Findings {
			require.False(t, keys[f.Key()], f.Key())
			keys[f.Key()] = true
			require.False(t, f.Done.After(b.On), f.String())
			require.NotEmpty(t, childprotection.Explain(b, c, f).Sentences)
		}
		require.True(t, slices.IsSortedFunc(report.Findings, procedure.Finding.Compare))
		require.True(t, slices.IsSortedFunc(list, func(a, b childprotection.OpenDeadline) int { return a.Due.Compare(b.Due) }))
		text := toJSON(t, report)
		var back childprotection.Report
		require.NoError(t, json.Unmarshal([]byte(text), &back))
		require.Equal(t, report, back)
	})
}
