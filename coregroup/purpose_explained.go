package coregroup

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
)

// purposeExplained is N 3.15b, for each child who understands enough: whether it is recorded when it was explained what the
// core group is for and why the child's opinion matters. It is pending until the first meeting was held, and undetermined
// where the child's understanding is not recorded.
var purposeExplained = rule{Check: eachChild((*review).judgeExplanation), Rule: procedure.Rule{
	ID: procedure.RulePurposeExplained, Title: "Core group explained to the child",
	Doc:    "A child of sufficient understanding was told what the core group is for and why the child's opinion matters.",
	Reads:  []procedure.Record{records.Children, records.Meetings},
	Labels: []procedure.Label{{Field: field.Purpose, Text: "what the core group is for"}},
}}

func (v *review) judgeExplanation(f *procedure.Finding, i int) {
	switch v.g.Children[i].Understanding {
	case procedure.Yes:
	case procedure.No:
		f.Outcome = procedure.NotApplicable
		return
	default:
		f.Outcome = procedure.Undetermined
		f.Missing.Add(field.Understanding)
		return
	}
	x := v.g.Children[i].Explained
	if x.On.After(v.b.On) {
		x = PurposeExplained{}
	}
	f.Done = x.On
	f.At = f.At.Field(field.Explained)
	var missing procedure.Fields
	missing.AddIf(x.On.IsZero(), field.On)
	missing.AddIf(x.Purpose != procedure.Yes, field.Purpose)
	missing.AddIf(x.WhyOpinionMatters != procedure.Yes, field.WhyOpinionMatters)
	v.pendingUntilHeld(f, i, missing)
}
