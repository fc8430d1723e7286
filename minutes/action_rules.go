package minutes

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/schedule"
)

// onAction makes a finding about an action, by position.
func (c *given) onAction(dst *[]procedure.Finding, rule procedure.RuleID, r *record, i int) *procedure.Finding {
	c.ordered = c.ordered && (i == 0 || r.minutes.Actions[i-1].ID <= r.minutes.Actions[i].ID)
	f := r.note(findings.Note(dst, rule, procedure.ActionSubject, r.minutes.Actions[i].ID, r.m.ID))
	f.At = f.At.Item(field.Actions, i)
	return f
}

// AppendActionsRecorded appends what N 3.17d finds for each action of a meeting: whether it has
// a description. A meeting without actions is met where its minutes say that there are none.
func AppendActionsRecorded(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return alone(dst, &b, g, t, list, nil, procedure.RuleActionsRecorded)
}

func (c *given) actionsRecorded(dst *[]procedure.Finding, r *record) {
	const rule = procedure.RuleActionsRecorded
	for i := range r.minutes.Actions {
		f := c.onAction(dst, rule, r, i)
		f.Missing.AddIf(r.minutes.Actions[i].Description.IsBlank(), field.Description)
		f.Outcome = f.Missing.Outcome()
	}
	if len(r.minutes.Actions) == 0 {
		c.ordered = false
		f := r.onMeeting(dst, rule)
		f.Missing.AddIf(r.minutes.NoActions != procedure.Yes, field.Actions)
		f.Outcome = f.Missing.Outcome()
	}
}

// AppendActionsAssigned appends what N 3.17e finds for each action of a meeting: whether it has
// a last day or a timescale in words, and someone responsible, a member or another.
func AppendActionsAssigned(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return alone(dst, &b, g, t, list, nil, procedure.RuleActionsAssigned)
}

func (c *given) actionsAssigned(dst *[]procedure.Finding, r *record) {
	for i := range r.minutes.Actions {
		a := &r.minutes.Actions[i]
		f := c.onAction(dst, procedure.RuleActionsAssigned, r, i)
		f.Missing.AddIf(a.Due.IsZero() && a.Timescale.IsBlank(), field.Timescale)
		f.Missing.AddIf(a.Responsible == procedure.Person{}, field.Responsible)
		f.Outcome = f.Missing.Outcome()
	}
}

// AppendActionDrift appends what N 3.3a finds for each action that was carried over from an
// earlier meeting: not met where it was carried over more than one, and neither these minutes nor
// later ones say that it is done or dropped. An action is carried over from the first meeting held under the plan whose minutes
// hold its id, or from the one that it says it was first agreed at, if that is earlier.
func AppendActionDrift(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return alone(dst, &b, g, t, list, nil, procedure.RuleActionDrift)
}

// carried appends the positions of some meetings whose minutes hold each action.
func carried(x index, all []record) index {
	for i := range all {
		if n := all[i].minutes; n != nil {
			for j := range n.Actions {
				x = append(x, entry{string(n.Actions[j].ID), int32(i)})
			}
		}
	}
	return x.sorted()
}

func (c *given) actionDrift(dst *[]procedure.Finding, r *record) {
	start := r.number - r.nth // the position of the first meeting under the plan
	for i := range r.minutes.Actions {
		a := &r.minutes.Actions[i]
		if !c.again && a.CarriedFrom == "" {
			continue
		}
		from := r.number - 1
		for _, e := range c.actions.all(string(a.ID)) {
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
		f := c.onAction(dst, procedure.RuleActionDrift, r, i)
		f.Since = c.all[from].held
		f.Outcome = procedure.Met
		if r.number-1-from > 1 && !c.isClosed(a.ID, r.number-1) {
			f.Outcome = procedure.NotMet
		}
	}
}

// isClosed reports whether the minutes of a meeting, by its position, or of a later one say that an
// action is done or dropped.
func (c *given) isClosed(id procedure.ActionID, from int) bool {
	for _, e := range c.actions.all(string(id)) {
		if int(e.at) < from {
			continue
		}
		for i := range c.all[e.at].minutes.Actions {
			if a := &c.all[e.at].minutes.Actions[i]; a.ID == id && (a.Status == Done || a.Status == Dropped) {
				return true
			}
		}
	}
	return false
}
