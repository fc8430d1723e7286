package childprotection_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Every rule there is belongs to one package and is listed once, in the order of the identities.
// A review makes room for about as many findings as there are.
func TestReviewMakesRoom(t *testing.T) {
	for _, s := range []size{aYear, {90, 9, 25, 24}, {9, 90, 25, 24}, {9, 9, 250, 24}, {9, 9, 25, 240}, {2, 1, 1, 1}} {
		report, err := childprotection.Review(basis("2033-01-11"), year(s))
		require.NoError(t, err)
		assert.LessOrEqual(t, cap(report.Findings), 2*len(report.Findings), "%v", s)
	}
}

// A case is reviewed again by another basis as it is reviewed anew. What is no case, or no basis, is an
// error.
func TestReviewerAgain(t *testing.T) {
	var r childprotection.Reviewer
	b := basis("2026-11-02")
	_, err := r.AppendAgain(nil, b)
	require.EqualError(t, err, "the whole: must be a case that was reviewed before")
	for name, c := range shippedCases(t) {
		_, err := r.AppendFindings(nil, b, &c)
		require.NoError(t, err)
		for _, on := range []string{"2025-01-01", "2026-06-20", "2026-10-16", "2027-03-01"} {
			for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()} {
				other := basis(on, p)
				again, err := r.AppendAgain(make([]procedure.Finding, 1), other)
				require.NoError(t, err)
				report, err := childprotection.Review(other, c)
				require.NoError(t, err)
				require.Equal(t, report.Findings, again[1:], "%s, %s", name, on)
			}
		}
	}
	_, err = r.AppendAgain(nil, procedure.Basis{})
	require.ErrorContains(t, err, "/basis/on")
	wrong := childprotection.Case{ID: "a b"}
	_, err = r.AppendFindings(nil, b, &wrong)
	require.Error(t, err)
	_, err = r.AppendAgain(nil, b)
	require.Error(t, err, "neither that case nor the one before")
	c := year(aYear)
	found, err := r.AppendFindings(nil, b, &c)
	require.NoError(t, err)
	assert.Zero(t, testing.AllocsPerRun(5, func() { found, _ = r.AppendAgain(found[:0], b) }))
}

func TestRulesAreEveryRuleOnce(t *testing.T) {
	var ids []procedure.RuleID
	titles := map[string]bool{}
	for _, r := range childprotection.Rules() {
		ids = append(ids, r.ID)
		assert.NotEmpty(t, r.Doc, r.ID)
		assert.False(t, titles[r.Title], r.Title)
		titles[r.Title] = true
		assert.NotEmpty(t, r.Reads, r.ID)
		for _, kind := range r.Reads {
			assert.True(t, kind != 0 && kind.IsValid(), r.ID)
		}
	}
	assert.Equal(t, procedure.RuleIDs(), ids)
}

// A case with nothing in it says so: no error, and nothing met, open or late.
func TestNothingRecorded(t *testing.T) {
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()} {
		report, err := childprotection.Review(basis("2026-11-20", p), childprotection.Case{})
		require.NoError(t, err)
		rules := map[procedure.RuleID]bool{}
		for _, f := range report.Findings {
			assert.Contains(t, []procedure.Outcome{procedure.Undetermined, procedure.NotApplicable}, f.Outcome, f.String())
			assert.Equal(t, procedure.CaseSubject, f.Subject.Kind, f.String())
			rules[f.Rule] = true
		}
		b := basis("2026-11-20", p)
		e, _ := b.Procedures.On(b.On)
		for _, rule := range procedure.RuleIDs() {
			cited := false
			for range e.Citing(rule) {
				cited = true
			}
			assert.Equal(t, cited, rules[rule], "a rule says something where a clause names it: %v in %s", rule, p.ID)
		}
		deadlines, err := childprotection.Deadlines(basis("2026-11-20", p), childprotection.Case{})
		require.NoError(t, err)
		assert.Empty(t, deadlines)
	}
}

// What a caller got wrong is told of all at once and in order, and nothing is reviewed then.
func TestBrokenBasisAndCase(t *testing.T) {
	c := year(aYear)
	c.Members[1].ID = "m0"
	c.Minutes[0].Meeting = "nowhere"
	c.Exceptions = []procedure.AgreedException{{Rule: procedure.RuleExcludedInvited}}
	b := procedure.Basis{SoonWithin: calendar.Days(-1)}
	report, err := childprotection.Review(b, c)
	assert.Zero(t, report)
	var problems procedure.Problems
	require.ErrorAs(t, err, &problems)
	var paths []string
	for _, p := range problems {
		paths = append(paths, p.Path)
		assert.Equal(t, int64(-1), p.Offset)
	}
	assert.Subset(t, paths, []string{
		"/allocations/0/socialWorker", "/basis/calendar", "/basis/on", "/basis/procedures", "/basis/soonWithin", "/exceptions/0/authorisedBy/id", "/exceptions/0/rule",
		"/members/1/id", "/minutes/0/meeting",
	})
	assert.True(t, slices.IsSorted(paths), paths)

	before := []procedure.Finding{findings.OnCase(procedure.RuleSMART, procedure.Met)}
	var r childprotection.Reviewer
	after, again := r.AppendFindings(before, b, &c)
	assert.Equal(t, before, after)
	assert.Equal(t, err, again)
	deadlines, again := childprotection.Deadlines(b, c)
	assert.Nil(t, deadlines)
	assert.Equal(t, err, again)
}

// Findings are appended: what stands before them is neither sorted nor excepted.
func TestAppendFindingsLeavesWhatWasThere(t *testing.T) {
	c, b := year(aYear), basis("2027-01-11")
	c.Exceptions = []procedure.AgreedException{exception(procedure.RuleNextMeeting)}
	mine := findings.OnCase(procedure.RuleNextMeeting, procedure.Overdue)
	last := findings.OnCase(procedure.RuleMarkedNotFor, procedure.Met)
	var r childprotection.Reviewer
	list, err := r.AppendFindings([]procedure.Finding{last, mine}, b, &c)
	require.NoError(t, err)
	assert.Equal(t, []procedure.Finding{last, mine}, list[:2])
	report, err := childprotection.Review(b, c)
	require.NoError(t, err)
	assert.Equal(t, report.Findings, list[2:])
	assert.Equal(t, "case-1", string(report.Case))
	assert.Equal(t, b.On, report.On)
	assert.Equal(t, procedure.Nottinghamshire().ID, report.Procedure)
}

func exception(rule procedure.RuleID) procedure.AgreedException {
	return procedure.AgreedException{
		Rule: rule, Subject: procedure.Subject{Kind: procedure.AllSubjects}, Reason: "x", AuthorisedBy: procedure.Person{Role: procedure.LineManager, ID: "manager"}, Granted: started,
	}
}

// An exception is applied once the rules have run: the outcome changes, the dates stay, and the
// deadline is none any more. A safety rule has none.
func TestExceptions(t *testing.T) {
	c, b := year(aYear), basis("2027-01-11")
	overdue := func(f procedure.Finding) bool {
		return f.Rule == procedure.RuleNextMeeting && f.Outcome == procedure.Overdue
	}
	plain, err := childprotection.Review(b, c)
	require.NoError(t, err)
	at := slices.IndexFunc(plain.Findings, overdue)
	require.GreaterOrEqual(t, at, 0)
	ahead, err := childprotection.Deadlines(b, c)
	require.NoError(t, err)

	x := exception(procedure.RuleNextMeeting)
	x.Subject = plain.Findings[at].Subject
	c.Exceptions = []procedure.AgreedException{x}
	report, err := childprotection.Review(b, c)
	require.NoError(t, err)
	want := slices.Clone(plain.Findings)
	want[at].Outcome = procedure.Excepted
	assert.Equal(t, want, report.Findings)
	assert.Len(t, report.Open(), len(plain.Open())-1)
	fewer, err := childprotection.Deadlines(b, c)
	require.NoError(t, err)
	assert.Len(t, fewer, len(ahead)-1)

	c.Exceptions[0].Expires = b.On.AddDays(-1)
	report, err = childprotection.Review(b, c)
	require.NoError(t, err)
	assert.Equal(t, plain.Findings, report.Findings, "it has expired")

	for _, rule := range procedure.RuleIDs() {
		c.Exceptions = []procedure.AgreedException{exception(rule)}
		_, err := childprotection.Review(b, c)
		if rule.Safety() {
			assert.Equal(t, []string{"/exceptions/0/rule: must not be a safety rule: no exception can be agreed to one"}, said(t, err, nil))
		} else {
			assert.NoError(t, err, rule)
		}
	}
}

// Before the first edition there is no procedure to name.
func TestBeforeTheFirstEdition(t *testing.T) {
	p := procedure.Nottinghamshire()
	p.Effective = day("2027-01-01")
	c := childprotection.Case{CoreGroup: coregroup.CoreGroup{Children: []coregroup.Child{{ID: "c"}}}, Timetable: schedule.Timetable{Visits: []schedule.Visit{{ID: "v", Child: "c"}}}}
	report, err := childprotection.Review(basis("2026-06-01", p), c)
	require.NoError(t, err)
	assert.Equal(t, "", report.Procedure)
	for _, f := range report.Findings {
		assert.Contains(t, []procedure.Outcome{procedure.Undetermined, procedure.NotApplicable}, f.Outcome, f.String())
	}
}

// There is no rule of no identity, nor of one of a later release.
func TestRuleOfNothing(t *testing.T) {
	for _, id := range []procedure.RuleID{procedure.NoRule, 255} {
		rule, ok := childprotection.RuleOf(id)
		assert.False(t, ok, "%v", id)
		assert.Zero(t, rule)
	}
}
