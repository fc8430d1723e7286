package minutes

import (
	"cmp"
	"errors"
	"log/slog"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/actor"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/reason"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Form is the form of the minutes before a meeting: what it has to go through. It is for programs, and has no JSON.
type Form struct {
	Meeting procedure.MeetingID
	// Number is the meeting's, the first being 1, and Day when it is.
	Number int
	Day    calendar.Date
	// For is whom the form is for.
	For      procedure.MemberID
	Audience Audience
	Items    []Item
	// Refused says why there is nothing on it for someone who may not have it.
	Refused coregroup.AccessReason
}

// MarshalJSON is an error: a program takes from a form what its one reader is to see.
func (Form) MarshalJSON() ([]byte, error) { return nil, errNoJSON }

var errNoJSON = errors.New("minutes: a form has no JSON")

// LogValue returns the meeting, whom the form is for, and how many items it has.
func (f Form) LogValue() slog.Value {
	return slog.GroupValue(slog.String("meeting", string(f.Meeting)), slog.String("for", string(f.For)), slog.Int("items", len(f.Items)))
}

// Item is a thing that a meeting has to go through. It is for programs, as the [Form] is.
type Item struct {
	Kind ItemKind
	// Clause is what asks for it, empty where the procedure does not.
	Clause string
	// ID is that of the record that it is about: the last meeting, an action, an outcome, an
	// exclusion, a distressing item, a view.
	ID string
	// Text is what the record says, and Prompt how the procedure words it.
	Text   procedure.Text
	Prompt string
	// Child is the child whose view it is, For the parent whom it is about, and Responsible who is to do it.
	Child       procedure.ChildID
	For         procedure.MemberID
	Responsible procedure.Person
	// Day is the day of the last meeting, and Due the last day of an action, or for a meeting to agree on.
	Day, Due calendar.Date
	// NotFor are people whom the record is not for, and Shareable says of a view whether it
	// may stand in papers for the family. Only the chair's form has them.
	NotFor    []procedure.MemberID
	Shareable procedure.Answer
	// Notice says of a distressing item whether the parent is told beforehand.
	Notice procedure.Answer
}

// MarshalJSON is an error, as that of the [Form] is.
func (Item) MarshalJSON() ([]byte, error) { return nil, errNoJSON }

// LogValue returns the item's kind and the id of its record.
func (i Item) LogValue() slog.Value {
	return slog.GroupValue(slog.String("kind", i.Kind.String()), slog.String("id", i.ID))
}

// Audience is for whom a form is made. The zero Audience is the more careful one.
type Audience uint8

// The audiences. What is circulated has no distressing items, no exclusions, no prompts for
// the chair, and of the children's views only those that may be shared.
const (
	Circulated Audience = iota // circulated
	ForChair                   // for the chair
)

var audiences = closedset.Of[Audience]("minutes: an audience", "circulated", "for the chair")

// String returns the audience in words, as it stands in JSON.
func (a Audience) String() string                   { return audiences.Text(a) }
func (a Audience) MarshalText() ([]byte, error)     { return audiences.Marshal(a) }
func (a *Audience) UnmarshalText(text []byte) error { return audiences.Read(text, a) }

// ItemKind is what a meeting has to do with an item.
type ItemKind uint8

// The kinds, in the order in which they stand on the form. Zero: none.
const (
	_ ItemKind = iota
	// ReviewPrevious: go through the notes of the last meeting.
	ReviewPrevious // review previous notes
	// CarriedAction: an action that is still open.
	CarriedAction // carried action
	// OutcomeToReview: an outcome of the plan.
	OutcomeToReview // outcome to review
	// ViewToBring: the view of a child who does not attend is to be brought.
	ViewToBring // view to bring
	// LastView: what the child thought last time.
	LastView // last view
	// ExclusionToRecord: a decision to exclude someone that no minutes record yet.
	ExclusionToRecord // exclusion to record
	// Distressing: something that a parent will find distressing.
	Distressing // distressing
	// MeetingToAgree: a later meeting to agree on.
	MeetingToAgree // meeting to agree
	// ChairPrompt: what the procedure asks of the chair.
	ChairPrompt // chair prompt
)

var itemKinds = closedset.Of[ItemKind]("minutes: a kind of item",
	"", "review previous notes", "carried action", "outcome to review", "view to bring", "last view", "exclusion to record", "distressing",
	"meeting to agree", "chair prompt",
)

// String returns the kind in words, empty for zero, as it stands in JSON.
func (k ItemKind) String() string                   { return itemKinds.Text(k) }
func (k ItemKind) MarshalText() ([]byte, error)     { return itemKinds.Marshal(k) }
func (k *ItemKind) UnmarshalText(text []byte) error { return itemKinds.Read(text, k) }

// Agenda returns the form of the minutes before a core group meeting, for someone, as known on the day of the review: the last
// notes to go through, the actions of all the meetings before that are still open, the outcomes of the plan, the views to
// bring of children who do not attend, and later meetings to agree on, at the first meeting of a plan all of them until the
// review conference. What is for the chair has besides it the exclusions to record, what will distress a parent and whether
// they are told beforehand, and the prompts of the procedure; it is refused to anyone else.
//
// Nobody finds on it what they may not have: each item is asked about with [coregroup.CoreGroup.Audience], and the family
// finds no action of someone whose role the procedure keeps confidential, or of whom nothing is known. It is refused to
// someone who is excluded or has no standing, and for a meeting that is neither arranged nor held.
func Agenda(b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan,
	meeting procedure.MeetingID, to coregroup.Recipient, audience Audience,
) Form {
	a := agenda{b: b, g: g, t: t, list: list, reader: g.Reader(to), form: Form{Meeting: meeting, For: to.ID, Audience: audience, Refused: reason.NotKnown}}
	at := slices.IndexFunc(t.Meetings, func(m schedule.Meeting) bool { return m.ID == meeting && m.Kind == schedule.CoreGroup })
	if at < 0 || b.Validate() != nil {
		return a.form
	}
	a.m = &t.Meetings[at]
	if a.form.Day = a.m.HeldOn(b.On); a.form.Day.IsZero() {
		a.form.Day = a.m.ArrangedFor(b.On)
	}
	a.edition, _ = b.Procedures.On(a.form.Day)
	if a.edition == nil {
		return a.form
	}
	access := a.access(a.m.ID, a.form.Day, a.m.Children, nil)
	chairs := audience == ForChair && to.ID != "" && to.ID == a.m.Chair && (a.reader.Member == nil || a.reader.Traits.IsProfessional())
	if access.Extent >= coregroup.Part && audience != Circulated && !chairs {
		access = coregroup.Access{Why: reason.NoStanding}
	}
	if a.form.Refused = access.Why; access.Extent < coregroup.Part {
		return a.form
	}
	a.form.Refused = coregroup.NoReason
	var c review
	c.read(&b, g, t, list, p)
	n := 0
	for n < len(c.all) && c.all[n].m.ID != meeting && !c.all[n].held.After(a.form.Day) {
		n++
	}
	a.form.Number = n + 1
	a.past = c.all[since(c.all[:n], g.EarlierPlansEnded(a.form.Day)):n]
	a.fill(p)
	return a.form
}

// agenda fills a form.
type agenda struct {
	b       procedure.Basis
	g       *coregroup.CoreGroup
	t       *schedule.Timetable
	list    []Minutes
	m       *schedule.Meeting
	edition *procedure.Edition
	// reader is whom it is for.
	reader coregroup.Reader
	// past are the meetings before that were held under the same plan.
	past []record
	form Form
}

// access returns how much of something about the meeting, or without one a day, the reader may have.
func (a *agenda) access(meeting procedure.MeetingID, day calendar.Date, children []procedure.ChildID, notFor []procedure.MemberID) coregroup.Access {
	p := coregroup.Paper{Meeting: meeting, Chair: a.m.Chair, Day: day, Children: children, NotFor: notFor}
	if meeting != "" {
		p.LastDay = a.m.EndedOn(a.b.On)
	}
	return access(a.g, a.edition, &a.reader, &p, a.m, a.b.On)
}

// of returns how much of an item of the minutes of a meeting before the reader may have.
func (a *agenda) of(r *record, children []procedure.ChildID, notFor []procedure.MemberID) coregroup.Extent {
	if len(children) == 0 {
		children = concerned(r.m, r.minutes, nil)
	}
	if r.minutes.leftOutOnly(nil, a.g, r.held, a.b.On).first(string(a.reader.ID)) >= 0 {
		return coregroup.Nothing
	}
	p := coregroup.Paper{Meeting: r.m.ID, Chair: a.m.Chair, Day: r.held, LastDay: r.ended, Children: children, NotFor: notFor}
	return access(a.g, a.edition, &a.reader, &p, r.m, a.b.On).Extent
}

func (a *agenda) add(rule procedure.RuleID, i Item) {
	for ref := range a.edition.Citing(rule) {
		i.Clause = ref
		break
	}
	a.form.Items = append(a.form.Items, i)
}

// addRestricted is add for an item that says whom it is not for, or may be shared with: that stands on the chair's form alone.
func (a *agenda) addRestricted(rule procedure.RuleID, i Item) {
	if i.NotFor = slices.Clone(i.NotFor); a.form.Audience != ForChair {
		i.NotFor, i.Shareable = nil, procedure.NotRecorded
	}
	a.add(rule, i)
}

// keepsBack reports whether an action is kept from the reader for who is responsible for it: from the family, where that is
// someone else whose role the procedure keeps confidential, or of whom nothing is known.
func (a *agenda) keepsBack(who procedure.Person) bool {
	if a.reader.Member == nil || a.reader.Traits.IsProfessional() || who.ID != "" && who.ID == a.reader.ID {
		return false
	}
	return a.g.IsConfidential(a.edition, who)
}

// fill puts everything on the form that its reader may have, in the order of the kinds and in each by id.
func (a *agenda) fill(p *plan.ChildProtectionPlan) {
	if n := len(a.past); n > 0 {
		last := &a.past[n-1]
		if a.of(last, nil, nil) >= coregroup.Part {
			a.add(previousNotesReviewed.ID, Item{Kind: ReviewPrevious, ID: string(last.m.ID), Day: last.held})
		}
		a.openActions()
		if last.minutes != nil {
			a.lastViews(last)
		}
	}
	if r := p.InForce(a.g, a.b.On); r != nil {
		for i := range r.Outcomes {
			o := &r.Outcomes[i]
			if o.Status == plan.Achieved || o.Status == plan.Stopped || !overlap(o.Children, a.m.Children) ||
				a.access("", r.Date, o.Children, slices.Concat(r.NotFor, o.NotFor)).Extent != coregroup.All {
				continue
			}
			a.addRestricted(outcomeProgress.ID, Item{Kind: OutcomeToReview, ID: string(o.ID), Text: o.Description, NotFor: slices.Concat(r.NotFor, o.NotFor)})
		}
	}
	worker := procedure.Person{Role: procedure.SocialWorker, ID: a.g.SocialWorkerOn(a.form.Day)}
	for i := range a.g.Children {
		c := &a.g.Children[i]
		run, _ := c.RulesRun(a.b.On)
		d := c.AttendanceOn(a.b.On)
		if run && a.m.Covers(c.ID) && (d == nil || d.Attends != procedure.Yes) &&
			a.access(a.m.ID, a.form.Day, []procedure.ChildID{c.ID}, nil).Extent == coregroup.All {
			a.add(childViewAscertained.ID, Item{Kind: ViewToBring, ID: string(c.ID), Child: c.ID, Responsible: worker})
		}
	}
	if a.form.Audience == ForChair {
		a.forChair()
	}
	a.toAgree()
	slices.SortStableFunc(a.form.Items, func(x, y Item) int {
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), x.Due.Compare(y.Due), strings.Compare(x.ID, y.ID))
	})
}

// openActions puts the actions on the form that are still open: each as it stood at the last meeting whose minutes hold it.
func (a *agenda) openActions() {
	seen := map[procedure.ActionID]bool{}
	for at := range slices.Backward(a.past) {
		r := &a.past[at]
		if r.minutes == nil {
			continue
		}
		for i := range r.minutes.Actions {
			t := &r.minutes.Actions[i]
			if seen[t.ID] {
				continue
			}
			seen[t.ID] = true
			if t.Status != Done && t.Status != Dropped && !a.keepsBack(t.Responsible) && a.of(r, t.Children, t.NotFor) == coregroup.All {
				a.addRestricted(actionsRecorded.ID, Item{Kind: CarriedAction, ID: string(t.ID), Text: t.Description, Responsible: t.Responsible, Due: t.Due, NotFor: t.NotFor})
			}
		}
	}
}

// lastViews puts on the form what the children thought at the last meeting.
func (a *agenda) lastViews(r *record) {
	for i := range r.minutes.Views {
		v := &r.minutes.Views[i]
		if (v.Shareable == procedure.Yes || a.form.Audience == ForChair) && v.isKnown(a.b.On) && a.of(r, []procedure.ChildID{v.Child}, v.NotFor) == coregroup.All {
			text := v.View
			if text.IsBlank() {
				text = v.Wishes
			}
			a.addRestricted(wishesAndFeelings.ID, Item{Kind: LastView, ID: string(v.ID), Child: v.Child, Text: text, Day: v.On, NotFor: v.NotFor, Shareable: v.Shareable})
		}
	}
}

// forChair puts on the form what only the chair has.
func (a *agenda) forChair() {
	var c review
	c.read(&a.b, a.g, a.t, a.list, nil)
	for _, f := range exclusionInMinutes.Check(&c, nil, &exclusionInMinutes) {
		if f.Subject.Kind == procedure.ExclusionSubject && f.Outcome != procedure.Met && f.Outcome != procedure.NotApplicable {
			i := slices.IndexFunc(a.g.Exclusions, func(x coregroup.Exclusion) bool { return string(x.ID) == f.Subject.ID })
			a.add(exclusionInMinutes.ID, Item{Kind: ExclusionToRecord, ID: f.Subject.ID, For: a.g.Exclusions[i].Member})
		}
	}
	for i := range a.m.Distressing {
		d := &a.m.Distressing[i]
		if d.RaisedOn.After(a.b.On) {
			continue
		}
		item := Item{Kind: Distressing, ID: d.ID, Text: d.What, For: d.For}
		if !d.DecidedOn.After(a.b.On) {
			item.Notice = d.Notice
		}
		a.add(procedure.RuleDistressingInformation, item)
	}
	for _, c := range a.edition.Procedure().AllClauses() {
		if c.Kind == procedure.Prompt && (c.Who == actor.Chair || c.Who == actor.Minutes) {
			a.form.Items = append(a.form.Items, Item{Kind: ChairPrompt, Clause: c.Ref, ID: c.Ref, Prompt: c.Text})
		}
	}
}

// mostMeetings is more than there are between two review conferences.
const mostMeetings = 40

// toAgree puts the later meetings on the form that have to be agreed on: at the first meeting
// all of them until the review conference, each by its last day, and at a later one the next. That
// the first meeting agrees on the later ones is a clause of its own.
func (a *agenda) toAgree() {
	rule := laterMeetingsAgreed.ID
	if len(a.past) > 0 {
		rule = procedure.RuleNextMeeting
	}
	until := a.review()
	day := a.form.Day
	for n := range mostMeetings {
		d := schedule.NextMeetingDue(a.b, day)
		day = d.Due
		if n > 0 && (len(a.past) > 0 || !day.Before(until)) {
			return
		}
		a.add(rule, Item{Kind: MeetingToAgree, Due: day})
		if day.IsZero() {
			return // whenever it is to be
		}
	}
}

// review returns the day of the review conference that is booked next after the meeting, else
// the last day for the first one since the plan was made, zero where that is not known.
func (a *agenda) review() calendar.Date {
	var booked, made calendar.Date
	for i := range a.t.Conferences {
		c := &a.t.Conferences[i]
		if day := c.BookedFor(a.b.On); c.Kind == schedule.Review && day.After(a.form.Day) && (booked.IsZero() || day.Before(booked)) {
			booked = day
		}
		if day := c.HeldOn(a.b.On); c.Kind != schedule.Review && day.After(made) && !day.After(a.form.Day) {
			made = day
		}
	}
	if booked.IsZero() && !made.IsZero() {
		booked = schedule.ReviewConferenceDue(a.b, made, calendar.Date{}, calendar.Date{}).Due
	}
	return booked
}
