package coregroup

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
)

// planEndRecorded finds for each child who was on a plan whether its end is recorded once the child has turned 18. No
// document asks for it in so many words: the library cites the clause by which plans go on being reviewed.
var planEndRecorded = rule{Check: (*review).planEndRecorded, Rule: procedure.Rule{
	ID: procedure.RulePlanEndRecorded, Title: "End of the plan recorded",
	Doc:    "A child who has turned 18 has an end of the plan recorded.",
	Reads:  []procedure.Record{records.Children},
	Labels: []procedure.Label{{Field: field.To, Text: "the day on which the plan ended"}},
}}

func (v *review) planEndRecorded(dst []procedure.Finding, rule *rule) []procedure.Finding {
	if len(v.g.Children) == 0 {
		return v.onCase(dst, rule, procedure.NotApplicable)
	}
	start := len(dst)
	for i := range v.g.Children {
		c := &v.g.Children[i]
		f := v.child(&dst, rule, i)
		f.Outcome = procedure.NotApplicable
		if c.Stage(v.b.On) != Adult || len(c.OnPlan) == 0 {
			continue
		}
		f.Since = c.Eighteenth()
		for j, p := range c.OnPlan {
			if !p.From.After(v.b.On) && (p.To.IsZero() || p.To.After(v.b.On)) {
				f.Missing.Add(field.To)
				f.At = f.At.Item(field.OnPlan, j)
			}
		}
		f.Outcome = f.Missing.Outcome()
	}
	return v.b.AttachClauses(dst, start, v.b.On)
}
