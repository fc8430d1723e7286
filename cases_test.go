package childprotection_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// shippedFiles returns the cases that come with the review example, as they stand in their files,
// by name.
func shippedFiles(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("examples/review/cases/*.json")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(names), 7)
	files := map[string][]byte{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		files[strings.TrimSuffix(filepath.Base(name), ".json")] = data
	}
	return files
}

// shippedCases returns them as they are read.
func shippedCases(t testing.TB) map[string]childprotection.Case {
	t.Helper()
	cases := map[string]childprotection.Case{}
	for name, data := range shippedFiles(t) {
		c, err := childprotection.ParseCase(data)
		require.NoError(t, err, name)
		cases[name] = c
	}
	return cases
}

// copied returns a record that shares no slice with another.
func copied[T any](from T) T {
	to := from
	unshare(reflect.ValueOf(&to).Elem())
	return to
}

func unshare(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				unshare(v.Field(i))
			}
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		v.Set(own)
		for i := range own.Len() {
			unshare(own.Index(i))
		}
	default:
	}
}

// leaves returns what in a record can be changed: each field that holds no others, and each list.
func leaves(list []reflect.Value, v reflect.Value) []reflect.Value {
	switch {
	case isDate(v), v.Type() == reflect.TypeFor[procedure.Subject](), v.Type() == reflect.TypeFor[calendar.Period]():
		return append(list, v)
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				list = leaves(list, v.Field(i))
			}
		}
	case v.Kind() == reflect.Slice:
		list = append(list, v)
		for i := range v.Len() {
			list = leaves(list, v.Index(i))
		}
	default:
		list = append(list, v)
	}
	return list
}

func isDate(v reflect.Value) bool { return v.Type() == reflect.TypeFor[calendar.Date]() }

// spoil changes a case as bytes say, four for each change: which of its fields, and to what. Much
// of it still holds together, some does not.
func spoil(c *childprotection.Case, bytes []byte) {
	var list []reflect.Value
	for ; len(bytes) >= 4; bytes = bytes[4:] {
		if list == nil {
			list = leaves(nil, reflect.ValueOf(c).Elem())
		}
		v, n := list[(int(bytes[0])<<8|int(bytes[1]))%len(list)], int(bytes[2])<<8|int(bytes[3])
		people := []string{"m0", "m1", "m2", "m4", "manager", "stranger", "", "c0"}
		switch {
		case isDate(v):
			days := []calendar.Date{{}, day("0001-01-01"), day("9999-12-31"), day("2100-12-31")}
			for i := range 28 {
				days = append(days, started.AddDays(n%29*11+i))
			}
			v.Set(reflect.ValueOf(days[n>>8%len(days)%len(days)]))
		case v.Type() == reflect.TypeFor[calendar.Period]():
			v.Set(reflect.ValueOf(calendar.Days(n % 20)))
		case v.Type() == reflect.TypeFor[procedure.Subject]():
			v.Set(reflect.ValueOf(procedure.Subject{Kind: procedure.SubjectKind(n % 12), ID: people[n>>8%8]}))
		case v.Type() == reflect.TypeFor[procedure.MemberID]():
			v.SetString(people[n%8])
		case v.Type() == reflect.TypeFor[procedure.Role]():
			v.SetString([]string{"parent", "child", "social-worker", "teacher", "auntie", "police", "", "line-manager"}[n%8])
		case v.Type() == reflect.TypeFor[procedure.Text]():
			v.SetString([]string{"", " \t", "y"}[n%3])
		case v.Type() == reflect.TypeFor[procedure.RuleID]():
			v.SetUint(uint64(n % 256))
		case v.Kind() == reflect.Uint8:
			v.SetUint(uint64(n % 6))
		case v.Kind() == reflect.Int:
			v.SetInt(int64(n%5 - 1))
		case v.Kind() == reflect.String && n%4 == 0:
			v.SetString([]string{"", "c0", "c1", "g0", "o1", "k1"}[n/4%6])
		case v.Kind() == reflect.Slice && v.Len() > 0:
			list = nil // the fields of the case are others now
			at := n % v.Len()
			switch n >> 8 % 8 {
			case 0: // twice
				v.Set(reflect.Append(v, v.Index(at)))
			case 1:
				v.SetZero()
			default:
				v.Set(reflect.AppendSlice(v.Slice3(0, at, at), v.Slice(at+1, v.Len())))
			}
		}
	}
}

// varied returns a small case, the same for the same seed, with a few things in it changed.
func varied(seed uint64) childprotection.Case {
	r := rand.New(rand.NewPCG(seed, 8))
	c := year(size{members: 2 + r.IntN(5), meetings: 1 + r.IntN(3), tasks: r.IntN(4), visits: r.IntN(5)})
	changes := make([]byte, 4*r.IntN(8))
	for i := range changes {
		changes[i] = byte(r.Uint32())
	}
	c = copied(c)
	spoil(&c, changes)
	return c
}

func toJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	return string(data)
}
