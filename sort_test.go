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
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
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
