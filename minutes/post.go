package minutes

import (
	"cmp"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// sent is a sending of some version: to whom, by id, or where only the role of somebody is
// recorded by that.
type sent struct {
	to                string
	byRole            bool
	on                calendar.Date
	version, position int32
}

// post is what went to each person, in the order of the days.
type post []sent

// post returns what had gone out by a day. Room is where it goes unless that is more.
func (m *Minutes) post(room []sent, known calendar.Date) post {
	list := post(room[:0])
	for i := range m.Versions {
		for j := range m.Versions[i].Sendings {
			if s := &m.Versions[i].Sendings[j]; !s.On.After(known) {
				out := sent{to: string(s.To.ID), on: s.On, version: int32(i), position: int32(j)}
				if s.To.ID == "" {
					out.to, out.byRole = string(s.To.Role), true
				}
				list = append(list, out)
			}
		}
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
	return list
}

// to returns what went to someone, and what went to whoever comes after them by id.
func (p post) to(id procedure.MemberID) (mine, rest post) {
	for len(p) > 0 && !p[0].byRole && p[0].to < string(id) {
		p = p[1:]
	}
	if len(p) > 0 && !p[0].byRole && p[0].to == string(id) {
		mine = p.next()
	}
	return mine, p[len(mine):]
}

// next returns what went to the first of several people.
func (p post) next() post {
	to := 0
	for to < len(p) && p[to].to == p[0].to && p[to].byRole == p[0].byRole {
		to++
	}
	return p[:to]
}

// first returns the first that has a day: the earliest way in which anything reached them.
func (p post) first() (sent, bool) {
	for _, s := range p {
		if !s.on.IsZero() {
			return s, true
		}
	}
	return sent{}, false
}
