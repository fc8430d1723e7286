package childprotection_test

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// recorder fills in what a remedy asks for, as somebody would who has just done it: it knows no
// more of the rules than what a good record looks like.
type recorder struct {
	t testing.TB
	b procedure.Basis
	c *childprotection.Case
	f procedure.Finding
	s procedure.RemedyStep
	// ids are those given to new records, and round tells those of one remedy from another's.
	ids   []string
	round int
}

// recorded returns a copy of a case in which a remedy is carried out.
func recorded(t testing.TB, b procedure.Basis, c childprotection.Case, f procedure.Finding, remedy childprotection.Remedy, round int) childprotection.Case {
	t.Helper()
	c = copied(c)
	r := recorder{t: t, b: b, c: &c, f: f, round: round}
	for _, s := range remedy.Steps {
		r.s = s
		at := r.at(reflect.ValueOf(&c).Elem(), s.At.String())
		if s.New {
			require.Equal(t, reflect.Slice, at.Kind(), "%v: %v", f, s)
			at.Set(reflect.Append(at, reflect.Zero(at.Type().Elem())))
			at = at.Index(at.Len() - 1)
		}
		require.Equal(t, reflect.Struct, at.Kind(), "%v: %v", f, s)
		require.False(t, len(s.Given) == 0 && s.Fields.IsZero(), "%v: %v asks for nothing", f, s)
		for _, g := range s.Given {
			r.give(r.at(at, g.Path), g.Value)
		}
		for wanted := range s.Fields.All() {
			v := named(at, wanted.String())
			require.True(t, v.IsValid(), "%v: %v has no field %v", f, s, wanted)
			r.fill(at, v, lists(s.At), wanted.String())
		}
	}
	return c
}

// lists returns the names of the lists and records on the way to a place: "minutes versions".
func lists(at procedure.Place) string {
	var names []string
	for part := range strings.SplitSeq(at.String(), "/") {
		if _, err := strconv.Atoi(part); err != nil && part != "" {
			names = append(names, part)
		}
	}
	return strings.Join(names, " ")
}

// named returns the field of a record by its name in JSON.
func named(v reflect.Value, name string) reflect.Value {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && tag == "":
			if found := named(v.Field(i), name); found.IsValid() {
				return found
			}
		case f.IsExported() && tag == name:
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

// at returns what a JSON Pointer leads to. An item next to the last is added.
func (r *recorder) at(v reflect.Value, path string) reflect.Value {
	for part := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		if v.Kind() == reflect.Slice {
			i, err := strconv.Atoi(part)
			require.NoError(r.t, err)
			require.LessOrEqual(r.t, i, v.Len(), "%v: %s", r.f, path)
			if i == v.Len() {
				v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
			}
			v = v.Index(i)
			continue
		}
		v = named(v, part)
		require.True(r.t, v.IsValid(), "%v: %s", r.f, path)
	}
	return v
}

func (r *recorder) give(v reflect.Value, text string) {
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		require.NoError(r.t, u.UnmarshalText([]byte(text)), "%v", r.f)
		return
	}
	require.Equal(r.t, reflect.String, v.Kind(), "%v", r.f)
	v.SetString(text)
}

func (r *recorder) fill(record, v reflect.Value, in, name string) {
	list := in[strings.LastIndex(in, " ")+1:]
	switch x := v.Addr().Interface().(type) {
	case *procedure.Text:
		*x = "x"
	case *calendar.Date:
		*x = r.day(record, list, name)
	case *calendar.Period:
		*x = calendar.Weeks(4)
	case *procedure.Answer:
		*x = yes
		if slices.Contains([]string{"safetyAffected", "immediate", "fundamental", "help", "understanding", "attends", "engaged", "communicationNeed", "schoolHours"}, name) || name == "seen" && list == "visits" {
			*x = no
		}
		if id := procedure.MemberID(record.FieldByName("ID").String()); name == "key" && !r.wasThere(id) {
			*x = no
		}
	case *procedure.Person:
		x.ID = r.worker()
		if x.Role == "" && name == "officer" || name == "decidedBy" {
			x.ID = "manager"
		}
		if list == "members" || in == "minutes guests" {
			x.Role = procedure.Teacher
		}
	case *int:
		n := 0
		for _, revision := range r.c.Plan.Revisions {
			n = max(n, revision.Number)
		}
		*x = n + 1
		if list == "versions" {
			*x = 1
			for _, m := range r.c.Minutes {
				for _, version := range m.Versions {
					*x = max(*x, version.Number+1)
				}
			}
		}
	case *procedure.MemberID:
		*x = r.person(list, name)
	case *procedure.ConferenceID:
		if name == "id" {
			*x = procedure.ConferenceID(r.name("conference"))
			break
		}
		*x = r.c.Conferences[len(r.c.Conferences)-1].ID
	case *procedure.OutlineItemID:
		*x = procedure.OutlineItemID(r.name("item"))
	case *procedure.OutcomeID:
		if name == "id" {
			*x = procedure.OutcomeID(r.name("outcome"))
			break
		}
		revision := r.c.Plan.InForce(&r.c.CoreGroup, r.held())
		*x = revision.Outcomes[len(revision.Outcomes)-1].ID
	default:
		switch {
		case v.Kind() == reflect.String && name == "id":
			r.ids = append(r.ids, fmt.Sprintf("new-%d-%d", r.round, 1+len(r.ids)))
			v.SetString(r.ids[len(r.ids)-1])
		case v.Kind() == reflect.String && name == "agency":
			v.SetString(fmt.Sprint("agency-", len(r.c.Members), "-", record.FieldByName("ID").String()))
		case v.Kind() == reflect.String && name == "start":
			v.SetString("10:00")
		case v.Kind() == reflect.String && name == "role":
			v.SetString("teacher")
		case v.Kind() == reflect.Uint8:
			r.give(v, choices[list+"/"+name])
			switch {
			case r.f.Rule == procedure.RuleSupporterConsidered && name == "kind":
				r.give(v, "advocate")
			case name == "how" && r.c.Excluded(procedure.MemberID(record.FieldByName("Member").String()), r.held(), r.held()) != coregroup.NotExcluded:
				r.give(v, "excluded")
			}
		default:
			value := r.list(record, in, name)
			require.Equal(r.t, v.Type(), reflect.TypeOf(value), "%v: %s of %s", r.f, name, in)
			v.Set(reflect.ValueOf(value))
		}
	}
}
