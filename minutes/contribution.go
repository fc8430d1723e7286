package minutes

import (
	"cmp"
	"log/slog"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/remedy"
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
	ID: procedure.RuleContactShared, Title: "Contact with the family", Reads: readsMembers,
	Doc:      "Each meeting's minutes say how often each professional with a part in the plan saw or spoke to the family.",
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
	Reads:    []procedure.Record{procedure.Children, procedure.Members, procedure.Meetings, procedure.Minutes},
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

// ViewID is the id of a child's view.
type ViewID string

// View is what a child thinks and feels, and how that reached the group.
type View struct {
	ID    ViewID            `json:"id"`
	Child procedure.ChildID `json:"child"`
	// On is the day on which the child said or showed it, zero for that of the meeting.
	On calendar.Date `json:"on,omitzero"`
	// Wishes are the child's wishes and feelings, View is how the child sees home, and Improvement whether the child is
	// better protected than before. Of a child who can't speak yet they are what was observed.
	Wishes      procedure.Text `json:"wishes,omitzero"`
	View        procedure.Text `json:"view,omitzero"`
	Improvement procedure.Text `json:"improvement,omitzero"`
	Way         Way            `json:"way,omitzero"`
	// Shareable says whether it may stand in papers for the family. Where it says no, the view is for nobody of the family,
	// as if each of them were named in NotFor. Where that is not recorded only the circulated [Agenda] leaves it out: of
	// minutes that were sent it says nothing.
	Shareable procedure.Answer     `json:"shareable,omitzero"`
	NotFor    []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the ids of the view and the child.
func (v View) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(v.ID)), slog.String("child", string(v.Child)), slog.String("on", v.On.String()))
}

// Way is how a child's views reached the group.
type Way uint8

// The ways. Zero: not recorded.
const (
	wayNotRecorded   Way = iota
	AtMeeting            // at the meeting
	ToldSocialWorker     // told the social worker
	ToldAnother          // told someone else
	ThroughAdvocate      // through an advocate
	InWriting            // in writing
	DrawingOrPlay        // drawing or play
	Observation          // observation
	OtherWay             // other
)

var ways = closedset.Of[Way]("minutes: the way of a child's views",
	"", "at the meeting", "told the social worker", "told someone else", "through an advocate", "in writing", "drawing or play",
	"observation", "other",
)

// String returns the way in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (w Way) String() string                   { return ways.Text(w) }
func (w Way) IsValid() bool                    { return ways.Has(w) }
func (w Way) MarshalText() ([]byte, error)     { return ways.Marshal(w) }
func (w *Way) UnmarshalText(text []byte) error { return ways.Read(text, w) }

// eachChild returns the check of a rule on the children whom each meeting concerns. It is not applicable to those whose rules do not
// run on its day: before birth, once grown up and while on no plan.
func eachChild(judge func(c *review, r *record, f *procedure.Finding, child procedure.ChildID)) checkFunc {
	return eachMeeting(func(c *review, dst *[]procedure.Finding, rule *rule, r *record) {
		for _, i := range c.children {
			child := &c.g.Children[i]
			if !r.m.Covers(child.ID) {
				continue
			}
			f := r.note(findings.Note(dst, rule.ID, procedure.ChildSubject, child.ID, r.m.ID))
			run, otherwise := child.RulesRun(r.held)
			if f.Outcome = otherwise; run {
				judge(c, r, f, child.ID)
			}
		}
	})
}

// isKnown reports whether a view had been given by a day.
func (v *View) isKnown(on calendar.Date) bool { return !v.On.After(on) }

// isGuest reports whether a child was there as a guest by a day, under the child's own id. A
// professional who bears a child's number is no child.
func (m *Minutes) isGuest(id procedure.MemberID, known calendar.Date) bool {
	return slices.ContainsFunc(m.Guests, func(guest Guest) bool {
		return guest.Person == procedure.Person{Role: procedure.Child, ID: id} && !guest.Sitting.After(known)
	})
}

// childViewAscertained is N 3.14b, for each child who was not at a meeting: whether its minutes say how the child sees home,
// and whether the child is better protected. What was observed counts.
var childViewAscertained = rule{Check: eachChild((*review).viewOf), OfChildren: true, Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleChildViewAscertained, Title: "Child's view", Reads: []procedure.Record{procedure.Children, procedure.Members, procedure.Meetings, procedure.Minutes},
	Doc:      "Of each child who was not at a meeting its minutes say how the child sees home, and whether the child is better protected.",
	Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Views)},
	Adds: []procedure.Addition{
		{Missing: field.Views, About: "/child", Fields: procedure.FieldsOf(field.ID, field.On, field.Wishes, field.View, field.Improvement, field.Way)},
	},
}}

func (c *review) viewOf(r *record, f *procedure.Finding, child procedure.ChildID) {
	there := r.minutes.isGuest(procedure.MemberID(child), c.b.On)
	if c.childMembers {
		for at, s := range c.attendeesAt(r) {
			there = there || s.how == Present && c.g.Members[at].Child == child
		}
	}
	if there {
		f.Outcome = procedure.NotApplicable
		return
	}
	first := true
	for i := range r.minutes.Views {
		v := &r.minutes.Views[i]
		if v.Child != child || !v.isKnown(c.b.On) {
			continue
		}
		if first {
			first = false
			f.Missing = procedure.FieldsOf(field.View, field.Improvement)
			f.At = f.At.Item(field.Views, i)
		}
		if !v.View.IsBlank() {
			f.Missing.Remove(field.View)
		}
		if !v.Improvement.IsBlank() {
			f.Missing.Remove(field.Improvement)
		}
	}
	f.Missing.AddIf(first, field.Views)
	f.Outcome = f.Missing.Outcome()
}

// wishesAndFeelings is N 3.4b, for each child at each meeting: whether its minutes hold the child's wishes and feelings,
// learned or observed since the meeting before.
var wishesAndFeelings = rule{Check: eachChild((*review).wishesOf), OfChildren: true, Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleWishesAndFeelings, Title: "Child's wishes and feelings", Reads: readsMinutes,
	Doc:      "Each meeting's minutes hold each child's wishes and feelings, learned or observed since the meeting before.",
	Remedy:   remedy.AscertainWishes,
	Contents: procedure.Contents{Minutes: procedure.FieldsOf(field.Views)},
	Wording:  []procedure.Wording{{Outcome: procedure.NotMet, Complete: true, Text: "No view of the child is recorded since the meeting before."}},
	Adds: []procedure.Addition{
		{Missing: field.Views, About: "/child", Fields: procedure.FieldsOf(field.ID, field.On, field.Wishes, field.View, field.Improvement, field.Way)},
	},
}}

// wishesOf finds whether a view of a child holds the child's wishes and feelings, and is not from before the last meeting. The one
// that lacks least counts, of several the last.
func (c *review) wishesOf(r *record, f *procedure.Finding, child procedure.ChildID) {
	var best *View
	least, late, at := 3, false, 0
	for i := range r.minutes.Views {
		v := &r.minutes.Views[i]
		if v.Child != child || !v.isKnown(c.b.On) {
			continue
		}
		old, lacks := !v.On.IsZero() && v.On.Before(r.before), 0
		if old {
			lacks++
		}
		if v.Wishes.IsBlank() {
			lacks++
		}
		if lacks < least || lacks == least && cmp.Or(best.On.Compare(v.On), strings.Compare(string(v.ID), string(best.ID))) < 0 {
			best, least, late, at = v, lacks, old, i
		}
	}
	if best == nil {
		f.Missing.Add(field.Views)
		f.Outcome = procedure.NotMet
		return
	}
	f.At = f.At.Item(field.Views, at)
	switch {
	case best.Wishes.IsBlank():
		f.Missing.Add(field.Wishes)
	case late:
		wrong(f, field.On)
		return
	}
	f.Outcome = f.Missing.Outcome()
}

// wayOfViews is N 3.15c, for each view of a child: whether the way in which it reached the group is recorded.
var wayOfViews = rule{Check: eachMeeting((*review).waysOfViews), OfChildren: true, Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleWayOfViews, Title: "Way of the child's views", Reads: readsMinutes,
	Doc: "With each view of a child stands the way in which it reached the group.",
}}

func (c *review) waysOfViews(dst *[]procedure.Finding, rule *rule, r *record) {
	last := ViewID("")
	for i := range r.minutes.Views {
		v := &r.minutes.Views[i]
		if !v.isKnown(c.b.On) {
			continue
		}
		c.Sorted, last = c.Sorted && last <= v.ID, v.ID
		f := r.note(findings.Note(dst, rule.ID, procedure.ViewSubject, v.ID, r.m.ID))
		f.At = f.At.Item(field.Views, i)
		f.Missing.AddIf(v.Way == wayNotRecorded, field.Way)
		f.Outcome = f.Missing.Outcome()
	}
}
