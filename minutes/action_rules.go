package minutes

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// onAction returns a finding about an action, by position.
func (r *record) onAction(rule procedure.RuleID, i int) procedure.Finding {
	f := r.on(rule, procedure.SubjectIn(procedure.ActionSubject, r.minutes.Actions[i].ID, r.m.ID))
	f.At = f.At.Item(procedure.FieldActions, i)
	return f
}

// AppendActionsRecorded appends what N 3.17d finds for each action of a meeting: whether it has
// a description. A meeting without actions is met where its minutes say that there are none.
func AppendActionsRecorded(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleActionsRecorded
	return given{b, g, t, list}.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		for i := range r.minutes.Actions {
			f := r.onAction(rule, i)
			f.Missing.AddIf(r.minutes.Actions[i].Description.IsBlank(), procedure.FieldDescription)
			f.Outcome = f.Missing.Outcome()
			dst = b.Append(dst, r.held, f)
		}
		if len(r.minutes.Actions) == 0 {
			f := r.onMeeting(rule)
			f.Missing.AddIf(r.minutes.NoActions != procedure.Yes, procedure.FieldActions)
			f.Outcome = f.Missing.Outcome()
			dst = b.Append(dst, r.held, f)
		}
		return dst
	})
}

// AppendActionsAssigned appends what N 3.17e finds for each action of a meeting: whether it has
// a last day or a timescale in words, and someone responsible, a member or another.
func AppendActionsAssigned(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleActionsAssigned
	return given{b, g, t, list}.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		for i := range r.minutes.Actions {
			a := &r.minutes.Actions[i]
			f := r.onAction(rule, i)
			f.Missing.AddIf(a.Due.IsZero() && a.Timescale.IsBlank(), procedure.FieldTimescale)
			f.Missing.AddIf(a.Responsible == procedure.Person{}, procedure.FieldResponsible)
			f.Outcome = f.Missing.Outcome()
			dst = b.Append(dst, r.held, f)
		}
		return dst
	})
}

// AppendActionDrift appends what N 3.3a finds for each action that was carried over from an
// earlier meeting: not met where it was carried over more than one, and is neither done nor
// dropped.
func AppendActionDrift(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleActionDrift
	var room records
	var names few
	held := inOrder(&room, t, list, b.On)
	numbers := index(names[:0])
	for i := range held {
		numbers = append(numbers, entry{string(held[i].m.ID), int32(i)})
	}
	numbers = numbers.sorted()
	return given{b, g, t, list}.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		for i := range r.minutes.Actions {
			a := &r.minutes.Actions[i]
			from := numbers.first(string(a.CarriedFrom))
			if a.CarriedFrom == "" || from < 0 {
				continue
			}
			f := r.onAction(rule, i)
			f.Since = held[from].held
			f.Outcome = procedure.Met
			if r.number-held[from].number > 1 && a.Status != Done && a.Status != Dropped {
				f.Outcome = procedure.NotMet
			}
			dst = b.Append(dst, r.held, f)
		}
		return dst
	})
}
