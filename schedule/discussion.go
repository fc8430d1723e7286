package schedule

import "github.com/safeguarding-go/childprotection/coregroup/procedure"

// AppendProfessionalsDiscussion appends what N 2.11a finds for each professionals' discussion
// held: whether the reasons for it are recorded.
func AppendProfessionalsDiscussion(dst []procedure.Finding, b procedure.Basis, t *Timetable) []procedure.Finding {
	const rule = procedure.RuleProfessionalsDiscussion
	none := true
	for i := range t.Meetings {
		m := &t.Meetings[i]
		held := m.HeldOn(b.On)
		if m.Kind != ProfessionalsDiscussion || held.IsZero() {
			continue
		}
		none = false
		f := take{i, m, held, true}.onMeeting(rule)
		f.Done = held
		if m.Reasons.IsBlank() {
			f.Missing.Add(procedure.FieldReasons)
		}
		f.Outcome = f.Missing.Outcome()
		dst = b.Append(dst, held, f)
	}
	if none {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}
