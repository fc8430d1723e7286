package childprotection_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// firstQuarter is a span that was over when it was looked at.
var firstQuarter = childprotection.Span{From: day("2026-01-01"), To: day("2026-03-31"), On: day("2026-04-10")}

// from returns the indicators of a case in which nothing is recorded, by findings of its review.
func from(t *testing.T, span childprotection.Span, findings ...procedure.Finding) childprotection.Indicators {
	t.Helper()
	n := childprotection.Indicators{Span: span}
	require.NoError(t, n.Add(span.On, &childprotection.Case{}, findings))
	assert.Equal(t, 1, n.Reviewed)
	return n
}

func TestWhichFindingsCount(t *testing.T) {
	on := func(rule procedure.RuleID, s procedure.Subject) procedure.Finding {
		return procedure.Finding{Rule: rule, Subject: s, Outcome: procedure.MetLate, Due: day("2026-02-02"), Done: day("2026-02-03"), Since: day("2026-01-05")}
	}
	child, meeting := procedure.SubjectIn(procedure.ChildSubject, "c1", "k1"), procedure.SubjectOf(procedure.MeetingSubject, "m1")
	late := childprotection.Timeliness{Late: 1}
	n := from(t, firstQuarter, on(procedure.RuleFirstMeeting, child))
	assert.Equal(t, late, n.FirstMeetings)
	n = from(t, firstQuarter, on(procedure.RuleFirstMeetingGuidance, child))
	assert.Equal(t, childprotection.Indicators{Span: firstQuarter, Reviewed: 1}, n, "what the guidance asks is not the local limit")
	n = from(t, firstQuarter, on(procedure.RuleVisitDue, child))
	assert.Equal(t, late, n.Visits)
	n = from(t, firstQuarter, on(procedure.RuleFirstReviewConference, child), on(procedure.RuleLaterReviewConference, child))
	assert.Equal(t, childprotection.Timeliness{Late: 2}, n.ReviewConferences)
	n = from(t, firstQuarter, on(procedure.RuleMinutesCirculated, procedure.SubjectIn(procedure.MemberSubject, "p", "m1")), on(procedure.RuleMinutesCirculated, procedure.SubjectIn(procedure.CorrectionSubject, "p", "m1")))
	assert.Equal(t, late, n.MinutesCirculated, "a correction has no last day")

	twice := on(procedure.RuleNextMeeting, meeting)
	again := twice
	again.Clause = "Z 9"
	n = from(t, firstQuarter, twice, again)
	assert.Equal(t, late, n.Intervals, "what two clauses ask is one thing")
}

func TestChairs(t *testing.T) {
	type tally = childprotection.Tally
	meeting := procedure.SubjectOf(procedure.MeetingSubject, "m1")
	usual := func(o procedure.Outcome) procedure.Finding {
		return procedure.Finding{Rule: procedure.RuleUsualChair, Subject: meeting, Outcome: o, Done: day("2026-02-02")}
	}
	other := func(o procedure.Outcome) procedure.Finding {
		return procedure.Finding{Rule: procedure.RuleOtherChair, Subject: meeting, Outcome: o, Done: day("2026-02-02")}
	}
	for _, c := range []struct {
		why      string
		findings []procedure.Finding
		want     tally
	}{
		{"the usual chair", []procedure.Finding{usual(procedure.Met), other(procedure.NotApplicable)}, tally{Yes: 1}},
		{"a line manager at first", []procedure.Finding{usual(procedure.NotApplicable), other(procedure.NotApplicable)}, tally{Yes: 1}},
		{"a line manager at first, and no clause on others", []procedure.Finding{usual(procedure.NotApplicable)}, tally{Yes: 1}},
		{"another for a reason", []procedure.Finding{usual(procedure.NotApplicable), other(procedure.Met)}, tally{Yes: 1}},
		{"another without one", []procedure.Finding{usual(procedure.NotApplicable), other(procedure.NotMet)}, tally{No: 1}},
		{"another, by an exception", []procedure.Finding{usual(procedure.NotApplicable), other(procedure.Excepted)}, tally{Excepted: 1}},
		{"another, and no clause allows it", []procedure.Finding{usual(procedure.NotMet)}, tally{No: 1}},
		{"not recorded who", []procedure.Finding{usual(procedure.Undetermined), other(procedure.Undetermined)}, tally{NotKnown: 1}},
		{"a line manager, and not recorded who is allocated", []procedure.Finding{usual(procedure.Undetermined), other(procedure.NotApplicable)}, tally{Yes: 1}},
		{"no meeting was held", []procedure.Finding{findings.OnCase(procedure.RuleUsualChair, procedure.NotApplicable), findings.OnCase(procedure.RuleOtherChair, procedure.NotApplicable)}, tally{}},
		{"no edition in force", []procedure.Finding{{Rule: procedure.RuleUsualChair, Subject: meeting}, {Rule: procedure.RuleOtherChair, Subject: meeting}}, tally{Undated: 1}},
	} {
		assert.Equal(t, c.want, from(t, firstQuarter, c.findings...).ChairsAsRequired, c.why)
	}
	first := findings.OnCase(procedure.RuleLineManagerChairs, procedure.NotMet)
	assert.Equal(t, tally{}, from(t, firstQuarter, first).FirstChairsAsRequired, "there was no meeting yet")
	first.Since = day("2026-03-30")
	assert.Equal(t, tally{No: 1}, from(t, firstQuarter, first).FirstChairsAsRequired)
	first.Since = day("2026-04-01")
	assert.Equal(t, tally{}, from(t, firstQuarter, first).FirstChairsAsRequired, "the first meeting was after the span")
}

func TestOpenSafety(t *testing.T) {
	f := procedure.Finding{Rule: procedure.RuleExcludedReceived, Subject: procedure.SubjectIn(procedure.SendingSubject, "s1", "m1"), Outcome: procedure.NotMet}
	g, h := f, f
	g.Subject.ID, g.Outcome = "s2", procedure.Undetermined
	h.Subject.ID, h.Outcome = "s3", procedure.Met
	assert.Equal(t, childprotection.OpenSafety{NotMet: 1, NotKnown: 1, Cases: 1}, from(t, firstQuarter, f, g, h).Safety)
	assert.Zero(t, from(t, firstQuarter, h).Safety)
}

// numbers returns every count of indicators by its path in JSON.
func numbers(v reflect.Value, path string, do func(path string, n reflect.Value)) {
	for i := range v.NumField() {
		f, field := v.Type().Field(i), v.Field(i)
		name := path + "/" + strings.TrimSuffix(f.Tag.Get("json"), ",omitzero")
		switch {
		case f.Type == reflect.TypeFor[childprotection.Span]():
		case field.Kind() == reflect.Struct:
			numbers(field, name, do)
		default:
			do(name, field)
		}
	}
}

// some returns indicators whose counts are all different.
func some(seed uint64) childprotection.Indicators {
	r := rand.New(rand.NewPCG(seed, 23))
	n := childprotection.Indicators{Span: firstQuarter}
	numbers(reflect.ValueOf(&n).Elem(), "", func(_ string, v reflect.Value) { v.SetInt(r.Int64N(1e6)) })
	return n
}

func merge(t *testing.T, a, b childprotection.Indicators) childprotection.Indicators {
	t.Helper()
	sum, err := a.Merge(b)
	require.NoError(t, err)
	return sum
}

func TestMergeAddsUp(t *testing.T) {
	none := childprotection.Indicators{}
	for seed := range uint64(50) {
		a, b, c := some(seed), some(seed+1000), some(seed+2000)
		assert.Equal(t, merge(t, a, b), merge(t, b, a), "in any order")
		assert.Equal(t, merge(t, merge(t, a, b), c), merge(t, a, merge(t, b, c)), "in any grouping")
		assert.Equal(t, a, merge(t, a, none))
		assert.Equal(t, a, merge(t, none, a))
		sum := merge(t, a, b)
		want := map[string]int64{}
		numbers(reflect.ValueOf(a), "", func(path string, v reflect.Value) { want[path] = v.Int() })
		numbers(reflect.ValueOf(b), "", func(path string, v reflect.Value) { want[path] += v.Int() })
		numbers(reflect.ValueOf(sum), "", func(path string, v reflect.Value) { assert.Equal(t, want[path], v.Int(), path) })
	}
	assert.Equal(t, none, merge(t, none, none))
}

func TestMergeOfSpansThatDiffer(t *testing.T) {
	a := some(1)
	for _, change := range []func(s *childprotection.Span){
		func(s *childprotection.Span) { s.From = s.From.AddDays(1) },
		func(s *childprotection.Span) { s.To = s.To.AddDays(1) },
		func(s *childprotection.Span) { s.On = s.On.AddDays(1) },
		func(s *childprotection.Span) { *s = childprotection.Span{} },
	} {
		b := some(2)
		change(&b.Span)
		got, err := a.Merge(b)
		require.ErrorContains(t, err, "the spans differ")
		assert.Zero(t, got)
		_, err = b.Merge(a)
		assert.Error(t, err)
	}
}

// However the cases are shared out, and in whatever order they come, the figures are the same.
func TestIndicatorsInAnyOrder(t *testing.T) {
	span := childprotection.Span{From: day("2026-01-01"), To: day("2026-08-31"), On: day("2026-09-01")}
	var cases []childprotection.Case
	for _, c := range shippedCases(t) {
		cases = append(cases, c)
	}
	for seed := range uint64(20) {
		cases = append(cases, lived(seed))
	}
	whole := indicators(t, span, cases...)
	r := rand.New(rand.NewPCG(1, 24))
	for range 10 {
		r.Shuffle(len(cases), func(i, j int) { cases[i], cases[j] = cases[j], cases[i] })
		assert.Equal(t, whole, indicators(t, span, cases...))
		at := r.IntN(len(cases))
		assert.Equal(t, whole, merge(t, indicators(t, span, cases[at:]...), indicators(t, span, cases[:at]...)))
	}
}

// The counts of spans that adjoin add up to those of the whole, and the plans that run at the end
// are those that ran before, with those that started and without those that ended.
func TestSpansThatAdjoinAddUp(t *testing.T) {
	cases := shippedCases(t)
	for seed := range uint64(60) {
		c := lived(seed)
		cases[string(c.ID)] = c
	}
	asOn := []string{"/reviewed", "/notReviewed", "/safety/", "/plansRunning/", "/undated"}
	for name, c := range cases {
		r := rand.New(rand.NewPCG(uint64(len(name)), 25))
		from := started.AddDays(r.IntN(100))
		middle := from.AddDays(r.IntN(150))
		to := middle.AddDays(1 + r.IntN(150))
		on := from.AddDays(r.IntN(400))
		first := indicators(t, childprotection.Span{From: from, To: middle, On: on}, c)
		second := indicators(t, childprotection.Span{From: middle.AddDays(1), To: to, On: on}, c)
		whole := indicators(t, childprotection.Span{From: from, To: to, On: on}, c)
		want := map[string]int64{}
		numbers(reflect.ValueOf(first), "", func(path string, v reflect.Value) { want[path] = v.Int() })
		numbers(reflect.ValueOf(second), "", func(path string, v reflect.Value) { want[path] += v.Int() })
		numbers(reflect.ValueOf(whole), "", func(path string, v reflect.Value) {
			if !slices.ContainsFunc(asOn, func(part string) bool { return strings.HasPrefix(path, part) || strings.HasSuffix(path, part) }) {
				assert.Equal(t, want[path], v.Int(), "%s %s", name, path)
			}
		})
		assert.Equal(t, whole.PlansRunning, second.PlansRunning)
		if middle.Before(on) {
			assert.Equal(t, second.PlansRunning.Plans(), first.PlansRunning.Plans()+second.PlansStarted-second.PlansEnded.Plans(), name)
		}
	}
}

// Each count stands in JSON by its name, and is read back.
func TestIndicatorsAsJSON(t *testing.T) {
	n := some(3)
	data := toJSON(t, n)
	assert.True(t, strings.HasPrefix(data, `{"from":"2026-01-01","to":"2026-03-31","on":"2026-04-10","reviewed":`), data)
	assert.Contains(t, data, `"plansEnded":{"upTo3Months":`)
	var read, strictly childprotection.Indicators
	require.NoError(t, json.Unmarshal([]byte(data), &read))
	assert.Equal(t, n, read)
	require.NoError(t, procedure.ReadJSON([]byte(data), &strictly))
	assert.Equal(t, n, strictly)
	require.NoError(t, read.Validate())
	assert.NotContains(t, toJSON(t, childprotection.Indicators{}), "from")
}

func TestIndicatorsValidate(t *testing.T) {
	require.NoError(t, childprotection.Indicators{}.Validate())
	numbers(reflect.ValueOf(childprotection.Indicators{}), "", func(path string, _ reflect.Value) {
		n := some(4)
		numbers(reflect.ValueOf(&n).Elem(), "", func(other string, v reflect.Value) {
			if path == other {
				v.SetInt(-1)
			}
		})
		assert.EqualError(t, n.Validate(), path+": must not be negative")
	})
	n := some(5)
	n.Span = childprotection.Span{From: day("2026-02-01"), To: day("2026-01-31")}
	assert.EqualError(t, n.Validate(), "/on: must be a day\n/to: must not be before the first day")
}

func TestAddRefuses(t *testing.T) {
	span := firstQuarter
	in := []procedure.Finding{findings.OnCase(procedure.RuleFirstMeeting, procedure.Met), findings.OnCase(procedure.RuleNextMeeting, procedure.Met)}
	out := []procedure.Finding{in[1], in[0]}
	two := []procedure.Finding{{Rule: procedure.RuleNextMeeting, Subject: procedure.SubjectOf(procedure.MeetingSubject, "m2")}, {Rule: procedure.RuleNextMeeting, Subject: procedure.SubjectOf(procedure.MeetingSubject, "m1")}}
	for _, c := range []struct {
		why      string
		span     childprotection.Span
		findings []procedure.Finding
		want     string
	}{
		{"no span", childprotection.Span{}, in, "the span does not hold together: /from: must be a day\n/on: must be a day\n/to: must be a day"},
		{"a span that ends before it begins", childprotection.Span{From: span.To, To: span.From, On: span.On}, in, "/to: must not be before the first day"},
		{"a review of another day", childprotection.Span{From: span.From, To: span.To, On: span.On.AddDays(1)}, in, "as on 2026-04-10"},
		{"findings by priority", span, out, "not in the order of a review"},
		{"findings of one rule in another order", span, two, "not in the order of a review"},
	} {
		n := childprotection.Indicators{Span: c.span}
		err := n.Add(span.On, &childprotection.Case{}, c.findings)
		require.ErrorContains(t, err, c.want, c.why)
		assert.Equal(t, childprotection.Indicators{Span: c.span}, n, "nothing is added")
	}
}

func TestCasesThatCannotBeReviewed(t *testing.T) {
	n := childprotection.Indicators{Span: firstQuarter}
	n.AddNotReviewed()
	n.AddNotReviewed()
	assert.Equal(t, 2, n.NotReviewed)
	assert.Equal(t, 4, merge(t, n, n).NotReviewed)
	assert.Equal(t, childprotection.Indicators{Span: firstQuarter, NotReviewed: 2}, n)
}

// Where minutes go out as soon as possible there is no last day, and no share.
func TestIndicatorsByAnotherProcedure(t *testing.T) {
	span := childprotection.Span{From: day("2026-01-01"), To: day("2026-12-31"), On: day("2027-01-11")}
	c := year(aYear)
	b := basis(span.On.String(), procedure.Bexley())
	report, err := childprotection.Review(b, c)
	require.NoError(t, err)
	n := childprotection.Indicators{Span: span}
	require.NoError(t, n.Add(report.On, &c, report.Findings))
	assert.Equal(t, childprotection.Timeliness{NoLastDay: 81}, n.MinutesCirculated, "nine people, nine meetings")
	assert.Empty(t, n.MinutesCirculated.Ratio().Percent())
	assert.Equal(t, childprotection.Tally{}, n.ChairsAsRequired, "the leaflet names no chair")
	assert.Equal(t, 9, n.MeetingsWithoutMinutes.No)

	// With no minutes it waits until the day after the meeting only.
	c.Minutes = nil
	last := c.Meetings[8].Bookings[0].Day
	for days, want := range map[int]childprotection.Tally{0: {Yes: 8, ToCome: 1}, 1: {Yes: 9}} {
		b.On, span.On = last.AddDays(days), last.AddDays(days)
		report, err := childprotection.Review(b, c)
		require.NoError(t, err)
		n := childprotection.Indicators{Span: span}
		require.NoError(t, n.Add(report.On, &c, report.Findings))
		assert.Equal(t, want, n.MeetingsWithoutMinutes)
	}
}

func TestAddDoesNotAllocate(t *testing.T) {
	c := year(aYear)
	b := basis("2027-01-11")
	report, err := childprotection.Review(b, c)
	require.NoError(t, err)
	n := childprotection.Indicators{Span: childprotection.Span{From: day("2026-01-01"), To: day("2026-12-31"), On: b.On}}
	assert.Zero(t, testing.AllocsPerRun(10, func() { _ = n.Add(b.On, &c, report.Findings) }))
	assert.Equal(t, 11, n.Reviewed)
}

func BenchmarkIndicators(b *testing.B) {
	c := year(aYear)
	basis := basis("2027-01-11")
	report, err := childprotection.Review(basis, c)
	require.NoError(b, err)
	n := childprotection.Indicators{Span: childprotection.Span{From: day("2026-01-01"), To: day("2026-12-31"), On: basis.On}}
	b.ReportAllocs()
	for b.Loop() {
		_ = n.Add(basis.On, &c, report.Findings)
	}
}
