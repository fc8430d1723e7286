package plan

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// Need is a developmental need of a child.
type Need struct {
	ID          procedure.NeedID     `json:"id"`
	Child       procedure.ChildID    `json:"child"`
	Description procedure.Text       `json:"description,omitzero"`
	NotFor      []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the ids of the need and the child.
func (n Need) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(n.ID)), slog.String("child", string(n.Child)))
}

// Service is what is offered to meet needs, and how.
type Service struct {
	ID          procedure.ServiceID `json:"id"`
	Description procedure.Text      `json:"description,omitzero"`
	Provider    procedure.Person    `json:"provider,omitzero"`
	Needs       []procedure.NeedID  `json:"needs,omitzero"`
	// EarlierEngagement is how the family engaged with such a service before; NoEarlierEngagement says that there was none.
	EarlierEngagement   procedure.Text   `json:"earlierEngagement,omitzero"`
	NoEarlierEngagement procedure.Answer `json:"noEarlierEngagement,omitzero"`
	// Likelihood is how likely it is to succeed, Monitoring how compliance is watched, and
	// Consequence what follows non-compliance, ByWhen at the latest.
	Likelihood  procedure.Text       `json:"likelihood,omitzero"`
	Monitoring  procedure.Text       `json:"monitoring,omitzero"`
	Consequence procedure.Text       `json:"consequence,omitzero"`
	ByWhen      procedure.Text       `json:"byWhen,omitzero"`
	NotFor      []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the service's id.
func (s Service) LogValue() slog.Value { return slog.StringValue(string(s.ID)) }

// Outcome is what is to be different in the end.
type Outcome struct {
	ID          procedure.OutcomeID `json:"id"`
	Description procedure.Text      `json:"description,omitzero"`
	// Children are those it is for. None named means all.
	Children []procedure.ChildID `json:"children,omitzero"`
	// Difference is what it should change for each of them.
	Difference []Difference         `json:"difference,omitzero"`
	Status     Status               `json:"status,omitzero"`
	NotFor     []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the outcome's id and status.
func (o Outcome) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(o.ID)), slog.String("status", o.Status.String()))
}

// Difference is what an outcome should change for a child.
type Difference struct {
	Child       procedure.ChildID `json:"child"`
	Description procedure.Text    `json:"description,omitzero"`
}

// LogValue returns the child's id.
func (d Difference) LogValue() slog.Value { return slog.StringValue(string(d.Child)) }

// Task is a task or requirement of the plan.
type Task struct {
	ID          procedure.TaskID `json:"id"`
	Description procedure.Text   `json:"description,omitzero"`
	Responsible procedure.Person `json:"responsible,omitzero"`
	// Quantity is how much or how often.
	Quantity procedure.Text `json:"quantity,omitzero"`
	Purpose  Purpose        `json:"purpose,omitzero"`
	// Difference is what a task that serves no outcome should change.
	Difference       procedure.Text `json:"difference,omitzero"`
	MeasureOfSuccess procedure.Text `json:"measureOfSuccess,omitzero"`
	MeasureOfFailure procedure.Text `json:"measureOfFailure,omitzero"`
	// Achievable and Realistic are why it is.
	Achievable procedure.Text `json:"achievable,omitzero"`
	Realistic  procedure.Text `json:"realistic,omitzero"`
	// Due is the last day, and Status how the task stood, on the day of the revision. History
	// is how both have changed since, in the order of the days.
	Due     calendar.Date `json:"due,omitzero"`
	Status  Status        `json:"status,omitzero"`
	History []TaskEntry   `json:"history,omitzero"`
	// Help says whether the task is help, for HelpFor of the family or for the Children. Of a
	// task that is no help none named means all children; of help it means none.
	Help     procedure.Answer     `json:"help,omitzero"`
	HelpFor  []procedure.MemberID `json:"helpFor,omitzero"`
	Children []procedure.ChildID  `json:"children,omitzero"`
	// Shareable says that others of the family than those whom the help is for may know of it.
	Shareable procedure.Answer     `json:"shareable,omitzero"`
	NotFor    []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the task's id, status and last day.
func (t Task) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(t.ID)), slog.String("status", t.Status.String()), slog.String("due", t.Due.String()))
}

// Purpose is what a task serves.
type Purpose struct {
	Outcomes []procedure.OutcomeID `json:"outcomes,omitzero"`
	Needs    []procedure.NeedID    `json:"needs,omitzero"`
}

// TaskEntry is how a task stood on a day.
type TaskEntry struct {
	On     calendar.Date `json:"on"`
	Status Status        `json:"status,omitzero"`
	// Due is the last day as it was then, zero where that did not change.
	Due calendar.Date `json:"due,omitzero"`
}

// Status is how far an outcome or task has come.
type Status uint8

// The statuses. Zero: not recorded.
const (
	statusNotRecorded Status = iota
	NotStarted               // not started
	InProgress               // in progress
	Achieved                 // achieved
	NotAchieved              // not achieved
	Stopped                  // stopped
)

var statuses = closedset.Of[Status]("plan: a status", "", "not started", "in progress", "achieved", "not achieved", "stopped")

// String returns the status in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (s Status) String() string                   { return statuses.Text(s) }
func (s Status) IsValid() bool                    { return statuses.Has(s) }
func (s Status) MarshalText() ([]byte, error)     { return statuses.Marshal(s) }
func (s *Status) UnmarshalText(text []byte) error { return statuses.Read(text, s) }

// Expectation is what the plan asks of a parent or carer, who need be no member of the group.
type Expectation struct {
	ID          procedure.ExpectationID `json:"id"`
	Of          procedure.Person        `json:"of"`
	Description procedure.Text          `json:"description,omitzero"`
	// Consequence is what may follow where it is not met, or they leave the core group process.
	Consequence procedure.Text       `json:"consequence,omitzero"`
	NotFor      []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the expectation's id.
func (e Expectation) LogValue() slog.Value { return slog.StringValue(string(e.ID)) }

// Visiting is how often and in what situations the lead social worker sees a child.
type Visiting struct {
	Child     procedure.ChildID `json:"child"`
	Frequency calendar.Period   `json:"frequency,omitzero"`
	// Alone are the situations in which the child is seen alone, and WithOthers those in which family members or carers are there.
	Alone      procedure.Text       `json:"alone,omitzero"`
	WithOthers procedure.Text       `json:"withOthers,omitzero"`
	NotFor     []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the child's id and the frequency.
func (v Visiting) LogValue() slog.Value {
	return slog.GroupValue(slog.String("child", string(v.Child)), slog.String("frequency", v.Frequency.String()))
}

// RoleInPlan is the part that someone plays, a member or another in routine contact with the child, such as a GP or teacher.
type RoleInPlan struct {
	Who         procedure.Person `json:"who"`
	Description procedure.Text   `json:"description,omitzero"`
	// Contact is the nature of a professional's contact with the child and family, and Frequency how often there is.
	Contact   procedure.Text       `json:"contact,omitzero"`
	Frequency procedure.Text       `json:"frequency,omitzero"`
	NotFor    []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns who it is.
func (r RoleInPlan) LogValue() slog.Value { return slog.StringValue(string(r.Who.ID)) }

// Contingency is what is done if things change so much that prompt action is needed.
type Contingency struct {
	// Triggers are what starts it, Action is what is done, and Starter who starts it.
	Triggers procedure.Text   `json:"triggers,omitzero"`
	Action   procedure.Text   `json:"action,omitzero"`
	Starter  procedure.Person `json:"starter,omitzero"`
	// Proceedings says whether family court proceedings would be started; either answer shows that they were considered.
	Proceedings procedure.Answer `json:"proceedings,omitzero"`
	// Shareable says that it may stand in papers for the family.
	Shareable procedure.Answer     `json:"shareable,omitzero"`
	NotFor    []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns who starts it.
func (c Contingency) LogValue() slog.Value { return slog.StringValue(string(c.Starter.ID)) }

// ReviewPoint is a day on which progress is looked at.
type ReviewPoint struct {
	ID procedure.ReviewPointID `json:"id"`
	On calendar.Date           `json:"on,omitzero"`
	// Means are how progress is judged then.
	Means  procedure.Text       `json:"means,omitzero"`
	NotFor []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the review point's id and day.
func (r ReviewPoint) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(r.ID)), slog.String("on", r.On.String()))
}

// Participation is how a child takes part in carrying out the plan and in reviewing it.
type Participation struct {
	Child       procedure.ChildID    `json:"child"`
	CarryingOut procedure.Text       `json:"carryingOut,omitzero"`
	Reviewing   procedure.Text       `json:"reviewing,omitzero"`
	NotFor      []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the child's id.
func (p Participation) LogValue() slog.Value { return slog.StringValue(string(p.Child)) }
