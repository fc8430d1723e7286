package plan_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

const (
	yes = procedure.Yes
	no  = procedure.No
)

var day = calendar.MustParseDate

func roles(list ...procedure.Role) []procedure.Role      { return list }
func kids(list ...procedure.ChildID) []procedure.ChildID { return list }
func person(id procedure.MemberID, role procedure.Role) procedure.Person {
	return procedure.Person{ID: id, Role: role}
}

// both is the Nottinghamshire procedure with the two clauses of Bexley's that are about the
// plan, so that one review runs every rule.
func both() procedure.Procedure {
	p := procedure.Nottinghamshire()
	for _, c := range procedure.Bexley().Clauses {
		if c.Ref == "B 1a" || c.Ref == "B 6b" {
			p.Clauses = append(p.Clauses, c)
		}
	}
	return p
}

func basis(on string, p ...procedure.Procedure) procedure.Basis {
	if len(p) == 0 {
		p = append(p, both())
	}
	b := procedure.Basis{Procedures: procedure.MustEditions(p...), Calendar: calendar.EnglandAndWales()}
	if on != "" {
		b.On = day(on)
	}
	return b
}

// group is two children on a plan since 1 June 2026, their mother and the father of one, and
// professionals.
func group() *coregroup.CoreGroup {
	return &coregroup.CoreGroup{
		Children: []coregroup.Child{
			{ID: "c1", Born: day("2020-03-01"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}, Understanding: yes},
			{ID: "c2", Born: day("2013-05-09"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}, Understanding: yes},
		},
		Members: []coregroup.Member{
			{ID: "mother", Roles: roles(procedure.Parent), LinkedTo: kids("c1", "c2"), FirstLanguageEnglish: no},
			{ID: "father", Roles: roles(procedure.Parent), LinkedTo: kids("c1"), FirstLanguageEnglish: yes},
			{ID: "worker", Roles: roles(procedure.SocialWorker)},
			{ID: "visitor", Roles: roles(procedure.HealthVisitor)},
		},
		Allocations:  []coregroup.Allocation{{SocialWorker: "worker", From: day("2026-06-01")}},
		LineManagers: []coregroup.LineManagement{{Manager: "manager", Of: "worker"}, {Manager: "matron", Of: "visitor"}},
	}
}

// held are the core groups of 12 June and 17 July 2026. The minutes of the first are due on the
// 26th.
func held() []coregroup.HeldMeeting {
	return []coregroup.HeldMeeting{{ID: "m1", Held: day("2026-06-12")}, {ID: "m2", Held: day("2026-07-17")}}
}

// first is the detailed plan of 12 June, complete but for what only a change has.
func first() plan.Revision {
	return plan.Revision{
		ID: "r1", Number: 1, Date: day("2026-06-12"),
		Explained: []plan.Explained{{To: "mother", On: day("2026-06-12")}, {To: "father", On: day("2026-06-12")}},
		Answers:   []plan.OutlineAnswer{{Item: "a", Outcomes: []procedure.OutcomeID{"o1"}}, {Item: "b", Tasks: []procedure.TaskID{"t2"}}, {Item: "c", Reason: "x"}},
		Needs:     []plan.Need{{ID: "n1", Child: "c1", Description: "x"}, {ID: "n2", Child: "c2", Description: "x"}},
		Services: []plan.Service{{
			ID: "s1", Description: "x", Provider: person("visitor", procedure.HealthVisitor), Needs: []procedure.NeedID{"n1"},
			EarlierEngagement: "x", Likelihood: "x", Monitoring: "x", Consequence: "x", ByWhen: "x",
		}},
		Outcomes: []plan.Outcome{{
			ID: "o1", Description: "x", Children: kids("c1", "c2"), Status: plan.InProgress,
			Difference: []plan.Difference{{Child: "c1", Description: "x"}, {Child: "c2", Description: "x"}},
		}},
		Tasks: []plan.Task{
			{
				ID: "t1", Description: "x", Responsible: person("visitor", procedure.HealthVisitor), Quantity: "x", Purpose: plan.Purpose{Outcomes: []procedure.OutcomeID{"o1"}},
				MeasureOfSuccess: "x", MeasureOfFailure: "x", Achievable: "x", Realistic: "x", Due: day("2026-08-01"),
				Help: yes, HelpFor: []procedure.MemberID{"mother"}, Shareable: no, Status: plan.InProgress, History: []plan.TaskEntry{{On: day("2026-06-12"), Status: plan.NotStarted, Due: day("2026-08-01")}},
			},
			{
				ID: "t2", Description: "x", Responsible: person("mother", procedure.Parent), Quantity: "x", Purpose: plan.Purpose{Needs: []procedure.NeedID{"n2"}}, Difference: "x",
				MeasureOfSuccess: "x", MeasureOfFailure: "x", Achievable: "x", Realistic: "x", Due: day("2026-08-01"), Help: no, Children: kids("c2"),
			},
		},
		Expectations: []plan.Expectation{
			{ID: "e1", Of: person("mother", procedure.Parent), Description: "x", Consequence: "x"},
			{ID: "e2", Of: person("father", procedure.Parent), Description: "x", Consequence: "x"},
		},
		Visiting: []plan.Visiting{
			{Child: "c1", Frequency: calendar.Weeks(2), Alone: "x", WithOthers: "x"}, {Child: "c2", Frequency: calendar.Weeks(2), Alone: "x", WithOthers: "x"},
		},
		Roles: []plan.RoleInPlan{
			{Who: person("mother", ""), Description: "x"}, {Who: person("father", ""), Description: "x"}, {Who: person("worker", ""), Description: "x", Contact: "x", Frequency: "x"},
			{Who: person("visitor", ""), Description: "x", Contact: "x", Frequency: "x"}, {Who: person("doctor", procedure.GP), Description: "x", Contact: "x", Frequency: "x"},
		},
		Contingency:   plan.Contingency{Triggers: "x", Action: "x", Starter: person("worker", procedure.SocialWorker), Proceedings: yes, Shareable: no},
		ReviewPoints:  []plan.ReviewPoint{{ID: "p1", On: day("2026-07-17"), Means: "x"}, {ID: "p2", On: day("2026-12-01"), Means: "x"}},
		Participation: []plan.Participation{{Child: "c1", CarryingOut: "x", Reviewing: "x"}, {Child: "c2", CarryingOut: "x", Reviewing: "x"}},
	}
}

// complete is a plan of which every rule finds everything recorded on 15 September 2026.
func complete() *plan.ChildProtectionPlan {
	second := first()
	second.ID, second.Number, second.Date, second.Reason, second.Fundamental = "r2", 2, day("2026-08-03"), "x", yes
	second.Told = []plan.Telling{
		{To: person("mother", procedure.Parent), On: day("2026-08-03"), Part: no}, {To: person("father", procedure.Parent), On: day("2026-08-04"), Part: yes},
		{To: person("worker", ""), On: day("2026-08-03")},
		{To: person("visitor", ""), Withheld: yes, Reason: "x", DecidedBy: person("manager", procedure.TeamManager), DecidedOn: day("2026-08-03")},
	}
	second.Liaison = plan.Liaison{On: day("2026-08-05"), Officer: person("officer", procedure.ChildProtectionCoordinator), EarlierReview: no}
	second.Explained = []plan.Explained{{To: "mother", On: day("2026-08-03")}, {To: "father", On: day("2026-08-04")}}
	second.Outcomes = append(second.Outcomes, plan.Outcome{ID: "o3", Description: "x", Children: kids("c1"), Difference: []plan.Difference{{Child: "c1", Description: "x"}}})
	second.Dropped = []plan.Dropped{{Outcome: "o2", Into: "o3"}}
	detailed := first()
	detailed.Outcomes = append(detailed.Outcomes, plan.Outcome{ID: "o2", Description: "x", Children: kids("c1"), Difference: []plan.Difference{{Child: "c1", Description: "x"}}})
	told := []plan.Telling{
		{To: person("mother", procedure.Parent), On: day("2026-08-21")}, {To: person("father", procedure.Parent), On: day("2026-08-21"), Part: yes},
		{To: person("worker", ""), On: day("2026-08-20")},
		{To: person("visitor", ""), Withheld: yes, Reason: "x", DecidedBy: person("manager", procedure.TeamManager), DecidedOn: day("2026-08-20")},
	}
	return &plan.ChildProtectionPlan{
		Outlines: []plan.Outline{{
			Conference: "k1", Date: day("2026-06-01"), Family: yes,
			Items: []plan.OutlineItem{{ID: "a", Description: "x", Children: kids("c1")}, {ID: "b", Description: "x"}, {ID: "c", Description: "x"}},
		}},
		Revisions:  []plan.Revision{detailed, second},
		Language:   []plan.LanguageDecision{{For: "mother", Decision: yes, DecidedBy: person("worker", ""), On: day("2026-06-12")}},
		Agreements: []plan.Agreement{{ID: "g1", Date: day("2026-06-20"), With: []procedure.MemberID{"mother"}, Asks: "x", Copies: []plan.Copy{{To: "mother", On: day("2026-06-20")}}}},
		ChildTold:  []plan.ChildTold{{Child: "c1", On: day("2026-08-10")}, {Child: "c2", On: day("2026-08-10")}},
		Difficulties: []plan.Difficulty{
			{
				ID: "d1", Date: day("2026-07-20"), Description: "x", SafetyAffected: yes, Immediate: no, Cause: plan.WorkersDisagree, Professionals: []procedure.MemberID{"visitor"},
				Action: "x", Responsible: person("worker", procedure.SocialWorker), Assessment: plan.Assessment{LeadBy: "worker", Manager: "manager", On: day("2026-07-21")},
				Involved:   day("2026-07-22"),
				Informed:   []plan.Informed{{Manager: "manager", On: day("2026-07-20")}, {Manager: "matron", On: day("2026-07-21")}},
				Considered: plan.UrgentSteps{LegalAction: no, Section47: no, EarlierReview: no, DecidedBy: person("worker", ""), On: day("2026-07-21")},
				Addressed:  plan.Addressed{Way: plan.Discussed, On: day("2026-07-22"), Outcome: "x"},
			},
			{
				ID: "d2", Date: day("2026-08-20"), Description: "x", Children: kids("c1", "c2"), SafetyAffected: no, Immediate: yes, Cause: plan.OtherCause, Action: "x",
				Responsible: person("worker", procedure.SocialWorker), Assessment: plan.Assessment{LeadBy: "worker", Manager: "manager", On: day("2026-08-20")}, Told: told,
			},
		},
	}
}

// scene is what a row of a table changes.
type scene struct {
	g    *coregroup.CoreGroup
	p    *plan.ChildProtectionPlan
	held []coregroup.HeldMeeting
	on   string
	by   []procedure.Procedure
}

// r is the revision in force.
func (s *scene) r() *plan.Revision { return &s.p.Revisions[len(s.p.Revisions)-1] }

func (s *scene) basis() procedure.Basis { return basis(s.on, s.by...) }

// row is one defect and what a rule then finds, each as brief puts it.
type row struct {
	why    string
	change func(s *scene)
	want   []string
}

// rule is a rule's own function, called as it stands.
type rule func(s *scene) []procedure.Finding

func check(t *testing.T, run rule, rows ...row) {
	t.Helper()
	for _, tc := range rows {
		s := &scene{g: group(), p: complete(), held: held(), on: "2026-09-15"}
		if tc.change != nil {
			tc.change(s)
		}
		require.NoError(t, s.p.Validate(s.g), tc.why)
		require.NoError(t, s.g.Validate(), tc.why)
		assert.ElementsMatch(t, tc.want, brief(run(s)), tc.why)
	}
}

// brief puts each finding as subject: outcome, then its remark, days, and the paths of what is
// missing.
func brief(findings []procedure.Finding) []string {
	list := []string{}
	for _, f := range findings {
		text := f.Subject.String() + ": " + f.Outcome.String()
		if f.Remark != procedure.NoRemark {
			text += ", " + f.Remark.String()
		}
		if !f.Due.IsZero() {
			text += ", due " + f.Due.String()
		}
		if !f.Done.IsZero() {
			text += ", done " + f.Done.String()
		}
		var paths []string
		for path := range f.MissingPaths() {
			paths = append(paths, path)
		}
		if len(paths) > 0 {
			text += " " + strings.Join(paths, " ")
		}
		list = append(list, text)
	}
	return list
}

func want(list ...string) []string { return append([]string{}, list...) }
