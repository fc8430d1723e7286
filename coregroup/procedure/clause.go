package procedure

import "github.com/safeguarding-go/childprotection/internal/closedset"

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

var forceNames = closedset.Set{"", "must", "should", "consider", "duty"}

// String returns the force as a word, empty for zero, as it stands in JSON.
func (f Force) String() string               { return forceNames.Text(uint8(f), "Force") }
func (f Force) MarshalText() ([]byte, error) { return forceNames.Marshal(uint8(f)) }
func (f *Force) UnmarshalText(text []byte) error {
	return closedset.ReadText(forceNames, text, "procedure: a force", f)
}

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

var kindNames = closedset.Set{"", "deadline", "check", "decision", "prompt"}

// String returns the kind as a word, empty for zero, as it stands in JSON.
func (k Kind) String() string               { return kindNames.Text(uint8(k), "Kind") }
func (k Kind) MarshalText() ([]byte, error) { return kindNames.Marshal(uint8(k)) }
func (k *Kind) UnmarshalText(text []byte) error {
	return closedset.ReadText(kindNames, text, "procedure: a kind of clause", k)
}

// Actor is whom a clause speaks to, or the record it speaks of: "all", "authority", "conference", "core group", "first
// meeting", "chair", "members", "professionals", "social worker", "team manager", "parents", "plan" or "minutes". Zero is for a
// clause that does not say.
type Actor uint8

var actorNames = closedset.Set{
	"", "all", "authority", "conference", "core group", "first meeting", "chair", "members", "professionals",
	"social worker", "team manager", "parents", "plan", "minutes",
}

// String returns the actor in words, empty for zero, as it stands in JSON.
func (a Actor) String() string               { return actorNames.Text(uint8(a), "Actor") }
func (a Actor) MarshalText() ([]byte, error) { return actorNames.Marshal(uint8(a)) }
func (a *Actor) UnmarshalText(text []byte) error {
	return closedset.ReadText(actorNames, text, "procedure: an actor", a)
}
