package minutes

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendPreviousNotesReviewed appends what N 3.17b finds for each meeting from the second on:
// whether the notes of the meeting before were gone through, and what was corrected, or that
// nothing was. At the first meeting of a plan there are none, whatever plans there were before.
func AppendPreviousNotesReviewed(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return alone(dst, &b, g, t, list, nil, procedure.RulePreviousNotesReviewed)
}

func previousNotesReviewed(r *record, f *procedure.Finding) {
	if r.nth == 1 {
		f.Outcome = procedure.NotApplicable
		return
	}
	p := &r.minutes.Previous
	f.At = f.At.Field(field.Previous)
	f.Missing.AddIf(p.Reviewed != procedure.Yes, field.Reviewed)
	f.Missing.AddIf(p.Accurate != procedure.Yes && p.Corrections.IsBlank(), field.Corrections)
}

// AppendMattersRecorded appends what N 3.17c finds for each matter discussed at a meeting:
// whether it has a description and, unless its list says so, what it is about. A meeting
// without any is not met.
func AppendMattersRecorded(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return alone(dst, &b, g, t, list, nil, procedure.RuleMattersRecorded)
}

func (c *given) mattersRecorded(dst *[]procedure.Finding, r *record) {
	const rule = procedure.RuleMattersRecorded
	sections := r.minutes.sections()
	byID := c.items[:0]
	for i := range sections {
		for j := range sections[i].list {
			byID = append(byID, entry{string(sections[i].list[j].ID), int32(len(byID))})
		}
	}
	for _, e := range byID.sorted() {
		s, i := matterAt(&sections, int(e.at))
		m := &s.list[i]
		f := r.note(findings.Note(dst, rule, procedure.MatterSubject, m.ID, r.m.ID))
		f.At = f.At.Item(s.field, i)
		f.Missing.AddIf(m.Description.IsBlank(), field.Description)
		f.Missing.AddIf(s.field == field.Matters && len(m.About) == 0 && len(m.Children) == 0, field.About)
		f.Outcome = f.Missing.Outcome()
	}
	if len(byID) == 0 {
		c.ordered = false
		f := r.onMeeting(dst, rule)
		f.Outcome = procedure.NotMet
		f.Missing.Add(field.Matters)
	}
}

// AppendWorriesShared appends what B 4c finds for each meeting: whether the minutes hold
// worries of the family and of professionals, and whether the support is right. That there
// are none is said in words.
func AppendWorriesShared(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return alone(dst, &b, g, t, list, nil, procedure.RuleWorriesShared)
}

func worriesShared(r *record, f *procedure.Finding) {
	f.Missing.AddIf(!said(r.minutes.Worries, procedure.Family) || !said(r.minutes.Worries, procedure.Professional), field.Worries)
	f.Missing.AddIf(!said(r.minutes.SupportRight, procedure.StandingUnknown), field.SupportRight)
}

// AppendWorksWell appends what B 6a finds for each meeting: whether the minutes hold what
// works well and what should be done differently.
func AppendWorksWell(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return alone(dst, &b, g, t, list, nil, procedure.RuleWorksWell)
}

func worksWell(r *record, f *procedure.Finding) {
	f.Missing.AddIf(!said(r.minutes.WorksWell, procedure.StandingUnknown), field.WorksWell)
	f.Missing.AddIf(!said(r.minutes.DoDifferently, procedure.StandingUnknown), field.DoDifferently)
}

// AppendStrengthsAndWorries appends what B 6c finds for each meeting: whether the minutes hold
// the family's strengths and its worries.
func AppendStrengthsAndWorries(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return alone(dst, &b, g, t, list, nil, procedure.RuleStrengthsAndWorries)
}

func strengthsAndWorries(r *record, f *procedure.Finding) {
	f.Missing.AddIf(!said(r.minutes.Strengths, procedure.StandingUnknown), field.Strengths)
	f.Missing.AddIf(!said(r.minutes.Worries, procedure.Family), field.Worries)
}
