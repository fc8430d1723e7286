package coregroup

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// position returns where a person is among the members, -1 for nowhere. It looks first behind where
// the last one was found: people are mostly listed in the same order.
func (g *CoreGroup) position(id procedure.MemberID, last *int) int {
	for i := range g.Members {
		at := *last + i
		if at >= len(g.Members) {
			at -= len(g.Members)
		}
		if g.Members[at].ID == id {
			*last = at
			return at
		}
	}
	return -1
}

// membershipAgreed is N 1.2a and B 3a, for each member who joined by the day, and on the case.
var membershipAgreed = rule{Check: (*review).membershipAgreed, Rule: procedure.Rule{
	ID: procedure.RuleMembershipAgreed, Title: "Membership agreed at the conference", Reads: []procedure.Record{procedure.Children, procedure.Members},
	Doc:    "Each member is recorded as agreed at the initial conference or added later, and someone was agreed there.",
	Remedy: remedy.AgreeMembership,
	Labels: []procedure.Label{{Field: field.Members, Text: "that any member was agreed at the conference"}},
}}

func (v *review) membershipAgreed(dst []procedure.Finding, rule *rule) []procedure.Finding {
	v.Sorted = true
	if !v.run {
		return v.onCase(dst, rule, v.instead)
	}
	start := len(dst)
	findings.Note(&dst, rule.ID, procedure.CaseSubject, "", "").Responsible = procedure.ConferenceChair
	none := true
	for _, i := range v.members {
		m := &v.g.Members[i]
		if !m.HasBeenMember(v.b.On) {
			continue
		}
		f := v.member(&dst, rule, i, procedure.ConferenceChair)
		f.Missing.AddIf(m.AgreedAtConference != procedure.Yes && m.AgreedAtConference != procedure.No, field.AgreedAtConference)
		f.Outcome = f.Missing.Outcome()
		none = none && m.AgreedAtConference != procedure.Yes
	}
	agreed := &dst[start]
	agreed.Missing.AddIf(none, field.Members)
	agreed.Outcome = agreed.Missing.Outcome()
	return v.b.AttachClauses(dst, start, v.b.On)
}

// membershipAmended is N 1.2b, for each member who was added after the initial conference or left: whether the day of
// joining and the reasons are recorded. Where nobody was or did it is not applicable, on the case.
var membershipAmended = rule{Check: (*review).membershipAmended, Rule: procedure.Rule{
	ID: procedure.RuleMembershipAmended, Title: "Membership amended", Reads: []procedure.Record{procedure.Children, procedure.Members},
	Doc:    "Whoever was added later has the day of joining and its reason, and whoever left the reason for leaving.",
	Remedy: remedy.AmendMembership,
}}

func (v *review) membershipAmended(dst []procedure.Finding, rule *rule) []procedure.Finding {
	if !v.run {
		return v.onCase(dst, rule, v.instead)
	}
	start, amended := len(dst), false
	for _, i := range v.members {
		missing, at, changed := v.g.Members[i].amended(v.b.On)
		if !changed {
			continue
		}
		amended = true
		f := v.member(&dst, rule, i, procedure.SocialWorker)
		if lacking(f, missing); !missing.IsZero() {
			f.At = at.Under(f.At)
		}
	}
	if !amended {
		return v.onCase(dst, rule, procedure.NotApplicable)
	}
	return v.b.AttachClauses(dst, start, v.b.On)
}

// amended returns what is not recorded of a member's joining after the conference and
// leaving, where that is missing, and whether there was either by the day of the review.
func (m *Member) amended(on calendar.Date) (missing procedure.Fields, at procedure.Place, changed bool) {
	if m.NotMember == procedure.Yes || !m.HasBeenMember(on) {
		return missing, at, false
	}
	added := m.AgreedAtConference == procedure.No
	if added && len(m.Periods) == 0 {
		missing, at = procedure.FieldsOf(field.Joined, field.JoinedReason), at.Field(field.Periods)
	}
	for i := range m.Periods {
		p := &m.Periods[i]
		if p.Joined.After(on) {
			break // and so are those after it
		}
		var here procedure.Fields
		// Who was agreed at the conference and came back was added again.
		if again := i > 0; added || again {
			added = true
			if p.Joined.IsZero() {
				here.Add(field.Joined)
			}
			if p.JoinedReason.IsBlank() {
				here.Add(field.JoinedReason)
			}
		}
		if !p.Left.IsZero() && !p.Left.After(on) {
			changed = true
			if p.LeftReason.IsBlank() {
				here.Add(field.LeftReason)
			}
		}
		if missing.IsZero() { // the first period that lacks something
			missing, at = here, procedure.Place{}.Item(field.Periods, i)
		}
	}
	return missing, at, changed || added
}

// familyAndSocialWorker is B 3b, on the case: whether a family member and the social worker belong: the one allocated or
// covering, if that is recorded. A parent or carer who is excluded is not missing, and a parent's supporter is no family.
var familyAndSocialWorker = rule{Check: (*review).familyAndSocialWorker, Rule: procedure.Rule{
	ID: procedure.RuleFamilyAndSocialWorker, Title: "Family and social worker belong",
	Doc:   "At least one family member and the social worker belong to the group; a parent or carer who is excluded is not missing.",
	Reads: []procedure.Record{procedure.Children, procedure.Members, procedure.Allocations, procedure.Exclusions}, Remedy: remedy.CompleteGroup,
}}

func (v *review) familyAndSocialWorker(dst []procedure.Finding, rule *rule) []procedure.Finding {
	if !v.run {
		return v.onCase(dst, rule, v.instead)
	}
	missing := procedure.FieldsOf(field.Family, field.SocialWorker)
	worker, cover := v.g.SocialWorkerOn(v.b.On), v.g.CoverOn(v.b.On)
	for i := range v.people {
		m, p := &v.g.Members[i], &v.people[i]
		relative := p.belongs && (p.IsParentOrCarer() || m.HasAny(procedure.Child, procedure.WiderFamily))
		if relative || p.IsParentOrCarer() && v.g.Excluded(m.ID, v.b.On, v.b.On) != NotExcluded {
			missing.Remove(field.Family)
		}
		allocated := worker != "" || cover != ""
		if p.belongs && (allocated && (m.ID == worker || m.ID == cover) || !allocated && m.Has(procedure.SocialWorker)) {
			missing.Remove(field.SocialWorker)
		}
	}
	start := len(dst)
	f := findings.Note(&dst, rule.ID, procedure.CaseSubject, "", "")
	f.Responsible = procedure.SocialWorker
	lacking(f, missing)
	return v.b.AttachClauses(dst, start, v.b.On)
}

// planEndRecorded finds for each child who was on a plan whether its end is recorded once the child has turned 18. No
// document asks for it in so many words: the library cites the clause by which plans go on being reviewed.
var planEndRecorded = rule{Check: (*review).planEndRecorded, Rule: procedure.Rule{
	ID: procedure.RulePlanEndRecorded, Title: "End of the plan recorded", Reads: []procedure.Record{procedure.Children},
	Doc:    "A child who has turned 18 has an end of the plan recorded.",
	Labels: []procedure.Label{{Field: field.To, Text: "the day on which the plan ended"}},
}}

func (v *review) planEndRecorded(dst []procedure.Finding, rule *rule) []procedure.Finding {
	if len(v.g.Children) == 0 {
		return v.onCase(dst, rule, procedure.NotApplicable)
	}
	start := len(dst)
	for i := range v.g.Children {
		c := &v.g.Children[i]
		f := v.child(&dst, rule, i)
		f.Outcome = procedure.NotApplicable
		if c.Stage(v.b.On) != Adult || len(c.OnPlan) == 0 {
			continue
		}
		f.Since = c.Eighteenth()
		for j, p := range c.OnPlan {
			if !p.From.After(v.b.On) && (p.To.IsZero() || p.To.After(v.b.On)) {
				f.Missing.Add(field.To)
				f.At = f.At.Item(field.OnPlan, j)
			}
		}
		f.Outcome = f.Missing.Outcome()
	}
	return v.b.AttachClauses(dst, start, v.b.On)
}

// interagency is N 1.1c, on the case, and for each meeting whose attendance is known a remark where one agency was alone.
var interagency = rule{Check: (*review).interagency, Rule: procedure.Rule{
	ID: procedure.RuleInteragency, Title: "Interagency forum", Reads: []procedure.Record{procedure.Children, procedure.Members, procedure.Meetings, procedure.Minutes},
	Doc:     "The professional members come from at least two agencies; a meeting attended by professionals of one agency only is pointed out.",
	Remedy:  remedy.BringAgencies,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Complete: true, Text: "All the professional members are of one agency."}},
}}

func (v *review) interagency(dst []procedure.Finding, rule *rule) []procedure.Finding {
	v.Sorted = true
	if v.run {
		dst = v.agencies(dst, rule)
	} else {
		dst = v.onCase(dst, rule, v.instead)
	}
	for _, i := range v.meetings {
		h := &v.held[i]
		if len(h.Present) == 0 {
			continue
		}
		start := len(dst)
		f := findings.Note(&dst, rule.ID, procedure.MeetingSubject, h.ID, "")
		f.Outcome, f.Done = procedure.Met, h.Held
		if v.oneAgency(h.Present) {
			f.Remark = remark.OneAgencyPresent
		}
		dst = v.b.AttachClauses(dst, start, h.Held)
	}
	return dst
}

// agencies appends whether the professional members come from at least two agencies.
func (v *review) agencies(dst []procedure.Finding, rule *rule) []procedure.Finding {
	several, unrecorded := false, false
	first := procedure.AgencyID("")
	for i := range v.people {
		if !v.people[i].belongs || !v.people[i].IsProfessional() {
			continue
		}
		agency := v.g.Members[i].Agency
		several = several || agency != "" && first != "" && agency != first
		unrecorded = unrecorded || agency == ""
		if first == "" {
			first = agency
		}
	}
	start := len(dst)
	f := findings.Note(&dst, rule.ID, procedure.CaseSubject, "", "")
	f.Outcome = procedure.Met
	if !several {
		f.Outcome = procedure.NotMet
		f.Missing.AddIf(unrecorded, field.Agency)
	}
	return v.b.AttachClauses(dst, start, v.b.On)
}

// oneAgency reports whether all the professionals among some people are of one agency, each one's being recorded.
func (v *review) oneAgency(present []procedure.MemberID) bool {
	first := procedure.AgencyID("")
	last := 0
	for _, id := range present {
		at := v.g.position(id, &last)
		if at < 0 || !v.people[at].IsProfessional() {
			continue
		}
		m := &v.g.Members[at]
		if m.Agency == "" || first != "" && m.Agency != first {
			return false
		}
		first = m.Agency
	}
	return first != ""
}
