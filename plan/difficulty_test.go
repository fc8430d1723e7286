package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

func (s *scene) d() *plan.Difficulty { return &s.p.Difficulties[0] }

// only leaves the first difficulty alone on record.
func only(change func(s *scene)) func(s *scene) {
	return func(s *scene) {
		s.p.Difficulties = s.p.Difficulties[:1]
		if change != nil {
			change(s)
		}
	}
}

// serious leaves the second, which needed an immediate response.
func serious(change func(s *scene)) func(s *scene) {
	return func(s *scene) {
		s.p.Difficulties = s.p.Difficulties[1:]
		if change != nil {
			change(s)
		}
	}
}

func TestDifficulties(t *testing.T) {
	action := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), &coregroup.CoreGroup{}, s.p, nil, procedure.RuleDifficultyAction)
	}
	check(
		t, action,
		row{"both", nil, want("difficulty/d1: met", "difficulty/d2: met")},
		row{"nothing agreed", only(func(s *scene) { s.d().Action, s.d().Responsible, s.d().Description = "", procedure.Person{}, " " }), want(
			"difficulty/d1: not met /difficulties/0/action /difficulties/0/description /difficulties/0/responsible",
		)},
		row{"without a day it was always there", only(func(s *scene) { s.d().Date = calendar.Date{} }), want("difficulty/d1: not met /difficulties/0/date")},
		row{"one to come", func(s *scene) { s.on = "2026-08-19" }, want("difficulty/d1: met")},
		row{"none", func(s *scene) { s.p.Difficulties = nil }, want("case: not applicable")},
		row{"after the plan it is still judged", func(s *scene) { planEnded(s); s.d().Action = "" }, want("difficulty/d1: not met /difficulties/0/action", "difficulty/d2: met")},
	)
	assessed := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), s.g, s.p, nil, procedure.RuleDifficultyAssessed)
	}
	check(
		t, assessed,
		row{"led by the social worker, with the manager", only(nil), want("difficulty/d1: met, done 2026-07-21")},
		row{"led by another", only(func(s *scene) { s.d().Assessment.LeadBy = "visitor" }), want("difficulty/d1: not met /difficulties/0/assessment/leadBy")},
		row{"led by whoever covers on that day", only(func(s *scene) {
			s.d().Assessment.LeadBy = "cover"
			s.join(coregroup.Member{ID: "cover", Roles: roles(procedure.SocialWorker)})
			s.g.Allocations = append(s.g.Allocations, coregroup.Allocation{SocialWorker: "cover", From: day("2026-07-21"), To: day("2026-07-21"), Covering: yes})
		}), want("difficulty/d1: met, done 2026-07-21")},
		row{"nobody is recorded as allocated", only(func(s *scene) { s.g.Allocations = nil }), want("difficulty/d1: met, done 2026-07-21")},
		row{"nobody led", only(func(s *scene) { s.g.Allocations = nil; s.d().Assessment = plan.Assessment{} }), want(
			"difficulty/d1: not met /difficulties/0/assessment/leadBy /difficulties/0/assessment/manager /difficulties/0/assessment/on",
		)},
		row{"before the difficulty", only(func(s *scene) { s.d().Assessment.On = day("2026-07-19") }), want("difficulty/d1: not met /difficulties/0/assessment/on")},
		row{"not yet", only(func(s *scene) { s.on = "2026-07-20" }), want(
			"difficulty/d1: not met /difficulties/0/assessment/leadBy /difficulties/0/assessment/manager /difficulties/0/assessment/on",
		)},
	)
	discussed := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), s.g, s.p, s.held, procedure.RuleDifficultyDiscussed)
	}
	check(
		t, discussed,
		row{"discussed; and one that could not wait", nil, want("difficulty/d1: met, done 2026-07-22", "difficulty/d2: not applicable")},
		row{"not discussed, and the core group has met since", only(func(s *scene) { s.d().Involved = calendar.Date{}; s.met("2026-07-21") }), want("difficulty/d1: not met /difficulties/0/involved")},
		row{"and has not met since", only(func(s *scene) { s.d().Involved = calendar.Date{}; s.met("2026-07-20") }), want("difficulty/d1: pending /difficulties/0/involved")},
		row{"and no plan runs any more", only(func(s *scene) { s.d().Involved = calendar.Date{}; s.end("2026-08-31") }), want("difficulty/d1: not met /difficulties/0/involved")},
		row{"before there was anything to discuss", only(func(s *scene) { s.d().Involved = day("2026-07-19"); s.met("2026-07-21") }), want("difficulty/d1: not met /difficulties/0/involved")},
		row{"not yet", only(func(s *scene) { s.on = "2026-07-21" }), want("difficulty/d1: pending /difficulties/0/involved")},
		row{"whether it could wait is not recorded", only(func(s *scene) { s.d().Involved, s.d().Immediate = calendar.Date{}, 0 }), want("difficulty/d1: undetermined /difficulties/0/immediate")},
		row{"it is not recorded, and was discussed anyway", only(func(s *scene) { s.d().Immediate = 0 }), want("difficulty/d1: met, done 2026-07-22")},
	)
}

// met has the core group meet once more.
func (s *scene) met(on string) {
	s.held = append(s.held, coregroup.HeldMeeting{ID: "m9", Held: day(on)})
}

// end ends the plans of all the children.
func (s *scene) end(on string) {
	for i := range s.g.Children {
		s.g.Children[i].OnPlan[0].To, s.g.Children[i].OnPlan[0].End = day(on), coregroup.EndedByReview
	}
}

func TestSeriousConcernTold(t *testing.T) {
	run := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), s.g, s.p, nil, procedure.RuleSeriousConcernTold)
	}
	others := func(first string) []string {
		return want(first, "difficulty/d2@father: met, done 2026-08-21", "difficulty/d2@worker: met, done 2026-08-20", "difficulty/d2@visitor: met, withheld")
	}
	check(
		t, run,
		row{"told, or withheld with reason and decision", nil, others("difficulty/d2@mother: met, done 2026-08-21")},
		row{"not told is never overdue", serious(func(s *scene) { s.d().Told = s.d().Told[1:]; s.on = "2027-08-20" }), others("difficulty/d2@mother: pending /difficulties/0/told")},
		row{"told before it came to light is of something else", serious(func(s *scene) { s.d().Told[0].On = day("2026-08-19") }), others("difficulty/d2@mother: pending /difficulties/0/told")},
		row{"withheld, and why not", serious(func(s *scene) {
			s.d().Told[0] = plan.Telling{To: person("mother", ""), Withheld: yes, DecidedBy: person("manager", "")}
		}), others(
			"difficulty/d2@mother: pending /difficulties/0/told/0/reason",
		)},
		row{"a parent who is left out is not owed it", serious(func(s *scene) {
			s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "mother", Start: day("2026-09-01")}}
			s.d().Told = s.d().Told[1:]
		}), others("difficulty/d2@mother: not applicable")},
		row{"what concerns her other children only is not owed to her", serious(func(s *scene) {
			s.d().Children = kids("c2")
			s.g.Members[1].LinkedTo = kids("c1")
			s.d().Told = append(s.d().Told[:1], s.d().Told[2:]...)
		}), want("difficulty/d2@mother: met, done 2026-08-21", "difficulty/d2@father: not applicable", "difficulty/d2@worker: met, done 2026-08-20", "difficulty/d2@visitor: met, withheld")},
		row{"who joined since is not owed it", serious(func(s *scene) {
			s.g.Members[0].Periods = []coregroup.Membership{{Joined: day("2026-08-21")}}
		}), others("")[1:]},
		row{"whether it needed an immediate response is not recorded", serious(func(s *scene) { s.d().Immediate = 0 }), want("difficulty/d2: undetermined /difficulties/0/immediate")},
		row{"it did not", only(nil), want("case: not applicable")},
	)
	s := &scene{g: group(), p: complete(), on: "2026-09-15"}
	s.p.Difficulties[1].Told = nil
	for _, f := range run(s) {
		assert.Equal(t, day("2026-08-20"), f.Since, "its age is counted from the day that it came to light: %v", f)
	}
	// A procedure that gives a limit.
	timed := both()
	timed.Terms = append(timed.Terms, procedure.Term{Rule: procedure.RuleSeriousConcernTold, Within: procedure.Within(calendar.WorkingDays(1)), From: procedure.ChangeIdentified, Clause: "N 2.8c"})
	check(
		t, run,
		row{"in time, a day late, and on the day", func(s *scene) {
			s.by = []procedure.Procedure{timed}
			s.p.Difficulties[1].Told[0].On = day("2026-08-24")
		}, want(
			"difficulty/d2@mother: met late, due 2026-08-21, done 2026-08-24", "difficulty/d2@father: met, due 2026-08-21, done 2026-08-21",
			"difficulty/d2@worker: met, due 2026-08-21, done 2026-08-20", "difficulty/d2@visitor: met, withheld, due 2026-08-21",
		)},
		row{"overdue", serious(func(s *scene) {
			s.by, s.on = []procedure.Procedure{timed}, "2026-08-22"
			s.d().Told = nil
			s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "father"}}
		}), want(
			"difficulty/d2@mother: overdue, due 2026-08-21 /difficulties/0/told", "difficulty/d2@father: not applicable",
			"difficulty/d2@worker: overdue, due 2026-08-21 /difficulties/0/told", "difficulty/d2@visitor: overdue, due 2026-08-21 /difficulties/0/told",
		)},
	)
}

func TestManagersInformed(t *testing.T) {
	run := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), s.g, s.p, nil, procedure.RuleManagersInformed)
	}
	check(
		t, run,
		row{"the social worker's, and that of whoever is named", nil, want("difficulty/d1@manager: met, done 2026-07-20", "difficulty/d1@matron: met, done 2026-07-21")},
		row{"one of two", only(func(s *scene) { s.d().Informed = s.d().Informed[:1] }), want("difficulty/d1@manager: met, done 2026-07-20", "difficulty/d1@matron: not met /difficulties/0/informed")},
		row{"named from its own day on", only(func(s *scene) { s.on, s.d().Informed = "2026-07-20", nil }), want("difficulty/d1@manager: not met /difficulties/0/informed", "difficulty/d1@matron: not met /difficulties/0/informed")},
		row{"before it", only(func(s *scene) { s.d().Informed[0].On = day("2026-07-19") }), want("difficulty/d1@manager: not met /difficulties/0/informed", "difficulty/d1@matron: met, done 2026-07-21")},
		row{"without a day", only(func(s *scene) { s.d().Informed[0].On = calendar.Date{} }), want("difficulty/d1@manager: not met /difficulties/0/informed/0/on", "difficulty/d1@matron: met, done 2026-07-21")},
		row{"not yet", only(func(s *scene) { s.d().Informed[0].On = day("2026-09-16") }), want("difficulty/d1@manager: not met /difficulties/0/informed", "difficulty/d1@matron: met, done 2026-07-21")},
		row{"twice: the first counts", only(func(s *scene) {
			s.d().Informed = append(s.d().Informed, plan.Informed{Manager: "manager", On: day("2026-07-30")})
		}), want("difficulty/d1@manager: met, done 2026-07-20", "difficulty/d1@matron: met, done 2026-07-21")},
		row{"who has become the manager since", only(func(s *scene) {
			s.g.LineManagers[0].To = day("2026-07-20")
			s.g.LineManagers = append(s.g.LineManagers, coregroup.LineManagement{Manager: "next", Of: "worker", From: day("2026-07-21")})
			s.d().Informed[0] = plan.Informed{Manager: "next", On: day("2026-07-22")}
		}), want("difficulty/d1@manager: met, done 2026-07-22", "difficulty/d1@matron: met, done 2026-07-21")},
		row{"who was to become the manager only later", only(func(s *scene) {
			s.g.LineManagers[0].To = day("2026-07-25")
			s.g.LineManagers = append(s.g.LineManagers, coregroup.LineManagement{Manager: "next", Of: "worker", From: day("2026-07-26")})
			s.d().Informed[0] = plan.Informed{Manager: "next", On: day("2026-07-22")}
		}), want("difficulty/d1@manager: not met /difficulties/0/informed", "difficulty/d1@matron: met, done 2026-07-21")},
		row{"one manager of both is one", only(func(s *scene) { s.g.LineManagers[1].Manager = "manager" }), want("difficulty/d1@manager: met, done 2026-07-20")},
		row{"the social worker named as well", only(func(s *scene) { s.d().Professionals = []procedure.MemberID{"worker", "visitor", "visitor"} }), want("difficulty/d1@manager: met, done 2026-07-20", "difficulty/d1@matron: met, done 2026-07-21")},
		row{"whose manager is not recorded", only(func(s *scene) { s.g.LineManagers = nil }), want("member/worker@d1: not met /difficulties/0/informed", "member/visitor@d1: not met /difficulties/0/informed")},
		row{"two whose managers are not recorded", only(func(s *scene) {
			s.g.LineManagers, s.d().Professionals = s.g.LineManagers[:1], []procedure.MemberID{"visitor", "teacher"}
		}), want("difficulty/d1@manager: met, done 2026-07-20", "member/visitor@d1: not met /difficulties/0/informed", "member/teacher@d1: not met /difficulties/0/informed")},
		row{"a manager of two, informed of one in time only", only(func(s *scene) {
			s.join(coregroup.Member{ID: "nurse", Roles: roles(procedure.SchoolNurse)})
			s.g.LineManagers = append(s.g.LineManagers[:1], coregroup.LineManagement{Manager: "matron", Of: "visitor", To: day("2026-07-25")},
				coregroup.LineManagement{Manager: "next", Of: "visitor", From: day("2026-07-26")}, coregroup.LineManagement{Manager: "matron", Of: "nurse"})
			s.d().Professionals = []procedure.MemberID{"visitor", "nurse"}
			s.d().Informed[1] = plan.Informed{Manager: "next", On: day("2026-07-30")}
		}), want("difficulty/d1@manager: met, done 2026-07-20", "difficulty/d1@matron: not met /difficulties/0/informed")},
		row{"in whatever order they are named", only(func(s *scene) {
			s.join(coregroup.Member{ID: "nurse", Roles: roles(procedure.SchoolNurse)})
			s.g.LineManagers = append(s.g.LineManagers[:1], coregroup.LineManagement{Manager: "matron", Of: "visitor", To: day("2026-07-25")},
				coregroup.LineManagement{Manager: "next", Of: "visitor", From: day("2026-07-26")}, coregroup.LineManagement{Manager: "matron", Of: "nurse"})
			s.d().Professionals = []procedure.MemberID{"nurse", "visitor"}
			s.d().Informed[1] = plan.Informed{Manager: "next", On: day("2026-07-30")}
		}), want("difficulty/d1@manager: met, done 2026-07-20", "difficulty/d1@matron: not met /difficulties/0/informed")},
		row{"a parent named has no line manager", only(func(s *scene) { s.d().Professionals = append(s.d().Professionals, "mother") }), want("difficulty/d1@manager: met, done 2026-07-20", "difficulty/d1@matron: met, done 2026-07-21")},
		row{"the day that comes first counts", only(func(s *scene) {
			s.d().Informed = append([]plan.Informed{{Manager: "manager", On: day("2026-07-30")}, {Manager: "manager"}}, s.d().Informed...)
		}), want("difficulty/d1@manager: met, done 2026-07-20", "difficulty/d1@matron: met, done 2026-07-21")},
		row{"no social worker is recorded", only(func(s *scene) { s.g.Allocations = nil }), want("difficulty/d1: not met /difficulties/0/informed", "difficulty/d1@matron: met, done 2026-07-21")},
		row{"whether safety is affected is not recorded", only(func(s *scene) { s.d().SafetyAffected = 0 }), want("difficulty/d1: undetermined /difficulties/0/safetyAffected")},
		row{"it is not", serious(nil), want("case: not applicable")},
		row{"it stays owed when the plan has ended", only(func(s *scene) { planEnded(s); s.d().Informed = nil }), want("difficulty/d1@manager: not met /difficulties/0/informed", "difficulty/d1@matron: not met /difficulties/0/informed")},
		row{"a difficulty without a day", only(func(s *scene) { s.d().Date = calendar.Date{} }), want("difficulty/d1@manager: met, done 2026-07-20", "difficulty/d1@matron: met, done 2026-07-21")},
	)
	for _, f := range run(&scene{g: group(), p: complete(), on: "2026-07-20"}) {
		if f.Outcome == procedure.NotMet {
			assert.Equal(t, procedure.PrioritySafety, f.Priority(), f.String())
		}
	}
	undetermined := &scene{g: group(), p: complete(), on: "2026-09-15"}
	undetermined.d().SafetyAffected = 0
	assert.Equal(t, procedure.PrioritySafety, run(undetermined)[0].Priority())
}

func TestUrgentSteps(t *testing.T) {
	run := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), &coregroup.CoreGroup{}, s.p, nil, procedure.RuleUrgentStepsConsidered)
	}
	check(
		t, run,
		row{"each considered, either way", only(func(s *scene) { s.d().Considered.LegalAction = yes }), want("difficulty/d1: met, done 2026-07-21")},
		row{"none", only(func(s *scene) { s.d().Considered = plan.UrgentSteps{} }), want(
			"difficulty/d1: not met /difficulties/0/considered/decidedBy /difficulties/0/considered/earlierReview /difficulties/0/considered/legalAction /difficulties/0/considered/on /difficulties/0/considered/section47",
		)},
		row{"not yet", only(func(s *scene) { s.on = "2026-07-20" }), want(
			"difficulty/d1: not met /difficulties/0/considered/decidedBy /difficulties/0/considered/earlierReview /difficulties/0/considered/legalAction /difficulties/0/considered/on /difficulties/0/considered/section47",
		)},
		row{"before there was anything to consider", only(func(s *scene) { s.d().Considered.On = day("2026-07-19") }), want("difficulty/d1: not met /difficulties/0/considered/on")},
		row{"whether safety is affected is not recorded", only(func(s *scene) { s.d().SafetyAffected = 0 }), want("difficulty/d1: undetermined /difficulties/0/safetyAffected")},
		row{"it is not", serious(nil), want("case: not applicable")},
	)
}

func TestDisagreementAddressed(t *testing.T) {
	run := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), &coregroup.CoreGroup{}, s.p, nil, procedure.RuleDisagreementAddressed)
	}
	check(
		t, run,
		row{"discussed, with an outcome", nil, want("difficulty/d1: met, done 2026-07-22")},
		row{"escalated, and a member who does not do their part", only(func(s *scene) { s.d().Cause, s.d().Addressed.Way = plan.MemberNotDelivering, plan.Escalated }), want("difficulty/d1: met, done 2026-07-22")},
		row{"without an outcome it is open", only(func(s *scene) { s.d().Addressed.Outcome = "" }), want("difficulty/d1: pending /difficulties/0/addressed/outcome")},
		row{"nobody has taken it up", only(func(s *scene) { s.d().Addressed = plan.Addressed{} }), want(
			"difficulty/d1: not met /difficulties/0/addressed/on /difficulties/0/addressed/outcome /difficulties/0/addressed/way",
		)},
		row{"not yet", only(func(s *scene) { s.on = "2026-07-21" }), want(
			"difficulty/d1: not met /difficulties/0/addressed/on /difficulties/0/addressed/outcome /difficulties/0/addressed/way",
		)},
		row{"before there was anything to take up", only(func(s *scene) { s.d().Addressed.On = day("2026-07-19") }), want("difficulty/d1: not met /difficulties/0/addressed/on")},
		row{"a parent's disagreement is not escalated", only(func(s *scene) { s.d().Cause, s.d().Addressed = plan.ParentDisagrees, plan.Addressed{} }), want("case: not applicable")},
		row{"the cause is not recorded", only(func(s *scene) { s.d().Cause = 0 }), want("difficulty/d1: undetermined /difficulties/0/cause")},
	)
	open := &scene{g: group(), p: complete(), on: "2026-09-15"}
	open.d().Addressed.Outcome = ""
	assert.Equal(t, day("2026-07-20"), run(open)[0].Since, "its age")
}
