package childprotection

import (
	"cmp"
	"log/slog"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Report is what a review found.
type Report struct {
	Case procedure.CaseID `json:"case,omitzero"`
	// Procedure is the id of the edition in force on the day of the review, and On that day.
	Procedure string        `json:"procedure,omitzero"`
	On        calendar.Date `json:"on"`
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
