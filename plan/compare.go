package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
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
