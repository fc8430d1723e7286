package childprotection_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// tally is what became of the findings of each rule.
type tally struct {
	open, cleared, never map[procedure.RuleID]int
	// failures are told of once for each kind.
	failures map[string]string
	started  map[string]int
}

func newTally() *tally {
	return &tally{map[procedure.RuleID]int{}, map[procedure.RuleID]int{}, map[procedure.RuleID]int{}, map[string]string{}, map[string]int{}}
}

// askable reports whether a finding is one that ToClear answers.
func askable(f procedure.Finding) bool {
	return f.Priority() != procedure.NoPriority || f.Outcome == procedure.Pending && !f.Due.IsZero()
}

// clear checks the property for a finding of a case: what ToClear says, once recorded, clears it
// and opens none of equal or higher priority.
func (y *tally) clear(t testing.TB, b procedure.Basis, c childprotection.Case, before []procedure.Finding, f procedure.Finding) {
	t.Helper()
	y.open[f.Rule]++
	remedy, ok := childprotection.ToClear(b, c, f)
	if !ok {
		y.never[f.Rule]++
		return
	}
	y.cleared[f.Rule]++
	for _, s := range remedy.Steps {
		require.False(t, strings.HasPrefix(s.At.String(), "/exceptions"), "%v: an exception is no remedy", f)
	}
	after := recorded(t, b, c, f, remedy, 1)
	report, err := childprotection.Review(b, after)
	fail := func(what string, detail any) {
		key := f.Rule.String() + ": " + what
		if _, told := y.failures[key]; !told {
			y.failures[key] = fmt.Sprintf("%v (%v, since %v, at %v) in %s on %v\n%v\n%v", f, f.Priority(), f.Since, f.At, c.ID, b.On, remedy, detail)
		}
	}
	if err != nil {
		fail("not valid", err)
		return
	}
	was := map[string]procedure.Priority{}
	for _, g := range before {
		was[g.Key()] = g.Priority()
	}
	for _, g := range report.Findings {
		switch {
		case g.Key() == f.Key():
			if g.Priority() != procedure.NoPriority || f.Outcome == procedure.Pending && g.Outcome == procedure.Pending {
				fail("not cleared", g)
			}
		case f.Priority() == procedure.NoPriority || g.Priority() < f.Priority() || was[g.Key()] >= g.Priority():
		case y.starts(remedy, f, g):
		default:
			fail("opens "+g.Rule.String(), g)
		}
	}
}

// mayStart are the things that a record may start, by which it opens what is as pressing: those that
// the documentation of ToClear names.
var mayStart = map[string]func(r childprotection.Remedy, f, g procedure.Finding) bool{
	"a plan runs, or a child is born": func(r childprotection.Remedy, _, _ procedure.Finding) bool {
		return fills(r, "/children", field.Born, field.From)
	},
	"a conference made a plan": func(r childprotection.Remedy, _, _ procedure.Finding) bool {
		return fills(r, "/conferences", field.Decisions)
	},
	"somebody new belongs to the group": func(r childprotection.Remedy, _, _ procedure.Finding) bool {
		return fills(r, "/members", field.ID)
	},
	"who the social worker or a line manager is": func(r childprotection.Remedy, _, _ procedure.Finding) bool {
		return fills(r, "/allocations", field.SocialWorker) || fills(r, "/lineManagers", field.Manager)
	},
	"somebody is left out": func(r childprotection.Remedy, _, _ procedure.Finding) bool {
		return fills(r, "/exclusions", field.ID)
	},
	"what somebody is, or to which children they are linked": func(r childprotection.Remedy, _, g procedure.Finding) bool {
		return g.Rule != procedure.RuleNoStanding && g.Rule != procedure.RuleToldWithoutStanding && fills(r, "/members", field.LinkedTo, field.Standing)
	},
	"how often the plan says that a child is seen": func(r childprotection.Remedy, _, g procedure.Finding) bool {
		return fills(r, "/plan/revisions", field.Frequency) && g.Rule == procedure.RuleVisitDue
	},
	"the day of a written agreement": func(r childprotection.Remedy, _, g procedure.Finding) bool {
		return fills(r, "/plan/agreements", field.Date) && g.Rule == procedure.RuleAgreementCopies
	},
	"the time for what comes next": func(_ childprotection.Remedy, f, g procedure.Finding) bool {
		return g.Since.After(f.Since) && g.Priority() == procedure.PrioritySoon
	},
}

// fills reports whether a remedy fills in one of some fields of a record below a place.
func fills(r childprotection.Remedy, below string, fields ...procedure.Field) bool {
	return slices.ContainsFunc(r.Steps, func(s procedure.RemedyStep) bool {
		return strings.HasPrefix(s.At.String(), below) && slices.ContainsFunc(fields, s.Fields.Has)
	})
}

// starts reports whether what a remedy opens is what the record itself starts.
func (y *tally) starts(r childprotection.Remedy, f, g procedure.Finding) bool {
	found := false
	for why, is := range mayStart {
		if is(r, f, g) {
			y.started[why]++
			found = true
		}
	}
	return found
}

// nothingClears are the rules of which no finding is ever cleared by what is recorded, with why.
var nothingClears = map[procedure.RuleID]string{
	procedure.RuleNoChildInterprets: "a child of the family was arranged as the interpreter, and that stays in the record",
	procedure.RuleExcludedInvited:   "the invitation went",
	procedure.RuleNoStanding:        "the minutes went",
}

// whole asserts that every rule was seen open, and was cleared unless nothing clears it; and that
// whatever a record may start is needed.
func (y *tally) whole(t *testing.T) {
	t.Helper()
	for _, key := range slices.Sorted(maps.Keys(y.failures)) {
		t.Errorf("%s\n%s", key, y.failures[key])
	}
	for _, rule := range procedure.RuleIDs() {
		t.Logf("%-30v open %4d, cleared %4d, nothing clears %4d", rule, y.open[rule], y.cleared[rule], y.never[rule])
		assert.NotZero(t, y.open[rule], "%v was seen open", rule)
		_, never := nothingClears[rule]
		assert.Equal(t, never, y.cleared[rule] == 0, "%v: that nothing clears it is as the list says", rule)
	}
	for why := range mayStart {
		assert.True(t, y.started[why] > 0 || !exhaustive, "%s: was needed", why)
	}
}

// builtIn are the procedures that come with the library.
func builtIn() []procedure.Procedure {
	return []procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()}
}

// What ToClear says of a finding clears it once it is recorded, and opens no other of equal or
// higher priority but for what the record starts: in the cases that come with the review example,
// in those with next to nothing in them, and in a full one with a thing or several left out.
func TestToClear(t *testing.T) {
	y := newTally()
	step := 41
	if !exhaustive {
		step = 123
	}
	for _, c := range shippedCases(t) {
		for i, p := range builtIn() {
			if !exhaustive && i > 0 {
				continue
			}
			for on := day("2026-02-20").AddDays(i); on.Before(day("2027-02-01")); on = on.AddDays(step) {
				y.every(t, basis(on.String(), p), until(on, c))
			}
		}
	}
	for _, p := range builtIn() {
		y.every(t, basis("2026-11-20", p), childprotection.Case{})
		y.every(t, basis("2026-07-27", p), mustParse(small))
	}
	for i, p := range []procedure.Procedure{stricter(), procedure.Bexley()} {
		if !exhaustive && i > 0 {
			continue
		}
		y.leftOut(t, basis("2026-06-30", p), full())
	}
	for name, change := range amissCases() {
		for i, p := range []procedure.Procedure{procedure.Bexley(), stricter()} {
			if !exhaustive && i != len(name)%2 {
				continue
			}
			c := full()
			change(&c)
			if !assert.NoError(t, c.Validate(), name) {
				continue
			}
			c.ID = procedure.CaseID(strings.NewReplacer(" ", "-", ",", "").Replace(name))
			y.every(t, basis("2026-06-30", p), c)
		}
	}
	whole := full()
	for seed := range uint64(share(80)) {
		c := spoilt(whole, seed)
		if c.Validate() == nil {
			b := basis("2026-06-30", builtIn()[seed%3])
			b.SoonWithin = calendar.Weeks(int(seed % 4))
			y.every(t, b, c)
		}
	}
	y.whole(t)
}

// every checks the property for the open findings: for one of each kind.
func (y *tally) every(t testing.TB, b procedure.Basis, c childprotection.Case) {
	t.Helper()
	report, err := childprotection.Review(b, c)
	require.NoError(t, err, c.ID)
	seen := map[string]int{}
	for _, f := range report.Findings {
		kind := fmt.Sprint(f.Rule, f.Subject.Kind, f.Outcome, f.Missing)
		if seen[kind]++; askable(f) && seen[kind] == 1 {
			y.clear(t, b, c, report.Findings, f)
		}
	}
}

// leftOut checks the property for each finding that opens where one thing in a case is left out:
// once for each kind of it.
func (y *tally) leftOut(t testing.TB, b procedure.Basis, c childprotection.Case) {
	t.Helper()
	report, err := childprotection.Review(b, c)
	require.NoError(t, err)
	known, seen := map[procedure.Finding]bool{}, map[string]bool{}
	for _, f := range report.Findings {
		known[f] = true
	}
	for _, v := range leaves(nil, reflect.ValueOf(&c).Elem()) {
		was := reflect.New(v.Type()).Elem()
		was.Set(v)
		v.SetZero()
		report, err := childprotection.Review(b, c)
		for _, f := range report.Findings {
			kind := fmt.Sprint(f.Rule, f.Subject.Kind, f.Outcome, f.Missing, v.Type())
			if err == nil && askable(f) && !known[f] && !seen[kind] {
				seen[kind] = true
				y.clear(t, b, c, report.Findings, f)
			}
		}
		v.Set(was)
	}
}

// spoilt returns a copy of a case with a few things in it changed, the same for the same seed.
func spoilt(c childprotection.Case, seed uint64) childprotection.Case {
	r := rand.New(rand.NewPCG(seed, 9))
	changes := make([]byte, 4*(1+r.IntN(12)))
	for i := range changes {
		changes[i] = byte(r.Uint32())
	}
	c = copied(c)
	spoil(&c, changes)
	c.ID = procedure.CaseID(fmt.Sprint("spoilt-", seed))
	return c
}
