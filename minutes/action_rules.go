package minutes

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// onAction makes a finding about an action, by position.
func (c *review) onAction(dst *[]procedure.Finding, rule *rule, r *record, i int) *procedure.Finding {
	c.ordered = c.ordered && (i == 0 || r.minutes.Actions[i-1].ID <= r.minutes.Actions[i].ID)
	f := r.note(findings.Note(dst, rule.ID, procedure.ActionSubject, r.minutes.Actions[i].ID, r.m.ID))
	f.At = f.At.Item(field.Actions, i)
	return f
}

// actionsRecorded is N 3.17d, for each action of a meeting: whether it has a description. A meeting without actions is met
// where its minutes say that there are none.
var actionsRecorded = rule{check: eachMeeting((*review).actionsOf), Rule: procedure.Rule{
	ID: procedure.RuleActionsRecorded, Title: "Actions",
	Doc:      "The minutes hold the actions, each with a description, or say that there are none.",
	Reads:    []procedure.Record{procedure.Children, procedure.Meetings, procedure.Minutes},
	Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Actions)},
	Adds:     []procedure.Addition{{Missing: field.Actions, Fields: procedure.FieldsOf(field.ID, field.Description, field.Responsible, field.Due)}},
}}

func (c *review) actionsOf(dst *[]procedure.Finding, rule *rule, r *record) {
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

// actionsAssigned is N 3.17e, for each action of a meeting: whether it has a last day or a timescale in words, and someone
// responsible, a member or another.
var actionsAssigned = rule{check: eachMeeting((*review).assigned), Rule: procedure.Rule{
	ID: procedure.RuleActionsAssigned, Title: "Timescales and responsibility",
	Doc:   "Each action has a last day or a timescale, and someone responsible.",
	Reads: []procedure.Record{procedure.Children, procedure.Meetings, procedure.Minutes},
}}

func (c *review) assigned(dst *[]procedure.Finding, rule *rule, r *record) {
	for i := range r.minutes.Actions {
		a := &r.minutes.Actions[i]
		f := c.onAction(dst, rule, r, i)
		f.Missing.AddIf(a.Due.IsZero() && a.Timescale.IsBlank(), field.Timescale)
		f.Missing.AddIf(a.Responsible == procedure.Person{}, field.Responsible)
		f.Outcome = f.Missing.Outcome()
	}
}

// actionDrift is N 3.3a, for each action that was carried over from an earlier meeting: not met where it was carried over
// more than one, and neither these minutes nor later ones say that it is done or dropped. An action is carried over from the
// first meeting held under the plan whose minutes hold its id, or from the one that it says it was first agreed at, if that
// is earlier.
var actionDrift = rule{check: eachMeeting((*review).actionsCarried), unsorted: true, Rule: procedure.Rule{
	ID: procedure.RuleActionDrift, Title: "Actions carried over",
	Doc:   "No action is carried over more than one meeting.",
	Reads: []procedure.Record{procedure.Children, procedure.Meetings, procedure.Minutes}, Remedy: remedy.CloseAction,
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Text: "It was carried over more than one meeting, and is still open."},
		{Outcome: procedure.Met, Text: "No drift is recorded."},
	},
}}

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

func (c *review) actionsCarried(dst *[]procedure.Finding, rule *rule, r *record) {
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
		f := c.onAction(dst, rule, r, i)
		f.Since = c.all[from].held
		f.Outcome = procedure.Met
		if r.number-1-from > 1 && !c.isClosed(a.ID, r.number-1) {
			f.Outcome = procedure.NotMet
		}
	}
}

// isClosed reports whether the minutes of a meeting, by its position, or of a later one say that an
// action is done or dropped.
func (c *review) isClosed(id procedure.ActionID, from int) bool {
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
