package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// given is what the rules are given, and what several of them need of it, laid out once.
type given struct {
	b    *procedure.Basis
	g    *coregroup.CoreGroup
	t    *schedule.Timetable
	list []Minutes
	p    *plan.ChildProtectionPlan
	// all are the meetings held, in the order of their numbers, and byID their positions in that of
	// their ids. Findings are given in that order, and those about people in that of theirs.
	all  []record
	byID []int32
	// positions are those of the same meetings in the timetable.
	positions []int
	// members are the people by id, and readers the same as who may receive something.
	members people
	readers []coregroup.Reader
	// meetings are the positions of all meetings by id, and listed those of the minutes by meeting.
	meetings index
	listed   []int32
	// toCome are the positions of the core group meetings that are arranged, by id, and next that of
	// the earliest, -1 for none.
	toCome []int32
	next   int
	// parents says whether the group has any parent or carer, childMembers whether any member is one of
	// its children, run whether its rules run on the day of the review, otherwise what they come to if
	// not, and begun whether a meeting was held under the plan that does.
	parents, childMembers, run, begun bool
	// again says that some action is in the minutes of several meetings.
	again     bool
	otherwise procedure.Outcome
	// seats are how each member stands to each meeting held, receipts who received which minutes, and
	// actions the positions of the meetings held whose minutes hold each action: see [layOut].
	seats    []seat
	receipts []receipt
	actions  index
	// children are the positions of the children in the order of their ids.
	children []int32
	// ordered says that what one rule found is in order by how it was made.
	ordered bool
	// The rest is room for what one rule needs of one meeting.
	items, absent index
	sent          []sent
	noted         []mark
}

// layOut lays out what the rules are given, and of what takes longer only what one rule needs, or
// for NoRule all of it. It takes and returns a copy so that what a rule alone needs stays off the
// heap.
func layOut(c given, b *procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan, rule procedure.RuleID) given {
	on := b.On
	c.b, c.g, c.t, c.list, c.p = b, g, t, list, p
	c.listed = findings.AppendByID(c.listed[:0], len(list), func(i int) procedure.MeetingID { return list[i].Meeting })
	c.meetings = indexOf(c.meetings, len(t.Meetings), func(i int) procedure.MeetingID { return t.Meetings[i].ID })
	c.members = peopleOf(g, c.members.byID)
	c.readers, c.parents, c.childMembers = slices.Grow(c.readers[:0], len(g.Members))[:len(g.Members)], false, false
	for i := range g.Members {
		r := &c.readers[i]
		r.ID, r.Role, r.Member, r.Traits = g.Members[i].ID, "", &g.Members[i], g.Members[i].Traits()
		c.parents, c.childMembers = c.parents || r.Traits.IsParentOrCarer(), c.childMembers || g.Members[i].Child != ""
	}
	c.children = findings.AppendByID(c.children[:0], len(g.Children), func(i int) procedure.ChildID { return g.Children[i].ID })
	c.positions = t.AppendCoreGroups(c.positions[:0], on)
	c.all = inOrder(c.all[:0], g, t, c.positions, list, c.listed, on)
	c.byID = findings.AppendByID(c.byID[:0], len(c.all), func(i int) procedure.MeetingID { return c.all[i].m.ID })
	c.run, c.otherwise = g.RulesRun(on)
	c.begun = c.run && since(c.all, g.EarlierPlansEnded(on)) < len(c.all)
	c.toCome, c.next = c.toCome[:0], -1
	for _, e := range c.meetings {
		m := &t.Meetings[e.at]
		if day := m.ArrangedFor(on); m.Kind == schedule.CoreGroup && !day.IsZero() {
			c.toCome = append(c.toCome, e.at)
			if c.next < 0 || day.Before(t.Meetings[c.next].ArrangedFor(on)) {
				c.next = int(e.at)
			}
		}
	}
	if rule == procedure.NoRule || isOfEachMeeting(rule) {
		c.seats = c.seated(c.seats[:0])
	}
	if rule == procedure.NoRule || rule == procedure.RuleActionDrift {
		c.actions = carried(c.actions[:0], c.all)
		c.again = c.actions.repeats()
	}
	if rule == procedure.NoRule || isSafety(rule) {
		c.receipts = c.received(c.receipts[:0])
	}
	return c
}

// reader returns somebody who may be of the group, and else is put into a reader of the caller's.
func (c *given) reader(who *procedure.Person, other *coregroup.Reader) *coregroup.Reader {
	if at := c.members.at(who.ID); at >= 0 {
		return &c.readers[at]
	}
	*other = coregroup.Reader{Recipient: coregroup.Recipient{ID: who.ID, Role: who.Role}}
	return other
}

// find appends what a rule of this package finds.
func (c *given) find(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	c.ordered = goesByIDs(rule)
	switch {
	case rule == procedure.RuleExclusionInMinutes:
		return c.exclusionInMinutes(dst)
	case rule == procedure.RuleMinutesCirculated:
		return c.minutesCirculated(dst)
	case rule == procedure.RuleMinutesReviewed:
		return c.minutesReviewed(dst)
	case isSafety(rule):
		return c.receivedBy(dst, rule)
	case isOfEachMeeting(rule):
		return c.each(dst, rule)
	}
	return dst
}

// goesByIDs reports whether a rule goes by the ids of meetings, and in each by those of people, children
// or sendings, or looks whether the list that it goes by is in order.
func goesByIDs(rule procedure.RuleID) bool {
	switch rule {
	case procedure.RuleActionDrift, procedure.RuleNoProgressAnswered, procedure.RuleMinutesReviewed, procedure.RuleExclusionInMinutes:
		return false
	default:
		return true
	}
}

// isSafety reports whether a rule is L 1 to L 4 of minutes.
func isSafety(rule procedure.RuleID) bool {
	switch rule {
	case procedure.RuleExcludedReceived, procedure.RuleNoStanding, procedure.RuleOtherChildrenOnly, procedure.RuleMarkedNotFor:
		return true
	default:
		return false
	}
}

// isOfEachMeeting reports whether a rule is on what the minutes of each meeting hold.
func isOfEachMeeting(rule procedure.RuleID) bool {
	switch rule {
	case procedure.RuleParentsAttend, procedure.RuleKeyProfessionals, procedure.RuleLaterMeetingsAgreed, procedure.RuleActionDrift,
		procedure.RuleWishesAndFeelings, procedure.RuleContactShared, procedure.RuleContributionClear, procedure.RuleWrittenNote,
		procedure.RuleParentEncouraged, procedure.RuleChildViewAscertained, procedure.RuleWayOfViews, procedure.RuleChairKeepsMinutes,
		procedure.RuleAttendanceRecorded, procedure.RulePreviousNotesReviewed, procedure.RuleMattersRecorded, procedure.RuleActionsRecorded,
		procedure.RuleActionsAssigned, procedure.RuleOutcomeProgress, procedure.RuleNoProgressAnswered, procedure.RuleWorriesShared,
		procedure.RuleWorksWell, procedure.RuleStrengthsAndWorries, procedure.RulePlanBrought, procedure.RuleSocialWorkerKeepsRecord:
		return true
	default:
		return false
	}
}

// onlyFirst reports whether a rule is on the first meeting of a plan alone.
func onlyFirst(rule procedure.RuleID) bool {
	return rule == procedure.RuleKeyProfessionals || rule == procedure.RuleLaterMeetingsAgreed
}

// each appends what a rule finds in the minutes of each core group meeting. What it is not asked is
// the same for every rule: a meeting to come is pending, one held whose minutes are not in the case
// undetermined, and one on a day on which no plan ran not applicable. Where there is nothing to judge
// the rule is not applicable, on the case.
func (c *given) each(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	start := len(dst)
	if rule == procedure.RuleParentsAttend {
		dst = c.belonging(dst)
	}
	if rule != procedure.RuleParentsAttend || c.parents {
		dst = c.eachHeld(dst, rule)
		if c.run && (!onlyFirst(rule) || !c.begun) {
			dst = c.ahead(dst, rule)
		}
	}
	if len(dst) == start {
		f := procedure.OnCase(rule, c.otherwise)
		if c.run {
			f.Outcome = procedure.NotApplicable
		}
		dst = c.b.Append(dst, c.b.On, f)
	}
	return dst
}

// eachHeld is each for the meetings that were held.
func (c *given) eachHeld(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	for _, at := range c.byID {
		r := &c.all[at]
		if onlyFirst(rule) && r.nth > 1 || !c.b.Asks(rule, r.held) {
			continue
		}
		n := len(dst)
		switch {
		case !r.run:
			c.ordered = false
			r.onMeeting(&dst, rule).Outcome = r.otherwise
		case r.minutes == nil:
			c.ordered = false
			r.onMeeting(&dst, rule) // undetermined
		default:
			c.judge(&dst, rule, r)
		}
		dst = c.b.AttachClauses(dst, n, r.held)
	}
	if rule == procedure.RuleAttendanceRecorded { // of the meetings themselves, after all people
		for _, at := range c.byID {
			if r := &c.all[at]; r.run && r.minutes != nil {
				n := len(dst)
				c.attendanceListed(r, r.onMeeting(&dst, rule))
				dst = c.b.AttachClauses(dst, n, r.held)
			}
		}
	}
	return dst
}

// judge appends what one rule finds in the minutes of a meeting.
func (c *given) judge(dst *[]procedure.Finding, rule procedure.RuleID, r *record) {
	switch rule {
	case procedure.RuleParentsAttend:
		c.parentsAttend(dst, r)
	case procedure.RuleKeyProfessionals:
		c.keyProfessionals(dst, r)
	case procedure.RuleWishesAndFeelings:
		c.wishesAndFeelings(dst, r)
	case procedure.RuleContactShared:
		c.contactShared(dst, r)
	case procedure.RuleContributionClear:
		c.contributionClear(dst, r)
	case procedure.RuleWrittenNote:
		c.writtenNote(dst, r)
	case procedure.RuleParentEncouraged:
		c.parentEncouraged(dst, r)
	case procedure.RuleChildViewAscertained:
		c.childViewAscertained(dst, r)
	case procedure.RuleWayOfViews:
		c.wayOfViews(dst, r)
	case procedure.RuleAttendanceRecorded:
		c.attendanceRecorded(dst, r)
	case procedure.RuleMattersRecorded:
		c.mattersRecorded(dst, r)
	case procedure.RuleActionsRecorded:
		c.actionsRecorded(dst, r)
	case procedure.RuleActionsAssigned:
		c.actionsAssigned(dst, r)
	case procedure.RuleActionDrift:
		c.actionDrift(dst, r)
	case procedure.RuleOutcomeProgress:
		c.outcomeProgress(dst, r)
	case procedure.RuleNoProgressAnswered:
		c.noProgressAnswered(dst, r)
	default:
		f := r.onMeeting(dst, rule)
		c.whole(r, f)
		if f.Outcome == procedure.Undetermined {
			f.Outcome = f.Missing.Outcome()
		}
	}
}

// whole finds what one rule on the minutes of a meeting as a whole says is missing in them. It
// sets the outcome only where that is something else.
func (c *given) whole(r *record, f *procedure.Finding) {
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
		c.planBrought(r, f)
	default:
		c.recordKept(r, f)
	}
}

// ahead appends that the meetings arranged are to come, or of a rule on the first alone the next one.
func (c *given) ahead(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	n := len(dst)
	for _, at := range c.toCome {
		if onlyFirst(rule) && int(at) != c.next {
			continue
		}
		r := record{m: &c.t.Meetings[at], place: procedure.Place{}.Item(field.Meetings, int(at))}
		r.onMeeting(&dst, rule).Outcome = procedure.Pending
		c.ordered = false
	}
	return c.b.AttachClauses(dst, n, c.b.On)
}
