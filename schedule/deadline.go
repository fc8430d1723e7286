package schedule

import (
	"cmp"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/remark"
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

// String returns the deadline in a line of identities and days: "N 2.6c next-meeting, due 2026-12-01, 6 weeks from 2026-10-20".
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

// MinutesDue returns the last day for the minutes of a meeting to reach someone with a role. It is counted from the meeting's last
// sitting, or where the procedure counts back from the next meeting from the day for which that is arranged. (N 3.18a, B 7b)
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

// Explain returns the receipt for the last day: every day passed over and why. Its Due is zero where the deadline has no date.
func (d Deadline) Explain(c *calendar.Calendar) calendar.Receipt { return d.due.Explain(c) }

// Facts are what is known, on the day of the review, of what a deadline is for. A day
// after that has not happened, except the one arranged.
type Facts struct {
	// Subject is what the finding is about, and is required: it is a part of the finding's key, by which findings are told apart.
	Subject procedure.Subject
	// Done is the day on which it was done, zero if it was not: the first on or after the start of
	// the deadline, which is for the caller to see to.
	Done calendar.Date
	// Arranged is the day for which it is arranged, zero if it is not.
	Arranged calendar.Date
	// Ended is the last day of the plan, zero while it goes on. It counts only for what the plan asks for again and again:
	// leave it out of what was owed already when the plan ended, such as the minutes of a meeting.
	Ended calendar.Date
}

// AppendFinding appends where the deadline stands on the day of the review. It appends
// nothing where the procedure has no clause that asks for it.
func (d Deadline) AppendFinding(dst []procedure.Finding, b procedure.Basis, f Facts) []procedure.Finding {
	if d.state == asked && b.Validate() != nil {
		d.state = notKnown
	}
	if d.state != notAsked {
		d.Judge(findings.Note(&dst, d.Rule, f.Subject.Kind, f.Subject.ID, f.Subject.In), &b, f.Done, f.Arranged, f.Ended)
	}
	return dst
}

// Judge is [Deadline.AppendFinding] for a finding that [procedure.Note] has made, and says by which
// clause it is, so that it must not be cited. The rule of the finding has to be that of the deadline, and
// not NoRule; and the basis has to be valid, which is not looked at again. The days are those of [Facts].
func (d *Deadline) Judge(f *procedure.Finding, b *procedure.Basis, done, arranged, ended calendar.Date) {
	if d.state == notKnown {
		return // undetermined
	}
	f.Clause, f.Force, f.Responsible = d.Clause, d.Force, d.Responsible
	f.Since, f.Due, f.DueWithoutClosures, f.Projected = d.Start, d.Due, d.WithoutClosures, d.Projected
	if ended.After(b.On) {
		ended = calendar.Date{}
	}
	if !done.After(b.On) && (ended.IsZero() || !done.After(ended)) {
		f.Done = done
	}
	f.Outcome = d.outcome(b, f.Done, arranged, ended)
	switch f.Outcome {
	case procedure.MetLate:
		f.DaysLate = f.Done.Sub(d.Due)
	case procedure.Overdue:
		f.DaysLate = b.On.Sub(d.Due)
	case procedure.Met:
		if !d.NotBefore.IsZero() && f.Done.Before(d.NotBefore) {
			f.Remark = remark.EarlierThanUsual
		}
	default:
	}
}

// outcome returns where the deadline stands. Done is not after the day of the review, nor after the end of the plan.
func (d *Deadline) outcome(b *procedure.Basis, done, arranged, ended calendar.Date) procedure.Outcome {
	dated := !d.Due.IsZero()
	switch {
	case d.Start.IsZero(), !dated && !d.Limit.Period().IsZero():
		return procedure.Undetermined // the event is not recorded, or the calendar does not reach
	case !done.IsZero() && dated && done.After(d.Due):
		return procedure.MetLate
	case !done.IsZero():
		return procedure.Met
	case !ended.IsZero() && dated && d.Due.Before(ended):
		return procedure.NotMet
	case !ended.IsZero():
		return procedure.NotApplicable
	case !dated:
		return procedure.Pending
	}
	return d.open(b, arranged)
}

// open returns where a deadline with a date stands that was not met and that the plan has not outlived.
func (d *Deadline) open(b *procedure.Basis, arranged calendar.Date) procedure.Outcome {
	switch soon := b.SoonWithin; {
	case b.On.After(d.Due):
		return procedure.Overdue
	case arranged.After(d.Due):
		return procedure.ArrangedLate
	case !soon.IsZero() && !b.On.Before(b.Calendar.Add(d.Due, soon.Neg())):
		return procedure.DueSoon
	}
	return procedure.Pending
}
