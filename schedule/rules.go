package schedule

import (
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Rules returns the rules of this package, in order.
func Rules() []procedure.Rule {
	return []procedure.Rule{
		{ID: procedure.RuleFirstMeeting, Title: "First core group", Doc: "For each plan made for a child, the first core group is held in time."},
		{ID: procedure.RuleNextMeeting, Title: "Next core group", Doc: "After each core group held, the next is held in time."},
		{ID: procedure.RuleLastMeetingBeforeReview, Title: "Last core group before a review", Doc: "Before each review conference the core group meets in time, where the procedure asks for it."},
		{ID: procedure.RuleProfessionalsDiscussion, Title: "Professionals' discussion", Doc: "Each professionals' discussion held without parents has its reasons recorded."},
		{ID: procedure.RuleVisitDue, Title: "Visits", Doc: "The lead social worker sees each child as often as the plan says."},
		{ID: procedure.RuleVisitRecorded, Title: "Record of visits", Doc: "Each visit made shows whether the child was seen, who else was there, and whether the child was seen alone, and why or why not."},
		{ID: procedure.RuleTakingPartArranged, Title: "Time and venue", Doc: "For each core group, travel, child care and other factors were taken into account where a parent is engaged."},
		{ID: procedure.RuleDistressingInformation, Title: "Distressing information", Doc: "What a parent will find distressing was raised with the chair before the meeting, and telling the parent beforehand was considered."},
		{ID: procedure.RuleInterpreterConsidered, Title: "Interpreter considered", Doc: "For each parent whose first language is not English an interpreter was arranged or decided against."},
		{ID: procedure.RuleNoChildInterprets, Title: "No child interprets", Doc: "No child of the family interprets, of whatever age."},
		{ID: procedure.RuleCommunicationSupport, Title: "Communication support", Doc: "Each family member with a communication need was offered an interpreter or translator."},
		{ID: procedure.RuleSupporterConsidered, Title: "Advocate or supporter considered", Doc: "For each parent who needs an advocate or supporter, or asked for one, one was considered."},
		{ID: procedure.RuleChildAttendanceEased, Title: "Child's attendance made easier", Doc: "For a meeting that a child attends it is recorded whether it is in school hours, and an advocate was considered."},
		{ID: procedure.RuleFirstMeetingGuidance, Title: "First core group by the guidance", Doc: "For each plan made for a child, the first core group is held in time by the statutory guidance, where the local limit differs."},
		{ID: procedure.RuleFirstReviewConference, Title: "First review conference", Doc: "For each plan made for a child, the first review conference is held in time."},
		{ID: procedure.RuleLaterReviewConference, Title: "Later review conferences", Doc: "After each review conference of a plan that goes on, the next is held in time."},
		{ID: procedure.RuleExcludedInvited, Title: "Excluded person invited", Doc: "No invitation went to a person who was excluded from the meeting, or on the day that it was sent."},
	}
}

// AppendFindings appends the findings of every rule of this package. Patterns are how often
// the plans say that each child is seen: see [AppendVisitDue].
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable, patterns []Pattern) []procedure.Finding {
	var held, seen few
	var room manyInvited
	d := Desk{held[:], seen[:], room.order[:], room.list[:]}
	return d.appendFindings(dst, b, g, t, patterns)
}

// Desk is memory for judging timetables one after another without taking more for the second of
// a size. The zero Desk is ready. One goroutine uses it at a time.
type Desk struct {
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
