package procedure

import "github.com/safeguarding-go/childprotection/calendar"

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
