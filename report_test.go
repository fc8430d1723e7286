package childprotection_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// reports returns what a review of each shipped case finds at the end of its story.
func reports(t *testing.T) map[string]childprotection.Report {
	t.Helper()
	list := map[string]childprotection.Report{}
	for name, c := range shippedCases(t) {
		report, err := childprotection.Review(basis("2026-11-20"), c)
		require.NoError(t, err)
		list[name] = report
	}
	return list
}

// A report is logged in few words.
func TestReportIsLoggedShortly(t *testing.T) {
	var out bytes.Buffer
	slog.New(slog.NewTextHandler(&out, nil)).Info("m", "report", reports(t)["safety"])
	assert.Regexp(t, `report\.case=safety report\.on=2026-11-20 report\.findings=[0-9]+ report\.open=[0-9]+\n$`, out.String())
}

// What is open comes with the most pressing first, then what has been due the longest, then what
// has no last day.
func TestOpenIsInTheOrderOfUrgency(t *testing.T) {
	finding := func(rule procedure.RuleID, force procedure.Force, outcome procedure.Outcome, due string) procedure.Finding {
		f := findings.OnCase(rule, outcome)
		f.Force = force
		if due != "" {
			f.Due = day(due)
		}
		return f
	}
	want := []procedure.Finding{
		finding(procedure.RuleManagersInformed, procedure.Should, procedure.NotMet, ""),
		finding(procedure.RuleFirstMeeting, procedure.Must, procedure.Overdue, "2026-06-01"),
		finding(procedure.RuleNextMeeting, procedure.Should, procedure.Overdue, "2026-06-02"),
		finding(procedure.RuleSMART, procedure.Must, procedure.NotMet, ""),
		finding(procedure.RuleVisitDue, procedure.Should, procedure.DueSoon, "2026-05-01"),
		finding(procedure.RuleMinutesCirculated, procedure.Must, procedure.ArrangedLate, "2026-07-01"),
		finding(procedure.RuleStrategy, procedure.Should, procedure.NotMet, ""),
		finding(procedure.RuleContingency, procedure.Must, procedure.Undetermined, ""),
		finding(procedure.RuleWrittenAgreement, procedure.Consider, procedure.NotMet, ""),
	}
	all := slices.Clone(want)
	for _, quiet := range []procedure.Outcome{procedure.Met, procedure.MetLate, procedure.Pending, procedure.Excepted, procedure.NotApplicable} {
		all = append(all, finding(procedure.RuleTaskPurpose, procedure.Must, quiet, "2026-01-01"))
	}
	slices.Reverse(all)
	report := childprotection.Report{Findings: all}
	assert.Equal(t, want, report.Open())
	assert.Equal(t, procedure.Met, report.Findings[len(report.Findings)-len(want)-1].Outcome, "the report is as it was")
	assert.Empty(t, childprotection.Report{}.Open())
	assert.Empty(t, childprotection.Report{}.BySubject())
}

// Each way of grouping has every open finding once, under its own key, the keys in order and each
// group in the order of urgency.
func TestGroups(t *testing.T) {
	for name, report := range reports(t) {
		open := report.Open()
		checkGroups(t, open, report.ByPriority(), procedure.Finding.Priority, func(a, b procedure.Priority) bool { return a > b })
		checkGroups(t, open, report.ByResponsible(), func(f procedure.Finding) procedure.Role { return f.Responsible }, func(a, b procedure.Role) bool { return a < b })
		checkGroups(t, open, report.BySubject(), func(f procedure.Finding) procedure.Subject { return f.Subject }, func(a, b procedure.Subject) bool { return a.Compare(b) < 0 })
		if name == "drifting" {
			assert.Greater(t, len(report.ByPriority()), 1)
			assert.Greater(t, len(report.BySubject()), 5)
		}
	}
}

func checkGroups[K comparable](t *testing.T, open []procedure.Finding, groups []childprotection.Group[K], key func(procedure.Finding) K, before func(a, b K) bool) {
	t.Helper()
	total := 0
	for i, g := range groups {
		total += len(g.Findings)
		assert.Equal(t, slices.DeleteFunc(slices.Clone(open), func(f procedure.Finding) bool { return key(f) != g.Key }), g.Findings)
		assert.True(t, i == 0 || before(groups[i-1].Key, g.Key), "the keys are in order")
	}
	assert.Len(t, open, total)
}

// A report is written and read back without loss.
func TestReportJSON(t *testing.T) {
	for name, report := range reports(t) {
		text := toJSON(t, report)
		var back childprotection.Report
		require.NoError(t, json.Unmarshal([]byte(text), &back), name)
		assert.Equal(t, report, back, name)
		assert.Equal(t, text, toJSON(t, back))
		assert.NotRegexp(t, `null|"[A-Z]\w*":`, text)
		groups := toJSON(t, report.BySubject())
		var read []childprotection.Group[procedure.Subject]
		require.NoError(t, json.Unmarshal([]byte(groups), &read))
		assert.Equal(t, groups, toJSON(t, read))
	}
}

// Findings of a report are in the order of the rules and then of their subjects, each key once.
func TestFindingsAreInOrderAndOnce(t *testing.T) {
	for name, report := range reports(t) {
		assert.True(t, slices.IsSortedFunc(report.Findings, procedure.Finding.Compare), name)
		keys := map[string]bool{}
		for _, f := range report.Findings {
			assert.False(t, keys[f.Key()], f.Key())
			keys[f.Key()] = true
		}
	}
}

// Deadlines come soonest first, of what is open, and where a rule asks, the receipt counts to the
// same day.
func TestDeadlinesAreInOrderAndCounted(t *testing.T) {
	counted, uncounted := map[procedure.RuleID]bool{}, map[procedure.RuleID]bool{}
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()} {
		b := basis("2026-01-01", p)
		cases := shippedCases(t)
		cases["year"] = year(aYear)
		for name, c := range cases {
			for b.On = day("2026-01-20"); b.On.Before(day("2027-02-01")); b.On = b.On.AddDays(13) {
				list, err := childprotection.Deadlines(b, c)
				require.NoError(t, err)
				assert.True(t, slices.IsSortedFunc(list, func(a, b childprotection.OpenDeadline) int { return a.Due.Compare(b.Due) }), name)
				for _, d := range list {
					require.False(t, d.Due.IsZero())
					require.Contains(t, []procedure.Outcome{procedure.Pending, procedure.DueSoon, procedure.ArrangedLate, procedure.Overdue}, d.Outcome)
					require.Equal(t, b.On.After(d.Due), d.Outcome == procedure.Overdue, "%s: %v %v", name, d.Rule, d.Due)
					require.Equal(t, b.Calendar.PreviousWorkingDay(d.Due), d.LastWorkingDay)
					receipt := d.Explain(b.Calendar)
					if d.Rule == procedure.NoRule {
						require.Equal(t, calendar.Date{}, receipt.Due, "the record itself gives the day")
						continue
					}
					if receipt.Due.IsZero() {
						uncounted[d.Rule] = true
						continue
					}
					require.Equal(t, d.Due, receipt.Due, "%s as on %v by %s: %v %v", name, b.On, p.ID, d.Rule, d.Subject)
					counted[d.Rule] = true
				}
			}
		}
	}
	assert.GreaterOrEqual(t, len(counted), 6, "%v", counted)
	assert.Equal(t, map[procedure.RuleID]bool{procedure.RuleMinutesReviewed: true}, uncounted, "the conference's own day is counted from nothing")
}
