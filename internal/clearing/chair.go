package clearing

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/minutes"
)

// explainChair returns the steps for a chair whom the procedure does not name. Who chaired stays so: only the reason, and
// their suitability, can still be filled in.
func (x *Clearing) explainChair() []procedure.RemedyStep {
	f := &x.f
	m, _ := x.meetingBy(x.meeting())
	if m == nil || f.Missing.Has(field.Chair) || f.Missing.Has(field.Present) || f.Missing.Has(field.ChairSuitable) && m.ChairSuitable == procedure.No {
		return nil
	}
	steps := x.missing()
	if n, _ := x.minutesOf(m.ID); n == nil || wasThere(n, m.Chair) == procedure.NotRecorded {
		steps = append(steps, x.inTheChair(m.ID)...)
	}
	return steps
}

func (x *Clearing) nameMinutesChair() []procedure.RemedyStep {
	m, _ := x.meetingBy(x.meeting())
	n, i := x.minutesOf(x.meeting())
	if m == nil || n == nil {
		return nil
	}
	s := x.complete(procedure.Place{}.Item(field.Minutes, i), procedure.FieldsOf(field.Chair))
	if m.Chair != "" {
		s.Fields, s.Given = procedure.Fields{}, []procedure.Given{{Path: "/chair", Value: string(m.Chair)}}
	}
	return []procedure.RemedyStep{s}
}

// nameAuthor returns the step that says who wrote the minutes. Where somebody else did, it stays so.
func (x *Clearing) nameAuthor() []procedure.RemedyStep {
	m, _ := x.meetingBy(x.meeting())
	if n, _ := x.minutesOf(x.meeting()); m == nil || n == nil || x.f.Missing.IsZero() {
		return nil
	}
	s := x.complete(x.f.At, x.f.Missing)
	switch worker, by := x.c.SocialWorkerOn(m.HeldOn(x.b.On)), x.e.MinutesBy(); {
	case by == procedure.SocialWorker && worker != "":
		s.Fields, s.Given = procedure.Fields{}, []procedure.Given{{Path: "/author/id", Value: string(worker)}}
	case by == "" && m.Chair != "":
		s.Fields, s.Given = procedure.Fields{}, []procedure.Given{{Path: "/author/id", Value: string(m.Chair)}}
	}
	return []procedure.RemedyStep{s}
}

// inTheChair returns the steps that make it sure who was in the chair at a meeting of the case, and
// what they were to the social worker.
func (x *Clearing) inTheChair(id procedure.MeetingID) []procedure.RemedyStep {
	m, at := x.meetingBy(id)
	var steps []procedure.RemedyStep
	held := m.HeldOn(x.b.On)
	worker := x.c.SocialWorkerOn(held)
	if worker == "" {
		steps = append(steps, x.allocate())
	}
	if x.c.LineManagerOf(worker, held) == "" {
		steps = append(steps, x.manage(worker))
	}
	n, i := x.minutesOf(id)
	chair := m.Chair
	if chair == "" && n != nil {
		chair = n.Chair
	}
	if chair == "" {
		steps = append(steps, x.complete(procedure.Place{}.Item(field.Meetings, at), procedure.FieldsOf(field.Chair)))
	}
	if n == nil {
		return append(steps, x.write(id)...)
	}
	if chair == "" || wasThere(n, chair) != procedure.NotRecorded {
		return steps
	}
	place := procedure.Place{}.Item(field.Minutes, i)
	for j := range n.Attendance {
		if n.Attendance[j].Member == chair {
			return append(steps, x.complete(place.Item(field.Attendance, j), procedure.FieldsOf(field.How)))
		}
	}
	var s procedure.RemedyStep
	if x.c.Member(chair) != nil {
		s = x.complete(place.Field(field.Attendance), procedure.FieldsOf(field.How))
		s.Given = []procedure.Given{{Path: "/member", Value: string(chair)}}
	} else {
		s = x.complete(place.Field(field.Guests), procedure.Fields{})
		s.Given = []procedure.Given{{Path: "/person/id", Value: string(chair)}, {Path: "/person/role", Value: string(x.chairAs(chair, held))}}
	}
	s.New = true
	return append(steps, s)
}

// wasThere reports whether the minutes list someone as having been at a meeting, as a member or a guest.
func wasThere(n *minutes.Minutes, id procedure.MemberID) procedure.Answer {
	answer := procedure.NotRecorded
	for i := range n.Attendance {
		switch a := &n.Attendance[i]; {
		case a.Member != id || a.How == 0:
		case a.How == minutes.Present:
			return procedure.Yes
		default:
			answer = procedure.No
		}
	}
	for i := range n.Guests {
		if n.Guests[i].Person.ID == id {
			return procedure.Yes
		}
	}
	return answer
}
