package coregroup

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// HeldMeeting is what the rules of this package need to know of a core group meeting that was held. A list of them is in the
// order of the meetings' numbers, the first core group meeting first.
type HeldMeeting struct {
	ID procedure.MeetingID
	// Held is the day of its first sitting.
	Held calendar.Date
	// Ended is the day of its last sitting, zero for one in a single sitting.
	Ended calendar.Date
	// Chair is who chaired, empty if that is not recorded, and ChairAttended whether the attendance shows them there.
	Chair         procedure.MemberID
	ChairAttended procedure.Answer
	// ChairReason says that a reason was recorded for someone else than usual, and
	// ChairSuitable that they have enough seniority and experience.
	ChairReason   procedure.Answer
	ChairSuitable procedure.Answer
	// At is where the meeting's record is in the case, for the findings about it.
	At procedure.Place
	// Present are the members who attended, none where there are no minutes.
	Present []procedure.MemberID
}

// LastDay returns the day of the meeting's last sitting.
func (h *HeldMeeting) LastDay() calendar.Date {
	if h.Ended.After(h.Held) {
		return h.Ended
	}
	return h.Held
}

// HeldUntil returns the meetings held by a day. Those after it have not happened.
func HeldUntil(held []HeldMeeting, on calendar.Date) []HeldMeeting {
	for i := range held {
		if held[i].Held.After(on) {
			return held[:i]
		}
	}
	return held
}
