package minutes

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
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

var hows = procedure.ClosedSet{"", "did not attend", "apologies", "excluded", "represented", "present"}

// String returns it in words, the empty text for HowNotRecorded.
func (h How) String() string { return hows.Text(uint8(h), "How") }

// IsValid reports whether the value is one of the set.
func (h How) IsValid() bool { return hows.Has(uint8(h)) }

// MarshalText returns the text of [How.String], and an error for what is not in the set.
func (h How) MarshalText() ([]byte, error) { return hows.Marshal(uint8(h)) }

// UnmarshalText reads the text of [How.String].
func (h *How) UnmarshalText(text []byte) error {
	return procedure.ReadText(hows, text, "minutes: how someone took part", h)
}

// roll finds how each person took part in a meeting.
type roll struct {
	rows  []Attendance
	index index
	known calendar.Date
}

// roll returns the attendance as known on a day.
func (m *Minutes) roll(to room, known calendar.Date) roll {
	return roll{m.Attendance, indexOf(to, m.Attendance, func(a *Attendance) procedure.MemberID { return a.Member }), known}
}

// of returns how someone took part, in whichever sitting they took most part, of several the
// first, and the position of that row: -1 where there is none.
func (r *roll) of(id procedure.MemberID) (how How, at int) {
	at = -1
	for _, e := range r.index.all(string(id)) {
		if row := &r.rows[e.at]; !row.Sitting.After(r.known) && (at < 0 || row.How > how || row.How == how && row.Sitting.Before(r.rows[at].Sitting)) {
			how, at = row.How, int(e.at)
		}
	}
	return how, at
}

// present reports whether someone was there.
func (r *roll) present(id procedure.MemberID) bool {
	how, _ := r.of(id)
	return how == Present
}
