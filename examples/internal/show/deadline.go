package show

import (
	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Waits reports whether a finding is of something that is to be done, is not, and has no last day, such
// as telling a member of a serious concern. It is never overdue, so that [childprotection.Report.Open]
// leaves it out: whoever says that a record is complete has to look for it.
func Waits(f procedure.Finding) bool {
	return f.Outcome == procedure.Pending && f.Due.IsZero() && !f.Since.IsZero()
}

// Astray returns what to think of where findings say that something reached a person who is excluded
// from the core group, empty where none does.
func Astray(list []procedure.Finding) string {
	for _, f := range list {
		// L 1 also asks how an excluded parent is kept informed: that finding is about the exclusion.
		if f.Clause == "L 1" && f.Subject.Kind != procedure.ExclusionSubject && f.Outcome == procedure.NotMet {
			return "If it tells when or where you meet next, think of changing that: examples/excluding-a-parent."
		}
	}
	return ""
}

// What returns what a deadline is for, in words.
func What(d childprotection.OpenDeadline) string {
	r, ruled := childprotection.RuleOf(d.Rule)
	switch {
	case ruled:
		return r.Title
	case d.Subject.Kind == procedure.ReviewPointSubject:
		return "Review of the plan"
	case d.Subject.Kind == procedure.ActionSubject:
		return "Action of the minutes"
	default:
		return "Task of the plan"
	}
}
