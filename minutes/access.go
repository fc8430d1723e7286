package minutes

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// access is [coregroup.CoreGroup.Audience] for a paper of a meeting of any number of sittings:
// who was excluded from any of them is excluded. The meeting is nil where it is not known.
func access(g *coregroup.CoreGroup, e *procedure.Edition, to *coregroup.Reader, p *coregroup.Paper, meeting *schedule.Meeting, on calendar.Date) coregroup.Access {
	least := g.AudienceOf(e, to, p, on)
	if meeting == nil {
		return least
	}
	for _, sitting := range meeting.Sittings {
		if sitting.After(p.Day) && sitting.Before(p.LastDay) {
			between := *p
			between.Day, between.LastDay = sitting, sitting
			if a := g.AudienceOf(e, to, &between, on); a.Extent < least.Extent {
				least = a
			}
		}
	}
	return least
}

// released returns how much of what came from a meeting was released by a day to someone who
// is excluded: the least that was, of all its sittings.
func released(g *coregroup.CoreGroup, id procedure.MemberID, p *coregroup.Paper, meeting *schedule.Meeting, on calendar.Date) coregroup.ReleaseExtent {
	least := coregroup.ReleasedFull
	see := func(day calendar.Date) {
		if g.Excluded(id, day, on) == coregroup.Excluded {
			least = min(least, g.Released(id, p.Meeting, day, on))
		}
	}
	see(p.Day)
	if meeting != nil {
		for _, sitting := range meeting.Sittings {
			if sitting.After(p.Day) && !sitting.After(p.LastDay) {
				see(sitting)
			}
		}
	}
	return least
}

// leftOutOnly returns the people of whom some minutes say that they were excluded from a sitting, where no exclusion on record
// does so: whether they may have anything cannot be told. Held is the day of the first sitting, zero where that is not known.
func (m *Minutes) leftOutOnly(to index, g *coregroup.CoreGroup, held, known calendar.Date) index {
	x := to[:0]
	if m == nil || m.Written.After(known) {
		return x
	}
	for i := range m.Attendance {
		if a := &m.Attendance[i]; a.How == LeftOut && !a.Sitting.After(known) && !onRecord(g, a.Member, cmp.Or(a.Sitting, held), known) {
			x = append(x, entry{string(a.Member), int32(i)})
		}
	}
	return x.sorted()
}

// onRecord reports whether an exclusion that is known on a day leaves someone out on another.
func onRecord(g *coregroup.CoreGroup, id procedure.MemberID, day, known calendar.Date) bool {
	return slices.ContainsFunc(g.Exclusions, func(x coregroup.Exclusion) bool { return x.Member == id && x.Covers(day, known) })
}

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
