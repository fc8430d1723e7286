package minutes

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// MatterID is the id of something that was discussed at a meeting.
type MatterID string

// Matter is something that was discussed at a meeting.
type Matter struct {
	ID          MatterID       `json:"id"`
	Description procedure.Text `json:"description,omitzero"`
	// About are the records that it is about: an outcome, a task, a difficulty, a child.
	About []procedure.Subject `json:"about,omitzero"`
	// By says who raised it, family or professionals.
	By procedure.Standing `json:"by,omitzero"`
	// Children are those it concerns. None named means all.
	Children []procedure.ChildID  `json:"children,omitzero"`
	NotFor   []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the matter's id.
func (m Matter) LogValue() slog.Value { return slog.StringValue(string(m.ID)) }

// PreviousNotes is how the notes of the meeting before were gone through.
type PreviousNotes struct {
	Reviewed procedure.Answer `json:"reviewed,omitzero"`
	// Accurate says that there was nothing to correct, and Corrections what there was.
	Accurate    procedure.Answer `json:"accurate,omitzero"`
	Corrections procedure.Text   `json:"corrections,omitzero"`
}

// LogValue returns the answers.
func (p PreviousNotes) LogValue() slog.Value {
	return slog.GroupValue(slog.String("reviewed", p.Reviewed.String()), slog.String("accurate", p.Accurate.String()))
}

// section is a list of matters with the field that holds it.
type section struct {
	field procedure.Field
	list  []Matter
}

// sections returns all that was discussed, by where it stands.
func (m *Minutes) sections() [6]section {
	return [...]section{
		{field.WorksWell, m.WorksWell}, {field.DoDifferently, m.DoDifferently}, {field.Strengths, m.Strengths},
		{field.Worries, m.Worries}, {field.SupportRight, m.SupportRight}, {field.Matters, m.Matters},
	}
}

// matterAt returns where one of all the matters is, counted through from 0.
func matterAt(sections *[6]section, at int) (in *section, position int) {
	i := 0
	for ; at >= len(sections[i].list); i++ {
		at -= len(sections[i].list)
	}
	return &sections[i], at
}

// said reports whether a list has something in it that is not blank, raised by those of a
// standing, or by anyone where that is StandingUnknown.
func said(list []Matter, by procedure.Standing) bool {
	for i := range list {
		if m := &list[i]; !m.Description.IsBlank() && (by == procedure.StandingUnknown || m.By == by) {
			return true
		}
	}
	return false
}

// matterFields are those of something that was said at a meeting.
var matterFields = procedure.FieldsOf(field.ID, field.Description)

// previousNotesReviewed is N 3.17b, for each meeting from the second on: whether the notes of the meeting before were gone
// through, and what was corrected, or that nothing was. At the first meeting of a plan there are none, whatever plans there
// were before.
var previousNotesReviewed = rule{Check: minutesHold((*review).notesReviewed), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RulePreviousNotesReviewed, Title: "Previous notes",
	Doc:   "From the second meeting on, the notes of the one before were gone through, with the corrections or that there were none.",
	Reads: []procedure.Record{records.Children, records.Meetings, records.Minutes}, Remedy: remedy.ReviewNotes,
	Contents: procedure.Contents{LaterMinutes: procedure.FieldsOf(field.Previous)},
	Labels:   []procedure.Label{{Field: field.Reviewed, Text: "whether the notes of the meeting before were gone through"}},
}}

func (*review) notesReviewed(r *record, f *procedure.Finding) {
	if r.numberInPlan == 1 {
		f.Outcome = procedure.NotApplicable
		return
	}
	p := &r.minutes.Previous
	f.At = f.At.Field(field.Previous)
	f.Missing.AddIf(p.Reviewed != procedure.Yes, field.Reviewed)
	f.Missing.AddIf(p.Accurate != procedure.Yes && p.Corrections.IsBlank(), field.Corrections)
}

// mattersRecorded is N 3.17c, for each matter discussed at a meeting. What it is about may be said by its list. A meeting without any is not met.
var mattersRecorded = rule{Check: eachMeeting((*review).mattersOf), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleMattersRecorded, Title: "Matters discussed",
	Doc:      "The minutes hold something discussed, each with a description and what it is about.",
	Reads:    []procedure.Record{records.Children, records.Meetings, records.Minutes},
	Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Matters)},
	Adds:     []procedure.Addition{{Missing: field.Matters, Fields: procedure.FieldsOf(field.ID, field.Description, field.About)}},
}}

func (c *review) mattersOf(dst *[]procedure.Finding, rule *rule, r *record) {
	sections := r.minutes.sections()
	byID := c.items[:0]
	for i := range sections {
		for j := range sections[i].list {
			byID = append(byID, entry{string(sections[i].list[j].ID), int32(len(byID))})
		}
	}
	c.items = byID
	for _, e := range byID.sorted() {
		s, i := matterAt(&sections, int(e.at))
		m := &s.list[i]
		f := r.note(findings.Note(dst, rule.ID, procedure.MatterSubject, m.ID, r.m.ID))
		f.At = f.At.Item(s.field, i)
		f.Missing.AddIf(m.Description.IsBlank(), field.Description)
		f.Missing.AddIf(s.field == field.Matters && len(m.About) == 0 && len(m.Children) == 0, field.About)
		f.Outcome = f.Missing.Outcome()
	}
	if len(byID) == 0 {
		c.Sorted = false
		f := r.onMeeting(dst, rule)
		f.Outcome = procedure.NotMet
		f.Missing.Add(field.Matters)
	}
}

// worriesShared is B 4c, for each meeting. That there are no worries is said in words.
var worriesShared = rule{Check: minutesHold((*review).worries), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleWorriesShared, Title: "Worries shared",
	Doc:      "The minutes hold the worries of family and professionals, and whether the support is right.",
	Reads:    []procedure.Record{records.Children, records.Meetings, records.Minutes},
	Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Worries, field.SupportRight)},
	Adds: []procedure.Addition{
		{Missing: field.SupportRight, Fields: matterFields},
		{Missing: field.Worries, Given: []procedure.Given{{Path: "/by", Value: "family"}}, Fields: matterFields},
		{Missing: field.Worries, Given: []procedure.Given{{Path: "/by", Value: "professional"}}, Fields: matterFields},
	},
}}

func (*review) worries(r *record, f *procedure.Finding) {
	f.Missing.AddIf(!said(r.minutes.Worries, procedure.Family) || !said(r.minutes.Worries, procedure.Professional), field.Worries)
	f.Missing.AddIf(!said(r.minutes.SupportRight, procedure.StandingUnknown), field.SupportRight)
}

// worksWell is B 6a, for each meeting.
var worksWell = rule{Check: minutesHold((*review).whatWorks), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleWorksWell, Title: "What works well",
	Doc:      "The minutes hold what works well and what should be done differently.",
	Reads:    []procedure.Record{records.Children, records.Meetings, records.Minutes},
	Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.WorksWell, field.DoDifferently)},
	Adds:     []procedure.Addition{{Missing: field.WorksWell, Fields: matterFields}, {Missing: field.DoDifferently, Fields: matterFields}},
}}

func (*review) whatWorks(r *record, f *procedure.Finding) {
	f.Missing.AddIf(!said(r.minutes.WorksWell, procedure.StandingUnknown), field.WorksWell)
	f.Missing.AddIf(!said(r.minutes.DoDifferently, procedure.StandingUnknown), field.DoDifferently)
}

// strengthsAndWorries is B 6c, for each meeting.
var strengthsAndWorries = rule{Check: minutesHold((*review).strengths), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleStrengthsAndWorries, Title: "Strengths and worries",
	Doc:      "The minutes hold the family's strengths and its worries.",
	Reads:    []procedure.Record{records.Children, records.Meetings, records.Minutes},
	Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Strengths, field.Worries)},
	Adds: []procedure.Addition{
		{Missing: field.Strengths, Fields: matterFields},
		{Missing: field.Worries, Given: []procedure.Given{{Path: "/by", Value: "family"}}, Fields: matterFields},
	},
}}

func (*review) strengths(r *record, f *procedure.Finding) {
	f.Missing.AddIf(!said(r.minutes.Strengths, procedure.StandingUnknown), field.Strengths)
	f.Missing.AddIf(!said(r.minutes.Worries, procedure.Family), field.Worries)
}
