package procedure

import "slices"

// ChairRule says who chairs some of the core group's meetings.
//
// It is for the meetings whose numbers are in Meetings; or, jointly, for any one of the first OneOfFirst; or with neither
// for every meeting that no other rule numbers. The first core group meeting is number 1.
type ChairRule struct {
	Meetings   []int `json:"meetings,omitzero"`
	OneOfFirst int   `json:"oneOfFirst,omitzero"`
	// Roles are those of whom one is to chair, or else AnyProfessional lets anyone do so whose role is a professional's;
	// whether they are a member is another matter. Nobody of the family ever chairs.
	Roles           []Role `json:"roles,omitzero"`
	AnyProfessional bool   `json:"anyProfessional,omitzero"`
	// Clause is the reference of the clause that says so.
	Clause string `json:"clause"`
}

// others reports whether the rule is for the meetings that no other numbers.
func (r *ChairRule) others() bool { return len(r.Meetings) == 0 && r.OneOfFirst == 0 }

func (r *ChairRule) need() need {
	if r.OneOfFirst != 0 {
		return needsJointChair
	}
	return needsUsualChair
}

// Allows reports whether someone with a role may chair under the rule. Standing
// is used for a role that the library does not know.
func (r *ChairRule) Allows(role Role, standing Standing) bool {
	if role.StandingOr(standing) == Family {
		return false
	}
	return slices.Contains(r.Roles, role) || r.AnyProfessional && role.StandingOr(standing) == Professional
}
