// Package check finds out what is wrong with a record that a caller hands over.
package check

import (
	"hash/maphash"
	"slices"
	"strconv"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Checker finds out what is wrong with a record, as [procedure.Problems]. It keeps its memory from one record to the next:
// to check a record in which nothing is wrong takes no more from the second time on. The zero Checker is ready, for one
// goroutine at a time. What it offers is for use within [Checker.Run].
type Checker struct {
	problems procedure.Problems
	path     []byte
	// sets are those made, and beyond them those whose memory is spare.
	sets []idSet
	// quick is while it is only asked whether anything is wrong. Then there are no paths, and wrong is the answer.
	quick, wrong bool
}

// Run checks a record with a function, and returns what that notes as [procedure.Problems.OrNil] does. Mostly
// nothing is wrong, so the function is called to find out whether anything is, at no cost for
// paths; only if so it is called again to tell what and where. It has to do the same both times.
func (c *Checker) Run(check func(c *Checker)) error {
	if c.once(check, true); !c.wrong {
		return nil
	}
	c.once(check, false)
	return c.problems.OrNil()
}

func (c *Checker) once(check func(c *Checker), quick bool) {
	c.quick, c.wrong, c.problems, c.sets = quick, false, nil, c.sets[:0]
	check(c)
}

// Path is where something is in the record that a [Checker] checks. It is put into text only where
// something is wrong there. A path made from another holds until the next is made from the same.
type Path struct {
	checker *Checker // nil where no text is wanted
	n       int
}

// Root returns the path of the whole.
func (c *Checker) Root() Path {
	if c.quick {
		return Path{}
	}
	return Path{c, 0}
}

// To returns the path of what is at p, by text such as "/id".
func (p Path) To(text string) Path {
	if p.checker == nil {
		return p
	}
	return p.with(append(p.checker.path[:p.n], text...))
}

// Item returns the path of an item of the list at p, counted from 0.
func (p Path) Item(i int) Path {
	if p.checker == nil {
		return p
	}
	return p.item(i)
}

// item is apart from Item so that this costs no call where no text is wanted.
func (p Path) item(i int) Path {
	return p.with(strconv.AppendInt(append(p.checker.path[:p.n], '/'), int64(i), 10))
}

func (p Path) with(text []byte) Path {
	p.checker.path = text
	return Path{p.checker, len(text)}
}

func (p Path) text() string { return string(p.checker.path[:p.n]) }

// Add notes that something must be otherwise.
func (c *Checker) Add(at Path, must string) {
	if c.wrong = true; !c.quick {
		c.problems.Add(at.text(), must)
	}
}

// AddIf notes that something must be otherwise, if it is wrong.
func (c *Checker) AddIf(wrong bool, at Path, must string) {
	if wrong {
		c.Add(at, must)
	}
}

// ID notes an id that is not of the form of ids, if there is one.
func (c *Checker) ID(at Path, id string) {
	if id != "" {
		c.Check(at, procedure.CheckID(id))
	}
}

// Check notes an error of a check such as [procedure.CheckID], if there is one.
func (c *Checker) Check(at Path, err error) {
	if err == nil {
		return
	}
	if c.wrong = true; !c.quick {
		c.problems.Check(at.text(), err)
	}
}

// Also notes the problems that an error is, if it is any, of a record at a path.
func (c *Checker) Also(at Path, err error) {
	if err == nil {
		return
	}
	if c.wrong = true; !c.quick {
		c.problems.AddUnder(at.text(), err)
	}
}

// Person notes what is wrong with a person's id and role. Neither need be recorded.
func (c *Checker) Person(at Path, p procedure.Person) {
	if p.ID != "" || p.Role != "" {
		c.person(at, p)
	}
}

func (c *Checker) person(at Path, p procedure.Person) {
	if p.ID != "" {
		c.Check(at.To("/id"), procedure.CheckID(p.ID))
	}
	if p.Role != "" {
		c.Check(at.To("/role"), p.Role.Check())
	}
}

// InSet notes that a value is none of its closed set, in a field of the record at a path, such as "/held".
func (c *Checker) InSet(record Path, field string, valid bool) {
	if !valid {
		c.addOutside(record, field)
	}
}

// addOutside is apart from InSet so that this costs no call where all is well.
func (c *Checker) addOutside(record Path, field string) {
	c.Add(record.To(field), "must be one of the values that there are")
}

// IDs is a set of ids that a [Checker] keeps as long as it runs, or until it frees the set.
type IDs struct {
	checker *Checker
	at      int
}

// IDs returns an empty set.
func (c *Checker) IDs() IDs {
	if len(c.sets) < cap(c.sets) {
		c.sets = c.sets[:len(c.sets)+1]
		c.sets[len(c.sets)-1].empty()
	} else {
		c.sets = append(c.sets, idSet{list: make([]string, 0, few)})
	}
	return IDs{c, len(c.sets) - 1}
}

// Sets returns how many sets there are, for [Checker.Free].
func (c *Checker) Sets() int { return len(c.sets) }

// Free takes back the sets that were made since there were so many. They are used no more.
func (c *Checker) Free(sets int) { c.sets = c.sets[:sets] }

// Put adds an id, and reports whether it was not there.
func (s IDs) Put(id string) bool { return s.checker.sets[s.at].put(id) } // a set may move when another is made

// Has reports whether an id is in the set.
func (s IDs) Has(id string) bool { return s.checker.sets[s.at].has(id) }

// idSet is a set of ids: a list of them, and a table by which to find each. Both are emptied at no
// cost. The table is not needed for a few ids, nor for those that come in the usual order: ascending
// where they are put, and in the order of the list, again and again, where they are asked for.
type idSet struct {
	list []string
	// table has each id at the place of its hash, or the next that was free, as 1 and its position
	// in the list. Its length is a power of two, at least half of it free.
	table []int32
	// mixed says that the list is not ascending.
	mixed bool
	// next is the position of the id that is expected to be asked for next.
	next int
}

const (
	leastTable = 32
	// few is how many ids are sooner looked through than looked up.
	few = 8
)

// idSeed keeps anyone from choosing ids that all have the same place. What is found does not depend on it.
var idSeed = maphash.MakeSeed()

func (s *idSet) empty() { s.list, s.table, s.next, s.mixed = s.list[:0], s.table[:0], 0, false }

func (s *idSet) has(id string) bool {
	if s.next < len(s.list) && s.list[s.next] == id {
		s.next++
		return true
	}
	if len(s.list) > few && s.list[0] != id {
		if len(s.table) == 0 {
			s.grow()
		}
		at := s.table[s.place(id)]
		if at > 0 {
			s.next = int(at)
		}
		return at > 0
	}
	at := slices.Index(s.list, id)
	if at >= 0 {
		s.next = at + 1
	}
	return at >= 0
}

func (s *idSet) put(id string) bool {
	n := len(s.list)
	if !s.mixed && (n == 0 || ascending(s.list[n-1], id)) && len(s.table) == 0 {
		s.list = append(s.list, id)
		return true
	}
	s.mixed = true
	if n < few {
		if slices.Contains(s.list, id) {
			return false
		}
		s.list = append(s.list, id)
		return true
	}
	if len(s.table) <= 2*n {
		s.grow()
	}
	at := s.place(id)
	if s.table[at] > 0 {
		return false
	}
	s.list = append(s.list, id)
	s.table[at] = int32(len(s.list))
	return true
}

// ascending reports whether one id is before another where t9 is before t10.
func ascending(a, b string) bool { return len(a) < len(b) || len(a) == len(b) && a < b }

// place returns where in the table an id is, or else where it would be.
func (s *idSet) place(id string) uint64 {
	last := uint64(len(s.table) - 1)
	at := maphash.String(idSeed, id) & last
	for s.table[at] > 0 && s.list[s.table[at]-1] != id {
		at = (at + 1) & last
	}
	return at
}

func (s *idSet) grow() {
	n := leastTable
	for n < 4*len(s.list) {
		n *= 2
	}
	if s.table = s.table[:0]; n <= cap(s.table) {
		s.table = s.table[:n]
		clear(s.table)
	} else {
		s.table = make([]int32, n)
	}
	for i, id := range s.list {
		s.table[s.place(id)] = int32(i + 1)
	}
}

// New notes what is wrong with the id of a record of its own, which has to be of the form of ids
// and not in a set yet. It puts it there.
func (c *Checker) New(at Path, set IDs, id string) {
	switch err, added := procedure.CheckID(id), set.Put(id); {
	case err != nil:
		c.Check(at, err)
	case !added:
		c.Add(at, "must be given once")
	}
}

// TimeOfDay notes what is not a time of day from 00:00 to 23:59.
func (c *Checker) TimeOfDay(path Path, s string) {
	digit := func(i int) bool { return s[i] >= '0' && s[i] <= '9' }
	c.AddIf(len(s) != 5 || s[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4) || s[:2] > "23" || s[3] > '5', path, "a time of day must be HH:MM")
}
