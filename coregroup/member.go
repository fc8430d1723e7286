package coregroup

import (
	"log/slog"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Member is a person who belongs, belonged or will belong to the core group, or a
// parent of whom it says why not. One person is one Member, however many roles.
type Member struct {
	ID procedure.MemberID `json:"id"`
	// Roles are what the person is to the group, at least one.
	Roles []procedure.Role `json:"roles"`
	// Standing says whether someone whose roles the library does not know is
	// family or a professional. It can't change what a role that it knows is.
	Standing procedure.Standing `json:"standing,omitzero"`
	// Agency is whom a professional works for.
	Agency procedure.AgencyID `json:"agency,omitzero"`
	// Key says whether a professional is a key one for the child and family, to be at the first meeting or represented (N 2.6a).
	Key procedure.Answer `json:"key,omitzero"`
	// AgreedAtConference says whether the initial conference agreed that the person belongs; no means added later.
	AgreedAtConference procedure.Answer `json:"agreedAtConference,omitzero"`
	// Periods are when the person belonged. None at all means throughout.
	Periods []Membership `json:"periods,omitzero"`
	// NotMember says of a parent that they are no member, and NotMemberReason why.
	NotMember       procedure.Answer `json:"notMember,omitzero"`
	NotMemberReason procedure.Text   `json:"notMemberReason,omitzero"`
	// Succeeds is whose place the person took.
	Succeeds procedure.MemberID `json:"succeeds,omitzero"`
	// Child is which child of the group a member with the role child is.
	Child procedure.ChildID `json:"child,omitzero"`
	// LinkedTo are the children of the group whom a family member is linked to.
	LinkedTo []procedure.ChildID `json:"linkedTo,omitzero"`
	// ChildOfFamily says that the person is a child of the family, of whatever age
	// and on a plan or not. Someone with the role child always is.
	ChildOfFamily procedure.Answer `json:"childOfFamily,omitzero"`
	// Papers is the decision that a child of the family receives papers; without one they receive none.
	Papers PapersDecision `json:"papers,omitzero"`
	// FirstLanguageEnglish, CommunicationNeed and the rest are what the person needs to take part.
	FirstLanguageEnglish procedure.Answer `json:"firstLanguageEnglish,omitzero"`
	CommunicationNeed    procedure.Answer `json:"communicationNeed,omitzero"`
	SupporterNeeded      procedure.Answer `json:"supporterNeeded,omitzero"`
	SupporterAskedFor    procedure.Answer `json:"supporterAskedFor,omitzero"`
	// Engaged says whether a parent is engaged in the core group.
	Engaged procedure.Answer `json:"engaged,omitzero"`
}

// PapersDecision is a decision on whether a child of the family receives papers.
type PapersDecision struct {
	Receives procedure.Answer `json:"receives,omitzero"`
	// DecidedBy is who decided, without whom it is no decision, and DecidedOn when.
	DecidedBy procedure.Person `json:"decidedBy,omitzero"`
	DecidedOn calendar.Date    `json:"decidedOn,omitzero"`
}

// Membership is a time during which someone belongs to the group. Who left and came back has two.
type Membership struct {
	// Joined is the first day, zero for one who always belonged.
	Joined       calendar.Date  `json:"joined,omitzero"`
	JoinedReason procedure.Text `json:"joinedReason,omitzero"`
	// Left is the last day, zero for one who still belongs.
	Left       calendar.Date  `json:"left,omitzero"`
	LeftReason procedure.Text `json:"leftReason,omitzero"`
}

// LogValue returns the days.
func (p Membership) LogValue() slog.Value {
	return slog.GroupValue(slog.String("joined", p.Joined.String()), slog.String("left", p.Left.String()))
}

// LogValue returns the person's id and roles.
func (m Member) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(m.ID)), slog.Any("roles", m.Roles))
}

// covers reports whether the period includes a day.
func (p *Membership) covers(on calendar.Date) bool {
	return !p.Joined.After(on) && (p.Left.IsZero() || !p.Left.Before(on))
}

// IsMember reports whether the person belongs to the group on a day, the days of
// joining and leaving included. Nobody does on the zero Date.
func (m *Member) IsMember(on calendar.Date) bool {
	if on.IsZero() || m.NotMember == procedure.Yes {
		return false
	}
	if len(m.Periods) == 0 {
		return true
	}
	for i := range m.Periods {
		if m.Periods[i].covers(on) {
			return true
		}
	}
	return false
}

// HasBeenMember reports whether the person belonged to the group by a day, then or before.
func (m *Member) HasBeenMember(on calendar.Date) bool {
	if on.IsZero() || m.NotMember == procedure.Yes {
		return false
	}
	for i := range m.Periods {
		if !m.Periods[i].Joined.After(on) {
			return true
		}
	}
	return len(m.Periods) == 0
}

// Has reports whether the person has a role.
func (m *Member) Has(role procedure.Role) bool { return slices.Contains(m.Roles, role) }

// HasAny reports whether the person has one of some roles.
func (m *Member) HasAny(roles ...procedure.Role) bool { return slices.ContainsFunc(roles, m.Has) }

// IsParentOrCarer reports whether the person is a parent or a carer.
func (m *Member) IsParentOrCarer() bool { return m.HasAny(procedure.Parent, procedure.Carer) }

// IsFamily reports whether the person is of the family: one of their roles is, or none is known to the library and Standing
// says so. A relative who is also a professional is family, and so is a child of the family whatever the roles.
func (m *Member) IsFamily() bool { return m.standing() == procedure.Family }

// IsProfessional reports whether the person is a professional and not of the family.
func (m *Member) IsProfessional() bool { return m.standing() == procedure.Professional }

// CarriesOutPlan reports whether the person is a professional who belongs for a part in the plan,
// and not only to manage, chair, write, advocate, interpret or watch (N 1.1a).
func (m *Member) CarriesOutPlan() bool { return m.IsProfessional() && m.hasPart() }

// hasPart reports whether one of the person's roles is for more than to manage, chair, write, advocate, interpret or watch.
func (m *Member) hasPart() bool {
	return slices.ContainsFunc(m.Roles, func(r procedure.Role) bool {
		switch r {
		case procedure.LineManager, procedure.TeamManager, procedure.Supervisor, procedure.ConferenceChair, procedure.MinuteTaker,
			procedure.Advocate, procedure.Interpreter, procedure.Translator, procedure.Student, procedure.Observer:
			return false
		default:
			return true
		}
	})
}

func (m *Member) standing() procedure.Standing {
	if m.IsChildOfFamily() {
		return procedure.Family
	}
	known := procedure.StandingUnknown
	for _, r := range m.Roles {
		switch r.Standing() {
		case procedure.Family:
			return procedure.Family
		case procedure.Professional:
			known = procedure.Professional
		case procedure.StandingUnknown:
		}
	}
	if known == procedure.StandingUnknown {
		return m.Standing
	}
	return known
}

// IsChildOfFamily reports whether the person is a child of the family, of whatever age.
func (m *Member) IsChildOfFamily() bool {
	return m.Has(procedure.Child) || m.ChildOfFamily == procedure.Yes || m.Child != ""
}

// Traits are what rules ask of a [Member] at every meeting, worked out once: what the person is by
// their roles and standing, which no day changes.
type Traits struct{ set uint8 }

const (
	family uint8 = 1 << iota
	professional
	parentOrCarer
	childOfFamily
	carriesOutPlan
)

// Traits returns what the person is, as the methods of those names say.
func (m *Member) Traits() Traits {
	var t Traits
	switch m.standing() {
	case procedure.Family:
		t.set = family
	case procedure.Professional:
		t.set = professional
		if m.hasPart() {
			t.set |= carriesOutPlan
		}
	case procedure.StandingUnknown:
	}
	if m.IsParentOrCarer() {
		t.set |= parentOrCarer
	}
	if m.IsChildOfFamily() {
		t.set |= childOfFamily
	}
	return t
}

// IsFamily is [Member.IsFamily].
func (t Traits) IsFamily() bool { return t.set&family != 0 }

// IsProfessional is [Member.IsProfessional].
func (t Traits) IsProfessional() bool { return t.set&professional != 0 }

// IsParentOrCarer is [Member.IsParentOrCarer].
func (t Traits) IsParentOrCarer() bool { return t.set&parentOrCarer != 0 }

// IsChildOfFamily is [Member.IsChildOfFamily].
func (t Traits) IsChildOfFamily() bool { return t.set&childOfFamily != 0 }

// CarriesOutPlan is [Member.CarriesOutPlan].
func (t Traits) CarriesOutPlan() bool { return t.set&carriesOutPlan != 0 }
