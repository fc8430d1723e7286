package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// receipt is a sending, and how much of what was sent its recipient might receive.
type receipt struct {
	f       procedure.Finding
	version *Version
	sending *Sending
	// on is the day of sending, or of the review where that is not recorded.
	on calendar.Date
	// may is what the recipient might receive, marks apart, and open the same if nobody
	// were left out.
	may, open coregroup.Access
	// item says that something in the version is marked as not for the recipient.
	item bool
}

// receipts appends what judge finds in each sending known by the day of the review, of the
// minutes of any meeting, held or not, whether a plan runs or not. Judge reports whether the
// rule applies to the sending.
func (c given) receipts(dst []procedure.Finding, rule procedure.RuleID, judge func(r receipt) (procedure.Finding, bool)) []procedure.Finding {
	start := len(dst)
	var names, meetings, marks few
	members := peopleOf(&names, c.g)
	byID := indexOf(&meetings, c.t.Meetings, func(m *schedule.Meeting) procedure.MeetingID { return m.ID })
	open := *c.g
	open.Exclusions = nil
	for i := range c.list {
		n := &c.list[i]
		p := coregroup.Paper{Meeting: n.Meeting, Chair: n.Chair}
		var meeting *schedule.Meeting
		if at := byID.first(string(n.Meeting)); at >= 0 {
			meeting = &c.t.Meetings[at]
			p.Chair, p.Day, p.LastDay = chairOf(meeting, n), meeting.HeldOn(c.b.On), meeting.EndedOn(c.b.On)
		}
		for j := range n.Versions {
			v := &n.Versions[j]
			p.Children = concerned(meeting, n, v)
			marked := n.marked(&marks, p.Children)
			for k := range v.Sendings {
				s := &v.Sendings[k]
				if s.On.After(c.b.On) {
					continue
				}
				r := receipt{version: v, sending: s, on: s.On, item: marked.first(string(s.To.ID)) >= 0}
				if r.on.IsZero() {
					r.on = c.b.On
				}
				r.f = procedure.Finding{
					Rule: rule, Subject: procedure.SubjectIn(procedure.SendingSubject, s.ID, n.Meeting), Responsible: procedure.SocialWorker, Done: s.On,
					At: procedure.Place{}.Item(procedure.FieldMinutes, i).Item(procedure.FieldVersions, j).Item(procedure.FieldSendings, k),
				}
				e, _ := c.b.Procedures.On(r.on)
				to := reader{coregroup.Recipient{ID: s.To.ID, Role: s.To.Role}, members.member(s.To.ID)}
				r.may, r.open = to.access(c.g, e, p, meeting, r.on), to.access(&open, e, p, nil, r.on)
				if f, applies := judge(r); applies {
					dst = c.b.Append(dst, c.b.On, f)
				}
			}
		}
	}
	if len(dst) == start {
		dst = c.b.Append(dst, c.b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// marked returns the people whom an item about some of the children is not for. Room is where
// they go unless there are very many.
func (m *Minutes) marked(room *few, children []procedure.ChildID) index {
	x := index(room[:0])
	add := func(about []procedure.ChildID, people []procedure.MemberID) {
		if len(people) > 0 && overlap(about, children) {
			for _, id := range people {
				x = append(x, entry{id: string(id)})
			}
		}
	}
	for _, s := range m.sections() {
		for i := range s.list {
			add(s.list[i].Children, s.list[i].NotFor)
		}
	}
	for i := range m.Contributions {
		add(m.Contributions[i].Children, m.Contributions[i].NotFor)
	}
	for i := range m.Views {
		v := &m.Views[i]
		if len(children) == 0 || slices.Contains(children, v.Child) {
			add(nil, v.NotFor)
		}
	}
	for i := range m.Progress {
		add(m.Progress[i].Children, m.Progress[i].NotFor)
	}
	for i := range m.Actions {
		add(m.Actions[i].Children, m.Actions[i].NotFor)
	}
	return x.sorted()
}

// AppendExcludedReceived appends what L 1 finds for each sending: whether it went to someone
// who is left out of the meeting, or was on the day of sending, by whatever route; a summary
// that was released must not have gone in full. It finds too whether someone who is left out
// is recorded as having been there. It runs whether the plan does or not.
func AppendExcludedReceived(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleExcludedReceived
	start := len(dst)
	c := given{b, g, t, list}
	dst = c.excludedPresent(dst)
	if len(dst) > start && !anySent(list, b.On) {
		return dst
	}
	return c.receipts(dst, rule, func(r receipt) (procedure.Finding, bool) {
		r.f.Outcome = procedure.Met
		summary := r.may.Why == coregroup.BecauseReleased && r.may.Extent == coregroup.Part && r.open.Extent != coregroup.Part
		if r.may.Why == coregroup.BecauseExcluded || summary && r.sending.Extent == InFull {
			r.f.Outcome = procedure.NotMet
		} else if summary && r.sending.Extent == ExtentNotRecorded {
			r.f.Outcome = procedure.Undetermined
			r.f.Missing.Add(procedure.FieldExtent)
		}
		return r.f, true
	})
}

// anySent reports whether any minutes had gone to anyone by a day.
func anySent(list []Minutes, on calendar.Date) bool {
	for i := range list {
		if list[i].isSent(on) {
			return true
		}
	}
	return false
}

// excludedPresent appends for each person who was left out on the day of a sitting, and of
// whom the minutes say how they took part, whether they were there.
func (c given) excludedPresent(dst []procedure.Finding) []procedure.Finding {
	var meetings few
	byID := indexOf(&meetings, c.t.Meetings, func(m *schedule.Meeting) procedure.MeetingID { return m.ID })
	for i := range c.list {
		n := &c.list[i]
		at := byID.first(string(n.Meeting))
		if at < 0 || n.Written.After(c.b.On) {
			continue
		}
		held := c.t.Meetings[at].HeldOn(c.b.On)
		if held.IsZero() {
			continue
		}
		for j := range c.g.Exclusions {
			id := c.g.Exclusions[j].Member
			earlier := slices.ContainsFunc(c.g.Exclusions[:j], func(x coregroup.Exclusion) bool { return x.Member == id })
			if f, listed := c.wasThere(n, i, held, id); listed && !earlier {
				dst = c.b.Append(dst, c.b.On, f)
			}
		}
	}
	return dst
}

// wasThere finds whether someone who was left out on the day of a sitting was there, and
// reports whether the minutes list them on such a day.
func (c given) wasThere(n *Minutes, i int, held calendar.Date, id procedure.MemberID) (f procedure.Finding, listed bool) {
	minutes := procedure.Place{}.Item(procedure.FieldMinutes, i)
	f = procedure.Finding{
		Rule: procedure.RuleExcludedReceived, Subject: procedure.SubjectIn(procedure.MemberSubject, id, n.Meeting), Outcome: procedure.Met,
		Responsible: procedure.SocialWorker, At: minutes,
	}
	see := func(sitting calendar.Date, there bool, at procedure.Place) {
		if sitting.IsZero() {
			sitting = held
		}
		if sitting.After(c.b.On) || c.g.Excluded(id, sitting, sitting) != coregroup.Excluded {
			return
		}
		listed = true
		if there && f.Outcome == procedure.Met {
			f.Outcome, f.Done, f.At = procedure.NotMet, sitting, at
		}
	}
	for k := range n.Attendance {
		if a := &n.Attendance[k]; a.Member == id {
			see(a.Sitting, a.How == Present, minutes.Item(procedure.FieldAttendance, k))
		}
	}
	for k := range n.Guests {
		if guest := &n.Guests[k]; guest.Person.ID == id {
			see(guest.Sitting, true, minutes.Item(procedure.FieldGuests, k))
		}
	}
	return f, listed
}

// AppendNoStanding appends what L 2 finds for each sending: whether its recipient had any
// standing on that day: as a member, the meeting's chair, someone whom the procedure names,
// or a parent to whom it was released. A child of the family has one by a decision. Who has
// left has none.
func AppendNoStanding(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return given{b, g, t, list}.receipts(dst, procedure.RuleNoStanding, func(r receipt) (procedure.Finding, bool) {
		r.f.Outcome = procedure.Met
		if r.may.Why != coregroup.BecauseReleased && (r.open.Why == coregroup.BecauseNoStanding || r.open.Why == coregroup.BecauseChildUndecided) {
			r.f.Outcome = procedure.NotMet
		}
		return r.f, true
	})
}

// AppendOtherChildrenOnly appends what L 3 finds for each sending to someone of the family: not
// met where they are linked to other children only, and where they are linked to some and all
// of it went to them without a decision. Where their link, or how much went to them, is not
// recorded it is undetermined. It has nothing to say of professionals, nor of people without
// a standing (L 2).
func AppendOtherChildrenOnly(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return given{b, g, t, list}.receipts(dst, procedure.RuleOtherChildrenOnly, func(r receipt) (procedure.Finding, bool) {
		switch r.open.Why {
		case coregroup.BecauseLinked:
			r.f.Outcome = procedure.Met
		case coregroup.BecauseOtherChildren:
			r.f.Outcome = procedure.NotMet
		case coregroup.BecauseLinkedToSome:
			switch {
			case r.sending.Extent == InPart, r.sending.isDecided(r.on):
				r.f.Outcome = procedure.Met
			case r.sending.Extent == InFull:
				r.f.Outcome = procedure.NotMet
			default:
				r.f.Missing.Add(procedure.FieldExtent)
			}
		case coregroup.BecauseLinkNotRecorded, coregroup.BecauseStandingNotRecorded:
		default:
			return r.f, false
		}
		return r.f, true
	})
}

// AppendMarkedNotFor appends what L 4 finds for each sending: not met where the version is
// marked as not for its recipient, and where something in it is and all of it went to them.
func AppendMarkedNotFor(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return given{b, g, t, list}.receipts(dst, procedure.RuleMarkedNotFor, func(r receipt) (procedure.Finding, bool) {
		r.f.Outcome = procedure.Met
		switch {
		case slices.Contains(r.version.NotFor, r.sending.To.ID), r.item && r.sending.Extent == InFull:
			r.f.Outcome = procedure.NotMet
		case r.item && r.sending.Extent == ExtentNotRecorded:
			r.f.Outcome = procedure.Undetermined
			r.f.Missing.Add(procedure.FieldExtent)
		}
		return r.f, true
	})
}
