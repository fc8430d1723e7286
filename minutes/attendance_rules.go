package minutes

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendAttendanceRecorded appends what N 3.17a finds for each member on the day of a
// meeting: whether the minutes say that they were there, were represented and by whom, sent
// apologies, are excluded, or did not attend. Someone who is left out of the meeting need not
// be listed, and where the minutes say so of somebody but no exclusion does it is undetermined. For the meeting itself it finds whether anybody is listed, and each guest's role.
func AppendAttendanceRecorded(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleAttendanceRecorded
	return given{b, g, t, list}.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		f := r.onMeeting(rule)
		f.Missing.AddIf(len(r.minutes.Attendance) == 0, procedure.FieldAttendance)
		for i := range r.minutes.Guests {
			if guest := &r.minutes.Guests[i]; guest.Person.Role == "" && !guest.Sitting.After(b.On) && f.Missing.IsZero() {
				f.At = f.At.Item(procedure.FieldGuests, i).Field(procedure.FieldPerson)
				f.Missing.Add(procedure.FieldRole)
			}
		}
		f.Outcome = f.Missing.Outcome()
		dst = b.Append(dst, r.held, f)

		var room, absent few
		roll := r.minutes.roll(&room, b.On)
		only := r.minutes.leftOutOnly(&absent, g, r.held, b.On)
		for m := range g.MembersOn(r.held) {
			f := r.onMember(rule, m.ID)
			how, at := roll.of(m.ID)
			switch row := only.first(string(m.ID)); {
			case row >= 0:
				f.At = f.At.Item(procedure.FieldAttendance, row) // undetermined
			case at >= 0:
				f.At = f.At.Item(procedure.FieldAttendance, at)
				by := r.minutes.Attendance[at].By
				f.Missing.AddIf(how == HowNotRecorded, procedure.FieldHow)
				f.Missing.AddIf(how == Represented && by == procedure.Person{}, procedure.FieldBy)
				f.Outcome = f.Missing.Outcome()
			case r.attends(g, m):
				f.Outcome = procedure.NotMet
				f.Missing.Add(procedure.FieldAttendance)
			default:
				f.Outcome = procedure.NotApplicable
			}
			dst = b.Append(dst, r.held, f)
		}
		return dst
	})
}

// attended returns a finding about whether someone who is to be at a meeting was: the
// outcome where they were, by whichever of the ways given counts, and otherwise not met.
func (r *record) attended(f procedure.Finding, roll roll, id procedure.MemberID, least How) procedure.Finding {
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
	const rule = procedure.RuleParentsAttend
	run, _ := g.RulesRun(b.On)
	none := true
	for i := range g.Members {
		m := &g.Members[i]
		if !m.IsParentOrCarer() {
			continue
		}
		none = false
		if run {
			dst = b.Append(dst, b.On, belongs(g, i, b.On))
		}
	}
	if none {
		return b.Append(dst, b.On, procedure.OnCase(rule, procedure.Undetermined))
	}
	return given{b, g, t, list}.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		var room few
		roll := r.minutes.roll(&room, b.On)
		for i := range g.Members {
			m := &g.Members[i]
			if !m.IsParentOrCarer() || !m.IsMember(r.held) {
				continue
			}
			f := r.onMember(rule, m.ID)
			if f.Outcome = procedure.NotApplicable; r.attends(g, m) && overlap(m.LinkedTo, r.m.Children) {
				f = r.attended(f, roll, m.ID, Present)
			}
			dst = b.Append(dst, r.held, f)
		}
		return dst
	})
}

// AppendKeyProfessionals appends what N 2.6a finds for each professional marked as key, at the
// first meeting: whether they were there, or someone spoke for them. Where nobody is marked
// it is undetermined.
func AppendKeyProfessionals(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleKeyProfessionals
	return given{b, g, t, list}.first(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		var room few
		roll := r.minutes.roll(&room, b.On)
		none := true
		for m := range g.MembersOn(r.held) {
			if m.Key != procedure.Yes || !m.IsProfessional() {
				continue
			}
			none = false
			f := r.onMember(rule, m.ID)
			if f.Outcome = procedure.NotApplicable; r.attends(g, m) {
				f = r.attended(f, roll, m.ID, Represented)
			}
			dst = b.Append(dst, r.held, f)
		}
		if none {
			dst = b.Append(dst, r.held, r.onMeeting(rule)) // undetermined
		}
		return dst
	})
}

// AppendWrittenNote appends what N 3.8a finds for each professional who was not at a meeting,
// with or without apologies: whether they sent a note. What they contributed, in person at
// another sitting or through whoever spoke for them, suffices. Of the family and of who is
// left out nothing is asked, and where it is not recorded whether someone was there it is
// undetermined.
func AppendWrittenNote(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleWrittenNote
	return given{b, g, t, list}.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		var room, said few
		roll := r.minutes.roll(&room, b.On)
		contributed := indexOf(&said, r.minutes.Contributions, func(c *Contribution) procedure.MemberID { return c.Member })
		for m := range g.MembersOn(r.held) {
			how, at := roll.of(m.ID)
			if how == Present || how == LeftOut || !m.IsProfessional() || !r.attends(g, m) {
				continue
			}
			f := r.onMember(rule, m.ID)
			switch {
			case how == HowNotRecorded:
			case r.minutes.Attendance[at].WrittenNote == procedure.Yes,
				contributed.first(string(m.ID)) >= 0,
				how == Represented && contributed.first(string(r.minutes.Attendance[at].By.ID)) >= 0:
				f.Outcome = procedure.Met
			default:
				f.Outcome = procedure.NotMet
				f.At = f.At.Item(procedure.FieldAttendance, at)
				f.Missing.Add(procedure.FieldWrittenNote)
			}
			dst = b.Append(dst, r.held, f)
		}
		return dst
	})
}
