package minutes

import (
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/reason"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Circulation is who is to get the minutes of a meeting, and who must not. Both lists are in the order of the ids.
//
// Guests, a chair who is no member, and the recipients whom the procedure names by their roles are on neither list: nobody
// owes them the minutes, though they may have them unless [coregroup.CoreGroup.Audience] says otherwise.
type Circulation struct {
	// To includes those who have had them. What is still to go is [Circulation.ToSend].
	To    []Addressee `json:"to,omitzero"`
	NotTo []Refusal   `json:"notTo,omitzero"`
}

// ToSend returns those to whom something is still to go: the minutes, which they never had, or a
// correction. For a meeting to come that is everyone who would get its minutes.
func (c Circulation) ToSend() []Addressee {
	var list []Addressee
	for _, a := range c.To {
		if a.Sent.IsZero() || a.Correction {
			list = append(list, a)
		}
	}
	return list
}

// Addressee is someone who is to get minutes, or has had them: Sent and Correction say which.
type Addressee struct {
	ID procedure.MemberID `json:"id,omitzero"`
	// Extent is All or Part, and Why it is as much as that. Part leaves out what concerns children other than Children, what
	// is marked as not for the person, and of what was released all but the summary.
	Extent   coregroup.Extent       `json:"extent,omitzero"`
	Why      coregroup.AccessReason `json:"why,omitzero"`
	Children []procedure.ChildID    `json:"children,omitzero"`
	// Due is by when.
	Due schedule.Deadline `json:"due,omitzero"`
	// Route is the one by which minutes last went to the person, RouteNotRecorded where none did.
	Route schedule.Route `json:"route,omitzero"`
	// Sent is the day on which these minutes first went to them, zero where none did.
	Sent calendar.Date `json:"sent,omitzero"`
	// Correction says that what they had was corrected since, and the correction has not
	// reached them: that is what is to go to them, and it has no last day.
	Correction bool `json:"correction,omitzero"`
}

// Refusal is, for programs, someone who must not get minutes; or, where the reason is that
// something is not recorded, not before that is settled.
type Refusal struct {
	ID  procedure.MemberID     `json:"id,omitzero"`
	Why coregroup.AccessReason `json:"why,omitzero"`
}

// CirculationList returns who is to get the minutes of a core group meeting, as known on the day of the review: whoever belonged
// to the group at the meeting and still does, and whoever took the place of one who left. Refused are those of them who may
// have nothing of it, whoever left, and whoever is excluded, member or not, by an exclusion or only by what the minutes say
// of the attendance. For a meeting that is arranged it is who would get them as things stand, and belongs on its day. Both
// lists are empty for a meeting that is neither held nor arranged.
func CirculationList(b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, meeting procedure.MeetingID) Circulation {
	var result Circulation
	if b.Validate() != nil {
		return result
	}
	var read review
	read.read(&b, g, t, list, nil)
	var c circulation
	if at := slices.IndexFunc(read.all, func(r record) bool { return r.m.ID == meeting }); at >= 0 {
		c = read.sendingOut(at)
	} else if r, ok := read.arranged(meeting); ok {
		c = read.circulationOf(&r, calendar.Date{})
	} else {
		return result
	}
	var found restrictions
	if c.minutes != nil {
		found = c.minutes.restrictions(read.restrictions, c.paper.Children)
	}
	routes := lastRoutes(list, b.On)
	for i := range g.Members {
		m := &g.Members[i]
		if !c.wasMember(m) && !c.tookPlace(m, b.On) && g.Excluded(m.ID, c.held, b.On) == coregroup.NotExcluded &&
			g.Excluded(m.ID, c.ended, b.On) == coregroup.NotExcluded {
			continue
		}
		to := &read.readers[i]
		a := c.may(to, nil, c.whole, b.On)
		if a.Why == reason.NoStanding && c.held.After(b.On) {
			a = c.may(to, nil, c.whole, c.held) // whoever is to join by then
		}
		if a.Why == reason.Chair && !m.IsMember(b.On) {
			a = coregroup.Access{Extent: coregroup.Nothing, Why: reason.NoStanding} // who left is owed nothing, the chair neither
		}
		if a.Extent < coregroup.Part {
			result.NotTo = append(result.NotTo, Refusal{m.ID, a.Why})
			continue
		}
		addressee := Addressee{ID: m.ID, Extent: a.Extent, Why: a.Why, Due: *c.due(m.Roles), Route: routes[m.ID].Route}
		if found.keepFrom(to, b.On) {
			addressee.Extent = coregroup.Part
			if a.Extent == coregroup.All {
				addressee.Why = reason.NotFor
			}
		}
		if m.IsFamily() && a.Extent == coregroup.Part {
			addressee.Children = linked(g, m, c.paper.Children)
		}
		mine, _ := c.sendings.to(m.ID)
		if len(mine) > 0 {
			addressee.Sent = mine.first().on
		}
		f, corrected := c.correction(&minutesCirculated, mine)
		addressee.Correction = corrected && f.Outcome != procedure.Met
		result.To = append(result.To, addressee)
	}
	slices.SortFunc(result.To, func(a, b Addressee) int { return strings.Compare(string(a.ID), string(b.ID)) })
	slices.SortFunc(result.NotTo, func(a, b Refusal) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return result
}

// arranged returns a core group meeting to come as it will be if it is held on its day.
func (c *review) arranged(meeting procedure.MeetingID) (record, bool) {
	at := c.meetings.first(string(meeting))
	if at < 0 || c.t.Meetings[at].Kind != schedule.CoreGroup {
		return record{}, false
	}
	m := &c.t.Meetings[at]
	day := m.ArrangedFor(c.b.On)
	return record{m: m, at: at, held: day, ended: day}, !day.IsZero()
}

// whole returns the position of the last version of the whole minutes that was written by a day, -1 if there is none.
func (m *Minutes) whole(known calendar.Date) int {
	last := -1
	if m == nil {
		return last
	}
	for i := range m.Versions {
		v := &m.Versions[i]
		if len(v.Children) == 0 && !v.Written.After(known) && (last < 0 || v.Number > m.Versions[last].Number) {
			last = i
		}
	}
	return last
}

// linked returns the children among some, or all of the group where none are named, to whom a family member is linked.
func linked(g *coregroup.CoreGroup, m *coregroup.Member, among []procedure.ChildID) []procedure.ChildID {
	var list []procedure.ChildID
	for i := range g.Children {
		id := g.Children[i].ID
		if (len(among) == 0 || slices.Contains(among, id)) && (id == m.Child || slices.Contains(m.LinkedTo, id)) {
			list = append(list, id)
		}
	}
	slices.Sort(list)
	return list
}

// lastRoutes returns the last sending with a route that went to each person by a day.
func lastRoutes(list []Minutes, known calendar.Date) map[procedure.MemberID]Sending {
	last := map[procedure.MemberID]Sending{}
	for i := range list {
		for j := range list[i].Versions {
			for _, s := range list[i].Versions[j].Sendings {
				before, ok := last[s.To.ID]
				later := s.On.After(before.On) || s.On == before.On && s.Route > before.Route
				if s.Route != 0 && !s.On.After(known) && (!ok || later) {
					last[s.To.ID] = s
				}
			}
		}
	}
	return last
}
