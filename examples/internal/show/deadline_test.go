package show_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	_ "github.com/safeguarding-go/childprotection/examples/internal/golden" // -update, as for every test here
	"github.com/safeguarding-go/childprotection/examples/internal/show"
	"github.com/safeguarding-go/childprotection/schedule"
)

func TestWhat(t *testing.T) {
	assert.Equal(t, "Visits", show.What(childprotection.OpenDeadline{Deadline: schedule.Deadline{Rule: procedure.RuleVisitDue}}))
	for kind, want := range map[procedure.SubjectKind]string{
		procedure.ReviewPointSubject: "Review of the plan",
		procedure.ActionSubject:      "Action of the minutes",
		procedure.TaskSubject:        "Task of the plan",
	} {
		assert.Equal(t, want, show.What(childprotection.OpenDeadline{Subject: procedure.Subject{Kind: kind}}))
	}
}

// What waits has begun, and has no last day.
func TestWaits(t *testing.T) {
	day := calendar.MustParseDate("2026-10-19")
	assert.True(t, show.Waits(procedure.Finding{Outcome: procedure.Pending, Since: day}))
	assert.False(t, show.Waits(procedure.Finding{Outcome: procedure.Pending}), "it is not asked for yet")
	assert.False(t, show.Waits(procedure.Finding{Outcome: procedure.Pending, Since: day, Due: day.AddDays(7)}), "it will be overdue")
	assert.False(t, show.Waits(procedure.Finding{Outcome: procedure.Met, Since: day}))
}

func TestAstray(t *testing.T) {
	assert.NotEmpty(t, show.Astray([]procedure.Finding{{Rule: procedure.RuleManagersInformed, Outcome: procedure.NotMet}, {Rule: procedure.RuleExcludedInvited, Clause: "L 1", Outcome: procedure.NotMet}}))
	assert.Empty(t, show.Astray([]procedure.Finding{{Rule: procedure.RuleOtherChildrenOnly, Clause: "L 3", Outcome: procedure.NotMet}, {Rule: procedure.RuleExcludedTold, Clause: "L 1", Outcome: procedure.Undetermined}}))
	assert.Empty(t, show.Astray([]procedure.Finding{{
		Rule: procedure.RuleInformedThroughFamily, Clause: "L 1", Subject: procedure.Subject{Kind: procedure.ExclusionSubject, ID: "x1"}, Outcome: procedure.NotMet,
	}}), "how a parent is kept informed is not something that went to them")
}
