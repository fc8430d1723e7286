package coregroup

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// rule is a rule of this package, with its check.
type rule = findings.Rule[review]

// rules are the rules of this package, in the order of their identities.
var rules = findings.NewRules(
	&interagency, &membershipAgreed, &membershipAmended, &lineManagerChairs, &usualChair, &otherChair,
	&exclusionDebated, &exclusionAlternatives, &childAttendanceDecided, &childAttendanceDiscussed, &purposeExplained,
	&familyAndSocialWorker, &planEndRecorded, &informedThroughFamily,
)

// Rules returns the rules of this package, in the order of their identities.
func Rules() []procedure.Rule { return rules.Describe() }

// AppendFindings appends the findings of the rules of this package, or only of some, rule by rule in the order of their
// identities and each rule's in that of [procedure.Finding.Compare]. Held are the core group meetings that were held, in the
// order of their numbers.
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *CoreGroup, held []HeldMeeting, only ...procedure.RuleID) []procedure.Finding {
	var w Workspace
	w.Open(&b, g, held)
	return rules.AppendAll(dst, &w.review, only)
}

// Workspace judges one core group after another in memory that it keeps: from the second group of a size on it takes no more.
// It holds on to the last one. The zero Workspace is ready, for one goroutine at a time.
type Workspace struct {
	review review
}

// Open takes a core group to judge, as [AppendFindings] does. The group must not change until the last rule has run.
func (w *Workspace) Open(b *procedure.Basis, g *CoreGroup, held []HeldMeeting) {
	w.review.open(b, g, held)
}

// Append appends what one rule finds in the group that was opened last, in the order of [procedure.Finding.Compare], and
// nothing for a rule of another package. Where none was opened there is nothing in it.
func (w *Workspace) Append(dst []procedure.Finding, id procedure.RuleID) []procedure.Finding {
	if w.review.g == nil {
		w.Open(&procedure.Basis{}, &CoreGroup{}, nil)
	}
	return rules.Append(dst, &w.review, id)
}
