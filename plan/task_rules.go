package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

func nobody(p procedure.Person) bool { return p == procedure.Person{} }

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

// askedOfTask returns what a rule asks to be recorded of a task.
func askedOfTask(rule procedure.RuleID) procedure.Fields {
	switch rule {
	case procedure.RuleTaskQuantified:
		return procedure.FieldsOf(field.Description, field.Responsible, field.Quantity)
	case procedure.RuleTaskPurpose:
		return procedure.FieldsOf(field.Purpose)
	case procedure.RuleTaskMeasures:
		return procedure.FieldsOf(field.MeasureOfSuccess, field.MeasureOfFailure)
	case procedure.RuleSMART:
		return procedure.FieldsOf(
			field.Description, field.Responsible, field.Quantity, field.MeasureOfSuccess,
			field.Achievable, field.Realistic, field.Due,
		)
	case procedure.RuleHelpClear:
		return procedure.FieldsOf(field.Description, field.Responsible, field.Due, field.HelpFor)
	default: // of a task that serves no outcome
		return procedure.FieldsOf(field.Difference)
	}
}

// missing returns what is not recorded of a task, by position, of what is asked.
func (d *Desk) missing(task int32, asked procedure.Fields) procedure.Fields {
	return d.duties[task].lacks.And(asked)
}

// eachTask notes a finding for each task of the plan in force. A plan without tasks is one
// that lacks them.
func (d *Desk) eachTask(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	d.ordered = true
	start, asked := len(dst), askedOfTask(rule)
	dst = append(dst, d.onTasks...)
	for k, i := range d.tasks {
		f := &dst[start+k]
		f.Rule = rule
		if missing := d.missing(i, asked); !missing.IsZero() {
			lacking(f, missing)
		}
	}
	if len(d.tasks) == 0 {
		d.empty(&dst, rule, field.Tasks)
	}
	return dst
}

// task notes a finding about one task, by its place in the order of ids.
func (d *Desk) task(dst *[]procedure.Finding, rule procedure.RuleID, k int) *procedure.Finding {
	*dst = append(*dst, d.onTasks[k])
	f := &(*dst)[len(*dst)-1]
	f.Rule = rule
	return f
}

// AppendTaskQuantified appends what N 2.2a finds for each task: whether it says what is
// wanted, who is responsible, and how much or how often.
func AppendTaskQuantified(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleTaskQuantified, &b, g, p, held)
}

// AppendTaskPurpose appends what N 2.2b finds for each task: whether it names the outcome or
// need that it serves.
func AppendTaskPurpose(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleTaskPurpose, &b, g, p, held)
}

// AppendTaskMeasures appends what N 2.2c finds for each task: whether it says how success and
// how failure are measured.
func AppendTaskMeasures(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleTaskMeasures, &b, g, p, held)
}

// AppendSMART appends what N 2.2f finds for each task: whether something is recorded for each
// of specific (description and who is responsible), measurable (quantity and measure of
// success), achievable, realistic and timed (a last day). It never judges what it says: Met
// is to be read as recorded.
func AppendSMART(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleSMART, &b, g, p, held)
}

// AppendHelpClear appends what B 6b finds for each task that is help: whether it says what
// help it is, from whom, by when and for whom. Where it is not recorded if a task is help it
// is undetermined.
func AppendHelpClear(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleHelpClear, &b, g, p, held)
}

func (d *Desk) helpClear(dst []procedure.Finding) []procedure.Finding {
	asked := askedOfTask(procedure.RuleHelpClear)
	for k, i := range d.tasks {
		switch d.revision.Tasks[i].Help {
		case procedure.No:
		case procedure.Yes:
			lacking(d.task(&dst, procedure.RuleHelpClear, k), d.missing(i, asked))
		default:
			f := d.task(&dst, procedure.RuleHelpClear, k)
			f.Missing, f.Outcome = procedure.FieldsOf(field.Help), procedure.Undetermined
		}
	}
	return dst
}

// AppendDifferenceToChild appends what N 2.2d finds: for each outcome and each child on a plan
// whom it is for, whether it is described and says what it should change for the child; and for
// each task that serves no outcome, whether it says so itself.
func AppendDifferenceToChild(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleDifferenceToChild, &b, g, p, held)
}

func (d *Desk) differenceToChild(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleDifferenceToChild
	r := d.revision
	if len(r.Outcomes) == 0 && len(r.Tasks) == 0 {
		d.empty(&dst, rule, field.Outcomes, field.Tasks)
		return dst
	}
	child := 0
	for i := range r.Outcomes {
		last := 0
		if len(r.Outcomes[i].Children) == 0 {
			for j := range d.g.Children {
				d.difference(&dst, i, j, &last)
			}
		}
		for _, id := range r.Outcomes[i].Children {
			if j := seek(d.g.Children, &child, func(c *coregroup.Child) bool { return c.ID == id }); j >= 0 {
				d.difference(&dst, i, j, &last)
			}
		}
	}
	asked := askedOfTask(rule)
	for k, i := range d.tasks {
		if len(r.Tasks[i].Purpose.Outcomes) == 0 {
			lacking(d.task(&dst, rule, k), d.missing(i, asked))
		}
	}
	return dst
}

// difference notes whether an outcome says what it should change for a child on a plan.
func (d *Desk) difference(dst *[]procedure.Finding, outcome, child int, last *int) {
	if !d.children[child].onPlan {
		return
	}
	o, id := &d.revision.Outcomes[outcome], d.g.Children[child].ID
	f := itemOf(d, dst, procedure.RuleDifferenceToChild, procedure.OutcomeSubject, o.ID, field.Outcomes, outcome)
	f.Subject.In = string(id)
	var missing procedure.Fields
	missing.AddIf(o.Description.IsBlank(), field.Description)
	if at := seek(o.Difference, last, func(d *Difference) bool { return d.Child == id }); at < 0 {
		missing.Add(field.Difference)
	} else if o.Difference[at].Description.IsBlank() && missing.IsZero() {
		f.At = f.At.Item(field.Difference, at)
		missing.Add(field.Description)
	}
	lacking(f, missing)
}
