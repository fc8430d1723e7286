package childprotection

import (
	"fmt"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/measure"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/internal/rules"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Add adds a case, with all the findings of its review on the day of the span, in their order, as [Reviewer.AppendFindings]
// and [Review] give them. An error is about the span, the day or the order, and nothing is added then. A case that is added
// twice counts twice. A case whose review is an error is added with [Indicators.AddNotReviewed]. It allocates nothing.
func (n *Indicators) Add(on calendar.Date, c *Case, findings []procedure.Finding) error {
	switch {
	case len(n.problems()) > 0:
		return fmt.Errorf("childprotection: Indicators.Add: the span does not hold together: %w", n.problems().OrNil())
	case on != n.On:
		return fmt.Errorf("childprotection: Indicators.Add: a review as on %s, and the span's is as on %s", on, n.On)
	case !inOrder(findings):
		return fmt.Errorf("childprotection: Indicators.Add: the %d findings are not in the order of a review", len(findings))
	}
	n.Reviewed++
	open := n.Safety.NotMet + n.Safety.NotKnown
	for i := range findings {
		f := &findings[i]
		if i > 0 && f.Rule == findings[i-1].Rule && f.Subject == findings[i-1].Subject {
			continue // the same once more, by another clause
		}
		n.add(f, findings)
	}
	if n.Safety.NotMet+n.Safety.NotKnown > open {
		n.Safety.Cases++
	}
	n.addMeetings(c, findings)
	n.addPlans(c)
	return nil
}

// AddNotReviewed adds a case that could not be read or reviewed.
func (n *Indicators) AddNotReviewed() { n.NotReviewed++ }

// inOrder reports whether findings are ordered by rule and subject.
func inOrder(findings []procedure.Finding) bool {
	for i := 1; i < len(findings); i++ {
		a, b := &findings[i-1], &findings[i]
		if a.Rule > b.Rule || a.Rule == b.Rule && a.Subject.Compare(b.Subject) > 0 {
			return false
		}
	}
	return true
}

func (n *Indicators) add(f *procedure.Finding, all []procedure.Finding) {
	switch rules.Of(f.Rule).Measure {
	case measure.FirstMeetings:
		n.FirstMeetings.add(&n.Span, f)
	case measure.Intervals:
		if f.Subject.Kind != procedure.ChildSubject {
			n.Intervals.add(&n.Span, f)
		}
	case measure.MinutesCirculated:
		if f.Subject.Kind != procedure.CorrectionSubject {
			n.MinutesCirculated.add(&n.Span, f)
		}
	case measure.Visits:
		n.Visits.add(&n.Span, f)
	case measure.ReviewConferences:
		n.ReviewConferences.add(&n.Span, f)
	case measure.Chairs:
		// Where a later rule is about the same meeting, as where another may chair too, what it finds decides.
		if !slices.ContainsFunc(rules.Measured(measure.Chairs), func(later procedure.RuleID) bool {
			at, found := firstAbout(all, later, f.Subject)
			return later > f.Rule && found && all[at].Subject == f.Subject
		}) {
			n.addChair(f)
		}
	case measure.FirstChairs:
		n.FirstChairsAsRequired.add(&n.Span, f.Since, f.Outcome)
	default:
	}
	if f.Rule.Safety() && f.Priority() == procedure.PrioritySafety {
		if f.Outcome == procedure.Undetermined {
			n.Safety.NotKnown++
		} else {
			n.Safety.NotMet++
		}
	}
}

func (n *Indicators) addChair(f *procedure.Finding) {
	outcome := f.Outcome
	if f.Subject.Kind != procedure.MeetingSubject {
		return // no meeting was held
	}
	if outcome == procedure.NotApplicable {
		outcome = procedure.Met
	}
	n.ChairsAsRequired.add(&n.Span, f.Done, outcome)
}

// firstAbout returns the position of the first finding of a rule whose subject is not before another, and whether there is one.
func firstAbout(findings []procedure.Finding, rule procedure.RuleID, subject procedure.Subject) (int, bool) {
	from, to := 0, len(findings)
	for from < to {
		middle := (from + to) / 2
		f := &findings[middle]
		if f.Rule < rule || f.Rule == rule && f.Subject.Compare(subject) < 0 {
			from = middle + 1
		} else {
			to = middle
		}
	}
	return from, from < len(findings) && findings[from].Rule == rule
}

func (n *Indicators) addMeetings(c *Case, findings []procedure.Finding) {
	for i := range c.Meetings {
		m := &c.Meetings[i]
		held := m.HeldOn(n.On)
		if m.Kind != schedule.CoreGroup || !n.has(held) {
			continue
		}
		outcome := procedure.Met // without minutes
		run, otherwise := c.RulesRun(held)
		switch {
		case !run:
			outcome = otherwise
		case c.hasMinutes(m.ID, n.On):
			outcome = procedure.NotMet
		case n.waits(m, findings):
			outcome = procedure.Pending
		}
		n.MeetingsWithoutMinutes.add(&n.Span, held, outcome)
	}
}

// hasMinutes reports whether the minutes of a meeting were written by a day.
func (c *Case) hasMinutes(id procedure.MeetingID, known calendar.Date) bool {
	for i := range c.Minutes {
		if c.Minutes[i].Meeting == id {
			return !c.Minutes[i].Written.After(known)
		}
	}
	return false
}

// waits reports whether the last day for sending out the minutes of a meeting is not over.
func (n *Indicators) waits(m *schedule.Meeting, findings []procedure.Finding) bool {
	last := m.EndedOn(n.On)
	subject := procedure.Subject{Kind: procedure.MemberSubject, In: string(m.ID)}
	circulated := rules.With(remedy.SendMinutes).ID
	at, _ := firstAbout(findings, circulated, subject)
	for ; at < len(findings); at++ {
		f := &findings[at]
		if f.Rule != circulated || f.Subject.Kind != subject.Kind || f.Subject.In != subject.In {
			break
		}
		if f.Due.After(last) {
			last = f.Due
		}
	}
	return !last.Before(n.On)
}

func (n *Indicators) addPlans(c *Case) {
	closing := n.To
	if n.On.Before(closing) {
		closing = n.On
	}
	for i := range c.Children {
		child := &c.Children[i]
		for _, p := range child.OnPlan {
			end := child.PlanEndFrom(p.From, n.On)
			if p.From.After(n.On) || !end.IsZero() && end.Before(p.From) {
				continue // not begun, or of somebody grown up
			}
			if n.has(p.From) {
				n.PlansStarted++
			}
			if n.has(end) {
				n.PlansEnded.add(p.From, end)
			}
			if !p.From.After(closing) && (end.IsZero() || end.After(closing)) {
				n.PlansRunning.add(p.From, closing)
			}
		}
	}
}
