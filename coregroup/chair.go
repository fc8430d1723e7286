package coregroup

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/measure"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

func answer(is bool) procedure.Answer {
	if is {
		return procedure.Yes
	}
	return procedure.No
}

// isSocialWorker reports whether a person is the social worker allocated on a day, or
// covers for them. It is not recorded where neither is.
func (g *CoreGroup) isSocialWorker(id procedure.MemberID, on calendar.Date) procedure.Answer {
	worker, cover := g.SocialWorkerOn(on), g.CoverOn(on)
	if worker == "" && cover == "" {
		return procedure.NotRecorded
	}
	return answer(id == worker || id == cover)
}

// isLineManager reports whether a person is the line manager of the social worker allocated on a day. It is not recorded
// where either is not, except that nobody is their own.
func (g *CoreGroup) isLineManager(id procedure.MemberID, on calendar.Date) procedure.Answer {
	worker := g.SocialWorkerOn(on)
	manager := g.LineManagerOf(worker, on)
	if manager == "" && (worker == "" || id != worker) {
		return procedure.NotRecorded
	}
	return answer(id == manager)
}

// mayChair reports whether a person may chair a meeting by the procedure: jointly with others as one of the first, or as its
// usual chair. It is not recorded where neither is sure.
func (g *CoreGroup) mayChair(e *procedure.Edition, id procedure.MemberID, number int, on calendar.Date) (jointly, usually procedure.Answer) {
	jointly, usually = procedure.No, procedure.No
	m, standing := g.Member(id), procedure.StandingUnknown
	if m != nil {
		standing = m.standing()
	}
	if standing == procedure.Family {
		return jointly, usually
	}
	try := func(role procedure.Role, held procedure.Answer) {
		joint, usual := e.Chairs(number, role, standing)
		if joint {
			jointly = better(jointly, held)
		}
		if usual {
			usually = better(usually, held)
		}
	}
	try(procedure.SocialWorker, g.isSocialWorker(id, on))
	try(procedure.LineManager, g.isLineManager(id, on))
	if m != nil && m.IsMember(on) {
		for _, role := range m.Roles {
			if role != procedure.SocialWorker && role != procedure.LineManager {
				try(role, procedure.Yes)
			}
		}
		try("", procedure.Yes) // where any professional may, whatever the role
	}
	return jointly, usually
}

// better returns the surer yes of two answers: yes, then not recorded, then no.
func better(a, b procedure.Answer) procedure.Answer {
	if a == procedure.Yes || b == procedure.Yes {
		return procedure.Yes
	}
	if a == procedure.NotRecorded || b == procedure.NotRecorded {
		return procedure.NotRecorded
	}
	return procedure.No
}

// chaired is mayChair for who chaired a meeting. Someone who was not there did not chair
// it, and where that is not recorded it is not sure that they did.
func (g *CoreGroup) chaired(e *procedure.Edition, h *HeldMeeting, number int) (jointly, usually procedure.Answer) {
	switch {
	case h.Chair == "":
		return procedure.NotRecorded, procedure.NotRecorded
	case h.ChairAttended == procedure.No:
		return procedure.No, procedure.No
	}
	jointly, usually = g.mayChair(e, h.Chair, number, h.Held)
	if h.ChairAttended == procedure.NotRecorded {
		jointly, usually = unsure(jointly), unsure(usually)
	}
	return jointly, usually
}

// unsure turns yes into not recorded.
func unsure(a procedure.Answer) procedure.Answer {
	if a == procedure.Yes {
		return procedure.NotRecorded
	}
	return a
}

// ChairProposal says who may chair a meeting to come.
type ChairProposal struct {
	// Number is the meeting's, the first being 1.
	Number int `json:"number,omitzero"`
	// Options are the ways open, the one proposed first. There are none where the procedure names no chair. Any other member
	// of enough seniority and experience may chair for a specific reason where OtherAllowed gives the clause.
	Options      []ChairOption `json:"options,omitzero"`
	OtherAllowed string        `json:"otherAllowed,omitzero"`
}

// ChairOption is one way of filling the chair.
type ChairOption struct {
	// Roles are those of whom one may chair; or any professional member may.
	Roles           []procedure.Role `json:"roles,omitzero"`
	AnyProfessional bool             `json:"anyProfessional,omitzero"`
	// People are the members with those roles on the day. The social worker is whoever is allocated or covers, and the line
	// manager theirs, members or not. Nobody of the family or who is excluded from the meeting is among them. There are none
	// where it is not recorded.
	People []procedure.MemberID `json:"people,omitzero"`
	// Clause and Why are where it comes from.
	Clause string      `json:"clause,omitzero"`
	Why    ChairReason `json:"why,omitzero"`
}

// ChairReason is why someone is proposed for the chair.
type ChairReason uint8

// The reasons. Zero: none.
const (
	_ ChairReason = iota
	// ChairRequired: the procedure asks it of one of the first meetings, nobody has done so yet, and this is the last of them.
	ChairRequired // required now
	// ChairJointly: the procedure asks it of one of the first meetings, and nobody has done so yet.
	ChairJointly // required at one of the first meetings
	// ChairUsual: the usual chair of the meeting.
	ChairUsual // usual chair
	// ChairAgain: it was done at an earlier meeting, and may be done again.
	ChairAgain // may chair again
)

var chairReasons = closedset.Of[ChairReason]("coregroup: the reason for a chair", "", "required now", "required at one of the first meetings", "usual chair", "may chair again")

// String returns the reason in words, empty for zero, as it stands in JSON.
func (r ChairReason) String() string                   { return chairReasons.Text(r) }
func (r ChairReason) MarshalText() ([]byte, error)     { return chairReasons.Marshal(r) }
func (r *ChairReason) UnmarshalText(text []byte) error { return chairReasons.Read(text, r) }

// ProposeChair returns who may chair the core group meeting of a day, from who chaired those before it that were held by the
// day of the review, by the edition in force on its day. The proposal is empty where there is none, or the Basis is broken.
// Who is the social worker, and who their line manager, is told by the group's Allocations and LineManagers and not by
// roles: without them an option has no people.
func ProposeChair(b procedure.Basis, g *CoreGroup, day calendar.Date, before []HeldMeeting) ChairProposal {
	e, ok := b.Procedures.On(day)
	if !ok || b.Validate() != nil {
		return ChairProposal{}
	}
	before = HeldUntil(HeldUntil(before, day.AddDays(-1)), b.On)
	p := ChairProposal{Number: len(before) + 1}
	done := false
	for i := range before[:min(len(before), e.JointChairMeetings())] {
		jointly, _ := g.chaired(e, &before[i], i+1)
		done = done || jointly == procedure.Yes
	}
	for _, r := range e.ChairRules(p.Number) {
		o := ChairOption{Roles: r.Roles, AnyProfessional: r.AnyProfessional, Clause: r.Clause, Why: ChairUsual}
		switch {
		case r.OneOfFirst == 0:
		case done:
			o.Why = ChairAgain
		case p.Number == r.OneOfFirst:
			o.Why = ChairRequired
		default:
			o.Why = ChairJointly
		}
		o.People = g.people(r, day, b.On)
		p.Options = append(p.Options, o)
	}
	slices.SortStableFunc(p.Options, func(a, b ChairOption) int { return int(a.Why) - int(b.Why) })
	for ref := range e.Citing(otherChair.ID) {
		p.OtherAllowed = ref
	}
	return p
}

// people returns who could chair under a rule on a day, as known on another.
func (g *CoreGroup) people(r procedure.ChairRule, day, known calendar.Date) []procedure.MemberID {
	var list []procedure.MemberID
	add := func(id procedure.MemberID) {
		m := g.Member(id)
		if id != "" && (m == nil || !m.IsFamily()) && g.Excluded(id, day, known) == NotExcluded && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	for _, role := range r.Roles {
		switch role {
		case procedure.SocialWorker:
			add(g.SocialWorkerOn(day))
			add(g.CoverOn(day))
		case procedure.LineManager:
			add(g.LineManagerOf(g.SocialWorkerOn(day), day))
		default: // among the members, below
		}
	}
	for m := range g.MembersOn(day) {
		for _, role := range m.Roles {
			if role != procedure.SocialWorker && role != procedure.LineManager && r.Allows(role, m.standing()) {
				add(m.ID)
			}
		}
		if r.AnyProfessional && m.IsProfessional() {
			add(m.ID)
		}
	}
	slices.Sort(list)
	return list
}

// lineManagerChairs is N 3.1a, on the case: whether one of the first meetings was chaired by whom the procedure asks for. It is
// met by the first such meeting, not met once all of them were held without, and not applicable if the plans ended before.
var lineManagerChairs = rule{Check: (*review).lineManagerChairs, Rule: procedure.Rule{
	ID: procedure.RuleLineManagerChairs, Title: "Line manager in the chair at first",
	Doc:    "One of the first meetings is chaired by the role that the procedure asks for, usually the line manager of the social worker allocated on the day.",
	Reads:  []procedure.Record{procedure.Children, procedure.Members, procedure.Allocations, procedure.Meetings, procedure.Minutes},
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
	unsure, awaited := false, false
	for i := range v.held[:min(first, len(v.held))] {
		jointly := v.chaired[i].jointly
		if v.chaired[i].edition != e {
			jointly, _ = v.g.chaired(e, &v.held[i], i+1)
		}
		switch jointly {
		case procedure.Yes:
			return procedure.Met, v.held[i].Held
		case procedure.NotRecorded:
			unsure, awaited = true, awaited || v.held[i].MinutesAwaited
		case procedure.No:
		}
	}
	running := v.g.Running(v.b.On)
	switch {
	case awaited:
		return procedure.Pending, calendar.Date{}
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
			if f.Outcome == procedure.Undetermined && h.MinutesAwaited {
				f.Outcome = procedure.Pending
			}
			dst = v.b.AttachClauses(dst, start, h.Held)
		}
		return dst
	}
}

// usualChair is N 3.1b, for each meeting held: whether its usual chair chaired it. A meeting that someone else chaired is
// not applicable where that is a matter of N 3.1a or N 3.1c, and not met where the procedure has no such clause.
var usualChair = rule{Check: eachMeeting((*review).judgeUsualChair), Rule: procedure.Rule{
	ID: procedure.RuleUsualChair, Title: "Usual chair", Reads: []procedure.Record{procedure.Members, procedure.Allocations, procedure.Meetings, procedure.Minutes},
	Doc:     "Each meeting is chaired by the role that the procedure names for it.",
	Remedy:  remedy.UsualChair,
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
	ID: procedure.RuleOtherChair, Title: "Another chair", Reads: []procedure.Record{procedure.Members, procedure.Allocations, procedure.Meetings, procedure.Minutes},
	Doc:     "A chair whom the procedure does not name for the meeting is a member of the group who was there, not of the family, with a reason and enough seniority and experience recorded. For a line manager the last two are taken as shown.",
	Remedy:  remedy.ExplainChair,
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
