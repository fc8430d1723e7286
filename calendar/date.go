package calendar

import (
	"cmp"
	"database/sql/driver"
	"errors"
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

const dateForm = "a date must be a day that exists, written YYYY-MM-DD"

var (
	errDateForm = errors.New("calendar: " + dateForm)
	errDateNull = errors.New("calendar: no date; for a column that may be null use sql.Null[calendar.Date]")
)

// ParseDate reads a day written YYYY-MM-DD, and nothing else: no other order,
// no time of day, no space round it, and not the empty text.
func ParseDate(s string) (Date, error) {
	d, ok := parseDate(s)
	if !ok {
		return Date{}, fmt.Errorf("calendar: ParseDate(%q): %s", s, whyNoDate(s))
	}
	return d, nil
}

// MustParseDate is [ParseDate] for dates written in code. It panics where ParseDate returns an error.
func MustParseDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func dateFields[T string | []byte](s T) (year, month, day int, ok bool) {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return 0, 0, 0, false
	}
	for i := range len(s) {
		if i != 4 && i != 7 && (s[i] < '0' || s[i] > '9') {
			return 0, 0, 0, false
		}
	}
	two := func(i int) int { return int(s[i]-'0')*10 + int(s[i+1]-'0') }
	return two(0)*100 + two(2), two(5), two(8), true
}

func parseDate[T string | []byte](s T) (Date, bool) {
	year, month, day, ok := dateFields(s)
	if !ok {
		return Date{}, false
	}
	d := newDate(year, time.Month(month), day)
	return d, !d.IsZero()
}

func whyNoDate(s string) string {
	if _, _, _, ok := dateFields(s); ok {
		return "no such day"
	}
	return "not of the form YYYY-MM-DD"
}

// String returns the day as YYYY-MM-DD, and the empty text for the zero Date.
func (d Date) String() string {
	b, _ := d.AppendText(nil) // never fails
	return string(b)
}

// Format returns the day in a layout of the time package, such as "Mon 2 Jan 2006", and the empty text for the zero Date.
func (d Date) Format(layout string) string {
	if d.IsZero() {
		return ""
	}
	return d.utc().Format(layout)
}

// AppendText appends the text of [Date.String] to b. It never fails.
func (d Date) AppendText(b []byte) ([]byte, error) {
	if d.IsZero() {
		return b, nil
	}
	return d.utc().AppendFormat(b, time.DateOnly), nil
}

// MarshalText returns the text of [Date.String]. It never fails.
func (d Date) MarshalText() ([]byte, error) { return d.AppendText(nil) }

// UnmarshalText reads YYYY-MM-DD. The empty text is the zero Date. Its error
// does not quote the text, which may come from a case record.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, ok := parseDate(text)
	if !ok {
		return errDateForm
	}
	*d = parsed
	return nil
}

// Value stores d in a database as the text YYYY-MM-DD. The zero Date is an
// error: a column that may be null takes a sql.Null[calendar.Date].
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, errDateNull
	}
	return d.String(), nil
}

// Scan reads a day from a database: a time.Time, of which it takes the civil date in that value's own location, or YYYY-MM-DD as a
// string or bytes. NULL, the empty text and the zero Time are errors: a column that may be null takes a sql.Null[calendar.Date].
func (d *Date) Scan(src any) error {
	var parsed Date
	ok := false
	switch src := src.(type) {
	case nil:
		return errDateNull
	case time.Time:
		if src.IsZero() {
			return errDateNull
		}
		parsed = DateOf(src)
		ok = !parsed.IsZero()
	case string:
		if src == "" {
			return errDateNull
		}
		parsed, ok = parseDate(src)
	case []byte:
		if len(src) == 0 {
			return errDateNull
		}
		parsed, ok = parseDate(src)
	default:
		return fmt.Errorf("calendar: cannot scan %T as a date", src)
	}
	if !ok {
		return errDateForm
	}
	*d = parsed
	return nil
}
