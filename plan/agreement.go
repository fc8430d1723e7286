package plan

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// eachAgreement returns the check of a rule that gives findings for each written agreement made by the day of the review, and one
// where there is none: nobody is asked to make one.
func eachAgreement(judge func(w *review, dst *[]procedure.Finding, rule *rule, a *Agreement, i int)) checkFunc {
	return func(w *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		start := len(dst)
		for i := range w.p.Agreements {
			a, from := &w.p.Agreements[i], len(dst)
			if a.Date.After(w.b.On) {
				continue
			}
			w.Found = dst
			judge(w, &w.Found, rule, a, i)
			dst = w.Found
			dst = w.b.AttachClauses(dst, from, dayOr(a.Date, w.b.On))
		}
		if len(dst) == start {
			return w.onCase(dst, rule, procedure.NotApplicable)
		}
		return dst
	}
}

// writtenAgreement is N 2.7a, for each written agreement that there is.
var writtenAgreement = rule{Check: eachAgreement((*review).agreementRecorded), Rule: procedure.Rule{
	ID: procedure.RuleWrittenAgreement, Title: "Written agreement", Reads: []procedure.Record{procedure.Agreements},
	Doc:    "A written agreement, where there is one, has a day, with whom it is and what it asks.",
	Remedy: remedy.RecordAgreement,
}}

func (w *review) agreementRecorded(dst *[]procedure.Finding, rule *rule, a *Agreement, i int) {
	f := note(dst, rule, procedure.AgreementSubject, a.ID, w.at.Item(field.Agreements, i))
	f.Since = a.Date
	var missing procedure.Fields
	missing.AddIf(a.Date.IsZero(), field.Date)
	missing.AddIf(len(a.With) == 0, field.With)
	missing.AddIf(a.Asks.IsBlank(), field.Asks)
	lacking(f, missing)
}

// agreementCopies is N 2.7b, for each parent or carer with whom there is a written agreement: whether they were given a
// copy, with the day. A parent who is excluded is not owed one. Where the social worker has changed since, it reminds that
// the agreement tells the next one what is expected.
var agreementCopies = rule{Check: eachAgreement((*review).copiesGiven), Rule: procedure.Rule{
	ID: procedure.RuleAgreementCopies, Title: "Copies of the agreement", Reads: []procedure.Record{procedure.Allocations, procedure.Exclusions, procedure.Agreements},
	Doc:  "Each parent or carer with whom there is a written agreement has a copy; on a change of social worker it reminds that the agreement carries over.",
	Adds: []procedure.Addition{{Missing: field.Copies, About: "/to", In: true, Fields: procedure.FieldsOf(field.On)}},
}}

func (w *review) copiesGiven(dst *[]procedure.Finding, rule *rule, a *Agreement, i int) {
	agreement := w.at.Item(field.Agreements, i)
	then, now := w.g.SocialWorkerOn(a.Date), w.g.SocialWorkerOn(w.b.On)
	for _, parent := range a.With {
		f := note(dst, rule, procedure.AgreementSubject, a.ID, agreement)
		f.Subject.In = string(parent)
		f.Since = a.Date
		missing := procedure.FieldsOf(field.Copies)
		for i, c := range a.Copies {
			switch at := agreement.Item(field.Copies, i); {
			case c.To != parent || c.On.After(w.b.On) || !f.Done.IsZero():
			case c.On.IsZero():
				f.At, missing = at, procedure.FieldsOf(field.On)
			default:
				f.At, missing, f.Done = at, procedure.Fields{}, c.On
			}
		}
		lacking(f, missing)
		switch {
		case f.Outcome == procedure.NotMet && w.g.Excluded(parent, a.Date, w.b.On) != coregroup.NotExcluded:
			f.Outcome, f.Missing = procedure.NotApplicable, procedure.Fields{}
		case f.Outcome == procedure.Met && then != "" && now != "" && then != now:
			f.Remark = remark.AgreementCarriesOver
		}
	}
}

// Agreement is a written agreement with parents and carers. There need be none.
type Agreement struct {
	ID   procedure.AgreementID `json:"id"`
	Date calendar.Date         `json:"date,omitzero"`
	// With are the parents and carers it is with, and Asks what it asks of them.
	With   []procedure.MemberID `json:"with,omitzero"`
	Asks   procedure.Text       `json:"asks,omitzero"`
	Copies []Copy               `json:"copies,omitzero"`
}

// LogValue returns the agreement's id and date.
func (a Agreement) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(a.ID)), slog.String("date", a.Date.String()))
}

// Copy is that someone was given a copy of a written agreement.
type Copy struct {
	To procedure.MemberID `json:"to"`
	On calendar.Date      `json:"on,omitzero"`
}

// expectationsPlain is N 2.5a, for each parent or carer of whom the plan asks something, a member or not and excluded or
// not: whether each expectation on them is put into words, and where they are responsible for a task whether there is one.
var expectationsPlain = rule{Check: inForce((*review).expectationsPlain), Rule: procedure.Rule{
	ID: procedure.RuleExpectationsPlain, Title: "Expectations plain",
	Doc:      "Each parent or carer of whom the plan asks something has that put into words.",
	Reads:    []procedure.Record{procedure.Children, procedure.Members, procedure.Meetings, procedure.Revisions},
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Expectations)},
	Adds:     []procedure.Addition{{Missing: field.Expectations, About: "/of/id", Fields: procedure.FieldsOf(field.ID, field.Description, field.Consequence)}},
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
	ID: procedure.RuleExpectationConsequences, Title: "Consequences of expectations", Reads: readsPlanInForce,
	Doc: "Each expectation says what may follow where it is not met.",
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
