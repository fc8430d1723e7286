package childprotection

import (
	"reflect"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// NextChange returns the next day on which a review of the case comes out differently if nothing is recorded by then: some
// finding has another outcome, is there no longer, or is new. That is the day after a deadline, the day from which one is
// due soon, the day of what is arranged, an exclusion or exception coming to its end, an 18th birthday. A backend sets one
// timer for each case, and again whenever something is recorded. In between only the days that something is late go on. The
// days of tasks, actions and review points are not among them, since no rule judges those: see [Deadlines]. It is the zero
// Date when nothing will change, or the calendar does not reach as far. The error is that of [Review].
func NextChange(b procedure.Basis, c Case) (calendar.Date, error) {
	var w watch
	if err := w.start(b, &c); err != nil {
		return calendar.Date{}, err
	}
	for w.step(calendar.Date{}) {
		if w.changed() {
			return w.b.On, nil
		}
	}
	return calendar.Date{}, nil
}

// watch follows a case from day to day, as it will come out if nothing is recorded.
type watch struct {
	r Reviewer
	// b is the basis, on the day that the watch has come to.
	b procedure.Basis
	// days are those of the record on which outcomes may change, ascending.
	days []calendar.Date
	// last are the findings of the step before, and now those of the day.
	last, now []procedure.Finding
}

func (w *watch) start(b procedure.Basis, c *Case) (err error) {
	w.b = b
	if w.now, err = w.r.AppendFindings(nil, b, c); err != nil {
		return err
	}
	add := func(day calendar.Date) {
		// What lasts until a day, that day included, is over on the next.
		w.days = append(w.days, day, day.AddDays(1))
	}
	for _, day := range appendDates(nil, reflect.ValueOf(c).Elem()) {
		add(day)
	}
	for i := range c.Children {
		if day := c.Children[i].Eighteenth(); !day.IsZero() {
			add(day.AddDays(-1)) // the eve is the last day of a plan
		}
	}
	for e := range b.Procedures.All() {
		add(e.Effective())
	}
	slices.SortFunc(w.days, calendar.Date.Compare)
	w.days = slices.Compact(w.days)
	return nil
}

// step goes to the next day on which an outcome may change, and no further than a last day, if there
// is one. It reports whether there was such a day.
func (w *watch) step(last calendar.Date) bool {
	on := w.next()
	if on.IsZero() || !last.IsZero() && on.After(last) {
		return false
	}
	w.b.On = on
	if w.b.Validate() != nil {
		return false // past the end of the calendar
	}
	w.last, w.now = w.now, slices.Grow(w.last[:0], len(w.now)) // it will find about as much
	// The case is the one that was reviewed at the start, and so is the basis but for the day.
	w.now, _ = w.r.AppendAgain(w.now, w.b)
	return true
}

// next returns the first day after that of the basis on which an outcome may change, zero if there
// is none: one that the record gives, or one that is counted from it.
func (w *watch) next() calendar.Date {
	var first calendar.Date
	try := func(day calendar.Date) {
		if day.After(w.b.On) && (first.IsZero() || day.Before(first)) {
			first = day
		}
	}
	if at, there := slices.BinarySearchFunc(w.days, w.b.On.AddDays(1), calendar.Date.Compare); there || at < len(w.days) {
		try(w.days[at])
	}
	var tried calendar.Date
	due := func(day calendar.Date) {
		if day == tried {
			return
		}
		tried = day
		try(day.AddDays(1))
		if !w.b.SoonWithin.IsZero() {
			try(w.b.Calendar.Add(day, w.b.SoonWithin.Neg()))
		}
	}
	for i := range w.now {
		due(w.now[i].Due)
	}
	for i := range w.r.held {
		// By then the first minutes count as missing, whoever is owed them and whatever asks for them.
		due(schedule.MinutesDue(w.b, "", w.r.held[i].LastDay(), calendar.Date{}).Due)
	}
	return first
}

// changed reports whether the outcomes are others than they were a step before.
func (w *watch) changed() bool {
	return !slices.EqualFunc(w.last, w.now, func(a, b procedure.Finding) bool {
		return a.Outcome == b.Outcome && a.Rule == b.Rule && a.Subject == b.Subject && a.Clause == b.Clause
	})
}

// appendDates appends the days anywhere in a record, those that are not zero. It goes by the types, so that a day that a record
// gains is not forgotten.
func appendDates(dst []calendar.Date, v reflect.Value) []calendar.Date {
	switch {
	case v.Type() == dateType:
		if day := v.Addr().Interface().(*calendar.Date); !day.IsZero() {
			dst = append(dst, *day)
		}
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		for i := range v.Len() {
			dst = appendDates(dst, v.Index(i))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanInterface() {
				dst = appendDates(dst, f)
			}
		}
	}
	return dst
}

var dateType = reflect.TypeFor[calendar.Date]()
