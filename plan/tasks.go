package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

func nobody(p procedure.Person) bool { return p == procedure.Person{} }

// taskFields are those that the rules look for in a task.
var taskFields = procedure.FieldsOf(
	field.ID, field.Description, field.Responsible, field.Quantity, field.Purpose, field.Difference, field.MeasureOfSuccess,
	field.MeasureOfFailure, field.Achievable, field.Realistic, field.Due, field.Help,
)

// aTask says what a plan without tasks lacks.
var aTask = []procedure.Label{{Field: field.Tasks, Text: "a task"}}

// lacks returns all that is not recorded of a task, of which each rule asks for some.
func (t *Task) lacks() (missing procedure.Fields) {
	missing.AddIf(t.Description.IsBlank(), field.Description)
	missing.AddIf(nobody(t.Responsible), field.Responsible)
	missing.AddIf(t.Quantity.IsBlank(), field.Quantity)
	missing.AddIf(len(t.Purpose.Outcomes) == 0 && len(t.Purpose.Needs) == 0, field.Purpose)
	missing.AddIf(t.Difference.IsBlank(), field.Difference)
	missing.AddIf(t.MeasureOfSuccess.IsBlank(), field.MeasureOfSuccess)
	missing.AddIf(t.MeasureOfFailure.IsBlank(), field.MeasureOfFailure)
	missing.AddIf(t.Achievable.IsBlank(), field.Achievable)
	missing.AddIf(t.Realistic.IsBlank(), field.Realistic)
	missing.AddIf(t.Due.IsZero(), field.Due)
	missing.AddIf(len(t.HelpFor) == 0 && len(t.Children) == 0, field.HelpFor)
	return missing
}

// missing returns what is not recorded of a task, by position, of what is asked.
func (w *review) missing(task int32, asked procedure.Fields) procedure.Fields {
	return w.duties[task].lacks.And(asked)
}

// eachTask returns the check of a rule that gives a finding for each task of the plan in force, by what it asks to be recorded. A
// plan without tasks is one that lacks them.
func eachTask(asked procedure.Fields) checkFunc {
	return func(w *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		w.Sorted = true
		start := len(dst)
		dst = append(dst, w.onTasks...)
		for k, i := range w.tasks {
			f := &dst[start+k]
			f.Rule = rule.ID
			if missing := w.missing(i, asked); !missing.IsZero() {
				lacking(f, missing)
			}
		}
		if len(w.tasks) == 0 {
			w.empty(&dst, rule, field.Tasks)
		}
		return dst
	}
}

// task notes a finding about one task, by its place in the order of ids.
func (w *review) task(dst *[]procedure.Finding, rule *rule, k int) *procedure.Finding {
	*dst = append(*dst, w.onTasks[k])
	f := &(*dst)[len(*dst)-1]
	f.Rule = rule.ID
	return f
}

// taskQuantified is N 2.2a, for each task.
var taskQuantified = rule{Check: inForce(eachTask(procedure.FieldsOf(field.Description, field.Responsible, field.Quantity))), Rule: procedure.Rule{
	ID: procedure.RuleTaskQuantified, Title: "Tasks clear and quantified", Reads: readsPlanInForce,
	Doc:      "Each task says what is wanted, who is responsible, and how much or how often.",
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Tasks)},
	Labels:   []procedure.Label{{Field: field.Tasks, Text: "a task"}},
	Adds:     []procedure.Addition{{Missing: field.Tasks, Fields: taskFields}},
}}

// taskPurpose is N 2.2b, for each task.
var taskPurpose = rule{Check: inForce(eachTask(procedure.FieldsOf(field.Purpose))), Rule: procedure.Rule{
	ID: procedure.RuleTaskPurpose, Title: "Purpose of tasks", Reads: readsPlanInForce,
	Doc:    "Each task names the outcome or need that it serves.",
	Labels: aTask, Adds: []procedure.Addition{{Missing: field.Tasks, Fields: taskFields}},
}}

// taskMeasures is N 2.2c, for each task.
var taskMeasures = rule{Check: inForce(eachTask(procedure.FieldsOf(field.MeasureOfSuccess, field.MeasureOfFailure))), Rule: procedure.Rule{
	ID: procedure.RuleTaskMeasures, Title: "Measures of tasks", Reads: readsPlanInForce,
	Doc:    "Each task says how success and how failure are measured.",
	Labels: aTask, Adds: []procedure.Addition{{Missing: field.Tasks, Fields: taskFields}},
}}

// smart is N 2.2f, for each task: whether something is recorded for each of specific (description and who is responsible),
// measurable (quantity and measure of success), achievable, realistic and timed (a last day). It never judges what it says:
// Met is to be read as recorded.
var smart = rule{Check: inForce(eachTask(smartFields)), Rule: procedure.Rule{
	ID: procedure.RuleSMART, Title: "SMART", Reads: readsPlanInForce,
	Doc:    "For each task it is recorded how it is specific, measurable, achievable, realistic and timed; what is recorded is not judged.",
	Labels: aTask, Adds: []procedure.Addition{{Missing: field.Tasks, Fields: taskFields}},
}}

// smartFields are what says how a task is SMART.
var smartFields = procedure.FieldsOf(
	field.Description, field.Responsible, field.Quantity, field.MeasureOfSuccess, field.Achievable, field.Realistic, field.Due,
)

// helpClear is B 6b, for each task that is help. Where it is not recorded if a task is help it is undetermined.
var helpClear = rule{Check: inForce((*review).helpClear), Rule: procedure.Rule{
	ID: procedure.RuleHelpClear, Title: "Help clear", Reads: readsPlanInForce,
	Doc:      "Each task that is help says what, from whom, by when and for whom.",
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Tasks)},
}}

func (w *review) helpClear(dst []procedure.Finding, rule *rule) []procedure.Finding {
	asked := procedure.FieldsOf(field.Description, field.Responsible, field.Due, field.HelpFor)
	for k, i := range w.tasks {
		switch w.revision.Tasks[i].Help {
		case procedure.No:
		case procedure.Yes:
			lacking(w.task(&dst, rule, k), w.missing(i, asked))
		default:
			f := w.task(&dst, rule, k)
			f.Missing, f.Outcome = procedure.FieldsOf(field.Help), procedure.Undetermined
		}
	}
	return dst
}

// differenceToChild is N 2.2d: for each outcome and each child on a plan whom it is for, whether it is described and says
// what it should change for the child; and for each task that serves no outcome, whether it says so itself.
var differenceToChild = rule{Check: inForce((*review).differenceToChild), Rule: procedure.Rule{
	ID: procedure.RuleDifferenceToChild, Title: "Difference to the child", Reads: readsPlanInForce,
	Doc:      "Each outcome says what it should change for each child it is for, and a task that serves no outcome says so itself.",
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Outcomes)},
	Labels:   []procedure.Label{{Field: field.Tasks, Text: "a task"}},
	Adds: []procedure.Addition{
		{Missing: field.Tasks, Fields: taskFields},
		{Missing: field.Outcomes, Fields: procedure.FieldsOf(field.ID, field.Description, field.Difference)},
		{Missing: field.Difference, About: "/child", In: true, Fields: procedure.FieldsOf(field.Description)},
	},
}}

func (w *review) differenceToChild(dst []procedure.Finding, rule *rule) []procedure.Finding {
	r := w.revision
	if len(r.Outcomes) == 0 && len(r.Tasks) == 0 {
		w.empty(&dst, rule, field.Outcomes, field.Tasks)
		return dst
	}
	child := 0
	for i := range r.Outcomes {
		last := 0
		if len(r.Outcomes[i].Children) == 0 {
			for j := range w.g.Children {
				w.difference(&dst, rule, i, j, &last)
			}
		}
		for _, id := range r.Outcomes[i].Children {
			if j := seek(w.g.Children, &child, func(c *coregroup.Child) bool { return c.ID == id }); j >= 0 {
				w.difference(&dst, rule, i, j, &last)
			}
		}
	}
	asked := procedure.FieldsOf(field.Difference)
	for k, i := range w.tasks {
		if len(r.Tasks[i].Purpose.Outcomes) == 0 {
			lacking(w.task(&dst, rule, k), w.missing(i, asked))
		}
	}
	return dst
}

// difference notes whether an outcome says what it should change for a child on a plan.
func (w *review) difference(dst *[]procedure.Finding, rule *rule, outcome, child int, last *int) {
	if !w.children[child].onPlan {
		return
	}
	o, id := &w.revision.Outcomes[outcome], w.g.Children[child].ID
	f := itemOf(w, dst, rule, procedure.OutcomeSubject, o.ID, field.Outcomes, outcome)
	f.Subject.In = string(id)
	var missing procedure.Fields
	missing.AddIf(o.Description.IsBlank(), field.Description)
	if at := seek(o.Difference, last, func(w *Difference) bool { return w.Child == id }); at < 0 {
		missing.Add(field.Difference)
	} else if o.Difference[at].Description.IsBlank() && missing.IsZero() {
		f.At = f.At.Item(field.Difference, at)
		missing.Add(field.Description)
	}
	lacking(f, missing)
}
