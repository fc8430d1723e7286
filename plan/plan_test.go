package plan_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/reason"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

func TestACompletePlanIsMet(t *testing.T) {
	p := complete()
	require.NoError(t, p.Validate(group()))
	for _, f := range plan.AppendFindings(nil, basis("2026-09-15"), group(), p, held()) {
		assert.Contains(t, []procedure.Outcome{procedure.Met, procedure.NotApplicable}, f.Outcome, f.String())
		assert.True(t, f.Missing.IsZero(), f.String())
		assert.NotEmpty(t, f.Clause, f.String())
	}
}

// Each rule of the package is run, documented, and gives at least one finding, each of them
// once.
func TestRulesAreThoseThatRun(t *testing.T) {
	documented := map[procedure.RuleID]bool{}
	for _, r := range plan.Rules() {
		assert.False(t, documented[r.ID], "%s twice", r.ID)
		documented[r.ID] = true
		assert.Regexp(t, `^[A-Z]`, r.Title)
		assert.Regexp(t, `\.$`, r.Doc)
	}
	for _, p := range []*plan.ChildProtectionPlan{complete(), {}} {
		ran := map[procedure.RuleID]bool{}
		keys := map[string]bool{}
		for _, f := range plan.AppendFindings(nil, basis("2026-09-15"), group(), p, held()) {
			assert.True(t, documented[f.Rule], "%s is not in Rules", f.Rule)
			ran[f.Rule] = true
			assert.False(t, keys[f.Key()], "%s twice", f.Key())
			keys[f.Key()] = true
		}
		assert.Len(t, ran, len(documented))
	}
}

func TestAnEmptyCase(t *testing.T) {
	for _, f := range plan.AppendFindings(nil, basis("2026-09-15"), &coregroup.CoreGroup{}, &plan.ChildProtectionPlan{}, nil) {
		assert.Contains(t, []procedure.Outcome{procedure.Undetermined, procedure.NotApplicable}, f.Outcome, f.String())
		assert.Equal(t, procedure.CaseSubject, f.Subject.Kind)
	}
}

func TestABrokenBasisIsUndetermined(t *testing.T) {
	good := basis("2026-09-15")
	for why, b := range map[string]procedure.Basis{
		"none": {}, "no calendar": {Procedures: good.Procedures, On: good.On}, "no edition": {Calendar: good.Calendar, On: good.On}, "no day": {Procedures: good.Procedures, Calendar: good.Calendar},
	} {
		found := plan.AppendFindings(nil, b, group(), complete(), held())
		assert.NotEmpty(t, found, why)
		for _, f := range found {
			assert.Equal(t, procedure.Undetermined, f.Outcome, "%s: %v", why, f)
			assert.True(t, f.Due.IsZero(), why)
			assert.Empty(t, f.Clause, why)
		}
	}
}

func TestOn(t *testing.T) {
	p := complete()
	assert.Nil(t, p.On(day("2026-06-11")))
	assert.Equal(t, procedure.RevisionID("r1"), p.On(day("2026-06-12")).ID)
	assert.Equal(t, procedure.RevisionID("r1"), p.On(day("2026-08-02")).ID)
	assert.Equal(t, procedure.RevisionID("r2"), p.On(day("2026-08-03")).ID)
	p.Revisions[0], p.Revisions[1] = p.Revisions[1], p.Revisions[0]
	assert.Equal(t, procedure.RevisionID("r2"), p.On(day("2026-08-03")).ID, "in whatever order")
	p.Revisions[1].Date = day("2026-08-03")
	assert.Equal(t, procedure.RevisionID("r2"), p.On(day("2026-08-03")).ID, "of one day the higher number")
	p.Revisions[0].Number, p.Revisions[1].Number = 0, 0
	assert.Equal(t, procedure.RevisionID("r2"), p.On(day("2026-08-03")).ID, "without numbers the later id")
	p.Revisions[1].Date = calendar.Date{}
	assert.Equal(t, procedure.RevisionID("r1"), p.On(day("2026-01-01")).ID, "without a day it always was")
}

func TestPatterns(t *testing.T) {
	p := complete()
	p.Revisions[1].Visiting[1].Frequency = calendar.Weeks(1)
	assert.Equal(t, []schedule.Pattern{
		{Child: "c1", From: day("2026-06-12"), Every: calendar.Weeks(2)}, {Child: "c2", From: day("2026-06-12"), Every: calendar.Weeks(2)},
		{Child: "c1", From: day("2026-08-03"), Every: calendar.Weeks(2)}, {Child: "c2", From: day("2026-08-03"), Every: calendar.Weeks(1)},
	}, p.Patterns(nil))
	p.Revisions[1].Visiting = p.Revisions[1].Visiting[1:]
	assert.Equal(t, []schedule.Pattern{
		{Child: "c1", From: day("2026-06-12"), Every: calendar.Weeks(2)}, {Child: "c2", From: day("2026-06-12"), Every: calendar.Weeks(2)},
		{Child: "c2", From: day("2026-08-03"), Every: calendar.Weeks(1)}, {Child: "c1", From: day("2026-08-03")},
	}, p.Patterns(nil), "a plan that says nothing of a child does not say how often")
	p.Revisions[0].Date = p.Revisions[1].Date
	assert.Len(t, p.Patterns(nil), 2, "of one day the last counts")
	room := make([]schedule.Pattern, 0, 4)
	assert.Zero(t, testing.AllocsPerRun(10, func() { p.Patterns(room) }))
}

// until leaves out everything that is dated after a day.
func until(on calendar.Date) *plan.ChildProtectionPlan {
	p := complete()
	later := func(d calendar.Date) bool { return d.After(on) }
	told := func(t plan.Telling) bool { return later(t.On) || later(t.DecidedOn) }
	p.Outlines = slices.DeleteFunc(p.Outlines, func(o plan.Outline) bool { return later(o.Date) })
	p.Revisions = slices.DeleteFunc(p.Revisions, func(r plan.Revision) bool { return later(r.Date) })
	for i := range p.Revisions {
		r := &p.Revisions[i]
		r.Told = slices.DeleteFunc(r.Told, told)
		r.Explained = slices.DeleteFunc(r.Explained, func(e plan.Explained) bool { return later(e.On) })
		if later(r.Liaison.On) {
			r.Liaison = plan.Liaison{}
		}
	}
	p.ChildTold = slices.DeleteFunc(p.ChildTold, func(c plan.ChildTold) bool { return later(c.On) })
	p.Language = slices.DeleteFunc(p.Language, func(l plan.LanguageDecision) bool { return later(l.On) })
	p.Agreements = slices.DeleteFunc(p.Agreements, func(a plan.Agreement) bool { return later(a.Date) })
	p.Difficulties = slices.DeleteFunc(p.Difficulties, func(d plan.Difficulty) bool { return later(d.Date) })
	for i := range p.Difficulties {
		d := &p.Difficulties[i]
		d.Told = slices.DeleteFunc(d.Told, told)
		d.Informed = slices.DeleteFunc(d.Informed, func(n plan.Informed) bool { return later(n.On) })
		if later(d.Assessment.On) {
			d.Assessment = plan.Assessment{}
		}
		if later(d.Involved) {
			d.Involved = calendar.Date{}
		}
		if later(d.Considered.On) {
			d.Considered = plan.UrgentSteps{}
		}
		if later(d.Addressed.On) {
			d.Addressed = plan.Addressed{}
		}
	}
	return p
}

// bare leaves out where in the case the records are, and sorts.
func bare(list []procedure.Finding) []procedure.Finding {
	for i := range list {
		list[i].At = procedure.Place{}
	}
	slices.SortFunc(list, procedure.Finding.Compare)
	return list
}

// What is dated after the day of the review changes nothing.
func TestLaterFactsChangeNothing(t *testing.T) {
	whole := complete()
	for _, change := range []func(g *coregroup.CoreGroup){
		func(*coregroup.CoreGroup) {},
		func(g *coregroup.CoreGroup) {
			g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "father", DecidedOn: day("2026-07-10")}}
		},
	} {
		g := group()
		change(g)
		for on := day("2026-06-01"); on.Before(day("2026-09-20")); on = on.AddDays(1) {
			b := basis(on.String())
			want := bare(plan.AppendFindings(nil, b, g, whole, held()))
			require.Equal(t, want, bare(plan.AppendFindings(nil, b, g, until(on), coregroup.HeldUntil(held(), on))), "%v", on)
		}
	}
}

func shuffle[T any](r *rand.Rand, list []T) {
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// In whatever order things are given, the same is found.
func TestOrderChangesNothing(t *testing.T) {
	b := basis("2026-09-15")
	spoilt := func() (*coregroup.CoreGroup, *plan.ChildProtectionPlan) {
		g, p := group(), complete()
		g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "father", DecidedOn: day("2026-07-10")}}
		p.Revisions[1].Tasks[0].Quantity, p.Revisions[1].Needs[0].Description, p.Difficulties[0].Informed = "", "", nil
		p.Revisions[1].Dropped, p.Revisions[1].Told = nil, p.Revisions[1].Told[:2]
		return g, p
	}
	g, p := spoilt()
	want := bare(plan.AppendFindings(nil, b, g, p, held()))
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		g, p := spoilt()
		shuffle(r, g.Children)
		shuffle(r, g.Members)
		for i := range p.Revisions {
			v := &p.Revisions[i]
			shuffle(r, v.Told)
			shuffle(r, v.Explained)
			shuffle(r, v.Answers)
			shuffle(r, v.Needs)
			shuffle(r, v.Outcomes)
			shuffle(r, v.Tasks)
			shuffle(r, v.Expectations)
			shuffle(r, v.Visiting)
			shuffle(r, v.Roles)
			shuffle(r, v.ReviewPoints)
			shuffle(r, v.Participation)
		}
		shuffle(r, p.Revisions)
		shuffle(r, p.ChildTold)
		shuffle(r, p.Difficulties)
		shuffle(r, p.Outlines[0].Items)
		require.Equal(t, want, bare(plan.AppendFindings(nil, b, g, p, held())), "seed %d", seed)
	}
}

// fill sets every Text within a value.
func fill(v reflect.Value, text string) {
	switch {
	case v.Type() == reflect.TypeFor[procedure.Text]():
		v.SetString(text)
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i), text)
			}
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			fill(v.Index(i), text)
		}
	default:
	}
}

// records calls do with each struct within a value that holds a Text somewhere.
func records(v reflect.Value, do func(v reflect.Value)) bool {
	holds := false
	switch {
	case v.Type() == reflect.TypeFor[procedure.Text]():
		return true
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && records(v.Field(i), do) {
				holds = true
			}
		}
		if holds {
			do(v)
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			holds = records(v.Index(i), do) || holds
		}
	default:
	}
	return holds
}

func TestWordsStayWhereTheyAre(t *testing.T) {
	p := complete()
	fill(reflect.ValueOf(p).Elem(), "CANARY")
	p.Revisions[1].Contingency.Shareable = yes
	view := plan.FamilyView(basis("2026-09-15"), group(), p, "mother")
	seen := map[reflect.Type]bool{}
	shown := func(v reflect.Value) {
		seen[v.Type()] = true
		x := v.Interface()
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			assert.NotContains(t, fmt.Sprintf(verb, x), "CANARY", "%s of %T", verb, x)
		}
		var out bytes.Buffer
		slog.New(slog.NewTextHandler(&out, nil)).Info("x", "record", x)
		slog.New(slog.NewJSONHandler(&out, nil)).Info("x", "record", x)
		assert.NotContains(t, out.String(), "CANARY", "slog of %T", x)
	}
	records(reflect.ValueOf(*p), shown)
	records(reflect.ValueOf(view), shown)
	assert.Len(t, seen, 24)
	for _, f := range plan.AppendFindings(nil, basis("2026-09-15"), group(), p, held()) {
		assert.NotContains(t, fmt.Sprintf("%v %+v %#v", f, f, f)+f.Key()+f.Path(), "CANARY")
	}
}

func TestJSON(t *testing.T) {
	data, err := json.Marshal(complete())
	require.NoError(t, err)
	var back plan.ChildProtectionPlan
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, *complete(), back)
	empty, err := json.Marshal(plan.ChildProtectionPlan{})
	require.NoError(t, err)
	assert.Equal(t, "{}", string(empty))
	assert.NotRegexp(t, `null|"[A-Z]\w*":`, string(data))
}

func TestWords(t *testing.T) {
	words := func(n int, text func(i int) ([]byte, string, error), read func(text string) (int, error)) {
		t.Helper()
		for i := range n {
			data, s, err := text(i)
			require.NoError(t, err)
			assert.Equal(t, s, string(data))
			back, err := read(s)
			require.NoError(t, err)
			assert.Equal(t, i, back)
		}
		_, _, err := text(n)
		require.Error(t, err, "there are no more")
		_, err = read("CANARY")
		require.Error(t, err)
		assert.True(t, strings.HasPrefix(err.Error(), "plan: ") && !strings.Contains(err.Error(), "CANARY"), err)
	}
	words(6, func(i int) ([]byte, string, error) {
		v := plan.Status(i)
		data, err := v.MarshalText()
		return data, v.String(), err
	}, func(text string) (int, error) {
		var v plan.Status
		err := v.UnmarshalText([]byte(text))
		return int(v), err
	})
	words(5, func(i int) ([]byte, string, error) {
		v := plan.Cause(i)
		data, err := v.MarshalText()
		return data, v.String(), err
	}, func(text string) (int, error) {
		var v plan.Cause
		err := v.UnmarshalText([]byte(text))
		return int(v), err
	})
	words(3, func(i int) ([]byte, string, error) {
		v := plan.Way(i)
		data, err := v.MarshalText()
		return data, v.String(), err
	}, func(text string) (int, error) {
		var v plan.Way
		err := v.UnmarshalText([]byte(text))
		return int(v), err
	})
	assert.Equal(t, "Status(9)", plan.Status(9).String())
}

// Where every plan had ended before another was made, what is recorded of the first is not taken
// for the second's.
func TestASecondPlan(t *testing.T) {
	s := &scene{g: group(), p: complete(), held: held(), on: "2027-03-01"}
	for i := range s.g.Children {
		s.g.Children[i].OnPlan = []coregroup.PlanPeriod{{From: day("2026-06-01"), To: day("2026-09-30")}, {From: day("2027-02-01")}}
	}
	developed := content(procedure.RuleDetailedPlanDeveloped)
	quantified := content(procedure.RuleTaskQuantified)
	made := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), s.g, s.p, nil, procedure.RuleSafetyPlanMade)
	}
	assert.Equal(t, want("case: pending"), brief(developed(s)), "no meeting of the second plan yet")
	assert.Equal(t, want("case: pending"), brief(quantified(s)))
	assert.Equal(t, want("case: undetermined"), brief(made(s)), "its outline is not in the case")
	assert.Equal(t, coregroup.AccessReason(reason.NotKnown), plan.FamilyView(s.basis(), s.g, s.p, "mother").Access.Why)

	s.held = append(s.held, coregroup.HeldMeeting{ID: "m3", Held: day("2027-02-12")})
	assert.Equal(t, want("case: not met, due 2027-02-26"), brief(developed(s)))
	assert.Equal(t, want("case: undetermined"), brief(quantified(s)))

	third := first()
	third.ID, third.Number, third.Date, third.Outcomes = "r3", 3, day("2027-02-20"), third.Outcomes[:1]
	third.Explained = nil
	s.p.Revisions = append(s.p.Revisions, third)
	assert.Equal(t, want("case: undetermined /outlines"), brief(developed(s)), "the outline is that of the first plan")
	assert.Equal(t, want("task/t1: met", "task/t2: met"), brief(quantified(s)))
	assert.Equal(t, want("outcome/o1: met", "task/t1: met", "task/t2: met"), brief(content(procedure.RulePlanDrift)(s)), "the first plan's outcomes did not vanish")
	assert.Equal(t, want("member/father: not met /revisions/2/explained", "member/mother: not met /revisions/2/explained"), brief(content(procedure.RulePlanExplained)(s)))

	// The outline of the second conference stands beside the first.
	s.p.Outlines = append(s.p.Outlines, plan.Outline{Date: day("2027-02-01"), Family: yes, Items: []plan.OutlineItem{{ID: "e", Description: "x"}}})
	s.p.Revisions[2].Answers = []plan.OutlineAnswer{{Item: "e", Reason: "x"}}
	require.NoError(t, s.p.Validate(s.g))
	assert.Equal(t, want("case: met, done 2027-02-20", "outline-item/e: met"), brief(developed(s)))
	assert.Equal(t, want("case: met"), brief(made(s)))
	assert.Equal(t, want("revision/r1: met", "revision/r2: met", "revision/r3: met"), brief(plan.AppendFindings(nil, s.basis(), s.g, s.p, nil, procedure.RuleRevisionRecorded)), "the first of a plan needs no reason")
	s.p.Revisions[2].Reason, s.p.Revisions[2].Fundamental = "", 0
	assert.Equal(t, want("revision/r1: met", "revision/r2: met", "revision/r3: met"), brief(plan.AppendFindings(nil, s.basis(), s.g, s.p, nil, procedure.RuleRevisionRecorded)))
	assert.Equal(t, want("revision/r2: met, done 2026-08-05"), brief(plan.AppendFindings(nil, s.basis(), s.g, s.p, nil, procedure.RuleFundamentalChangeLiaison)))

	s.on = "2026-10-20"
	assert.Equal(t, want("case: met, done 2026-06-12", "outline-item/a: met", "outline-item/b: met", "outline-item/c: met"), brief(developed(s)), "of the first plan once it had ended")
	assert.Equal(t, want("case: not applicable"), brief(quantified(s)))
}

// A procedure of which two clauses ask the same gives a finding for each, and the limit counts
// for the one that gives it.
func TestTwoClausesOfOneRule(t *testing.T) {
	p := both()
	for _, c := range procedure.Nottinghamshire().Clauses {
		if c.Ref == "N 2.3b" {
			c.Ref = "N 2.3x"
			p.Clauses = append([]procedure.Clause{c}, p.Clauses...)
		}
	}
	p.Terms = append(p.Terms, procedure.Term{Rule: procedure.RuleFundamentalChangeTold, Within: procedure.Within(calendar.Days(3)), From: procedure.ChangeIdentified, Clause: "N 2.3b"})
	g := group()
	g.Members = g.Members[:1]
	whole := complete()
	whole.Revisions[1].Told[0].On = day("2026-08-07")
	found := plan.AppendFindings(nil, basis("2026-09-15", p), g, whole, nil, procedure.RuleFundamentalChangeTold)
	assert.Equal(t, want("member/mother@r2: met late, due 2026-08-06, done 2026-08-07", "member/mother@r2: met, done 2026-08-07"), brief(found))
	assert.Equal(t, "N 2.3x", found[1].Clause)
	assert.Equal(t, 1, found[0].DaysLate)
	assert.Equal(t, day("2026-08-03"), found[0].Since)
}

// The plan in force is that of a day on which one runs, without what earlier plans left.
func TestInForce(t *testing.T) {
	g := &coregroup.CoreGroup{Children: []coregroup.Child{{ID: "c1", OnPlan: []coregroup.PlanPeriod{
		{From: calendar.MustParseDate("2026-01-05"), To: calendar.MustParseDate("2026-03-31")}, {From: calendar.MustParseDate("2026-06-01")},
	}}}}
	p := &plan.ChildProtectionPlan{Revisions: []plan.Revision{
		{ID: "r1", Date: calendar.MustParseDate("2026-01-20")}, {ID: "r2", Date: calendar.MustParseDate("2026-06-15")},
	}}
	for on, want := range map[string]procedure.RevisionID{"2026-01-19": "", "2026-01-20": "r1", "2026-03-31": "r1", "2026-04-01": "", "2026-06-01": "", "2026-06-15": "r2"} {
		var id procedure.RevisionID
		if r := p.InForce(g, calendar.MustParseDate(on)); r != nil {
			id = r.ID
		}
		assert.Equal(t, want, id, on)
	}
	var none *plan.ChildProtectionPlan
	assert.Nil(t, none.InForce(g, calendar.MustParseDate("2026-06-15")))
}
