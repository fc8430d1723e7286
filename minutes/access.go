package minutes

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// reader is someone who is to have something, or had it: with their record as a member, nil
// where there is none.
type reader struct {
	to     coregroup.Recipient
	member *coregroup.Member
}

// access is [coregroup.CoreGroup.Audience] for a paper of a meeting of any number of sittings:
// who was left out at any of them is left out. The meeting is nil where it is not known.
func (r reader) access(g *coregroup.CoreGroup, e *procedure.Edition, p coregroup.Paper, meeting *schedule.Meeting, on calendar.Date) coregroup.Access {
	least := g.AudienceOf(e, r.member, r.to, p, on)
	if meeting == nil {
		return least
	}
	for _, sitting := range meeting.Sittings {
		if sitting.After(p.Day) && sitting.Before(p.LastDay) {
			between := p
			between.Day, between.LastDay = sitting, sitting
			if a := g.AudienceOf(e, r.member, r.to, between, on); a.Extent < least.Extent {
				least = a
			}
		}
	}
	return least
}
