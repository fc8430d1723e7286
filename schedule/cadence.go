package schedule

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// plan is a child protection plan that a conference made for a child.
type plan struct {
	conference int
	child      procedure.ChildID
	made       calendar.Date
	// ended is its last day, zero while it goes on, and born the birth of a child who was
	// unborn when it was made.
	ended, born calendar.Date
}

// plans calls do for each plan made by a day, in the order of the conferences and their
// decisions.
func (t *Timetable) plans(g *coregroup.CoreGroup, known calendar.Date, do func(p plan)) {
	for i := range t.Conferences {
		c := &t.Conferences[i]
		for _, d := range c.Decisions {
			made, ok := c.madePlan(d, known)
			if !ok {
				continue
			}
			p := plan{conference: i, child: d.Child, made: made}
			if child := g.Child(d.Child); child != nil {
				p.ended = child.PlanEndFrom(planDay(child, made), known)
				if child.Born.After(made) && !child.Born.After(known) {
					p.born = child.Born
				}
			}
			do(p)
		}
	}
}

// planDay returns a day of the child's plan that a conference made: that of the conference,
// or where no plan of the child's includes it the first day of the one that follows.
func planDay(c *coregroup.Child, made calendar.Date) calendar.Date {
	follows := calendar.Date{}
	for _, p := range c.OnPlan {
		if !p.From.After(made) && (p.To.IsZero() || !p.To.Before(made)) {
			return made
		}
		if p.From.After(made) && (follows.IsZero() || p.From.Before(follows)) {
			follows = p.From
		}
	}
	return follows
}

// subject is a child by the conference that made the plan.
func (t *Timetable) subject(p plan) procedure.Subject {
	return procedure.SubjectIn(procedure.ChildSubject, p.child, t.Conferences[p.conference].ID)
}

// others appends what a rule that runs for each plan made finds besides: of children on whom no
// decision is recorded, and the one finding where there is no other since a start: undetermined if no
// conference that could make a plan is recorded as held.
func (t *Timetable) others(dst []procedure.Finding, start int, b *procedure.Basis, g *coregroup.CoreGroup, rule procedure.RuleID) []procedure.Finding {
	if dst = t.undecided(dst, b, g, rule); len(dst) > start {
		return dst
	}
	for i := range t.Conferences {
		if c := &t.Conferences[i]; c.Kind != Review && !c.HeldOn(b.On).IsZero() {
			return b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
		}
	}
	return b.Append(dst, b.On, procedure.OnCase(rule, procedure.Undetermined))
}

// AppendFirstMeeting appends what N 2.1a and B 5a find for each plan that a conference made
// for a child, whether initial, on a transfer, or a review that took in another child: where
// the first core group stands. It is met by the first one held since that concerns the child,
// so a child added later has a clock of their own.
func AppendFirstMeeting(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var room few
	return t.firstMeetings(dst, b, g, t.coreGroups(room[:], b.On), procedure.RuleFirstMeeting, FirstMeetingDue)
}

// AppendFirstMeetingByGuidance appends what E 1a finds for each plan: the same as
// [AppendFirstMeeting] by the statutory guidance. Where the procedure's own limit is the
// same it is not applicable, since that stands for both.
func AppendFirstMeetingByGuidance(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var room few
	start := len(dst)
	dst = t.firstMeetings(dst, b, g, t.coreGroups(room[:], b.On), procedure.RuleFirstMeetingGuidance, FirstMeetingByGuidance)
	leaveToLocalLimit(dst[start:], b)
	return dst
}

// leaveToLocalLimit makes what was found by the guidance not applicable where the procedure's own
// limit is the same.
func leaveToLocalLimit(found []procedure.Finding, b procedure.Basis) {
	for i := range found {
		f := &found[i]
		local, guidance := FirstMeetingDue(b, f.Since), FirstMeetingByGuidance(b, f.Since)
		if !f.Since.IsZero() && local.Limit == guidance.Limit && local.From == guidance.From {
			f.Outcome, f.DaysLate, f.Remark = procedure.NotApplicable, 0, procedure.NoRemark
		}
	}
}

func (t *Timetable) firstMeetings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, held []occasion, rule procedure.RuleID,
	due func(procedure.Basis, calendar.Date) Deadline,
) []procedure.Finding {
	start := len(dst)
	t.plans(g, b.On, func(p plan) {
		facts := Facts{Subject: t.subject(p), Ended: p.ended, Arranged: t.arranged(b.On, p.child)}
		for _, o := range held {
			if !o.day.Before(p.made) && t.Meetings[o.at].Covers(p.child) {
				facts.Done = o.day
				break
			}
		}
		n := len(dst)
		dst = due(b, p.made).AppendFinding(dst, b, facts)
		place(dst[n:], procedure.FieldConferences, p.conference)
	})
	return t.others(dst, start, &b, g, rule)
}

// place sets where the records of some findings are.
func place(findings []procedure.Finding, list procedure.Field, i int) {
	for j := range findings {
		findings[j].At = procedure.Place{}.Item(list, i)
	}
}

// arranged returns the earliest day for which a core group meeting is arranged, as known on
// a day, that concerns a child; any child if the id is empty.
func (t *Timetable) arranged(known calendar.Date, child procedure.ChildID) calendar.Date {
	var earliest calendar.Date
	for i := range t.Meetings {
		m := &t.Meetings[i]
		if m.Kind != CoreGroup || child != "" && !m.Covers(child) {
			continue
		}
		if day := m.ArrangedFor(known); !day.IsZero() && (earliest.IsZero() || day.Before(earliest)) {
			earliest = day
		}
	}
	return earliest
}

// AppendNextMeeting appends what N 2.6c and B 5b find for each core group meeting held:
// where the next one stands. The subject is the meeting that the gap starts from, so an open
// gap and its later closing are one. A meeting before the usual interval is over is a remark.
// One on a day on which no child was on a plan starts nothing.
func AppendNextMeeting(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var room few
	return t.nextMeetings(dst, b, g, t.coreGroups(room[:], b.On))
}

func (t *Timetable) nextMeetings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, held []occasion) []procedure.Finding {
	if len(held) == 0 {
		return b.Append(dst, b.On, procedure.OnCase(procedure.RuleNextMeeting, procedure.NotApplicable))
	}
	for i, o := range held {
		facts := Facts{Subject: procedure.SubjectOf(procedure.MeetingSubject, t.Meetings[o.at].ID), Ended: g.RunningUntil(o.day, b.On)}
		if g.Running(o.day) != procedure.Yes {
			dst = b.Append(dst, o.day, procedure.Finding{
				Rule: procedure.RuleNextMeeting, Subject: facts.Subject, Outcome: withoutRunning(g), Since: o.day,
				Responsible: procedure.SocialWorker, At: procedure.Place{}.Item(procedure.FieldMeetings, o.at),
			})
			continue
		}
		if i+1 < len(held) {
			facts.Done = held[i+1].day
		} else {
			facts.Arranged = t.arranged(b.On, "")
		}
		n := len(dst)
		dst = NextMeetingDue(b, o.day).AppendFinding(dst, b, facts)
		place(dst[n:], procedure.FieldMeetings, o.at)
	}
	return dst
}

// withoutRunning is the outcome for a meeting on a day on which no plan ran: undetermined
// where none is recorded of any child.
func withoutRunning(g *coregroup.CoreGroup) procedure.Outcome {
	for i := range g.Children {
		if len(g.Children[i].OnPlan) > 0 {
			return procedure.NotApplicable
		}
	}
	return procedure.Undetermined
}

// AppendLastMeeting appends, for a procedure that asks for it, for each review conference
// booked or held: whether the core group met by so long before it, since the conference
// before. A meeting after that day, but before the conference, is late.
func AppendLastMeeting(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var room few
	return t.lastMeetings(dst, b, g, procedure.RuleLastMeetingBeforeReview, t.coreGroups(room[:], b.On))
}

func (t *Timetable) lastMeetings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, rule procedure.RuleID, held []occasion) []procedure.Finding {
	none := true
	for i := range t.Conferences {
		c := &t.Conferences[i]
		day := c.HeldOn(b.On)
		if day.IsZero() {
			day = c.BookedFor(b.On)
		}
		if c.Kind != Review || day.IsZero() && len(c.Bookings) > 0 {
			continue
		}
		none = false
		d := LastMeetingDue(b, day)
		facts := Facts{Subject: procedure.SubjectOf(procedure.ConferenceSubject, c.ID), Arranged: t.arranged(b.On, "")}
		if since := t.conferenceBefore(day, b.On); !since.IsZero() {
			facts.Ended = g.RunningUntil(since, b.On)
		}
		for _, o := range held {
			inTime := !o.day.After(d.Due)
			if o.day.Before(day) && !o.day.Before(t.conferenceBefore(day, b.On)) && (inTime || facts.Done.IsZero()) {
				facts.Done = o.day
			}
		}
		n := len(dst)
		dst = d.AppendFinding(dst, b, facts)
		place(dst[n:], procedure.FieldConferences, i)
	}
	if none {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// conferenceBefore returns the day of the last conference held before a day.
func (t *Timetable) conferenceBefore(day, known calendar.Date) calendar.Date {
	var last calendar.Date
	for i := range t.Conferences {
		if held := t.Conferences[i].HeldOn(known); held.Before(day) && held.After(last) {
			last = held
		}
	}
	return last
}

// AppendFirstReview appends what E 1b finds for each plan made for a child: where its first
// review conference stands.
func AppendFirstReview(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	start := len(dst)
	t.plans(g, b.On, func(p plan) {
		n := len(dst)
		facts := Facts{Subject: t.subject(p), Ended: p.ended, Arranged: t.reviewBooked(b.On, p.child)}
		if at := t.reviewAfter(p.made, p, b.On); at >= 0 {
			facts.Done = t.Conferences[at].HeldOn(b.On)
		}
		dst = ReviewConferenceDue(b, p.made, p.born, calendar.Date{}).AppendFinding(dst, b, facts)
		place(dst[n:], procedure.FieldConferences, p.conference)
	})
	return t.others(dst, start, &b, g, procedure.RuleFirstReviewConference)
}

// AppendLaterReview appends what E 1c finds for each review conference held of a child's
// plan that went on: where the next one stands. The subject is the child in the review that
// the time is counted from.
func AppendLaterReview(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	none := true
	t.plans(g, b.On, func(p plan) {
		for at := t.reviewAfter(p.made, p, b.On); at >= 0; {
			c := &t.Conferences[at]
			held := c.HeldOn(b.On)
			if !p.ended.IsZero() && p.ended.Before(held) || t.replaced(p, held, b.On) {
				return // a review of another plan of the child's
			}
			none = false
			facts := Facts{Subject: procedure.SubjectIn(procedure.ChildSubject, p.child, c.ID), Ended: p.ended, Arranged: t.reviewBooked(b.On, p.child)}
			if facts.Ended.IsZero() && c.ends(p.child) {
				facts.Ended = held
			}
			next := -1
			if day := held.AddDays(1); !day.IsZero() {
				next = t.reviewAfter(day, p, b.On)
			}
			if next >= 0 {
				facts.Done = t.Conferences[next].HeldOn(b.On)
			}
			n := len(dst)
			dst = ReviewConferenceDue(b, p.made, calendar.Date{}, held).AppendFinding(dst, b, facts)
			place(dst[n:], procedure.FieldConferences, at)
			at = next
		}
	})
	if none {
		dst = b.Append(dst, b.On, procedure.OnCase(procedure.RuleLaterReviewConference, procedure.NotApplicable))
	}
	return dst
}

// replaced reports whether by a day another conference had made a plan for the child after
// that one did.
func (t *Timetable) replaced(p plan, by, known calendar.Date) bool {
	for i := range t.Conferences {
		c := &t.Conferences[i]
		for _, d := range c.Decisions {
			made, ok := c.madePlan(d, known)
			if !ok || i == p.conference || d.Child != p.child || made.After(by) {
				continue
			}
			if made.After(p.made) || made == p.made && c.ID > t.Conferences[p.conference].ID {
				return true
			}
		}
	}
	return false
}

// reviewAfter returns the position of the first review of a plan that was held on a day or
// after it, -1 if there is none.
func (t *Timetable) reviewAfter(day calendar.Date, p plan, known calendar.Date) int {
	first, at := calendar.Date{}, -1
	for i := range t.Conferences {
		c := &t.Conferences[i]
		held := c.HeldOn(known)
		if held.IsZero() || held.Before(day) || i == p.conference || !c.reviews(p.child) {
			continue
		}
		if at < 0 || held.Before(first) || held == first && c.ID < t.Conferences[at].ID {
			first, at = held, i
		}
	}
	return at
}

// reviewBooked returns the earliest day for which a review of a child's plan is booked.
func (t *Timetable) reviewBooked(known calendar.Date, child procedure.ChildID) calendar.Date {
	var earliest calendar.Date
	for i := range t.Conferences {
		c := &t.Conferences[i]
		if day := c.BookedFor(known); c.reviews(child) && !day.IsZero() && !day.Before(known) && (earliest.IsZero() || day.Before(earliest)) {
			earliest = day
		}
	}
	return earliest
}
