package procedure

import (
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
)

// Note appends a finding of a rule about a subject: its kind, its id, and what it is in, or "" for
// nothing. It returns the finding where it stands, undetermined and otherwise empty, to be filled in until
// the next is appended: findings are large, there are many, and each would otherwise be copied.
// [Basis.Cite] then says by which clause it was made.
func Note[T, U ~string](dst *[]Finding, rule RuleID, kind SubjectKind, id T, in U) *Finding {
	f := next(dst)
	f.Rule = rule
	// One by one: a Subject made elsewhere takes longer to copy than all the rest.
	f.Subject.Kind, f.Subject.ID, f.Subject.In = kind, string(id), string(in)
	return f
}

// next appends an empty finding and returns it where it stands.
func next(dst *[]Finding) *Finding {
	n := len(*dst)
	if n == cap(*dst) {
		*dst = slices.Grow(*dst, 1)
	}
	*dst = (*dst)[:n+1]
	f := &(*dst)[n]
	*f = Finding{}
	return f
}

// Cite gives every finding in dst[from:] the clause that names its rule in the edition in force on a
// day, as [Basis.Append] does: one that no clause names is taken out again, and one that several
// name stands there once for each, one after another.
func (b *Basis) Cite(dst []Finding, from int, day calendar.Date) []Finding {
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

// Asks reports whether [Basis.Cite] keeps findings of a rule for a day: a clause of the edition in
// force names it, or it can't be told.
func (b *Basis) Asks(rule RuleID, day calendar.Date) bool {
	e, ok := b.Procedures.On(day)
	return !ok || b.Calendar == nil || b.On.IsZero() || e.Asks(rule)
}

// AppendByID appends the positions of so many records in the order of their ids, byte by byte, and of
// those with one id in that of their positions: findings about them are given in that order. Id returns the id of the
// record at a position.
func AppendByID[ID ~string](dst []int32, records int, id func(at int) ID) []int32 {
	from, sorted := len(dst), true
	dst = slices.Grow(dst, records)
	for i := range records {
		sorted = sorted && (i == 0 || id(i-1) <= id(i))
		dst = append(dst, int32(i))
	}
	if !sorted {
		slices.SortStableFunc(dst[from:], func(a, b int32) int { return strings.Compare(string(id(int(a))), string(id(int(b)))) })
	}
	return dst
}
