package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// child notes a finding about a child, by position, and reports whether the child is there to be
// seen and heard. Where not it is whole as it stands.
func (d *Desk) child(dst *[]procedure.Finding, rule procedure.RuleID, i int) (f *procedure.Finding, run bool) {
	f = note(dst, rule, procedure.ChildSubject, d.g.Children[i].ID, d.in)
	f.Outcome = d.children[i].otherwise
	return f, d.children[i].run
}

// AppendVisitingPattern appends what N 2.2i finds for each child: whether the plan says how
// often the lead social worker sees the child, and in what situations, alone and with others.
func AppendVisitingPattern(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleVisitingPattern, &b, g, p, held)
}

func (d *Desk) visitingPattern(dst []procedure.Finding) []procedure.Finding {
	last := 0
	for i := range d.g.Children {
		f, run := d.child(&dst, procedure.RuleVisitingPattern, i)
		if !run {
			continue
		}
		var missing procedure.Fields
		list := d.revision.Visiting
		if at := seek(list, &last, func(v *Visiting) bool { return v.Child == d.g.Children[i].ID }); at < 0 {
			missing.Add(field.Visiting)
		} else {
			f.At = d.in.Item(field.Visiting, at)
			missing.AddIf(list[at].Frequency.IsZero(), field.Frequency)
			missing.AddIf(list[at].Alone.IsBlank(), field.Alone)
			missing.AddIf(list[at].WithOthers.IsBlank(), field.WithOthers)
		}
		lacking(f, missing)
	}
	return dst
}

// AppendChildTakesPart appends what N 2.2m finds for each child: whether the plan describes how
// the child takes part in carrying it out and in reviewing it.
func AppendChildTakesPart(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleChildTakesPart, &b, g, p, held)
}

func (d *Desk) childTakesPart(dst []procedure.Finding) []procedure.Finding {
	last := 0
	for i := range d.g.Children {
		f, run := d.child(&dst, procedure.RuleChildTakesPart, i)
		if !run {
			continue
		}
		var missing procedure.Fields
		list := d.revision.Participation
		if at := seek(list, &last, func(v *Participation) bool { return v.Child == d.g.Children[i].ID }); at < 0 {
			missing.Add(field.Participation)
		} else {
			f.At = d.in.Item(field.Participation, at)
			missing.AddIf(list[at].CarryingOut.IsBlank(), field.CarryingOut)
			missing.AddIf(list[at].Reviewing.IsBlank(), field.Reviewing)
		}
		lacking(f, missing)
	}
	return dst
}

// AppendChildToldOfPlan appends what N 3.4b finds of the plan for each child: whether the child
// was told how it stands since it was last revised. It is pending until the core group has met
// since then. Of a child recorded as without enough understanding it is not applicable.
func AppendChildToldOfPlan(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleChildToldOfPlan, &b, g, p, held)
}

func (d *Desk) childToldOfPlan(dst []procedure.Finding) []procedure.Finding {
	revised := d.revision.Date
	met := len(d.heldSince(revised)) > 0
	for i := range d.g.Children {
		f, run := d.child(&dst, procedure.RuleChildToldOfPlan, i)
		if !run {
			continue
		}
		f.At, f.Since = d.at, revised
		if d.g.Children[i].Understanding == procedure.No {
			f.Outcome = procedure.NotApplicable
			continue
		}
		told, undated := d.toldChild(d.g.Children[i].ID)
		var missing procedure.Fields
		switch {
		case told >= 0:
			f.Done, f.At = d.p.ChildTold[told].On, d.at.Item(field.ChildTold, told)
		case undated >= 0:
			f.At = d.at.Item(field.ChildTold, undated)
			missing.Add(field.On)
		default:
			missing.Add(field.ChildTold)
		}
		lacking(f, missing)
		if f.Outcome == procedure.NotMet && !met {
			f.Outcome, f.Missing = procedure.Pending, procedure.Fields{}
		}
	}
	return dst
}

// toldChild returns the first telling of a child since the plan was last revised, and the last
// without a day, by position, -1 for none.
func (d *Desk) toldChild(id procedure.ChildID) (first, undated int) {
	first, undated = -1, -1
	var done calendar.Date
	for i, told := range d.p.ChildTold {
		switch {
		case told.Child != id:
		case told.On.IsZero():
			undated = i
		case !told.On.Before(d.revision.Date) && !told.On.After(d.b.On) && (first < 0 || told.On.Before(done)):
			first, done = i, told.On
		}
	}
	return first, undated
}
