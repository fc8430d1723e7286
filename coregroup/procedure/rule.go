package procedure

import (
	"errors"

	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// RuleID is the identity of a rule, from one closed list for the whole library. Its text is a public contract: it never
// changes its meaning and is never given to another rule. Its number is not: it only orders findings.
type RuleID uint8

// The rules, in the order of the clauses. NoRule is none. [Rule] says what each asks.
const (
	NoRule                       RuleID = iota
	RuleMembersDeliverPlan              // members-deliver-plan
	RuleParentsAttend                   // parents-attend
	RuleInteragency                     // interagency
	RuleMembershipAgreed                // membership-agreed
	RuleMembershipAmended               // membership-amended
	RuleFirstMeeting                    // first-meeting
	RuleDetailedPlanDeveloped           // detailed-plan-developed
	RuleTaskQuantified                  // task-quantified
	RuleTaskPurpose                     // task-purpose
	RuleTaskMeasures                    // task-measures
	RuleDifferenceToChild               // difference-to-child
	RuleNeedsAndServices                // needs-and-services
	RuleSMART                           // smart
	RuleEarlierEngagement               // earlier-engagement
	RuleStrategy                        // strategy
	RuleVisitingPattern                 // visiting-pattern
	RuleRolesAndContact                 // roles-and-contact
	RuleContingency                     // contingency
	RuleReviewPoints                    // review-points
	RuleChildTakesPart                  // child-takes-part
	RulePlanExplained                   // plan-explained
	RuleRevisionRecorded                // revision-recorded
	RuleFundamentalChangeTold           // fundamental-change-told
	RuleFundamentalChangeLiaison        // fundamental-change-liaison
	RulePlanLanguage                    // plan-language
	RuleExpectationsPlain               // expectations-plain
	RuleExpectationConsequences         // expectation-consequences
	RuleKeyProfessionals                // key-professionals
	RuleLaterMeetingsAgreed             // later-meetings-agreed
	RuleNextMeeting                     // next-meeting
	RuleLastMeetingBeforeReview         // last-meeting-before-review
	RuleWrittenAgreement                // written-agreement
	RuleAgreementCopies                 // agreement-copies
	RuleDifficultyAction                // difficulty-action
	RuleDifficultyAssessed              // difficulty-assessed
	RuleSeriousConcernTold              // serious-concern-told
	RuleDifficultyDiscussed             // difficulty-discussed
	RuleManagersInformed                // managers-informed
	RuleUrgentStepsConsidered           // urgent-steps-considered
	RuleDisagreementAddressed           // disagreement-addressed
	RuleProfessionalsDiscussion         // professionals-discussion
	RuleLineManagerChairs               // line-manager-chairs
	RuleUsualChair                      // usual-chair
	RuleOtherChair                      // other-chair
	RulePlanDrift                       // plan-drift
	RuleActionDrift                     // action-drift
	RuleVisitDue                        // visit-due
	RuleWishesAndFeelings               // wishes-and-feelings
	RuleChildToldOfPlan                 // child-told-of-plan
	RuleVisitRecorded                   // visit-recorded
	RuleContactShared                   // contact-shared
	RuleContributionClear               // contribution-clear
	RuleWrittenNote                     // written-note
	RuleExclusionDebated                // exclusion-debated
	RuleExclusionAlternatives           // exclusion-alternatives
	RuleExclusionInMinutes              // exclusion-in-minutes
	RuleTakingPartArranged              // taking-part-arranged
	RuleDistressingInformation          // distressing-information
	RuleParentEncouraged                // parent-encouraged
	RuleInterpreterConsidered           // interpreter-considered
	RuleNoChildInterprets               // no-child-interprets
	RuleCommunicationSupport            // communication-support
	RuleSupporterConsidered             // supporter-considered
	RuleChildAttendanceDecided          // child-attendance-decided
	RuleChildViewAscertained            // child-view-ascertained
	RuleChildAttendanceDiscussed        // child-attendance-discussed
	RuleChildAttendanceEased            // child-attendance-eased
	RulePurposeExplained                // purpose-explained
	RuleWayOfViews                      // way-of-views
	RuleChairKeepsMinutes               // chair-keeps-minutes
	RuleAttendanceRecorded              // attendance-recorded
	RulePreviousNotesReviewed           // previous-notes-reviewed
	RuleMattersRecorded                 // matters-recorded
	RuleActionsRecorded                 // actions-recorded
	RuleActionsAssigned                 // actions-assigned
	RuleMinutesCirculated               // minutes-circulated
	RuleMinutesReviewed                 // minutes-reviewed
	RuleSafetyPlanMade                  // safety-plan-made
	RuleOutcomeProgress                 // outcome-progress
	RuleFamilyAndSocialWorker           // family-and-social-worker
	RuleNoProgressAnswered              // no-progress-answered
	RuleWorriesShared                   // worries-shared
	RuleWorksWell                       // works-well
	RuleHelpClear                       // help-clear
	RuleStrengthsAndWorries             // strengths-and-worries
	RulePlanBrought                     // plan-brought
	RuleSocialWorkerKeepsRecord         // social-worker-keeps-record
	RuleFirstMeetingGuidance            // first-meeting-guidance
	RuleFirstReviewConference           // first-review-conference
	RuleLaterReviewConference           // later-review-conference
	RulePlanEndRecorded                 // plan-end-recorded
	RuleInformedThroughFamily           // informed-through-family
	RuleExcludedInvited                 // excluded-invited
	RuleExcludedTold                    // excluded-told
	RuleToldWithoutStanding             // told-without-standing
	RuleToldOfOtherChildren             // told-of-other-children
	RuleToldNotFor                      // told-not-for
	RuleExcludedReceived                // excluded-received
	RuleNoStanding                      // no-standing
	RuleOtherChildrenOnly               // other-children-only
	RuleMarkedNotFor                    // marked-not-for

	ruleCount
)

// identity is what a procedure has to know of a rule: its name, whether it guards people's safety, and what a
// procedure that asks for it has to say besides.
type identity struct {
	name   string
	safety bool
	needs  need
}

// need is what a procedure has to say, or may say, beside a clause that names a rule.
type need uint8

const (
	_ need = iota // nothing
	// needsTerm is for a limit, if only one that says "not stated", and mayHaveTerm for one that may be left out.
	needsTerm
	mayHaveTerm
	// needsOfficer is for the procedure's review officer, beside a limit that may be left out.
	needsOfficer
	// planSaysHowOften is for a limit that the plan of the case gives, and no procedure.
	planSaysHowOften
	// needsJointChair and needsUsualChair are for who chairs one of the first meetings, and who the others.
	needsJointChair
	needsUsualChair
)

var identities = [ruleCount]identity{
	RuleMembersDeliverPlan:       {name: "members-deliver-plan"},
	RuleParentsAttend:            {name: "parents-attend"},
	RuleInteragency:              {name: "interagency"},
	RuleMembershipAgreed:         {name: "membership-agreed"},
	RuleMembershipAmended:        {name: "membership-amended"},
	RuleFirstMeeting:             {name: "first-meeting", needs: needsTerm},
	RuleDetailedPlanDeveloped:    {name: "detailed-plan-developed", needs: mayHaveTerm},
	RuleTaskQuantified:           {name: "task-quantified"},
	RuleTaskPurpose:              {name: "task-purpose"},
	RuleTaskMeasures:             {name: "task-measures"},
	RuleDifferenceToChild:        {name: "difference-to-child"},
	RuleNeedsAndServices:         {name: "needs-and-services"},
	RuleSMART:                    {name: "smart"},
	RuleEarlierEngagement:        {name: "earlier-engagement"},
	RuleStrategy:                 {name: "strategy"},
	RuleVisitingPattern:          {name: "visiting-pattern"},
	RuleRolesAndContact:          {name: "roles-and-contact"},
	RuleContingency:              {name: "contingency"},
	RuleReviewPoints:             {name: "review-points"},
	RuleChildTakesPart:           {name: "child-takes-part"},
	RulePlanExplained:            {name: "plan-explained", needs: mayHaveTerm},
	RuleRevisionRecorded:         {name: "revision-recorded"},
	RuleFundamentalChangeTold:    {name: "fundamental-change-told", needs: mayHaveTerm},
	RuleFundamentalChangeLiaison: {name: "fundamental-change-liaison", needs: needsOfficer},
	RulePlanLanguage:             {name: "plan-language"},
	RuleExpectationsPlain:        {name: "expectations-plain"},
	RuleExpectationConsequences:  {name: "expectation-consequences"},
	RuleKeyProfessionals:         {name: "key-professionals"},
	RuleLaterMeetingsAgreed:      {name: "later-meetings-agreed"},
	RuleNextMeeting:              {name: "next-meeting", needs: needsTerm},
	RuleLastMeetingBeforeReview:  {name: "last-meeting-before-review", needs: needsTerm},
	RuleWrittenAgreement:         {name: "written-agreement"},
	RuleAgreementCopies:          {name: "agreement-copies"},
	RuleDifficultyAction:         {name: "difficulty-action"},
	RuleDifficultyAssessed:       {name: "difficulty-assessed"},
	RuleSeriousConcernTold:       {name: "serious-concern-told", needs: mayHaveTerm},
	RuleDifficultyDiscussed:      {name: "difficulty-discussed"},
	RuleManagersInformed:         {name: "managers-informed", safety: true},
	RuleUrgentStepsConsidered:    {name: "urgent-steps-considered"},
	RuleDisagreementAddressed:    {name: "disagreement-addressed"},
	RuleProfessionalsDiscussion:  {name: "professionals-discussion"},
	RuleLineManagerChairs:        {name: "line-manager-chairs", needs: needsJointChair},
	RuleUsualChair:               {name: "usual-chair", needs: needsUsualChair},
	RuleOtherChair:               {name: "other-chair"},
	RulePlanDrift:                {name: "plan-drift"},
	RuleActionDrift:              {name: "action-drift"},
	RuleVisitDue:                 {name: "visit-due", needs: planSaysHowOften},
	RuleWishesAndFeelings:        {name: "wishes-and-feelings"},
	RuleChildToldOfPlan:          {name: "child-told-of-plan"},
	RuleVisitRecorded:            {name: "visit-recorded"},
	RuleContactShared:            {name: "contact-shared"},
	RuleContributionClear:        {name: "contribution-clear"},
	RuleWrittenNote:              {name: "written-note"},
	RuleExclusionDebated:         {name: "exclusion-debated"},
	RuleExclusionAlternatives:    {name: "exclusion-alternatives"},
	RuleExclusionInMinutes:       {name: "exclusion-in-minutes"},
	RuleTakingPartArranged:       {name: "taking-part-arranged"},
	RuleDistressingInformation:   {name: "distressing-information"},
	RuleParentEncouraged:         {name: "parent-encouraged"},
	RuleInterpreterConsidered:    {name: "interpreter-considered"},
	RuleNoChildInterprets:        {name: "no-child-interprets", safety: true},
	RuleCommunicationSupport:     {name: "communication-support"},
	RuleSupporterConsidered:      {name: "supporter-considered"},
	RuleChildAttendanceDecided:   {name: "child-attendance-decided"},
	RuleChildViewAscertained:     {name: "child-view-ascertained"},
	RuleChildAttendanceDiscussed: {name: "child-attendance-discussed"},
	RuleChildAttendanceEased:     {name: "child-attendance-eased"},
	RulePurposeExplained:         {name: "purpose-explained"},
	RuleWayOfViews:               {name: "way-of-views"},
	RuleChairKeepsMinutes:        {name: "chair-keeps-minutes"},
	RuleAttendanceRecorded:       {name: "attendance-recorded"},
	RulePreviousNotesReviewed:    {name: "previous-notes-reviewed"},
	RuleMattersRecorded:          {name: "matters-recorded"},
	RuleActionsRecorded:          {name: "actions-recorded"},
	RuleActionsAssigned:          {name: "actions-assigned"},
	RuleMinutesCirculated:        {name: "minutes-circulated", needs: needsTerm},
	RuleMinutesReviewed:          {name: "minutes-reviewed"},
	RuleSafetyPlanMade:           {name: "safety-plan-made"},
	RuleOutcomeProgress:          {name: "outcome-progress"},
	RuleFamilyAndSocialWorker:    {name: "family-and-social-worker"},
	RuleNoProgressAnswered:       {name: "no-progress-answered"},
	RuleWorriesShared:            {name: "worries-shared"},
	RuleWorksWell:                {name: "works-well"},
	RuleHelpClear:                {name: "help-clear"},
	RuleStrengthsAndWorries:      {name: "strengths-and-worries"},
	RulePlanBrought:              {name: "plan-brought"},
	RuleSocialWorkerKeepsRecord:  {name: "social-worker-keeps-record"},
	RuleFirstMeetingGuidance:     {name: "first-meeting-guidance", needs: needsTerm},
	RuleFirstReviewConference:    {name: "first-review-conference", needs: needsTerm},
	RuleLaterReviewConference:    {name: "later-review-conference", needs: needsTerm},
	RulePlanEndRecorded:          {name: "plan-end-recorded"},
	RuleInformedThroughFamily:    {name: "informed-through-family", safety: true},
	RuleExcludedInvited:          {name: "excluded-invited", safety: true},
	RuleExcludedTold:             {name: "excluded-told", safety: true},
	RuleToldWithoutStanding:      {name: "told-without-standing", safety: true},
	RuleToldOfOtherChildren:      {name: "told-of-other-children", safety: true},
	RuleToldNotFor:               {name: "told-not-for", safety: true},
	RuleExcludedReceived:         {name: "excluded-received", safety: true},
	RuleNoStanding:               {name: "no-standing", safety: true},
	RuleOtherChildrenOnly:        {name: "other-children-only", safety: true},
	RuleMarkedNotFor:             {name: "marked-not-for", safety: true},
}

// identity returns the row of a rule, that of none for a number outside the set.
func (r RuleID) identity() identity {
	if r >= ruleCount {
		return identity{}
	}
	return identities[r]
}

// ruleNames are the names of the rules, by number.
var ruleNames = func() closedset.Set[RuleID] {
	names := make([]string, ruleCount)
	for r, row := range identities {
		names[r] = row.name
	}
	return closedset.Of[RuleID]("procedure: a rule", names...)
}()

// String returns the rule's identity as text: "first-meeting". It is the empty text for NoRule.
func (r RuleID) String() string { return ruleNames.Text(r) }

// MarshalText returns the text of [RuleID.String], and an error for what is not in the set.
func (r RuleID) MarshalText() ([]byte, error) { return ruleNames.Marshal(r) }

// UnmarshalText reads the text of [RuleID.String], but not the empty text.
func (r *RuleID) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return errors.New("procedure: a rule must be named")
	}
	return ruleNames.Read(text, r)
}

// RuleIDs returns every rule there is, in order.
func RuleIDs() []RuleID {
	list := make([]RuleID, 0, ruleCount-1)
	for r := NoRule + 1; r < ruleCount; r++ {
		list = append(list, r)
	}
	return list
}

// Safety reports whether the rule guards people's safety: that managers are told of a danger (N 2.9a), that no child of the
// family interprets (N 3.13b, L 5), and L 1 to L 4. What breaks a safety rule comes before everything else, and no exception
// can be agreed to it.
func (r RuleID) Safety() bool { return r.identity().safety }

// takesTerm reports whether a procedure may give the rule's limit in a term.
func (r RuleID) takesTerm() bool {
	n := r.identity().needs
	return n == needsTerm || n == mayHaveTerm || n == needsOfficer
}

// hasLimit reports whether a rule may have a limit: one of a term, or the one that the plan gives.
func (r RuleID) hasLimit() bool { return r.takesTerm() || r.identity().needs == planSaysHowOften }
