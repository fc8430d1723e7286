package childprotection

import (
	"fmt"
	"reflect"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Span is the days that [Indicators] are about.
type Span struct {
	// From and To are its first and last day.
	From calendar.Date `json:"from,omitzero"`
	To   calendar.Date `json:"to,omitzero"`
	// On is the day on which the cases are reviewed. Figures are settled where it is after
	// To: what has its last day on it or later is still to come.
	On calendar.Date `json:"on,omitzero"`
}

// has reports whether a day is in the span.
func (s *Span) has(day calendar.Date) bool {
	return !day.IsZero() && !day.Before(s.From) && !day.After(s.To)
}

func (s *Span) problems() procedure.Problems {
	var ps procedure.Problems
	for _, d := range []struct {
		path string
		day  calendar.Date
	}{{"/from", s.From}, {"/to", s.To}, {"/on", s.On}} {
		if d.day.IsZero() {
			ps.Add(d.path, "must be a day")
		}
	}
	if s.To.Before(s.From) {
		ps.Add("/to", "must not be before the first day")
	}
	return ps
}

func (s *Span) text() string {
	return s.From.String() + " to " + s.To.String() + ", as on " + s.On.String()
}

// Indicators are counts for the cases of a caseload over a span of days, as the reviews of the
// cases found them on one day. They are comparable, and hold no ids.
//
// The definitions are the library's own. They are no official return, and what a local procedure asks for differs: figures
// of authorities with different limits cannot be held against each other. Nor do they say how well any child is protected.
// Small counts can point at a child or a worker: whoever publishes them has to round or leave them out.
//
// # What falls into a span
//
// Everything that is counted happens on one day, and belongs to the span that this day is in, so that the counts of spans
// that adjoin, reviewed on the same day, add up to those of the whole. For a deadline it is the last day, whenever it was
// done: what is late stays in the span that it was due in. [Timeliness] says how each stands, and [Tally] the same for what
// a record shows or doesn't. Some counts are not of days in the span but on one day, and must not be added up over spans:
// the cases, what is called undated, the open safety findings, and the plans that run.
//
// # Ratios
//
// Of what has a last day, [Timeliness.Ratio] is how many were done by it, of those done by it, done
// later and not done. Of what a record shows, [Tally.Ratio] is how many are yes, of those that are yes
// or no. Left out of both are what an exception was agreed to, what cannot be told, what is to come
// and what has no last day or no date, each counted beside it, and what each field says. Of none
// there is no ratio: it is neither 0 nor 100 per cent. The length of plans is days by plans.
//
// # Putting together
//
// [Indicators.Merge] adds up those of different cases over one span, in any order and grouping: the zero Indicators change
// nothing, and two spans that differ are an error. To begin, set the Span and leave the rest:
//
//	n := childprotection.Indicators{Span: childprotection.Span{From: from, To: to, On: b.On}}
type Indicators struct {
	Span
	// Reviewed are the cases added, with or without anything in the span, and NotReviewed those
	// that could not be read or reviewed. Nothing else in the figures says anything of them.
	Reviewed    int `json:"reviewed"`
	NotReviewed int `json:"notReviewed"`
	// FirstMeetings counts first core groups (N 2.1a, B 5a): one for each plan that a conference made for a child, so that
	// siblings count each. It belongs to the day by which the first meeting is due by the local procedure. Left out are
	// plans that ended before it was due or held, and what the statutory guidance asks where it differs (E 1a).
	FirstMeetings Timeliness `json:"firstMeetings"`
	// Intervals counts intervals between core groups (N 2.6c, B 5b): one for each meeting held, whatever the number of
	// children, on the day by which the next is due. It is on time where the next meeting was held by then, however early.
	// One that nothing followed counts once, however long ago. Left out are meetings on a day on which no plan ran, those
	// after which the last plan ended before the next was due, and what one child waited whom meetings left out.
	Intervals Timeliness `json:"intervals"`
	// MinutesCirculated counts minutes sent out (N 3.18a, B 7b): one for each person who is owed the minutes of a meeting,
	// on the day by which they are due. Where no minutes were written everyone who is owed them counts as not done. Left out
	// is whoever is not owed them or must not have them, what was sent to people who are owed nothing, and corrections,
	// which have no last day.
	MinutesCirculated Timeliness `json:"minutesCirculated"`
	// Visits counts visits by the social worker (N 3.4a): one for each child and visit due, on the day by which the plan
	// asks for it. A visit at which the child was not seen is none, and while nobody sees a child no further visits fall
	// due: it is one visit not done. Left out are unborn children, those whose plan does not say yet how often, and visits
	// that would have been due after the plan ended.
	Visits Timeliness `json:"visits"`
	// ReviewConferences counts review conferences, the first (E 1b) and all later ones (E 1c): one for each child, on the
	// day by which it is due. Left out are those that would have been due after the plan ended.
	ReviewConferences Timeliness `json:"reviewConferences"`
	// MeetingsWithoutMinutes counts core groups held, on the day of the first sitting. Yes is a meeting of which no minutes
	// are written, and no one of which they are, however late. A meeting without them is to come while the last day for
	// sending them to anyone is not over, or where there is no such day on the day of its last sitting. Not known are
	// meetings where no plan of any child is recorded, and left out those on a day on which no plan ran.
	MeetingsWithoutMinutes Tally `json:"meetingsWithoutMinutes"`
	// ChairsAsRequired counts core groups held, on the day of the first sitting, by who was in the chair. Yes is a meeting
	// chaired by whom the procedure names for it (N 3.1b), or by another with what it asks for then (N 3.1c), whether a plan
	// ran on the day or not. Whether a line manager chaired one of the first is counted apart.
	ChairsAsRequired Tally `json:"chairsAsRequired"`
	// FirstChairsAsRequired counts cases, on the day of the first core group: whether one of the first meetings was chaired
	// by the line manager, or whom else the procedure asks for (N 3.1a). While it can still be done it is to come. Left out
	// are cases of which every plan ended before.
	FirstChairsAsRequired Tally `json:"firstChairsAsRequired"`
	// Safety counts the findings of the rules that guard people's safety that are open on the day
	// of the review, whenever they arose.
	Safety OpenSafety `json:"safety"`
	// PlansStarted counts plans by their first day: one for each child, and each again of a
	// child's. Plans of unborn children count.
	PlansStarted int `json:"plansStarted"`
	// PlansEnded are the plans whose last day is in the span and known, for whatever reason, that
	// of an 18th birthday included; and PlansRunning those that go on after the span's last day,
	// or after the day of the review where that is sooner, with their length so far.
	PlansEnded   PlanLengths `json:"plansEnded"`
	PlansRunning PlanLengths `json:"plansRunning"`
}

// OpenSafety is what safety rules find that is open on one day.
type OpenSafety struct {
	// NotMet are findings that show what must not be, or is missing; what was once sent to the wrong person stays one.
	// NotKnown are those that cannot be told because what decides it is not recorded.
	NotMet   int `json:"notMet"`
	NotKnown int `json:"notKnown"`
	// Cases are the cases with at least one of either.
	Cases int `json:"cases"`
}

// Merge returns the counts of both added up. It is an error where their spans differ, the day of
// the review included, unless one of them is the zero Indicators, which is whatever the other is.
func (n Indicators) Merge(m Indicators) (Indicators, error) {
	switch {
	case m == Indicators{}:
		return n, nil
	case n == Indicators{}:
		return m, nil
	case n.Span != m.Span:
		return Indicators{}, fmt.Errorf("childprotection: Indicators.Merge: the spans differ: %s, and %s", n.text(), m.text())
	}
	counts := n.counts()
	for i, c := range m.counts() {
		*counts[i].n += *c.n
	}
	return n, nil
}

// Validate returns what cannot be, in indicators that come from elsewhere, as [procedure.Problems]: counts below zero, and
// counts without a span. The zero Indicators are valid.
func (n Indicators) Validate() error {
	if n == (Indicators{}) {
		return nil
	}
	ps := n.problems()
	for _, c := range n.counts() {
		if *c.n < 0 {
			ps.Add(c.path, "must not be negative")
		}
	}
	return ps.OrNil()
}

// count is one of the counts, and its path in JSON.
type count struct {
	path string
	n    *int
}

func (n *Indicators) counts() []count { return countsIn(nil, "", reflect.ValueOf(n).Elem()) }

// countsIn appends the counts in a struct, in the order of its fields. Its path in JSON is that of what it is in.
func countsIn(list []count, path string, v reflect.Value) []count {
	for i := range v.NumField() {
		name, f := v.Type().Field(i).Tag.Get("json"), v.Field(i)
		switch n, isCount := f.Addr().Interface().(*int); {
		case isCount:
			list = append(list, count{path + "/" + name, n})
		case name != "": // the span has none, and no count in it
			list = countsIn(list, path+"/"+name, f)
		}
	}
	return list
}
