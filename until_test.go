package childprotection_test

import (
	"slices"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// until returns a case as it stood in the files on a day: without what is dated after it. What
// has no date was always there, and what was arranged by then for a later day, such as a
// meeting, the end of an exclusion or the last day of a task, stays.
func until(on calendar.Date, c childprotection.Case) childprotection.Case {
	c = copied(c)
	u := knownOn{on, map[procedure.MeetingID]bool{}}
	u.group(&c.CoreGroup)
	u.timetable(&c.Timetable)
	u.plan(&c.Plan)
	c.Minutes = slices.DeleteFunc(c.Minutes, func(m minutes.Minutes) bool { return u.later(m.Written) || u.unheld[m.Meeting] })
	for i := range c.Minutes {
		u.minutes(&c.Minutes[i], c.Exclusions)
	}
	c.Exceptions = drop(c.Exceptions, u, func(x *procedure.AgreedException) calendar.Date { return x.Granted })
	return c
}

// knownOn is what until does, part by part.
type knownOn struct {
	on calendar.Date
	// unheld are the meetings that had not been held.
	unheld map[procedure.MeetingID]bool
}

func (u knownOn) later(d calendar.Date) bool { return d.After(u.on) }

// drop removes the records of a list that are dated later.
func drop[T any](list []T, u knownOn, date func(*T) calendar.Date) []T {
	return slices.DeleteFunc(list, func(record T) bool { return u.later(date(&record)) })
}

// clearLater empties a record that is dated later.
func clearLater[T any](u knownOn, date calendar.Date, record *T) {
	if u.later(date) {
		*record = *new(T)
	}
}

func (u knownOn) group(g *coregroup.CoreGroup) {
	for i := range g.Children {
		c := &g.Children[i]
		clearLater(u, c.Born, &c.Born)
		clearLater(u, c.Explained.On, &c.Explained)
		c.OnPlan = drop(c.OnPlan, u, func(p *coregroup.PlanPeriod) calendar.Date { return p.From })
		for j := range c.OnPlan {
			if p := &c.OnPlan[j]; u.later(p.To) {
				p.To, p.End = calendar.Date{}, 0
			}
		}
		c.Attendance = drop(c.Attendance, u, func(d *coregroup.AttendanceDecision) calendar.Date { return d.DecidedOn })
	}
	gone := map[procedure.MemberID]bool{}
	g.Members = slices.DeleteFunc(g.Members, func(m coregroup.Member) bool {
		// Without any period someone would always have belonged.
		gone[m.ID] = len(m.Periods) > 0 && !slices.ContainsFunc(m.Periods, func(p coregroup.Membership) bool { return !u.later(p.Joined) })
		return gone[m.ID]
	})
	for i := range g.Members {
		m := &g.Members[i]
		clearLater(u, m.Papers.DecidedOn, &m.Papers)
		m.Periods = drop(m.Periods, u, func(p *coregroup.Membership) calendar.Date { return p.Joined })
		for j := range m.Periods {
			if p := &m.Periods[j]; u.later(p.Left) {
				p.Left, p.LeftReason = calendar.Date{}, ""
			}
		}
	}
	g.Allocations = drop(g.Allocations, u, func(a *coregroup.Allocation) calendar.Date { return a.From })
	for i := range g.Allocations {
		clearLater(u, g.Allocations[i].To, &g.Allocations[i].To)
	}
	g.LineManagers = slices.DeleteFunc(g.LineManagers, func(l coregroup.LineManagement) bool { return u.later(l.From) || gone[l.Of] })
	for i := range g.LineManagers {
		clearLater(u, g.LineManagers[i].To, &g.LineManagers[i].To)
	}
	g.Exclusions = drop(g.Exclusions, u, func(x *coregroup.Exclusion) calendar.Date { return x.DecidedOn })
	for i := range g.Exclusions {
		x := &g.Exclusions[i]
		clearLater(u, x.Lifted, &x.Lifted)
		clearLater(u, x.Informed.DecidedOn, &x.Informed)
		clearLater(u, x.Contributing.DecidedOn, &x.Contributing)
		x.Renewals = drop(x.Renewals, u, func(r *coregroup.Renewal) calendar.Date { return r.DecidedOn })
		x.Releases = drop(x.Releases, u, func(r *coregroup.Release) calendar.Date { return r.DecidedOn })
	}
}

// held takes out the bookings and sittings that are later, and says whether it was held.
func (u knownOn) held(answer *procedure.Answer, sittings *[]calendar.Date, bookings *[]schedule.Booking) {
	day := func(d *calendar.Date) calendar.Date { return *d }
	if all := *bookings; *answer == yes && len(*sittings) == 0 && u.later(all[len(all)-1].Day) {
		*answer = procedure.NotRecorded
	}
	*bookings = drop(*bookings, u, func(b *schedule.Booking) calendar.Date { return b.On })
	if some := len(*sittings) > 0; some {
		if *sittings = drop(*sittings, u, day); len(*sittings) == 0 {
			*answer = procedure.NotRecorded
		}
	}
}

func (u knownOn) timetable(t *schedule.Timetable) {
	for i := range t.Conferences {
		c := &t.Conferences[i]
		last := slices.MaxFunc(append(c.Sittings, calendar.Date{}), calendar.Date.Compare)
		c.Decisions = slices.DeleteFunc(c.Decisions, func(d schedule.PlanDecision) bool { return u.later(d.On) || d.On.IsZero() && u.later(last) })
		u.held(&c.Held, &c.Sittings, &c.Bookings)
		if c.Held != yes {
			c.Decisions = nil
		}
	}
	for i := range t.Meetings {
		m := &t.Meetings[i]
		u.held(&m.Held, &m.Sittings, &m.Bookings)
		u.unheld[m.ID] = m.Held != yes
		m.Interpreters = drop(m.Interpreters, u, func(i *schedule.Interpreting) calendar.Date { return i.On })
		m.Support = drop(m.Support, u, func(s *schedule.Support) calendar.Date { return s.On })
		m.Invitations = drop(m.Invitations, u, func(i *schedule.Invitation) calendar.Date { return i.Sent })
		m.Distressing = drop(m.Distressing, u, func(d *schedule.DistressingItem) calendar.Date { return d.RaisedOn })
		for j := range m.Distressing {
			if d := &m.Distressing[j]; u.later(d.DecidedOn) {
				d.Notice, d.DecidedOn = procedure.NotRecorded, calendar.Date{}
			}
		}
	}
	t.Visits = slices.DeleteFunc(t.Visits, func(v schedule.Visit) bool { return u.later(v.Made) && v.Planned.IsZero() })
	for i := range t.Visits {
		if v := &t.Visits[i]; u.later(v.Made) {
			*v = schedule.Visit{ID: v.ID, Child: v.Child, Planned: v.Planned, By: v.By}
		}
	}
}

func (u knownOn) told(list []plan.Telling) []plan.Telling {
	return slices.DeleteFunc(list, func(t plan.Telling) bool { return u.later(t.On) || u.later(t.DecidedOn) })
}

func (u knownOn) plan(p *plan.ChildProtectionPlan) {
	p.Outlines = drop(p.Outlines, u, func(o *plan.Outline) calendar.Date { return o.Date })
	p.Revisions = drop(p.Revisions, u, func(r *plan.Revision) calendar.Date { return r.Date })
	for i := range p.Revisions {
		r := &p.Revisions[i]
		r.Told = u.told(r.Told)
		r.Explained = drop(r.Explained, u, func(e *plan.Explained) calendar.Date { return e.On })
		clearLater(u, r.Liaison.On, &r.Liaison)
		for j := range r.Tasks {
			r.Tasks[j].History = drop(r.Tasks[j].History, u, func(e *plan.TaskEntry) calendar.Date { return e.On })
		}
	}
	p.ChildTold = drop(p.ChildTold, u, func(c *plan.ChildTold) calendar.Date { return c.On })
	p.Language = drop(p.Language, u, func(l *plan.LanguageDecision) calendar.Date { return l.On })
	p.Agreements = drop(p.Agreements, u, func(a *plan.Agreement) calendar.Date { return a.Date })
	for i := range p.Agreements {
		p.Agreements[i].Copies = drop(p.Agreements[i].Copies, u, func(c *plan.Copy) calendar.Date { return c.On })
	}
	p.Difficulties = drop(p.Difficulties, u, func(d *plan.Difficulty) calendar.Date { return d.Date })
	for i := range p.Difficulties {
		d := &p.Difficulties[i]
		d.Told = u.told(d.Told)
		d.Informed = drop(d.Informed, u, func(n *plan.Informed) calendar.Date { return n.On })
		clearLater(u, d.Assessment.On, &d.Assessment)
		clearLater(u, d.Involved, &d.Involved)
		clearLater(u, d.Considered.On, &d.Considered)
		clearLater(u, d.Addressed.On, &d.Addressed)
	}
}

func (u knownOn) minutes(m *minutes.Minutes, exclusions []coregroup.Exclusion) {
	m.Attendance = drop(m.Attendance, u, func(a *minutes.Attendance) calendar.Date { return a.Sitting })
	m.Guests = drop(m.Guests, u, func(g *minutes.Guest) calendar.Date { return g.Sitting })
	m.Views = drop(m.Views, u, func(v *minutes.View) calendar.Date { return v.On })
	m.Encouragements = drop(m.Encouragements, u, func(e *minutes.Encouragement) calendar.Date { return e.On })
	m.Reviewed = drop(m.Reviewed, u, func(r *minutes.Reviewed) calendar.Date { return r.On })
	m.Exclusions = slices.DeleteFunc(m.Exclusions, func(id coregroup.ExclusionID) bool {
		return !slices.ContainsFunc(exclusions, func(x coregroup.Exclusion) bool { return x.ID == id })
	})
	m.Versions = drop(m.Versions, u, func(v *minutes.Version) calendar.Date { return v.Written })
	for i := range m.Versions {
		v := &m.Versions[i]
		v.Sendings = drop(v.Sendings, u, func(s *minutes.Sending) calendar.Date { return s.On })
		for j := range v.Sendings {
			if s := &v.Sendings[j]; u.later(s.DecidedOn) {
				s.DecidedBy, s.DecidedOn = procedure.Person{}, calendar.Date{}
			}
		}
	}
}
