package minutes

import (
	"slices"
	"sort"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
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

// given is what the rules are given, and what several of them need of it.
type given struct {
	b    *procedure.Basis
	g    *coregroup.CoreGroup
	t    *schedule.Timetable
	list []Minutes
	p    *plan.ChildProtectionPlan
	// all are the meetings held, in order, members the people by id, and meetings the positions of
	// the meetings by theirs.
	all      []record
	members  people
	meetings index
	// parents says whether the group has any parent or carer.
	parents bool
}

// desk is room for what is in order and by id, so that laying it out does not allocate.
type desk struct {
	held            records
	names, meetings few
}

// open lays out what the rules are given.
func open(d *desk, b *procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan) given {
	c := given{b: b, g: g, t: t, list: list, p: p, all: inOrder(&d.held, t, list, b.On), members: peopleOf(&d.names, g)}
	c.meetings = indexOf(&d.meetings, t.Meetings, func(m *schedule.Meeting) procedure.MeetingID { return m.ID })
	for i := range c.all {
		r := &c.all[i]
		r.run, r.otherwise = g.RulesRun(r.held)
		first := since(c.all[:i], g.EarlierPlansEnded(r.held))
		if r.nth = i - first + 1; r.nth > 1 {
			r.before = c.all[i-1].held
		}
	}
	for i := range g.Members {
		c.parents = c.parents || g.Members[i].IsParentOrCarer()
	}
	return c
}

// sheet is what several rules need of the minutes of one meeting.
type sheet struct {
	roll        roll
	said, views index
	// actions are the positions of the meetings whose minutes hold each action.
	actions index
}

// eachMeeting are the rules on what the minutes of each meeting hold.
func eachMeeting() [24]procedure.RuleID {
	return [...]procedure.RuleID{
		procedure.RuleParentsAttend, procedure.RuleKeyProfessionals, procedure.RuleLaterMeetingsAgreed, procedure.RuleActionDrift,
		procedure.RuleWishesAndFeelings, procedure.RuleContactShared, procedure.RuleContributionClear, procedure.RuleWrittenNote,
		procedure.RuleParentEncouraged, procedure.RuleChildViewAscertained, procedure.RuleWayOfViews, procedure.RuleChairKeepsMinutes,
		procedure.RuleAttendanceRecorded, procedure.RulePreviousNotesReviewed, procedure.RuleMattersRecorded, procedure.RuleActionsRecorded,
		procedure.RuleActionsAssigned, procedure.RuleOutcomeProgress, procedure.RuleNoProgressAnswered, procedure.RuleWorriesShared,
		procedure.RuleWorksWell, procedure.RuleStrengthsAndWorries, procedure.RulePlanBrought, procedure.RuleSocialWorkerKeepsRecord,
	}
}

// onlyFirst reports whether a rule is on the first meeting of a plan alone.
func onlyFirst(rule procedure.RuleID) bool {
	return rule == procedure.RuleKeyProfessionals || rule == procedure.RuleLaterMeetingsAgreed
}

// each appends what some rules find in the minutes of each core group meeting. What they are
// not asked is the same for every rule: a meeting to come is pending, one held whose minutes
// are not in the case undetermined, and one on a day on which no plan ran not applicable.
// Where there is nothing to judge the rule is not applicable, on the case.
func (c *given) each(dst []procedure.Finding, rules ...procedure.RuleID) []procedure.Finding {
	var found [32]bool
	var rows, said, seen few
	var done manyActions
	var s sheet
	if slices.Contains(rules, procedure.RuleParentsAttend) {
		n := len(dst)
		dst = c.belonging(dst)
		found[slices.Index(rules, procedure.RuleParentsAttend)] = len(dst) > n
	}
	if slices.Contains(rules, procedure.RuleActionDrift) {
		s.actions = c.actions(&done)
	}
	for i := range c.all {
		r := &c.all[i]
		if r.run && r.minutes != nil {
			s.roll = r.minutes.roll(&rows, c.b.On)
			s.said = indexOf(&said, r.minutes.Contributions, func(c *Contribution) procedure.MemberID { return c.Member })
			s.views = indexOf(&seen, r.minutes.Views, func(v *View) procedure.ChildID { return v.Child })
		}
		for at, rule := range rules {
			if c.passes(rule) || onlyFirst(rule) && r.nth > 1 {
				continue
			}
			n := len(dst)
			if r.run && r.minutes != nil {
				dst = c.judge(dst, rule, r, &s)
			} else {
				f := r.onMeeting(rule) // undetermined
				if !r.run {
					f.Outcome = r.otherwise
				}
				dst = c.b.Append(dst, r.held, f)
			}
			found[at] = found[at] || len(dst) > n
		}
	}
	run, otherwise := c.g.RulesRun(c.b.On)
	begun := run && since(c.all, c.g.EarlierPlansEnded(c.b.On)) < len(c.all)
	for at, rule := range rules {
		n := len(dst)
		if run && !c.passes(rule) && (!onlyFirst(rule) || !begun) {
			dst = c.ahead(dst, rule, onlyFirst(rule))
		}
		if !found[at] && len(dst) == n {
			f := procedure.OnCase(rule, otherwise)
			if run {
				f.Outcome = procedure.NotApplicable
			}
			dst = c.b.Append(dst, c.b.On, f)
		}
	}
	return dst
}

// passes reports whether a rule is not asked of any meeting: that on parents, where none is
// recorded.
func (c *given) passes(rule procedure.RuleID) bool {
	return rule == procedure.RuleParentsAttend && !c.parents
}

// judge appends what one rule finds in the minutes of a meeting.
func (c *given) judge(dst []procedure.Finding, rule procedure.RuleID, r *record, s *sheet) []procedure.Finding {
	switch rule {
	case procedure.RuleParentsAttend:
		return c.parentsAttend(dst, r, s)
	case procedure.RuleKeyProfessionals:
		return c.keyProfessionals(dst, r, s)
	case procedure.RuleActionDrift:
		return c.actionDrift(dst, r, s)
	case procedure.RuleWishesAndFeelings:
		return c.wishesAndFeelings(dst, r, s)
	case procedure.RuleContactShared:
		return c.contactShared(dst, r, s)
	case procedure.RuleContributionClear:
		return c.contributionClear(dst, r)
	case procedure.RuleWrittenNote:
		return c.writtenNote(dst, r, s)
	case procedure.RuleParentEncouraged:
		return c.parentEncouraged(dst, r, s)
	case procedure.RuleChildViewAscertained:
		return c.childViewAscertained(dst, r, s)
	case procedure.RuleWayOfViews:
		return c.wayOfViews(dst, r)
	case procedure.RuleAttendanceRecorded:
		return c.attendanceRecorded(dst, r, s)
	case procedure.RuleMattersRecorded:
		return c.mattersRecorded(dst, r)
	case procedure.RuleActionsRecorded:
		return c.actionsRecorded(dst, r)
	case procedure.RuleActionsAssigned:
		return c.actionsAssigned(dst, r)
	case procedure.RuleOutcomeProgress:
		return c.outcomeProgress(dst, r)
	case procedure.RuleNoProgressAnswered:
		return c.noProgressAnswered(dst, r)
	default:
		f := r.onMeeting(rule)
		c.whole(r, s, &f)
		if f.Outcome == procedure.Undetermined {
			f.Outcome = f.Missing.Outcome()
		}
		return c.b.Append(dst, r.held, f)
	}
}

// whole finds what one rule on the minutes of a meeting as a whole says is missing in them. It
// sets the outcome only where that is something else.
func (c *given) whole(r *record, s *sheet, f *procedure.Finding) {
	switch f.Rule {
	case procedure.RuleLaterMeetingsAgreed:
		laterMeetingsAgreed(r, f)
	case procedure.RuleChairKeepsMinutes:
		chairKeepsMinutes(r, f)
	case procedure.RulePreviousNotesReviewed:
		previousNotesReviewed(r, f)
	case procedure.RuleWorriesShared:
		worriesShared(r, f)
	case procedure.RuleWorksWell:
		worksWell(r, f)
	case procedure.RuleStrengthsAndWorries:
		strengthsAndWorries(r, f)
	case procedure.RulePlanBrought:
		c.planBrought(r, s, f)
	default:
		c.recordKept(r, f)
	}
}

// wrong says in a finding that a field is recorded, and is wrong rather than missing.
func wrong(f *procedure.Finding, field procedure.Field) {
	f.Outcome, f.At = procedure.NotMet, f.At.Field(field)
}

// ahead appends that the meetings arranged are to come, or only the next one.
func (c *given) ahead(dst []procedure.Finding, rule procedure.RuleID, next bool) []procedure.Finding {
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

func (c *given) pending(dst []procedure.Finding, rule procedure.RuleID, at int) []procedure.Finding {
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
func (p *people) member(id procedure.MemberID) *coregroup.Member {
	if at := p.index.first(string(id)); at >= 0 {
		return &p.g.Members[at]
	}
	return nil
}

// place returns where someone's record as a member is.
func (p *people) place(id procedure.MemberID) procedure.Place {
	return procedure.Place{}.Item(procedure.FieldMembers, p.index.first(string(id)))
}
