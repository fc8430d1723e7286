package childprotection

import (
	"cmp"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// rank is what decides where a finding stands among those of its rule, so that each is moved once
// and no more: a finding is large, and most of what a rule finds is in order already.
type rank struct {
	kind procedure.SubjectKind
	// more says that In has more to it than in.
	more bool
	at   int32 // where the finding is
	// in and id are how the subject's In and ID start.
	in, id uint64
}

// start returns the first eight bytes of a text as a number, which are in order as the texts are
// where they differ.
func start(s string) uint64 {
	n, length := uint64(0), min(len(s), 8)
	for i := range length {
		n = n<<8 | uint64(s[i])
	}
	return n << (8 * (8 - length))
}

// appendSorted appends what was found in the order of [procedure.Finding.Compare].
func (r *Reviewer) appendSorted(dst []procedure.Finding) []procedure.Finding {
	var next [1 << 8]int32 // by rule, where its next one stands
	for i := range r.found {
		next[r.found[i].Rule]++
	}
	total := int32(0)
	for rule, n := range next {
		next[rule] = total
		total += n
	}
	r.order = slices.Grow(r.order[:0], len(r.found))[:len(r.found)]
	for i := range r.found {
		f := &r.found[i]
		r.order[next[f.Rule]] = rank{f.Subject.Kind, len(f.Subject.In) > 8, int32(i), start(f.Subject.In), start(f.Subject.ID)}
		next[f.Rule]++
	}
	from := int32(0)
	for _, to := range next {
		r.sort(r.order[from:to])
		from = to
	}
	dst = slices.Grow(dst, len(r.order))
	for list := r.order; len(list) > 0; {
		n := 1 // those that stay side by side
		for n < len(list) && list[n].at == list[0].at+int32(n) {
			n++
		}
		dst = append(dst, r.found[list[0].at:list[0].at+int32(n)]...)
		list = list[n:]
	}
	return dst
}

// sort puts the findings of a rule in order. They come in runs that are in order already, those of
// one meeting after another and those of people as they are listed, which it merges two by two.
func (r *Reviewer) sort(list []rank) {
	ends := r.ends[:0]
	for i := 1; i < len(list); i++ {
		if r.compare(&list[i-1], &list[i]) > 0 {
			ends = append(ends, int32(i))
		}
	}
	ends = append(ends, int32(len(list)))
	r.ends = ends
	for len(ends) > 1 {
		runs, from := 0, int32(0)
		for i := 0; i < len(ends); i += 2 {
			to := ends[min(i+1, len(ends)-1)]
			r.merge(list[from:to], int(ends[i]-from))
			ends[runs] = to
			runs, from = runs+1, to
		}
		ends = ends[:runs]
	}
}

// merge puts a list in order of which what is before a position is, and what comes from there on.
func (r *Reviewer) merge(list []rank, at int) {
	if at == len(list) || r.compare(&list[at-1], &list[at]) <= 0 {
		return
	}
	r.run = append(r.run[:0], list[:at]...)
	left, n := r.run, 0
	for len(left) > 0 {
		if at < len(list) && r.compare(&left[0], &list[at]) > 0 {
			list[n] = list[at]
			at++
		} else {
			list[n] = left[0]
			left = left[1:]
		}
		n++
	}
}

// compare orders two findings of a rule.
func (r *Reviewer) compare(a, b *rank) int {
	switch {
	case a.kind != b.kind:
		return cmp.Compare(a.kind, b.kind)
	case a.in != b.in:
		return cmp.Compare(a.in, b.in)
	case a.id != b.id && !a.more && !b.more:
		return cmp.Compare(a.id, b.id)
	}
	f, g := &r.found[a.at], &r.found[b.at]
	return cmp.Or(f.Subject.Compare(g.Subject), strings.Compare(f.Clause, g.Clause))
}
