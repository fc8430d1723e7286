package childprotection

import (
	"cmp"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Deadline is the last day for something that has not been done. Of a task or review point of
// the plan, and of an action that a meeting agreed, there is no rule and no clause: the plan or
// the minutes themselves give the day.
type Deadline struct {
	schedule.Deadline
	// Subject is what it is for: the meeting that minutes are of, the meeting or conference
	// that a gap starts from, a child, a task. It can be coarser than that of the findings: those of
	// minutes are one for each recipient, with the meeting as Subject.In, and share Rule, Clause and Due.
	// Of a task, review point or action there is none.
	Subject procedure.Subject `json:"subject"`
	// ResponsibleID is who Responsible is, where the case says: as in [Step]. They may have left since.
	ResponsibleID procedure.MemberID `json:"responsibleId,omitzero"`
	// Outcome is Pending, DueSoon, ArrangedLate or Overdue.
	Outcome procedure.Outcome `json:"outcome"`
	// At is where the record is in the case.
	At procedure.Place `json:"at,omitzero"`
}

// String returns the deadline in a line of identities and days, with what it is for and how it stands.
func (d Deadline) String() string {
	return d.Subject.String() + ": " + d.Deadline.String() + ", " + d.Outcome.String()
}

// Deadlines returns everything that has a last day and is not done, as on the day of the basis,
// soonest first: what is overdue, and what is to come. Tasks and review points of the plan and actions of
// the minutes are only here: no rule asks that they are done, so that no [Report] has them. [schedule.Deadline.Explain] gives the
// receipt of each for which the procedure has a limit. What an exception was agreed for is left
// out. The detailed plan is not among them: the
// documents give no last day for it (N 2.1b). The error is that of [Review].
func Deadlines(b procedure.Basis, c Case) ([]Deadline, error) {
	var r Reviewer
	findings, err := r.AppendFindings(nil, b, &c)
	if err != nil {
		return nil, err
	}
	var list []Deadline
	for _, f := range findings {
		if !isAhead(f) {
			continue
		}
		x := clearing{b: b, c: &c, f: f}
		d := Deadline{Deadline: deadlineOf(b, f, r.patterns), Subject: f.Subject, ResponsibleID: x.by(f.Responsible).ID, Outcome: f.Outcome, At: f.At}
		if f.Rule == procedure.RuleMinutesCirculated {
			// One line for a meeting, and not one for each recipient.
			d.Subject = procedure.Subject{Kind: procedure.MeetingSubject, ID: f.Subject.In}
			if slices.ContainsFunc(list, func(other Deadline) bool {
				return other.Subject == d.Subject && other.Rule == d.Rule && other.Due == d.Due
			}) {
				continue
			}
		}
		list = append(list, d)
	}
	list = append(list, c.planned(b)...)
	list = append(list, c.agreed(b)...)
	slices.SortFunc(list, func(a, b Deadline) int {
		return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Rule, b.Rule), a.Subject.Compare(b.Subject), cmp.Compare(a.Clause, b.Clause))
	})
	return list, nil
}

// isAhead reports whether a finding is of something that has a last day and is not done.
func isAhead(f procedure.Finding) bool {
	switch f.Outcome {
	case procedure.Pending, procedure.DueSoon, procedure.ArrangedLate, procedure.Overdue:
		return !f.Due.IsZero()
	default:
		return false
	}
}

// planned returns the open tasks and the review points to come of the plan in force.
func (c *Case) planned(b procedure.Basis) []Deadline {
	var list []Deadline
	run, _ := c.RulesRun(b.On)
	r := c.Plan.On(b.On)
	if !run || r == nil || !r.Date.IsZero() && !r.Date.After(c.EarlierPlansEnded(b.On)) {
		return list
	}
	at := procedure.Place{}.Field(field.Plan)
	for i := range c.Plan.Revisions {
		if r == &c.Plan.Revisions[i] {
			at = at.Item(field.Revisions, i)
		}
	}
	add := func(due calendar.Date, subject procedure.Subject, responsible procedure.Person, at procedure.Place) {
		list = append(list, dated(b, due, r.Date, subject, responsible, at))
	}
	for i := range r.Tasks {
		t := &r.Tasks[i]
		due, status := r.DueOf(t, b.On), r.StatusOf(t, b.On)
		if !due.IsZero() && status != plan.Achieved && status != plan.NotAchieved && status != plan.Stopped {
			add(due, procedure.SubjectOf(procedure.TaskSubject, t.ID), c.withRole(t.Responsible), at.Item(field.Tasks, i))
		}
	}
	for i := range r.ReviewPoints {
		if p := &r.ReviewPoints[i]; !p.On.IsZero() && !p.On.Before(b.On) {
			add(p.On, procedure.SubjectOf(procedure.ReviewPointSubject, p.ID), procedure.Person{Role: procedure.SocialWorker, ID: c.SocialWorkerOn(b.On)}, at.Item(field.ReviewPoints, i))
		}
	}
	return list
}

// agreed returns the actions of the meetings held that have a last day, as they stood when the
// minutes last spoke of them, and are neither done nor dropped.
func (c *Case) agreed(b procedure.Basis) []Deadline {
	var list []Deadline
	if run, _ := c.RulesRun(b.On); !run {
		return list
	}
	ended := c.EarlierPlansEnded(b.On)
	spoken := map[procedure.ActionID]bool{}
	for _, at := range slices.Backward(c.AppendCoreGroups(nil, b.On)) {
		held := c.Meetings[at].HeldOn(b.On)
		i := slices.IndexFunc(c.Minutes, func(m minutes.Minutes) bool { return m.Meeting == c.Meetings[at].ID })
		if i < 0 || c.Minutes[i].Written.After(b.On) || !held.After(ended) {
			continue
		}
		m := &c.Minutes[i]
		for j := range m.Actions {
			a := &m.Actions[j]
			if !spoken[a.ID] && !a.Due.IsZero() && a.Status != minutes.Done && a.Status != minutes.Dropped {
				place := procedure.Place{}.Item(field.Minutes, i).Item(field.Actions, j)
				list = append(list, dated(b, a.Due, held, procedure.SubjectIn(procedure.ActionSubject, a.ID, m.Meeting), c.withRole(a.Responsible), place))
			}
			spoken[a.ID] = true
		}
	}
	return list
}

// dated returns the deadline of what the record itself gives a last day.
func dated(b procedure.Basis, due, since calendar.Date, subject procedure.Subject, responsible procedure.Person, at procedure.Place) Deadline {
	d := Deadline{Subject: subject, ResponsibleID: responsible.ID, At: at, Outcome: procedure.Pending}
	d.Due, d.WithoutClosures, d.Responsible, d.LastWorkingDay, d.Start = due, due, responsible.Role, b.Calendar.PreviousWorkingDay(due), since
	switch {
	case b.On.After(due):
		d.Outcome = procedure.Overdue
	case !b.SoonWithin.IsZero() && !b.On.Before(b.Calendar.Add(due, b.SoonWithin.Neg())):
		d.Outcome = procedure.DueSoon
	}
	return d
}

// withRole returns whoever is responsible for something with the role that they have.
func (c *Case) withRole(p procedure.Person) procedure.Person {
	if m := c.Member(p.ID); p.Role == "" && m != nil && len(m.Roles) > 0 {
		p.Role = m.Roles[0]
	}
	return p
}

// deadlineOf returns the deadline that a finding is about, worked out again, so that it can be
// explained.
func deadlineOf(b procedure.Basis, f procedure.Finding, patterns []schedule.Pattern) schedule.Deadline {
	var d schedule.Deadline
	switch f.Rule {
	case procedure.RuleFirstMeeting:
		d = schedule.FirstMeetingDue(b, f.Since)
	case procedure.RuleFirstMeetingGuidance:
		d = schedule.FirstMeetingByGuidance(b, f.Since)
	case procedure.RuleNextMeeting:
		d = schedule.NextMeetingDue(b, f.Since)
	case procedure.RuleLastMeetingBeforeReview:
		d = schedule.LastMeetingDue(b, f.Since)
	case procedure.RuleFirstReviewConference:
		d = schedule.ReviewConferenceDue(b, f.Since, calendar.Date{}, calendar.Date{})
	case procedure.RuleLaterReviewConference:
		d = schedule.ReviewConferenceDue(b, f.Since, calendar.Date{}, f.Since)
	case procedure.RuleMinutesCirculated:
		d = minutesDeadline(b, f)
	case procedure.RuleVisitDue:
		for _, p := range patterns {
			if visit := schedule.VisitDue(b, f.Since, p.Every); visit.Due == f.Due {
				d = visit
			}
		}
	default:
		d = schedule.RuleDue(b, f.Rule, "", f.Since, procedure.Events{procedure.ChangeIdentified: f.Since, procedure.Meeting: f.Since})
	}
	if d.Due != f.Due {
		// The days are those of the finding, whatever can be said of how they were counted.
		d = schedule.Deadline{Rule: f.Rule, Start: f.Since, Due: f.Due, WithoutClosures: f.DueWithoutClosures, Projected: f.Projected}
		d.LastWorkingDay = b.Calendar.PreviousWorkingDay(f.Due)
	}
	d.Clause, d.Force, d.Responsible = f.Clause, f.Force, f.Responsible
	return d
}

// minutesDeadline returns the deadline of minutes whose last day is known: that of the roles for
// whom it falls there.
func minutesDeadline(b procedure.Basis, f procedure.Finding) schedule.Deadline {
	e, ok := b.Procedures.On(f.Since)
	if !ok {
		return schedule.Deadline{}
	}
	roles := []procedure.Role{""}
	for _, term := range e.Procedure().Terms {
		if term.Rule == f.Rule {
			roles = append(roles, term.For...)
		}
	}
	for _, role := range roles {
		if d := schedule.MinutesDue(b, role, f.Since, calendar.Date{}); d.Due == f.Due {
			return d
		}
	}
	return schedule.Deadline{}
}
