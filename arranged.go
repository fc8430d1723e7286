package childprotection

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// arranged says for which day something is arranged that is due soon, or arranged too late: whoever has
// it in the diary would else not know whether it was counted. It is empty where nothing is.
func arranged(b procedure.Basis, c *Case, f procedure.Finding) string {
	if f.Outcome != procedure.DueSoon && f.Outcome != procedure.ArrangedLate {
		return ""
	}
	x := clearing{b: b, c: c, f: f}
	var day calendar.Date
	switch f.Rule {
	case procedure.RuleFirstMeeting, procedure.RuleFirstMeetingGuidance, procedure.RuleNextMeeting:
		day = x.meetingArranged()
	case procedure.RuleFirstReviewConference, procedure.RuleLaterReviewConference:
		day = x.reviewArranged()
	case procedure.RuleVisitDue:
		day = x.visitPlanned()
	default:
	}
	if day.IsZero() {
		return ""
	}
	return "It is arranged for " + day.Format(dayLayout) + "."
}

// sooner returns the earlier of two days, of which none need be one.
func sooner(a, b calendar.Date) calendar.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// meetingArranged returns the day of the next core group meeting, for the child if it is about one.
func (x *clearing) meetingArranged() (next calendar.Date) {
	for i := range x.c.Meetings {
		m := &x.c.Meetings[i]
		if m.Kind == schedule.CoreGroup && (x.f.Subject.Kind != procedure.ChildSubject || m.Covers(procedure.ChildID(x.f.Subject.ID))) {
			next = sooner(next, m.ArrangedFor(x.b.On))
		}
	}
	return next
}

// reviewArranged returns the day of the child's next review conference.
func (x *clearing) reviewArranged() (next calendar.Date) {
	for i := range x.c.Conferences {
		k := &x.c.Conferences[i]
		if day := k.BookedFor(x.b.On); k.Kind == schedule.Review && !day.Before(x.b.On) && x.reviews(k, procedure.ChildID(x.f.Subject.ID)) {
			next = sooner(next, day)
		}
	}
	return next
}

// visitPlanned returns the day of the next visit planned to the child.
func (x *clearing) visitPlanned() (next calendar.Date) {
	child := procedure.ChildID(x.f.Subject.ID)
	if x.f.Subject.Kind == procedure.VisitSubject {
		child = procedure.ChildID(x.f.Subject.In)
	}
	for i := range x.c.Visits {
		v := &x.c.Visits[i]
		if v.Child == child && (v.Made.IsZero() || v.Made.After(x.b.On)) && !v.Planned.Before(x.b.On) {
			next = sooner(next, v.Planned)
		}
	}
	return next
}
