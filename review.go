package childprotection

import (
	"cmp"
	"log/slog"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/check"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/rules"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Rules returns every rule of the library, in the order of their identities.
func Rules() []procedure.Rule { return slices.Clone(rules.All()) }

// RuleOf returns the rule of an identity. It reports false for one that there is not.
func RuleOf(id procedure.RuleID) (procedure.Rule, bool) {
	rule := rules.Of(id)
	return *rule, rule.ID != procedure.NoRule
}

// RulesReading returns the rules that can be judged from some kinds of record, in the order of their identities, for
// [procedure.Basis]. That a case has its children goes without saying. A rule that reads any other kind besides is not among them.
func RulesReading(held ...procedure.Record) []procedure.RuleID {
	var list []procedure.RuleID
	for _, rule := range rules.All() {
		if !slices.ContainsFunc(rule.Reads, func(r procedure.Record) bool { return r != procedure.Children && !slices.Contains(held, r) }) {
			list = append(list, rule.ID)
		}
	}
	return list
}

// Review judges a case by every rule on the day of the basis, and applies the exceptions that were agreed. The error
// says what is wrong with the basis or the case, all of it, as [procedure.Problems]; then nothing is reviewed. What practice
// did or left undone is never an error but a finding.
func Review(b procedure.Basis, c Case) (Report, error) {
	var r Reviewer
	list, err := r.AppendFindings(nil, b, &c)
	if err != nil {
		return Report{}, err
	}
	e, _ := b.Procedures.On(b.On)
	report := Report{Case: c.ID, On: b.On, Findings: list}
	if e != nil {
		report.Procedure = e.ID()
		for _, id := range procedure.RuleIDs() {
			if e.Asks(id) && !b.Selects(id) {
				report.NotAsked = append(report.NotAsked, id)
			}
		}
	}
	return report, nil
}

// Reviewer reviews cases one after another in memory that it keeps. It holds on to the last one. The
// zero Reviewer is ready. One goroutine uses it at a time.
type Reviewer struct {
	// checked is the case of the last review, nil where nothing was reviewed or that is no valid case.
	checked   *Case
	basis     procedure.Basis
	held      []coregroup.HeldMeeting
	checker   check.Checker
	patterns  []schedule.Pattern
	coregroup coregroup.Workspace
	schedule  schedule.Workspace
	plan      plan.Workspace
	minutes   minutes.Workspace
}

// AppendFindings appends what every rule finds, in the order of the rules and then of their
// subjects, as [Review] does. A [Report] of them lists them by what is open, or by who is responsible.
func (r *Reviewer) AppendFindings(dst []procedure.Finding, b procedure.Basis, c *Case) ([]procedure.Finding, error) {
	r.checked = nil
	err := r.checker.Run(func(v *check.Checker) {
		v.Also(v.Root().To("/basis"), b.Validate())
		c.Check(v)
	})
	if err != nil {
		return dst, err
	}
	r.checked = c
	return r.review(dst, b), nil
}

// AppendAgain is [Reviewer.AppendFindings] for the case that this was last given, by another basis, as
// on another day. The case must not have changed since: it is not checked again, nor is it an error that
// it has. It is one if there is no such case, or that was found to be wrong.
func (r *Reviewer) AppendAgain(dst []procedure.Finding, b procedure.Basis) ([]procedure.Finding, error) {
	err := b.Validate()
	if r.checked != nil && err == nil {
		return r.review(dst, b), nil
	}
	var ps procedure.Problems
	if r.checked == nil {
		ps.Add("", "must be a case that was reviewed before")
	}
	ps.AddUnder("/basis", err)
	return dst, ps.OrNil()
}

func (r *Reviewer) review(dst []procedure.Finding, b procedure.Basis) []procedure.Finding {
	r.open(b, r.checked)
	if len(dst) == cap(dst) {
		dst = slices.Grow(dst, expected(r.checked))
	}
	from := len(dst)
	for i, all := 0, rules.All(); i < len(all); i++ {
		if !b.Selects(all[i].ID) {
			continue
		}
		// Each rule is of one of them.
		dst = r.coregroup.Append(dst, all[i].ID)
		dst = r.schedule.Append(dst, all[i].ID)
		dst = r.plan.Append(dst, all[i].ID)
		dst = r.minutes.Append(dst, all[i].ID)
	}
	procedure.ApplyExceptions(dst[from:], r.checked.Exceptions, b.On)
	return dst
}

func (r *Reviewer) open(b procedure.Basis, c *Case) {
	g, t, p := &c.CoreGroup, &c.Timetable, &c.Plan
	r.basis = b
	r.patterns = p.Patterns(r.patterns[:0])
	g = r.schedule.Open(&r.basis, g, t, r.patterns)
	r.held = r.minutes.Open(&r.basis, g, t, c.Minutes, p)
	r.coregroup.Open(&r.basis, g, r.held)
	r.plan.Open(&r.basis, g, p, r.held, procedure.Place{}.Field(field.Plan))
}

// expected returns roughly how many findings there will be, which are large: without the room for them
// they would be moved a dozen times. It counts one or two for each rule, and those on what there is most of.
func expected(c *Case) int {
	n := 100 + 2*len(c.Visits)
	for i := range c.Meetings {
		n += 5 + len(c.Meetings[i].Invitations)
	}
	for i := range c.Minutes {
		m := &c.Minutes[i]
		n += 16 + 2*len(c.Children) + 3*len(m.Attendance) + len(m.Contributions) + len(m.Views) + 2*len(m.Actions)
		for j := range m.Versions {
			n += 3 * len(m.Versions[j].Sendings)
		}
	}
	if last := len(c.Plan.Revisions) - 1; last >= 0 {
		n += 7 * len(c.Plan.Revisions[last].Tasks)
	}
	return n
}

// Report is what a review found.
type Report struct {
	Case procedure.CaseID `json:"case,omitzero"`
	// Procedure is the id of the edition in force on the day of the review, and On that day.
	Procedure string        `json:"procedure,omitzero"`
	On        calendar.Date `json:"on"`
	// NotAsked are the rules that a clause of the procedure names and the basis leaves out: see [procedure.Basis]. While there is
	// any, that nothing is open does not say that the record is complete.
	NotAsked []procedure.RuleID `json:"notAsked,omitzero"`
	// Findings are all of them, in the order of the rules and then of their subjects.
	Findings []procedure.Finding `json:"findings"`
}

// LogValue returns the case, the day and how many findings there are.
func (r Report) LogValue() slog.Value {
	return slog.GroupValue(slog.String("case", string(r.Case)), slog.String("on", r.On.String()), slog.Int("findings", len(r.Findings)), slog.Int("open", len(r.Open())))
}

// Open returns the findings that ask for something now or whose facts are not recorded, the most
// pressing first, and of those the one that has been due the longest.
//
// It leaves out what is to be done and has no last day, which is pending and never overdue: a member
// not yet told of a serious concern (N 2.8c), a child not yet told of the plan (N 3.4b), minutes not
// yet shared (B 7b). Such a finding has Since and no Due. Nothing open does not say that nothing is
// left to do: look for those too, and in [Deadlines] for tasks and actions past their last day.
func (r Report) Open() []procedure.Finding {
	var list []procedure.Finding
	for _, f := range r.Findings {
		if f.Priority() != procedure.NoPriority {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, byUrgency)
	return list
}

// byUrgency orders findings by priority, then by due date, those without one last.
func byUrgency(a, b procedure.Finding) int {
	due := func(f procedure.Finding) int {
		if f.Due.IsZero() {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(b.Priority(), a.Priority()), cmp.Compare(due(a), due(b)), a.Due.Compare(b.Due), a.Compare(b))
}

// Group is the findings that have something in common.
type Group[K any] struct {
	Key      K                   `json:"key"`
	Findings []procedure.Finding `json:"findings"`
}

// ByPriority returns the open findings by how pressing they are, the most pressing first.
func (r Report) ByPriority() []Group[procedure.Priority] {
	return grouped(r.Open(), procedure.Finding.Priority, func(a, b procedure.Priority) int { return cmp.Compare(b, a) })
}

// ByResponsible returns the open findings by the role that the clause looks to, in the order of
// the roles' codes. The empty role is that of findings that look to nobody in particular.
func (r Report) ByResponsible() []Group[procedure.Role] {
	return grouped(r.Open(), func(f procedure.Finding) procedure.Role { return f.Responsible }, cmp.Compare[procedure.Role])
}

// BySubject returns the open findings by what they are about.
func (r Report) BySubject() []Group[procedure.Subject] {
	return grouped(r.Open(), func(f procedure.Finding) procedure.Subject { return f.Subject }, procedure.Subject.Compare)
}

func grouped[K comparable](list []procedure.Finding, key func(procedure.Finding) K, compare func(a, b K) int) []Group[K] {
	var groups []Group[K]
	for _, f := range list {
		k := key(f)
		at := slices.IndexFunc(groups, func(g Group[K]) bool { return g.Key == k })
		if at < 0 {
			at = len(groups)
			groups = append(groups, Group[K]{Key: k})
		}
		groups[at].Findings = append(groups[at].Findings, f)
	}
	slices.SortFunc(groups, func(a, b Group[K]) int { return compare(a.Key, b.Key) })
	return groups
}
