package minutes

import (
	"cmp"
	"slices"
	"strings"
)

// entry is an item of a list by its id.
type entry struct {
	id string
	at int32
}

// index finds the items of a list by id, so that looking each one up does not walk the list every time.
type index []entry

// indexOf returns the index of so many items by the id of each, in the memory of another unless that is too little.
func indexOf[ID ~string](to index, items int, id func(at int) ID) index {
	x := to[:0]
	for i := range items {
		x = append(x, entry{string(id(i)), int32(i)})
	}
	return x.sorted()
}

// sorted puts the entries in the order of their ids, those of one id as they were.
func (x index) sorted() index {
	slices.SortFunc(x, func(a, b entry) int {
		if c := strings.Compare(a.id, b.id); c != 0 {
			return c
		}
		return cmp.Compare(a.at, b.at)
	})
	return x
}

// repeats reports whether several entries have one id.
func (x index) repeats() bool {
	for i := 1; i < len(x); i++ {
		if x[i].id == x[i-1].id {
			return true
		}
	}
	return false
}

// all returns the entries of an id, in the order of the list.
func (x index) all(id string) []entry {
	from, to := 0, len(x)
	for from < to {
		if half := (from + to) / 2; x[half].id < id {
			from = half + 1
		} else {
			to = half
		}
	}
	for to < len(x) && x[to].id == id {
		to++
	}
	return x[from:to]
}

// first returns the position of the first item with an id, -1 if there is none.
func (x index) first(id string) int {
	if all := x.all(id); len(all) > 0 {
		return int(all[0].at)
	}
	return -1
}
