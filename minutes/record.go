package minutes

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
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
	// minutes are nil where none were written by the day of the review.
	minutes *Minutes
	// place is where the record of the meeting is: its minutes, or without any the meeting.
	place procedure.Place
	// attendees is where those of the meeting start in those of the review.
	attendees int
	// numberInPlan is its number among the meetings since the plans before had ended.
	numberInPlan int
	// run says whether a plan ran on its day, and otherwise what the rules come to if not.
	run       bool
	otherwise procedure.Outcome
	// reached says whether the minutes went to everyone who is owed them, once that was looked at.
	reached procedure.Answer
}

// appendRecords appends the core group meetings held by a day, in the order of their numbers, with the
// minutes written by then. Held are their positions, and listed those of the minutes by meeting.
func appendRecords(all []record, g *coregroup.CoreGroup, t *schedule.Timetable, held []int, list []Minutes, listed []int32, known calendar.Date) []record {
	for i, at := range held {
		m := &t.Meetings[at]
		r := record{number: i + 1, m: m, at: at, held: m.HeldOn(known), ended: m.EndedOn(known), place: procedure.Place{}.Item(field.Meetings, at)}
		if in := minutesOf(list, listed, m.ID); in >= 0 && !list[in].Written.After(known) {
			r.minutes, r.place = &list[in], procedure.Place{}.Item(field.Minutes, in)
		}
		r.run, r.otherwise = g.RulesRun(r.held)
		first := since(all, g.EarlierPlansEnded(r.held))
		if r.numberInPlan = i - first + 1; r.numberInPlan > 1 {
			r.before = all[i-1].held
		}
		all = append(all, r)
	}
	return all
}

// minutesOf returns the position of the minutes of a meeting, of several the first, -1 if there are none.
func minutesOf(list []Minutes, listed []int32, id procedure.MeetingID) int {
	i := sort.Search(len(listed), func(i int) bool { return list[listed[i]].Meeting >= id })
	if i == len(listed) || list[listed[i]].Meeting != id {
		return -1
	}
	return int(listed[i])
}

// since returns the position of the first of some meetings that was held after a day.
func since(held []record, ended calendar.Date) int {
	return sort.Search(len(held), func(i int) bool { return held[i].held.After(ended) })
}

func (r *record) onMeeting(dst *[]procedure.Finding, rule *rule) *procedure.Finding {
	return r.note(findings.Note(dst, rule.ID, procedure.MeetingSubject, r.m.ID, ""))
}

func (r *record) onMember(dst *[]procedure.Finding, rule *rule, id procedure.MemberID) *procedure.Finding {
	return r.note(findings.Note(dst, rule.ID, procedure.MemberSubject, id, r.m.ID))
}

func (r *record) note(f *procedure.Finding) *procedure.Finding {
	f.Responsible, f.Since, f.At = procedure.SocialWorker, r.held, r.place
	return f
}

// chair returns who chaired the meeting: by its own record, else by its minutes.
func (r *record) chair() procedure.MemberID { return chairOf(r.m, r.minutes) }

func chairOf(m *schedule.Meeting, n *Minutes) procedure.MemberID {
	if m.Chair == "" && n != nil {
		return n.Chair
	}
	return m.Chair
}

// expects reports whether a parent or carer is to be at the meeting: they belong, are not excluded,
// and it is about a child to whom they are linked, or to whom they are is not recorded.
func (r *record) expects(m *coregroup.Member, s *attendee) bool {
	return s.attends && overlap(m.LinkedTo, r.m.Children)
}

func wrong(f *procedure.Finding, wanted procedure.Field) {
	f.Outcome, f.At = procedure.NotMet, f.At.Field(wanted)
}

// people is the members by id, so that looking each one up does not walk the group.
type people struct {
	g *coregroup.CoreGroup
	// byID are their positions in the order of their ids.
	byID []int32
	// next is the position of whoever is expected to be asked for next: people are mostly listed
	// in one order. It is -1 where two have one id, of whom the first counts.
	next int
}

func peopleOf(g *coregroup.CoreGroup, byID []int32) people {
	p := people{g: g, byID: findings.AppendByID(byID[:0], len(g.Members), func(i int) procedure.MemberID { return g.Members[i].ID })}
	for i := 1; i < len(p.byID); i++ {
		if g.Members[p.byID[i]].ID == g.Members[p.byID[i-1]].ID {
			p.next = -1
		}
	}
	return p
}

// at returns someone's position, that of the first where several have one id, and -1 if there is none.
func (p *people) at(id procedure.MemberID) int {
	if p.next >= 0 {
		if p.next >= len(p.g.Members) {
			p.next = 0
		}
		for at := p.next; at < min(p.next+3, len(p.g.Members)); at++ { // one or two may be left out
			if p.g.Members[at].ID == id {
				p.next = at + 1
				return at
			}
		}
	}
	from, to := 0, len(p.byID)
	for from < to {
		if half := (from + to) / 2; p.g.Members[p.byID[half]].ID < id {
			from = half + 1
		} else {
			to = half
		}
	}
	if from == len(p.byID) || p.g.Members[p.byID[from]].ID != id {
		return -1
	}
	at := int(p.byID[from])
	if p.next >= 0 {
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
	return procedure.Place{}.Item(field.Members, p.at(id))
}

// entry is an item of a list by its id.
type entry struct {
	id string
	at int32
}

// index finds the items of a list by id, so that looking each one up does not walk the list every time.
type index []entry

// indexOf returns the index of so many items by the id of each, in the memory of another unless that is too little.
func indexOf[ID ~string](to index, items int, id func(at int) ID) index {
	x := to[:0]
	for i := range items {
		x = append(x, entry{string(id(i)), int32(i)})
	}
	return x.sorted()
}

// sorted puts the entries in the order of their ids, those of one id as they were.
func (x index) sorted() index {
	slices.SortFunc(x, func(a, b entry) int { return cmp.Or(strings.Compare(a.id, b.id), cmp.Compare(a.at, b.at)) })
	return x
}

// repeats reports whether several entries have one id.
func (x index) repeats() bool {
	for i := 1; i < len(x); i++ {
		if x[i].id == x[i-1].id {
			return true
		}
	}
	return false
}

// all returns the entries of an id, in the order of the list.
func (x index) all(id string) []entry {
	from, to := 0, len(x)
	for from < to {
		if half := (from + to) / 2; x[half].id < id {
			from = half + 1
		} else {
			to = half
		}
	}
	for to < len(x) && x[to].id == id {
		to++
	}
	return x[from:to]
}

// first returns the position of the first item with an id, -1 if there is none.
func (x index) first(id string) int {
	if all := x.all(id); len(all) > 0 {
		return int(all[0].at)
	}
	return -1
}
