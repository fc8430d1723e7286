package minutes

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// ViewID is the id of a child's view.
type ViewID string

// View is what a child thinks and feels, and how that reached the group.
type View struct {
	ID    ViewID            `json:"id"`
	Child procedure.ChildID `json:"child"`
	// On is the day on which the child said or showed it, zero for that of the meeting.
	On calendar.Date `json:"on,omitzero"`
	// Wishes are the child's wishes and feelings, View is how the child sees home, and Improvement whether the child is
	// better protected than before. Of a child who can't speak yet they are what was observed.
	Wishes      procedure.Text `json:"wishes,omitzero"`
	View        procedure.Text `json:"view,omitzero"`
	Improvement procedure.Text `json:"improvement,omitzero"`
	Way         Way            `json:"way,omitzero"`
	// Shareable says whether it may stand in papers for the family. Where it says no, the view is for nobody of the family,
	// as if each of them were named in NotFor. Where that is not recorded only the circulated [Agenda] leaves it out: of
	// minutes that were sent it says nothing.
	Shareable procedure.Answer     `json:"shareable,omitzero"`
	NotFor    []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the ids of the view and the child.
func (v View) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(v.ID)), slog.String("child", string(v.Child)), slog.String("on", v.On.String()))
}

// Way is how a child's views reached the group.
type Way uint8

// The ways.
const (
	WayNotRecorded   Way = iota
	AtMeeting            // at the meeting
	ToldSocialWorker     // told the social worker
	ToldAnother          // told someone else
	ThroughAdvocate      // through an advocate
	InWriting            // in writing
	DrawingOrPlay        // drawing or play
	Observation          // observation
	OtherWay             // other
)

var ways = closedset.Set{
	"", "at the meeting", "told the social worker", "told someone else", "through an advocate", "in writing", "drawing or play",
	"observation", "other",
}

// String returns the way in words, the empty text for WayNotRecorded.
func (w Way) String() string { return ways.Text(uint8(w), "Way") }

// IsValid reports whether the value is one of the set.
func (w Way) IsValid() bool { return ways.Has(uint8(w)) }

// MarshalText returns the text of [Way.String], and an error for what is not in the set.
func (w Way) MarshalText() ([]byte, error) { return ways.Marshal(uint8(w)) }

// UnmarshalText reads the text of [Way.String].
func (w *Way) UnmarshalText(text []byte) error {
	return closedset.ReadText(ways, text, "minutes: the way of a child's views", w)
}
