package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

// content runs a rule on what the plan holds.
func content(id procedure.RuleID) rule {
	return func(s *scene) []procedure.Finding { return plan.AppendFindings(nil, s.basis(), s.g, s.p, s.held, id) }
}

func noPlan(s *scene)    { s.p.Revisions = nil }
func noMeeting(s *scene) { s.p.Revisions, s.held = nil, nil }
func planEnded(s *scene) { s.endPlans("2026-09-01") }
func noPeriods(s *scene) { s.g.Children[0].OnPlan, s.g.Children[1].OnPlan = nil, nil }

func (s *scene) endPlans(on string) {
	for i := range s.g.Children {
		s.g.Children[i].OnPlan[0].To = day(on)
	}
}

// Every rule on what the plan holds gives one finding for the whole of it where there is none.
func TestWithoutAPlanInForce(t *testing.T) {
	for name, run := range map[string]rule{
		"members": content(procedure.RuleMembersDeliverPlan), "quantified": content(procedure.RuleTaskQuantified), "purpose": content(procedure.RuleTaskPurpose),
		"measures": content(procedure.RuleTaskMeasures), "difference": content(procedure.RuleDifferenceToChild), "needs": content(procedure.RuleNeedsAndServices),
		"smart": content(procedure.RuleSMART), "engagement": content(procedure.RuleEarlierEngagement), "strategy": content(procedure.RuleStrategy),
		"visiting": content(procedure.RuleVisitingPattern), "roles": content(procedure.RuleRolesAndContact), "contingency": content(procedure.RuleContingency),
		"points": content(procedure.RuleReviewPoints), "part": content(procedure.RuleChildTakesPart), "explained": content(procedure.RulePlanExplained),
		"language": content(procedure.RulePlanLanguage), "expectations": content(procedure.RuleExpectationsPlain), "consequences": content(procedure.RuleExpectationConsequences),
		"drift": content(procedure.RulePlanDrift), "told": content(procedure.RuleChildToldOfPlan), "help": content(procedure.RuleHelpClear),
	} {
		for _, tc := range []struct {
			why    string
			change func(s *scene)
			want   string
		}{
			{"a meeting was held, and there is no detailed plan", noPlan, "case: undetermined"},
			{"before the first meeting it is not asked for yet", noMeeting, "case: pending"},
			{"the detailed plan is dated later", func(s *scene) { s.on = "2026-06-11"; s.held = nil }, "case: pending"},
			{"every plan has ended", planEnded, "case: not applicable"},
			{"no plan is recorded of any child", noPeriods, "case: undetermined"},
			{"a procedure of before the first edition", func(s *scene) {
				later := both()
				later.Effective = day("2027-01-01")
				s.by = []procedure.Procedure{later}
				s.p.Revisions = nil
			}, "case: undetermined"},
		} {
			s := &scene{g: group(), p: complete(), held: held(), on: "2026-09-15"}
			tc.change(s)
			assert.Equal(t, want(tc.want), brief(run(s)), "%s: %s", name, tc.why)
		}
	}
}

func TestTaskRules(t *testing.T) {
	check(
		t, content(procedure.RuleTaskQuantified),
		row{"complete", nil, want("task/t1: met", "task/t2: met")},
		row{
			"white space is nothing", func(s *scene) { s.r().Tasks[0].Description, s.r().Tasks[0].Quantity = " \n\t", "" },
			want("task/t1: not met /revisions/1/tasks/0/description /revisions/1/tasks/0/quantity", "task/t2: met"),
		},
		row{"somebody by role alone is somebody", func(s *scene) { s.r().Tasks[0].Responsible.ID = "" }, want("task/t1: met", "task/t2: met")},
		row{"nobody", func(s *scene) { s.r().Tasks[0].Responsible = procedure.Person{} }, want("task/t1: not met /revisions/1/tasks/0/responsible", "task/t2: met")},
		row{"no tasks at all", func(s *scene) { s.r().Tasks = nil; s.r().Answers = nil }, want("case: not met /revisions/1/tasks")},
	)
	check(
		t, content(procedure.RuleTaskPurpose),
		row{"an outcome or a need will do", nil, want("task/t1: met", "task/t2: met")},
		row{"neither", func(s *scene) { s.r().Tasks[1].Purpose = plan.Purpose{} }, want("task/t1: met", "task/t2: not met /revisions/1/tasks/1/purpose")},
	)
	check(
		t, content(procedure.RuleTaskMeasures),
		row{"complete", nil, want("task/t1: met", "task/t2: met")},
		row{
			"failure is asked for as success is", func(s *scene) { s.r().Tasks[0].MeasureOfSuccess, s.r().Tasks[1].MeasureOfFailure = "", "" },
			want("task/t1: not met /revisions/1/tasks/0/measureOfSuccess", "task/t2: not met /revisions/1/tasks/1/measureOfFailure"),
		},
	)
	check(
		t, content(procedure.RuleSMART),
		row{"complete", nil, want("task/t1: met", "task/t2: met")},
		row{"nothing recorded", func(s *scene) { s.r().Tasks = []plan.Task{{ID: "t1"}}; s.r().Answers = nil }, want(
			"task/t1: not met /revisions/1/tasks/0/achievable /revisions/1/tasks/0/description /revisions/1/tasks/0/due /revisions/1/tasks/0/measureOfSuccess" +
				" /revisions/1/tasks/0/quantity /revisions/1/tasks/0/realistic /revisions/1/tasks/0/responsible",
		)},
	)
	check(
		t, content(procedure.RuleHelpClear),
		row{"help alone is looked at", nil, want("task/t1: met")},
		row{"whether it is help is not recorded", func(s *scene) { s.r().Tasks[1].Help = 0 }, want("task/t1: met", "task/t2: undetermined /revisions/1/tasks/1/help")},
		row{"for children and nobody else", func(s *scene) {
			s.r().Tasks[0].HelpFor, s.r().Tasks[0].Children = nil, kids("c1")
		}, want("task/t1: met")},
		row{"not what, from whom, by when or for whom", func(s *scene) {
			s.r().Tasks[0] = plan.Task{ID: "t1", Help: yes}
		}, want("task/t1: not met /revisions/1/tasks/0/description /revisions/1/tasks/0/due /revisions/1/tasks/0/helpFor /revisions/1/tasks/0/responsible")},
		row{"no help at all", func(s *scene) { s.r().Tasks[0].Help = no }, want("case: not applicable")},
	)
}

func TestDifferenceToChild(t *testing.T) {
	check(
		t, content(procedure.RuleDifferenceToChild),
		row{"per child, and for a task that serves a need only", nil, want("outcome/o1@c1: met", "outcome/o1@c2: met", "outcome/o3@c1: met", "task/t2: met")},
		row{"an outcome for all is for each child on a plan", func(s *scene) {
			s.r().Outcomes[1].Children = nil
			s.g.Children = append(s.g.Children, coregroup.Child{ID: "c3", OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01"), To: day("2026-07-01")}}})
		}, want("outcome/o1@c1: met", "outcome/o1@c2: met", "outcome/o3@c1: met", "outcome/o3@c2: not met /revisions/1/outcomes/1/difference", "task/t2: met")},
		row{"an unborn child's too", func(s *scene) {
			s.g.Children[1].Born, s.g.Children[1].Expected = calendar.Date{}, day("2026-11-01")
			s.r().Outcomes[0].Difference[1].Description = " "
		}, want("outcome/o1@c1: met", "outcome/o1@c2: not met /revisions/1/outcomes/0/difference/1/description", "outcome/o3@c1: met", "task/t2: met")},
		row{"the outcome itself is not in words", func(s *scene) { s.r().Outcomes[1].Description, s.r().Outcomes[1].Difference[0].Description = "", "" }, want(
			"outcome/o1@c1: met", "outcome/o1@c2: met", "outcome/o3@c1: not met /revisions/1/outcomes/1/description", "task/t2: met",
		)},
		row{"a task that serves nothing says so itself", func(s *scene) { s.r().Tasks[0].Purpose = plan.Purpose{} }, want(
			"outcome/o1@c1: met", "outcome/o1@c2: met", "outcome/o3@c1: met", "task/t1: not met /revisions/1/tasks/0/difference", "task/t2: met",
		)},
		row{"no outcomes, and a task that serves a need", func(s *scene) {
			s.r().Outcomes, s.r().Tasks, s.r().Answers, s.r().Dropped = nil, s.r().Tasks[1:], nil, nil
		}, want("task/t2: met")},
		row{"no tasks", func(s *scene) { s.r().Tasks, s.r().Answers = nil, nil }, want("outcome/o1@c1: met", "outcome/o1@c2: met", "outcome/o3@c1: met")},
		row{"neither outcomes nor tasks", func(s *scene) {
			s.r().Outcomes, s.r().Tasks, s.r().Answers, s.r().Dropped = nil, nil, nil, nil
		}, want("case: not met /revisions/1/outcomes /revisions/1/tasks")},
		row{"only for a child who is on no plan any more", func(s *scene) {
			s.g.Children[1].OnPlan[0].To = day("2026-08-01")
			s.r().Outcomes, s.r().Dropped = s.r().Outcomes[:1], nil
			s.r().Outcomes[0].Children, s.r().Tasks = kids("c2"), s.r().Tasks[:1]
			s.r().Answers = nil
		}, want("case: not applicable")},
	)
}

func TestNeedsAndServices(t *testing.T) {
	check(
		t, content(procedure.RuleNeedsAndServices),
		row{"a service meets one need, a task the other", nil, want("child/c1: met", "child/c2: met", "service/s1: met", "need/n1: met", "need/n2: met")},
		row{"a child without needs", func(s *scene) { s.r().Needs[1].Child = "c1" }, want("child/c1: met", "child/c2: not met /revisions/1/needs", "service/s1: met", "need/n1: met", "need/n2: met")},
		row{"a need that nothing meets, and another without words", func(s *scene) { s.r().Services[0].Needs, s.r().Needs[1].Description = nil, "" }, want(
			"child/c1: met", "child/c2: met", "service/s1: met", "need/n1: not met /revisions/1/services", "need/n2: not met /revisions/1/needs/1/description",
		)},
		row{"a service without words", func(s *scene) { s.r().Services[0].Description = "" }, want(
			"child/c1: met", "child/c2: met", "service/s1: not met /revisions/1/services/0/description", "need/n1: met", "need/n2: met",
		)},
		row{"an unborn child has needs; one whose plan has ended is not asked about", func(s *scene) {
			s.g.Children[0].Born, s.g.Children[0].Expected = calendar.Date{}, day("2026-11-01")
			s.g.Children[1].OnPlan[0].To = day("2026-08-01")
		}, want("child/c1: met", "child/c2: not applicable", "service/s1: met", "need/n1: met")},
		row{"no needs at all", func(s *scene) {
			s.r().Needs, s.r().Services = nil, nil
			s.r().Tasks[1].Purpose.Needs = nil
		}, want("child/c1: not met /revisions/1/needs", "child/c2: not met /revisions/1/needs")},
	)
}

func TestServices(t *testing.T) {
	check(
		t, content(procedure.RuleEarlierEngagement),
		row{"an evaluation", nil, want("service/s1: met")},
		row{"or that there was none", func(s *scene) { s.r().Services[0].EarlierEngagement, s.r().Services[0].NoEarlierEngagement = "", yes }, want("service/s1: met")},
		row{"a no is no evaluation", func(s *scene) { s.r().Services[0].EarlierEngagement, s.r().Services[0].NoEarlierEngagement = "", no }, want("service/s1: not met /revisions/1/services/0/earlierEngagement")},
		row{"no services", func(s *scene) { s.r().Services = nil }, want("case: not applicable")},
	)
	check(
		t, content(procedure.RuleStrategy),
		row{"complete", nil, want("service/s1: met")},
		row{"none of the four", func(s *scene) { s.r().Services[0] = plan.Service{ID: "s1"} }, want(
			"service/s1: not met /revisions/1/services/0/byWhen /revisions/1/services/0/consequence /revisions/1/services/0/likelihood /revisions/1/services/0/monitoring",
		)},
		row{"no services", func(s *scene) { s.r().Services = nil }, want("case: not applicable")},
	)
}

func TestPerChild(t *testing.T) {
	unborn := func(s *scene) { s.g.Children[0].Born, s.g.Children[0].Expected = calendar.Date{}, day("2026-11-01") }
	overdue := func(s *scene) { s.g.Children[0].Born, s.g.Children[0].Expected = calendar.Date{}, day("2026-09-01") }
	check(
		t, content(procedure.RuleVisitingPattern),
		row{"complete", nil, want("child/c1: met", "child/c2: met")},
		row{"none for one", func(s *scene) { s.r().Visiting = s.r().Visiting[:1] }, want("child/c1: met", "child/c2: not met /revisions/1/visiting")},
		row{"nothing but the child", func(s *scene) { s.r().Visiting[1] = plan.Visiting{Child: "c2"} }, want(
			"child/c1: met", "child/c2: not met /revisions/1/visiting/1/alone /revisions/1/visiting/1/frequency /revisions/1/visiting/1/withOthers",
		)},
		row{"not before birth", unborn, want("child/c1: not applicable", "child/c2: met")},
		row{"expected, and no birth recorded", overdue, want("child/c1: undetermined", "child/c2: met")},
	)
	check(
		t, content(procedure.RuleChildTakesPart),
		row{"complete", nil, want("child/c1: met", "child/c2: met")},
		row{"in another order", func(s *scene) {
			s.r().Participation[0], s.r().Participation[1] = s.r().Participation[1], s.r().Participation[0]
		}, want("child/c1: met", "child/c2: met")},
		row{"none for one, and half for the other", func(s *scene) {
			s.r().Participation = []plan.Participation{{Child: "c2", CarryingOut: "x"}}
		}, want("child/c1: not met /revisions/1/participation", "child/c2: not met /revisions/1/participation/0/reviewing")},
		row{"not before birth", unborn, want("child/c1: not applicable", "child/c2: met")},
	)
	since := func(change func(s *scene)) func(s *scene) {
		return func(s *scene) {
			s.held = append(s.held, coregroup.HeldMeeting{ID: "m3", Held: day("2026-08-28")})
			if change != nil {
				change(s)
			}
		}
	}
	check(
		t, content(procedure.RuleChildToldOfPlan),
		row{"since the last revision", nil, want("child/c1: met, done 2026-08-10", "child/c2: met, done 2026-08-10")},
		row{"the earliest since then counts", func(s *scene) {
			s.p.ChildTold = append([]plan.ChildTold{{Child: "c1", On: day("2026-08-12")}, {Child: "c1", On: day("2026-08-02")}, {Child: "c1", On: day("2026-08-03")}}, s.p.ChildTold...)
		}, want("child/c1: met, done 2026-08-03", "child/c2: met, done 2026-08-10")},
		row{"not told, and the core group has not met since", func(s *scene) { s.p.ChildTold = s.p.ChildTold[1:] }, want("child/c1: pending", "child/c2: met, done 2026-08-10")},
		row{"told of the plan before", since(func(s *scene) { s.p.ChildTold[0].On = day("2026-08-02") }), want("child/c1: not met /childTold", "child/c2: met, done 2026-08-10")},
		row{"told later than the day of the review", since(func(s *scene) { s.p.ChildTold[0].On = day("2026-09-16") }), want("child/c1: not met /childTold", "child/c2: met, done 2026-08-10")},
		row{"without a day", since(func(s *scene) { s.p.ChildTold[0].On = calendar.Date{} }), want("child/c1: not met /childTold/0/on", "child/c2: met, done 2026-08-10")},
		row{"too young to be told", since(func(s *scene) { s.g.Children[0].Understanding = no; s.p.ChildTold = nil }), want("child/c1: not applicable", "child/c2: not met /childTold")},
		row{"whether they understand is not recorded: they are told", since(func(s *scene) { s.g.Children[1].Understanding = 0 }), want("child/c1: met, done 2026-08-10", "child/c2: met, done 2026-08-10")},
		row{"not before birth", unborn, want("child/c1: not applicable", "child/c2: met, done 2026-08-10")},
	)
}

func TestContingencyAndReviewPoints(t *testing.T) {
	check(
		t, content(procedure.RuleContingency),
		row{"considered, either way", func(s *scene) { s.r().Contingency.Proceedings = no }, want("case: met")},
		row{"none", func(s *scene) { s.r().Contingency = plan.Contingency{} }, want(
			"case: not met /revisions/1/contingency/action /revisions/1/contingency/proceedings /revisions/1/contingency/starter /revisions/1/contingency/triggers",
		)},
	)
	check(
		t, content(procedure.RuleReviewPoints),
		row{"one to come", nil, want("review-point/p1: met", "review-point/p2: met", "case: met")},
		row{"today is not past", func(s *scene) { s.r().ReviewPoints[1].On = day("2026-09-15") }, want("review-point/p1: met", "review-point/p2: met", "case: met")},
		row{"yesterday is", func(s *scene) { s.r().ReviewPoints[1].On = day("2026-09-14") }, want("review-point/p1: met", "review-point/p2: met", "case: not met /revisions/1/reviewPoints")},
		row{"no day and no means", func(s *scene) { s.r().ReviewPoints = []plan.ReviewPoint{{ID: "p1"}} }, want(
			"review-point/p1: not met /revisions/1/reviewPoints/0/means /revisions/1/reviewPoints/0/on", "case: not met /revisions/1/reviewPoints",
		)},
		row{"none", func(s *scene) { s.r().ReviewPoints = nil }, want("case: not met /revisions/1/reviewPoints")},
	)
}
