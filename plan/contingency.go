package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
)

// contingency is N 2.2k, on the case.
var contingency = rule{Check: inForce((*review).contingency), Rule: procedure.Rule{
	ID: procedure.RuleContingency, Title: "Contingency plan",
	Doc:      "The contingency plan says what triggers it, what is done and who starts it, and family court proceedings were considered.",
	Reads:    []procedure.Record{records.Children, records.Meetings, records.Revisions},
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Contingency)},
}}

func (w *review) contingency(dst []procedure.Finding, rule *rule) []procedure.Finding {
	f := note(&dst, rule, procedure.CaseSubject, "", w.in.Field(field.Contingency))
	c := &w.revision.Contingency
	var missing procedure.Fields
	missing.AddIf(c.Triggers.IsBlank(), field.Triggers)
	missing.AddIf(c.Action.IsBlank(), field.Action)
	missing.AddIf(nobody(c.Starter), field.Starter)
	missing.AddIf(c.Proceedings == procedure.NotRecorded, field.Proceedings)
	lacking(f, missing)
	return dst
}
