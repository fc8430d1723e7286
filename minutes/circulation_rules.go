package minutes

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// after returns the day of the core group meeting after one of those held: of the next that
// was held, else of the earliest that is arranged.
func after(t *schedule.Timetable, held []record, i int, known calendar.Date) calendar.Date {
	if i+1 < len(held) {
		return held[i+1].held
	}
	var earliest calendar.Date
	for at := range t.Meetings {
		m := &t.Meetings[at]
		if day := m.ArrangedFor(known); m.Kind == schedule.CoreGroup && !day.IsZero() && (earliest.IsZero() || day.Before(earliest)) {
			earliest = day
		}
	}
	return earliest
}

// circulation is what is needed to judge who was to get the minutes of a meeting.
type circulation struct {
	given
	*record
	edition *procedure.Edition
	members people
	post    post
	// leftOut are the people who were left out by what the minutes say alone.
	leftOut index
	// next is the day of the meeting after it.
	next calendar.Date
}

// due returns by when someone is to have the minutes: of several roles with different limits
// the earliest day counts.
func (c *circulation) due(roles []procedure.Role) schedule.Deadline {
	if len(roles) == 0 {
		return schedule.MinutesDue(c.b, "", c.ended, c.next)
	}
	var earliest schedule.Deadline
	for i, role := range roles {
		if d := schedule.MinutesDue(c.b, role, c.ended, c.next); i == 0 || !d.Due.IsZero() && (earliest.Due.IsZero() || d.Due.Before(earliest.Due)) {
			earliest = d
		}
	}
	return earliest
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
	const rule = procedure.RuleMinutesCirculated
	start := len(dst)
	var room records
	var names, absent few
	var out manySent
	all := inOrder(&room, t, list, b.On)
	c := circulation{given: given{b, g, t, list}, members: peopleOf(&names, g)}
	for i := range all {
		r := &all[i]
		if run, otherwise := g.RulesRun(r.held); !run {
			f := r.onMeeting(rule)
			f.Outcome = otherwise
			dst = b.Append(dst, r.held, f)
			continue
		}
		c.record, c.post, c.next = r, nil, after(t, all, i, b.On)
		c.edition, _ = b.Procedures.On(r.ended)
		c.leftOut = r.minutes.leftOutOnly(&absent, g, r.held, b.On)
		if r.minutes != nil {
			c.post = r.minutes.post(&out, b.On)
		}
		n := len(dst)
		for m := range g.Members {
			dst = c.reached(dst, &g.Members[m])
		}
		if len(dst) == n {
			f := r.onMeeting(rule)
			f.Outcome = procedure.NotApplicable
			dst = b.Append(dst, r.ended, f)
		}
		dst = c.corrected(dst)
	}
	if len(dst) == start {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// reached appends whether the minutes reached someone, if that is asked of them.
func (c *circulation) reached(dst []procedure.Finding, m *coregroup.Member) []procedure.Finding {
	was := c.wasMember(m)
	if !was && m.Succeeds == "" {
		return dst
	}
	d := c.due(m.Roles)
	mine := c.post.to(m.ID)
	s, dated := mine.first()
	day := s.on
	if !dated {
		if day = c.b.On; !d.Due.IsZero() && d.Due.Before(day) {
			day = d.Due
		}
	}
	if !was && !c.tookPlace(m, day) {
		return dst
	}
	f := c.onMember(procedure.RuleMinutesCirculated, m.ID)
	f.Since = c.ended
	if len(mine) > 0 {
		if !dated {
			s = mine[0]
		}
		f.At = f.At.Item(procedure.FieldVersions, int(s.version)).Item(procedure.FieldSendings, int(s.position))
	}
	marked := c.minutes.whole(c.b.On)
	if len(mine) > 0 {
		marked = int(s.version)
	}
	access := c.may(&reader{coregroup.Recipient{ID: m.ID}, m}, nil, marked, day)
	switch {
	case !m.IsMember(day), access.Extent == coregroup.Nothing, access.Why == coregroup.BecauseReleased && len(mine) == 0:
		f.Outcome = procedure.NotApplicable
	case access.Why == coregroup.BecauseReleased:
		f.Outcome, f.Done = procedure.Met, s.on
	case len(mine) > 0 && !dated:
		f.Missing.Add(procedure.FieldOn)
	case access.Extent == coregroup.NotKnown && !dated:
		f.Missing.AddIf(access.Why == coregroup.BecauseLinkNotRecorded, procedure.FieldLinkedTo)
		f.At = c.members.place(m.ID)
	default:
		n := len(dst)
		dst = d.AppendFinding(dst, c.b, schedule.Facts{Subject: f.Subject, Done: s.on})
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
		id := procedure.MemberID(c.post[n].to)
		mine := c.post.to(id)
		n += len(mine)
		f, found := c.correction(id, mine)
		if found {
			dst = c.b.Append(dst, c.ended, f)
		}
	}
	return dst
}

// correction finds whether the corrections of what someone had reached them. Of several the
// first that did not counts.
func (c *circulation) correction(id procedure.MemberID, mine post) (f procedure.Finding, found bool) {
	for _, had := range mine {
		last := c.minutes.newest(int(had.version), c.b.On)
		v := &c.minutes.Versions[last]
		if last == int(had.version) {
			continue
		}
		role := c.minutes.Versions[had.version].Sendings[had.position].To.Role
		to := reader{coregroup.Recipient{ID: id, Role: role}, c.members.member(id)}
		if c.may(&to, v, last, c.b.On).Extent < coregroup.Part {
			continue
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
