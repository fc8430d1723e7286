package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/check"
)

// Validate returns everything in which the plan does not hold together, or does not fit the group, as [procedure.Problems]: ids
// that are not of their form or are given twice, references to children, needs, outcomes, tasks or items of the outline that
// there are not, one child or person named twice where there can be one, a frequency or number that is none, a history out of
// order, and values outside a closed set. People need not be members. What is not recorded is no problem but a finding.
func (p ChildProtectionPlan) Validate(g *coregroup.CoreGroup) error {
	var c check.Checker
	return c.Run(func(c *check.Checker) { p.Check(c, c.Root(), g) })
}

// Check notes everything that [ChildProtectionPlan.Validate] returns, of a plan at a path.
func (p *ChildProtectionPlan) Check(c *check.Checker, root check.Path, g *coregroup.CoreGroup) {
	v := validator{c, c.IDs(), c.IDs()}
	for i := range g.Children {
		v.children.Put(string(g.Children[i].ID))
	}
	for i := range p.Outlines {
		o := &p.Outlines[i]
		path := root.To("/outlines").Item(i)
		v.InSet(path, "/family", o.Family.IsValid())
		v.ID(path.To("/conference"), string(o.Conference))
		for j := range o.Items {
			item := path.To("/items").Item(j)
			v.New(item.To("/id"), v.outline, string(o.Items[j].ID))
			v.concerned(item, o.Items[j].Children, o.Items[j].NotFor)
		}
	}
	revisions := v.IDs()
	for i := range p.Revisions {
		r := &p.Revisions[i]
		path := root.To("/revisions").Item(i)
		v.New(path.To("/id"), revisions, string(r.ID))
		switch {
		case r.Number < 0:
			v.Add(path.To("/number"), "must not be negative")
		case r.Number > 0 && some(p.Revisions[:i], func(other *Revision) bool { return other.Number == r.Number }):
			v.Add(path.To("/number"), "must be given once")
		}
		v.revision(path, r)
	}
	for i, d := range p.Language {
		v.InSet(root.To("/language").Item(i), "/decision", d.Decision.IsValid())
		v.Person(root.To("/language").Item(i).To("/decidedBy"), d.DecidedBy)
		v.Check(root.To("/language").Item(i).To("/for"), procedure.CheckID(d.For))
	}
	for i, told := range p.ChildTold {
		v.child(root.To("/childTold").Item(i).To("/child"), told.Child)
	}
	agreements := v.IDs()
	for i := range p.Agreements {
		a := &p.Agreements[i]
		path := root.To("/agreements").Item(i)
		v.New(path.To("/id"), agreements, string(a.ID))
		with := v.IDs()
		for j, id := range a.With {
			v.New(path.To("/with").Item(j), with, string(id))
		}
		for j, c := range a.Copies {
			v.Check(path.To("/copies").Item(j).To("/to"), procedure.CheckID(c.To))
		}
	}
	difficulties := v.IDs()
	for i := range p.Difficulties {
		path := root.To("/difficulties").Item(i)
		v.New(path.To("/id"), difficulties, string(p.Difficulties[i].ID))
		v.difficulty(path, &p.Difficulties[i])
	}
}

type validator struct {
	*check.Checker
	children, outline check.IDs
}

func (v *validator) child(path check.Path, id procedure.ChildID) {
	v.AddIf(!v.children.Has(string(id)), path, "must be the id of a child of the group")
}

func (v *validator) people(path check.Path, ids []procedure.MemberID) {
	for i, id := range ids {
		v.Check(path.Item(i), procedure.CheckID(id))
	}
}

// concerned checks the children that a record concerns and whom it is not for.
func (v *validator) concerned(path check.Path, children []procedure.ChildID, notFor []procedure.MemberID) {
	made := v.Sets()
	seen := v.IDs()
	for i, id := range children {
		v.oneEach(path.To("/children").Item(i), id, seen)
	}
	v.Free(made)
	v.people(path.To("/notFor"), notFor)
}

func refer[T ~string](v *validator, path check.Path, ids []T, known check.IDs, must string) {
	for i, id := range ids {
		v.AddIf(!known.Has(string(id)), path.Item(i), must)
	}
}

// oneEach notes a child that is not of the group, or is given twice.
func (v *validator) oneEach(path check.Path, id procedure.ChildID, seen check.IDs) {
	v.child(path, id)
	v.AddIf(!seen.Put(string(id)), path, "must be given once")
}

func (v *validator) told(path check.Path, list []Telling) {
	for i := range list {
		at := path.To("/told").Item(i)
		v.InSet(at, "/part", list[i].Part.IsValid())
		v.InSet(at, "/withheld", list[i].Withheld.IsValid())
		v.Check(at.To("/to/id"), procedure.CheckID(list[i].To.ID))
		v.Person(at.To("/to"), procedure.Person{Role: list[i].To.Role})
		v.Person(at.To("/decidedBy"), list[i].DecidedBy)
	}
}

func (v *validator) revision(path check.Path, r *Revision) {
	v.told(path, r.Told)
	v.Person(path.To("/liaison/officer"), r.Liaison.Officer)
	v.InSet(path, "/fundamental", r.Fundamental.IsValid())
	v.InSet(path, "/liaison/earlierReview", r.Liaison.EarlierReview.IsValid())
	v.InSet(path, "/contingency/proceedings", r.Contingency.Proceedings.IsValid())
	v.InSet(path, "/contingency/shareable", r.Contingency.Shareable.IsValid())
	v.concerned(path, r.Children, r.NotFor)
	for i, e := range r.Explained {
		v.Check(path.To("/explained").Item(i).To("/to"), procedure.CheckID(e.To))
	}
	needs, outcomes := v.IDs(), v.IDs()
	for i := range r.Needs {
		n := &r.Needs[i]
		at := path.To("/needs").Item(i)
		v.New(at.To("/id"), needs, string(n.ID))
		v.child(at.To("/child"), n.Child)
		v.people(at.To("/notFor"), n.NotFor)
	}
	services := v.IDs()
	for i := range r.Services {
		s := &r.Services[i]
		at := path.To("/services").Item(i)
		v.New(at.To("/id"), services, string(s.ID))
		v.Person(at.To("/provider"), s.Provider)
		v.InSet(at, "/noEarlierEngagement", s.NoEarlierEngagement.IsValid())
		refer(v, at.To("/needs"), s.Needs, needs, "must be the id of a need")
		v.people(at.To("/notFor"), s.NotFor)
	}
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		at := path.To("/outcomes").Item(i)
		v.New(at.To("/id"), outcomes, string(o.ID))
		v.concerned(at, o.Children, o.NotFor)
		v.InSet(at, "/status", o.Status.IsValid())
		seen := v.IDs()
		for j := range o.Difference {
			v.oneEach(at.To("/difference").Item(j).To("/child"), o.Difference[j].Child, seen)
		}
	}
	tasks := v.IDs()
	for i := range r.Tasks {
		at := path.To("/tasks").Item(i)
		v.New(at.To("/id"), tasks, string(r.Tasks[i].ID))
		v.task(at, &r.Tasks[i], needs, outcomes)
	}
	v.persons(path, r)
	items := v.IDs()
	for i := range r.Answers {
		a := &r.Answers[i]
		at := path.To("/answers").Item(i)
		refer(v, at.To("/outcomes"), a.Outcomes, outcomes, "must be the id of an outcome")
		refer(v, at.To("/tasks"), a.Tasks, tasks, "must be the id of a task")
		switch {
		case !v.outline.Has(string(a.Item)):
			v.Add(at.To("/item"), "must be the id of an item of an outline")
		case !items.Put(string(a.Item)):
			v.Add(at.To("/item"), "must be given once")
		}
	}
	dropped := v.IDs()
	for i := range r.Dropped {
		d := &r.Dropped[i]
		at := path.To("/dropped").Item(i)
		v.New(at.To("/outcome"), dropped, string(d.Outcome))
		v.AddIf(outcomes.Has(string(d.Outcome)), at.To("/outcome"), "must be none of the revision's outcomes")
		v.AddIf(d.Into != "" && !outcomes.Has(string(d.Into)), at.To("/into"), "must be the id of an outcome")
	}
}

func (v *validator) task(path check.Path, t *Task, needs, outcomes check.IDs) {
	v.Person(path.To("/responsible"), t.Responsible)
	v.InSet(path, "/help", t.Help.IsValid())
	v.InSet(path, "/shareable", t.Shareable.IsValid())
	refer(v, path.To("/purpose/outcomes"), t.Purpose.Outcomes, outcomes, "must be the id of an outcome")
	refer(v, path.To("/purpose/needs"), t.Purpose.Needs, needs, "must be the id of a need")
	v.people(path.To("/helpFor"), t.HelpFor)
	v.concerned(path, t.Children, t.NotFor)
	v.InSet(path, "/status", t.Status.IsValid())
	for i, e := range t.History {
		at := path.To("/history").Item(i)
		v.InSet(at, "/status", e.Status.IsValid())
		v.AddIf(e.On.IsZero(), at.To("/on"), "must be recorded")
		v.AddIf(i > 0 && e.On.Before(t.History[i-1].On), at.To("/on"), "must not be before the entry before")
	}
}

func (v *validator) persons(path check.Path, r *Revision) {
	expectations := v.IDs()
	for i := range r.Expectations {
		e := &r.Expectations[i]
		at := path.To("/expectations").Item(i)
		v.New(at.To("/id"), expectations, string(e.ID))
		v.Check(at.To("/of/id"), procedure.CheckID(e.Of.ID))
		v.Person(at.To("/of"), procedure.Person{Role: e.Of.Role})
		v.people(at.To("/notFor"), e.NotFor)
	}
	roles := v.IDs()
	for i := range r.Roles {
		at := path.To("/roles").Item(i)
		v.New(at.To("/who/id"), roles, string(r.Roles[i].Who.ID))
		v.Person(at.To("/who"), procedure.Person{Role: r.Roles[i].Who.Role})
		v.people(at.To("/notFor"), r.Roles[i].NotFor)
	}
	visiting, participation := v.IDs(), v.IDs()
	for i := range r.Visiting {
		at := path.To("/visiting").Item(i)
		v.oneEach(at.To("/child"), r.Visiting[i].Child, visiting)
		v.people(at.To("/notFor"), r.Visiting[i].NotFor)
		frequency := r.Visiting[i].Frequency
		v.AddIf(!frequency.IsZero() && frequency.N() < 1, at.To("/frequency"), "must be at least 1")
	}
	for i := range r.Participation {
		v.oneEach(path.To("/participation").Item(i).To("/child"), r.Participation[i].Child, participation)
		v.people(path.To("/participation").Item(i).To("/notFor"), r.Participation[i].NotFor)
	}
	v.Person(path.To("/contingency/starter"), r.Contingency.Starter)
	v.people(path.To("/contingency/notFor"), r.Contingency.NotFor)
	points := v.IDs()
	for i := range r.ReviewPoints {
		at := path.To("/reviewPoints").Item(i)
		v.New(at.To("/id"), points, string(r.ReviewPoints[i].ID))
		v.people(at.To("/notFor"), r.ReviewPoints[i].NotFor)
	}
}

func (v *validator) difficulty(path check.Path, d *Difficulty) {
	v.concerned(path, d.Children, d.NotFor)
	v.people(path.To("/professionals"), d.Professionals)
	v.Person(path.To("/responsible"), d.Responsible)
	v.ID(path.To("/assessment/leadBy"), string(d.Assessment.LeadBy))
	v.ID(path.To("/assessment/manager"), string(d.Assessment.Manager))
	v.told(path, d.Told)
	for i := range d.Informed {
		v.Check(path.To("/informed").Item(i).To("/manager"), procedure.CheckID(d.Informed[i].Manager))
	}
	v.InSet(path, "/cause", d.Cause.IsValid())
	v.InSet(path, "/addressed/way", d.Addressed.Way.IsValid())
	v.InSet(path, "/safetyAffected", d.SafetyAffected.IsValid())
	v.InSet(path, "/immediate", d.Immediate.IsValid())
	v.Person(path.To("/considered/decidedBy"), d.Considered.DecidedBy)
	v.InSet(path, "/considered/legalAction", d.Considered.LegalAction.IsValid())
	v.InSet(path, "/considered/section47", d.Considered.Section47.IsValid())
	v.InSet(path, "/considered/earlierReview", d.Considered.EarlierReview.IsValid())
}
