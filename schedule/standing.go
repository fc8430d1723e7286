package schedule

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// Facts are what is known, on the day of the review, of what a deadline is for. A day
// after that has not happened, except the one arranged.
type Facts struct {
	// Subject is what the finding is about, and is required: it is a part of the finding's key, by which
	// findings are told apart.
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
			f.Remark = procedure.EarlierThanUsual
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
