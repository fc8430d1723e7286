package minutes

import (
	"sort"

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
	// the meeting before it under the same plan.
	held, ended, before calendar.Date
	// minutes are nil where none were written by the day of the review, and in is their
	// position.
	minutes *Minutes
	in      int
	// nth is its number among the meetings since the plans before had ended.
	nth int
	// run says whether a plan ran on its day, and otherwise what the rules come to if not.
	run       bool
	otherwise procedure.Outcome
	// reached says whether the minutes went to everyone who is owed them, once that was looked at.
	reached procedure.Answer
}

// inOrder returns the core group meetings held by a day, in the order of their numbers, with
// the minutes written by then.
func inOrder(d Desk, t *schedule.Timetable, list []Minutes, known calendar.Date) []record {
	byMeeting := indexOf(d.absent, list, func(m *Minutes) procedure.MeetingID { return m.Meeting })
	held := d.held[:0]
	for i, at := range t.AppendCoreGroups(d.positions[:0], known) {
		m := &t.Meetings[at]
		r := record{number: i + 1, m: m, at: at, held: m.HeldOn(known), ended: m.EndedOn(known)}
		if in := byMeeting.first(string(m.ID)); in >= 0 && !list[in].Written.After(known) {
			r.minutes, r.in = &list[in], in
		}
		held = append(held, r)
	}
	return held
}

// since returns the position of the first of some meetings that was held after a day.
func since(held []record, ended calendar.Date) int {
	return sort.Search(len(held), func(i int) bool { return held[i].held.After(ended) })
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

// expects reports whether a parent or carer is to be at the meeting: they belong, are not left
// out, and it is about a child to whom they are linked, or to whom they are is not recorded.
func (r *record) expects(g *coregroup.CoreGroup, m *coregroup.Member) bool {
	return r.attends(g, m) && overlap(m.LinkedTo, r.m.Children)
}

// wrong says in a finding that a field is recorded, and is wrong rather than missing.
func wrong(f *procedure.Finding, field procedure.Field) {
	f.Outcome, f.At = procedure.NotMet, f.At.Field(field)
}

// people is the members by id, so that looking each one up does not walk the group.
type people struct {
	g     *coregroup.CoreGroup
	index index
	// next is the position of whoever is expected to be asked for next: people are mostly listed
	// in one order. It is -1 where two have one id, of whom the first counts.
	next int
}

func peopleOf(to room, g *coregroup.CoreGroup) people {
	p := people{g: g, index: indexOf(to, g.Members, func(m *coregroup.Member) procedure.MemberID { return m.ID })}
	for i := range p.index {
		if i > 0 && p.index[i].id == p.index[i-1].id {
			p.next = -1
		}
	}
	return p
}

// at returns someone's position, -1 if there is none.
func (p *people) at(id procedure.MemberID) int {
	if p.next < 0 {
		return p.index.first(string(id))
	}
	if p.next >= len(p.g.Members) {
		p.next = 0
	}
	at := p.next
	if at >= len(p.g.Members) || p.g.Members[at].ID != id {
		at = p.index.first(string(id))
	}
	if at >= 0 {
		p.next = at + 1
	}
	return at
}

// member returns a person by id, nil if there is none.
func (p *people) member(id procedure.MemberID) *coregroup.Member {
	if at := p.at(id); at >= 0 {
		return &p.g.Members[at]
	}
	return nil
}

// place returns where someone's record as a member is.
func (p *people) place(id procedure.MemberID) procedure.Place {
	return procedure.Place{}.Item(procedure.FieldMembers, p.at(id))
}
