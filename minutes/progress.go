package minutes

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// Progress is how an outcome of the plan stood at the meeting.
type Progress struct {
	Outcome     procedure.OutcomeID `json:"outcome"`
	Status      ProgressStatus      `json:"status,omitzero"`
	Description procedure.Text      `json:"description,omitzero"`
	// Response is what the group decided about an outcome without progress.
	Response procedure.Text `json:"response,omitzero"`
	// Children are those it concerns. None named means all.
	Children []procedure.ChildID  `json:"children,omitzero"`
	NotFor   []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the outcome's id and how it stood.
func (p Progress) LogValue() slog.Value {
	return slog.GroupValue(slog.String("outcome", string(p.Outcome)), slog.String("status", p.Status.String()))
}

// ProgressStatus is whether there is progress with an outcome.
type ProgressStatus uint8

// The statuses. Worse and NoProgress are those without progress.
const (
	ProgressNotRecorded ProgressStatus = iota
	Worse                              // worse
	NoProgress                         // no progress
	SomeProgress                       // some progress
	Achieved                           // achieved
)

var progressStatuses = closedset.Set{"", "worse", "no progress", "some progress", "achieved"}

// String returns the status in words, the empty text for ProgressNotRecorded.
func (s ProgressStatus) String() string { return progressStatuses.Text(uint8(s), "ProgressStatus") }

// IsValid reports whether the value is one of the set.
func (s ProgressStatus) IsValid() bool { return progressStatuses.Has(uint8(s)) }

// MarshalText returns the text of [ProgressStatus.String], and an error for what is not in the set.
func (s ProgressStatus) MarshalText() ([]byte, error) { return progressStatuses.Marshal(uint8(s)) }

// UnmarshalText reads the text of [ProgressStatus.String].
func (s *ProgressStatus) UnmarshalText(text []byte) error {
	return closedset.ReadText(progressStatuses, text, "minutes: how an outcome stands", s)
}

// isWithout reports whether there is no progress.
func (s ProgressStatus) isWithout() bool { return s == Worse || s == NoProgress }
