package minutes

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// Attendance is how a member took part in a sitting of a meeting, or did not.
type Attendance struct {
	Member procedure.MemberID `json:"member"`
	// Sitting is the day of the sitting, zero for the first.
	Sitting calendar.Date `json:"sitting,omitzero"`
	How     How           `json:"how,omitzero"`
	// By is who spoke for a member who was represented.
	By procedure.Person `json:"by,omitzero"`
	// WrittenNote says whether a member who was not there sent a note.
	WrittenNote procedure.Answer `json:"writtenNote,omitzero"`
}

// Guest is someone at a meeting who is no member: an interpreter, a line manager in the
// chair, a student. A member is in the attendance, whatever else they did there.
type Guest struct {
	Person  procedure.Person `json:"person"`
	Sitting calendar.Date    `json:"sitting,omitzero"`
}

// How is how a member took part in a meeting. Of several sittings the greatest counts.
type How uint8

// The ways of taking part and of not doing so. LeftOut is that of someone who is excluded: where no
// exclusion is on record nothing goes to them until that is settled.
const (
	HowNotRecorded How = iota
	DidNotAttend       // did not attend
	Apologies          // apologies
	LeftOut            // excluded
	Represented        // represented
	Present            // present
)

var hows = closedset.Set{"", "did not attend", "apologies", "excluded", "represented", "present"}

// String returns it in words, the empty text for HowNotRecorded.
func (h How) String() string { return hows.Text(uint8(h), "How") }

// IsValid reports whether the value is one of the set.
func (h How) IsValid() bool { return hows.Has(uint8(h)) }

// MarshalText returns the text of [How.String], and an error for what is not in the set.
func (h How) MarshalText() ([]byte, error) { return hows.Marshal(uint8(h)) }

// UnmarshalText reads the text of [How.String].
func (h *How) UnmarshalText(text []byte) error {
	return closedset.ReadText(hows, text, "minutes: how someone took part", h)
}
