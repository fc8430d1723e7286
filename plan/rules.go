package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Rules returns the rules of this package, in order.
func Rules() []procedure.Rule {
	return []procedure.Rule{
		{ID: procedure.RuleMembersDeliverPlan, Title: "Members deliver the plan", Doc: "Each professional member has a part in the plan, and each professional responsible for a task is a member; one from outside is pointed out."},
		{ID: procedure.RuleDetailedPlanDeveloped, Title: "Detailed plan developed", Doc: "The core group turned the outline plan into a detailed one that takes up every item of it, by its second meeting or the day on which the first minutes were due."},
		{ID: procedure.RuleTaskQuantified, Title: "Tasks clear and quantified", Doc: "Each task says what is wanted, who is responsible, and how much or how often."},
		{ID: procedure.RuleTaskPurpose, Title: "Purpose of tasks", Doc: "Each task names the outcome or need that it serves."},
		{ID: procedure.RuleTaskMeasures, Title: "Measures of tasks", Doc: "Each task says how success and how failure are measured."},
		{ID: procedure.RuleDifferenceToChild, Title: "Difference to the child", Doc: "Each outcome says what it should change for each child it is for, and a task that serves no outcome says so itself."},
		{ID: procedure.RuleNeedsAndServices, Title: "Needs and services", Doc: "Each child has needs set out, each need a service or task that meets it, and each service a description."},
		{ID: procedure.RuleSMART, Title: "SMART", Doc: "For each task it is recorded how it is specific, measurable, achievable, realistic and timed; what is recorded is not judged."},
		{ID: procedure.RuleEarlierEngagement, Title: "Earlier engagement", Doc: "Each service says how the family engaged with such a service before, or that there was none."},
		{ID: procedure.RuleStrategy, Title: "Strategies", Doc: "Each service says how likely it is to succeed, how compliance is watched, what follows if there is none, and by when."},
		{ID: procedure.RuleVisitingPattern, Title: "Pattern of visits", Doc: "For each child the plan says how often the lead social worker sees the child, and in what situations, alone and with others."},
		{ID: procedure.RuleRolesAndContact, Title: "Roles and contact", Doc: "The plan says what part each member and each other person in routine contact plays, and for professionals what contact they have and how often."},
		{ID: procedure.RuleContingency, Title: "Contingency plan", Doc: "The contingency plan says what triggers it, what is done and who starts it, and family court proceedings were considered."},
		{ID: procedure.RuleReviewPoints, Title: "Review points", Doc: "Each review point has a day and the means of judging progress, and there is one to come."},
		{ID: procedure.RuleChildTakesPart, Title: "Child takes part", Doc: "For each child the plan describes how the child takes part in carrying it out and in reviewing it."},
		{ID: procedure.RulePlanExplained, Title: "Plan explained", Doc: "Monitoring, consequences and times were explained to each parent and carer who is not left out, since the plan was made or changed fundamentally."},
		{ID: procedure.RuleRevisionRecorded, Title: "Revisions recorded", Doc: "Each revision has a number and a day, and each after the first a reason."},
		{ID: procedure.RuleFundamentalChangeTold, Title: "Fundamental change told", Doc: "Of each fundamental change every member was told, or it is recorded why it is withheld and who decided so."},
		{ID: procedure.RuleFundamentalChangeLiaison, Title: "Liaison on a fundamental change", Doc: "Of each fundamental change it is recorded that the team manager took up with the procedure's officer whether to bring the review conference forward."},
		{ID: procedure.RulePlanLanguage, Title: "Language of the plan", Doc: "For each family member whose first language is not English it is recorded whether they are given the plan in the language they prefer."},
		{ID: procedure.RuleExpectationsPlain, Title: "Expectations plain", Doc: "Each parent or carer of whom the plan asks something has that put into words."},
		{ID: procedure.RuleExpectationConsequences, Title: "Consequences of expectations", Doc: "Each expectation says what may follow where it is not met."},
		{ID: procedure.RuleWrittenAgreement, Title: "Written agreement", Doc: "A written agreement, where there is one, has a day, with whom it is and what it asks."},
		{ID: procedure.RuleAgreementCopies, Title: "Copies of the agreement", Doc: "Each parent or carer with whom there is a written agreement has a copy; on a change of social worker it reminds that the agreement carries over."},
		{ID: procedure.RuleDifficultyAction, Title: "Action on a difficulty", Doc: "Each difficulty has a description, a day, an agreed action and someone responsible for it."},
		{ID: procedure.RuleDifficultyAssessed, Title: "Difficulty assessed", Doc: "The social worker led the assessment of each difficulty, with a manager, on a day."},
		{ID: procedure.RuleSeriousConcernTold, Title: "Serious concern told", Doc: "Of each concern that needed an immediate response every member was told, or it is recorded why it is withheld and who decided so."},
		{ID: procedure.RuleDifficultyDiscussed, Title: "Difficulty discussed", Doc: "The core group discussed each difficulty that needed no immediate response."},
		{ID: procedure.RuleManagersInformed, Title: "Managers informed", Doc: "Where a child's safety is affected, the line managers of the social worker and of each professional named were informed."},
		{ID: procedure.RuleUrgentStepsConsidered, Title: "Urgent steps considered", Doc: "Where a child's safety is affected, legal action, a section 47 enquiry and an earlier review conference were each considered."},
		{ID: procedure.RuleDisagreementAddressed, Title: "Disagreement addressed", Doc: "A disagreement among workers, or a member who does not do their part, was discussed or escalated, with an outcome."},
		{ID: procedure.RulePlanDrift, Title: "Drift of the plan", Doc: "No outcome vanished without being achieved, merged or explained, and no open task was put back more than once."},
		{ID: procedure.RuleChildToldOfPlan, Title: "Child told of the plan", Doc: "Each child was told how the plan stands since it was last revised."},
		{ID: procedure.RuleSafetyPlanMade, Title: "Plan made at the conference", Doc: "The plan that the conference made with the family is recorded."},
		{ID: procedure.RuleHelpClear, Title: "Help clear", Doc: "Each task that is help says what, from whom, by when and for whom."},
		{ID: procedure.RuleExcludedTold, Title: "Excluded person told", Doc: "Nobody was told of the plan who was left out."},
		{ID: procedure.RuleToldWithoutStanding, Title: "Told without standing", Doc: "Nobody was told of the plan who had no standing."},
		{ID: procedure.RuleToldOfOtherChildren, Title: "Told of other children", Doc: "No parent or relative was told of what concerns other children."},
		{ID: procedure.RuleToldNotFor, Title: "Told what is not for them", Doc: "Nobody was told what is marked as not for them."},
	}
}

// AppendFindings appends the findings of every rule of this package. Held are the core group
// meetings that were held, in the order of their numbers.
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	var r room
	d := r.desk().open(&b, g, p, held, procedure.Place{})
	for _, rule := range order {
		dst = d.find(dst, rule)
	}
	return dst
}

// order is that of the rules.
var order = [...]procedure.RuleID{
	procedure.RuleMembersDeliverPlan,
	procedure.RuleDetailedPlanDeveloped,
	procedure.RuleTaskQuantified,
	procedure.RuleTaskPurpose,
	procedure.RuleTaskMeasures,
	procedure.RuleDifferenceToChild,
	procedure.RuleNeedsAndServices,
	procedure.RuleSMART,
	procedure.RuleEarlierEngagement,
	procedure.RuleStrategy,
	procedure.RuleVisitingPattern,
	procedure.RuleRolesAndContact,
	procedure.RuleContingency,
	procedure.RuleReviewPoints,
	procedure.RuleChildTakesPart,
	procedure.RulePlanExplained,
	procedure.RuleRevisionRecorded,
	procedure.RuleFundamentalChangeTold,
	procedure.RuleFundamentalChangeLiaison,
	procedure.RulePlanLanguage,
	procedure.RuleExpectationsPlain,
	procedure.RuleExpectationConsequences,
	procedure.RuleWrittenAgreement,
	procedure.RuleAgreementCopies,
	procedure.RuleDifficultyAction,
	procedure.RuleDifficultyAssessed,
	procedure.RuleSeriousConcernTold,
	procedure.RuleDifficultyDiscussed,
	procedure.RuleManagersInformed,
	procedure.RuleUrgentStepsConsidered,
	procedure.RuleDisagreementAddressed,
	procedure.RulePlanDrift,
	procedure.RuleChildToldOfPlan,
	procedure.RuleSafetyPlanMade,
	procedure.RuleHelpClear,
	procedure.RuleExcludedTold,
	procedure.RuleToldWithoutStanding,
	procedure.RuleToldOfOtherChildren,
	procedure.RuleToldNotFor,
}
