package main

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// meetings adds the core groups held and the one arranged next.
func (l *life) meetings() {
	day := l.cal.AddWorkingDays(l.start, l.between(5, 10))
	if !l.well() {
		day = l.cal.AddWorkingDays(day, l.between(5, 12))
	}
	arranged := l.start
	for l.end.IsZero() || !day.After(l.end) {
		if len(l.c.Meetings) > 0 && l.chance(0.04) { // called off, and held some days after
			off := schedule.Meeting{ID: l.meetingID(), Kind: schedule.CoreGroup, Start: "10:00", Bookings: []schedule.Booking{{On: arranged, Day: day}}}
			if called := day.AddDays(-1); !called.After(l.on) {
				off.Bookings = append(off.Bookings, schedule.Booking{On: called})
			}
			l.c.Meetings = append(l.c.Meetings, off)
			day = l.cal.AddWorkingDays(day, l.between(4, 12))
			if !l.end.IsZero() && day.After(l.end) {
				return
			}
		}
		l.c.Meetings = append(l.c.Meetings, l.meeting(day, arranged))
		if !day.Before(l.on) {
			return
		}
		arranged = day
		day = l.cal.PreviousWorkingDay(day.AddDays(l.between(29, 41)))
		if !l.well() {
			day = l.cal.NextWorkingDay(day.AddDays(l.between(14, 45)))
		}
	}
}

func (l *life) meetingID() procedure.MeetingID {
	return procedure.MeetingID(fmt.Sprintf("m%d", len(l.c.Meetings)+1))
}

// meeting returns a core group on a day, held unless it is yet to come.
func (l *life) meeting(day, arranged calendar.Date) schedule.Meeting {
	m := schedule.Meeting{
		ID: l.meetingID(), Kind: schedule.CoreGroup, Start: "10:00", Venue: "Family hub, room 2", Chair: l.lead(day),
		Bookings:   []schedule.Booking{{On: arranged, Day: day}},
		TakingPart: schedule.TakingPart{Travel: l.recorded(), ChildCare: yes, Factors: yes, SchoolHours: yes},
	}
	number := 1
	for i := range l.c.Meetings {
		if l.c.Meetings[i].Held == yes {
			number++
		}
	}
	switch {
	case number == 1 && l.well(), number == 2 && l.chance(0.3):
		m.Chair = manager
	case number > 2 && l.chance(0.05): // another chair, mostly for a reason
		m.Chair = l.c.Members[len(l.c.Members)-1].ID
		if l.well() {
			m.ChairReason, m.ChairSuitable = "The social worker was ill", yes
		}
	}
	if day.Before(l.on) {
		m.Held, m.Sittings = yes, []calendar.Date{day}
		if later := l.cal.NextWorkingDay(day.AddDays(1)); l.chance(0.03) && later.Before(l.on) && l.end.IsZero() {
			m.Sittings = append(m.Sittings, later)
		}
	}
	sent := day.AddDays(-10)
	if sent.Before(arranged) {
		sent = arranged
	}
	if sent.After(l.on) {
		return m
	}
	for i := range l.c.Members {
		if p := &l.c.Members[i]; p.IsMember(sent) {
			route := schedule.SecureEmail
			if p.IsFamily() {
				route = schedule.Post
			}
			m.Invitations = append(m.Invitations, schedule.Invitation{To: p.ID, Sent: sent, Route: route})
		}
	}
	return m
}

// visits adds the visits to each child who is born, from the first meeting on: every two weeks,
// some late or left out, some at which nobody opened or another worker came.
func (l *life) visits() {
	for _, id := range l.born {
		day := l.cal.NextWorkingDay(l.start.AddDays(l.between(2, 9)))
		if born := l.c.Child(id).Born; day.Before(born) {
			day = l.cal.NextWorkingDay(born.AddDays(3))
		}
		for n := 1; day.Before(l.on) && (l.end.IsZero() || !day.After(l.end)); n++ {
			v := schedule.Visit{
				ID: procedure.VisitID(fmt.Sprintf("v-%s-%d", id, n)), Child: id, Planned: day, Made: day, By: l.lead(day), Seen: yes,
				Alone: yes, AloneReason: "In the child's room, with a book", NobodyElse: yes,
			}
			switch {
			case l.chance(0.3):
				v.Alone, v.AloneReason, v.NobodyElse, v.Present = no, "Too young to be seen alone", 0, []procedure.MemberID{mother}
			case l.chance(0.05): // no access
				v.Seen, v.Alone, v.AloneReason, v.NobodyElse = no, 0, "", 0
			case l.chance(0.03):
				v.By = "duty-worker"
			case !l.well():
				v.AloneReason = ""
			}
			l.c.Visits = append(l.c.Visits, v)
			day = day.AddDays(l.between(9, 13))
			if !l.well() {
				day = day.AddDays(l.between(3, 16))
			}
			day = l.cal.PreviousWorkingDay(day)
		}
		if l.end.IsZero() {
			l.c.Visits = append(l.c.Visits, schedule.Visit{ID: procedure.VisitID("v-" + string(id) + "-next"), Child: id, Planned: l.cal.NextWorkingDay(l.on.AddDays(l.between(1, 9))), By: l.lead(l.on)})
		}
	}
}
