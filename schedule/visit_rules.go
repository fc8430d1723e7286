package schedule

import (
	"cmp"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// VisitDue returns the last day for the lead social worker to see a child again, from the day
// on which that was done last, or the day of the plan that says how often. (N 3.4a)
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func VisitDue(b procedure.Basis, last calendar.Date, every calendar.Period) Deadline {
	var d Deadline
	d.ofVisit(&b, b.Validate() == nil, last, every)
	d.due = procedure.Due{Start: d.Start, Limit: d.Limit, Clause: d.Clause}
	if !d.Due.IsZero() {
		d.LastWorkingDay = b.Calendar.PreviousWorkingDay(d.Due)
	}
	return d
}

// ofVisit makes it the deadline of a visit, with what a finding says of it. Whole says that the basis
// is.
func (d *Deadline) ofVisit(b *procedure.Basis, whole bool, last calendar.Date, every calendar.Period) {
	const rule = procedure.RuleVisitDue
	*d = Deadline{}
	e, ok := b.Procedures.On(last)
	switch {
	case !ok, !whole:
		d.Rule, d.Responsible, d.state = rule, procedure.SocialWorker, notKnown
		return
	case !e.Asks(rule):
		return
	}
	d.Rule, d.Responsible, d.state = rule, procedure.SocialWorker, asked
	for ref, force := range e.Citing(rule) {
		d.Clause, d.Force = ref, force
		break
	}
	d.Start, d.Limit = last, procedure.Within(every)
	d.Due = b.Calendar.Add(last, every)
	d.WithoutClosures = d.Due
	if c := b.Calendar.WithoutClosures(); c != b.Calendar {
		d.WithoutClosures = c.Add(last, every)
	}
	d.Projected = !d.Due.IsZero() && !b.Calendar.IsAnnounced(last, d.Due)
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
	var r room
	d := r.desk(b, g, t)
	d.patterns = patterns
	d = d.withChildren().withVisits()
	return d.find(dst, procedure.RuleVisitDue)
}

func (d *Desk) visitsDue(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleVisitDue
	if len(d.children) == 0 {
		return d.onCase(dst, rule, procedure.Undetermined)
	}
	for n, i := range d.children {
		c, v := &d.g.Children[i], &d.visited[n]
		v.told = true
		runs := d.runs[v.runs.from:v.runs.to]
		if len(runs) == 0 {
			dst = d.withoutVisits(dst, i, d.visiting(c, v).otherwise)
		} else if v.told = false; runs[0].period == 0 {
			dst = d.visitAfter(dst, v, &runs[0], runs[0].start, d.firstSeen(v, &runs[0]), procedure.SubjectOf(procedure.ChildSubject, c.ID), procedure.Place{}.Item(field.Children, int(i)))
		}
	}
	for n, i := range d.children {
		c, v := &d.g.Children[i], &d.visited[n]
		for j := v.runs.from; j < v.runs.to; j++ {
			if r := &d.runs[j]; r.period > 0 {
				dst = d.visitAfter(dst, v, r, r.start, d.firstSeen(v, r), procedure.SubjectIn(procedure.ChildSubject, c.ID, c.OnPlan[r.period].From.String()),
					procedure.Place{}.Item(field.Children, int(i)))
			}
		}
	}
	for n, i := range d.children {
		c, v := &d.g.Children[i], &d.visited[n]
		for _, at := range d.visits[v.visits.from:v.visits.to] {
			if d.rank[at] == 0 {
				continue // it does not count
			}
			day := d.seen[d.rank[at]-1].day
			for j := v.runs.from; j < v.runs.to; j++ {
				if r := &d.runs[j]; !day.Before(r.start) && r.goesOn(day) {
					dst = d.visitAfter(dst, v, r, day, d.rank[at], procedure.SubjectIn(procedure.VisitSubject, d.t.Visits[at].ID, c.ID),
						procedure.Place{}.Item(field.Visits, int(at)))
				}
			}
		}
	}
	for n, i := range d.children {
		if !d.visited[n].told {
			dst = d.withoutVisits(dst, i, procedure.NotApplicable)
		}
	}
	return dst
}

// withoutVisits appends what there is to say of a child, by position, of whom no visit is due.
func (d *Desk) withoutVisits(dst []procedure.Finding, child int32, o procedure.Outcome) []procedure.Finding {
	f := findings.Note(&dst, procedure.RuleVisitDue, procedure.ChildSubject, d.g.Children[child].ID, "")
	f.Outcome, f.Responsible, f.At = o, procedure.SocialWorker, procedure.Place{}.Item(field.Children, int(child))
	return d.b.AttachClauses(dst, len(dst)-1, d.b.On)
}

// firstSeen returns the first of the visits that count in a run.
func (d *Desk) firstSeen(v *visited, r *run) int32 {
	next := v.seen.from
	for next < v.seen.to && d.seen[next].day.Before(r.start) {
		next++ // before the plan said how often
	}
	return next
}

// visitAfter appends where the visit to a child stands that was due after a day in a run. Next is the
// first one that counts after it, and at is the place of what it is counted from: the visit, or the child.
func (d *Desk) visitAfter(dst []procedure.Finding, v *visited, r *run, start calendar.Date, next int32, subject procedure.Subject, at procedure.Place) []procedure.Finding {
	var done, planned calendar.Date
	until := d.b.On
	if next < v.seen.to && r.goesOn(d.seen[next].day) {
		done = d.seen[next].day
		until = done
	} else {
		planned = d.planned(v)
	}
	var due Deadline
	told := d.visitDueBetween(&due, v, start, until)
	if told && due.state == notAsked {
		return dst
	}
	n := len(dst)
	f := findings.Note(&dst, procedure.RuleVisitDue, subject.Kind, subject.ID, subject.In)
	f.At = at
	if told {
		due.Judge(f, &d.b, done, planned, r.ended)
	} else {
		f.Since, f.Responsible = start, procedure.SocialWorker
		dst = d.b.AttachClauses(dst, n, start)
	}
	v.told = v.told || len(dst) > n
	return dst
}

// visitDueBetween makes a deadline that of the visit after one on a day: by the pattern in force
// then, or by one that came by another day and asks for more, counted from that, if it is
// sooner. It reports false where the plan does not say how often.
func (d *Desk) visitDueBetween(due *Deadline, v *visited, start, until calendar.Date) bool {
	every, revised := d.patternOn(v, start, until)
	ok := !every.IsZero()
	if ok {
		due.ofVisit(&d.b, d.whole, start, every)
	}
	if !revised {
		return ok
	}
	var sooner Deadline
	for i := range d.patterns {
		p := &d.patterns[i]
		if p.Child != v.child || !p.From.After(start) || p.From.After(until) || p.Every.IsZero() {
			continue
		}
		if sooner.ofVisit(&d.b, d.whole, p.From, p.Every); !ok || !sooner.Due.IsZero() && sooner.Due.Before(due.Due) {
			*due, ok = sooner, true
		}
	}
	return ok
}

// patternOn returns how often the pattern in force on a day asks for, of two of one day the one that
// asks for more; and whether another came after it until another day.
func (d *Desk) patternOn(v *visited, on, until calendar.Date) (every calendar.Period, revised bool) {
	list := d.pattern[v.patterns.from:v.patterns.to]
	n := len(list) - 1
	for ; d.patterns[list[n]].From.After(on); n-- { // the first is of a day before any run
		revised = revised || !d.patterns[list[n]].From.After(until)
	}
	for n > 0 && d.patterns[list[n-1]].From == d.patterns[list[n]].From {
		n--
	}
	return d.patterns[list[n]].Every, revised
}

// limit returns about when the first visit under the pattern is due, for comparing two.
func (p *Pattern) limit() calendar.Date {
	due := new(calendar.Calendar).Add(p.From, p.Every)
	if due.IsZero() {
		return calendar.MustParseDate("9999-12-31")
	}
	return due
}

// planned returns the earliest day from the day on for which a visit to a child is planned.
func (d *Desk) planned(of *visited) calendar.Date {
	var earliest calendar.Date
	for _, i := range d.visits[of.visits.from:of.visits.to] {
		v := &d.t.Visits[i]
		if (v.Made.IsZero() || v.Made.After(d.b.On)) && !v.Planned.Before(d.b.On) && !v.Planned.IsZero() && (earliest.IsZero() || v.Planned.Before(earliest)) {
			earliest = v.Planned
		}
	}
	return earliest
}

// AppendVisitRecorded appends what N 3.4c finds for each visit made: whether it is recorded when it
// was and if the child was seen, and for a child who was, who else was there, and whether the child
// was seen alone, and why or why not.
func AppendVisitRecorded(dst []procedure.Finding, b procedure.Basis, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, &coregroup.CoreGroup{}, t).withChildren().withVisits()
	return d.find(dst, procedure.RuleVisitRecorded)
}

func (d *Desk) visitsRecorded(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleVisitRecorded
	d.ordered = true
	none := true
	r := d.citing(dst, rule)
	for _, i := range d.visits {
		v := &d.t.Visits[i]
		undated := v.Made.IsZero() && v.Seen != procedure.NotRecorded
		if v.Made.IsZero() && !undated || v.Made.After(d.b.On) {
			continue
		}
		none = false
		if dst = d.turn(dst, &r, cmp.Or(v.Made, d.b.On)); !r.asks {
			continue
		}
		f := findings.Note(&dst, rule, procedure.VisitSubject, v.ID, v.Child)
		f.Outcome, f.Responsible, f.Done, f.At = procedure.NotApplicable, procedure.SocialWorker, v.Made, procedure.Place{}.Item(field.Visits, int(i))
		f.Missing.AddIf(undated, field.Made)
		switch v.Seen {
		case procedure.No:
			if undated {
				f.Outcome = procedure.NotMet
			}
		case procedure.Yes:
			f.Missing.AddIf(len(v.Present) == 0 && v.NobodyElse != procedure.Yes, field.Present)
			f.Missing.AddIf(v.Alone == procedure.NotRecorded, field.Alone)
			f.Missing.AddIf(v.AloneReason.IsBlank(), field.AloneReason)
			f.Outcome = f.Missing.Outcome()
		default:
			f.Missing.Add(field.Seen)
			f.Outcome = procedure.NotMet
		}
	}
	if none {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	return d.cited(dst, &r)
}
