package childprotection

import (
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
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
	given  []procedure.Given
	fields procedure.Fields
}

// The additions, by the part of the case that the lists are in.
var (
	inMinutes = [...]addition{
		{
			rules:   []procedure.RuleID{procedure.RuleParentsAttend, procedure.RuleKeyProfessionals, procedure.RuleAttendanceRecorded, procedure.RuleWrittenNote},
			missing: field.Attendance, about: "/member", fields: procedure.FieldsOf(field.How),
		},
		{
			rules: []procedure.RuleID{procedure.RuleContactShared}, missing: field.Contributions, about: "/member",
			fields: procedure.FieldsOf(field.Achieved, field.Expected, field.Blocks, field.FurtherHelp, field.Contact),
		},
		{
			rules: []procedure.RuleID{procedure.RuleContributionClear}, missing: field.Contributions,
			fields: procedure.FieldsOf(field.Member, field.Achieved, field.Expected, field.Blocks, field.FurtherHelp, field.Contact),
		},
		{
			rules: []procedure.RuleID{procedure.RuleWishesAndFeelings, procedure.RuleChildViewAscertained}, missing: field.Views, about: "/child",
			fields: procedure.FieldsOf(field.ID, field.On, field.Wishes, field.View, field.Improvement, field.Way),
		},
		{
			rules: []procedure.RuleID{procedure.RuleOutcomeProgress}, missing: field.Progress, about: "/outcome",
			fields: procedure.FieldsOf(field.Status, field.Description),
		},
		{
			rules: []procedure.RuleID{procedure.RuleMattersRecorded}, missing: field.Matters,
			fields: procedure.FieldsOf(field.ID, field.Description, field.About),
		},
		{
			rules: []procedure.RuleID{procedure.RuleActionsRecorded}, missing: field.Actions,
			fields: procedure.FieldsOf(field.ID, field.Description, field.Responsible, field.Due),
		},
		{
			rules: []procedure.RuleID{procedure.RuleLaterMeetingsAgreed}, missing: field.Agreed,
			fields: procedure.FieldsOf(field.Date, field.Start, field.Venue),
		},
		{
			rules: []procedure.RuleID{procedure.RuleParentEncouraged}, missing: field.Encouragements, about: "/for",
			fields: procedure.FieldsOf(field.Decision, field.By, field.On),
		},
		{rules: []procedure.RuleID{procedure.RuleWorksWell}, missing: field.WorksWell, fields: said},
		{rules: []procedure.RuleID{procedure.RuleWorksWell}, missing: field.DoDifferently, fields: said},
		{rules: []procedure.RuleID{procedure.RuleStrengthsAndWorries}, missing: field.Strengths, fields: said},
		{rules: []procedure.RuleID{procedure.RuleWorriesShared}, missing: field.SupportRight, fields: said},
		{rules: []procedure.RuleID{procedure.RuleWorriesShared, procedure.RuleStrengthsAndWorries}, missing: field.Worries, given: []procedure.Given{{Path: "/by", Value: "family"}}, fields: said},
		{rules: []procedure.RuleID{procedure.RuleWorriesShared}, missing: field.Worries, given: []procedure.Given{{Path: "/by", Value: "professional"}}, fields: said},
	}
	inPlan = [...]addition{
		{
			rules: []procedure.RuleID{procedure.RuleVisitingPattern}, missing: field.Visiting, about: "/child",
			fields: procedure.FieldsOf(field.Frequency, field.Alone, field.WithOthers),
		},
		{
			rules: []procedure.RuleID{procedure.RuleChildTakesPart}, missing: field.Participation, about: "/child",
			fields: procedure.FieldsOf(field.CarryingOut, field.Reviewing),
		},
		{
			rules: []procedure.RuleID{procedure.RuleRolesAndContact}, missing: field.Roles, about: "/who/id",
			fields: procedure.FieldsOf(field.Description, field.Contact, field.Frequency),
		},
		{rules: []procedure.RuleID{procedure.RulePlanExplained}, missing: field.Explained, about: "/to", fields: procedure.FieldsOf(field.On)},
		{
			rules: []procedure.RuleID{procedure.RulePlanLanguage}, missing: field.Language, about: "/for",
			fields: procedure.FieldsOf(field.Decision, field.DecidedBy, field.On),
		},
		{
			rules: []procedure.RuleID{procedure.RuleExpectationsPlain}, missing: field.Expectations, about: "/of/id",
			fields: procedure.FieldsOf(field.ID, field.Description, field.Consequence),
		},
		{
			rules: []procedure.RuleID{procedure.RuleReviewPoints}, missing: field.ReviewPoints,
			fields: procedure.FieldsOf(field.ID, field.On, field.Means),
		},
		{
			rules: []procedure.RuleID{
				procedure.RuleTaskQuantified, procedure.RuleTaskPurpose, procedure.RuleTaskMeasures, procedure.RuleSMART, procedure.RuleMembersDeliverPlan,
				procedure.RuleDifferenceToChild,
			},
			missing: field.Tasks, fields: taskFields,
		},
		{
			rules: []procedure.RuleID{procedure.RuleDifferenceToChild}, missing: field.Outcomes,
			fields: procedure.FieldsOf(field.ID, field.Description, field.Difference),
		},
		{rules: []procedure.RuleID{procedure.RuleDifferenceToChild}, missing: field.Difference, about: "/child", inside: true, fields: procedure.FieldsOf(field.Description)},
		{rules: []procedure.RuleID{procedure.RulePlanDrift}, missing: field.Dropped, about: "/outcome", fields: procedure.FieldsOf(field.Reason)},
		{rules: []procedure.RuleID{procedure.RuleChildToldOfPlan}, missing: field.ChildTold, about: "/child", fields: procedure.FieldsOf(field.On)},
		{rules: []procedure.RuleID{procedure.RuleAgreementCopies}, missing: field.Copies, about: "/to", inside: true, fields: procedure.FieldsOf(field.On)},
		{
			rules: []procedure.RuleID{procedure.RuleNeedsAndServices}, missing: field.Needs, about: "/child",
			fields: procedure.FieldsOf(field.ID, field.Description),
		},
		{
			rules: []procedure.RuleID{procedure.RuleSafetyPlanMade}, missing: field.Items,
			fields: procedure.FieldsOf(field.ID, field.Description),
		},
		{
			rules: []procedure.RuleID{procedure.RuleSafetyPlanMade, procedure.RuleDetailedPlanDeveloped}, missing: field.Outlines,
			fields: procedure.FieldsOf(field.Date, field.Family, field.Items),
		},
		{
			rules: []procedure.RuleID{procedure.RuleFundamentalChangeTold}, missing: field.Told, about: "/to/id",
			fields: procedure.FieldsOf(field.On, field.Part),
		},
		{
			rules: []procedure.RuleID{procedure.RuleSeriousConcernTold}, missing: field.Told, about: "/to/id", inside: true,
			fields: procedure.FieldsOf(field.On, field.Part),
		},
	}
	inRest = [...]addition{
		{
			rules: []procedure.RuleID{procedure.RuleChildAttendanceDecided}, missing: field.Attendance,
			fields: procedure.FieldsOf(field.Attends, field.DecidedBy, field.DecidedOn, field.WithChild,
				field.WithThoseWhoKnow, field.Relationships, field.ParentsViews),
		},
		{
			rules: []procedure.RuleID{procedure.RuleInterpreterConsidered}, missing: field.Interpreter, list: field.Interpreters, about: "/for",
			fields: procedure.FieldsOf(field.By, field.Kind, field.Decided, field.On),
		},
		{
			rules: []procedure.RuleID{procedure.RuleCommunicationSupport}, missing: field.Support, about: "/for", given: []procedure.Given{{Path: "/offered", Value: "yes"}},
			fields: procedure.FieldsOf(field.Kind, field.On),
		},
		{
			rules: []procedure.RuleID{procedure.RuleSupporterConsidered}, missing: field.Advocate, list: field.Support, about: "/for",
			fields: procedure.FieldsOf(field.Kind, field.Offered, field.On),
		},
	}
	// said are the fields of something that was said at a meeting.
	said = procedure.FieldsOf(field.ID, field.Description)
	// taskFields are those that the rules look for in a task.
	taskFields = procedure.FieldsOf(field.ID, field.Description, field.Responsible, field.Quantity, field.Purpose,
		field.Difference, field.MeasureOfSuccess, field.MeasureOfFailure, field.Achievable, field.Realistic,
		field.Due, field.Help)
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
func (x *clearing) add(at procedure.Place, additions []*addition) []procedure.RemedyStep {
	var steps []procedure.RemedyStep
	for _, a := range additions {
		if a.missing == field.Worries && x.heard(a.given) {
			continue
		}
		in := a.missing
		if a.list != field.None {
			in = a.list
		}
		s := procedure.RemedyStep{At: at.Field(in), New: true, Given: slices.Clone(a.given), Fields: a.fields, By: x.responsible()}
		id := x.f.Subject.ID
		if a.inside {
			id = x.f.Subject.In
		}
		switch {
		case a.about == "":
		case id != "" && x.f.Subject.Kind != procedure.MeetingSubject:
			s.Given = append(s.Given, procedure.Given{Path: a.about, Value: id})
		case a.missing == field.Attendance:
			steps = append(steps, x.everyone(s)...)
			continue
		case a.missing == field.Roles:
			s.Fields.Add(field.Who)
		}
		if a.missing == field.Tasks && !x.f.Missing.Has(field.Outcomes) {
			steps = append(steps, x.purpose()...)
		}
		if m := x.member(); a.missing == field.Roles && m != nil && m.IsFamily() {
			s.Fields = procedure.FieldsOf(field.Description) // how often they are there is not asked
		}
		steps = append(steps, s)
	}
	return steps
}

// heard reports whether the worries of those of a standing are in the minutes already.
func (x *clearing) heard(by []procedure.Given) bool {
	n, _ := x.minutesOf(x.meeting())
	return n != nil && slices.ContainsFunc(n.Worries, func(m minutes.Matter) bool {
		return !m.Description.IsBlank() && m.By.String() == by[0].Value
	})
}

// everyone returns a step for each member who belonged to the group at the meeting and was not
// left out of it.
func (x *clearing) everyone(row procedure.RemedyStep) []procedure.RemedyStep {
	m, _ := x.meetingBy(x.meeting())
	if m == nil {
		return nil
	}
	var steps []procedure.RemedyStep
	held := m.HeldOn(x.b.On)
	for member := range x.c.MembersOn(held) {
		if x.c.Excluded(member.ID, held, held) == coregroup.NotExcluded {
			s := row
			s.Given = []procedure.Given{{Path: "/member", Value: string(member.ID)}}
			steps = append(steps, s)
		}
	}
	return steps
}
