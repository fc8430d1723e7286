package minutes

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// chairKeepsMinutes is N 3.16a, for each meeting.
var chairKeepsMinutes = rule{Check: minutesHold((*review).chairAnswers), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleChairKeepsMinutes, Title: "Chair responsible for the minutes",
	Doc:   "The minutes name the meeting's chair, who is responsible for them, whoever wrote them.",
	Reads: []procedure.Record{records.Children, records.Meetings, records.Minutes}, Remedy: remedy.NameMinutesChair,
	Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Chair)},
}}

func (*review) chairAnswers(r *record, f *procedure.Finding) {
	f.Missing.AddIf(r.minutes.Chair == "", field.Chair)
	if r.minutes.Chair != "" && r.minutes.Chair != r.chair() {
		wrong(f, field.Chair)
	}
}

// socialWorkerKeepsRecord is B 7a, for each meeting: whether the author of the minutes is the social worker allocated on its
// day or covering, or whom else the procedure names to keep the record. Where it names nobody that is the chair.
var socialWorkerKeepsRecord = rule{Check: minutesHold((*review).authorKeeps), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleSocialWorkerKeepsRecord, Title: "Who keeps the record",
	Doc:    "The author of the minutes is the social worker, or whom else the procedure names.",
	Reads:  []procedure.Record{records.Children, records.Members, records.Allocations, records.Meetings, records.Minutes},
	Remedy: remedy.NameAuthor, Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Author)},
}}

func (c *review) authorKeeps(r *record, f *procedure.Finding) {
	e, ok := c.b.Procedures.On(r.held)
	if !ok || r.keepsRecord(c.g, e.MinutesBy()) {
		return
	}
	if r.minutes.Author == (procedure.Person{}) {
		f.Missing.Add(field.Author)
	} else {
		wrong(f, field.Author)
	}
}

// keepsRecord reports whether the author of the minutes has the role that is to keep them.
func (r *record) keepsRecord(g *coregroup.CoreGroup, role procedure.Role) bool {
	author := r.minutes.Author
	worker, cover := g.SocialWorkerOn(r.held), g.CoverOn(r.held)
	switch {
	case role == "":
		return author.ID != "" && author.ID == r.chair()
	case author.ID == "":
		return author.Role == role
	case role == procedure.SocialWorker && (worker != "" || cover != ""):
		return author.ID == worker || author.ID == cover
	}
	if m := g.Member(author.ID); m != nil {
		return m.Has(role)
	}
	return author.Role == role
}

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
