package schedule

import (
	"cmp"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Deadline is the last day for something that a procedure asks for. It is comparable. Its JSON is for
// showing: read back from it, it gives no finding and no receipt.
type Deadline struct {
	// Rule is NoRule where no clause asks for anything: then there is nothing to [Deadline.Judge].
	Rule procedure.RuleID `json:"rule,omitzero"`
	// Clause is what asks for it, with its force: empty where no clause does, or it could not be told.
	Clause string          `json:"clause,omitzero"`
	Force  procedure.Force `json:"force,omitzero"`
	// Responsible is the role that answers for it, as in a [procedure.Finding].
	Responsible procedure.Role `json:"responsible,omitzero"`
	// From and Start are the event that it is counted from and its day, zero where the event is not known. Where the limit
	// is no period there is no event to count from, and Start is the day since when it is asked for.
	From  procedure.Event `json:"from,omitzero"`
	Start calendar.Date   `json:"start,omitzero"`
	// Limit is how long the procedure gives.
	Limit procedure.Limit `json:"limit,omitzero"`
	// Due is the last day: zero where the limit is no period, the event is not known, or the calendar does not cover it.
	Due calendar.Date `json:"due,omitzero"`
	// NotBefore is the first usual day, zero where the procedure states none.
	NotBefore calendar.Date `json:"notBefore,omitzero"`
	// LastWorkingDay is the last working day on or before Due.
	LastWorkingDay calendar.Date `json:"lastWorkingDay,omitzero"`
	// WithoutClosures is what Due would be without local closures.
	WithoutClosures calendar.Date `json:"withoutClosures,omitzero"`
	// Projected says that Due rests on bank holidays not yet published.
	Projected bool `json:"projected,omitzero"`

	due   procedure.Due
	state state
}

// String returns the deadline in a line of identities and days: "N 2.6c next-meeting, due 2026-12-01, 6
// weeks from 2026-10-20".
func (d Deadline) String() string {
	var parts []string
	if what := strings.TrimSpace(d.Clause + " " + d.Rule.String()); what != "" {
		parts = append(parts, what)
	}
	if !d.Due.IsZero() {
		parts = append(parts, "due "+d.Due.String())
	}
	if !d.Limit.Period().IsZero() && !d.Start.IsZero() {
		parts = append(parts, d.Limit.String()+" from "+d.Start.String())
	}
	return strings.Join(parts, ", ")
}

// state is whether it could be told that a deadline is asked for.
type state uint8

const (
	notAsked state = iota
	asked
	notKnown
)

// MinutesDue returns the last day for the minutes of a meeting to reach someone with a
// role. It is counted from the meeting's last sitting, or where the procedure counts back
// from the next meeting from the day for which that is arranged. (N 3.18a, B 7b)
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func MinutesDue(b procedure.Basis, to procedure.Role, lastSitting, nextMeeting calendar.Date) Deadline {
	return deadline(&b, procedure.RuleMinutesCirculated, "", to, lastSitting, procedure.Events{procedure.Meeting: lastSitting, procedure.NextMeeting: nextMeeting})
}

// RuleDue returns the last day that the procedure gives for a rule of the packages above, for someone with a role or for
// all, from the days of the events that are known, by the edition in force on a day. Where the procedure has no limit for
// the rule it is the zero Deadline.
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func RuleDue(b procedure.Basis, rule procedure.RuleID, to procedure.Role, day calendar.Date, known procedure.Events) Deadline {
	return deadline(&b, rule, "", to, day, known)
}

// deadline computes a deadline by the edition in force on the day of the event that starts the clock.
func deadline(b *procedure.Basis, rule procedure.RuleID, responsible, to procedure.Role, day calendar.Date, known procedure.Events) (d Deadline) {
	d.compute(b, b.Validate() == nil, rule, responsible, to, day, known)
	return d
}

// compute makes it the one that [deadline] computes. Whole says that the basis is, and responsible who answers for it where the
// clause does not say, if that is somebody else than the social worker.
func (d *Deadline) compute(b *procedure.Basis, whole bool, rule procedure.RuleID, responsible, to procedure.Role, day calendar.Date, known procedure.Events) {
	*d = Deadline{}
	responsible = cmp.Or(responsible, procedure.SocialWorker)
	e, ok := b.Procedures.On(day)
	if !ok || !whole {
		d.Rule, d.Responsible, d.state = rule, responsible, notKnown
		return
	}
	if d.due, ok = e.Due(rule, to, b.Calendar, known); !ok {
		return
	}
	d.Rule, d.state = rule, asked
	d.Clause, d.From, d.Start, d.Limit = d.due.Clause, d.due.From, d.due.Start, d.due.Limit
	if d.From == procedure.NoEvent {
		d.Start = day // what has no limit in days is as old as its event
	}
	for ref, force := range e.Citing(rule) {
		if ref == d.Clause {
			d.Force = force
		}
	}
	d.Responsible = e.Responsible(rule, d.Clause, responsible)
	d.Due, d.NotBefore = d.due.On, d.due.NotBefore
	if d.Due.IsZero() {
		return
	}
	d.LastWorkingDay = b.Calendar.PreviousWorkingDay(d.Due)
	d.Projected = !b.Calendar.IsAnnounced(d.Start, d.Due)
	d.WithoutClosures = d.Due
	if c := b.Calendar.WithoutClosures(); c != b.Calendar {
		without, _ := e.Due(rule, to, c, known)
		d.WithoutClosures = without.On
	}
}

// Explain returns the receipt for the last day: every day passed over and why. Its Due is
// zero where the deadline has no date.
func (d Deadline) Explain(c *calendar.Calendar) calendar.Receipt { return d.due.Explain(c) }
