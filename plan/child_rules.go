package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// AppendVisitingPattern appends what N 2.2i finds for each child: whether the plan says how
// often the lead social worker sees the child, and in what situations, alone and with others.
func AppendVisitingPattern(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RuleVisitingPattern
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	last := 0
	return r.eachChild(dst, &b, g, rule, false, func(c *coregroup.Child, f procedure.Finding) procedure.Finding {
		at := seek(r.Visiting, &last, func(v *Visiting) bool { return v.Child == c.ID })
		if at < 0 {
			f.Missing.Add(procedure.FieldVisiting)
		} else {
			v := &r.Visiting[at]
			f.At = r.at.Item(procedure.FieldVisiting, at)
			f.Missing.AddIf(v.Frequency.IsZero(), procedure.FieldFrequency)
			f.Missing.AddIf(v.Alone.IsBlank(), procedure.FieldAlone)
			f.Missing.AddIf(v.WithOthers.IsBlank(), procedure.FieldWithOthers)
		}
		f.Outcome = f.Missing.Outcome()
		return f
	})
}

// AppendChildTakesPart appends what N 2.2m finds for each child: whether the plan describes how
// the child takes part in carrying it out and in reviewing it.
func AppendChildTakesPart(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RuleChildTakesPart
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	last := 0
	return r.eachChild(dst, &b, g, rule, false, func(c *coregroup.Child, f procedure.Finding) procedure.Finding {
		at := seek(r.Participation, &last, func(v *Participation) bool { return v.Child == c.ID })
		if at < 0 {
			f.Missing.Add(procedure.FieldParticipation)
		} else {
			f.At = r.at.Item(procedure.FieldParticipation, at)
			f.Missing.AddIf(r.Participation[at].CarryingOut.IsBlank(), procedure.FieldCarryingOut)
			f.Missing.AddIf(r.Participation[at].Reviewing.IsBlank(), procedure.FieldReviewing)
		}
		f.Outcome = f.Missing.Outcome()
		return f
	})
}

// AppendChildToldOfPlan appends what N 3.4b finds of the plan for each child: whether the child
// was told how it stands since it was last revised. It is pending until the core group has met
// since then. Of a child recorded as without enough understanding it is not applicable.
func AppendChildToldOfPlan(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RuleChildToldOfPlan
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	return r.eachChild(dst, &b, g, rule, false, func(c *coregroup.Child, f procedure.Finding) procedure.Finding {
		f.At, f.Since = procedure.Place{}, r.Date
		if c.Understanding == procedure.No {
			f.Outcome = procedure.NotApplicable
			return f
		}
		undated := -1
		for i, told := range p.ChildTold {
			switch {
			case told.Child != c.ID:
			case told.On.IsZero():
				undated = i
			case !told.On.Before(r.Date) && !told.On.After(b.On) && (f.Done.IsZero() || told.On.Before(f.Done)):
				f.Done, f.At = told.On, procedure.Place{}.Item(procedure.FieldChildTold, i)
			}
		}
		switch {
		case !f.Done.IsZero():
		case undated >= 0:
			f.At = procedure.Place{}.Item(procedure.FieldChildTold, undated)
			f.Missing.Add(procedure.FieldOn)
		default:
			f.Missing.Add(procedure.FieldChildTold)
		}
		f.Outcome = f.Missing.Outcome()
		if f.Outcome == procedure.NotMet && len(heldSince(held, r.Date, b.On)) == 0 {
			f.Outcome, f.Missing = procedure.Pending, procedure.Fields{}
		}
		return f
	})
}
