package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/schedule"
)

// parentsAttend is N 1.1b and B 4a, for each parent or carer. As a member, while the rules of the group run: whether they belong
// to the group, are excluded, or it is recorded why they don't. At each meeting: whether they attended, in whichever sitting.
// Someone who spoke for them does not stand for them, and who is excluded, or linked to other children only, is not absent.
var parentsAttend = rule{Check: (*review).parentsBelongAndAttend, Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleParentsAttend, Title: "Parents attend", Reads: readsMembers,
	Doc:    "Each parent or carer belongs to the group, is excluded, or it is recorded why not; and attends each meeting, in whichever sitting.",
	Remedy: remedy.RecordParents, Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Attendance)},
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Complete: true, Text: "They did not attend."}},
	Adds:    []procedure.Addition{{Missing: field.Attendance, About: "/member", Fields: procedure.FieldsOf(field.How)}},
}}

// parentsBelongAndAttend appends what is found of each parent or carer as a member, and then at each meeting.
func (c *review) parentsBelongAndAttend(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	dst = c.belonging(dst, rule)
	if c.parents {
		dst = c.ahead(c.eachHeld(dst, rule, (*review).parentsAttended), rule)
	}
	return c.orOnCase(dst, start, rule)
}

func (c *review) parentsAttended(dst *[]procedure.Finding, rule *rule, r *record) {
	list := c.attendeesAt(r)
	for _, i := range c.members.byID {
		m, s := &c.g.Members[i], &list[i]
		if !s.belongs || !c.readers[i].Traits.IsParentOrCarer() {
			continue
		}
		f := r.onMember(dst, rule, m.ID)
		if f.Outcome = procedure.NotApplicable; r.expects(m, s) {
			s.attended(f, Present)
		}
	}
}

// belongs finds whether a parent or carer belongs to the group on a day, by position: is a
// member, is excluded, or it is recorded why they are none or left.
func belongs(rule *rule, g *coregroup.CoreGroup, i int, on calendar.Date) procedure.Finding {
	m := &g.Members[i]
	f := procedure.Finding{
		Rule: rule.ID, Subject: procedure.SubjectOf(procedure.MemberSubject, m.ID), Outcome: procedure.Met,
		Responsible: procedure.SocialWorker, At: procedure.Place{}.Item(field.Members, i),
	}
	switch {
	case m.IsMember(on), g.Excluded(m.ID, on, on) == coregroup.Excluded:
	case m.NotMember == procedure.Yes:
		f.Missing.AddIf(m.NotMemberReason.IsBlank(), field.NotMemberReason)
	default:
		last := -1
		for j, p := range m.Periods {
			if !p.Left.IsZero() && p.Left.Before(on) && (last < 0 || p.Left.After(m.Periods[last].Left)) {
				last = j
			}
		}
		if last < 0 { // yet to join
			f.Outcome = procedure.NotApplicable
			return f
		}
		f.Missing.AddIf(m.Periods[last].LeftReason.IsBlank(), field.LeftReason)
		if !f.Missing.IsZero() {
			f.At = f.At.Item(field.Periods, last)
		}
	}
	f.Outcome = f.Missing.Outcome()
	return f
}

// belonging appends whether each parent or carer belongs to the group, while its rules run, or
// that it is undetermined where nobody is recorded as one.
func (c *review) belonging(dst []procedure.Finding, rule *rule) []procedure.Finding {
	if !c.parents {
		return c.b.Append(dst, c.b.On, findings.OnCase(rule.ID, procedure.Undetermined))
	}
	if c.run {
		for _, i := range c.members.byID {
			if c.readers[i].Traits.IsParentOrCarer() {
				dst = c.b.Append(dst, c.b.On, belongs(rule, c.g, int(i), c.b.On))
			}
		}
	}
	return dst
}

// parentEncouraged is N 3.12a, for each parent or carer who was invited to a meeting, was to be there by the test of N 1.1b,
// and did not attend: whether it was decided, either way, that someone encourages them, in the minutes of that meeting or of
// the next. Who was not invited is not applicable, and where no invitation is recorded it is undetermined.
var parentEncouraged = rule{Check: eachMeeting((*review).encouraged), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleParentEncouraged, Title: "Parent encouraged",
	Doc:    "Where a parent who was invited did not attend, it was decided, either way, whether someone encourages them.",
	Reads:  []procedure.Record{procedure.Children, procedure.Members, procedure.Exclusions, procedure.Meetings, procedure.Arrangements, procedure.Minutes},
	Remedy: remedy.EncourageParent,
	Adds:   []procedure.Addition{{Missing: field.Encouragements, About: "/for", Fields: procedure.FieldsOf(field.Decision, field.By, field.On)}},
}}

func (c *review) encouraged(dst *[]procedure.Finding, rule *rule, r *record) {
	list := c.attendeesAt(r)
	for _, i := range c.members.byID {
		m, s := &c.g.Members[i], &list[i]
		if !c.readers[i].Traits.IsParentOrCarer() || s.how == Present || !r.expects(m, s) ||
			c.g.Excluded(m.ID, c.b.On, c.b.On) != coregroup.NotExcluded {
			continue
		}
		f := r.onMember(dst, rule, m.ID)
		switch invited(r.m, m.ID, r.held) {
		case procedure.No:
			f.Outcome = procedure.NotApplicable
		case procedure.Yes:
			decided := r.minutes.encourages(m.ID, c.b.On)
			if r.number < len(c.all) && c.all[r.number].minutes != nil {
				decided = decided || c.all[r.number].minutes.encourages(m.ID, c.b.On)
			}
			f.Missing.AddIf(!decided, field.Encouragements)
			f.Outcome = f.Missing.Outcome()
		default: // undetermined
		}
	}
}

// invited reports whether someone was invited to a meeting by its day: it is not recorded where no invitation is.
func invited(m *schedule.Meeting, id procedure.MemberID, day calendar.Date) procedure.Answer {
	if len(m.Invitations) == 0 {
		return procedure.NotRecorded
	}
	for _, i := range m.Invitations {
		if i.To == id && !i.Sent.After(day) {
			return procedure.Yes
		}
	}
	return procedure.No
}

// encourages reports whether by a day it was decided, either way, if someone encourages a
// parent; where somebody is to, who that is belongs to it.
func (m *Minutes) encourages(id procedure.MemberID, on calendar.Date) bool {
	return slices.ContainsFunc(m.Encouragements, func(e Encouragement) bool {
		return e.For == id && !e.On.After(on) && (e.Decision == procedure.No || e.Decision == procedure.Yes && e.By != procedure.Person{})
	})
}
