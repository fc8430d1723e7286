package minutes

import (
	"slices"
	"sort"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// restriction is that an item is not for someone, and the day of the item, zero for one that was always known.
type restriction struct {
	id    string
	since calendar.Date
}

// restrictions are the people whom something in some minutes is not for.
type restrictions struct {
	list []restriction
	// family says that something is for nobody of the family, and since when.
	family bool
	since  calendar.Date
}

// restrictions returns the people whom an item about some of the children is not for, in a buffer unless that is too small.
func (m *Minutes) restrictions(buffer []restriction, children []procedure.ChildID) restrictions {
	x := restrictions{list: buffer[:0]}
	add := func(about []procedure.ChildID, people []procedure.MemberID, since calendar.Date) {
		if len(people) == 0 || !overlap(about, children) {
			return
		}
		for _, id := range people {
			x.list = append(x.list, restriction{string(id), since})
		}
	}
	for _, s := range m.sections() {
		for i := range s.list {
			add(s.list[i].Children, s.list[i].NotFor, calendar.Date{})
		}
	}
	for i := range m.Contributions {
		add(m.Contributions[i].Children, m.Contributions[i].NotFor, calendar.Date{})
	}
	for i := range m.Progress {
		add(m.Progress[i].Children, m.Progress[i].NotFor, calendar.Date{})
	}
	for i := range m.Actions {
		add(m.Actions[i].Children, m.Actions[i].NotFor, calendar.Date{})
	}
	for i := range m.Views {
		v := &m.Views[i]
		if len(children) > 0 && !slices.Contains(children, v.Child) {
			continue
		}
		add(nil, v.NotFor, v.On)
		if v.Shareable == procedure.No && (!x.family || v.On.Before(x.since)) {
			x.family, x.since = true, v.On
		}
	}
	slices.SortFunc(x.list, func(a, b restriction) int {
		if c := strings.Compare(a.id, b.id); c != 0 {
			return c
		}
		return a.since.Compare(b.since)
	})
	return x
}

// keepFrom reports whether something that was known by a day is not for someone.
func (x *restrictions) keepFrom(r *coregroup.Reader, on calendar.Date) bool {
	if x.family && !x.since.After(on) && r.IsFamily() {
		return true
	}
	if len(x.list) == 0 {
		return false
	}
	at := sort.Search(len(x.list), func(i int) bool { return x.list[i].id >= string(r.ID) })
	return at < len(x.list) && x.list[at].id == string(r.ID) && !x.list[at].since.After(on)
}
