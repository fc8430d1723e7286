package procedure

import (
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// Text is what people wrote in a case: a description, a reason, a view. It may tell who they are, so it hides itself: every
// verb of fmt that prints values prints [redacted] for it and so does slog, alone or in an exported field, a slice or a map.
// Only a conversion, string(t), and an encoding such as JSON give what it holds.
//
// Two things are out of reach. The verbs %p and %w, which are for pointers and errors, do not ask a value and print what it
// is; go vet reports %w. And a log handler that encodes what it is given as JSON, such as slog's own JSONHandler, writes the
// Text within a slice, a map, or a struct that has no LogValue. The library's records have one and are safe one at a time;
// don't log slices of them.
type Text string

const redacted = "[redacted]"

// IsBlank reports whether the text says nothing: it is empty or only white space, which counts as not recorded.
func (t Text) IsBlank() bool { return strings.TrimSpace(string(t)) == "" }

// Format writes [redacted] whatever the verb and flags, and nothing for an empty Text.
func (t Text) Format(f fmt.State, _ rune) {
	if t != "" {
		_, _ = io.WriteString(f, redacted)
	}
}

// LogValue returns [redacted], or the empty string for an empty Text.
func (t Text) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(t)) }

// Person is someone by id and role: who decided something, who answers for a task, a guest. The role tells what they are
// where they are no member of the group; a member's own roles count.
type Person struct {
	Role Role     `json:"role,omitzero"`
	ID   MemberID `json:"id,omitzero"`
}

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
