package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// rule is a rule of this package, with its check.
type (
	rule      = findings.Rule[review]
	checkFunc = findings.Check[review]
)

// These are the records that the rules on the minutes of each meeting read, and those on its members.
var (
	readsMinutes = []procedure.Record{procedure.Children, procedure.Meetings, procedure.Minutes}
	readsMembers = []procedure.Record{procedure.Children, procedure.Members, procedure.Exclusions, procedure.Meetings, procedure.Minutes}
)

// rules are the rules of this package, in the order of their identities.
var rules = findings.NewRules(
	&parentsAttend, &keyProfessionals, &laterMeetingsAgreed, &actionDrift, &wishesAndFeelings, &contactShared,
	&contributionClear, &writtenNote, &exclusionInMinutes, &parentEncouraged, &childViewAscertained, &wayOfViews,
	&chairKeepsMinutes, &attendanceRecorded, &previousNotesReviewed, &mattersRecorded, &actionsRecorded,
	&actionsAssigned, &minutesCirculated, &minutesReviewed, &outcomeProgress, &noProgressAnswered, &worriesShared,
	&worksWell, &strengthsAndWorries, &planBrought, &socialWorkerKeepsRecord, &excludedReceived, &noStanding,
	&otherChildrenOnly, &markedNotFor,
)

// Rules returns the rules of this package, in the order of their identities.
func Rules() []procedure.Rule { return rules.Describe() }

// AppendFindings appends the findings of the rules of this package, or only of some, rule by rule in the order of their
// identities and each rule's in that of [procedure.Finding.Compare]. The group is taken as [schedule.AsRead] reads it.
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes,
	p *plan.ChildProtectionPlan, only ...procedure.RuleID,
) []procedure.Finding {
	var w Workspace
	w.Open(&b, schedule.AsRead(g, t, b.On), t, list, p)
	return rules.AppendAll(dst, &w.review, &b, only)
}

// Workspace judges the minutes of one case after another in memory that it keeps: from the second of a size on it takes no more.
// It holds on to the last one. The zero Workspace is ready, for one goroutine at a time.
type Workspace struct {
	review review
	met    []coregroup.HeldMeeting
}

// Open takes a case to judge, as [AppendFindings] does, and returns the core group meetings that were held by the day of the basis,
// as [AppendHeldMeetings] does, until the next is opened. The case must not change until the last rule has run.
func (w *Workspace) Open(b *procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan) []coregroup.HeldMeeting {
	w.review.open(b, g, t, list, p)
	w.met = appendHeld(w.met[:0], w.review.all, b.On)
	for i := range w.met {
		w.met[i].MinutesAwaited = w.review.all[i].minutes == nil && w.review.isNotDue(i)
	}
	return w.met
}

// Append appends what one rule finds in the case that was opened last, in the order of [procedure.Finding.Compare], and nothing
// for a rule of another package. Where none was opened there is nothing in it.
func (w *Workspace) Append(dst []procedure.Finding, id procedure.RuleID) []procedure.Finding {
	if w.review.g == nil {
		w.Open(&procedure.Basis{}, &coregroup.CoreGroup{}, &schedule.Timetable{}, nil, &plan.ChildProtectionPlan{})
	}
	return rules.Append(dst, &w.review, id)
}

// review is minutes as the rules are handed them, in memory that is used again for the next ones.
type review struct {
	findings.State
	basis procedure.Basis
	b     *procedure.Basis
	g     *coregroup.CoreGroup
	t     *schedule.Timetable
	list  []Minutes
	p     *plan.ChildProtectionPlan
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
	// toCome are the positions of the core group meetings that are arranged, by id, and next that of the earliest, -1 for none.
	toCome []int32
	next   int
	// parents says whether the group has any parent or carer, childMembers whether any member is one of
	// its children, run whether its rules run on the day of the review, otherwise what they come to if
	// not, and begun whether a meeting was held under the plan that does.
	parents, childMembers, run, begun bool
	// again says that some action is in the minutes of several meetings.
	again     bool
	otherwise procedure.Outcome
	// attendees are how each member stands to each meeting held, receipts who received which minutes, and
	// actions the positions of the meetings held whose minutes hold each action.
	attendees []attendee
	receipts  []receipt
	actions   index
	// children are the positions of the children in the order of their ids.
	children []int32
	// The rest is memory for what one rule needs of one meeting.
	items, absent index
	sent          []sent
	restrictions  []restriction
}

func (c *review) open(b *procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan) {
	var most, all int // sendings of one meeting, and of all
	for i := range list {
		n := 0
		for j := range list[i].Versions {
			n += len(list[i].Versions[j].Sendings)
		}
		most, all = max(most, n), all+n
	}
	c.sent, c.receipts = slices.Grow(c.sent[:0], most), slices.Grow(c.receipts[:0], all)
	c.basis = *b // a copy, so that a review of another day needs another open
	c.read(&c.basis, g, t, list, p)
	c.attendees = c.indexAttendance(c.attendees[:0])
	c.actions = carried(c.actions[:0], c.all)
	c.again = c.actions.repeats()
	c.receipts = c.received(c.receipts[:0])
}

func (c *review) read(b *procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan) {
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
	c.all = appendRecords(c.all[:0], g, t, c.positions, list, c.listed, on)
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
}

// reader returns somebody who may be of the group, and else is put into a reader of the caller's.
func (c *review) reader(who *procedure.Person, other *coregroup.Reader) *coregroup.Reader {
	if at := c.members.at(who.ID); at >= 0 {
		return &c.readers[at]
	}
	*other = coregroup.Reader{Recipient: coregroup.Recipient{ID: who.ID, Role: who.Role}}
	return other
}

// judgeFunc appends what a rule finds in the minutes of a meeting.
type judgeFunc func(c *review, dst *[]procedure.Finding, rule *rule, r *record)

// eachMeeting returns the check of a rule on what the minutes of each core group meeting hold. A meeting to come is pending. Where
// there is nothing to judge the rule is not applicable, on the case.
func eachMeeting(judge judgeFunc) checkFunc {
	return func(c *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		return c.orOnCase(c.ahead(c.eachHeld(dst, rule, judge), rule), len(dst), rule)
	}
}

// minutesHold returns the check of a rule on the minutes of each meeting as a whole, which says what is missing in them. It sets
// the outcome only where that is something else.
func minutesHold(judge func(c *review, r *record, f *procedure.Finding)) checkFunc {
	return eachMeeting(func(c *review, dst *[]procedure.Finding, rule *rule, r *record) {
		f := r.onMeeting(dst, rule)
		judge(c, r, f)
		if f.Outcome == procedure.Undetermined {
			f.Outcome = f.Missing.Outcome()
		}
	})
}

// eachHeld appends what a rule finds in the minutes of each core group meeting that was held. What it is not asked is the same for
// every rule: one whose minutes are not in the case is pending until their last day has passed, and then undetermined, and one on
// a day on which no plan ran not applicable; nor is a rule on what children think and feel where all were unborn or grown up.
func (c *review) eachHeld(dst []procedure.Finding, rule *rule, judge judgeFunc) []procedure.Finding {
	for _, at := range c.byID {
		r := &c.all[at]
		if rule.FirstOnly && r.numberInPlan > 1 || !c.b.Asks(rule.ID, r.held) {
			continue
		}
		n := len(dst)
		switch {
		case !r.run:
			c.Sorted = false
			r.onMeeting(&dst, rule).Outcome = r.otherwise
		case r.minutes == nil:
			c.Sorted = false
			if f := r.onMeeting(&dst, rule); rule.OfChildren && !c.concernsChild(r) {
				f.Outcome = procedure.NotApplicable
			} else if c.isNotDue(int(at)) {
				f.Outcome, f.Since = procedure.Pending, calendar.Date{} // it waits for the minutes, and for nobody
			}
		default:
			c.Found = dst
			judge(c, &c.Found, rule, r)
			dst = c.Found
		}
		dst = c.b.AttachClauses(dst, n, r.held)
	}
	return dst
}

// concernsChild reports whether a meeting concerns a child who was there to be seen and heard, or of whom that is not known.
func (c *review) concernsChild(r *record) bool {
	for i := range c.g.Children {
		run, otherwise := c.g.Children[i].RulesRun(r.held)
		if r.m.Covers(c.g.Children[i].ID) && (run || otherwise == procedure.Undetermined) {
			return true
		}
	}
	return false
}

// isNotDue reports whether the minutes of a meeting that was held need not be there yet: their last day has not passed.
func (c *review) isNotDue(at int) bool {
	due := schedule.MinutesDue(*c.b, "", c.all[at].ended, c.after(at)).Due
	return !due.IsZero() && !c.b.On.After(due)
}

// ahead appends that the meetings arranged are to come, or of a rule on the first alone the next one.
func (c *review) ahead(dst []procedure.Finding, rule *rule) []procedure.Finding {
	if !c.run || rule.FirstOnly && c.begun {
		return dst
	}
	n := len(dst)
	for _, at := range c.toCome {
		if rule.FirstOnly && int(at) != c.next {
			continue
		}
		r := record{m: &c.t.Meetings[at], place: procedure.Place{}.Item(field.Meetings, int(at))}
		r.onMeeting(&dst, rule).Outcome = procedure.Pending
		c.Sorted = false
	}
	return c.b.AttachClauses(dst, n, c.b.On)
}

// orOnCase appends the one finding of a rule on meetings that found nothing since a start.
func (c *review) orOnCase(dst []procedure.Finding, start int, rule *rule) []procedure.Finding {
	if len(dst) > start {
		return dst
	}
	f := findings.OnCase(rule.ID, c.otherwise)
	if c.run {
		f.Outcome = procedure.NotApplicable
	}
	return c.b.Append(dst, c.b.On, f)
}

// orNone appends the one finding of a rule that is not applicable where it found nothing since a start.
func (c *review) orNone(dst []procedure.Finding, start int, rule *rule) []procedure.Finding {
	if len(dst) > start {
		return dst
	}
	return c.b.Append(dst, c.b.On, findings.OnCase(rule.ID, procedure.NotApplicable))
}
