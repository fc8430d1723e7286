package schedule

import (
	"cmp"
	"slices"
	"sync"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// checkFunc appends what a rule finds in a timetable. It is handed the rule.
type checkFunc func(w *review, dst []procedure.Finding, rule *rule) []procedure.Finding

// rule is a rule with its check.
type rule struct {
	procedure.Rule
	check checkFunc
	// responsible answers for it where the clause does not say, if that is somebody else than the social worker.
	responsible procedure.Role
}

// answers returns the role that answers for the rule where the clause does not say.
func (r *rule) answers() procedure.Role { return cmp.Or(r.responsible, procedure.SocialWorker) }

// rules are the rules of this package, in the order of their identities.
var rules = []*rule{
	&firstMeeting, &nextMeeting, &lastMeetingBeforeReview, &professionalsDiscussion, &visitDue, &visitRecorded,
	&takingPartArranged, &distressingInformation, &interpreterConsidered, &noChildInterprets, &communicationSupport,
	&supporterConsidered, &childAttendanceEased, &firstMeetingByGuidance, &firstReviewConference, &laterReviewConference,
	&excludedInvited,
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
// identities and each rule's in that of [procedure.Finding.Compare]. Patterns are how often the plans say that each child is
// seen, of every revision: a child without any has no detailed plan yet, for whom no visit is due.
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable, patterns []Pattern, only ...procedure.RuleID) []procedure.Finding {
	var w Workspace
	w.Open(&b, g, t, patterns)
	for _, rule := range rules {
		if len(only) == 0 || slices.Contains(only, rule.ID) {
			dst = w.Append(dst, rule.ID)
		}
	}
	return dst
}

// Workspace judges one timetable after another in memory that it keeps: from the second of a size on it takes no more. It holds
// on to the last one. The zero Workspace is ready, for one goroutine at a time.
type Workspace struct {
	review review
	sorter findings.Sorter
}

// Open takes a timetable to judge, as [AppendFindings] does. The case must not change until the last rule has run.
func (w *Workspace) Open(b *procedure.Basis, g *coregroup.CoreGroup, t *Timetable, patterns []Pattern) {
	w.review.open(b, g, t, patterns)
}

// Append appends what one rule finds in the timetable that was opened last, in the order of [procedure.Finding.Compare], and
// nothing for a rule of another package. Where none was opened there is nothing in it.
func (w *Workspace) Append(dst []procedure.Finding, id procedure.RuleID) []procedure.Finding {
	rule := findings.Of(byIdentity(), id)
	if rule == nil {
		return dst
	}
	if w.review.g == nil {
		w.Open(&procedure.Basis{}, &coregroup.CoreGroup{}, &Timetable{}, nil)
	}
	start := len(dst)
	w.review.ordered = false
	dst = rule.check(&w.review, dst, rule)
	if !w.review.ordered {
		w.sorter.Sort(dst[start:])
	}
	return dst
}
