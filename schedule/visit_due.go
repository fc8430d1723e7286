package schedule

import (
	"cmp"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/measure"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/internal/remedy"
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

func (d *Deadline) ofVisit(b *procedure.Basis, whole bool, last calendar.Date, every calendar.Period) {
	const id = procedure.RuleVisitDue
	*d = Deadline{}
	e, ok := b.Procedures.On(last)
	switch {
	case !ok, !whole:
		d.Rule, d.Responsible, d.state = id, procedure.SocialWorker, notKnown
		return
	case !e.Asks(id):
		return
	}
	d.Rule, d.Responsible, d.state = id, procedure.SocialWorker, asked
	for ref, force := range e.Citing(id) {
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

// visitDue is N 3.4a, for each child: where the next visit stands, and where those before it stood, from each visit at which
// the lead social worker saw the child, and from the detailed plan. No access, a child asleep, another worker, a telephone
// or video call reset nothing, and neither does a core group. A revision of the plan that asks for more counts from its day.
// Each of several plans of a child has a clock of its own, by the pattern before until it has one; from the second on the
// subject holds the plan's first day.  Patterns are how often the plans say, of every revision; a child without any has no
// detailed plan yet, and is pending, and one whose plan does not say how often is undetermined.
var visitDue = rule{Check: (*review).visitsDue, Rule: procedure.Rule{
	ID: procedure.RuleVisitDue, Title: "Visits", Reads: []procedure.Record{procedure.Children, procedure.Allocations, procedure.Visits, procedure.Revisions},
	Doc:     "The lead social worker sees each child as often as the plan says.",
	Remedy:  remedy.MakeVisit,
	Measure: measure.Visits,
	Wording: []procedure.Wording{{Outcome: procedure.Pending, Undated: true, Text: "It is not asked for yet: the detailed plan does not say yet how often."}},
}}

func (w *review) visitsDue(dst []procedure.Finding, rule *rule) []procedure.Finding {
	if len(w.children) == 0 {
		return w.onCase(dst, rule, procedure.Undetermined)
	}
	for n, i := range w.children {
		c, v := &w.g.Children[i], &w.visited[n]
		v.told = true
		runs := w.runs[v.runs.from:v.runs.to]
		if len(runs) == 0 {
			dst = w.withoutVisits(dst, rule, i, w.visiting(c, v).otherwise)
		} else if v.told = false; runs[0].period == 0 {
			dst = w.visitAfter(dst, rule, v, &runs[0], runs[0].start, w.firstSeen(v, &runs[0]), procedure.SubjectOf(procedure.ChildSubject, c.ID), procedure.Place{}.Item(field.Children, int(i)))
		}
	}
	for n, i := range w.children {
		c, v := &w.g.Children[i], &w.visited[n]
		for j := v.runs.from; j < v.runs.to; j++ {
			if r := &w.runs[j]; r.period > 0 {
				dst = w.visitAfter(dst, rule, v, r, r.start, w.firstSeen(v, r), procedure.SubjectIn(procedure.ChildSubject, c.ID, c.OnPlan[r.period].From.String()),
					procedure.Place{}.Item(field.Children, int(i)))
			}
		}
	}
	for n, i := range w.children {
		c, v := &w.g.Children[i], &w.visited[n]
		for _, at := range w.visits[v.visits.from:v.visits.to] {
			if w.rank[at] == 0 {
				continue // it does not count
			}
			day := w.seen[w.rank[at]-1].day
			for j := v.runs.from; j < v.runs.to; j++ {
				if r := &w.runs[j]; !day.Before(r.start) && r.goesOn(day) {
					dst = w.visitAfter(dst, rule, v, r, day, w.rank[at], procedure.SubjectIn(procedure.VisitSubject, w.t.Visits[at].ID, c.ID),
						procedure.Place{}.Item(field.Visits, int(at)))
				}
			}
		}
	}
	for n, i := range w.children {
		if !w.visited[n].told {
			dst = w.withoutVisits(dst, rule, i, procedure.NotApplicable)
		}
	}
	return dst
}

func (w *review) withoutVisits(dst []procedure.Finding, rule *rule, child int32, o procedure.Outcome) []procedure.Finding {
	f := findings.Note(&dst, rule.ID, procedure.ChildSubject, w.g.Children[child].ID, "")
	f.Outcome, f.Responsible, f.At = o, procedure.SocialWorker, procedure.Place{}.Item(field.Children, int(child))
	return w.b.AttachClauses(dst, len(dst)-1, w.b.On)
}

// firstSeen returns the first of the visits that count in a run.
func (w *review) firstSeen(v *visited, r *run) int32 {
	next := v.seen.from
	for next < v.seen.to && w.seen[next].day.Before(r.start) {
		next++ // before the plan said how often
	}
	return next
}

// visitAfter appends where the visit to a child stands that was due after a day in a run. Next is the
// first one that counts after it, and at is the place of what it is counted from: the visit, or the child.
func (w *review) visitAfter(dst []procedure.Finding, rule *rule, v *visited, r *run, start calendar.Date, next int32, subject procedure.Subject, at procedure.Place) []procedure.Finding {
	var done, planned calendar.Date
	until := w.b.On
	if next < v.seen.to && r.goesOn(w.seen[next].day) {
		done = w.seen[next].day
		until = done
	} else {
		planned = w.planned(v)
	}
	var due Deadline
	told := w.visitDueBetween(&due, v, start, until)
	if told && due.state == notAsked {
		return dst
	}
	n := len(dst)
	f := findings.Note(&dst, rule.ID, subject.Kind, subject.ID, subject.In)
	f.At = at
	if done.IsZero() && w.reading.isContradicted(w.g, v.child) {
		f.Remark = remark.TakenToRun
	}
	if told {
		due.Judge(f, &w.b, done, planned, r.ended)
	} else {
		f.Since, f.Responsible = start, procedure.SocialWorker
		dst = w.b.AttachClauses(dst, n, start)
	}
	v.told = v.told || len(dst) > n
	return dst
}

// visitDueBetween makes a deadline that of the visit after one on a day: by the pattern in force then, or by one that came by
// another day and asks for more, counted from that, if it is sooner. It reports false where the plan does not say how often.
func (w *review) visitDueBetween(due *Deadline, v *visited, start, until calendar.Date) bool {
	every, revised := w.patternOn(v, start, until)
	ok := !every.IsZero()
	if ok {
		due.ofVisit(&w.b, w.whole, start, every)
	}
	if !revised {
		return ok
	}
	var sooner Deadline
	for i := range w.patterns {
		p := &w.patterns[i]
		if p.Child != v.child || !p.From.After(start) || p.From.After(until) || p.Every.IsZero() {
			continue
		}
		if sooner.ofVisit(&w.b, w.whole, p.From, p.Every); !ok || !sooner.Due.IsZero() && sooner.Due.Before(due.Due) {
			*due, ok = sooner, true
		}
	}
	return ok
}

// patternOn returns how often the pattern in force on a day asks for, of two of one day the one that
// asks for more; and whether another came after it until another day.
func (w *review) patternOn(v *visited, on, until calendar.Date) (every calendar.Period, revised bool) {
	list := w.pattern[v.patterns.from:v.patterns.to]
	n := len(list) - 1
	for ; w.patterns[list[n]].From.After(on); n-- { // the first is of a day before any run
		revised = revised || !w.patterns[list[n]].From.After(until)
	}
	for n > 0 && w.patterns[list[n-1]].From == w.patterns[list[n]].From {
		n--
	}
	return w.patterns[list[n]].Every, revised
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
func (w *review) planned(of *visited) calendar.Date {
	var earliest calendar.Date
	for _, i := range w.visits[of.visits.from:of.visits.to] {
		v := &w.t.Visits[i]
		if (v.Made.IsZero() || v.Made.After(w.b.On)) && !v.Planned.Before(w.b.On) && !v.Planned.IsZero() && (earliest.IsZero() || v.Planned.Before(earliest)) {
			earliest = v.Planned
		}
	}
	return earliest
}

// visitRecorded is N 3.4c, for each visit made.
var visitRecorded = rule{Check: (*review).visitsRecorded, Rule: procedure.Rule{
	ID: procedure.RuleVisitRecorded, Title: "Record of visits", Reads: []procedure.Record{procedure.Visits},
	Doc: "Each visit made shows whether the child was seen, who else was there, and whether the child was seen alone, and why or why not.",
}}

func (w *review) visitsRecorded(dst []procedure.Finding, rule *rule) []procedure.Finding {
	w.Sorted = true
	none := true
	r := w.batch(dst, rule)
	for _, i := range w.visits {
		v := &w.t.Visits[i]
		undated := v.Made.IsZero() && v.Seen != procedure.NotRecorded
		if v.Made.IsZero() && !undated || v.Made.After(w.b.On) {
			continue
		}
		none = false
		if dst = w.next(dst, &r, cmp.Or(v.Made, w.b.On)); !r.asks {
			continue
		}
		f := findings.Note(&dst, rule.ID, procedure.VisitSubject, v.ID, v.Child)
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
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	return w.attach(dst, &r)
}
