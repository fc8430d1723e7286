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
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.each(dst, procedure.RuleContactShared)
}

func (c *given) contactShared(dst []procedure.Finding, r *record, s *sheet) []procedure.Finding {
	const rule = procedure.RuleContactShared
	for m := range c.g.MembersOn(r.held) {
		if !m.CarriesOutPlan() || !r.attends(c.g, m) {
			continue
		}
		f := r.onMember(rule, m.ID)
		if at := s.said.first(string(m.ID)); at < 0 {
			f.Missing.Add(procedure.FieldContributions)
		} else {
			f.At = f.At.Item(procedure.FieldContributions, at)
			f.Missing.AddIf(r.minutes.Contributions[at].Contact.IsBlank(), procedure.FieldContact)
		}
		f.Outcome = f.Missing.Outcome()
		dst = c.b.Append(dst, r.held, f)
	}
	return dst
}

// AppendContributionClear appends what N 3.7a finds for each professional's contribution:
// whether it has what was achieved against what was expected, what is in the way, and what
// more help is needed. A meeting without any is not met.
func AppendContributionClear(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.each(dst, procedure.RuleContributionClear)
}

func (c *given) contributionClear(dst []procedure.Finding, r *record) []procedure.Finding {
	const rule = procedure.RuleContributionClear
	none := true
	for i := range r.minutes.Contributions {
		said := &r.minutes.Contributions[i]
		if m := c.members.member(said.Member); m != nil && !m.IsProfessional() {
			continue
		}
		none = false
		f := r.on(rule, procedure.SubjectIn(procedure.ContributionSubject, said.Member, r.m.ID))
		f.At = f.At.Item(procedure.FieldContributions, i)
		f.Missing.AddIf(said.Achieved.IsBlank(), procedure.FieldAchieved)
		f.Missing.AddIf(said.Expected.IsBlank(), procedure.FieldExpected)
		f.Missing.AddIf(said.Blocks.IsBlank(), procedure.FieldBlocks)
		f.Missing.AddIf(said.FurtherHelp.IsBlank(), procedure.FieldFurtherHelp)
		f.Outcome = f.Missing.Outcome()
		dst = c.b.Append(dst, r.held, f)
	}
	if none {
		f := r.onMeeting(rule)
		f.Outcome = procedure.NotMet
		f.Missing.Add(procedure.FieldContributions)
		dst = c.b.Append(dst, r.held, f)
	}
	return dst
}
