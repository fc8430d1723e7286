package childprotection

import (
	"slices"
	"strings"
	"unicode"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// missing says what is not recorded, in a sentence, empty where nothing is.
func missing(f procedure.Finding) string {
	var words []string
	for field := range f.Missing.All() {
		words = append(words, inWords(f.Rule, field))
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
			add(listInWords(at[strings.LastIndexByte(at, '/')+1:]))
			continue
		}
		for field := range s.Fields.All() {
			add(inWords(f.Rule, field))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "It cannot be told. Not recorded: " + listed(words) + "."
}

// isDetailedPlan reports whether a step is to record a detailed plan.
func isDetailedPlan(s Step) bool {
	return s.New && s.At == listOf(procedure.FieldPlan).Field(procedure.FieldRevisions)
}

// isBesideDetailedPlan reports whether a step goes with recording a detailed plan: what the conference
// agreed, to whom the family are linked, and in which language they have it.
func isBesideDetailedPlan(s Step) bool {
	at := s.At.String()
	return strings.HasPrefix(at, "/members") || strings.HasPrefix(at, "/plan/outlines") || strings.HasPrefix(at, "/plan/language")
}

// listInWords says what is known by the first record of a list, empty for what is yet to be done.
func listInWords(list string) string {
	switch list {
	case "visits", "meetings", "versions", "sendings":
		return ""
	case "minutes":
		return "the minutes"
	case "revisions":
		return "the detailed plan"
	case "outlines":
		return "the outline of the plan"
	case "conferences":
		return "the conference that made the plan"
	case "onPlan":
		return "since when the child is on a plan"
	case "members":
		return "who belongs to the group"
	case "allocations":
		return "who the social worker is"
	case "lineManagers":
		return "who the line manager is"
	case "attendance", "guests":
		return "who was there"
	case "encouragements":
		return "whether the parent was encouraged"
	case "exclusions":
		return "the decision to exclude someone"
	case "invitations":
		return "who was invited"
	case "progress":
		return "how far the outcome has come"
	case "visiting":
		return "how often the child is seen"
	default:
		return spaced(list)
	}
}

// spaced puts the name of a field as words: "measure of failure".
func spaced(name string) string {
	var b strings.Builder
	for _, r := range name {
		if unicode.IsUpper(r) || unicode.IsDigit(r) && b.Len() > 0 && !strings.HasSuffix(b.String(), "4") {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// ofRules are fields that one rule looks at for something of its own.
var ofRules = [...]struct {
	rule  procedure.RuleID
	field procedure.Field
	words string
}{
	{procedure.RuleMembershipAgreed, procedure.FieldMembers, "that any member was agreed at the conference"},
	{procedure.RuleVisitingPattern, procedure.FieldAlone, "when the child is to be seen alone"},
	{procedure.RuleVisitingPattern, procedure.FieldWithOthers, "when the child is to be seen with others"},
	{procedure.RuleVisitingPattern, procedure.FieldVisiting, "how often and in what situations the child is to be seen"},
	{procedure.RuleFundamentalChangeTold, procedure.FieldTold, "the day on which they were told or the decision to withhold it"},
	{procedure.RuleSeriousConcernTold, procedure.FieldTold, "the day on which they were told or the decision to withhold it"},
	{procedure.RuleLaterMeetingsAgreed, procedure.FieldAgreed, "when the later meetings are"},
	{procedure.RuleCommunicationSupport, procedure.FieldSupport, "whether an interpreter or translator was offered"},
	{procedure.RuleChildAttendanceDecided, procedure.FieldAttendance, "a decision whether the child comes"},
}

// inWords says what a field is for, as a rule misses it. Most are named for it.
func inWords(rule procedure.RuleID, f procedure.Field) string {
	for _, o := range ofRules {
		if o.rule == rule && o.field == f {
			return o.words
		}
	}
	switch f {
	case procedure.FieldAgreedAtConference:
		return "whether the conference agreed on them"
	case procedure.FieldAlone:
		return "whether the child was seen alone"
	case procedure.FieldAloneReason:
		return "why alone or not"
	case procedure.FieldBorn:
		return "the day of the birth"
	case procedure.FieldBrought:
		return "whether the plan was there"
	case procedure.FieldBy:
		return "by whom"
	case procedure.FieldChairReason:
		return "the reason for another chair"
	case procedure.FieldChairSuitable:
		return "the chair's seniority and experience"
	case procedure.FieldCommunicationNeed:
		return "whether they have another communication need"
	case procedure.FieldCorrections:
		return "whether there were corrections"
	case procedure.FieldDecidedBy:
		return "who decided"
	case procedure.FieldDecidedOn:
		return "the day of the decision"
	case procedure.FieldDecisions:
		return "what the conference decided on each child"
	case procedure.FieldDoDifferently:
		return "what should be done differently"
	case procedure.FieldEarlierReview:
		return "whether an earlier review conference was considered"
	case procedure.FieldEngaged:
		return "whether the parent is engaged"
	case procedure.FieldExplained:
		return "that it was explained"
	case procedure.FieldFirstLanguageEnglish:
		return "whether their first language is English"
	case procedure.FieldFrequency:
		return "how often"
	case procedure.FieldFundamental:
		return "whether the change is fundamental"
	case procedure.FieldHelpFor:
		return "for whom the help is"
	case procedure.FieldImmediate:
		return "whether an immediate response was needed"
	case procedure.FieldInvolved:
		return "the day on which the core group was involved"
	case procedure.FieldKey:
		return "who the key professionals are"
	case procedure.FieldLeadBy:
		return "who led"
	case procedure.FieldLegalAction:
		return "whether immediate legal action was considered"
	case procedure.FieldLanguage:
		return "whether the plan is given in their language"
	case procedure.FieldInformed:
		return "the day on which they were informed"
	case procedure.FieldLinkedTo:
		return "to which children they are linked"
	case procedure.FieldOfficer:
		return "the officer whom the procedure names"
	case procedure.FieldOn:
		return "the day"
	case procedure.FieldPart:
		return "whether they were told a part only"
	case procedure.FieldParentsViews:
		return "the parents' views"
	case procedure.FieldProceedings:
		return "whether family court proceedings were considered"
	case procedure.FieldRelationships:
		return "the effect on relationships in the family"
	case procedure.FieldResponse:
		return "what else the group will try"
	case procedure.FieldReviewed:
		return "the day on which the minutes were gone through"
	case procedure.FieldRoles:
		return "their part in the plan"
	case procedure.FieldSafetyAffected:
		return "whether a child's safety is affected"
	case procedure.FieldSection47:
		return "whether a section 47 enquiry was considered"
	case procedure.FieldStanding:
		return "whether they are family or professional"
	case procedure.FieldStarter:
		return "who starts it"
	case procedure.FieldSupport:
		return "whether a supporter was thought of"
	case procedure.FieldSupportRight:
		return "whether the support is right"
	case procedure.FieldTold:
		return "the day on which they were told"
	case procedure.FieldUnderstanding:
		return "whether the child can understand"
	case procedure.FieldVersions:
		return "that the minutes went to everyone"
	case procedure.FieldViews:
		return "what the child thinks"
	case procedure.FieldWithChild:
		return "whether it was talked through with the child"
	case procedure.FieldWithThoseWhoKnow:
		return "whether it was talked through with those who know the child"
	case procedure.FieldWorksWell:
		return "what works well"
	default:
		return spaced(f.String())
	}
}
