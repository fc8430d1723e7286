package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// needsNoPart reports whether a professional belongs to the group for another reason than a
// part in the plan: each role that they have is one to manage, chair, record, support or watch,
// or they chaired the last meeting and are not the social worker.
func needsNoPart(g *coregroup.CoreGroup, m *coregroup.Member, held []coregroup.HeldMeeting, on calendar.Date) bool {
	held = coregroup.HeldUntil(held, on)
	if n := len(held); n > 0 && held[n-1].Chair == m.ID && m.ID != g.SocialWorkerOn(on) && m.ID != g.CoverOn(on) {
		return true
	}
	return !m.CarriesOutPlan()
}

// AppendMembersDeliverPlan appends what N 1.1a finds: for each professional member whether a
// task or service is theirs, or the visits of the social worker; and for each task for which a
// professional is responsible whether they are a member. A professional who never was one is
// pointed out; one who has left while the task is open is not met. A line manager, chair,
// minute-taker, advocate or interpreter needs no part in the plan.
func AppendMembersDeliverPlan(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RuleMembersDeliverPlan
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	var part marks
	last, start := 0, len(dst)
	member := func(id procedure.MemberID) int {
		return seek(g.Members, &last, func(m *coregroup.Member) bool { return m.ID == id })
	}
	play := func(id procedure.MemberID) {
		if at := member(id); at >= 0 {
			part.add(at)
		}
	}
	for i := range r.Services {
		if who := r.Services[i].Provider; !byRole(g, who, b.On, &part) {
			play(who.ID)
		}
	}
	if len(r.Visiting) > 0 {
		play(g.SocialWorkerOn(b.On))
		play(g.CoverOn(b.On))
	}
	for i := range r.Tasks {
		t := &r.Tasks[i]
		f := r.finding(rule, procedure.SubjectOf(procedure.TaskSubject, t.ID), procedure.FieldTasks, i)
		f.Outcome = procedure.Met
		at := member(t.Responsible.ID)
		if at >= 0 {
			part.add(at)
		}
		switch {
		case byRole(g, t.Responsible, b.On, &part):
		case at < 0 && t.Responsible.Role.Standing() != procedure.Professional, at >= 0 && !g.Members[at].IsProfessional():
			continue // of the family, or somebody outside
		case at >= 0 && g.Members[at].IsMember(b.On), r.isOver(t, b.On):
		case at >= 0 && g.Members[at].HasBeenMember(b.On):
			f.Outcome, f.At = procedure.NotMet, f.At.Field(procedure.FieldResponsible)
		default:
			f.Remark = procedure.OutsideProfessional
		}
		dst = b.Append(dst, b.On, f)
	}
	for i := range g.Members {
		m := &g.Members[i]
		if !m.IsMember(b.On) || !m.IsProfessional() || needsNoPart(g, m, held, b.On) {
			continue
		}
		f := procedure.Finding{Rule: rule, Subject: procedure.SubjectOf(procedure.MemberSubject, m.ID), Responsible: procedure.SocialWorker, At: r.at}
		f.Missing.AddIf(!part.has(i), procedure.FieldTasks)
		f.Outcome = f.Missing.Outcome()
		dst = b.Append(dst, b.On, f)
	}
	if len(dst) == start {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// byRole reports whether somebody is named by a professional's role alone and there are members
// who have it. All of them count.
func byRole(g *coregroup.CoreGroup, who procedure.Person, on calendar.Date, part *marks) bool {
	found := false
	if who.ID != "" {
		return found
	}
	for i := range g.Members {
		if m := &g.Members[i]; m.Has(who.Role) && m.IsMember(on) && m.IsProfessional() {
			part.add(i)
			found = true
		}
	}
	return found
}

// AppendRolesAndContact appends what N 2.2j finds for each member, and for each other person
// whose part the plan describes: whether it says what their part is, and for a professional
// what contact they have with the child and family, and how often. Those who need no part in
// the plan are left out.
func AppendRolesAndContact(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RuleRolesAndContact
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	start, last := len(dst), 0
	for i := range g.Members {
		m := &g.Members[i]
		if !m.IsMember(b.On) || !m.IsFamily() && needsNoPart(g, m, held, b.On) {
			continue
		}
		f := procedure.Finding{Rule: rule, Subject: procedure.SubjectOf(procedure.MemberSubject, m.ID), Responsible: procedure.SocialWorker, At: r.at}
		if at := seek(r.Roles, &last, func(role *RoleInPlan) bool { return role.Who.ID == m.ID }); at >= 0 {
			r.role(&f, at, m.IsProfessional())
		} else {
			f.Missing.Add(procedure.FieldRoles)
		}
		f.Outcome = f.Missing.Outcome()
		dst = b.Append(dst, b.On, f)
	}
	last = 0
	for i := range r.Roles {
		who := r.Roles[i].Who
		professional := who.Role.Standing() == procedure.Professional
		if at := seek(g.Members, &last, func(m *coregroup.Member) bool { return m.ID == who.ID }); at >= 0 {
			if g.Members[at].IsMember(b.On) {
				continue
			}
			professional = g.Members[at].IsProfessional()
		}
		f := procedure.Finding{Rule: rule, Subject: procedure.SubjectOf(procedure.MemberSubject, who.ID), Responsible: procedure.SocialWorker}
		r.role(&f, i, professional)
		f.Outcome = f.Missing.Outcome()
		dst = b.Append(dst, b.On, f)
	}
	if len(dst) == start {
		dst = b.Append(dst, b.On, r.empty(rule, procedure.FieldRoles))
	}
	return dst
}

// role notes what is not recorded of someone's part.
func (r inForce) role(f *procedure.Finding, at int, professional bool) {
	role := &r.Roles[at]
	f.At = r.at.Item(procedure.FieldRoles, at)
	f.Missing.AddIf(role.Description.IsBlank(), procedure.FieldDescription)
	if professional {
		f.Missing.AddIf(role.Contact.IsBlank(), procedure.FieldContact)
		f.Missing.AddIf(role.Frequency.IsBlank(), procedure.FieldFrequency)
	}
}

// AppendExpectationsPlain appends what N 2.5a finds for each parent or carer of whom the plan
// asks something, a member or not and excluded or not: whether each expectation on them is put
// into words, and where they are responsible for a task whether there is one.
func AppendExpectationsPlain(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RuleExpectationsPlain
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	start := len(dst)
	for i := range g.Members {
		if m := &g.Members[i]; m.IsParentOrCarer() {
			dst = r.asked(dst, &b, rule, m.ID)
		}
	}
	outside := func(who procedure.Person) bool {
		return who.ID != "" && g.Member(who.ID) == nil && (who.Role == procedure.Parent || who.Role == procedure.Carer)
	}
	for i := range r.Expectations {
		who := r.Expectations[i].Of
		if outside(who) && !some(r.Expectations[:i], func(e *Expectation) bool { return e.Of.ID == who.ID }) {
			dst = r.asked(dst, &b, rule, who.ID)
		}
	}
	for i := range r.Tasks {
		who := r.Tasks[i].Responsible
		if outside(who) && !some(r.Expectations, func(e *Expectation) bool { return e.Of.ID == who.ID }) &&
			!some(r.Tasks[:i], func(t *Task) bool { return t.Responsible.ID == who.ID }) {
			dst = r.asked(dst, &b, rule, who.ID)
		}
	}
	if len(dst) == start {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// asked appends whether what the plan asks of someone is put into words, nothing where it asks
// nothing.
func (r inForce) asked(dst []procedure.Finding, b *procedure.Basis, rule procedure.RuleID, id procedure.MemberID) []procedure.Finding {
	f := procedure.Finding{Rule: rule, Subject: procedure.SubjectOf(procedure.MemberSubject, id), Responsible: procedure.SocialWorker, At: r.at}
	expected := false
	for i := range r.Expectations {
		if e := &r.Expectations[i]; e.Of.ID == id {
			expected = true
			if e.Description.IsBlank() && f.Missing.IsZero() {
				f.At = r.at.Item(procedure.FieldExpectations, i)
				f.Missing.Add(procedure.FieldDescription)
			}
		}
	}
	if !expected {
		if !some(r.Tasks, func(t *Task) bool { return t.Responsible.ID == id }) {
			return dst
		}
		f.Missing.Add(procedure.FieldExpectations)
	}
	f.Outcome = f.Missing.Outcome()
	return b.Append(dst, b.On, f)
}

// AppendExpectationConsequences appends what N 2.5b finds for each expectation: whether it says
// what may follow where it is not met, or the parent leaves the core group process.
func AppendExpectationConsequences(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RuleExpectationConsequences
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	for i := range r.Expectations {
		e := &r.Expectations[i]
		f := r.finding(rule, procedure.SubjectOf(procedure.ExpectationSubject, e.ID), procedure.FieldExpectations, i)
		f.Missing.AddIf(e.Consequence.IsBlank(), procedure.FieldConsequence)
		f.Outcome = f.Missing.Outcome()
		dst = b.Append(dst, b.On, f)
	}
	if len(r.Expectations) == 0 {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// AppendPlanExplained appends what N 2.2n finds for each parent or carer who is a member and not
// left out: whether monitoring, consequences and times were explained to them since the plan
// was first made, or last changed fundamentally.
func AppendPlanExplained(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RulePlanExplained
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	var room few
	var since calendar.Date
	order := p.inOrder(&room, b.On, r.ended)
	for k, at := range order {
		if k == 0 || p.Revisions[at].Fundamental == procedure.Yes {
			since = p.Revisions[at].Date
		}
	}
	start := len(dst)
	for i := range g.Members {
		m := &g.Members[i]
		if !m.IsParentOrCarer() || !m.IsMember(b.On) || g.Excluded(m.ID, r.Date, b.On) != coregroup.NotExcluded {
			continue
		}
		f := procedure.Finding{Rule: rule, Subject: procedure.SubjectOf(procedure.MemberSubject, m.ID), Responsible: procedure.SocialWorker, Since: since, At: r.at}
		f.Missing.Add(procedure.FieldExplained)
		for _, at := range order {
			for j, e := range p.Revisions[at].Explained {
				place := procedure.Place{}.Item(procedure.FieldRevisions, int(at)).Item(procedure.FieldExplained, j)
				switch {
				case e.To != m.ID || e.On.After(b.On):
				case e.On.IsZero() && f.Done.IsZero():
					f.At, f.Missing = place, procedure.FieldsOf(procedure.FieldOn)
				case !e.On.IsZero() && !e.On.Before(since) && (f.Done.IsZero() || e.On.Before(f.Done)):
					f.At, f.Missing, f.Done = place, procedure.Fields{}, e.On
				}
			}
		}
		f.Outcome = f.Missing.Outcome()
		dst = appendTimed(dst, &b, dayOr(since, b.On), procedure.Events{procedure.ChangeIdentified: since}, f)
	}
	if len(dst) == start {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// AppendPlanLanguage appends what N 2.4a finds for each family member who is not left out and
// whose first language is not English: whether it is recorded if they are given the plan in the
// language they prefer, either way, with who decided it and when. Where the first language is not
// recorded it is undetermined.
func AppendPlanLanguage(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RulePlanLanguage
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	start := len(dst)
	for i := range g.Members {
		m := &g.Members[i]
		if !m.IsFamily() || !m.IsMember(b.On) || m.FirstLanguageEnglish == procedure.Yes || g.Excluded(m.ID, r.Date, b.On) != coregroup.NotExcluded {
			continue
		}
		f := procedure.Finding{Rule: rule, Subject: procedure.SubjectOf(procedure.MemberSubject, m.ID), Responsible: procedure.SocialWorker}
		if m.FirstLanguageEnglish == procedure.No {
			f.Missing.Add(procedure.FieldLanguage)
			for j, d := range p.Language {
				if d.For != m.ID || d.On.After(b.On) || f.Missing.IsZero() {
					continue
				}
				f.At = procedure.Place{}.Item(procedure.FieldLanguage, j)
				f.Missing = procedure.Fields{}
				f.Missing.AddIf(d.Decision == procedure.NotRecorded, procedure.FieldDecision)
				f.Missing.AddIf(d.DecidedBy.ID == "", procedure.FieldDecidedBy)
				f.Missing.AddIf(d.On.IsZero(), procedure.FieldOn)
				if f.Missing.IsZero() {
					f.Done = d.On
				}
			}
			f.Outcome = f.Missing.Outcome()
		}
		dst = b.Append(dst, b.On, f)
	}
	if len(dst) == start {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}
