package schedule

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// take is a core group meeting as the rules on taking part look at it.
type take struct {
	at int
	m  *Meeting
	// day is that of its first sitting if it was held, else the one arranged.
	day  calendar.Date
	held bool
}

// takes calls do for each core group meeting that was held by a day, or is arranged for it or
// later.
func (t *Timetable) takes(known calendar.Date, do func(k take)) {
	for i := range t.Meetings {
		m := &t.Meetings[i]
		if m.Kind != CoreGroup {
			continue
		}
		if day := m.HeldOn(known); !day.IsZero() {
			do(take{i, m, day, true})
		} else if day := m.ArrangedFor(known); !day.IsZero() {
			do(take{i, m, day, false})
		}
	}
}

// onMeeting returns a finding about a meeting.
func (k take) onMeeting(rule procedure.RuleID) procedure.Finding {
	return procedure.Finding{
		Rule: rule, Subject: procedure.SubjectOf(procedure.MeetingSubject, k.m.ID), Responsible: procedure.SocialWorker,
		At: procedure.Place{}.Item(procedure.FieldMeetings, k.at),
	}
}

// onMember returns a finding about someone at a meeting.
func (k take) onMember(rule procedure.RuleID, id procedure.MemberID) procedure.Finding {
	f := k.onMeeting(rule)
	f.Subject = procedure.SubjectIn(procedure.MemberSubject, id, k.m.ID)
	return f
}

// judged returns Met where nothing is missing, Pending until the meeting is held, and then
// NotMet.
func (k take) judged(f procedure.Finding) procedure.Finding {
	f.Outcome = f.Missing.Outcome()
	if f.Outcome == procedure.NotMet && !k.held {
		f.Outcome, f.Missing = procedure.Pending, procedure.Fields{}
	}
	return f
}

// inTime reports whether something was done by a day and not after the meeting.
func (k take) inTime(on, known calendar.Date) bool { return !on.After(known) && !on.After(k.day) }

// attends reports whether someone may be at the meeting: a member on its day who is not left
// out of it.
func (k take) attends(g *coregroup.CoreGroup, m *coregroup.Member, on calendar.Date) bool {
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
	const rule = procedure.RuleTakingPartArranged
	none := true
	t.takes(b.On, func(k take) {
		none = false
		engaged := procedure.No
		for i := range g.Members {
			m := &g.Members[i]
			if !m.IsParentOrCarer() || !k.attends(g, m, b.On) || engaged == procedure.Yes {
				continue
			}
			if m.Engaged != procedure.No {
				engaged = m.Engaged
			}
		}
		f := k.onMeeting(rule)
		switch engaged {
		case procedure.Yes:
			for _, need := range [...]struct {
				answer procedure.Answer
				field  procedure.Field
			}{{k.m.TakingPart.Travel, procedure.FieldTravel}, {k.m.TakingPart.ChildCare, procedure.FieldChildCare}, {k.m.TakingPart.Factors, procedure.FieldFactors}} {
				if need.answer == procedure.NotRecorded {
					f.Missing.Add(need.field)
				}
			}
			f = k.judged(f)
		case procedure.No:
			f.Outcome = procedure.NotApplicable
		default:
			f.Outcome = procedure.Undetermined
		}
		dst = b.Append(dst, k.day, f)
	})
	if none {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// AppendDistressing appends what N 3.11b finds for each thing that a parent will find
// distressing: whether it was raised with the chair before the meeting, and whether telling
// the parent beforehand was considered, either way.
func AppendDistressing(dst []procedure.Finding, b procedure.Basis, t *Timetable) []procedure.Finding {
	const rule = procedure.RuleDistressingInformation
	none := true
	t.takes(b.On, func(k take) {
		for i := range k.m.Distressing {
			d := &k.m.Distressing[i]
			none = false
			f := k.onMeeting(rule)
			f.Subject = procedure.SubjectIn(procedure.DistressingSubject, d.ID, k.m.ID)
			f.At = f.At.Item(procedure.FieldDistressing, i)
			if d.RaisedOn.IsZero() || d.RaisedOn.After(b.On) || d.RaisedOn.After(k.day) {
				f.Missing.Add(procedure.FieldRaised)
			}
			if d.Notice == procedure.NotRecorded || d.DecidedOn.After(b.On) || d.DecidedOn.After(k.day) {
				f.Missing.Add(procedure.FieldNoticeConsidered)
			}
			dst = b.Append(dst, k.day, k.judged(f))
		}
	})
	if none {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// AppendInterpreterConsidered appends what N 3.13a finds for each parent or carer whose first
// language is not English, at each core group meeting: whether an interpreter was arranged, or
// decided against. It points out a member who interprets too, and a relative or friend. Where
// the first language is not recorded it is undetermined, once for the parent.
func AppendInterpreterConsidered(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	const rule = procedure.RuleInterpreterConsidered
	return t.perMember(dst, b, g, rule, func(m *coregroup.Member) procedure.Answer {
		if !m.IsParentOrCarer() {
			return procedure.No
		}
		switch m.FirstLanguageEnglish {
		case procedure.Yes:
			return procedure.No
		case procedure.No:
			return procedure.Yes
		default:
			return procedure.NotRecorded
		}
	}, func(k take, m *coregroup.Member, f procedure.Finding) procedure.Finding {
		f.Missing.Add(procedure.FieldInterpreter)
		for _, i := range k.m.Interpreters {
			if i.For != m.ID || !k.inTime(i.On, b.On) || i.By == "" && i.Decided == procedure.NotRecorded {
				continue
			}
			f.Missing.Remove(procedure.FieldInterpreter)
			by := g.Member(i.By)
			switch {
			case i.Kind == RelativeOrFriend, by != nil && by.IsFamily():
				f.Remark = procedure.InterpreterIsRelative
			case by != nil && by.IsMember(k.day) && f.Remark == procedure.NoRemark:
				f.Remark = procedure.InterpreterIsMember
			}
		}
		return f
	})
}

// AppendCommunicationSupport appends what N 3.13c finds for each family member with a
// communication need, at each core group meeting: whether an interpreter or translator was
// offered.
func AppendCommunicationSupport(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	return t.perMember(dst, b, g, procedure.RuleCommunicationSupport, func(m *coregroup.Member) procedure.Answer {
		if !m.IsFamily() {
			return procedure.No
		}
		return m.CommunicationNeed
	}, func(k take, m *coregroup.Member, f procedure.Finding) procedure.Finding {
		offered := false
		for _, s := range k.m.Support {
			offered = offered || s.For == m.ID && k.inTime(s.On, b.On) && s.Offered == procedure.Yes && (s.Kind == InterpreterSupport || s.Kind == TranslatorSupport)
		}
		for _, i := range k.m.Interpreters {
			offered = offered || i.For == m.ID && i.By != "" && k.inTime(i.On, b.On)
		}
		if !offered {
			f.Missing.Add(procedure.FieldSupport)
		}
		return f
	})
}

// AppendSupporterConsidered appends what N 3.13d finds for each parent or carer who needs an
// advocate or supporter to take part, or asked for one, at each core group meeting: whether
// one was considered, either way. Where neither is recorded there is nothing to judge.
func AppendSupporterConsidered(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	return t.perMember(dst, b, g, procedure.RuleSupporterConsidered, func(m *coregroup.Member) procedure.Answer {
		if m.IsParentOrCarer() && (m.SupporterNeeded == procedure.Yes || m.SupporterAskedFor == procedure.Yes) {
			return procedure.Yes
		}
		return procedure.No
	}, func(k take, m *coregroup.Member, f procedure.Finding) procedure.Finding {
		considered := false
		for _, s := range k.m.Support {
			considered = considered || s.For == m.ID && k.inTime(s.On, b.On) && s.Offered != procedure.NotRecorded && (s.Kind == AdvocateSupport || s.Kind == SupporterSupport)
		}
		if !considered {
			f.Missing.Add(procedure.FieldAdvocate)
		}
		return f
	})
}

// perMember appends a finding for each member with a need at each core group meeting that
// they may attend, and one for each member of whom it is not recorded whether they have it.
func (t *Timetable) perMember(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, rule procedure.RuleID,
	need func(m *coregroup.Member) procedure.Answer, judge func(k take, m *coregroup.Member, f procedure.Finding) procedure.Finding,
) []procedure.Finding {
	start := len(dst)
	for i := range g.Members {
		m := &g.Members[i]
		has := need(m)
		unknown := false
		if has != procedure.No {
			t.takes(b.On, func(k take) {
				switch {
				case !k.attends(g, m, b.On):
				case has == procedure.Yes:
					dst = b.Append(dst, k.day, k.judged(judge(k, m, k.onMember(rule, m.ID))))
				default:
					unknown = true
				}
			})
		}
		if unknown {
			dst = b.Append(dst, b.On, procedure.Finding{
				Rule: rule, Subject: procedure.SubjectOf(procedure.MemberSubject, m.ID), Outcome: procedure.Undetermined, Responsible: procedure.SocialWorker,
			})
		}
	}
	if len(dst) == start {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// AppendNoChildInterprets appends what N 3.13b and L 5 find for each interpreter arranged for
// a meeting, of whatever kind, held or not: whether a child of the family is to interpret, of
// whatever age. It runs whether the plan does or not.
func AppendNoChildInterprets(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	const rule = procedure.RuleNoChildInterprets
	none := true
	for at := range t.Meetings {
		m := &t.Meetings[at]
		for n, i := range m.Interpreters {
			if i.By == "" || i.On.After(b.On) || interpretsBefore(m.Interpreters[:n], i.By, b.On) {
				continue
			}
			none = false
			f := take{at: at, m: m}.onMeeting(rule)
			f.Subject = procedure.SubjectIn(procedure.InterpreterSubject, i.By, m.ID)
			f.Outcome = procedure.Met
			if isChildOfFamily(g, i.By) {
				f.Outcome = procedure.NotMet
				f.Missing.Add(procedure.FieldInterpreter)
			}
			dst = b.Append(dst, b.On, f) // a safety rule, and so of every edition
		}
	}
	if none {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// interpretsBefore reports whether someone is in a list of those who interpret, by a day.
func interpretsBefore(list []Interpreting, by procedure.MemberID, known calendar.Date) bool {
	for _, i := range list {
		if i.By == by && !i.On.After(known) {
			return true
		}
	}
	return false
}

// AppendChildAttendanceEased appends what N 3.15a finds for each core group meeting that a
// child is to attend: whether it is recorded if it is in school hours, and that an advocate
// was considered. A meeting in school hours is a remark.
func AppendChildAttendanceEased(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	const rule = procedure.RuleChildAttendanceEased
	none := true
	t.takes(b.On, func(k take) {
		attends := false
		for i := range g.Children {
			c := &g.Children[i]
			known := k.day
			if b.On.Before(known) {
				known = b.On
			}
			d := c.AttendanceOn(known)
			attends = attends || k.m.Covers(c.ID) && c.IsOnPlan(k.day) && d != nil && d.Attends == procedure.Yes
		}
		if !attends {
			return
		}
		none = false
		f := k.onMeeting(rule)
		if k.m.TakingPart.SchoolHours == procedure.NotRecorded {
			f.Missing.Add(procedure.FieldSchoolHours)
		}
		if k.m.TakingPart.Advocate == procedure.NotRecorded {
			f.Missing.Add(procedure.FieldAdvocate)
		}
		f = k.judged(f)
		if f.Outcome == procedure.Met && k.m.TakingPart.SchoolHours == procedure.Yes {
			f.Remark = procedure.InSchoolHours
		}
		dst = b.Append(dst, k.day, f)
	})
	if none {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}
