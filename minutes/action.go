package minutes

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// Action is something that a meeting agreed is to be done, or that it carried over from an earlier one.
type Action struct {
	ID          procedure.ActionID `json:"id"`
	Description procedure.Text     `json:"description,omitzero"`
	// Responsible is who does it, a member or another.
	Responsible procedure.Person `json:"responsible,omitzero"`
	// Due is the last day, or Timescale says in words by when.
	Due       calendar.Date  `json:"due,omitzero"`
	Timescale procedure.Text `json:"timescale,omitzero"`
	// CarriedFrom is the meeting that first agreed it, empty for a new action. It keeps its
	// id, by which it is found in the minutes of every meeting since.
	CarriedFrom procedure.MeetingID `json:"carriedFrom,omitzero"`
	Status      ActionStatus        `json:"status,omitzero"`
	// Children are those it concerns. None named means all.
	Children []procedure.ChildID  `json:"children,omitzero"`
	NotFor   []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the action's id, last day and status.
func (a Action) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(a.ID)), slog.String("due", a.Due.String()), slog.String("status", a.Status.String()))
}

// ActionStatus is how an action stood at the meeting.
type ActionStatus uint8

// The statuses. One that is not recorded counts as open. Zero: not recorded.
const (
	actionStatusNotRecorded ActionStatus = iota
	Open                                 // open
	Done                                 // done
	Dropped                              // dropped
)

var actionStatuses = closedset.Set{"", "open", "done", "dropped"}

// String returns the status as a word, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (s ActionStatus) String() string               { return actionStatuses.Text(uint8(s), "ActionStatus") }
func (s ActionStatus) IsValid() bool                { return actionStatuses.Has(uint8(s)) }
func (s ActionStatus) MarshalText() ([]byte, error) { return actionStatuses.Marshal(uint8(s)) }
func (s *ActionStatus) UnmarshalText(text []byte) error {
	return closedset.ReadText(actionStatuses, text, "minutes: the status of an action", s)
}

func (c *review) onAction(dst *[]procedure.Finding, rule *rule, r *record, i int) *procedure.Finding {
	c.Sorted = c.Sorted && (i == 0 || r.minutes.Actions[i-1].ID <= r.minutes.Actions[i].ID)
	f := r.note(findings.Note(dst, rule.ID, procedure.ActionSubject, r.minutes.Actions[i].ID, r.m.ID))
	f.At = f.At.Item(field.Actions, i)
	return f
}

// actionsRecorded is N 3.17d, for each action of a meeting, or for the meeting.
var actionsRecorded = rule{Check: eachMeeting((*review).actionsOf), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleActionsRecorded, Title: "Actions",
	Doc:      "The minutes hold the actions, each with a description, or say that there are none.",
	Reads:    []procedure.Record{records.Children, records.Meetings, records.Minutes},
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
		c.Sorted = false
		f := r.onMeeting(dst, rule)
		f.Missing.AddIf(r.minutes.NoActions != procedure.Yes, field.Actions)
		f.Outcome = f.Missing.Outcome()
	}
}

// actionsAssigned is N 3.17e, for each action of a meeting. A timescale may be in words, and whoever is responsible need be no member.
var actionsAssigned = rule{Check: eachMeeting((*review).assigned), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleActionsAssigned, Title: "Timescales and responsibility",
	Doc:   "Each action has a last day or a timescale, and someone responsible.",
	Reads: []procedure.Record{records.Children, records.Meetings, records.Minutes},
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

// actionDrift is N 3.3a, for each action that was carried over from an earlier meeting: not met where it was carried over more
// than one, and neither these minutes nor later ones say that it is done or dropped. An action is carried over from the first
// meeting held under the plan whose minutes hold its id, or from the one that it says it was first agreed at, if that is earlier.
var actionDrift = rule{Check: eachMeeting((*review).actionsCarried), Rule: procedure.Rule{
	ID: procedure.RuleActionDrift, Title: "Actions carried over",
	Doc:   "No action is carried over more than one meeting.",
	Reads: []procedure.Record{records.Children, records.Meetings, records.Minutes}, Remedy: remedy.CloseAction,
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Text: "It was carried over more than one meeting, and is still open."},
		{Outcome: procedure.Met, Text: "No drift is recorded."},
	},
}}

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
	start := r.number - r.numberInPlan // the position of the first meeting under the plan
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

// isClosed reports whether the minutes of a meeting, by its position, or of a later one say that an action is done or dropped.
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
