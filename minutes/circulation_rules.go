package minutes

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// after returns the day of the core group meeting after one of those held: of the next that
// was held, else of the earliest that is arranged.
func (c *given) after(i int) calendar.Date {
	if i+1 < len(c.all) {
		return c.all[i+1].held
	}
	var earliest calendar.Date
	for at := range c.t.Meetings {
		m := &c.t.Meetings[at]
		if day := m.ArrangedFor(c.b.On); m.Kind == schedule.CoreGroup && !day.IsZero() && (earliest.IsZero() || day.Before(earliest)) {
			earliest = day
		}
	}
	return earliest
}

// circulation is what is needed to judge who was to get the minutes of a meeting.
type circulation struct {
	*given
	*record
	edition *procedure.Edition
	post    post
	// leftOut are the people who were left out by what the minutes say alone.
	leftOut index
	// next is the day of the meeting after it.
	next calendar.Date
}

// due returns by when someone is to have the minutes: of several roles with different limits
// the earliest day counts. General is [given.generalDue], which few roles differ from.
func (c *circulation) due(roles []procedure.Role, general *schedule.Deadline) schedule.Deadline {
	if len(roles) == 0 {
		return *general
	}
	earliest := c.dueTo(roles[0], general)
	for _, role := range roles[1:] {
		if d := c.dueTo(role, general); !d.Due.IsZero() && (earliest.Due.IsZero() || d.Due.Before(earliest.Due)) {
			earliest = d
		}
	}
	return earliest
}

// dueTo returns by when someone with a role is to have them.
func (c *circulation) dueTo(role procedure.Role, general *schedule.Deadline) schedule.Deadline {
	if c.edition.HasOwnTerm(procedure.RuleMinutesCirculated, role) {
		return schedule.MinutesDue(*c.b, role, c.ended, c.next)
	}
	return *general
}

// paper is the minutes, or a version of them, as something to be sent.
func (c *circulation) paper(v *Version) coregroup.Paper {
	return coregroup.Paper{Meeting: c.m.ID, Chair: c.chair(), Day: c.held, LastDay: c.ended, Children: concerned(c.m, c.minutes, v)}
}

// may returns how much of a version, or of the minutes, someone may have on a day. Marked is
// the position of the version whose marking counts, -1 for none.
func (c *circulation) may(to *reader, v *Version, marked int, on calendar.Date) coregroup.Access {
	a := to.access(c.g, c.edition, c.paper(v), c.m, on)
	switch {
	case a.Why == coregroup.BecauseExcluded, a.Why == coregroup.BecauseExclusionAhead:
	case c.leftOut.first(string(to.to.ID)) >= 0:
		return coregroup.Access{Extent: coregroup.Nothing, Why: coregroup.BecauseExcluded}
	case marked >= 0 && c.minutes.isNotFor(marked, to.to.ID, c.b.On):
		return coregroup.Access{Extent: coregroup.Nothing, Why: coregroup.BecauseNotFor}
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

// AppendMinutesCirculated appends what N 3.18a and B 7b find for each person who is owed the
// minutes of a core group meeting: where their being sent stands. Owed they are to whoever
// belonged to the group at the meeting and still does, and to whoever took the place of one
// who left, on the day of sending, or if they were not sent on the day of the review or the
// last day, whichever is earlier. For a member who left, may have none of it, whom it is marked
// as not for, or who is left out, it is not applicable. What was released to someone who is left
// out is never owed nor late. Where it is not recorded to which children someone is linked it is
// undetermined while nothing was sent, and so it is where the day of sending is not recorded.
//
// What went to someone first settles it. For each person who had something that was corrected
// since, and may have the correction, another finding says whether that reached them: it has
// no last day.
func AppendMinutesCirculated(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.minutesCirculated(dst)
}

// generalDue returns by when everyone is to have the minutes of one of the meetings held whose
// role has no limit of its own.
func (c *given) generalDue(i int) schedule.Deadline {
	return schedule.MinutesDue(*c.b, "", c.all[i].ended, c.after(i))
}

// sendingOut returns what is needed to judge who was to get the minutes of one of the meetings
// held.
func (c *given) sendingOut(i int) circulation {
	r := &c.all[i]
	s := circulation{given: c, record: r, next: c.after(i), leftOut: r.minutes.leftOutOnly(c.absent, c.g, r.held, c.b.On)}
	s.edition, _ = c.b.Procedures.On(r.ended)
	if r.minutes != nil {
		s.post = r.minutes.post(c.sent, c.b.On)
	}
	return s
}

func (c *given) minutesCirculated(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleMinutesCirculated
	start := len(dst)
	for i := range c.all {
		r := &c.all[i]
		if !r.run {
			f := r.onMeeting(rule)
			f.Outcome = r.otherwise
			dst = c.b.Append(dst, r.held, f)
			continue
		}
		general := c.generalDue(i)
		s := c.sendingOut(i)
		n := len(dst)
		r.reached = procedure.Yes
		for m := range c.g.Members {
			dst = s.sentTo(dst, &c.g.Members[m], &general)
		}
		if len(dst) == n {
			f := r.onMeeting(rule)
			f.Outcome = procedure.NotApplicable
			dst = c.b.Append(dst, r.ended, f)
		}
		dst = s.corrected(dst)
	}
	if len(dst) == start {
		dst = c.b.Append(dst, c.b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// delivery is what someone is owed of the minutes of a meeting, and what went to them.
type delivery struct {
	mine post
	// sent is the first sending with a day, else any, and dated whether it has one.
	sent  sent
	dated bool
	// owed says that they are owed it, given that nothing else is missing, and access how
	// much they may have.
	owed   bool
	access coregroup.Access
}

// to returns what someone is owed and by when, and reports whether that is asked of them at all.
func (c *circulation) to(m *coregroup.Member, general *schedule.Deadline) (d delivery, due schedule.Deadline, asked bool) {
	was := c.wasMember(m)
	if !was && m.Succeeds == "" {
		return d, due, false
	}
	due, d.mine = c.due(m.Roles, general), c.post.to(m.ID)
	d.sent, d.dated = d.mine.first()
	day := d.sent.on
	if !d.dated {
		if day = c.b.On; !due.Due.IsZero() && due.Due.Before(day) {
			day = due.Due
		}
	}
	if !was && !c.tookPlace(m, day) {
		return d, due, false
	}
	marked := c.minutes.whole(c.b.On)
	if len(d.mine) > 0 {
		if !d.dated {
			d.sent = d.mine[0]
		}
		marked = int(d.sent.version)
	}
	d.access = c.may(&reader{coregroup.Recipient{ID: m.ID}, m}, nil, marked, day)
	d.owed = m.IsMember(day) && d.access.Extent != coregroup.Nothing && d.access.Why != coregroup.BecauseReleased
	return d, due, true
}

// reachedAll reports whether the minutes went to everyone who is owed them.
func (c *circulation) reachedAll(general *schedule.Deadline) procedure.Answer {
	for i := range c.g.Members {
		if d, _, asked := c.to(&c.g.Members[i], general); asked && d.misses() {
			return procedure.No
		}
	}
	return procedure.Yes
}

// misses reports whether nothing went to someone who is owed the minutes.
func (d *delivery) misses() bool { return d.owed && len(d.mine) == 0 }

// sentTo appends whether the minutes reached someone, if that is asked of them.
func (c *circulation) sentTo(dst []procedure.Finding, m *coregroup.Member, general *schedule.Deadline) []procedure.Finding {
	d, due, asked := c.to(m, general)
	if !asked {
		return dst
	}
	if d.misses() {
		c.reached = procedure.No
	}
	f := c.onMember(procedure.RuleMinutesCirculated, m.ID)
	f.Since = c.ended
	if len(d.mine) > 0 {
		f.At = f.At.Item(procedure.FieldVersions, int(d.sent.version)).Item(procedure.FieldSendings, int(d.sent.position))
	}
	switch {
	case !d.owed && d.access.Why == coregroup.BecauseReleased && len(d.mine) > 0:
		f.Outcome, f.Done = procedure.Met, d.sent.on
	case !d.owed:
		f.Outcome = procedure.NotApplicable
	case len(d.mine) > 0 && !d.dated:
		f.Missing.Add(procedure.FieldOn)
	case d.access.Extent == coregroup.NotKnown && !d.dated:
		f.Missing.AddIf(d.access.Why == coregroup.BecauseLinkNotRecorded, procedure.FieldLinkedTo)
		f.At = c.members.place(m.ID)
	default:
		n := len(dst)
		dst = due.AppendFinding(dst, *c.b, schedule.Facts{Subject: f.Subject, Done: d.sent.on})
		for i := n; i < len(dst); i++ {
			dst[i].At = f.At
		}
		return dst
	}
	return c.b.Append(dst, c.ended, f)
}

// corrected appends for each person who had a version that was corrected since whether the
// last correction reached them.
func (c *circulation) corrected(dst []procedure.Finding) []procedure.Finding {
	for n := 0; n < len(c.post); {
		mine := c.post[n:].next()
		n += len(mine)
		f, found := c.correction(mine)
		if found {
			dst = c.b.Append(dst, c.ended, f)
		}
	}
	return dst
}

// correction finds whether the corrections of what someone had reached them. Of several the
// first that did not counts. Someone of whom only the role is known is the subject by that.
func (c *circulation) correction(mine post) (f procedure.Finding, found bool) {
	for _, had := range mine {
		last := c.minutes.newest(int(had.version), c.b.On)
		v := &c.minutes.Versions[last]
		if last == int(had.version) {
			continue
		}
		person := c.minutes.Versions[had.version].Sendings[had.position].To
		id := person.ID
		to := reader{coregroup.Recipient{ID: id, Role: person.Role}, c.members.member(id)}
		if c.may(&to, v, last, c.b.On).Extent < coregroup.Part {
			continue
		}
		if id == "" {
			id = procedure.MemberID("role:" + person.Role) // a key of its own
		}
		next := c.on(procedure.RuleMinutesCirculated, procedure.SubjectIn(procedure.CorrectionSubject, id, c.m.ID))
		next.Outcome, next.Since = procedure.Pending, v.Written
		next.At = next.At.Item(procedure.FieldVersions, last)
		for _, s := range mine {
			if int(s.version) == last {
				next.Outcome, next.Done = procedure.Met, s.on
				next.At = next.At.Item(procedure.FieldSendings, int(s.position))
				break
			}
		}
		if !found || f.Outcome == procedure.Met {
			f, found = next, true
		}
	}
	return f, found
}
