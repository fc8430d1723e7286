package childprotection

import (
	"strings"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/clearing"
)

// Remedy is what has to be recorded for a finding to be open no longer, as data: for a form, a task, or a line in a list of
// things to do. It holds ids, names of fields and roles, never words from the case.
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

// ToClear returns what would clear an open finding of a case, as known on the day of the basis: the records to add or to complete,
// which fields of them, and by whom. A finding that is pending and has a last day is answered too, with what would meet it.
//
// Once the steps are recorded, dated as they happened and by the day of the review, and say that
// what the clause asks for was done, the finding is gone, not applicable, pending or met, if only
// late; and no other of equal or higher priority is opened, but for what the record itself starts:
//
//   - A fact that decides whether a clause applies may show that it does, such as that a child's
//     safety is affected, or on which day something was agreed. What the clause then asks for opens.
//   - That a child is born or on a plan, that a conference made one, who belongs to the group, who is
//     left out, who the social worker or a line manager is, to which children someone is linked, and how
//     often the plan says that a child is seen, lets rules judge what could not be told before.
//   - A conference, meeting or visit starts the time for what comes next, and may be the one by
//     which something else was to be done.
//   - What belongs to a day on which no edition was in force yet cannot be told, and may open as that.
//
// It reports false for what nothing recorded now clears, and for what is not open. What has happened, or can happen no more,
// stays in the report: papers that went to someone who may not have them, who was in the chair, a parent who did not attend,
// what was carried over, a day missed for good when the plan ended. Neither is there anything to record today for what was
// done today and is next due another day, nor where the record has it with a later day already. An agreed exception is a
// manager's decision and never a remedy. There is none either where no edition of the procedure was in force, or the basis
// is broken. The finding is to be one of this case on this day.
//
// The remedies of several findings may ask for one and the same record, such as the minutes of a
// meeting: record one, review again, and ask for the next.
//
// A place in the detailed plan is in the revision that the finding is about. Whoever keeps a
// revision for each change puts what is added into a new one.
func ToClear(b procedure.Basis, c Case, f procedure.Finding) (Remedy, bool) {
	open := f.Priority() != procedure.NoPriority || f.Outcome == procedure.Pending && !f.Due.IsZero()
	if b.Validate() != nil || f.Clause == "" || !open {
		return Remedy{}, false
	}
	steps := clearingOf(b, &c, f).Steps()
	return Remedy{steps}, len(steps) > 0
}

func clearingOf(b procedure.Basis, c *Case, f procedure.Finding) *clearing.Clearing {
	records := clearing.Case{CoreGroup: &c.CoreGroup, Timetable: &c.Timetable, Plan: &c.Plan, Minutes: c.Minutes}
	return clearing.New(b, &records, f, func(next *clearing.Case) ([]procedure.Finding, error) {
		var r Reviewer
		after := Case{CoreGroup: *next.CoreGroup, Timetable: *next.Timetable, Plan: *next.Plan, Minutes: next.Minutes, Exceptions: c.Exceptions}
		return r.AppendFindings(nil, b, &after)
	})
}
