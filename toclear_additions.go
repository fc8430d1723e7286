package childprotection

import (
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

// addition is what is to be added where a finding of a rule says that a list lacks a record.
type addition struct {
	rules   []procedure.RuleID
	missing procedure.Field
	// list is the list, if that is not the one that the finding names.
	list procedure.Field
	// about is the field of the record that holds whom or what it is about: the subject's id, or
	// where inside says so what the subject is in.
	about  string
	inside bool
	given  []Given
	fields procedure.Fields
}

// The additions, by the part of the case that the lists are in.
var (
	inMinutes = [...]addition{
		{
			rules:   []procedure.RuleID{procedure.RuleParentsAttend, procedure.RuleKeyProfessionals, procedure.RuleAttendanceRecorded, procedure.RuleWrittenNote},
			missing: procedure.FieldAttendance, about: "/member", fields: procedure.FieldsOf(procedure.FieldHow),
		},
		{
			rules: []procedure.RuleID{procedure.RuleContactShared}, missing: procedure.FieldContributions, about: "/member",
			fields: procedure.FieldsOf(procedure.FieldAchieved, procedure.FieldExpected, procedure.FieldBlocks, procedure.FieldFurtherHelp, procedure.FieldContact),
		},
		{
			rules: []procedure.RuleID{procedure.RuleContributionClear}, missing: procedure.FieldContributions,
			fields: procedure.FieldsOf(procedure.FieldMember, procedure.FieldAchieved, procedure.FieldExpected, procedure.FieldBlocks, procedure.FieldFurtherHelp, procedure.FieldContact),
		},
		{
			rules: []procedure.RuleID{procedure.RuleWishesAndFeelings, procedure.RuleChildViewAscertained}, missing: procedure.FieldViews, about: "/child",
			fields: procedure.FieldsOf(procedure.FieldID, procedure.FieldOn, procedure.FieldWishes, procedure.FieldView, procedure.FieldImprovement, procedure.FieldWay),
		},
		{
			rules: []procedure.RuleID{procedure.RuleOutcomeProgress}, missing: procedure.FieldProgress, about: "/outcome",
			fields: procedure.FieldsOf(procedure.FieldStatus, procedure.FieldDescription),
		},
		{
			rules: []procedure.RuleID{procedure.RuleMattersRecorded}, missing: procedure.FieldMatters,
			fields: procedure.FieldsOf(procedure.FieldID, procedure.FieldDescription, procedure.FieldAbout),
		},
		{
			rules: []procedure.RuleID{procedure.RuleActionsRecorded}, missing: procedure.FieldActions,
			fields: procedure.FieldsOf(procedure.FieldID, procedure.FieldDescription, procedure.FieldResponsible, procedure.FieldDue),
		},
		{
			rules: []procedure.RuleID{procedure.RuleLaterMeetingsAgreed}, missing: procedure.FieldAgreed,
			fields: procedure.FieldsOf(procedure.FieldDate, procedure.FieldStart, procedure.FieldVenue),
		},
		{
			rules: []procedure.RuleID{procedure.RuleParentEncouraged}, missing: procedure.FieldEncouragements, about: "/for",
			fields: procedure.FieldsOf(procedure.FieldDecision, procedure.FieldBy, procedure.FieldOn),
		},
		{rules: []procedure.RuleID{procedure.RuleWorksWell}, missing: procedure.FieldWorksWell, fields: said},
		{rules: []procedure.RuleID{procedure.RuleWorksWell}, missing: procedure.FieldDoDifferently, fields: said},
		{rules: []procedure.RuleID{procedure.RuleStrengthsAndWorries}, missing: procedure.FieldStrengths, fields: said},
		{rules: []procedure.RuleID{procedure.RuleWorriesShared}, missing: procedure.FieldSupportRight, fields: said},
		{rules: []procedure.RuleID{procedure.RuleWorriesShared, procedure.RuleStrengthsAndWorries}, missing: procedure.FieldWorries, given: []Given{{"/by", "family"}}, fields: said},
		{rules: []procedure.RuleID{procedure.RuleWorriesShared}, missing: procedure.FieldWorries, given: []Given{{"/by", "professional"}}, fields: said},
	}
	inPlan = [...]addition{
		{
			rules: []procedure.RuleID{procedure.RuleVisitingPattern}, missing: procedure.FieldVisiting, about: "/child",
			fields: procedure.FieldsOf(procedure.FieldFrequency, procedure.FieldAlone, procedure.FieldWithOthers),
		},
		{
			rules: []procedure.RuleID{procedure.RuleChildTakesPart}, missing: procedure.FieldParticipation, about: "/child",
			fields: procedure.FieldsOf(procedure.FieldCarryingOut, procedure.FieldReviewing),
		},
		{
			rules: []procedure.RuleID{procedure.RuleRolesAndContact}, missing: procedure.FieldRoles, about: "/who/id",
			fields: procedure.FieldsOf(procedure.FieldDescription, procedure.FieldContact, procedure.FieldFrequency),
		},
		{rules: []procedure.RuleID{procedure.RulePlanExplained}, missing: procedure.FieldExplained, about: "/to", fields: procedure.FieldsOf(procedure.FieldOn)},
		{
			rules: []procedure.RuleID{procedure.RulePlanLanguage}, missing: procedure.FieldLanguage, about: "/for",
			fields: procedure.FieldsOf(procedure.FieldDecision, procedure.FieldDecidedBy, procedure.FieldOn),
		},
		{
			rules: []procedure.RuleID{procedure.RuleExpectationsPlain}, missing: procedure.FieldExpectations, about: "/of/id",
			fields: procedure.FieldsOf(procedure.FieldID, procedure.FieldDescription, procedure.FieldConsequence),
		},
		{
			rules: []procedure.RuleID{procedure.RuleReviewPoints}, missing: procedure.FieldReviewPoints,
			fields: procedure.FieldsOf(procedure.FieldID, procedure.FieldOn, procedure.FieldMeans),
		},
		{
			rules: []procedure.RuleID{
				procedure.RuleTaskQuantified, procedure.RuleTaskPurpose, procedure.RuleTaskMeasures, procedure.RuleSMART, procedure.RuleMembersDeliverPlan,
				procedure.RuleDifferenceToChild,
			},
			missing: procedure.FieldTasks, fields: taskFields,
		},
		{
			rules: []procedure.RuleID{procedure.RuleDifferenceToChild}, missing: procedure.FieldOutcomes,
			fields: procedure.FieldsOf(procedure.FieldID, procedure.FieldDescription, procedure.FieldDifference),
		},
		{rules: []procedure.RuleID{procedure.RuleDifferenceToChild}, missing: procedure.FieldDifference, about: "/child", inside: true, fields: procedure.FieldsOf(procedure.FieldDescription)},
		{rules: []procedure.RuleID{procedure.RulePlanDrift}, missing: procedure.FieldDropped, about: "/outcome", fields: procedure.FieldsOf(procedure.FieldReason)},
		{rules: []procedure.RuleID{procedure.RuleChildToldOfPlan}, missing: procedure.FieldChildTold, about: "/child", fields: procedure.FieldsOf(procedure.FieldOn)},
		{rules: []procedure.RuleID{procedure.RuleAgreementCopies}, missing: procedure.FieldCopies, about: "/to", inside: true, fields: procedure.FieldsOf(procedure.FieldOn)},
		{
			rules: []procedure.RuleID{procedure.RuleNeedsAndServices}, missing: procedure.FieldNeeds, about: "/child",
			fields: procedure.FieldsOf(procedure.FieldID, procedure.FieldDescription),
		},
		{
			rules: []procedure.RuleID{procedure.RuleSafetyPlanMade}, missing: procedure.FieldItems,
			fields: procedure.FieldsOf(procedure.FieldID, procedure.FieldDescription),
		},
		{
			rules: []procedure.RuleID{procedure.RuleSafetyPlanMade, procedure.RuleDetailedPlanDeveloped}, missing: procedure.FieldOutlines,
			fields: procedure.FieldsOf(procedure.FieldDate, procedure.FieldFamily, procedure.FieldItems),
		},
		{
			rules: []procedure.RuleID{procedure.RuleFundamentalChangeTold}, missing: procedure.FieldTold, about: "/to/id",
			fields: procedure.FieldsOf(procedure.FieldOn, procedure.FieldPart),
		},
		{
			rules: []procedure.RuleID{procedure.RuleSeriousConcernTold}, missing: procedure.FieldTold, about: "/to/id", inside: true,
			fields: procedure.FieldsOf(procedure.FieldOn, procedure.FieldPart),
		},
	}
	inRest = [...]addition{
		{
			rules: []procedure.RuleID{procedure.RuleChildAttendanceDecided}, missing: procedure.FieldAttendance,
			fields: procedure.FieldsOf(procedure.FieldAttends, procedure.FieldDecidedBy, procedure.FieldDecidedOn, procedure.FieldWithChild,
				procedure.FieldWithThoseWhoKnow, procedure.FieldRelationships, procedure.FieldParentsViews),
		},
		{
			rules: []procedure.RuleID{procedure.RuleInterpreterConsidered}, missing: procedure.FieldInterpreter, list: procedure.FieldInterpreters, about: "/for",
			fields: procedure.FieldsOf(procedure.FieldBy, procedure.FieldKind, procedure.FieldDecided, procedure.FieldOn),
		},
		{
			rules: []procedure.RuleID{procedure.RuleCommunicationSupport}, missing: procedure.FieldSupport, about: "/for", given: []Given{{"/offered", "yes"}},
			fields: procedure.FieldsOf(procedure.FieldKind, procedure.FieldOn),
		},
		{
			rules: []procedure.RuleID{procedure.RuleSupporterConsidered}, missing: procedure.FieldAdvocate, list: procedure.FieldSupport, about: "/for",
			fields: procedure.FieldsOf(procedure.FieldKind, procedure.FieldOffered, procedure.FieldOn),
		},
	}
	// said are the fields of something that was said at a meeting.
	said = procedure.FieldsOf(procedure.FieldID, procedure.FieldDescription)
	// taskFields are those that the rules look for in a task.
	taskFields = procedure.FieldsOf(procedure.FieldID, procedure.FieldDescription, procedure.FieldResponsible, procedure.FieldQuantity, procedure.FieldPurpose,
		procedure.FieldDifference, procedure.FieldMeasureOfSuccess, procedure.FieldMeasureOfFailure, procedure.FieldAchievable, procedure.FieldRealistic,
		procedure.FieldDue, procedure.FieldHelp)
)

// additions returns what is to be added where a finding says that a field is missing: nothing
// where that is to be filled in.
func (x *clearing) additions(missing procedure.Field) []*addition {
	if x.f.Subject.Kind == procedure.TaskSubject {
		return nil // whatever its fields are called elsewhere
	}
	var found []*addition
	for _, table := range [...][]addition{inMinutes[:], inPlan[:], inRest[:]} {
		for i := range table {
			if a := &table[i]; a.missing == missing && slices.Contains(a.rules, x.f.Rule) {
				found = append(found, a)
			}
		}
	}
	return found
}

// add returns the steps of some additions to lists in a record.
func (x *clearing) add(at procedure.Place, additions []*addition) []Step {
	var steps []Step
	for _, a := range additions {
		if a.missing == procedure.FieldWorries && x.heard(a.given) {
			continue
		}
		in := a.missing
		if a.list != procedure.NoField {
			in = a.list
		}
		s := Step{At: at.Field(in), New: true, Given: slices.Clone(a.given), Fields: a.fields, By: x.responsible()}
		id := x.f.Subject.ID
		if a.inside {
			id = x.f.Subject.In
		}
		switch {
		case a.about == "":
		case id != "" && x.f.Subject.Kind != procedure.MeetingSubject:
			s.Given = append(s.Given, Given{a.about, id})
		case a.missing == procedure.FieldAttendance:
			steps = append(steps, x.everyone(s)...)
			continue
		case a.missing == procedure.FieldRoles:
			s.Fields.Add(procedure.FieldWho)
		}
		if a.missing == procedure.FieldTasks && !x.f.Missing.Has(procedure.FieldOutcomes) {
			steps = append(steps, x.purpose()...)
		}
		if m := x.member(); a.missing == procedure.FieldRoles && m != nil && m.IsFamily() {
			s.Fields = procedure.FieldsOf(procedure.FieldDescription) // how often they are there is not asked
		}
		steps = append(steps, s)
	}
	return steps
}

// heard reports whether the worries of those of a standing are in the minutes already.
func (x *clearing) heard(by []Given) bool {
	n, _ := x.minutesOf(x.meeting())
	return n != nil && slices.ContainsFunc(n.Worries, func(m minutes.Matter) bool {
		return !m.Description.IsBlank() && m.By.String() == by[0].Value
	})
}

// everyone returns a step for each member who belonged to the group at the meeting and was not
// left out of it.
func (x *clearing) everyone(row Step) []Step {
	m, _ := x.meetingBy(x.meeting())
	if m == nil {
		return nil
	}
	var steps []Step
	held := m.HeldOn(x.b.On)
	for member := range x.c.MembersOn(held) {
		if x.c.Excluded(member.ID, held, held) == coregroup.NotExcluded {
			s := row
			s.Given = []Given{{"/member", string(member.ID)}}
			steps = append(steps, s)
		}
	}
	return steps
}
