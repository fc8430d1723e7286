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

// find walks the JSON of a record to where a path leads.
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

func TestValidate(t *testing.T) {
	m1 := func(change func(m *minutes.Minutes)) func(c *file) { return in("m1", change) }
	for _, tc := range []struct {
		why    string
		change func(c *file)
		path   string
	}{
		{"a meeting that there is not", m1(func(m *minutes.Minutes) { m.Meeting = "m9" }), "/minutes/0/meeting"},
		{"two sets for one meeting", m1(func(m *minutes.Minutes) { m.Meeting = "m2" }), "/minutes/1/meeting"},
		{"a meeting that was cancelled", func(c *file) { c.meeting("m1").Held = no }, "/minutes/0/meeting"},
		{"a meeting whose holding is not recorded", func(c *file) { c.meeting("m1").Held = 0 }, "/minutes/0/meeting"},
		{"an author's id", m1(func(m *minutes.Minutes) { m.Author.ID = "the worker" }), "/minutes/0/author/id"},
		{"a chair's id", m1(func(m *minutes.Minutes) { m.Chair = "the chair" }), "/minutes/0/chair"},
		{"a child that there is not", m1(func(m *minutes.Minutes) { m.Children = kids("c1", "c9") }), "/minutes/0/children/1"},
		{"someone unknown in the attendance", m1(func(m *minutes.Minutes) { m.Attendance[0].Member = "stranger" }), "/minutes/0/attendance/0/member"},
		{"a member twice in a sitting", m1(func(m *minutes.Minutes) { m.Attendance[1].Member = "mother" }), "/minutes/0/attendance/1/member"},
		{"a member twice, by the day of the sitting", m1(func(m *minutes.Minutes) {
			m.Attendance[1].Member, m.Attendance[1].Sitting = "mother", day("2026-06-11")
		}), "/minutes/0/attendance/1/member"},
		{"a member twice, of several sittings", func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-12"), day("2026-06-11")}
			c.of("m1").Attendance[1].Member, c.of("m1").Attendance[1].Sitting = "mother", day("2026-06-11")
		}, "/minutes/0/attendance/1/member"},
		{"a sitting that there was not", m1(func(m *minutes.Minutes) { m.Attendance[0].Sitting = day("2026-06-12") }), "/minutes/0/attendance/0/sitting"},
		{"a way of attending", m1(func(m *minutes.Minutes) { m.Attendance[0].How = 99 }), "/minutes/0/attendance/0/how"},
		{"who spoke for someone", m1(func(m *minutes.Minutes) { m.Attendance[0].By.Role = "A Role" }), "/minutes/0/attendance/0/by/role"},
		{"a guest's id", m1(func(m *minutes.Minutes) { m.Guests[0].Person.ID = "a guest" }), "/minutes/0/guests/0/person/id"},
		{"a guest twice", m1(func(m *minutes.Minutes) { m.Guests = append(m.Guests, m.Guests[0]) }), "/minutes/0/guests/1/person/id"},
		{"a guest at no sitting", m1(func(m *minutes.Minutes) { m.Guests[0].Sitting = day("2026-07-01") }), "/minutes/0/guests/0/sitting"},
		{"a matter twice, in two lists", m1(func(m *minutes.Minutes) { m.Matters[0].ID = "w1" }), "/minutes/0/matters/0/id"},
		{"a matter about nothing that there is", m1(func(m *minutes.Minutes) { m.Matters[0].About[0].ID = "an outcome" }), "/minutes/0/matters/0/about/0"},
		{"a matter about no subject", m1(func(m *minutes.Minutes) { m.Matters[0].About[0] = procedure.Subject{} }), "/minutes/0/matters/0/about/0"},
		{"whom a matter concerns", m1(func(m *minutes.Minutes) { m.Worries[1].Children = kids("c9") }), "/minutes/0/worries/1/children/0"},
		{"whom a matter is not for", m1(func(m *minutes.Minutes) { m.Worries[1].NotFor = ids("a name") }), "/minutes/0/worries/1/notFor/0"},
		{"two contributions of one", m1(func(m *minutes.Minutes) { m.Contributions[1].Member = "worker" }), "/minutes/0/contributions/1/member"},
		{"whom a contribution is not for", m1(func(m *minutes.Minutes) { m.Contributions[1].NotFor = ids("") }), "/minutes/0/contributions/1/notFor/0"},
		{"a view twice", m1(func(m *minutes.Minutes) { m.Views[1].ID = "v1" }), "/minutes/0/views/1/id"},
		{"a view of no child", m1(func(m *minutes.Minutes) { m.Views[1].Child = "c9" }), "/minutes/0/views/1/child"},
		{"a way of views", m1(func(m *minutes.Minutes) { m.Views[1].Way = 99 }), "/minutes/0/views/1/way"},
		{"whom a view is not for", m1(func(m *minutes.Minutes) { m.Views[1].NotFor = ids("a name") }), "/minutes/0/views/1/notFor/0"},
		{"an outcome twice", m1(func(m *minutes.Minutes) { m.Progress = append(m.Progress, m.Progress[0]) }), "/minutes/0/progress/1/outcome"},
		{"a status of progress", m1(func(m *minutes.Minutes) { m.Progress[0].Status = 99 }), "/minutes/0/progress/0/status"},
		{"whom progress concerns", m1(func(m *minutes.Minutes) { m.Progress[0].Children = kids("c9") }), "/minutes/0/progress/0/children/0"},
		{"an exclusion that there is not", m1(func(m *minutes.Minutes) { m.Exclusions = []coregroup.ExclusionID{"x9"} }), "/minutes/0/exclusions/0"},
		{"an action twice", m1(func(m *minutes.Minutes) { m.Actions[1].ID = m.Actions[0].ID }), "/minutes/0/actions/1/id"},
		{"who is responsible", m1(func(m *minutes.Minutes) { m.Actions[1].Responsible.ID = "a name" }), "/minutes/0/actions/1/responsible/id"},
		{"carried over from itself", m1(func(m *minutes.Minutes) { m.Actions[1].CarriedFrom = "m1" }), "/minutes/0/actions/1/carriedFrom"},
		{"carried over from no meeting", m1(func(m *minutes.Minutes) { m.Actions[1].CarriedFrom = "m9" }), "/minutes/0/actions/1/carriedFrom"},
		{"an action's status", m1(func(m *minutes.Minutes) { m.Actions[1].Status = 99 }), "/minutes/0/actions/1/status"},
		{"whom an action concerns", m1(func(m *minutes.Minutes) { m.Actions[1].Children = kids("c9") }), "/minutes/0/actions/1/children/0"},
		{"actions, and none", m1(func(m *minutes.Minutes) { m.NoActions = yes }), "/minutes/0/noActions"},
		{"a time of day", m1(func(m *minutes.Minutes) { m.Agreed[0].Start = "9:30" }), "/minutes/0/agreed/0/start"},
		{"an hour that there is not", m1(func(m *minutes.Minutes) { m.Agreed[0].Start = "25:30" }), "/minutes/0/agreed/0/start"},
		{"who brought the plan", m1(func(m *minutes.Minutes) { m.Brought.By.ID = "a name" }), "/minutes/0/brought/by/id"},
		{"who is encouraged", m1(func(m *minutes.Minutes) { m.Encouragements = []minutes.Encouragement{{}} }), "/minutes/0/encouragements/0/for"},
		{"who encourages", m1(func(m *minutes.Minutes) {
			m.Encouragements = []minutes.Encouragement{{For: "father", By: procedure.Person{ID: "a name"}}}
		}), "/minutes/0/encouragements/0/by/id"},
		{"reviewed for no conference", m1(func(m *minutes.Minutes) { m.Reviewed[0].Conference = "k9" }), "/minutes/0/reviewed/0/conference"},
		{"a version without a number", m1(func(m *minutes.Minutes) { m.Versions[0].Number = 0 }), "/minutes/0/versions/0/number"},
		{"a version twice", m1(func(m *minutes.Minutes) { m.Versions = append(m.Versions, minutes.Version{Number: 1}) }), "/minutes/0/versions/1/number"},
		{"a correction of none", m1(func(m *minutes.Minutes) { m.Versions[0].Corrects = 7 }), "/minutes/0/versions/0/corrects"},
		{"a correction of itself", m1(func(m *minutes.Minutes) { m.Versions[0].Corrects = 1 }), "/minutes/0/versions/0/corrects"},
		{"whom a version concerns", m1(func(m *minutes.Minutes) { m.Versions[0].Children = kids("c9") }), "/minutes/0/versions/0/children/0"},
		{"a sending twice", m1(func(m *minutes.Minutes) { m.Versions[0].Sendings[1].ID = "to-mother" }), "/minutes/0/versions/0/sendings/1/id"},
		{"to whom it was sent", m1(func(m *minutes.Minutes) { m.Versions[0].Sendings[1].To.ID = "a name" }), "/minutes/0/versions/0/sendings/1/to/id"},
		{"who decided", m1(func(m *minutes.Minutes) { m.Versions[0].Sendings[1].DecidedBy.ID = "a name" }), "/minutes/0/versions/0/sendings/1/decidedBy/id"},
		{"how much", m1(func(m *minutes.Minutes) { m.Versions[0].Sendings[1].Extent = 99 }), "/minutes/0/versions/0/sendings/1/extent"},
	} {
		c := whole()
		tc.change(c)
		var problems procedure.Problems
		require.ErrorAs(t, minutes.Validate(c.list, c.g, c.t), &problems, tc.why)
		require.Len(t, problems, 1, "%s: %v", tc.why, problems)
		assert.Equal(t, tc.path, problems[0].Path, tc.why)
	}
	c := whole()
	c.of("m1").Guests = append(c.of("m1").Guests, minutes.Guest{}, minutes.Guest{})
	c.of("m1").Versions[0].Sendings[0].To = procedure.Person{ID: "stranger"}
	c.of("m1").Attendance[0].Sitting = day("2026-06-11")
	c.meeting("m2").Sittings = []calendar.Date{day("2026-07-20"), day("2026-07-21")}
	c.of("m2").Attendance = append(c.of("m2").Attendance, minutes.Attendance{Member: "mother", Sitting: day("2026-07-21")})
	assert.NoError(t, minutes.Validate(c.list, c.g, c.t), "a guest, an unknown recipient and a second sitting are facts")
	c.of("m1").Chair, c.of("m2").NoActions = "the chair", yes
	var problems procedure.Problems
	require.ErrorAs(t, minutes.Validate(c.list, c.g, c.t), &problems)
	assert.Len(t, problems, 2, "all of them at once")
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
				for field := range f.Missing.All() {
					missing[field.String()] = true
					assert.Contains(t, known, field.String(), f.String())
				}
			}
		}
	}
	assert.Greater(t, len(missing), 25)
}
