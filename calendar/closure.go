package calendar

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

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
