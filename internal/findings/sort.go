package findings

import (
	"cmp"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// sorter puts the findings of a rule in the order of [procedure.Finding.Compare], in memory that it keeps. The zero sorter
// is ready.
type sorter struct {
	ranks []rank
	found []procedure.Finding // a copy of what is sorted
}

// rank is what decides where a finding stands among those of its rule. A finding is large: it is moved once.
type rank struct {
	kind procedure.SubjectKind
	// long says that In is longer than in.
	long bool
	at   int32 // where the finding is
	// in and id are how the subject's In and ID start.
	in, id uint64
}

// sort puts the findings of one rule in order. Most are: the rules go by the ids of their subjects.
func (s *sorter) sort(list []procedure.Finding) {
	for i := 1; i < len(list); i++ {
		if !before(&list[i-1], &list[i]) {
			s.move(list)
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

func (s *sorter) move(list []procedure.Finding) {
	s.found = append(s.found[:0], list...)
	s.ranks = s.ranks[:0]
	for i := range list {
		about := &list[i].Subject
		s.ranks = append(s.ranks, rank{about.Kind, len(about.In) > 8, int32(i), start(about.In), start(about.ID)})
	}
	slices.SortFunc(s.ranks, s.compare)
	for i, r := range s.ranks {
		list[i] = s.found[r.at]
	}
}

// start returns the first eight bytes of a text as a number: where two differ, they are in the order of the texts.
func start(text string) uint64 {
	n, length := uint64(0), min(len(text), 8)
	for i := range length {
		n = n<<8 | uint64(text[i])
	}
	return n << (8 * (8 - length))
}

// compare orders two findings of a rule, and those that do not differ as they were.
func (s *sorter) compare(a, b rank) int {
	switch {
	case a.kind != b.kind:
		return cmp.Compare(a.kind, b.kind)
	case a.in != b.in:
		return cmp.Compare(a.in, b.in)
	case a.id != b.id && !a.long && !b.long:
		return cmp.Compare(a.id, b.id)
	}
	f, g := &s.found[a.at], &s.found[b.at]
	return cmp.Or(f.Subject.Compare(g.Subject), strings.Compare(f.Clause, g.Clause), cmp.Compare(a.at, b.at))
}
