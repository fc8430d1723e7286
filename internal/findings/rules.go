package findings

import (
	"slices"

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
	// Always says that every edition asks for it, FirstOnly that it is on the first meeting of a plan alone, and Sorted that its
	// check finds things in order unless it says otherwise.
	Always, FirstOnly, Sorted bool
}

// Answers returns the role that answers for the rule where the clause does not say.
func (r *Rule[V]) Answers() procedure.Role {
	if r.Responsible == "" {
		return procedure.SocialWorker
	}
	return r.Responsible
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

// AppendAll appends what each rule finds, or each of some.
func (r *Rules[V, P]) AppendAll(dst []procedure.Finding, v P, only []procedure.RuleID) []procedure.Finding {
	for _, rule := range r.list {
		if len(only) == 0 || slices.Contains(only, rule.ID) {
			dst = r.Append(dst, v, rule.ID)
		}
	}
	return dst
}
