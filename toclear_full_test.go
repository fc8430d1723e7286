package childprotection_test

import (
	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/actor"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// full is a case of half a year in which there is a record of each kind, and somebody with each
// need.
func full() childprotection.Case {
	c := ofEachKind(year(size{members: 7, meetings: 4, tasks: 3, visits: 18}))
	c.Exceptions = nil
	c.Meetings = append(c.Meetings, schedule.Meeting{ID: "talk", Kind: schedule.ProfessionalsDiscussion, Held: yes, Sittings: []calendar.Date{started.AddDays(40)}, Reasons: "x"})
	m4 := c.Member("m4")
	m4.FirstLanguageEnglish, m4.CommunicationNeed, m4.SupporterNeeded = no, yes, yes
	for i := range c.Meetings {
		m := &c.Meetings[i]
		m.Interpreters = []schedule.Interpreting{{For: "m4", By: "interpreter", Kind: schedule.ProfessionalInterpreter, Decided: yes, On: started}}
		m.Support = []schedule.Support{{For: "m4", Kind: schedule.TranslatorSupport, Offered: yes, On: started}, {For: "m4", Kind: schedule.AdvocateSupport, Offered: no, On: started}}
	}
	c.Children[1].Attendance[0].Attends = yes
	c.Plan.Language = []plan.LanguageDecision{{For: "m4", Decision: yes, DecidedBy: procedure.Person{ID: "manager"}, On: started.AddDays(8)}}
	c.Plan.Difficulties = append(c.Plan.Difficulties, plan.Difficulty{
		ID: "d2", Date: started.AddDays(50), Description: "x", SafetyAffected: yes, Immediate: no, Cause: plan.WorkersDisagree, Professionals: []procedure.MemberID{"m2"}, Action: "x",
		Responsible: procedure.Person{ID: "m1"}, Assessment: plan.Assessment{LeadBy: "m1", Manager: "manager", On: started.AddDays(51)}, Involved: started.AddDays(52),
		Informed:   []plan.Informed{{Manager: "manager", On: started.AddDays(50)}, {Manager: "other", On: started.AddDays(50)}},
		Considered: plan.UrgentSteps{LegalAction: no, Section47: yes, EarlierReview: no, DecidedBy: procedure.Person{ID: "manager"}, On: started.AddDays(51)},
		Addressed:  plan.Addressed{Way: plan.Discussed, On: started.AddDays(52), Outcome: "x"},
	})
	c.LineManagers = append(c.LineManagers, coregroup.LineManagement{Manager: "other", Of: "m2"})
	second := &c.Plan.Revisions[1]
	second.Fundamental, second.Liaison = yes, plan.Liaison{On: started.AddDays(91), Officer: procedure.Person{Role: procedure.ChildProtectionCoordinator, ID: "officer"}, EarlierReview: no}
	second.Told, second.Explained = nil, nil
	for i := range c.Members {
		if m := &c.Members[i]; m.IsMember(second.Date) && m.ID != "m0" {
			second.Told = append(second.Told, plan.Telling{To: procedure.Person{ID: m.ID}, On: started.AddDays(92), Part: yes})
		}
	}
	second.Explained = []plan.Explained{{To: "m4", On: started.AddDays(92)}}
	return copied(c)
}

// stricter is a procedure with limits and clauses that none of those that come with the library
// has.
func stricter() procedure.Procedure {
	p := procedure.Nottinghamshire()
	p.ID, p.MinutesBy = "stricter", procedure.SocialWorker
	add := func(ref string, term procedure.Term) {
		p.Clauses = append(p.Clauses, procedure.Clause{Ref: ref, Document: "x", Section: "1", Who: actor.CoreGroup, Force: procedure.Must, Kind: procedure.Deadline, Rules: []procedure.RuleID{term.Rule}, Text: "x"})
		term.Clause = ref
		p.Terms = append(p.Terms, term)
	}
	add("X 1", procedure.Term{Rule: procedure.RuleLastMeetingBeforeReview, Within: procedure.Within(calendar.Weeks(2)), From: procedure.ReviewConference, Before: true})
	add("X 2", procedure.Term{Rule: procedure.RuleFundamentalChangeTold, Within: procedure.Within(calendar.Days(2)), From: procedure.ChangeIdentified})
	add("X 3", procedure.Term{Rule: procedure.RulePlanExplained, Within: procedure.Within(calendar.Days(5)), From: procedure.ChangeIdentified})
	add("X 4", procedure.Term{Rule: procedure.RuleSeriousConcernTold, Within: procedure.Within(calendar.Days(2)), From: procedure.ChangeIdentified})
	add("X 5", procedure.Term{Rule: procedure.RuleDetailedPlanDeveloped, Within: procedure.Within(calendar.WorkingDays(15)), From: procedure.Meeting})
	return p
}
