package minutes

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/records"
)

// Contribution is what a member told the group, in person, in a note or through whoever
// spoke for them. It says in words that there is nothing in the way and no help is needed.
type Contribution struct {
	Member procedure.MemberID `json:"member"`
	// Achieved is what was achieved, against what was Expected.
	Achieved procedure.Text `json:"achieved,omitzero"`
	Expected procedure.Text `json:"expected,omitzero"`
	// Blocks are what is in the way, and FurtherHelp is what more is needed.
	Blocks      procedure.Text `json:"blocks,omitzero"`
	FurtherHelp procedure.Text `json:"furtherHelp,omitzero"`
	// Contact is how often the member saw or spoke to the family since the last meeting.
	Contact procedure.Text `json:"contact,omitzero"`
	// Children are those it concerns. None named means all.
	Children []procedure.ChildID  `json:"children,omitzero"`
	NotFor   []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the member's id.
func (c Contribution) LogValue() slog.Value { return slog.StringValue(string(c.Member)) }

// contactShared is N 3.5a, for each professional with a part in the plan, at each meeting. There need be no written report.
var contactShared = rule{Check: eachMeeting((*review).contactIn), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleContactShared, Title: "Contact with the family",
	Doc:      "Each meeting's minutes say how often each professional with a part in the plan saw or spoke to the family.",
	Reads:    []procedure.Record{records.Children, records.Members, records.Exclusions, records.Meetings, records.Minutes},
	Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Contributions)}, BySubject: true,
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Missing: field.Contributions, Text: "The minutes hold nothing of how often they saw or spoke to the family."},
	},
	Adds: []procedure.Addition{
		{Missing: field.Contributions, About: "/member", Fields: procedure.FieldsOf(field.Achieved, field.Expected, field.Blocks, field.FurtherHelp, field.Contact)},
	},
}}

func (c *review) contactIn(dst *[]procedure.Finding, rule *rule, r *record) {
	list, contributions := c.attendeesAt(r), r.place.Item(field.Contributions, 0)
	for _, i := range c.members.byID {
		s := &list[i]
		if !s.attends || !c.readers[i].Traits.CarriesOutPlan() {
			continue
		}
		f := r.onMember(dst, rule, c.g.Members[i].ID)
		if s.said < 0 {
			f.Missing.Add(field.Contributions)
		} else {
			f.At = contributions.AtIndex(int(s.said))
			f.Missing.AddIf(r.minutes.Contributions[s.said].Contact.IsBlank(), field.Contact)
		}
		f.Outcome = f.Missing.Outcome()
	}
}

// contributionClear is N 3.7a, for each professional's contribution. A meeting without any is not met.
var contributionClear = rule{Check: eachMeeting((*review).contributionsIn), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleContributionClear, Title: "Clear contributions",
	Doc:      "Each professional's contribution has what was achieved against what was expected, what is in the way, and what more help is needed.",
	Reads:    []procedure.Record{records.Children, records.Members, records.Meetings, records.Minutes},
	Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Contributions)}, BySubject: true,
	Adds: []procedure.Addition{
		{Missing: field.Contributions, Fields: procedure.FieldsOf(field.Member, field.Achieved, field.Expected, field.Blocks, field.FurtherHelp, field.Contact)},
	},
}}

func (c *review) contributionsIn(dst *[]procedure.Finding, rule *rule, r *record) {
	none, last, contributions := true, procedure.MemberID(""), r.place.Item(field.Contributions, 0)
	for i := range r.minutes.Contributions {
		said := &r.minutes.Contributions[i]
		c.Sorted, last = c.Sorted && last <= said.Member, said.Member
		if at := c.members.at(said.Member); at >= 0 && !c.readers[at].Traits.IsProfessional() {
			continue
		}
		none = false
		f := r.note(findings.Note(dst, rule.ID, procedure.ContributionSubject, said.Member, r.m.ID))
		f.At = contributions.AtIndex(i)
		f.Missing.AddIf(said.Achieved.IsBlank(), field.Achieved)
		f.Missing.AddIf(said.Expected.IsBlank(), field.Expected)
		f.Missing.AddIf(said.Blocks.IsBlank(), field.Blocks)
		f.Missing.AddIf(said.FurtherHelp.IsBlank(), field.FurtherHelp)
		f.Outcome = f.Missing.Outcome()
	}
	if none {
		c.Sorted = false
		f := r.onMeeting(dst, rule)
		f.Outcome = procedure.NotMet
		f.Missing.Add(field.Contributions)
	}
}
