// Package rules puts the rules of all packages into one list.
package rules

import (
	"math"
	"slices"
	"sync"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/measure"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// index is the rules, as they are looked up.
type index struct {
	// all are in the order of their identities, which are their positions: the first is none.
	all []procedure.Rule
	// with is the first rule with each kind of remedy, and measured are those counted in each figure.
	with     [math.MaxUint8 + 1]*procedure.Rule
	measured [math.MaxUint8 + 1][]procedure.RuleID
}

var indexed = sync.OnceValue(func() *index {
	x := index{all: make([]procedure.Rule, len(procedure.RuleIDs())+1)}
	for _, rule := range slices.Concat(coregroup.Rules(), schedule.Rules(), plan.Rules(), minutes.Rules()) {
		x.all[rule.ID] = rule
	}
	for i := range x.all[1:] {
		rule := &x.all[i+1]
		if x.with[rule.Remedy] == nil {
			x.with[rule.Remedy] = rule
		}
		x.measured[rule.Measure] = append(x.measured[rule.Measure], rule.ID)
	}
	return &x
})

// All returns every rule, in the order of their identities. The list is shared: it is not to be changed.
func All() []procedure.Rule { return indexed().all[1:] }

// Of returns the rule of an identity, the zero Rule for one that there is not.
func Of(id procedure.RuleID) *procedure.Rule {
	all := indexed().all
	if int(id) >= len(all) {
		return &all[procedure.NoRule]
	}
	return &all[id]
}

// With returns the first rule with a kind of remedy, nil if there is none.
func With(kind remedy.Kind) *procedure.Rule { return indexed().with[kind] }

// Measured returns the rules whose findings are counted in a figure, in their order.
func Measured(m measure.Measure) []procedure.RuleID { return indexed().measured[m] }
