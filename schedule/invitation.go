package schedule

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Invitation is an invitation to a meeting that was sent.
type Invitation struct {
	To    procedure.MemberID `json:"to"`
	Sent  calendar.Date      `json:"sent"`
	Route Route              `json:"route,omitzero"`
}

// Route is how something was sent.
type Route uint8

// The routes.
const (
	RouteNotRecorded Route = iota
	Email
	SecureEmail
	Post
	ByHand
	Spoken
	TextMessage
)

var routes = procedure.ClosedSet{"", "email", "secure email", "post", "by hand", "spoken", "text message"}

// String returns the route in words, the empty text for RouteNotRecorded.
func (r Route) String() string { return routes.Text(uint8(r), "Route") }

// MarshalText returns the text of [Route.String], and an error for what is not in the set.
func (r Route) MarshalText() ([]byte, error) { return routes.Marshal(uint8(r)) }

// UnmarshalText reads the text of [Route.String].
func (r *Route) UnmarshalText(text []byte) error {
	return procedure.ReadText(routes, text, "schedule: a route", r)
}

// Invitee is someone who is to be invited to a meeting. An invitation names nobody else who
// is.
type Invitee struct {
	ID    procedure.MemberID
	Roles []procedure.Role
	// Chair says that they are to chair it.
	Chair bool
	// Interpreter and Support are what is arranged or offered for them at this meeting.
	Interpreter procedure.MemberID
	Support     []SupportKind
}

// Invitations returns who is to be invited to a meeting, as on a day: its members on the
// day for which it is arranged, or on the day itself where it is not, and its chair. A child
// is invited by a decision that the child attends. Nobody who is left out then or now, or
// will be by a decision already made, is among them, nor a parent or relative linked only to
// children whom the meeting does not concern, nor anyone whose link or standing is not
// recorded.
func Invitations(g *coregroup.CoreGroup, m *Meeting, on calendar.Date) []Invitee {
	day := bookedFor(m.Bookings, on)
	if day.IsZero() {
		day = on
	}
	var list []Invitee
	paper := coregroup.Paper{Day: day, Chair: m.Chair, Children: m.Children}
	invite := func(id procedure.MemberID, roles []procedure.Role) {
		i := Invitee{ID: id, Roles: append([]procedure.Role{}, roles...), Chair: id == m.Chair}
		for _, interpreting := range m.Interpreters {
			if interpreting.For == id {
				i.Interpreter = interpreting.By
			}
		}
		for _, s := range m.Support {
			if s.For == id && s.Offered == procedure.Yes {
				i.Support = append(i.Support, s.Kind)
			}
		}
		list = append(list, i)
	}
	chairIsMember := false
	for member := range g.MembersOn(day) {
		access := g.Audience(nil, coregroup.Recipient{ID: member.ID}, paper, on)
		if access.Why == coregroup.BecauseNoStanding {
			// No member yet: judged as on the day of the meeting.
			access = g.Audience(nil, coregroup.Recipient{ID: member.ID}, paper, day)
		}
		switch {
		case member.Has(procedure.Child):
			child := g.Child(member.Child)
			if g.Excluded(member.ID, day, on) != coregroup.NotExcluded || child == nil || !m.covers(child.ID) {
				continue
			}
			if d := child.AttendanceOn(on); d == nil || d.Attends != procedure.Yes {
				continue
			}
		case access.Extent < coregroup.Part && access.Why != coregroup.BecauseExcluded && access.Why != coregroup.BecauseExclusionAhead,
			g.Excluded(member.ID, day, on) != coregroup.NotExcluded:
			continue
		}
		chairIsMember = chairIsMember || member.ID == m.Chair
		invite(member.ID, member.Roles)
	}
	if chair := g.Member(m.Chair); m.Chair != "" && !chairIsMember && (chair == nil || !chair.IsFamily()) && g.Excluded(m.Chair, day, on) == coregroup.NotExcluded {
		invite(m.Chair, nil)
	}
	return list
}

// AppendExcludedInvited appends what L 1 finds for each person invited to a core group
// meeting: whether an invitation went to someone who was left out of the meeting, or on the
// day that it was sent, by whatever route. It runs whether the plan does or not.
func AppendExcludedInvited(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	const rule = procedure.RuleExcludedInvited
	none := true
	for i := range t.Meetings {
		m := &t.Meetings[i]
		for n, sent := range m.Invitations {
			if sent.Sent.After(b.On) || invitedBefore(m.Invitations[:n], sent.To, b.On) {
				continue
			}
			none = false
			f := procedure.Finding{
				Rule: rule, Subject: procedure.SubjectIn(procedure.InvitationSubject, sent.To, m.ID), Outcome: procedure.Met,
				Responsible: procedure.SocialWorker, At: procedure.Place{}.Item(procedure.FieldMeetings, i).Item(procedure.FieldInvitations, n),
			}
			for j := n; j < len(m.Invitations); j++ {
				if other := m.Invitations[j]; other.To == sent.To && !other.Sent.After(b.On) && m.unsafe(g, other, b.On) {
					f.Outcome, f.Done = procedure.NotMet, other.Sent
					f.At = procedure.Place{}.Item(procedure.FieldMeetings, i).Item(procedure.FieldInvitations, j)
					break
				}
			}
			dst = b.Append(dst, b.On, f)
		}
	}
	if none {
		dst = onCase(dst, &b, rule, procedure.NotApplicable)
	}
	return dst
}

// unsafe reports whether an invitation went to someone who was left out.
func (m *Meeting) unsafe(g *coregroup.CoreGroup, sent Invitation, known calendar.Date) bool {
	on := sent.Sent
	if on.IsZero() {
		on = known // a sending without a day is judged as if it were today
	}
	// The day of the meeting, or for which it was arranged when the invitation was sent;
	// without either it was for no day yet.
	day := m.HeldOn(known)
	if day.IsZero() {
		day = bookedFor(m.Bookings, on)
	}
	if day.IsZero() {
		day = on
	}
	return g.Excluded(sent.To, day, on) == coregroup.Excluded && g.Released(sent.To, m.ID, day, on) == coregroup.ReleasedNothing
}

func invitedBefore(list []Invitation, to procedure.MemberID, known calendar.Date) bool {
	for _, i := range list {
		if i.To == to && !i.Sent.After(known) {
			return true
		}
	}
	return false
}
