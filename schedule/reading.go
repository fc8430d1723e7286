package schedule

import (
	"cmp"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// AsRead returns a group as the rules take it on a day, where a child's plan and what conferences decided contradict each
// other, or one of the two is missing: as the reading under which the plan runs, which keeps the child in view. A plan that a
// conference made runs from it where none is recorded, or one that begins more than five days later. One that was ended by hand
// goes on where a conference on or after that day continued it, until another ends it; an end by a death, by an 18th birthday or
// by a transfer after that conference stands. One that is recorded to go on does so, whatever a conference decided. A child for
// whom a conference decided that there is to be none, and who has none on record, is one without a plan. The group
// itself does not change, and is returned where there is nothing to read otherwise. It is for what is due, and not for what may
// be sent or shown: [AppendFindings] reads so by itself, those of the other packages take what they are given.
func AsRead(g *coregroup.CoreGroup, t *Timetable, known calendar.Date) *coregroup.CoreGroup {
	var r reading
	var days []convened
	for i := range t.Conferences {
		days = append(days, t.Conferences[i].convened(known))
	}
	return r.of(g, t, days, known)
}

// reading is a group as the rules take it, in memory that is used again for the next.
type reading struct {
	group    coregroup.CoreGroup
	children []coregroup.Child
	periods  []coregroup.PlanPeriod
	// contradicted says of each child whether the record of their plan and the conferences' decisions contradict each other.
	contradicted []bool
	// decisions are those of the conferences, by child and then by day.
	decisions []decided
}

// decided is what a conference decided on a child, and on which day.
type decided struct {
	child    procedure.ChildID
	on       calendar.Date
	decision Decision
}

// of reads a group, with the days of the conferences.
func (r *reading) of(g *coregroup.CoreGroup, t *Timetable, days []convened, known calendar.Date) *coregroup.CoreGroup {
	r.contradicted, r.periods, r.decisions = r.contradicted[:0], r.periods[:0], r.decisions[:0]
	for i := range t.Conferences {
		for _, d := range t.Conferences[i].Decisions {
			if on := cmp.Or(d.On, days[i].last); !days[i].first.IsZero() && !on.IsZero() && !on.After(known) {
				r.decisions = append(r.decisions, decided{d.Child, on, d.Decision})
			}
		}
	}
	slices.SortFunc(r.decisions, func(a, b decided) int {
		return cmp.Or(strings.Compare(string(a.child), string(b.child)), a.on.Compare(b.on), cmp.Compare(a.decision, b.decision))
	})
	read := g
	for i := range g.Children {
		c := &g.Children[i]
		periods, latest, otherwise := r.periodsOf(c, known)
		ended := latest == PlanEnds || latest == NoPlan
		r.contradicted = append(r.contradicted, otherwise || ended && c.IsOnPlan(known))
		if !otherwise && (latest != NoPlan || len(c.OnPlan) > 0) {
			continue
		}
		if read == g {
			r.children, r.group, read = append(r.children[:0], g.Children...), *g, &r.group
			r.group.Children = r.children
		}
		if r.children[i].OnPlan = periods; !otherwise {
			r.children[i] = c.WithoutPlan()
		}
	}
	return read
}

// periodsOf returns when a child is on a plan, the last decision on the child, and whether the periods are otherwise than recorded.
func (r *reading) periodsOf(c *coregroup.Child, known calendar.Date) (periods []coregroup.PlanPeriod, latest Decision, otherwise bool) {
	if slices.ContainsFunc(c.OnPlan, func(p coregroup.PlanPeriod) bool { return p.End == coregroup.Died }) {
		return c.OnPlan, decisionNotRecorded, false
	}
	start := len(r.periods)
	r.periods = append(r.periods, c.OnPlan...)
	first, _ := slices.BinarySearchFunc(r.decisions, c.ID, func(d decided, id procedure.ChildID) int { return strings.Compare(string(d.child), string(id)) })
	for _, d := range r.decisions[first:] {
		if d.child != c.ID {
			break
		}
		latest = d.decision
		list := r.periods[start:]
		at, after := around(list, d.on, known)
		switch {
		case d.decision == PlanMade && at >= 0 && goesOn(&list[at], d.on):
		case d.decision == PlanMade && after < 0:
			r.periods, otherwise = append(r.periods, coregroup.PlanPeriod{From: d.on}), true
		case d.decision == PlanMade && list[after].From.After(d.on.AddDays(beginsBy)):
			list[after].From, otherwise = d.on, true
		case d.decision == PlanContinues && at >= 0 && after < 0 && mayGoOn(&list[at], d.on):
			list[at].To, list[at].End, otherwise = calendar.Date{}, 0, true
		case d.decision == PlanEnds && otherwise && at >= 0 && after < 0 && list[at].To.IsZero():
			list[at].To, list[at].End = d.on, coregroup.EndedByReview
		}
	}
	if otherwise {
		return slices.Clip(r.periods[start:]), latest, true
	}
	r.periods = r.periods[:start]
	return c.OnPlan, latest, false
}

// isContradicted reports whether the plan of a child of the group that was read is taken to run against some record.
func (r *reading) isContradicted(g *coregroup.CoreGroup, id procedure.ChildID) bool {
	at := slices.IndexFunc(g.Children, func(c coregroup.Child) bool { return c.ID == id })
	return at >= 0 && r.contradicted[at]
}

// around returns the positions of the period that began last by a day, and of the first that begins after it, of those that had
// begun by another: -1 for none.
func around(periods []coregroup.PlanPeriod, on, known calendar.Date) (at, after int) {
	at, after = -1, -1
	for i := range periods {
		switch from := periods[i].From; {
		case from.IsZero(), from.After(known):
		case from.After(on):
			if after < 0 || from.Before(periods[after].From) {
				after = i
			}
		case at < 0 || !from.Before(periods[at].From):
			at = i
		}
	}
	return at, after
}

// goesOn reports whether a period includes a day and is not over with it, unless it is of that day alone.
func goesOn(p *coregroup.PlanPeriod, on calendar.Date) bool {
	return p.To.IsZero() || p.To.After(on) || p.From == on
}

// mayGoOn reports whether a period that is recorded as ended by a day may go on all the same, where a conference says so.
func mayGoOn(p *coregroup.PlanPeriod, on calendar.Date) bool {
	return !p.To.IsZero() && !p.To.After(on) && p.End != coregroup.Died && p.End != coregroup.TurnedEighteen
}

// beginsBy is how many days after a conference that made a plan it may be recorded to begin.
const beginsBy = 5

// isTakenAsMade reports whether a conference that was held is taken to have made a child's plan, though it is not recorded that
// it did: an initial one or one on a transfer that decided nothing else on the child than that the plan continues, where a
// plan begins with it, or at a transfer is running already.
func (c *Conference) isTakenAsMade(child *coregroup.Child, days convened, known calendar.Date) bool {
	if c.Kind == Review {
		return false
	}
	continues := false
	for _, d := range c.Decisions {
		if d.Child == child.ID && d.Decision != decisionNotRecorded && d.Decision != PlanContinues {
			return false
		}
		continues = continues || d.Child == child.ID && d.Decision == PlanContinues
	}
	return slices.ContainsFunc(child.OnPlan, func(p coregroup.PlanPeriod) bool {
		begins := !p.From.Before(days.first) && !p.From.After(days.last.AddDays(beginsBy)) && !p.From.After(known)
		runs := !p.From.IsZero() && !p.From.After(days.last) && (p.To.IsZero() || !p.To.Before(days.last))
		return begins || c.Kind == TransferIn && (continues || len(c.Decisions) == 0) && runs
	})
}
