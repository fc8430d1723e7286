package minutes

import (
	"cmp"
	"log/slog"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/plan"
)

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

var progressStatuses = closedset.Set{"", "worse", "no progress", "some progress", "achieved"}

// String returns the status in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (s ProgressStatus) String() string               { return progressStatuses.Text(uint8(s), "ProgressStatus") }
func (s ProgressStatus) IsValid() bool                { return progressStatuses.Has(uint8(s)) }
func (s ProgressStatus) MarshalText() ([]byte, error) { return progressStatuses.Marshal(uint8(s)) }
func (s *ProgressStatus) UnmarshalText(text []byte) error {
	return closedset.ReadText(progressStatuses, text, "minutes: how an outcome stands", s)
}

// isWithout reports whether there is no progress.
func (s ProgressStatus) isWithout() bool { return s == Worse || s == NoProgress }

// outcomeProgress is B 2a, for each outcome of the plan as it was on the day of a meeting, unless achieved or stopped:
// whether the minutes say how it stands. Before there is a detailed plan there is nothing to follow; where there never is
// one, or it has no outcome, it is undetermined. The revisions of plans that had ended do not count.
var outcomeProgress = rule{Check: eachMeeting((*review).progressOf), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleOutcomeProgress, Title: "Progress of the outcomes",
	Doc:   "Each meeting's minutes say how each outcome of the plan stands.",
	Reads: []procedure.Record{records.Children, records.Meetings, records.Revisions, records.Minutes}, Remedy: remedy.RecordProgress,
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
	ID: procedure.RuleNoProgressAnswered, Title: "No progress",
	Doc:   "Where an outcome had no progress at two meetings running, the minutes say what the group decided about it.",
	Reads: []procedure.Record{records.Children, records.Meetings, records.Minutes},
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
