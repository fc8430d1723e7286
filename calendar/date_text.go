package calendar

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"time"
)

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

// Scan reads a day from a database: a time.Time, of which it takes the civil date in that value's own location, or
// YYYY-MM-DD as a string or bytes. NULL, the empty text and the zero Time are errors: a column that may be null takes a
// sql.Null[calendar.Date].
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
