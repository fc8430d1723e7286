package clearing

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// serviceFields are those that the rules look for in a service.
var serviceFields = procedure.FieldsOf(field.ID, field.Description, field.Provider, field.EarlierEngagement,
	field.Likelihood, field.Monitoring, field.Consequence, field.ByWhen)

func (x *Clearing) developPlan() []procedure.RemedyStep {
	f := &x.f
	switch {
	case f.Subject.Kind == procedure.OutlineSubject:
		return x.answer()
	case f.Missing.IsZero():
		return x.detailedPlan()
	case f.Missing.Has(field.Items):
		return append([]procedure.RemedyStep{outline(f.At)}, x.answerTo()...)
	}
	return append([]procedure.RemedyStep{outline(procedure.Place{})}, x.answerTo()...)
}

// endDrift returns the steps for a task that was postponed: that stays so until the task is over.
func (x *Clearing) endDrift() []procedure.RemedyStep {
	if x.f.Subject.Kind != procedure.TaskSubject {
		return x.missing()
	}
	at, task := x.task(field.Due)
	if task == nil {
		return nil
	}
	s := x.complete(at.Field(field.History), procedure.FieldsOf(field.On, field.Status))
	s.New, s.By = true, WithRole(x.c.CoreGroup, task.Responsible)
	return []procedure.RemedyStep{s}
}

func (x *Clearing) meetNeeds() []procedure.RemedyStep {
	switch f := &x.f; {
	case f.Missing.Has(field.Services):
		return []procedure.RemedyStep{x.service(procedure.Given{Path: "/needs/0", Value: f.Subject.ID})}
	case f.Missing.Has(field.Needs):
		return append(x.missing(), x.service()) // a need that nothing meets is no better
	}
	return x.missing()
}

// makeSafetyPlan returns the steps for the plan that a conference agreed with the family, nothing where the record says that
// it did not.
func (x *Clearing) makeSafetyPlan() []procedure.RemedyStep {
	for i := range x.c.Plan.Outlines {
		at := procedure.Place{}.Field(field.Plan).Item(field.Outlines, i)
		if at == x.f.At && x.f.Missing.Has(field.Family) && x.c.Plan.Outlines[i].Family == procedure.No {
			return nil
		}
	}
	return x.missing()
}

// task returns the task one field of which is where the finding is, with its place: nil if there is none.
func (x *Clearing) task(wanted procedure.Field) (procedure.Place, *plan.Task) {
	for i := range x.c.Plan.Revisions {
		for j := range x.c.Plan.Revisions[i].Tasks {
			if at := revision(i).Item(field.Tasks, j); at.Field(wanted) == x.f.At {
				return at, &x.c.Plan.Revisions[i].Tasks[j]
			}
		}
	}
	return procedure.Place{}, nil
}

func revision(i int) procedure.Place {
	return procedure.Place{}.Field(field.Plan).Item(field.Revisions, i)
}

// purpose returns the step for an outcome that tasks can serve, where a revision has neither an outcome nor a need.
func (x *Clearing) purpose() []procedure.RemedyStep {
	for i := range x.c.Plan.Revisions {
		if r := &x.c.Plan.Revisions[i]; revision(i) == x.f.At && len(r.Outcomes) == 0 && len(r.Needs) == 0 {
			return []procedure.RemedyStep{x.newOutcome(i)}
		}
	}
	return nil
}

func (x *Clearing) newOutcome(i int) procedure.RemedyStep {
	return x.newRecord(revision(i).Field(field.Outcomes), procedure.FieldsOf(field.ID, field.Description, field.Difference))
}

// service returns the step for a new service that meets a need, the last one where none is given.
func (x *Clearing) service(need ...procedure.Given) procedure.RemedyStep {
	s := x.complete(x.f.At.Field(field.Services), serviceFields)
	s.New, s.Given = true, need
	s.Fields.AddIf(len(need) == 0, field.Needs)
	return s
}

// answerTo returns the step that says how the plan in force takes up what an outline asks for that is being recorded.
func (x *Clearing) answerTo() []procedure.RemedyStep {
	r := x.c.Plan.InForce(x.c.CoreGroup, x.b.On)
	for i := range x.c.Plan.Revisions {
		if r == &x.c.Plan.Revisions[i] {
			return []procedure.RemedyStep{x.newRecord(revision(i).Field(field.Answers), procedure.FieldsOf(field.Item, takesUp(r)))}
		}
	}
	return nil
}

// takesUp returns by what a revision takes up an item of the outline: by a task if it has any, by
// an outcome, or else it says why not.
func takesUp(r *plan.Revision) procedure.Field {
	switch {
	case len(r.Tasks) > 0:
		return field.Tasks
	case len(r.Outcomes) > 0:
		return field.Outcomes
	}
	return field.Reason
}

func (x *Clearing) answer() []procedure.RemedyStep {
	for i := range x.c.Plan.Revisions {
		if revision(i) != x.f.At {
			continue
		}
		r := &x.c.Plan.Revisions[i]
		by := takesUp(r)
		for j := range r.Answers {
			if string(r.Answers[j].Item) == x.f.Subject.ID {
				return []procedure.RemedyStep{x.complete(x.f.At.Item(field.Answers, j), procedure.FieldsOf(by))}
			}
		}
		return []procedure.RemedyStep{x.newRecord(x.f.At.Field(field.Answers), procedure.FieldsOf(by), procedure.Given{Path: "/item", Value: x.f.Subject.ID})}
	}
	return nil
}

// detailedPlan returns the steps for a detailed plan where there is none: the outline that it is developed from, if that is
// not recorded either, the plan with all that the procedure looks for in it, and for each of the family whose language is
// not known to be English what was decided on that. Once the plans have ended there is none to come.
func (x *Clearing) detailedPlan() []procedure.RemedyStep {
	if x.c.Running(x.b.On) != procedure.Yes || x.c.Plan.InForce(x.c.CoreGroup, x.b.On) != nil {
		return nil
	}
	var steps []procedure.RemedyStep
	if at, has := x.outlined(); !has && (x.asks(remedy.DevelopPlan) || x.asks(remedy.MakeSafetyPlan)) {
		steps = append(steps, outline(at))
	}
	s := x.newRecord(procedure.Place{}.Field(field.Plan).Field(field.Revisions), procedure.FieldsOf(field.ID, field.Number, field.Date))
	s.Fields = s.Fields.Or(x.contents(func(c *procedure.Contents) procedure.Fields { return c.Plan }))
	for i := range x.c.Members {
		m := &x.c.Members[i]
		if x.isOwedPlan(m) && m.IsParentOrCarer() && s.Fields.Has(field.Explained) {
			steps = append(steps, x.linked(m.ID)...)
		}
	}
	steps = append(steps, s)
	if !x.asks(remedy.DecideLanguage) {
		return steps
	}
	for i := range x.c.Members {
		m := &x.c.Members[i]
		if !x.isOwedPlan(m) {
			continue
		}
		switch m.FirstLanguageEnglish {
		case procedure.NotRecorded:
			steps = append(steps, x.complete(procedure.Place{}.Item(field.Members, i), procedure.FieldsOf(field.FirstLanguageEnglish)))
		case procedure.No:
			if !slices.ContainsFunc(x.c.Plan.Language, func(d plan.LanguageDecision) bool { return d.For == m.ID }) {
				s := x.newRecord(procedure.Place{}.Field(field.Plan).Field(field.Language), procedure.FieldsOf(field.Decision, field.DecidedBy, field.On), procedure.Given{Path: "/for", Value: string(m.ID)})
				steps = append(steps, s)
			}
		default:
		}
	}
	return steps
}

// isOwedPlan reports whether someone of the family belongs to the group and is not excluded.
func (x *Clearing) isOwedPlan(m *coregroup.Member) bool {
	return m.IsFamily() && m.IsMember(x.b.On) && x.c.Excluded(m.ID, x.b.On, x.b.On) == coregroup.NotExcluded
}

// outlined returns where a conference's outline of the present plans is recorded, the zero Place where
// none is, and reports whether any has something in it.
func (x *Clearing) outlined() (at procedure.Place, has bool) {
	ended := x.c.EarlierPlansEnded(x.b.On)
	for i := range x.c.Plan.Outlines {
		o := &x.c.Plan.Outlines[i]
		if o.Date.IsZero() || !o.Date.After(x.b.On) && o.Date.After(ended) {
			has = has || len(o.Items) > 0
			if at.IsZero() {
				at = procedure.Place{}.Field(field.Plan).Item(field.Outlines, i)
			}
		}
	}
	return at, has
}

// outline returns the step for what a conference agreed: an item of the outline at a place, or for the zero Place an outline.
func outline(at procedure.Place) procedure.RemedyStep {
	s := procedure.RemedyStep{New: true, By: procedure.Person{Role: procedure.ConferenceChair}}
	if at.IsZero() {
		s.At = procedure.Place{}.Field(field.Plan).Field(field.Outlines)
		s.Fields = procedure.FieldsOf(field.Date, field.Family, field.Items)
	} else {
		s.At, s.Fields = at.Field(field.Items), procedure.FieldsOf(field.ID, field.Description)
	}
	return s
}

// startPlan returns the steps that say since when the children are the subject of a plan, by a day,
// where that is not recorded of any.
func (x *Clearing) startPlan(day calendar.Date) []procedure.RemedyStep {
	s := procedure.RemedyStep{At: listOf(field.Children), New: true, By: procedure.Person{Role: procedure.ConferenceChair}}
	s.Fields = procedure.FieldsOf(field.ID, field.Born, field.OnPlan, field.Understanding)
	if len(x.c.Children) == 0 {
		return x.then([]procedure.RemedyStep{s}, coregroup.Child{ID: "new", Born: day.AddMonths(-12), OnPlan: []coregroup.PlanPeriod{{From: day}}, Understanding: procedure.No})
	}
	var steps []procedure.RemedyStep
	var children []coregroup.Child
	for i := range x.c.Children {
		more, c := x.onPlan(i, day)
		steps, children = append(steps, more...), append(children, c)
	}
	return x.then(steps, children...)
}

// then returns some steps by which children are there, are born or are on a plan, and those that it takes to clear the
// finding once they are: what cannot be told yet may be open then. Nothing takes no more steps.
func (x *Clearing) then(steps []procedure.RemedyStep, children ...coregroup.Child) []procedure.RemedyStep {
	if len(steps) == 0 {
		return nil
	}
	next, group := *x.c, *x.c.CoreGroup
	group.Children, next.CoreGroup = children, &group
	found, err := x.review(&next)
	if err != nil {
		return nil
	}
	for _, f := range found {
		if f.Key() != x.f.Key() || f.Priority() == procedure.NoPriority {
			continue
		}
		after := *x
		after.c, after.f = &next, f
		more := after.steps()
		if len(more) == 0 {
			return nil
		}
		return append(steps, more...)
	}
	return steps
}

// onPlan returns the steps for a child whose birth, or since when they are on a plan, decides
// something on a day; and the child as they may leave it.
func (x *Clearing) onPlan(i int, day calendar.Date) ([]procedure.RemedyStep, coregroup.Child) {
	c := x.c.Children[i]
	at := procedure.Place{}.Item(field.Children, i)
	var steps []procedure.RemedyStep
	if c.Stage(day) == 0 {
		steps = append(steps, x.complete(at, procedure.FieldsOf(field.Born)))
		if c.Born = c.Expected; c.Born.IsZero() {
			c.Born = day.AddMonths(-12)
		}
	}
	if len(c.OnPlan) == 0 {
		c.OnPlan = []coregroup.PlanPeriod{{From: day}}
		steps = append(steps, procedure.RemedyStep{
			At: at.Field(field.OnPlan), New: true, Fields: procedure.FieldsOf(field.From), By: procedure.Person{Role: procedure.ConferenceChair},
		})
	}
	return steps, c
}

// undeterminedChild returns the steps for what is not known of a child, or of how often the plan says that the child is seen.
func (x *Clearing) undeterminedChild() []procedure.RemedyStep {
	id := x.child()
	day := x.b.On
	if m, _ := x.meetingBy(x.meeting()); m != nil {
		day = m.HeldOn(day)
	}
	for i := range x.c.Children {
		if x.c.Children[i].ID != id {
			continue
		}
		steps, c := x.onPlan(i, day)
		if len(steps) == 0 && x.rule.Remedy == remedy.MakeVisit {
			if steps = x.pattern(id); len(steps) > 0 {
				steps = append(steps, x.visitSince(id)...)
			}
			return steps
		}
		children := slices.Clone(x.c.Children)
		children[i] = c
		return x.then(steps, children...)
	}
	return nil
}

// visitSince returns the steps for a visit, where the social worker has not seen the child since
// the time is counted from: by whatever the plan says it may be due.
func (x *Clearing) visitSince(child procedure.ChildID) []procedure.RemedyStep {
	for i := range x.c.Visits {
		v := &x.c.Visits[i]
		if v.Child == child && v.Made.After(x.f.Since) && !v.Made.After(x.b.On) && v.Way == schedule.InPerson && v.Seen == procedure.Yes && v.Asleep != procedure.Yes &&
			v.By != "" && (v.By == x.c.SocialWorkerOn(v.Made) || v.By == x.c.CoverOn(v.Made)) {
			return nil
		}
	}
	return x.visit()
}

// pattern returns the step for how often the plan says that a child is seen, in the revision that the time is counted from.
func (x *Clearing) pattern(child procedure.ChildID) []procedure.RemedyStep {
	r := x.c.Plan.On(x.f.Since)
	for i := range x.c.Plan.Revisions {
		if r != &x.c.Plan.Revisions[i] {
			continue
		}
		for j := range r.Visiting {
			if v := &r.Visiting[j]; v.Child == child {
				return []procedure.RemedyStep{x.complete(revision(i).Item(field.Visiting, j), procedure.FieldsOf(field.Frequency))}
			}
		}
		s := x.newRecord(revision(i).Field(field.Visiting), procedure.FieldsOf(field.Frequency, field.Alone, field.WithOthers), procedure.Given{Path: "/child", Value: string(child)})
		return []procedure.RemedyStep{s}
	}
	return nil
}
