package coregroup

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/reason"
)

// Paper is anything that is to be sent, shown or printed: minutes, an agenda, an invitation, a plan, or an item of one.
type Paper struct {
	// Meeting is the meeting that it is about, empty where it is about none, and Chair who chaired or is to chair that.
	Meeting procedure.MeetingID
	Chair   procedure.MemberID
	// Day is the day that it comes from: that of the meeting, or of the revision of the plan; for what is new, today.
	// LastDay is the last of a meeting in several sittings. Without a day nobody who was ever excluded receives it.
	Day     calendar.Date
	LastDay calendar.Date
	// Children are those it concerns. None named means all.
	Children []procedure.ChildID
	// NotFor are people whom it is marked as not for.
	NotFor []procedure.MemberID
}

// Recipient is someone to whom a paper may go.
type Recipient struct {
	ID procedure.MemberID
	// Role is that of someone who is no member. A member's own roles count.
	Role procedure.Role
}

// Reader is a recipient whose record as a member is at hand.
type Reader struct {
	Recipient
	// Member is nil for someone who is none, and Traits are the member's.
	Member *Member
	Traits Traits
}

// Reader returns a recipient with their record as a member.
func (g *CoreGroup) Reader(to Recipient) Reader {
	r := Reader{Recipient: to, Member: g.Member(to.ID)}
	if r.Member != nil {
		r.Traits = r.Member.Traits()
	}
	return r
}

// IsFamily reports whether the reader is of the family.
func (r *Reader) IsFamily() bool {
	if r.Member == nil {
		return r.Role.Standing() == procedure.Family
	}
	return r.Traits.IsFamily()
}

// Access is how much of a paper someone may receive, and why.
type Access struct {
	Extent Extent
	Why    AccessReason
}

// Extent is how much of a paper someone may receive. The zero Extent is that it
// cannot be told, which is not enough to send anything.
type Extent uint8

// The extents. Part leaves out what concerns children to whom the recipient is not linked, or is a summary that was released.
const (
	NotKnown Extent = iota // not known
	Nothing                // nothing
	Part                   // part
	All                    // all
)

var extents = closedset.Of[Extent]("coregroup: an extent", "not known", "nothing", "part", "all")

// String returns the extent in words, as it stands in JSON.
func (e Extent) String() string                   { return extents.Text(e) }
func (e Extent) MarshalText() ([]byte, error)     { return extents.Marshal(e) }
func (e *Extent) UnmarshalText(text []byte) error { return extents.Read(text, e) }

// AccessReason is why someone may receive as much of a paper as they may, in words. Who may: "professional", "chair" of the
// meeting, "named by the procedure", "linked" to all the children that it concerns, "linked to some", or "released" to one who
// is excluded. Who may not: "excluded" from the meeting or now (L 1), "exclusion ahead", "no standing" (L 2), "other children"
// only (L 3), "not for this person" as it is marked (L 4), and "child undecided", as a child receives papers by a decision only.
// Where it cannot be told: "link not recorded", "standing not recorded", and "not known" without a day or a procedure on it.
type AccessReason uint8

// NoReason is that of nothing asked or refused.
const NoReason AccessReason = 0

var accessReasons = closedset.Of[AccessReason]("coregroup: a reason for access",
	"", "professional", "chair", "named by the procedure", "linked", "linked to some", "released", "excluded", "exclusion ahead",
	"no standing", "other children", "not for this person", "child undecided", "link not recorded", "standing not recorded",
	"not known",
)

// String returns the reason in words, empty for zero, as it stands in JSON.
func (r AccessReason) String() string                   { return accessReasons.Text(r) }
func (r AccessReason) MarshalText() ([]byte, error)     { return accessReasons.Marshal(r) }
func (r *AccessReason) UnmarshalText(text []byte) error { return accessReasons.Read(text, r) }

// Audience returns how much of a paper someone may receive on a day. Whatever is sent, shown or printed asks it; on is the
// day of sending. The edition says which roles the procedure names as recipients, and may be nil.
//
// The first of these that applies decides: the person is excluded and nothing was released (L 1); the paper is marked as not
// for them (L 4); they have no standing on that day (L 2), which is to be a member, the meeting's chair, someone whom the
// procedure names, or a parent who is no member and to whom it was released; they are a child of the family, and nothing was
// decided; they are of the family, and are linked to all, some or none of the children that it concerns (L 3). Nobody may
// receive anything on the zero Date.
func (g *CoreGroup) Audience(e *procedure.Edition, to Recipient, p Paper, on calendar.Date) Access {
	r := g.Reader(to)
	return g.AudienceOf(e, &r, &p, on)
}

// AudienceOf is [CoreGroup.Audience] for someone whose record is at hand, so that many people can be
// asked about without a search for each.
func (g *CoreGroup) AudienceOf(e *procedure.Edition, to *Reader, p *Paper, on calendar.Date) Access {
	if on.IsZero() {
		return Access{Why: reason.NotKnown}
	}
	if len(g.Exclusions) == 0 && len(p.NotFor) == 0 {
		return g.byStanding(e, to, p, on, false)
	}
	last := p.LastDay
	if last.IsZero() {
		last = p.Day
	}
	released := ReleasedNothing
	switch max(g.Excluded(to.ID, p.Day, on), g.Excluded(to.ID, last, on)) {
	case Excluded:
		released = g.released(to.ID, p, last, on)
		if released == ReleasedNothing {
			return Access{Nothing, reason.Excluded}
		}
	case ExclusionAhead:
		return Access{Nothing, reason.ExclusionAhead}
	case NotExcluded:
	}
	if slices.Contains(p.NotFor, to.ID) {
		return Access{Nothing, reason.NotFor}
	}
	a := g.byStanding(e, to, p, on, released != ReleasedNothing)
	if released == ReleasedNothing || a.Extent < Part {
		return a
	}
	if released != ReleasedFull {
		a.Extent = Part
	}
	a.Why = reason.Released
	return a
}

// released is Released for each of the days that a paper comes from on which the person was excluded.
func (g *CoreGroup) released(id procedure.MemberID, p *Paper, last, on calendar.Date) ReleaseExtent {
	extent := ReleasedFull
	for _, day := range [...]calendar.Date{p.Day, last} {
		if g.Excluded(id, day, on) == Excluded {
			extent = min(extent, g.Released(id, p.Meeting, day, on))
		}
	}
	return extent
}

// byStanding is Audience for someone whom it is not marked as not for, and who is not excluded or to whom it was released. A
// release is a standing to a parent who is no member.
func (g *CoreGroup) byStanding(e *procedure.Edition, to *Reader, p *Paper, on calendar.Date, released bool) Access {
	m := to.Member
	if m == nil || !m.IsMember(on) && (!released || m.NotMember != procedure.Yes) {
		switch {
		case m != nil && !to.Traits.IsProfessional(), m == nil && to.IsFamily():
		case p.Chair != "" && to.ID == p.Chair:
			return Access{All, reason.Chair}
		case m == nil && e.Receives(to.Role), m != nil && slices.ContainsFunc(m.Roles, e.Receives):
			return Access{All, reason.Named}
		}
		return Access{Nothing, reason.NoStanding}
	}
	switch {
	case to.Traits.IsProfessional():
		return Access{All, reason.Professional}
	case !to.Traits.IsFamily():
		return Access{NotKnown, reason.StandingNotRecorded}
	case to.Traits.IsChildOfFamily() && (m.Papers.Receives != procedure.Yes || m.Papers.DecidedBy.ID == "" || m.Papers.DecidedOn.After(on)):
		return Access{Nothing, reason.ChildUndecided}
	}
	switch extent := g.Linked(m, p.Children, p.Day); extent {
	case NotKnown:
		return Access{NotKnown, reason.LinkNotRecorded}
	case Nothing:
		return Access{Nothing, reason.OtherChildren}
	case Part:
		return Access{Part, reason.LinkedToSome}
	default:
		return Access{extent, reason.Linked}
	}
}

// IsConfidential reports whether help from someone is shown only to the person whom it is for: they
// have a role that the procedure keeps confidential, or nothing is known of them.
func (g *CoreGroup) IsConfidential(e *procedure.Edition, who procedure.Person) bool {
	m := g.Member(who.ID)
	if m == nil && who.Role == "" {
		return true
	}
	return e.IsConfidential(who.Role) || m != nil && slices.ContainsFunc(m.Roles, e.IsConfidential)
}

// Linked returns how much of what concerns some children concerns someone of the family: All where they are linked to each
// of them, Part or Nothing, and NotKnown where their link is not recorded. No children named means all on a plan on the day, or
// expected then: not who came later, had left or never was on a plan. Where there is none, or no day, it means all of the group.
func (g *CoreGroup) Linked(m *Member, children []procedure.ChildID, day calendar.Date) Extent {
	if len(m.LinkedTo) == 0 && m.Child == "" {
		return NotKnown
	}
	linked, others := 0, 0
	count := func(id procedure.ChildID) {
		if id != "" && (id == m.Child || slices.Contains(m.LinkedTo, id)) {
			linked++
		} else {
			others++
		}
	}
	for _, id := range children {
		count(id)
	}
	if len(children) == 0 {
		some := slices.ContainsFunc(g.Children, func(c Child) bool { return c.isConcerned(day) })
		for i := range g.Children {
			if c := &g.Children[i]; !some || c.isConcerned(day) {
				count(c.ID)
			}
		}
	}
	switch {
	case linked == 0:
		return Nothing
	case others > 0:
		return Part
	}
	return All
}
