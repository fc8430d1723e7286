package procedure

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
)

// Procedure is what an authority's document asks of core groups: its clauses, and the numbers and roles in them, all of it
// data. Write one in Go or as JSON ([ParseProcedure]); [Procedure.Validate] says whether it holds together.
//
// The library's own safety rules, L 1 to L 5, belong to every procedure. They
// are not among Clauses and cannot be left out: see [SafetyClauses].
type Procedure struct {
	// ID is a short code of the form of an id, such as "nottinghamshire".
	ID        string `json:"id"`
	Title     string `json:"title"`
	Authority string `json:"authority"`
	// Effective is the first day that this edition is in force. The zero Date is always in force.
	Effective calendar.Date `json:"effective,omitzero"`
	// Names are the local names of things, used under this procedure alone.
	Names Names `json:"names,omitzero"`
	// ReviewOfficer is the role with whom the team manager takes up whether a review conference should be brought forward.
	ReviewOfficer Role `json:"reviewOfficer,omitzero"`
	// MinutesBy is the role that keeps the record of a meeting. Left out, the meeting's chair answers for it.
	MinutesBy Role `json:"minutesBy,omitzero"`
	// Recipients are the roles that minutes may go to besides members and the meeting's chair.
	Recipients []Role `json:"recipients,omitzero"`
	// ConfidentialHelp are the roles whose help is shown only to the person whom it is for, unless the plan says otherwise.
	ConfidentialHelp []Role      `json:"confidentialHelp,omitzero"`
	Chair            []ChairRule `json:"chair,omitzero"`
	Terms            []Term      `json:"terms,omitzero"`
	Clauses          []Clause    `json:"clauses"`
}

// Names are the local names that a procedure gives. An empty one is the usual name.
type Names struct {
	Plan              string `json:"plan,omitzero"`
	InitialConference string `json:"initialConference,omitzero"`
	ReviewConference  string `json:"reviewConference,omitzero"`
	LeadWorker        string `json:"leadWorker,omitzero"`
}

// AllClauses returns the procedure's own clauses and then the library's safety clauses.
func (p Procedure) AllClauses() []Clause { return append(cloneClauses(p.Clauses), SafetyClauses()...) }

// Clone returns a copy that shares nothing with p.
func (p Procedure) Clone() Procedure {
	p.Recipients = slices.Clone(p.Recipients)
	p.ConfidentialHelp = slices.Clone(p.ConfidentialHelp)
	p.Chair = slices.Clone(p.Chair)
	for i := range p.Chair {
		p.Chair[i].Meetings = slices.Clone(p.Chair[i].Meetings)
		p.Chair[i].Roles = slices.Clone(p.Chair[i].Roles)
	}
	p.Terms = cloneTerms(p.Terms)
	p.Clauses = cloneClauses(p.Clauses)
	return p
}

func cloneTerms(list []Term) []Term {
	list = slices.Clone(list)
	for i := range list {
		list[i].For = slices.Clone(list[i].For)
		list[i].EarlierOf = cloneTerms(list[i].EarlierOf)
	}
	return list
}

func cloneClauses(list []Clause) []Clause {
	list = slices.Clone(list)
	for i := range list {
		list[i].Rules = slices.Clone(list[i].Rules)
	}
	return list
}

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
