package coregroup

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

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
