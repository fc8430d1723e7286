package coregroup

import "github.com/safeguarding-go/childprotection/coregroup/procedure"

// AppendInteragency appends what N 1.1c finds: whether the professional members
// come from at least two agencies, on the case, and for each meeting whose
// attendance is known a remark where one agency was alone.
func AppendInteragency(dst []procedure.Finding, b procedure.Basis, g *CoreGroup, held []HeldMeeting) []procedure.Finding {
	const rule = procedure.RuleInteragency
	dst, stopped := g.notRunning(dst, &b, rule)
	if !stopped {
		several, unrecorded := false, false
		first := procedure.AgencyID("")
		for m := range g.MembersOn(b.On) {
			if m.IsProfessional() {
				several = several || m.Agency != "" && first != "" && m.Agency != first
				unrecorded = unrecorded || m.Agency == ""
				if first == "" {
					first = m.Agency
				}
			}
		}
		f := procedure.OnCase(rule, procedure.Met)
		if !several {
			f.Outcome = procedure.NotMet
			if unrecorded {
				f.Missing.Add(procedure.FieldAgency)
			}
		}
		dst = b.Append(dst, b.On, f)
	}
	for _, h := range HeldUntil(held, b.On) {
		if len(h.Present) == 0 {
			continue
		}
		f := procedure.Finding{Rule: rule, Subject: procedure.SubjectOf(procedure.MeetingSubject, h.ID), Outcome: procedure.Met, Done: h.Held}
		if g.oneAgency(h.Present) {
			f.Remark = procedure.OneAgencyPresent
		}
		dst = b.Append(dst, h.Held, f)
	}
	return dst
}

// oneAgency reports whether all the professionals among some people are of one agency, each
// one's being recorded.
func (g *CoreGroup) oneAgency(present []procedure.MemberID) bool {
	first := procedure.AgencyID("")
	for _, id := range present {
		m := g.Member(id)
		if m == nil || !m.IsProfessional() {
			continue
		}
		if m.Agency == "" || first != "" && m.Agency != first {
			return false
		}
		first = m.Agency
	}
	return first != ""
}

// AppendMembershipAgreed appends what N 1.2a and B 3a find: for each member who
// joined by the day whether it is recorded if the initial conference agreed them,
// and on the case whether it agreed anyone.
func AppendMembershipAgreed(dst []procedure.Finding, b procedure.Basis, g *CoreGroup) []procedure.Finding {
	const rule = procedure.RuleMembershipAgreed
	dst, stopped := g.notRunning(dst, &b, rule)
	if stopped {
		return dst
	}
	agreed := procedure.OnCase(rule, procedure.NotMet)
	agreed.Responsible = procedure.ConferenceChair
	agreed.Missing = procedure.FieldsOf(procedure.FieldMembers)
	for i := range g.Members {
		m := &g.Members[i]
		if !m.HasBeenMember(b.On) {
			continue
		}
		f := g.onMember(rule, i)
		f.Responsible = procedure.ConferenceChair
		switch m.AgreedAtConference {
		case procedure.Yes:
			agreed.Outcome, agreed.Missing = procedure.Met, procedure.Fields{}
		case procedure.No:
		default:
			f.Missing.Add(procedure.FieldAgreedAtConference)
		}
		f.Outcome = f.Missing.Outcome()
		dst = b.Append(dst, b.On, f)
	}
	return b.Append(dst, b.On, agreed)
}

// onMember returns a finding about a member, by position.
func (g *CoreGroup) onMember(rule procedure.RuleID, i int) procedure.Finding {
	return procedure.Finding{
		Rule: rule, Subject: procedure.SubjectOf(procedure.MemberSubject, g.Members[i].ID),
		At: procedure.Place{}.Item(procedure.FieldMembers, i),
	}
}

// AppendMembershipAmended appends what N 1.2b finds for each member who was added
// after the initial conference or left: whether the day of joining and the reasons
// are recorded. Where nobody was or did it is not applicable, on the case.
func AppendMembershipAmended(dst []procedure.Finding, b procedure.Basis, g *CoreGroup) []procedure.Finding {
	const rule = procedure.RuleMembershipAmended
	dst, stopped := g.notRunning(dst, &b, rule)
	if stopped {
		return dst
	}
	amended := false
	for i := range g.Members {
		missing, at, changed := g.Members[i].amended(&b)
		if !changed {
			continue
		}
		amended = true
		f := g.onMember(rule, i)
		f.Responsible = procedure.SocialWorker
		f.Missing = missing
		if !missing.IsZero() {
			f.At = at.Under(f.At)
		}
		f.Outcome = missing.Outcome()
		dst = b.Append(dst, b.On, f)
	}
	if !amended {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// amended returns what is not recorded of a member's joining after the conference and
// leaving, where that is missing, and whether there was either by the day of the review.
func (m *Member) amended(b *procedure.Basis) (missing procedure.Fields, at procedure.Place, changed bool) {
	if m.NotMember == procedure.Yes || !m.HasBeenMember(b.On) {
		return missing, at, false
	}
	added := m.AgreedAtConference == procedure.No
	if added && len(m.Periods) == 0 {
		missing, at = procedure.FieldsOf(procedure.FieldJoined, procedure.FieldJoinedReason), at.Field(procedure.FieldPeriods)
	}
	for i := range m.Periods {
		p := &m.Periods[i]
		if p.Joined.After(b.On) {
			break // and so are those after it
		}
		var here procedure.Fields
		// Who was agreed at the conference and came back was added again.
		if again := i > 0; added || again {
			added = true
			if p.Joined.IsZero() {
				here.Add(procedure.FieldJoined)
			}
			if p.JoinedReason.IsBlank() {
				here.Add(procedure.FieldJoinedReason)
			}
		}
		if !p.Left.IsZero() && !p.Left.After(b.On) {
			changed = true
			if p.LeftReason.IsBlank() {
				here.Add(procedure.FieldLeftReason)
			}
		}
		if missing.IsZero() { // the first period that lacks something
			missing, at = here, procedure.Place{}.Item(procedure.FieldPeriods, i)
		}
	}
	return missing, at, changed || added
}

// AppendFamilyAndSocialWorker appends what B 3b finds on the case: whether a family member
// and the social worker belong: the one allocated or covering, if that is recorded. A parent
// or carer who is left out is not missing, and a parent's supporter is no family.
func AppendFamilyAndSocialWorker(dst []procedure.Finding, b procedure.Basis, g *CoreGroup) []procedure.Finding {
	const rule = procedure.RuleFamilyAndSocialWorker
	dst, stopped := g.notRunning(dst, &b, rule)
	if stopped {
		return dst
	}
	f := procedure.OnCase(rule, procedure.Met)
	f.Responsible = procedure.SocialWorker
	f.Missing = procedure.FieldsOf(procedure.FieldFamily, procedure.FieldSocialWorker)
	for i := range g.Members {
		m := &g.Members[i]
		belongs := m.IsMember(b.On)
		relative := m.HasAny(procedure.Parent, procedure.Carer, procedure.Child, procedure.WiderFamily)
		if relative && belongs || m.IsParentOrCarer() && g.Excluded(m.ID, b.On, b.On) != NotExcluded {
			f.Missing.Remove(procedure.FieldFamily)
		}
		worker := g.isSocialWorker(m.ID, b.On)
		if belongs && (worker == procedure.Yes || worker == procedure.NotRecorded && m.Has(procedure.SocialWorker)) {
			f.Missing.Remove(procedure.FieldSocialWorker)
		}
	}
	f.Outcome = f.Missing.Outcome()
	return b.Append(dst, b.On, f)
}
