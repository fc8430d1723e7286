package show

import (
	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// What returns what a deadline is for, in words.
func What(d childprotection.Deadline) string {
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
