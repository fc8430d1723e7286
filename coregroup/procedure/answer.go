package procedure

import "github.com/safeguarding-go/childprotection/internal/closedset"

// Answer is a fact that a record states with yes or no, and may leave out.
// A record has an Answer wherever a bool would let "not recorded" pass for "no".
type Answer uint8

// NotRecorded is the zero Answer and is left out of JSON by omitzero.
const (
	NotRecorded Answer = iota
	Yes
	No
)

var answerNames = closedset.Set{"", "yes", "no"}

// String returns "yes", "no", or the empty text for NotRecorded, as it stands in JSON. IsValid says whether it is one of the
// set.
func (a Answer) String() string               { return answerNames.Text(uint8(a), "Answer") }
func (a Answer) IsValid() bool                { return answerNames.Has(uint8(a)) }
func (a Answer) MarshalText() ([]byte, error) { return answerNames.Marshal(uint8(a)) }
func (a *Answer) UnmarshalText(text []byte) error {
	return closedset.ReadText(answerNames, text, "procedure: an answer", a)
}
