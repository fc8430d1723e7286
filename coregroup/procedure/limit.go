package procedure

import (
	"errors"

	"github.com/safeguarding-go/childprotection/calendar"
)

// Limit is how long a procedure gives for something: a period, "as soon as possible", or nothing stated. The last two are
// never turned into a number. The zero Limit is NotStated.
type Limit struct {
	soon   bool
	period calendar.Period
}

// NotStated returns the limit of a procedure that gives none.
func NotStated() Limit { return Limit{} }

// AsSoonAsPossible returns the limit of a procedure that says just that.
func AsSoonAsPossible() Limit { return Limit{soon: true} }

// Within returns a limit of a period, NotStated for Period{}.
func Within(p calendar.Period) Limit { return Limit{period: p} }

const (
	notStated        = "not stated"
	asSoonAsPossible = "as soon as possible"
)

// IsZero reports whether nothing is stated.
func (l Limit) IsZero() bool { return l == Limit{} }

// IsSoon reports whether the limit is "as soon as possible".
func (l Limit) IsSoon() bool { return l.soon }

// Period returns the limit's period, Period{} if it is none.
func (l Limit) Period() calendar.Period { return l.period }

// String returns the limit in words: "10 working days", "as soon as possible", "not stated".
func (l Limit) String() string {
	switch {
	case l.soon:
		return asSoonAsPossible
	case l.period.IsZero():
		return notStated
	}
	return l.period.String()
}

// MarshalText returns the text of [Limit.String].
func (l Limit) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

var errLimit = errors.New(`procedure: a limit must be a period such as "10 working days", "as soon as possible" or "not stated"`)

// UnmarshalText reads the text of [Limit.String]; in a period one unit may be in the plural and several in the singular.
// Whether the period makes sense as a limit is for [Procedure.Validate] to say.
func (l *Limit) UnmarshalText(text []byte) error {
	switch string(text) {
	case notStated:
		*l = NotStated()
		return nil
	case asSoonAsPossible:
		*l = AsSoonAsPossible()
		return nil
	}
	var p calendar.Period
	if len(text) == 0 || p.UnmarshalText(text) != nil {
		return errLimit
	}
	*l = Within(p)
	return nil
}

// possible reports whether a period makes sense as a limit: at least one unit, and no more than about ten years.
func possible(p calendar.Period) bool {
	longest := [...]int{0: 0, calendar.CalendarDay: 3660, calendar.WorkingDay: 2600, calendar.Week: 522, calendar.Month: 120}
	return p.N() >= 1 && p.N() <= longest[p.Unit()]
}

// bounds returns the fewest and the most calendar days that a possible period can
// span. Working days have weekends and holidays between them.
func bounds(p calendar.Period) (fewest, most int) {
	n := p.N()
	fewest = [...]int{0: 0, calendar.CalendarDay: 1, calendar.WorkingDay: 1, calendar.Week: 7, calendar.Month: 28}[p.Unit()] * n
	most = [...]int{0: 0, calendar.CalendarDay: 1, calendar.WorkingDay: 2, calendar.Week: 7, calendar.Month: 31}[p.Unit()] * n
	if p.Unit() == calendar.WorkingDay {
		most += 14
	}
	return fewest, most
}
