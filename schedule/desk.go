package schedule

import (
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Desk is memory for judging timetables one after another without taking more for the second of
// a size. The zero Desk is ready. One goroutine uses it at a time.
type Desk struct {
	// held is for the core group meetings, seen for the visits to one child, and the rest for
	// the invitations to one meeting.
	held, seen []occasion
	order      []int32
	invited    []invited
}

// AppendFindings is [AppendFindings] in the memory of the desk.
func (d *Desk) AppendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable, patterns []Pattern) []procedure.Finding {
	most := 0
	for i := range t.Meetings {
		most = max(most, len(t.Meetings[i].Invitations))
	}
	d.held = slices.Grow(d.held[:0], len(t.Meetings))
	d.seen = slices.Grow(d.seen[:0], len(t.Visits))
	d.order = slices.Grow(d.order[:0], most)
	d.invited = slices.Grow(d.invited[:0], most)
	return d.appendFindings(dst, b, g, t, patterns)
}

// appendFindings appends the findings of every rule in the room that there is.
func (d *Desk) appendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable, patterns []Pattern) []procedure.Finding {
	held := t.coreGroups(d.held, b.On)
	dst = t.firstMeetings(dst, b, g, held, procedure.RuleFirstMeeting, FirstMeetingDue)
	dst = t.nextMeetings(dst, b, g, held)
	dst = t.lastMeetings(dst, b, g, procedure.RuleLastMeetingBeforeReview, held)
	dst = AppendProfessionalsDiscussion(dst, b, t)
	dst = t.visitsOfChildren(dst, b, g, patterns, d.seen)
	dst = AppendVisitRecorded(dst, b, t)
	dst = AppendTakingPart(dst, b, g, t)
	dst = AppendDistressing(dst, b, t)
	dst = AppendInterpreterConsidered(dst, b, g, t)
	dst = AppendNoChildInterprets(dst, b, g, t)
	dst = AppendCommunicationSupport(dst, b, g, t)
	dst = AppendSupporterConsidered(dst, b, g, t)
	dst = AppendChildAttendanceEased(dst, b, g, t)
	n := len(dst)
	dst = t.firstMeetings(dst, b, g, held, procedure.RuleFirstMeetingGuidance, FirstMeetingByGuidance)
	leaveToLocalLimit(dst[n:], b)
	dst = AppendFirstReview(dst, b, g, t)
	dst = AppendLaterReview(dst, b, g, t)
	return t.excludedInvited(dst, b, g, d.order, d.invited)
}
