package procedure

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/internal/closedset"
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

// Allows reports whether someone with a role may chair under the rule. Standing is used for a role that the library does not know.
func (r *ChairRule) Allows(role Role, standing Standing) bool {
	if role.StandingOr(standing) == Family {
		return false
	}
	return slices.Contains(r.Roles, role) || r.AnyProfessional && role.StandingOr(standing) == Professional
}

// Clause is one thing that a document asks, allows or forbids.
type Clause struct {
	// Ref is how the clause is cited, such as "N 2.6c": 1 to 32 letters, digits, dots, hyphens and single spaces. In the
	// built-in procedures it is the document, its section, the paragraph and the obligation in it; the documents number
	// their sections at most, so the paragraphs are the library's own count.
	Ref      string `json:"ref"`
	Document string `json:"document"`
	Section  string `json:"section,omitzero"`
	// Who is to do it.
	Who   Actor `json:"who,omitzero"`
	Force Force `json:"force"`
	Kind  Kind  `json:"kind"`
	// Rules are those that check the clause. A prompt has none, any other clause at least one. A rule that several clauses name
	// gives a finding for each; the deadlines of meetings, minutes, reviews and visits have one clause, that of their [Term].
	Rules []RuleID `json:"rules,omitzero"`
	// Text is what the clause asks, in the library's words or those of whoever wrote the procedure.
	Text string `json:"text"`
	// Family is what the clause means for a family: a sentence or two in plain words, true for whoever of them reads it,
	// never about one person. It is as strong as the clause and no stronger: "should" is not "will". Every built-in clause
	// has one but N 3.2b, which is for the chair alone and never on paper that goes to families; a council may leave it out
	// too. Where it names a limit, change it together with the term.
	Family string `json:"family,omitzero"`
}

// Force is how strongly a clause puts it.
type Force uint8

// The forces, whose texts are must, should, consider and duty. Zero is none, which no clause has.
const (
	noForce Force = iota
	// Must is for what is required or forbidden outright.
	Must
	// Should is for what is expected.
	Should
	// Consider is for what may be done, or has to be thought about.
	Consider
	// Duty is for conduct that no record can prove.
	Duty
)

var forceNames = closedset.Of[Force]("procedure: a force", "", "must", "should", "consider", "duty")

// String returns the force as a word, empty for zero, as it stands in JSON.
func (f Force) String() string                   { return forceNames.Text(f) }
func (f Force) MarshalText() ([]byte, error)     { return forceNames.Marshal(f) }
func (f *Force) UnmarshalText(text []byte) error { return forceNames.Read(text, f) }

// Kind is what can be done about a clause.
type Kind uint8

// The kinds, whose texts are deadline, check, decision and prompt. Zero is none, which no clause has.
const (
	noKind Kind = iota
	// Deadline: a date is computed, and a finding says where things stand before and after it.
	Deadline
	// Check: the record is tested, and a finding names what is missing.
	Check
	// Decision: someone has to have considered something. Who decided what and when is tested, never which way it went.
	Decision
	// Prompt: conduct, put before the people it is asked of. It never makes a finding.
	Prompt
)

var kindNames = closedset.Of[Kind]("procedure: a kind of clause", "", "deadline", "check", "decision", "prompt")

// String returns the kind as a word, empty for zero, as it stands in JSON.
func (k Kind) String() string                   { return kindNames.Text(k) }
func (k Kind) MarshalText() ([]byte, error)     { return kindNames.Marshal(k) }
func (k *Kind) UnmarshalText(text []byte) error { return kindNames.Read(text, k) }

// Actor is whom a clause speaks to, or the record it speaks of: "all", "authority", "conference", "core group", "first
// meeting", "chair", "members", "professionals", "social worker", "team manager", "parents", "plan" or "minutes". Zero is for a
// clause that does not say.
type Actor uint8

var actorNames = closedset.Of[Actor]("procedure: an actor",
	"", "all", "authority", "conference", "core group", "first meeting", "chair", "members", "professionals",
	"social worker", "team manager", "parents", "plan", "minutes",
)

// String returns the actor in words, empty for zero, as it stands in JSON.
func (a Actor) String() string                   { return actorNames.Text(a) }
func (a Actor) MarshalText() ([]byte, error)     { return actorNames.Marshal(a) }
func (a *Actor) UnmarshalText(text []byte) error { return actorNames.Read(text, a) }
