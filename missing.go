package childprotection

import (
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

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
	plan := slices.ContainsFunc(remedy.Steps, isDetailedPlan)
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

// isDetailedPlan reports whether a step is to record a detailed plan.
func isDetailedPlan(s procedure.RemedyStep) bool {
	return s.New && s.At == procedure.Place{}.Field(field.Plan).Field(field.Revisions)
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
