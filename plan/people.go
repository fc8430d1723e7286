package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// needsNoPart reports whether somebody belongs to the group for another reason than a part in the plan: each role that they
// have is one to manage, chair, record, support or watch, or they chaired the last meeting and are not the social worker.
func (w *review) needsNoPart(i int32) bool {
	id := w.g.Members[i].ID
	if len(w.held) > 0 && w.chaired == id && id != w.worker && id != w.cover {
		return true
	}
	return !w.people[i].CarriesOutPlan()
}

// membersDeliverPlan is N 1.1a: for each professional member whether a task or service is theirs, or the visits of the
// social worker; and for each task for which a professional is responsible whether they are a member. A professional who
// never was one is pointed out; one who has left while the task is open is not met. A line manager, chair, minute-taker,
// advocate or interpreter needs no part in the plan.
var membersDeliverPlan = rule{Check: inForce((*review).membersDeliverPlan), Rule: procedure.Rule{
	ID: procedure.RuleMembersDeliverPlan, Title: "Members deliver the plan",
	Doc:    "Each professional member has a part in the plan, and each professional responsible for a task is a member; one from outside is pointed out.",
	Reads:  []procedure.Record{procedure.Children, procedure.Members, procedure.Allocations, procedure.Meetings, procedure.Revisions},
	Remedy: remedy.GiveAPart,
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Kind: procedure.TaskSubject, Text: "Whoever is responsible for it has left the core group."},
		{Outcome: procedure.NotMet, Text: "The plan gives them no task or service."},
	},
	Adds: []procedure.Addition{{Missing: field.Tasks, Fields: taskFields}},
}}

func (w *review) membersDeliverPlan(dst []procedure.Finding, rule *rule) []procedure.Finding {
	w.Sorted = true
	w.giveParts()
	for _, i := range w.members {
		m := &w.people[i]
		if !m.belongs || !m.IsProfessional() || w.needsNoPart(i) {
			continue
		}
		f := note(&dst, rule, procedure.MemberSubject, w.g.Members[i].ID, w.in)
		var missing procedure.Fields
		missing.AddIf(!m.part, field.Tasks)
		lacking(f, missing)
	}
	for k, i := range w.tasks {
		t, who := &w.revision.Tasks[i], w.duties[i].who
		met, outside := true, false
		switch {
		case w.duties[i].byRole:
		case who < 0 && t.Responsible.Role.Standing() != procedure.Professional, who >= 0 && !w.people[who].IsProfessional():
			continue // of the family, or somebody outside
		case who >= 0 && w.people[who].belongs, w.revision.isOver(t, w.b.On):
		case who >= 0 && w.g.Members[who].HasBeenMember(w.b.On):
			met = false
		default:
			outside = true
		}
		f := w.task(&dst, rule, k)
		switch {
		case outside:
			f.Remark = remark.OutsideProfessional
		case !met:
			f.Outcome, f.At = procedure.NotMet, f.At.Field(field.Responsible)
		}
	}
	return dst
}

// giveParts notes of each task who is responsible, and of each member whether something of the plan is theirs.
func (w *review) giveParts() {
	for i := range w.people {
		w.people[i].part = false
	}
	last := 0
	play := func(id procedure.MemberID) int {
		at := seek(w.g.Members, &last, func(m *coregroup.Member) bool { return m.ID == id })
		if at >= 0 {
			w.people[at].part = true
		}
		return at
	}
	for i := range w.revision.Services {
		if who := w.revision.Services[i].Provider; !w.byRole(who) {
			play(who.ID)
		}
	}
	if len(w.revision.Visiting) > 0 {
		play(w.worker)
		play(w.cover)
	}
	for i := range w.revision.Tasks {
		who := w.revision.Tasks[i].Responsible
		w.duties[i].who, w.duties[i].byRole = int32(play(who.ID)), w.byRole(who)
	}
}

// byRole reports whether somebody is named by a professional's role alone and there are members
// who have it. It is the part of them all.
func (w *review) byRole(who procedure.Person) bool {
	found := false
	if who.ID != "" {
		return found
	}
	for i := range w.people {
		if m := &w.people[i]; m.belongs && m.IsProfessional() && w.g.Members[i].Has(who.Role) {
			m.part = true
			found = true
		}
	}
	return found
}

// rolesAndContact is N 2.2j, for each member, and for each other person whose part the plan describes: whether it says what
// their part is, and for a professional what contact they have with the child and family, and how often. Those who need no
// part in the plan are left out.
var rolesAndContact = rule{Check: inForce((*review).rolesAndContact), Rule: procedure.Rule{
	ID: procedure.RuleRolesAndContact, Title: "Roles and contact",
	Doc:      "The plan says what part each member and each other person in routine contact plays, and for professionals what contact they have and how often.",
	Reads:    []procedure.Record{procedure.Children, procedure.Members, procedure.Allocations, procedure.Meetings, procedure.Revisions},
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Roles)},
	Adds:     []procedure.Addition{{Missing: field.Roles, About: "/who/id", Fields: procedure.FieldsOf(field.Description, field.Contact, field.Frequency)}},
}}

func (w *review) rolesAndContact(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start, last := len(dst), 0
	roles := w.revision.Roles
	for i := range w.people {
		m := &w.people[i]
		if m.belongs && (m.IsFamily() || !w.needsNoPart(int32(i))) {
			m.role = int32(seek(roles, &last, func(role *RoleInPlan) bool { return role.Who.ID == w.g.Members[i].ID }))
		}
	}
	for _, i := range w.members {
		m := &w.people[i]
		if !m.belongs || !m.IsFamily() && w.needsNoPart(i) {
			continue
		}
		f := note(&dst, rule, procedure.MemberSubject, w.g.Members[i].ID, w.in)
		if m.role >= 0 {
			w.role(f, int(m.role), m.IsProfessional())
		} else {
			lacking(f, procedure.FieldsOf(field.Roles))
		}
	}
	last = 0
	for i := range roles {
		who := roles[i].Who
		at := seek(w.g.Members, &last, func(m *coregroup.Member) bool { return m.ID == who.ID })
		if at >= 0 && w.people[at].belongs {
			continue
		}
		professional := at >= 0 && w.people[at].IsProfessional() || at < 0 && who.Role.Standing() == procedure.Professional
		w.role(note(&dst, rule, procedure.MemberSubject, who.ID, w.in), i, professional)
	}
	if len(dst) == start {
		w.empty(&dst, rule, field.Roles)
	}
	return dst
}

func (w *review) role(f *procedure.Finding, at int, professional bool) {
	role := &w.revision.Roles[at]
	f.At = w.in.Item(field.Roles, at)
	var missing procedure.Fields
	missing.AddIf(role.Description.IsBlank(), field.Description)
	if professional {
		missing.AddIf(role.Contact.IsBlank(), field.Contact)
		missing.AddIf(role.Frequency.IsBlank(), field.Frequency)
	}
	lacking(f, missing)
}

// planExplained is N 2.2n, for each parent or carer who is a member and not excluded.
var planExplained = rule{Check: (*review).planExplained, Rule: procedure.Rule{
	ID: procedure.RulePlanExplained, Title: "Plan explained",
	Doc:    "Monitoring, consequences and times were explained to each parent and carer who is not left out, since the plan was made or changed fundamentally.",
	Reads:  []procedure.Record{procedure.Children, procedure.Members, procedure.Exclusions, procedure.Meetings, procedure.Revisions},
	Events: []procedure.Event{procedure.ChangeIdentified}, Remedy: remedy.ExplainPlan,
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Explained)},
	Adds:     []procedure.Addition{{Missing: field.Explained, About: "/to", Fields: procedure.FieldsOf(field.On)}},
}}

func (w *review) planExplained(dst []procedure.Finding, rule *rule) []procedure.Finding {
	if w.revision == nil {
		return w.onCase(dst, rule, w.instead)
	}
	var since calendar.Date
	for k, at := range w.order {
		if k == 0 || w.p.Revisions[at].Fundamental == procedure.Yes {
			since = w.p.Revisions[at].Date
		}
	}
	start := len(dst)
	for _, i := range w.members {
		if m := &w.people[i]; m.IsParentOrCarer() && m.belongs && w.isNotExcluded(i) {
			f := note(&dst, rule, procedure.MemberSubject, w.g.Members[i].ID, w.in)
			f.Since = since
			w.explained(f, w.g.Members[i].ID, since)
		}
	}
	dst = w.timed(dst, start, dayOr(since, w.b.On), procedure.Events{procedure.ChangeIdentified: since})
	if len(dst) == start {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	return dst
}

// isNotExcluded reports whether a member is not excluded from the detailed plan in force, then or now.
func (w *review) isNotExcluded(i int32) bool {
	return w.g.Excluded(w.g.Members[i].ID, w.revision.Date, w.b.On) == coregroup.NotExcluded
}

// explained judges whether the plan was explained to somebody since a day.
func (w *review) explained(f *procedure.Finding, id procedure.MemberID, since calendar.Date) {
	missing := procedure.FieldsOf(field.Explained)
	for _, at := range w.order {
		list := w.p.Revisions[at].Explained
		for j := range list {
			e := &list[j]
			dated := !e.On.IsZero() && !e.On.Before(since) && (f.Done.IsZero() || e.On.Before(f.Done))
			if e.To != id || e.On.After(w.b.On) || !dated && (!e.On.IsZero() || !f.Done.IsZero()) {
				continue
			}
			f.At = w.at.Item(field.Revisions, int(at)).Item(field.Explained, j)
			f.Done = e.On
			missing = procedure.Fields{}
			missing.AddIf(!dated, field.On)
		}
	}
	lacking(f, missing)
}

// planLanguage is N 2.4a, for each family member who is not excluded and whose first language is not English: whether it is
// recorded if they are given the plan in the language they prefer, either way, with who decided it and when. Where the first
// language is not recorded it is undetermined.
var planLanguage = rule{Check: inForce((*review).planLanguage), Rule: procedure.Rule{
	ID: procedure.RulePlanLanguage, Title: "Language of the plan",
	Doc:    "For each family member whose first language is not English it is recorded whether they are given the plan in the language they prefer.",
	Reads:  []procedure.Record{procedure.Children, procedure.Members, procedure.Exclusions, procedure.Meetings, procedure.Revisions},
	Remedy: remedy.DecideLanguage,
	Adds:   []procedure.Addition{{Missing: field.Language, About: "/for", Fields: procedure.FieldsOf(field.Decision, field.DecidedBy, field.On)}},
}}

func (w *review) planLanguage(dst []procedure.Finding, rule *rule) []procedure.Finding {
	for _, i := range w.members {
		m := &w.g.Members[i]
		if !w.people[i].IsFamily() || !w.people[i].belongs || m.FirstLanguageEnglish == procedure.Yes || !w.isNotExcluded(i) {
			continue
		}
		f := note(&dst, rule, procedure.MemberSubject, m.ID, w.at)
		if m.FirstLanguageEnglish == procedure.No {
			w.language(f, m.ID)
		}
	}
	return dst
}

// language judges whether it is recorded if someone is given the plan in the language they prefer.
func (w *review) language(f *procedure.Finding, id procedure.MemberID) {
	missing := procedure.FieldsOf(field.Language)
	for j := range w.p.Language {
		l := &w.p.Language[j]
		if l.For != id || l.On.After(w.b.On) || missing.IsZero() {
			continue
		}
		f.At = w.at.Item(field.Language, j)
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
