package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// AppendPlanDrift appends what N 3.3a finds of the plan: for each outcome that a revision ever
// had, whether it is still wanted, or was achieved, merged into another or explained; and for
// each task whether it was put back more than once and is still open.
func AppendPlanDrift(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RulePlanDrift, &b, g, p, held)
}

func (d *Desk) planDrift(dst []procedure.Finding) []procedure.Finding {
	for k, at := range d.order {
		d.outcomesDrift(&dst, &d.p.Revisions[at], d.at.Item(field.Revisions, int(at)), d.order[k+1:])
	}
	newest := len(d.order) - 1
	for k, at := range d.order[:newest] {
		r := &d.p.Revisions[at]
		last := 0
		for i := range r.Tasks {
			id := r.Tasks[i].ID
			if d.p.returns(d.order[k+1:], &last, func(r *Revision, last *int) bool {
				return seek(r.Tasks, last, func(t *Task) bool { return t.ID == id }) >= 0
			}) {
				continue // it is judged where it stands last
			}
			f := note(&dst, procedure.RulePlanDrift, procedure.TaskSubject, id, d.at.Item(field.Revisions, int(at)).Item(field.Tasks, i))
			driftOf(f, d.drifts(d.order[:k+1], i))
		}
	}
	for i := range d.duties {
		d.duties[i].drifts = d.drifts(d.order, i)
	}
	start := len(dst)
	dst = append(dst, d.onTasks...)
	for k, i := range d.tasks {
		dst[start+k].Rule = procedure.RulePlanDrift
		driftOf(&dst[start+k], d.duties[i].drifts)
	}
	return dst
}

// outcomesDrift notes for each outcome of a revision whether it is still wanted, or what became of it,
// unless a later revision has it.
func (d *Desk) outcomesDrift(dst *[]procedure.Finding, r *Revision, in procedure.Place, later []int32) {
	last := 0
	for i := range r.Outcomes {
		id := r.Outcomes[i].ID
		if d.p.returns(later, &last, func(r *Revision, last *int) bool {
			return seek(r.Outcomes, last, func(o *Outcome) bool { return o.ID == id }) >= 0
		}) {
			continue // it is judged where it stands last
		}
		f := note(dst, procedure.RulePlanDrift, procedure.OutcomeSubject, id, in.Item(field.Outcomes, i))
		f.Outcome = procedure.Met
		if len(later) > 0 && r.Outcomes[i].Status != Achieved {
			d.vanished(f, id, later)
		}
	}
}

// driftOf says of a finding about a task whether that drifts.
func driftOf(f *procedure.Finding, drifts bool) {
	f.Outcome = procedure.Met
	if drifts {
		f.Outcome, f.At = procedure.NotMet, f.At.Field(field.Due)
	}
}

// drifts reports whether a task of the last of some revisions, by position, was put back more than
// once and is still open. That takes three last days at the least.
func (d *Desk) drifts(order []int32, task int) bool {
	r := &d.p.Revisions[order[len(order)-1]]
	t := &r.Tasks[task]
	return len(order)+len(t.History) > 2 && !r.isOver(t, d.b.On) && d.p.putBack(order, task, d.b.On) > 1
}

// returns reports whether a later revision has a record.
func (p *ChildProtectionPlan) returns(later []int32, last *int, has func(r *Revision, last *int) bool) bool {
	for _, at := range later {
		if has(&p.Revisions[at], last) {
			return true
		}
	}
	return false
}

// vanished judges an outcome that no later revision has, and that was not achieved: whether one
// of them says what became of it.
func (d *Desk) vanished(f *procedure.Finding, id procedure.OutcomeID, later []int32) {
	f.At = d.at.Item(field.Revisions, int(later[0]))
	missing := procedure.FieldsOf(field.Dropped)
	for _, at := range later {
		for i := range d.p.Revisions[at].Dropped {
			dropped := &d.p.Revisions[at].Dropped[i]
			if dropped.Outcome != id {
				continue
			}
			f.At = d.at.Item(field.Revisions, int(at)).Item(field.Dropped, i)
			missing = procedure.Fields{}
			missing.AddIf(dropped.Into == "" && dropped.Reason.IsBlank(), field.Reason)
		}
	}
	lacking(f, missing)
}

// putBack returns how often the last day of a task was put off, as known on a day: from one
// revision to the next, and by the task's history. The task is that of the last revision, by
// position.
func (p *ChildProtectionPlan) putBack(order []int32, task int, known calendar.Date) int {
	t := &p.Revisions[order[len(order)-1]].Tasks[task]
	var due dueDay
	next, last := 0, task
	until := func(day calendar.Date) {
		for ; next < len(t.History) && !t.History[next].On.After(day); next++ {
			due.move(t.History[next].Due)
		}
	}
	for _, at := range order {
		r := &p.Revisions[at]
		until(r.Date)
		if n := seek(r.Tasks, &last, func(other *Task) bool { return other.ID == t.ID }); n >= 0 {
			due.move(r.Tasks[n].Due)
		}
	}
	until(known)
	return due.putOff
}

// dueDay is the last day of a task as it moves, and how often it was put off.
type dueDay struct {
	day    calendar.Date
	putOff int
}

func (d *dueDay) move(to calendar.Date) {
	if to.IsZero() {
		return
	}
	if !d.day.IsZero() && to.After(d.day) {
		d.putOff++
	}
	d.day = to
}
