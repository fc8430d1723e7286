package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// needsNoPart reports whether somebody belongs to the group for another reason than a part in the
// plan: each role that they have is one to manage, chair, record, support or watch, or they chaired
// the last meeting and are not the social worker.
func (d *Desk) needsNoPart(i int32) bool {
	id := d.g.Members[i].ID
	if len(d.held) > 0 && d.chaired == id && id != d.worker && id != d.cover {
		return true
	}
	return !d.people[i].CarriesOutPlan()
}

// AppendMembersDeliverPlan appends what N 1.1a finds: for each professional member whether a
// task or service is theirs, or the visits of the social worker; and for each task for which a
// professional is responsible whether they are a member. A professional who never was one is
// pointed out; one who has left while the task is open is not met. A line manager, chair,
// minute-taker, advocate or interpreter needs no part in the plan.
func AppendMembersDeliverPlan(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleMembersDeliverPlan, &b, g, p, held)
}

func (d *Desk) membersDeliverPlan(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleMembersDeliverPlan
	d.ordered = true
	d.giveParts()
	for _, i := range d.members {
		m := &d.people[i]
		if !m.belongs || !m.IsProfessional() || d.needsNoPart(i) {
			continue
		}
		f := note(&dst, rule, procedure.MemberSubject, d.g.Members[i].ID, d.in)
		var missing procedure.Fields
		missing.AddIf(!m.part, field.Tasks)
		lacking(f, missing)
	}
	for k, i := range d.tasks {
		t, who := &d.revision.Tasks[i], d.duties[i].who
		met, outside := true, false
		switch {
		case d.duties[i].byRole:
		case who < 0 && t.Responsible.Role.Standing() != procedure.Professional, who >= 0 && !d.people[who].IsProfessional():
			continue // of the family, or somebody outside
		case who >= 0 && d.people[who].belongs, d.revision.isOver(t, d.b.On):
		case who >= 0 && d.g.Members[who].HasBeenMember(d.b.On):
			met = false
		default:
			outside = true
		}
		f := d.task(&dst, rule, k)
		switch {
		case outside:
			f.Remark = procedure.OutsideProfessional
		case !met:
			f.Outcome, f.At = procedure.NotMet, f.At.Field(field.Responsible)
		}
	}
	return dst
}

// giveParts notes of each task who is responsible, and of each member whether something of the plan
// is theirs.
func (d *Desk) giveParts() {
	for i := range d.people {
		d.people[i].part = false
	}
	last := 0
	play := func(id procedure.MemberID) int {
		at := seek(d.g.Members, &last, func(m *coregroup.Member) bool { return m.ID == id })
		if at >= 0 {
			d.people[at].part = true
		}
		return at
	}
	for i := range d.revision.Services {
		if who := d.revision.Services[i].Provider; !d.byRole(who) {
			play(who.ID)
		}
	}
	if len(d.revision.Visiting) > 0 {
		play(d.worker)
		play(d.cover)
	}
	for i := range d.revision.Tasks {
		who := d.revision.Tasks[i].Responsible
		d.duties[i].who, d.duties[i].byRole = int32(play(who.ID)), d.byRole(who)
	}
}

// byRole reports whether somebody is named by a professional's role alone and there are members
// who have it. It is the part of them all.
func (d *Desk) byRole(who procedure.Person) bool {
	found := false
	if who.ID != "" {
		return found
	}
	for i := range d.people {
		if m := &d.people[i]; m.belongs && m.IsProfessional() && d.g.Members[i].Has(who.Role) {
			m.part = true
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
	return one(dst, procedure.RuleRolesAndContact, &b, g, p, held)
}

func (d *Desk) rolesAndContact(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleRolesAndContact
	start, last := len(dst), 0
	roles := d.revision.Roles
	for i := range d.people {
		m := &d.people[i]
		if m.belongs && (m.IsFamily() || !d.needsNoPart(int32(i))) {
			m.role = int32(seek(roles, &last, func(role *RoleInPlan) bool { return role.Who.ID == d.g.Members[i].ID }))
		}
	}
	for _, i := range d.members {
		m := &d.people[i]
		if !m.belongs || !m.IsFamily() && d.needsNoPart(i) {
			continue
		}
		f := note(&dst, rule, procedure.MemberSubject, d.g.Members[i].ID, d.in)
		if m.role >= 0 {
			d.role(f, int(m.role), m.IsProfessional())
		} else {
			lacking(f, procedure.FieldsOf(field.Roles))
		}
	}
	last = 0
	for i := range roles {
		who := roles[i].Who
		at := seek(d.g.Members, &last, func(m *coregroup.Member) bool { return m.ID == who.ID })
		if at >= 0 && d.people[at].belongs {
			continue
		}
		professional := at >= 0 && d.people[at].IsProfessional() || at < 0 && who.Role.Standing() == procedure.Professional
		d.role(note(&dst, rule, procedure.MemberSubject, who.ID, d.in), i, professional)
	}
	if len(dst) == start {
		d.empty(&dst, rule, field.Roles)
	}
	return dst
}

// role judges what is recorded of someone's part.
func (d *Desk) role(f *procedure.Finding, at int, professional bool) {
	role := &d.revision.Roles[at]
	f.At = d.in.Item(field.Roles, at)
	var missing procedure.Fields
	missing.AddIf(role.Description.IsBlank(), field.Description)
	if professional {
		missing.AddIf(role.Contact.IsBlank(), field.Contact)
		missing.AddIf(role.Frequency.IsBlank(), field.Frequency)
	}
	lacking(f, missing)
}

// AppendExpectationsPlain appends what N 2.5a finds for each parent or carer of whom the plan
// asks something, a member or not and excluded or not: whether each expectation on them is put
// into words, and where they are responsible for a task whether there is one.
func AppendExpectationsPlain(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleExpectationsPlain, &b, g, p, held)
}

func (d *Desk) expectationsPlain(dst []procedure.Finding) []procedure.Finding {
	r := d.revision
	for _, i := range d.members {
		if d.people[i].IsParentOrCarer() {
			d.asked(&dst, d.g.Members[i].ID)
		}
	}
	outside := func(who procedure.Person) bool {
		return who.ID != "" && (who.Role == procedure.Parent || who.Role == procedure.Carer) && d.g.Member(who.ID) == nil
	}
	for i := range r.Expectations {
		who := r.Expectations[i].Of
		if outside(who) && !some(r.Expectations[:i], func(e *Expectation) bool { return e.Of.ID == who.ID }) {
			d.asked(&dst, who.ID)
		}
	}
	for i := range r.Tasks {
		who := r.Tasks[i].Responsible
		if outside(who) && !some(r.Expectations, func(e *Expectation) bool { return e.Of.ID == who.ID }) &&
			!some(r.Tasks[:i], func(t *Task) bool { return t.Responsible.ID == who.ID }) {
			d.asked(&dst, who.ID)
		}
	}
	return dst
}

// asked notes whether what the plan asks of someone is put into words, nothing where it asks
// nothing.
func (d *Desk) asked(dst *[]procedure.Finding, id procedure.MemberID) {
	r := d.revision
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
	f := note(dst, procedure.RuleExpectationsPlain, procedure.MemberSubject, id, d.in)
	var missing procedure.Fields
	missing.AddIf(!expected, field.Expectations)
	if blank >= 0 {
		f.At = d.in.Item(field.Expectations, blank)
		missing.Add(field.Description)
	}
	lacking(f, missing)
}

// AppendExpectationConsequences appends what N 2.5b finds for each expectation: whether it says
// what may follow where it is not met, or the parent leaves the core group process.
func AppendExpectationConsequences(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleExpectationConsequences, &b, g, p, held)
}

func (d *Desk) expectationConsequences(dst []procedure.Finding) []procedure.Finding {
	for i := range d.revision.Expectations {
		e := &d.revision.Expectations[i]
		f := itemOf(d, &dst, procedure.RuleExpectationConsequences, procedure.ExpectationSubject, e.ID, field.Expectations, i)
		var missing procedure.Fields
		missing.AddIf(e.Consequence.IsBlank(), field.Consequence)
		lacking(f, missing)
	}
	return dst
}

// AppendPlanExplained appends what N 2.2n finds for each parent or carer who is a member and not
// left out: whether monitoring, consequences and times were explained to them since the plan
// was first made, or last changed fundamentally.
func AppendPlanExplained(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RulePlanExplained, &b, g, p, held)
}

func (d *Desk) planExplained(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RulePlanExplained
	if d.revision == nil {
		return d.onCase(dst, rule, d.instead)
	}
	var since calendar.Date
	for k, at := range d.order {
		if k == 0 || d.p.Revisions[at].Fundamental == procedure.Yes {
			since = d.p.Revisions[at].Date
		}
	}
	start := len(dst)
	for _, i := range d.members {
		if m := &d.people[i]; m.IsParentOrCarer() && m.belongs && d.isNotLeftOut(i) {
			f := note(&dst, rule, procedure.MemberSubject, d.g.Members[i].ID, d.in)
			f.Since = since
			d.explained(f, d.g.Members[i].ID, since)
		}
	}
	dst = d.timed(dst, start, dayOr(since, d.b.On), procedure.Events{procedure.ChangeIdentified: since})
	if len(dst) == start {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	return dst
}

// isNotLeftOut reports whether a member is not left out of the detailed plan in force, then or now.
func (d *Desk) isNotLeftOut(i int32) bool {
	return d.g.Excluded(d.g.Members[i].ID, d.revision.Date, d.b.On) == coregroup.NotExcluded
}

// explained judges whether the plan was explained to somebody since a day.
func (d *Desk) explained(f *procedure.Finding, id procedure.MemberID, since calendar.Date) {
	missing := procedure.FieldsOf(field.Explained)
	for _, at := range d.order {
		list := d.p.Revisions[at].Explained
		for j := range list {
			e := &list[j]
			dated := !e.On.IsZero() && !e.On.Before(since) && (f.Done.IsZero() || e.On.Before(f.Done))
			if e.To != id || e.On.After(d.b.On) || !dated && (!e.On.IsZero() || !f.Done.IsZero()) {
				continue
			}
			f.At = d.at.Item(field.Revisions, int(at)).Item(field.Explained, j)
			f.Done = e.On
			missing = procedure.Fields{}
			missing.AddIf(!dated, field.On)
		}
	}
	lacking(f, missing)
}

// AppendPlanLanguage appends what N 2.4a finds for each family member who is not left out and
// whose first language is not English: whether it is recorded if they are given the plan in the
// language they prefer, either way, with who decided it and when. Where the first language is not
// recorded it is undetermined.
func AppendPlanLanguage(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RulePlanLanguage, &b, g, p, held)
}

func (d *Desk) planLanguage(dst []procedure.Finding) []procedure.Finding {
	for _, i := range d.members {
		m := &d.g.Members[i]
		if !d.people[i].IsFamily() || !d.people[i].belongs || m.FirstLanguageEnglish == procedure.Yes || !d.isNotLeftOut(i) {
			continue
		}
		f := note(&dst, procedure.RulePlanLanguage, procedure.MemberSubject, m.ID, d.at)
		if m.FirstLanguageEnglish == procedure.No {
			d.language(f, m.ID)
		}
	}
	return dst
}

// language judges whether it is recorded if someone is given the plan in the language they prefer.
func (d *Desk) language(f *procedure.Finding, id procedure.MemberID) {
	missing := procedure.FieldsOf(field.Language)
	for j := range d.p.Language {
		l := &d.p.Language[j]
		if l.For != id || l.On.After(d.b.On) || missing.IsZero() {
			continue
		}
		f.At = d.at.Item(field.Language, j)
		missing = procedure.Fields{}
		missing.AddIf(l.Decision == procedure.NotRecorded, field.Decision)
		missing.AddIf(l.DecidedBy.ID == "", field.DecidedBy)
		missing.AddIf(l.On.IsZero(), field.On)
		if missing.IsZero() {
			f.Done = l.On
		}
	}
	lacking(f, missing)
}
