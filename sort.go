package childprotection

import (
	"cmp"
	"strings"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// order puts the findings of a rule in the order of [procedure.Finding.Compare], in memory that it
// keeps. Most are in order already: the rules go by the ids of their subjects.
type order struct {
	list, run []rank
	ends      []int32
	// found is a copy of what is sorted.
	found []procedure.Finding
}

// put puts the findings of a rule in order.
func (o *order) put(list []procedure.Finding) {
	for i := 1; i < len(list); i++ {
		if !before(&list[i-1], &list[i]) {
			o.sort(list)
			return
		}
	}
}

// before reports whether a finding of a rule comes before another.
func before(f, g *procedure.Finding) bool {
	a, b := &f.Subject, &g.Subject
	switch {
	case a.Kind != b.Kind:
		return a.Kind < b.Kind
	case a.In != b.In:
		return a.In < b.In
	}
	c := strings.Compare(a.ID, b.ID)
	return c < 0 || c == 0 && f.Clause <= g.Clause
}

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

// sort puts the findings of a rule in order. They come in runs that are in order already, those of
// one meeting after another and those of people as they are listed, which it merges two by two.
func (o *order) sort(found []procedure.Finding) {
	o.found = append(o.found[:0], found...)
	list, ends := o.list[:0], o.ends[:0]
	for i := range found {
		s := &found[i].Subject
		list = append(list, rank{s.Kind, len(s.In) > 8, int32(i), start(s.In), start(s.ID)})
		if i > 0 && o.compare(&list[i-1], &list[i]) > 0 {
			ends = append(ends, int32(i))
		}
	}
	ends = append(ends, int32(len(list)))
	o.list, o.ends = list, ends
	for len(ends) > 1 {
		runs, from := 0, int32(0)
		for i := 0; i < len(ends); i += 2 {
			to := ends[min(i+1, len(ends)-1)]
			o.merge(list[from:to], int(ends[i]-from))
			ends[runs] = to
			runs, from = runs+1, to
		}
		ends = ends[:runs]
	}
	for i := range list {
		found[i] = o.found[list[i].at]
	}
}

// merge puts a list in order of which what is before a position is, and what comes from there on.
func (o *order) merge(list []rank, at int) {
	if at == len(list) || o.compare(&list[at-1], &list[at]) <= 0 {
		return
	}
	o.run = append(o.run[:0], list[:at]...)
	left, n := o.run, 0
	for len(left) > 0 {
		if at < len(list) && o.compare(&left[0], &list[at]) > 0 {
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
func (o *order) compare(a, b *rank) int {
	switch {
	case a.kind != b.kind:
		return cmp.Compare(a.kind, b.kind)
	case a.in != b.in:
		return cmp.Compare(a.in, b.in)
	case a.id != b.id && !a.more && !b.more:
		return cmp.Compare(a.id, b.id)
	}
	f, g := &o.found[a.at], &o.found[b.at]
	return cmp.Or(f.Subject.Compare(g.Subject), strings.Compare(f.Clause, g.Clause))
}
