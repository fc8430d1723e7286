package minutes

import (
	"cmp"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// receipt is a sending, and how much of what was sent its recipient might receive.
type receipt struct {
	sending *Sending
	to      reader
	// on is the day of sending, or of the review where that is not recorded.
	on calendar.Date
	// may is what the recipient might receive, marks apart, and open the same if nobody
	// were left out.
	may, open coregroup.Access
	// released is how much was released to a recipient who is left out.
	released coregroup.ReleaseExtent
	// ever says of a sending without a day that the recipient was once left out and nothing
	// was released, leftOut that only the attendance says they were, notFor that the version
	// is marked as not for them, and item that something in it is.
	ever, leftOut, notFor, item bool
}

// received appends what some of the rules L 1 to L 4 find in each sending known by the day of
// the review, of the minutes of any meeting, held or not, whether a plan runs or not.
func (c *given) received(dst []procedure.Finding, rules ...procedure.RuleID) []procedure.Finding {
	var found [4]bool
	for n, rule := range rules {
		if rule == procedure.RuleExcludedReceived {
			start := len(dst)
			dst = c.excludedPresent(dst)
			found[n] = len(dst) > start
		}
	}
	open := *c.g
	open.Exclusions = nil
	for i := range c.list {
		n := &c.list[i]
		p := coregroup.Paper{Meeting: n.Meeting, Chair: n.Chair}
		var meeting *schedule.Meeting
		if at := c.meetings.first(string(n.Meeting)); at >= 0 {
			meeting = &c.t.Meetings[at]
			p.Chair, p.Day, p.LastDay = chairOf(meeting, n), meeting.HeldOn(c.b.On), meeting.EndedOn(c.b.On)
		}
		absent := n.leftOutOnly(c.absent, c.g, p.Day, c.b.On)
		for j := range n.Versions {
			v := &n.Versions[j]
			p.Children = concerned(meeting, n, v)
			marked := n.marks(c.noted, p.Children)
			for k := range v.Sendings {
				s := &v.Sendings[k]
				if s.On.After(c.b.On) {
					continue
				}
				r := receipt{sending: s, on: cmp.Or(s.On, c.b.On)}
				r.to = reader{coregroup.Recipient{ID: s.To.ID, Role: s.To.Role}, c.members.member(s.To.ID)}
				e, _ := c.b.Procedures.On(r.on)
				r.may = r.to.access(c.g, e, p, meeting, r.on)
				if r.open = r.may; len(c.g.Exclusions) > 0 {
					r.open = r.to.access(&open, e, p, nil, r.on)
					r.ever = s.On.IsZero() && c.g.Excluded(s.To.ID, s.On, c.b.On) == coregroup.Excluded &&
						c.g.Released(s.To.ID, n.Meeting, s.On, c.b.On) == coregroup.ReleasedNothing
				}
				if r.may.Why == coregroup.BecauseReleased {
					r.released = released(c.g, s.To.ID, p, meeting, r.on)
				}
				r.leftOut = absent.first(string(s.To.ID)) >= 0
				r.notFor, r.item = n.isNotFor(j, s.To.ID, c.b.On), marked.keepFrom(&r.to, r.on)
				place := procedure.Place{}.Item(procedure.FieldMinutes, i).Item(procedure.FieldVersions, j).Item(procedure.FieldSendings, k)
				for at, rule := range rules {
					f := procedure.Finding{
						Rule: rule, Subject: procedure.SubjectIn(procedure.SendingSubject, s.ID, n.Meeting), Responsible: procedure.SocialWorker, Done: s.On,
						At: place,
					}
					if r.judge(&f, &c.members) {
						found[at] = true
						dst = c.b.Append(dst, c.b.On, f)
					}
				}
			}
		}
	}
	for n, rule := range rules {
		if !found[n] {
			dst = c.b.Append(dst, c.b.On, procedure.OnCase(rule, procedure.NotApplicable))
		}
	}
	return dst
}

// judge finds what the rule of a finding says of a sending, and reports whether it applies.
func (r *receipt) judge(f *procedure.Finding, members *people) bool {
	switch f.Rule {
	case procedure.RuleExcludedReceived:
		r.excluded(f)
	case procedure.RuleNoStanding:
		f.Outcome = procedure.Met
		if r.may.Why != coregroup.BecauseReleased && (r.open.Why == coregroup.BecauseNoStanding || r.open.Why == coregroup.BecauseChildUndecided) {
			f.Outcome = procedure.NotMet
		}
	case procedure.RuleOtherChildrenOnly:
		return r.otherChildren(f, members)
	default: // L 4
		f.Outcome = procedure.Met
		switch {
		case r.notFor, r.item && r.sending.Extent == InFull:
			f.Outcome = procedure.NotMet
		case r.item && r.sending.Extent == ExtentNotRecorded:
			f.Outcome = procedure.Undetermined
			f.Missing.Add(procedure.FieldExtent)
		}
	}
	return true
}

// excluded finds whether a sending went to someone who is left out.
func (r *receipt) excluded(f *procedure.Finding) {
	summary := r.may.Why == coregroup.BecauseReleased && r.released != coregroup.ReleasedFull
	switch {
	case r.ever:
		f.Outcome = procedure.NotMet
		f.Missing.Add(procedure.FieldOn)
	case r.may.Why == coregroup.BecauseExcluded, summary && r.sending.Extent == InFull:
		f.Outcome = procedure.NotMet
	case summary && r.sending.Extent == ExtentNotRecorded:
		f.Missing.Add(procedure.FieldExtent)
	case r.leftOut:
	default:
		f.Outcome = procedure.Met
	}
}

// otherChildren finds whether a sending went to someone of the family who is linked to other
// children.
func (r *receipt) otherChildren(f *procedure.Finding, members *people) bool {
	switch r.open.Why {
	case coregroup.BecauseLinked:
		f.Outcome = procedure.Met
	case coregroup.BecauseOtherChildren:
		f.Outcome = procedure.NotMet
	case coregroup.BecauseLinkedToSome:
		switch {
		case r.sending.Extent == InPart, r.sending.isDecided(r.on):
			f.Outcome = procedure.Met
		case r.sending.Extent == InFull:
			f.Outcome = procedure.NotMet
		default:
			f.Missing.Add(procedure.FieldExtent)
		}
	case coregroup.BecauseLinkNotRecorded:
		f.Missing.Add(procedure.FieldLinkedTo)
		f.At = members.place(r.to.to.ID)
	case coregroup.BecauseStandingNotRecorded:
		f.At = members.place(r.to.to.ID)
	default:
		return false
	}
	return true
}

// AppendExcludedReceived appends what L 1 finds for each sending: whether it went to someone
// who is left out of the meeting, or was on the day of sending, by whatever route; a summary
// that was released must not have gone in full, whatever else was decided. Without a day it
// must not have gone to anyone who was ever left out; and where only the attendance says that
// someone was left out it is undetermined. It finds too whether someone who is left out was
// there, spoke for somebody, brought the plan, or wrote the minutes. It runs whether the plan
// does or not.
func AppendExcludedReceived(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.received(dst, procedure.RuleExcludedReceived)
}

// excludedPresent appends for each person who was left out on the day of a sitting, and of
// whom the minutes say how they took part, whether they were there, or had a hand in it.
func (c *given) excludedPresent(dst []procedure.Finding) []procedure.Finding {
	for i := range c.list {
		n := &c.list[i]
		at := c.meetings.first(string(n.Meeting))
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
func (c *given) wasThere(n *Minutes, i int, held calendar.Date, id procedure.MemberID) (f procedure.Finding, listed bool) {
	minutes := procedure.Place{}.Item(procedure.FieldMinutes, i)
	f = procedure.Finding{
		Rule: procedure.RuleExcludedReceived, Subject: procedure.SubjectIn(procedure.MemberSubject, id, n.Meeting), Outcome: procedure.Met,
		Responsible: procedure.SocialWorker, At: minutes,
	}
	see := func(day calendar.Date, there bool, at procedure.Place) {
		if day = cmp.Or(day, held); day.After(c.b.On) || c.g.Excluded(id, day, day) != coregroup.Excluded {
			return
		}
		listed = true
		if there && (f.Outcome == procedure.Met || day.Before(f.Done)) {
			f.Outcome, f.Done, f.At = procedure.NotMet, day, at
		}
	}
	for k := range n.Attendance {
		a, at := &n.Attendance[k], minutes.Item(procedure.FieldAttendance, k)
		if a.Member == id {
			see(a.Sitting, a.How == Present, at)
		}
		if a.By.ID == id {
			see(a.Sitting, true, at.Field(procedure.FieldBy))
		}
	}
	for k := range n.Guests {
		if guest := &n.Guests[k]; guest.Person.ID == id {
			see(guest.Sitting, true, minutes.Item(procedure.FieldGuests, k))
		}
	}
	if n.Brought.By.ID == id {
		see(held, true, minutes.Field(procedure.FieldBrought).Field(procedure.FieldBy))
	}
	if n.Author.ID == id {
		// Whoever wrote them knows what was said, and so does who was left out only then.
		see(held, true, minutes.Field(procedure.FieldAuthor))
		see(n.Written, true, minutes.Field(procedure.FieldAuthor))
	}
	return f, listed
}

// AppendNoStanding appends what L 2 finds for each sending: whether its recipient had any
// standing on that day: as a member, the meeting's chair, someone whom the procedure names,
// or a parent to whom it was released. A child of the family has one by a decision. Who has
// left has none.
func AppendNoStanding(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.received(dst, procedure.RuleNoStanding)
}

// AppendOtherChildrenOnly appends what L 3 finds for each sending to someone of the family: not
// met where they are linked to other children only, and where they are linked to some and all
// of it went to them without a decision. Where their link, or how much went to them, is not
// recorded it is undetermined, at their record as a member or at the sending. It has nothing
// to say of professionals, nor of people without a standing (L 2).
func AppendOtherChildrenOnly(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.received(dst, procedure.RuleOtherChildrenOnly)
}

// AppendMarkedNotFor appends what L 4 finds for each sending: not met where the version, or one
// that it corrects, is marked as not for its recipient, and where something in it is and all of
// it went to them. A view that may not be shared is for nobody of the family. What is dated
// after the sending was not in it.
func AppendMarkedNotFor(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.received(dst, procedure.RuleMarkedNotFor)
}
