package coregroup

import (
	"iter"
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// CoreGroup is the children whose plan is carried out and the people who carry it out, as they were on every day.
// [CoreGroup.Validate] says whether it holds together.
type CoreGroup struct {
	Children []Child  `json:"children,omitzero"`
	Members  []Member `json:"members,omitzero"`
	// Allocations say who the social worker is, and LineManagers whose line manager someone is: the roles of those names do not.
	Allocations  []Allocation     `json:"allocations,omitzero"`
	LineManagers []LineManagement `json:"lineManagers,omitzero"`
	Exclusions   []Exclusion      `json:"exclusions,omitzero"`
}

// LogValue returns how many children and members there are.
func (g CoreGroup) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("children", len(g.Children)), slog.Int("members", len(g.Members)))
}

// Member returns a person by id, nil if there is none.
func (g *CoreGroup) Member(id procedure.MemberID) *Member {
	for i := range g.Members {
		if g.Members[i].ID == id {
			return &g.Members[i]
		}
	}
	return nil
}

// Child returns a child by id, nil if there is none.
func (g *CoreGroup) Child(id procedure.ChildID) *Child {
	for i := range g.Children {
		if g.Children[i].ID == id {
			return &g.Children[i]
		}
	}
	return nil
}

// MembersOn yields the people who belong to the group on a day.
func (g *CoreGroup) MembersOn(on calendar.Date) iter.Seq[*Member] {
	return func(yield func(*Member) bool) {
		for i := range g.Members {
			if g.Members[i].IsMember(on) && !yield(&g.Members[i]) {
				return
			}
		}
	}
}

// Successor returns who has someone's place on a day: a member who succeeds them, or who succeeds that one in turn, nil if
// nobody does. Of several it is the first by id.
func (g *CoreGroup) Successor(id procedure.MemberID, on calendar.Date) *Member {
	// Each step is to someone else, and there are no more than there are members.
	for range g.Members {
		var next *Member
		for i := range g.Members {
			m := &g.Members[i]
			if m.Succeeds == id && m.ID != id && m.HasBeenMember(on) && (next == nil || m.ID < next.ID) {
				next = m
			}
		}
		if next == nil || next.IsMember(on) {
			return next
		}
		id = next.ID
	}
	return nil
}

// RunningUntil returns the last day until which some child was on a plan without a gap from a day on, as known on another:
// the zero Date while one still is, and where none was on the day.
func (g *CoreGroup) RunningUntil(day, known calendar.Date) calendar.Date {
	last := calendar.Date{}
	for at := day; !at.After(known); at = last.AddDays(1) {
		// The furthest that any child's plan reaches from here.
		furthest := last
		for i := range g.Children {
			c := &g.Children[i]
			if !c.IsOnPlan(at) {
				continue
			}
			to := c.PlanEndFrom(at, known)
			if to.IsZero() {
				return calendar.Date{}
			}
			if to.After(furthest) {
				furthest = to
			}
		}
		if furthest == last {
			return last
		}
		last = furthest
	}
	return last
}

// EarlierPlansEnded returns the last day of the plans before those that run on a day: the last
// before it on which some child was on a plan, and after which for a time none was. It is the
// zero Date where the children have been on plans without a gap, or no plan runs on the day.
func (g *CoreGroup) EarlierPlansEnded(on calendar.Date) calendar.Date {
	if g.Running(on) != procedure.Yes {
		return calendar.Date{}
	}
	since := on
	for moved := true; moved; {
		moved = false
		for i := range g.Children {
			c := &g.Children[i]
			for _, p := range c.OnPlan {
				// It reaches the day before, or the day itself.
				if to := c.endOf(p, on); p.From.Before(since) && !p.From.IsZero() && (to.IsZero() || !to.Before(since.AddDays(-1))) {
					since, moved = p.From, true
				}
			}
		}
	}
	var ended calendar.Date
	for i := range g.Children {
		c := &g.Children[i]
		for _, p := range c.OnPlan {
			if to := c.endOf(p, on); !to.IsZero() && to.Before(since) && to.After(ended) {
				ended = to
			}
		}
	}
	return ended
}

// Running reports whether the group's rules run on a day: yes while any child is on a plan, no once the last plan has ended,
// and not recorded where no plan of any child had started.
func (g *CoreGroup) Running(on calendar.Date) procedure.Answer {
	answer := procedure.NotRecorded
	for i := range g.Children {
		if g.Children[i].IsOnPlan(on) {
			return procedure.Yes
		}
		if !g.Children[i].PlanEnded(on).IsZero() {
			answer = procedure.No
		}
	}
	return answer
}

// RulesRun reports whether the group's rules run on a day, and what they come to where they do not: not applicable once
// every plan has ended, and undetermined where no plan of any child had started.
func (g *CoreGroup) RulesRun(on calendar.Date) (run bool, otherwise procedure.Outcome) {
	switch g.Running(on) {
	case procedure.Yes:
		return true, procedure.Undetermined
	case procedure.No:
		return false, procedure.NotApplicable
	default:
		return false, procedure.Undetermined
	}
}

// Allocation is a time during which a social worker is allocated to the children, or covers for the one who is.
type Allocation struct {
	SocialWorker procedure.MemberID `json:"socialWorker"`
	// From is the first day, zero for one who always was; To the last, zero for one who still is.
	From calendar.Date `json:"from,omitzero"`
	To   calendar.Date `json:"to,omitzero"`
	// Covering says that the social worker stands in for the allocated one.
	Covering procedure.Answer `json:"covering,omitzero"`
}

// LineManagement is a time during which someone is the line manager of a professional.
type LineManagement struct {
	// Manager need not be a member of the group.
	Manager procedure.MemberID `json:"manager"`
	Of      procedure.MemberID `json:"of"`
	// From is the first day, zero for one who always was; To the last, zero for one who still is.
	From calendar.Date `json:"from,omitzero"`
	To   calendar.Date `json:"to,omitzero"`
}

// during reports whether a day is within a span of which either end may be open.
func during(on, from, to calendar.Date) bool {
	return !on.IsZero() && !from.After(on) && (to.IsZero() || !to.Before(on))
}

// SocialWorkerOn returns the allocated social worker on a day, the empty id if none
// is recorded. On the day that one takes over from another it is the new one.
func (g *CoreGroup) SocialWorkerOn(on calendar.Date) procedure.MemberID {
	return g.allocated(on, false)
}

// CoverOn returns the social worker who covers on a day for the allocated one, the empty id if nobody does.
func (g *CoreGroup) CoverOn(on calendar.Date) procedure.MemberID { return g.allocated(on, true) }

func (g *CoreGroup) allocated(on calendar.Date, covering bool) procedure.MemberID {
	var latest *Allocation
	for i := range g.Allocations {
		a := &g.Allocations[i]
		if (a.Covering == procedure.Yes) == covering && during(on, a.From, a.To) &&
			(latest == nil || a.From.After(latest.From) || a.From == latest.From && a.SocialWorker < latest.SocialWorker) {
			latest = a
		}
	}
	if latest == nil {
		return ""
	}
	return latest.SocialWorker
}

// LineManagerOf returns the line manager of a professional on a day, the empty id if none is recorded.
func (g *CoreGroup) LineManagerOf(of procedure.MemberID, on calendar.Date) procedure.MemberID {
	var latest *LineManagement
	for i := range g.LineManagers {
		l := &g.LineManagers[i]
		if l.Of == of && during(on, l.From, l.To) &&
			(latest == nil || l.From.After(latest.From) || l.From == latest.From && l.Manager < latest.Manager) {
			latest = l
		}
	}
	if latest == nil || of == "" {
		return ""
	}
	return latest.Manager
}

// HeldMeeting is what the rules of this package need to know of a core group meeting that was held. A list of them is in the
// order of the meetings' numbers, the first core group meeting first.
type HeldMeeting struct {
	ID procedure.MeetingID
	// Held is the day of its first sitting.
	Held calendar.Date
	// Ended is the day of its last sitting, zero for one in a single sitting.
	Ended calendar.Date
	// Chair is who chaired, empty if that is not recorded, and ChairAttended whether the attendance shows them there.
	Chair         procedure.MemberID
	ChairAttended procedure.Answer
	// ChairReason says that a reason was recorded for someone else than usual, and
	// ChairSuitable that they have enough seniority and experience.
	ChairReason   procedure.Answer
	ChairSuitable procedure.Answer
	// At is where the meeting's record is in the case, for the findings about it.
	At procedure.Place
	// Present are the members who attended, none where there are no minutes. MinutesAwaited says that there are none yet, and that
	// their last day has not passed: what they will tell is pending.
	Present        []procedure.MemberID
	MinutesAwaited bool
}

// LastDay returns the day of the meeting's last sitting.
func (h *HeldMeeting) LastDay() calendar.Date {
	if h.Ended.After(h.Held) {
		return h.Ended
	}
	return h.Held
}

// HeldUntil returns the meetings held by a day. Those after it have not happened.
func HeldUntil(held []HeldMeeting, on calendar.Date) []HeldMeeting {
	for i := range held {
		if held[i].Held.After(on) {
			return held[:i]
		}
	}
	return held
}
