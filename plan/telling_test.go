package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

// told leaves one fundamental change of 3 August on record, of which one person was told, or to
// whom it was explained.
func told(list []plan.Telling, explained []plan.Explained, change func(s *scene)) func(s *scene) {
	return func(s *scene) {
		s.p.Revisions = s.p.Revisions[1:]
		s.p.Difficulties, s.p.Agreements = nil, nil
		s.r().Told, s.r().Explained = list, explained
		if change != nil {
			change(s)
		}
	}
}

func mother(on string) []plan.Telling {
	return []plan.Telling{{To: person("mother", procedure.Parent), On: day(on)}}
}

func excluded(from, decided string) func(s *scene) {
	return func(s *scene) {
		s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "mother", Start: day(from), DecidedOn: day(decided)}}
	}
}

func TestExcludedTold(t *testing.T) {
	run := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), s.g, s.p, nil, procedure.RuleExcludedTold)
	}
	check(
		t, run,
		row{"nobody was", told(mother("2026-08-03"), nil, nil), want("member/mother@r2: met, done 2026-08-03")},
		row{"excluded on the day of the change", told(mother("2026-08-20"), nil, excluded("2026-08-01", "2026-08-01")), want("member/mother@r2: not met, done 2026-08-20")},
		row{"excluded on the day she was told", told(mother("2026-08-20"), nil, excluded("2026-08-20", "2026-08-19")), want("member/mother@r2: not met, done 2026-08-20")},
		row{"told before it was decided", told(mother("2026-08-20"), nil, excluded("2026-08-21", "2026-08-21")), want("member/mother@r2: met, done 2026-08-20")},
		row{"lifted since: what came from that time stays out of reach", told(mother("2026-09-10"), nil, func(s *scene) {
			s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "mother", Start: day("2026-08-01"), DecidedOn: day("2026-08-01"), Lifted: day("2026-09-01")}}
		}), want("member/mother@r2: not met, done 2026-09-10")},
		row{"a change without a day reaches nobody who was ever left out", told(mother("2026-08-20"), nil, func(s *scene) {
			s.r().Date = calendar.Date{}
			s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "mother", Start: day("2026-06-10"), DecidedOn: day("2026-06-10"), Lifted: day("2026-07-01")}}
		}), want("member/mother@r2: not met, done 2026-08-20")},
		row{"told again, properly: the first time stays", told(append(mother("2026-08-20"), mother("2026-09-10")...), nil, func(s *scene) {
			s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "mother", Start: day("2026-08-10"), DecidedOn: day("2026-08-10"), Lifted: day("2026-09-01")}}
		}), want("member/mother@r2: not met, done 2026-08-20")},
		row{"a change to come, told without a day", func(s *scene) {
			told(append(mother("2026-08-20"), plan.Telling{To: person("father", "")}), []plan.Explained{{To: "father"}}, excluded("2026-08-01", "2026-08-01"))(s)
			s.r().Date = day("2026-10-01")
		}, want("member/mother@r2: not met, done 2026-08-20")},
		row{"explained to her is told", told(nil, []plan.Explained{{To: "mother", On: day("2026-08-20")}}, excluded("2026-08-01", "2026-08-01")), want("member/mother@r2: not met, done 2026-08-20")},
		row{"the worst of all that she was told counts", told(mother("2026-08-03"), []plan.Explained{{To: "mother", On: day("2026-08-03")}, {To: "mother", On: day("2026-08-21")}, {To: "mother", On: day("2026-08-22")}}, excluded("2026-08-20", "2026-08-20")), want(
			"member/mother@r2: not met, done 2026-08-21",
		)},
		row{"told without a day is told", told([]plan.Telling{{To: person("mother", "")}}, nil, excluded("2026-08-20", "2026-08-20")), want("member/mother@r2: not met")},
		row{"told without a day, and left out for a time", told([]plan.Telling{{To: person("mother", "")}}, nil, func(s *scene) {
			s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "mother", Start: day("2026-08-10"), DecidedOn: day("2026-08-10"), End: day("2026-08-20")}}
		}), want("member/mother@r2: not met")},
		row{"withheld is not told", told([]plan.Telling{{To: person("mother", ""), Withheld: yes}}, nil, excluded("2026-08-01", "2026-08-01")), want("case: not applicable")},
		row{"withheld, and told all the same", told([]plan.Telling{{To: person("mother", ""), Withheld: yes, On: day("2026-08-20")}}, nil, excluded("2026-08-01", "2026-08-01")), want("member/mother@r2: not met, done 2026-08-20")},
		row{"not yet", told(mother("2026-09-16"), []plan.Explained{{To: "mother", On: day("2026-09-16")}}, excluded("2026-08-01", "2026-08-01")), want("case: not applicable")},
		row{"explained later to her, and to another before", told(nil, []plan.Explained{{To: "mother", On: day("2026-09-16")}, {To: "mother", On: day("2026-08-20")}, {To: "father", On: day("2026-08-20")}}, excluded("2026-08-01", "2026-08-01")), want(
			"member/mother@r2: not met, done 2026-08-20", "member/father@r2: met, done 2026-08-20",
		)},
		row{"of a serious concern", serious(func(s *scene) {
			s.p.Revisions, s.p.Agreements = nil, nil
			excluded("2026-08-20", "2026-08-20")(s)
		}), want("difficulty/d2@mother: not met, done 2026-08-21", "difficulty/d2@father: met, done 2026-08-21", "difficulty/d2@worker: met, done 2026-08-20")},
		row{"a party has her copy of the agreement whatever else; nobody else has", func(s *scene) {
			s.p.Revisions, s.p.Difficulties = nil, nil
			s.p.Agreements[0].Copies = []plan.Copy{{To: "mother", On: day("2026-08-01")}, {To: "father", On: day("2026-08-01")}, {To: "father", On: day("2026-08-02")}, {To: "father", On: day("2026-09-16")}}
			s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "mother"}, {ID: "y", Member: "father"}}
		}, want("agreement/g1@father: not met, done 2026-08-01")},
		row{"the plan has ended: safety is judged whenever it happened", told(mother("2026-08-20"), nil, func(s *scene) {
			planEnded(s)
			excluded("2026-08-01", "2026-08-01")(s)
		}), want("member/mother@r2: not met, done 2026-08-20")},
		row{"each by the copies that went to them", func(s *scene) {
			s.p.Revisions, s.p.Difficulties = nil, nil
			s.p.Agreements[0].With = []procedure.MemberID{"worker"}
			s.p.Agreements[0].Copies = []plan.Copy{{To: "mother", On: day("2026-08-01")}, {To: "father", On: day("2026-08-01")}}
			s.g.Exclusions = []coregroup.Exclusion{{ID: "y", Member: "father"}}
		}, want("agreement/g1@mother: met, done 2026-08-01", "agreement/g1@father: not met, done 2026-08-01")},
		row{"nobody was told", told(nil, nil, nil), want("case: not applicable")},
	)
	s := &scene{g: group(), p: complete(), on: "2026-09-15"}
	excluded("2026-08-01", "2026-08-01")(s)
	f := run(s)[3]
	assert.Equal(t, "member/mother@r2", f.Subject.String())
	assert.Equal(t, "/revisions/1/told/0", f.Path(), "the sending itself")
	assert.Equal(t, "L 1", f.Clause)
	assert.Equal(t, procedure.PrioritySafety, f.Priority())
}

func TestToldWithoutStanding(t *testing.T) {
	run := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), s.g, s.p, nil, procedure.RuleToldWithoutStanding)
	}
	neighbour := []plan.Telling{{To: person("neighbour", "neighbour"), On: day("2026-08-20")}}
	check(
		t, run,
		row{"a member", told(mother("2026-08-03"), nil, nil), want("member/mother@r2: met, done 2026-08-03")},
		row{"left out is another matter", told(mother("2026-08-20"), nil, excluded("2026-08-01", "2026-08-01")), want("member/mother@r2: met, done 2026-08-20")},
		row{"somebody unknown", told(neighbour, nil, nil), want("member/neighbour@r2: not met, done 2026-08-20")},
		row{"told after leaving", told(mother("2026-08-20"), nil, func(s *scene) {
			s.g.Members[0].Periods = []coregroup.Membership{{Left: day("2026-08-19")}}
		}), want("member/mother@r2: not met, done 2026-08-20")},
		row{"told on her last day", told(mother("2026-08-20"), nil, func(s *scene) {
			s.g.Members[0].Periods = []coregroup.Membership{{Left: day("2026-08-20")}}
		}), want("member/mother@r2: met, done 2026-08-20")},
		row{"without a day, who has left since", told([]plan.Telling{{To: person("mother", "")}}, nil, func(s *scene) {
			s.g.Members[0].Periods = []coregroup.Membership{{Left: day("2026-09-01")}}
		}), want("member/mother@r2: undetermined")},
		row{"without a day, who never was a member", told([]plan.Telling{{To: person("neighbour", "")}}, nil, nil), want("member/neighbour@r2: not met")},
		row{"one whom the procedure names", told([]plan.Telling{{To: person("officer", procedure.Police), On: day("2026-08-20")}}, nil, func(s *scene) {
			named := both()
			named.Recipients = roles(procedure.Police)
			s.by = []procedure.Procedure{named}
		}), want("member/officer@r2: met, done 2026-08-20")},
		row{"a copy of the agreement to somebody else", func(s *scene) {
			s.p.Revisions, s.p.Difficulties = nil, nil
			s.p.Agreements[0].Copies = []plan.Copy{{To: "neighbour", On: day("2026-08-01")}}
		}, want("agreement/g1@neighbour: not met, done 2026-08-01")},
	)
}

func TestToldOfOtherChildren(t *testing.T) {
	run := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), s.g, s.p, nil, procedure.RuleToldOfOtherChildren)
	}
	father := func(part procedure.Answer) []plan.Telling {
		return []plan.Telling{{To: person("father", ""), On: day("2026-08-20"), Part: part}}
	}
	check(
		t, run,
		row{"linked to all", told(mother("2026-08-03"), nil, nil), want("member/mother@r2: met, done 2026-08-03")},
		row{"linked to some, and told a part", told(father(yes), nil, nil), want("member/father@r2: met, done 2026-08-20")},
		row{"linked to some, and told all", told(father(no), nil, nil), want("member/father@r2: not met, done 2026-08-20")},
		row{"linked to some, and how much is not recorded", told(father(0), nil, nil), want("member/father@r2: undetermined, done 2026-08-20")},
		row{"linked to the one it concerns", told(father(no), nil, func(s *scene) { s.r().Children = kids("c1") }), want("member/father@r2: met, done 2026-08-20")},
		row{"linked to another", told(father(yes), nil, func(s *scene) { s.r().Children = kids("c2") }), want("member/father@r2: not met, done 2026-08-20")},
		row{"to whom is not recorded", told(father(yes), nil, func(s *scene) { s.g.Members[1].LinkedTo = nil }), want("member/father@r2: undetermined, done 2026-08-20")},
		row{"whether of the family is not recorded", told([]plan.Telling{{To: person("uncle", ""), On: day("2026-08-20")}}, nil, func(s *scene) {
			s.join(coregroup.Member{ID: "uncle", Roles: roles("friend")})
		}), want("member/uncle@r2: undetermined, done 2026-08-20")},
		row{"a child, whatever may be sent to them, of another child", told([]plan.Telling{{To: person("sister", ""), On: day("2026-08-20")}}, nil, func(s *scene) {
			s.join(coregroup.Member{ID: "sister", Roles: roles(procedure.Child), Child: "c2"})
			s.r().Children = kids("c1")
		}), want("member/sister@r2: not met, done 2026-08-20")},
		row{"a child, of what concerns the child", told([]plan.Telling{{To: person("sister", ""), On: day("2026-08-20")}}, nil, func(s *scene) {
			s.join(coregroup.Member{ID: "sister", Roles: roles(procedure.Child), Child: "c2"})
			s.r().Children = kids("c2")
		}), want("member/sister@r2: met, done 2026-08-20")},
		row{"somebody unknown is another matter", told([]plan.Telling{{To: person("neighbour", ""), On: day("2026-08-20")}}, nil, nil), want("case: not applicable")},
		row{"a professional is told all", told([]plan.Telling{{To: person("worker", ""), On: day("2026-08-20")}}, nil, nil), want("case: not applicable")},
		row{"how monitoring works is explained to a parent of some as well", told(nil, []plan.Explained{{To: "father", On: day("2026-08-20")}}, nil), want("member/father@r2: met, done 2026-08-20")},
	)
}

func TestToldNotFor(t *testing.T) {
	run := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), &coregroup.CoreGroup{}, s.p, nil, procedure.RuleToldNotFor)
	}
	check(
		t, run,
		row{"not marked", told(mother("2026-08-03"), nil, nil), want("member/mother@r2: met, done 2026-08-03")},
		row{"a new carer's address", told(mother("2026-08-03"), nil, func(s *scene) { s.r().NotFor = []procedure.MemberID{"mother"} }), want("member/mother@r2: not met, done 2026-08-03")},
		row{"an item is not for him, and he was told all", told([]plan.Telling{{To: person("father", ""), On: day("2026-08-20"), Part: no}}, nil, func(s *scene) {
			s.r().Tasks[1].NotFor = []procedure.MemberID{"father"}
		}), want("member/father@r2: not met, done 2026-08-20")},
		row{"and he was told a part", told([]plan.Telling{{To: person("father", ""), On: day("2026-08-20"), Part: yes}}, nil, func(s *scene) {
			s.r().ReviewPoints[1].NotFor = []procedure.MemberID{"father"}
		}), want("member/father@r2: met, done 2026-08-20")},
		row{"and how much is not recorded", told([]plan.Telling{{To: person("father", ""), On: day("2026-08-20")}}, nil, func(s *scene) {
			s.r().Contingency.NotFor = []procedure.MemberID{"father"}
		}), want("member/father@r2: undetermined, done 2026-08-20")},
		row{"how monitoring works is no item", told(nil, []plan.Explained{{To: "father", On: day("2026-08-20")}}, func(s *scene) {
			s.r().Needs[1].NotFor = []procedure.MemberID{"father"}
		}), want("member/father@r2: met, done 2026-08-20")},
		row{"the member is the source of the concern", serious(func(s *scene) {
			s.p.Revisions, s.p.Agreements = nil, nil
			s.d().Told, s.d().NotFor = s.d().Told[:2], []procedure.MemberID{"father"}
		}), want("difficulty/d2@mother: met, done 2026-08-21", "difficulty/d2@father: not met, done 2026-08-21")},
	)
}

func TestPlanDrift(t *testing.T) {
	moved := func(s *scene, due ...string) {
		s.p.Revisions[0].Tasks[0].History, s.r().Tasks[0].History = nil, nil
		s.r().Dropped = nil
		all := []plan.Revision{}
		for i, d := range due {
			r := s.p.Revisions[0]
			r.ID, r.Number, r.Date = procedure.RevisionID("v"+string(rune('1'+i))), i+1, day("2026-06-12").AddDays(7*i)
			r.Tasks = append([]plan.Task{}, r.Tasks...)
			r.Tasks[0].Due = calendar.Date{}
			if d != "" {
				r.Tasks[0].Due = day(d)
			}
			all = append(all, r)
		}
		s.p.Revisions = all
	}
	met := func(outcomes ...string) []string { return append(outcomes, "task/t1: met", "task/t2: met") }
	check(
		t, content(procedure.RulePlanDrift),
		row{"merged into another", nil, append(want("outcome/o2: met"), met("outcome/o1: met", "outcome/o3: met")...)},
		row{"vanished", func(s *scene) { s.r().Dropped = nil }, append(want("outcome/o2: not met /revisions/1/dropped"), met("outcome/o1: met", "outcome/o3: met")...)},
		row{"dropped without a word", func(s *scene) { s.r().Dropped[0].Into = "" }, append(want("outcome/o2: not met /revisions/1/dropped/0/reason"), met("outcome/o1: met", "outcome/o3: met")...)},
		row{"explained", func(s *scene) { s.r().Dropped[0] = plan.Dropped{Outcome: "o2", Reason: "x"} }, append(want("outcome/o2: met"), met("outcome/o1: met", "outcome/o3: met")...)},
		row{"achieved", func(s *scene) {
			s.r().Dropped = nil
			s.p.Revisions[0].Outcomes[1].Status = plan.Achieved
		}, append(want("outcome/o2: met"), met("outcome/o1: met", "outcome/o3: met")...)},
		row{"not achieved, and gone", func(s *scene) {
			s.r().Dropped = nil
			s.p.Revisions[0].Outcomes[1].Status = plan.NotAchieved
		}, append(want("outcome/o2: not met /revisions/1/dropped"), met("outcome/o1: met", "outcome/o3: met")...)},
		row{"explained by a later revision", func(s *scene) {
			third := *s.r()
			third.ID, third.Number, third.Date = "r3", 3, day("2026-09-01")
			s.r().Dropped = nil
			s.p.Revisions = append(s.p.Revisions, third)
		}, append(want("outcome/o2: met"), met("outcome/o1: met", "outcome/o3: met")...)},
		row{"back again", func(s *scene) {
			s.r().Dropped = nil
			third := s.p.Revisions[0]
			third.ID, third.Number, third.Date, third.Dropped = "r3", 3, day("2026-09-01"), []plan.Dropped{{Outcome: "o3", Reason: "x"}}
			s.p.Revisions = append(s.p.Revisions, third)
		}, append(want("outcome/o3: met"), met("outcome/o1: met", "outcome/o2: met")...)},
		row{"the revision without it is to come", func(s *scene) { s.r().Dropped = nil; s.on = "2026-08-02" }, met("outcome/o1: met", "outcome/o2: met")},
		row{"a task put back once", func(s *scene) { moved(s, "2026-08-01", "2026-08-08", "2026-08-08") }, met("outcome/o1: met", "outcome/o2: met")},
		row{"twice", func(s *scene) { moved(s, "2026-08-01", "2026-08-08", "2026-08-09") }, want("outcome/o1: met", "outcome/o2: met", "task/t1: not met", "task/t2: met")},
		row{"put back, forward, and back", func(s *scene) { moved(s, "2026-08-01", "2026-08-09", "2026-08-02", "2026-08-03") }, want("outcome/o1: met", "outcome/o2: met", "task/t1: not met", "task/t2: met")},
		row{"given no day for a while", func(s *scene) { moved(s, "2026-08-01", "", "2026-08-08", "2026-08-09") }, want("outcome/o1: met", "outcome/o2: met", "task/t1: not met", "task/t2: met")},
		row{"twice, and done in the end", func(s *scene) {
			moved(s, "2026-08-01", "2026-08-08", "2026-08-09")
			s.r().Tasks[0].Status = plan.Achieved
		}, met("outcome/o1: met", "outcome/o2: met")},
		row{"twice, in its own history", func(s *scene) {
			moved(s, "2026-08-09")
			s.r().Tasks[0].History = []plan.TaskEntry{{On: day("2026-06-12"), Due: day("2026-07-01")}, {On: day("2026-06-30"), Due: day("2026-07-10")}, {On: day("2026-07-09"), Status: plan.InProgress}, {On: day("2026-07-10"), Due: day("2026-08-09")}}
		}, want("outcome/o1: met", "outcome/o2: met", "task/t1: not met", "task/t2: met")},
		row{"the second time is to come", func(s *scene) {
			moved(s, "2026-08-09")
			s.r().Tasks[0].History = []plan.TaskEntry{{On: day("2026-06-12"), Due: day("2026-07-01")}, {On: day("2026-06-30"), Due: day("2026-07-10")}, {On: day("2026-09-16"), Due: day("2026-08-09")}}
		}, met("outcome/o1: met", "outcome/o2: met")},
		row{"a task that is gone is judged where it stood last", func(s *scene) {
			moved(s, "2026-08-01", "2026-08-08", "2026-08-09", "")
			s.r().Tasks, s.r().Answers = s.r().Tasks[1:], nil
		}, want("task/t1: not met", "outcome/o1: met", "outcome/o2: met", "task/t2: met")},
		row{"the second of two dropped", func(s *scene) {
			s.p.Revisions[0].Outcomes = append(s.p.Revisions[0].Outcomes, plan.Outcome{ID: "o4"})
			s.r().Dropped = []plan.Dropped{{Outcome: "o4", Reason: "x"}, {Outcome: "o2", Reason: "x"}}
		}, append(want("outcome/o2: met", "outcome/o4: met"), met("outcome/o1: met", "outcome/o3: met")...)},
		row{"neither outcomes nor tasks", func(s *scene) {
			s.p.Revisions = s.p.Revisions[1:]
			s.r().Outcomes, s.r().Tasks, s.r().Answers, s.r().Dropped = nil, nil, nil, nil
		}, want("case: not applicable")},
	)
}

func TestDriftIsFoundAtTheDate(t *testing.T) {
	s := &scene{g: group(), p: complete(), held: held(), on: "2026-09-15"}
	s.r().Tasks[0].History = []plan.TaskEntry{{On: day("2026-08-10"), Due: day("2026-09-01")}, {On: day("2026-08-20"), Due: day("2026-09-30")}}
	for _, f := range content(procedure.RulePlanDrift)(s) {
		if f.Subject.ID == "t1" {
			assert.Equal(t, "/revisions/1/tasks/0/due", f.Path())
			assert.Equal(t, procedure.NotMet, f.Outcome)
		}
	}
	s.g.Members[3].Periods = []coregroup.Membership{{Left: day("2026-09-14")}}
	assert.Equal(t, "/revisions/1/tasks/0/responsible", content(procedure.RuleMembersDeliverPlan)(s)[1].Path())
}

// A mark on any item of a plan counts.
func TestAMarkOnAnyItem(t *testing.T) {
	father := []procedure.MemberID{"father"}
	for name, mark := range map[string]func(r *plan.Revision){
		"needs": func(r *plan.Revision) { r.Needs[0].NotFor = father }, "services": func(r *plan.Revision) { r.Services[0].NotFor = father },
		"outcomes": func(r *plan.Revision) { r.Outcomes[0].NotFor = father }, "tasks": func(r *plan.Revision) { r.Tasks[0].NotFor = father },
		"expectations": func(r *plan.Revision) { r.Expectations[0].NotFor = father }, "visiting": func(r *plan.Revision) { r.Visiting[0].NotFor = father },
		"roles": func(r *plan.Revision) { r.Roles[0].NotFor = father }, "contingency": func(r *plan.Revision) { r.Contingency.NotFor = father },
		"reviewPoints": func(r *plan.Revision) { r.ReviewPoints[0].NotFor = father }, "participation": func(r *plan.Revision) { r.Participation[0].NotFor = father },
	} {
		s := &scene{g: group(), p: complete(), on: "2026-09-15"}
		told([]plan.Telling{{To: person("father", ""), On: day("2026-08-20"), Part: no}}, nil, nil)(s)
		assert.Equal(t, want("member/father@r2: met, done 2026-08-20"), brief(plan.AppendFindings(nil, s.basis(), &coregroup.CoreGroup{}, s.p, nil, procedure.RuleToldNotFor)), name)
		mark(s.r())
		assert.Equal(t, want("member/father@r2: not met, done 2026-08-20"), brief(plan.AppendFindings(nil, s.basis(), &coregroup.CoreGroup{}, s.p, nil, procedure.RuleToldNotFor)), name)
	}
}
