package plan_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/plan"
)

// A Workspace finds what AppendFindings finds, whatever it was used for before, at the place where the plan
// is, and takes no more memory for the second plan of a size.
func TestWorkspace(t *testing.T) {
	var w plan.Workspace
	ended := group()
	for i := range ended.Children {
		ended.Children[i].OnPlan[0].To = day("2026-09-01")
	}
	inCase := procedure.Place{}.Field(field.Plan)
	scenes := []scene{{g: group(), p: complete()}, {}, {g: group(), p: &plan.ChildProtectionPlan{}}, {g: ended, p: complete()}, {g: &coregroup.CoreGroup{}, p: complete()}}
	scenes[1].g, scenes[1].p = large(30)
	rules := plan.Rules()
	for i, s := range scenes {
		for _, b := range []procedure.Basis{basis("2026-09-15"), basis("2026-09-15", procedure.Bexley()), {}} {
			want := plan.AppendFindings(nil, b, s.g, s.p, held())
			for j := range want {
				want[j].At = want[j].At.Under(inCase)
			}
			found := make([]procedure.Finding, 0, 2*len(want))
			meetings := held()
			run := func() {
				w.Open(&b, s.g, s.p, meetings, inCase)
				found = found[:0]
				for j := range rules {
					found = w.Append(found, rules[j].ID)
				}
			}
			run()
			require.Equal(t, want, found, i)
			assert.Empty(t, w.Append(nil, procedure.RuleInteragency), "a rule of another package")
			assert.Zero(t, testing.AllocsPerRun(2, run), i)
		}
	}
	b := basis("2026-09-15")
	w.Open(&b, scenes[0].g, scenes[0].p, held(), inCase)
	for _, rule := range []procedure.RuleID{procedure.RuleMembersDeliverPlan, procedure.RuleSMART, procedure.RuleNeedsAndServices, procedure.RuleReviewPoints, procedure.RuleToldNotFor} {
		assert.True(t, slices.IsSortedFunc(w.Append(nil, rule), procedure.Finding.Compare), rule.String())
	}
}

// A Workspace that was never opened has nothing in it, and no rule of another package finds anything.
func TestWorkspaceNeverOpened(t *testing.T) {
	var w plan.Workspace
	for _, r := range plan.Rules() {
		for _, f := range w.Append(nil, r.ID) {
			assert.Equal(t, procedure.Undetermined, f.Outcome, f)
			assert.Equal(t, procedure.CaseSubject, f.Subject.Kind, f)
		}
	}
	assert.Empty(t, w.Append(nil, procedure.RuleFirstMeeting))
	assert.Empty(t, w.Append(nil, procedure.RuleID(255)))
}
