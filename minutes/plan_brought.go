package minutes

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// planBrought is B 6d, for each meeting.
var planBrought = rule{Check: minutesHold((*review).broughtPlan), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RulePlanBrought, Title: "Plan brought",
	Doc:   "The plan was brought to each meeting, in the social worker's absence by whom.",
	Reads: []procedure.Record{records.Children, records.Members, records.Allocations, records.Meetings, records.Minutes}, Remedy: remedy.BringPlan,
	Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Brought)},
}}

func (c *review) broughtPlan(r *record, f *procedure.Finding) {
	f.At = f.At.Field(field.Brought)
	if r.minutes.Brought.Plan != procedure.Yes {
		f.Missing.Add(field.Plan)
		return
	}
	worker, cover := c.g.SocialWorkerOn(r.held), c.g.CoverOn(r.held)
	there := worker != "" && c.present(r, worker) || cover != "" && c.present(r, cover)
	f.Missing.AddIf(r.minutes.Brought.By == procedure.Person{} && !there, field.By)
}
