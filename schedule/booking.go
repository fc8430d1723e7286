package schedule

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Booking is a step in arranging a conference or meeting: for which day it was arranged or
// to which put off, or with no day that it was cancelled or put off without one.
type Booking struct {
	// On is the day on which that was done, zero for one that was always known.
	On  calendar.Date `json:"on,omitzero"`
	Day calendar.Date `json:"day,omitzero"`
}

// bookedFor returns the day for which something is arranged, as known on a day: that of the
// last booking made by then, of several on one day the last in the list.
func bookedFor(bookings []Booking, known calendar.Date) calendar.Date {
	var last Booking
	for _, b := range bookings {
		if !b.On.After(known) && !b.On.Before(last.On) {
			last = b
		}
	}
	return last.Day
}

// firstSitting returns the day on which something was first held, as known on a day: the zero Date where its holding is not
// recorded or had not come. Without sittings it was held on the day for which it was last arranged.
func firstSitting(held procedure.Answer, sittings []calendar.Date, bookings []Booking, known calendar.Date) calendar.Date {
	first, _ := sat(held, sittings, bookings, known)
	return first
}

// lastSitting is firstSitting for the last day that had come.
func lastSitting(held procedure.Answer, sittings []calendar.Date, bookings []Booking, known calendar.Date) calendar.Date {
	_, last := sat(held, sittings, bookings, known)
	return last
}

func sat(held procedure.Answer, sittings []calendar.Date, bookings []Booking, known calendar.Date) (first, last calendar.Date) {
	if held != procedure.Yes {
		return first, last
	}
	recorded := false
	for _, d := range sittings {
		if d.IsZero() {
			continue
		}
		recorded = true
		if d.After(known) {
			continue
		}
		if first.IsZero() || d.Before(first) {
			first = d
		}
		if d.After(last) {
			last = d
		}
	}
	if !recorded {
		// The bookings are those that led to it, whenever they are looked at.
		day := Booking{}
		for _, b := range bookings {
			if !b.On.Before(day.On) {
				day = b
			}
		}
		if !day.Day.After(known) {
			first, last = day.Day, day.Day
		}
	}
	return first, last
}
