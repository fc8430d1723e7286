package childprotection

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Line is how the outcome of one finding goes over time: that of a rule, a clause and a subject.
type Line struct {
	Rule    procedure.RuleID  `json:"rule"`
	Clause  string            `json:"clause"`
	Subject procedure.Subject `json:"subject"`
	// Intervals are ascending and do not overlap. On a day that is in none of them there is no such finding.
	Intervals []Interval `json:"stretches"`
}

// Interval is some days, one after another, on which a finding has the same outcome and is as pressing.
type Interval struct {
	// From and To are the first and the last of them, of those that were asked for.
	From     calendar.Date      `json:"from"`
	To       calendar.Date      `json:"to"`
	Outcome  procedure.Outcome  `json:"outcome"`
	Priority procedure.Priority `json:"priority,omitzero"`
}

// Key returns what [procedure.Finding.Key] returns of the finding.
func (l Line) Key() string { return l.identity().Key() }

// identity returns a finding of which nothing else is known.
func (l Line) identity() procedure.Finding {
	return procedure.Finding{Rule: l.Rule, Clause: l.Clause, Subject: l.Subject}
}

// On returns the interval that a day is in. It reports false where there is none.
func (l Line) On(day calendar.Date) (Interval, bool) {
	at, _ := slices.BinarySearchFunc(l.Intervals, day, func(s Interval, day calendar.Date) int { return s.To.Compare(day) })
	if at == len(l.Intervals) || l.Intervals[at].From.After(day) {
		return Interval{}, false
	}
	return l.Intervals[at], true
}

// add puts an interval after the others, or makes the last one longer.
func (l *Line) add(s Interval) {
	if n := len(l.Intervals) - 1; n >= 0 {
		last := &l.Intervals[n]
		if last.To.AddDays(1) == s.From && last.Outcome == s.Outcome && last.Priority == s.Priority {
			last.To = s.To
			return
		}
	}
	l.Intervals = append(l.Intervals, s)
}

// Timeline returns how the outcome of each finding of a case goes from one day to another, both included: what a review says
// on each of the days, of which it needs to look at few. A page or a chart that is drawn from it shows the record as it
// stands: on past days without what is dated later, and on those ahead as it will be if nothing is recorded. The day of the
// basis does not count. The lines are in the order of the findings of a [Report].
//
// The error is that of [Review] on the first day, or says what is wrong with the last.
func Timeline(b procedure.Basis, c Case, from, to calendar.Date) ([]Line, error) {
	var w watch
	var ps procedure.Problems
	b.On = from
	ps.AddUnder("", w.start(b, &c))
	b.On = to
	switch {
	case to.Before(from):
		ps.Add("/to", "must not be before the first day")
	case len(ps) == 0 && b.Validate() != nil:
		ps.Add("/to", "must be a day that the calendar covers")
	}
	if err := ps.OrNil(); err != nil {
		return nil, err
	}
	var lines []Line
	known := map[procedure.Finding]int{}
	for more := true; more; more = w.step(to) {
		last := to
		if next := w.next(); !next.IsZero() && !next.After(to) {
			last = next.AddDays(-1)
		}
		for i := range w.now {
			f := &w.now[i]
			line := Line{Rule: f.Rule, Clause: f.Clause, Subject: f.Subject}
			at, ok := known[line.identity()]
			if !ok {
				at = len(lines)
				known[line.identity()] = at
				lines = append(lines, line)
			}
			lines[at].add(Interval{w.b.On, last, f.Outcome, f.Priority()})
		}
	}
	slices.SortFunc(lines, func(a, b Line) int { return a.identity().Compare(b.identity()) })
	return lines, nil
}
