package plan

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// Difficulty is a difficulty in carrying out the plan, or a serious concern that came to light.
type Difficulty struct {
	ID          procedure.DifficultyID `json:"id"`
	Date        calendar.Date          `json:"date,omitzero"`
	Description procedure.Text         `json:"description,omitzero"`
	// Children are those it concerns. None named means all.
	Children []procedure.ChildID `json:"children,omitzero"`
	// SafetyAffected says whether a child's safety is affected, and Immediate whether an immediate response was needed.
	SafetyAffected procedure.Answer `json:"safetyAffected,omitzero"`
	Immediate      procedure.Answer `json:"immediate,omitzero"`
	Cause          Cause            `json:"cause,omitzero"`
	// Professionals are those named in it.
	Professionals []procedure.MemberID `json:"professionals,omitzero"`
	// Action is what was agreed to be done, and Responsible who does it.
	Action      procedure.Text   `json:"action,omitzero"`
	Responsible procedure.Person `json:"responsible,omitzero"`
	Assessment  Assessment       `json:"assessment,omitzero"`
	// Involved is the day on which the core group discussed what to do.
	Involved calendar.Date `json:"involved,omitzero"`
	// Told are the members who were told of a serious concern and of what was done, or from whom it was withheld.
	Told []Telling `json:"told,omitzero"`
	// Informed are the managers and supervisors who were informed.
	Informed   []Informed           `json:"informed,omitzero"`
	Considered UrgentSteps          `json:"considered,omitzero"`
	Addressed  Addressed            `json:"addressed,omitzero"`
	NotFor     []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the difficulty's id and date.
func (d Difficulty) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(d.ID)), slog.String("date", d.Date.String()))
}

// Cause is what a difficulty arises from.
type Cause uint8

// The causes. A parent's disagreement is not taken up through the escalation procedures.
const (
	CauseNotRecorded    Cause = iota
	WorkersDisagree           // workers disagree
	MemberNotDelivering       // member not delivering
	ParentDisagrees           // parent disagrees
	OtherCause                // other
)

var causes = closedset.Set{"", "workers disagree", "member not delivering", "parent disagrees", "other"}

// String returns the cause in words, the empty text for CauseNotRecorded.
func (c Cause) String() string { return causes.Text(uint8(c), "Cause") }

// IsValid reports whether the value is one of the set.
func (c Cause) IsValid() bool { return causes.Has(uint8(c)) }

// MarshalText returns the text of [Cause.String], and an error for what is not in the set.
func (c Cause) MarshalText() ([]byte, error) { return causes.Marshal(uint8(c)) }

// UnmarshalText reads the text of [Cause.String].
func (c *Cause) UnmarshalText(text []byte) error {
	return closedset.ReadText(causes, text, "plan: a cause", c)
}

// Assessment is who worked out what to do about a difficulty.
type Assessment struct {
	LeadBy procedure.MemberID `json:"leadBy,omitzero"`
	// Manager is the team manager with whom it was done.
	Manager procedure.MemberID `json:"manager,omitzero"`
	On      calendar.Date      `json:"on,omitzero"`
}

// Informed is that a line manager or supervisor was informed of a difficulty.
type Informed struct {
	Manager procedure.MemberID `json:"manager"`
	On      calendar.Date      `json:"on,omitzero"`
}

// UrgentSteps are what was considered where a child's safety is affected, and the decision on each.
type UrgentSteps struct {
	LegalAction   procedure.Answer `json:"legalAction,omitzero"`
	Section47     procedure.Answer `json:"section47,omitzero"`
	EarlierReview procedure.Answer `json:"earlierReview,omitzero"`
	// DecidedBy is who decided, and On when.
	DecidedBy procedure.Person `json:"decidedBy,omitzero"`
	On        calendar.Date    `json:"on,omitzero"`
}

// Addressed is how a disagreement, or a member who does not do their part, was taken up.
type Addressed struct {
	Way Way           `json:"way,omitzero"`
	On  calendar.Date `json:"on,omitzero"`
	// Outcome is what came of it. Without one it is open.
	Outcome procedure.Text `json:"outcome,omitzero"`
}

// LogValue returns the way and the day.
func (a Addressed) LogValue() slog.Value {
	return slog.GroupValue(slog.String("way", a.Way.String()), slog.String("on", a.On.String()))
}

// Way is how a difficulty between professionals was taken up.
type Way uint8

// The ways.
const (
	WayNotRecorded Way = iota
	Discussed          // discussed
	Escalated          // escalated
)

var ways = closedset.Set{"", "discussed", "escalated"}

// String returns the way as a word, the empty text for WayNotRecorded.
func (w Way) String() string { return ways.Text(uint8(w), "Way") }

// IsValid reports whether the value is one of the set.
func (w Way) IsValid() bool { return ways.Has(uint8(w)) }

// MarshalText returns the text of [Way.String], and an error for what is not in the set.
func (w Way) MarshalText() ([]byte, error) { return ways.Marshal(uint8(w)) }

// UnmarshalText reads the text of [Way.String].
func (w *Way) UnmarshalText(text []byte) error {
	return closedset.ReadText(ways, text, "plan: a way of taking it up", w)
}
