package minutes

import (
	"cmp"
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/schedule"
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
	ID: procedure.RulePreviousNotesReviewed, Title: "Previous notes", Reads: readsMinutes,
	Doc:      "From the second meeting on, the notes of the one before were gone through, with the corrections or that there were none.",
	Remedy:   remedy.ReviewNotes,
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
	ID: procedure.RuleMattersRecorded, Title: "Matters discussed", Reads: readsMinutes,
	Doc:      "The minutes hold something discussed, each with a description and what it is about.",
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
	ID: procedure.RuleWorriesShared, Title: "Worries shared", Reads: readsMinutes,
	Doc:      "The minutes hold the worries of family and professionals, and whether the support is right.",
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
	ID: procedure.RuleWorksWell, Title: "What works well", Reads: readsMinutes,
	Doc:      "The minutes hold what works well and what should be done differently.",
	Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.WorksWell, field.DoDifferently)},
	Adds:     []procedure.Addition{{Missing: field.WorksWell, Fields: matterFields}, {Missing: field.DoDifferently, Fields: matterFields}},
}}

func (*review) whatWorks(r *record, f *procedure.Finding) {
	f.Missing.AddIf(!said(r.minutes.WorksWell, procedure.StandingUnknown), field.WorksWell)
	f.Missing.AddIf(!said(r.minutes.DoDifferently, procedure.StandingUnknown), field.DoDifferently)
}

// strengthsAndWorries is B 6c, for each meeting.
var strengthsAndWorries = rule{Check: minutesHold((*review).strengths), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleStrengthsAndWorries, Title: "Strengths and worries", Reads: readsMinutes,
	Doc:      "The minutes hold the family's strengths and its worries.",
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

// minutesReviewed is N 3.18b, for each review conference booked or held, and each core group meeting since the conference before:
// whether its minutes were gone through by the day of the conference. A meeting belongs to the next review alone, be it held or
// only booked. As that nears, by the warning of the Basis, the finding names what has still to be done: the minutes to be written,
// sent to everyone who is owed them, or gone through. It is overdue once the day for which the conference is booked has passed and
// nothing says that it was held. Done only after the conference it is late. The subject is the meeting in the conference.
var minutesReviewed = rule{Check: (*review).reviewedBefore, Rule: procedure.Rule{
	ID: procedure.RuleMinutesReviewed, Title: "Minutes before a review",
	Doc:     "The minutes of the meetings since the last conference are gone through before a review conference.",
	Reads:   []procedure.Record{procedure.Children, procedure.Members, procedure.Exclusions, procedure.Conferences, procedure.Meetings, procedure.Minutes},
	Remedy:  remedy.ReviewMinutes,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Text: "The record does not show that they were gone through by the conference."}},
}}

func (c *review) reviewedBefore(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	for i := range c.t.Conferences {
		day, held := c.reviewOn(i)
		if day.IsZero() {
			continue
		}
		from := since(c.all, c.conferenceBefore(i, day).AddDays(-1))
		for ; from < len(c.all) && c.all[from].held.Before(day); from++ {
			if r := &c.all[from]; r.run {
				n := len(dst)
				c.reviewedFor(&dst, rule, from, &c.t.Conferences[i], day, held)
				dst = c.b.AttachClauses(dst, n, r.held)
			}
		}
	}
	return c.orNone(dst, start, rule)
}

// reviewOn returns the day on which a review conference was held, or for which it is booked,
// and which of the two: the zero Date for any other conference.
func (c *review) reviewOn(i int) (day calendar.Date, held bool) {
	k := &c.t.Conferences[i]
	if k.Kind != schedule.Review {
		return day, false
	}
	if day = k.HeldOn(c.b.On); !day.IsZero() {
		return day, true
	}
	return k.BookedFor(c.b.On), false
}

// reviewedFor appends whether the minutes of a meeting were gone through for a conference that was held, or is booked, on a day.
func (c *review) reviewedFor(dst *[]procedure.Finding, rule *rule, at int, k *schedule.Conference, day calendar.Date, held bool) {
	r, b := &c.all[at], c.b
	f := r.note(findings.Note(dst, rule.ID, procedure.MeetingSubject, r.m.ID, k.ID))
	f.Due = day
	if r.minutes != nil {
		for i := range r.minutes.Reviewed {
			reviewed := &r.minutes.Reviewed[i]
			if reviewed.Conference != k.ID || reviewed.On.After(b.On) {
				continue
			}
			if f.Outcome != procedure.Undetermined && !reviewed.On.Before(f.Done) {
				continue
			}
			f.Done, f.Outcome, f.DaysLate, f.At = reviewed.On, procedure.Met, 0, r.place.Item(field.Reviewed, i)
			if reviewed.On.After(day) {
				f.Outcome, f.DaysLate = procedure.MetLate, reviewed.On.Sub(day)
			}
		}
		if f.Outcome != procedure.Undetermined {
			return
		}
	}
	soon := b.SoonWithin
	switch {
	case held:
		f.Outcome = procedure.NotMet
	case b.On.After(day): // nothing says that the conference was held
		f.Outcome, f.DaysLate = procedure.Overdue, b.On.Sub(day)
	case b.Calendar != nil && !soon.IsZero() && !b.On.Before(b.Calendar.Add(day, soon.Neg())):
		f.Outcome = procedure.DueSoon
	default:
		f.Outcome = procedure.Pending
		return
	}
	if r.minutes == nil {
		f.At = procedure.Place{}
		f.Missing.Add(field.Minutes)
		return
	}
	f.Missing.Add(field.Reviewed)
	f.Missing.AddIf(!c.reachedAll(at), field.Versions)
}

// reachedAll reports whether the minutes of one of the meetings held went to everyone who is owed them. The rule on sending
// them may have looked at that before.
func (c *review) reachedAll(at int) bool {
	r := &c.all[at]
	if r.reached == procedure.NotRecorded {
		r.reached = procedure.No
		if sending := c.sendingOut(at); sending.reachedAll() {
			r.reached = procedure.Yes
		}
	}
	return r.reached == procedure.Yes
}

// conferenceBefore returns the day from which the meetings before a review conference belong to it: that of the last
// conference held, or review booked, before it, or where another review is on its own day and comes first by id, that day.
func (c *review) conferenceBefore(i int, day calendar.Date) calendar.Date {
	var last calendar.Date
	for at := range c.t.Conferences {
		k := &c.t.Conferences[at]
		on, _ := c.reviewOn(at)
		on = cmp.Or(on, k.HeldOn(c.b.On))
		if (on.Before(day) || on == day && k.Kind == schedule.Review && k.ID < c.t.Conferences[i].ID) && on.After(last) {
			last = on
		}
	}
	return last
}
