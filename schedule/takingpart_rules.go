package schedule

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// take is a core group meeting as the rules on taking part look at it.
type take struct {
	// at is its position, and number that by the order of days of one that was held.
	at, number int32
	// day is that of its first sitting if it was held, else the one arranged.
	day  calendar.Date
	held bool
}

// relative is a member of the family, by position.
type relative struct {
	at            int32
	parentOrCarer bool
}

// withRelatives lays out the members of the family.
func (d Desk) withRelatives() Desk {
	// There is room for a position of each member in it.
	order := findings.AppendByID(d.order[:0], len(d.g.Members), func(i int) procedure.MemberID { return d.g.Members[i].ID })
	d.order, d.relatives = order, d.relatives[:0]
	for _, i := range order {
		if m := &d.g.Members[i]; m.IsFamily() {
			d.relatives = append(d.relatives, relative{i, m.IsParentOrCarer()})
		}
	}
	return d
}

// onMeeting notes a finding about a meeting for which the social worker answers.
func (d *Desk) onMeeting(dst *[]procedure.Finding, rule procedure.RuleID, i int32) *procedure.Finding {
	f := d.ofMeeting(dst, rule, i)
	f.Responsible = procedure.SocialWorker
	return f
}

// judge makes a finding Met where nothing is missing, Pending until the meeting is held, and
// then NotMet.
func (k *take) judge(f *procedure.Finding) {
	f.Outcome = f.Missing.Outcome()
	if f.Outcome == procedure.NotMet && !k.held {
		f.Outcome, f.Missing = procedure.Pending, procedure.Fields{}
	}
}

// inTime reports whether something was done by a day and not after the meeting.
func (k *take) inTime(on, known calendar.Date) bool { return !on.After(known) && !on.After(k.day) }

// attends reports whether someone may be at the meeting: a member on its day who is not left
// out of it.
func (k *take) attends(g *coregroup.CoreGroup, m *coregroup.Member, on calendar.Date) bool {
	if k.held && k.day.Before(on) {
		on = k.day
	}
	return m.IsMember(k.day) && g.Excluded(m.ID, k.day, on) == coregroup.NotExcluded
}

// AppendTakingPart appends what N 3.11a finds for each core group meeting: whether travel,
// child care and other factors were taken into account, where a parent who is not left out is
// engaged. Where no parent is it is not applicable, and where that is not recorded of any
// undetermined.
func AppendTakingPart(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, g, t).withMeetings().withRelatives()
	return d.find(dst, procedure.RuleTakingPartArranged)
}

func (d *Desk) takingPart(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleTakingPartArranged
	d.ordered = true
	if len(d.takes) == 0 {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	r := d.citing(dst, rule)
	for i := range d.takes {
		k := &d.takes[i]
		if dst = d.turn(dst, &r, k.day); !r.asks {
			continue
		}
		f := d.onMeeting(&dst, rule, k.at)
		switch d.engaged(k) {
		case procedure.Yes:
			t := &d.t.Meetings[k.at].TakingPart
			f.Missing.AddIf(t.Travel == procedure.NotRecorded, field.Travel)
			f.Missing.AddIf(t.ChildCare == procedure.NotRecorded, field.ChildCare)
			f.Missing.AddIf(t.Factors == procedure.NotRecorded, field.Factors)
			k.judge(f)
		case procedure.No:
			f.Outcome = procedure.NotApplicable
		default: // undetermined
		}
	}
	return d.cited(dst, &r)
}

// engaged reports whether a parent who may be at a meeting is engaged.
func (d *Desk) engaged(k *take) procedure.Answer {
	engaged := procedure.No
	for _, r := range d.relatives {
		m := &d.g.Members[r.at]
		if !r.parentOrCarer || m.Engaged == procedure.No || !k.attends(d.g, m, d.b.On) {
			continue
		}
		if m.Engaged == procedure.Yes {
			return procedure.Yes
		}
		engaged = procedure.NotRecorded
	}
	return engaged
}

// AppendDistressing appends what N 3.11b finds for each thing that a parent will find
// distressing: whether it was raised with the chair before the meeting, and whether telling
// the parent beforehand was considered, either way.
func AppendDistressing(dst []procedure.Finding, b procedure.Basis, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, &coregroup.CoreGroup{}, t).withMeetings()
	return d.find(dst, procedure.RuleDistressingInformation)
}

func (d *Desk) distressing(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleDistressingInformation
	none := true
	r := d.citing(dst, rule)
	for i := range d.takes {
		k := &d.takes[i]
		m := &d.t.Meetings[k.at]
		for _, n := range findings.AppendByID(d.order[:0], len(m.Distressing), func(i int) string { return m.Distressing[i].ID }) {
			none = false
			dst = d.turn(dst, &r, k.day)
			item := &m.Distressing[n]
			f := findings.Note(&dst, rule, procedure.DistressingSubject, item.ID, m.ID)
			f.Responsible, f.At = procedure.SocialWorker, procedure.Place{}.Item(field.Meetings, int(k.at)).Item(field.Distressing, int(n))
			f.Missing.AddIf(item.RaisedOn.IsZero() || !k.inTime(item.RaisedOn, d.b.On), field.Raised)
			f.Missing.AddIf(item.Notice == procedure.NotRecorded || !k.inTime(item.DecidedOn, d.b.On), field.NoticeConsidered)
			k.judge(f)
		}
	}
	if none {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	return d.cited(dst, &r)
}

// AppendInterpreterConsidered appends what N 3.13a finds for each parent or carer whose first
// language is not English, at each core group meeting: whether an interpreter was arranged, or
// decided against. It points out a member who interprets too, and a relative or friend. Where
// the first language is not recorded it is undetermined, once for the parent.
func AppendInterpreterConsidered(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, g, t).withMeetings().withRelatives()
	return d.find(dst, procedure.RuleInterpreterConsidered)
}

func (d *Desk) interpreterConsidered(dst []procedure.Finding) []procedure.Finding {
	return d.perMember(dst, procedure.RuleInterpreterConsidered, func(m *coregroup.Member, parentOrCarer bool) procedure.Answer {
		switch {
		case !parentOrCarer, m.FirstLanguageEnglish == procedure.Yes:
			return procedure.No
		case m.FirstLanguageEnglish == procedure.No:
			return procedure.Yes
		default:
			return procedure.NotRecorded
		}
	}, func(k take, m *coregroup.Member, f *procedure.Finding) {
		f.Missing.Add(field.Interpreter)
		for _, i := range d.t.Meetings[k.at].Interpreters {
			if i.For != m.ID || !k.inTime(i.On, d.b.On) || i.By == "" && i.Decided == procedure.NotRecorded {
				continue
			}
			f.Missing.Remove(field.Interpreter)
			by := d.g.Member(i.By)
			switch {
			case i.Kind == RelativeOrFriend, by != nil && by.IsFamily():
				f.Remark = procedure.InterpreterIsRelative
			case by != nil && by.IsMember(k.day) && f.Remark == procedure.NoRemark:
				f.Remark = procedure.InterpreterIsMember
			}
		}
	})
}

// AppendCommunicationSupport appends what N 3.13c finds for each family member with a
// communication need, at each core group meeting: whether an interpreter or translator was
// offered.
func AppendCommunicationSupport(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, g, t).withMeetings().withRelatives()
	return d.find(dst, procedure.RuleCommunicationSupport)
}

func (d *Desk) communicationSupport(dst []procedure.Finding) []procedure.Finding {
	return d.perMember(dst, procedure.RuleCommunicationSupport, func(m *coregroup.Member, _ bool) procedure.Answer {
		return m.CommunicationNeed
	}, func(k take, m *coregroup.Member, f *procedure.Finding) {
		at := &d.t.Meetings[k.at]
		offered := slices.ContainsFunc(at.Support, func(s Support) bool {
			return s.For == m.ID && k.inTime(s.On, d.b.On) && s.Offered == procedure.Yes && (s.Kind == InterpreterSupport || s.Kind == TranslatorSupport)
		}) || slices.ContainsFunc(at.Interpreters, func(i Interpreting) bool {
			return i.For == m.ID && i.By != "" && k.inTime(i.On, d.b.On)
		})
		f.Missing.AddIf(!offered, field.Support)
	})
}

// AppendSupporterConsidered appends what N 3.13d finds for each parent or carer who needs an
// advocate or supporter to take part, or asked for one, at each core group meeting: whether
// one was considered, either way. Where neither is recorded there is nothing to judge.
func AppendSupporterConsidered(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, g, t).withMeetings().withRelatives()
	return d.find(dst, procedure.RuleSupporterConsidered)
}

func (d *Desk) supporterConsidered(dst []procedure.Finding) []procedure.Finding {
	return d.perMember(dst, procedure.RuleSupporterConsidered, func(m *coregroup.Member, parentOrCarer bool) procedure.Answer {
		if parentOrCarer && (m.SupporterNeeded == procedure.Yes || m.SupporterAskedFor == procedure.Yes) {
			return procedure.Yes
		}
		return procedure.No
	}, func(k take, m *coregroup.Member, f *procedure.Finding) {
		considered := slices.ContainsFunc(d.t.Meetings[k.at].Support, func(s Support) bool {
			return s.For == m.ID && k.inTime(s.On, d.b.On) && s.Offered != procedure.NotRecorded && (s.Kind == AdvocateSupport || s.Kind == SupporterSupport)
		})
		f.Missing.AddIf(!considered, field.Advocate)
	})
}

// perMember appends a finding for each member of the family with a need at each core group
// meeting that they may attend, and one for each of whom it is not recorded whether they have it.
func (d *Desk) perMember(dst []procedure.Finding, rule procedure.RuleID,
	need func(m *coregroup.Member, parentOrCarer bool) procedure.Answer, judge func(k take, m *coregroup.Member, f *procedure.Finding),
) []procedure.Finding {
	start, needed := len(dst), false
	for _, r := range d.relatives {
		m := &d.g.Members[r.at]
		switch need(m, r.parentOrCarer) {
		case procedure.No:
		case procedure.Yes:
			needed = true
		default:
			if slices.ContainsFunc(d.takes, func(k take) bool { return k.attends(d.g, m, d.b.On) }) {
				findings.Note(&dst, rule, procedure.MemberSubject, m.ID, "").Responsible = procedure.SocialWorker
			}
		}
	}
	dst = d.b.AttachClauses(dst, start, d.b.On)
	if needed {
		run := d.citing(dst, rule)
		for i := range d.takes {
			k := &d.takes[i]
			if dst = d.turn(dst, &run, k.day); !run.asks {
				continue
			}
			for _, r := range d.relatives {
				m := &d.g.Members[r.at]
				if need(m, r.parentOrCarer) != procedure.Yes || !k.attends(d.g, m, d.b.On) {
					continue
				}
				f := d.onMeeting(&dst, rule, k.at)
				f.Subject = procedure.SubjectIn(procedure.MemberSubject, m.ID, d.t.Meetings[k.at].ID)
				judge(*k, m, f)
				k.judge(f)
			}
		}
		dst = d.cited(dst, &run)
	}
	if len(dst) == start {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	return dst
}

// AppendNoChildInterprets appends what N 3.13b and L 5 find for each interpreter arranged for
// a meeting, of whatever kind, held or not: whether a child of the family is to interpret, of
// whatever age. It runs whether the plan does or not.
func AppendNoChildInterprets(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, g, t).withMeetings()
	return d.find(dst, procedure.RuleNoChildInterprets)
}

func (d *Desk) noChildInterprets(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleNoChildInterprets
	start := len(dst)
	for _, i := range d.meetings {
		m := &d.t.Meetings[i]
		var before procedure.MemberID
		for _, n := range findings.AppendByID(d.order[:0], len(m.Interpreters), func(i int) procedure.MemberID { return m.Interpreters[i].By }) {
			by := m.Interpreters[n].By
			if by == before || m.Interpreters[n].On.After(d.b.On) {
				continue // nobody, or once for each
			}
			before = by
			f := d.onMeeting(&dst, rule, i)
			f.Subject, f.Outcome = procedure.SubjectIn(procedure.InterpreterSubject, by, m.ID), procedure.Met
			if isChildOfFamily(d.g, by) {
				f.Outcome = procedure.NotMet
				f.Missing.Add(field.Interpreter)
			}
		}
	}
	if len(dst) == start {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	return d.b.AttachClauses(dst, start, d.b.On) // a safety rule, and so of every edition
}

// AppendChildAttendanceEased appends what N 3.15a finds for each core group meeting that a
// child is to attend: whether it is recorded if it is in school hours, and that an advocate
// was considered. A meeting in school hours is a remark.
func AppendChildAttendanceEased(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, g, t).withMeetings()
	return d.find(dst, procedure.RuleChildAttendanceEased)
}

func (d *Desk) childAttendanceEased(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleChildAttendanceEased
	none := true
	r := d.citing(dst, rule)
	for i := range d.takes {
		k := &d.takes[i]
		if !d.childAttends(k) {
			continue
		}
		none = false
		dst = d.turn(dst, &r, k.day)
		f := d.onMeeting(&dst, rule, k.at)
		part := &d.t.Meetings[k.at].TakingPart
		f.Missing.AddIf(part.SchoolHours == procedure.NotRecorded, field.SchoolHours)
		f.Missing.AddIf(part.Advocate == procedure.NotRecorded, field.Advocate)
		k.judge(f)
		if f.Outcome == procedure.Met && part.SchoolHours == procedure.Yes {
			f.Remark = procedure.InSchoolHours
		}
	}
	if none {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	return d.cited(dst, &r)
}

// childAttends reports whether a child is to attend a meeting.
func (d *Desk) childAttends(k *take) bool {
	known := k.day
	if d.b.On.Before(known) {
		known = d.b.On
	}
	for i := range d.g.Children {
		c := &d.g.Children[i]
		if of := c.AttendanceOn(known); of != nil && of.Attends == procedure.Yes && c.IsOnPlan(k.day) && d.t.Meetings[k.at].Covers(c.ID) {
			return true
		}
	}
	return false
}
