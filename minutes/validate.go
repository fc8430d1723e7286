package minutes

import (
	"encoding"
	"time"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Validate returns everything in which a list of minutes does not hold together, or does not fit
// the group and the timetable, as [procedure.Problems]: minutes of a meeting that there is not
// or that was not held, two sets of minutes for one meeting, two rows for one person in one
// sitting, a sitting that there was not, an action carried over from a later meeting, ids that
// are not of their form or are given twice, references to nothing, and values outside a closed
// set. The attendance is of people whom the group knows; guests, and whoever something was sent
// to, need not be: who they are is a matter of the rules. Paths start as those of the findings
// do: "/minutes/0/attendance/3".
func Validate(list []Minutes, g *coregroup.CoreGroup, t *schedule.Timetable) error {
	v := validator{members: map[procedure.MemberID]bool{}, children: map[procedure.ChildID]bool{}, meetings: map[procedure.MeetingID]*schedule.Meeting{},
		conferences: map[procedure.ConferenceID]bool{}, exclusions: map[coregroup.ExclusionID]bool{}}
	for i := range g.Members {
		v.members[g.Members[i].ID] = true
	}
	for i := range g.Children {
		v.children[g.Children[i].ID] = true
	}
	for i := range g.Exclusions {
		v.exclusions[g.Exclusions[i].ID] = true
	}
	for i := range t.Meetings {
		v.meetings[t.Meetings[i].ID] = &t.Meetings[i]
	}
	for i := range t.Conferences {
		v.conferences[t.Conferences[i].ID] = true
	}
	seen := map[procedure.MeetingID]bool{}
	for i := range list {
		m, path := &list[i], procedure.ItemAt("/minutes", i)
		meeting := v.meetings[m.Meeting]
		switch {
		case meeting == nil:
			v.Add(path+"/meeting", "must be the id of a meeting")
			meeting = &schedule.Meeting{}
		case seen[m.Meeting]:
			v.Add(path+"/meeting", "must have one set of minutes only")
		case meeting.Held != procedure.Yes:
			v.Add(path+"/meeting", "must be the id of a meeting that was held")
		}
		seen[m.Meeting] = true
		v.minutes(path, m, meeting)
	}
	return v.OrNil()
}

type validator struct {
	procedure.Problems
	members     map[procedure.MemberID]bool
	children    map[procedure.ChildID]bool
	meetings    map[procedure.MeetingID]*schedule.Meeting
	conferences map[procedure.ConferenceID]bool
	exclusions  map[coregroup.ExclusionID]bool
}

// row is someone in a sitting.
type row struct {
	id      procedure.MemberID
	sitting calendar.Date
}

// once notes someone who is given twice in a sitting, and a sitting that there was not.
func (v *validator) once(path, field string, meeting *schedule.Meeting, seen map[row]bool, id procedure.MemberID, sitting calendar.Date) {
	if !sitting.IsZero() && !sat(meeting, sitting) {
		v.Add(path+"/sitting", "must be a sitting of the meeting")
	}
	if sitting.IsZero() {
		sitting = first(meeting)
	}
	if id == "" {
		return
	}
	if seen[row{id, sitting}] {
		v.Add(path+field, "must be given once for a sitting")
	}
	seen[row{id, sitting}] = true
}

// sat reports whether a day is that of a sitting of a meeting.
func sat(m *schedule.Meeting, day calendar.Date) bool {
	for _, s := range m.Sittings {
		if s == day {
			return true
		}
	}
	return len(m.Sittings) == 0 && m.HeldOn(day) == day
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

func (v *validator) minutes(path string, m *Minutes, meeting *schedule.Meeting) {
	v.CheckPerson(path+"/author", m.Author)
	if m.Chair != "" {
		v.Check(path+"/chair", procedure.CheckID(m.Chair))
	}
	v.about(path, m.Children, nil)
	rows := map[row]bool{}
	for i := range m.Attendance {
		a, at := &m.Attendance[i], procedure.ItemAt(path+"/attendance", i)
		if !v.members[a.Member] {
			v.Add(at+"/member", "must be the id of a member")
		}
		v.once(at, "/member", meeting, rows, a.Member, a.Sitting)
		v.inSet(at+"/how", a.How)
		v.CheckPerson(at+"/by", a.By)
		v.inSet(at+"/writtenNote", a.WrittenNote)
	}
	guests := map[row]bool{}
	for i, guest := range m.Guests {
		at := procedure.ItemAt(path+"/guests", i)
		v.CheckPerson(at+"/person", guest.Person)
		v.once(at, "/person/id", meeting, guests, guest.Person.ID, guest.Sitting)
	}
	matters := map[MatterID]bool{}
	for _, s := range m.sections() {
		for i := range s.list {
			matter, at := &s.list[i], procedure.ItemAt(path+"/"+s.field.String(), i)
			procedure.CheckNew(&v.Problems, at+"/id", matter.ID, matters)
			v.about(at, matter.Children, matter.NotFor)
			v.inSet(at+"/by", matter.By)
			for j, subject := range matter.About {
				if new(procedure.Subject).UnmarshalText([]byte(subject.String())) != nil || subject.Kind == procedure.NoSubject {
					v.Add(procedure.ItemAt(at+"/about", j), "must be a subject")
				}
			}
		}
	}
	v.inSet(path+"/previous/reviewed", m.Previous.Reviewed)
	v.inSet(path+"/previous/accurate", m.Previous.Accurate)
	contributions := map[procedure.MemberID]bool{}
	for i := range m.Contributions {
		c, at := &m.Contributions[i], procedure.ItemAt(path+"/contributions", i)
		procedure.CheckNew(&v.Problems, at+"/member", c.Member, contributions)
		v.about(at, c.Children, c.NotFor)
	}
	v.said(path, m)
	v.agreed(path, m, meeting)
	v.versions(path, m)
}

// about checks whom an item concerns and whom it is not for.
func (v *validator) about(path string, children []procedure.ChildID, notFor []procedure.MemberID) {
	for i, id := range children {
		v.child(procedure.ItemAt(path+"/children", i), id)
	}
	for i, id := range notFor {
		v.Check(procedure.ItemAt(path+"/notFor", i), procedure.CheckID(id))
	}
}

// inSet checks a value of a closed set.
func (v *validator) inSet(path string, value encoding.TextMarshaler) {
	if _, err := value.MarshalText(); err != nil {
		v.Add(path, "must be one of the values that there are")
	}
}

func (v *validator) child(path string, id procedure.ChildID) {
	if !v.children[id] {
		v.Add(path, "must be the id of a child of the group")
	}
}

// said checks the views and the progress.
func (v *validator) said(path string, m *Minutes) {
	views := map[ViewID]bool{}
	for i := range m.Views {
		view, at := &m.Views[i], procedure.ItemAt(path+"/views", i)
		procedure.CheckNew(&v.Problems, at+"/id", view.ID, views)
		v.child(at+"/child", view.Child)
		v.inSet(at+"/way", view.Way)
		v.about(at, nil, view.NotFor)
		v.inSet(at+"/shareable", view.Shareable)
	}
	outcomes := map[procedure.OutcomeID]bool{}
	for i := range m.Progress {
		p, at := &m.Progress[i], procedure.ItemAt(path+"/progress", i)
		procedure.CheckNew(&v.Problems, at+"/outcome", p.Outcome, outcomes)
		v.inSet(at+"/status", p.Status)
		v.about(at, p.Children, p.NotFor)
	}
	for i, id := range m.Exclusions {
		if !v.exclusions[id] {
			v.Add(procedure.ItemAt(path+"/exclusions", i), "must be the id of an exclusion")
		}
	}
}

// agreed checks the actions, and what else was agreed.
func (v *validator) agreed(path string, m *Minutes, meeting *schedule.Meeting) {
	actions := map[procedure.ActionID]bool{}
	for i := range m.Actions {
		a, at := &m.Actions[i], procedure.ItemAt(path+"/actions", i)
		procedure.CheckNew(&v.Problems, at+"/id", a.ID, actions)
		v.CheckPerson(at+"/responsible", a.Responsible)
		switch {
		case a.CarriedFrom == m.Meeting && a.CarriedFrom != "":
			v.Add(at+"/carriedFrom", "must be another meeting")
		case a.CarriedFrom != "" && v.meetings[a.CarriedFrom] == nil:
			v.Add(at+"/carriedFrom", "must be the id of a meeting")
		case a.CarriedFrom != "" && !first(meeting).IsZero() && first(v.meetings[a.CarriedFrom]).After(first(meeting)):
			v.Add(at+"/carriedFrom", "must be a meeting that is not after this one")
		}
		v.inSet(at+"/status", a.Status)
		v.about(at, a.Children, a.NotFor)
	}
	if len(m.Actions) > 0 && m.NoActions == procedure.Yes {
		v.Add(path+"/noActions", "must be left out where there are actions")
	}
	for i, a := range m.Agreed {
		if a.Start != "" {
			if parsed, err := time.Parse("15:04", a.Start); err != nil || parsed.Format("15:04") != a.Start {
				v.Add(procedure.ItemAt(path+"/agreed", i)+"/start", "must be a time of day, as HH:MM")
			}
		}
	}
	v.inSet(path+"/noActions", m.NoActions)
	v.CheckPerson(path+"/brought/by", m.Brought.By)
	v.inSet(path+"/brought/plan", m.Brought.Plan)
	for i, e := range m.Encouragements {
		at := procedure.ItemAt(path+"/encouragements", i)
		v.Check(at+"/for", procedure.CheckID(e.For))
		v.CheckPerson(at+"/by", e.By)
		v.inSet(at+"/decision", e.Decision)
	}
	for i, r := range m.Reviewed {
		if !v.conferences[r.Conference] {
			v.Add(procedure.ItemAt(path+"/reviewed", i)+"/conference", "must be the id of a conference")
		}
	}
}

// versions checks the versions and what was sent.
func (v *validator) versions(path string, m *Minutes) {
	numbers := map[int]bool{}
	for i := range m.Versions {
		at := procedure.ItemAt(path+"/versions", i)
		if n := m.Versions[i].Number; n < 1 || numbers[n] {
			v.Add(at+"/number", "must be at least 1 and given once")
		}
		numbers[m.Versions[i].Number] = true
	}
	sendings := map[SendingID]bool{}
	for i := range m.Versions {
		version, at := &m.Versions[i], procedure.ItemAt(path+"/versions", i)
		if c := version.Corrects; c != 0 && (!numbers[c] || c >= version.Number) {
			v.Add(at+"/corrects", "must be the number of an earlier version")
		}
		v.about(at, version.Children, version.NotFor)
		for j := range version.Sendings {
			s, sending := &version.Sendings[j], procedure.ItemAt(at+"/sendings", j)
			procedure.CheckNew(&v.Problems, sending+"/id", s.ID, sendings)
			v.CheckPerson(sending+"/to", s.To)
			v.CheckPerson(sending+"/decidedBy", s.DecidedBy)
			v.inSet(sending+"/route", s.Route)
			v.inSet(sending+"/extent", s.Extent)
		}
	}
}
