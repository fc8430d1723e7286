package procedure

import (
	"github.com/safeguarding-go/childprotection/calendar"

	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// Event is what a limit is counted from.
type Event uint8

// The events, with their texts. NoEvent is that of a [Term] whose limit is no period.
const (
	NoEvent Event = iota
	// InitialConference is the initial child protection conference: its sitting
	// that made the plan. A transfer-in conference counts as one.
	InitialConference // initial conference
	// Registration is the conference that put the child on the register, where the procedure speaks of one.
	Registration // registration
	// PlanStart is the day that the child's plan started.
	PlanStart // plan start
	// PreviousMeeting is the last core group meeting held.
	PreviousMeeting // previous meeting
	// Meeting is the last sitting of the core group meeting in question, such as the one that the minutes are of.
	Meeting // meeting
	// NextMeeting is the core group meeting arranged after the one in question.
	NextMeeting // next meeting
	// PreviousReview is the last review child protection conference held.
	PreviousReview // previous review conference
	// ReviewConference is the review child protection conference to come.
	ReviewConference // review conference
	// Birth is the birth of a child who was unborn when the plan was made.
	Birth // birth
	// ChangeIdentified is the day that a significant change became known.
	ChangeIdentified // change identified

	eventCount
)

var eventNames = closedset.Set{
	"", "initial conference", "registration", "plan start", "previous meeting", "meeting", "next meeting",
	"previous review conference", "review conference", "birth", "change identified",
}

// String returns the event in words, empty for zero, as it stands in JSON.
func (e Event) String() string               { return eventNames.Text(uint8(e), "Event") }
func (e Event) MarshalText() ([]byte, error) { return eventNames.Marshal(uint8(e)) }
func (e *Event) UnmarshalText(text []byte) error {
	return closedset.ReadText(eventNames, text, "procedure: an event", e)
}

// Events are the days of the events that are known, by event:
//
//	procedure.Events{procedure.InitialConference: conference}
//
// A zero Date is an event that has not happened or is not booked.
type Events [eventCount]calendar.Date

// On returns the day of an event, zero for one that is not known.
func (e Events) On(event Event) calendar.Date { return e.on(event) }

func (e *Events) on(event Event) calendar.Date {
	if event == NoEvent || event >= eventCount {
		return calendar.Date{}
	}
	return e[event]
}
