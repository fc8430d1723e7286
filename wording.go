package childprotection

import (
	"fmt"
	"strings"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// wording returns the sentence that a rule has of its own for a finding, empty where it has none that fits.
func wording(b procedure.Basis, rule *procedure.Rule, f procedure.Finding) string {
	for _, w := range rule.Wording {
		if w.Outcome != f.Outcome || w.Kind != 0 && w.Kind != f.Subject.Kind ||
			!procedure.FieldsOf(w.Missing).IsZero() && !f.Missing.Has(w.Missing) || w.Complete && !f.Missing.IsZero() ||
			w.InTime && f.DaysLate != 0 || w.Undated && (!f.Due.IsZero() || !f.Since.IsZero()) {
			continue
		}
		if words, ok := filled(w.Text, func(slot string) string { return value(b, slot, f) }); ok {
			return words
		}
	}
	return ""
}

// filled puts values into the slots of a text. It reports false where a slot has none, outside a part in brackets: that is
// left out.
func filled(text string, value func(slot string) string) (string, bool) {
	var b strings.Builder
	for text != "" {
		at := strings.IndexAny(text, "{[")
		if at < 0 {
			b.WriteString(text)
			break
		}
		b.WriteString(text[:at])
		if text[at] == '[' {
			part, rest, _ := strings.Cut(text[at+1:], "]")
			if words, ok := filled(part, value); ok {
				b.WriteString(words)
			}
			text = rest
			continue
		}
		slot, rest, _ := strings.Cut(text[at+1:], "}")
		words := value(slot)
		if words == "" {
			return "", false
		}
		b.WriteString(words)
		text = rest
	}
	return b.String(), true
}

func value(b procedure.Basis, slot string, f procedure.Finding) string {
	switch slot {
	case "due":
		return f.Due.Format(dayLayout)
	case "done":
		return f.Done.Format(dayLayout)
	case "since":
		return f.Since.Format(dayLayout)
	case "days":
		return ago(b.On.Sub(f.Since))
	case "meeting":
		if e, ok := b.Procedures.On(f.Since); ok {
			return ordinal(e.JointChairMeetings())
		}
	}
	return ""
}

func ago(days int) string {
	switch days {
	case 0:
		return "today"
	case 1:
		return "1 day"
	}
	return fmt.Sprintf("%d days", days)
}

// ordinal says which of the first meetings, of which there are two at least: "second", "4th".
func ordinal(n int) string {
	switch n {
	case 2:
		return "second"
	case 3:
		return "third"
	}
	return fmt.Sprintf("%dth", n)
}
