package minutes_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

// large is a group of n members, a tenth of them parents and a tenth joined later, with two
// sets of minutes of as many actions and half again.
func large(n, meetings int) *file {
	c := whole()
	c.g.Members = c.g.Members[:5]
	for i := len(c.g.Members); i < n; i++ {
		m := coregroup.Member{ID: procedure.MemberID(fmt.Sprintf("p%d", i*7919%n)), Roles: roles(procedure.Teacher), Agency: "school", Key: no}
		if i%10 == 1 {
			m.Roles, m.Agency, m.LinkedTo = roles(procedure.Parent), "", kids("c1", "c2")
		}
		m.ID += "-" + procedure.MemberID(strconv.Itoa(i))
		c.g.Members = append(c.g.Members, m)
	}
	for i := 3; i < meetings; i++ {
		id, on := procedure.MeetingID(fmt.Sprintf("n%d", i)), day("2026-08-28").AddDays(i*5).String()
		c.t.Meetings = append(c.t.Meetings, meeting(id, on, "worker"))
		c.list = append(c.list, written(id, on, "worker", i+1))
	}
	for i := range c.list {
		m := &c.list[i]
		held := m.Written.AddDays(-3)
		for j, member := range c.g.Members[5:] {
			m.Attendance = append(m.Attendance, minutes.Attendance{Member: member.ID, How: minutes.Present})
			m.Contributions = append(m.Contributions, minutes.Contribution{Member: member.ID, Achieved: "x", Expected: "x", Blocks: "x", FurtherHelp: "x", Contact: "x"})
			m.Versions[0].Sendings = append(m.Versions[0].Sendings, minutes.Sending{ID: minutes.SendingID(fmt.Sprintf("s%d", j)), To: procedure.Person{ID: member.ID}, On: held.AddDays(5), Extent: minutes.InFull})
		}
		for j := len(m.Actions); j < n*3/2; j++ {
			m.Actions = append(m.Actions, minutes.Action{ID: procedure.ActionID(fmt.Sprintf("z%d-%d", i, j)), Description: "x", Responsible: procedure.Person{ID: "worker"}, Due: held.AddDays(20)})
		}
	}
	return c
}

// Minutes in which everything is recorded give no finding that is open.
func TestFortyMembersAndSixtyActions(t *testing.T) {
	c := large(40, 8)
	require.NoError(t, c.g.Validate())
	require.NoError(t, minutes.Validate(c.list, c.g, c.t))
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()} {
		b := basis("2027-01-15", p)
		buffer := all(b, c)
		assert.Greater(t, len(buffer), 1000)
		for _, f := range buffer {
			if f.Outcome == undetermined || f.Outcome == notMet {
				t.Fatal(f, f.At)
			}
		}
	}
	assert.Len(t, minutes.AppendHeldMeetings(nil, c.t, c.list, day("2027-01-15")), 8)
}

var sinkFindings []procedure.Finding

// Beside each size stands the least that could be done for it: a walk over the minutes that
// appends as many ready-made findings.
func BenchmarkFindings(b *testing.B) {
	basis := nottinghamshire("2030-01-15")
	for _, size := range []struct{ members, meetings int }{{40, 3}, {400, 3}, {4000, 3}, {40, 30}, {40, 300}} {
		c := large(size.members, size.meetings)
		sinkFindings = all(basis, c)
		made := slices.Clone(sinkFindings)
		name := fmt.Sprintf("%d members, %d meetings", size.members, size.meetings)
		b.Run(name+"/rules", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sinkFindings = minutes.AppendFindings(sinkFindings[:0], basis, c.g, c.t, c.list, c.p)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(made)), "ns/finding")
		})
		b.Run(name+"/walk", func(b *testing.B) {
			n := 0
			for b.Loop() {
				for i := range c.list {
					for j := range c.list[i].Attendance {
						n += len(c.list[i].Attendance[j].Member)
					}
					for j := range c.list[i].Actions {
						n += len(c.list[i].Actions[j].ID)
					}
				}
				sinkFindings = append(sinkFindings[:0], made...)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(made)), "ns/finding")
		})
	}
}
