package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
)

// expectationsPlain is N 2.5a, for each parent or carer of whom the plan asks something, a member or not and excluded or
// not: whether each expectation on them is put into words, and where they are responsible for a task whether there is one.
var expectationsPlain = rule{Check: inForce((*review).expectationsPlain), Rule: procedure.Rule{
	ID: procedure.RuleExpectationsPlain, Title: "Expectations plain",
	Doc:      "Each parent or carer of whom the plan asks something has that put into words.",
	Reads:    []procedure.Record{records.Children, records.Members, records.Meetings, records.Revisions},
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Expectations)},
	Adds: []procedure.Addition{
		{Missing: field.Expectations, About: "/of/id", Fields: procedure.FieldsOf(field.ID, field.Description, field.Consequence)},
	},
}}

func (w *review) expectationsPlain(dst []procedure.Finding, rule *rule) []procedure.Finding {
	r := w.revision
	for _, i := range w.members {
		if w.people[i].IsParentOrCarer() {
			w.asked(&dst, rule, w.g.Members[i].ID)
		}
	}
	outside := func(who procedure.Person) bool {
		return who.ID != "" && (who.Role == procedure.Parent || who.Role == procedure.Carer) && w.g.Member(who.ID) == nil
	}
	for i := range r.Expectations {
		who := r.Expectations[i].Of
		if outside(who) && !some(r.Expectations[:i], func(e *Expectation) bool { return e.Of.ID == who.ID }) {
			w.asked(&dst, rule, who.ID)
		}
	}
	for i := range r.Tasks {
		who := r.Tasks[i].Responsible
		if outside(who) && !some(r.Expectations, func(e *Expectation) bool { return e.Of.ID == who.ID }) &&
			!some(r.Tasks[:i], func(t *Task) bool { return t.Responsible.ID == who.ID }) {
			w.asked(&dst, rule, who.ID)
		}
	}
	return dst
}

// asked notes whether what the plan asks of someone is put into words, nothing where it asks nothing.
func (w *review) asked(dst *[]procedure.Finding, rule *rule, id procedure.MemberID) {
	r := w.revision
	expected, blank := false, -1
	for i := range r.Expectations {
		if e := &r.Expectations[i]; e.Of.ID == id {
			expected = true
			if e.Description.IsBlank() && blank < 0 {
				blank = i
			}
		}
	}
	if !expected && !some(r.Tasks, func(t *Task) bool { return t.Responsible.ID == id }) {
		return
	}
	f := note(dst, rule, procedure.MemberSubject, id, w.in)
	var missing procedure.Fields
	missing.AddIf(!expected, field.Expectations)
	if blank >= 0 {
		f.At = w.in.Item(field.Expectations, blank)
		missing.Add(field.Description)
	}
	lacking(f, missing)
}

// expectationConsequences is N 2.5b, for each expectation: where it is not met, or the parent leaves the core group process.
var expectationConsequences = rule{Check: inForce((*review).expectationConsequences), Rule: procedure.Rule{
	ID: procedure.RuleExpectationConsequences, Title: "Consequences of expectations",
	Doc:   "Each expectation says what may follow where it is not met.",
	Reads: []procedure.Record{records.Children, records.Meetings, records.Revisions},
}}

func (w *review) expectationConsequences(dst []procedure.Finding, rule *rule) []procedure.Finding {
	for i := range w.revision.Expectations {
		e := &w.revision.Expectations[i]
		f := itemOf(w, &dst, rule, procedure.ExpectationSubject, e.ID, field.Expectations, i)
		var missing procedure.Fields
		missing.AddIf(e.Consequence.IsBlank(), field.Consequence)
		lacking(f, missing)
	}
	return dst
}
