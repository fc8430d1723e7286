package minutes

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendContactShared appends what N 3.5a finds for each professional with a part in the plan,
// at each meeting: whether the minutes say how often they saw or spoke to the family. There
// need be no written report.
func AppendContactShared(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return alone(dst, &b, g, t, list, nil, procedure.RuleContactShared)
}

func (c *given) contactShared(dst *[]procedure.Finding, r *record) {
	seats, contributions := c.seatsAt(r), r.place.Item(field.Contributions, 0)
	for _, i := range c.members.byID {
		s := &seats[i]
		if !s.attends || !c.readers[i].Traits.CarriesOutPlan() {
			continue
		}
		f := r.onMember(dst, procedure.RuleContactShared, c.g.Members[i].ID)
		if s.said < 0 {
			f.Missing.Add(field.Contributions)
		} else {
			f.At = contributions.AtIndex(int(s.said))
			f.Missing.AddIf(r.minutes.Contributions[s.said].Contact.IsBlank(), field.Contact)
		}
		f.Outcome = f.Missing.Outcome()
	}
}

// AppendContributionClear appends what N 3.7a finds for each professional's contribution:
// whether it has what was achieved against what was expected, what is in the way, and what
// more help is needed. A meeting without any is not met.
func AppendContributionClear(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return alone(dst, &b, g, t, list, nil, procedure.RuleContributionClear)
}

func (c *given) contributionClear(dst *[]procedure.Finding, r *record) {
	const rule = procedure.RuleContributionClear
	none, last, contributions := true, procedure.MemberID(""), r.place.Item(field.Contributions, 0)
	for i := range r.minutes.Contributions {
		said := &r.minutes.Contributions[i]
		c.ordered, last = c.ordered && last <= said.Member, said.Member
		if at := c.members.at(said.Member); at >= 0 && !c.readers[at].Traits.IsProfessional() {
			continue
		}
		none = false
		f := r.note(findings.Note(dst, rule, procedure.ContributionSubject, said.Member, r.m.ID))
		f.At = contributions.AtIndex(i)
		f.Missing.AddIf(said.Achieved.IsBlank(), field.Achieved)
		f.Missing.AddIf(said.Expected.IsBlank(), field.Expected)
		f.Missing.AddIf(said.Blocks.IsBlank(), field.Blocks)
		f.Missing.AddIf(said.FurtherHelp.IsBlank(), field.FurtherHelp)
		f.Outcome = f.Missing.Outcome()
	}
	if none {
		c.ordered = false
		f := r.onMeeting(dst, rule)
		f.Outcome = procedure.NotMet
		f.Missing.Add(field.Contributions)
	}
}
