package schedule

import (
	"cmp"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// AppendFirstReview appends what E 1b finds for each plan made for a child: where its first
// review conference stands.
func AppendFirstReview(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, g, t).withChildren().withConferences()
	return d.find(dst, procedure.RuleFirstReviewConference)
}

func (d *Desk) firstReviews(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleFirstReviewConference
	start := len(dst)
	var due Deadline
	for i := range d.plans {
		p := &d.plans[i]
		if i == 0 || p.made != d.plans[i-1].made || p.born != d.plans[i-1].born {
			known := fromConference(p.made)
			known[procedure.Birth] = p.born
			due.compute(&d.b, d.whole, rule, "", p.made, known)
		}
		if due.state == notAsked {
			continue
		}
		var done, arranged calendar.Date
		if n := d.reviewFrom(0, p, p.made); n < len(d.reviews) {
			done = d.convened[d.reviews[n]].first
		} else {
			arranged = d.reviewBooked(p.child)
		}
		due.Judge(d.ofPlan(&dst, rule, p, p.conference), &d.b, done, arranged, p.ended)
	}
	return d.others(dst, start, rule)
}

// AppendLaterReview appends what E 1c finds for each review conference held of a child's
// plan that went on: where the next one stands. The subject is the child in the review that
// the time is counted from.
func AppendLaterReview(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, g, t).withChildren().withConferences()
	return d.find(dst, procedure.RuleLaterReviewConference)
}

func (d *Desk) laterReviews(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleLaterReviewConference
	if len(d.reviewed) == 0 {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	var due Deadline
	for i, r := range d.reviewed {
		p, held := &d.plans[r.plan], d.convened[r.review].first
		if i == 0 || r.review != d.reviewed[i-1].review {
			due.compute(&d.b, d.whole, rule, "", held, procedure.Events{procedure.PreviousReview: held})
		}
		if due.state == notAsked {
			continue
		}
		ended := p.ended
		if ended.IsZero() && d.t.Conferences[r.review].ends(p.child) {
			ended = held
		}
		var done, arranged calendar.Date
		if r.next >= 0 {
			done = d.convened[r.next].first
		} else {
			arranged = d.reviewBooked(p.child)
		}
		due.Judge(d.ofPlan(&dst, rule, p, r.review), &d.b, done, arranged, ended)
	}
	return dst
}

// appendReviewed appends the reviews of each plan until another takes its place or it has ended, in
// the order of the conferences and children.
func (d *Desk) appendReviewed(dst []reviewed) []reviewed {
	for i := range d.plans {
		p := &d.plans[i]
		replaced := d.replacedOn(p)
		for n := d.reviewFrom(0, p, p.made); n < len(d.reviews); {
			at := d.reviews[n]
			held := d.convened[at].first
			if !p.ended.IsZero() && p.ended.Before(held) || !replaced.IsZero() && !replaced.After(held) {
				break // a review of another plan of the child's
			}
			r := reviewed{plan: int32(i), review: at, next: -1}
			after := n + 1
			n = len(d.reviews)
			if day := held.AddDays(1); !day.IsZero() {
				n = d.reviewFrom(after, p, day)
			}
			if n < len(d.reviews) {
				r.next = d.reviews[n]
			}
			dst = append(dst, r)
		}
	}
	slices.SortStableFunc(dst, func(a, b reviewed) int {
		return cmp.Or(strings.Compare(string(d.t.Conferences[a.review].ID), string(d.t.Conferences[b.review].ID)), strings.Compare(string(d.plans[a.plan].child), string(d.plans[b.plan].child)))
	})
	return dst
}

// replacedOn returns the first day by which another conference had made a plan for the child
// after that one did, zero if none has.
func (d *Desk) replacedOn(p *plan) calendar.Date {
	var first calendar.Date
	for i := range d.plans {
		q := &d.plans[i]
		if q.conference == p.conference || q.child != p.child || q.made.Before(p.made) ||
			q.made == p.made && d.t.Conferences[q.conference].ID <= d.t.Conferences[p.conference].ID {
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
func (d *Desk) reviewFrom(n int, p *plan, day calendar.Date) int {
	for ; n < len(d.reviews); n++ {
		if i := d.reviews[n]; !d.convened[i].first.Before(day) && i != p.conference && d.t.Conferences[i].reviews(p.child) {
			break
		}
	}
	return n
}

// reviewBooked returns the earliest day for which a review of a child's plan is booked.
func (d *Desk) reviewBooked(child procedure.ChildID) calendar.Date {
	var earliest calendar.Date
	for i := range d.t.Conferences {
		if day := d.convened[i].booked; !day.IsZero() && !day.Before(d.b.On) && (earliest.IsZero() || day.Before(earliest)) && d.t.Conferences[i].reviews(child) {
			earliest = day
		}
	}
	return earliest
}
