package schedule

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/check"
)

// Validate returns everything in which the timetable does not hold together, or does not fit the group, as
// [procedure.Problems]: ids that are not of their form or are given twice, children that there are not, a kind or a decision
// left out, a child decided on twice by one conference or on a day that is none of its sittings, bookings out of order, something
// held without a day, and a start that is no time of day. People need not be members: who they are is a matter of the rules.
func (t Timetable) Validate(g *coregroup.CoreGroup) error {
	var c check.Checker
	return c.Run(func(c *check.Checker) { t.Check(c, c.Root(), g) })
}

// Check notes everything that [Timetable.Validate] returns, of a timetable at a path.
func (t *Timetable) Check(checker *check.Checker, root check.Path, g *coregroup.CoreGroup) {
	v := validator{checker, g}
	conferences := v.IDs()
	for i := range t.Conferences {
		c := &t.Conferences[i]
		path := root.To("/conferences").Item(i)
		v.New(path.To("/id"), conferences, string(c.ID))
		v.AddIf(c.Kind == conferenceKindNotRecorded || !c.Kind.IsValid(), path.To("/kind"), "must be initial, review or transfer in")
		v.days(path, c.Held, c.Sittings, c.Bookings)
		for j, d := range c.Decisions {
			decision := path.To("/decisions").Item(j)
			v.child(decision.To("/child"), d.Child)
			v.AddIf(d.Decision == decisionNotRecorded || !d.Decision.IsValid(), decision.To("/decision"), "must be plan made, plan continues, plan ends or no plan")
			v.AddIf(!d.On.IsZero() && len(c.Sittings) > 0 && !slices.Contains(c.Sittings, d.On), decision.To("/on"), "must be one of the sittings")
			twice := slices.ContainsFunc(c.Decisions[:j], func(other PlanDecision) bool { return other.Child == d.Child })
			v.AddIf(twice, decision.To("/child"), "must be given once")
		}
	}
	meetings := v.IDs()
	for i := range t.Meetings {
		path := root.To("/meetings").Item(i)
		v.New(path.To("/id"), meetings, string(t.Meetings[i].ID))
		v.meeting(path, &t.Meetings[i])
	}
	visits := v.IDs()
	for i := range t.Visits {
		path := root.To("/visits").Item(i)
		v.New(path.To("/id"), visits, string(t.Visits[i].ID))
		v.child(path.To("/child"), t.Visits[i].Child)
		v.ID(path.To("/by"), string(t.Visits[i].By))
		v.InSet(path, "/way", t.Visits[i].Way.IsValid())
		v.InSet(path, "/seen", t.Visits[i].Seen.IsValid())
		v.InSet(path, "/asleep", t.Visits[i].Asleep.IsValid())
		v.InSet(path, "/alone", t.Visits[i].Alone.IsValid())
		v.InSet(path, "/nobodyElse", t.Visits[i].NobodyElse.IsValid())
		for j, id := range t.Visits[i].Present {
			v.Check(path.To("/present").Item(j), procedure.CheckID(id))
		}
	}
}

type validator struct {
	*check.Checker
	g *coregroup.CoreGroup
}

func (v *validator) child(path check.Path, id procedure.ChildID) {
	v.AddIf(v.g.Child(id) == nil, path, "must be the id of a child of the group")
}

func (v *validator) days(path check.Path, held procedure.Answer, sittings []calendar.Date, bookings []Booking) {
	v.InSet(path, "/held", held.IsValid())
	for i, b := range bookings {
		v.AddIf(i > 0 && b.On.Before(bookings[i-1].On), path.To("/bookings").Item(i).To("/on"), "must not be before the booking before")
	}
	for i, d := range sittings {
		v.AddIf(d.IsZero(), path.To("/sittings").Item(i), "must be a day")
	}
	arranged := len(bookings) > 0 && !bookings[len(bookings)-1].Day.IsZero()
	v.AddIf(held == procedure.Yes && len(sittings) == 0 && !arranged, path.To("/sittings"), "must be recorded for what was held without a day arranged")
}

func (v *validator) meeting(path check.Path, m *Meeting) {
	v.AddIf(m.Kind == meetingKindNotRecorded || !m.Kind.IsValid(), path.To("/kind"), "must be core group or professionals' discussion")
	v.days(path, m.Held, m.Sittings, m.Bookings)
	if m.Start != "" {
		v.TimeOfDay(path.To("/start"), m.Start)
	}
	for i, id := range m.Children {
		v.child(path.To("/children").Item(i), id)
	}
	v.ID(path.To("/chair"), string(m.Chair))
	v.InSet(path, "/chairSuitable", m.ChairSuitable.IsValid())
	v.InSet(path, "/takingPart/travel", m.TakingPart.Travel.IsValid())
	v.InSet(path, "/takingPart/childCare", m.TakingPart.ChildCare.IsValid())
	v.InSet(path, "/takingPart/factors", m.TakingPart.Factors.IsValid())
	v.InSet(path, "/takingPart/schoolHours", m.TakingPart.SchoolHours.IsValid())
	v.InSet(path, "/takingPart/advocate", m.TakingPart.Advocate.IsValid())
	for i, n := range m.Interpreters {
		v.Check(path.To("/interpreters").Item(i).To("/for"), procedure.CheckID(n.For))
		v.ID(path.To("/interpreters").Item(i).To("/by"), string(n.By))
		v.InSet(path.To("/interpreters").Item(i), "/kind", n.Kind.IsValid())
		v.InSet(path.To("/interpreters").Item(i), "/decided", n.Decided.IsValid())
	}
	for i, s := range m.Support {
		v.Check(path.To("/support").Item(i).To("/for"), procedure.CheckID(s.For))
		v.InSet(path.To("/support").Item(i), "/kind", s.Kind.IsValid())
		v.InSet(path.To("/support").Item(i), "/offered", s.Offered.IsValid())
		v.InSet(path.To("/support").Item(i), "/accepted", s.Accepted.IsValid())
	}
	items := v.IDs()
	for i, d := range m.Distressing {
		v.New(path.To("/distressing").Item(i).To("/id"), items, d.ID)
		v.Check(path.To("/distressing").Item(i).To("/for"), procedure.CheckID(d.For))
		v.InSet(path.To("/distressing").Item(i), "/notice", d.Notice.IsValid())
	}
	for i := range m.Invitations {
		n, at := &m.Invitations[i], path.To("/invitations").Item(i)
		v.Check(at.To("/to"), procedure.CheckID(n.To))
		v.InSet(at, "/route", n.Route.IsValid())
	}
}
