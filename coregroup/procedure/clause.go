package procedure

// Clause is one thing that a document asks, allows or forbids.
type Clause struct {
	// Ref is how the clause is cited, such as "N 2.6c": the document, its section,
	// the paragraph and the obligation in it. Documents number their sections at
	// most, so the paragraphs are the library's own count.
	Ref      string `json:"ref"`
	Document string `json:"document"`
	Section  string `json:"section,omitzero"`
	// Who is to do it.
	Who   Actor `json:"who,omitzero"`
	Force Force `json:"force"`
	Kind  Kind  `json:"kind"`
	// Rules are those that check the clause. A prompt has none, any other clause
	// at least one.
	Rules []RuleID `json:"rules,omitzero"`
	// Text is what the clause asks, in the library's words or those of whoever
	// wrote the procedure.
	Text string `json:"text"`
}

// Force is how strongly a clause puts it.
type Force uint8

// The forces. NoForce is none, which no clause has.
const (
	NoForce Force = iota
	// Must is for what is required or forbidden outright.
	Must
	// Should is for what is expected.
	Should
	// Consider is for what may be done, or has to be thought about.
	Consider
	// Duty is for conduct that no record can prove.
	Duty
)

var forceNames = names{"", "must", "should", "consider", "duty"}

// String returns the force as a word, the empty text for NoForce.
func (f Force) String() string { return forceNames.of(uint8(f), "Force") }

// MarshalText returns the text of [Force.String], and an error for what is not in the
// set.
func (f Force) MarshalText() ([]byte, error) { return forceNames.marshal(uint8(f)) }

// UnmarshalText reads the text of [Force.String].
func (f *Force) UnmarshalText(text []byte) error {
	v, err := forceNames.read(text, "a force must be "+forceNames.oneOf())
	*f = Force(v)
	return err
}

// Kind is what can be done about a clause.
type Kind uint8

// The kinds. NoKind is none, which no clause has.
const (
	NoKind Kind = iota
	// Deadline: a date is computed, and a finding says where things stand before
	// and after it.
	Deadline
	// Check: the record is tested, and a finding names what is missing.
	Check
	// Decision: someone has to have considered something. Who decided what and
	// when is tested, never which way it went.
	Decision
	// Prompt: conduct, put before the people it is asked of. It never makes a
	// finding.
	Prompt
)

var kindNames = names{"", "deadline", "check", "decision", "prompt"}

// String returns the kind as a word, the empty text for NoKind.
func (k Kind) String() string { return kindNames.of(uint8(k), "Kind") }

// MarshalText returns the text of [Kind.String], and an error for what is not in the
// set.
func (k Kind) MarshalText() ([]byte, error) { return kindNames.marshal(uint8(k)) }

// UnmarshalText reads the text of [Kind.String].
func (k *Kind) UnmarshalText(text []byte) error {
	v, err := kindNames.read(text, "a kind of clause must be "+kindNames.oneOf())
	*k = Kind(v)
	return err
}

// Actor is whom a clause speaks to, or the record it speaks of.
type Actor uint8

// The actors. ActorNotStated is for a clause that does not say.
const (
	ActorNotStated Actor = iota
	ActorAll
	ActorAuthority
	ActorConference
	ActorCoreGroup
	ActorFirstMeeting
	ActorChair
	ActorMembers
	ActorProfessionals
	ActorSocialWorker
	ActorTeamManager
	ActorParents
	ActorPlan
	ActorMinutes
)

var actorNames = names{
	"", "all", "authority", "conference", "core group", "first meeting", "chair", "members", "professionals",
	"social worker", "team manager", "parents", "plan", "minutes",
}

// String returns the actor in words, the empty text for ActorNotStated.
func (a Actor) String() string { return actorNames.of(uint8(a), "Actor") }

// MarshalText returns the text of [Actor.String], and an error for what is not in the
// set.
func (a Actor) MarshalText() ([]byte, error) { return actorNames.marshal(uint8(a)) }

// UnmarshalText reads the text of [Actor.String].
func (a *Actor) UnmarshalText(text []byte) error {
	v, err := actorNames.read(text, "an actor must be "+actorNames.oneOf())
	*a = Actor(v)
	return err
}
