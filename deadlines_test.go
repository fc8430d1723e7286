package childprotection_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/schedule"
)

// actionsDue returns the deadlines of actions as on a day, as subject, day and outcome.
func actionsDue(t *testing.T, c childprotection.Case, on string) []string {
	t.Helper()
	b := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(), On: calendar.MustParseDate(on), SoonWithin: calendar.Weeks(1),
	}
	deadlines, err := childprotection.Deadlines(b, c)
	require.NoError(t, err)
	list := []string{}
	for _, d := range deadlines {
		if d.Subject.Kind == procedure.ActionSubject {
			list = append(list, d.Subject.String()+" "+d.Due.String()+" "+d.Outcome.String()+" "+string(d.Responsible)+"/"+string(d.ResponsibleID)+" "+d.At.String())
		}
	}
	return list
}

func TestActionsOfTheMinutesHaveDeadlines(t *testing.T) {
	day := calendar.MustParseDate
	held := func(id procedure.MeetingID, on string) schedule.Meeting {
		return schedule.Meeting{ID: id, Kind: schedule.CoreGroup, Held: procedure.Yes, Sittings: []calendar.Date{day(on)}}
	}
	teacher := procedure.Person{ID: "teacher"}
	c := childprotection.Case{
		CoreGroup: coregroup.CoreGroup{
			Children: []coregroup.Child{{ID: "c1", Born: day("2018-09-14"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}}},
			Members:  []coregroup.Member{{ID: "teacher", Roles: []procedure.Role{procedure.Teacher}}},
		},
		Timetable: schedule.Timetable{Meetings: []schedule.Meeting{held("m2", "2026-07-16"), held("m1", "2026-06-11")}},
		Minutes: []minutes.Minutes{
			{Meeting: "m1", Written: day("2026-06-15"), Actions: []minutes.Action{
				{ID: "a", Responsible: teacher, Due: day("2026-07-01")}, {ID: "b", Responsible: procedure.Person{Role: procedure.GP}, Due: day("2026-07-10")},
				{ID: "c", Responsible: teacher, Timescale: "soon"}, {ID: "d", Responsible: teacher, Due: day("2026-07-02")},
			}},
			{Meeting: "m2", Written: day("2026-07-20"), Actions: []minutes.Action{
				{ID: "a", CarriedFrom: "m1", Responsible: teacher, Due: day("2026-07-31")}, {ID: "d", CarriedFrom: "m1", Status: minutes.Done, Due: day("2026-07-02")},
			}},
		},
	}
	assert.Empty(t, actionsDue(t, c, "2026-06-14"), "not written yet")
	assert.Equal(t, []string{
		"action/a@m1 2026-07-01 due soon teacher/teacher /minutes/0/actions/0",
		"action/d@m1 2026-07-02 due soon teacher/teacher /minutes/0/actions/3",
		"action/b@m1 2026-07-10 pending gp/ /minutes/0/actions/1",
	}, actionsDue(t, c, "2026-06-30"))
	assert.Equal(t, []string{
		"action/b@m1 2026-07-10 overdue gp/ /minutes/0/actions/1",
		"action/a@m2 2026-07-31 pending teacher/teacher /minutes/1/actions/0",
	}, actionsDue(t, c, "2026-07-20"), "as the minutes last spoke of them")
	c.Children[0].OnPlan[0].To = day("2026-07-25")
	assert.Empty(t, actionsDue(t, c, "2026-07-26"), "the plan has ended")
}

// Whoever is responsible is named by id where the case says who that is: of what a rule asks, of a task
// and of a review point.
func TestWhoIsResponsibleForADeadline(t *testing.T) {
	b, c := basis("2026-11-20"), year(aYear)
	c.Plan.Revisions[1].Tasks[0].Responsible = procedure.Person{Role: procedure.GP}
	of := func(c childprotection.Case) map[procedure.SubjectKind]map[string]bool {
		list, err := childprotection.Deadlines(b, c)
		require.NoError(t, err)
		who := map[procedure.SubjectKind]map[string]bool{}
		for _, d := range list {
			if who[d.Subject.Kind] == nil {
				who[d.Subject.Kind] = map[string]bool{}
			}
			who[d.Subject.Kind][string(d.Responsible)+"/"+string(d.ResponsibleID)] = true
		}
		return who
	}
	worker := "social-worker/" + string(c.SocialWorkerOn(b.On))
	require.NotEqual(t, "social-worker/", worker)
	assert.Equal(t, map[string]bool{worker: true}, of(c)[procedure.MeetingSubject])
	assert.Equal(t, map[string]bool{worker: true}, of(c)[procedure.ReviewPointSubject])
	assert.True(t, of(c)[procedure.TaskSubject]["gp/"], of(c))
	c.Allocations, c.LineManagers = nil, nil
	assert.Equal(t, map[string]bool{"social-worker/": true}, of(c)[procedure.MeetingSubject])
}
