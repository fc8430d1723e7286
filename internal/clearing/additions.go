package clearing

import (
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/minutes"
)

// additions returns what is to be added where a finding says that a field is missing: nothing where that is to be filled in.
func (x *Clearing) additions(missing procedure.Field) []procedure.Addition {
	if x.f.Subject.Kind == procedure.TaskSubject {
		return nil // whatever its fields are called elsewhere
	}
	var found []procedure.Addition
	for _, a := range x.rule.Adds {
		if a.Missing == missing {
			found = append(found, a)
		}
	}
	return found
}

func (x *Clearing) add(at procedure.Place, additions []procedure.Addition) []procedure.RemedyStep {
	var steps []procedure.RemedyStep
	for _, a := range additions {
		if a.Missing == field.Worries && x.heard(a.Given) {
			continue
		}
		in := a.Missing
		if a.List != field.None {
			in = a.List
		}
		s := procedure.RemedyStep{At: at.Field(in), New: true, Given: slices.Clone(a.Given), Fields: a.Fields, By: x.responsible()}
		id := x.f.Subject.ID
		if a.In {
			id = x.f.Subject.In
		}
		switch {
		case a.About == "":
		case id != "" && x.f.Subject.Kind != procedure.MeetingSubject:
			s.Given = append(s.Given, procedure.Given{Path: a.About, Value: id})
		case a.Missing == field.Attendance:
			steps = append(steps, x.everyone(s)...)
			continue
		case a.Missing == field.Roles:
			s.Fields.Add(field.Who)
		}
		if a.Missing == field.Tasks && !x.f.Missing.Has(field.Outcomes) {
			steps = append(steps, x.purpose()...)
		}
		if m := x.member(); a.Missing == field.Roles && m != nil && m.IsFamily() {
			s.Fields = procedure.FieldsOf(field.Description) // how often they are there is not asked
		}
		steps = append(steps, s)
	}
	return steps
}

// heard reports whether the worries of those of a standing are in the minutes already.
func (x *Clearing) heard(by []procedure.Given) bool {
	n, _ := x.minutesOf(x.meeting())
	return n != nil && slices.ContainsFunc(n.Worries, func(m minutes.Matter) bool {
		return !m.Description.IsBlank() && m.By.String() == by[0].Value
	})
}

// everyone returns a step for each member who belonged to the group at the meeting and was not excluded from it.
func (x *Clearing) everyone(row procedure.RemedyStep) []procedure.RemedyStep {
	m, _ := x.meetingBy(x.meeting())
	if m == nil {
		return nil
	}
	var steps []procedure.RemedyStep
	held := m.HeldOn(x.b.On)
	for member := range x.c.MembersOn(held) {
		if x.c.Excluded(member.ID, held, held) == coregroup.NotExcluded {
			s := row
			s.Given = []procedure.Given{{Path: "/member", Value: string(member.ID)}}
			steps = append(steps, s)
		}
	}
	return steps
}
