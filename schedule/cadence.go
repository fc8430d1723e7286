package schedule

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/measure"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// FirstMeetingDue returns the last day for the first core group after a conference that
// made a plan: an initial one, or one on a transfer. (N 2.1a, B 5a)
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func FirstMeetingDue(b procedure.Basis, conference calendar.Date) Deadline {
	return deadline(&b, procedure.RuleFirstMeeting, "", "", conference, fromConference(conference))
}

// FirstMeetingByGuidance is [FirstMeetingDue] by the statutory guidance, for showing beside a local limit that differs. (E 1a)
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func FirstMeetingByGuidance(b procedure.Basis, conference calendar.Date) Deadline {
	return deadline(&b, procedure.RuleFirstMeetingGuidance, "", "", conference, fromConference(conference))
}

func fromConference(day calendar.Date) procedure.Events {
	return procedure.Events{procedure.InitialConference: day, procedure.Registration: day, procedure.PlanStart: day}
}

// firstMeeting is N 2.1a and B 5a, for each plan that a conference made for a child, whether initial, on a transfer, or a
// review that took in another child: where the first core group stands. It is met by the first one held since that concerns
// the child, so a child added later has a clock of their own.
var firstMeeting = rule{Check: (*review).firstMeetings, Rule: procedure.Rule{
	ID: procedure.RuleFirstMeeting, Title: "First core group", Reads: []procedure.Record{procedure.Children, procedure.Conferences, procedure.Meetings},
	Doc:    "For each plan made for a child, the first core group is held in time.",
	Events: []procedure.Event{procedure.InitialConference, procedure.Registration, procedure.PlanStart}, Remedy: remedy.HoldMeeting,
	Measure: measure.FirstMeetings,
}}

// firstMeetingByGuidance is E 1a, for each plan: the same as firstMeeting by the statutory guidance. Where the
// procedure's own limit is the same it is not applicable, since that stands for both.
var firstMeetingByGuidance = rule{Check: (*review).firstMeetingsByGuidance, Rule: procedure.Rule{
	ID: procedure.RuleFirstMeetingGuidance, Title: "First core group by the guidance",
	Doc:    "For each plan made for a child, the first core group is held in time by the statutory guidance, where the local limit differs.",
	Reads:  []procedure.Record{procedure.Children, procedure.Conferences, procedure.Meetings},
	Events: []procedure.Event{procedure.InitialConference, procedure.Registration, procedure.PlanStart}, Remedy: remedy.HoldMeeting,
}}

func (w *review) firstMeetingsByGuidance(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	dst = w.firstMeetings(dst, rule)
	w.leaveToLocalLimit(dst[start:])
	return dst
}

// leaveToLocalLimit makes what was found by the guidance not applicable where the procedure's own limit is the same.
func (w *review) leaveToLocalLimit(found []procedure.Finding) {
	var day calendar.Date // that local and guidance are of
	var local, guidance Deadline
	for i := range found {
		f := &found[i]
		if f.Since.IsZero() {
			continue
		}
		if f.Since != day {
			day = f.Since
			local.compute(&w.b, w.whole, procedure.RuleFirstMeeting, "", "", day, fromConference(day))
			guidance.compute(&w.b, w.whole, procedure.RuleFirstMeetingGuidance, "", "", day, fromConference(day))
		}
		if local.Limit == guidance.Limit && local.From == guidance.From {
			f.Outcome, f.DaysLate, f.Remark = procedure.NotApplicable, 0, procedure.NoRemark
		}
	}
}

func (w *review) firstMeetings(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	var due Deadline
	for i := range w.plans {
		p := &w.plans[i]
		if i == 0 || p.made != w.plans[i-1].made {
			due.compute(&w.b, w.whole, rule.ID, rule.Responsible, "", p.made, fromConference(p.made))
		}
		if due.state == notAsked {
			continue
		}
		var done, arranged calendar.Date
		for _, at := range w.held {
			if k := &w.takes[at]; !k.day.Before(p.made) && w.t.Meetings[k.at].Covers(p.child) {
				done = k.day
				break
			}
		}
		if done.IsZero() {
			arranged = w.arranged(p.child)
		}
		w.ofPlan(&dst, rule, p, p.conference, &due, done, arranged)
	}
	return w.orNone(dst, start, rule)
}

// arranged returns the earliest day for which a core group meeting is arranged, as known on
// the day, that concerns a child; any child if the id is empty.
func (w *review) arranged(child procedure.ChildID) calendar.Date {
	var earliest calendar.Date
	for i := range w.takes {
		k := &w.takes[i]
		if !k.held && (child == "" || w.t.Meetings[k.at].Covers(child)) && (earliest.IsZero() || k.day.Before(earliest)) {
			earliest = k.day
		}
	}
	return earliest
}

// NextMeetingDue returns the last day for the core group meeting after one that was held,
// and the first usual day if there is one. (N 2.6c, B 5b)
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func NextMeetingDue(b procedure.Basis, held calendar.Date) Deadline {
	return deadline(&b, procedure.RuleNextMeeting, "", "", held, procedure.Events{procedure.PreviousMeeting: held, procedure.Meeting: held})
}

// nextMeeting is N 2.6c and B 5b, for each core group meeting held: where the next one stands. The subject is the meeting
// that the gap starts from, so an open gap and its later closing are one. A meeting before the usual interval is over is a
// remark. One on a day on which no child was on a plan starts nothing. A child whom a meeting leaves out has a gap of their own,
// from the last that concerned them: the subject is the child, in that meeting.
var nextMeeting = rule{Check: (*review).nextMeetings, Rule: procedure.Rule{
	ID: procedure.RuleNextMeeting, Title: "Next core group", Reads: []procedure.Record{procedure.Children, procedure.Meetings},
	Doc:    "After each core group held, the next is held in time.",
	Events: []procedure.Event{procedure.PreviousMeeting, procedure.Meeting},
	Remedy: remedy.HoldMeeting, Measure: measure.Intervals,
}}

func (w *review) nextMeetings(dst []procedure.Finding, rule *rule) []procedure.Finding {
	w.Sorted = true
	if len(w.held) == 0 {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	var due Deadline
	for i := range w.takes {
		k := &w.takes[i]
		if !k.held {
			continue
		}
		if w.g.Running(k.day) != procedure.Yes {
			f := w.onMeeting(&dst, rule, k.at)
			f.Outcome, f.Since = w.withoutRunning(), k.day
			dst = w.b.AttachClauses(dst, len(dst)-1, k.day)
			continue
		}
		due.compute(&w.b, w.whole, rule.ID, rule.Responsible, "", k.day, procedure.Events{procedure.PreviousMeeting: k.day, procedure.Meeting: k.day})
		if due.state == notAsked {
			continue
		}
		var done, arranged calendar.Date
		if int(k.number) < len(w.held) {
			done = w.takes[w.held[k.number]].day
		} else {
			arranged = w.arranged("")
		}
		f := w.ofMeeting(&dst, rule, k.at)
		if due.Judge(f, &w.b, done, arranged, w.g.RunningUntil(k.day, w.b.On)); f.Done.IsZero() && w.takenToRun {
			f.Remark = remark.TakenToRun
		}
	}
	for _, i := range w.children {
		dst = w.childLeftOut(dst, rule, int(i))
	}
	return dst
}

// childLeftOut appends where the next meeting stands that concerns a child whom one or more meetings since the last did not. Where
// none left the child out, what is said of the group stands for the child too.
func (w *review) childLeftOut(dst []procedure.Finding, rule *rule, child int) []procedure.Finding {
	c := &w.g.Children[child]
	last, left := int32(-1), false
	gap := func(done calendar.Date) {
		if last < 0 || !left || !c.IsOnPlan(w.takes[last].day) {
			return
		}
		from := &w.takes[last]
		var due Deadline
		due.compute(&w.b, w.whole, rule.ID, rule.Responsible, "", from.day, procedure.Events{procedure.PreviousMeeting: from.day, procedure.Meeting: from.day})
		if due.state == notAsked {
			return
		}
		w.Sorted = false
		f := findings.Note(&dst, rule.ID, procedure.ChildSubject, c.ID, w.t.Meetings[from.at].ID)
		f.At = procedure.Place{}.Item(field.Meetings, int(from.at))
		due.Judge(f, &w.b, done, w.arranged(c.ID), c.PlanEndFrom(from.day, w.b.On))
	}
	for _, at := range w.held {
		if !w.t.Meetings[w.takes[at].at].Covers(c.ID) {
			left = true
			continue
		}
		gap(w.takes[at].day)
		last, left = at, false
	}
	gap(calendar.Date{})
	return dst
}

func (w *review) ofMeeting(dst *[]procedure.Finding, rule *rule, i int32) *procedure.Finding {
	f := findings.Note(dst, rule.ID, procedure.MeetingSubject, w.t.Meetings[i].ID, "")
	f.At = procedure.Place{}.Item(field.Meetings, int(i))
	return f
}

// withoutRunning is the outcome for a meeting on a day on which no plan ran: undetermined where none is recorded of any child.
func (w *review) withoutRunning() procedure.Outcome {
	for i := range w.g.Children {
		if len(w.g.Children[i].OnPlan) > 0 {
			return procedure.NotApplicable
		}
	}
	return procedure.Undetermined
}

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
	Reads: []procedure.Record{procedure.Children, procedure.Conferences, procedure.Meetings}, Before: []procedure.Event{procedure.ReviewConference},
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
