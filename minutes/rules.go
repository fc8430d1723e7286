package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Rules returns the rules of this package, in order.
func Rules() []procedure.Rule { return slices.Clone(rules) }

var rules = []procedure.Rule{
	{ID: procedure.RuleParentsAttend, Title: "Parents attend", Doc: "Each parent or carer belongs to the group, is excluded, or it is recorded why not; and attends each meeting, in whichever sitting."},
	{ID: procedure.RuleKeyProfessionals, Title: "Key professionals at the first meeting", Doc: "Each professional marked as key was at the first meeting, or someone spoke for them."},
	{ID: procedure.RuleLaterMeetingsAgreed, Title: "Later meetings agreed", Doc: "The minutes of the first meeting hold later ones, each with day, time and venue."},
	{ID: procedure.RuleActionDrift, Title: "Actions carried over", Doc: "No action is carried over more than one meeting."},
	{ID: procedure.RuleWishesAndFeelings, Title: "Child's wishes and feelings", Doc: "Each meeting's minutes hold each child's wishes and feelings, learned or observed since the meeting before."},
	{ID: procedure.RuleContactShared, Title: "Contact with the family", Doc: "Each meeting's minutes say how often each professional with a part in the plan saw or spoke to the family."},
	{ID: procedure.RuleContributionClear, Title: "Clear contributions", Doc: "Each professional's contribution has what was achieved against what was expected, what is in the way, and what more help is needed."},
	{ID: procedure.RuleWrittenNote, Title: "Written note", Doc: "Each professional who was not at a meeting sent a note, or someone contributed for them."},
	{ID: procedure.RuleExclusionInMinutes, Title: "Exclusion in the minutes", Doc: "Each decision to exclude a parent or carer is recorded in the minutes of a meeting held since."},
	{ID: procedure.RuleParentEncouraged, Title: "Parent encouraged", Doc: "Where a parent who was invited did not attend, it was decided, either way, whether someone encourages them."},
	{ID: procedure.RuleChildViewAscertained, Title: "Child's view", Doc: "Of each child who was not at a meeting its minutes say how the child sees home, and whether the child is better protected."},
	{ID: procedure.RuleWayOfViews, Title: "Way of the child's views", Doc: "With each view of a child stands the way in which it reached the group."},
	{ID: procedure.RuleChairKeepsMinutes, Title: "Chair responsible for the minutes", Doc: "The minutes name the meeting's chair, who is responsible for them, whoever wrote them."},
	{ID: procedure.RuleAttendanceRecorded, Title: "Attendance and apologies", Doc: "The minutes say of each member on the day of the meeting how they took part or that they did not, and what each guest is."},
	{ID: procedure.RulePreviousNotesReviewed, Title: "Previous notes", Doc: "From the second meeting on, the notes of the one before were gone through, with the corrections or that there were none."},
	{ID: procedure.RuleMattersRecorded, Title: "Matters discussed", Doc: "The minutes hold something discussed, each with a description and what it is about."},
	{ID: procedure.RuleActionsRecorded, Title: "Actions", Doc: "The minutes hold the actions, each with a description, or say that there are none."},
	{ID: procedure.RuleActionsAssigned, Title: "Timescales and responsibility", Doc: "Each action has a last day or a timescale, and someone responsible."},
	{ID: procedure.RuleMinutesCirculated, Title: "Minutes sent out", Doc: "The minutes reach each member who is owed them in time, and corrections whoever had what they correct."},
	{ID: procedure.RuleMinutesReviewed, Title: "Minutes before a review", Doc: "The minutes of the meetings since the last conference are gone through before a review conference."},
	{ID: procedure.RuleOutcomeProgress, Title: "Progress of the outcomes", Doc: "Each meeting's minutes say how each outcome of the plan stands."},
	{ID: procedure.RuleNoProgressAnswered, Title: "No progress", Doc: "Where an outcome had no progress at two meetings running, the minutes say what the group decided about it."},
	{ID: procedure.RuleWorriesShared, Title: "Worries shared", Doc: "The minutes hold the worries of family and professionals, and whether the support is right."},
	{ID: procedure.RuleWorksWell, Title: "What works well", Doc: "The minutes hold what works well and what should be done differently."},
	{ID: procedure.RuleStrengthsAndWorries, Title: "Strengths and worries", Doc: "The minutes hold the family's strengths and its worries."},
	{ID: procedure.RulePlanBrought, Title: "Plan brought", Doc: "The plan was brought to each meeting, in the social worker's absence by whom."},
	{ID: procedure.RuleSocialWorkerKeepsRecord, Title: "Who keeps the record", Doc: "The author of the minutes is the social worker, or whom else the procedure names."},
	{ID: procedure.RuleExcludedReceived, Title: "Excluded person received minutes", Doc: "No minutes went to a person who was excluded from the meeting, or on the day of sending, and none was there."},
	{ID: procedure.RuleNoStanding, Title: "No standing", Doc: "No minutes went to a person without a standing on the day of sending."},
	{ID: procedure.RuleOtherChildrenOnly, Title: "Other children", Doc: "Nobody of the family received what concerns children to whom they are not linked, without a decision."},
	{ID: procedure.RuleMarkedNotFor, Title: "Marked as not for someone", Doc: "Nothing that is marked as not for a person went to them."},
}

// AppendFindings appends the findings of every rule of this package.
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan) []procedure.Finding {
	var d desk
	var actions manyActions
	var seats manySeats
	var receipts manyReceipts
	c := d.given()
	c.actions, c.seats, c.receipts = actions[:], seats[:], receipts[:]
	c = layOut(c, &b, g, t, list, p, procedure.NoRule)
	for i := range rules {
		dst = c.find(dst, rules[i].ID)
	}
	return dst
}
