package minutes

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// Action is something that a meeting agreed is to be done, or that it carried over from an earlier one.
type Action struct {
	ID          procedure.ActionID `json:"id"`
	Description procedure.Text     `json:"description,omitzero"`
	// Responsible is who does it, a member or another.
	Responsible procedure.Person `json:"responsible,omitzero"`
	// Due is the last day, or Timescale says in words by when.
	Due       calendar.Date  `json:"due,omitzero"`
	Timescale procedure.Text `json:"timescale,omitzero"`
	// CarriedFrom is the meeting that first agreed it, empty for a new action. It keeps its
	// id, by which it is found in the minutes of every meeting since.
	CarriedFrom procedure.MeetingID `json:"carriedFrom,omitzero"`
	Status      ActionStatus        `json:"status,omitzero"`
	// Children are those it concerns. None named means all.
	Children []procedure.ChildID  `json:"children,omitzero"`
	NotFor   []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the action's id, last day and status.
func (a Action) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(a.ID)), slog.String("due", a.Due.String()), slog.String("status", a.Status.String()))
}

// ActionStatus is how an action stood at the meeting.
type ActionStatus uint8

// The statuses. One that is not recorded counts as open.
const (
	ActionStatusNotRecorded ActionStatus = iota
	Open                                 // open
	Done                                 // done
	Dropped                              // dropped
)

var actionStatuses = closedset.Set{"", "open", "done", "dropped"}

// String returns the status as a word, the empty text for ActionStatusNotRecorded.
func (s ActionStatus) String() string { return actionStatuses.Text(uint8(s), "ActionStatus") }

// IsValid reports whether the value is one of the set.
func (s ActionStatus) IsValid() bool { return actionStatuses.Has(uint8(s)) }

// MarshalText returns the text of [ActionStatus.String], and an error for what is not in the set.
func (s ActionStatus) MarshalText() ([]byte, error) { return actionStatuses.Marshal(uint8(s)) }

// UnmarshalText reads the text of [ActionStatus.String].
func (s *ActionStatus) UnmarshalText(text []byte) error {
	return closedset.ReadText(actionStatuses, text, "minutes: the status of an action", s)
}
