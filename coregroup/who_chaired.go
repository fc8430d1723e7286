package coregroup

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/measure"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// lineManagerChairs is N 3.1a, on the case: whether one of the first meetings was chaired by whom the procedure asks for. It is
// met by the first such meeting, not met once all of them were held without, and not applicable if the plans ended before.
var lineManagerChairs = rule{Check: (*review).lineManagerChairs, Rule: procedure.Rule{
	ID: procedure.RuleLineManagerChairs, Title: "Line manager in the chair at first",
	Doc:    "One of the first meetings is chaired by the role that the procedure asks for, usually the line manager of the social worker allocated on the day.",
	Reads:  []procedure.Record{records.Children, records.Members, records.Allocations, records.Meetings, records.Minutes},
	Remedy: remedy.ChairAtFirst, Measure: measure.FirstChairs,
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Complete: true, Text: "None of the first meetings was chaired so."},
		{Outcome: procedure.Pending, Text: "It is open until the {meeting} core group."},
	},
	Labels: []procedure.Label{
		{Field: field.Attendance, List: true, Text: "whether the chair was there"},
		{Field: field.Guests, List: true, Text: "whether the chair was there"},
	},
}}

func (v *review) lineManagerChairs(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	f := findings.Note(&dst, rule.ID, procedure.CaseSubject, "", "")
	f.Responsible = procedure.LineManager
	day := v.b.On
	if len(v.held) > 0 {
		day = v.held[0].Held
		f.Since = day
	}
	if e, ok := v.b.Procedures.On(day); ok {
		f.Outcome, f.Done = v.firstChair(e)
	}
	return v.b.AttachClauses(dst, start, day)
}

// firstChair returns whether one of the first meetings was chaired by whom an edition asks for, and on which day.
func (v *review) firstChair(e *procedure.Edition) (procedure.Outcome, calendar.Date) {
	first := e.JointChairMeetings()
	unsure := false
	for i := range v.held[:min(first, len(v.held))] {
		jointly := v.chaired[i].jointly
		if v.chaired[i].edition != e {
			jointly, _ = v.g.chaired(e, &v.held[i], i+1)
		}
		switch jointly {
		case procedure.Yes:
			return procedure.Met, v.held[i].Held
		case procedure.NotRecorded:
			unsure = true
		case procedure.No:
		}
	}
	running := v.g.Running(v.b.On)
	switch {
	case len(v.held) >= first && unsure:
		return procedure.Undetermined, calendar.Date{}
	case len(v.held) >= first:
		return procedure.NotMet, calendar.Date{}
	case running == procedure.No:
		return procedure.NotApplicable, calendar.Date{}
	case running == procedure.NotRecorded && len(v.held) == 0:
		return procedure.Undetermined, calendar.Date{}
	default:
		return procedure.Pending, calendar.Date{}
	}
}

// eachMeeting returns the check of a rule on the chair of each meeting held, judged by the edition in force on its day, with one
// finding on the case where none was held.
func eachMeeting(judge func(v *review, f *procedure.Finding, meeting int)) func(*review, []procedure.Finding, *rule) []procedure.Finding {
	return func(v *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		v.Sorted = true
		if len(v.held) == 0 {
			return v.onCase(dst, rule, procedure.NotApplicable)
		}
		for _, i := range v.meetings {
			h, start := &v.held[i], len(dst)
			f := findings.Note(&dst, rule.ID, procedure.MeetingSubject, h.ID, "")
			f.Responsible, f.Done, f.At = procedure.SocialWorker, h.Held, h.At
			if v.chaired[i].edition != nil {
				judge(v, f, int(i))
			}
			dst = v.b.AttachClauses(dst, start, h.Held)
		}
		return dst
	}
}

// usualChair is N 3.1b, for each meeting held: whether its usual chair chaired it. A meeting that someone else chaired is
// not applicable where that is a matter of N 3.1a or N 3.1c, and not met where the procedure has no such clause.
var usualChair = rule{Check: eachMeeting((*review).judgeUsualChair), Rule: procedure.Rule{
	ID: procedure.RuleUsualChair, Title: "Usual chair",
	Doc:   "Each meeting is chaired by the role that the procedure names for it.",
	Reads: []procedure.Record{records.Members, records.Allocations, records.Meetings, records.Minutes}, Remedy: remedy.UsualChair,
	Measure: measure.Chairs,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Text: "Someone else than the usual chair was in the chair."}},
	Labels: []procedure.Label{
		{Field: field.Attendance, List: true, Text: "whether the chair was there"},
		{Field: field.Guests, List: true, Text: "whether the chair was there"},
	},
}}

func (v *review) judgeUsualChair(f *procedure.Finding, meeting int) {
	switch c := &v.chaired[meeting]; {
	case c.usually == procedure.Yes:
		f.Outcome = procedure.Met
	case c.usually == procedure.NotRecorded || c.jointly == procedure.NotRecorded:
		f.Outcome = procedure.Undetermined
	case c.jointly == procedure.Yes, c.edition.Asks(procedure.RuleOtherChair):
		f.Outcome = procedure.NotApplicable
	default:
		f.Outcome = procedure.NotMet
		f.Missing.Add(field.Chair)
	}
}

// otherChair is N 3.1c, for each meeting held that was chaired by someone whom the procedure does not name for it: whether
// they were there, are a member and not of the family, and whether a reason and enough seniority and experience are
// recorded. A line manager need not be a member, and their seniority is taken as shown.
var otherChair = rule{Check: eachMeeting((*review).judgeOtherChair), Rule: procedure.Rule{
	ID: procedure.RuleOtherChair, Title: "Another chair",
	Doc:   "A chair whom the procedure does not name for the meeting is a member of the group who was there, not of the family, with a reason and enough seniority and experience recorded. For a line manager the last two are taken as shown.",
	Reads: []procedure.Record{records.Members, records.Allocations, records.Meetings, records.Minutes}, Remedy: remedy.ExplainChair,
	Measure: measure.Chairs,
	Labels: []procedure.Label{
		{Field: field.Present, Text: "that the chair was there"},
		{Field: field.Attendance, List: true, Text: "whether the chair was there"},
		{Field: field.Guests, List: true, Text: "whether the chair was there"},
	},
}}

func (v *review) judgeOtherChair(f *procedure.Finding, meeting int) {
	h, c := &v.held[meeting], &v.chaired[meeting]
	switch better(c.jointly, c.usually) { // named by the procedure
	case procedure.Yes:
		f.Outcome = procedure.NotApplicable
		return
	case procedure.No:
	default:
		return
	}
	manager := v.g.isLineManager(h.Chair, h.Held) == procedure.Yes
	m := v.g.Member(h.Chair)
	var missing procedure.Fields
	switch {
	case m != nil && m.IsFamily(), !manager && (m == nil || !m.IsMember(h.Held)):
		missing.Add(field.Chair)
	case h.ChairAttended == procedure.No:
		missing.Add(field.Present)
	}
	missing.AddIf(h.ChairReason != procedure.Yes, field.ChairReason)
	missing.AddIf(h.ChairSuitable != procedure.Yes && !manager, field.ChairSuitable)
	lacking(f, missing)
	if f.Outcome == procedure.Met && h.ChairAttended == procedure.NotRecorded {
		f.Outcome = procedure.Undetermined
	}
}
