package minutes

import (
	"cmp"
	"log/slog"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Minutes are the record of one meeting: who was there, what was said, what was agreed, and
// to whom the record went. [Validate] says whether a list of them holds together.
type Minutes struct {
	Meeting procedure.MeetingID `json:"meeting"`
	// Written is the day on which they were first written, zero for minutes that were always known. Before it there are none.
	Written calendar.Date `json:"written,omitzero"`
	// Author is who wrote them, and Chair the chair of the meeting, who answers for them.
	Author procedure.Person   `json:"author,omitzero"`
	Chair  procedure.MemberID `json:"chair,omitzero"`
	// Children are those they concern. None named means those of the meeting.
	Children []procedure.ChildID `json:"children,omitzero"`
	// Attendance has a row for each member at each sitting, and Guests is who else was there.
	Attendance []Attendance `json:"attendance,omitzero"`
	Guests     []Guest      `json:"guests,omitzero"`
	// Previous is how the notes of the meeting before were gone through.
	Previous PreviousNotes `json:"previous,omitzero"`
	// WorksWell, DoDifferently, Strengths, Worries and SupportRight are what was said of
	// those things, the last of whether the support is right; Matters is all else.
	WorksWell     []Matter `json:"worksWell,omitzero"`
	DoDifferently []Matter `json:"doDifferently,omitzero"`
	Strengths     []Matter `json:"strengths,omitzero"`
	Worries       []Matter `json:"worries,omitzero"`
	SupportRight  []Matter `json:"supportRight,omitzero"`
	Matters       []Matter `json:"matters,omitzero"`
	// Contributions are what each professional told the group, Views what each child thinks,
	// and Progress is how each outcome of the plan stands.
	Contributions []Contribution `json:"contributions,omitzero"`
	Views         []View         `json:"views,omitzero"`
	Progress      []Progress     `json:"progress,omitzero"`
	// Exclusions are the decisions to exclude someone that the minutes record.
	Exclusions []coregroup.ExclusionID `json:"exclusions,omitzero"`
	Actions    []Action                `json:"actions,omitzero"`
	// NoActions says that there are none.
	NoActions procedure.Answer `json:"noActions,omitzero"`
	// Agreed are the later meetings that were agreed.
	Agreed []AgreedMeeting `json:"agreed,omitzero"`
	// Brought says whether the plan was brought to the meeting.
	Brought Brought `json:"brought,omitzero"`
	// Encouragements are decisions on who encourages a parent to attend.
	Encouragements []Encouragement `json:"encouragements,omitzero"`
	// Reviewed says for which review conferences the minutes were gone through.
	Reviewed []Reviewed `json:"reviewed,omitzero"`
	// Versions are the minutes as they were sent, and every correction.
	Versions []Version `json:"versions,omitzero"`
}

// LogValue returns the meeting's id and the day on which the minutes were written.
func (m Minutes) LogValue() slog.Value {
	return slog.GroupValue(slog.String("meeting", string(m.Meeting)), slog.String("written", m.Written.String()))
}

// AgreedMeeting is a later meeting whose arrangements were agreed.
type AgreedMeeting struct {
	Date calendar.Date `json:"date,omitzero"`
	// Start is the time at which it starts, as HH:MM.
	Start string         `json:"start,omitzero"`
	Venue procedure.Text `json:"venue,omitzero"`
	// Details are what else was agreed.
	Details procedure.Text `json:"details,omitzero"`
}

// LogValue returns the day and time.
func (a AgreedMeeting) LogValue() slog.Value {
	return slog.GroupValue(slog.String("date", a.Date.String()), slog.String("start", a.Start))
}

// Brought is whether the plan was brought to a meeting, and by whom. Nobody named means the social worker.
type Brought struct {
	Plan procedure.Answer `json:"plan,omitzero"`
	By   procedure.Person `json:"by,omitzero"`
}

// Encouragement is a decision on whether someone encourages a parent to attend.
type Encouragement struct {
	For procedure.MemberID `json:"for"`
	// Decision says whether somebody is to, and By who that is.
	Decision procedure.Answer `json:"decision,omitzero"`
	By       procedure.Person `json:"by,omitzero"`
	// On is the day of the decision, zero for that of the minutes.
	On calendar.Date `json:"on,omitzero"`
}

// Reviewed is that the minutes were gone through in preparation for a review conference.
type Reviewed struct {
	Conference procedure.ConferenceID `json:"conference"`
	On         calendar.Date          `json:"on,omitzero"`
}

// chairKeepsMinutes is N 3.16a, for each meeting.
var chairKeepsMinutes = rule{Check: minutesHold((*review).chairAnswers), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleChairKeepsMinutes, Title: "Chair responsible for the minutes", Reads: readsMinutes,
	Doc:      "The minutes name the meeting's chair, who is responsible for them, whoever wrote them.",
	Remedy:   remedy.NameMinutesChair,
	Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Chair)},
}}

func (*review) chairAnswers(r *record, f *procedure.Finding) {
	f.Missing.AddIf(r.minutes.Chair == "", field.Chair)
	if r.minutes.Chair != "" && r.minutes.Chair != r.chair() {
		wrong(f, field.Chair)
	}
}

// socialWorkerKeepsRecord is B 7a, for each meeting: whether the author of the minutes is the social worker allocated on its
// day or covering, or whom else the procedure names to keep the record. Where it names nobody that is the chair.
var socialWorkerKeepsRecord = rule{Check: minutesHold((*review).authorKeeps), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleSocialWorkerKeepsRecord, Title: "Who keeps the record",
	Doc:    "The author of the minutes is the social worker, or whom else the procedure names.",
	Reads:  []procedure.Record{procedure.Children, procedure.Members, procedure.Allocations, procedure.Meetings, procedure.Minutes},
	Remedy: remedy.NameAuthor, Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Author)},
}}

func (c *review) authorKeeps(r *record, f *procedure.Finding) {
	e, ok := c.b.Procedures.On(r.held)
	if !ok || r.keepsRecord(c.g, e.MinutesBy()) {
		return
	}
	if r.minutes.Author == (procedure.Person{}) {
		f.Missing.Add(field.Author)
	} else {
		wrong(f, field.Author)
	}
}

// keepsRecord reports whether the author of the minutes has the role that is to keep them.
func (r *record) keepsRecord(g *coregroup.CoreGroup, role procedure.Role) bool {
	author := r.minutes.Author
	worker, cover := g.SocialWorkerOn(r.held), g.CoverOn(r.held)
	switch {
	case role == "":
		return author.ID != "" && author.ID == r.chair()
	case author.ID == "":
		return author.Role == role
	case role == procedure.SocialWorker && (worker != "" || cover != ""):
		return author.ID == worker || author.ID == cover
	}
	if m := g.Member(author.ID); m != nil {
		return m.Has(role)
	}
	return author.Role == role
}

// planBrought is B 6d, for each meeting.
var planBrought = rule{Check: minutesHold((*review).broughtPlan), Sorted: true, Rule: procedure.Rule{
	ID: procedure.RulePlanBrought, Title: "Plan brought",
	Doc:   "The plan was brought to each meeting, in the social worker's absence by whom.",
	Reads: []procedure.Record{procedure.Children, procedure.Members, procedure.Allocations, procedure.Meetings, procedure.Minutes}, Remedy: remedy.BringPlan,
	Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Brought)},
}}

func (c *review) broughtPlan(r *record, f *procedure.Finding) {
	f.At = f.At.Field(field.Brought)
	if r.minutes.Brought.Plan != procedure.Yes {
		f.Missing.Add(field.Plan)
		return
	}
	worker, cover := c.g.SocialWorkerOn(r.held), c.g.CoverOn(r.held)
	there := worker != "" && c.present(r, worker) || cover != "" && c.present(r, cover)
	f.Missing.AddIf(r.minutes.Brought.By == procedure.Person{} && !there, field.By)
}

// laterMeetingsAgreed is N 2.6b for the first meeting. Of several later ones that lack something it names the earliest.
var laterMeetingsAgreed = rule{Check: minutesHold((*review).datesAgreed), FirstOnly: true, Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleLaterMeetingsAgreed, Title: "Later meetings agreed", Reads: readsMinutes,
	Doc:      "The minutes of the first meeting hold later ones, each with day, time and venue.",
	Remedy:   remedy.AgreeMeetings,
	Contents: procedure.Contents{FirstMinutes: procedure.FieldsOf(field.Agreed)},
	Labels:   []procedure.Label{{Field: field.Agreed, Text: "when the later meetings are"}},
	Adds:     []procedure.Addition{{Missing: field.Agreed, Fields: procedure.FieldsOf(field.Date, field.Start, field.Venue)}},
}}

func (*review) datesAgreed(r *record, f *procedure.Finding) {
	f.Missing.AddIf(len(r.minutes.Agreed) == 0, field.Agreed)
	first := -1
	for i := range r.minutes.Agreed {
		a := &r.minutes.Agreed[i]
		if a.Date.After(r.ended) && a.Start != "" && !a.Venue.IsBlank() {
			continue
		}
		if first < 0 || a.before(&r.minutes.Agreed[first]) {
			first = i
		}
	}
	if first < 0 {
		return
	}
	a := &r.minutes.Agreed[first]
	f.At = f.At.Item(field.Agreed, first)
	f.Missing.AddIf(a.Date.IsZero(), field.Date)
	f.Missing.AddIf(a.Start == "", field.Start)
	f.Missing.AddIf(a.Venue.IsBlank(), field.Venue)
	if f.Missing.IsZero() {
		wrong(f, field.Date)
	}
}

// before orders agreed meetings by day and time.
func (a *AgreedMeeting) before(b *AgreedMeeting) bool {
	return cmp.Or(a.Date.Compare(b.Date), strings.Compare(a.Start, b.Start)) < 0
}

// exclusionInMinutes is N 3.10a, for each decision to exclude a parent or carer: whether the minutes of a meeting held since
// record it, the decision only. Until the minutes of the first such meeting are written, or their time has passed, it is pending.
var exclusionInMinutes = rule{Check: (*review).exclusionsRecorded, Rule: procedure.Rule{
	ID: procedure.RuleExclusionInMinutes, Title: "Exclusion in the minutes", Reads: readsMembers,
	Doc:    "Each decision to exclude a parent or carer is recorded in the minutes of a meeting held since.",
	Remedy: remedy.MinuteExclusion,
}}

func (c *review) exclusionsRecorded(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	for i := range c.g.Exclusions {
		x := &c.g.Exclusions[i]
		if m := c.members.member(x.Member); x.Extent != coregroup.LeftOut || x.DecidedOn.After(c.b.On) || m == nil || !m.IsParentOrCarer() {
			continue
		}
		f := procedure.Finding{Rule: rule.ID, Subject: procedure.SubjectOf(procedure.ExclusionSubject, x.ID), Responsible: procedure.SocialWorker, Since: x.DecidedOn}
		dst = c.b.Append(dst, cmp.Or(x.DecidedOn, c.b.On), c.recordedIn(f, x))
	}
	return c.orNone(dst, start, rule)
}

// recordedIn finds in which minutes a decision to exclude someone is recorded.
func (c *review) recordedIn(f procedure.Finding, x *coregroup.Exclusion) procedure.Finding {
	first := -1
	for i := range c.all {
		r := &c.all[i]
		if r.ended.Before(x.DecidedOn) {
			continue
		}
		if first < 0 {
			first = i
		}
		if r.minutes != nil && slices.Contains(r.minutes.Exclusions, x.ID) {
			f.Outcome, f.Done, f.At = procedure.Met, cmp.Or(r.minutes.Written, r.held), r.place
			return f
		}
	}
	if first < 0 {
		f.Outcome = procedure.Pending
		if c.g.Running(c.b.On) == procedure.No {
			f.Outcome = procedure.NotApplicable
		}
		return f
	}
	r := &c.all[first]
	f.At = r.place
	f.Outcome = procedure.NotMet
	if r.minutes == nil {
		// Whoever was not sent them, the minutes are late once the last day for all is past.
		f.Due = schedule.MinutesDue(*c.b, "", r.ended, c.after(first)).Due
		if f.Due.IsZero() || !c.b.On.After(f.Due) {
			f.Outcome = procedure.Pending
			return f
		}
		f.At = procedure.Place{}
		f.Missing.Add(field.Minutes)
		return f
	}
	f.Missing.Add(field.Exclusions)
	return f
}
