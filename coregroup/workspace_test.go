package coregroup_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// A Workspace finds what AppendFindings finds, whatever it was used for before, and takes no more memory
// for the second group of a size.
func TestWorkspace(t *testing.T) {
	var w coregroup.Workspace
	none := group()
	none.Members = nil
	rules := coregroup.Rules()
	for _, g := range []*coregroup.CoreGroup{large(20), large(2000), none, {}, group()} {
		for _, b := range []procedure.Basis{nottinghamshire("2026-11-15"), basis("2026-11-15", procedure.Bexley()), {}} {
			held := attended()
			want := coregroup.AppendFindings(nil, b, g, held)
			found := make([]procedure.Finding, 0, 2*len(want))
			run := func() {
				w.Open(&b, g, held)
				found = found[:0]
				for i := range rules {
					found = w.Append(found, rules[i].ID)
				}
			}
			run()
			require.Equal(t, want, found)
			assert.Empty(t, w.Append(nil, procedure.RuleSMART), "a rule of another package")
			assert.Zero(t, testing.AllocsPerRun(2, run))
			for i := range rules {
				assert.True(t, slices.IsSortedFunc(w.Append(nil, rules[i].ID), procedure.Finding.Compare), rules[i].ID.String())
			}
		}
	}
}

// A Workspace that was never opened has nothing in it, and no rule of another package finds anything.
func TestWorkspaceNeverOpened(t *testing.T) {
	var w coregroup.Workspace
	for _, r := range coregroup.Rules() {
		for _, f := range w.Append(nil, r.ID) {
			assert.Equal(t, procedure.Undetermined, f.Outcome, f)
			assert.Equal(t, procedure.CaseSubject, f.Subject.Kind, f)
		}
	}
	assert.Empty(t, w.Append(nil, procedure.RuleFirstMeeting))
	assert.Empty(t, w.Append(nil, procedure.RuleID(255)))
}
