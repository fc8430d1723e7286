package clearing

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/minutes"
)

func (x *Clearing) bringAgencies() []procedure.RemedyStep {
	professionals := 0
	for m := range x.c.MembersOn(x.b.On) {
		if m.IsProfessional() {
			professionals++
		}
	}
	steps := x.ofMembers(field.Agency, func(m *coregroup.Member) bool {
		return m.IsMember(x.b.On) && m.IsProfessional() && m.Agency == ""
	})
	for need := 2; professionals < need || len(steps) == 0; professionals++ {
		steps = append(steps, x.join("", field.Roles, field.Agency))
	}
	return steps
}

func (x *Clearing) agreeMembership() []procedure.RemedyStep {
	if x.f.Subject.Kind != procedure.CaseSubject {
		return x.missing()
	}
	return x.ofMembers(field.AgreedAtConference, func(m *coregroup.Member) bool {
		return m.HasBeenMember(x.b.On) && m.AgreedAtConference == procedure.NotRecorded
	})
}

// amendMembership returns the steps that say since when a member has belonged, and why.
func (x *Clearing) amendMembership() []procedure.RemedyStep {
	if m := x.member(); m != nil && len(m.Periods) == 0 {
		return []procedure.RemedyStep{x.newRecord(x.f.At, x.f.Missing)}
	}
	return x.missing()
}

func (x *Clearing) completeGroup() []procedure.RemedyStep {
	var steps []procedure.RemedyStep
	if x.f.Missing.Has(field.Family) {
		steps = append(steps, x.join("", field.Roles, field.LinkedTo))
	}
	if x.f.Missing.Has(field.SocialWorker) {
		steps = append(steps, x.socialWorkerJoins())
	}
	return steps
}

// part returns the step for a professional without a part in the plan, or for a task whose professional has left.
func (x *Clearing) part() []procedure.RemedyStep {
	if x.f.Subject.Kind == procedure.TaskSubject {
		if at, task := x.task(field.Responsible); task != nil {
			return []procedure.RemedyStep{x.complete(at, procedure.FieldsOf(field.Responsible))}
		}
		return nil
	}
	s := x.newRecord(x.f.At.Field(field.Tasks), x.additions(field.Tasks)[0].Fields, procedure.Given{Path: "/responsible/id", Value: x.f.Subject.ID})
	s.Fields.Remove(field.Responsible)
	return append(x.purpose(), s)
}

func (x *Clearing) ofMembers(wanted procedure.Field, lacks func(m *coregroup.Member) bool) []procedure.RemedyStep {
	var steps []procedure.RemedyStep
	for i := range x.c.Members {
		if lacks(&x.c.Members[i]) {
			steps = append(steps, x.complete(procedure.Place{}.Item(field.Members, i), procedure.FieldsOf(wanted)))
		}
	}
	return steps
}

// join returns the step for someone who is to belong to the group: with a role, if that is known,
// and what else is to be known of them.
func (x *Clearing) join(role procedure.Role, fields ...procedure.Field) procedure.RemedyStep {
	s := x.newRecord(listOf(field.Members), procedure.FieldsOf(fields...))
	for _, wanted := range [...]procedure.Field{field.ID, field.AgreedAtConference, field.Periods} {
		s.Fields.Add(wanted)
	}
	if role != "" {
		s.Given = []procedure.Given{{Path: "/roles/0", Value: string(role)}}
	}
	return s
}

// socialWorkerJoins returns the step by which the social worker belongs to the group: whoever is
// allocated, who is there already as a person, or else someone new.
func (x *Clearing) socialWorkerJoins() procedure.RemedyStep {
	worker := x.c.SocialWorkerOn(x.b.On)
	for i := range x.c.Members {
		if m := &x.c.Members[i]; m.ID == worker && m.NotMember != procedure.Yes {
			return x.newRecord(procedure.Place{}.Item(field.Members, i).Field(field.Periods), procedure.FieldsOf(field.Joined, field.JoinedReason))
		}
	}
	return x.join(procedure.SocialWorker, field.Agency)
}

func (x *Clearing) exclusion() []procedure.RemedyStep {
	f := &x.f
	for i := range x.c.Exclusions {
		k := &x.c.Exclusions[i]
		if string(k.ID) != f.Subject.ID {
			continue
		}
		if x.rule.Remedy == remedy.DebateExclusion {
			return x.debated(k)
		}
		var steps []procedure.RemedyStep
		for wanted := range f.Missing.All() {
			way := k.Informed
			if wanted == field.Contributing {
				way = k.Contributing
			}
			fields := procedure.FieldsOf(field.Way, field.DecidedBy, field.DecidedOn)
			if way.NotAppropriate == procedure.Yes {
				fields = procedure.FieldsOf(field.Reason, field.DecidedBy, field.DecidedOn)
			}
			if x.rule.Remedy == remedy.ChangeWay {
				fields.Add(field.Way) // another than the one there is
			}
			steps = append(steps, x.complete(procedure.Place{}.Item(field.Exclusions, i).Field(wanted), fields))
		}
		return steps
	}
	return nil
}

// debated returns the step for what is missing of the decision. Where the conference did not debate it, it may have arisen later.
func (x *Clearing) debated(k *coregroup.Exclusion) []procedure.RemedyStep {
	s := x.complete(x.f.At, x.f.Missing)
	if s.Fields.Has(field.Debated) && k.Debated == procedure.No {
		if k.AroseLater != procedure.NotRecorded {
			return nil
		}
		s.Fields.Remove(field.Debated)
		s.Fields.Add(field.AroseLater)
	}
	return []procedure.RemedyStep{s}
}

// links returns the step for whoever received something, and of whom it is not recorded how much,
// or to which children they are linked.
func (x *Clearing) links() []procedure.RemedyStep {
	if x.f.Outcome != procedure.Undetermined {
		return nil // it went to them
	}
	return x.missing()
}

// dayOfTelling returns the steps for the days on which someone who was excluded at some time received or was told something,
// where they are not recorded and there is one on which they might have it. Otherwise it happened.
func (x *Clearing) dayOfTelling() []procedure.RemedyStep {
	f := &x.f
	if f.Outcome == procedure.Undetermined {
		return x.missing()
	}
	if !f.Done.IsZero() {
		return nil
	}
	might := func(id procedure.MemberID, day calendar.Date) bool {
		return !day.IsZero() && !day.After(x.b.On) && x.c.Excluded(id, day, day) == coregroup.NotExcluded
	}
	if f.Subject.Kind == procedure.SendingSubject {
		if m, _ := x.meetingBy(x.meeting()); m == nil || !might(x.sentTo(), m.EndedOn(x.b.On)) {
			return nil
		}
		return []procedure.RemedyStep{x.complete(f.At, f.Missing)}
	}
	id, day, rows := x.tellings()
	if !might(id, day) {
		return nil
	}
	for _, r := range rows {
		if !r.on.IsZero() && x.c.Excluded(id, day, r.on) == coregroup.Excluded {
			return nil
		}
	}
	return x.undated(rows)
}

func (x *Clearing) sentTo() procedure.MemberID {
	n, _ := x.minutesOf(x.meeting())
	if n == nil {
		return ""
	}
	for i := range n.Versions {
		for j := range n.Versions[i].Sendings {
			if s := &n.Versions[i].Sendings[j]; string(s.ID) == x.f.Subject.ID {
				return s.To.ID
			}
		}
	}
	return ""
}

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
