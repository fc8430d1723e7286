package schedule

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
	&firstMeeting, &nextMeeting, &lastMeetingBeforeReview, &professionalsDiscussion, &visitDue, &visitRecorded,
	&takingPartArranged, &distressingInformation, &interpreterConsidered, &noChildInterprets, &communicationSupport,
	&supporterConsidered, &childAttendanceEased, &firstMeetingByGuidance, &firstReviewConference, &laterReviewConference,
	&excludedInvited,
)

// Rules returns the rules of this package, in the order of their identities.
func Rules() []procedure.Rule { return rules.Describe() }

// AppendFindings appends the findings of the rules of this package, or only of some, rule by rule in the order of their
// identities and each rule's in that of [procedure.Finding.Compare]. Patterns are how often the plans say that each child is
// seen, of every revision: a child without any has no detailed plan yet, for whom no visit is due.
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable, patterns []Pattern, only ...procedure.RuleID) []procedure.Finding {
	var w Workspace
	w.Open(&b, g, t, patterns)
	return rules.AppendAll(dst, &w.review, only)
}

// Workspace judges one timetable after another in memory that it keeps: from the second of a size on it takes no more. It holds
// on to the last one. The zero Workspace is ready, for one goroutine at a time.
type Workspace struct {
	review review
}

// Open takes a timetable to judge, as [AppendFindings] does. The case must not change until the last rule has run.
func (w *Workspace) Open(b *procedure.Basis, g *coregroup.CoreGroup, t *Timetable, patterns []Pattern) {
	w.review.open(b, g, t, patterns)
}

// Append appends what one rule finds in the timetable that was opened last, in the order of [procedure.Finding.Compare], and
// nothing for a rule of another package. Where none was opened there is nothing in it.
func (w *Workspace) Append(dst []procedure.Finding, id procedure.RuleID) []procedure.Finding {
	if w.review.g == nil {
		w.Open(&procedure.Basis{}, &coregroup.CoreGroup{}, &Timetable{}, nil)
	}
	return rules.Append(dst, &w.review, id)
}
