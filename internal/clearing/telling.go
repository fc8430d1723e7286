package clearing

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/plan"
)

// explain returns the steps for a parent to whom the plan is to be explained. To which children
// they are linked comes first, and nothing is explained to whoever may have nothing of it.
func (x *Clearing) explain() []procedure.RemedyStep {
	id := procedure.MemberID(x.f.Subject.ID)
	for i := range x.c.Plan.Revisions {
		r := &x.c.Plan.Revisions[i]
		paper := coregroup.Paper{Day: r.Date, Children: r.Children, NotFor: r.NotFor}
		if revision(i) == x.f.At && x.c.Audience(nil, coregroup.Recipient{ID: id}, paper, x.b.On).Extent == coregroup.Nothing {
			return nil
		}
	}
	return append(x.linked(id), x.missing()...)
}

// discussDifficulty returns the step that says when the group was involved, unless an immediate response was needed.
func (x *Clearing) discussDifficulty() []procedure.RemedyStep {
	s := x.complete(x.f.At, x.f.Missing)
	s.Fields.Add(field.Involved)
	return []procedure.RemedyStep{s}
}

// liaise returns the steps for bringing the review conference forward, which is taken up with the officer of the procedure.
func (x *Clearing) liaise() []procedure.RemedyStep {
	steps := x.missing()
	if e, ok := x.b.Procedures.On(x.f.Since); ok && x.f.Missing.Has(field.Officer) {
		steps[0].Given = []procedure.Given{{Path: "/officer/role", Value: string(e.ReviewOfficer())}}
	}
	return steps
}

// tellMembers returns the steps for who is to be told: first, where it decides what they may know, to whom they are linked.
func (x *Clearing) tellMembers() []procedure.RemedyStep {
	f := &x.f
	id := procedure.MemberID(f.Subject.ID)
	if f.Subject.Kind == procedure.DifficultySubject {
		id = procedure.MemberID(f.Subject.In)
	}
	if f.Outcome == procedure.Undetermined && id != "" && f.Subject.Kind != procedure.RevisionSubject {
		return append(x.linked(id), x.missing()...)
	}
	return x.missing()
}

// linked returns the step that says to which children someone is linked, or on which side of the table they sit.
func (x *Clearing) linked(id procedure.MemberID) []procedure.RemedyStep {
	for i := range x.c.Members {
		m := &x.c.Members[i]
		at := procedure.Place{}.Item(field.Members, i)
		switch {
		case m.ID != id:
		case !m.IsFamily() && !m.IsProfessional():
			return []procedure.RemedyStep{x.complete(at, procedure.FieldsOf(field.Standing))}
		case m.IsFamily() && len(m.LinkedTo) == 0 && m.Child == "":
			return []procedure.RemedyStep{x.complete(at, procedure.FieldsOf(field.LinkedTo))}
		}
	}
	return nil
}

// informManagers returns the steps for a manager who is to be informed of a difficulty, and where that is
// not recorded those that say who it is.
func (x *Clearing) informManagers() []procedure.RemedyStep {
	if !x.f.Missing.Has(field.Informed) {
		return x.missing()
	}
	s := x.newRecord(x.f.At.Field(field.Informed), procedure.FieldsOf(field.On))
	subject := x.f.Subject
	switch {
	case subject.Kind == procedure.MemberSubject:
		s.Fields.Add(field.Manager)
		steps := []procedure.RemedyStep{x.manage(procedure.MemberID(subject.ID)), s}
		if x.c.Member(procedure.MemberID(subject.ID)) == nil {
			outsider := []procedure.Given{{Path: "/id", Value: subject.ID}, {Path: "/notMember", Value: "yes"}}
			steps = append([]procedure.RemedyStep{x.newRecord(listOf(field.Members), procedure.FieldsOf(field.Roles), outsider...)}, steps...)
		}
		return steps
	case subject.In == "":
		s.Fields.Add(field.Manager)
		return []procedure.RemedyStep{x.allocate(), x.manage(""), s}
	}
	s.Given = []procedure.Given{{Path: "/manager", Value: subject.In}}
	return []procedure.RemedyStep{s}
}

// telling is that someone was told of a part of the plan, by where that stands.
type telling struct {
	at   procedure.Place
	on   calendar.Date
	part procedure.Answer
	// parts says that it may have been only a part.
	parts bool
}

// tellings returns whom the finding is about, the day of the part of the plan that they were told
// of, and each time that they were.
func (x *Clearing) tellings() (procedure.MemberID, calendar.Date, []telling) {
	s := x.f.Subject
	id, day := procedure.MemberID(s.In), calendar.Date{}
	var rows []telling
	told := func(at procedure.Place, list []plan.Telling) {
		for j := range list {
			if r := &list[j]; r.To.ID == id && (!r.On.IsZero() || r.Withheld != procedure.Yes) {
				rows = append(rows, telling{at.Item(field.Told, j), r.On, r.Part, true})
			}
		}
	}
	top := procedure.Place{}.Field(field.Plan)
	switch s.Kind {
	case procedure.MemberSubject:
		id = procedure.MemberID(s.ID)
		for i := range x.c.Plan.Revisions {
			r := &x.c.Plan.Revisions[i]
			if string(r.ID) != s.In {
				continue
			}
			day = r.Date
			told(revision(i), r.Told)
			for j, e := range r.Explained {
				if e.To == id {
					rows = append(rows, telling{at: revision(i).Item(field.Explained, j), on: e.On})
				}
			}
		}
	case procedure.DifficultySubject:
		for i := range x.c.Plan.Difficulties {
			if d := &x.c.Plan.Difficulties[i]; string(d.ID) == s.ID {
				day = d.Date
				told(top.Item(field.Difficulties, i), d.Told)
			}
		}
	default:
		for i := range x.c.Plan.Agreements {
			a := &x.c.Plan.Agreements[i]
			if string(a.ID) != s.ID {
				continue
			}
			day = a.Date
			for j, copied := range a.Copies {
				if copied.To == id {
					rows = append(rows, telling{at: top.Item(field.Agreements, i).Item(field.Copies, j), on: copied.On})
				}
			}
		}
	}
	return id, day, rows
}

// undated returns the steps that say when somebody was told, where that is not recorded.
func (x *Clearing) undated(rows []telling) []procedure.RemedyStep {
	var steps []procedure.RemedyStep
	for _, r := range rows {
		if r.on.IsZero() {
			steps = append(steps, x.complete(r.at, procedure.FieldsOf(field.On)))
		}
	}
	return steps
}

// assess returns the step for the assessment of a difficulty: where someone else led it, one anew by the social worker.
func (x *Clearing) assess() []procedure.RemedyStep {
	at := slices.IndexFunc(x.c.Plan.Difficulties, func(d plan.Difficulty) bool { return string(d.ID) == x.f.Subject.ID })
	if at < 0 {
		return nil
	}
	s := x.complete(x.f.At, x.f.Missing)
	if !s.Fields.Has(field.LeadBy) {
		return []procedure.RemedyStep{s}
	}
	assessment := &x.c.Plan.Difficulties[at].Assessment
	s.Fields.AddIf(assessment.LeadBy != "", field.On)
	day := assessment.On
	if s.Fields.Has(field.On) {
		day = x.b.On
	}
	if worker := x.c.SocialWorkerOn(day); worker != "" {
		s.Fields.Remove(field.LeadBy)
		s.Given = []procedure.Given{{Path: "/leadBy", Value: string(worker)}}
	}
	return []procedure.RemedyStep{s}
}

// takingPart returns the step for what was to be considered before a meeting.
func (x *Clearing) takingPart() []procedure.RemedyStep {
	return []procedure.RemedyStep{x.complete(x.f.At.Field(field.TakingPart), x.f.Missing)}
}

// raiseDistress returns the step for distressing information that was to be raised before a meeting, nothing where it was
// raised after it.
func (x *Clearing) raiseDistress() []procedure.RemedyStep {
	f := &x.f
	m, _ := x.meetingBy(x.meeting())
	if m == nil {
		return nil
	}
	held := m.HeldOn(x.b.On)
	late := func(day calendar.Date) bool { return day.After(held) && !day.IsZero() }
	var fields procedure.Fields
	for i := range m.Distressing {
		d := &m.Distressing[i]
		if d.ID != f.Subject.ID {
			continue
		}
		raised, considered := f.Missing.Has(field.Raised), f.Missing.Has(field.NoticeConsidered)
		if raised && late(d.RaisedOn) || considered && late(d.DecidedOn) {
			return nil // it was raised after the meeting
		}
		fields.AddIf(raised, field.RaisedOn)
		fields.AddIf(considered, field.Notice)
		fields.AddIf(considered, field.DecidedOn)
	}
	return []procedure.RemedyStep{x.complete(f.At, fields)}
}
