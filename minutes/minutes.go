package minutes

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
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
