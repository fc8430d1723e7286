package schedule

import (
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/reason"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// Invitation is an invitation to a meeting that was sent.
type Invitation struct {
	To    procedure.MemberID `json:"to"`
	Sent  calendar.Date      `json:"sent"`
	Route Route              `json:"route,omitzero"`
}

// Route is how something was sent.
type Route uint8

// The routes. Zero: not recorded.
const (
	routeNotRecorded Route = iota
	Email                  // email
	SecureEmail            // secure email
	Post                   // post
	ByHand                 // by hand
	Spoken                 // spoken
	TextMessage            // text message
)

var routes = closedset.Of[Route]("schedule: a route", "", "email", "secure email", "post", "by hand", "spoken", "text message")

// String returns the route in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (r Route) String() string                   { return routes.Text(r) }
func (r Route) IsValid() bool                    { return routes.Has(r) }
func (r Route) MarshalText() ([]byte, error)     { return routes.Marshal(r) }
func (r *Route) UnmarshalText(text []byte) error { return routes.Read(text, r) }

// Invitee is someone who is to be invited to a meeting. An invitation names nobody else who is.
type Invitee struct {
	ID    procedure.MemberID `json:"id,omitzero"`
	Roles []procedure.Role   `json:"roles,omitzero"`
	// Chair says that they are to chair it.
	Chair bool `json:"chair,omitzero"`
	// Interpreter and Support are what is arranged or offered for them at this meeting.
	Interpreter procedure.MemberID `json:"interpreter,omitzero"`
	Support     []SupportKind      `json:"support,omitzero"`
}

// Invitations returns who is to be invited to a meeting, as known on a day: its members on the day for which it is arranged, or on
// the day itself where it is not or that has passed, and its chair. A child is invited by a decision that the child attends.
// Nobody who is excluded then or now, at any sitting, or will be by a decision already made, is among them, nor a parent or
// relative linked only to children whom the meeting does not concern, nor anyone whose link or standing is not recorded.
func Invitations(g *coregroup.CoreGroup, m *Meeting, on calendar.Date) []Invitee {
	day := bookedFor(m.Bookings, on)
	if day.Before(on) {
		day = on
	}
	leftOut := func(id procedure.MemberID) bool {
		if g.Excluded(id, day, on) != coregroup.NotExcluded {
			return true
		}
		for _, sitting := range m.Sittings {
			if g.Excluded(id, sitting, on) != coregroup.NotExcluded {
				return true
			}
		}
		return false
	}
	// Who is linked to whom, apart from who is excluded.
	linked := *g
	linked.Exclusions = nil
	paper := coregroup.Paper{Day: day, Chair: m.Chair, Children: m.Children}
	var list []Invitee
	chair := false
	for member := range g.MembersOn(day) {
		if leftOut(member.ID) {
			continue
		}
		// A grown-up brother or sister is family like the rest, whatever papers may reach them.
		if member.Has(procedure.Child) || member.Child != "" {
			child := g.Child(member.Child)
			if child == nil || !m.Covers(child.ID) {
				continue
			}
			if d := child.AttendanceOn(on); d == nil || d.Attends != procedure.Yes {
				continue
			}
		} else if a := linked.Audience(nil, coregroup.Recipient{ID: member.ID}, paper, day); a.Extent < coregroup.Part &&
			(a.Why != reason.ChildUndecided || !slices.ContainsFunc(member.LinkedTo, m.Covers)) {
			continue
		}
		chair = chair || member.ID == m.Chair
		list = append(list, m.invitee(g, member.ID, member.Roles, on))
	}
	if known := g.Member(m.Chair); m.Chair != "" && !chair && (known == nil || known.IsProfessional()) && !leftOut(m.Chair) {
		list = append(list, m.invitee(g, m.Chair, nil, on))
	}
	return list
}

// invitee returns someone with what is arranged for them by a day. A child of the family who is down to interpret is left out.
func (m *Meeting) invitee(g *coregroup.CoreGroup, id procedure.MemberID, roles []procedure.Role, on calendar.Date) Invitee {
	i := Invitee{ID: id, Roles: append([]procedure.Role{}, roles...), Chair: id == m.Chair}
	for _, interpreting := range m.Interpreters {
		if interpreting.For == id && !interpreting.On.After(on) && !isChildOfFamily(g, interpreting.By) {
			i.Interpreter = interpreting.By
		}
	}
	for _, s := range m.Support {
		if s.For == id && s.Offered == procedure.Yes && !s.On.After(on) {
			i.Support = append(i.Support, s.Kind)
		}
	}
	return i
}

// excludedInvited is L 1, for each person invited, by whatever route. It runs whether the plan does or not.
var excludedInvited = rule{Check: (*review).excludedInvited, Rule: procedure.Rule{
	ID: procedure.RuleExcludedInvited, Title: "Excluded person invited", Forbids: true, Reads: []procedure.Record{procedure.Exclusions, procedure.Meetings, procedure.Arrangements},
	Doc:     "No invitation went to a person who was excluded from the meeting, or on the day that it was sent.",
	Remedy:  remedy.None,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Text: "An invitation went[ on {done}] to someone who is excluded from the core group."}},
}}

func (w *review) excludedInvited(dst []procedure.Finding, rule *rule) []procedure.Finding {
	w.Sorted = true
	start, none := len(dst), true
	for _, i := range w.meetings {
		m := &w.t.Meetings[i]
		place := procedure.Place{}.Item(field.Meetings, int(i)).Item(field.Invitations, 0)
		order := w.order[:0] // of the people, unless they are in it
		apart, ascending := m.invites()
		if !ascending {
			order = findings.AppendByID(order, len(m.Invitations), func(i int) procedure.MemberID { return m.Invitations[i].To })
		}
		var f *procedure.Finding // of the person before
		for n := range m.Invitations {
			if len(order) > 0 {
				n = int(order[n])
			}
			sent := &m.Invitations[n]
			if sent.Sent.After(w.b.On) {
				continue
			}
			if f == nil || apart || f.Subject.ID != string(sent.To) {
				none = false
				f = findings.Note(&dst, rule.ID, procedure.InvitationSubject, sent.To, m.ID)
				f.Outcome, f.Responsible, f.At = procedure.Met, procedure.SocialWorker, place.AtIndex(n)
			}
			if len(w.g.Exclusions) > 0 && f.Outcome == procedure.Met && m.unsafe(w.g, sent, w.b.On) {
				f.Outcome, f.Done, f.At = procedure.NotMet, sent.Sent, place.AtIndex(n)
			}
		}
	}
	if none {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	return w.b.AttachClauses(dst, start, w.b.On)
}

// invites reports whether the invitations are in the order of those whom they are to, and whether then each is to somebody else.
func (m *Meeting) invites() (apart, ascending bool) {
	apart = true
	for i := 1; i < len(m.Invitations); i++ {
		switch order := strings.Compare(string(m.Invitations[i-1].To), string(m.Invitations[i].To)); {
		case order > 0:
			return false, false
		case order == 0:
			apart = false
		}
	}
	return apart, true
}

// unsafe reports whether an invitation went to someone who was excluded: on the day that it
// was sent, on the day for which the meeting was then arranged, or on one on which it was held.
func (m *Meeting) unsafe(g *coregroup.CoreGroup, sent *Invitation, known calendar.Date) bool {
	if !slices.ContainsFunc(g.Exclusions, func(x coregroup.Exclusion) bool { return x.Member == sent.To }) {
		return false
	}
	on := sent.Sent
	if on.IsZero() {
		on = known // a sending without a day is judged as if it were today
	}
	leftOut := func(day calendar.Date) bool {
		return !day.IsZero() && g.Excluded(sent.To, day, on) == coregroup.Excluded &&
			g.Released(sent.To, m.ID, day, on) == coregroup.ReleasedNothing
	}
	if leftOut(on) || leftOut(bookedFor(m.Bookings, on)) || leftOut(m.HeldOn(known)) {
		return true
	}
	return m.Held == procedure.Yes && slices.ContainsFunc(m.Sittings, func(sitting calendar.Date) bool {
		return !sitting.After(known) && leftOut(sitting)
	})
}
