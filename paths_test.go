package childprotection_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// follow returns how much of a JSON Pointer leads somewhere in what JSON holds.
func follow(value any, path string) (rest string) {
	parts := strings.Split(path, "/")[1:]
	for i, part := range parts {
		rest = strings.Join(parts[i:], "/")
		switch v := value.(type) {
		case map[string]any:
			next, ok := v[part]
			if !ok {
				return rest
			}
			value = next
		case []any:
			n, err := strconv.Atoi(part)
			if err != nil || n >= len(v) {
				return rest
			}
			value = v[n]
		default:
			return rest
		}
	}
	return ""
}

// fieldAt returns the type of what a JSON Pointer leads to in JSON of a type, as its struct tags have it,
// and whether there is such a place: what is not recorded has one too.
func fieldAt(t reflect.Type, path string) (reflect.Type, bool) {
	for _, part := range strings.Split(path, "/")[1:] {
		if t.Kind() == reflect.Slice {
			if _, err := strconv.Atoi(part); err != nil {
				return nil, false
			}
			t = t.Elem()
			continue
		}
		if t.Kind() != reflect.Struct {
			return nil, false
		}
		next, found := reflect.Type(nil), false
		for _, field := range reflect.VisibleFields(t) { // those of what is embedded too
			if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name == part {
				next, found = field.Type, true
			}
		}
		if !found {
			return nil, false
		}
		t = next
	}
	return t, true
}

// unsaid returns the case with nothing said of how the meetings were prepared, nobody's agency and
// nothing of how the first member joined.
func unsaid(c childprotection.Case) childprotection.Case {
	for i := range c.Meetings {
		m := &c.Meetings[i]
		m.TakingPart, m.Support = schedule.TakingPart{}, nil
		m.Interpreters = []schedule.Interpreting{{For: "stranger", By: procedure.MemberID(c.Children[0].ID), On: started}}
		for j := range m.Distressing {
			m.Distressing[j].RaisedOn, m.Distressing[j].Notice = calendar.Date{}, procedure.NotRecorded
		}
	}
	for i := range c.Members {
		c.Members[i].Agency = ""
	}
	c.Members[1].AgreedAtConference, c.Members[1].Periods = no, nil
	return c
}

// Each place that a finding gives, that of each field which is missing and those of the steps that would
// clear it are places of a case, whatever is amiss with it.
func TestPathsAreThoseOfACase(t *testing.T) {
	whole := reflect.TypeFor[childprotection.Case]()
	type place struct {
		rule procedure.RuleID
		path string
	}
	wrong, seen := map[place]bool{}, 0
	look := func(rule procedure.RuleID, path string) {
		seen++
		if _, ok := fieldAt(whole, path); !ok {
			wrong[place{rule, path}] = true
		}
	}
	draw := rand.New(rand.NewPCG(7, 5))
	of := func(b procedure.Basis, build func() childprotection.Case) {
		if !drawn(draw) {
			return
		}
		c := build()
		if c.Validate() != nil {
			return
		}
		report, err := childprotection.Review(b, c)
		require.NoError(t, err)
		for _, f := range report.Findings {
			look(f.Rule, f.At.String())
			look(f.Rule, f.Path())
			for path := range f.MissingPaths() {
				look(f.Rule, path)
			}
			remedy, _ := childprotection.ToClear(b, c, f)
			for _, s := range remedy.Steps {
				look(f.Rule, s.At.String())
				for field := range s.Fields.All() {
					path := s.At.String()
					if s.New {
						path += "/0"
					}
					look(f.Rule, path+"/"+field.String())
				}
			}
		}
	}
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley(), stricter()} {
		for _, change := range amissCases() {
			of(basis("2026-06-30", p), func() childprotection.Case {
				c := full()
				change(&c)
				return c
			})
		}
		for _, c := range shippedCases(t) {
			of(basis("2026-10-20", p), func() childprotection.Case { return c })
		}
		of(basis("2026-10-20", p), func() childprotection.Case { return childprotection.Case{} })
		for seed := range uint64(40) {
			of(basis("2026-06-30", p), func() childprotection.Case { return varied(seed) })
		}
		of(basis("2026-06-30", p), func() childprotection.Case { return unsaid(full()) })
	}
	assert.Empty(t, wrong)
	assert.Greater(t, seen, share(10_000))
}

// The place of a finding is in the JSON of the case: all of it, or all but a last field that is
// not recorded. So is that of a deadline.
func TestPathsLeadIntoTheCase(t *testing.T) {
	for name, c := range shippedCases(t) {
		var whole any
		require.NoError(t, json.Unmarshal([]byte(toJSON(t, c)), &whole))
		b := basis("2026-10-20")
		report, err := childprotection.Review(b, c)
		require.NoError(t, err)
		inPlan := 0
		for _, f := range report.Findings {
			if f.At.String() == "" {
				continue
			}
			rest := follow(whole, f.At.String())
			assert.NotContains(t, rest, "/", "%s: %s leads nowhere from %q, %v", name, f.At, rest, f)
			if strings.HasPrefix(f.At.String(), "/plan/") {
				inPlan++
			}
		}
		assert.NotZero(t, inPlan, name)
		list, err := childprotection.Deadlines(b, c)
		require.NoError(t, err)
		for _, d := range list {
			assert.Empty(t, follow(whole, d.At.String()), "%s: %s", name, d.At)
		}
	}
}
