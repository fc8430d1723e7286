package schedule

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// AppendProfessionalsDiscussion appends what N 2.11a finds for each professionals' discussion
// held: whether the reasons for it are recorded.
func AppendProfessionalsDiscussion(dst []procedure.Finding, b procedure.Basis, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, &coregroup.CoreGroup{}, t).withMeetings()
	return d.find(dst, procedure.RuleProfessionalsDiscussion)
}

func (d *Desk) discussions(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleProfessionalsDiscussion
	none := true
	r := d.citing(dst, rule)
	for _, i := range d.meetings {
		m := &d.t.Meetings[i]
		if m.Kind != ProfessionalsDiscussion {
			continue
		}
		held := m.HeldOn(d.b.On)
		if held.IsZero() {
			continue
		}
		none = false
		dst = d.turn(dst, &r, held)
		f := d.onMeeting(&dst, rule, i)
		f.Done = held
		f.Missing.AddIf(m.Reasons.IsBlank(), field.Reasons)
		f.Outcome = f.Missing.Outcome()
	}
	if none {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	return d.cited(dst, &r)
}
