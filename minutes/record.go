package minutes

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// record is a core group meeting that was held, with its minutes.
type record struct {
	number int
	m      *schedule.Meeting
	at     int // the meeting's position
	// held and ended are the days of its first and last sitting, and before is the day of
	// the meeting before it.
	held, ended, before calendar.Date
	// minutes are nil where none were written by the day of the review, and in is their
	// position.
	minutes *Minutes
	in      int
}

// records is room for the meetings of a case of years, so that finding their order does not
// allocate.
type records [48]record

// inOrder returns the core group meetings held by a day, in the order of their numbers, with
// the minutes written by then.
func inOrder(room *records, t *schedule.Timetable, list []Minutes, known calendar.Date) []record {
	var positions [48]int
	var names few
	byMeeting := indexOf(&names, list, func(m *Minutes) procedure.MeetingID { return m.Meeting })
	held := room[:0]
	for i, at := range t.AppendCoreGroups(positions[:0], known) {
		m := &t.Meetings[at]
		r := record{number: i + 1, m: m, at: at, held: m.HeldOn(known), ended: m.EndedOn(known)}
		if i > 0 {
			r.before = held[i-1].held
		}
		if in := byMeeting.first(string(m.ID)); in >= 0 && !list[in].Written.After(known) {
			r.minutes, r.in = &list[in], in
		}
		held = append(held, r)
	}
	return held
}

// place returns where the record of the meeting is: its minutes, or without any the meeting.
func (r *record) place() procedure.Place {
	if r.minutes == nil {
		return procedure.Place{}.Item(procedure.FieldMeetings, r.at)
	}
	return procedure.Place{}.Item(procedure.FieldMinutes, r.in)
}

// onMeeting returns a finding about the meeting.
func (r *record) onMeeting(rule procedure.RuleID) procedure.Finding {
	return r.on(rule, procedure.SubjectOf(procedure.MeetingSubject, r.m.ID))
}

// onMember returns a finding about someone at the meeting.
func (r *record) onMember(rule procedure.RuleID, id procedure.MemberID) procedure.Finding {
	return r.on(rule, procedure.SubjectIn(procedure.MemberSubject, id, r.m.ID))
}

// on returns a finding about something in the minutes.
func (r *record) on(rule procedure.RuleID, subject procedure.Subject) procedure.Finding {
	return procedure.Finding{Rule: rule, Subject: subject, Responsible: procedure.SocialWorker, Since: r.held, At: r.place()}
}

// chair returns who chaired the meeting: by its own record, else by its minutes.
func (r *record) chair() procedure.MemberID {
	return chairOf(r.m, r.minutes)
}

func chairOf(m *schedule.Meeting, n *Minutes) procedure.MemberID {
	if m.Chair == "" && n != nil {
		return n.Chair
	}
	return m.Chair
}

// attends reports whether someone belongs to the group on the day of the meeting and is not
// left out of it, as known on that day.
func (r *record) attends(g *coregroup.CoreGroup, m *coregroup.Member) bool {
	return m.IsMember(r.held) && g.Excluded(m.ID, r.held, r.held) != coregroup.Excluded
}

// given is what a rule is given.
type given struct {
	b    procedure.Basis
	g    *coregroup.CoreGroup
	t    *schedule.Timetable
	list []Minutes
}

// each appends what judge finds in the minutes of each core group meeting. What it is not
// asked is the same for every rule: a meeting to come is pending, one held whose minutes are
// not in the case undetermined, and one on a day on which no plan ran not applicable. Where
// there is nothing to judge the rule is not applicable, on the case.
func (c given) each(dst []procedure.Finding, rule procedure.RuleID, judge func(dst []procedure.Finding, r record) []procedure.Finding) []procedure.Finding {
	return c.meetings(dst, rule, false, judge)
}

// first is each for the first meeting alone.
func (c given) first(dst []procedure.Finding, rule procedure.RuleID, judge func(dst []procedure.Finding, r record) []procedure.Finding) []procedure.Finding {
	return c.meetings(dst, rule, true, judge)
}

func (c given) meetings(dst []procedure.Finding, rule procedure.RuleID, first bool,
	judge func(dst []procedure.Finding, r record) []procedure.Finding,
) []procedure.Finding {
	start := len(dst)
	var room records
	held := inOrder(&room, c.t, c.list, c.b.On)
	if first && len(held) > 0 {
		held = held[:1]
	}
	for i := range held {
		r := &held[i]
		f := r.onMeeting(rule)
		run, otherwise := c.g.RulesRun(r.held)
		switch {
		case !run:
			f.Outcome = otherwise
			dst = c.b.Append(dst, r.held, f)
		case r.minutes == nil:
			dst = c.b.Append(dst, r.held, f) // undetermined
		default:
			dst = judge(dst, *r)
		}
	}
	run, otherwise := c.g.RulesRun(c.b.On)
	if run && (!first || len(held) == 0) {
		dst = c.ahead(dst, rule, first)
	}
	if len(dst) == start {
		f := procedure.OnCase(rule, otherwise)
		if run {
			f.Outcome = procedure.NotApplicable
		}
		dst = c.b.Append(dst, c.b.On, f)
	}
	return dst
}

// ahead appends that the meetings arranged are to come, or only the next one.
func (c given) ahead(dst []procedure.Finding, rule procedure.RuleID, next bool) []procedure.Finding {
	at := -1
	for i := range c.t.Meetings {
		m := &c.t.Meetings[i]
		day := m.ArrangedFor(c.b.On)
		if m.Kind != schedule.CoreGroup || day.IsZero() {
			continue
		}
		if !next {
			dst = c.pending(dst, rule, i)
			continue
		}
		if at < 0 || day.Before(c.t.Meetings[at].ArrangedFor(c.b.On)) || day == c.t.Meetings[at].ArrangedFor(c.b.On) && m.ID < c.t.Meetings[at].ID {
			at = i
		}
	}
	if at >= 0 {
		dst = c.pending(dst, rule, at)
	}
	return dst
}

func (c given) pending(dst []procedure.Finding, rule procedure.RuleID, at int) []procedure.Finding {
	r := record{m: &c.t.Meetings[at], at: at}
	f := r.onMeeting(rule)
	f.Outcome = procedure.Pending
	return c.b.Append(dst, c.b.On, f)
}

// people is the members by id, so that looking each one up does not walk the group.
type people struct {
	g     *coregroup.CoreGroup
	index index
}

func peopleOf(room *few, g *coregroup.CoreGroup) people {
	return people{g, indexOf(room, g.Members, func(m *coregroup.Member) procedure.MemberID { return m.ID })}
}

// member returns a person by id, nil if there is none.
func (p people) member(id procedure.MemberID) *coregroup.Member {
	if at := p.index.first(string(id)); at >= 0 {
		return &p.g.Members[at]
	}
	return nil
}

// place returns where someone's record as a member is.
func (p *people) place(id procedure.MemberID) procedure.Place {
	return procedure.Place{}.Item(procedure.FieldMembers, p.index.first(string(id)))
}
