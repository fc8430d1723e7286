package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/reason"
	"github.com/safeguarding-go/childprotection/plan"
)

func tasks(list []plan.HelpItem) []procedure.TaskID {
	ids := []procedure.TaskID{}
	for _, h := range list {
		ids = append(ids, h.Task)
	}
	return ids
}

func TestFamilyView(t *testing.T) {
	view := func(to procedure.MemberID, change func(s *scene)) plan.View {
		s := &scene{g: group(), p: complete(), on: "2026-09-15"}
		if change != nil {
			change(s)
		}
		require.NoError(t, s.p.Validate(s.g))
		return plan.FamilyView(s.basis(), s.g, s.p, to)
	}
	help := func(task plan.Task) func(s *scene) {
		return func(s *scene) {
			task.ID, task.Description, task.Help, task.Due = "h", "x", yes, day("2026-10-01")
			if task.Responsible == person("", "") {
				task.Responsible = person("visitor", "")
			}
			s.r().Tasks = append(s.r().Tasks, task)
		}
	}
	t.Run("what help, from whom, by when", func(t *testing.T) {
		v := view("mother", nil)
		assert.Equal(t, coregroup.Access{Extent: coregroup.All, Why: coregroup.AccessReason(reason.Linked)}, v.Access)
		assert.Equal(t, "child protection plan", v.Plan)
		assert.Equal(t, []plan.HelpItem{{Task: "t1", What: "x", From: person("visitor", procedure.HealthVisitor), By: day("2026-08-01")}}, v.Help)
		assert.Equal(t, []plan.HelpItem{{Task: "t2", What: "x", From: person("mother", procedure.Parent), By: day("2026-08-01")}}, v.ToDo)
		assert.Equal(t, []plan.Expected{{What: "x", Consequence: "x"}}, v.Expected)
		assert.Zero(t, v.Contingency, "not unless it is marked shareable")
	})
	t.Run("never one list for the whole family", func(t *testing.T) {
		v := view("father", nil)
		assert.Equal(t, coregroup.Part, v.Access.Extent)
		assert.Empty(t, v.Help)
		assert.Empty(t, v.ToDo)
		assert.Len(t, v.Expected, 1)
	})
	t.Run("what is over or not for somebody hides nothing else", func(t *testing.T) {
		v := view("mother", func(s *scene) {
			s.r().Tasks = append([]plan.Task{{ID: "t0", Status: plan.Stopped}, {ID: "t9", NotFor: []procedure.MemberID{"mother"}}}, s.r().Tasks...)
		})
		assert.Equal(t, []procedure.TaskID{"t1"}, tasks(v.Help))
		assert.Equal(t, []procedure.TaskID{"t2"}, tasks(v.ToDo))
	})
	t.Run("under its own name", func(t *testing.T) {
		v := view("mother", func(s *scene) { s.by = []procedure.Procedure{procedure.Bexley()} })
		assert.Equal(t, "safety plan", v.Plan)
	})
	for _, tc := range []struct {
		why            string
		task           plan.Task
		mother, father bool
	}{
		{"for one of them", plan.Task{HelpFor: []procedure.MemberID{"father"}}, false, true},
		{"for one of them, and the other may know", plan.Task{HelpFor: []procedure.MemberID{"father"}, Shareable: yes}, true, true},
		{"for one of them and a child to whom the other is linked", plan.Task{HelpFor: []procedure.MemberID{"father"}, Children: kids("c1")}, false, true},
		{"for both children", plan.Task{Children: kids("c1", "c2")}, true, true},
		{"for a child to whom only one is linked", plan.Task{Children: kids("c2")}, true, false},
		{"for that child, and all may know: those who are linked", plan.Task{Children: kids("c2"), Shareable: yes}, true, false},
		{"for nobody in particular", plan.Task{}, false, false},
		{"marked as not for one of them", plan.Task{Children: kids("c1"), NotFor: []procedure.MemberID{"father"}}, true, false},
		{"marked as not for the one whom it is for", plan.Task{HelpFor: []procedure.MemberID{"father"}, NotFor: []procedure.MemberID{"father"}}, false, false},
		{"from a domestic abuse worker, for a child", plan.Task{Children: kids("c1"), Responsible: person("w", procedure.DomesticAbuseWorker)}, false, false},
		{"from a domestic abuse worker, for the mother", plan.Task{HelpFor: []procedure.MemberID{"mother"}, Responsible: person("w", procedure.DomesticAbuseWorker)}, true, false},
		{"from a domestic abuse worker, and all may know", plan.Task{Children: kids("c1"), Shareable: yes, Responsible: person("w", procedure.DomesticAbuseWorker)}, true, true},
		{"from a member who is one", plan.Task{Children: kids("c1"), Responsible: person("abuse", "")}, false, false},
		{"from somebody of no known role, for a child", plan.Task{Children: kids("c1"), Responsible: person("w", "")}, false, false},
		{"from somebody of no known role, for the father", plan.Task{HelpFor: []procedure.MemberID{"father"}, Responsible: person("w", "")}, false, true},
		{"for the father, and about another's child", plan.Task{HelpFor: []procedure.MemberID{"father"}, Children: kids("c2")}, false, false},
		{"over", plan.Task{HelpFor: []procedure.MemberID{"mother", "father"}, Status: plan.Stopped}, false, false},
		{"over since", plan.Task{HelpFor: []procedure.MemberID{"mother"}, History: []plan.TaskEntry{{On: day("2026-09-15"), Status: plan.Achieved}}}, false, false},
		{"not over yet", plan.Task{HelpFor: []procedure.MemberID{"mother"}, History: []plan.TaskEntry{{On: day("2026-09-16"), Status: plan.Achieved}}}, true, false},
	} {
		change := func(s *scene) {
			s.join(coregroup.Member{ID: "abuse", Roles: roles(procedure.DomesticAbuseWorker)})
			help(tc.task)(s)
		}
		assert.Equal(t, tc.mother, contains(tasks(view("mother", change).Help), "h"), "%s: the mother", tc.why)
		assert.Equal(t, tc.father, contains(tasks(view("father", change).Help), "h"), "%s: the father", tc.why)
	}
	for _, tc := range []struct {
		why    string
		to     procedure.MemberID
		change func(s *scene)
		reason coregroup.AccessReason
	}{
		{"left out now", "mother", excluded("2026-09-01", "2026-09-01"), coregroup.AccessReason(reason.Excluded)},
		{"left out when the plan was made", "mother", func(s *scene) {
			s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "mother", Start: day("2026-08-01"), DecidedOn: day("2026-08-01"), Lifted: day("2026-09-01")}}
		}, coregroup.AccessReason(reason.Excluded)},
		{"left out from a day to come", "mother", excluded("2026-10-01", "2026-09-01"), coregroup.AccessReason(reason.ExclusionAhead)},
		{"nobody known", "neighbour", nil, coregroup.AccessReason(reason.NoStanding)},
		{"the plan as a whole is not for her", "mother", func(s *scene) { s.r().NotFor = []procedure.MemberID{"mother"} }, coregroup.AccessReason(reason.NotFor)},
		{"to whom he is linked is not recorded", "father", func(s *scene) { s.g.Members[1].LinkedTo = nil }, coregroup.AccessReason(reason.LinkNotRecorded)},
		{"a child without a decision", "sister", func(s *scene) {
			s.join(coregroup.Member{ID: "sister", Roles: roles(procedure.Child), Child: "c2"})
		}, coregroup.AccessReason(reason.ChildUndecided)},
		{"no detailed plan", "mother", noPlan, coregroup.AccessReason(reason.NotKnown)},
		{"no plan runs any more", "mother", planEnded, coregroup.AccessReason(reason.NotKnown)},
		{"left out once, and the plan has no day", "mother", func(s *scene) {
			s.r().Date = calendar.Date{}
			s.p.Revisions = s.p.Revisions[1:]
			s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "mother", Start: day("2026-08-01"), DecidedOn: day("2026-08-01"), Lifted: day("2026-09-01")}}
		}, coregroup.AccessReason(reason.Excluded)},
		{"no day", "mother", func(s *scene) { s.on = "" }, coregroup.AccessReason(reason.NotKnown)},
	} {
		v := view(tc.to, func(s *scene) {
			s.r().Contingency.Shareable = yes
			if tc.change != nil {
				tc.change(s)
			}
		})
		assert.Equal(t, plan.View{For: tc.to, Access: v.Access}, v, "%s: nothing in it", tc.why)
		assert.Equal(t, tc.reason, v.Access.Why, tc.why)
		assert.Less(t, v.Access.Extent, coregroup.Part, tc.why)
	}
	withheld := plan.Telling{To: person("mother", ""), Withheld: yes, Reason: "x", DecidedBy: person("manager", ""), DecidedOn: day("2026-08-10")}
	for _, tc := range []struct {
		why     string
		told    []plan.Telling
		refused bool
	}{
		{"that it was changed is withheld", []plan.Telling{withheld}, true},
		{"withheld from another", []plan.Telling{{To: person("father", ""), Withheld: yes, DecidedOn: day("2026-08-10")}}, false},
		{"told on the day of the decision", []plan.Telling{withheld, {To: person("mother", ""), On: day("2026-08-10")}}, false},
		{"told since", []plan.Telling{{To: person("mother", ""), On: day("2026-09-15")}, withheld}, false},
		{"told before the decision", []plan.Telling{withheld, {To: person("mother", ""), On: day("2026-08-09")}}, true},
		{"to be told on a later day", []plan.Telling{withheld, {To: person("mother", ""), On: day("2026-09-16")}}, true},
		{"told without a day", []plan.Telling{withheld, {To: person("mother", "")}}, true},
		{"another was told", []plan.Telling{withheld, {To: person("father", ""), On: day("2026-08-10")}}, true},
		{"withheld, and told again of that", []plan.Telling{withheld, {To: person("mother", ""), On: day("2026-08-10"), Withheld: yes}}, true},
		{"decided on a later day", []plan.Telling{{To: person("mother", ""), Withheld: yes, DecidedOn: day("2026-09-16")}}, false},
		{"decided on no day", []plan.Telling{{To: person("mother", ""), Withheld: yes}}, true},
	} {
		v := view("mother", func(s *scene) { s.r().Told = tc.told })
		if tc.refused {
			want := coregroup.Access{Extent: coregroup.Nothing, Why: coregroup.AccessReason(reason.NotFor)}
			assert.Equal(t, plan.View{For: "mother", Access: want}, v, tc.why)
		} else {
			assert.Equal(t, coregroup.AccessReason(reason.Linked), v.Access.Why, tc.why)
			assert.NotEmpty(t, v.Help, tc.why)
		}
	}
	t.Run("what is expected of somebody is not for another", func(t *testing.T) {
		v := view("mother", func(s *scene) { s.r().Expectations[0].NotFor = []procedure.MemberID{"mother"} })
		assert.Empty(t, v.Expected)
	})
	t.Run("the contingency plan", func(t *testing.T) {
		shareable := func(s *scene) { s.r().Contingency.Shareable = yes }
		assert.NotZero(t, view("mother", shareable).Contingency)
		assert.NotZero(t, view("father", func(s *scene) { shareable(s); s.r().Children = kids("c1") }).Contingency)
		assert.Zero(t, view("mother", func(s *scene) { shareable(s); s.r().Contingency.NotFor = []procedure.MemberID{"mother"} }).Contingency)
	})
	t.Run("the plan of another day", func(t *testing.T) {
		s := &scene{g: group(), p: complete()}
		v := plan.FamilyView(basis("2026-07-01"), s.g, s.p, "mother")
		assert.Equal(t, day("2026-08-01"), v.Help[0].By)
		s.p.Revisions[1].Tasks[0].Due, s.p.Revisions[1].Tasks[0].History = calendar.Date{}, nil
		assert.Equal(t, day("2026-08-01"), plan.FamilyView(basis("2026-07-01"), s.g, s.p, "mother").Help[0].By)
		assert.Zero(t, plan.FamilyView(basis("2026-09-15"), s.g, s.p, "mother").Help[0].By)
	})
}

func contains(list []procedure.TaskID, id procedure.TaskID) bool {
	for _, other := range list {
		if other == id {
			return true
		}
	}
	return false
}

func TestCompare(t *testing.T) {
	p := complete()
	before, after := &p.Revisions[0], &p.Revisions[1]
	after.Tasks[0].Due, after.Tasks[1].Responsible = day("2026-09-01"), person("father", procedure.Parent)
	after.ReviewPoints[1].On = calendar.Date{}
	after.Services[0].Provider = procedure.Person{}
	after.Tasks = append(after.Tasks, plan.Task{ID: "t3"})
	after.Expectations = after.Expectations[:1]
	after.Expectations[0].Of = person("uncle", procedure.Carer)
	after.Needs = append(after.Needs, plan.Need{ID: "t1", Child: "c1"})
	task := func(id procedure.TaskID) procedure.Subject { return procedure.SubjectOf(procedure.TaskSubject, id) }
	want := plan.Changes{
		Added: []procedure.Subject{
			procedure.SubjectOf(procedure.NeedSubject, "t1"), procedure.SubjectOf(procedure.OutcomeSubject, "o3"), task("t3"),
		},
		Dropped: []procedure.Subject{procedure.SubjectOf(procedure.OutcomeSubject, "o2"), procedure.SubjectOf(procedure.ExpectationSubject, "e2")},
		Redated: []plan.Redated{
			{Subject: task("t1"), From: day("2026-08-01"), To: day("2026-09-01")},
			{Subject: procedure.SubjectOf(procedure.ReviewPointSubject, "p2"), From: day("2026-12-01")},
		},
		Reassigned: []plan.Reassigned{
			{Subject: procedure.SubjectOf(procedure.ServiceSubject, "s1"), From: person("visitor", procedure.HealthVisitor)},
			{Subject: task("t2"), From: person("mother", procedure.Parent), To: person("father", procedure.Parent)},
			{Subject: procedure.SubjectOf(procedure.ExpectationSubject, "e1"), From: person("mother", procedure.Parent), To: person("uncle", procedure.Carer)},
		},
	}
	assert.Equal(t, want, plan.Compare(before, after))
	assert.Zero(t, plan.Compare(before, before), "nothing changes")
	assert.Zero(t, plan.Compare(nil, nil))

	// The other way round it undoes the change.
	back := plan.Compare(after, before)
	assert.Equal(t, want.Added, back.Dropped)
	assert.Equal(t, want.Dropped, back.Added)
	for i, r := range want.Redated {
		assert.Equal(t, plan.Redated{Subject: r.Subject, From: r.To, To: r.From}, back.Redated[i])
	}
	assert.Len(t, back.Reassigned, len(want.Reassigned))

	all := plan.Compare(nil, before)
	assert.Len(t, all.Added, 2+1+2+2+2+2)
	assert.Equal(t, all.Added, plan.Compare(before, nil).Dropped)
}
