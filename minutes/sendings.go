package minutes

import (
	"cmp"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

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
