package coregroup

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// Child is a child of the group: one who is, was or is to be the subject of a child protection plan.
type Child struct {
	ID procedure.ChildID `json:"id"`
	// Born is the date of birth, zero for a child not born yet. Expected is when the birth is or was expected.
	Born     calendar.Date `json:"born,omitzero"`
	Expected calendar.Date `json:"expected,omitzero"`
	// OnPlan are the periods during which the child was the subject of a plan.
	OnPlan []PlanPeriod `json:"onPlan,omitzero"`
	// Understanding says whether the child understands enough for the core group to be explained (N 3.15b).
	Understanding procedure.Answer `json:"understanding,omitzero"`
	// Attendance are the decisions on whether the child attends, the last one being the one that counts.
	Attendance []AttendanceDecision `json:"attendance,omitzero"`
	// Explained is when what the core group is for was explained to the child.
	Explained PurposeExplained `json:"explained,omitzero"`

	// withoutPlan says that a conference decided that the child is to be on no plan: see [Child.WithoutPlan].
	withoutPlan bool
}

// WithoutPlan returns the child as one of whom a conference decided that there is to be no plan. Nothing is asked about such a
// child while no plan is recorded, where otherwise it could not be told. The package schedule reads it from the conferences.
func (c Child) WithoutPlan() Child {
	c.withoutPlan = true
	return c
}

// PlanPeriod is a time during which a child is the subject of a plan, from one day to another, both included.
type PlanPeriod struct {
	From calendar.Date `json:"from"`
	// To is the last day, zero while the plan goes on.
	To  calendar.Date `json:"to,omitzero"`
	End PlanEnd       `json:"end,omitzero"`
}

// PlanEnd is why a plan ended.
type PlanEnd uint8

// The ends of a plan. A transfer ends it on the day of the receiving authority's conference. Zero: not recorded.
const (
	endNotRecorded PlanEnd = iota
	EndedByReview          // review conference
	TurnedEighteen         // turned 18
	Died                   // died
	Transferred            // transferred
	EndedOtherwise         // other
)

var planEnds = closedset.Of[PlanEnd]("coregroup: the end of a plan", "", "review conference", "turned 18", "died", "transferred", "other")

// String returns the end in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (e PlanEnd) String() string                   { return planEnds.Text(e) }
func (e PlanEnd) IsValid() bool                    { return planEnds.Has(e) }
func (e PlanEnd) MarshalText() ([]byte, error)     { return planEnds.Marshal(e) }
func (e *PlanEnd) UnmarshalText(text []byte) error { return planEnds.Read(text, e) }

// Stage is where a child is in life on a day, as far as the rules care.
type Stage uint8

// The stages. Zero is that of a child without a date of birth once the expected date has passed, or without either date.
const (
	stageUnknown Stage = iota // not known
	Unborn                    // unborn
	Minor                     // minor
	Adult                     // adult
)

var stages = closedset.Of[Stage]("", "not known", "unborn", "minor", "adult")

// String returns the stage in words.
func (s Stage) String() string { return stages.Text(s) }

// Stage returns the child's stage on a day. A child is an adult from the 18th birthday on.
func (c *Child) Stage(on calendar.Date) Stage {
	switch {
	case on.IsZero():
		return stageUnknown
	case !c.Born.IsZero() && !c.Born.After(on):
		if c.isAdult(on) {
			return Adult
		}
		return Minor
	case c.Expected.IsZero() && c.Born.After(on), !c.Expected.Before(on) && !c.Expected.IsZero():
		return Unborn
	default:
		return stageUnknown
	}
}

// isAdult reports whether the 18th birthday has come by a day. Most days are far from it, and need no more than a count.
func (c *Child) isAdult(on calendar.Date) bool {
	switch days := on.Sub(c.Born); {
	case c.Born.IsZero() || days < 18*365:
		return false
	case days > 18*366:
		return true
	}
	return !c.Eighteenth().After(on)
}

// Eighteenth returns the child's 18th birthday, the first day as an adult, zero if the child is not born. Of a child born on
// 29 February it is 1 March, the later of the two days it might be taken for.
func (c *Child) Eighteenth() calendar.Date {
	d := c.Born.AddMonths(12 * 18)
	if _, _, born := c.Born.Date(); born != 0 {
		if _, _, day := d.Date(); day != born {
			return d.AddDays(1)
		}
	}
	return d
}

// IsOnPlan reports whether the child is the subject of a plan on a day. From the 18th birthday on nobody is, whatever is recorded.
func (c *Child) IsOnPlan(on calendar.Date) bool {
	if on.IsZero() || c.Stage(on) == Adult {
		return false
	}
	for _, p := range c.OnPlan {
		if !p.From.IsZero() && !p.From.After(on) && (p.To.IsZero() || !p.To.Before(on)) {
			return true
		}
	}
	return false
}

// isConcerned reports whether what says nothing of children concerned the child on a day: on a plan, or expected and on one since.
func (c *Child) isConcerned(on calendar.Date) bool {
	return c.IsOnPlan(on) || c.Stage(on) == Unborn && !c.Expected.IsZero() && len(c.OnPlan) > 0
}

// endOf returns the last day of a plan as known on a day, the zero Date while it goes on: the day
// before the 18th birthday where that is sooner.
func (c *Child) endOf(p PlanPeriod, known calendar.Date) calendar.Date {
	to := p.To
	if to.After(known) {
		to = calendar.Date{}
	}
	by := known.AddDays(1) // on the eve it is known
	if !to.IsZero() {
		by = to
	}
	if c.isAdult(by) {
		return c.Eighteenth().AddDays(-1)
	}
	return to
}

// PlanEndFrom returns the last day of the plan that a day is within, as known on another: the zero Date while that plan goes
// on, and where the day is within none. It is the day before the 18th birthday where no earlier end is recorded.
func (c *Child) PlanEndFrom(day, known calendar.Date) calendar.Date {
	within := -1
	for i, p := range c.OnPlan {
		if !p.From.IsZero() && !p.From.After(day) && (p.To.IsZero() || !p.To.Before(day)) && (within < 0 || p.From.After(c.OnPlan[within].From)) {
			within = i // on the day of a transfer two plans meet
		}
	}
	if within < 0 {
		return calendar.Date{}
	}
	return c.endOf(c.OnPlan[within], known)
}

// PlanEnded returns the last day of the child's plan on a day: the zero Date while the child is on one, before the first,
// and where none is recorded. It is the day before the 18th birthday where no earlier end is recorded.
func (c *Child) PlanEnded(on calendar.Date) calendar.Date {
	if c.IsOnPlan(on) {
		return calendar.Date{}
	}
	var last calendar.Date
	for _, p := range c.OnPlan {
		if p.From.IsZero() || p.From.After(on) {
			continue
		}
		to := p.To
		if to.IsZero() || to.After(on) {
			to = on
		}
		if c.isAdult(to) {
			to = c.Eighteenth().AddDays(-1)
		}
		if to.After(last) {
			last = to
		}
	}
	return last
}

// RulesRun reports whether the rules of a child who is there to be seen and heard run on a day, and what they come to where
// they do not: not applicable before birth, once grown up and after the plan, and undetermined once the expected date has
// passed without a birth, or where no plan is recorded.
func (c *Child) RulesRun(on calendar.Date) (run bool, otherwise procedure.Outcome) {
	switch stage := c.Stage(on); {
	case stage == Adult, stage == Unborn:
		return false, procedure.NotApplicable
	case !c.IsOnPlan(on) && (c.withoutPlan || !c.PlanEnded(on).IsZero()):
		return false, procedure.NotApplicable
	case stage == stageUnknown, !c.IsOnPlan(on):
		return false, procedure.Undetermined
	}
	return true, procedure.Undetermined
}
