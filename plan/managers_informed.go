package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// managersInformed is N 2.9a, for each difficulty that affects a child's safety, and for each manager who has to be informed
// of it: the line manager of the social worker allocated on its day, and that of each professional named in it. Each has to
// be informed on its day or after it; from that day on whoever was not is named. Where it is not recorded who the manager
// is, the professional stands for them, and so does the difficulty where no social worker is recorded. It is a safety rule
// and runs whether the plan does or not.
var managersInformed = rule{Check: eachDifficulty((*review).managersTold), Rule: procedure.Rule{
	ID: procedure.RuleManagersInformed, Title: "Managers informed",
	Doc:   "Where a child's safety is affected, the line managers of the social worker and of each professional named were informed.",
	Reads: []procedure.Record{records.Members, records.Allocations, records.Difficulties}, Remedy: remedy.InformManagers,
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Text: "The record does not show that the manager was informed on the day of the difficulty or since[, {since}: {days}]."},
	},
}}

func (w *review) managersTold(dst *[]procedure.Finding, rule *rule, x *difficulty) {
	switch x.SafetyAffected {
	case procedure.No:
		return
	case procedure.NotRecorded:
		x.note(dst, rule).Missing.Add(field.SafetyAffected)
		return
	default:
	}
	worker := w.g.SocialWorkerOn(x.day)
	if worker == "" {
		lacking(x.note(dst, rule), procedure.FieldsOf(field.Informed))
	}
	// The social worker stands before the professionals named.
	for i := -1; i < len(x.Professionals); i++ {
		if id := x.named(worker, i); id != "" {
			w.manager(dst, rule, x, worker, i)
		}
	}
}

// named returns the professional at a position, and before the first the social worker.
func (d *Difficulty) named(worker procedure.MemberID, i int) procedure.MemberID {
	if i < 0 {
		return worker
	}
	return d.Professionals[i]
}

// manager notes whether the line manager of a professional was informed, unless that was judged
// with one named before. A manager of several is judged for each of them.
func (w *review) manager(dst *[]procedure.Finding, rule *rule, x *difficulty, worker procedure.MemberID, at int) {
	g, day := w.g, x.day
	of := x.named(worker, at)
	manager := g.LineManagerOf(of, day)
	if m := g.Member(of); m != nil && m.IsFamily() {
		return // nobody's line manager
	}
	for i := -1; i < at; i++ {
		if other := x.named(worker, i); other == of || other != "" && manager != "" && g.LineManagerOf(other, day) == manager {
			return
		}
	}
	f := x.note(dst, rule)
	if manager == "" {
		f.Subject = procedure.SubjectIn(procedure.MemberSubject, of, x.ID)
		lacking(f, procedure.FieldsOf(field.Informed))
		return
	}
	f.Subject = procedure.SubjectIn(procedure.DifficultySubject, x.ID, manager)
	record := *f
	for i := at; i < len(x.Professionals); i++ {
		if other := x.named(worker, i); other == of || g.LineManagerOf(other, day) == manager {
			if judged := w.informed(x, manager, other, record); i == at || judged.Outcome == procedure.NotMet {
				*f = judged
			}
		}
	}
}

// informed judges whether the line manager of a professional was informed, on the day of the
// difficulty or after it. Who has become the manager since counts as well.
func (w *review) informed(x *difficulty, manager, of procedure.MemberID, f procedure.Finding) procedure.Finding {
	record := f.At
	f.Missing.Add(field.Informed)
	for i, informed := range x.Informed {
		if informed.Manager == "" || informed.Manager != manager && informed.Manager != w.g.LineManagerOf(of, informed.On) {
			continue
		}
		at := record.Item(field.Informed, i)
		switch {
		case x.isDone(informed.On, w.b.On) && (f.Done.IsZero() || informed.On.Before(f.Done)):
			f.Done, f.Missing, f.At = informed.On, procedure.Fields{}, at
		case informed.On.IsZero() && f.Done.IsZero():
			f.Missing, f.At = procedure.FieldsOf(field.On), at
		}
	}
	f.Outcome = f.Missing.Outcome()
	return f
}
