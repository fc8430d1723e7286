package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// attendee is how a member stands to a meeting that was held, and of which there are minutes.
type attendee struct {
	// row and said are the positions of their attendance, of several sittings where they took most
	// part, and of their contribution, -1 where there is none.
	row, said int32
	how       How
	// belongs says that they are a member on its day, attends that they are not excluded from it
	// besides, and noted that they sent a note or whoever spoke for them contributed.
	belongs, attends, noted bool
}

func (c *review) indexAttendance(list []attendee) []attendee {
	list = slices.Grow(list, len(c.all)*len(c.g.Members))
	for i := range c.all {
		r := &c.all[i]
		r.attendees = len(list)
		if !r.run || r.minutes == nil {
			continue
		}
		for at := range c.g.Members {
			m := &c.g.Members[at]
			belongs := m.IsMember(r.held)
			attends := belongs && (len(c.g.Exclusions) == 0 || c.g.Excluded(m.ID, r.held, r.held) != coregroup.Excluded)
			list = append(list, attendee{row: -1, said: -1, belongs: belongs, attends: attends})
		}
		at := list[r.attendees:]
		for j := range r.minutes.Contributions {
			if who := c.members.at(r.minutes.Contributions[j].Member); who >= 0 && at[who].said < 0 {
				at[who].said = int32(j)
			}
		}
		for j := range r.minutes.Attendance {
			row := &r.minutes.Attendance[j]
			who := c.members.at(row.Member)
			if who < 0 || row.Sitting.After(c.b.On) {
				continue
			}
			s := &at[who]
			if s.row < 0 || row.How > s.how || row.How == s.how && row.Sitting.Before(r.minutes.Attendance[s.row].Sitting) {
				s.row, s.how = int32(j), row.How
			}
			s.noted = s.noted || row.WrittenNote == procedure.Yes || row.How == Represented && c.contributed(r.minutes, at, row.By.ID)
		}
	}
	return list
}

// contributed reports whether someone contributed to a meeting.
func (c *review) contributed(m *Minutes, list []attendee, id procedure.MemberID) bool {
	if at := c.members.at(id); at >= 0 {
		return list[at].said >= 0
	}
	return id != "" && slices.ContainsFunc(m.Contributions, func(said Contribution) bool { return said.Member == id })
}

func (c *review) attendeesAt(r *record) []attendee {
	return c.attendees[r.attendees : r.attendees+len(c.g.Members)]
}

// present reports whether someone was at a meeting.
func (c *review) present(r *record, id procedure.MemberID) bool {
	at := c.members.at(id)
	return at >= 0 && c.attendees[r.attendees+at].how == Present
}
