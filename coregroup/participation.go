package coregroup

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// AttendanceDecision is a decision on whether a child attends core group meetings, and what was considered for it.
type AttendanceDecision struct {
	DecidedOn calendar.Date    `json:"decidedOn,omitzero"`
	DecidedBy procedure.Person `json:"decidedBy,omitzero"`
	// Attends is the decision itself.
	Attends procedure.Answer `json:"attends,omitzero"`
	// WithChild and WithThoseWhoKnow say that it was talked over with the child and with those who know the child well;
	// Relationships that its effect on family relationships was considered, and ParentsViews that the parents' views were.
	WithChild        procedure.Answer `json:"withChild,omitzero"`
	WithThoseWhoKnow procedure.Answer `json:"withThoseWhoKnow,omitzero"`
	Relationships    procedure.Answer `json:"relationships,omitzero"`
	ParentsViews     procedure.Answer `json:"parentsViews,omitzero"`
}

// Explanation is when what the core group is for was explained to a child.
type Explanation struct {
	On calendar.Date `json:"on,omitzero"`
	// Purpose says that the group's role and purpose were explained, and
	// WhyOpinionMatters why the child's own opinion is so important.
	Purpose           procedure.Answer `json:"purpose,omitzero"`
	WhyOpinionMatters procedure.Answer `json:"whyOpinionMatters,omitzero"`
}

// AttendanceOn returns the decision on a child's attendance that counts on a day: the last one made by then, nil if there is
// none. A decision without a day was always known and comes before those with one.
func (c *Child) AttendanceOn(on calendar.Date) *AttendanceDecision {
	_, d := c.attendanceOn(on)
	return d
}

// attendanceOn is AttendanceOn with the decision's position.
func (c *Child) attendanceOn(on calendar.Date) (at int, last *AttendanceDecision) {
	for i := range c.Attendance {
		d := &c.Attendance[i]
		if !d.DecidedOn.After(on) && (last == nil || !d.DecidedOn.Before(last.DecidedOn)) {
			at, last = i, d
		}
	}
	return at, last
}
