package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// AppendPlanDrift appends what N 3.3a finds of the plan: for each outcome that a revision ever
// had, whether it is still wanted, or was achieved, merged into another or explained; and for
// each task whether it was put back more than once and is still open.
func AppendPlanDrift(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RulePlanDrift
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	var room few
	order := p.inOrder(&room, b.On, r.ended)
	start := len(dst)
	for k, at := range order {
		r := &p.Revisions[at]
		last := 0
		for i := range r.Outcomes {
			id := r.Outcomes[i].ID
			if p.returns(order[k+1:], &last, func(r *Revision, last *int) bool {
				return seek(r.Outcomes, last, func(o *Outcome) bool { return o.ID == id }) >= 0
			}) {
				continue // it is judged where it stands last
			}
			f := procedure.Finding{
				Rule: rule, Subject: procedure.SubjectOf(procedure.OutcomeSubject, id), Outcome: procedure.Met, Responsible: procedure.SocialWorker,
				At: procedure.Place{}.Item(procedure.FieldRevisions, int(at)).Item(procedure.FieldOutcomes, i),
			}
			if k+1 < len(order) && r.Outcomes[i].Status != Achieved {
				p.vanished(&f, id, order[k+1:])
			}
			dst = b.Append(dst, b.On, f)
		}
		last = 0
		for i := range r.Tasks {
			id := r.Tasks[i].ID
			if p.returns(order[k+1:], &last, func(r *Revision, last *int) bool {
				return seek(r.Tasks, last, func(t *Task) bool { return t.ID == id }) >= 0
			}) {
				continue
			}
			f := procedure.Finding{
				Rule: rule, Subject: procedure.SubjectOf(procedure.TaskSubject, id), Outcome: procedure.Met, Responsible: procedure.SocialWorker,
				At: procedure.Place{}.Item(procedure.FieldRevisions, int(at)).Item(procedure.FieldTasks, i),
			}
			if !r.isOver(&r.Tasks[i], b.On) && p.putBack(order[:k+1], i, b.On) > 1 {
				f.Outcome, f.At = procedure.NotMet, f.At.Field(procedure.FieldDue)
			}
			dst = b.Append(dst, b.On, f)
		}
	}
	if len(dst) == start {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
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
func (p *ChildProtectionPlan) vanished(f *procedure.Finding, id procedure.OutcomeID, later []int32) {
	next := procedure.Place{}.Item(procedure.FieldRevisions, int(later[0]))
	f.At, f.Missing = next, procedure.FieldsOf(procedure.FieldDropped)
	for _, at := range later {
		for i := range p.Revisions[at].Dropped {
			d := &p.Revisions[at].Dropped[i]
			if d.Outcome != id {
				continue
			}
			f.At, f.Missing = procedure.Place{}.Item(procedure.FieldRevisions, int(at)).Item(procedure.FieldDropped, i), procedure.Fields{}
			f.Missing.AddIf(d.Into == "" && d.Reason.IsBlank(), procedure.FieldReason)
		}
	}
	f.Outcome = f.Missing.Outcome()
}

// putBack returns how often the last day of a task was put off, as known on a day: from one
// revision to the next, and by the task's history. The task is that of the last revision, by
// position.
func (p *ChildProtectionPlan) putBack(order []int32, task int, known calendar.Date) int {
	t := &p.Revisions[order[len(order)-1]].Tasks[task]
	times := 0
	due := calendar.Date{}
	move := func(to calendar.Date) {
		if to.IsZero() {
			return
		}
		if !due.IsZero() && to.After(due) {
			times++
		}
		due = to
	}
	next, last := 0, task
	until := func(day calendar.Date) {
		for ; next < len(t.History) && !t.History[next].On.After(day); next++ {
			move(t.History[next].Due)
		}
	}
	for _, at := range order {
		r := &p.Revisions[at]
		until(r.Date)
		if n := seek(r.Tasks, &last, func(other *Task) bool { return other.ID == t.ID }); n >= 0 {
			move(r.Tasks[n].Due)
		}
	}
	until(known)
	return times
}
