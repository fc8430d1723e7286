package coregroup

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// AppendInteragency appends what N 1.1c finds: whether the professional members
// come from at least two agencies, on the case, and for each meeting whose
// attendance is known a remark where one agency was alone.
func AppendInteragency(dst []procedure.Finding, b procedure.Basis, g *CoreGroup, held []HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleInteragency, &b, g, held)
}

func (d *Desk) interagency(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleInteragency
	d.ordered = true
	if d.run {
		dst = d.agencies(dst)
	} else {
		dst = d.onCase(dst, rule, d.instead)
	}
	for _, i := range d.meetings {
		h := &d.held[i]
		if len(h.Present) == 0 {
			continue
		}
		start := len(dst)
		f := findings.Note(&dst, rule, procedure.MeetingSubject, h.ID, "")
		f.Outcome, f.Done = procedure.Met, h.Held
		if d.oneAgency(h.Present) {
			f.Remark = procedure.OneAgencyPresent
		}
		dst = d.b.AttachClauses(dst, start, h.Held)
	}
	return dst
}

// agencies appends whether the professional members come from at least two agencies.
func (d *Desk) agencies(dst []procedure.Finding) []procedure.Finding {
	several, unrecorded := false, false
	first := procedure.AgencyID("")
	for i := range d.people {
		if !d.people[i].belongs || !d.people[i].IsProfessional() {
			continue
		}
		agency := d.g.Members[i].Agency
		several = several || agency != "" && first != "" && agency != first
		unrecorded = unrecorded || agency == ""
		if first == "" {
			first = agency
		}
	}
	start := len(dst)
	f := findings.Note(&dst, procedure.RuleInteragency, procedure.CaseSubject, "", "")
	f.Outcome = procedure.Met
	if !several {
		f.Outcome = procedure.NotMet
		f.Missing.AddIf(unrecorded, field.Agency)
	}
	return d.b.AttachClauses(dst, start, d.b.On)
}

// oneAgency reports whether all the professionals among some people are of one agency, each
// one's being recorded.
func (d *Desk) oneAgency(present []procedure.MemberID) bool {
	first := procedure.AgencyID("")
	last := 0
	for _, id := range present {
		at := d.g.position(id, &last)
		if at < 0 || !d.people[at].IsProfessional() {
			continue
		}
		m := &d.g.Members[at]
		if m.Agency == "" || first != "" && m.Agency != first {
			return false
		}
		first = m.Agency
	}
	return first != ""
}

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

// AppendMembershipAgreed appends what N 1.2a and B 3a find: for each member who
// joined by the day whether it is recorded if the initial conference agreed them,
// and on the case whether it agreed anyone.
func AppendMembershipAgreed(dst []procedure.Finding, b procedure.Basis, g *CoreGroup) []procedure.Finding {
	return one(dst, procedure.RuleMembershipAgreed, &b, g, nil)
}

func (d *Desk) membershipAgreed(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleMembershipAgreed
	d.ordered = true
	if !d.run {
		return d.onCase(dst, rule, d.instead)
	}
	start := len(dst)
	findings.Note(&dst, rule, procedure.CaseSubject, "", "").Responsible = procedure.ConferenceChair
	none := true
	for _, i := range d.members {
		m := &d.g.Members[i]
		if !m.HasBeenMember(d.b.On) {
			continue
		}
		f := d.member(&dst, rule, i, procedure.ConferenceChair)
		f.Missing.AddIf(m.AgreedAtConference != procedure.Yes && m.AgreedAtConference != procedure.No, field.AgreedAtConference)
		f.Outcome = f.Missing.Outcome()
		none = none && m.AgreedAtConference != procedure.Yes
	}
	agreed := &dst[start]
	agreed.Missing.AddIf(none, field.Members)
	agreed.Outcome = agreed.Missing.Outcome()
	return d.b.AttachClauses(dst, start, d.b.On)
}

// AppendMembershipAmended appends what N 1.2b finds for each member who was added
// after the initial conference or left: whether the day of joining and the reasons
// are recorded. Where nobody was or did it is not applicable, on the case.
func AppendMembershipAmended(dst []procedure.Finding, b procedure.Basis, g *CoreGroup) []procedure.Finding {
	return one(dst, procedure.RuleMembershipAmended, &b, g, nil)
}

func (d *Desk) membershipAmended(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleMembershipAmended
	if !d.run {
		return d.onCase(dst, rule, d.instead)
	}
	start, amended := len(dst), false
	for _, i := range d.members {
		missing, at, changed := d.g.Members[i].amended(d.b.On)
		if !changed {
			continue
		}
		amended = true
		f := d.member(&dst, rule, i, procedure.SocialWorker)
		if lacking(f, missing); !missing.IsZero() {
			f.At = at.Under(f.At)
		}
	}
	if !amended {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	return d.b.AttachClauses(dst, start, d.b.On)
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

// AppendFamilyAndSocialWorker appends what B 3b finds on the case: whether a family member
// and the social worker belong: the one allocated or covering, if that is recorded. A parent
// or carer who is left out is not missing, and a parent's supporter is no family.
func AppendFamilyAndSocialWorker(dst []procedure.Finding, b procedure.Basis, g *CoreGroup) []procedure.Finding {
	return one(dst, procedure.RuleFamilyAndSocialWorker, &b, g, nil)
}

func (d *Desk) familyAndSocialWorker(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleFamilyAndSocialWorker
	if !d.run {
		return d.onCase(dst, rule, d.instead)
	}
	missing := procedure.FieldsOf(field.Family, field.SocialWorker)
	worker, cover := d.g.SocialWorkerOn(d.b.On), d.g.CoverOn(d.b.On)
	for i := range d.people {
		m, p := &d.g.Members[i], &d.people[i]
		relative := p.belongs && (p.IsParentOrCarer() || m.HasAny(procedure.Child, procedure.WiderFamily))
		if relative || p.IsParentOrCarer() && d.g.Excluded(m.ID, d.b.On, d.b.On) != NotExcluded {
			missing.Remove(field.Family)
		}
		allocated := worker != "" || cover != ""
		if p.belongs && (allocated && (m.ID == worker || m.ID == cover) || !allocated && m.Has(procedure.SocialWorker)) {
			missing.Remove(field.SocialWorker)
		}
	}
	start := len(dst)
	f := findings.Note(&dst, rule, procedure.CaseSubject, "", "")
	f.Responsible = procedure.SocialWorker
	lacking(f, missing)
	return d.b.AttachClauses(dst, start, d.b.On)
}
