package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Validate returns everything in which the plan does not hold together, or does not fit the
// group, as [procedure.Problems]: ids that are not of their form or are given twice, references
// to children, needs, outcomes, tasks or items of the outline that there are not, one child or
// person named twice where there can be one, a frequency or number that is none, a history out of
// order, and values outside a closed set. People need not be members. What is not recorded is no
// problem but a finding.
func (p ChildProtectionPlan) Validate(g *coregroup.CoreGroup) error {
	v := validator{children: map[procedure.ChildID]bool{}, outline: map[procedure.OutlineItemID]bool{}}
	for i := range g.Children {
		v.children[g.Children[i].ID] = true
	}
	for i := range p.Outlines {
		o := &p.Outlines[i]
		path := procedure.ItemAt("/outlines", i)
		if o.Conference != "" {
			v.Check(path+"/conference", procedure.CheckID(o.Conference))
		}
		for j := range o.Items {
			item := procedure.ItemAt(path+"/items", j)
			procedure.CheckNew(&v.Problems, item+"/id", o.Items[j].ID, v.outline)
			v.concerned(item, o.Items[j].Children, o.Items[j].NotFor)
		}
	}
	revisions, numbers := map[procedure.RevisionID]bool{}, map[int]bool{}
	for i := range p.Revisions {
		r := &p.Revisions[i]
		path := procedure.ItemAt("/revisions", i)
		procedure.CheckNew(&v.Problems, path+"/id", r.ID, revisions)
		switch {
		case r.Number < 0:
			v.Add(path+"/number", "must not be negative")
		case r.Number > 0 && numbers[r.Number]:
			v.Add(path+"/number", "must be given once")
		}
		numbers[r.Number] = true
		v.revision(path, r)
	}
	for i, d := range p.Language {
		v.Check(procedure.ItemAt("/language", i)+"/for", procedure.CheckID(d.For))
	}
	for i, told := range p.ChildTold {
		v.child(procedure.ItemAt("/childTold", i)+"/child", told.Child)
	}
	agreements := map[procedure.AgreementID]bool{}
	for i := range p.Agreements {
		a := &p.Agreements[i]
		path := procedure.ItemAt("/agreements", i)
		procedure.CheckNew(&v.Problems, path+"/id", a.ID, agreements)
		with := map[procedure.MemberID]bool{}
		for j, id := range a.With {
			procedure.CheckNew(&v.Problems, procedure.ItemAt(path+"/with", j), id, with)
		}
		for j, c := range a.Copies {
			v.Check(procedure.ItemAt(path+"/copies", j)+"/to", procedure.CheckID(c.To))
		}
	}
	difficulties := map[procedure.DifficultyID]bool{}
	for i := range p.Difficulties {
		path := procedure.ItemAt("/difficulties", i)
		procedure.CheckNew(&v.Problems, path+"/id", p.Difficulties[i].ID, difficulties)
		v.difficulty(path, &p.Difficulties[i])
	}
	return v.OrNil()
}

type validator struct {
	procedure.Problems
	children map[procedure.ChildID]bool
	outline  map[procedure.OutlineItemID]bool
}

func (v *validator) child(path string, id procedure.ChildID) {
	if !v.children[id] {
		v.Add(path, "must be the id of a child of the group")
	}
}

// person checks the id of someone, if there is one.
func (v *validator) person(path string, id procedure.MemberID) {
	if id != "" {
		v.Check(path, procedure.CheckID(id))
	}
}

// people checks the ids of people.
func (v *validator) people(path string, ids []procedure.MemberID) {
	for i, id := range ids {
		v.Check(procedure.ItemAt(path, i), procedure.CheckID(id))
	}
}

// concerned checks the children that a record concerns and whom it is not for.
func (v *validator) concerned(path string, children []procedure.ChildID, notFor []procedure.MemberID) {
	seen := map[procedure.ChildID]bool{}
	for i, id := range children {
		v.oneEach(procedure.ItemAt(path+"/children", i), id, seen)
	}
	v.people(path+"/notFor", notFor)
}

// refer notes each reference that leads nowhere.
func refer[T ~string](v *validator, path string, ids []T, known map[T]bool, must string) {
	for i, id := range ids {
		if !known[id] {
			v.Add(procedure.ItemAt(path, i), must)
		}
	}
}

// oneEach notes a child that is not of the group, or is given twice.
func (v *validator) oneEach(path string, id procedure.ChildID, seen map[procedure.ChildID]bool) {
	v.child(path, id)
	if seen[id] {
		v.Add(path, "must be given once")
	}
	seen[id] = true
}

func (v *validator) told(path string, list []Telling) {
	for i := range list {
		at := procedure.ItemAt(path+"/told", i)
		v.Check(at+"/to/id", procedure.CheckID(list[i].To.ID))
		v.CheckPerson(at+"/to", procedure.Person{Role: list[i].To.Role})
		v.CheckPerson(at+"/decidedBy", list[i].DecidedBy)
	}
}

func (v *validator) revision(path string, r *Revision) {
	v.told(path, r.Told)
	v.CheckPerson(path+"/liaison/officer", r.Liaison.Officer)
	v.concerned(path, r.Children, r.NotFor)
	for i, e := range r.Explained {
		v.Check(procedure.ItemAt(path+"/explained", i)+"/to", procedure.CheckID(e.To))
	}
	needs, outcomes := map[procedure.NeedID]bool{}, map[procedure.OutcomeID]bool{}
	for i := range r.Needs {
		n := &r.Needs[i]
		at := procedure.ItemAt(path+"/needs", i)
		procedure.CheckNew(&v.Problems, at+"/id", n.ID, needs)
		v.child(at+"/child", n.Child)
		v.people(at+"/notFor", n.NotFor)
	}
	services := map[procedure.ServiceID]bool{}
	for i := range r.Services {
		s := &r.Services[i]
		at := procedure.ItemAt(path+"/services", i)
		procedure.CheckNew(&v.Problems, at+"/id", s.ID, services)
		v.CheckPerson(at+"/provider", s.Provider)
		refer(v, at+"/needs", s.Needs, needs, "must be the id of a need")
		v.people(at+"/notFor", s.NotFor)
	}
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		at := procedure.ItemAt(path+"/outcomes", i)
		procedure.CheckNew(&v.Problems, at+"/id", o.ID, outcomes)
		v.concerned(at, o.Children, o.NotFor)
		v.status(at+"/status", o.Status)
		seen := map[procedure.ChildID]bool{}
		for j := range o.Difference {
			v.oneEach(procedure.ItemAt(at+"/difference", j)+"/child", o.Difference[j].Child, seen)
		}
	}
	tasks := map[procedure.TaskID]bool{}
	for i := range r.Tasks {
		at := procedure.ItemAt(path+"/tasks", i)
		procedure.CheckNew(&v.Problems, at+"/id", r.Tasks[i].ID, tasks)
		v.task(at, &r.Tasks[i], needs, outcomes)
	}
	v.persons(path, r)
	items := map[procedure.OutlineItemID]bool{}
	for i := range r.Answers {
		a := &r.Answers[i]
		at := procedure.ItemAt(path+"/answers", i)
		refer(v, at+"/outcomes", a.Outcomes, outcomes, "must be the id of an outcome")
		refer(v, at+"/tasks", a.Tasks, tasks, "must be the id of a task")
		switch {
		case !v.outline[a.Item]:
			v.Add(at+"/item", "must be the id of an item of an outline")
		case items[a.Item]:
			v.Add(at+"/item", "must be given once")
		}
		items[a.Item] = true
	}
	dropped := map[procedure.OutcomeID]bool{}
	for i := range r.Dropped {
		d := &r.Dropped[i]
		at := procedure.ItemAt(path+"/dropped", i)
		procedure.CheckNew(&v.Problems, at+"/outcome", d.Outcome, dropped)
		if outcomes[d.Outcome] {
			v.Add(at+"/outcome", "must be none of the revision's outcomes")
		}
		if d.Into != "" && !outcomes[d.Into] {
			v.Add(at+"/into", "must be the id of an outcome")
		}
	}
}

func (v *validator) status(path string, s Status) {
	if int(s) >= len(statuses) {
		v.Add(path, "must be one of the statuses that there are")
	}
}

func (v *validator) task(path string, t *Task, needs map[procedure.NeedID]bool, outcomes map[procedure.OutcomeID]bool) {
	v.CheckPerson(path+"/responsible", t.Responsible)
	refer(v, path+"/purpose/outcomes", t.Purpose.Outcomes, outcomes, "must be the id of an outcome")
	refer(v, path+"/purpose/needs", t.Purpose.Needs, needs, "must be the id of a need")
	v.people(path+"/helpFor", t.HelpFor)
	v.concerned(path, t.Children, t.NotFor)
	v.status(path+"/status", t.Status)
	for i, e := range t.History {
		at := procedure.ItemAt(path+"/history", i)
		v.status(at+"/status", e.Status)
		if e.On.IsZero() {
			v.Add(at+"/on", "must be recorded")
		}
		if i > 0 && e.On.Before(t.History[i-1].On) {
			v.Add(at+"/on", "must not be before the entry before")
		}
	}
}

// persons checks what a revision says of people and of children.
func (v *validator) persons(path string, r *Revision) {
	expectations := map[procedure.ExpectationID]bool{}
	for i := range r.Expectations {
		e := &r.Expectations[i]
		at := procedure.ItemAt(path+"/expectations", i)
		procedure.CheckNew(&v.Problems, at+"/id", e.ID, expectations)
		v.Check(at+"/of/id", procedure.CheckID(e.Of.ID))
		v.CheckPerson(at+"/of", procedure.Person{Role: e.Of.Role})
		v.people(at+"/notFor", e.NotFor)
	}
	roles := map[procedure.MemberID]bool{}
	for i := range r.Roles {
		at := procedure.ItemAt(path+"/roles", i)
		procedure.CheckNew(&v.Problems, at+"/who/id", r.Roles[i].Who.ID, roles)
		v.CheckPerson(at+"/who", procedure.Person{Role: r.Roles[i].Who.Role})
		v.people(at+"/notFor", r.Roles[i].NotFor)
	}
	visiting, participation := map[procedure.ChildID]bool{}, map[procedure.ChildID]bool{}
	for i := range r.Visiting {
		at := procedure.ItemAt(path+"/visiting", i)
		v.oneEach(at+"/child", r.Visiting[i].Child, visiting)
		if f := r.Visiting[i].Frequency; !f.IsZero() && f.N() < 1 {
			v.Add(at+"/frequency", "must be at least 1")
		}
	}
	for i := range r.Participation {
		v.oneEach(procedure.ItemAt(path+"/participation", i)+"/child", r.Participation[i].Child, participation)
	}
	v.CheckPerson(path+"/contingency/starter", r.Contingency.Starter)
	v.people(path+"/contingency/notFor", r.Contingency.NotFor)
	points := map[procedure.ReviewPointID]bool{}
	for i := range r.ReviewPoints {
		at := procedure.ItemAt(path+"/reviewPoints", i)
		procedure.CheckNew(&v.Problems, at+"/id", r.ReviewPoints[i].ID, points)
		v.people(at+"/notFor", r.ReviewPoints[i].NotFor)
	}
}

func (v *validator) difficulty(path string, d *Difficulty) {
	v.concerned(path, d.Children, d.NotFor)
	v.people(path+"/professionals", d.Professionals)
	v.CheckPerson(path+"/responsible", d.Responsible)
	v.person(path+"/assessment/leadBy", d.Assessment.LeadBy)
	v.person(path+"/assessment/manager", d.Assessment.Manager)
	v.told(path, d.Told)
	for i := range d.Informed {
		v.Check(procedure.ItemAt(path+"/informed", i)+"/manager", procedure.CheckID(d.Informed[i].Manager))
	}
	if int(d.Cause) >= len(causes) {
		v.Add(path+"/cause", "must be one of the causes that there are")
	}
	if int(d.Addressed.Way) >= len(ways) {
		v.Add(path+"/addressed/way", "must be discussed or escalated")
	}
}
