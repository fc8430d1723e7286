package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// eachTask appends a finding for each task of the plan in force. A plan without tasks is one
// that lacks them.
func (p *ChildProtectionPlan) eachTask(dst []procedure.Finding, b *procedure.Basis, g *coregroup.CoreGroup, held []coregroup.HeldMeeting, rule procedure.RuleID,
	missing func(t *Task) procedure.Fields,
) []procedure.Finding {
	r, dst, ok := p.inForce(dst, b, g, held, rule)
	if !ok {
		return dst
	}
	if len(r.Tasks) == 0 {
		return b.Append(dst, b.On, r.empty(rule, procedure.FieldTasks))
	}
	for i := range r.Tasks {
		t := &r.Tasks[i]
		f := r.finding(rule, procedure.SubjectOf(procedure.TaskSubject, t.ID), procedure.FieldTasks, i)
		f.Missing = missing(t)
		f.Outcome = f.Missing.Outcome()
		dst = b.Append(dst, b.On, f)
	}
	return dst
}

func nobody(p procedure.Person) bool { return p == procedure.Person{} }

// AppendTaskQuantified appends what N 2.2a finds for each task: whether it says what is
// wanted, who is responsible, and how much or how often.
func AppendTaskQuantified(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return p.eachTask(dst, &b, g, held, procedure.RuleTaskQuantified, func(t *Task) (missing procedure.Fields) {
		missing.AddIf(t.Description.IsBlank(), procedure.FieldDescription)
		missing.AddIf(nobody(t.Responsible), procedure.FieldResponsible)
		missing.AddIf(t.Quantity.IsBlank(), procedure.FieldQuantity)
		return missing
	})
}

// AppendTaskPurpose appends what N 2.2b finds for each task: whether it names the outcome or
// need that it serves.
func AppendTaskPurpose(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return p.eachTask(dst, &b, g, held, procedure.RuleTaskPurpose, func(t *Task) (missing procedure.Fields) {
		missing.AddIf(len(t.Purpose.Outcomes) == 0 && len(t.Purpose.Needs) == 0, procedure.FieldPurpose)
		return missing
	})
}

// AppendTaskMeasures appends what N 2.2c finds for each task: whether it says how success and
// how failure are measured.
func AppendTaskMeasures(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return p.eachTask(dst, &b, g, held, procedure.RuleTaskMeasures, func(t *Task) (missing procedure.Fields) {
		missing.AddIf(t.MeasureOfSuccess.IsBlank(), procedure.FieldMeasureOfSuccess)
		missing.AddIf(t.MeasureOfFailure.IsBlank(), procedure.FieldMeasureOfFailure)
		return missing
	})
}

// AppendSMART appends what N 2.2f finds for each task: whether something is recorded for each
// of specific (description and who is responsible), measurable (quantity and measure of
// success), achievable, realistic and timed (a last day). It never judges what it says: Met
// is to be read as recorded.
func AppendSMART(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return p.eachTask(dst, &b, g, held, procedure.RuleSMART, func(t *Task) (missing procedure.Fields) {
		missing.AddIf(t.Description.IsBlank(), procedure.FieldDescription)
		missing.AddIf(nobody(t.Responsible), procedure.FieldResponsible)
		missing.AddIf(t.Quantity.IsBlank(), procedure.FieldQuantity)
		missing.AddIf(t.MeasureOfSuccess.IsBlank(), procedure.FieldMeasureOfSuccess)
		missing.AddIf(t.Achievable.IsBlank(), procedure.FieldAchievable)
		missing.AddIf(t.Realistic.IsBlank(), procedure.FieldRealistic)
		missing.AddIf(t.Due.IsZero(), procedure.FieldDue)
		return missing
	})
}

// AppendHelpClear appends what B 6b finds for each task that is help: whether it says what
// help it is, from whom, by when and for whom. Where it is not recorded if a task is help it
// is undetermined.
func AppendHelpClear(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RuleHelpClear
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	none := true
	for i := range r.Tasks {
		t := &r.Tasks[i]
		if t.Help == procedure.No {
			continue
		}
		none = false
		f := r.finding(rule, procedure.SubjectOf(procedure.TaskSubject, t.ID), procedure.FieldTasks, i)
		if t.Help == procedure.Yes {
			f.Missing.AddIf(t.Description.IsBlank(), procedure.FieldDescription)
			f.Missing.AddIf(nobody(t.Responsible), procedure.FieldResponsible)
			f.Missing.AddIf(t.Due.IsZero(), procedure.FieldDue)
			f.Missing.AddIf(len(t.HelpFor) == 0 && len(t.Children) == 0, procedure.FieldHelpFor)
			f.Outcome = f.Missing.Outcome()
		} else {
			f.Missing.Add(procedure.FieldHelp)
		}
		dst = b.Append(dst, b.On, f)
	}
	if none {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// AppendDifferenceToChild appends what N 2.2d finds: for each outcome and each child on a plan
// whom it is for, whether it is described and says what it should change for the child; and for
// each task that serves no outcome, whether it says so itself.
func AppendDifferenceToChild(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RuleDifferenceToChild
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	if len(r.Outcomes) == 0 && len(r.Tasks) == 0 {
		return b.Append(dst, b.On, r.empty(rule, procedure.FieldOutcomes, procedure.FieldTasks))
	}
	start := len(dst)
	child := 0
	for i := range r.Outcomes {
		last := 0
		for j := range g.Children {
			if len(r.Outcomes[i].Children) == 0 {
				dst = r.difference(dst, &b, &g.Children[j], i, &last)
			}
		}
		for _, id := range r.Outcomes[i].Children {
			if at := seek(g.Children, &child, func(c *coregroup.Child) bool { return c.ID == id }); at >= 0 {
				dst = r.difference(dst, &b, &g.Children[at], i, &last)
			}
		}
	}
	for i := range r.Tasks {
		t := &r.Tasks[i]
		if len(t.Purpose.Outcomes) > 0 {
			continue
		}
		f := r.finding(rule, procedure.SubjectOf(procedure.TaskSubject, t.ID), procedure.FieldTasks, i)
		f.Missing.AddIf(t.Difference.IsBlank(), procedure.FieldDifference)
		f.Outcome = f.Missing.Outcome()
		dst = b.Append(dst, b.On, f)
	}
	if len(dst) == start {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// difference appends whether an outcome says what it should change for a child on a plan.
func (r inForce) difference(dst []procedure.Finding, b *procedure.Basis, c *coregroup.Child, outcome int, last *int) []procedure.Finding {
	if !c.IsOnPlan(b.On) {
		return dst
	}
	o := &r.Outcomes[outcome]
	f := r.finding(procedure.RuleDifferenceToChild, procedure.SubjectIn(procedure.OutcomeSubject, o.ID, c.ID), procedure.FieldOutcomes, outcome)
	f.Missing.AddIf(o.Description.IsBlank(), procedure.FieldDescription)
	if at := seek(o.Difference, last, func(d *Difference) bool { return d.Child == c.ID }); at < 0 {
		f.Missing.Add(procedure.FieldDifference)
	} else if o.Difference[at].Description.IsBlank() && !o.Description.IsBlank() {
		f.At = f.At.Item(procedure.FieldDifference, at)
		f.Missing.Add(procedure.FieldDescription)
	}
	f.Outcome = f.Missing.Outcome()
	return b.Append(dst, b.On, f)
}
