package schedule

import (
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Deadline is the last day for something that a procedure asks for. It is comparable. Its JSON is for
// showing: read back from it, it gives no finding and no receipt.
type Deadline struct {
	// Rule is NoRule where no clause asks for anything: then there is nothing to [Deadline.Judge].
	Rule procedure.RuleID `json:"rule,omitzero"`
	// Clause is what asks for it, with its force: empty where no clause does, or it
	// could not be told.
	Clause string          `json:"clause,omitzero"`
	Force  procedure.Force `json:"force,omitzero"`
	// Responsible is the role that answers for it, as in a [procedure.Finding].
	Responsible procedure.Role `json:"responsible,omitzero"`
	// From and Start are the event that it is counted from and its day, zero where the
	// event is not known. Where the limit is no period there is no event to count from,
	// and Start is the day since when it is asked for.
	From  procedure.Event `json:"from,omitzero"`
	Start calendar.Date   `json:"start,omitzero"`
	// Limit is how long the procedure gives.
	Limit procedure.Limit `json:"limit,omitzero"`
	// Due is the last day: zero where the limit is no period, the event is not known,
	// or the calendar does not cover it.
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

// FirstMeetingDue returns the last day for the first core group after a conference that
// made a plan: an initial one, or one on a transfer. (N 2.1a, B 5a)
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func FirstMeetingDue(b procedure.Basis, conference calendar.Date) Deadline {
	return deadline(&b, procedure.RuleFirstMeeting, "", conference, fromConference(conference))
}

// FirstMeetingByGuidance is [FirstMeetingDue] by the statutory guidance, for showing
// beside a local limit that differs. (E 1a)
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func FirstMeetingByGuidance(b procedure.Basis, conference calendar.Date) Deadline {
	return deadline(&b, procedure.RuleFirstMeetingGuidance, "", conference, fromConference(conference))
}

func fromConference(day calendar.Date) procedure.Events {
	return procedure.Events{procedure.InitialConference: day, procedure.Registration: day, procedure.PlanStart: day}
}

// NextMeetingDue returns the last day for the core group meeting after one that was held,
// and the first usual day if there is one. (N 2.6c, B 5b)
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func NextMeetingDue(b procedure.Basis, held calendar.Date) Deadline {
	return deadline(&b, procedure.RuleNextMeeting, "", held, procedure.Events{procedure.PreviousMeeting: held, procedure.Meeting: held})
}

// LastMeetingDue returns the last day for the last core group before a review conference,
// counted back from it. Where the conference is not booked there is no date; the edition
// is then that of the day of the review.
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func LastMeetingDue(b procedure.Basis, review calendar.Date) Deadline {
	day := review
	if day.IsZero() {
		day = b.On
	}
	return deadline(&b, procedure.RuleLastMeetingBeforeReview, "", day, procedure.Events{procedure.ReviewConference: review})
}

// MinutesDue returns the last day for the minutes of a meeting to reach someone with a
// role. It is counted from the meeting's last sitting, or where the procedure counts back
// from the next meeting from the day for which that is arranged. (N 3.18a, B 7b)
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func MinutesDue(b procedure.Basis, to procedure.Role, lastSitting, nextMeeting calendar.Date) Deadline {
	return deadline(&b, procedure.RuleMinutesCirculated, to, lastSitting, procedure.Events{procedure.Meeting: lastSitting, procedure.NextMeeting: nextMeeting})
}

// ReviewConferenceDue returns the last day for the first review conference, from the
// conference that made the plan; or where a review was held since, for the next one, from
// the last held. Born is the birth of a child who was unborn when the plan was made, zero
// for any other and before it. (E 1b, E 1c)
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func ReviewConferenceDue(b procedure.Basis, conference, born, lastReview calendar.Date) Deadline {
	if !lastReview.IsZero() {
		return deadline(&b, procedure.RuleLaterReviewConference, "", lastReview, procedure.Events{procedure.PreviousReview: lastReview})
	}
	known := fromConference(conference)
	known[procedure.Birth] = born
	return deadline(&b, procedure.RuleFirstReviewConference, "", conference, known)
}

// RuleDue returns the last day that the procedure gives for a rule of the packages above,
// for someone with a role or for all, from the days of the events that are known, by the
// edition in force on a day. Where the procedure has no limit for the rule it is the zero
// Deadline.
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func RuleDue(b procedure.Basis, rule procedure.RuleID, to procedure.Role, day calendar.Date, known procedure.Events) Deadline {
	return deadline(&b, rule, to, day, known)
}

// deadline computes a deadline by the edition in force on the day of the event that starts
// the clock.
func deadline(b *procedure.Basis, rule procedure.RuleID, to procedure.Role, day calendar.Date, known procedure.Events) (d Deadline) {
	d.compute(b, b.Validate() == nil, rule, to, day, known)
	return d
}

// compute makes it the one that [deadline] computes. Whole says that the basis is.
func (d *Deadline) compute(b *procedure.Basis, whole bool, rule procedure.RuleID, to procedure.Role, day calendar.Date, known procedure.Events) {
	*d = Deadline{}
	e, ok := b.Procedures.On(day)
	if !ok || !whole {
		d.Rule, d.Responsible, d.state = rule, responsible(rule), notKnown
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
	d.Responsible = e.Responsible(rule, d.Clause, responsible(rule))
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

// responsible returns the role that the clauses of a rule look to.
func responsible(rule procedure.RuleID) procedure.Role {
	switch rule {
	case procedure.RuleFirstReviewConference, procedure.RuleLaterReviewConference:
		return procedure.ConferenceChair
	default:
		return procedure.SocialWorker
	}
}

// Explain returns the receipt for the last day: every day passed over and why. Its Due is
// zero where the deadline has no date.
func (d Deadline) Explain(c *calendar.Calendar) calendar.Receipt { return d.due.Explain(c) }
