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

// post is what went to each person, in the order of the days.
type post []sent

// post returns what had gone out by a day. Room is where it goes unless that is more.
func (m *Minutes) post(room []sent, known calendar.Date) post {
	list, sorted := post(room[:0]), true
	for i := range m.Versions {
		for j := range m.Versions[i].Sendings {
			if s := &m.Versions[i].Sendings[j]; !s.On.After(known) {
				list = append(list, sent{})
				out := &list[len(list)-1]
				out.to, out.last, out.on, out.version, out.position = string(s.To.ID), true, s.On, int32(i), int32(j)
				if s.To.ID == "" {
					out.to, out.byRole = string(s.To.Role), true
				}
				if len(list) > 1 {
					before := &list[len(list)-2]
					sorted = sorted && before.to < out.to && before.byRole == out.byRole
				}
			}
		}
	}
	if sorted { // each of another person
		return list
	}
	slices.SortFunc(list, func(a, b sent) int {
		switch {
		case a.byRole && !b.byRole:
			return 1
		case b.byRole && !a.byRole:
			return -1
		}
		if c := strings.Compare(a.to, b.to); c != 0 {
			return c
		}
		v, w := &m.Versions[a.version], &m.Versions[b.version]
		return cmp.Or(a.on.Compare(b.on), cmp.Compare(v.Number, w.Number), strings.Compare(string(v.Sendings[a.position].ID), string(w.Sendings[b.position].ID)))
	})
	for i := range list[:len(list)-1] {
		list[i].last = list[i].to != list[i+1].to || list[i].byRole != list[i+1].byRole
	}
	return list
}

// to returns what went to someone, and what went to whoever comes after them by id.
func (p post) to(id procedure.MemberID) (mine, rest post) {
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
func (p post) next() post {
	to := 0
	for !p[to].last {
		to++
	}
	return p[:to+1]
}

// first returns the first that has a day, the earliest way in which anything reached them, and else the first of all.
func (p post) first() *sent {
	for i := range p {
		if !p[i].on.IsZero() {
			return &p[i]
		}
	}
	return &p[0]
}
