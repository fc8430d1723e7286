package schedule

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// LastMeetingDue returns the last day for the last core group before a review conference, counted back from it. Where the
// conference is not booked there is no date; the edition is then that of the day of the review.
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func LastMeetingDue(b procedure.Basis, review calendar.Date) Deadline {
	day := review
	if day.IsZero() {
		day = b.On
	}
	return deadline(&b, procedure.RuleLastMeetingBeforeReview, "", "", day, procedure.Events{procedure.ReviewConference: review})
}

// lastMeetingBeforeReview finds, for a procedure that asks for it, for each review conference booked or held: whether the core
// group met by so long before it, since the conference before. A meeting after that day, but before the conference, is late.
var lastMeetingBeforeReview = rule{Check: (*review).lastMeetings, Rule: procedure.Rule{
	ID: procedure.RuleLastMeetingBeforeReview, Title: "Last core group before a review",
	Doc:   "Before each review conference the core group meets in time, where the procedure asks for it.",
	Reads: []procedure.Record{records.Children, records.Conferences, records.Meetings}, Before: []procedure.Event{procedure.ReviewConference},
	Remedy: remedy.HoldMeetingBeforeReview,
}}

func (w *review) lastMeetings(dst []procedure.Finding, rule *rule) []procedure.Finding {
	none := true
	var due Deadline
	for _, i := range w.conferences {
		c, review := &w.t.Conferences[i], w.convened[i].first
		if review.IsZero() {
			review = w.convened[i].booked
		}
		if c.Kind != Review || review.IsZero() && len(c.Bookings) > 0 {
			continue
		}
		none = false
		day := review
		if day.IsZero() {
			day = w.b.On
		}
		due.compute(&w.b, w.whole, rule.ID, rule.Responsible, "", day, procedure.Events{procedure.ReviewConference: review})
		if due.state == notAsked {
			continue
		}
		var done, ended calendar.Date
		since := w.conferenceBefore(review)
		if !since.IsZero() {
			ended = w.g.RunningUntil(since, w.b.On)
		}
		for _, at := range w.held {
			met := w.takes[at].day
			inTime := !met.After(due.Due)
			if met.Before(review) && !met.Before(since) && (inTime || done.IsZero()) {
				done = met
			}
		}
		f := findings.Note(&dst, rule.ID, procedure.ConferenceSubject, c.ID, "")
		f.At = procedure.Place{}.Item(field.Conferences, int(i))
		due.Judge(f, &w.b, done, w.arranged(""), ended)
	}
	if none {
		dst = w.onCase(dst, rule, procedure.NotApplicable)
	}
	return dst
}

// conferenceBefore returns the day of the last conference held before a day.
func (w *review) conferenceBefore(day calendar.Date) calendar.Date {
	var last calendar.Date
	for i := range w.convened {
		if held := w.convened[i].first; held.Before(day) && held.After(last) {
			last = held
		}
	}
	return last
}
