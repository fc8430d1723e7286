package childprotection

import (
	"cmp"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/clearing"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/internal/rules"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// OpenDeadline is the last day for something that has not been done. Of a task or review point of the plan, and of an action
// that a meeting agreed, there is no rule and no clause: the plan or the minutes themselves give the day.
type OpenDeadline struct {
	schedule.Deadline
	// Subject is what it is for: the meeting that minutes are of, the meeting or conference that a gap starts from, a child,
	// a task. It can be coarser than that of the findings: those of minutes are one for each recipient, with the meeting as
	// Subject.In, and share Rule, Clause and Due. Of a task, review point or action there is none.
	Subject procedure.Subject `json:"subject"`
	// ResponsibleID is who Responsible is, where the case says: as in [procedure.RemedyStep]. They may have left since.
	ResponsibleID procedure.MemberID `json:"responsibleId,omitzero"`
	// Outcome is Pending, DueSoon, ArrangedLate or Overdue.
	Outcome procedure.Outcome `json:"outcome"`
	// At is where the record is in the case.
	At procedure.Place `json:"at,omitzero"`
}

// String returns the deadline in a line of identities and days, with what it is for and how it stands.
func (d OpenDeadline) String() string {
	return d.Subject.String() + ": " + d.Deadline.String() + ", " + d.Outcome.String()
}

// Deadlines returns everything that has a last day and is not done on the day of the basis, soonest first: what is
// overdue, and what is to come. Tasks and review points of the plan and actions of the minutes are only here: no rule asks
// that they are done, so that no [Report] has them. [schedule.Deadline.Explain] gives the receipt of each for which the
// procedure has a limit. What an exception was agreed for is left out. The detailed plan is not among them: the documents
// give no last day for it (N 2.1b). The error is that of [Review].
func Deadlines(b procedure.Basis, c Case) ([]OpenDeadline, error) {
	var r Reviewer
	findings, err := r.AppendFindings(nil, b, &c)
	if err != nil {
		return nil, err
	}
	var list []OpenDeadline
	for _, f := range findings {
		if !isAhead(f) {
			continue
		}
		d := OpenDeadline{Deadline: deadlineOf(b, f, r.patterns), Subject: f.Subject, ResponsibleID: clearingOf(b, &c, f).Person(f.Responsible).ID, Outcome: f.Outcome, At: f.At}
		if rules.Of(f.Rule).Remedy == remedy.SendMinutes {
			// One line for a meeting, and not one for each recipient.
			d.Subject = procedure.Subject{Kind: procedure.MeetingSubject, ID: f.Subject.In}
			if slices.ContainsFunc(list, func(other OpenDeadline) bool {
				return other.Subject == d.Subject && other.Rule == d.Rule && other.Due == d.Due
			}) {
				continue
			}
		}
		list = append(list, d)
	}
	c.CoreGroup = *schedule.AsRead(&c.CoreGroup, &c.Timetable, b.On)
	list = append(list, c.planned(b)...)
	list = append(list, c.agreed(b)...)
	slices.SortFunc(list, func(a, b OpenDeadline) int {
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

func (c *Case) planned(b procedure.Basis) []OpenDeadline {
	var list []OpenDeadline
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
			add(due, procedure.SubjectOf(procedure.TaskSubject, t.ID), clearing.WithRole(&c.CoreGroup, t.Responsible), at.Item(field.Tasks, i))
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
func (c *Case) agreed(b procedure.Basis) []OpenDeadline {
	var list []OpenDeadline
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
				list = append(list, dated(b, a.Due, held, procedure.SubjectIn(procedure.ActionSubject, a.ID, m.Meeting), clearing.WithRole(&c.CoreGroup, a.Responsible), place))
			}
			spoken[a.ID] = true
		}
	}
	return list
}

// dated returns the deadline of what the record itself gives a last day.
func dated(b procedure.Basis, due, since calendar.Date, subject procedure.Subject, responsible procedure.Person, at procedure.Place) OpenDeadline {
	d := OpenDeadline{Subject: subject, ResponsibleID: responsible.ID, At: at, Outcome: procedure.Pending}
	d.Due, d.WithoutClosures, d.Responsible, d.LastWorkingDay, d.Start = due, due, responsible.Role, b.Calendar.PreviousWorkingDay(due), since
	switch {
	case b.On.After(due):
		d.Outcome = procedure.Overdue
	case !b.SoonWithin.IsZero() && !b.On.Before(b.Calendar.Add(due, b.SoonWithin.Neg())):
		d.Outcome = procedure.DueSoon
	}
	return d
}

// deadlineOf returns the deadline that a finding is about, worked out again so that it can be explained: for whichever of the
// people with terms of their own it falls on that day.
func deadlineOf(b procedure.Basis, f procedure.Finding, patterns []schedule.Pattern) schedule.Deadline {
	rule := rules.Of(f.Rule)
	for _, d := range possible(b, rule, f.Since, patterns) {
		if d.Due == f.Due {
			d.Clause, d.Force, d.Responsible = f.Clause, f.Force, f.Responsible
			return d
		}
	}
	// The days are those of the finding, whatever can be said of how they were counted.
	d := schedule.Deadline{Rule: f.Rule, Start: f.Since, Due: f.Due, WithoutClosures: f.DueWithoutClosures, Projected: f.Projected}
	d.LastWorkingDay = b.Calendar.PreviousWorkingDay(f.Due)
	d.Clause, d.Force, d.Responsible = f.Clause, f.Force, f.Responsible
	return d
}

func possible(b procedure.Basis, rule *procedure.Rule, since calendar.Date, patterns []schedule.Pattern) []schedule.Deadline {
	var list []schedule.Deadline
	if rule.Remedy == remedy.MakeVisit {
		for _, p := range slices.Backward(patterns) {
			list = append(list, schedule.VisitDue(b, since, p.Every))
		}
		return list
	}
	var known procedure.Events
	for _, event := range slices.Concat(rule.Events, rule.Before) {
		if event != procedure.Birth && event != procedure.NextMeeting { // of which the finding does not give the day
			known[event] = since
		}
	}
	roles := []procedure.Role{""}
	if e, ok := b.Procedures.On(since); ok && rule.ForRoles {
		for _, term := range e.Procedure().Terms {
			if term.Rule == rule.ID {
				roles = append(roles, term.For...)
			}
		}
	}
	for _, role := range roles {
		list = append(list, schedule.RuleDue(b, rule.ID, role, since, known))
	}
	return list
}

// Line is how the outcome of one finding goes over time: that of a rule, a clause and a subject.
type Line struct {
	Rule    procedure.RuleID  `json:"rule"`
	Clause  string            `json:"clause"`
	Subject procedure.Subject `json:"subject"`
	// Intervals are ascending and do not overlap. On a day that is in none of them there is no such finding.
	Intervals []Interval `json:"stretches"`
}

// Interval is some days, one after another, on which a finding has the same outcome and is as pressing.
type Interval struct {
	// From and To are the first and the last of them, of those that were asked for.
	From     calendar.Date      `json:"from"`
	To       calendar.Date      `json:"to"`
	Outcome  procedure.Outcome  `json:"outcome"`
	Priority procedure.Priority `json:"priority,omitzero"`
}

// Key returns what [procedure.Finding.Key] returns of the finding.
func (l Line) Key() string { return l.identity().Key() }

// identity returns a finding of which nothing else is known.
func (l Line) identity() procedure.Finding {
	return procedure.Finding{Rule: l.Rule, Clause: l.Clause, Subject: l.Subject}
}

// On returns the interval that a day is in. It reports false where there is none.
func (l Line) On(day calendar.Date) (Interval, bool) {
	at, _ := slices.BinarySearchFunc(l.Intervals, day, func(s Interval, day calendar.Date) int { return s.To.Compare(day) })
	if at == len(l.Intervals) || l.Intervals[at].From.After(day) {
		return Interval{}, false
	}
	return l.Intervals[at], true
}

// add puts an interval after the others, or makes the last one longer.
func (l *Line) add(s Interval) {
	if n := len(l.Intervals) - 1; n >= 0 {
		last := &l.Intervals[n]
		if last.To.AddDays(1) == s.From && last.Outcome == s.Outcome && last.Priority == s.Priority {
			last.To = s.To
			return
		}
	}
	l.Intervals = append(l.Intervals, s)
}

// Timeline returns how the outcome of each finding of a case goes from one day to another, both included: what a review says
// on each of the days, of which it needs to look at few. A page or a chart that is drawn from it shows the record as it
// stands: on past days without what is dated later, and on those ahead as it will be if nothing is recorded. The day of the
// basis does not count. The lines are in the order of the findings of a [Report].
//
// The error is that of [Review] on the first day, or says what is wrong with the last.
func Timeline(b procedure.Basis, c Case, from, to calendar.Date) ([]Line, error) {
	var w watch
	var ps procedure.Problems
	b.On = from
	ps.AddUnder("", w.start(b, &c))
	b.On = to
	switch {
	case to.Before(from):
		ps.Add("/to", "must not be before the first day")
	case len(ps) == 0 && b.Validate() != nil:
		ps.Add("/to", "must be a day that the calendar covers")
	}
	if err := ps.OrNil(); err != nil {
		return nil, err
	}
	var lines []Line
	known := map[procedure.Finding]int{}
	for more := true; more; more = w.step(to) {
		last := to
		if next := w.next(); !next.IsZero() && !next.After(to) {
			last = next.AddDays(-1)
		}
		for i := range w.now {
			f := &w.now[i]
			line := Line{Rule: f.Rule, Clause: f.Clause, Subject: f.Subject}
			at, ok := known[line.identity()]
			if !ok {
				at = len(lines)
				known[line.identity()] = at
				lines = append(lines, line)
			}
			lines[at].add(Interval{w.b.On, last, f.Outcome, f.Priority()})
		}
	}
	slices.SortFunc(lines, func(a, b Line) int { return a.identity().Compare(b.identity()) })
	return lines, nil
}
