package minutes

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendAttendanceRecorded appends what N 3.17a finds for each member on the day of a meeting:
// whether the minutes say that they were there, were represented and by whom, sent apologies,
// are excluded, or did not attend. Someone who is left out of the meeting need not be listed,
// and where the minutes say so of somebody but no exclusion does it is undetermined. For the
// meeting itself it finds whether anybody is listed, and each guest's role.
func AppendAttendanceRecorded(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.each(dst, procedure.RuleAttendanceRecorded)
}

func (c *given) attendanceRecorded(dst []procedure.Finding, r *record, s *sheet) []procedure.Finding {
	const rule = procedure.RuleAttendanceRecorded
	f := r.onMeeting(rule)
	f.Missing.AddIf(len(r.minutes.Attendance) == 0, procedure.FieldAttendance)
	for i := range r.minutes.Guests {
		if guest := &r.minutes.Guests[i]; guest.Person.Role == "" && !guest.Sitting.After(c.b.On) && f.Missing.IsZero() {
			f.At = f.At.Item(procedure.FieldGuests, i).Field(procedure.FieldPerson)
			f.Missing.Add(procedure.FieldRole)
		}
	}
	f.Outcome = f.Missing.Outcome()
	dst = c.b.Append(dst, r.held, f)

	only := r.minutes.leftOutOnly(c.absent, c.g, r.held, c.b.On)
	for m := range c.g.MembersOn(r.held) {
		f := r.onMember(rule, m.ID)
		how, at := s.roll.of(m.ID)
		switch row := only.first(string(m.ID)); {
		case row >= 0:
			f.At = f.At.Item(procedure.FieldAttendance, row) // undetermined
		case at >= 0:
			f.At = f.At.Item(procedure.FieldAttendance, at)
			by := r.minutes.Attendance[at].By
			f.Missing.AddIf(how == HowNotRecorded, procedure.FieldHow)
			f.Missing.AddIf(how == Represented && by == procedure.Person{}, procedure.FieldBy)
			f.Outcome = f.Missing.Outcome()
		case r.attends(c.g, m):
			f.Outcome = procedure.NotMet
			f.Missing.Add(procedure.FieldAttendance)
		default:
			f.Outcome = procedure.NotApplicable
		}
		dst = c.b.Append(dst, r.held, f)
	}
	return dst
}

// attended returns a finding about whether someone who is to be at a meeting was: the
// outcome where they were, by whichever of the ways given counts, and otherwise not met.
func (r *record) attended(f procedure.Finding, roll *roll, id procedure.MemberID, least How) procedure.Finding {
	how, at := roll.of(id)
	f.Outcome = procedure.NotMet
	switch {
	case at < 0:
		f.Missing.Add(procedure.FieldAttendance)
		return f
	case how == HowNotRecorded:
		f.Missing.Add(procedure.FieldHow)
	case how >= least:
		f.Outcome = procedure.Met
	}
	f.At = f.At.Item(procedure.FieldAttendance, at)
	return f
}

// AppendParentsAttend appends what N 1.1b and B 4a find for each parent or carer. As a member,
// while the rules of the group run: whether they belong to the group, are excluded, or it is
// recorded why they don't. At each meeting: whether they attended, in whichever sitting.
// Someone who spoke for them does not stand for them, and who is excluded, or linked to other
// children only, is not absent.
func AppendParentsAttend(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.each(dst, procedure.RuleParentsAttend)
}

func (c *given) parentsAttend(dst []procedure.Finding, r *record, s *sheet) []procedure.Finding {
	const rule = procedure.RuleParentsAttend
	for i := range c.g.Members {
		m := &c.g.Members[i]
		if !m.IsParentOrCarer() || !m.IsMember(r.held) {
			continue
		}
		f := r.onMember(rule, m.ID)
		if f.Outcome = procedure.NotApplicable; r.expects(c.g, m) {
			f = r.attended(f, &s.roll, m.ID, Present)
		}
		dst = c.b.Append(dst, r.held, f)
	}
	return dst
}

// AppendKeyProfessionals appends what N 2.6a finds for each professional marked as key, at the
// first meeting: whether they were there, or someone spoke for them. Where nobody is marked
// it is undetermined.
func AppendKeyProfessionals(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.each(dst, procedure.RuleKeyProfessionals)
}

func (c *given) keyProfessionals(dst []procedure.Finding, r *record, s *sheet) []procedure.Finding {
	const rule = procedure.RuleKeyProfessionals
	none := true
	for m := range c.g.MembersOn(r.held) {
		if m.Key != procedure.Yes || !m.IsProfessional() {
			continue
		}
		none = false
		f := r.onMember(rule, m.ID)
		if f.Outcome = procedure.NotApplicable; r.attends(c.g, m) {
			f = r.attended(f, &s.roll, m.ID, Represented)
		}
		dst = c.b.Append(dst, r.held, f)
	}
	if none {
		dst = c.b.Append(dst, r.held, r.onMeeting(rule)) // undetermined
	}
	return dst
}

// AppendWrittenNote appends what N 3.8a finds for each professional who was not at a meeting,
// with or without apologies: whether they sent a note, at whichever sitting. What they
// contributed, in person or through whoever spoke for them, suffices, whatever is recorded of
// how they took part. Of the family and of who is left out nothing is asked, and otherwise
// where it is not recorded whether someone was there it is undetermined.
func AppendWrittenNote(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.each(dst, procedure.RuleWrittenNote)
}

func (c *given) writtenNote(dst []procedure.Finding, r *record, s *sheet) []procedure.Finding {
	for m := range c.g.MembersOn(r.held) {
		how, at := s.roll.of(m.ID)
		if how == Present || how == LeftOut || !m.IsProfessional() || !r.attends(c.g, m) {
			continue
		}
		f := r.onMember(procedure.RuleWrittenNote, m.ID)
		switch {
		case s.said.first(string(m.ID)) >= 0, s.noted(m.ID):
			f.Outcome = procedure.Met
		case at < 0:
			f.Missing.Add(procedure.FieldAttendance)
		case how == HowNotRecorded:
			f.Missing.Add(procedure.FieldHow)
		default:
			f.Outcome = procedure.NotMet
			f.Missing.Add(procedure.FieldWrittenNote)
		}
		if at >= 0 {
			f.At = f.At.Item(procedure.FieldAttendance, at)
		}
		dst = c.b.Append(dst, r.held, f)
	}
	return dst
}

// noted reports whether someone sent a note to some sitting, or whoever spoke for them there
// contributed.
func (s *sheet) noted(id procedure.MemberID) bool {
	for _, e := range s.roll.index.all(string(id)) {
		row := &s.roll.rows[e.at]
		if row.Sitting.After(s.roll.known) {
			continue
		}
		if row.WrittenNote == procedure.Yes || row.How == Represented && row.By.ID != "" && s.said.first(string(row.By.ID)) >= 0 {
			return true
		}
	}
	return false
}
