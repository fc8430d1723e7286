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
