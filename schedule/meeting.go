package schedule

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
)

// Meeting is a core group meeting or a professionals' discussion, arranged or held.
type Meeting struct {
	ID   procedure.MeetingID `json:"id"`
	Kind MeetingKind         `json:"kind"`
	// Bookings are how it was arranged, in the order in which they were made. To put it off adds one
	// with another day, to cancel it one without a day.
	Bookings []Booking `json:"bookings,omitzero"`
	// Held says that it was, and Sittings on which days; none means the day arranged. A
	// meeting in several sittings is one meeting.
	Held     procedure.Answer `json:"held,omitzero"`
	Sittings []calendar.Date  `json:"sittings,omitzero"`
	// Start is the time at which it starts, as HH:MM.
	Start string `json:"start,omitzero"`
	// Children are those it concerns. None named means all.
	Children []procedure.ChildID `json:"children,omitzero"`
	Venue    procedure.Text      `json:"venue,omitzero"`
	// Chair is who chaired or is to; ChairReason why someone else than usual, and
	// ChairSuitable that they have enough seniority and experience.
	Chair         procedure.MemberID `json:"chair,omitzero"`
	ChairReason   procedure.Text     `json:"chairReason,omitzero"`
	ChairSuitable procedure.Answer   `json:"chairSuitable,omitzero"`
	// Reasons are those for a professionals' discussion without parents.
	Reasons procedure.Text `json:"reasons,omitzero"`
	// The rest is how people are helped to take part.
	TakingPart   TakingPart        `json:"takingPart,omitzero"`
	Interpreters []Interpreting    `json:"interpreters,omitzero"`
	Support      []Support         `json:"support,omitzero"`
	Distressing  []DistressingItem `json:"distressing,omitzero"`
	Invitations  []Invitation      `json:"invitations,omitzero"`
}

// LogValue returns the meeting's id, kind and whether it was held.
func (m Meeting) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(m.ID)), slog.String("kind", m.Kind.String()), slog.String("held", m.Held.String()))
}

// MeetingKind is what a meeting is.
type MeetingKind uint8

// The kinds. A professionals' discussion, without parents, never counts as a core group meeting. Zero: not recorded.
const (
	meetingKindNotRecorded  MeetingKind = iota
	CoreGroup                           // core group
	ProfessionalsDiscussion             // professionals' discussion
)

var meetingKinds = closedset.Of[MeetingKind]("schedule: a kind of meeting", "", "core group", "professionals' discussion")

// String returns the kind in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (k MeetingKind) String() string                   { return meetingKinds.Text(k) }
func (k MeetingKind) IsValid() bool                    { return meetingKinds.Has(k) }
func (k MeetingKind) MarshalText() ([]byte, error)     { return meetingKinds.Marshal(k) }
func (k *MeetingKind) UnmarshalText(text []byte) error { return meetingKinds.Read(text, k) }

// HeldOn returns the day of the meeting's first sitting, as known on a day: the zero Date where it was not held by then.
func (m *Meeting) HeldOn(known calendar.Date) calendar.Date {
	return firstSitting(m.Held, m.Sittings, m.Bookings, known)
}

// EndedOn returns the day of the meeting's last sitting that had come, from which its minutes
// are counted, as known on a day: the zero Date where it was not held by then.
func (m *Meeting) EndedOn(known calendar.Date) calendar.Date {
	return lastSitting(m.Held, m.Sittings, m.Bookings, known)
}

// ArrangedFor returns the day for which the meeting is arranged, as known on a day: the zero
// Date where it is not, was held, or that day has passed without its being held.
func (m *Meeting) ArrangedFor(known calendar.Date) calendar.Date {
	day := bookedFor(m.Bookings, known)
	if day.Before(known) || !m.HeldOn(known).IsZero() {
		return calendar.Date{}
	}
	return day
}

// Covers reports whether the meeting concerns a child.
func (m *Meeting) Covers(child procedure.ChildID) bool {
	return len(m.Children) == 0 || slices.Contains(m.Children, child)
}

// Timetable is the conferences, meetings and visits of a case, in any order.
type Timetable struct {
	Conferences []Conference `json:"conferences,omitzero"`
	Meetings    []Meeting    `json:"meetings,omitzero"`
	Visits      []Visit      `json:"visits,omitzero"`
}

// LogValue returns how much there is of each.
func (t Timetable) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("conferences", len(t.Conferences)), slog.Int("meetings", len(t.Meetings)), slog.Int("visits", len(t.Visits)))
}

// AppendCoreGroups appends the positions of the core group meetings held by a day, in the
// order of their numbers: the first is meeting 1.
func (t *Timetable) AppendCoreGroups(dst []int, known calendar.Date) []int {
	n := len(dst)
	for i := range t.Meetings {
		if m := &t.Meetings[i]; m.Kind == CoreGroup && !m.HeldOn(known).IsZero() {
			dst = append(dst, i)
		}
	}
	slices.SortFunc(dst[n:], func(a, b int) int {
		m, n := &t.Meetings[a], &t.Meetings[b]
		return cmp.Or(m.HeldOn(known).Compare(n.HeldOn(known)), strings.Compare(m.Start, n.Start), strings.Compare(string(m.ID), string(n.ID)))
	})
	return dst
}

// Number returns the number of a core group meeting that was held by a day, the first being 1, and 0 for any other.
func (t *Timetable) Number(id procedure.MeetingID, known calendar.Date) int {
	for i, at := range t.AppendCoreGroups(nil, known) {
		if t.Meetings[at].ID == id {
			return i + 1
		}
	}
	return 0
}

// readMeetings reads the meetings, and those core group meetings that were held by the day, or are arranged for it or later.
func (w *review) readMeetings() {
	t := w.t
	w.meetings = findings.AppendByID(w.meetings[:0], len(t.Meetings), func(i int) procedure.MeetingID { return t.Meetings[i].ID })
	w.takes, w.held = w.takes[:0], w.held[:0]
	most := 0
	for _, i := range w.meetings {
		m := &t.Meetings[i]
		most = max(most, len(m.Invitations), len(m.Interpreters), len(m.Distressing))
		if m.Kind != CoreGroup {
			continue
		}
		if day := m.HeldOn(w.b.On); !day.IsZero() {
			w.held = append(w.held, int32(len(w.takes)))
			w.takes = append(w.takes, take{at: i, day: day, held: true})
		} else if day := m.ArrangedFor(w.b.On); !day.IsZero() {
			w.takes = append(w.takes, take{at: i, day: day})
		}
	}
	inOrder(w.held, func(a, b int32) int { // those of one day and start are in the order of their ids
		k, l := &w.takes[a], &w.takes[b]
		return cmp.Or(k.day.Compare(l.day), strings.Compare(t.Meetings[k.at].Start, t.Meetings[l.at].Start))
	})
	for n, i := range w.held {
		w.takes[i].number = int32(n + 1)
	}
	w.order = slices.Grow(w.order[:0], most)
}

// Booking is a step in arranging a conference or meeting: for which day it was arranged or
// to which put off, or with no day that it was cancelled or put off without one.
type Booking struct {
	// On is the day on which that was done, zero for one that was always known.
	On  calendar.Date `json:"on,omitzero"`
	Day calendar.Date `json:"day,omitzero"`
}

// bookedFor returns the day for which something is arranged, as known on a day: that of the
// last booking made by then, of several on one day the last in the list.
func bookedFor(bookings []Booking, known calendar.Date) calendar.Date {
	var last Booking
	for _, b := range bookings {
		if !b.On.After(known) && !b.On.Before(last.On) {
			last = b
		}
	}
	return last.Day
}

// firstSitting returns the day on which something was first held, as known on a day: the zero Date where its holding is not
// recorded or had not come. Without sittings it was held on the day for which it was last arranged.
func firstSitting(held procedure.Answer, sittings []calendar.Date, bookings []Booking, known calendar.Date) calendar.Date {
	first, _ := sat(held, sittings, bookings, known)
	return first
}

// lastSitting is firstSitting for the last day that had come.
func lastSitting(held procedure.Answer, sittings []calendar.Date, bookings []Booking, known calendar.Date) calendar.Date {
	_, last := sat(held, sittings, bookings, known)
	return last
}

func sat(held procedure.Answer, sittings []calendar.Date, bookings []Booking, known calendar.Date) (first, last calendar.Date) {
	if held != procedure.Yes {
		return first, last
	}
	recorded := false
	for _, d := range sittings {
		if d.IsZero() {
			continue
		}
		recorded = true
		if d.After(known) {
			continue
		}
		if first.IsZero() || d.Before(first) {
			first = d
		}
		if d.After(last) {
			last = d
		}
	}
	if !recorded {
		// The bookings are those that led to it, whenever they are looked at.
		day := Booking{}
		for _, b := range bookings {
			if !b.On.Before(day.On) {
				day = b
			}
		}
		if !day.Day.After(known) {
			first, last = day.Day, day.Day
		}
	}
	return first, last
}

// professionalsDiscussion is N 2.11a, for each professionals' discussion held: whether the reasons for it are recorded.
var professionalsDiscussion = rule{Check: (*review).discussions, Rule: procedure.Rule{
	ID: procedure.RuleProfessionalsDiscussion, Title: "Professionals' discussion", Reads: []procedure.Record{procedure.Meetings},
	Doc: "Each professionals' discussion held without parents has its reasons recorded.",
}}

func (w *review) discussions(dst []procedure.Finding, rule *rule) []procedure.Finding {
	none := true
	r := w.batch(dst, rule)
	for _, i := range w.meetings {
		m := &w.t.Meetings[i]
		if m.Kind != ProfessionalsDiscussion {
			continue
		}
		held := m.HeldOn(w.b.On)
		if held.IsZero() {
			continue
		}
		none = false
		dst = w.next(dst, &r, held)
		f := w.onMeeting(&dst, rule, i)
		f.Done = held
		f.Missing.AddIf(m.Reasons.IsBlank(), field.Reasons)
		f.Outcome = f.Missing.Outcome()
	}
	if none {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	return w.attach(dst, &r)
}
