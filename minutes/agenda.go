package minutes

import (
	"errors"
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// Form is the form of the minutes before a meeting: what it has to go through. It is for programs, and has no JSON.
type Form struct {
	Meeting procedure.MeetingID
	// Number is the meeting's, the first being 1, and Day when it is.
	Number int
	Day    calendar.Date
	// For is whom the form is for.
	For      procedure.MemberID
	Audience Audience
	Items    []Item
	// Refused says why there is nothing on it for someone who may not have it.
	Refused coregroup.AccessReason
}

// MarshalJSON is an error: a program takes from a form what its one reader is to see.
func (Form) MarshalJSON() ([]byte, error) { return nil, errNoJSON }

var errNoJSON = errors.New("minutes: a form has no JSON")

// LogValue returns the meeting, whom the form is for, and how many items it has.
func (f Form) LogValue() slog.Value {
	return slog.GroupValue(slog.String("meeting", string(f.Meeting)), slog.String("for", string(f.For)), slog.Int("items", len(f.Items)))
}

// Item is a thing that a meeting has to go through. It is for programs, as the [Form] is.
type Item struct {
	Kind ItemKind
	// Clause is what asks for it, empty where the procedure does not.
	Clause string
	// ID is that of the record that it is about: the last meeting, an action, an outcome, an
	// exclusion, a distressing item, a view.
	ID string
	// Text is what the record says, and Prompt how the procedure words it.
	Text   procedure.Text
	Prompt string
	// Child is the child whose view it is, For the parent whom it is about, and Responsible who is to do it.
	Child       procedure.ChildID
	For         procedure.MemberID
	Responsible procedure.Person
	// Day is the day of the last meeting, and Due the last day of an action, or for a meeting to agree on.
	Day, Due calendar.Date
	// NotFor are people whom the record is not for, and Shareable says of a view whether it
	// may stand in papers for the family. Only the chair's form has them.
	NotFor    []procedure.MemberID
	Shareable procedure.Answer
	// Notice says of a distressing item whether the parent is told beforehand.
	Notice procedure.Answer
}

// MarshalJSON is an error, as that of the [Form] is.
func (Item) MarshalJSON() ([]byte, error) { return nil, errNoJSON }

// LogValue returns the item's kind and the id of its record.
func (i Item) LogValue() slog.Value {
	return slog.GroupValue(slog.String("kind", i.Kind.String()), slog.String("id", i.ID))
}

// Audience is for whom a form is made. The zero Audience is the more careful one.
type Audience uint8

// The audiences. What is circulated has no distressing items, no exclusions, no prompts for
// the chair, and of the children's views only those that may be shared.
const (
	Circulated Audience = iota // circulated
	ForChair                   // for the chair
)

var audiences = closedset.Set{"circulated", "for the chair"}

// String returns the audience in words, as it stands in JSON.
func (a Audience) String() string               { return audiences.Text(uint8(a), "Audience") }
func (a Audience) MarshalText() ([]byte, error) { return audiences.Marshal(uint8(a)) }
func (a *Audience) UnmarshalText(text []byte) error {
	return closedset.ReadText(audiences, text, "minutes: an audience", a)
}

// ItemKind is what a meeting has to do with an item.
type ItemKind uint8

// The kinds, in the order in which they stand on the form. Zero: none.
const (
	_ ItemKind = iota
	// ReviewPrevious: go through the notes of the last meeting.
	ReviewPrevious // review previous notes
	// CarriedAction: an action that is still open.
	CarriedAction // carried action
	// OutcomeToReview: an outcome of the plan.
	OutcomeToReview // outcome to review
	// ViewToBring: the view of a child who does not attend is to be brought.
	ViewToBring // view to bring
	// LastView: what the child thought last time.
	LastView // last view
	// ExclusionToRecord: a decision to exclude someone that no minutes record yet.
	ExclusionToRecord // exclusion to record
	// Distressing: something that a parent will find distressing.
	Distressing // distressing
	// MeetingToAgree: a later meeting to agree on.
	MeetingToAgree // meeting to agree
	// ChairPrompt: what the procedure asks of the chair.
	ChairPrompt // chair prompt
)

var itemKinds = closedset.Set{
	"", "review previous notes", "carried action", "outcome to review", "view to bring", "last view", "exclusion to record", "distressing",
	"meeting to agree", "chair prompt",
}

// String returns the kind in words, empty for zero, as it stands in JSON.
func (k ItemKind) String() string               { return itemKinds.Text(uint8(k), "ItemKind") }
func (k ItemKind) MarshalText() ([]byte, error) { return itemKinds.Marshal(uint8(k)) }
func (k *ItemKind) UnmarshalText(text []byte) error {
	return closedset.ReadText(itemKinds, text, "minutes: a kind of item", k)
}
