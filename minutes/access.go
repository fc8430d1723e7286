package minutes

import (
	"cmp"
	"slices"

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
