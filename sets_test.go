package childprotection_test

import (
	"encoding"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// closedValues calls do with the path of each value of a closed set within a record, and where it
// is.
func closedValues(v reflect.Value, path string, do func(path string, v reflect.Value)) {
	switch {
	case v.Type() == reflect.TypeFor[procedure.Subject]() || v.Type() == reflect.TypeFor[procedure.RuleID]():
	case v.Kind() == reflect.Uint8:
		do(path, v)
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			switch {
			case f.Anonymous:
				closedValues(v.Field(i), path, do)
			case f.IsExported():
				closedValues(v.Field(i), path+"/"+name, do)
			}
		}
	case v.Kind() == reflect.Slice:
		for i := range min(v.Len(), 2) {
			closedValues(v.Index(i), path+"/"+strconv.Itoa(i), do)
		}
	default:
	}
}

// What can be written is valid, and nothing else is, however a set grows.
func TestValidValues(t *testing.T) {
	type closed interface {
		encoding.TextMarshaler
		IsValid() bool
	}
	var c childprotection.Case
	fill(reflect.ValueOf(&c).Elem())
	kinds := map[string]bool{}
	closedValues(reflect.ValueOf(&c).Elem(), "", func(path string, v reflect.Value) {
		kinds[v.Type().String()] = true
		for i := range uint64(256) {
			v.SetUint(i)
			value, ok := v.Interface().(closed)
			require.True(t, ok, "%s: %s has no IsValid", path, v.Type())
			_, err := value.MarshalText()
			require.Equal(t, err == nil, value.IsValid(), "%s(%d)", v.Type(), i)
		}
	})
	assert.Greater(t, len(kinds), 20)
}

// A value outside its set cannot come from JSON, but it can be made in Go, and it is the caller's
// mistake wherever it stands.
func TestValuesOutsideTheirSet(t *testing.T) {
	kinds := map[string]bool{}
	for name, c := range shippedCases(t) {
		closedValues(reflect.ValueOf(&c).Elem(), "", func(path string, v reflect.Value) {
			was := v.Uint()
			for v.Interface().(interface{ IsValid() bool }).IsValid() { // up to the first outside the set
				v.SetUint(v.Uint() + 1)
			}
			defer v.SetUint(was)
			err := c.Validate()
			var problems procedure.Problems
			require.ErrorAs(t, err, &problems, "%s: %s", name, path)
			found := false
			for _, p := range problems {
				found = found || p.Path == path
			}
			assert.True(t, found, "%s: %s: %v", name, path, err)
			kinds[v.Type().String()] = true
		})
	}
	assert.Greater(t, len(kinds), 15)
}
