package minutes_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

// A Workspace finds what AppendFindings finds, whatever it was used for before, and takes no more memory
// for the second case of a size.
func TestWorkspace(t *testing.T) {
	var w minutes.Workspace
	rules := append(minutes.Rules(), procedure.Rule{ID: procedure.RuleFirstMeeting})
	cases := []*file{large(12, 5), large(150, 4), large(30, 60), {g: group(), t: whole().t, p: whole().p}}
	cases[1].list[0].Contributions[0].NotFor = make([]procedure.MemberID, 200)
	for seed := range uint64(60) {
		cases = append(cases, disturb(rand.New(rand.NewPCG(seed, 5))))
	}
	for i, c := range cases {
		b := basis("2027-01-15", procedure.Bexley())
		found := all(b, c)
		run := func(dst []procedure.Finding) []procedure.Finding {
			w.Open(&b, c.g, c.t, c.list, c.p)
			for _, rule := range rules {
				dst = w.Append(dst, rule.ID)
			}
			return dst
		}
		require.Equal(t, found, run(nil), i)
		held := minutes.AppendHeldMeetings(nil, c.t, c.list, b.On)
		require.Equal(t, fmt.Sprint(held), fmt.Sprint(w.Open(&b, c.g, c.t, c.list, c.p)), i)
		if i > 3 {
			continue
		}
		assert.Zero(t, testing.AllocsPerRun(2, func() {
			found = run(found[:0])
		}), i)
	}
}

// What was opened is as on the day of the Basis that it was opened with, whatever becomes of that.
func TestWorkspaceKeepsItsBasis(t *testing.T) {
	c, b := large(12, 5), nottinghamshire("2027-01-15")
	var w minutes.Workspace
	found := func() (list []procedure.Finding) {
		for _, rule := range minutes.Rules() {
			list = w.Append(list, rule.ID)
		}
		return list
	}
	w.Open(&b, c.g, c.t, c.list, c.p)
	want := found()
	b.On = day("2026-07-01")
	assert.Equal(t, want, found())
	w.Open(&b, c.g, c.t, c.list, c.p)
	assert.NotEqual(t, want, found())
}

// A Workspace that was never opened has nothing in it, and no rule of another package finds anything.
func TestWorkspaceNeverOpened(t *testing.T) {
	var w minutes.Workspace
	for _, f := range w.Append(nil, procedure.RuleActionsRecorded) {
		assert.Equal(t, undetermined, f.Outcome, f)
		assert.Equal(t, procedure.CaseSubject, f.Subject.Kind, f)
	}
	assert.Empty(t, w.Append(nil, procedure.RuleFirstMeeting))
	assert.Empty(t, w.Append(nil, procedure.NoRule))
	assert.Empty(t, w.Append(nil, procedure.RuleID(255)))
}
