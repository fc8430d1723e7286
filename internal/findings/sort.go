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
	at    []int32
	found []procedure.Finding // a copy of what is sorted
}

// sort puts the findings of one rule in order. Most are: the rules go by the ids of their subjects. A finding is large: it is
// moved once.
func (s *sorter) sort(list []procedure.Finding) {
	next := 1
	for next < len(list) && compare(&list[next-1], &list[next]) <= 0 {
		next++
	}
	if next >= len(list) {
		return
	}
	s.found, s.at = append(s.found[:0], list...), s.at[:0]
	for i := range list {
		s.at = append(s.at, int32(i))
	}
	slices.SortFunc(s.at, func(a, b int32) int { return cmp.Or(compare(&s.found[a], &s.found[b]), cmp.Compare(a, b)) })
	for i, at := range s.at {
		list[i] = s.found[at]
	}
}

// compare orders two findings of a rule.
func compare(f, g *procedure.Finding) int {
	a, b := &f.Subject, &g.Subject
	switch {
	case a.Kind != b.Kind:
		return cmp.Compare(a.Kind, b.Kind)
	case a.In != b.In:
		return strings.Compare(a.In, b.In)
	case a.ID != b.ID:
		return strings.Compare(a.ID, b.ID)
	}
	return strings.Compare(f.Clause, g.Clause)
}
