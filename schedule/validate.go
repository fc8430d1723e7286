package schedule

import (
	"slices"
	"time"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Validate returns everything in which the timetable does not hold together, or does not fit
// the group, as [procedure.Problems]: ids that are not of their form or are given twice,
// children that there are not, a kind or a decision left out, a child decided on twice by one
// conference or on a day that is none of its sittings, bookings out of order, something held
// without a day, and a start that is no time of day. People need not be members: who they are
// is a matter of the rules.
func (t Timetable) Validate(g *coregroup.CoreGroup) error {
	v := validator{g: g}
	conferences := map[procedure.ConferenceID]bool{}
	for i := range t.Conferences {
		c := &t.Conferences[i]
		path := procedure.ItemAt("/conferences", i)
		procedure.CheckNew(&v.Problems, path+"/id", c.ID, conferences)
		if c.Kind == ConferenceKindNotRecorded || int(c.Kind) >= len(conferenceKinds) {
			v.Add(path+"/kind", "must be initial, review or transfer in")
		}
		v.days(path, c.Held, c.Sittings, c.Bookings)
		for j, d := range c.Decisions {
			decision := procedure.ItemAt(path+"/decisions", j)
			v.child(decision+"/child", d.Child)
			if d.Decision == DecisionNotRecorded || int(d.Decision) >= len(decisions) {
				v.Add(decision+"/decision", "must be plan made, plan continues, plan ends or no plan")
			}
			if !d.On.IsZero() && len(c.Sittings) > 0 && !slices.Contains(c.Sittings, d.On) {
				v.Add(decision+"/on", "must be one of the sittings")
			}
			if slices.ContainsFunc(c.Decisions[:j], func(other PlanDecision) bool { return other.Child == d.Child }) {
				v.Add(decision+"/child", "must be given once")
			}
		}
	}
	meetings := map[procedure.MeetingID]bool{}
	for i := range t.Meetings {
		path := procedure.ItemAt("/meetings", i)
		procedure.CheckNew(&v.Problems, path+"/id", t.Meetings[i].ID, meetings)
		v.meeting(path, &t.Meetings[i])
	}
	visits := map[procedure.VisitID]bool{}
	for i := range t.Visits {
		path := procedure.ItemAt("/visits", i)
		procedure.CheckNew(&v.Problems, path+"/id", t.Visits[i].ID, visits)
		v.child(path+"/child", t.Visits[i].Child)
		v.person(path+"/by", t.Visits[i].By)
		for j, id := range t.Visits[i].Present {
			v.Check(procedure.ItemAt(path+"/present", j), procedure.CheckID(id))
		}
	}
	return v.OrNil()
}

type validator struct {
	procedure.Problems
	g *coregroup.CoreGroup
}

// person checks the id of someone, if there is one.
func (v *validator) person(path string, id procedure.MemberID) {
	if id != "" {
		v.Check(path, procedure.CheckID(id))
	}
}

func (v *validator) child(path string, id procedure.ChildID) {
	if v.g.Child(id) == nil {
		v.Add(path, "must be the id of a child of the group")
	}
}

// days checks the days of a conference or meeting.
func (v *validator) days(path string, held procedure.Answer, sittings []calendar.Date, bookings []Booking) {
	for i, b := range bookings {
		if i > 0 && b.On.Before(bookings[i-1].On) {
			v.Add(procedure.ItemAt(path+"/bookings", i)+"/on", "must not be before the booking before")
		}
	}
	for i, d := range sittings {
		if d.IsZero() {
			v.Add(procedure.ItemAt(path+"/sittings", i), "must be a day")
		}
	}
	if held == procedure.Yes && len(sittings) == 0 && (len(bookings) == 0 || bookings[len(bookings)-1].Day.IsZero()) {
		v.Add(path+"/sittings", "must be recorded for what was held without a day arranged")
	}
}

func (v *validator) meeting(path string, m *Meeting) {
	if m.Kind == MeetingKindNotRecorded || int(m.Kind) >= len(meetingKinds) {
		v.Add(path+"/kind", "must be core group or professionals' discussion")
	}
	v.days(path, m.Held, m.Sittings, m.Bookings)
	if m.Start != "" {
		if parsed, err := time.Parse("15:04", m.Start); err != nil || parsed.Format("15:04") != m.Start {
			v.Add(path+"/start", "must be a time of day, as HH:MM")
		}
	}
	for i, id := range m.Children {
		v.child(procedure.ItemAt(path+"/children", i), id)
	}
	v.person(path+"/chair", m.Chair)
	for i, n := range m.Interpreters {
		v.Check(procedure.ItemAt(path+"/interpreters", i)+"/for", procedure.CheckID(n.For))
		v.person(procedure.ItemAt(path+"/interpreters", i)+"/by", n.By)
	}
	for i, s := range m.Support {
		v.Check(procedure.ItemAt(path+"/support", i)+"/for", procedure.CheckID(s.For))
	}
	items := map[string]bool{}
	for i, d := range m.Distressing {
		procedure.CheckNew(&v.Problems, procedure.ItemAt(path+"/distressing", i)+"/id", d.ID, items)
		v.Check(procedure.ItemAt(path+"/distressing", i)+"/for", procedure.CheckID(d.For))
	}
	for i, n := range m.Invitations {
		v.Check(procedure.ItemAt(path+"/invitations", i)+"/to", procedure.CheckID(n.To))
	}
}
