package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

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
	// Desk is where the rest goes.
	Desk
}

// open lays out what the rules are given.
func open(d *desk, b *procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan) given {
	return openOn(d.whole(), b, g, t, list, p)
}

func openOn(d Desk, b *procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan) given {
	c := given{b: b, g: g, t: t, list: list, p: p, all: inOrder(d, t, list, b.On), members: peopleOf(d.names, g), Desk: d}
	c.meetings = indexOf(d.meetings, t.Meetings, func(m *schedule.Meeting) procedure.MeetingID { return m.ID })
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
	var s sheet
	if slices.Contains(rules, procedure.RuleParentsAttend) {
		n := len(dst)
		dst = c.belonging(dst)
		found[slices.Index(rules, procedure.RuleParentsAttend)] = len(dst) > n
	}
	if slices.Contains(rules, procedure.RuleActionDrift) {
		to := c.actions
		if to == nil { // a rule alone
			var many manyActions
			to = many[:]
		}
		s.actions = c.carried(to)
	}
	for i := range c.all {
		r := &c.all[i]
		if r.run && r.minutes != nil {
			s.roll = r.minutes.roll(c.rows, c.b.On)
			s.said = indexOf(c.said, r.minutes.Contributions, func(c *Contribution) procedure.MemberID { return c.Member })
			s.views = indexOf(c.seen, r.minutes.Views, func(v *View) procedure.ChildID { return v.Child })
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
