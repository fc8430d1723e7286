package childprotection_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

const (
	yes = procedure.Yes
	no  = procedure.No
)

var day = calendar.MustParseDate

func basis(on string, p ...procedure.Procedure) procedure.Basis {
	if len(p) == 0 {
		p = []procedure.Procedure{procedure.Nottinghamshire()}
	}
	return procedure.Basis{Procedures: procedure.MustEditions(p...), Calendar: calendar.EnglandAndWales(), On: day(on), SoonWithin: calendar.WorkingDays(5)}
}

// size is how large a case is.
type size struct{ members, meetings, tasks, visits int }

// aYear is that of a case of a year.
var aYear = size{members: 9, meetings: 9, tasks: 25, visits: 24}

func id[T ~string](letter string, i int) T { return T(fmt.Sprintf("%s%d", letter, i)) }

// started is the day on which the children of a case of a year became subject of a plan.
var started = day("2026-01-12")

// year is the record of two children, complete but for a few things, with as many members,
// meetings with minutes, tasks and visits as asked for. Meetings are five weeks apart, or closer
// where there are very many.
func year(s size) childprotection.Case {
	c := childprotection.Case{ID: "case-1"}
	gap := max(1, min(35, 4000/s.meetings))
	for i := range 2 {
		c.Children = append(c.Children, coregroup.Child{
			ID: id[procedure.ChildID]("c", i), Born: day("2016-05-02").AddDays(500 * i), OnPlan: []coregroup.PlanPeriod{{From: started}}, Understanding: yes,
			Attendance: []coregroup.AttendanceDecision{{
				DecidedOn: started, DecidedBy: procedure.Person{Role: procedure.ConferenceChair, ID: "chair"}, Attends: no, WithChild: yes, WithThoseWhoKnow: yes, Relationships: yes, ParentsViews: yes,
			}},
			Explained: coregroup.PurposeExplained{On: started.AddDays(3), Purpose: yes, WhyOpinionMatters: yes},
		})
	}
	children := []procedure.ChildID{"c0", "c1"}
	roles := []procedure.Role{procedure.Parent, procedure.SocialWorker, procedure.HealthVisitor, procedure.Teacher, procedure.Parent, procedure.SchoolNurse, procedure.EarlyHelpWorker, procedure.Police, procedure.HousingSupportWorker}
	for i := range s.members {
		m := coregroup.Member{ID: id[procedure.MemberID]("m", i), Roles: []procedure.Role{roles[i%len(roles)]}, AgreedAtConference: yes}
		if i > 8 {
			m.Roles[0] = procedure.Teacher // one social worker, two parents
		}
		if m.Roles[0] == procedure.Parent {
			m.LinkedTo, m.FirstLanguageEnglish, m.CommunicationNeed, m.Engaged = children, yes, no, yes
		} else {
			m.Agency, m.Key = id[procedure.AgencyID]("agency", i%4), yes
		}
		c.Members = append(c.Members, m)
	}
	c.Allocations = []coregroup.Allocation{{SocialWorker: "m1", From: started}}
	c.LineManagers = []coregroup.LineManagement{{Manager: "manager", Of: "m1"}}
	c.Conferences = []schedule.Conference{
		{ID: "k0", Kind: schedule.Initial, Held: yes, Sittings: []calendar.Date{started}, Decisions: []schedule.PlanDecision{{Child: "c0", Decision: schedule.PlanMade}, {Child: "c1", Decision: schedule.PlanMade}}},
		{ID: "k1", Kind: schedule.Review, Held: yes, Sittings: []calendar.Date{started.AddDays(80)}},
		{ID: "k2", Kind: schedule.Review, Held: yes, Sittings: []calendar.Date{started.AddDays(250)}},
	}
	for i := range s.meetings {
		addMeeting(&c, i, started.AddDays(8+gap*i))
	}
	for i := range s.visits {
		c.Visits = append(c.Visits, schedule.Visit{
			ID: id[procedure.VisitID]("v", i), Child: children[i%2], Made: started.AddDays(5 + 14*(i/2)*12/max(12, s.visits/2)), By: "m1", Seen: yes, Alone: yes, AloneReason: "x", NobodyElse: yes,
		})
	}
	addPlan(&c, s)
	return c
}

// addMeeting adds a meeting with its minutes.
func addMeeting(c *childprotection.Case, i int, on calendar.Date) {
	m := schedule.Meeting{
		ID: id[procedure.MeetingID]("g", i), Kind: schedule.CoreGroup, Held: yes, Bookings: []schedule.Booking{{On: on.AddDays(-8), Day: on}}, Chair: "m1", Venue: "x",
		TakingPart: schedule.TakingPart{Travel: yes, ChildCare: no, Factors: no, SchoolHours: no},
	}
	n := minutes.Minutes{
		Meeting: m.ID, Written: on.AddDays(2), Author: procedure.Person{ID: "m1"}, Chair: "m1", NoActions: 0, Brought: minutes.Brought{Plan: yes},
		WorksWell: []minutes.Matter{{ID: "w", Description: "x"}}, DoDifferently: []minutes.Matter{{ID: "d", Description: "x"}}, Strengths: []minutes.Matter{{ID: "s", Description: "x"}},
		Matters:  []minutes.Matter{{ID: "t", Description: "x", About: []procedure.Subject{procedure.SubjectOf(procedure.OutcomeSubject, "o0")}}},
		Progress: []minutes.Progress{{Outcome: "o0", Status: minutes.SomeProgress, Description: "x"}, {Outcome: "o1", Status: minutes.SomeProgress, Description: "x"}},
		Agreed:   []minutes.AgreedMeeting{{Date: on.AddDays(35), Start: "10:00", Venue: "x", Details: "x"}},
	}
	if i == 0 {
		m.Chair, n.Chair = "manager", "manager"
		n.Guests = []minutes.Guest{{Person: procedure.Person{Role: procedure.LineManager, ID: "manager"}}}
	} else {
		n.Previous = minutes.PreviousNotes{Reviewed: yes, Accurate: yes}
	}
	version := minutes.Version{Number: 1, Written: on.AddDays(2)}
	for j := range c.Members {
		member := &c.Members[j]
		m.Invitations = append(m.Invitations, schedule.Invitation{To: member.ID, Sent: on.AddDays(-7), Route: schedule.Post})
		n.Attendance = append(n.Attendance, minutes.Attendance{Member: member.ID, How: minutes.Present})
		version.Sendings = append(version.Sendings, minutes.Sending{ID: minutes.SendingID(member.ID), To: procedure.Person{ID: member.ID}, On: on.AddDays(3), Route: schedule.SecureEmail, Extent: minutes.InFull})
		if member.IsProfessional() {
			n.Contributions = append(n.Contributions, minutes.Contribution{Member: member.ID, Achieved: "x", Expected: "x", Blocks: "x", FurtherHelp: "x", Contact: "x"})
		}
	}
	for j := range c.Children {
		n.Views = append(n.Views, minutes.View{ID: id[minutes.ViewID]("v", j), Child: c.Children[j].ID, On: on, Wishes: "x", View: "x", Improvement: "x", Way: minutes.ToldSocialWorker})
	}
	for j := range 3 {
		n.Actions = append(n.Actions, minutes.Action{ID: procedure.ActionID(fmt.Sprintf("a%d-%d", i, j)), Description: "x", Responsible: procedure.Person{ID: "m2"}, Due: on.AddDays(20)})
	}
	n.Versions = []minutes.Version{version}
	c.Meetings = append(c.Meetings, m)
	c.Minutes = append(c.Minutes, n)
}

// addPlan adds an outline and a detailed plan in two revisions.
func addPlan(c *childprotection.Case, s size) {
	first := plan.Revision{
		ID: "r1", Number: 1, Date: started.AddDays(8),
		Explained: []plan.Explained{{To: "m0", On: started.AddDays(8)}, {To: "m4", On: started.AddDays(9)}},
		Answers:   []plan.OutlineAnswer{{Item: "i1", Outcomes: []procedure.OutcomeID{"o0"}}},
		Contingency: plan.Contingency{
			Triggers: "x", Action: "x", Starter: procedure.Person{ID: "m1"}, Proceedings: yes,
		},
		ReviewPoints: []plan.ReviewPoint{{ID: "p1", On: started.AddDays(80), Means: "x"}, {ID: "p2", On: day("2030-01-01"), Means: "x"}},
	}
	for i, child := range c.Children {
		need, outcome := id[procedure.NeedID]("n", i), id[procedure.OutcomeID]("o", i)
		first.Needs = append(first.Needs, plan.Need{ID: need, Child: child.ID, Description: "x"})
		first.Outcomes = append(first.Outcomes, plan.Outcome{ID: outcome, Description: "x", Children: []procedure.ChildID{child.ID}, Difference: []plan.Difference{{Child: child.ID, Description: "x"}}})
		first.Services = append(first.Services, plan.Service{
			ID: id[procedure.ServiceID]("s", i), Description: "x", Provider: procedure.Person{ID: "m2"}, Needs: []procedure.NeedID{need},
			EarlierEngagement: "x", Likelihood: "x", Monitoring: "x", Consequence: "x", ByWhen: "x",
		})
		first.Visiting = append(first.Visiting, plan.Visiting{Child: child.ID, Frequency: calendar.Weeks(2), Alone: "x", WithOthers: "x"})
		first.Participation = append(first.Participation, plan.Participation{Child: child.ID, CarryingOut: "x", Reviewing: "x"})
		c.Plan.ChildTold = append(c.Plan.ChildTold, plan.ChildTold{Child: child.ID, On: started.AddDays(100)})
	}
	for i := range c.Members {
		first.Roles = append(first.Roles, plan.RoleInPlan{Who: procedure.Person{ID: c.Members[i].ID}, Description: "x", Contact: "x", Frequency: "x"})
	}
	for i := range s.tasks {
		first.Tasks = append(first.Tasks, plan.Task{
			ID: id[procedure.TaskID]("t", i), Description: "x", Responsible: procedure.Person{ID: c.Members[1+i%(len(c.Members)-1)].ID}, Quantity: "x",
			Purpose: plan.Purpose{Outcomes: []procedure.OutcomeID{id[procedure.OutcomeID]("o", i%2)}}, MeasureOfSuccess: "x", MeasureOfFailure: "x", Achievable: "x", Realistic: "x",
			Due: started.AddDays(100 + i%100), Help: no,
		})
	}
	for i, parent := range []procedure.MemberID{"m0", "m4"} {
		first.Expectations = append(first.Expectations, plan.Expectation{ID: id[procedure.ExpectationID]("e", i), Of: procedure.Person{ID: parent}, Description: "x", Consequence: "x"})
	}
	second := first
	second.ID, second.Number, second.Date, second.Reason, second.Fundamental = "r2", 2, started.AddDays(90), "x", no
	c.Plan.Outlines = []plan.Outline{{Conference: "k0", Date: started, Family: yes, Items: []plan.OutlineItem{{ID: "i1", Description: "x"}}}}
	c.Plan.Revisions = []plan.Revision{first, second}
}
