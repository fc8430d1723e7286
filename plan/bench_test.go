package plan_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

// large is a complete plan of four times n children and forty times n tasks, in two revisions.
func large(n int) (*coregroup.CoreGroup, *plan.ChildProtectionPlan) {
	g, p := group(), complete()
	p.Difficulties, p.ChildTold = p.Difficulties[:1], nil
	r := first()
	r.Needs, r.Services, r.Outcomes, r.Tasks, r.Visiting, r.Participation = nil, nil, nil, nil, nil, nil
	task := first().Tasks[0]
	g.Children = nil
	for i := range 4 * n {
		child := procedure.ChildID(fmt.Sprintf("c%d", i))
		g.Children = append(g.Children, coregroup.Child{ID: child, Born: day("2020-03-01"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}, Understanding: no})
		need, outcome := procedure.NeedID(fmt.Sprintf("n%d", i)), procedure.OutcomeID(fmt.Sprintf("o%d", i))
		r.Needs = append(r.Needs, plan.Need{ID: need, Child: child, Description: "x"})
		r.Outcomes = append(r.Outcomes, plan.Outcome{ID: outcome, Description: "x", Children: kids(child), Difference: []plan.Difference{{Child: child, Description: "x"}}})
		s := first().Services[0]
		s.ID, s.Needs = procedure.ServiceID(fmt.Sprintf("s%d", i)), []procedure.NeedID{need}
		r.Services = append(r.Services, s)
		r.Visiting = append(r.Visiting, plan.Visiting{Child: child, Frequency: calendar.Weeks(2), Alone: "x", WithOthers: "x"})
		r.Participation = append(r.Participation, plan.Participation{Child: child, CarryingOut: "x", Reviewing: "x"})
		for j := range 10 {
			task.ID, task.Purpose = procedure.TaskID(fmt.Sprintf("t%d.%d", i, j)), plan.Purpose{Outcomes: []procedure.OutcomeID{outcome}}
			r.Tasks = append(r.Tasks, task)
		}
	}
	r.Answers = []plan.OutlineAnswer{{Item: "a", Reason: "x"}, {Item: "b", Reason: "x"}, {Item: "c", Reason: "x"}}
	second := r
	second.ID, second.Number, second.Date, second.Reason, second.Fundamental = "r2", 2, day("2026-08-03"), "x", no
	p.Revisions = []plan.Revision{r, second}
	p.Outlines[0].Items[0].Children = nil
	g.Members[0].LinkedTo, g.Members[1].LinkedTo = kids("c0"), kids("c1")
	return g, p
}

// A plan of many children is judged as each of them would be.
func TestALargePlan(t *testing.T) {
	g, p := large(100)
	require.NoError(t, g.Validate())
	require.NoError(t, p.Validate(g))
	r := &p.Revisions[1]
	r.Services[399].Needs, r.Services[398].Needs = nil, nil
	r.Tasks[3985].Purpose.Needs = []procedure.NeedID{"n398"}
	var open []string
	for _, f := range plan.AppendFindings(nil, basis("2026-09-15"), g, p, held()) {
		if f.Outcome != procedure.Met && f.Outcome != procedure.NotApplicable {
			open = append(open, f.Key()+" "+f.Path())
		}
	}
	assert.Equal(t, []string{"needs-and-services|N 2.2e|need/n399 /revisions/1/services"}, open)
}

// A plan in which everything is recorded gives no finding that is open.
func TestEverythingRecorded(t *testing.T) {
	b := basis("2026-09-15")
	g, p := large(1)
	require.Len(t, g.Children, 4)
	require.Len(t, p.Revisions[1].Tasks, 40)
	for _, f := range plan.AppendFindings(nil, b, g, p, held()) {
		assert.Contains(t, []procedure.Outcome{procedure.Met, procedure.NotApplicable}, f.Outcome, f.String())
	}
}

var sink []procedure.Finding

// Beside each size stands the least that could be done for it: a walk over the tasks that
// appends as many ready-made findings.
func BenchmarkFindings(b *testing.B) {
	basis := basis("2026-09-15")
	for _, n := range []int{1, 10, 100} {
		g, p := large(n)
		meetings := held()
		found := plan.AppendFindings(nil, basis, g, p, meetings)
		b.Run(fmt.Sprintf("rules/tasks=%d", 40*n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = plan.AppendFindings(sink[:0], basis, g, p, meetings)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(found)), "ns/finding")
		})
		b.Run(fmt.Sprintf("walk/tasks=%d", 40*n), func(b *testing.B) {
			for b.Loop() {
				sink = sink[:0]
				for i := range found {
					if t := &p.Revisions[1].Tasks[i%(40*n)]; !t.Description.IsBlank() && !t.Due.IsZero() {
						sink = append(sink, found[i])
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(found)), "ns/finding")
		})
	}
}
