package procedure

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
)

// Text is what people wrote in a case: a description, a reason, a view. It may
// tell who they are, so it hides itself: every verb of fmt prints [redacted] for
// it and so does slog, alone or in an exported field, a slice or a map. Only a
// conversion, string(t), and an encoding such as JSON give what it holds.
//
// A log handler that encodes what it is given as JSON, such as slog's own
// JSONHandler, does so for a slice or a map too and would write the Text inside
// it. The library's records are safe there one at a time, through their
// LogValue; don't log slices of them.
type Text string

const redacted = "[redacted]"

// IsBlank reports whether the text says nothing: it is empty or only white
// space, which counts as not recorded.
func (t Text) IsBlank() bool { return strings.TrimSpace(string(t)) == "" }

// Format writes [redacted] for every verb and flag, and nothing for an empty
// Text.
func (t Text) Format(f fmt.State, _ rune) {
	if t != "" {
		_, _ = io.WriteString(f, redacted)
	}
}

// LogValue returns [redacted], or the empty string for an empty Text.
func (t Text) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(t)) }
