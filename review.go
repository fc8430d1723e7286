package childprotection

import (
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Rules returns every rule of the library, in the order of their identities.
func Rules() []procedure.Rule {
	rules := slices.Concat(coregroup.Rules(), schedule.Rules(), plan.Rules(), minutes.Rules())
	slices.SortFunc(rules, func(a, b procedure.Rule) int { return int(a.ID) - int(b.ID) })
	return rules
}

// RuleOf returns the rule of an identity. It reports false for one that there is not.
func RuleOf(id procedure.RuleID) (procedure.Rule, bool) {
	rules := Rules()
	i := slices.IndexFunc(rules, func(r procedure.Rule) bool { return r.ID == id })
	if i < 0 {
		return procedure.Rule{}, false
	}
	return rules[i], true
}

// Review judges a case by every rule, as on the day of the basis, and applies the exceptions that
// were agreed. The error says what is wrong with the basis or the case, all of it, as
// [procedure.Problems]; then nothing is reviewed. What practice did or left undone is never an
// error but a finding.
func Review(b procedure.Basis, c Case) (Report, error) {
	var r Reviewer
	findings, err := r.AppendFindings(nil, b, &c)
	if err != nil {
		return Report{}, err
	}
	e, _ := b.Procedures.On(b.On)
	report := Report{Case: c.ID, On: b.On, Findings: findings}
	if e != nil {
		report.Procedure = e.ID()
	}
	return report, nil
}

// Reviewer reviews cases one after another in memory that it keeps. The zero Reviewer is ready.
// One goroutine uses it at a time.
type Reviewer struct {
	held     []coregroup.HeldMeeting
	patterns []schedule.Pattern
	checker  procedure.Checker
	schedule schedule.Desk
	minutes  minutes.Desk
	// found is what the rules found, in the order in which they did, and order that in which
	// it is given out. Run and ends are for sorting that.
	found      []procedure.Finding
	order, run []rank
	ends       []int32
}

// AppendFindings appends what every rule finds, in the order of the rules and then of their
// subjects, as [Review] does.
func (r *Reviewer) AppendFindings(dst []procedure.Finding, b procedure.Basis, c *Case) ([]procedure.Finding, error) {
	err := r.checker.Run(func(v *procedure.Checker) {
		v.Also(v.Root().To("/basis"), b.Validate())
		c.Check(v)
	})
	if err != nil {
		return dst, err
	}
	g, t, p := &c.CoreGroup, &c.Timetable, &c.Plan
	r.held = r.minutes.AppendHeldMeetings(r.held[:0], g, t, c.Minutes, b.On)
	r.patterns = p.Patterns(r.patterns[:0])
	found := coregroup.AppendFindings(r.found[:0], b, g, r.held)
	found = r.schedule.AppendFindings(found, b, g, t, r.patterns)
	planned := len(found)
	found = plan.AppendFindings(found, b, g, p, r.held)
	inPlan := procedure.Place{}.Field(procedure.FieldPlan)
	for i := planned; i < len(found); i++ {
		found[i].At = found[i].At.Under(inPlan)
	}
	found = r.minutes.AppendFindings(found, b, g, t, c.Minutes, p)
	procedure.ApplyExceptions(found, c.Exceptions, b.On)
	r.found = found
	return r.appendSorted(dst), nil
}
