package clearing

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Arranged says for which day something is arranged that is due soon, or arranged too late, so that nobody doubts whether
// what stands in the diary was counted. It is empty where nothing is.
func (x *Clearing) Arranged() string {
	if x.f.Outcome != procedure.DueSoon && x.f.Outcome != procedure.ArrangedLate {
		return ""
	}
	var day calendar.Date
	switch x.rule.Remedy {
	case remedy.HoldMeeting:
		day = x.meetingArranged()
	case remedy.HoldReview:
		day = x.reviewArranged()
	case remedy.MakeVisit:
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
func (x *Clearing) meetingArranged() (next calendar.Date) {
	for i := range x.c.Meetings {
		m := &x.c.Meetings[i]
		if m.Kind == schedule.CoreGroup && (x.f.Subject.Kind != procedure.ChildSubject || m.Covers(procedure.ChildID(x.f.Subject.ID))) {
			next = sooner(next, m.ArrangedFor(x.b.On))
		}
	}
	return next
}

func (x *Clearing) reviewArranged() (next calendar.Date) {
	for i := range x.c.Conferences {
		k := &x.c.Conferences[i]
		if day := k.BookedFor(x.b.On); k.Kind == schedule.Review && !day.Before(x.b.On) && x.reviews(k, procedure.ChildID(x.f.Subject.ID)) {
			next = sooner(next, day)
		}
	}
	return next
}

func (x *Clearing) visitPlanned() (next calendar.Date) {
	child := x.child()
	for i := range x.c.Visits {
		v := &x.c.Visits[i]
		if v.Child == child && (v.Made.IsZero() || v.Made.After(x.b.On)) && !v.Planned.Before(x.b.On) {
			next = sooner(next, v.Planned)
		}
	}
	return next
}
