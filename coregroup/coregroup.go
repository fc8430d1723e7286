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
	// Allocations say who the social worker is, and LineManagers whose line manager
	// someone is: the roles of those names do not.
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
