package schedule

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// undecided appends that a rule which runs for each plan made cannot be told, for each child whose plan
// began at a conference of which no decision on the child is recorded.
func (t *Timetable) undecided(dst []procedure.Finding, b *procedure.Basis, g *coregroup.CoreGroup, rule procedure.RuleID) []procedure.Finding {
	for i := range t.Conferences {
		c := &t.Conferences[i]
		first := c.HeldOn(b.On)
		if first.IsZero() || c.Kind == Review {
			continue
		}
		last := lastSitting(c.Held, c.Sittings, c.Bookings, b.On)
		for j := range g.Children {
			child := &g.Children[j]
			if !began(child, first, last) || c.decides(child.ID) {
				continue
			}
			f := procedure.Finding{
				Rule: rule, Subject: procedure.SubjectIn(procedure.ChildSubject, child.ID, c.ID), Outcome: procedure.Undetermined,
				Responsible: responsible(rule), Since: last, Missing: procedure.FieldsOf(procedure.FieldDecisions), At: procedure.Place{}.Item(procedure.FieldConferences, i),
			}
			dst = b.Append(dst, last, f)
		}
	}
	return dst
}

// began reports whether a plan of a child's begins on one of some days.
func began(c *coregroup.Child, first, last calendar.Date) bool {
	return slices.ContainsFunc(c.OnPlan, func(p coregroup.PlanPeriod) bool { return !p.From.Before(first) && !p.From.After(last) })
}

// decides reports whether a decision on a child is recorded of the conference.
func (c *Conference) decides(child procedure.ChildID) bool {
	return slices.ContainsFunc(c.Decisions, func(d PlanDecision) bool { return d.Child == child && d.Decision != DecisionNotRecorded })
}
