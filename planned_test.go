package childprotection_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

// taskDue returns the last day of a task among the deadlines as on a day, zero where it is none.
func taskDue(t *testing.T, c childprotection.Case, on string) calendar.Date {
	t.Helper()
	list, err := childprotection.Deadlines(basis(on), c)
	require.NoError(t, err)
	for _, d := range list {
		if d.Subject == procedure.SubjectOf(procedure.TaskSubject, procedure.TaskID("t0")) {
			return d.Due
		}
	}
	return calendar.Date{}
}

// A task is due and open as its history says, which is of the time since the revision.
func TestTasksAreAsTheirHistorySays(t *testing.T) {
	c := year(aYear)
	task := &c.Plan.Revisions[1].Tasks[0]
	was := task.Due
	task.History = []plan.TaskEntry{
		{On: started.AddDays(95), Due: was.AddDays(30), Status: plan.InProgress}, {On: started.AddDays(130), Status: plan.Achieved},
	}
	assert.Equal(t, was, taskDue(t, c, started.AddDays(94).String()))
	assert.Equal(t, was.AddDays(30), taskDue(t, c, started.AddDays(95).String()), "put back")
	assert.Equal(t, was.AddDays(30), taskDue(t, c, started.AddDays(129).String()))
	assert.Zero(t, taskDue(t, c, started.AddDays(130).String()), "achieved")
	task.Due = calendar.Date{}
	assert.Equal(t, was.AddDays(30), taskDue(t, c, started.AddDays(95).String()), "only the history has a day")
}
