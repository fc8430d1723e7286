package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/schedule"
)

// endlessCases returns a reader of small cases, one a line.
func endlessCases() io.Reader { return &caseReader{} }

// caseReader writes each case when it is read, and looks at the memory after some of them.
type caseReader struct {
	rest  []byte
	lines int
	// most ends it, 0 never; at gives the live memory once so many lines were read.
	most int
	at   map[int]uint64
}

func (r *caseReader) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		if r.most > 0 && r.lines == r.most {
			return 0, io.EOF
		}
		r.lines++
		r.rest = fmt.Appendf(nil, `{"schema":1,"id":"case-%d","children":[{"id":"c1","born":"2018-09-14","onPlan":[{"from":"2026-06-01"}]}]}`+"\n", r.lines)
		if _, ok := r.at[r.lines]; ok {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			r.at[r.lines] = m.HeapAlloc
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// Memory does not grow with the number of cases.
func TestMemoryDoesNotGrow(t *testing.T) {
	in := &caseReader{most: 12_000, at: map[int]uint64{2_000: 0, 11_000: 0}}
	_, err := printing(t, "-in - -on 2026-11-20 -workers 2", in)
	require.NoError(t, err)
	assert.Positive(t, in.at[2_000])
	assert.Less(t, in.at[11_000], in.at[2_000]+1<<20, "less than 1 MB for 9,000 cases more")
}

// faulty is a source without an end that fails once.
type faulty struct{ number atomic.Int64 }

func (s *faulty) next(room []byte) ([]byte, int, error) {
	n := int(s.number.Add(1))
	if n == 50 {
		return room, n, errors.New("fails once")
	}
	return append(room[:0], `{"schema":1}`...), n, nil
}

func (s *faulty) share() float64 { return 0 }

// One worker that cannot go on stops the others.
func TestOneErrorStopsAll(t *testing.T) {
	q, err := parse([]string{"-workers", "4"}, nil)
	require.NoError(t, err)
	src := new(faulty)
	a := review(t.Context(), q, src, startProgress(io.Discard, src, false))
	assert.EqualError(t, a.err, "fails once")
	assert.GreaterOrEqual(t, a.indicators.Reviewed, 46, "what was begun before is in it")
}

// The first few are those that sorting everything would put first, in whatever order they come.
func TestTopIsTheBeginningOfAll(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		most := r.IntN(8)
		kept := top[int]{most: most, compare: func(a, b int) int { return a - b }}
		all := r.Perm(r.IntN(20))
		for _, n := range all {
			kept.put(n)
		}
		slices.Sort(all)
		assert.Equal(t, append([]int{}, all[:min(most, len(all))]...), append([]int{}, kept.list...))
	}
}

// What is most pressing over all cases is in the order in which a report has it.
func TestPressingIsTheOrderOfAReport(t *testing.T) {
	q, err := parse([]string{"-worklist", "10000"}, nil)
	require.NoError(t, err)
	for number := range 20 {
		report, err := childprotection.Review(q.basis, generate(q.seed, number+1, q.basis.On))
		require.NoError(t, err)
		kept := top[openFinding]{most: q.worklist, compare: comparePressing}
		for _, f := range slices.Backward(report.Open()) {
			kept.put(openFinding{finding: f})
		}
		for i, f := range report.Open() {
			require.Equal(t, f, kept.list[i].finding)
		}
	}
}

// Every case that is made up holds together, is the same for the same number, and by far not all
// are alike.
func TestGenerated(t *testing.T) {
	on := calendar.MustParseDate(generatedOn)
	const many = 300
	seen := map[string]int{}
	bytesOfAll := 0
	for number := 1; number <= many; number++ {
		c := generate(1, number, on)
		line, err := json.Marshal(c)
		require.NoError(t, err)
		again, err := json.Marshal(generate(1, number, on))
		require.NoError(t, err)
		require.True(t, bytes.Equal(line, again))
		read, err := childprotection.ParseCase(line)
		require.NoError(t, err, number)
		require.Equal(t, c.ID, read.ID)
		bytesOfAll += len(line)
		count := func(what string, is bool) {
			if is {
				seen[what]++
			}
		}
		count("siblings", len(c.Children) > 1)
		count("expected and not born", c.Children[0].Born.IsZero())
		count("born while on a plan", c.Children[0].Born.After(c.Children[0].OnPlan[0].From))
		count("plans ended", !c.Children[0].OnPlan[0].To.IsZero())
		count("another social worker", len(c.Allocations) > 1)
		count("a parent left out", len(c.Exclusions) > 0)
		count("an exception", len(c.Exceptions) > 0)
		count("a difficulty", len(c.Plan.Difficulties) > 0)
		count("a plan revised", len(c.Plan.Revisions) > 1)
		held := func(m schedule.Meeting) bool { return m.Held == yes }
		count("a meeting without minutes", len(slices.DeleteFunc(slices.Clone(c.Meetings), func(m schedule.Meeting) bool { return !held(m) })) > len(c.Minutes))
		count("a meeting called off", slices.ContainsFunc(c.Meetings, func(m schedule.Meeting) bool { return !held(m) && len(m.Bookings) == 2 }))
		count("two sittings", slices.ContainsFunc(c.Meetings, func(m schedule.Meeting) bool { return len(m.Sittings) > 1 }))
		count("linked to one child only", len(c.Children) > 1 && slices.ContainsFunc(c.Members, func(m coregroup.Member) bool { return len(m.LinkedTo) == 1 }))
		sent := func(to string) bool {
			return slices.ContainsFunc(c.Minutes, func(n minutes.Minutes) bool {
				return slices.ContainsFunc(n.Versions[0].Sendings, func(s minutes.Sending) bool { return string(s.To.ID) == to })
			})
		}
		count("minutes to a stranger", sent("landlord"))
		count("no access", slices.ContainsFunc(c.Visits, func(v schedule.Visit) bool { return !v.Made.IsZero() && v.Seen == no }))
	}
	for _, what := range []string{
		"siblings", "expected and not born", "born while on a plan", "plans ended", "another social worker", "a parent left out", "an exception", "a difficulty",
		"a plan revised", "a meeting without minutes", "a meeting called off", "two sittings", "linked to one child only", "minutes to a stranger", "no access",
	} {
		assert.Positive(t, seen[what], what)
		assert.Less(t, seen[what], many, what)
	}
	assert.InDelta(t, 70_000, bytesOfAll/many, 25_000, "of about the size of those that come with the review example")
}

// What is open in the cases made up is of every priority, safety too.
func TestGeneratedHasWhatIsToBeFound(t *testing.T) {
	q, err := parse(nil, nil)
	require.NoError(t, err)
	rules := map[string]int{}
	for number := range 400 {
		report, err := childprotection.Review(q.basis, generate(3, number+1, q.basis.On))
		require.NoError(t, err)
		for _, f := range report.Findings {
			rules[f.Rule.String()+" "+f.Outcome.String()]++
		}
	}
	for _, what := range []string{
		"first-meeting met late", "next-meeting met late", "next-meeting overdue", "next-meeting excepted", "minutes-circulated met late", "minutes-circulated overdue",
		"visit-due met late", "visit-due overdue", "first-review-conference met late", "other-chair not met", "line-manager-chairs not met", "plan-drift not met",
		"excluded-received not met", "excluded-invited not met", "other-children-only not met", "no-standing not met", "managers-informed not met", "informed-through-family not met",
	} {
		assert.Positive(t, rules[what], what)
	}
}
