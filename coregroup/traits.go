package coregroup

import "github.com/safeguarding-go/childprotection/coregroup/procedure"

// Traits are what rules ask of a [Member] at every meeting, worked out once: what the person is by
// their roles and standing, which no day changes.
type Traits struct{ set uint8 }

const (
	family uint8 = 1 << iota
	professional
	parentOrCarer
	childOfFamily
	carriesOutPlan
)

// Traits returns what the person is, as the methods of those names say.
func (m *Member) Traits() Traits {
	var t Traits
	switch m.standing() {
	case procedure.Family:
		t.set = family
	case procedure.Professional:
		t.set = professional
		if m.hasPart() {
			t.set |= carriesOutPlan
		}
	case procedure.StandingUnknown:
	}
	if m.IsParentOrCarer() {
		t.set |= parentOrCarer
	}
	if m.IsChildOfFamily() {
		t.set |= childOfFamily
	}
	return t
}

// IsFamily is [Member.IsFamily].
func (t Traits) IsFamily() bool { return t.set&family != 0 }

// IsProfessional is [Member.IsProfessional].
func (t Traits) IsProfessional() bool { return t.set&professional != 0 }

// IsParentOrCarer is [Member.IsParentOrCarer].
func (t Traits) IsParentOrCarer() bool { return t.set&parentOrCarer != 0 }

// IsChildOfFamily is [Member.IsChildOfFamily].
func (t Traits) IsChildOfFamily() bool { return t.set&childOfFamily != 0 }

// CarriesOutPlan is [Member.CarriesOutPlan].
func (t Traits) CarriesOutPlan() bool { return t.set&carriesOutPlan != 0 }
