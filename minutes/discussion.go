package minutes

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
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

// matters returns how many there are.
func (m *Minutes) matters() int {
	return len(m.WorksWell) + len(m.DoDifferently) + len(m.Strengths) + len(m.Worries) + len(m.SupportRight) + len(m.Matters)
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
