package coregroup_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// large is a group of n members: a tenth of them added later, a tenth parents, of
// whom two are excluded.
func large(n int) *coregroup.CoreGroup {
	g := group()
	g.Members = g.Members[:4]
	for i := len(g.Members); i < n; i++ {
		m := coregroup.Member{ID: procedure.MemberID(fmt.Sprintf("p%d", i)), Roles: roles(procedure.Teacher), Agency: "school", AgreedAtConference: yes}
		switch i % 10 {
		case 0:
			m.AgreedAtConference = no
			m.Periods = []coregroup.Membership{{Joined: day("2026-07-01"), JoinedReason: "x"}}
		case 1:
			m.Roles, m.Agency, m.LinkedTo = roles(procedure.Parent), "", kids("c1")
		}
		g.Members = append(g.Members, m)
	}
	g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "mother"}, {ID: "x2", Member: "father1", DecidedOn: day("2026-07-01")}}
	return g
}

// attended are meetings at which the same few were present.
func attended() []coregroup.HeldMeeting { return meetings(5) }

func TestAudienceDoesNotAllocate(t *testing.T) {
	b, g := nottinghamshire("2026-11-15"), large(200)
	require.NoError(t, g.Validate())
	assert.Greater(t, len(coregroup.AppendFindings(nil, b, g, attended())), 200)
	edition, _ := b.Procedures.On(b.On)
	paper := coregroup.Paper{Meeting: "m1", Day: day("2026-06-12"), Children: kids("c1", "c2")}
	assert.Zero(t, testing.AllocsPerRun(20, func() {
		for i := range g.Members {
			g.Audience(edition, coregroup.Recipient{ID: g.Members[i].ID}, paper, b.On)
		}
	}))
}

var (
	sinkFindings []procedure.Finding
	sinkInt      int
)

// Beside each size stands the least that could be done for it: a walk over the
// members that appends as many ready-made findings.
func BenchmarkFindings(b *testing.B) {
	basis, held := nottinghamshire("2026-11-15"), attended()
	for _, n := range []int{20, 200, 2000} {
		g := large(n)
		sinkFindings = coregroup.AppendFindings(nil, basis, g, held)
		made := append([]procedure.Finding{}, sinkFindings...)
		b.Run(fmt.Sprintf("%d members/rules", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sinkFindings = coregroup.AppendFindings(sinkFindings[:0], basis, g, held)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(made)), "ns/finding")
		})
		b.Run(fmt.Sprintf("%d members/walk", n), func(b *testing.B) {
			for b.Loop() {
				for i := range g.Members {
					sinkInt += len(g.Members[i].Roles)
				}
				sinkFindings = append(sinkFindings[:0], made...)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(made)), "ns/finding")
		})
	}
}

func BenchmarkAudience(b *testing.B) {
	basis := nottinghamshire("2026-11-15")
	edition, _ := basis.Procedures.On(basis.On)
	paper := coregroup.Paper{Meeting: "m1", Day: day("2026-06-12"), Children: kids("c1", "c2")}
	for _, n := range []int{20, 200, 2000} {
		g := large(n)
		last := coregroup.Recipient{ID: g.Members[n-1].ID}
		b.Run(fmt.Sprintf("%d members", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sinkInt += int(g.Audience(edition, last, paper, basis.On).Extent)
			}
		})
	}
}
