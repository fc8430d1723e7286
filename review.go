package childprotection

import (
	"cmp"
	"slices"
	"strings"

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
	// unsorted and order are for putting findings in order.
	unsorted []procedure.Finding
	order    []int32
}

// AppendFindings appends what every rule finds, in the order of the rules and then of their
// subjects, as [Review] does.
func (r *Reviewer) AppendFindings(dst []procedure.Finding, b procedure.Basis, c *Case) ([]procedure.Finding, error) {
	r.checker.Reset()
	r.checker.Also(r.checker.Root().To("/basis"), b.Validate())
	c.Check(&r.checker)
	if err := r.checker.OrNil(); err != nil {
		return dst, err
	}
	start := len(dst)
	g, t, p := &c.CoreGroup, &c.Timetable, &c.Plan
	r.held = minutes.AppendHeldMeetings(r.held[:0], t, c.Minutes, b.On)
	r.patterns = p.Patterns(r.patterns[:0])
	dst = coregroup.AppendFindings(dst, b, g, r.held)
	dst = schedule.AppendFindings(dst, b, g, t, r.patterns)
	planned := len(dst)
	dst = plan.AppendFindings(dst, b, g, p, r.held)
	inPlan := procedure.Place{}.Field(procedure.FieldPlan)
	for i := planned; i < len(dst); i++ {
		dst[i].At = dst[i].At.Under(inPlan)
	}
	dst = minutes.AppendFindings(dst, b, g, t, c.Minutes, p)
	procedure.ApplyExceptions(dst[start:], c.Exceptions, b.On)
	r.sort(dst[start:])
	return dst, nil
}

// sort puts findings in the order of [procedure.Finding.Compare]. A finding is large, so it is
// moved twice and no more: to those of its rule, and from there to its place. What a rule finds is
// mostly in order already.
func (r *Reviewer) sort(findings []procedure.Finding) {
	var next [1 << 8]int32
	for i := range findings {
		next[findings[i].Rule]++
	}
	total := int32(0)
	for rule, n := range next {
		next[rule] = total
		total += n
	}
	r.unsorted = slices.Grow(r.unsorted[:0], len(findings))[:len(findings)]
	for i := range findings {
		at := &next[findings[i].Rule]
		r.unsorted[*at] = findings[i]
		*at++
	}
	for from := 0; from < len(findings); {
		to := int(next[r.unsorted[from].Rule]) // where the next rule's start
		r.ofOneRule(findings[from:to], r.unsorted[from:to])
		from = to
	}
}

// ofOneRule copies the findings of a rule in the order of their subjects and clauses.
func (r *Reviewer) ofOneRule(dst, src []procedure.Finding) {
	compare := func(i, j int32) int {
		a, b := &src[i], &src[j]
		return cmp.Or(a.Subject.Compare(b.Subject), strings.Compare(a.Clause, b.Clause))
	}
	r.order = r.order[:0]
	sorted := true
	for i := range src {
		r.order = append(r.order, int32(i))
		sorted = sorted && (i == 0 || compare(int32(i-1), int32(i)) <= 0)
	}
	if !sorted {
		slices.SortStableFunc(r.order, compare)
	}
	for i, at := range r.order {
		dst[i] = src[at]
	}
}
