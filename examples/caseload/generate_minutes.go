package main

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// minutes adds the minutes of the meetings held, some late, some not at all. Half way the father
// may be left out.
func (l *life) minutes() {
	if l.chance(0.08) {
		l.exclude()
	}
	held := 0
	for i := range l.c.Meetings {
		m := &l.c.Meetings[i]
		if m.Held != yes {
			continue
		}
		held++
		written := m.EndedOn(l.on).AddDays(l.between(1, 8))
		if !l.well() {
			written = written.AddDays(l.between(8, 30))
		}
		if written.After(l.on) || l.chance((1-l.care)/2) {
			continue
		}
		l.c.Minutes = append(l.c.Minutes, l.record(m, held, written))
	}
}

// exclude leaves the father out from a day between two meetings on.
func (l *life) exclude() {
	l.excluded = l.start.AddDays(l.between(30, 150))
	if !l.excluded.Before(l.on) {
		l.excluded = calendar.Date{}
		return
	}
	l.leak = l.chance(0.25)
	alternative := coregroup.Alternative{Way: coregroup.ThroughSocialWorker, DecidedOn: l.excluded}
	if l.chance(0.05) {
		alternative.Way = coregroup.ThroughFamily
	}
	l.c.Exclusions = []coregroup.Exclusion{{
		ID: "x1", Member: father, DecidedOn: l.excluded, DecidedBy: procedure.Person{Role: procedure.ConferenceChair, ID: "conference-chair"},
		Reasons: "What was said at the conference", AroseLater: yes, Start: l.excluded, Informed: alternative, Contributing: alternative,
	}}
	for i := range l.c.Meetings {
		m := &l.c.Meetings[i]
		if len(m.Invitations) == 0 || m.Invitations[0].Sent.Before(l.excluded) || l.leak && l.chance(0.3) {
			continue
		}
		kept := m.Invitations[:0]
		for _, v := range m.Invitations {
			if v.To != father {
				kept = append(kept, v)
			}
		}
		m.Invitations = kept
	}
}

// isOut reports whether someone is left out on a day.
func (l *life) isOut(id procedure.MemberID, day calendar.Date) bool {
	return id == father && !l.excluded.IsZero() && !day.Before(l.excluded)
}

// record returns the minutes of a meeting by its number.
func (l *life) record(m *schedule.Meeting, held int, written calendar.Date) minutes.Minutes {
	day := m.Sittings[0]
	n := minutes.Minutes{
		Meeting: m.ID, Written: written, Author: procedure.Person{Role: procedure.SocialWorker, ID: l.lead(day)}, Chair: m.Chair,
		Brought: minutes.Brought{Plan: l.recorded()},
		Agreed:  []minutes.AgreedMeeting{{Date: day.AddDays(35), Start: "10:00", Venue: "Family hub, room 2", Details: "Child care in the next room"}},
	}
	said := func(list *[]minutes.Matter, id string, by procedure.Standing, text procedure.Text) {
		*list = append(*list, minutes.Matter{ID: minutes.MatterID(fmt.Sprintf("%s-%d", id, held)), Description: text, By: by})
	}
	said(&n.WorksWell, "well", procedure.Professional, "Mornings run to time")
	said(&n.DoDifferently, "change", procedure.Professional, "Visits move to after school")
	said(&n.Strengths, "strength", procedure.Professional, "The children turn to both parents")
	said(&n.Worries, "worry-f", procedure.Family, "Evenings when one parent is alone")
	said(&n.Worries, "worry-p", procedure.Professional, "Missed appointments")
	said(&n.SupportRight, "support", procedure.Family, "The parents say the support is right")
	if m.Chair == manager {
		n.Guests = []minutes.Guest{{Person: procedure.Person{Role: procedure.LineManager, ID: manager}}}
	}
	if held > 1 {
		n.Previous = minutes.PreviousNotes{Reviewed: l.recorded(), Accurate: yes}
	}
	for i := range 3 {
		o := number[procedure.OutcomeID]("o", i)
		n.Matters = append(n.Matters, minutes.Matter{
			ID: minutes.MatterID("on-" + string(o)), Description: "How this outcome stands, with the figures", About: []procedure.Subject{procedure.SubjectOf(procedure.OutcomeSubject, o)},
		})
		n.Progress = append(n.Progress, minutes.Progress{
			Outcome: o, Status: []minutes.ProgressStatus{minutes.SomeProgress, minutes.SomeProgress, minutes.NoProgress}[l.IntN(3)], Description: "As against the meeting before", Response: "More help is offered",
		})
	}
	for i := range l.c.Members {
		l.took(&n, m, &l.c.Members[i], day)
	}
	for _, id := range l.born {
		if born := l.c.Child(id).Born; born.Before(day) && l.well() {
			n.Views = append(n.Views, minutes.View{
				ID: minutes.ViewID("view-" + string(id)), Child: id, On: day.AddDays(-1), Wishes: "Likes stories at bedtime", View: "Home is quieter than it was",
				Improvement: "More settled than at the meeting before", Way: minutes.ToldSocialWorker, Shareable: yes,
			})
		}
	}
	for i := range 2 {
		a := minutes.Action{ID: procedure.ActionID(fmt.Sprintf("a%d-%d", held, i+1)), Description: "Ask the surgery for the dates of appointments", Responsible: procedure.Person{ID: l.lead(day)}, Due: day.AddDays(21), Status: minutes.Open}
		if !l.well() {
			a.Responsible = procedure.Person{}
		}
		n.Actions = append(n.Actions, a)
	}
	for i := range l.c.Conferences {
		if k := &l.c.Conferences[i]; k.Kind == schedule.Review && k.Held == yes && k.Sittings[0].After(day) && l.well() {
			n.Reviewed = append(n.Reviewed, minutes.Reviewed{Conference: k.ID, On: k.Sittings[0].AddDays(-2)})
			break
		}
	}
	if len(l.c.Exclusions) > 0 && l.isOut(father, day) {
		n.Exclusions = []coregroup.ExclusionID{"x1"}
	}
	n.Versions = []minutes.Version{l.version(m, day, written)}
	return n
}

// took adds how someone took part in a meeting, and what they told it.
func (l *life) took(n *minutes.Minutes, m *schedule.Meeting, p *coregroup.Member, day calendar.Date) {
	if !p.IsMember(day) {
		return
	}
	a := minutes.Attendance{Member: p.ID, How: minutes.Present}
	leads := p.ID == l.lead(day) || p.ID == m.Chair
	switch {
	case l.isOut(p.ID, day):
		a.How = minutes.LeftOut
	case p.IsFamily() && l.chance(0.2):
		a.How = minutes.DidNotAttend
	case !leads && l.chance(0.1):
		a.How, a.WrittenNote = minutes.Apologies, l.recorded()
	}
	n.Attendance = append(n.Attendance, a)
	if a.How == minutes.Present && p.IsProfessional() {
		n.Contributions = append(n.Contributions, minutes.Contribution{
			Member: p.ID, Achieved: "Four visits of four", Expected: "Four visits", Blocks: l.oneOf("Late shifts", "Bus times", "Nothing in the way"), FurtherHelp: "None", Contact: "Twice since the last meeting",
		})
	}
}

// version returns the minutes as they were sent to those who belonged, some of them late or not,
// and once in a while to someone who must not have them.
func (l *life) version(m *schedule.Meeting, day, written calendar.Date) minutes.Version {
	v := minutes.Version{Number: 1, Written: written}
	send := func(to procedure.Person, on calendar.Date, extent minutes.Extent) {
		if on.After(l.on) {
			return
		}
		v.Sendings = append(v.Sendings, minutes.Sending{
			ID: minutes.SendingID(string(m.ID) + "-" + string(to.ID)), To: to, On: on, Route: schedule.SecureEmail, Extent: extent,
		})
	}
	sent := l.cal.NextWorkingDay(written.AddDays(1))
	for i := range l.c.Members {
		p := &l.c.Members[i]
		on := sent
		if !l.well() {
			on = l.cal.AddWorkingDays(sent, l.between(3, 15))
		}
		out := l.isOut(p.ID, on) || l.isOut(p.ID, day)
		if !p.IsMember(day) || !p.IsMember(on) || out && !l.leak || l.chance((1-l.care)/3) {
			continue
		}
		extent := minutes.InFull
		if p.ID == father && l.apart && !l.chance(0.05) {
			extent = minutes.InPart
		}
		send(procedure.Person{ID: p.ID}, on, extent)
	}
	if l.chance(0.0015) {
		send(procedure.Person{Role: "landlord", ID: "landlord"}, sent, minutes.InFull)
	}
	return v
}

// troubles adds a difficulty to some cases, and to a few an agreed exception.
func (l *life) troubles() {
	if len(l.c.Minutes) > 1 && l.chance(0.1) {
		day := l.c.Minutes[1].Written
		d := plan.Difficulty{
			ID: "d1", Date: day, Description: "Bruises nobody could explain", SafetyAffected: yes, Immediate: no, Cause: plan.OtherCause, Action: "Seen by a doctor the same day",
			Responsible: procedure.Person{Role: procedure.SocialWorker, ID: l.lead(day)}, Assessment: plan.Assessment{LeadBy: l.lead(day), Manager: manager, On: day}, Involved: day,
			Considered: plan.UrgentSteps{LegalAction: yes, Section47: yes, EarlierReview: no, DecidedBy: procedure.Person{Role: procedure.TeamManager, ID: manager}, On: day},
		}
		if l.chance(0.85) {
			d.Informed = []plan.Informed{{Manager: manager, On: day}}
		}
		l.c.Plan.Difficulties = []plan.Difficulty{d}
	}
	if l.chance(0.05) {
		l.c.Exceptions = []procedure.AgreedException{{
			Rule: procedure.RuleNextMeeting, Subject: procedure.Subject{Kind: procedure.AllSubjects}, Reason: "Illness in the family",
			AuthorisedBy: procedure.Person{Role: procedure.TeamManager, ID: manager}, Granted: l.start, Expires: l.start.AddDays(120),
		}}
	}
}
