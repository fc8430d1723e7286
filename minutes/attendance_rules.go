package minutes

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendAttendanceRecorded appends what N 3.17a finds for each member on the day of a meeting:
// whether the minutes say that they were there, were represented and by whom, sent apologies,
// are excluded, or did not attend. Someone who is left out of the meeting need not be listed,
// and where the minutes say so of somebody but no exclusion does it is undetermined. For the
// meeting itself it finds whether anybody is listed, and each guest's role.
func AppendAttendanceRecorded(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return alone(dst, &b, g, t, list, nil, procedure.RuleAttendanceRecorded)
}

func (c *given) attendanceRecorded(dst *[]procedure.Finding, r *record) {
	const rule = procedure.RuleAttendanceRecorded
	only := r.minutes.leftOutOnly(c.absent, c.g, r.held, c.b.On)
	seats, rows := c.seatsAt(r), r.place.Item(field.Attendance, 0)
	for _, i := range c.members.byID {
		s := &seats[i]
		if !s.belongs {
			continue
		}
		id := c.g.Members[i].ID
		f := r.onMember(dst, rule, id)
		switch row := only.first(string(id)); {
		case row >= 0:
			f.At = rows.AtIndex(row) // undetermined
		case s.row >= 0:
			f.At = rows.AtIndex(int(s.row))
			f.Missing.AddIf(s.how == HowNotRecorded, field.How)
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
func (c *given) attendanceListed(r *record, f *procedure.Finding) {
	f.Missing.AddIf(len(r.minutes.Attendance) == 0, field.Attendance)
	for i := range r.minutes.Guests {
		if guest := &r.minutes.Guests[i]; guest.Person.Role == "" && !guest.Sitting.After(c.b.On) && f.Missing.IsZero() {
			f.At = f.At.Item(field.Guests, i).Field(field.Person)
			f.Missing.Add(field.Role)
		}
	}
	f.Outcome = f.Missing.Outcome()
}

// attended finds whether someone who is to be at a meeting was, by whichever of the ways given
// counts.
func (s *seat) attended(f *procedure.Finding, least How) {
	f.Outcome = procedure.NotMet
	switch {
	case s.row < 0:
		f.Missing.Add(field.Attendance)
		return
	case s.how == HowNotRecorded:
		f.Missing.Add(field.How)
	case s.how >= least:
		f.Outcome = procedure.Met
	}
	f.At = f.At.Item(field.Attendance, int(s.row))
}

// AppendParentsAttend appends what N 1.1b and B 4a find for each parent or carer. As a member,
// while the rules of the group run: whether they belong to the group, are excluded, or it is
// recorded why they don't. At each meeting: whether they attended, in whichever sitting.
// Someone who spoke for them does not stand for them, and who is excluded, or linked to other
// children only, is not absent.
func AppendParentsAttend(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return alone(dst, &b, g, t, list, nil, procedure.RuleParentsAttend)
}

func (c *given) parentsAttend(dst *[]procedure.Finding, r *record) {
	seats := c.seatsAt(r)
	for _, i := range c.members.byID {
		m, s := &c.g.Members[i], &seats[i]
		if !s.belongs || !c.readers[i].Traits.IsParentOrCarer() {
			continue
		}
		f := r.onMember(dst, procedure.RuleParentsAttend, m.ID)
		if f.Outcome = procedure.NotApplicable; r.expects(m, s) {
			s.attended(f, Present)
		}
	}
}

// AppendKeyProfessionals appends what N 2.6a finds for each professional marked as key, at the
// first meeting: whether they were there, or someone spoke for them. Where nobody is marked
// it is undetermined.
func AppendKeyProfessionals(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return alone(dst, &b, g, t, list, nil, procedure.RuleKeyProfessionals)
}

func (c *given) keyProfessionals(dst *[]procedure.Finding, r *record) {
	const rule = procedure.RuleKeyProfessionals
	none := true
	seats := c.seatsAt(r)
	for _, i := range c.members.byID {
		m, s := &c.g.Members[i], &seats[i]
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
		c.ordered = false
		r.onMeeting(dst, rule) // undetermined
	}
}

// AppendWrittenNote appends what N 3.8a finds for each professional who was not at a meeting,
// with or without apologies: whether they sent a note, at whichever sitting. What they
// contributed, in person or through whoever spoke for them, suffices, whatever is recorded of
// how they took part. Of the family and of who is left out nothing is asked, and otherwise
// where it is not recorded whether someone was there it is undetermined.
func AppendWrittenNote(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return alone(dst, &b, g, t, list, nil, procedure.RuleWrittenNote)
}

func (c *given) writtenNote(dst *[]procedure.Finding, r *record) {
	seats := c.seatsAt(r)
	for _, i := range c.members.byID {
		s := &seats[i]
		if s.how == Present || s.how == LeftOut || !s.attends || !c.readers[i].Traits.IsProfessional() {
			continue
		}
		f := r.onMember(dst, procedure.RuleWrittenNote, c.g.Members[i].ID)
		switch {
		case s.said >= 0, s.noted:
			f.Outcome = procedure.Met
		case s.row < 0:
			f.Missing.Add(field.Attendance)
		case s.how == HowNotRecorded:
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
