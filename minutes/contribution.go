package minutes

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
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
