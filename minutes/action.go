package minutes

import (
	"cmp"
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/plan"
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

var actionStatuses = closedset.Of[ActionStatus]("minutes: the status of an action", "", "open", "done", "dropped")

// String returns the status as a word, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (s ActionStatus) String() string                   { return actionStatuses.Text(s) }
func (s ActionStatus) IsValid() bool                    { return actionStatuses.Has(s) }
func (s ActionStatus) MarshalText() ([]byte, error)     { return actionStatuses.Marshal(s) }
func (s *ActionStatus) UnmarshalText(text []byte) error { return actionStatuses.Read(text, s) }

func (c *review) onAction(dst *[]procedure.Finding, rule *rule, r *record, i int) *procedure.Finding {
	c.Sorted = c.Sorted && (i == 0 || r.minutes.Actions[i-1].ID <= r.minutes.Actions[i].ID)
	f := r.note(findings.Note(dst, rule.ID, procedure.ActionSubject, r.minutes.Actions[i].ID, r.m.ID))
	f.At = f.At.Item(field.Actions, i)
	return f
}

// actionsRecorded is N 3.17d, for each action of a meeting, or for the meeting.
var actionsRecorded = rule{Check: eachMeeting((*review).actionsOf), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleActionsRecorded, Title: "Actions", Reads: readsMinutes,
	Doc:      "The minutes hold the actions, each with a description, or say that there are none.",
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
	ID: procedure.RuleActionsAssigned, Title: "Timescales and responsibility", Reads: readsMinutes,
	Doc: "Each action has a last day or a timescale, and someone responsible.",
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
	ID: procedure.RuleActionDrift, Title: "Actions carried over", Reads: readsMinutes,
	Doc:    "No action is carried over more than one meeting.",
	Remedy: remedy.CloseAction,
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

// Progress is how an outcome of the plan stood at the meeting.
type Progress struct {
	Outcome     procedure.OutcomeID `json:"outcome"`
	Status      ProgressStatus      `json:"status,omitzero"`
	Description procedure.Text      `json:"description,omitzero"`
	// Response is what the group decided about an outcome without progress.
	Response procedure.Text `json:"response,omitzero"`
	// Children are those it concerns. None named means all.
	Children []procedure.ChildID  `json:"children,omitzero"`
	NotFor   []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the outcome's id and how it stood.
func (p Progress) LogValue() slog.Value {
	return slog.GroupValue(slog.String("outcome", string(p.Outcome)), slog.String("status", p.Status.String()))
}

// ProgressStatus is whether there is progress with an outcome.
type ProgressStatus uint8

// The statuses. Worse and NoProgress are those without progress. Zero: not recorded.
const (
	progressNotRecorded ProgressStatus = iota
	Worse                              // worse
	NoProgress                         // no progress
	SomeProgress                       // some progress
	Achieved                           // achieved
)

var progressStatuses = closedset.Of[ProgressStatus]("minutes: how an outcome stands", "", "worse", "no progress", "some progress", "achieved")

// String returns the status in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (s ProgressStatus) String() string                   { return progressStatuses.Text(s) }
func (s ProgressStatus) IsValid() bool                    { return progressStatuses.Has(s) }
func (s ProgressStatus) MarshalText() ([]byte, error)     { return progressStatuses.Marshal(s) }
func (s *ProgressStatus) UnmarshalText(text []byte) error { return progressStatuses.Read(text, s) }

// isWithout reports whether there is no progress.
func (s ProgressStatus) isWithout() bool { return s == Worse || s == NoProgress }

// outcomeProgress is B 2a, for each outcome of the plan as it was on the day of a meeting, unless achieved or stopped:
// whether the minutes say how it stands. Before there is a detailed plan there is nothing to follow; where there never is
// one, or it has no outcome, it is undetermined. The revisions of plans that had ended do not count.
var outcomeProgress = rule{Check: eachMeeting((*review).progressOf), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleOutcomeProgress, Title: "Progress of the outcomes",
	Doc:   "Each meeting's minutes say how each outcome of the plan stands.",
	Reads: []procedure.Record{procedure.Children, procedure.Meetings, procedure.Revisions, procedure.Minutes}, Remedy: remedy.RecordProgress,
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Outcomes), Minutes: procedure.FieldsOf(field.Progress)},
	Adds:     []procedure.Addition{{Missing: field.Progress, About: "/outcome", Fields: procedure.FieldsOf(field.Status, field.Description)}},
}}

func (c *review) progressOf(dst *[]procedure.Finding, rule *rule, r *record) {
	revision := c.p.InForce(c.g, r.held)
	if revision == nil || len(revision.Outcomes) == 0 {
		c.Sorted = false
		f := r.onMeeting(dst, rule)
		if revision == nil && c.p.InForce(c.g, cmp.Or(c.g.RunningUntil(r.held, c.b.On), c.b.On)) != nil {
			f.Outcome = procedure.NotApplicable
		}
		return
	}
	c.items = indexOf(c.items, len(r.minutes.Progress), func(i int) procedure.OutcomeID { return r.minutes.Progress[i].Outcome })
	for i := range revision.Outcomes {
		o := &revision.Outcomes[i]
		c.Sorted = c.Sorted && (i == 0 || revision.Outcomes[i-1].ID <= o.ID)
		if o.Status == plan.Achieved || o.Status == plan.Stopped || !overlap(o.Children, r.m.Children) {
			continue
		}
		f := r.note(findings.Note(dst, rule.ID, procedure.OutcomeSubject, o.ID, r.m.ID))
		if at := c.items.first(string(o.ID)); at < 0 {
			f.Missing.Add(field.Progress)
		} else {
			f.At = f.At.Item(field.Progress, at)
			f.Missing.AddIf(r.minutes.Progress[at].Status == progressNotRecorded, field.Status)
		}
		f.Outcome = f.Missing.Outcome()
	}
}

// noProgressAnswered is B 4b, for each outcome that had no progress at a meeting nor at the one before it.
var noProgressAnswered = rule{Check: eachMeeting((*review).answered), Rule: procedure.Rule{
	ID: procedure.RuleNoProgressAnswered, Title: "No progress", Reads: readsMinutes,
	Doc: "Where an outcome had no progress at two meetings running, the minutes say what the group decided about it.",
}}

func (c *review) answered(dst *[]procedure.Finding, rule *rule, r *record) {
	if r.numberInPlan == 1 || c.all[r.number-2].minutes == nil {
		return
	}
	before := c.all[r.number-2].minutes.Progress
	c.items = indexOf(c.items, len(before), func(i int) procedure.OutcomeID { return before[i].Outcome })
	for i := range r.minutes.Progress {
		now := &r.minutes.Progress[i]
		if at := c.items.first(string(now.Outcome)); !now.Status.isWithout() || at < 0 || !before[at].Status.isWithout() {
			continue
		}
		f := r.note(findings.Note(dst, rule.ID, procedure.OutcomeSubject, now.Outcome, r.m.ID))
		f.Since = r.before
		f.At = f.At.Item(field.Progress, i)
		f.Missing.AddIf(now.Response.IsBlank(), field.Response)
		f.Outcome = f.Missing.Outcome()
	}
}
