package minutes

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// rule is a rule of this package, with its check.
type (
	rule      = findings.Rule[review]
	checkFunc = findings.Check[review]
)

// rules are the rules of this package, in the order of their identities.
var rules = findings.NewRules(
	&parentsAttend, &keyProfessionals, &laterMeetingsAgreed, &actionDrift, &wishesAndFeelings, &contactShared,
	&contributionClear, &writtenNote, &exclusionInMinutes, &parentEncouraged, &childViewAscertained, &wayOfViews,
	&chairKeepsMinutes, &attendanceRecorded, &previousNotesReviewed, &mattersRecorded, &actionsRecorded,
	&actionsAssigned, &minutesCirculated, &minutesReviewed, &outcomeProgress, &noProgressAnswered, &worriesShared,
	&worksWell, &strengthsAndWorries, &planBrought, &socialWorkerKeepsRecord, &excludedReceived, &noStanding,
	&otherChildrenOnly, &markedNotFor,
)

// Rules returns the rules of this package, in the order of their identities.
func Rules() []procedure.Rule { return rules.Describe() }

// AppendFindings appends the findings of the rules of this package, or only of some, rule by rule in the order of their
// identities and each rule's in that of [procedure.Finding.Compare].
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes,
	p *plan.ChildProtectionPlan, only ...procedure.RuleID,
) []procedure.Finding {
	var w Workspace
	w.Open(&b, g, t, list, p)
	return rules.AppendAll(dst, &w.review, only)
}

// Workspace judges the minutes of one case after another in memory that it keeps: from the second of a size on it takes no more.
// It holds on to the last one. The zero Workspace is ready, for one goroutine at a time.
type Workspace struct {
	review review
	met    []coregroup.HeldMeeting
}

// Open takes a case to judge, as [AppendFindings] does, and returns the core group meetings that were held by the day of the basis,
// as [AppendHeldMeetings] does, until the next is opened. The case must not change until the last rule has run.
func (w *Workspace) Open(b *procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan) []coregroup.HeldMeeting {
	w.review.open(b, g, t, list, p)
	w.met = appendHeld(w.met[:0], w.review.all, b.On)
	return w.met
}

// Append appends what one rule finds in the case that was opened last, in the order of [procedure.Finding.Compare], and nothing
// for a rule of another package. Where none was opened there is nothing in it.
func (w *Workspace) Append(dst []procedure.Finding, id procedure.RuleID) []procedure.Finding {
	if w.review.g == nil {
		w.Open(&procedure.Basis{}, &coregroup.CoreGroup{}, &schedule.Timetable{}, nil, &plan.ChildProtectionPlan{})
	}
	return rules.Append(dst, &w.review, id)
}
