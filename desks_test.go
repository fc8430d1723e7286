package childprotection_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// A desk on which nothing was opened judges a case with nothing in it, by a basis that is not whole: each
// rule finds that nothing can be told.
func TestDesksBeforeTheyAreOpened(t *testing.T) {
	type desk interface {
		Append(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding
	}
	for _, p := range []struct {
		rules []procedure.Rule
		desk  func() desk
	}{
		{coregroup.Rules(), func() desk { return new(coregroup.Desk) }},
		{schedule.Rules(), func() desk { return new(schedule.Desk) }},
		{plan.Rules(), func() desk { return new(plan.Desk) }},
		{minutes.Rules(), func() desk { return new(minutes.Desk) }},
	} {
		for _, rule := range p.rules {
			want := procedure.Finding{Rule: rule.ID, Subject: procedure.Subject{Kind: procedure.CaseSubject}, Outcome: procedure.Undetermined}
			assert.Equal(t, []procedure.Finding{want}, p.desk().Append(nil, rule.ID), rule.ID.String())
		}
	}
	assert.Empty(t, new(minutes.Desk).AppendHeldMeetings(nil))
}
