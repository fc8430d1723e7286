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

// String returns the outcome in words: "met late", as it stands in JSON.
func (o Outcome) String() string               { return outcomeNames.Text(uint8(o), "Outcome") }
func (o Outcome) MarshalText() ([]byte, error) { return outcomeNames.Marshal(uint8(o)) }
func (o *Outcome) UnmarshalText(text []byte) error {
	return closedset.ReadText(outcomeNames, text, "procedure: an outcome", o)
}

// Remark is something worth pointing out about what is met, in words: "outside professional" (N 1.1a), "one agency present"
// (N 1.1c), "plan before first meeting" (N 2.1b), "agreement carries over" to the next social worker (N 2.7b), "interpreter is
// member" and "interpreter is relative" (N 3.13a), "in school hours" (N 3.15a), "earlier than usual" (B 5b), and "withheld":
// someone was not told, and that was decided, with the reason and by whom (N 2.3b, N 2.8c).
type Remark uint8

// NoRemark is that of a finding about which there is nothing to point out.
const NoRemark Remark = 0

var remarkNames = closedset.Set{
	"", "outside professional", "one agency present", "plan before first meeting", "agreement carries over",
	"interpreter is member", "interpreter is relative", "in school hours", "earlier than usual", "withheld",
}

// String returns the remark in words, empty for zero, as it stands in JSON.
func (r Remark) String() string               { return remarkNames.Text(uint8(r), "Remark") }
func (r Remark) MarshalText() ([]byte, error) { return remarkNames.Marshal(uint8(r)) }
func (r *Remark) UnmarshalText(text []byte) error {
	return closedset.ReadText(remarkNames, text, "procedure: a remark", r)
}
