package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// safetyPlanMade is B 1a, on the case: whether the plan that the last conference made is recorded, with its day, what it
// asks for, and that the family took part in making it. Where there is no plan at all it is undetermined.
var safetyPlanMade = rule{Check: (*review).safetyPlanMade, Rule: procedure.Rule{
	ID: procedure.RuleSafetyPlanMade, Title: "Plan made at the conference",
	Doc:   "The plan that the conference made with the family is recorded.",
	Reads: []procedure.Record{records.Children, records.Outlines, records.Revisions}, Remedy: remedy.MakeSafetyPlan,
	Labels: []procedure.Label{{Field: field.Family, Text: "that the family took part in making it"}},
	Adds: []procedure.Addition{
		{Missing: field.Items, Fields: procedure.FieldsOf(field.ID, field.Description)},
		{Missing: field.Outlines, Fields: procedure.FieldsOf(field.Date, field.Family, field.Items)},
	},
}}

func (w *review) safetyPlanMade(dst []procedure.Finding, rule *rule) []procedure.Finding {
	if !w.b.Asks(rule.ID, w.b.On) {
		return dst
	}
	last := -1
	for i := range w.p.Outlines {
		if o := &w.p.Outlines[i]; isWithin(o.Date, w.b.On, w.ended) && (last < 0 || !o.Date.Before(w.p.Outlines[last].Date)) {
			last = i
		}
	}
	start := len(dst)
	f := note(&dst, rule, procedure.CaseSubject, "", w.at)
	f.Responsible = procedure.ConferenceChair
	switch {
	case !w.run:
		f.Outcome = w.instead
	case last < 0 && len(w.order) == 0:
	case last < 0:
		lacking(f, procedure.FieldsOf(field.Outlines))
	default:
		o := &w.p.Outlines[last]
		f.Since = o.Date
		f.At = w.at.Item(field.Outlines, last)
		var missing procedure.Fields
		missing.AddIf(o.Date.IsZero(), field.Date)
		missing.AddIf(o.Family != procedure.Yes, field.Family)
		missing.AddIf(len(o.Items) == 0, field.Items)
		for i := range o.Items {
			if o.Items[i].Description.IsBlank() && missing.IsZero() {
				f.At = f.At.Item(field.Items, i)
				missing.Add(field.Description)
			}
		}
		lacking(f, missing)
	}
	return w.b.AttachClauses(dst, start, w.b.On)
}
