package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/check"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Validate returns everything in which a list of minutes does not hold together, or does not fit the group and the timetable,
// as [procedure.Problems]: minutes of a meeting that there is not or that was not held, two sets of minutes for one meeting,
// two rows for one person in one sitting, a sitting that there was not, an action carried over from a later meeting, ids that
// are not of their form or are given twice, references to nothing, and values outside a closed set. The attendance is of people
// whom the group knows; guests, and whoever something was sent to, need not be: who they are is a matter of the rules. Paths
// start as those of the findings do: "/minutes/0/attendance/3". [Check] is for a case of which minutes are a part.
func Validate(list []Minutes, g *coregroup.CoreGroup, t *schedule.Timetable) error {
	var c check.Checker
	return c.Run(func(c *check.Checker) { Check(c, c.Root(), list, g, t) })
}

// Check notes everything that [Validate] returns, of the minutes of a case at a path.
func Check(c *check.Checker, root check.Path, list []Minutes, g *coregroup.CoreGroup, t *schedule.Timetable) {
	v := validator{Checker: c, t: t, members: c.IDs(), children: c.IDs(), conferences: c.IDs(), exclusions: c.IDs()}
	for i := range g.Members {
		v.members.Put(string(g.Members[i].ID))
	}
	for i := range g.Children {
		v.children.Put(string(g.Children[i].ID))
	}
	for i := range g.Exclusions {
		v.exclusions.Put(string(g.Exclusions[i].ID))
	}
	for i := range t.Conferences {
		v.conferences.Put(string(t.Conferences[i].ID))
	}
	seen, nowhere := v.IDs(), schedule.Meeting{}
	for i := range list {
		m, path := &list[i], root.To("/minutes").Item(i)
		meeting, first := v.meeting(m.Meeting), seen.Put(string(m.Meeting))
		switch {
		case meeting == nil:
			v.Add(path.To("/meeting"), "must be the id of a meeting")
			meeting = &nowhere
		case !first:
			v.Add(path.To("/meeting"), "must have one set of minutes only")
		case meeting.Held != procedure.Yes:
			v.Add(path.To("/meeting"), "must be the id of a meeting that was held")
		}
		made := v.Sets()
		v.minutes(path, m, meeting)
		v.Free(made) // what one meeting's are is nothing to the next
	}
}

type validator struct {
	*check.Checker
	t *schedule.Timetable
	// last is the position of the meeting last looked up: minutes are mostly in the order of the meetings.
	last                                       int
	members, children, conferences, exclusions check.IDs
}

// meeting returns a meeting by id, nil if there is none.
func (v *validator) meeting(id procedure.MeetingID) *schedule.Meeting {
	for i := range v.t.Meetings {
		at := (v.last + i) % len(v.t.Meetings)
		if v.t.Meetings[at].ID == id {
			v.last = at
			return &v.t.Meetings[at]
		}
	}
	return nil
}

// sitting is the people in a sitting of a meeting.
type sitting struct {
	day    calendar.Date
	people check.IDs
}

// once notes someone who is given twice in a sitting, and a sitting that there was not. It returns
// the sittings with the one that it is about.
func (v *validator) once(path check.Path, field string, meeting *schedule.Meeting, seen []sitting, id procedure.MemberID, day calendar.Date) []sitting {
	sat := slices.Contains(meeting.Sittings, day) || len(meeting.Sittings) == 0 && meeting.HeldOn(day) == day
	v.AddIf(!day.IsZero() && !sat, path.To("/sitting"), "must be a sitting of the meeting")
	if day.IsZero() {
		day = first(meeting)
	}
	if id == "" {
		return seen
	}
	at := slices.IndexFunc(seen, func(s sitting) bool { return s.day == day })
	if at < 0 {
		at = len(seen)
		seen = append(seen, sitting{day, v.IDs()})
	}
	v.AddIf(!seen[at].people.Put(string(id)), path.To(field), "must be given once for a sitting")
	return seen
}

// first returns the day of a meeting's first sitting, whenever that is.
func first(m *schedule.Meeting) calendar.Date {
	var earliest calendar.Date
	for _, s := range m.Sittings {
		if earliest.IsZero() || s.Before(earliest) {
			earliest = s
		}
	}
	if earliest.IsZero() && len(m.Bookings) > 0 {
		earliest = m.HeldOn(m.Bookings[len(m.Bookings)-1].Day)
	}
	return earliest
}

func (v *validator) minutes(path check.Path, m *Minutes, meeting *schedule.Meeting) {
	v.Person(path.To("/author"), m.Author)
	v.ID(path.To("/chair"), string(m.Chair))
	v.about(path, m.Children, nil)
	var buffers [2][4]sitting // so that a case in which all is well costs no memory
	attended, guests := buffers[0][:0], buffers[1][:0]
	for i := range m.Attendance {
		a, at := &m.Attendance[i], path.To("/attendance").Item(i)
		v.AddIf(!v.members.Has(string(a.Member)), at.To("/member"), "must be the id of a member")
		attended = v.once(at, "/member", meeting, attended, a.Member, a.Sitting)
		v.InSet(at, "/how", a.How.IsValid())
		v.Person(at.To("/by"), a.By)
		v.InSet(at, "/writtenNote", a.WrittenNote.IsValid())
	}
	for i, guest := range m.Guests {
		at := path.To("/guests").Item(i)
		v.Person(at.To("/person"), guest.Person)
		guests = v.once(at, "/person/id", meeting, guests, guest.Person.ID, guest.Sitting)
	}
	matters := v.IDs()
	for _, s := range m.sections() {
		for i := range s.list {
			matter, at := &s.list[i], path.To("/").To(s.field.String()).Item(i)
			v.New(at.To("/id"), matters, string(matter.ID))
			v.about(at, matter.Children, matter.NotFor)
			v.InSet(at, "/by", matter.By.IsValid())
			for j, subject := range matter.About {
				v.AddIf(!subject.IsValid(), at.To("/about").Item(j), "must be a subject")
			}
		}
	}
	v.InSet(path, "/previous/reviewed", m.Previous.Reviewed.IsValid())
	v.InSet(path, "/previous/accurate", m.Previous.Accurate.IsValid())
	contributions := v.IDs()
	for i := range m.Contributions {
		c, at := &m.Contributions[i], path.To("/contributions").Item(i)
		v.New(at.To("/member"), contributions, string(c.Member))
		v.about(at, c.Children, c.NotFor)
	}
	v.said(path, m)
	v.agreed(path, m, meeting)
	v.versions(path, m)
}

// about checks whom an item concerns and whom it is not for.
func (v *validator) about(path check.Path, children []procedure.ChildID, notFor []procedure.MemberID) {
	for i, id := range children {
		v.child(path.To("/children").Item(i), id)
	}
	for i, id := range notFor {
		v.Check(path.To("/notFor").Item(i), procedure.CheckID(id))
	}
}

func (v *validator) child(path check.Path, id procedure.ChildID) {
	v.AddIf(!v.children.Has(string(id)), path, "must be the id of a child of the group")
}

func (v *validator) said(path check.Path, m *Minutes) {
	views := v.IDs()
	for i := range m.Views {
		view, at := &m.Views[i], path.To("/views").Item(i)
		v.New(at.To("/id"), views, string(view.ID))
		v.child(at.To("/child"), view.Child)
		v.InSet(at, "/way", view.Way.IsValid())
		v.about(at, nil, view.NotFor)
		v.InSet(at, "/shareable", view.Shareable.IsValid())
	}
	outcomes := v.IDs()
	for i := range m.Progress {
		p, at := &m.Progress[i], path.To("/progress").Item(i)
		v.New(at.To("/outcome"), outcomes, string(p.Outcome))
		v.InSet(at, "/status", p.Status.IsValid())
		v.about(at, p.Children, p.NotFor)
	}
	for i, id := range m.Exclusions {
		v.AddIf(!v.exclusions.Has(string(id)), path.To("/exclusions").Item(i), "must be the id of an exclusion")
	}
}

// agreed checks the actions, and what else was agreed.
func (v *validator) agreed(path check.Path, m *Minutes, meeting *schedule.Meeting) {
	actions := v.IDs()
	for i := range m.Actions {
		a, at := &m.Actions[i], path.To("/actions").Item(i)
		v.New(at.To("/id"), actions, string(a.ID))
		v.Person(at.To("/responsible"), a.Responsible)
		switch {
		case a.CarriedFrom == m.Meeting && a.CarriedFrom != "":
			v.Add(at.To("/carriedFrom"), "must be another meeting")
		case a.CarriedFrom != "" && v.meeting(a.CarriedFrom) == nil:
			v.Add(at.To("/carriedFrom"), "must be the id of a meeting")
		case a.CarriedFrom != "" && !first(meeting).IsZero() && first(v.meeting(a.CarriedFrom)).After(first(meeting)):
			v.Add(at.To("/carriedFrom"), "must be a meeting that is not after this one")
		}
		v.InSet(at, "/status", a.Status.IsValid())
		v.about(at, a.Children, a.NotFor)
	}
	v.AddIf(len(m.Actions) > 0 && m.NoActions == procedure.Yes, path.To("/noActions"), "must be left out where there are actions")
	for i, a := range m.Agreed {
		if a.Start != "" {
			v.TimeOfDay(path.To("/agreed").Item(i).To("/start"), a.Start)
		}
	}
	v.InSet(path, "/noActions", m.NoActions.IsValid())
	v.Person(path.To("/brought/by"), m.Brought.By)
	v.InSet(path, "/brought/plan", m.Brought.Plan.IsValid())
	for i, e := range m.Encouragements {
		at := path.To("/encouragements").Item(i)
		v.Check(at.To("/for"), procedure.CheckID(e.For))
		v.Person(at.To("/by"), e.By)
		v.InSet(at, "/decision", e.Decision.IsValid())
	}
	for i, r := range m.Reviewed {
		v.AddIf(!v.conferences.Has(string(r.Conference)), path.To("/reviewed").Item(i).To("/conference"), "must be the id of a conference")
	}
}

func (v *validator) versions(path check.Path, m *Minutes) {
	numbered := func(list []Version, n int) bool {
		return slices.ContainsFunc(list, func(other Version) bool { return other.Number == n })
	}
	for i := range m.Versions {
		n := m.Versions[i].Number
		v.AddIf(n < 1 || numbered(m.Versions[:i], n), path.To("/versions").Item(i).To("/number"), "must be at least 1 and given once")
	}
	sendings := v.IDs()
	for i := range m.Versions {
		version, at := &m.Versions[i], path.To("/versions").Item(i)
		c := version.Corrects
		v.AddIf(c != 0 && (!numbered(m.Versions, c) || c >= version.Number), at.To("/corrects"), "must be the number of an earlier version")
		v.about(at, version.Children, version.NotFor)
		for j := range version.Sendings {
			s, sending := &version.Sendings[j], at.To("/sendings").Item(j)
			v.New(sending.To("/id"), sendings, string(s.ID))
			v.Person(sending.To("/to"), s.To)
			v.Person(sending.To("/decidedBy"), s.DecidedBy)
			v.InSet(sending, "/route", s.Route.IsValid())
			v.InSet(sending, "/extent", s.Extent.IsValid())
		}
	}
}
