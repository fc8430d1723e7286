package calendar

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a civil day without a time of day or a zone, from 0001-01-01 to 9999-12-31.
//
// The zero Date is no date: it sorts before every day, its text is empty, and arithmetic on it, or past either end of the
// range, gives the zero Date. Dates are comparable with == and can be map keys.
type Date struct {
	// n counts days from 1, which is 0001-01-01 and a Monday.
	n int32
}

const (
	secondsPerDay = 24 * 60 * 60
	minDay        = 1
	maxDay        = 3652059 // 9999-12-31
)

var (
	// dayZeroUnix is the day before 0001-01-01, in days since 1970-01-01.
	dayZeroUnix = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).Unix()/secondsPerDay - minDay
)

// NewDate returns the given day. A day that does not exist, such as 31 April, or a year outside 1 to 9999 is an error:
// nothing is carried over into the next month.
func NewDate(year int, month time.Month, day int) (Date, error) {
	d := newDate(year, month, day)
	if d.IsZero() {
		return Date{}, fmt.Errorf("calendar: NewDate(%d, %d, %d): no such day", year, int(month), day)
	}
	return d, nil
}

// newDate is NewDate with the zero Date for a day that does not exist.
func newDate(year int, month time.Month, day int) Date {
	if year < 1 || year > 9999 || month < time.January || month > time.December || day < 1 || day > daysIn(year, month) {
		return Date{}
	}
	return civil(year, month, day)
}

// civil converts a day that exists, or gives the zero Date if its year is out of range.
func civil(year int, month time.Month, day int) Date {
	return fromDay(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/secondsPerDay - dayZeroUnix)
}

// fromDay returns the Date of a day count, the zero Date if it is out of range.
func fromDay(n int64) Date {
	if n < minDay || n > maxDay {
		return Date{}
	}
	return Date{n: int32(n)}
}

func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	default:
		return 31
	}
}

// DateOf returns the day that t falls on in t's own location: for a time that was stored in UTC give t.In(london), or an
// event of the first hour of a summer's day falls on the day before. It is the zero Date for a year outside 1 to 9999 and
// for the zero Time, though that is an instant of 0001-01-01.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	year, month, day := t.Date()
	return newDate(year, month, day)
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Date returns the year, month and day of d, all 0 for the zero Date.
func (d Date) Date() (year int, month time.Month, day int) {
	if d.IsZero() {
		return 0, 0, 0
	}
	return d.utc().Date()
}

func (d Date) year() int {
	year, _, _ := d.Date()
	return year
}

// utc returns midnight UTC on d, which must not be zero.
func (d Date) utc() time.Time { return time.Unix((int64(d.n)+dayZeroUnix)*secondsPerDay, 0).UTC() }

// Weekday returns the day of the week. The zero Date has none and gives
// Sunday, the zero Weekday: test [Date.IsZero] first where it matters.
func (d Date) Weekday() time.Weekday { return time.Weekday(d.n % 7) }

// AddDays returns the day n calendar days after d, before it if n is negative.
func (d Date) AddDays(n int) Date {
	if d.IsZero() || n > maxDay || n < -maxDay {
		return Date{}
	}
	return fromDay(int64(d.n) + int64(n))
}

// AddMonths returns the same day number n months later, earlier if n is negative. Where that month is too short it is the
// month's last day: 31 August plus six months is 28 or 29 February.
func (d Date) AddMonths(n int) Date {
	const maxMonths = 12 * 9999
	if d.IsZero() || n > maxMonths || n < -maxMonths {
		return Date{}
	}
	year, month, day := d.Date()
	months := 12*year + int(month) - 1 + n
	year, month = months/12, time.Month(months%12+1)
	return civil(year, month, min(day, daysIn(year, month)))
}

// Sub returns the number of calendar days from e to d, negative if e is the later, and 0 if either is the zero Date.
func (d Date) Sub(e Date) int {
	if d.IsZero() || e.IsZero() {
		return 0
	}
	return int(d.n - e.n)
}

// Compare returns -1 if d is before e, +1 if it is after, and 0 if they are equal. The zero Date is before every other.
func (d Date) Compare(e Date) int { return cmp.Compare(d.n, e.n) }

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.n < e.n }

// After reports whether d is later than e.
func (d Date) After(e Date) bool { return d.n > e.n }

// Time returns the first instant of d in loc, where nil means UTC. Clocks that go forward at midnight make that later than
// 00:00. Where loc left the whole day out, as Apia did 2011-12-30, it is the first instant after the day. The zero Date
// gives the zero Time.
func (d Date) Time(loc *time.Location) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	midnight := d.utc()
	if loc == nil {
		return midnight
	}
	// Walk the spans of constant offset, from one that is surely before d begins
	// anywhere on Earth, to the first in which the clock shows d or later.
	t := midnight.Add(-26 * time.Hour).In(loc)
	for {
		start, end := t.ZoneBounds()
		if !end.IsZero() && !end.After(t) {
			// On the last days of a leap year ZoneBounds may give an end that has
			// passed: it takes every year that it extends by rule for 365 days.
			end = t.Add(time.Hour)
		}
		_, offset := t.Zone()
		first := midnight.Add(-time.Duration(offset) * time.Second).In(loc)
		if !start.IsZero() && first.Before(start) {
			first = start
		}
		if end.IsZero() || first.Before(end) {
			return first
		}
		t = end
	}
}
