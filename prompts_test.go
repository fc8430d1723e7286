package childprotection_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/actor"
)

// Each prompt of the built-in procedures for somebody who prepares a meeting is put to them.
func TestEveryPromptIsPut(t *testing.T) {
	g := &coregroup.CoreGroup{
		Children: []coregroup.Child{{ID: "c1", Born: day("2020-01-01"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}}},
		Members: []coregroup.Member{
			{ID: "mother", Roles: []procedure.Role{procedure.Parent}, LinkedTo: []procedure.ChildID{"c1"}},
			{ID: "worker", Roles: []procedure.Role{procedure.SocialWorker}},
			{ID: "visitor", Roles: []procedure.Role{procedure.HealthVisitor}},
		},
		Allocations: []coregroup.Allocation{{SocialWorker: "worker"}},
	}
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()} {
		put := map[string]bool{}
		for _, m := range g.Members {
			ahead := coregroup.MeetingAhead{ID: "m2", Day: day("2026-07-17"), Chair: "visitor", Last: day("2026-06-12")}
			for _, step := range coregroup.PreparationFor(basis("2026-07-10", p), g, m.ID, ahead).Steps {
				put[step.Clause] = true
			}
		}
		for _, c := range p.Clauses {
			if c.Kind == procedure.Prompt && c.Who != actor.Authority {
				assert.True(t, put[c.Ref], "%s %s", p.ID, c.Ref)
			}
		}
	}
}
