package procedure

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
)

// AttachClauses gives every finding in dst[from:] the clause that names its rule in the edition in force on a
// day, as [Basis.Append] does: one that no clause names is taken out again, and one that several
// name stands there once for each, one after another.
func (b *Basis) AttachClauses(dst []Finding, from int, day calendar.Date) []Finding {
	list := dst[from:]
	e, ok := b.Procedures.On(day)
	if !ok || b.Calendar == nil || b.On.IsZero() {
		for i := range list {
			f := &list[i]
			*f = Finding{Rule: f.Rule, Subject: f.Subject, Outcome: Undetermined, At: f.At}
		}
		return dst
	}
	for i := 0; i < len(list); {
		rule := list[i].Rule
		if rule >= ruleCount || len(e.cited[rule]) != 1 {
			return e.citeEach(dst, from+i)
		}
		for c := &e.cited[rule][0]; i < len(list) && list[i].Rule == rule; i++ {
			c.on(&list[i])
		}
	}
	return dst
}

// citeEach is Cite where some rule is named by no clause, or by several.
func (e *Edition) citeEach(dst []Finding, from int) []Finding {
	kept, whole := from, 0
	for i := from; i < len(dst); i++ {
		if rule := dst[i].Rule; rule < ruleCount && len(e.cited[rule]) > 0 {
			dst[kept] = dst[i]
			kept++
			whole += len(e.cited[rule])
		}
	}
	dst = slices.Grow(dst[:kept], from+whole-kept)[:from+whole]
	for i, to := kept-1, len(dst); i >= from; i-- { // from the last, so that none is written over
		f := dst[i]
		cited := e.byRef[f.Rule]
		to -= len(cited)
		for j := range cited {
			dst[to+j] = f
			cited[j].on(&dst[to+j])
		}
	}
	return dst
}

// on gives a finding the clause, and the role that it looks to if that is one and the finding says no
// other than the social worker: who leads does not answer for everything.
func (c *citation) on(f *Finding) {
	f.Clause, f.Force = c.ref, c.force
	if c.responsible != "" && (f.Responsible == "" || f.Responsible == SocialWorker) {
		f.Responsible = c.responsible
	}
}

// Asks reports whether [Basis.AttachClauses] keeps findings of a rule for a day: a clause of the edition in
// force names it, or it can't be told.
func (b *Basis) Asks(rule RuleID, day calendar.Date) bool {
	e, ok := b.Procedures.On(day)
	return !ok || b.Calendar == nil || b.On.IsZero() || e.Asks(rule)
}
