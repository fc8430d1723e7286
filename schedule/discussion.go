package schedule

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
)

// professionalsDiscussion is N 2.11a, for each professionals' discussion held: whether the reasons for it are recorded.
var professionalsDiscussion = rule{Check: (*review).discussions, Rule: procedure.Rule{
	ID: procedure.RuleProfessionalsDiscussion, Title: "Professionals' discussion",
	Doc:   "Each professionals' discussion held without parents has its reasons recorded.",
	Reads: []procedure.Record{records.Meetings},
}}

func (w *review) discussions(dst []procedure.Finding, rule *rule) []procedure.Finding {
	none := true
	r := w.batch(dst, rule)
	for _, i := range w.meetings {
		m := &w.t.Meetings[i]
		if m.Kind != ProfessionalsDiscussion {
			continue
		}
		held := m.HeldOn(w.b.On)
		if held.IsZero() {
			continue
		}
		none = false
		dst = w.next(dst, &r, held)
		f := w.onMeeting(&dst, rule, i)
		f.Done = held
		f.Missing.AddIf(m.Reasons.IsBlank(), field.Reasons)
		f.Outcome = f.Missing.Outcome()
	}
	if none {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	return w.attach(dst, &r)
}
