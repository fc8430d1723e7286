package schedule

import (
	"cmp"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// VisitDue returns the last day for the lead social worker to see a child again, from the day
// on which that was done last, or the day of the plan that says how often. (N 3.4a)
func VisitDue(b procedure.Basis, last calendar.Date, every calendar.Period) Deadline {
	const rule = procedure.RuleVisitDue
	d := Deadline{Rule: rule, Responsible: procedure.SocialWorker, state: notKnown}
	e, ok := b.Procedures.On(last)
	if !ok || b.Validate() != nil {
		return d
	}
	if !e.Asks(rule) {
		return Deadline{}
	}
	d.state = asked
	for ref, force := range e.Citing(rule) {
		d.Clause, d.Force = ref, force
		break
	}
	d.Start, d.Limit = last, procedure.Within(every)
	d.due = procedure.Due{Start: last, Limit: d.Limit, Clause: d.Clause}
	d.Due = b.Calendar.Add(last, every)
	d.WithoutClosures = b.Calendar.WithoutClosures().Add(last, every)
	if !d.Due.IsZero() {
		d.LastWorkingDay = b.Calendar.PreviousWorkingDay(d.Due)
		d.Projected = !b.Calendar.IsAnnounced(last, d.Due)
	}
	return d
}

// AppendVisitDue appends what N 3.4a finds for each child: where the next visit stands, and
// where those before it stood, from each visit at which the lead social worker saw the child,
// and from the detailed plan. No access, a child asleep, another worker, a telephone or video
// call reset nothing, and neither does a core group. A revision of the plan that asks for more
// counts from its day. Each of several plans of a child has a clock of its own, by the pattern
// before until it has one; from the second on the subject holds the plan's first day.
//
// Patterns are how often the plans say, of every revision; a child without any has no
// detailed plan yet, and is pending, and one whose plan does not say how often is
// undetermined.
func AppendVisitDue(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable, patterns []Pattern) []procedure.Finding {
	var room few
	return t.visitsOfChildren(dst, b, g, patterns, room[:])
}

// visitsOfChildren is AppendVisitDue. Room is for the visits to one child.
func (t *Timetable) visitsOfChildren(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, patterns []Pattern, room []occasion) []procedure.Finding {
	const rule = procedure.RuleVisitDue
	if len(g.Children) == 0 {
		return b.Append(dst, b.On, procedure.OnCase(rule, procedure.Undetermined))
	}
	for i := range g.Children {
		c := &g.Children[i]
		first, ok := patternOn(patterns, c.ID, b.On, true)
		f := procedure.Finding{Rule: rule, Subject: procedure.SubjectOf(procedure.ChildSubject, c.ID), Responsible: procedure.SocialWorker}
		switch stage := c.Stage(b.On); {
		case stage == coregroup.Unborn:
			f.Outcome = procedure.NotApplicable
		case stage == coregroup.StageUnknown:
			f.Outcome = procedure.Undetermined
		case !slices.ContainsFunc(c.OnPlan, func(p coregroup.PlanPeriod) bool { return !p.From.After(b.On) }):
			f.Outcome = procedure.Undetermined // no plan had started
		case !ok && !c.IsOnPlan(b.On):
			f.Outcome = procedure.NotApplicable
		case !ok:
			f.Outcome = procedure.Pending
		default:
			n := len(dst)
			for j := range c.OnPlan {
				dst = t.visitsDue(dst, b, g, c, patterns, first, j, room)
			}
			if len(dst) > n {
				continue
			}
			f.Outcome = procedure.NotApplicable
		}
		dst = b.Append(dst, b.On, f)
	}
	return dst
}

// patternOn returns the pattern of a child's plan that is in force on a day; or the first
// there is by then. Of two of one day it is the one that asks for more.
func patternOn(patterns []Pattern, child procedure.ChildID, on calendar.Date, first bool) (Pattern, bool) {
	var found Pattern
	ok := false
	for _, p := range patterns {
		if p.Child != child || p.From.After(on) {
			continue
		}
		if !ok || p.From != found.From && first == p.From.Before(found.From) || p.From == found.From && p.limit().Before(found.limit()) {
			found, ok = p, true
		}
	}
	return found, ok
}

// limit returns about when the first visit under the pattern is due, for comparing two.
func (p *Pattern) limit() calendar.Date {
	due := new(calendar.Calendar).Add(p.From, p.Every)
	if due.IsZero() {
		return calendar.MustParseDate("9999-12-31")
	}
	return due
}

// visitsDue appends where each visit to a child stands that was due during one of the child's
// plans: since the detailed plan first said how often, since the plan started and since birth,
// whichever is latest.
func (t *Timetable) visitsDue(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, c *coregroup.Child, patterns []Pattern, first Pattern, period int, room []occasion) []procedure.Finding {
	start, subject := first.From, procedure.SubjectOf(procedure.ChildSubject, c.ID)
	if from := c.OnPlan[period].From; start.Before(from) {
		start = from
	}
	if start.Before(c.Born) {
		start = c.Born
	}
	if period > 0 {
		subject = procedure.SubjectIn(procedure.ChildSubject, c.ID, c.OnPlan[period].From.String())
	}
	if to := c.OnPlan[period].To; start.After(b.On) || !to.IsZero() && start.After(to) || c.Stage(start) == coregroup.Adult {
		return dst
	}
	ended := c.PlanEndFrom(start, b.On)
	seen := t.seen(room, g, c.ID, b.On)
	for next := 0; ; next++ {
		for next < len(seen) && (seen[next].day.Before(start) || !ended.IsZero() && seen[next].day.After(ended)) {
			next++ // before the plan said how often, or after it
		}
		f := Facts{Subject: subject, Ended: ended}
		until := b.On
		if next < len(seen) {
			f.Done = seen[next].day
			until = f.Done
		} else {
			f.Arranged = t.planned(c.ID, b.On)
		}
		d, ok := visitDueBetween(b, patterns, c.ID, start, until)
		if ok {
			dst = d.AppendFinding(dst, b, f)
		} else {
			dst = b.Append(dst, start, procedure.Finding{Rule: procedure.RuleVisitDue, Subject: subject, Outcome: procedure.Undetermined, Since: start, Responsible: procedure.SocialWorker})
		}
		if next >= len(seen) {
			return dst
		}
		v := &t.Visits[seen[next].at]
		start, subject = v.Made, procedure.SubjectIn(procedure.VisitSubject, v.ID, c.ID)
	}
}

// visitDueBetween returns the deadline of the visit after one on a day: by the pattern in force
// then, or by one that came by another day and asks for more, counted from that, if it is
// sooner. It reports false where the plan does not say how often.
func visitDueBetween(b procedure.Basis, patterns []Pattern, child procedure.ChildID, start, until calendar.Date) (Deadline, bool) {
	p, _ := patternOn(patterns, child, start, false)
	ok := !p.Every.IsZero()
	d := Deadline{}
	if ok {
		d = VisitDue(b, start, p.Every)
	}
	for _, revised := range patterns {
		if revised.Child != child || !revised.From.After(start) || revised.From.After(until) || revised.Every.IsZero() {
			continue
		}
		if sooner := VisitDue(b, revised.From, revised.Every); !ok || !sooner.Due.IsZero() && sooner.Due.Before(d.Due) {
			d, ok = sooner, true
		}
	}
	return d, ok
}

// seen returns the visits by a day at which the social worker saw a child, in order, one a
// day.
func (t *Timetable) seen(room []occasion, g *coregroup.CoreGroup, child procedure.ChildID, known calendar.Date) []occasion {
	list := room[:0]
	for i := range t.Visits {
		if v := &t.Visits[i]; v.Child == child && v.counts(g, known) {
			list = append(list, occasion{v.Made, i})
		}
	}
	slices.SortFunc(list, func(a, b occasion) int {
		return cmp.Or(a.day.Compare(b.day), strings.Compare(string(t.Visits[a.at].ID), string(t.Visits[b.at].ID)))
	})
	return slices.CompactFunc(list, func(a, b occasion) bool { return a.day == b.day })
}

// planned returns the earliest day from a day on for which a visit to a child is planned.
func (t *Timetable) planned(child procedure.ChildID, on calendar.Date) calendar.Date {
	var earliest calendar.Date
	for i := range t.Visits {
		v := &t.Visits[i]
		if v.Child == child && (v.Made.IsZero() || v.Made.After(on)) && !v.Planned.Before(on) && !v.Planned.IsZero() && (earliest.IsZero() || v.Planned.Before(earliest)) {
			earliest = v.Planned
		}
	}
	return earliest
}

// AppendVisitRecorded appends what N 3.4c finds for each visit made: whether it is recorded
// if the child was seen, and for a child who was, who else was there, and whether the child
// was seen alone, and why or why not.
func AppendVisitRecorded(dst []procedure.Finding, b procedure.Basis, t *Timetable) []procedure.Finding {
	const rule = procedure.RuleVisitRecorded
	none := true
	for i := range t.Visits {
		v := &t.Visits[i]
		if v.Made.IsZero() || v.Made.After(b.On) {
			continue
		}
		none = false
		f := procedure.Finding{
			Rule: rule, Subject: procedure.SubjectIn(procedure.VisitSubject, v.ID, v.Child), Outcome: procedure.NotApplicable,
			Responsible: procedure.SocialWorker, Done: v.Made, At: procedure.Place{}.Item(procedure.FieldVisits, i),
		}
		switch v.Seen {
		case procedure.No:
		case procedure.Yes:
			if len(v.Present) == 0 && v.NobodyElse != procedure.Yes {
				f.Missing.Add(procedure.FieldPresent)
			}
			if v.Alone == procedure.NotRecorded {
				f.Missing.Add(procedure.FieldAlone)
			}
			if v.AloneReason.IsBlank() {
				f.Missing.Add(procedure.FieldAloneReason)
			}
			f.Outcome = f.Missing.Outcome()
		default:
			f.Missing.Add(procedure.FieldSeen)
			f.Outcome = procedure.NotMet
		}
		dst = b.Append(dst, v.Made, f)
	}
	if none {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}
