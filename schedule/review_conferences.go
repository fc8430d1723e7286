package schedule

import (
	"cmp"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/measure"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// ReviewConferenceDue returns the last day for the first review conference, from the conference that made the plan; or where
// a review was held since, for the next one, from the last held. Born is the birth of a child who was unborn when the plan
// was made, zero for any other and before it. (E 1b, E 1c)
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func ReviewConferenceDue(b procedure.Basis, conference, born, lastReview calendar.Date) Deadline {
	if !lastReview.IsZero() {
		return deadline(&b, procedure.RuleLaterReviewConference, procedure.ConferenceChair, "", lastReview, procedure.Events{procedure.PreviousReview: lastReview})
	}
	known := fromConference(conference)
	known[procedure.Birth] = born
	return deadline(&b, procedure.RuleFirstReviewConference, procedure.ConferenceChair, "", conference, known)
}

// firstReviewConference is E 1b, for each plan made for a child: where its first review conference stands.
var firstReviewConference = rule{Check: (*review).firstReviews, Responsible: procedure.ConferenceChair, Rule: procedure.Rule{
	ID: procedure.RuleFirstReviewConference, Title: "First review conference", Reads: []procedure.Record{procedure.Children, procedure.Conferences},
	Doc:    "For each plan made for a child, the first review conference is held in time.",
	Events: []procedure.Event{procedure.InitialConference, procedure.Registration, procedure.PlanStart, procedure.Birth}, Remedy: remedy.HoldReview,
	Measure: measure.ReviewConferences,
}}

func (w *review) firstReviews(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	var due Deadline
	for i := range w.plans {
		p := &w.plans[i]
		if i == 0 || p.made != w.plans[i-1].made || p.born != w.plans[i-1].born {
			known := fromConference(p.made)
			known[procedure.Birth] = p.born
			due.compute(&w.b, w.whole, rule.ID, rule.Responsible, "", p.made, known)
		}
		if due.state == notAsked {
			continue
		}
		var done, arranged calendar.Date
		if n := w.reviewFrom(0, p, p.made); n < len(w.reviews) {
			done = w.convened[w.reviews[n]].first
		} else {
			arranged = w.reviewBooked(p.child)
		}
		w.ofPlan(&dst, rule, p, p.conference, &due, done, arranged)
	}
	return w.orNone(dst, start, rule)
}

// laterReviewConference is E 1c, for each child in the review that the time is counted from.
var laterReviewConference = rule{Check: (*review).laterReviews, Responsible: procedure.ConferenceChair, Rule: procedure.Rule{
	ID: procedure.RuleLaterReviewConference, Title: "Later review conferences", Reads: []procedure.Record{procedure.Children, procedure.Conferences},
	Doc:    "After each review conference of a plan that goes on, the next is held in time.",
	Events: []procedure.Event{procedure.PreviousReview}, Remedy: remedy.HoldReview,
	Measure: measure.ReviewConferences,
}}

func (w *review) laterReviews(dst []procedure.Finding, rule *rule) []procedure.Finding {
	if len(w.reviewed) == 0 {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	var due Deadline
	for i, r := range w.reviewed {
		p, held := &w.plans[r.plan], w.convened[r.review].first
		if i == 0 || r.review != w.reviewed[i-1].review {
			due.compute(&w.b, w.whole, rule.ID, rule.Responsible, "", held, procedure.Events{procedure.PreviousReview: held})
		}
		if due.state == notAsked {
			continue
		}
		var done, arranged calendar.Date
		if r.next >= 0 {
			done = w.convened[r.next].first
		} else {
			arranged = w.reviewBooked(p.child)
		}
		w.ofPlan(&dst, rule, p, r.review, &due, done, arranged)
	}
	return dst
}

// appendReviewed appends the reviews of each plan until another takes its place or it has ended, in
// the order of the conferences and children.
func (w *review) appendReviewed(dst []reviewed) []reviewed {
	for i := range w.plans {
		p := &w.plans[i]
		replaced := w.replacedOn(p)
		for n := w.reviewFrom(0, p, p.made); n < len(w.reviews); {
			at := w.reviews[n]
			held := w.convened[at].first
			if !p.ended.IsZero() && p.ended.Before(held) || !replaced.IsZero() && !replaced.After(held) {
				break // a review of another plan of the child's
			}
			r := reviewed{plan: int32(i), review: at, next: -1}
			after := n + 1
			n = len(w.reviews)
			if day := held.AddDays(1); !day.IsZero() {
				n = w.reviewFrom(after, p, day)
			}
			if n < len(w.reviews) {
				r.next = w.reviews[n]
			}
			dst = append(dst, r)
		}
	}
	slices.SortStableFunc(dst, func(a, b reviewed) int {
		return cmp.Or(strings.Compare(string(w.t.Conferences[a.review].ID), string(w.t.Conferences[b.review].ID)), strings.Compare(string(w.plans[a.plan].child), string(w.plans[b.plan].child)))
	})
	return dst
}

// replacedOn returns the first day by which another conference had made a plan for the child after that one did, zero if none has.
func (w *review) replacedOn(p *plan) calendar.Date {
	var first calendar.Date
	for i := range w.plans {
		q := &w.plans[i]
		if q.conference == p.conference || q.child != p.child || q.made.Before(p.made) ||
			q.made == p.made && w.t.Conferences[q.conference].ID <= w.t.Conferences[p.conference].ID {
			continue
		}
		if first.IsZero() || q.made.Before(first) {
			first = q.made
		}
	}
	return first
}

// reviewFrom returns which of the reviews, from one on, is the first of a plan that was held on a day
// or after it, and how many there are if none is.
func (w *review) reviewFrom(n int, p *plan, day calendar.Date) int {
	for ; n < len(w.reviews); n++ {
		if i := w.reviews[n]; !w.convened[i].first.Before(day) && i != p.conference && w.t.Conferences[i].reviews(p.child) {
			break
		}
	}
	return n
}

// reviewBooked returns the earliest day for which a review of a child's plan is booked.
func (w *review) reviewBooked(child procedure.ChildID) calendar.Date {
	var earliest calendar.Date
	for i := range w.t.Conferences {
		if day := w.convened[i].booked; !day.IsZero() && !day.Before(w.b.On) && (earliest.IsZero() || day.Before(earliest)) && w.t.Conferences[i].reviews(child) {
			earliest = day
		}
	}
	return earliest
}
