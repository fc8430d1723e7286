// Package findings is what the packages of the library make their findings with.
package findings

import (
	"cmp"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Check appends what a rule finds in a V, which is all that the rules of a package look at. It is handed its rule.
type Check[V any] func(v *V, dst []procedure.Finding, rule *Rule[V]) []procedure.Finding

// Rule is a rule with its check, and what the checks of its package need to know of it besides.
type Rule[V any] struct {
	procedure.Rule
	Check Check[V]
	// Responsible answers for it where the clause does not say, if that is somebody else than the social worker.
	Responsible procedure.Role
	// Always says that every edition asks for it, FirstOnly that it is on the first meeting of a plan alone, OfChildren that it
	// is on what the children think and feel, and Sorted that its check finds things in order unless it says otherwise.
	Always, FirstOnly, OfChildren, Sorted bool
}

// State is what a V keeps for the rules. It is embedded.
type State struct {
	// Sorted says that what the rule found is sorted by how it was made.
	Sorted bool
	// Found is what a rule has found so far: a check that is called as a value would move a variable of the caller's to the heap.
	Found  []procedure.Finding
	sorter sorter
}

// Findings returns the state.
func (s *State) Findings() *State { return s }

// Rules are the rules of a package, in the order of their identities.
type Rules[V any, P interface {
	*V
	Findings() *State
}] struct {
	list       []*Rule[V]
	byIdentity []*Rule[V] // nil for those of other packages
}

// NewRules returns some rules.
func NewRules[V any, P interface {
	*V
	Findings() *State
}](list ...*Rule[V]) *Rules[V, P] {
	r := Rules[V, P]{list, make([]*Rule[V], len(procedure.RuleIDs())+1)}
	for _, rule := range list {
		r.byIdentity[rule.ID] = rule
	}
	return &r
}

// Describe returns the rules as they describe themselves.
func (r *Rules[V, P]) Describe() []procedure.Rule {
	list := make([]procedure.Rule, len(r.list))
	for i, rule := range r.list {
		list[i] = rule.Rule
	}
	return list
}

// Append appends what one rule finds, in the order of [procedure.Finding.Compare], and nothing for a rule of another package.
func (r *Rules[V, P]) Append(dst []procedure.Finding, v P, id procedure.RuleID) []procedure.Finding {
	if int(id) >= len(r.byIdentity) || r.byIdentity[id] == nil {
		return dst
	}
	rule, state, start := r.byIdentity[id], v.Findings(), len(dst)
	state.Sorted = rule.Sorted
	if dst = rule.Check(v, dst, rule); !state.Sorted {
		state.sorter.sort(dst[start:])
	}
	return dst
}

// AppendAll appends what each rule that the basis selects finds, or each of some.
func (r *Rules[V, P]) AppendAll(dst []procedure.Finding, v P, b *procedure.Basis, only []procedure.RuleID) []procedure.Finding {
	for _, rule := range r.list {
		if b.Selects(rule.ID) && (len(only) == 0 || slices.Contains(only, rule.ID)) {
			dst = r.Append(dst, v, rule.ID)
		}
	}
	return dst
}

// Note appends a finding of a rule about a subject: its kind, its id, and what it is in, or "" for nothing. It returns the
// finding where it stands, undetermined and otherwise empty, to be filled in until the next is appended: findings are large,
// there are many, and each would otherwise be copied. [procedure.Basis.AttachClauses] then says by which clause it was made.
func Note[T, U ~string](dst *[]procedure.Finding, rule procedure.RuleID, kind procedure.SubjectKind, id T, in U) *procedure.Finding {
	f := next(dst)
	f.Rule = rule
	// One by one: a Subject made elsewhere takes longer to copy than all the rest.
	f.Subject.Kind, f.Subject.ID, f.Subject.In = kind, string(id), string(in)
	return f
}

// next appends an empty finding and returns it where it stands.
func next(dst *[]procedure.Finding) *procedure.Finding {
	n := len(*dst)
	if n == cap(*dst) {
		*dst = slices.Grow(*dst, 1)
	}
	*dst = (*dst)[:n+1]
	f := &(*dst)[n]
	*f = procedure.Finding{}
	return f
}

// AppendByID appends the positions of so many records in the order of their ids, byte by byte, and of those with one id in
// that of their positions: findings about them are given in that order. Id returns the id of the record at a position.
func AppendByID[ID ~string](dst []int32, records int, id func(at int) ID) []int32 {
	from, sorted := len(dst), true
	dst = slices.Grow(dst, records)
	for i := range records {
		sorted = sorted && (i == 0 || id(i-1) <= id(i))
		dst = append(dst, int32(i))
	}
	if !sorted {
		slices.SortStableFunc(dst[from:], func(a, b int32) int { return strings.Compare(string(id(int(a))), string(id(int(b)))) })
	}
	return dst
}

// OnCase returns a finding about the case as a whole.
func OnCase(rule procedure.RuleID, outcome procedure.Outcome) procedure.Finding {
	return procedure.Finding{Rule: rule, Subject: procedure.Subject{Kind: procedure.CaseSubject}, Outcome: outcome}
}

// sorter puts the findings of a rule in the order of [procedure.Finding.Compare], in memory that it keeps. The zero sorter
// is ready.
type sorter struct {
	at    []int32
	found []procedure.Finding // a copy of what is sorted
}

// sort puts the findings of one rule in order. Most are: the rules go by the ids of their subjects. A finding is large: it is
// moved once.
func (s *sorter) sort(list []procedure.Finding) {
	next := 1
	for next < len(list) && compare(&list[next-1], &list[next]) <= 0 {
		next++
	}
	if next >= len(list) {
		return
	}
	s.found, s.at = append(s.found[:0], list...), s.at[:0]
	for i := range list {
		s.at = append(s.at, int32(i))
	}
	slices.SortFunc(s.at, func(a, b int32) int { return cmp.Or(compare(&s.found[a], &s.found[b]), cmp.Compare(a, b)) })
	for i, at := range s.at {
		list[i] = s.found[at]
	}
}

// compare orders two findings of a rule.
func compare(f, g *procedure.Finding) int {
	a, b := &f.Subject, &g.Subject
	switch {
	case a.Kind != b.Kind:
		return cmp.Compare(a.Kind, b.Kind)
	case a.In != b.In:
		return strings.Compare(a.In, b.In)
	case a.ID != b.ID:
		return strings.Compare(a.ID, b.ID)
	}
	return strings.Compare(f.Clause, g.Clause)
}
