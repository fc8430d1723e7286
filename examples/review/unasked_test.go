package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

// What a procedure does not ask about is said, so that nobody takes "record complete" to cover it.
func TestWhatAProcedureDoesNotAskAbout(t *testing.T) {
	for _, tc := range []struct {
		p    procedure.Procedure
		want []procedure.RuleID
	}{
		{procedure.Nottinghamshire(), nil},
		{procedure.NottinghamCity(), nil},
		{procedure.Bexley(), []procedure.RuleID{
			procedure.RuleVisitDue, procedure.RuleManagersInformed, procedure.RuleSeriousConcernTold, procedure.RuleUrgentStepsConsidered,
		}},
	} {
		editions, err := procedure.NewEditions(tc.p)
		require.NoError(t, err)
		b := procedure.Basis{Procedures: editions, On: calendar.MustParseDate("2026-10-30")}
		assert.Equal(t, tc.want, unasked(b), tc.p.ID)
	}
}

// "Record complete" stands only where nothing at all is left to look at.
func TestNothingOpen(t *testing.T) {
	visits := []procedure.RuleID{procedure.RuleVisitDue}
	for _, tc := range []struct {
		name        string
		waits, late bool
		some        bool
		notAsked    []procedure.RuleID
		want        string
	}{
		{"nothing", false, false, false, nil, "Record complete: nothing that this procedure asks for is open."},
		{"someone is still to be told", true, false, false, nil, "Nothing is overdue, but not done, with no last day: see below."},
		{"a task is late", false, true, false, nil, "Nothing that this procedure asks for is open, but a task or action is past its last day: see below."},
		{"both", true, true, false, nil, "Nothing is overdue but a task or action past its last day, and some things are not done, with no last day: see below."},
		{"some rules were asked", false, false, true, nil, "Nothing that was asked is open. Other rules of the procedure were not asked."},
		{"it does not ask about visits", false, false, false, visits, "Nothing that this procedure asks for is open. It does not ask about visits: look at that separately."},
		{
			"nor about more", true, false, false, append(visits, procedure.RuleManagersInformed, procedure.RuleUrgentStepsConsidered),
			"Nothing is overdue, but not done, with no last day: see below. It does not ask about visits, telling managers or urgent steps: look at that separately.",
		},
	} {
		assert.Equal(t, tc.want+" This does not say how the children are.", nothingOpen(tc.waits, tc.late, tc.some, tc.notAsked), tc.name)
	}
}

// Both managers of the case "safety" were told and every step was considered, but not every member was
// told of the concern: nothing is overdue, and the record is not complete.
func TestAMemberNotToldIsNotComplete(t *testing.T) {
	data, err := os.ReadFile("cases/safety.json")
	require.NoError(t, err)
	c, err := childprotection.ParseCase(data)
	require.NoError(t, err)
	d := &c.Plan.Difficulties[1]
	on := calendar.MustParseDate("2026-10-20")
	d.Informed = append(d.Informed, plan.Informed{Manager: "team-manager", On: on}, plan.Informed{Manager: "manager-health", On: on})
	d.Considered.Section47 = procedure.No
	told, err := json.Marshal(c)
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "told.json")
	require.NoError(t, os.WriteFile(file, told, 0o644))
	var out bytes.Buffer
	require.NoError(t, run([]string{"-case", file, "-on", "2026-10-30"}, &out))
	assert.NotContains(t, out.String(), "Record complete")
	assert.Contains(t, out.String(), "Nothing is overdue, but not done, with no last day: see below.")
	assert.Contains(t, out.String(), "difficulty d2, member teacher")
	assert.Contains(t, out.String(), "0 open, 1 not done with no last day, 22 to come")
}
