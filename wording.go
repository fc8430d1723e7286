package childprotection

import (
	"fmt"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
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
	if rule.Forbids && f.Outcome == procedure.Met {
		return "Nothing amiss is recorded."
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

// missing says what is not recorded, in a sentence, empty where nothing is.
func missing(rule *procedure.Rule, f procedure.Finding) string {
	var words []string
	for wanted := range f.Missing.All() {
		words = append(words, label(rule, wanted, false))
	}
	if len(words) == 0 {
		return ""
	}
	return "Missing: " + listed(words) + "."
}

func listed(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// unknown says what is not recorded, where for want of it a finding that names no field cannot be told:
// empty where the case does not tell.
func unknown(b procedure.Basis, c Case, rule *procedure.Rule, f procedure.Finding) string {
	if f.Outcome != procedure.Undetermined || !f.Missing.IsZero() || len(c.Children) == 0 {
		return ""
	}
	remedy, _ := ToClear(b, c, f)
	var words []string
	add := func(text string) {
		if text != "" && !slices.Contains(words, text) {
			words = append(words, text)
		}
	}
	plan := slices.ContainsFunc(remedy.Steps, func(s procedure.RemedyStep) bool {
		return s.New && s.At == procedure.Place{}.Field(field.Plan).Field(field.Revisions)
	})
	for _, s := range remedy.Steps {
		if plan && isBesideDetailedPlan(s) {
			continue // it would open other findings, and is not what this one looks at
		}
		if s.New {
			at := s.At.String()
			add(listInWords(rule, at[strings.LastIndexByte(at, '/')+1:]))
			continue
		}
		for wanted := range s.Fields.All() {
			add(label(rule, wanted, false))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "It cannot be told. Not recorded: " + listed(words) + "."
}

// isBesideDetailedPlan reports whether a step goes with recording a detailed plan: what the conference
// agreed, to whom the family are linked, and in which language they have it.
func isBesideDetailedPlan(s procedure.RemedyStep) bool {
	at := s.At.String()
	return strings.HasPrefix(at, "/members") || strings.HasPrefix(at, "/plan/outlines") || strings.HasPrefix(at, "/plan/language")
}

// listInWords says what is known by the first record of a list, empty for what is yet to be done.
func listInWords(rule *procedure.Rule, list string) string {
	switch list {
	case "visits", "meetings", "versions", "sendings":
		return ""
	case "conferences":
		return "the conference that made the plan"
	}
	var f procedure.Field
	_ = f.UnmarshalText([]byte(list)) // a list of the library's records
	return label(rule, f, true)
}

func label(rule *procedure.Rule, f procedure.Field, list bool) string {
	for _, l := range rule.Labels {
		if l.Field == f && l.List == list {
			return l.Text
		}
	}
	return field.Words(uint8(f))
}
