package minutes

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendContactShared appends what N 3.5a finds for each professional with a part in the plan,
// at each meeting: whether the minutes say how often they saw or spoke to the family. There
// need be no written report.
func AppendContactShared(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleContactShared
	return given{b, g, t, list}.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		var room few
		index := indexOf(&room, r.minutes.Contributions, func(c *Contribution) procedure.MemberID { return c.Member })
		for m := range g.MembersOn(r.held) {
			if !m.CarriesOutPlan() || !r.attends(g, m) {
				continue
			}
			f := r.onMember(rule, m.ID)
			if at := index.first(string(m.ID)); at < 0 {
				f.Missing.Add(procedure.FieldContributions)
			} else {
				f.At = f.At.Item(procedure.FieldContributions, at)
				f.Missing.AddIf(r.minutes.Contributions[at].Contact.IsBlank(), procedure.FieldContact)
			}
			f.Outcome = f.Missing.Outcome()
			dst = b.Append(dst, r.held, f)
		}
		return dst
	})
}

// AppendContributionClear appends what N 3.7a finds for each professional's contribution:
// whether it has what was achieved against what was expected, what is in the way, and what
// more help is needed. A meeting without any is not met.
func AppendContributionClear(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleContributionClear
	return given{b, g, t, list}.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		var room few
		members := peopleOf(&room, g)
		none := true
		for i := range r.minutes.Contributions {
			c := &r.minutes.Contributions[i]
			if m := members.member(c.Member); m != nil && !m.IsProfessional() {
				continue
			}
			none = false
			f := r.on(rule, procedure.SubjectIn(procedure.ContributionSubject, c.Member, r.m.ID))
			f.At = f.At.Item(procedure.FieldContributions, i)
			f.Missing.AddIf(c.Achieved.IsBlank(), procedure.FieldAchieved)
			f.Missing.AddIf(c.Expected.IsBlank(), procedure.FieldExpected)
			f.Missing.AddIf(c.Blocks.IsBlank(), procedure.FieldBlocks)
			f.Missing.AddIf(c.FurtherHelp.IsBlank(), procedure.FieldFurtherHelp)
			f.Outcome = f.Missing.Outcome()
			dst = b.Append(dst, r.held, f)
		}
		if none {
			f := r.onMeeting(rule)
			f.Outcome = procedure.NotMet
			f.Missing.Add(procedure.FieldContributions)
			dst = b.Append(dst, r.held, f)
		}
		return dst
	})
}
