package minutes

import (
	"cmp"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/schedule"
)

// minutesReviewed is N 3.18b, for each review conference booked or held, and each core group meeting since the conference
// before: whether its minutes were gone through by the day of the conference. A meeting belongs to the next review alone, be
// it held or only booked. As that nears, by the warning of the Basis, the finding names what has still to be done: the
// minutes to be written, sent to everyone who is owed them, or gone through. It is overdue once the day for which the
// conference is booked has passed and nothing says that it was held. Done only after the conference it is late. The subject
// is the meeting in the conference.
var minutesReviewed = rule{Check: (*review).reviewedBefore, Rule: procedure.Rule{
	ID: procedure.RuleMinutesReviewed, Title: "Minutes before a review",
	Doc:     "The minutes of the meetings since the last conference are gone through before a review conference.",
	Reads:   []procedure.Record{records.Children, records.Members, records.Exclusions, records.Conferences, records.Meetings, records.Minutes},
	Remedy:  remedy.ReviewMinutes,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Text: "The record does not show that they were gone through by the conference."}},
}}

func (c *review) reviewedBefore(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	for i := range c.t.Conferences {
		day, held := c.reviewOn(i)
		if day.IsZero() {
			continue
		}
		from := since(c.all, c.conferenceBefore(i, day).AddDays(-1))
		for ; from < len(c.all) && c.all[from].held.Before(day); from++ {
			if r := &c.all[from]; r.run {
				n := len(dst)
				c.reviewedFor(&dst, rule, from, &c.t.Conferences[i], day, held)
				dst = c.b.AttachClauses(dst, n, r.held)
			}
		}
	}
	return c.orNone(dst, start, rule)
}

// reviewOn returns the day on which a review conference was held, or for which it is booked,
// and which of the two: the zero Date for any other conference.
func (c *review) reviewOn(i int) (day calendar.Date, held bool) {
	k := &c.t.Conferences[i]
	if k.Kind != schedule.Review {
		return day, false
	}
	if day = k.HeldOn(c.b.On); !day.IsZero() {
		return day, true
	}
	return k.BookedFor(c.b.On), false
}

// reviewedFor appends whether the minutes of a meeting were gone through for a conference that was held, or is booked, on a day.
func (c *review) reviewedFor(dst *[]procedure.Finding, rule *rule, at int, k *schedule.Conference, day calendar.Date, held bool) {
	r, b := &c.all[at], c.b
	f := r.note(findings.Note(dst, rule.ID, procedure.MeetingSubject, r.m.ID, k.ID))
	f.Due = day
	if r.minutes != nil {
		for i := range r.minutes.Reviewed {
			reviewed := &r.minutes.Reviewed[i]
			if reviewed.Conference != k.ID || reviewed.On.After(b.On) {
				continue
			}
			if f.Outcome != procedure.Undetermined && !reviewed.On.Before(f.Done) {
				continue
			}
			f.Done, f.Outcome, f.DaysLate, f.At = reviewed.On, procedure.Met, 0, r.place.Item(field.Reviewed, i)
			if reviewed.On.After(day) {
				f.Outcome, f.DaysLate = procedure.MetLate, reviewed.On.Sub(day)
			}
		}
		if f.Outcome != procedure.Undetermined {
			return
		}
	}
	soon := b.SoonWithin
	switch {
	case held:
		f.Outcome = procedure.NotMet
	case b.On.After(day): // nothing says that the conference was held
		f.Outcome, f.DaysLate = procedure.Overdue, b.On.Sub(day)
	case b.Calendar != nil && !soon.IsZero() && !b.On.Before(b.Calendar.Add(day, soon.Neg())):
		f.Outcome = procedure.DueSoon
	default:
		f.Outcome = procedure.Pending
		return
	}
	if r.minutes == nil {
		f.At = procedure.Place{}
		f.Missing.Add(field.Minutes)
		return
	}
	f.Missing.Add(field.Reviewed)
	f.Missing.AddIf(!c.reachedAll(at), field.Versions)
}

// reachedAll reports whether the minutes of one of the meetings held went to everyone who is owed them. The rule on sending
// them may have looked at that before.
func (c *review) reachedAll(at int) bool {
	r := &c.all[at]
	if r.reached == procedure.NotRecorded {
		r.reached = procedure.No
		if sending := c.sendingOut(at); sending.reachedAll() {
			r.reached = procedure.Yes
		}
	}
	return r.reached == procedure.Yes
}

// conferenceBefore returns the day from which the meetings before a review conference belong to it: that of the last
// conference held, or review booked, before it, or where another review is on its own day and comes first by id, that day.
func (c *review) conferenceBefore(i int, day calendar.Date) calendar.Date {
	var last calendar.Date
	for at := range c.t.Conferences {
		k := &c.t.Conferences[at]
		on, _ := c.reviewOn(at)
		on = cmp.Or(on, k.HeldOn(c.b.On))
		if (on.Before(day) || on == day && k.Kind == schedule.Review && k.ID < c.t.Conferences[i].ID) && on.After(last) {
			last = on
		}
	}
	return last
}
