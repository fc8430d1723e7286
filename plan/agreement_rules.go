package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// eachAgreement calls do for each written agreement made by the day of the review, and appends
// the one finding of a rule where there is none: nobody is asked to make one.
func (p *ChildProtectionPlan) eachAgreement(dst []procedure.Finding, b *procedure.Basis, rule procedure.RuleID,
	do func(dst []procedure.Finding, a *Agreement, f procedure.Finding) []procedure.Finding,
) []procedure.Finding {
	start := len(dst)
	for i := range p.Agreements {
		if a := &p.Agreements[i]; !a.Date.After(b.On) {
			dst = do(dst, a, procedure.Finding{
				Rule: rule, Subject: procedure.SubjectOf(procedure.AgreementSubject, a.ID), Since: a.Date,
				Responsible: procedure.SocialWorker, At: procedure.Place{}.Item(procedure.FieldAgreements, i),
			})
		}
	}
	if len(dst) == start {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// AppendWrittenAgreement appends what N 2.7a finds for each written agreement that there is:
// whether its day, with whom it is and what it asks are recorded.
func AppendWrittenAgreement(dst []procedure.Finding, b procedure.Basis, p *ChildProtectionPlan) []procedure.Finding {
	return p.eachAgreement(dst, &b, procedure.RuleWrittenAgreement, func(dst []procedure.Finding, a *Agreement, f procedure.Finding) []procedure.Finding {
		f.Missing.AddIf(a.Date.IsZero(), procedure.FieldDate)
		f.Missing.AddIf(len(a.With) == 0, procedure.FieldWith)
		f.Missing.AddIf(a.Asks.IsBlank(), procedure.FieldAsks)
		f.Outcome = f.Missing.Outcome()
		return b.Append(dst, dayOr(a.Date, b.On), f)
	})
}

// AppendAgreementCopies appends what N 2.7b finds for each parent or carer with whom there is a
// written agreement: whether they were given a copy, with the day. A parent who is left out is
// not owed one. Where the social worker has changed since, it reminds that the agreement tells
// the next one what is expected.
func AppendAgreementCopies(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return p.eachAgreement(dst, &b, procedure.RuleAgreementCopies, func(dst []procedure.Finding, a *Agreement, f procedure.Finding) []procedure.Finding {
		then, now := g.SocialWorkerOn(a.Date), g.SocialWorkerOn(b.On)
		for _, parent := range a.With {
			agreement, f := f.At, f
			f.Subject.In = string(parent)
			f.Missing.Add(procedure.FieldCopies)
			for i, c := range a.Copies {
				switch at := agreement.Item(procedure.FieldCopies, i); {
				case c.To != parent || c.On.After(b.On) || !f.Done.IsZero():
				case c.On.IsZero():
					f.At, f.Missing = at, procedure.FieldsOf(procedure.FieldOn)
				default:
					f.At, f.Missing, f.Done = at, procedure.Fields{}, c.On
				}
			}
			f.Outcome = f.Missing.Outcome()
			if f.Outcome == procedure.NotMet && g.Excluded(parent, a.Date, b.On) != coregroup.NotExcluded {
				f.Outcome, f.Missing = procedure.NotApplicable, procedure.Fields{}
			}
			if f.Outcome == procedure.Met && then != "" && now != "" && then != now {
				f.Remark = procedure.AgreementCarriesOver
			}
			dst = b.Append(dst, dayOr(a.Date, b.On), f)
		}
		return dst
	})
}

// isWith reports whether an agreement is with someone.
func (a *Agreement) isWith(id procedure.MemberID) bool {
	return some(a.With, func(party *procedure.MemberID) bool { return *party == id })
}
