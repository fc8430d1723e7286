package schedule

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// undecided is a child whose plan began at a conference of which no decision on the child is
// recorded: the positions of both.
type undecided struct{ conference, child int32 }

// appendUndecided appends each of them, in the order of the conferences and children.
func (w *review) appendUndecided(dst []undecided) []undecided {
	for _, i := range w.conferences {
		c, days := &w.t.Conferences[i], w.convened[i]
		if days.first.IsZero() || c.Kind == Review {
			continue
		}
		for _, j := range w.children {
			if child := &w.g.Children[j]; began(child, days.first, days.last) && !c.decides(child.ID) {
				dst = append(dst, undecided{i, j})
			}
		}
	}
	return dst
}

// notDecided appends that a rule which runs for each plan made cannot be told for them.
func (w *review) notDecided(dst []procedure.Finding, rule *rule) []procedure.Finding {
	r := w.batch(dst, rule)
	for _, u := range w.undecided {
		last := w.convened[u.conference].last
		dst = w.next(dst, &r, last)
		f := findings.Note(&dst, rule.ID, procedure.ChildSubject, w.g.Children[u.child].ID, w.t.Conferences[u.conference].ID)
		f.Responsible, f.Since, f.Missing, f.At = rule.answers(), last, procedure.FieldsOf(field.Decisions), procedure.Place{}.Item(field.Conferences, int(u.conference))
	}
	return w.attach(dst, &r)
}

// began reports whether a plan of a child's begins on one of some days.
func began(c *coregroup.Child, first, last calendar.Date) bool {
	return slices.ContainsFunc(c.OnPlan, func(p coregroup.PlanPeriod) bool { return !p.From.Before(first) && !p.From.After(last) })
}

// decides reports whether a decision on a child is recorded of the conference.
func (c *Conference) decides(child procedure.ChildID) bool {
	return slices.ContainsFunc(c.Decisions, func(d PlanDecision) bool { return d.Child == child && d.Decision != DecisionNotRecorded })
}
