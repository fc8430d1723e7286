package minutes_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

// A desk finds what the functions find, whatever it was used for before, and takes no more memory
// for the second case of a size.
func TestDesk(t *testing.T) {
	var d minutes.Desk
	rules := append(minutes.Rules(), procedure.Rule{ID: procedure.RuleFirstMeeting})
	cases := []*file{large(12, 5), large(150, 4), large(30, 60), {g: group(), t: whole().t, p: whole().p}}
	cases[1].list[0].Contributions[0].NotFor = make([]procedure.MemberID, 200)
	for seed := range uint64(60) {
		cases = append(cases, disturb(rand.New(rand.NewPCG(seed, 5))))
	}
	for i, c := range cases {
		b := basis("2027-01-15", procedure.Bexley())
		found := all(b, c)
		desk := func(dst []procedure.Finding) []procedure.Finding {
			d.Open(&b, c.g, c.t, c.list, c.p)
			for _, rule := range rules {
				dst = d.Append(dst, rule.ID)
			}
			return dst
		}
		require.Equal(t, found, desk(nil), i)
		held := minutes.AppendHeldMeetings(nil, c.t, c.list, b.On)
		require.Equal(t, held, d.AppendHeldMeetings(nil), i)
		if i > 3 {
			continue
		}
		assert.Zero(t, testing.AllocsPerRun(2, func() {
			found = desk(found[:0])
			held = d.AppendHeldMeetings(held[:0])
		}), i)
	}
}

// What lies open is as on the day of the Basis that it was opened with, whatever becomes of that.
func TestDeskKeepsItsBasis(t *testing.T) {
	c, b := large(12, 5), nottinghamshire("2027-01-15")
	var d minutes.Desk
	found := func() (list []procedure.Finding) {
		for _, rule := range minutes.Rules() {
			list = d.Append(list, rule.ID)
		}
		return list
	}
	d.Open(&b, c.g, c.t, c.list, c.p)
	want := found()
	b.On = day("2026-07-01")
	assert.Equal(t, want, found())
	d.Open(&b, c.g, c.t, c.list, c.p)
	assert.NotEqual(t, want, found())
}
