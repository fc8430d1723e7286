package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/schedule"
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

var hows = closedset.Of[How]("minutes: how someone took part", "", "did not attend", "apologies", "excluded", "represented", "present")

// String returns it in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (h How) String() string                   { return hows.Text(h) }
func (h How) IsValid() bool                    { return hows.Has(h) }
func (h How) MarshalText() ([]byte, error)     { return hows.Marshal(h) }
func (h *How) UnmarshalText(text []byte) error { return hows.Read(text, h) }

// attendanceRecorded is N 3.17a, for each member on the day of a meeting: whether the minutes say that they were there, were
// represented and by whom, sent apologies, are excluded, or did not attend. Someone who is excluded from the meeting need not
// be listed, and where the minutes say so of somebody but no exclusion does it is undetermined. For the meeting itself it
// finds whether anybody is listed, and each guest's role.
var attendanceRecorded = rule{Check: (*review).attendanceOfEach, Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleAttendanceRecorded, Title: "Attendance and apologies", Reads: readsMembers,
	Doc:    "The minutes say of each member on the day of the meeting how they took part or that they did not, and what each guest is.",
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
	ID: procedure.RuleKeyProfessionals, Title: "Key professionals at the first meeting", Reads: readsMembers,
	Doc:     "Each professional marked as key was at the first meeting, or someone spoke for them.",
	Remedy:  remedy.NameKey,
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
	ID: procedure.RuleWrittenNote, Title: "Written note", Reads: readsMembers,
	Doc:    "Each professional who was not at a meeting sent a note, or someone contributed for them.",
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

// attendee is how a member stands to a meeting that was held, and of which there are minutes.
type attendee struct {
	// row and said are the positions of their attendance, of several sittings where they took most
	// part, and of their contribution, -1 where there is none.
	row, said int32
	how       How
	// belongs says that they are a member on its day, attends that they are not excluded from it
	// besides, and noted that they sent a note or whoever spoke for them contributed.
	belongs, attends, noted bool
}

func (c *review) indexAttendance(list []attendee) []attendee {
	list = slices.Grow(list, len(c.all)*len(c.g.Members))
	for i := range c.all {
		r := &c.all[i]
		r.attendees = len(list)
		if !r.run || r.minutes == nil {
			continue
		}
		for at := range c.g.Members {
			m := &c.g.Members[at]
			belongs := m.IsMember(r.held)
			attends := belongs && (len(c.g.Exclusions) == 0 || c.g.Excluded(m.ID, r.held, r.held) != coregroup.Excluded)
			list = append(list, attendee{row: -1, said: -1, belongs: belongs, attends: attends})
		}
		at := list[r.attendees:]
		for j := range r.minutes.Contributions {
			if who := c.members.at(r.minutes.Contributions[j].Member); who >= 0 && at[who].said < 0 {
				at[who].said = int32(j)
			}
		}
		for j := range r.minutes.Attendance {
			row := &r.minutes.Attendance[j]
			who := c.members.at(row.Member)
			if who < 0 || row.Sitting.After(c.b.On) {
				continue
			}
			s := &at[who]
			if s.row < 0 || row.How > s.how || row.How == s.how && row.Sitting.Before(r.minutes.Attendance[s.row].Sitting) {
				s.row, s.how = int32(j), row.How
			}
			s.noted = s.noted || row.WrittenNote == procedure.Yes || row.How == Represented && c.contributed(r.minutes, at, row.By.ID)
		}
	}
	return list
}

// contributed reports whether someone contributed to a meeting.
func (c *review) contributed(m *Minutes, list []attendee, id procedure.MemberID) bool {
	if at := c.members.at(id); at >= 0 {
		return list[at].said >= 0
	}
	return id != "" && slices.ContainsFunc(m.Contributions, func(said Contribution) bool { return said.Member == id })
}

func (c *review) attendeesAt(r *record) []attendee {
	return c.attendees[r.attendees : r.attendees+len(c.g.Members)]
}

// present reports whether someone was at a meeting.
func (c *review) present(r *record, id procedure.MemberID) bool {
	at := c.members.at(id)
	return at >= 0 && c.attendees[r.attendees+at].how == Present
}

// AppendHeldMeetings appends the core group meetings held by a day, in the order of their numbers, as the rules of the
// packages below take them: with their chair, and with who was there by the minutes written by then.
//
// So that a buffer can be used again and again without allocating, each new item takes the memory of the list of who was
// present from the spare item beyond the end of dst that it replaces, and writes over it. Give it a buffer with spare items
// only once what those held is needed by nobody: a copy of such an item shares its list. With nil, or a slice cut to its
// length (dst[:len(dst):len(dst)]), nothing is written over.
func AppendHeldMeetings(dst []coregroup.HeldMeeting, t *schedule.Timetable, list []Minutes, known calendar.Date) []coregroup.HeldMeeting {
	listed := findings.AppendByID(nil, len(list), func(i int) procedure.MeetingID { return list[i].Meeting })
	return appendHeld(dst, appendRecords(nil, &coregroup.CoreGroup{}, t, t.AppendCoreGroups(nil, known), list, listed, known), known)
}

func appendHeld(dst []coregroup.HeldMeeting, all []record, known calendar.Date) []coregroup.HeldMeeting {
	for i := range all {
		r := &all[i]
		h := coregroup.HeldMeeting{
			ID: r.m.ID, Held: r.held, Chair: r.chair(), ChairSuitable: r.m.ChairSuitable,
			At: procedure.Place{}.Item(field.Meetings, r.at),
		}
		if r.ended != r.held {
			h.Ended = r.ended
		}
		if !r.m.ChairReason.IsBlank() {
			h.ChairReason = procedure.Yes
		}
		if len(dst) < cap(dst) {
			h.Present = dst[:len(dst)+1][len(dst)].Present[:0]
		}
		if r.minutes != nil {
			h.ChairAttended = r.minutes.attended(h.Chair, known)
			h.Present = r.minutes.appendPresent(h.Present, known)
		}
		dst = append(dst, h)
	}
	return dst
}

func (m *Minutes) appendPresent(dst []procedure.MemberID, known calendar.Date) []procedure.MemberID {
	ascending := true // as they mostly are
	dst = slices.Grow(dst, len(m.Attendance))
	for i := range m.Attendance {
		if a := &m.Attendance[i]; a.How == Present && !a.Sitting.After(known) {
			ascending = ascending && (len(dst) == 0 || dst[len(dst)-1] < a.Member)
			dst = append(dst, a.Member)
		}
	}
	if ascending {
		return dst
	}
	slices.Sort(dst)
	return slices.Compact(dst)
}

// attended reports whether someone was there by a day, as a member or as a guest. It is not
// recorded where the minutes do not list them.
func (m *Minutes) attended(id procedure.MemberID, known calendar.Date) procedure.Answer {
	answer := procedure.NotRecorded
	for i := range m.Attendance {
		a := &m.Attendance[i]
		if id == "" || a.Member != id || a.Sitting.After(known) || a.How == howNotRecorded {
			continue
		}
		if a.How == Present {
			return procedure.Yes
		}
		answer = procedure.No
	}
	for i := range m.Guests {
		if guest := &m.Guests[i]; id != "" && guest.Person.ID == id && !guest.Sitting.After(known) {
			return procedure.Yes
		}
	}
	return answer
}
