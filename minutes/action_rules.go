package minutes

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// onAction returns a finding about an action, by position.
func (r *record) onAction(rule procedure.RuleID, i int) procedure.Finding {
	f := r.on(rule, procedure.SubjectIn(procedure.ActionSubject, r.minutes.Actions[i].ID, r.m.ID))
	f.At = f.At.Item(procedure.FieldActions, i)
	return f
}

// AppendActionsRecorded appends what N 3.17d finds for each action of a meeting: whether it has
// a description. A meeting without actions is met where its minutes say that there are none.
func AppendActionsRecorded(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.each(dst, procedure.RuleActionsRecorded)
}

func (c *given) actionsRecorded(dst []procedure.Finding, r *record) []procedure.Finding {
	const rule = procedure.RuleActionsRecorded
	for i := range r.minutes.Actions {
		f := r.onAction(rule, i)
		f.Missing.AddIf(r.minutes.Actions[i].Description.IsBlank(), procedure.FieldDescription)
		f.Outcome = f.Missing.Outcome()
		dst = c.b.Append(dst, r.held, f)
	}
	if len(r.minutes.Actions) == 0 {
		f := r.onMeeting(rule)
		f.Missing.AddIf(r.minutes.NoActions != procedure.Yes, procedure.FieldActions)
		f.Outcome = f.Missing.Outcome()
		dst = c.b.Append(dst, r.held, f)
	}
	return dst
}

// AppendActionsAssigned appends what N 3.17e finds for each action of a meeting: whether it has
// a last day or a timescale in words, and someone responsible, a member or another.
func AppendActionsAssigned(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.each(dst, procedure.RuleActionsAssigned)
}

func (c *given) actionsAssigned(dst []procedure.Finding, r *record) []procedure.Finding {
	const rule = procedure.RuleActionsAssigned
	for i := range r.minutes.Actions {
		a := &r.minutes.Actions[i]
		f := r.onAction(rule, i)
		f.Missing.AddIf(a.Due.IsZero() && a.Timescale.IsBlank(), procedure.FieldTimescale)
		f.Missing.AddIf(a.Responsible == procedure.Person{}, procedure.FieldResponsible)
		f.Outcome = f.Missing.Outcome()
		dst = c.b.Append(dst, r.held, f)
	}
	return dst
}

// AppendActionDrift appends what N 3.3a finds for each action that was carried over from an
// earlier meeting: not met where it was carried over more than one, and neither these minutes nor
// later ones say that it is done or dropped. An action is carried over from the first meeting held under the plan whose minutes
// hold its id, or from the one that it says it was first agreed at, if that is earlier.
func AppendActionDrift(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.each(dst, procedure.RuleActionDrift)
}

// manyActions is room for the index of the actions of a case of years.
type manyActions [2048]entry

// carried returns the positions of the meetings held whose minutes hold each action.
func (c *given) carried(to room) index {
	x := index(to[:0])
	for i := range c.all {
		if n := c.all[i].minutes; n != nil {
			for j := range n.Actions {
				x = append(x, entry{string(n.Actions[j].ID), int32(i)})
			}
		}
	}
	return x.sorted()
}

func (c *given) actionDrift(dst []procedure.Finding, r *record, s *sheet) []procedure.Finding {
	start := r.number - r.nth // the position of the first meeting under the plan
	for i := range r.minutes.Actions {
		a := &r.minutes.Actions[i]
		from := r.number - 1
		for _, e := range s.actions.all(string(a.ID)) {
			if int(e.at) >= start {
				from = min(from, int(e.at))
				break
			}
		}
		if a.CarriedFrom != "" {
			for k := start; k < from; k++ {
				if c.all[k].m.ID == a.CarriedFrom {
					from = k
				}
			}
		}
		if from == r.number-1 {
			continue
		}
		f := r.onAction(procedure.RuleActionDrift, i)
		f.Since = c.all[from].held
		f.Outcome = procedure.Met
		if r.number-1-from > 1 && !c.isClosed(a.ID, s.actions, r.number-1) {
			f.Outcome = procedure.NotMet
		}
		dst = c.b.Append(dst, r.held, f)
	}
	return dst
}

// isClosed reports whether the minutes of a meeting, by its position, or of a later one say that an
// action is done or dropped.
func (c *given) isClosed(id procedure.ActionID, in index, from int) bool {
	for _, e := range in.all(string(id)) {
		if int(e.at) < from {
			continue
		}
		for _, a := range c.all[e.at].minutes.Actions {
			if a.ID == id && (a.Status == Done || a.Status == Dropped) {
				return true
			}
		}
	}
	return false
}
