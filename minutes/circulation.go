package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/measure"
	"github.com/safeguarding-go/childprotection/internal/reason"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/schedule"
)

// after returns the day of the core group meeting after one of those held: of the next that
// was held, else of the earliest that is arranged.
func (c *review) after(i int) calendar.Date {
	switch {
	case i+1 < len(c.all):
		return c.all[i+1].held
	case c.next >= 0:
		return c.t.Meetings[c.next].ArrangedFor(c.b.On)
	}
	return calendar.Date{}
}

// circulation is what is needed to judge who was to get the minutes of a meeting.
type circulation struct {
	*review
	*record
	edition  *procedure.Edition
	sendings sendings
	// leftOut are the people who were excluded by what the minutes say alone.
	leftOut index
	// next is the day of the meeting after it.
	next calendar.Date
	// whole is the last version of the whole minutes, by position, -1 for none, and paper all of them as something to be sent.
	whole int
	paper coregroup.Paper
	// general is by when the minutes reach everyone whose role has no limit of its own, and own the last that was worked out for
	// somebody whose role has.
	general, own schedule.Deadline
}

// due returns by when someone is to have the minutes: of several roles with different limits the earliest day counts.
func (c *circulation) due(roles []procedure.Role) *schedule.Deadline {
	own := false
	for _, role := range roles {
		own = own || c.edition.HasOwnTerm(procedure.RuleMinutesCirculated, role)
	}
	if !own {
		return &c.general
	}
	for i, role := range roles {
		d := c.general
		if c.edition.HasOwnTerm(procedure.RuleMinutesCirculated, role) {
			d = schedule.MinutesDue(*c.b, role, c.ended, c.next)
		}
		if i == 0 || !d.Due.IsZero() && (c.own.Due.IsZero() || d.Due.Before(c.own.Due)) {
			c.own = d
		}
	}
	return &c.own
}

// may returns how much of a version, or of the minutes, someone may have on a day. Marked is
// the position of the version whose marking counts, -1 for none.
func (c *circulation) may(to *coregroup.Reader, v *Version, marked int, on calendar.Date) coregroup.Access {
	p := &c.paper
	if v != nil {
		version := c.paper
		version.Children = concerned(c.m, c.minutes, v)
		p = &version
	}
	a := access(c.g, c.edition, to, p, c.m, on)
	switch {
	case a.Why == reason.Excluded, a.Why == reason.ExclusionAhead:
	case c.leftOut.first(string(to.ID)) >= 0:
		return coregroup.Access{Extent: coregroup.Nothing, Why: reason.Excluded}
	case marked >= 0 && c.minutes.isNotFor(marked, to.ID, c.b.On):
		return coregroup.Access{Extent: coregroup.Nothing, Why: reason.NotFor}
	}
	return a
}

// wasMember reports whether someone belonged to the group at the meeting.
func (c *circulation) wasMember(m *coregroup.Member) bool {
	return m.IsMember(c.held) || m.IsMember(c.ended)
}

// tookPlace reports whether someone has, on a day, the place of a member who left since the
// meeting, or of one who took that place in turn.
func (c *circulation) tookPlace(m *coregroup.Member, day calendar.Date) bool {
	if !m.IsMember(day) {
		return false
	}
	for range c.g.Members {
		before := c.members.member(m.Succeeds)
		if before == nil || before.IsMember(day) {
			return false
		}
		if c.wasMember(before) {
			return true
		}
		m = before
	}
	return false
}

// minutesCirculated is N 3.18a and B 7b, for each person who is owed the minutes of a core group meeting: whether they were sent
// in time. They are owed to members who belonged to the group at the meeting and still do, and to whoever took the place of one
// who left, on the day of sending, or if they were not sent on the day of the review or the last day, whichever is
// earlier. For a member who left, may have none of it, whom it is marked as not for, or who is excluded, it is not
// applicable. What was released to someone who is excluded is never owed nor late. Where it is not recorded to which
// children someone is linked it is undetermined while nothing was sent, and so it is where the day of sending is not
// recorded. What went to someone first settles it. For each person who had something that was corrected since, and may have
// the correction, another finding says whether that reached them: it has no last day.
var minutesCirculated = rule{Check: (*review).circulated, Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleMinutesCirculated, Title: "Minutes sent out", Reads: readsMembers,
	Doc:    "The minutes reach each member who is owed them in time, and corrections whoever had what they correct.",
	Events: []procedure.Event{procedure.Meeting}, Before: []procedure.Event{procedure.NextMeeting}, ForRoles: true, Remedy: remedy.SendMinutes,
	Measure: measure.MinutesCirculated,
}}

func (c *review) sendingOut(i int) circulation {
	s := c.circulationOf(&c.all[i], c.after(i))
	c.absent = s.minutes.leftOutOnly(c.absent, c.g, s.held, c.b.On)
	s.leftOut = c.absent
	if s.minutes != nil {
		c.sent = s.minutes.sendings(c.sent, c.b.On)
		s.sendings = c.sent
	}
	return s
}

// circulationOf returns the same without what was sent and who was excluded.
func (c *review) circulationOf(r *record, next calendar.Date) circulation {
	s := circulation{review: c, record: r, next: next, whole: r.minutes.whole(c.b.On)}
	s.edition, _ = c.b.Procedures.On(r.ended)
	s.general = schedule.MinutesDue(*c.b, "", r.ended, next)
	s.paper = coregroup.Paper{Meeting: r.m.ID, Chair: r.chair(), Day: r.held, LastDay: r.ended, Children: concerned(r.m, r.minutes, nil)}
	return s
}

func (c *review) circulated(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	for _, i := range c.byID {
		r := &c.all[i]
		n := len(dst)
		if !r.run {
			c.Sorted = false
			r.onMeeting(&dst, rule).Outcome = r.otherwise
			dst = c.b.AttachClauses(dst, n, r.held)
			continue
		}
		s := c.sendingOut(int(i))
		r.reached = procedure.Yes
		var mine sendings
		rest := s.sendings
		for _, at := range c.members.byID {
			mine, rest = rest.to(c.g.Members[at].ID)
			s.sentTo(&dst, rule, at, mine)
		}
		if len(dst) == n {
			c.Sorted = false
			r.onMeeting(&dst, rule).Outcome = procedure.NotApplicable
			dst = c.b.AttachClauses(dst, n, r.ended)
		}
		dst = s.corrected(dst, rule)
	}
	return c.orNone(dst, start, rule)
}

// delivery is what someone is owed of the minutes of a meeting, and what went to them.
type delivery struct {
	// went says whether anything did, version and position are those of the first sending with a day,
	// else of any, and on is that day.
	went              bool
	version, position int32
	on                calendar.Date
	// owed says that they are owed it where nothing else is missing, and access how much they may have.
	owed   bool
	access coregroup.Access
}

// to finds what someone is owed, and returns by when, nil where none of it is asked of them.
func (c *circulation) to(d *delivery, at int32, mine sendings) *schedule.Deadline {
	m := &c.g.Members[at]
	was := c.wasMember(m)
	if !was && m.Succeeds == "" {
		return nil
	}
	due := c.due(m.Roles)
	*d = delivery{}
	marked, day := c.whole, c.b.On
	if d.went = len(mine) > 0; d.went {
		first := mine.first()
		d.version, d.position, d.on = first.version, first.position, first.on
		marked = int(d.version)
	}
	switch {
	case !d.on.IsZero():
		day = d.on
	case !due.Due.IsZero() && due.Due.Before(day):
		day = due.Due
	}
	if !was && !c.tookPlace(m, day) {
		return nil
	}
	d.access = c.may(&c.readers[at], nil, marked, day)
	d.owed = m.IsMember(day) && d.access.Extent != coregroup.Nothing && d.access.Why != reason.Released
	return due
}

// reachedAll reports whether the minutes went to everyone who is owed them.
func (c *circulation) reachedAll() bool {
	var d delivery
	var mine sendings
	rest := c.sendings
	for _, at := range c.members.byID {
		mine, rest = rest.to(c.g.Members[at].ID)
		if c.to(&d, at, mine) != nil && d.owed && !d.went {
			return false
		}
	}
	return true
}

// sentTo appends whether the minutes reached someone, if that is asked of them.
func (c *circulation) sentTo(dst *[]procedure.Finding, rule *rule, at int32, mine sendings) {
	var d delivery
	due := c.to(&d, at, mine)
	if due == nil {
		return
	}
	if d.owed && !d.went {
		c.reached = procedure.No
	}
	n, id, place := len(*dst), c.g.Members[at].ID, c.place
	if d.went {
		place = place.Item(field.Versions, int(d.version)).Item(field.Sendings, int(d.position))
	}
	released := d.access.Why == reason.Released
	undated := d.went && d.on.IsZero()
	unlinked := d.access.Extent == coregroup.NotKnown && d.on.IsZero()
	if d.owed && !undated && !unlinked {
		if due.Rule != procedure.NoRule {
			f := findings.Note(dst, rule.ID, procedure.MemberSubject, id, c.m.ID)
			f.At = place
			due.Judge(f, c.b, d.on, calendar.Date{}, calendar.Date{})
			if f.Outcome == procedure.Overdue && !c.maySend(at) {
				f.Outcome, f.DaysLate, f.Remark = procedure.NotMet, 0, remark.NotToBeSent
			}
		}
		return
	}
	f := c.onMember(dst, rule, id)
	f.Since, f.At = c.ended, place
	switch {
	case !d.owed && released && d.went:
		f.Outcome, f.Done = procedure.Met, d.on
	case !d.owed:
		f.Outcome = procedure.NotApplicable
	case d.went:
		f.Missing.Add(field.On)
	default:
		f.Missing.AddIf(d.access.Why == reason.LinkNotRecorded, field.LinkedTo)
		f.At = c.members.place(id)
	}
	*dst = c.b.AttachClauses(*dst, n, c.ended)
}

// maySend reports whether the minutes may go to somebody on the day of the review: not to who has left, is excluded by now or may
// have none of it.
func (c *circulation) maySend(at int32) bool {
	a := c.may(&c.readers[at], nil, c.whole, c.b.On)
	return a.Extent != coregroup.Nothing && (c.g.Members[at].IsMember(c.b.On) || a.Why == reason.Released)
}

// corrected appends for each person who had a version that was corrected since whether the last correction reached them.
func (c *circulation) corrected(dst []procedure.Finding, rule *rule) []procedure.Finding {
	if c.minutes == nil || !slices.ContainsFunc(c.minutes.Versions, func(v Version) bool { return v.Corrects != 0 }) {
		return dst
	}
	for n := 0; n < len(c.sendings); {
		mine := c.sendings[n:].next()
		n += len(mine)
		f, found := c.correction(rule, mine)
		if found {
			c.Sorted = false
			dst = c.b.Append(dst, c.ended, f)
		}
	}
	return dst
}

// correction finds whether the corrections of what someone had reached them. Of several the
// first that did not counts. Someone of whom only the role is known is the subject by that.
func (c *circulation) correction(rule *rule, mine sendings) (f procedure.Finding, found bool) {
	for _, had := range mine {
		last := c.minutes.newest(int(had.version), c.b.On)
		v := &c.minutes.Versions[last]
		if last == int(had.version) {
			continue
		}
		person := c.minutes.Versions[had.version].Sendings[had.position].To
		id := person.ID
		var other coregroup.Reader
		if c.may(c.reader(&person, &other), v, last, c.b.On).Extent < coregroup.Part {
			continue
		}
		if id == "" {
			id = procedure.MemberID("role:" + person.Role) // a key of its own
		}
		next := procedure.Finding{
			Rule: rule.ID, Subject: procedure.SubjectIn(procedure.CorrectionSubject, id, c.m.ID), Outcome: procedure.Pending,
			Responsible: procedure.SocialWorker, Since: v.Written, At: c.place.Item(field.Versions, last),
		}
		for _, s := range mine {
			if int(s.version) == last {
				next.Outcome, next.Done = procedure.Met, s.on
				next.At = next.At.Item(field.Sendings, int(s.position))
				break
			}
		}
		if !found || f.Outcome == procedure.Met {
			f, found = next, true
		}
	}
	return f, found
}
