package minutes

import (
	"slices"
	"sort"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendMinutesReviewed appends what N 3.18b finds for each review conference booked or held,
// and each core group meeting since the conference before: whether its minutes were gone
// through by the day of the conference. As that nears, by the warning of the Basis, the
// finding names what has still to be done: the minutes to be written, sent out, or gone
// through. Done only after the conference it is late. The subject is the meeting in the
// conference.
func AppendMinutesReviewed(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleMinutesReviewed
	start := len(dst)
	var room records
	all := inOrder(&room, t, list, b.On)
	for i := range t.Conferences {
		c := &t.Conferences[i]
		day, held := c.HeldOn(b.On), true
		if day.IsZero() {
			day, held = c.BookedFor(b.On), false
		}
		if c.Kind != schedule.Review || day.IsZero() {
			continue
		}
		since := conferenceBefore(t, day, b.On)
		from := sort.Search(len(all), func(i int) bool { return !all[i].held.Before(since) })
		for ; from < len(all) && all[from].held.Before(day); from++ {
			r := &all[from]
			if g.Running(r.held) != procedure.Yes {
				continue
			}
			dst = b.Append(dst, r.held, reviewedFor(r, c, &b, day, held))
		}
	}
	if len(dst) == start {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// reviewedFor finds whether the minutes of a meeting were gone through for a conference that
// was held, or is booked, on a day.
func reviewedFor(r *record, c *schedule.Conference, b *procedure.Basis, day calendar.Date, held bool) procedure.Finding {
	f := r.on(procedure.RuleMinutesReviewed, procedure.SubjectIn(procedure.MeetingSubject, r.m.ID, c.ID))
	f.Due = day
	if r.minutes != nil {
		for i, reviewed := range r.minutes.Reviewed {
			if reviewed.Conference != c.ID || reviewed.On.After(b.On) {
				continue
			}
			if f.Outcome != procedure.Undetermined && !reviewed.On.Before(f.Done) {
				continue
			}
			f.Done, f.Outcome, f.DaysLate, f.At = reviewed.On, procedure.Met, 0, r.place().Item(procedure.FieldReviewed, i)
			if reviewed.On.After(day) {
				f.Outcome, f.DaysLate = procedure.MetLate, reviewed.On.Sub(day)
			}
		}
		if f.Outcome != procedure.Undetermined {
			return f
		}
	}
	soon := b.SoonWithin
	switch {
	case held:
		f.Outcome = procedure.NotMet
	case b.Calendar != nil && !soon.IsZero() && !b.On.Before(b.Calendar.Add(day, soon.Neg())):
		f.Outcome = procedure.DueSoon
	default:
		f.Outcome = procedure.Pending
		return f
	}
	if r.minutes == nil {
		f.At = procedure.Place{}
		f.Missing.Add(procedure.FieldMinutes)
		return f
	}
	f.Missing.Add(procedure.FieldReviewed)
	f.Missing.AddIf(!r.minutes.isSent(b.On), procedure.FieldVersions)
	return f
}

// isSent reports whether the minutes had gone to anyone by a day.
func (m *Minutes) isSent(on calendar.Date) bool {
	return slices.ContainsFunc(m.Versions, func(v Version) bool {
		return slices.ContainsFunc(v.Sendings, func(s Sending) bool { return !s.On.After(on) })
	})
}

// conferenceBefore returns the day of the last conference held before a day.
func conferenceBefore(t *schedule.Timetable, day, known calendar.Date) calendar.Date {
	var last calendar.Date
	for i := range t.Conferences {
		if held := t.Conferences[i].HeldOn(known); held.Before(day) && held.After(last) {
			last = held
		}
	}
	return last
}
