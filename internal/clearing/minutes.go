package clearing

import (
	"fmt"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/minutes"
)

// write returns the step for the minutes of a meeting that has none: with all that the procedure looks for in them.
func (x *Clearing) write(id procedure.MeetingID) []procedure.RemedyStep {
	m, _ := x.meetingBy(id)
	if m == nil {
		return nil
	}
	if slices.ContainsFunc(x.c.Minutes, func(n minutes.Minutes) bool { return n.Meeting == id }) {
		return nil // they stand in the record, with a later day
	}
	s := x.newRecord(listOf(field.Minutes), procedure.FieldsOf(field.Written), procedure.Given{Path: "/meeting", Value: string(id)})
	held := m.HeldOn(x.b.On)
	s.Fields = s.Fields.Or(x.contents(func(c *procedure.Contents) procedure.Fields { return c.Minutes }))
	if x.isFirst(id, held) {
		s.Fields = s.Fields.Or(x.contents(func(c *procedure.Contents) procedure.Fields { return c.FirstMinutes }))
	} else {
		s.Fields = s.Fields.Or(x.contents(func(c *procedure.Contents) procedure.Fields { return c.LaterMinutes }))
	}
	if m.Chair != "" && s.Fields.Has(field.Chair) {
		s.Fields.Remove(field.Chair)
		s.Given = append(s.Given, procedure.Given{Path: "/chair", Value: string(m.Chair)})
	}
	if m.Chair != "" && !x.isMember(m.Chair, held) {
		s.Given = append(s.Given, procedure.Given{Path: "/guests/0/person/id", Value: string(m.Chair)}, procedure.Given{Path: "/guests/0/person/role", Value: string(x.chairAs(m.Chair, held))})
	}
	if worker := x.c.SocialWorkerOn(held); s.Fields.Has(field.Author) && x.e.MinutesBy() == procedure.SocialWorker && worker != "" {
		s.Fields.Remove(field.Author)
		s.Given = append(s.Given, procedure.Given{Path: "/author/id", Value: string(worker)})
	}
	for i, exclusion := range x.unrecorded(id) {
		s.Given = append(s.Given, procedure.Given{Path: fmt.Sprintf("/exclusions/%d", i), Value: string(exclusion)})
	}
	return []procedure.RemedyStep{s}
}

// isMember reports whether someone belongs to the group on a day.
func (x *Clearing) isMember(id procedure.MemberID, on calendar.Date) bool {
	m := x.c.Member(id)
	return m != nil && m.IsMember(on)
}

// chairAs returns what a chair who is no member is to the group: the line manager, or else the chair.
func (x *Clearing) chairAs(id procedure.MemberID, on calendar.Date) procedure.Role {
	if id == x.c.LineManagerOf(x.c.SocialWorkerOn(on), on) {
		return procedure.LineManager
	}
	return procedure.Chair
}

// isFirst reports whether a meeting is the first since the plans before had ended.
func (x *Clearing) isFirst(id procedure.MeetingID, held calendar.Date) bool {
	ended := x.c.EarlierPlansEnded(held)
	list := x.c.AppendCoreGroups(nil, x.b.On)
	i := slices.IndexFunc(list, func(at int) bool { return x.c.Meetings[at].HeldOn(x.b.On).After(ended) })
	return i >= 0 && x.c.Meetings[list[i]].ID == id
}

// unrecorded returns the decisions to exclude a parent or carer that the minutes of a meeting could record, and none do yet.
func (x *Clearing) unrecorded(id procedure.MeetingID) []coregroup.ExclusionID {
	var ids []coregroup.ExclusionID
	m, _ := x.meetingBy(id)
	for i := range x.c.Exclusions {
		k := &x.c.Exclusions[i]
		who := x.c.Member(k.Member)
		if !x.asks(remedy.MinuteExclusion) || k.Extent != coregroup.LeftOut || k.DecidedOn.After(x.b.On) || who == nil || !who.IsParentOrCarer() ||
			m.EndedOn(x.b.On).Before(k.DecidedOn) || slices.ContainsFunc(x.c.Minutes, func(n minutes.Minutes) bool { return slices.Contains(n.Exclusions, k.ID) }) {
			continue
		}
		ids = append(ids, k.ID)
	}
	return ids
}

// goThrough returns the steps for minutes that are to be gone through before a review conference.
func (x *Clearing) goThrough() []procedure.RemedyStep {
	return x.goneThrough(procedure.MeetingID(x.f.Subject.ID), procedure.ConferenceID(x.f.Subject.In), len(x.c.Minutes))
}

// goneThrough returns the steps that say that the minutes of a meeting were gone through for a conference, whose id may not
// be known yet. Minutes that there are not are written first, and are added where next says.
func (x *Clearing) goneThrough(meeting procedure.MeetingID, conference procedure.ConferenceID, next int) []procedure.RemedyStep {
	n, at := x.minutesOf(meeting)
	var steps []procedure.RemedyStep
	if n == nil {
		steps, at = x.write(meeting), next
		if len(steps) == 0 {
			return nil
		}
	}
	s := x.newRecord(procedure.Place{}.Item(field.Minutes, at).Field(field.Reviewed), procedure.FieldsOf(field.On))
	if conference == "" {
		s.Fields.Add(field.Conference)
	} else {
		s.Given = []procedure.Given{{Path: "/conference", Value: string(conference)}}
	}
	return append(steps, s)
}

// goneThroughSince returns the steps for the minutes of every core group meeting since the last
// conference that were not gone through for the next.
func (x *Clearing) goneThroughSince(last calendar.Date, conference procedure.ConferenceID) []procedure.RemedyStep {
	var steps []procedure.RemedyStep
	if !x.asks(remedy.ReviewMinutes) {
		return steps
	}
	next := len(x.c.Minutes)
	for _, at := range x.c.AppendCoreGroups(nil, x.b.On) {
		m := &x.c.Meetings[at]
		held := m.HeldOn(x.b.On)
		run, _ := x.c.RulesRun(held)
		n, _ := x.minutesOf(m.ID)
		done := n != nil && slices.ContainsFunc(n.Reviewed, func(r minutes.Reviewed) bool { return r.Conference == conference && !r.On.After(x.b.On) })
		if !run || done || held.Before(last) || !held.Before(x.b.On) {
			continue
		}
		steps = append(steps, x.goneThrough(m.ID, conference, next)...)
		if n == nil {
			next++
		}
	}
	return steps
}

// send returns the steps for minutes that are to be sent to someone who is owed them, and may have them on the day of the review.
func (x *Clearing) send() []procedure.RemedyStep {
	f := &x.f
	if f.Missing.Has(field.On) {
		return x.missing() // they went, and when is not recorded
	}
	id := procedure.MemberID(f.Subject.ID)
	to := minutes.CirculationList(x.b, x.c.CoreGroup, x.c.Timetable, x.c.Minutes, x.meeting())
	at := slices.IndexFunc(to.To, func(a minutes.Addressee) bool { return a.ID == id })
	var steps []procedure.RemedyStep
	if f.Outcome == procedure.Undetermined && x.isMember(id, x.b.On) && x.c.Excluded(id, x.b.On, x.b.On) == coregroup.NotExcluded {
		steps = x.linked(id) // what they may have comes first
	}
	if f.Subject.Kind != procedure.MemberSubject || at < 0 && len(steps) == 0 {
		return nil
	}
	n, i := x.minutesOf(x.meeting())
	if n == nil {
		written := x.write(x.meeting())
		if len(written) == 0 {
			return nil
		}
		steps, i = append(steps, written...), len(x.c.Minutes)
	}
	place := procedure.Place{}.Item(field.Minutes, i)
	version := x.wholeVersion(n)
	if version < 0 {
		s := x.newRecord(place.Field(field.Versions), procedure.FieldsOf(field.Number, field.Written))
		steps, version = append(steps, s), 0
		if n != nil {
			version = len(n.Versions)
		}
	}
	s := x.newRecord(place.Item(field.Versions, version).Field(field.Sendings), procedure.FieldsOf(field.ID, field.On, field.Route), procedure.Given{Path: "/to/id", Value: string(id)})
	switch {
	case at < 0 || n == nil:
		s.Fields.Add(field.Extent)
	case to.To[at].Extent == coregroup.All:
		s.Given = append(s.Given, procedure.Given{Path: "/extent", Value: minutes.InFull.String()})
	default:
		s.Given = append(s.Given, procedure.Given{Path: "/extent", Value: minutes.InPart.String()})
	}
	return append(steps, s)
}

// wholeVersion returns the position of the last version of the whole minutes, -1 if there is none.
func (x *Clearing) wholeVersion(n *minutes.Minutes) int {
	last := -1
	if n == nil {
		return last
	}
	for i := range n.Versions {
		if v := &n.Versions[i]; len(v.Children) == 0 && !v.Written.After(x.b.On) && (last < 0 || v.Number > n.Versions[last].Number) {
			last = i
		}
	}
	return last
}

// decisionInMinutes returns the steps that put a decision to exclude someone into the minutes:
// the first since, or those that are still to be written.
func (x *Clearing) decisionInMinutes() []procedure.RemedyStep {
	for _, at := range x.c.AppendCoreGroups(nil, x.b.On) {
		m := &x.c.Meetings[at]
		if m.EndedOn(x.b.On).Before(x.f.Since) {
			continue
		}
		n, i := x.minutesOf(m.ID)
		if n == nil {
			return x.write(m.ID)
		}
		s := x.complete(procedure.Place{}.Item(field.Minutes, i), procedure.Fields{})
		s.Given = []procedure.Given{{Path: fmt.Sprintf("/exclusions/%d", len(n.Exclusions)), Value: x.f.Subject.ID}}
		return []procedure.RemedyStep{s}
	}
	return nil
}

// brought returns the step that says whether the plan was brought to a meeting, and unless the social worker was there by whom.
func (x *Clearing) brought() []procedure.RemedyStep {
	steps := x.missing()
	m, _ := x.meetingBy(x.meeting())
	n, _ := x.minutesOf(x.meeting())
	if len(steps) == 0 || m == nil || n == nil {
		return steps
	}
	held := m.HeldOn(x.b.On)
	there := slices.ContainsFunc(n.Attendance, func(a minutes.Attendance) bool {
		return a.How == minutes.Present && (a.Member == x.c.SocialWorkerOn(held) || a.Member == x.c.CoverOn(held))
	})
	steps[0].Fields.AddIf(!there && n.Brought.By == (procedure.Person{}), field.By)
	return steps
}

// carriedOver returns the step for an action of which the minutes do not say how it stood. One
// that they say was still open was carried over, whatever came of it later.
func (x *Clearing) carriedOver() []procedure.RemedyStep {
	n, _ := x.minutesOf(x.meeting())
	if n == nil {
		return nil
	}
	if !slices.ContainsFunc(n.Actions, func(a minutes.Action) bool { return string(a.ID) == x.f.Subject.ID && a.Status == 0 }) {
		return nil
	}
	return []procedure.RemedyStep{x.complete(x.f.At, procedure.FieldsOf(field.Status))}
}
