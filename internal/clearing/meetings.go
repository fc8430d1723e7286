package clearing

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/schedule"
)

// holdMeeting returns the steps for a core group meeting that is to be held: one that is arranged, or was and is not
// recorded as held, else a new one. What is arranged too late, and is not due soon, is arranged anew.
func (x *Clearing) holdMeeting() []procedure.RemedyStep {
	f := &x.f
	if f.Outcome == procedure.NotMet || x.countsFrom(procedure.PreviousMeeting) && f.Since == x.b.On {
		return nil // the plan has ended, or it met today
	}
	child := procedure.ChildID("")
	if f.Subject.Kind == procedure.ChildSubject {
		child = procedure.ChildID(f.Subject.ID)
	}
	if x.rule.Remedy == remedy.HoldMeetingBeforeReview && x.isOver(procedure.ConferenceID(f.Subject.ID)) {
		return nil
	}
	if at := x.meetingToHold(child, true); f.Outcome == procedure.ArrangedLate && at >= 0 && !x.isSoon(f.Due) {
		return x.bookAnew(procedure.Place{}.Item(field.Meetings, at))
	}
	if at := x.meetingToHold(child, false); at >= 0 {
		return []procedure.RemedyStep{x.held(procedure.Place{}.Item(field.Meetings, at), x.c.Meetings[at].Chair == "")}
	}
	s := x.held(listOf(field.Meetings), true)
	s.New, s.Given = true, append([]procedure.Given{{Path: "/kind", Value: schedule.CoreGroup.String()}}, s.Given...)
	s.Fields.Add(field.ID)
	return []procedure.RemedyStep{s}
}

func (x *Clearing) held(at procedure.Place, chair bool) procedure.RemedyStep {
	s := x.complete(at, procedure.FieldsOf(field.Sittings))
	s.Given = []procedure.Given{{Path: "/held", Value: "yes"}}
	s.Fields.AddIf(chair, field.Chair)
	return s
}

func (x *Clearing) bookAnew(at procedure.Place) []procedure.RemedyStep {
	return []procedure.RemedyStep{x.newRecord(at.Field(field.Bookings), procedure.FieldsOf(field.On, field.Day))}
}

// isOver reports whether a conference was held, or its day has come: no meeting is before it any more.
func (x *Clearing) isOver(id procedure.ConferenceID) bool {
	for i := range x.c.Conferences {
		if k := &x.c.Conferences[i]; k.ID == id {
			booked := k.BookedFor(x.b.On)
			return !k.HeldOn(x.b.On).IsZero() || !booked.IsZero() && !booked.After(x.b.On)
		}
	}
	return false
}

// booked returns the day for which something was last arranged, as known on the day of the
// review: passed or not, zero where it is put off.
func (x *Clearing) booked(bookings []schedule.Booking) calendar.Date {
	var last schedule.Booking
	for _, b := range bookings {
		if !b.On.After(x.b.On) && !b.On.Before(last.On) {
			last = b
		}
	}
	return last.Day
}

// meetingToHold returns the position of the first core group meeting arranged since what the finding counts from, that is not
// recorded as held or not held: of a child, if that is said, and still to come, if that is. It is -1 where there is none.
func (x *Clearing) meetingToHold(child procedure.ChildID, ahead bool) int {
	first, day := -1, calendar.Date{}
	for i := range x.c.Meetings {
		m := &x.c.Meetings[i]
		on := x.booked(m.Bookings)
		if m.Kind != schedule.CoreGroup || m.Held != procedure.NotRecorded || on.IsZero() || on.Before(x.f.Since) ||
			child != "" && !m.Covers(child) || ahead && on.Before(x.b.On) {
			continue
		}
		if first < 0 || on.Before(day) || on == day && m.ID < x.c.Meetings[first].ID {
			first, day = i, on
		}
	}
	return first
}

// holdReview returns the steps for a review conference that is to be held: the one that is booked,
// else a new one. The minutes that are to be gone through for it belong to that.
func (x *Clearing) holdReview() []procedure.RemedyStep {
	if x.f.Outcome == procedure.NotMet || x.countsFrom(procedure.PreviousReview) && x.f.Since == x.b.On {
		return nil
	}
	child := procedure.ChildID(x.f.Subject.ID)
	at, id := -1, procedure.ConferenceID("")
	var last, first calendar.Date
	for i := range x.c.Conferences {
		k := &x.c.Conferences[i]
		if held := k.HeldOn(x.b.On); held.After(last) {
			last = held
		}
		on := k.BookedFor(x.b.On)
		if k.Kind != schedule.Review || k.Held != procedure.NotRecorded || on.IsZero() || on.Before(x.f.Since) || !x.reviews(k, child) {
			continue
		}
		if at < 0 || on.Before(first) || on == first && k.ID < id {
			at, id, first = i, k.ID, on
		}
	}
	if at < 0 {
		s := x.held(listOf(field.Conferences), false)
		s.New, s.Given = true, append([]procedure.Given{{Path: "/kind", Value: schedule.Review.String()}}, s.Given...)
		s.Fields.Add(field.ID)
		return append([]procedure.RemedyStep{s}, x.goneThroughSince(last, id)...)
	}
	place := procedure.Place{}.Item(field.Conferences, at)
	if x.f.Outcome == procedure.ArrangedLate && !x.isSoon(x.f.Due) {
		return x.bookAnew(place)
	}
	return append([]procedure.RemedyStep{x.held(place, false)}, x.goneThroughSince(last, id)...)
}

// reviews reports whether a conference reviews a child's plan: it names the child, or none.
func (x *Clearing) reviews(k *schedule.Conference, child procedure.ChildID) bool {
	return len(k.Decisions) == 0 || slices.ContainsFunc(k.Decisions, func(d schedule.PlanDecision) bool { return d.Child == child })
}

// halfRecorded returns the step for the last visit that was made and does not count only because it is
// not recorded who made it, or whether the child was seen; not for one since which another was due.
func (x *Clearing) halfRecorded(child procedure.ChildID) (procedure.RemedyStep, bool) {
	at, every := -1, x.f.Due.Sub(x.f.Since)
	for i := range x.c.Visits {
		v := &x.c.Visits[i]
		switch {
		case v.Child != child, !v.Made.After(x.f.Since), v.Made.After(x.b.On), v.Made.AddDays(every).Before(x.b.On):
		case v.Way != schedule.InPerson, v.Seen == procedure.No, v.Asleep == procedure.Yes, v.Seen == procedure.Yes && v.By != "":
		case v.By != "" && v.By != x.c.SocialWorkerOn(v.Made) && v.By != x.c.CoverOn(v.Made), v.By == "" && x.c.SocialWorkerOn(v.Made) == "":
		case at < 0 || v.Made.After(x.c.Visits[at].Made):
			at = i
		}
	}
	if at < 0 {
		return procedure.RemedyStep{}, false
	}
	v := &x.c.Visits[at]
	s := x.complete(procedure.Place{}.Item(field.Visits, at), procedure.Fields{})
	if v.Seen != procedure.Yes {
		s.Given = append(s.Given, procedure.Given{Path: "/seen", Value: procedure.Yes.String()})
	}
	if v.By == "" {
		s.Given = append(s.Given, procedure.Given{Path: "/by", Value: string(x.c.SocialWorkerOn(v.Made))})
	}
	return s, true
}

// visit returns the steps for a visit that is to be made: the one planned next, else a new one.
// Only one at which the social worker sees the child counts.
func (x *Clearing) visit() []procedure.RemedyStep {
	if x.f.Outcome == procedure.NotMet || x.f.Subject.Kind == procedure.VisitSubject && x.f.Since == x.b.On {
		return nil
	}
	child := x.child()
	if s, ok := x.halfRecorded(child); ok {
		return []procedure.RemedyStep{s}
	}
	s := x.complete(listOf(field.Visits), procedure.FieldsOf(field.Made, field.Alone, field.AloneReason, field.Present))
	at, day := -1, calendar.Date{}
	for i := range x.c.Visits {
		v := &x.c.Visits[i]
		if v.Child != child || !v.Made.IsZero() || v.Seen == procedure.No || v.Asleep == procedure.Yes || v.Way != schedule.InPerson || v.Planned.IsZero() || v.Planned.Before(x.f.Since) {
			continue
		}
		if at < 0 || v.Planned.Before(day) || v.Planned == day && v.ID < x.c.Visits[at].ID {
			at, day = i, v.Planned
		}
	}
	if at >= 0 {
		s.At = procedure.Place{}.Item(field.Visits, at)
	} else {
		s.New = true
		s.Given = []procedure.Given{{Path: "/child", Value: string(child)}}
		s.Fields.Add(field.ID)
	}
	if x.f.Outcome == procedure.ArrangedLate && at >= 0 && !x.isSoon(x.f.Due) {
		s.Fields = procedure.FieldsOf(field.Planned)
		return []procedure.RemedyStep{s}
	}
	var steps []procedure.RemedyStep
	worker := x.c.SocialWorkerOn(x.b.On)
	if worker == "" {
		worker = x.c.CoverOn(x.b.On)
	}
	if worker == "" {
		steps = append(steps, x.allocate())
		s.Fields.Add(field.By)
	} else {
		s.Given = append(s.Given, procedure.Given{Path: "/by", Value: string(worker)})
	}
	s.Given = append(s.Given, procedure.Given{Path: "/seen", Value: "yes"})
	return append(steps, s)
}

func (x *Clearing) allocate() procedure.RemedyStep {
	return procedure.RemedyStep{
		At: listOf(field.Allocations), New: true, Fields: procedure.FieldsOf(field.SocialWorker, field.From),
		By: procedure.Person{Role: procedure.TeamManager},
	}
}

// manage returns the step that says who the line manager of someone is, or of the social worker where that is not known either.
func (x *Clearing) manage(of procedure.MemberID) procedure.RemedyStep {
	s := procedure.RemedyStep{At: listOf(field.LineManagers), New: true, Fields: procedure.FieldsOf(field.Manager), By: x.responsible()}
	if of == "" {
		s.Fields.Add(field.Of)
	} else {
		s.Given = []procedure.Given{{Path: "/of", Value: string(of)}}
	}
	return s
}
