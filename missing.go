package childprotection

import (
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// missing says what is not recorded, in a sentence, empty where nothing is.
func missing(f procedure.Finding) string {
	var words []string
	for wanted := range f.Missing.All() {
		words = append(words, inWords(f.Rule, wanted))
	}
	if len(words) == 0 {
		return ""
	}
	return "Missing: " + listed(words) + "."
}

// listed joins words as a sentence does.
func listed(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// unknown says what is not recorded, where for want of it a finding that names no field cannot be told:
// empty where the case does not tell.
func unknown(b procedure.Basis, c Case, f procedure.Finding) string {
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
			add(listInWords(f.Rule, at[strings.LastIndexByte(at, '/')+1:]))
			continue
		}
		for wanted := range s.Fields.All() {
			add(inWords(f.Rule, wanted))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "It cannot be told. Not recorded: " + listed(words) + "."
}

// isDetailedPlan reports whether a step is to record a detailed plan.
func isDetailedPlan(s procedure.RemedyStep) bool {
	return s.New && s.At == listOf(field.Plan).Field(field.Revisions)
}

// isBesideDetailedPlan reports whether a step goes with recording a detailed plan: what the conference
// agreed, to whom the family are linked, and in which language they have it.
func isBesideDetailedPlan(s procedure.RemedyStep) bool {
	at := s.At.String()
	return strings.HasPrefix(at, "/members") || strings.HasPrefix(at, "/plan/outlines") || strings.HasPrefix(at, "/plan/language")
}

// listInWords says what is known by the first record of a list, empty for what is yet to be done.
func listInWords(rule procedure.RuleID, list string) string {
	switch list {
	case "visits", "meetings", "versions", "sendings":
		return ""
	case "conferences":
		return "the conference that made the plan"
	case "attendance", "guests":
		if rule == procedure.RuleLineManagerChairs || rule == procedure.RuleUsualChair || rule == procedure.RuleOtherChair {
			return "whether the chair was there"
		}
	}
	var f procedure.Field
	_ = f.UnmarshalText([]byte(list)) // a list of the library's records
	return inWords(procedure.NoRule, f)
}

// ofRules are fields that one rule looks at for something of its own.
var ofRules = [...]struct {
	rule   procedure.RuleID
	wanted procedure.Field
	words  string
}{
	{procedure.RulePurposeExplained, field.Purpose, "what the core group is for"},
	{procedure.RuleOtherChair, field.Present, "that the chair was there"},
	{procedure.RulePlanEndRecorded, field.To, "the day on which the plan ended"},
	{procedure.RuleSafetyPlanMade, field.Family, "that the family took part in making it"},
	{procedure.RuleMembershipAgreed, field.Members, "that any member was agreed at the conference"},
	{procedure.RuleVisitingPattern, field.Alone, "when the child is to be seen alone"},
	{procedure.RuleVisitingPattern, field.WithOthers, "when the child is to be seen with others"},
	{procedure.RuleVisitingPattern, field.Visiting, "how often and in what situations the child is to be seen"},
	{procedure.RuleFundamentalChangeTold, field.Told, "the day on which they were told or the decision to withhold it"},
	{procedure.RuleSeriousConcernTold, field.Told, "the day on which they were told or the decision to withhold it"},
	{procedure.RuleLaterMeetingsAgreed, field.Agreed, "when the later meetings are"},
	{procedure.RuleCommunicationSupport, field.Support, "whether an interpreter or translator was offered"},
	{procedure.RuleChildAttendanceDecided, field.Attendance, "a decision whether the child comes"},
	{procedure.RuleExclusionAlternatives, field.Informed, "how they are kept informed"},
	{procedure.RulePreviousNotesReviewed, field.Reviewed, "whether the notes of the meeting before were gone through"},
	{procedure.RuleTaskQuantified, field.Tasks, "a task"},
	{procedure.RuleTaskPurpose, field.Tasks, "a task"},
	{procedure.RuleTaskMeasures, field.Tasks, "a task"},
	{procedure.RuleDifferenceToChild, field.Tasks, "a task"},
	{procedure.RuleSMART, field.Tasks, "a task"},
}

// inWords says what a field is for, as a rule misses it.
func inWords(rule procedure.RuleID, f procedure.Field) string {
	for _, o := range ofRules {
		if o.rule == rule && o.wanted == f {
			return o.words
		}
	}
	return field.Words(uint8(f))
}
