package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// eachAgreement appends what a rule finds for each written agreement made by the day of the review,
// and one finding where there is none: nobody is asked to make one.
func (d *Desk) eachAgreement(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	start := len(dst)
	for i := range d.p.Agreements {
		a, from := &d.p.Agreements[i], len(dst)
		switch {
		case a.Date.After(d.b.On):
			continue
		case rule == procedure.RuleWrittenAgreement:
			d.writtenAgreement(&dst, a, i)
		default:
			d.agreementCopies(&dst, a, i)
		}
		dst = d.b.AttachClauses(dst, from, dayOr(a.Date, d.b.On))
	}
	if len(dst) == start {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	return dst
}

// AppendWrittenAgreement appends what N 2.7a finds for each written agreement that there is:
// whether its day, with whom it is and what it asks are recorded.
func AppendWrittenAgreement(dst []procedure.Finding, b procedure.Basis, p *ChildProtectionPlan) []procedure.Finding {
	return one(dst, procedure.RuleWrittenAgreement, &b, &coregroup.CoreGroup{}, p, nil)
}

func (d *Desk) writtenAgreement(dst *[]procedure.Finding, a *Agreement, i int) {
	f := note(dst, procedure.RuleWrittenAgreement, procedure.AgreementSubject, a.ID, d.at.Item(field.Agreements, i))
	f.Since = a.Date
	var missing procedure.Fields
	missing.AddIf(a.Date.IsZero(), field.Date)
	missing.AddIf(len(a.With) == 0, field.With)
	missing.AddIf(a.Asks.IsBlank(), field.Asks)
	lacking(f, missing)
}

// AppendAgreementCopies appends what N 2.7b finds for each parent or carer with whom there is a
// written agreement: whether they were given a copy, with the day. A parent who is left out is
// not owed one. Where the social worker has changed since, it reminds that the agreement tells
// the next one what is expected.
func AppendAgreementCopies(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return one(dst, procedure.RuleAgreementCopies, &b, g, p, nil)
}

func (d *Desk) agreementCopies(dst *[]procedure.Finding, a *Agreement, i int) {
	agreement := d.at.Item(field.Agreements, i)
	then, now := d.g.SocialWorkerOn(a.Date), d.g.SocialWorkerOn(d.b.On)
	for _, parent := range a.With {
		f := note(dst, procedure.RuleAgreementCopies, procedure.AgreementSubject, a.ID, agreement)
		f.Subject.In = string(parent)
		f.Since = a.Date
		missing := procedure.FieldsOf(field.Copies)
		for i, c := range a.Copies {
			switch at := agreement.Item(field.Copies, i); {
			case c.To != parent || c.On.After(d.b.On) || !f.Done.IsZero():
			case c.On.IsZero():
				f.At, missing = at, procedure.FieldsOf(field.On)
			default:
				f.At, missing, f.Done = at, procedure.Fields{}, c.On
			}
		}
		lacking(f, missing)
		switch {
		case f.Outcome == procedure.NotMet && d.g.Excluded(parent, a.Date, d.b.On) != coregroup.NotExcluded:
			f.Outcome, f.Missing = procedure.NotApplicable, procedure.Fields{}
		case f.Outcome == procedure.Met && then != "" && now != "" && then != now:
			f.Remark = procedure.AgreementCarriesOver
		}
	}
}

// isWith reports whether an agreement is with someone.
func (a *Agreement) isWith(id procedure.MemberID) bool {
	return some(a.With, func(party *procedure.MemberID) bool { return *party == id })
}
