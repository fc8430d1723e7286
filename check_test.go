package childprotection_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/check"
)

// damages calls do with each way in which a field or list is damaged that is, and puts back what was
// there.
func damages(v reflect.Value, do func(how string)) {
	was := reflect.ValueOf(v.Interface())
	put := func(how string, to any) {
		v.Set(reflect.ValueOf(to).Convert(v.Type()))
		do(how)
		v.Set(was)
	}
	switch {
	case isDate(v):
		put("no day", calendar.Date{})
		put("an early day", day("2001-01-01"))
		put("a late day", day("2099-01-01"))
	case v.Type() == reflect.TypeFor[calendar.Period]():
		put("no day long", calendar.Days(-1))
	case v.Type() == reflect.TypeFor[procedure.Subject]():
		put("no subject", procedure.Subject{})
		put("a subject with no id", procedure.Subject{Kind: procedure.SubjectKind(3)})
	case v.Kind() == reflect.String:
		put("nothing", "")
		put("no id", "a b")
		put("an id of nothing", "nobody")
		put("too long", strings.Repeat("x", 65))
	case v.Kind() == reflect.Slice && v.Len() > 0:
		put("empty", reflect.Zero(v.Type()).Interface())
		twice := reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, v.Len()+1), v)
		put("the first twice", reflect.Append(twice, v.Index(0)).Interface())
	case v.Kind() == reflect.Int:
		put("negative", -1)
		put("another", 7)
	case v.Kind() == reflect.Uint8:
		put("not recorded", 0)
		put("the next", was.Uint()+1)
		put("outside the set", 99)
	default: // an empty list
	}
}

// checkedTwice returns what is wrong with a case where the quick way has no say: something else is
// wrong too, that is put before it and taken away again.
func checkedTwice(t *testing.T, v *check.Checker, c *childprotection.Case) error {
	const other = "/0"
	var ps procedure.Problems
	require.ErrorAs(t, v.Run(func(v *check.Checker) {
		v.Add(v.Root().To(other), "must be taken away")
		c.Check(v)
	}), &ps)
	require.Equal(t, other, ps[0].Path)
	return ps[1:].OrNil()
}

// A case is checked quickly to find out whether anything is wrong, and once more to tell what.
// Both find the same, whatever one thing is damaged in a case in which nothing is wrong, and
// whether the checker is new or has just seen another case.
func TestBothWaysOfCheckingAgree(t *testing.T) {
	cases := shippedCases(t)
	cases["a year"] = year(size{members: 5, meetings: 3, tasks: 3, visits: 4})
	wrong, right, draw := 0, 0, rand.New(rand.NewPCG(3, 1))
	var kept check.Checker
	for name, c := range cases {
		c = copied(c)
		require.NoError(t, c.Validate(), name)
		require.NoError(t, checkedTwice(t, &kept, &c), name)
		for i, v := range leaves(nil, reflect.ValueOf(&c).Elem()) {
			if i%5 != len(name)%5 || !drawn(draw) {
				continue // one in five of each case is enough: there are many of each kind
			}
			damages(v, func(how string) {
				calls := 0
				quick := kept.Run(func(v *check.Checker) {
					calls++
					c.Check(v)
				})
				require.Equal(t, checkedTwice(t, &kept, &c), quick, "%s: field %d, a %s: %s", name, i, v.Type(), how)
				require.Equal(t, quick != nil, calls == 2, "%s: field %d, a %s: %s", name, i, v.Type(), how)
				if quick == nil {
					right++
				} else {
					wrong++
				}
			})
		}
		require.NoError(t, c.Validate(), "%s: all was put back", name)
	}
	assert.Greater(t, wrong, share(4500))
	assert.Greater(t, right, share(9000))
}

// Cases with this and that changed are as well or as badly off either way.
func TestBothWaysOfCheckingAgreeOnVariedCases(t *testing.T) {
	wrong := 0
	for seed := range uint64(500) {
		c := varied(seed)
		var v check.Checker
		err := c.Validate()
		require.Equal(t, checkedTwice(t, &v, &c), err, "seed %d", seed)
		if err != nil {
			wrong++
		}
	}
	assert.Greater(t, wrong, 100)
}
