package childprotection

import (
	"strings"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Remedy is what has to be recorded for a finding to be open no longer, as data: for a form, a
// task, or a line in a list of things to do. It holds ids, names of fields and roles, never words
// from the case.
type Remedy struct {
	// Steps are the records to add or complete, in an order in which that can be done: what a
	// later one speaks of is there by then. All of them are needed.
	Steps []procedure.RemedyStep `json:"steps"`
}

// String returns the steps, one a line.
func (r Remedy) String() string {
	lines := make([]string, 0, len(r.Steps))
	for _, s := range r.Steps {
		lines = append(lines, s.String())
	}
	return strings.Join(lines, "\n")
}
