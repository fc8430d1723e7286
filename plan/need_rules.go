package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// AppendNeedsAndServices appends what N 2.2e finds: for each child, born or not, whether the
// plan sets out their needs, for each need whether it is described and met by a service or a
// task, and for each service whether it is described.
func AppendNeedsAndServices(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RuleNeedsAndServices
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	last := 0
	dst = r.eachChild(dst, &b, g, rule, true, func(c *coregroup.Child, f procedure.Finding) procedure.Finding {
		f.Missing.AddIf(seek(r.Needs, &last, func(n *Need) bool { return n.Child == c.ID }) < 0, procedure.FieldNeeds)
		f.Outcome = f.Missing.Outcome()
		return f
	})
	var met marks
	last = 0
	meet := func(ids []procedure.NeedID) {
		for _, id := range ids {
			if at := seek(r.Needs, &last, func(n *Need) bool { return n.ID == id }); at >= 0 {
				met.add(at)
			}
		}
	}
	for i := range r.Services {
		s := &r.Services[i]
		meet(s.Needs)
		f := r.finding(rule, procedure.SubjectOf(procedure.ServiceSubject, s.ID), procedure.FieldServices, i)
		f.Missing.AddIf(s.Description.IsBlank(), procedure.FieldDescription)
		f.Outcome = f.Missing.Outcome()
		dst = b.Append(dst, b.On, f)
	}
	for i := range r.Tasks {
		meet(r.Tasks[i].Purpose.Needs)
	}
	last = 0
	for i := range r.Needs {
		n := &r.Needs[i]
		if at := seek(g.Children, &last, func(c *coregroup.Child) bool { return c.ID == n.Child }); at < 0 || !g.Children[at].IsOnPlan(b.On) {
			continue
		}
		f := r.finding(rule, procedure.SubjectOf(procedure.NeedSubject, n.ID), procedure.FieldNeeds, i)
		switch {
		case n.Description.IsBlank():
			f.Missing.Add(procedure.FieldDescription)
		case !met.has(i):
			f.At = r.at
			f.Missing.Add(procedure.FieldServices)
		}
		f.Outcome = f.Missing.Outcome()
		dst = b.Append(dst, b.On, f)
	}
	return dst
}

// marks is a set of positions. While they are few it does not allocate.
type marks struct {
	few  [4]uint64
	more map[int]bool
}

func (m *marks) add(i int) {
	if i < 64*len(m.few) {
		m.few[i/64] |= 1 << (i % 64)
		return
	}
	if m.more == nil {
		m.more = map[int]bool{}
	}
	m.more[i] = true
}

func (m *marks) has(i int) bool {
	if i < 64*len(m.few) {
		return m.few[i/64]&(1<<(i%64)) != 0
	}
	return m.more[i]
}

// eachService appends a finding for each service of the plan in force.
func (p *ChildProtectionPlan) eachService(dst []procedure.Finding, b *procedure.Basis, g *coregroup.CoreGroup, held []coregroup.HeldMeeting, rule procedure.RuleID,
	missing func(s *Service) procedure.Fields,
) []procedure.Finding {
	r, dst, ok := p.inForce(dst, b, g, held, rule)
	if !ok {
		return dst
	}
	for i := range r.Services {
		s := &r.Services[i]
		f := r.finding(rule, procedure.SubjectOf(procedure.ServiceSubject, s.ID), procedure.FieldServices, i)
		f.Missing = missing(s)
		f.Outcome = f.Missing.Outcome()
		dst = b.Append(dst, b.On, f)
	}
	if len(r.Services) == 0 {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// AppendEarlierEngagement appends what N 2.2g finds for each service: whether it says how the
// family engaged with such a service before, or that there was none. That they did not engage
// is never held against the service.
func AppendEarlierEngagement(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return p.eachService(dst, &b, g, held, procedure.RuleEarlierEngagement, func(s *Service) (missing procedure.Fields) {
		missing.AddIf(s.EarlierEngagement.IsBlank() && s.NoEarlierEngagement != procedure.Yes, procedure.FieldEarlierEngagement)
		return missing
	})
}

// AppendStrategy appends what N 2.2h finds for each service: whether it says how likely it is
// to succeed, how compliance is watched, what follows if there is none, and by when.
func AppendStrategy(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return p.eachService(dst, &b, g, held, procedure.RuleStrategy, func(s *Service) (missing procedure.Fields) {
		missing.AddIf(s.Likelihood.IsBlank(), procedure.FieldLikelihood)
		missing.AddIf(s.Monitoring.IsBlank(), procedure.FieldMonitoring)
		missing.AddIf(s.Consequence.IsBlank(), procedure.FieldConsequence)
		missing.AddIf(s.ByWhen.IsBlank(), procedure.FieldByWhen)
		return missing
	})
}
