package schedule

import (
	"cmp"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/records"
)

// visitRecorded is N 3.4c, for each visit made.
var visitRecorded = rule{Check: (*review).visitsRecorded, Rule: procedure.Rule{
	ID: procedure.RuleVisitRecorded, Title: "Record of visits",
	Doc:   "Each visit made shows whether the child was seen, who else was there, and whether the child was seen alone, and why or why not.",
	Reads: []procedure.Record{records.Visits},
}}

func (w *review) visitsRecorded(dst []procedure.Finding, rule *rule) []procedure.Finding {
	w.Sorted = true
	none := true
	r := w.batch(dst, rule)
	for _, i := range w.visits {
		v := &w.t.Visits[i]
		undated := v.Made.IsZero() && v.Seen != procedure.NotRecorded
		if v.Made.IsZero() && !undated || v.Made.After(w.b.On) {
			continue
		}
		none = false
		if dst = w.next(dst, &r, cmp.Or(v.Made, w.b.On)); !r.asks {
			continue
		}
		f := findings.Note(&dst, rule.ID, procedure.VisitSubject, v.ID, v.Child)
		f.Outcome, f.Responsible, f.Done, f.At = procedure.NotApplicable, procedure.SocialWorker, v.Made, procedure.Place{}.Item(field.Visits, int(i))
		f.Missing.AddIf(undated, field.Made)
		switch v.Seen {
		case procedure.No:
			if undated {
				f.Outcome = procedure.NotMet
			}
		case procedure.Yes:
			f.Missing.AddIf(len(v.Present) == 0 && v.NobodyElse != procedure.Yes, field.Present)
			f.Missing.AddIf(v.Alone == procedure.NotRecorded, field.Alone)
			f.Missing.AddIf(v.AloneReason.IsBlank(), field.AloneReason)
			f.Outcome = f.Missing.Outcome()
		default:
			f.Missing.Add(field.Seen)
			f.Outcome = procedure.NotMet
		}
	}
	if none {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	return w.attach(dst, &r)
}
