package schedule

import (
	"cmp"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/remark"
)

// Conference is a child protection conference.
type Conference struct {
	ID   procedure.ConferenceID `json:"id"`
	Kind ConferenceKind         `json:"kind"`
	// Bookings are how it was arranged, in the order in which they were made.
	Bookings []Booking `json:"bookings,omitzero"`
	// Held says that it was, and Sittings on which days; none means the day arranged.
	Held     procedure.Answer `json:"held,omitzero"`
	Sittings []calendar.Date  `json:"sittings,omitzero"`
	// Decisions are what it decided for each child. A review conference without any reviewed every child's plan.
	Decisions []PlanDecision `json:"decisions,omitzero"`
}

// PlanDecision is what a conference decided for a child.
type PlanDecision struct {
	Child    procedure.ChildID `json:"child"`
	Decision Decision          `json:"decision"`
	// On is the sitting that decided it, zero for the last there was.
	On calendar.Date `json:"on,omitzero"`
}

// ConferenceKind is what a conference is for.
type ConferenceKind uint8

// The kinds. A transfer-in conference counts as an initial one. Zero: not recorded.
const (
	conferenceKindNotRecorded ConferenceKind = iota
	Initial                                  // initial
	Review                                   // review
	TransferIn                               // transfer in
)

var conferenceKinds = closedset.Of[ConferenceKind]("schedule: a kind of conference", "", "initial", "review", "transfer in")

// String returns the kind in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (k ConferenceKind) String() string                   { return conferenceKinds.Text(k) }
func (k ConferenceKind) IsValid() bool                    { return conferenceKinds.Has(k) }
func (k ConferenceKind) MarshalText() ([]byte, error)     { return conferenceKinds.Marshal(k) }
func (k *ConferenceKind) UnmarshalText(text []byte) error { return conferenceKinds.Read(text, k) }

// Decision is what was decided of a child's plan.
type Decision uint8

// The decisions. Zero: not recorded.
const (
	decisionNotRecorded Decision = iota
	PlanMade                     // plan made
	PlanContinues                // plan continues
	PlanEnds                     // plan ends
	NoPlan                       // no plan
)

var decisions = closedset.Of[Decision]("schedule: a decision", "", "plan made", "plan continues", "plan ends", "no plan")

// String returns the decision in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (d Decision) String() string                   { return decisions.Text(d) }
func (d Decision) IsValid() bool                    { return decisions.Has(d) }
func (d Decision) MarshalText() ([]byte, error)     { return decisions.Marshal(d) }
func (d *Decision) UnmarshalText(text []byte) error { return decisions.Read(text, d) }

// HeldOn returns the day of the conference's first sitting, as known on a day: the zero Date where it was not held by then.
func (c *Conference) HeldOn(known calendar.Date) calendar.Date {
	return firstSitting(c.Held, c.Sittings, c.Bookings, known)
}

// BookedFor returns the day for which the conference is booked, as known on a day, passed or
// not: the zero Date where it is not, or was held.
func (c *Conference) BookedFor(known calendar.Date) calendar.Date {
	if !c.HeldOn(known).IsZero() {
		return calendar.Date{}
	}
	return bookedFor(c.Bookings, known)
}

func (c *Conference) convened(known calendar.Date) convened {
	var days convened
	days.first, days.last = sat(c.Held, c.Sittings, c.Bookings, known)
	if days.first.IsZero() {
		days.booked = bookedFor(c.Bookings, known)
	}
	return days
}

// madePlan returns the day on which a decision of a conference that was held on some days made a
// plan, as known on a day, and whether it did.
func (p PlanDecision) madePlan(held convened, known calendar.Date) (calendar.Date, bool) {
	on := cmp.Or(p.On, held.last)
	return on, p.Decision == PlanMade && !on.IsZero() && !on.After(known)
}

// reviews reports whether the conference reviews a child's plan.
func (c *Conference) reviews(child procedure.ChildID) bool {
	return c.Kind == Review && (len(c.Decisions) == 0 || slices.ContainsFunc(c.Decisions, func(d PlanDecision) bool { return d.Child == child }))
}

// convened are the days of a conference as known on a day: of its first and last sitting, zero where
// it was not held, and the one for which it is booked.
type convened struct{ first, last, booked calendar.Date }

// plan is a child protection plan that a conference made for a child.
type plan struct {
	conference int32
	child      procedure.ChildID
	made       calendar.Date
	// ended is its last day, zero while it goes on, and born the birth of a child who was unborn when it was made.
	ended, born calendar.Date
	// remark says where the record has it otherwise.
	remark procedure.Remark
}

// reviewed is a review conference of a plan that went on: the positions of both, and of the next
// review of the plan, -1 if there is none.
type reviewed struct{ plan, review, next int32 }

// readConferences reads the conferences: their days, the plans that they made by the day, in the
// order of the conferences and children, and the reviews of those.
func (w *review) readConferences() {
	t, known := w.t, w.b.On
	w.conferences = findings.AppendByID(w.conferences[:0], len(t.Conferences), func(i int) procedure.ConferenceID { return t.Conferences[i].ID })
	w.reviews, w.plans = w.reviews[:0], w.plans[:0]
	for _, i := range w.conferences {
		c, days := &t.Conferences[i], w.convened[i]
		if days.first.IsZero() {
			continue
		}
		if c.Kind == Review {
			w.reviews = append(w.reviews, i)
		}
		n := len(w.plans)
		for j := range c.Decisions {
			if made, ok := c.Decisions[j].madePlan(days, known); ok {
				p := planMade(w.g, i, c.Decisions[j].Child, made, known)
				if p.ended.IsZero() && w.reading.isContradicted(w.g, p.child) {
					p.remark = remark.TakenToRun
				}
				w.plans = append(w.plans, p)
			}
		}
		for _, j := range w.children {
			if child := &w.g.Children[j]; c.isTakenAsMade(child, days, known) {
				p := planMade(w.g, i, child.ID, days.last, known)
				p.remark = remark.TakenAsMade
				w.plans = append(w.plans, p)
			}
		}
		if byChild := func(a, b plan) int { return strings.Compare(string(a.child), string(b.child)) }; !slices.IsSortedFunc(w.plans[n:], byChild) {
			slices.SortStableFunc(w.plans[n:], byChild)
		}
	}
	inOrder(w.reviews, func(a, b int32) int { return w.convened[a].first.Compare(w.convened[b].first) })
	w.reviewed = w.appendReviewed(w.reviewed[:0])
}

// planMade returns a plan that a conference made for a child, as known on a day.
func planMade(g *coregroup.CoreGroup, conference int32, of procedure.ChildID, made, known calendar.Date) plan {
	p := plan{conference: conference, child: of, made: made}
	if child := g.Child(of); child != nil {
		p.ended = child.PlanEndFrom(planDay(child, made), known)
		if child.Born.After(made) && !child.Born.After(known) {
			p.born = child.Born
		}
	}
	return p
}

// planDay returns a day of the child's plan that a conference made: that of the conference,
// or where no plan of the child's includes it the first day of the one that follows.
func planDay(c *coregroup.Child, made calendar.Date) calendar.Date {
	follows := calendar.Date{}
	for _, p := range c.OnPlan {
		if !p.From.After(made) && (p.To.IsZero() || !p.To.Before(made)) {
			return made
		}
		if p.From.After(made) && (follows.IsZero() || p.From.Before(follows)) {
			follows = p.From
		}
	}
	return follows
}

// ofPlan notes where the deadline of a plan stands that counts from a conference.
func (w *review) ofPlan(dst *[]procedure.Finding, rule *rule, p *plan, conference int32, due *Deadline, done, arranged calendar.Date) {
	f := findings.Note(dst, rule.ID, procedure.ChildSubject, p.child, w.t.Conferences[conference].ID)
	f.At = procedure.Place{}.Item(field.Conferences, int(conference))
	if due.Judge(f, &w.b, done, arranged, p.ended); f.Done.IsZero() {
		f.Remark = p.remark
	}
}

// orNone appends the one finding of a rule that runs for each plan made where there is no other since a start: undetermined
// if no conference that could make a plan is recorded as held.
func (w *review) orNone(dst []procedure.Finding, start int, rule *rule) []procedure.Finding {
	if len(dst) > start {
		return dst
	}
	for i := range w.t.Conferences {
		if w.t.Conferences[i].Kind != Review && !w.convened[i].first.IsZero() {
			return w.onCase(dst, rule, procedure.NotApplicable)
		}
	}
	return w.onCase(dst, rule, procedure.Undetermined)
}
