package calendar

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// Receipt shows how a due date was counted, so that anyone can count it again.
type Receipt struct {
	// From is the day of the event: day 0, or day 1 where FirstDayCounted.
	From Date `json:"from"`
	// Period is what was added to From, negative when counting back.
	Period Period `json:"period"`
	// FirstDayCounted says that the event's own day was counted. Working days do not count a From that is a day off all the same.
	FirstDayCounted bool `json:"firstDayCounted,omitzero"`
	// Due is the last day of the period: the zero Date where there is none, as beyond what the calendar covers.
	Due Date `json:"due,omitzero"`
	// PassedOver are the days on the way to Due that were not counted, in the order of counting; From is one of them where
	// it would have been day 1 and is a day off. Periods other than working days pass over none.
	PassedOver []PassedOver `json:"passedOver,omitzero"`
	// WithoutClosures is what Due would be by the published bank holidays alone. The two differ where a local closure moved Due.
	WithoutClosures Date `json:"withoutClosures,omitzero"`
	// Projected says that some day from From to Due is outside the years that are officially published: its bank holidays
	// were worked out by rule, and if it is to come they may yet change.
	Projected bool `json:"projected,omitzero"`
}

// PassedOver is a day that is not a working day, and why.
type PassedOver struct {
	Date   Date   `json:"date"`
	Reason Reason `json:"reason"`
	// Name is the title of the bank holiday, the name of the closure, or "weekend".
	Name string `json:"name"`
}

// String returns the day without its year, and its name: "Fri 25 Dec, Christmas Day".
func (p PassedOver) String() string { return p.Date.Format("Mon 2 Jan") + ", " + p.Name }

// Reason is why a day is not a working day. The zero Reason is none.
type Reason uint8

// A bank holiday or closure that falls on a weekend is passed over as weekend, a closure on a bank holiday as bank holiday.
const (
	noReason Reason = iota
	Weekend
	BankHoliday
	LocalClosure
)

var reasonNames = [...]string{noReason: "", Weekend: "weekend", BankHoliday: "bank holiday", LocalClosure: "local closure"}

// String returns the reason in words, the empty text for noReason.
func (r Reason) String() string {
	if int(r) >= len(reasonNames) {
		return "Reason(" + strconv.Itoa(int(r)) + ")"
	}
	return reasonNames[r]
}

// MarshalText returns the text of [Reason.String], or an error for a number that is no reason.
func (r Reason) MarshalText() ([]byte, error) { return marshalName(reasonNames[:], uint8(r)) }

// UnmarshalText reads the text of [Reason.String].
func (r *Reason) UnmarshalText(text []byte) error {
	i := slices.Index(reasonNames[:], string(text))
	if i < 0 {
		return errors.New("calendar: a reason must be weekend, bank holiday or local closure")
	}
	*r = Reason(i)
	return nil
}

// AddInclusive is [Calendar.Add] for procedures that count the event's own day as day 1. In working days that is one fewer
// if d is a working day, else no difference. In other units it is a day nearer to d. A period of none is d either way.
func (c *Calendar) AddInclusive(d Date, p Period) Date {
	nearer := 0
	switch {
	case p.n > 0:
		nearer = -1
	case p.n < 0:
		nearer = +1
	}
	switch p.unit {
	case WorkingDay:
		if c.IsWorkingDay(d) {
			p.n += nearer
		}
	case Week:
		p = Days(weekDays(p.n) + nearer)
	case CalendarDay:
		p.n += nearer
	case Month:
		return c.Add(d, p).AddDays(nearer)
	default:
	}
	return c.Add(d, p)
}

// Explain returns the receipt for [Calendar.Add]: the day it gives, and every day passed over on the way to it.
func (c *Calendar) Explain(d Date, p Period) Receipt {
	return c.explain(Receipt{From: d, Period: p}, (*Calendar).Add)
}

// ExplainInclusive is [Calendar.Explain] for [Calendar.AddInclusive].
func (c *Calendar) ExplainInclusive(d Date, p Period) Receipt {
	return c.explain(Receipt{From: d, Period: p, FirstDayCounted: true}, (*Calendar).AddInclusive)
}

func (c *Calendar) explain(r Receipt, add func(*Calendar, Date, Period) Date) Receipt {
	r.Due = add(c, r.From, r.Period)
	r.WithoutClosures = add(c.WithoutClosures(), r.From, r.Period)
	if r.Due.IsZero() {
		return r
	}
	r.Projected = !c.IsAnnounced(r.From, r.Due)
	if r.Period.unit != WorkingDay {
		return r
	}
	step := 1
	if r.Period.n < 0 {
		step = -1
	}
	d := r.From
	if !r.FirstDayCounted {
		d = d.AddDays(step)
	}
	for ; d.Sub(r.Due)*step < 0; d = d.AddDays(step) {
		if reason, name := c.dayOff(d); reason != noReason {
			r.PassedOver = append(r.PassedOver, PassedOver{d, reason, name})
		}
	}
	return r
}

// dayOff returns why d, which c covers, is not a working day.
func (c *Calendar) dayOff(d Date) (Reason, string) {
	if c.IsWorkingDay(d) {
		return noReason, ""
	}
	h, _ := c.Holiday(d)
	switch {
	case isWeekend(d):
		return Weekend, Weekend.String()
	case h.Closure:
		return LocalClosure, h.Name
	}
	return BankHoliday, h.Name
}

// String returns the receipt in a line: from when, how long, until when, and the days passed over.
func (r Receipt) String() string {
	const day = "Mon 2 Jan 2006"
	var b strings.Builder
	if r.Period.IsZero() {
		b.WriteString("no period")
	}
	b.WriteString(r.Period.String())
	if r.From.IsZero() {
		return b.String() + " from no date"
	}
	b.WriteString(" from ")
	b.WriteString(r.From.Format(day))
	if r.FirstDayCounted {
		b.WriteString(", that day counted")
	}
	if r.Due.IsZero() {
		return b.String() + ": no date"
	}
	b.WriteString(": ")
	b.WriteString(r.Due.Format(day))
	if r.Projected {
		b.WriteString(", projected")
	}
	if r.WithoutClosures != r.Due {
		b.WriteString(", without local closures ")
		b.WriteString(r.WithoutClosures.Format(day))
	}
	for i, p := range r.PassedOver {
		if i == 0 {
			b.WriteString("; passed over: ")
		} else {
			b.WriteString("; ")
		}
		b.WriteString(p.String())
	}
	return b.String()
}
