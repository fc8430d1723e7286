package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// AppendNeedsAndServices appends what N 2.2e finds: for each child, born or not, whether the
// plan sets out their needs, for each need whether it is described and met by a service or a
// task, and for each service whether it is described.
func AppendNeedsAndServices(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleNeedsAndServices, &b, g, p, held)
}

func (d *Desk) needsAndServices(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleNeedsAndServices
	r := d.revision
	last := 0
	for i := range d.g.Children {
		id := d.g.Children[i].ID
		f := note(&dst, rule, procedure.ChildSubject, id, d.in)
		if f.Outcome = d.children[i].otherwise; d.children[i].onPlan {
			var missing procedure.Fields
			missing.AddIf(seek(r.Needs, &last, func(n *Need) bool { return n.Child == id }) < 0, field.Needs)
			lacking(f, missing)
		}
	}
	d.meetNeeds()
	last = 0
	for i := range r.Needs {
		n := &r.Needs[i]
		if at := seek(d.g.Children, &last, func(c *coregroup.Child) bool { return c.ID == n.Child }); at < 0 || !d.children[at].onPlan {
			continue
		}
		f := itemOf(d, &dst, rule, procedure.NeedSubject, n.ID, field.Needs, i)
		var missing procedure.Fields
		switch {
		case n.Description.IsBlank():
			missing.Add(field.Description)
		case !d.met[i]:
			f.At = d.in
			missing.Add(field.Services)
		}
		lacking(f, missing)
	}
	for i := range r.Services {
		s := &r.Services[i]
		f := itemOf(d, &dst, rule, procedure.ServiceSubject, s.ID, field.Services, i)
		var missing procedure.Fields
		missing.AddIf(s.Description.IsBlank(), field.Description)
		lacking(f, missing)
	}
	return dst
}

// meetNeeds notes of each need whether a service or a task meets it.
func (d *Desk) meetNeeds() {
	r := d.revision
	clear(d.met)
	last := 0
	meet := func(ids []procedure.NeedID) {
		for _, id := range ids {
			if at := seek(r.Needs, &last, func(n *Need) bool { return n.ID == id }); at >= 0 {
				d.met[at] = true
			}
		}
	}
	for i := range r.Services {
		meet(r.Services[i].Needs)
	}
	for i := range r.Tasks {
		meet(r.Tasks[i].Purpose.Needs)
	}
}

// eachService notes a finding for each service of the plan in force.
func (d *Desk) eachService(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	for i := range d.revision.Services {
		s := &d.revision.Services[i]
		f := itemOf(d, &dst, rule, procedure.ServiceSubject, s.ID, field.Services, i)
		var missing procedure.Fields
		if rule == procedure.RuleEarlierEngagement {
			missing.AddIf(s.EarlierEngagement.IsBlank() && s.NoEarlierEngagement != procedure.Yes, field.EarlierEngagement)
		} else {
			missing.AddIf(s.Likelihood.IsBlank(), field.Likelihood)
			missing.AddIf(s.Monitoring.IsBlank(), field.Monitoring)
			missing.AddIf(s.Consequence.IsBlank(), field.Consequence)
			missing.AddIf(s.ByWhen.IsBlank(), field.ByWhen)
		}
		lacking(f, missing)
	}
	return dst
}

// AppendEarlierEngagement appends what N 2.2g finds for each service: whether it says how the
// family engaged with such a service before, or that there was none. That they did not engage
// is never held against the service.
func AppendEarlierEngagement(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleEarlierEngagement, &b, g, p, held)
}

// AppendStrategy appends what N 2.2h finds for each service: whether it says how likely it is
// to succeed, how compliance is watched, what follows if there is none, and by when.
func AppendStrategy(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleStrategy, &b, g, p, held)
}
