package clearing

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Arranged says for which day something is arranged that is due soon, overdue or arranged too late, so that nobody doubts whether
// what stands in the diary was counted. It is empty where nothing is.
func (x *Clearing) Arranged() string {
	if x.f.Outcome != procedure.DueSoon && x.f.Outcome != procedure.ArrangedLate && x.f.Outcome != procedure.Overdue {
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

// NotCounted says, of something that is late or soon due, what the case has that would have met it but for what the record
// says or lacks: whoever knows of that visit or meeting would take the finding for wrong. It names the last, and is empty
// where there is none.
func (x *Clearing) NotCounted() string {
	switch x.f.Outcome {
	case procedure.Overdue, procedure.DueSoon, procedure.ArrangedLate, procedure.MetLate, procedure.NotMet:
	default:
		return ""
	}
	switch x.rule.Remedy {
	case remedy.MakeVisit:
		return x.visitNotCounted()
	case remedy.HoldMeeting, remedy.HoldMeetingBeforeReview:
		return perhapsHeld(x.meetingNotCounted())
	case remedy.HoldReview:
		return perhapsHeld(x.reviewNotCounted())
	case remedy.ReviewMinutes:
		return x.conferenceNotCounted()
	default:
		return ""
	}
}

// isBetween reports whether a day is after the one that the finding counts from, before the day of the
// review and before what was done.
func (x *Clearing) isBetween(day calendar.Date) bool {
	return day.After(x.f.Since) && day.Before(x.b.On) && (x.f.Done.IsZero() || day.Before(x.f.Done))
}

// visitNotCounted says of the last visit to the child since why it does not count.
func (x *Clearing) visitNotCounted() string {
	child := x.child()
	var last *schedule.Visit
	for i := range x.c.Visits {
		v := &x.c.Visits[i]
		if v.Child == child && (x.isBetween(v.Made) || v.Made == x.b.On && x.f.Done.IsZero()) && (last == nil || v.Made.After(last.Made)) && whyNot(x.c, v) != "" {
			last = v
		}
	}
	if last == nil {
		return ""
	}
	return "A visit on " + last.Made.Format(dayLayout) + " is recorded and does not count: " + whyNot(x.c, last) + "."
}

// whyNot says why a visit that was made is none at which the social worker saw the child, empty where it is one.
func whyNot(c *Case, v *schedule.Visit) string {
	worker, cover := c.SocialWorkerOn(v.Made), c.CoverOn(v.Made)
	switch {
	case v.Way != schedule.InPerson:
		return "it was by " + v.Way.String()
	case v.Seen == procedure.No:
		return "the child was not seen"
	case v.Asleep == procedure.Yes:
		return "the child slept"
	case v.Seen != procedure.Yes:
		return "it is not recorded whether the child was seen"
	case v.By == "":
		return "it is not recorded who made it"
	case worker == "" && cover == "":
		return "it is not recorded who the social worker was"
	case v.By != worker && v.By != cover:
		return "it was not made by the lead social worker, or who is recorded as covering"
	}
	return ""
}

// meetingNotCounted returns the last day for which a core group meeting was arranged of which it is not
// recorded whether it was held.
func (x *Clearing) meetingNotCounted() (last calendar.Date) {
	for i := range x.c.Meetings {
		m := &x.c.Meetings[i]
		day := x.booked(m.Bookings)
		if m.Kind == schedule.CoreGroup && m.Held == procedure.NotRecorded && x.isBetween(day) && day.After(last) &&
			(x.f.Subject.Kind != procedure.ChildSubject || m.Covers(procedure.ChildID(x.f.Subject.ID))) {
			last = day
		}
	}
	return last
}

func (x *Clearing) reviewNotCounted() (last calendar.Date) {
	for i := range x.c.Conferences {
		k := &x.c.Conferences[i]
		day := x.booked(k.Bookings)
		if k.Kind == schedule.Review && k.Held == procedure.NotRecorded && x.isBetween(day) && day.After(last) && x.reviews(k, procedure.ChildID(x.f.Subject.ID)) {
			last = day
		}
	}
	return last
}

// conferenceNotCounted says that it is not recorded whether the conference was held before which the
// minutes are to be gone through, once its day has passed.
func (x *Clearing) conferenceNotCounted() string {
	for i := range x.c.Conferences {
		k := &x.c.Conferences[i]
		if x.f.Outcome == procedure.Overdue && string(k.ID) == x.f.Subject.In && k.Held == procedure.NotRecorded {
			return "The conference was booked for that day, and the record does not say whether it was held."
		}
	}
	return ""
}

// perhapsHeld is the sentence of a meeting or conference on a day, empty where there is none.
func perhapsHeld(day calendar.Date) string {
	if day.IsZero() {
		return ""
	}
	return "One was arranged for " + day.Format(dayLayout) + ", and the record does not say whether it was held."
}
