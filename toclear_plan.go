package childprotection

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

// content are the rules on what a detailed plan holds, with the fields of a revision that each
// looks at.
var content = [...]struct {
	rule   procedure.RuleID
	fields procedure.Fields
}{
	{procedure.RuleDetailedPlanDeveloped, procedure.FieldsOf(procedure.FieldAnswers)},
	{procedure.RuleNeedsAndServices, procedure.FieldsOf(procedure.FieldNeeds, procedure.FieldServices)},
	{procedure.RuleDifferenceToChild, procedure.FieldsOf(procedure.FieldOutcomes)},
	{procedure.RuleOutcomeProgress, procedure.FieldsOf(procedure.FieldOutcomes)},
	{procedure.RuleTaskQuantified, procedure.FieldsOf(procedure.FieldTasks)},
	{procedure.RuleHelpClear, procedure.FieldsOf(procedure.FieldTasks)},
	{procedure.RuleExpectationsPlain, procedure.FieldsOf(procedure.FieldExpectations)},
	{procedure.RuleVisitingPattern, procedure.FieldsOf(procedure.FieldVisiting)},
	{procedure.RuleRolesAndContact, procedure.FieldsOf(procedure.FieldRoles)},
	{procedure.RuleContingency, procedure.FieldsOf(procedure.FieldContingency)},
	{procedure.RuleReviewPoints, procedure.FieldsOf(procedure.FieldReviewPoints)},
	{procedure.RuleChildTakesPart, procedure.FieldsOf(procedure.FieldParticipation)},
	{procedure.RulePlanExplained, procedure.FieldsOf(procedure.FieldExplained)},
}

// serviceFields are those that the rules look for in a service.
var serviceFields = procedure.FieldsOf(procedure.FieldID, procedure.FieldDescription, procedure.FieldProvider, procedure.FieldEarlierEngagement,
	procedure.FieldLikelihood, procedure.FieldMonitoring, procedure.FieldConsequence, procedure.FieldByWhen)

// plan returns the steps for a finding on whether there is a plan, and whether it keeps to what
// was wanted.
func (x *clearing) plan() []Step {
	f := &x.f
	switch {
	case f.Rule == procedure.RuleDetailedPlanDeveloped && f.Subject.Kind == procedure.OutlineSubject:
		return x.answer()
	case f.Rule == procedure.RuleDetailedPlanDeveloped && f.Missing.IsZero():
		return x.detailedPlan()
	case f.Rule == procedure.RuleDetailedPlanDeveloped && f.Missing.Has(procedure.FieldItems):
		return append([]Step{outline(f.At)}, x.answerTo()...)
	case f.Rule == procedure.RuleDetailedPlanDeveloped:
		return append([]Step{outline(procedure.Place{})}, x.answerTo()...)
	case f.Rule == procedure.RulePlanDrift && f.Subject.Kind == procedure.TaskSubject:
		// What was put back stays so, until the task is over.
		at, task := x.task(procedure.FieldDue)
		if task == nil {
			return nil
		}
		s := x.complete(at.Field(procedure.FieldHistory), procedure.FieldsOf(procedure.FieldOn, procedure.FieldStatus))
		s.New, s.By = true, x.c.withRole(task.Responsible)
		return []Step{s}
	case f.Rule == procedure.RuleNeedsAndServices && f.Missing.Has(procedure.FieldServices):
		return []Step{x.service(Given{"/needs/0", f.Subject.ID})}
	case f.Rule == procedure.RuleNeedsAndServices && f.Missing.Has(procedure.FieldNeeds):
		return append(x.missing(), x.service()) // a need that nothing meets is no better
	case f.Rule == procedure.RuleSafetyPlanMade && f.Missing.Has(procedure.FieldFamily):
		for i := range x.c.Plan.Outlines {
			at := procedure.Place{}.Field(procedure.FieldPlan).Item(procedure.FieldOutlines, i)
			if at == f.At && x.c.Plan.Outlines[i].Family == procedure.No {
				return nil
			}
		}
	}
	return x.missing()
}

// task returns the task one field of which is where the finding is, with its place: nil if there is
// none.
func (x *clearing) task(field procedure.Field) (procedure.Place, *plan.Task) {
	for i := range x.c.Plan.Revisions {
		for j := range x.c.Plan.Revisions[i].Tasks {
			if at := revision(i).Item(procedure.FieldTasks, j); at.Field(field) == x.f.At {
				return at, &x.c.Plan.Revisions[i].Tasks[j]
			}
		}
	}
	return procedure.Place{}, nil
}

// revision returns the place of a revision of the plan.
func revision(i int) procedure.Place {
	return procedure.Place{}.Field(procedure.FieldPlan).Item(procedure.FieldRevisions, i)
}

// purpose returns the step for an outcome that tasks can serve, where a revision has neither an
// outcome nor a need.
func (x *clearing) purpose() []Step {
	for i := range x.c.Plan.Revisions {
		if r := &x.c.Plan.Revisions[i]; revision(i) == x.f.At && len(r.Outcomes) == 0 && len(r.Needs) == 0 {
			return []Step{x.newOutcome(i)}
		}
	}
	return nil
}

// newOutcome returns the step for an outcome of a revision.
func (x *clearing) newOutcome(i int) Step {
	s := x.complete(revision(i).Field(procedure.FieldOutcomes), procedure.FieldsOf(procedure.FieldID, procedure.FieldDescription, procedure.FieldDifference))
	s.New = true
	return s
}

// service returns the step for a new service that meets a need, the last one where none is given.
func (x *clearing) service(need ...Given) Step {
	s := x.complete(x.f.At.Field(procedure.FieldServices), serviceFields)
	s.New, s.Given = true, need
	s.Fields.AddIf(len(need) == 0, procedure.FieldNeeds)
	return s
}

// answerTo returns the step that says how the plan in force takes up what an outline asks for that
// is being recorded.
func (x *clearing) answerTo() []Step {
	r := x.c.Plan.InForce(&x.c.CoreGroup, x.b.On)
	for i := range x.c.Plan.Revisions {
		if r == &x.c.Plan.Revisions[i] {
			s := x.complete(revision(i).Field(procedure.FieldAnswers), procedure.FieldsOf(procedure.FieldItem, takesUp(r)))
			s.New = true
			return []Step{s}
		}
	}
	return nil
}

// takesUp returns by what a revision takes up an item of the outline: by a task if it has any, by
// an outcome, or else it says why not.
func takesUp(r *plan.Revision) procedure.Field {
	switch {
	case len(r.Tasks) > 0:
		return procedure.FieldTasks
	case len(r.Outcomes) > 0:
		return procedure.FieldOutcomes
	}
	return procedure.FieldReason
}

// answer returns the step that says how the plan takes up an item of the outline.
func (x *clearing) answer() []Step {
	for i := range x.c.Plan.Revisions {
		if revision(i) != x.f.At {
			continue
		}
		r := &x.c.Plan.Revisions[i]
		by := takesUp(r)
		for j := range r.Answers {
			if string(r.Answers[j].Item) == x.f.Subject.ID {
				return []Step{x.complete(x.f.At.Item(procedure.FieldAnswers, j), procedure.FieldsOf(by))}
			}
		}
		s := x.complete(x.f.At.Field(procedure.FieldAnswers), procedure.FieldsOf(by))
		s.New, s.Given = true, []Given{{"/item", x.f.Subject.ID}}
		return []Step{s}
	}
	return nil
}

// detailedPlan returns the steps for a detailed plan where there is none: the outline that it is
// developed from, if that is not recorded either, the plan with all that the procedure looks for
// in it, and for each of the family whose language is not known to be English what was decided on
// that. Once the plans have ended there is none to come.
func (x *clearing) detailedPlan() []Step {
	if x.c.Running(x.b.On) != procedure.Yes || x.c.Plan.InForce(&x.c.CoreGroup, x.b.On) != nil {
		return nil
	}
	var steps []Step
	if at, has := x.outlined(); !has && (x.e.Asks(procedure.RuleDetailedPlanDeveloped) || x.e.Asks(procedure.RuleSafetyPlanMade)) {
		steps = append(steps, outline(at))
	}
	s := x.complete(procedure.Place{}.Field(procedure.FieldPlan).Field(procedure.FieldRevisions), procedure.FieldsOf(procedure.FieldID, procedure.FieldNumber, procedure.FieldDate))
	s.New = true
	for _, part := range content {
		for field := range part.fields.All() {
			s.Fields.AddIf(x.e.Asks(part.rule), field)
		}
	}
	for i := range x.c.Members {
		m := &x.c.Members[i]
		if x.isOwedPlan(m) && m.IsParentOrCarer() && s.Fields.Has(procedure.FieldExplained) {
			steps = append(steps, x.linked(m.ID)...)
		}
	}
	steps = append(steps, s)
	if !x.e.Asks(procedure.RulePlanLanguage) {
		return steps
	}
	for i := range x.c.Members {
		m := &x.c.Members[i]
		if !x.isOwedPlan(m) {
			continue
		}
		switch m.FirstLanguageEnglish {
		case procedure.NotRecorded:
			steps = append(steps, x.complete(procedure.Place{}.Item(procedure.FieldMembers, i), procedure.FieldsOf(procedure.FieldFirstLanguageEnglish)))
		case procedure.No:
			if !x.hasLanguage(m.ID) {
				s := x.complete(procedure.Place{}.Field(procedure.FieldPlan).Field(procedure.FieldLanguage), procedure.FieldsOf(procedure.FieldDecision, procedure.FieldDecidedBy, procedure.FieldOn))
				s.New, s.Given = true, []Given{{"/for", string(m.ID)}}
				steps = append(steps, s)
			}
		default:
		}
	}
	return steps
}

// isOwedPlan reports whether someone of the family belongs to the group and is not left out.
func (x *clearing) isOwedPlan(m *coregroup.Member) bool {
	return m.IsFamily() && m.IsMember(x.b.On) && x.c.Excluded(m.ID, x.b.On, x.b.On) == coregroup.NotExcluded
}

func (x *clearing) hasLanguage(id procedure.MemberID) bool {
	for _, d := range x.c.Plan.Language {
		if d.For == id {
			return true
		}
	}
	return false
}

// outlined returns where a conference's outline of the present plans is recorded, the zero Place where
// none is, and reports whether any has something in it.
func (x *clearing) outlined() (at procedure.Place, has bool) {
	ended := x.c.EarlierPlansEnded(x.b.On)
	for i := range x.c.Plan.Outlines {
		o := &x.c.Plan.Outlines[i]
		if o.Date.IsZero() || !o.Date.After(x.b.On) && o.Date.After(ended) {
			has = has || len(o.Items) > 0
			if at.IsZero() {
				at = procedure.Place{}.Field(procedure.FieldPlan).Item(procedure.FieldOutlines, i)
			}
		}
	}
	return at, has
}

// outline returns the step for what a conference agreed: an item of the outline at a place, or for the
// zero Place an outline.
func outline(at procedure.Place) Step {
	s := Step{New: true, By: procedure.Person{Role: procedure.ConferenceChair}}
	if at.IsZero() {
		s.At = procedure.Place{}.Field(procedure.FieldPlan).Field(procedure.FieldOutlines)
		s.Fields = procedure.FieldsOf(procedure.FieldDate, procedure.FieldFamily, procedure.FieldItems)
	} else {
		s.At, s.Fields = at.Field(procedure.FieldItems), procedure.FieldsOf(procedure.FieldID, procedure.FieldDescription)
	}
	return s
}
