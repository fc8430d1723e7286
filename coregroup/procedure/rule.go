package procedure

import "errors"

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

// Every rule, in the order of the clauses. NoRule is none.
const (
	NoRule                       RuleID = iota
	RuleMembersDeliverPlan              // plan
	RuleParentsAttend                   // minutes
	RuleInteragency                     // coregroup
	RuleMembershipAgreed                // coregroup
	RuleMembershipAmended               // coregroup
	RuleFirstMeeting                    // schedule
	RuleDetailedPlanDeveloped           // plan
	RuleTaskQuantified                  // plan
	RuleTaskPurpose                     // plan
	RuleTaskMeasures                    // plan
	RuleDifferenceToChild               // plan
	RuleNeedsAndServices                // plan
	RuleSMART                           // plan
	RuleEarlierEngagement               // plan
	RuleStrategy                        // plan
	RuleVisitingPattern                 // plan
	RuleRolesAndContact                 // plan
	RuleContingency                     // plan
	RuleReviewPoints                    // plan
	RuleChildTakesPart                  // plan
	RulePlanExplained                   // plan
	RuleRevisionRecorded                // plan
	RuleFundamentalChangeTold           // plan
	RuleFundamentalChangeLiaison        // plan
	RulePlanLanguage                    // plan
	RuleExpectationsPlain               // plan
	RuleExpectationConsequences         // plan
	RuleKeyProfessionals                // minutes
	RuleLaterMeetingsAgreed             // minutes
	RuleNextMeeting                     // schedule
	RuleLastMeetingBeforeReview         // schedule
	RuleWrittenAgreement                // plan
	RuleAgreementCopies                 // plan
	RuleDifficultyAction                // plan
	RuleDifficultyAssessed              // plan
	RuleSeriousConcernTold              // plan
	RuleDifficultyDiscussed             // plan
	RuleManagersInformed                // plan
	RuleUrgentStepsConsidered           // plan
	RuleDisagreementAddressed           // plan
	RuleProfessionalsDiscussion         // schedule
	RuleLineManagerChairs               // coregroup
	RuleUsualChair                      // coregroup
	RuleOtherChair                      // coregroup
	RulePlanDrift                       // plan
	RuleActionDrift                     // minutes
	RuleVisitDue                        // schedule
	RuleWishesAndFeelings               // minutes
	RuleChildToldOfPlan                 // plan
	RuleVisitRecorded                   // schedule
	RuleContactShared                   // minutes
	RuleContributionClear               // minutes
	RuleWrittenNote                     // minutes
	RuleExclusionDebated                // coregroup
	RuleExclusionAlternatives           // coregroup
	RuleExclusionInMinutes              // minutes
	RuleTakingPartArranged              // schedule
	RuleDistressingInformation          // schedule
	RuleParentEncouraged                // minutes
	RuleInterpreterConsidered           // schedule
	RuleNoChildInterprets               // schedule
	RuleCommunicationSupport            // schedule
	RuleSupporterConsidered             // schedule
	RuleChildAttendanceDecided          // coregroup
	RuleChildViewAscertained            // minutes
	RuleChildAttendanceDiscussed        // coregroup
	RuleChildAttendanceEased            // schedule
	RulePurposeExplained                // coregroup
	RuleWayOfViews                      // minutes
	RuleChairKeepsMinutes               // minutes
	RuleAttendanceRecorded              // minutes
	RulePreviousNotesReviewed           // minutes
	RuleMattersRecorded                 // minutes
	RuleActionsRecorded                 // minutes
	RuleActionsAssigned                 // minutes
	RuleMinutesCirculated               // minutes
	RuleMinutesReviewed                 // minutes
	RuleSafetyPlanMade                  // plan
	RuleOutcomeProgress                 // minutes
	RuleFamilyAndSocialWorker           // coregroup
	RuleNoProgressAnswered              // minutes
	RuleWorriesShared                   // minutes
	RuleWorksWell                       // minutes
	RuleHelpClear                       // plan
	RuleStrengthsAndWorries             // minutes
	RulePlanBrought                     // minutes
	RuleSocialWorkerKeepsRecord         // minutes
	RuleFirstMeetingGuidance            // schedule
	RuleFirstReviewConference           // schedule
	RuleLaterReviewConference           // schedule
	RuleExcludedInvited                 // schedule
	RuleExcludedReceived                // minutes
	RuleNoStanding                      // minutes
	RuleOtherChildrenOnly               // minutes
	RuleMarkedNotFor                    // minutes

	ruleCount
)

var ruleNames = names{
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
	"excluded-invited",
	"excluded-received",
	"no-standing",
	"other-children-only",
	"marked-not-for",
}

// String returns the rule's identity as text: "first-meeting". It is the empty
// text for NoRule.
func (r RuleID) String() string { return ruleNames.of(uint8(r), "RuleID") }

// MarshalText returns the text of [RuleID.String], and an error for what is not in the
// set.
func (r RuleID) MarshalText() ([]byte, error) { return ruleNames.marshal(uint8(r)) }

// UnmarshalText reads the text of [RuleID.String], but not the empty text.
func (r *RuleID) UnmarshalText(text []byte) error {
	v, err := ruleNames.read(text, "a rule must be one of the library's")
	if err == nil && v == 0 {
		err = errors.New("procedure: a rule must be named")
	}
	if err != nil {
		return err
	}
	*r = RuleID(v)
	return nil
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
	case RuleManagersInformed, RuleNoChildInterprets, RuleExcludedInvited, RuleExcludedReceived, RuleNoStanding,
		RuleOtherChildrenOnly, RuleMarkedNotFor:
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

func (r RuleID) timing() timing {
	switch r {
	case RuleFirstMeeting, RuleFirstMeetingGuidance, RuleNextMeeting, RuleLastMeetingBeforeReview, RuleMinutesCirculated,
		RuleFirstReviewConference, RuleLaterReviewConference:
		return needsTerm
	case RuleDetailedPlanDeveloped, RuleFundamentalChangeTold, RuleFundamentalChangeLiaison, RuleSeriousConcernTold,
		RuleManagersInformed, RulePlanExplained, RuleWrittenNote, RuleMinutesReviewed, RuleLaterMeetingsAgreed:
		return mayHaveTerm
	default:
		return noTerm
	}
}
