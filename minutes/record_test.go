package minutes_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/schedule"
)

// full has something in every field.
func full() *file {
	c := whole()
	c.exclude("2026-07-01")
	c.meeting("m2").Sittings = []calendar.Date{day("2026-07-20"), day("2026-07-21")}
	c.meeting("m2").Distressing = []schedule.DistressingItem{{ID: "i1", For: "mother", What: "CANARY"}}
	m := c.of("m2")
	m.Children = kids("c1", "c2")
	m.Attendance[0].Sitting = day("2026-07-21")
	m.Attendance[1] = minutes.Attendance{Member: "father", How: minutes.Represented, By: procedure.Person{Role: procedure.Advocate, ID: "adv"}, WrittenNote: no}
	m.Guests = []minutes.Guest{{Person: procedure.Person{Role: procedure.Student, ID: "stu"}, Sitting: day("2026-07-20")}}
	m.Matters[0].By, m.Matters[0].Children, m.Matters[0].NotFor = procedure.Family, kids("c1"), ids("father")
	m.Contributions[0].Children, m.Contributions[0].NotFor = kids("c1"), ids("father")
	m.Views[0].NotFor = ids("father")
	m.Progress[0] = minutes.Progress{Outcome: "o1", Status: minutes.NoProgress, Description: "CANARY", Response: "CANARY", Children: kids("c1"), NotFor: ids("father")}
	m.Exclusions = []coregroup.ExclusionID{"x1"}
	m.Actions[0] = minutes.Action{ID: "a1", Description: "CANARY", Responsible: procedure.Person{ID: "worker"}, Due: day("2026-08-01"), Timescale: "CANARY", CarriedFrom: "m1", Status: minutes.Open, Children: kids("c1"), NotFor: ids("father")}
	m.Brought.By = procedure.Person{ID: "worker"}
	m.Encouragements = []minutes.Encouragement{{For: "father", Decision: yes, By: procedure.Person{ID: "worker"}, On: day("2026-07-20")}}
	m.Versions = append(m.Versions, minutes.Version{Number: 2, Written: day("2026-07-25"), Corrects: 1, Reason: "CANARY", Children: kids("c1"), NotFor: ids("father"), Sendings: []minutes.Sending{
		{ID: "s2", To: procedure.Person{Role: procedure.GP, ID: "dr"}, On: day("2026-07-26"), Route: schedule.Post, Extent: minutes.InFull, DecidedBy: procedure.Person{ID: "p9"}, DecidedOn: day("2026-07-25")},
	}})
	c.of("m3").Actions, c.of("m3").NoActions = nil, yes
	return c
}

func TestJSON(t *testing.T) {
	c := full()
	require.NoError(t, minutes.Validate(c.list, c.g, c.t))
	data, err := json.Marshal(c.list)
	require.NoError(t, err)
	for _, read := range []func(*[]minutes.Minutes) error{
		func(back *[]minutes.Minutes) error { return json.Unmarshal(data, back) },
		func(back *[]minutes.Minutes) error { return procedure.ReadJSON(data, back) },
	} {
		var back []minutes.Minutes
		require.NoError(t, read(&back))
		assert.Equal(t, c.list, back)
	}
	data, err = json.Marshal(minutes.Minutes{Meeting: "m1"})
	require.NoError(t, err)
	assert.Equal(t, `{"meeting":"m1"}`, string(data), "what is absent is left out")
	data, err = json.Marshal(c.of("m2").Versions[1].Sendings[0])
	require.NoError(t, err)
	assert.Equal(t, `{"id":"s2","to":{"role":"gp","id":"dr"},"on":"2026-07-26","route":"post","extent":"in full","decidedBy":{"id":"p9"},"decidedOn":"2026-07-25"}`, string(data))
}

// walk follows the JSON of a record to where a path leads.
func walk(t *testing.T, record any, path string) any {
	t.Helper()
	data, err := json.Marshal(record)
	require.NoError(t, err)
	var at any
	require.NoError(t, json.Unmarshal(data, &at))
	var place procedure.Place
	require.NoError(t, place.UnmarshalText([]byte(path)))
	for _, part := range bytes.Split([]byte(path), []byte("/"))[1:] {
		switch v := at.(type) {
		case map[string]any:
			require.Contains(t, v, string(part), path)
			at = v[string(part)]
		case []any:
			var i int
			_, err := fmt.Sscan(string(part), &i)
			require.NoError(t, err)
			require.Less(t, i, len(v), path)
			at = v[i]
		}
	}
	return at
}

// Where a finding is, there is a record.
func TestPathsLeadToTheRecord(t *testing.T) {
	c := full()
	record := map[string]any{"minutes": c.list, "meetings": c.t.Meetings, "members": c.g.Members}
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()} {
		for _, f := range all(basis(now, p), c) {
			if !f.At.IsZero() {
				assert.NotNil(t, walk(t, record, f.At.String()), f.String())
			}
		}
	}
}

func TestNothingWrittenGetsOut(t *testing.T) {
	c := full()
	m := c.of("m2")
	b := nottinghamshire(now)
	toCome(c)
	form := minutes.Agenda(b, c.g, c.t, c.list, c.p, "m3", coregroup.Recipient{ID: "worker"}, minutes.ForChair)
	require.NotEmpty(t, form.Items)
	var out bytes.Buffer
	single := []any{*m, m, m.Matters[0], m.Previous, m.Contributions[0], m.Views[0], m.Progress[0], m.Actions[0], m.Agreed[0], m.Versions[1], m.Versions[1].Sendings[0], m.Attendance[0], form, form.Items[1]}
	for _, v := range append(single, c.list, m.Matters, m.Versions, form.Items, minutes.CirculationList(b, c.g, c.t, c.list, "m2")) {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		slog.New(slog.NewTextHandler(&out, nil)).Info("m", "v", v)
	}
	for _, v := range single {
		slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "v", v)
	}
	for _, f := range all(b, c) {
		fmt.Fprintln(&out, f, f.Key(), f.Path())
		slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "v", f)
	}
	m.Meeting, m.Views[0].Child, m.Agreed[0].Start, m.Versions[1].Sendings[0].To.ID = "CANARY one", "CANARY", "CANARY", "CANARY two"
	err := minutes.Validate(c.list, c.g, c.t)
	require.Error(t, err)
	fmt.Fprintln(&out, err)
	assert.NotContains(t, out.String(), "CANARY")
}

func TestLogValues(t *testing.T) {
	m := full().of("m2")
	for want, v := range map[string]slog.LogValuer{
		"[meeting=m2 written=2026-07-23]":    m,
		"t1":                                 m.Matters[0],
		"[reviewed=yes accurate=yes]":        m.Previous,
		"worker":                             m.Contributions[0],
		"[id=v1 child=c1 on=2026-07-20]":     m.Views[0],
		"[outcome=o1 status=no progress]":    m.Progress[0],
		"[id=a1 due=2026-08-01 status=open]": m.Actions[0],
		"[date=2026-08-24 start=10:00]":      m.Agreed[0],
		"[number=2 written=2026-07-25]":      m.Versions[1],
		"[meeting=m4 for=worker items=0]":    minutes.Form{Meeting: "m4", For: "worker"},
		"[kind=carried action id=a1]":        minutes.Item{Kind: minutes.CarriedAction, ID: "a1", Text: "x"},
	} {
		assert.Equal(t, want, v.LogValue().String())
	}
}

// closed checks that the values of a closed set read back from their texts, and that no other
// text does.
func closed[T interface {
	~uint8
	String() string
	MarshalText() ([]byte, error)
}](t *testing.T, last T) {
	t.Helper()
	for v := T(0); v <= last; v++ {
		data, err := json.Marshal(v)
		require.NoError(t, err)
		back := T(0)
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, v, back)
	}
	assert.Contains(t, (last + 1).String(), "(")
	_, err := (last + 1).MarshalText()
	assert.Error(t, err)
	err = json.Unmarshal([]byte(`"CANARY"`), new(T))
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "CANARY")
}

func TestClosedSets(t *testing.T) {
	closed(t, minutes.Present)
	closed(t, minutes.OtherWay)
	closed(t, minutes.Dropped)
	closed(t, minutes.Achieved)
	closed(t, minutes.InPart)
	closed(t, minutes.ForChair)
	closed(t, minutes.ChairPrompt)
}

// names collects the JSON names of a record and of those within it.
func names(t reflect.Type, into map[string]bool) {
	switch t.Kind() {
	case reflect.Slice:
		names(t.Elem(), into)
	case reflect.Struct:
		for i := range t.NumField() {
			if tag, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); tag != "" && !into[tag] {
				into[tag] = true
				names(t.Field(i).Type, into)
			}
		}
	default:
	}
}

// What a finding says is missing is a field that the records have.
func TestWhatIsMissingIsAField(t *testing.T) {
	known := map[string]bool{"minutes": true}
	names(reflect.TypeFor[minutes.Minutes](), known)
	names(reflect.TypeFor[coregroup.Member](), known)
	missing := map[string]bool{}
	for seed := range uint64(300) {
		c := disturb(rand.New(rand.NewPCG(seed, 2)))
		if seed%10 == 0 {
			for i := range c.list {
				c.list[i] = minutes.Minutes{Meeting: c.list[i].Meeting, Actions: []minutes.Action{{ID: "a"}}, Agreed: []minutes.AgreedMeeting{{}}, Matters: []minutes.Matter{{ID: "t"}}}
			}
		}
		for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()} {
			for _, f := range all(basis(now, p), c) {
				for wanted := range f.Missing.All() {
					missing[wanted.String()] = true
					assert.Contains(t, known, wanted.String(), f.String())
				}
			}
		}
	}
	assert.Greater(t, len(missing), 25)
}
