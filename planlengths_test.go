package childprotection_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup"
)

func TestPlanLengths(t *testing.T) {
	span := childprotection.Span{From: day("2026-01-01"), To: day("2026-12-31"), On: day("2027-03-01")}
	for _, c := range []struct {
		why, from, to, born string
		ended, running      childprotection.PlanLengths
		started             int
	}{
		{why: "one day", from: "2026-05-01", to: "2026-05-01", started: 1, ended: childprotection.PlanLengths{UpTo3Months: 1, Days: 1}},
		{why: "three months to the day", from: "2026-01-01", to: "2026-04-01", started: 1, ended: childprotection.PlanLengths{UpTo3Months: 1, Days: 91}},
		{why: "a day more", from: "2026-01-01", to: "2026-04-02", started: 1, ended: childprotection.PlanLengths{UpTo6Months: 1, Days: 92}},
		{why: "from a 31st the month's last day", from: "2025-11-30", to: "2026-02-28", ended: childprotection.PlanLengths{UpTo3Months: 1, Days: 91}},
		{why: "six months and a day", from: "2025-12-01", to: "2026-06-02", ended: childprotection.PlanLengths{UpTo12Months: 1, Days: 184}},
		{why: "a year and a day", from: "2025-06-01", to: "2026-06-02", ended: childprotection.PlanLengths{UpTo24Months: 1, Days: 367}},
		{why: "two years and a day", from: "2024-06-01", to: "2026-06-02", ended: childprotection.PlanLengths{Longer: 1, Days: 732}},
		{why: "goes on", from: "2026-12-31", started: 1, running: childprotection.PlanLengths{UpTo3Months: 1, Days: 1}},
		{why: "ended after the span: it ran at its end", from: "2026-12-01", to: "2027-01-01", started: 1, running: childprotection.PlanLengths{UpTo3Months: 1, Days: 31}},
		{why: "ended on the last day of the span: it does not go on", from: "2026-12-01", to: "2026-12-31", started: 1, ended: childprotection.PlanLengths{UpTo3Months: 1, Days: 31}},
		{why: "started after the span", from: "2027-01-01"},
		{why: "ended before it", from: "2025-01-01", to: "2025-12-31"},
		{why: "an 18th birthday without an end recorded", from: "2026-01-01", born: "2008-02-01", started: 1, ended: childprotection.PlanLengths{UpTo3Months: 1, Days: 31}},
		{why: "grown up before it began", from: "2026-03-01", born: "2008-02-01"},
		{why: "an end that is not known yet", from: "2026-06-01", to: "2027-04-01", started: 1, running: childprotection.PlanLengths{UpTo12Months: 1, Days: 214}},
	} {
		t.Run(c.why, func(t *testing.T) {
			p := coregroup.PlanPeriod{From: day(c.from)}
			if c.to != "" {
				p.To = day(c.to)
			}
			child := coregroup.Child{ID: "c1", Born: day("2020-01-01"), OnPlan: []coregroup.PlanPeriod{p}}
			if c.born != "" {
				child.Born = day(c.born)
			}
			n := childprotection.Indicators{Span: span}
			require.NoError(t, n.Add(span.On, &childprotection.Case{CoreGroup: coregroup.CoreGroup{Children: []coregroup.Child{child}}}, nil))
			assert.Equal(t, c.ended, n.PlansEnded)
			assert.Equal(t, c.running, n.PlansRunning)
			assert.Equal(t, c.started, n.PlansStarted)
		})
	}
	l := childprotection.PlanLengths{UpTo3Months: 1, Longer: 2, Days: 2000}
	mean, ok := l.MeanDays()
	assert.True(t, ok)
	assert.InDelta(t, 666.67, mean, 0.01)
	_, ok = childprotection.PlanLengths{}.MeanDays()
	assert.False(t, ok, "no plans have no length")
}
