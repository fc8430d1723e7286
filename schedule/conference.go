package schedule

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
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

var conferenceKinds = closedset.Set{"", "initial", "review", "transfer in"}

// String returns the kind in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (k ConferenceKind) String() string               { return conferenceKinds.Text(uint8(k), "ConferenceKind") }
func (k ConferenceKind) IsValid() bool                { return conferenceKinds.Has(uint8(k)) }
func (k ConferenceKind) MarshalText() ([]byte, error) { return conferenceKinds.Marshal(uint8(k)) }
func (k *ConferenceKind) UnmarshalText(text []byte) error {
	return closedset.ReadText(conferenceKinds, text, "schedule: a kind of conference", k)
}

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

var decisions = closedset.Set{"", "plan made", "plan continues", "plan ends", "no plan"}

// String returns the decision in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (d Decision) String() string               { return decisions.Text(uint8(d), "Decision") }
func (d Decision) IsValid() bool                { return decisions.Has(uint8(d)) }
func (d Decision) MarshalText() ([]byte, error) { return decisions.Marshal(uint8(d)) }
func (d *Decision) UnmarshalText(text []byte) error {
	return closedset.ReadText(decisions, text, "schedule: a decision", d)
}

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
	on := p.On
	if on.IsZero() {
		on = held.last
	}
	return on, p.Decision == PlanMade && !on.IsZero() && !on.After(known)
}

// ends reports whether the conference decided that a child's plan ends.
func (c *Conference) ends(child procedure.ChildID) bool {
	return slices.ContainsFunc(c.Decisions, func(d PlanDecision) bool { return d.Child == child && d.Decision == PlanEnds })
}

// reviews reports whether the conference reviews a child's plan.
func (c *Conference) reviews(child procedure.ChildID) bool {
	return c.Kind == Review && (len(c.Decisions) == 0 || slices.ContainsFunc(c.Decisions, func(d PlanDecision) bool { return d.Child == child }))
}
