package procedure

import "github.com/safeguarding-go/childprotection/internal/closedset"

// Outcome is where a rule stands for a subject on the day of the review.
type Outcome uint8

// The outcomes. What is not yet due is Pending, DueSoon within the caller's warning, or ArrangedLate where what is arranged
// lies past the limit. What was done is Met or for ever MetLate. NotMet is for what can no longer be put off, and for a
// deadline that was overdue when the plan ended.
const (
	// Undetermined is for a fact that decides whether the clause applies, or a whole record, that is not in the case.
	Undetermined Outcome = iota
	// NotApplicable is for a clause that asks nothing here.
	NotApplicable
	// Excepted is for what an [AgreedException] covers.
	Excepted
	Pending
	DueSoon
	ArrangedLate
	Overdue
	Met
	MetLate
	NotMet
)

var outcomeNames = closedset.Set{
	"undetermined", "not applicable", "excepted", "pending", "due soon", "arranged late", "overdue", "met", "met late", "not met",
}

// String returns the outcome in words: "met late".
func (o Outcome) String() string { return outcomeNames.Text(uint8(o), "Outcome") }

// MarshalText returns the text of [Outcome.String], and an error for what is not in the set.
func (o Outcome) MarshalText() ([]byte, error) { return outcomeNames.Marshal(uint8(o)) }

// UnmarshalText reads the text of [Outcome.String].
func (o *Outcome) UnmarshalText(text []byte) error {
	return closedset.ReadText(outcomeNames, text, "procedure: an outcome", o)
}

// Remark is something worth pointing out about what is met.
type Remark uint8

// The remarks.
const (
	NoRemark Remark = iota
	// OutsideProfessional points out a professional who answers for a task and is no member (N 1.1a).
	OutsideProfessional
	// OneAgencyPresent points out a meeting held with one agency only (N 1.1c).
	OneAgencyPresent
	// PlanBeforeFirstMeeting points out a detailed plan dated before the core group first met (N 2.1b).
	PlanBeforeFirstMeeting
	// AgreementCarriesOver reminds, when the social worker changes, that a written
	// agreement tells the next one what is expected of the family (N 2.7b).
	AgreementCarriesOver
	// InterpreterIsMember points out a bilingual worker who interprets and is a member at the same meeting (N 3.13a).
	InterpreterIsMember
	// InterpreterIsRelative points out a relative or friend who interprets (N 3.13a).
	InterpreterIsRelative
	// InSchoolHours points out a meeting in school hours that a child attends (N 3.15a).
	InSchoolHours
	// EarlierThanUsual points out a meeting before the usual interval is over (B 5b).
	EarlierThanUsual
	// Withheld tells that someone was not told, and that it was decided so, with the reason and
	// by whom, from whoever was told (N 2.3b, N 2.8c).
	Withheld
)

var remarkNames = closedset.Set{
	"", "outside professional", "one agency present", "plan before first meeting", "agreement carries over",
	"interpreter is member", "interpreter is relative", "in school hours", "earlier than usual", "withheld",
}

// String returns the remark in words, the empty text for NoRemark.
func (r Remark) String() string { return remarkNames.Text(uint8(r), "Remark") }

// MarshalText returns the text of [Remark.String], and an error for what is not in the set.
func (r Remark) MarshalText() ([]byte, error) { return remarkNames.Marshal(uint8(r)) }

// UnmarshalText reads the text of [Remark.String].
func (r *Remark) UnmarshalText(text []byte) error {
	return closedset.ReadText(remarkNames, text, "procedure: a remark", r)
}
