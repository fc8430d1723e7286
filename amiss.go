package childprotection

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// amiss says what is the matter with a finding that is not met as on a day, where what the record
// shows is what is wrong, or where the names of fields would not tell: empty where they do. What has
// to be put right at once comes with its day.
func amiss(f procedure.Finding, on calendar.Date) string {
	day := ""
	if !f.Done.IsZero() {
		day = " on " + f.Done.Format(dayLayout)
	}
	onTask, onMeeting := f.Subject.Kind == procedure.TaskSubject, f.Subject.In != ""
	switch f.Rule {
	case procedure.RulePlanDrift:
		if onTask {
			return "Its last day was put back more than once, and it is still open."
		}
		return "It is in the plan no longer, and the record does not show what became of it."
	case procedure.RuleActionDrift:
		return "It was carried over more than one meeting, and is still open."
	case procedure.RuleDetailedPlanDeveloped:
		if !f.Due.IsZero() && f.Missing.IsZero() && f.DaysLate == 0 {
			return "The detailed plan was not there by " + f.Due.Format(dayLayout) + ", the last day that the library takes for it: the guide gives none."
		}
	case procedure.RuleMembersDeliverPlan:
		if onTask {
			return "Whoever is responsible for it has left the core group."
		}
		return "The plan gives them no task or service."
	case procedure.RuleInteragency:
		if f.Missing.IsZero() {
			return "All the professional members are of one agency."
		}
	case procedure.RuleLineManagerChairs:
		if f.Missing.IsZero() {
			return "None of the first meetings was chaired so."
		}
	case procedure.RuleUsualChair:
		return "Someone else than the usual chair was in the chair."
	case procedure.RuleParentsAttend:
		if onMeeting && f.Missing.IsZero() {
			return "They did not attend."
		}
	case procedure.RuleKeyProfessionals:
		if f.Missing.IsZero() {
			return "They were not there, and nobody spoke for them."
		}
	case procedure.RuleContactShared:
		if f.Missing.Has(field.Contributions) {
			return "The minutes hold nothing of how often they saw or spoke to the family."
		}
	case procedure.RuleChildToldOfPlan:
		return "The record does not show that the child was told how the plan stands since it was last revised."
	case procedure.RuleWrittenNote:
		return "They were not there, and no note or contribution of theirs is recorded."
	case procedure.RuleMinutesReviewed:
		return "The record does not show that they were gone through by the conference."
	case procedure.RuleManagersInformed:
		said := "The record does not show that the manager was informed on the day of the difficulty or since"
		if f.Since.IsZero() {
			return said + "."
		}
		return said + ", " + f.Since.Format(dayLayout) + ": " + ago(on.Sub(f.Since)) + "."
	case procedure.RuleFundamentalChangeTold:
		if f.Missing.Has(field.Told) {
			return "The record shows neither that they were told, nor a decision to withhold it."
		}
	case procedure.RuleWishesAndFeelings:
		if f.Missing.IsZero() {
			return "No view of the child is recorded since the meeting before."
		}
	case procedure.RuleNoChildInterprets:
		return "A child of the family is recorded as the interpreter."
	case procedure.RuleInformedThroughFamily:
		return "What they learn or contribute goes through the family or a child."
	case procedure.RuleExcludedInvited:
		return "An invitation went" + day + " to someone who is excluded from the core group."
	case procedure.RuleExcludedReceived:
		if f.Subject.Kind == procedure.MemberSubject {
			return "Someone who is excluded from the core group is recorded as having been there" + day + "."
		}
		return "It went" + day + " to someone who is excluded from the core group."
	case procedure.RuleNoStanding:
		return "It went" + day + " to someone with no standing to receive it."
	case procedure.RuleOtherChildrenOnly:
		return "It went" + day + " to someone who is not linked to every child it concerns, without a decision that they receive all of it."
	case procedure.RuleMarkedNotFor:
		return "It went" + day + " to someone for whom it, or something in it, is marked as not meant."
	case procedure.RuleExcludedTold:
		return "Someone who is excluded from the core group was told" + day + "."
	case procedure.RuleToldWithoutStanding:
		return "Someone with no standing was told" + day + "."
	case procedure.RuleToldOfOtherChildren:
		return "They were told" + day + " of children to whom they are not linked."
	case procedure.RuleToldNotFor:
		return "They were told" + day + " what is marked as not for them."
	default:
	}
	return ""
}

// ago says how many days there are between a day and today.
func ago(days int) string {
	switch days {
	case 0:
		return "today"
	case 1:
		return "1 day"
	}
	return fmt.Sprintf("%d days", days)
}

// worthKnowing says what a remark points out.
func worthKnowing(r procedure.Remark) string {
	switch r {
	case procedure.NoRemark, procedure.Withheld: // which is how it stands
		return ""
	case procedure.OutsideProfessional:
		return "Worth knowing: the professional responsible for it is no member of the core group."
	case procedure.OneAgencyPresent:
		return "Worth knowing: the professionals there were all of one agency."
	case procedure.PlanBeforeFirstMeeting:
		return "Worth knowing: the detailed plan is dated before the core group first met."
	case procedure.AgreementCarriesOver:
		return "Worth knowing: the social worker has changed since, and the agreement tells the next one what is expected."
	case procedure.InterpreterIsMember:
		return "Worth knowing: the interpreter is a member at the same meeting."
	case procedure.InterpreterIsRelative:
		return "Worth knowing: the interpreter is a relative or friend."
	case procedure.InSchoolHours:
		return "Worth knowing: the meeting is in school hours, and a child is to attend."
	case procedure.EarlierThanUsual:
		return "Worth knowing: the core group met before the usual interval was over."
	default:
		return "Worth knowing: " + r.String() + "."
	}
}
