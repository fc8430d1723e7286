package calendar

import (
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Holiday is a day on which offices are closed besides weekends: a bank holiday, or a local closure.
type Holiday struct {
	Date Date `json:"date"`
	// Name is the bank holiday's title as published, or the closure's as given.
	Name string `json:"name"`
	// Closure says that this is a local closure that [Calendar.With] added, not a bank holiday.
	Closure bool `json:"closure,omitzero"`
}

// Calendar knows which days are working days: Monday to Friday, except bank holidays and local closures. It is immutable and
// may be shared between goroutines.
//
// The zero Calendar has no holidays and covers every Date, all of it counted as announced. A nil *Calendar covers no day: it
// has no working days and every date it gives is the zero Date, so that a calendar left out by mistake is never taken for
// Monday to Friday.
type Calendar struct {
	name string
	// fed says that bank holidays were read from the official feed.
	fed bool
	// from and through bound what is covered, both zero for every Date.
	from, through Date
	// announcedFrom and announcedThrough bound what is officially published, both zero where that is all.
	announcedFrom, announcedThrough Date
	// holidays and closures are ascending, one a day. A day may be in both.
	holidays, closures []Holiday
	// published is this calendar without its closures, nil where it has none.
	published *Calendar
	// index counts working days.
	index index
}

func newCalendar(c Calendar) *Calendar {
	first, last := c.from, c.through
	if first.IsZero() && len(c.closures) > 0 {
		first, last = c.closures[0].Date, c.closures[len(c.closures)-1].Date
	}
	if !first.IsZero() {
		c.index = newIndex(first, last, c.holidays, c.closures)
	}
	return &c
}

// covered returns the first and last day that c can say anything about.
func (c *Calendar) covered() (from, through Date) {
	switch {
	case c == nil:
		return Date{}, Date{}
	case c.from.IsZero():
		return Date{n: minDay}, Date{n: maxDay}
	}
	return c.from, c.through
}

// covers reports whether d is a day that c can say something about.
func (c *Calendar) covers(d Date) bool {
	from, through := c.covered()
	return !d.IsZero() && !d.Before(from) && !d.After(through)
}

// Announced returns the first and last day for which the bank holidays are officially published. Those of other days are
// worked out by rule; days to come may yet be moved or added to. A nil Calendar gives two zero Dates.
func (c *Calendar) Announced() (from, through Date) {
	if c == nil || c.announcedFrom.IsZero() {
		return c.covered()
	}
	return c.announcedFrom, c.announcedThrough
}

// IsAnnounced reports whether every day from the earlier of a and b to the later is one for which the bank holidays are
// officially published. It is false if either is the zero Date.
func (c *Calendar) IsAnnounced(a, b Date) bool {
	if b.Before(a) {
		a, b = b, a
	}
	from, through := c.Announced()
	return !a.IsZero() && !a.Before(from) && !b.After(through)
}

// IsWorkingDay reports whether d is a working day. It is false for the zero Date and for days that the calendar does not cover.
func (c *Calendar) IsWorkingDay(d Date) bool {
	if c == nil {
		return false
	}
	if e, ok := c.index.at(d); ok {
		return e&1 == 1
	}
	return c.covers(d) && !isWeekend(d)
}

func isWeekend(d Date) bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }

// AddWorkingDays returns the nth working day after d, or before it if n is negative. The day d itself is not counted,
// working day or not: from a Saturday, one working day on is Monday and one back is Friday. Where n is 0 the answer is d. It
// is the zero Date if d is, or if d or the answer is not covered.
func (c *Calendar) AddWorkingDays(d Date, n int) Date {
	if c == nil {
		return Date{}
	}
	e, ok := c.index.at(d)
	if n != 0 && ok {
		// The usual case, at two look-ups.
		if k := step(e, n); uint(k) < uint(len(c.index.days)) {
			return c.index.days[k]
		}
	}
	if !c.covers(d) {
		return Date{}
	}
	if n == 0 {
		return d
	}
	due := c.index.nth(step(c.index.count(d), n))
	if !c.covers(due) {
		return Date{}
	}
	return due
}

// WorkingDaysBetween counts the working days after from, up to and including to. Where to is the earlier, it is minus the
// working days before from, back to and including to. So counting what [Calendar.AddWorkingDays] added gives the same
// number. It is 0 if either date is zero or not covered.
func (c *Calendar) WorkingDaysBetween(from, to Date) int {
	if c == nil {
		return 0
	}
	f, ok := c.index.at(from)
	t, ok2 := c.index.at(to)
	if !ok || !ok2 {
		if !c.covers(from) || !c.covers(to) {
			return 0
		}
		f, t = c.index.count(from), c.index.count(to)
	}
	if to.Before(from) {
		return t>>1 - f>>1 // to is counted, from is not
	}
	return (t+1)>>1 - (f+1)>>1
}

// Add returns the day p after d, or before it if p is negative. Working days are counted as by [Calendar.AddWorkingDays].
// Days, weeks and months are counted whether worked or not, months as by [Date.AddMonths], and may lead to a day that the
// calendar does not cover. Period{} gives the zero Date.
func (c *Calendar) Add(d Date, p Period) Date {
	if c == nil {
		return Date{}
	}
	switch p.unit {
	case CalendarDay:
		return d.AddDays(p.n)
	case WorkingDay:
		return c.AddWorkingDays(d, p.n)
	case Week:
		return d.AddDays(weekDays(p.n))
	case Month:
		return d.AddMonths(p.n)
	default:
		return Date{}
	}
}

// weekDays returns the days of n weeks, past any date where n is.
func weekDays(n int) int { return 7 * max(-maxDay, min(n, maxDay)) }

// NextWorkingDay returns d if it is a working day, else the first one after it:
// the zero Date if there is none that the calendar covers.
func (c *Calendar) NextWorkingDay(d Date) Date {
	if c.IsWorkingDay(d) {
		return d
	}
	return c.AddWorkingDays(d, 1)
}

// PreviousWorkingDay returns d if it is a working day, else the last one before
// it: the zero Date if there is none that the calendar covers.
func (c *Calendar) PreviousWorkingDay(d Date) Date {
	if c.IsWorkingDay(d) {
		return d
	}
	return c.AddWorkingDays(d, -1)
}

// Holiday returns the bank holiday or local closure on d, and whether there is one. On a day that is both it is the bank holiday.
func (c *Calendar) Holiday(d Date) (Holiday, bool) {
	if c == nil {
		return Holiday{}, false
	}
	for _, list := range [...][]Holiday{c.holidays, c.closures} {
		if i, ok := slices.BinarySearchFunc(list, d, compareHoliday); ok {
			return list[i], true
		}
	}
	return Holiday{}, false
}

func compareHoliday(h Holiday, d Date) int { return h.Date.Compare(d) }

// Holidays yields the bank holidays and local closures from one day to another, both included, in ascending order, one a
// day, those at a weekend too. On a day that is both it yields the bank holiday. It yields nothing if either date is zero or
// to is before from.
func (c *Calendar) Holidays(from, to Date) iter.Seq[Holiday] {
	return func(yield func(Holiday) bool) {
		if c == nil || from.IsZero() {
			return
		}
		h, l := startingAt(c.holidays, from), startingAt(c.closures, from)
		for len(h) > 0 || len(l) > 0 {
			var next Holiday
			if len(l) == 0 || len(h) > 0 && !l[0].Date.Before(h[0].Date) {
				next, h = h[0], h[1:]
				if len(l) > 0 && l[0].Date == next.Date {
					l = l[1:]
				}
			} else {
				next, l = l[0], l[1:]
			}
			if next.Date.After(to) || !yield(next) {
				return
			}
		}
	}
}

func startingAt(list []Holiday, from Date) []Holiday {
	i, _ := slices.BinarySearchFunc(list, from, compareHoliday)
	return list[i:]
}

// String returns the day and its name.
func (h Holiday) String() string { return h.Date.String() + " " + h.Name }

// LogValue returns the text of [Calendar.String].
func (c *Calendar) LogValue() slog.Value { return slog.StringValue(c.String()) }

// String names the calendar, where its bank holidays are from, and the span for which they are officially published.
func (c *Calendar) String() string {
	switch {
	case c == nil:
		return "no calendar"
	case c.name == "" && len(c.closures) == 0:
		return "Monday to Friday"
	}
	s := c.name
	if s == "" {
		s = "Monday to Friday"
	} else {
		from, through := c.Announced()
		s += fmt.Sprintf(", bank holidays published from %s to %s", from, through)
		if c.fed {
			s += ", read from GOV.UK"
		}
	}
	if n := len(c.closures); n > 0 {
		s += fmt.Sprintf(", local closures: %d", n)
	}
	return s
}

var errJSON = errors.New("calendar: a Calendar is not JSON: store which one it is, such as the division's name, and the closures, and make it again with EnglandAndWales or one of its like and With")

// MarshalJSON returns an error. A calendar is made from what a service keeps in its configuration, which
// division it is and the local closures ([Calendar.Closures]), and not from JSON: one that lost its
// bank holidays on the way would count every day of them as worked.
func (Calendar) MarshalJSON() ([]byte, error) { return nil, errJSON }

// UnmarshalJSON returns an error: see [Calendar.MarshalJSON].
func (*Calendar) UnmarshalJSON([]byte) error { return errJSON }

// With returns c with local closures: days on which the authority's offices are shut though they are no bank holiday. It
// sets their Closure. The calendar c stays as it is.
//
// A closure at a weekend or on a bank holiday is kept and changes no count. If a date is given twice, in one call or in one
// after another, the last name is the one kept. A date that is zero or not covered by c is an error, and so is a name that
// is empty, only white space or not all on one line. It tells of all of them, by position, and does not quote. On the zero
// Calendar it takes 8 bytes for each day from the first closure to the last.
func (c *Calendar) With(closures ...Holiday) (*Calendar, error) {
	if c == nil {
		return nil, errors.New("calendar: With: no calendar")
	}
	var errs []error
	for i, h := range closures {
		if h.Date.IsZero() {
			errs = append(errs, fmt.Errorf("calendar: With: closure %d has no date", i))
		} else if !c.covers(h.Date) {
			from, through := c.covered()
			errs = append(errs, fmt.Errorf("calendar: With: closure %d is not between %s and %s", i, from, through))
		}
		if !isName(h.Name) {
			errs = append(errs, fmt.Errorf("calendar: With: closure %d has no name, or one that is not all on one line", i))
		}
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	if len(closures) == 0 {
		return c, nil
	}
	with := *c
	with.published = c.WithoutClosures()
	// Latest first, so that of one date the last given is the one kept.
	all := slices.Concat(c.closures, closures)
	slices.Reverse(all)
	slices.SortStableFunc(all, byDate)
	with.closures = slices.CompactFunc(all, func(a, b Holiday) bool { return a.Date == b.Date })
	for i := range with.closures {
		with.closures[i].Closure = true
	}
	return newCalendar(with), nil
}

// isName reports whether s can stand in a receipt: some text, on one line.
func isName(s string) bool {
	return strings.TrimSpace(s) != "" && utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl)
}

// WithoutClosures returns the calendar as it is officially published, without what [Calendar.With] added.
func (c *Calendar) WithoutClosures() *Calendar {
	if c == nil || c.published == nil {
		return c
	}
	return c.published
}

// Closures yields the local closures in ascending order, those at a weekend or on a bank holiday too.
func (c *Calendar) Closures() iter.Seq[Holiday] {
	return func(yield func(Holiday) bool) {
		if c == nil {
			return
		}
		for _, h := range c.closures {
			if !yield(h) {
				return
			}
		}
	}
}
