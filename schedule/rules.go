package schedule

import (
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Rules returns the rules of this package, in order.
func Rules() []procedure.Rule { return slices.Clone(rules) }

var rules = []procedure.Rule{
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

// AppendFindings appends the findings of every rule of this package. Patterns are how often
// the plans say that each child is seen: see [AppendVisitDue].
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable, patterns []Pattern) []procedure.Finding {
	var r room
	d := r.desk(b, g, t)
	d.patterns = patterns
	d = d.withChildren().withConferences().withMeetings().withVisits().withRelatives()
	return d.all(dst)
}
