// Package findings is what the packages of the library make their findings with.
package findings

import (
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Note appends a finding of a rule about a subject: its kind, its id, and what it is in, or "" for nothing. It returns the
// finding where it stands, undetermined and otherwise empty, to be filled in until the next is appended: findings are large,
// there are many, and each would otherwise be copied. [procedure.Basis.AttachClauses] then says by which clause it was made.
func Note[T, U ~string](dst *[]procedure.Finding, rule procedure.RuleID, kind procedure.SubjectKind, id T, in U) *procedure.Finding {
	f := next(dst)
	f.Rule = rule
	// One by one: a Subject made elsewhere takes longer to copy than all the rest.
	f.Subject.Kind, f.Subject.ID, f.Subject.In = kind, string(id), string(in)
	return f
}

// next appends an empty finding and returns it where it stands.
func next(dst *[]procedure.Finding) *procedure.Finding {
	n := len(*dst)
	if n == cap(*dst) {
		*dst = slices.Grow(*dst, 1)
	}
	*dst = (*dst)[:n+1]
	f := &(*dst)[n]
	*f = procedure.Finding{}
	return f
}

// AppendByID appends the positions of so many records in the order of their ids, byte by byte, and of those with one id in
// that of their positions: findings about them are given in that order. Id returns the id of the record at a position.
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

// OnCase returns a finding about the case as a whole.
func OnCase(rule procedure.RuleID, outcome procedure.Outcome) procedure.Finding {
	return procedure.Finding{Rule: rule, Subject: procedure.Subject{Kind: procedure.CaseSubject}, Outcome: outcome}
}
