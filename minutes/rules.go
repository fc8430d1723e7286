package minutes

import (
	"slices"
	"sync"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// checkFunc appends what a rule finds in minutes. It is handed the rule.
type checkFunc func(c *review, dst []procedure.Finding, rule *rule) []procedure.Finding

// rule is a rule with its check.
type rule struct {
	procedure.Rule
	check checkFunc
	// firstOnly says that it is on the first meeting of a plan alone, and unsorted that what it finds has to be sorted.
	firstOnly, unsorted bool
}

// rules are the rules of this package, in the order of their identities.
var rules = []*rule{
	&parentsAttend, &keyProfessionals, &laterMeetingsAgreed, &actionDrift, &wishesAndFeelings, &contactShared,
	&contributionClear, &writtenNote, &exclusionInMinutes, &parentEncouraged, &childViewAscertained, &wayOfViews,
	&chairKeepsMinutes, &attendanceRecorded, &previousNotesReviewed, &mattersRecorded, &actionsRecorded,
	&actionsAssigned, &minutesCirculated, &minutesReviewed, &outcomeProgress, &noProgressAnswered, &worriesShared,
	&worksWell, &strengthsAndWorries, &planBrought, &socialWorkerKeepsRecord, &excludedReceived, &noStanding,
	&otherChildrenOnly, &markedNotFor,
}

// Rules returns the rules of this package, in the order of their identities.
func Rules() []procedure.Rule {
	list := make([]procedure.Rule, len(rules))
	for i, rule := range rules {
		list[i] = rule.Rule
	}
	return list
}

var byIdentity = sync.OnceValue(func() []*rule {
	return findings.ByIdentity(rules, func(r *rule) procedure.RuleID { return r.ID })
})

// AppendFindings appends the findings of the rules of this package, or only of some, rule by rule in the order of their
// identities and each rule's in that of [procedure.Finding.Compare].
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan, only ...procedure.RuleID) []procedure.Finding {
	var w Workspace
	w.Open(&b, g, t, list, p)
	for _, rule := range rules {
		if len(only) == 0 || slices.Contains(only, rule.ID) {
			dst = w.Append(dst, rule.ID)
		}
	}
	return dst
}

// Workspace judges the minutes of one case after another in memory that it keeps: from the second of a size on it takes no more.
// It holds on to the last one. The zero Workspace is ready, for one goroutine at a time.
type Workspace struct {
	review review
	sorter findings.Sorter
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
	rule := findings.Of(byIdentity(), id)
	if rule == nil {
		return dst
	}
	if w.review.g == nil {
		w.Open(&procedure.Basis{}, &coregroup.CoreGroup{}, &schedule.Timetable{}, nil, &plan.ChildProtectionPlan{})
	}
	start := len(dst)
	w.review.ordered = !rule.unsorted
	dst = rule.check(&w.review, dst, rule)
	if !w.review.ordered {
		w.sorter.Sort(dst[start:])
	}
	return dst
}
