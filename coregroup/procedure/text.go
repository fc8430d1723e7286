package procedure

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
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
