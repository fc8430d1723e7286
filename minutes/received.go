package minutes

import (
	"cmp"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/reason"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/schedule"
)

// receipt is a sending, and how much of what was sent its recipient might receive.
type receipt struct {
	// id, meeting and sent are those of the sending, which are asked for again and again.
	id      SendingID
	meeting procedure.MeetingID
	sent    calendar.Date
	sending *Sending
	// minutes and version are the positions of what it is a sending of, and place is where it is.
	minutes, version int32
	place            procedure.Place
	// on is the day of sending, or of the review where that is not recorded.
	on calendar.Date
	// may is what the recipient might receive, restrictions apart, and open the same if nobody were excluded.
	may, open coregroup.Access
	// released is how much was released to a recipient who is excluded.
	released coregroup.ReleaseExtent
	// ever says of a sending without a day that the recipient was once excluded and nothing was released, leftOut that only
	// the attendance says they were, notFor that the version is marked as not for them, and item that something in it is.
	ever, leftOut, notFor, item bool
}

// received appends each sending known by the day of the review, of the minutes of any meeting, held
// or not, whether a plan runs or not.
func (c *review) received(receipts []receipt) []receipt {
	open := *c.g
	open.Exclusions = nil
	for _, i := range c.listed {
		n := &c.list[i]
		from := len(receipts)
		p := coregroup.Paper{Meeting: n.Meeting, Chair: n.Chair}
		var meeting *schedule.Meeting
		if at := c.meetings.first(string(n.Meeting)); at >= 0 {
			meeting = &c.t.Meetings[at]
			p.Chair, p.Day, p.LastDay = chairOf(meeting, n), meeting.HeldOn(c.b.On), meeting.EndedOn(c.b.On)
		}
		c.absent = n.leftOutOnly(c.absent, c.g, p.Day, c.b.On)
		for j := range n.Versions {
			v := &n.Versions[j]
			p.Children = concerned(meeting, n, v)
			sendings := procedure.Place{}.Item(field.Minutes, int(i)).Item(field.Versions, j).Item(field.Sendings, 0)
			restricted := n.restrictions(c.restrictions, p.Children)
			c.restrictions = restricted.list
			for k := range v.Sendings {
				s := &v.Sendings[k]
				if s.On.After(c.b.On) {
					continue
				}
				receipts = append(receipts, receipt{})
				r := &receipts[len(receipts)-1]
				r.id, r.meeting, r.sent, r.sending = s.ID, n.Meeting, s.On, s
				r.minutes, r.version, r.place = i, int32(j), sendings.AtIndex(k)
				r.leftOut = c.absent.first(string(s.To.ID)) >= 0
				c.judge(r, &p, meeting, &open, &restricted)
			}
		}
		byID := func(a, b receipt) int { return strings.Compare(string(a.id), string(b.id)) }
		if made := receipts[from:]; !slices.IsSortedFunc(made, byID) {
			slices.SortStableFunc(made, byID)
		}
	}
	return receipts
}

// judge finds how much of a paper the recipient of a sending might receive. Open is the group as if nobody were excluded.
func (c *review) judge(r *receipt, p *coregroup.Paper, meeting *schedule.Meeting, open *coregroup.CoreGroup, restricted *restrictions) {
	s, n := r.sending, &c.list[r.minutes]
	r.on = cmp.Or(s.On, c.b.On)
	var other coregroup.Reader
	to := c.reader(&s.To, &other)
	e, _ := c.b.Procedures.On(r.on)
	r.may = access(c.g, e, to, p, meeting, r.on)
	if r.open = r.may; len(c.g.Exclusions) > 0 {
		r.open = access(open, e, to, p, nil, r.on)
		r.ever = s.On.IsZero() && c.g.Excluded(s.To.ID, s.On, c.b.On) == coregroup.Excluded &&
			c.g.Released(s.To.ID, n.Meeting, s.On, c.b.On) == coregroup.ReleasedNothing
	}
	if r.may.Why == reason.Released {
		r.released = released(c.g, s.To.ID, p, meeting, r.on)
	}
	r.notFor, r.item = n.isNotFor(int(r.version), s.To.ID, c.b.On), restricted.keepFrom(to, r.on)
}

func eachSending(of func(r *receipt) bool, judge func(r *receipt, f *procedure.Finding, members *people)) checkFunc {
	return func(c *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		return c.orNone(c.judgeSendings(dst, rule, of, judge), len(dst), rule)
	}
}

func (c *review) judgeSendings(dst []procedure.Finding, rule *rule, of func(r *receipt) bool, judge func(r *receipt, f *procedure.Finding, members *people)) []procedure.Finding {
	n := len(dst)
	for i := range c.receipts {
		r := &c.receipts[i]
		if of != nil && !of(r) {
			continue
		}
		f := findings.Note(&dst, rule.ID, procedure.SendingSubject, r.id, r.meeting)
		f.Responsible, f.Done, f.At = procedure.SocialWorker, r.sent, r.place
		judge(r, f, &c.members)
	}
	return c.b.AttachClauses(dst, n, c.b.On)
}

// excludedReceived is L 1, for each sending: whether it went to someone who is excluded from the meeting, or was on the day of
// sending, by whatever route; a summary that was released must not have gone in full, whatever else was decided. Without a
// day it must not have gone to anyone who was ever excluded; and where only the attendance says that someone was excluded it
// is undetermined. It finds too whether someone who is excluded was there, spoke for somebody, brought the plan, or wrote
// the minutes. It runs whether the plan does or not.
var excludedReceived = rule{Check: (*review).excludedReached, Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleExcludedReceived, Title: "Excluded person received minutes", Forbids: true, Reads: readsMembers,
	Doc:    "No minutes went to a person who was excluded from the meeting, or on the day of sending, and none was there.",
	Remedy: remedy.DateTelling,
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Kind: procedure.MemberSubject, Text: "Someone who is excluded from the core group is recorded as having been there[ on {done}]."},
		{Outcome: procedure.NotMet, Text: "It went[ on {done}] to someone who is excluded from the core group."},
	},
}}

// excludedReached appends what is found of people who were there, and then of each sending.
func (c *review) excludedReached(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	dst = c.excludedPresent(dst, rule)
	return c.orNone(c.judgeSendings(dst, rule, nil, (*receipt).excluded), start, rule)
}

// excluded finds whether a sending went to someone who is excluded.
func (r *receipt) excluded(f *procedure.Finding, _ *people) {
	summary := r.may.Why == reason.Released && r.released != coregroup.ReleasedFull
	switch {
	case r.ever:
		f.Outcome = procedure.NotMet
		f.Missing.Add(field.On)
	case r.may.Why == reason.Excluded, summary && r.sending.Extent == InFull:
		f.Outcome = procedure.NotMet
	case summary && r.sending.Extent == extentNotRecorded:
		f.Missing.Add(field.Extent)
	case r.leftOut:
	default:
		f.Outcome = procedure.Met
	}
}

// excludedPresent appends for each person who was excluded on the day of a sitting, and of
// whom the minutes say how they took part, whether they were there, or had a hand in it.
func (c *review) excludedPresent(dst []procedure.Finding, rule *rule) []procedure.Finding {
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
			if f, listed := c.wasThere(rule, n, i, held, id); listed && !earlier {
				c.Sorted = false
				dst = c.b.Append(dst, c.b.On, f)
			}
		}
	}
	return dst
}

// wasThere finds whether someone who was excluded on the day of a sitting was there, and
// reports whether the minutes list them on such a day.
func (c *review) wasThere(rule *rule, n *Minutes, i int, held calendar.Date, id procedure.MemberID) (f procedure.Finding, listed bool) {
	minutes := procedure.Place{}.Item(field.Minutes, i)
	f = procedure.Finding{
		Rule: rule.ID, Subject: procedure.SubjectIn(procedure.MemberSubject, id, n.Meeting), Outcome: procedure.Met,
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
		a, at := &n.Attendance[k], minutes.Item(field.Attendance, k)
		if a.Member == id {
			see(a.Sitting, a.How == Present, at)
		}
		if a.By.ID == id {
			see(a.Sitting, true, at.Field(field.By))
		}
	}
	for k := range n.Guests {
		if guest := &n.Guests[k]; guest.Person.ID == id {
			see(guest.Sitting, true, minutes.Item(field.Guests, k))
		}
	}
	if n.Brought.By.ID == id {
		see(held, true, minutes.Field(field.Brought).Field(field.By))
	}
	if n.Author.ID == id {
		// Whoever wrote them knows what was said, and so does who was excluded only then.
		see(held, true, minutes.Field(field.Author))
		see(n.Written, true, minutes.Field(field.Author))
	}
	return f, listed
}

// noStanding is L 2, for each sending: whether its recipient had any standing on that day: as a member, the meeting's chair,
// someone whom the procedure names, or a parent to whom it was released. A child of the family has one by a decision. Who
// has left has none.
var noStanding = rule{Check: eachSending(nil, (*receipt).withoutStanding), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleNoStanding, Title: "No standing", Forbids: true, Reads: readsMembers,
	Doc:     "No minutes went to a person without a standing on the day of sending.",
	Remedy:  remedy.None,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Text: "It went[ on {done}] to someone with no standing to receive it."}},
}}

func (r *receipt) withoutStanding(f *procedure.Finding, _ *people) {
	f.Outcome = procedure.Met
	if r.may.Why != reason.Released && (r.open.Why == reason.NoStanding || r.open.Why == reason.ChildUndecided) {
		f.Outcome = procedure.NotMet
	}
}

// otherChildrenOnly is L 3, for each sending to someone of the family: not met where they are linked to other children only,
// and where they are linked to some and all of it went to them without a decision. Where their link, or how much went to
// them, is not recorded it is undetermined, at their record as a member or at the sending. It has nothing to say of
// professionals, nor of people without a standing (L 2).
var otherChildrenOnly = rule{Check: eachSending((*receipt).isToFamily, (*receipt).otherChildren), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleOtherChildrenOnly, Title: "Other children", Forbids: true, Reads: readsMembers,
	Doc:    "Nobody of the family received what concerns children to whom they are not linked, without a decision.",
	Remedy: remedy.LinkReader,
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Text: "It went[ on {done}] to someone who is not linked to every child it concerns, without a decision that they receive all of it."},
	},
}}

// isToFamily reports whether a sending went to someone of whom L 3 has something to say.
func (r *receipt) isToFamily() bool {
	switch r.open.Why {
	case reason.Linked, reason.OtherChildren, reason.LinkedToSome, reason.LinkNotRecorded, reason.StandingNotRecorded:
		return true
	default:
		return false
	}
}

// otherChildren finds whether a sending went to someone of the family who is linked to other children.
func (r *receipt) otherChildren(f *procedure.Finding, members *people) {
	switch r.open.Why {
	case reason.Linked:
		f.Outcome = procedure.Met
	case reason.OtherChildren:
		f.Outcome = procedure.NotMet
	case reason.LinkedToSome:
		switch {
		case r.sending.Extent == InPart, r.sending.isDecided(r.on):
			f.Outcome = procedure.Met
		case r.sending.Extent == InFull:
			f.Outcome = procedure.NotMet
		default:
			f.Missing.Add(field.Extent)
		}
	default: // their link is not recorded, or their standing
		f.Missing.AddIf(r.open.Why == reason.LinkNotRecorded, field.LinkedTo)
		f.At = members.place(r.sending.To.ID)
	}
}

// markedNotFor is L 4, for each sending: not met where the version, or one that it corrects, is marked as not for its
// recipient, and where something in it is and all of it went to them. A view that may not be shared is for nobody of the
// family. What is dated after the sending was not in it.
var markedNotFor = rule{Check: eachSending(nil, (*receipt).restricted), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleMarkedNotFor, Title: "Marked as not for someone", Forbids: true, Reads: readsMembers,
	Doc:     "Nothing that is marked as not for a person went to them.",
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Text: "It went[ on {done}] to someone for whom it, or something in it, is marked as not meant."}},
}}

func (r *receipt) restricted(f *procedure.Finding, _ *people) {
	f.Outcome = procedure.Met
	switch {
	case r.notFor, r.item && r.sending.Extent == InFull:
		f.Outcome = procedure.NotMet
	case r.item && r.sending.Extent == extentNotRecorded:
		f.Outcome = procedure.Undetermined
		f.Missing.Add(field.Extent)
	}
}
