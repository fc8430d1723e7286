package schedule

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// Visit is a visit to a child, planned or made. A core group meeting is none.
type Visit struct {
	ID    procedure.VisitID `json:"id"`
	Child procedure.ChildID `json:"child"`
	// Planned is the day for which it is planned, and Made the day on which it was made, whoever opened the door.
	Planned calendar.Date `json:"planned,omitzero"`
	Made    calendar.Date `json:"made,omitzero"`
	// By is who made it, and Way how: in person unless it says otherwise. Whoever moves records here in
	// which that is not kept has to set it.
	By  procedure.MemberID `json:"by,omitzero"`
	Way VisitWay           `json:"way,omitzero"`
	// Seen says whether the child was seen, and Asleep that the child slept.
	Seen   procedure.Answer `json:"seen,omitzero"`
	Asleep procedure.Answer `json:"asleep,omitzero"`
	// Alone says whether the child was seen alone, and AloneReason why or why not.
	Alone       procedure.Answer `json:"alone,omitzero"`
	AloneReason procedure.Text   `json:"aloneReason,omitzero"`
	// Present are the people there besides; NobodyElse says that there was nobody.
	Present    []procedure.MemberID `json:"present,omitzero"`
	NobodyElse procedure.Answer     `json:"nobodyElse,omitzero"`
}

// LogValue returns ids and days.
func (v Visit) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(v.ID)), slog.String("child", string(v.Child)), slog.String("made", v.Made.String()))
}

// VisitWay is how a visit was made. The zero way is in person, since that is what a visit is: it is the
// one closed set whose zero is not what claims least.
type VisitWay uint8

// The ways. A child is seen in person only.
const (
	InPerson    VisitWay = iota // in person
	ByTelephone                 // telephone
	ByVideo                     // video
)

var visitWays = closedset.Set{"in person", "telephone", "video"}

// String returns the way in words.
func (w VisitWay) String() string { return visitWays.Text(uint8(w), "VisitWay") }

// IsValid reports whether the value is one of the set.
func (w VisitWay) IsValid() bool { return visitWays.Has(uint8(w)) }

// MarshalText returns the text of [VisitWay.String], and an error for what is not in the set.
func (w VisitWay) MarshalText() ([]byte, error) { return visitWays.Marshal(uint8(w)) }

// UnmarshalText reads the text of [VisitWay.String].
func (w *VisitWay) UnmarshalText(text []byte) error {
	return closedset.ReadText(visitWays, text, "schedule: a way of visiting", w)
}

// Pattern is how often the plan says that the lead social worker sees a child.
type Pattern struct {
	Child procedure.ChildID
	// From is the day of the detailed plan that says so.
	From calendar.Date
	// Every is how often. Period{} is a plan that does not say.
	Every calendar.Period
}

// counts reports whether at the visit the social worker allocated or covering on its day saw the child, in person and awake.
func (v *Visit) counts(g *coregroup.CoreGroup, known calendar.Date) bool {
	return !v.Made.IsZero() && !v.Made.After(known) && v.Way == InPerson && v.Seen == procedure.Yes && v.Asleep != procedure.Yes &&
		v.By != "" && (v.By == g.SocialWorkerOn(v.Made) || v.By == g.CoverOn(v.Made))
}

// LastSeenAlone returns the day on which the social worker last saw a child alone, as known
// on a day, and the zero Date if there is none.
func (t *Timetable) LastSeenAlone(g *coregroup.CoreGroup, child procedure.ChildID, known calendar.Date) calendar.Date {
	var last calendar.Date
	for i := range t.Visits {
		v := &t.Visits[i]
		if v.Child == child && v.Alone == procedure.Yes && v.counts(g, known) && v.Made.After(last) {
			last = v.Made
		}
	}
	return last
}
