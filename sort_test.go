package childprotection_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

// prefixed returns a case in which every id has the same start.
func prefixed(c childprotection.Case, start string) childprotection.Case {
	c = copied(c)
	for _, v := range leaves(nil, reflect.ValueOf(&c).Elem()) {
		if v.Kind() == reflect.String && strings.HasSuffix(v.Type().Name(), "ID") && v.String() != "" {
			v.SetString(start + v.String())
		}
		if about, ok := v.Interface().(procedure.Subject); ok {
			about.ID = start + about.ID
			v.Set(reflect.ValueOf(about))
		}
	}
	return c
}

// However the records are listed and however much their ids are alike, what is found is in order,
// in the first review as in one in memory that was used for others.
func TestFindingsAreInOrderWhateverTheIDs(t *testing.T) {
	var r childprotection.Reviewer
	b := basis("2027-01-11")
	random := rand.New(rand.NewPCG(4, 4))
	for _, s := range []size{{130, 2, 3, 40}, aYear, {2, 1, 0, 0}, {40, 25, 60, 9}} {
		for _, start := range []string{"", "1234567", "12345678", "0f6e2c1a-9b3d-"} {
			c := shuffled(random, prefixed(year(s), start))
			found, err := r.AppendFindings(nil, b, &c)
			require.NoError(t, err)
			assert.True(t, slices.IsSortedFunc(found, procedure.Finding.Compare), "%v %q", s, start)
			report, err := childprotection.Review(b, c)
			require.NoError(t, err)
			assert.Equal(t, report.Findings, found)
		}
	}
}

// twice returns a procedure in which a second clause, that comes first by its reference, names each
// rule that several clauses may name.
func twice(p procedure.Procedure) procedure.Procedure {
	p = p.Clone()
	for _, c := range p.Clauses {
		c.Ref = "A " + c.Ref
		c.Rules = slices.DeleteFunc(slices.Clone(c.Rules), func(r procedure.RuleID) bool {
			return r == procedure.RuleVisitDue || slices.ContainsFunc(p.Terms, func(t procedure.Term) bool { return t.Rule == r })
		})
		if c.Kind = procedure.Check; len(c.Rules) == 0 {
			c.Kind = procedure.Prompt
		}
		p.Clauses = append(p.Clauses, c)
	}
	return p
}

// thinned returns a case of which some minutes lack what others have, or were corrected, some plans
// ended and began again, and the people joined at other times: what is found of some meetings is then
// of another kind than of others.
func thinned(r *rand.Rand, c childprotection.Case) childprotection.Case {
	c = copied(c)
	some := func() bool { return r.IntN(3) == 0 }
	for i := range c.Minutes {
		m := &c.Minutes[i]
		if some() {
			m.Contributions = nil
		}
		if some() {
			m.Actions = nil
		}
		if some() {
			m.WorksWell, m.DoDifferently, m.Strengths, m.Worries, m.SupportRight, m.Matters = nil, nil, nil, nil, nil, nil
		}
		if len(m.Versions) > 0 && some() {
			m.Versions = append(m.Versions, minutes.Version{Number: 100, Corrects: m.Versions[0].Number, Written: m.Versions[0].Written.AddDays(9)})
		}
	}
	ended := started.AddDays(40 + r.IntN(100))
	if some() {
		for i := range c.Children {
			if plans := &c.Children[i].OnPlan; len(*plans) == 1 && (*plans)[0].To.IsZero() {
				(*plans)[0].To, (*plans)[0].End = ended, coregroup.EndedByReview
				*plans = append(*plans, coregroup.PlanPeriod{From: ended.AddDays(2 + r.IntN(40))})
			}
		}
	}
	if some() {
		for i := range c.Plan.Revisions {
			c.Plan.Revisions[i].Date = c.Plan.Revisions[i].Date.AddDays(60)
		}
	}
	everyone := some()
	for i := range c.Members {
		m := &c.Members[i]
		if m.Key = yes; some() {
			m.Key = no
		}
		if len(m.Periods) == 0 && (everyone || some()) {
			m.Periods = []coregroup.Membership{{Joined: ended, JoinedReason: "x"}}
		}
	}
	return c
}

// A rule that goes by ids is not sorted afterwards. It is in order all the same, whatever is wrong in
// the case, however its lists stand, and by however many clauses.
func TestRulesThatGoByIDsAreInOrder(t *testing.T) {
	var r childprotection.Reviewer
	cases := []childprotection.Case{year(size{12, 12, 14, 30}), year(aYear), year(size{3, 2, 3, 4})}
	for _, c := range shippedCases(t) {
		cases = append(cases, c)
	}
	late := procedure.Bexley()
	late.Effective = day("2026-05-20")
	reviewed := 0
	for seed := range uint64(share(1500)) {
		random := rand.New(rand.NewPCG(seed, 11))
		c := shuffled(random, thinned(random, cases[seed%uint64(len(cases))]))
		if seed%4 == 0 {
			c = spoilt(c, seed)
		}
		b := basis("2026-11-02", [][]procedure.Procedure{
			{procedure.Nottinghamshire()}, {procedure.Bexley()}, {twice(procedure.Nottinghamshire()), late},
		}[seed%3]...)
		b.On = started.AddDays(random.IntN(420) - 20)
		found, err := r.AppendFindings(nil, b, &c)
		if err != nil {
			continue
		}
		reviewed++
		require.True(t, slices.IsSortedFunc(found, procedure.Finding.Compare), "seed %d", seed)
	}
	assert.Greater(t, reviewed, share(1000))
}
