package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
)

// dayOr returns a day, or another where it is not recorded.
func dayOr(day, otherwise calendar.Date) calendar.Date {
	if day.IsZero() {
		return otherwise
	}
	return day
}

// revisionRecorded is N 2.3a, for each revision.
var revisionRecorded = rule{Check: (*review).revisionRecorded, Rule: procedure.Rule{
	ID: procedure.RuleRevisionRecorded, Title: "Revisions recorded",
	Doc:   "Each revision has a number and a day, and each after the first a reason.",
	Reads: []procedure.Record{records.Children, records.Revisions},
}}

func (w *review) revisionRecorded(dst []procedure.Finding, rule *rule) []procedure.Finding {
	for k, at := range w.all {
		start := len(dst)
		r := &w.p.Revisions[at]
		f := w.onRevision(&dst, rule, at)
		var missing procedure.Fields
		missing.AddIf(r.Number == 0, field.Number)
		missing.AddIf(r.Date.IsZero(), field.Date)
		missing.AddIf(r.Reason.IsBlank() && !w.isFirst(k), field.Reason)
		lacking(f, missing)
		dst = w.b.AttachClauses(dst, start, dayOr(r.Date, w.b.On))
	}
	if len(w.all) == 0 {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	return dst
}

// isFirst reports whether a revision, by its place in the order, is the first of a plan: none is
// before it, or all that are belong to plans that had ended.
func (w *review) isFirst(k int) bool {
	if k == 0 {
		return true
	}
	before := w.p.Revisions[w.all[k-1]].Date
	return !before.IsZero() && !before.After(w.g.EarlierPlansEnded(w.p.Revisions[w.all[k]].Date))
}

func (w *review) onRevision(dst *[]procedure.Finding, rule *rule, at int32) *procedure.Finding {
	r := &w.p.Revisions[at]
	f := note(dst, rule, procedure.RevisionSubject, r.ID, w.at.Item(field.Revisions, int(at)))
	f.Since = r.Date
	return f
}
