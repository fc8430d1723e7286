package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// Changes are what one revision of a plan changes in another, each list in the order of needs, services, outcomes, tasks,
// expectations and review points, and within these that of the revision. Visits, roles, the contingency plan and how
// children take part are not compared: they have no ids, and there is one of each.
type Changes struct {
	Added      []procedure.Subject `json:"added,omitzero"`
	Dropped    []procedure.Subject `json:"dropped,omitzero"`
	Redated    []Redated           `json:"redated,omitzero"`
	Reassigned []Reassigned        `json:"reassigned,omitzero"`
}

// Redated is a task or review point with another day. The zero Date is none.
type Redated struct {
	Subject procedure.Subject `json:"subject"`
	From    calendar.Date     `json:"from,omitzero"`
	To      calendar.Date     `json:"to,omitzero"`
}

// Reassigned is a task, service or expectation that is another person's. The zero Person is nobody.
type Reassigned struct {
	Subject procedure.Subject `json:"subject"`
	From    procedure.Person  `json:"from,omitzero"`
	To      procedure.Person  `json:"to,omitzero"`
}

// Compare returns what changes from one revision to another: what is added or dropped, has another day, or is another
// person's. It compares by id and does not look at words. Either may be nil, for a plan that does not exist yet or any more.
func Compare(before, after *Revision) Changes {
	var c Changes
	old, now := before.items(), after.items()
	known := map[procedure.Subject]item{}
	for _, i := range old {
		known[i.subject] = i
	}
	for _, i := range now {
		was, ok := known[i.subject]
		if !ok {
			c.Added = append(c.Added, i.subject)
			continue
		}
		if was.day != i.day {
			c.Redated = append(c.Redated, Redated{i.subject, was.day, i.day})
		}
		if !samePerson(was.who, i.who) {
			c.Reassigned = append(c.Reassigned, Reassigned{i.subject, was.who, i.who})
		}
		delete(known, i.subject)
	}
	for _, i := range old {
		if _, dropped := known[i.subject]; dropped {
			c.Dropped = append(c.Dropped, i.subject)
		}
	}
	return c
}

// samePerson reports whether two are one person: by their ids, and where one has none by all.
func samePerson(a, b procedure.Person) bool { return a == b || a.ID != "" && a.ID == b.ID }

// item is one of a revision, as far as it is compared.
type item struct {
	subject procedure.Subject
	day     calendar.Date
	who     procedure.Person
}

// items returns what a revision holds, nothing for nil.
func (r *Revision) items() []item {
	var list []item
	if r == nil {
		return list
	}
	for i := range r.Needs {
		list = append(list, item{subject: procedure.SubjectOf(procedure.NeedSubject, r.Needs[i].ID)})
	}
	for i := range r.Services {
		list = append(list, item{subject: procedure.SubjectOf(procedure.ServiceSubject, r.Services[i].ID), who: r.Services[i].Provider})
	}
	for i := range r.Outcomes {
		list = append(list, item{subject: procedure.SubjectOf(procedure.OutcomeSubject, r.Outcomes[i].ID)})
	}
	for i := range r.Tasks {
		t := &r.Tasks[i]
		list = append(list, item{procedure.SubjectOf(procedure.TaskSubject, t.ID), t.Due, t.Responsible})
	}
	for i := range r.Expectations {
		list = append(list, item{subject: procedure.SubjectOf(procedure.ExpectationSubject, r.Expectations[i].ID), who: r.Expectations[i].Of})
	}
	for i := range r.ReviewPoints {
		list = append(list, item{subject: procedure.SubjectOf(procedure.ReviewPointSubject, r.ReviewPoints[i].ID), day: r.ReviewPoints[i].On})
	}
	return list
}

// planDrift is N 3.3a of the plan: for each outcome that a revision ever had, whether it is still wanted, or was achieved,
// merged into another or explained; and for each task whether it was postponed more than once and is still open.
var planDrift = rule{Check: inForce((*review).planDrift), Rule: procedure.Rule{
	ID: procedure.RulePlanDrift, Title: "Drift of the plan", Reads: readsPlanInForce,
	Doc:    "No outcome vanished without being achieved, merged or explained, and no open task was put back more than once.",
	Remedy: remedy.EndDrift,
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Kind: procedure.TaskSubject, Text: "Its last day was put back more than once, and it is still open."},
		{Outcome: procedure.NotMet, Text: "It is in the plan no longer, and the record does not show what became of it."},
		{Outcome: procedure.Met, Text: "No drift is recorded."},
	},
	Adds: []procedure.Addition{{Missing: field.Dropped, About: "/outcome", Fields: procedure.FieldsOf(field.Reason)}},
}}

func (w *review) planDrift(dst []procedure.Finding, rule *rule) []procedure.Finding {
	for k, at := range w.order {
		w.outcomesDrift(&dst, rule, &w.p.Revisions[at], w.at.Item(field.Revisions, int(at)), w.order[k+1:])
	}
	newest := len(w.order) - 1
	for k, at := range w.order[:newest] {
		r := &w.p.Revisions[at]
		last := 0
		for i := range r.Tasks {
			id := r.Tasks[i].ID
			if w.p.returns(w.order[k+1:], &last, func(r *Revision, last *int) bool {
				return seek(r.Tasks, last, func(t *Task) bool { return t.ID == id }) >= 0
			}) {
				continue // it is judged where it stands last
			}
			f := note(&dst, rule, procedure.TaskSubject, id, w.at.Item(field.Revisions, int(at)).Item(field.Tasks, i))
			driftOf(f, w.drifts(w.order[:k+1], i))
		}
	}
	for i := range w.duties {
		w.duties[i].drifts = w.drifts(w.order, i)
	}
	start := len(dst)
	dst = append(dst, w.onTasks...)
	for k, i := range w.tasks {
		dst[start+k].Rule = rule.ID
		driftOf(&dst[start+k], w.duties[i].drifts)
	}
	return dst
}

// outcomesDrift notes for each outcome of a revision whether it is still wanted, or what became of it,
// unless a later revision has it.
func (w *review) outcomesDrift(dst *[]procedure.Finding, rule *rule, r *Revision, in procedure.Place, later []int32) {
	last := 0
	for i := range r.Outcomes {
		id := r.Outcomes[i].ID
		if w.p.returns(later, &last, func(r *Revision, last *int) bool {
			return seek(r.Outcomes, last, func(o *Outcome) bool { return o.ID == id }) >= 0
		}) {
			continue // it is judged where it stands last
		}
		f := note(dst, rule, procedure.OutcomeSubject, id, in.Item(field.Outcomes, i))
		f.Outcome = procedure.Met
		if len(later) > 0 && r.Outcomes[i].Status != Achieved {
			w.vanished(f, id, later)
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

// drifts reports whether a task of the last of some revisions, by position, was postponed more than
// once and is still open. That takes three last days at the least.
func (w *review) drifts(order []int32, task int) bool {
	r := &w.p.Revisions[order[len(order)-1]]
	t := &r.Tasks[task]
	return len(order)+len(t.History) > 2 && !r.isOver(t, w.b.On) && w.p.putBack(order, task, w.b.On) > 1
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

// vanished judges an outcome that no later revision has, and that was not achieved: whether one of them says what became of it.
func (w *review) vanished(f *procedure.Finding, id procedure.OutcomeID, later []int32) {
	f.At = w.at.Item(field.Revisions, int(later[0]))
	missing := procedure.FieldsOf(field.Dropped)
	for _, at := range later {
		for i := range w.p.Revisions[at].Dropped {
			dropped := &w.p.Revisions[at].Dropped[i]
			if dropped.Outcome != id {
				continue
			}
			f.At = w.at.Item(field.Revisions, int(at)).Item(field.Dropped, i)
			missing = procedure.Fields{}
			missing.AddIf(dropped.Into == "" && dropped.Reason.IsBlank(), field.Reason)
		}
	}
	lacking(f, missing)
}

// putBack returns how often the last day of a task was put off, as known on a day: from one revision to the next, and by the
// task's history. The task is that of the last revision, by position.
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
