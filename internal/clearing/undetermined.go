package clearing

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// undetermined returns the steps for a finding that cannot be told and names no field: a whole record
// is not there, or a fact about a child or a person that decides it.
func (x *Clearing) undetermined() []procedure.RemedyStep {
	switch x.rule.Remedy {
	case remedy.ToldNoStanding, remedy.ToldOtherChildren, remedy.ToldNotFor:
		return x.told()
	default:
	}
	switch x.f.Subject.Kind {
	case procedure.CaseSubject:
		return x.undeterminedCase()
	case procedure.ChildSubject, procedure.VisitSubject:
		return x.undeterminedChild()
	case procedure.MeetingSubject:
		return x.undeterminedMeeting()
	case procedure.ConferenceSubject:
		return x.undeterminedConference()
	default:
		return x.undeterminedMember()
	}
}

// undeterminedCase returns the steps for what the case as a whole does not hold.
func (x *Clearing) undeterminedCase() []procedure.RemedyStep {
	if holds := x.rule.Remedy == remedy.HoldMeeting || x.rule.Remedy == remedy.HoldReview; holds && x.countsFrom(procedure.InitialConference) {
		s := x.held(listOf(field.Conferences), false)
		s.New, s.By = true, procedure.Person{Role: procedure.ConferenceChair}
		for _, wanted := range [...]procedure.Field{field.ID, field.Kind, field.Decisions} {
			s.Fields.Add(wanted)
		}
		if len(x.c.Children) == 0 {
			return x.startPlan(x.b.On)
		}
		return []procedure.RemedyStep{s}
	}
	if x.c.Running(x.b.On) != procedure.Yes {
		return x.startPlan(x.b.On)
	}
	if steps := x.firstMembers(); len(x.c.Members) == 0 && len(steps) > 0 {
		return steps
	}
	switch x.rule.Remedy {
	case remedy.ChairAtFirst:
		return x.firstChairs()
	case remedy.RecordParents:
		return []procedure.RemedyStep{x.join(procedure.Parent, field.LinkedTo, field.FirstLanguageEnglish, field.CommunicationNeed, field.Engaged)}
	case remedy.MakeSafetyPlan:
		return []procedure.RemedyStep{outline(procedure.Place{})}
	default:
		return x.detailedPlan()
	}
}

// firstMembers returns the steps for the members that a rule on who belongs needs to look at, where there are none.
func (x *Clearing) firstMembers() []procedure.RemedyStep {
	professional := x.join("", field.Roles, field.Agency)
	switch x.rule.Remedy {
	case remedy.BringAgencies:
		return []procedure.RemedyStep{professional, professional}
	case remedy.AgreeMembership, remedy.AmendMembership:
		return []procedure.RemedyStep{professional}
	case remedy.CompleteGroup:
		return []procedure.RemedyStep{x.join(procedure.SocialWorker, field.Agency), x.join("", field.Roles, field.LinkedTo)}
	default:
		return nil
	}
}

// undeterminedConference returns the step for a conference of which it is not recorded for when it is booked.
func (x *Clearing) undeterminedConference() []procedure.RemedyStep {
	for i := range x.c.Conferences {
		if k := &x.c.Conferences[i]; string(k.ID) == x.f.Subject.ID && k.Held == procedure.NotRecorded && len(k.Bookings) == 0 {
			return x.bookAnew(procedure.Place{}.Item(field.Conferences, i))
		}
	}
	return nil
}

// firstChairs returns the steps that make it sure who was in the chair at the first meetings.
func (x *Clearing) firstChairs() []procedure.RemedyStep {
	held := x.c.AppendCoreGroups(nil, x.b.On)
	if len(held) == 0 {
		return nil
	}
	first := 0
	if e, ok := x.b.Procedures.On(x.c.Meetings[held[0]].HeldOn(x.b.On)); ok {
		first = e.JointChairMeetings()
	}
	for _, at := range held[:min(first, len(held))] {
		// One is enough, and the next is asked for where that was chaired otherwise.
		if steps := x.inTheChair(x.c.Meetings[at].ID); len(steps) > 0 {
			return steps
		}
	}
	return nil
}

// undeterminedMeeting returns the steps for a meeting of which the minutes, the chair, or something
// about those who were there is not recorded.
func (x *Clearing) undeterminedMeeting() []procedure.RemedyStep {
	m, _ := x.meetingBy(x.meeting())
	if m == nil {
		return nil
	}
	day := m.HeldOn(x.b.On)
	if day.IsZero() {
		day = m.ArrangedFor(x.b.On)
	}
	switch x.rule.Remedy {
	case remedy.ArrangeTakingPart:
		known := x.b.On
		if day.Before(known) {
			known = day
		}
		return x.ofMembers(field.Engaged, func(p *coregroup.Member) bool {
			return p.IsParentOrCarer() && p.Engaged == procedure.NotRecorded && p.IsMember(day) && x.c.Excluded(p.ID, day, known) == coregroup.NotExcluded
		})
	case remedy.UsualChair, remedy.ExplainChair:
		return x.inTheChair(m.ID)
	default:
	}
	if x.c.Running(day) != procedure.Yes {
		return x.startPlan(day)
	}
	n, i := x.minutesOf(m.ID)
	var steps []procedure.RemedyStep
	if n == nil {
		if steps = x.write(m.ID); len(steps) == 0 {
			return nil
		}
	}
	switch x.rule.Remedy {
	case remedy.NameKey:
		return x.whoIsKey(steps, day)
	case remedy.RecordProgress:
		if n == nil {
			i = len(x.c.Minutes)
		}
		return append(steps, x.outcome(day, i)...)
	default:
		return steps
	}
}

// whoIsKey returns some steps with those that say which professionals were key on a day, where it is
// not recorded of any that they were: nothing where it is recorded that nobody was.
func (x *Clearing) whoIsKey(steps []procedure.RemedyStep, day calendar.Date) []procedure.RemedyStep {
	for m := range x.c.MembersOn(day) {
		if m.IsProfessional() && m.Key == procedure.Yes {
			return steps
		}
	}
	who := x.ofMembers(field.Key, func(m *coregroup.Member) bool {
		return m.IsProfessional() && m.Key == procedure.NotRecorded && m.IsMember(day)
	})
	if len(who) == 0 {
		return nil
	}
	return append(steps, who...)
}

// outcome returns the steps for a plan that has no outcome for the minutes to speak of: they speak
// of the one that is added, or where there is no plan of none yet.
func (x *Clearing) outcome(day calendar.Date, in int) []procedure.RemedyStep {
	r := x.c.Plan.InForce(x.c.CoreGroup, day)
	for i := range x.c.Plan.Revisions {
		if r == &x.c.Plan.Revisions[i] {
			if len(r.Outcomes) > 0 {
				return nil
			}
			steps := []procedure.RemedyStep{x.newOutcome(i)}
			for j := range len(x.c.Minutes) + 1 {
				if j != in && (j == len(x.c.Minutes) || !x.isUnder(&x.c.Minutes[j], r)) {
					continue
				}
				s := x.complete(procedure.Place{}.Item(field.Minutes, j).Field(field.Progress),
					procedure.FieldsOf(field.Outcome, field.Status, field.Description))
				s.New = true
				steps = append(steps, s)
			}
			return steps
		}
	}
	return x.detailedPlan()
}

// isUnder reports whether some minutes are of a meeting that was held while a revision was in force.
func (x *Clearing) isUnder(n *minutes.Minutes, r *plan.Revision) bool {
	m, _ := x.meetingBy(n.Meeting)
	return m != nil && !n.Written.After(x.b.On) && x.c.Plan.InForce(x.c.CoreGroup, m.HeldOn(x.b.On)) == r
}

// undeterminedMember returns the steps for what is not known of a person.
func (x *Clearing) undeterminedMember() []procedure.RemedyStep {
	f := &x.f
	about := func(m *coregroup.Member) bool { return string(m.ID) == f.Subject.ID }
	switch x.rule.Remedy {
	case remedy.DecideLanguage, remedy.ConsiderInterpreter:
		return x.ofMembers(field.FirstLanguageEnglish, about)
	case remedy.OfferSupport:
		return x.ofMembers(field.CommunicationNeed, about)
	case remedy.LinkReader:
		return []procedure.RemedyStep{x.complete(f.At, procedure.FieldsOf(field.Standing))}
	case remedy.SendMinutes:
		return x.send()
	case remedy.RecordAttendance:
		// The minutes say that someone was excluded, and no decision on record does.
		return []procedure.RemedyStep{{
			At: listOf(field.Exclusions), New: true, Given: []procedure.Given{{Path: "/member", Value: f.Subject.ID}}, By: procedure.Person{Role: procedure.ConferenceChair},
			Fields: procedure.FieldsOf(field.ID, field.DecidedOn, field.DecidedBy, field.Reasons, field.Debated,
				field.Informed, field.Contributing),
		}}
	case remedy.EncourageParent:
		return x.invited()
	default:
		return nil
	}
}

// invited returns the steps for a parent who did not attend a meeting to which no invitation is
// recorded: that they were invited, and whether somebody encourages them.
func (x *Clearing) invited() []procedure.RemedyStep {
	m, at := x.meetingBy(x.meeting())
	_, in := x.minutesOf(x.meeting())
	if m == nil || in < 0 || m.Kind != schedule.CoreGroup {
		return nil
	}
	s := x.newRecord(procedure.Place{}.Item(field.Meetings, at).Field(field.Invitations), procedure.FieldsOf(field.Sent, field.Route), procedure.Given{Path: "/to", Value: x.f.Subject.ID})
	return append([]procedure.RemedyStep{s}, x.add(procedure.Place{}.Item(field.Minutes, in), x.additions(field.Encouragements))...)
}

// told returns the steps for someone who was told of something, and of whom it is not recorded on which side of the table they
// sit, to which children they are linked, whether they were told only a part, or when. A copy of a written agreement has no parts.
func (x *Clearing) told() []procedure.RemedyStep {
	id, _, rows := x.tellings()
	if x.rule.Remedy == remedy.ToldNoStanding {
		return x.undated(rows)
	}
	var steps []procedure.RemedyStep
	if x.rule.Remedy == remedy.ToldOtherChildren {
		steps = x.linked(id)
	}
	for _, r := range rows {
		if r.parts && r.part == procedure.NotRecorded {
			steps = append(steps, x.complete(r.at, procedure.FieldsOf(field.Part)))
		}
	}
	return steps
}
