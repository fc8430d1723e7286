package minutes

import (
	"cmp"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// sent is a sending of some version.
type sent struct {
	to                string
	on                calendar.Date
	version, position int32
}

// post is what went to each person, in the order of the days.
type post []sent

type manySent [96]sent

// post returns what had gone out by a day. Room is where it goes unless that is very much.
func (m *Minutes) post(room *manySent, known calendar.Date) post {
	list := post(room[:0])
	for i := range m.Versions {
		for j := range m.Versions[i].Sendings {
			if s := &m.Versions[i].Sendings[j]; !s.On.After(known) {
				list = append(list, sent{string(s.To.ID), s.On, int32(i), int32(j)})
			}
		}
	}
	slices.SortFunc(list, func(a, b sent) int {
		return cmp.Or(strings.Compare(a.to, b.to), a.on.Compare(b.on), cmp.Compare(m.Versions[a.version].Number, m.Versions[b.version].Number),
			strings.Compare(string(m.Versions[a.version].Sendings[a.position].ID), string(m.Versions[b.version].Sendings[b.position].ID)))
	})
	return list
}

// to returns what went to someone.
func (p post) to(id procedure.MemberID) post {
	from, found := slices.BinarySearchFunc(p, string(id), func(s sent, id string) int { return strings.Compare(s.to, id) })
	if !found {
		return nil
	}
	to := from + 1
	for to < len(p) && p[to].to == string(id) {
		to++
	}
	return p[from:to]
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
