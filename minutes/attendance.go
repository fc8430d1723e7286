package minutes

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
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
	howNotRecorded How = iota
	DidNotAttend       // did not attend
	Apologies          // apologies
	LeftOut            // excluded
	Represented        // represented
	Present            // present
)

var hows = closedset.Set{"", "did not attend", "apologies", "excluded", "represented", "present"}

// String returns it in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (h How) String() string               { return hows.Text(uint8(h), "How") }
func (h How) IsValid() bool                { return hows.Has(uint8(h)) }
func (h How) MarshalText() ([]byte, error) { return hows.Marshal(uint8(h)) }
func (h *How) UnmarshalText(text []byte) error {
	return closedset.ReadText(hows, text, "minutes: how someone took part", h)
}

// attendanceRecorded is N 3.17a, for each member on the day of a meeting: whether the minutes say that they were there, were
// represented and by whom, sent apologies, are excluded, or did not attend. Someone who is excluded from the meeting need not
// be listed, and where the minutes say so of somebody but no exclusion does it is undetermined. For the meeting itself it
// finds whether anybody is listed, and each guest's role.
var attendanceRecorded = rule{Check: (*review).attendanceOfEach, Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleAttendanceRecorded, Title: "Attendance and apologies",
	Doc:    "The minutes say of each member on the day of the meeting how they took part or that they did not, and what each guest is.",
	Reads:  []procedure.Record{records.Children, records.Members, records.Exclusions, records.Meetings, records.Minutes},
	Remedy: remedy.RecordAttendance, Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Attendance)},
	Adds: []procedure.Addition{{Missing: field.Attendance, About: "/member", Fields: procedure.FieldsOf(field.How)}},
}}

// attendanceOfEach appends what is found of the people at each meeting, and then of the meetings themselves.
func (c *review) attendanceOfEach(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	dst = c.eachHeld(dst, rule, (*review).attendanceIn)
	for _, at := range c.byID {
		if r := &c.all[at]; r.run && r.minutes != nil {
			n := len(dst)
			c.attendanceListed(r, r.onMeeting(&dst, rule))
			dst = c.b.AttachClauses(dst, n, r.held)
		}
	}
	return c.orOnCase(c.ahead(dst, rule), start, rule)
}

func (c *review) attendanceIn(dst *[]procedure.Finding, rule *rule, r *record) {
	c.absent = r.minutes.leftOutOnly(c.absent, c.g, r.held, c.b.On)
	list, rows := c.attendeesAt(r), r.place.Item(field.Attendance, 0)
	for _, i := range c.members.byID {
		s := &list[i]
		if !s.belongs {
			continue
		}
		id := c.g.Members[i].ID
		f := r.onMember(dst, rule, id)
		switch row := c.absent.first(string(id)); {
		case row >= 0:
			f.At = rows.AtIndex(row) // undetermined
		case s.row >= 0:
			f.At = rows.AtIndex(int(s.row))
			f.Missing.AddIf(s.how == howNotRecorded, field.How)
			f.Missing.AddIf(s.how == Represented && r.minutes.Attendance[s.row].By == procedure.Person{}, field.By)
			f.Outcome = f.Missing.Outcome()
		case s.attends:
			f.Outcome = procedure.NotMet
			f.Missing.Add(field.Attendance)
		default:
			f.Outcome = procedure.NotApplicable
		}
	}
}

// attendanceListed finds whether anybody is listed, and what each guest is.
func (c *review) attendanceListed(r *record, f *procedure.Finding) {
	f.Missing.AddIf(len(r.minutes.Attendance) == 0, field.Attendance)
	for i := range r.minutes.Guests {
		if guest := &r.minutes.Guests[i]; guest.Person.Role == "" && !guest.Sitting.After(c.b.On) && f.Missing.IsZero() {
			f.At = f.At.Item(field.Guests, i).Field(field.Person)
			f.Missing.Add(field.Role)
		}
	}
	f.Outcome = f.Missing.Outcome()
}

// attended finds whether someone who is expected at a meeting took part, in one of the ways from the least that counts.
func (s *attendee) attended(f *procedure.Finding, least How) {
	f.Outcome = procedure.NotMet
	switch {
	case s.row < 0:
		f.Missing.Add(field.Attendance)
		return
	case s.how == howNotRecorded:
		f.Missing.Add(field.How)
	case s.how >= least:
		f.Outcome = procedure.Met
	}
	f.At = f.At.Item(field.Attendance, int(s.row))
}

// keyProfessionals is N 2.6a, for each professional marked as key. Where nobody is marked it is undetermined.
var keyProfessionals = rule{Check: eachMeeting((*review).keyAttended), FirstOnly: true, Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleKeyProfessionals, Title: "Key professionals at the first meeting",
	Doc:   "Each professional marked as key was at the first meeting, or someone spoke for them.",
	Reads: []procedure.Record{records.Children, records.Members, records.Exclusions, records.Meetings, records.Minutes}, Remedy: remedy.NameKey,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Complete: true, Text: "They were not there, and nobody spoke for them."}},
	Adds:    []procedure.Addition{{Missing: field.Attendance, About: "/member", Fields: procedure.FieldsOf(field.How)}},
}}

func (c *review) keyAttended(dst *[]procedure.Finding, rule *rule, r *record) {
	none := true
	list := c.attendeesAt(r)
	for _, i := range c.members.byID {
		m, s := &c.g.Members[i], &list[i]
		if !s.belongs || m.Key != procedure.Yes || !c.readers[i].Traits.IsProfessional() {
			continue
		}
		none = false
		f := r.onMember(dst, rule, m.ID)
		if f.Outcome = procedure.NotApplicable; s.attends {
			s.attended(f, Represented)
		}
	}
	if none {
		c.Sorted = false
		r.onMeeting(dst, rule) // undetermined
	}
}

// writtenNote is N 3.8a, for each professional who was not at a meeting, with or without apologies: whether they sent a
// note, at whichever sitting. What they contributed, in person or through whoever spoke for them, suffices, whatever is
// recorded of how they took part. Of the family and of who is excluded nothing is asked, and where it is not
// recorded whether someone was there it is undetermined.
var writtenNote = rule{Check: eachMeeting((*review).notesFrom), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleWrittenNote, Title: "Written note",
	Doc:    "Each professional who was not at a meeting sent a note, or someone contributed for them.",
	Reads:  []procedure.Record{records.Children, records.Members, records.Exclusions, records.Meetings, records.Minutes},
	Remedy: remedy.WriteNote, BySubject: true,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Text: "They were not there, and no note or contribution of theirs is recorded."}},
	Adds:    []procedure.Addition{{Missing: field.Attendance, About: "/member", Fields: procedure.FieldsOf(field.How)}},
}}

func (c *review) notesFrom(dst *[]procedure.Finding, rule *rule, r *record) {
	list := c.attendeesAt(r)
	for _, i := range c.members.byID {
		s := &list[i]
		if s.how == Present || s.how == LeftOut || !s.attends || !c.readers[i].Traits.IsProfessional() {
			continue
		}
		f := r.onMember(dst, rule, c.g.Members[i].ID)
		switch {
		case s.said >= 0, s.noted:
			f.Outcome = procedure.Met
		case s.row < 0:
			f.Missing.Add(field.Attendance)
		case s.how == howNotRecorded:
			f.Missing.Add(field.How)
		default:
			f.Outcome = procedure.NotMet
			f.Missing.Add(field.WrittenNote)
		}
		if s.row >= 0 {
			f.At = f.At.Item(field.Attendance, int(s.row))
		}
	}
}
