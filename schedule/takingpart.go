package schedule

import (
	"errors"
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// TakingPart is what was considered so that parents and children can take part.
type TakingPart struct {
	// Travel, ChildCare and Factors say that travel, child care and any other factors
	// were taken into account for the time and venue.
	Travel    procedure.Answer `json:"travel,omitzero"`
	ChildCare procedure.Answer `json:"childCare,omitzero"`
	Factors   procedure.Answer `json:"factors,omitzero"`
	// SchoolHours says whether the meeting is in school hours, and Advocate that an
	// advocate was considered, for a child who attends.
	SchoolHours procedure.Answer `json:"schoolHours,omitzero"`
	Advocate    procedure.Answer `json:"advocate,omitzero"`
}

// Interpreting is an interpreter arranged for someone, or the decision that there is none.
type Interpreting struct {
	For procedure.MemberID `json:"for"`
	// By is who interprets, empty where it was decided that nobody does. A child's id stands for that child where no member
	// bears it, so whoever interprets and is no member needs an id that no child has.
	By   procedure.MemberID `json:"by,omitzero"`
	Kind InterpreterKind    `json:"kind,omitzero"`
	// Decided says that an interpreter was considered, and decided on or against.
	Decided procedure.Answer `json:"decided,omitzero"`
	// On is the day of that.
	On calendar.Date `json:"on,omitzero"`
}

// InterpreterKind is who interprets.
type InterpreterKind uint8

// The kinds. A child of the family never interprets, whatever the kind.
const (
	InterpreterKindNotRecorded InterpreterKind = iota
	ProfessionalInterpreter                    // professional
	BilingualWorker                            // bilingual worker
	RelativeOrFriend                           // relative or friend
)

var interpreterKinds = closedset.Set{"", "professional", "bilingual worker", "relative or friend"}

// String returns the kind in words, the empty text for InterpreterKindNotRecorded.
func (k InterpreterKind) String() string { return interpreterKinds.Text(uint8(k), "InterpreterKind") }

// IsValid reports whether the value is one of the set.
func (k InterpreterKind) IsValid() bool { return interpreterKinds.Has(uint8(k)) }

// MarshalText returns the text of [InterpreterKind.String], and an error for what is not in the set.
func (k InterpreterKind) MarshalText() ([]byte, error) { return interpreterKinds.Marshal(uint8(k)) }

// UnmarshalText reads the text of [InterpreterKind.String].
func (k *InterpreterKind) UnmarshalText(text []byte) error {
	return closedset.ReadText(interpreterKinds, text, "schedule: a kind of interpreter", k)
}

// Support is help to take part that was offered to someone, or a decision about it.
type Support struct {
	For  procedure.MemberID `json:"for"`
	Kind SupportKind        `json:"kind"`
	// Offered says whether it was offered, which is also the decision on an advocate or
	// supporter, and Accepted whether it was accepted.
	Offered  procedure.Answer `json:"offered,omitzero"`
	Accepted procedure.Answer `json:"accepted,omitzero"`
	On       calendar.Date    `json:"on,omitzero"`
}

// SupportKind is what sort of help.
type SupportKind uint8

// The kinds.
const (
	SupportKindNotRecorded SupportKind = iota
	InterpreterSupport                 // interpreter
	TranslatorSupport                  // translator
	AdvocateSupport                    // advocate
	SupporterSupport                   // supporter
)

var supportKinds = closedset.Set{"", "interpreter", "translator", "advocate", "supporter"}

// String returns the kind as a word, the empty text for SupportKindNotRecorded.
func (k SupportKind) String() string { return supportKinds.Text(uint8(k), "SupportKind") }

// IsValid reports whether the value is one of the set.
func (k SupportKind) IsValid() bool { return supportKinds.Has(uint8(k)) }

// MarshalText returns the text of [SupportKind.String], and an error for what is not in the set.
func (k SupportKind) MarshalText() ([]byte, error) { return supportKinds.Marshal(uint8(k)) }

// UnmarshalText reads the text of [SupportKind.String].
func (k *SupportKind) UnmarshalText(text []byte) error {
	return closedset.ReadText(supportKinds, text, "schedule: a kind of support", k)
}

// DistressingItem is something that a parent will find distressing to hear at a meeting.
type DistressingItem struct {
	ID   string         `json:"id"`
	What procedure.Text `json:"what,omitzero"`
	// For is the parent, and RaisedOn when it was raised with the chair.
	For      procedure.MemberID `json:"for"`
	RaisedOn calendar.Date      `json:"raisedOn,omitzero"`
	// Notice says whether the parent is told beforehand, and DecidedOn when that was decided.
	Notice    procedure.Answer `json:"notice,omitzero"`
	DecidedOn calendar.Date    `json:"decidedOn,omitzero"`
}

// LogValue returns ids and days.
func (d DistressingItem) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", d.ID), slog.String("for", string(d.For)), slog.String("raisedOn", d.RaisedOn.String()))
}

// isChildOfFamily reports whether an id is that of a child of the family: a member who is
// one, or, where no member of known standing bears it, a child of the group. A backend whose
// members and children are numbered apart may use one number for both.
func isChildOfFamily(g *coregroup.CoreGroup, id procedure.MemberID) bool {
	if m := g.Member(id); m != nil && (m.IsFamily() || m.IsProfessional()) {
		return m.IsChildOfFamily()
	}
	return id != "" && g.Child(procedure.ChildID(id)) != nil
}

// errChildInterprets is why a child of the family is refused.
var errChildInterprets = errors.New("schedule: a child of the family does not interpret, of whatever age (N 3.13b, L 5)")

// ArrangeInterpreter adds an interpreter to a meeting. It refuses a child of the family, of whatever age.
func ArrangeInterpreter(g *coregroup.CoreGroup, m *Meeting, i Interpreting) error {
	if isChildOfFamily(g, i.By) {
		return errChildInterprets
	}
	m.Interpreters = append(m.Interpreters, i)
	return nil
}
