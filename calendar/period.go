package calendar

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Unit is what a [Period] is counted in.
type Unit uint8

// The units of a [Period]. Zero is that of Period{} alone.
const (
	noUnit Unit = iota
	CalendarDay
	WorkingDay
	Week
	Month
)

var unitNames = [...]string{noUnit: "", CalendarDay: "day", WorkingDay: "working day", Week: "week", Month: "month"}

// String returns the unit in the singular: "working day".
func (u Unit) String() string {
	if int(u) >= len(unitNames) {
		return "Unit(" + strconv.Itoa(int(u)) + ")"
	}
	return unitNames[u]
}

// MarshalText returns the text of [Unit.String], or an error for a number that is no unit.
func (u Unit) MarshalText() ([]byte, error) { return marshalName(unitNames[:], uint8(u)) }

// UnmarshalText reads the text of [Unit.String].
func (u *Unit) UnmarshalText(text []byte) error {
	i := slices.Index(unitNames[:], string(text))
	if i < 0 {
		return errors.New("calendar: a unit must be day, working day, week or month")
	}
	*u = Unit(i)
	return nil
}

func marshalName(names []string, v uint8) ([]byte, error) {
	if int(v) >= len(names) {
		return nil, errors.New("calendar: no such value")
	}
	return []byte(names[v]), nil
}

// Period is a length of time as a procedure states it: a whole number of days, working days, weeks or months. Periods of
// different units are never equal, even where they are as long: 28 days, 4 weeks and a month stay what they are.
//
// Period{} is no period. Its text is empty and adding it to a date gives the
// zero Date; it is not Days(0), which is a period of no days.
type Period struct {
	n    int
	unit Unit
}

// Days returns a period of n calendar days.
func Days(n int) Period { return Period{n, CalendarDay} }

// WorkingDays returns a period of n working days.
func WorkingDays(n int) Period { return Period{n, WorkingDay} }

// Weeks returns a period of n weeks.
func Weeks(n int) Period { return Period{n, Week} }

// Months returns a period of n calendar months.
func Months(n int) Period { return Period{n, Month} }

// IsZero reports whether p is no period. Days(0) is one.
func (p Period) IsZero() bool { return p == Period{} }

// N returns how many units p is long.
func (p Period) N() int { return p.n }

// Unit returns what p is counted in.
func (p Period) Unit() Unit { return p.unit }

// Neg returns the period in the other direction, for counting back from a date.
// It is as long, but for the one number that has no opposite, math.MinInt.
func (p Period) Neg() Period {
	if p.n == math.MinInt {
		p.n++ // has no opposite; either is far beyond any date
	}
	return Period{-p.n, p.unit}
}

// ParsePeriod reads a period such as "10 working days": a whole number, one space, and day, working day, week or month, each
// in the singular or the plural. The number may be negative; it has no plus sign and no leading zeros.
func ParsePeriod(s string) (Period, error) {
	p, ok := parsePeriod(s)
	if !ok {
		return Period{}, fmt.Errorf("calendar: ParsePeriod(%q): %s", s, periodForm)
	}
	return p, nil
}

const periodForm = `a period must be a whole number, a space, and days, working days, weeks or months`

var (
	errPeriodForm = errors.New("calendar: " + periodForm)
	errPeriodNull = errors.New("calendar: no period; for a column that may be null use sql.Null[calendar.Period]")
)

func parsePeriod(s string) (Period, bool) {
	number, name, _ := strings.Cut(s, " ")
	n, err := strconv.Atoi(number)
	if err != nil || strconv.Itoa(n) != number {
		return Period{}, false
	}
	for u := CalendarDay; u <= Month; u++ {
		if strings.TrimSuffix(name, "s") == unitNames[u] {
			return Period{n, u}, true
		}
	}
	return Period{}, false
}

// String returns the period as [ParsePeriod] reads it, in the singular for one
// unit: "1 day", "10 working days". Period{} gives the empty text.
func (p Period) String() string {
	b, _ := p.AppendText(nil) // never fails
	return string(b)
}

// AppendText appends the text of [Period.String] to b. It never fails.
func (p Period) AppendText(b []byte) ([]byte, error) {
	if p.IsZero() {
		return b, nil
	}
	b = strconv.AppendInt(b, int64(p.n), 10)
	b = append(b, ' ')
	b = append(b, p.unit.String()...)
	if p.n != 1 && p.n != -1 {
		b = append(b, 's')
	}
	return b, nil
}

// MarshalText returns the text of [Period.String]. It never fails.
func (p Period) MarshalText() ([]byte, error) { return p.AppendText(nil) }

// UnmarshalText reads what [ParsePeriod] reads, and the empty text as Period{}. Its error does not quote the text.
func (p *Period) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*p = Period{}
		return nil
	}
	parsed, ok := parsePeriod(string(text))
	if !ok {
		return errPeriodForm
	}
	*p = parsed
	return nil
}

// Value stores p in a database as its text. Period{} is an error: a column that may be null takes a sql.Null[calendar.Period].
func (p Period) Value() (driver.Value, error) {
	if p.IsZero() {
		return nil, errPeriodNull
	}
	return p.String(), nil
}

// Scan reads a period from a database: the text that [ParsePeriod] reads, as a string or bytes. NULL and the empty text are
// errors: a column that may be null takes a sql.Null[calendar.Period].
func (p *Period) Scan(src any) error {
	var text string
	switch src := src.(type) {
	case nil:
	case string:
		text = src
	case []byte:
		text = string(src)
	default:
		return fmt.Errorf("calendar: cannot scan %T as a period", src)
	}
	if text == "" {
		return errPeriodNull
	}
	parsed, ok := parsePeriod(text)
	if !ok {
		return errPeriodForm
	}
	*p = parsed
	return nil
}
