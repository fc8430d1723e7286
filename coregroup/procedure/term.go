package procedure

import (
	"errors"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// Term is one limit of a procedure, with the clause that it comes from.
type Term struct {
	Rule RuleID `json:"rule,omitzero"`
	// For are the roles that the limit is for, where a procedure gives recipients different ones. A term without is for
	// everyone whom no other term of the rule names.
	For []Role `json:"for,omitzero"`
	// Within is the longest that it may take, NotBefore the shortest that is usual: in "every 4 to 6 weeks" 6 weeks and 4
	// weeks. A limit that is set back from its event has no NotBefore.
	Within    Limit `json:"within,omitzero"`
	NotBefore Limit `json:"notBefore,omitzero"`
	// From is the event that both are counted from: after it or, where Before is set,
	// back from it. A limit that is no period, such as "as soon as possible", has none.
	From   Event `json:"from,omitzero"`
	Before bool  `json:"before,omitzero"`
	// CountFirstDay makes the day of the event day 1 and not day 0.
	CountFirstDay bool `json:"countFirstDay,omitzero"`
	// EarlierOf gives instead two terms of which the earlier counts, or the only one whose event is known; NotBefore is that
	// one's. They have no rule, clause, roles or EarlierOf of their own.
	EarlierOf []Term `json:"earlierOf,omitzero"`
	// Clause is the reference of the clause that says so.
	Clause string `json:"clause,omitzero"`
}

// Due is what a [Term] comes to once its event is known. It is comparable.
type Due struct {
	// On is the last day, zero where there is none: the event is not known, the
	// limit is not a period, or the calendar does not cover the day.
	On calendar.Date
	// NotBefore is the first usual day, zero where the term states none.
	NotBefore calendar.Date
	// From and Start are the event counted from and its day, zero if unknown.
	From  Event
	Start calendar.Date
	// Limit is what the procedure gives. "As soon as possible" and "not stated" have no last day.
	Limit Limit
	// Before and CountFirstDay say how it was counted, as in the [Term].
	Before, CountFirstDay bool
	// Clause is the reference of the term's clause.
	Clause string
}

// Due computes the term's last day from the days of the events. It allocates nothing.
func (t *Term) Due(c *calendar.Calendar, known Events) (d Due) {
	t.fill(&d, c, &known)
	return d
}

func (t *Term) fill(d *Due, c *calendar.Calendar, known *Events) {
	if len(t.EarlierOf) == 0 {
		t.due(d, c, known, t.Clause)
		return
	}
	for i := range t.EarlierOf {
		var other Due
		t.EarlierOf[i].due(&other, c, known, t.Clause)
		if i == 0 || !other.On.IsZero() && (d.On.IsZero() || other.On.Before(d.On)) {
			*d = other
		}
	}
}

func (t *Term) due(d *Due, c *calendar.Calendar, known *Events, clause string) {
	d.From, d.Limit.soon, d.Limit.period, d.Before, d.CountFirstDay, d.Clause = t.From, t.Within.soon, t.Within.period, t.Before, t.CountFirstDay, clause
	d.Start = known.on(t.From)
	d.On = d.count(c, t.Within.Period())
	d.NotBefore = d.count(c, t.NotBefore.Period())
}

func (d *Due) count(c *calendar.Calendar, p calendar.Period) calendar.Date {
	if d.Before {
		p = p.Neg()
	}
	if d.CountFirstDay {
		return c.AddInclusive(d.Start, p)
	}
	return c.Add(d.Start, p)
}

// Explain returns the receipt for the last day. Where On is zero there is none, and the receipt shows only what is known.
func (d Due) Explain(c *calendar.Calendar) calendar.Receipt {
	p := d.Limit.Period()
	if d.Before {
		p = p.Neg()
	}
	if d.CountFirstDay {
		return c.ExplainInclusive(d.Start, p)
	}
	return c.Explain(d.Start, p)
}

// Event is what a limit is counted from.
type Event uint8

// The events, with their texts. NoEvent is that of a [Term] whose limit is no period.
const (
	NoEvent Event = iota
	// InitialConference is the initial child protection conference: its sitting
	// that made the plan. A transfer-in conference counts as one.
	InitialConference // initial conference
	// Registration is the conference that put the child on the register, where the procedure speaks of one.
	Registration // registration
	// PlanStart is the day that the child's plan started.
	PlanStart // plan start
	// PreviousMeeting is the last core group meeting held.
	PreviousMeeting // previous meeting
	// Meeting is the last sitting of the core group meeting in question, such as the one that the minutes are of.
	Meeting // meeting
	// NextMeeting is the core group meeting arranged after the one in question.
	NextMeeting // next meeting
	// PreviousReview is the last review child protection conference held.
	PreviousReview // previous review conference
	// ReviewConference is the review child protection conference to come.
	ReviewConference // review conference
	// Birth is the birth of a child who was unborn when the plan was made.
	Birth // birth
	// ChangeIdentified is the day that a significant change became known.
	ChangeIdentified // change identified

	eventCount
)

var eventNames = closedset.Of[Event]("procedure: an event",
	"", "initial conference", "registration", "plan start", "previous meeting", "meeting", "next meeting",
	"previous review conference", "review conference", "birth", "change identified",
)

// String returns the event in words, empty for zero, as it stands in JSON.
func (e Event) String() string                   { return eventNames.Text(e) }
func (e Event) MarshalText() ([]byte, error)     { return eventNames.Marshal(e) }
func (e *Event) UnmarshalText(text []byte) error { return eventNames.Read(text, e) }

// Events are the days of the events that are known, by event:
//
//	procedure.Events{procedure.InitialConference: conference}
//
// A zero Date is an event that has not happened or is not booked.
type Events [eventCount]calendar.Date

// On returns the day of an event, zero for one that is not known.
func (e Events) On(event Event) calendar.Date { return e.on(event) }

func (e *Events) on(event Event) calendar.Date {
	if event == NoEvent || event >= eventCount {
		return calendar.Date{}
	}
	return e[event]
}

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
