package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// rule is a rule of this package, with its check.
type (
	rule      = findings.Rule[review]
	checkFunc = findings.Check[review]
)

// rules are the rules of this package, in the order of their identities.
var rules = findings.NewRules(
	&membersDeliverPlan, &detailedPlanDeveloped, &taskQuantified, &taskPurpose, &taskMeasures, &differenceToChild,
	&needsAndServices, &smart, &earlierEngagement, &strategy, &visitingPattern, &rolesAndContact, &contingency,
	&reviewPoints, &childTakesPart, &planExplained, &revisionRecorded, &fundamentalChangeTold,
	&fundamentalChangeLiaison, &planLanguage, &expectationsPlain, &expectationConsequences, &writtenAgreement,
	&agreementCopies, &difficultyAction, &difficultyAssessed, &seriousConcernTold, &difficultyDiscussed,
	&managersInformed, &urgentStepsConsidered, &disagreementAddressed, &planDrift, &childToldOfPlan, &safetyPlanMade,
	&helpClear, &excludedTold, &toldWithoutStanding, &toldOfOtherChildren, &toldNotFor,
)

// Rules returns the rules of this package, in the order of their identities.
func Rules() []procedure.Rule { return rules.Describe() }

// AppendFindings appends the findings of the rules of this package, or only of some, rule by rule in the order of their
// identities and each rule's in that of [procedure.Finding.Compare]. Held are the core group meetings that were held, in the
// order of their numbers. Places start from the plan.
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting, only ...procedure.RuleID) []procedure.Finding {
	var w Workspace
	w.Open(&b, g, p, held, procedure.Place{})
	return rules.AppendAll(dst, &w.review, only)
}

// Workspace judges one plan after another in memory that it keeps: from the second of a size on it takes no more. It holds on
// to the last one. The zero Workspace is ready, for one goroutine at a time.
type Workspace struct {
	review review
}

// Open takes a plan to judge, as [AppendFindings] does, at a place from which the places of the findings start. The case must not
// change until the last rule has run.
func (w *Workspace) Open(b *procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting, at procedure.Place) {
	w.review.open(b, g, p, held, at)
}

// Append appends what one rule finds in the plan that was opened last, in the order of [procedure.Finding.Compare], and nothing
// for a rule of another package. Where none was opened there is nothing in it.
func (w *Workspace) Append(dst []procedure.Finding, id procedure.RuleID) []procedure.Finding {
	if w.review.g == nil {
		w.Open(&procedure.Basis{}, &coregroup.CoreGroup{}, &ChildProtectionPlan{}, nil, procedure.Place{})
	}
	return rules.Append(dst, &w.review, id)
}
