package plan_test

import (
	"testing"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

func (s *scene) join(m coregroup.Member) { s.g.Members = append(s.g.Members, m) }

func TestMembersDeliverPlan(t *testing.T) {
	complete := want("task/t1: met", "member/worker: met", "member/visitor: met")
	check(
		t, content(procedure.RuleMembersDeliverPlan),
		row{"by a task, and by the visits", nil, complete},
		row{"a service is a part too", func(s *scene) { s.r().Tasks[0].Responsible = person("mother", "") }, want("member/worker: met", "member/visitor: met")},
		row{"a member without a part", func(s *scene) { s.join(coregroup.Member{ID: "teacher", Roles: roles(procedure.Teacher)}) }, append(complete, "member/teacher: not met /revisions/1/tasks")},
		row{"whoever covers has the visits", func(s *scene) {
			s.join(coregroup.Member{ID: "cover", Roles: roles(procedure.SocialWorker)})
			s.g.Allocations = append(s.g.Allocations, coregroup.Allocation{SocialWorker: "cover", Covering: yes})
		}, append(complete, "member/cover: met")},
		row{"without visits the social worker has no part", func(s *scene) { s.r().Visiting = nil }, want("task/t1: met", "member/worker: not met /revisions/1/tasks", "member/visitor: met")},
		row{"to manage, record, support or watch needs no part", func(s *scene) {
			for _, r := range roles(procedure.LineManager, procedure.TeamManager, procedure.Supervisor, procedure.ConferenceChair, procedure.MinuteTaker, procedure.Advocate,
				procedure.Interpreter, procedure.Translator, procedure.Student, procedure.Observer) {
				s.join(coregroup.Member{ID: procedure.MemberID(r), Roles: roles(r)})
			}
		}, complete},
		row{"and whoever comes after them in the list does", func(s *scene) {
			s.join(coregroup.Member{ID: "manager", Roles: roles(procedure.LineManager)})
			s.join(coregroup.Member{ID: "teacher", Roles: roles(procedure.Teacher)})
		}, append(complete, "member/teacher: not met /revisions/1/tasks")},
		row{"but who does so and teaches as well does", func(s *scene) {
			s.join(coregroup.Member{ID: "teacher", Roles: roles(procedure.MinuteTaker, procedure.Teacher)})
		}, append(complete, "member/teacher: not met /revisions/1/tasks")},
		row{"nor does whoever chaired the last meeting, unless it is the social worker", func(s *scene) {
			s.join(coregroup.Member{ID: "teacher", Roles: roles(procedure.Teacher)})
			s.held[1].Chair = "teacher"
		}, complete},
		row{"the one before does not count", func(s *scene) {
			s.join(coregroup.Member{ID: "teacher", Roles: roles(procedure.Teacher)})
			s.held[0].Chair = "teacher"
		}, append(complete, "member/teacher: not met /revisions/1/tasks")},
		row{"the social worker in the chair", func(s *scene) { s.held[1].Chair = "worker"; s.r().Visiting = nil }, want("task/t1: met", "member/worker: not met /revisions/1/tasks", "member/visitor: met")},
		row{"by role alone it is each member's who has it", func(s *scene) { s.r().Tasks[0].Responsible.ID = "" }, complete},
		row{"a service by role alone too", func(s *scene) {
			s.r().Tasks[0].Responsible = person("mother", "")
			s.r().Services[0].Provider.ID = ""
		}, want("member/worker: met", "member/visitor: met")},
		row{"a chair to come is none yet", func(s *scene) {
			s.join(coregroup.Member{ID: "teacher", Roles: roles(procedure.Teacher)})
			s.held = append(s.held, coregroup.HeldMeeting{ID: "m3", Held: day("2026-09-16"), Chair: "teacher"})
		}, append(complete, "member/teacher: not met /revisions/1/tasks")},
		row{"a professional from outside is pointed out", func(s *scene) {
			s.r().Tasks[1].Responsible = person("officer", procedure.HousingSupportWorker)
		}, want("task/t1: met", "task/t2: met, outside professional", "member/worker: met", "member/visitor: met")},
		row{"so is one known by role alone", func(s *scene) {
			s.r().Tasks[1].Responsible = person("", procedure.GP)
		}, want("task/t1: met", "task/t2: met, outside professional", "member/worker: met", "member/visitor: met")},
		row{"and one who joins later", func(s *scene) {
			s.g.Members[3].Periods = []coregroup.Membership{{Joined: day("2026-09-16")}}
		}, want("task/t1: met, outside professional", "member/worker: met")},
		row{"somebody of no known role is not", func(s *scene) { s.r().Tasks[1].Responsible = person("neighbour", "neighbour") }, complete},
		row{"one who has left", func(s *scene) {
			s.g.Members[3].Periods = []coregroup.Membership{{Left: day("2026-09-14")}}
		}, want("task/t1: not met", "member/worker: met")},
		row{"one who has left, the task done", func(s *scene) {
			s.g.Members[3].Periods = []coregroup.Membership{{Left: day("2026-09-14")}}
			s.r().Tasks[0].Status = plan.Achieved
		}, want("task/t1: met", "member/worker: met")},
		row{"no professionals and no tasks of theirs", func(s *scene) {
			s.g.Members = s.g.Members[:2]
			s.g.Allocations, s.g.LineManagers = nil, nil
			s.r().Tasks = s.r().Tasks[1:]
			s.r().Answers = nil
		}, want("case: not applicable")},
	)
}

func TestRolesAndContact(t *testing.T) {
	members := func(last ...string) []string {
		return append(want("member/mother: met", "member/father: met", "member/worker: met", "member/visitor: met"), last...)
	}
	check(
		t, content(procedure.RuleRolesAndContact),
		row{"members, and a doctor who is none", nil, members("member/doctor: met")},
		row{"a member who is not named", func(s *scene) { s.r().Roles = s.r().Roles[1:] }, want(
			"member/mother: not met /revisions/1/roles", "member/father: met", "member/worker: met", "member/visitor: met", "member/doctor: met",
		)},
		row{"a professional's contact, its nature and how often", func(s *scene) {
			for i := range s.r().Roles {
				s.r().Roles[i].Contact, s.r().Roles[i].Frequency = "", " "
			}
		}, want(
			"member/mother: met", "member/father: met", "member/worker: not met /revisions/1/roles/2/contact /revisions/1/roles/2/frequency",
			"member/visitor: not met /revisions/1/roles/3/contact /revisions/1/roles/3/frequency", "member/doctor: not met /revisions/1/roles/4/contact /revisions/1/roles/4/frequency",
		)},
		row{"an excluded parent has a part as well", func(s *scene) {
			s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "father"}}
			s.r().Roles[1].Description = ""
		}, want("member/mother: met", "member/father: not met /revisions/1/roles/1/description", "member/worker: met", "member/visitor: met", "member/doctor: met")},
		row{"a line manager has none to describe", func(s *scene) { s.join(coregroup.Member{ID: "manager", Roles: roles(procedure.LineManager)}) }, members("member/doctor: met")},
		row{"whoever has left is not asked about", func(s *scene) {
			s.g.Members[3].Periods = []coregroup.Membership{{Left: day("2026-09-14")}}
			s.r().Roles = append(s.r().Roles[:3], s.r().Roles[4:]...)
		}, want("member/mother: met", "member/father: met", "member/worker: met", "member/doctor: met")},
		row{"unless the plan still gives them a part", func(s *scene) {
			s.g.Members[3].Periods = []coregroup.Membership{{Left: day("2026-09-14")}}
			s.r().Roles[3].Frequency = ""
		}, want("member/mother: met", "member/father: met", "member/worker: met", "member/visitor: not met /revisions/1/roles/3/frequency", "member/doctor: met")},
		row{"nobody", func(s *scene) {
			s.g.Members, s.g.Allocations, s.g.LineManagers = nil, nil, nil
			s.r().Roles = nil
		}, want("case: not met /revisions/1/roles")},
	)
}

func TestExpectations(t *testing.T) {
	check(
		t, content(procedure.RuleExpectationsPlain),
		row{"complete", nil, want("member/mother: met", "member/father: met")},
		row{"an excluded parent's matter most", func(s *scene) {
			s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "father"}}
			s.r().Expectations[1].Description = ""
		}, want("member/mother: met", "member/father: not met /revisions/1/expectations/1/description")},
		row{"one of several", func(s *scene) {
			s.r().Expectations = append(s.r().Expectations, plan.Expectation{ID: "e3", Of: person("mother", "")}, plan.Expectation{ID: "e4", Of: person("mother", "")})
		}, want("member/mother: not met /revisions/1/expectations/2/description", "member/father: met")},
		row{"a task is asked of her, and nothing said", func(s *scene) { s.r().Expectations = s.r().Expectations[1:] }, want("member/mother: not met /revisions/1/expectations", "member/father: met")},
		row{"a carer who is no member", func(s *scene) {
			s.r().Expectations = append(s.r().Expectations, plan.Expectation{ID: "e3", Of: person("uncle", procedure.Carer)}, plan.Expectation{ID: "e4", Of: person("uncle", procedure.Carer), Description: "x"})
		}, want("member/mother: met", "member/father: met", "member/uncle: not met /revisions/1/expectations/2/description")},
		row{"who is asked once", func(s *scene) {
			s.r().Expectations = append(s.r().Expectations, plan.Expectation{ID: "e3", Of: person("uncle", procedure.Carer), Description: "x"})
		}, want("member/mother: met", "member/father: met", "member/uncle: met")},
		row{"who is asked for one task", func(s *scene) {
			s.r().Tasks[0].Responsible = person("uncle", procedure.Carer)
		}, want("member/mother: met", "member/father: met", "member/uncle: not met /revisions/1/expectations")},
		row{"who is asked for two tasks and nothing else", func(s *scene) {
			s.r().Tasks[0].Responsible, s.r().Tasks[1].Responsible = person("uncle", procedure.Carer), person("uncle", procedure.Carer)
		}, want("member/mother: met", "member/father: met", "member/uncle: not met /revisions/1/expectations")},
		row{"somebody who is no parent or carer", func(s *scene) {
			s.r().Expectations = []plan.Expectation{{ID: "e3", Of: person("neighbour", "neighbour")}}
			s.r().Tasks = s.r().Tasks[:1]
			s.r().Answers = nil
		}, want("case: not applicable")},
	)
	check(
		t, content(procedure.RuleExpectationConsequences),
		row{"complete", nil, want("expectation/e1: met", "expectation/e2: met")},
		row{"one without", func(s *scene) { s.r().Expectations[1].Consequence = "" }, want("expectation/e1: met", "expectation/e2: not met /revisions/1/expectations/1/consequence")},
		row{"none", func(s *scene) { s.r().Expectations = nil }, want("case: not applicable")},
	)
}

func TestPlanExplained(t *testing.T) {
	check(
		t, content(procedure.RulePlanExplained),
		row{"since the fundamental change", nil, want("member/mother: met, done 2026-08-03", "member/father: met, done 2026-08-04")},
		row{"only of the plan before it", func(s *scene) { s.r().Explained = nil }, want("member/mother: not met /revisions/1/explained", "member/father: not met /revisions/1/explained")},
		row{"a change that is not fundamental needs no other explanation", func(s *scene) {
			s.r().Explained, s.r().Fundamental = nil, no
		}, want("member/mother: met, done 2026-06-12", "member/father: met, done 2026-06-12")},
		row{"without a day", func(s *scene) { s.r().Explained[0].On = calendar.Date{} }, want("member/mother: not met /revisions/1/explained/0/on", "member/father: met, done 2026-08-04")},
		row{"not yet", func(s *scene) { s.r().Explained[0].On = day("2026-09-16") }, want("member/mother: not met /revisions/1/explained", "member/father: met, done 2026-08-04")},
		row{"again: the first time counts", func(s *scene) {
			s.r().Explained = append([]plan.Explained{{To: "mother", On: day("2026-09-01")}}, s.r().Explained...)
		}, want("member/mother: met, done 2026-08-03", "member/father: met, done 2026-08-04")},
		row{"not to a parent who is left out, nor to one who has left", func(s *scene) {
			s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "father"}}
			s.g.Members[0].Periods = []coregroup.Membership{{Left: day("2026-09-01")}}
		}, want("case: not applicable")},
		row{"a plan without a day was always there", func(s *scene) {
			s.p.Revisions = s.p.Revisions[:1]
			s.r().Date = calendar.Date{}
		}, want("member/mother: met, done 2026-06-12", "member/father: met, done 2026-06-12")},
	)
}

func TestPlanLanguage(t *testing.T) {
	check(
		t, content(procedure.RulePlanLanguage),
		row{"decided", nil, want("member/mother: met, done 2026-06-12")},
		row{"decided against", func(s *scene) { s.p.Language[0].Decision = no }, want("member/mother: met, done 2026-06-12")},
		row{"considered, and no decision", func(s *scene) { s.p.Language[0].Decision = 0 }, want("member/mother: not met /language/0/decision")},
		row{"decided later", func(s *scene) { s.p.Language[0].On = day("2026-09-16") }, want("member/mother: not met /language")},
		row{"for others too", func(s *scene) {
			by := person("worker", "")
			s.p.Language = []plan.LanguageDecision{{For: "father", Decision: no}, {For: "mother", Decision: no, DecidedBy: by, On: day("2026-07-01")}, {For: "mother"}, {For: "mother", Decision: yes, On: day("2026-09-16")}}
		}, want("member/mother: met, done 2026-07-01")},
		row{"nobody decided it, and on no day", func(s *scene) {
			s.p.Language = []plan.LanguageDecision{{For: "mother", Decision: no}}
		}, want("member/mother: not met /language/0/decidedBy /language/0/on")},
		row{"for somebody else", func(s *scene) { s.p.Language[0].For = "father" }, want("member/mother: not met /language")},
		row{"her first language is not recorded", func(s *scene) { s.g.Members[0].FirstLanguageEnglish = 0 }, want("member/mother: undetermined")},
		row{"it is English", func(s *scene) { s.g.Members[0].FirstLanguageEnglish = yes }, want("case: not applicable")},
		row{"she is left out", func(s *scene) { s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "mother"}} }, want("case: not applicable")},
	)
}
