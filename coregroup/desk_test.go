package coregroup_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// A desk finds what the functions find, whatever it was used for before, and takes no more memory
// for the second group of a size.
func TestDesk(t *testing.T) {
	var d coregroup.Desk
	none := group()
	none.Members = nil
	rules := coregroup.Rules()
	for _, g := range []*coregroup.CoreGroup{large(20), large(2000), none, {}, group()} {
		for _, b := range []procedure.Basis{nottinghamshire("2026-11-15"), basis("2026-11-15", procedure.Bexley()), {}} {
			held := attended()
			want := coregroup.AppendFindings(nil, b, g, held)
			found := make([]procedure.Finding, 0, 2*len(want))
			run := func() {
				d.Open(&b, g, held)
				found = found[:0]
				for i := range rules {
					found = d.Append(found, rules[i].ID)
				}
			}
			run()
			require.Equal(t, want, found)
			assert.Empty(t, d.Append(nil, procedure.RuleSMART), "a rule of another package")
			assert.Zero(t, testing.AllocsPerRun(2, run))
			for i := range rules {
				assert.True(t, slices.IsSortedFunc(d.Append(nil, rules[i].ID), procedure.Finding.Compare), rules[i].ID.String())
			}
		}
	}
}

// Traits are what the methods of their names say.
func TestTraits(t *testing.T) {
	list := group().Members
	for _, role := range []procedure.Role{procedure.Parent, procedure.Carer, procedure.Child, procedure.Teacher, procedure.Observer, procedure.Supporter, "priest"} {
		for _, other := range []procedure.Role{procedure.Parent, procedure.Teacher, procedure.MinuteTaker, "priest"} {
			for _, standing := range []procedure.Standing{procedure.StandingUnknown, procedure.Family, procedure.Professional} {
				list = append(list, coregroup.Member{Roles: roles(role, other), Standing: standing}, coregroup.Member{Roles: roles(role), Standing: standing, ChildOfFamily: yes})
			}
		}
	}
	for i := range list {
		m := &list[i]
		traits := m.Traits()
		assert.Equal(t, m.IsFamily(), traits.IsFamily(), m)
		assert.Equal(t, m.IsProfessional(), traits.IsProfessional(), m)
		assert.Equal(t, m.IsParentOrCarer(), traits.IsParentOrCarer(), m)
		assert.Equal(t, m.IsChildOfFamily(), traits.IsChildOfFamily(), m)
		assert.Equal(t, m.CarriesOutPlan(), traits.CarriesOutPlan(), m)
	}
}
