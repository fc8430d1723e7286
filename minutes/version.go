package minutes

import (
	"cmp"
	"log/slog"
	"slices"
	"sort"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Version is the minutes as they were sent: the whole of them, what concerns some of the children, or a correction.
type Version struct {
	// Number tells the versions of one set of minutes apart, from 1.
	Number int `json:"number"`
	// Written is the day on which it was, zero for that of the minutes.
	Written calendar.Date `json:"written,omitzero"`
	// Corrects is the number of the version that this one corrects, 0 for none, and Reason what was wrong.
	Corrects int            `json:"corrects,omitzero"`
	Reason   procedure.Text `json:"reason,omitzero"`
	// Children are those it concerns. None named means those of the minutes. Whom a version is
	// not for, a correction of it is not for either.
	Children []procedure.ChildID  `json:"children,omitzero"`
	NotFor   []procedure.MemberID `json:"notFor,omitzero"`
	Sendings []Sending            `json:"sendings,omitzero"`
}

// LogValue returns the version's number and the day on which it was written.
func (v Version) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("number", v.Number), slog.String("written", v.Written.String()))
}

// SendingID is the id of a sending.
type SendingID string

// Sending is that a version of the minutes went to someone.
type Sending struct {
	ID SendingID        `json:"id"`
	To procedure.Person `json:"to"`
	// On is the day of sending. One without a day is judged as if it were today, and does not show that anything was sent in time.
	On     calendar.Date  `json:"on,omitzero"`
	Route  schedule.Route `json:"route,omitzero"`
	Extent Extent         `json:"extent,omitzero"`
	// DecidedBy is who decided that someone who is linked to some of the children receives
	// all of it, without whom that is no decision, and DecidedOn when.
	DecidedBy procedure.Person `json:"decidedBy,omitzero"`
	DecidedOn calendar.Date    `json:"decidedOn,omitzero"`
}

// isDecided reports whether it was decided by a day that the recipient receives all of it.
func (s *Sending) isDecided(on calendar.Date) bool {
	return s.DecidedBy.ID != "" && !s.DecidedOn.After(on)
}

// Extent is how much of a version went to someone.
type Extent uint8

// The extents. InPart leaves out what is not for the recipient. Zero: not recorded.
const (
	extentNotRecorded Extent = iota
	InFull                   // in full
	InPart                   // in part
)

var extents = closedset.Of[Extent]("minutes: the extent of a sending", "", "in full", "in part")

// String returns the extent in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (e Extent) String() string                   { return extents.Text(e) }
func (e Extent) IsValid() bool                    { return extents.Has(e) }
func (e Extent) MarshalText() ([]byte, error)     { return extents.Marshal(e) }
func (e *Extent) UnmarshalText(text []byte) error { return extents.Read(text, e) }

// concerned returns the children whom a version concerns: its own, else those of the minutes, else those of the meeting.
func concerned(m *schedule.Meeting, n *Minutes, v *Version) []procedure.ChildID {
	switch {
	case v != nil && len(v.Children) > 0:
		return v.Children
	case n != nil && len(n.Children) > 0:
		return n.Children
	case m != nil:
		return m.Children
	}
	return nil
}

// overlap reports whether two records concern a child in common. None named means all.
func overlap(a, b []procedure.ChildID) bool {
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(id procedure.ChildID) bool { return slices.Contains(b, id) })
}

// newest returns the position of the version that corrects one last, as known on a day: that one itself where none does.
func (m *Minutes) newest(v int, known calendar.Date) int {
	for range m.Versions {
		next := -1
		for i := range m.Versions {
			c := &m.Versions[i]
			if c.Corrects == m.Versions[v].Number && c.Corrects != 0 && i != v && !c.Written.After(known) &&
				(next < 0 || c.Number > m.Versions[next].Number) {
				next = i
			}
		}
		if next < 0 {
			return v
		}
		v = next
	}
	return v
}

// isNotFor reports whether a version, by position, is marked as not for someone, or one is that
// it corrects: a correction does not take back whom what it corrects was not for.
func (m *Minutes) isNotFor(v int, id procedure.MemberID, known calendar.Date) bool {
	for range m.Versions {
		if slices.Contains(m.Versions[v].NotFor, id) {
			return true
		}
		before := m.numbered(m.Versions[v].Corrects)
		if before < 0 || m.Versions[before].Written.After(known) {
			return false
		}
		v = before
	}
	return false
}

// numbered returns the position of the version with a number, -1 if there is none.
func (m *Minutes) numbered(number int) int {
	return slices.IndexFunc(m.Versions, func(v Version) bool { return number != 0 && v.Number == number })
}

// sent is a sending of some version: to whom, by id, or where only the role of somebody is recorded by that.
type sent struct {
	to     string
	byRole bool
	// last says that it is the last that went to them.
	last              bool
	on                calendar.Date
	version, position int32
}

// sendings are what went to each person, in the order of the days.
type sendings []sent

// sendings returns what had gone out by a day, in a buffer unless that is too small.
func (m *Minutes) sendings(buffer []sent, known calendar.Date) sendings {
	list, sorted := sendings(buffer[:0]), true
	for i := range m.Versions {
		for j := range m.Versions[i].Sendings {
			s := &m.Versions[i].Sendings[j]
			if s.On.After(known) {
				continue
			}
			out := sent{to: string(s.To.ID), last: true, on: s.On, version: int32(i), position: int32(j)}
			if s.To.ID == "" {
				out.to, out.byRole = string(s.To.Role), true
			}
			if n := len(list); n > 0 {
				sorted = sorted && list[n-1].to < out.to && list[n-1].byRole == out.byRole
			}
			list = append(list, out)
		}
	}
	if sorted { // each to another person
		return list
	}
	slices.SortFunc(list, func(a, b sent) int {
		switch {
		case a.byRole && !b.byRole:
			return 1
		case b.byRole && !a.byRole:
			return -1
		case a.to != b.to:
			return strings.Compare(a.to, b.to)
		}
		v, w := &m.Versions[a.version], &m.Versions[b.version]
		return cmp.Or(a.on.Compare(b.on), cmp.Compare(v.Number, w.Number), strings.Compare(string(v.Sendings[a.position].ID), string(w.Sendings[b.position].ID)))
	})
	for i := range list {
		list[i].last = i+1 == len(list) || list[i].to != list[i+1].to || list[i].byRole != list[i+1].byRole
	}
	return list
}

// to returns what went to someone, and what went to whoever comes after them by id.
func (p sendings) to(id procedure.MemberID) (mine, rest sendings) {
	for len(p) > 0 && !p[0].byRole {
		if p[0].to == string(id) {
			mine = p.next()
			break
		}
		if p[0].to > string(id) {
			break
		}
		p = p[1:]
	}
	return mine, p[len(mine):]
}

// next returns what went to the first of several people.
func (p sendings) next() sendings {
	to := 0
	for !p[to].last {
		to++
	}
	return p[:to+1]
}

// first returns the first that has a day, the earliest way in which anything reached them, and else the first of all.
func (p sendings) first() *sent {
	for i := range p {
		if !p[i].on.IsZero() {
			return &p[i]
		}
	}
	return &p[0]
}

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
