package procedure

import (
	"errors"

	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// Rule is a rule of the library as its package documents it: what it looks at
// and what it finds. Its clauses are those of a [Procedure] that name it.
type Rule struct {
	ID         RuleID
	Title, Doc string
}

// RuleID is the identity of a rule, from one closed list for the whole library.
// Its text is a public contract: it never changes its meaning and is never given
// to another rule. Its number is not: it only orders findings.
type RuleID uint8

// Every rule, in the order of the clauses, with its text and the package that checks
// it. NoRule is none.
//
// A clause that names first-meeting, first-meeting-guidance, next-meeting,
// last-meeting-before-review, first-review-conference, later-review-conference or
// minutes-circulated needs a [Term] of that rule, if only one that says "not stated".
// One that names line-manager-chairs or usual-chair needs a [ChairRule]: the first is
// the rule for a chair that is asked of one of the first meetings jointly, whatever
// the role, and the second for every other. One that names
// fundamental-change-liaison needs the procedure's review officer.
const (
	NoRule                       RuleID = iota
	RuleMembersDeliverPlan              // members-deliver-plan (plan)
	RuleParentsAttend                   // parents-attend (minutes)
	RuleInteragency                     // interagency (coregroup)
	RuleMembershipAgreed                // membership-agreed (coregroup)
	RuleMembershipAmended               // membership-amended (coregroup)
	RuleFirstMeeting                    // first-meeting (schedule)
	RuleDetailedPlanDeveloped           // detailed-plan-developed (plan)
	RuleTaskQuantified                  // task-quantified (plan)
	RuleTaskPurpose                     // task-purpose (plan)
	RuleTaskMeasures                    // task-measures (plan)
	RuleDifferenceToChild               // difference-to-child (plan)
	RuleNeedsAndServices                // needs-and-services (plan)
	RuleSMART                           // smart (plan)
	RuleEarlierEngagement               // earlier-engagement (plan)
	RuleStrategy                        // strategy (plan)
	RuleVisitingPattern                 // visiting-pattern (plan)
	RuleRolesAndContact                 // roles-and-contact (plan)
	RuleContingency                     // contingency (plan)
	RuleReviewPoints                    // review-points (plan)
	RuleChildTakesPart                  // child-takes-part (plan)
	RulePlanExplained                   // plan-explained (plan)
	RuleRevisionRecorded                // revision-recorded (plan)
	RuleFundamentalChangeTold           // fundamental-change-told (plan)
	RuleFundamentalChangeLiaison        // fundamental-change-liaison (plan)
	RulePlanLanguage                    // plan-language (plan)
	RuleExpectationsPlain               // expectations-plain (plan)
	RuleExpectationConsequences         // expectation-consequences (plan)
	RuleKeyProfessionals                // key-professionals (minutes)
	RuleLaterMeetingsAgreed             // later-meetings-agreed (minutes)
	RuleNextMeeting                     // next-meeting (schedule)
	RuleLastMeetingBeforeReview         // last-meeting-before-review (schedule)
	RuleWrittenAgreement                // written-agreement (plan)
	RuleAgreementCopies                 // agreement-copies (plan)
	RuleDifficultyAction                // difficulty-action (plan)
	RuleDifficultyAssessed              // difficulty-assessed (plan)
	RuleSeriousConcernTold              // serious-concern-told (plan)
	RuleDifficultyDiscussed             // difficulty-discussed (plan)
	RuleManagersInformed                // managers-informed (plan)
	RuleUrgentStepsConsidered           // urgent-steps-considered (plan)
	RuleDisagreementAddressed           // disagreement-addressed (plan)
	RuleProfessionalsDiscussion         // professionals-discussion (schedule)
	RuleLineManagerChairs               // line-manager-chairs (coregroup)
	RuleUsualChair                      // usual-chair (coregroup)
	RuleOtherChair                      // other-chair (coregroup)
	RulePlanDrift                       // plan-drift (plan)
	RuleActionDrift                     // action-drift (minutes)
	RuleVisitDue                        // visit-due (schedule)
	RuleWishesAndFeelings               // wishes-and-feelings (minutes)
	RuleChildToldOfPlan                 // child-told-of-plan (plan)
	RuleVisitRecorded                   // visit-recorded (schedule)
	RuleContactShared                   // contact-shared (minutes)
	RuleContributionClear               // contribution-clear (minutes)
	RuleWrittenNote                     // written-note (minutes)
	RuleExclusionDebated                // exclusion-debated (coregroup)
	RuleExclusionAlternatives           // exclusion-alternatives (coregroup)
	RuleExclusionInMinutes              // exclusion-in-minutes (minutes)
	RuleTakingPartArranged              // taking-part-arranged (schedule)
	RuleDistressingInformation          // distressing-information (schedule)
	RuleParentEncouraged                // parent-encouraged (minutes)
	RuleInterpreterConsidered           // interpreter-considered (schedule)
	RuleNoChildInterprets               // no-child-interprets (schedule)
	RuleCommunicationSupport            // communication-support (schedule)
	RuleSupporterConsidered             // supporter-considered (schedule)
	RuleChildAttendanceDecided          // child-attendance-decided (coregroup)
	RuleChildViewAscertained            // child-view-ascertained (minutes)
	RuleChildAttendanceDiscussed        // child-attendance-discussed (coregroup)
	RuleChildAttendanceEased            // child-attendance-eased (schedule)
	RulePurposeExplained                // purpose-explained (coregroup)
	RuleWayOfViews                      // way-of-views (minutes)
	RuleChairKeepsMinutes               // chair-keeps-minutes (minutes)
	RuleAttendanceRecorded              // attendance-recorded (minutes)
	RulePreviousNotesReviewed           // previous-notes-reviewed (minutes)
	RuleMattersRecorded                 // matters-recorded (minutes)
	RuleActionsRecorded                 // actions-recorded (minutes)
	RuleActionsAssigned                 // actions-assigned (minutes)
	RuleMinutesCirculated               // minutes-circulated (minutes)
	RuleMinutesReviewed                 // minutes-reviewed (minutes)
	RuleSafetyPlanMade                  // safety-plan-made (plan)
	RuleOutcomeProgress                 // outcome-progress (minutes)
	RuleFamilyAndSocialWorker           // family-and-social-worker (coregroup)
	RuleNoProgressAnswered              // no-progress-answered (minutes)
	RuleWorriesShared                   // worries-shared (minutes)
	RuleWorksWell                       // works-well (minutes)
	RuleHelpClear                       // help-clear (plan)
	RuleStrengthsAndWorries             // strengths-and-worries (minutes)
	RulePlanBrought                     // plan-brought (minutes)
	RuleSocialWorkerKeepsRecord         // social-worker-keeps-record (minutes)
	RuleFirstMeetingGuidance            // first-meeting-guidance (schedule)
	RuleFirstReviewConference           // first-review-conference (schedule)
	RuleLaterReviewConference           // later-review-conference (schedule)
	RulePlanEndRecorded                 // plan-end-recorded (coregroup)
	RuleInformedThroughFamily           // informed-through-family (coregroup)
	RuleExcludedInvited                 // excluded-invited (schedule)
	RuleExcludedTold                    // excluded-told (plan)
	RuleToldWithoutStanding             // told-without-standing (plan)
	RuleToldOfOtherChildren             // told-of-other-children (plan)
	RuleToldNotFor                      // told-not-for (plan)
	RuleExcludedReceived                // excluded-received (minutes)
	RuleNoStanding                      // no-standing (minutes)
	RuleOtherChildrenOnly               // other-children-only (minutes)
	RuleMarkedNotFor                    // marked-not-for (minutes)

	ruleCount
)

var ruleNames = closedset.Set{
	"",
	"members-deliver-plan",
	"parents-attend",
	"interagency",
	"membership-agreed",
	"membership-amended",
	"first-meeting",
	"detailed-plan-developed",
	"task-quantified",
	"task-purpose",
	"task-measures",
	"difference-to-child",
	"needs-and-services",
	"smart",
	"earlier-engagement",
	"strategy",
	"visiting-pattern",
	"roles-and-contact",
	"contingency",
	"review-points",
	"child-takes-part",
	"plan-explained",
	"revision-recorded",
	"fundamental-change-told",
	"fundamental-change-liaison",
	"plan-language",
	"expectations-plain",
	"expectation-consequences",
	"key-professionals",
	"later-meetings-agreed",
	"next-meeting",
	"last-meeting-before-review",
	"written-agreement",
	"agreement-copies",
	"difficulty-action",
	"difficulty-assessed",
	"serious-concern-told",
	"difficulty-discussed",
	"managers-informed",
	"urgent-steps-considered",
	"disagreement-addressed",
	"professionals-discussion",
	"line-manager-chairs",
	"usual-chair",
	"other-chair",
	"plan-drift",
	"action-drift",
	"visit-due",
	"wishes-and-feelings",
	"child-told-of-plan",
	"visit-recorded",
	"contact-shared",
	"contribution-clear",
	"written-note",
	"exclusion-debated",
	"exclusion-alternatives",
	"exclusion-in-minutes",
	"taking-part-arranged",
	"distressing-information",
	"parent-encouraged",
	"interpreter-considered",
	"no-child-interprets",
	"communication-support",
	"supporter-considered",
	"child-attendance-decided",
	"child-view-ascertained",
	"child-attendance-discussed",
	"child-attendance-eased",
	"purpose-explained",
	"way-of-views",
	"chair-keeps-minutes",
	"attendance-recorded",
	"previous-notes-reviewed",
	"matters-recorded",
	"actions-recorded",
	"actions-assigned",
	"minutes-circulated",
	"minutes-reviewed",
	"safety-plan-made",
	"outcome-progress",
	"family-and-social-worker",
	"no-progress-answered",
	"worries-shared",
	"works-well",
	"help-clear",
	"strengths-and-worries",
	"plan-brought",
	"social-worker-keeps-record",
	"first-meeting-guidance",
	"first-review-conference",
	"later-review-conference",
	"plan-end-recorded",
	"informed-through-family",
	"excluded-invited",
	"excluded-told",
	"told-without-standing",
	"told-of-other-children",
	"told-not-for",
	"excluded-received",
	"no-standing",
	"other-children-only",
	"marked-not-for",
}

// String returns the rule's identity as text: "first-meeting". It is the empty
// text for NoRule.
func (r RuleID) String() string { return ruleNames.Text(uint8(r), "RuleID") }

// MarshalText returns the text of [RuleID.String], and an error for what is not in the
// set.
func (r RuleID) MarshalText() ([]byte, error) { return ruleNames.Marshal(uint8(r)) }

// UnmarshalText reads the text of [RuleID.String], but not the empty text.
func (r *RuleID) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return errors.New("procedure: a rule must be named")
	}
	return closedset.ReadText(ruleNames, text, "procedure: a rule", r)
}

// RuleIDs returns every rule there is, in order.
func RuleIDs() []RuleID {
	list := make([]RuleID, 0, ruleCount-1)
	for r := NoRule + 1; r < ruleCount; r++ {
		list = append(list, r)
	}
	return list
}

// Safety reports whether the rule guards people's safety: that managers are
// told of a danger (N 2.9a), that no child of the family interprets (N 3.13b,
// L 5), and L 1 to L 4. What breaks a safety rule comes before everything else,
// and no exception can be agreed to it.
func (r RuleID) Safety() bool {
	switch r {
	case RuleManagersInformed, RuleNoChildInterprets, RuleInformedThroughFamily, RuleExcludedInvited, RuleExcludedTold, RuleToldWithoutStanding,
		RuleToldOfOtherChildren, RuleToldNotFor, RuleExcludedReceived, RuleNoStanding, RuleOtherChildrenOnly, RuleMarkedNotFor:
		return true
	default:
		return false
	}
}

// timing is whether a rule takes its limit from a term of the procedure.
type timing uint8

const (
	noTerm timing = iota
	mayHaveTerm
	needsTerm
)

// hasLimit reports whether a rule may have a limit: one of a term, or that of the
// visits, which the plan gives.
func (r RuleID) hasLimit() bool { return r.timing() != noTerm || r == RuleVisitDue }

func (r RuleID) timing() timing {
	switch r {
	case RuleFirstMeeting, RuleFirstMeetingGuidance, RuleNextMeeting, RuleLastMeetingBeforeReview, RuleMinutesCirculated,
		RuleFirstReviewConference, RuleLaterReviewConference:
		return needsTerm
	case RuleDetailedPlanDeveloped, RuleFundamentalChangeTold, RuleFundamentalChangeLiaison, RuleSeriousConcernTold,
		RulePlanExplained:
		return mayHaveTerm
	default:
		return noTerm
	}
}
