package procedure_test

import (
	"encoding"
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// closedSet checks a closed set: n values, each with a text of its own that reads
// back; String for any value; an error, which does not quote, for any other text.
func closedSet[T interface {
	~uint8
	String() string
	encoding.TextMarshaler
}, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, n int) {
	t.Helper()
	name := reflect.TypeFor[T]().Name()
	seen := map[string]bool{}
	for i := range n {
		v := T(i)
		text, err := v.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, v.String(), string(text), name)
		assert.False(t, seen[string(text)], "%s: %q twice", name, text)
		seen[string(text)] = true
		back := T(n)
		require.Error(t, P(&back).UnmarshalText([]byte("CANARY")))
		assert.Equal(t, T(n), back, "%s: left as it was", name)
		require.NoError(t, P(&back).UnmarshalText(text), "%s %q", name, text)
		assert.Equal(t, v, back, name)
	}
	assert.Contains(t, T(n).String(), "(", "%s has %d values and no more", name, n)
	assert.Contains(t, T(255).String(), name+"(255)")
	_, err := T(n).MarshalText()
	require.Error(t, err, "%s: what is not in the set is not written", name)
	for _, text := range []string{"CANARY", "Yes", " ", "met\n", T(255).String(), "(", "null"} {
		v := T(1)
		err := P(&v).UnmarshalText([]byte(text))
		require.Error(t, err, "%s %q", name, text)
		assert.NotContains(t, err.Error(), "CANARY")
		assert.Contains(t, err.Error(), "procedure: ")
	}
	var v T
	require.Error(t, json.Unmarshal([]byte(`3`), &v), name)
}

func TestClosedSets(t *testing.T) {
	closedSet[procedure.Answer](t, 3)
	closedSet[procedure.Standing](t, 3)
	closedSet[procedure.Force](t, 5)
	closedSet[procedure.Kind](t, 5)
	closedSet[procedure.Actor](t, 14)
	closedSet[procedure.Event](t, 11)
	closedSet[procedure.Outcome](t, 10)
	closedSet[procedure.Remark](t, 13)
	closedSet[procedure.Record](t, 15)
	closedSet[procedure.SubjectKind](t, 28)
	closedSet[procedure.Priority](t, 6)
	closedSet[procedure.Field](t, int(field.WrittenNote)+1)
}

func TestRuleIDText(t *testing.T) {
	for _, r := range procedure.RuleIDs() {
		text, err := r.MarshalText()
		require.NoError(t, err)
		var back procedure.RuleID
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, r, back)
	}
	var r procedure.RuleID
	assert.Error(t, r.UnmarshalText(nil), "no rule is never read for a rule")
	assert.Error(t, r.UnmarshalText([]byte("First-Meeting")))
	assert.Equal(t, "", procedure.NoRule.String())
	assert.Equal(t, "RuleID(255)", procedure.RuleID(255).String())
}

func TestAnswerIsNeverFalseForNotRecorded(t *testing.T) {
	type record struct {
		Key procedure.Answer `json:"key,omitzero"`
	}
	assert.Equal(t, `{}`, toJSON(t, record{}))
	assert.Equal(t, `{"key":"no"}`, toJSON(t, record{procedure.No}))
	var r record
	require.NoError(t, json.Unmarshal([]byte(`{"key":"yes"}`), &r))
	assert.Equal(t, procedure.Yes, r.Key)
	assert.Error(t, json.Unmarshal([]byte(`{"key":false}`), &r))
}

func TestIDs(t *testing.T) {
	for id, ok := range map[procedure.MemberID]bool{
		"m1": true, "A": true, "9": true, "a.b_c:d-e": true, procedure.MemberID(strings.Repeat("x", 64)): true,
		"": false, procedure.MemberID(strings.Repeat("x", 65)): false, "a b": false, "a/b": false, "a@b": false, "a|b": false,
		"é": false, "a\n": false, "Ann Smith": false, "~": false, "[": false, "`": false, "{": false, "!": false,
	} {
		err := procedure.CheckID(id)
		assert.Equal(t, ok, err == nil, "%q", id)
		if len(id) > 1 && !ok {
			assert.NotContains(t, err.Error(), string(id))
		}
	}
	assert.NoError(t, procedure.CheckID(procedure.ChildID("c1")))
	assert.NoError(t, procedure.CheckID("any string"[:3]))
}

func TestRoles(t *testing.T) {
	for role, ok := range map[procedure.Role]bool{
		"parent": true, "a": true, "a-1": true, "youth-offending-worker": true, procedure.Role(strings.Repeat("x", 40)): true,
		"": false, procedure.Role(strings.Repeat("x", 41)): false, "Parent": false, "1a": false, "-a": false, "a b": false, "a_b": false, "é": false,
	} {
		assert.Equal(t, ok, role.Check() == nil, "%q", role)
	}
	family := []procedure.Role{procedure.Parent, procedure.Carer, procedure.Child, procedure.WiderFamily, procedure.Supporter}
	professional := []procedure.Role{
		procedure.SocialWorker, procedure.Chair, procedure.LineManager, procedure.TeamManager, procedure.Supervisor, procedure.ChildProtectionCoordinator,
		procedure.IndependentReviewingOfficer, procedure.ConferenceChair, procedure.LeadProfessional, procedure.HealthVisitor, procedure.Midwife,
		procedure.SchoolNurse, procedure.GP, procedure.Teacher, procedure.NurseryKeyworker, procedure.DomesticAbuseWorker,
		procedure.DrugAndAlcoholWorker, procedure.HousingSupportWorker, procedure.EarlyHelpWorker, procedure.Police, procedure.Probation,
		procedure.Advocate, procedure.Interpreter, procedure.Translator, procedure.MinuteTaker, procedure.Student, procedure.Observer,
	}
	for standing, list := range map[procedure.Standing][]procedure.Role{procedure.Family: family, procedure.Professional: professional} {
		for _, r := range list {
			assert.NoError(t, r.Check(), r)
			assert.Equal(t, standing, r.Standing(), r)
			assert.Equal(t, standing, r.StandingOr(procedure.Family), "%s: a role that is known is what it is", r)
			assert.Equal(t, standing, r.StandingOr(procedure.Professional), r)
		}
	}
	assert.Equal(t, procedure.StandingUnknown, procedure.Role("youth-worker").Standing())
	assert.Equal(t, procedure.Professional, procedure.Role("youth-worker").StandingOr(procedure.Professional))
	for role, words := range map[procedure.Role]string{
		procedure.GP: "GP", procedure.ChildProtectionCoordinator: "child protection co-ordinator", procedure.SocialWorker: "social worker",
		procedure.DrugAndAlcoholWorker: "drug and alcohol worker", "youth-worker": "youth worker",
	} {
		assert.Equal(t, words, role.Words())
	}
}

func TestLimitText(t *testing.T) {
	for text, want := range map[string]procedure.Limit{
		"not stated":          procedure.NotStated(),
		"as soon as possible": procedure.AsSoonAsPossible(),
		"10 working days":     procedure.Within(calendar.WorkingDays(10)),
		"15 days":             procedure.Within(calendar.Days(15)),
		"1 month":             procedure.Within(calendar.Months(1)),
		"-2 weeks":            procedure.Within(calendar.Weeks(-2)), // for Validate to refuse
	} {
		var l procedure.Limit
		require.NoError(t, l.UnmarshalText([]byte(text)), text)
		assert.Equal(t, want, l, text)
		assert.Equal(t, text, l.String())
	}
	for _, text := range []string{"", "soon", "asap", "As soon as possible", "10", "ten days", "10 working days ", "none"} {
		l := procedure.AsSoonAsPossible()
		err := l.UnmarshalText([]byte(text))
		require.Error(t, err, "%q", text)
		assert.Equal(t, procedure.AsSoonAsPossible(), l, "left as it was")
	}
	soon, none := procedure.AsSoonAsPossible(), procedure.NotStated()
	assert.True(t, soon.Period().IsZero(), "never a number")
	assert.True(t, none.Period().IsZero(), "never a number")
	assert.True(t, soon.IsSoon())
	assert.False(t, none.IsSoon())
	assert.True(t, none.IsZero())
	assert.False(t, soon.IsZero())
	assert.Equal(t, none, procedure.Within(calendar.Period{}))
	assert.NotEqual(t, none, procedure.Within(calendar.Days(0)))
}

func FuzzLimit(f *testing.F) {
	for _, s := range []string{"not stated", "as soon as possible", "10 working days", "1 month", "", "-3 weeks", "as soon"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var l, again procedure.Limit
		if l.UnmarshalText([]byte(s)) != nil {
			assert.Equal(t, procedure.Limit{}, l)
			return
		}
		require.NoError(t, again.UnmarshalText([]byte(l.String())))
		assert.Equal(t, l, again)
	})
}

func TestSubjectText(t *testing.T) {
	for text, want := range map[string]procedure.Subject{
		"":                  {},
		"case":              {Kind: procedure.CaseSubject},
		"all":               {Kind: procedure.AllSubjects},
		"meeting/m3":        procedure.SubjectOf(procedure.MeetingSubject, procedure.MeetingID("m3")),
		"member/p2@m3":      procedure.SubjectIn(procedure.MemberSubject, procedure.MemberID("p2"), procedure.MeetingID("m3")),
		"task/a.b:c-d_e@r2": procedure.SubjectIn(procedure.TaskSubject, "a.b:c-d_e", "r2"),
	} {
		var s procedure.Subject
		require.NoError(t, s.UnmarshalText([]byte(text)), text)
		assert.Equal(t, want, s, text)
		assert.Equal(t, text, s.String())
	}
	for _, text := range []string{"m3", "meeting", "meeting/", "case/c1", "all/x", "case@m1", "all@m1", "meeting/m3@", "meeting/a b", "meeting/m3@a/b", "meeting/a/b", "CANARY/x", "/m3", "@m3", "meeting/m3@x@y"} {
		s := procedure.Subject{Kind: procedure.CaseSubject}
		err := s.UnmarshalText([]byte(text))
		require.Error(t, err, "%q", text)
		assert.NotContains(t, err.Error(), "CANARY")
		assert.Equal(t, procedure.Subject{Kind: procedure.CaseSubject}, s, "left as it was")
	}
	list := []procedure.Subject{
		{}, {Kind: procedure.CaseSubject}, procedure.SubjectOf(procedure.MemberSubject, "b"),
		procedure.SubjectIn(procedure.MemberSubject, "b", "m1"), procedure.SubjectIn(procedure.MemberSubject, "a", "m2"),
		procedure.SubjectOf(procedure.MeetingSubject, "a"),
	}
	for i := range list {
		for j := range list {
			assert.Equal(t, i < j, list[i].Compare(list[j]) < 0, "%v and %v", list[i], list[j])
			assert.Equal(t, i == j, list[i].Compare(list[j]) == 0)
		}
	}
}

func TestFields(t *testing.T) {
	var s procedure.Fields
	assert.True(t, s.IsZero())
	assert.Equal(t, "", s.String())
	assert.Equal(t, "[]", toJSON(t, s))
	for f := procedure.Field(field.None) + 1; f <= field.WrittenNote; f++ {
		require.False(t, s.Has(f))
		s.Add(f)
		require.True(t, s.Has(f))
		require.Equal(t, int(f), s.Len())
	}
	less := s
	less.Remove(field.Due)
	less.Remove(procedure.Field(255))
	assert.Equal(t, s.Len()-1, less.Len())
	assert.False(t, less.Has(field.Due))
	s.Add(field.None)
	s.Add(procedure.Field(255))
	assert.Equal(t, int(field.WrittenNote), s.Len())
	assert.False(t, s.Has(field.None))
	assert.False(t, s.Has(procedure.Field(255)))
	for range s.All() {
		break
	}
	var back procedure.Fields
	require.NoError(t, json.Unmarshal([]byte(toJSON(t, s)), &back))
	assert.Equal(t, s, back)

	two := procedure.FieldsOf(field.Purpose, field.Due)
	assert.Equal(t, procedure.FieldsOf(field.Due, field.Purpose, field.Due), two)
	assert.Equal(t, "due, purpose", two.String())
	assert.Equal(t, `["due","purpose"]`, toJSON(t, two))
	for _, bad := range []string{`["CANARY"]`, `{}`, `[1]`, `"due"`} {
		err := json.Unmarshal([]byte(bad), &back)
		require.Error(t, err, bad)
		assert.NotContains(t, err.Error(), "CANARY")
	}
}

func TestPlace(t *testing.T) {
	task := procedure.Place{}.Item(field.Tasks, 3)
	assert.Equal(t, "/tasks/3", task.String())
	assert.Equal(t, "/tasks/3/measureOfFailure", task.Field(field.MeasureOfFailure).String())
	inCase := task.Under(procedure.Place{}.Field(field.Plan).Item(field.Revisions, 0))
	assert.Equal(t, "/plan/revisions/0/tasks/3", inCase.String())
	assert.Equal(t, "", procedure.Place{}.String())
	assert.True(t, procedure.Place{}.IsZero())
	assert.False(t, task.IsZero())

	for _, text := range []string{"", "/tasks", "/tasks/0", "/tasks/12/history/3/date", "/plan/revisions/0/tasks/3/due", "/tasks/2147483646", "/id/id/id/id/id/id/id/id"} {
		var p procedure.Place
		require.NoError(t, p.UnmarshalText([]byte(text)), text)
		assert.Equal(t, text, p.String())
	}
	for _, text := range []string{"tasks", "/", "/CANARY", "/0", "/tasks/01", "/tasks/-1", "/tasks/1/2", "//tasks", "/tasks/", "/tasks/2147483647", "/tasks/+1", "/tasks/0/tasks/0/tasks/0/tasks/0/tasks/0", "/id/id/id/id/id/id/id/id/id"} {
		p := task
		err := p.UnmarshalText([]byte(text))
		require.Error(t, err, "%q", text)
		assert.NotContains(t, err.Error(), "CANARY")
		assert.Equal(t, task, p, "left as it was")
	}
	assert.Equal(t, "/tasks", procedure.Place{}.Item(field.Tasks, -1).String())
	assert.Equal(t, "/tasks/2147483646", procedure.Place{}.Item(field.Tasks, math.MaxInt).String(), "never wrapped round")
	assert.Equal(t, task, task.Field(field.None))
	many := task
	for range 9 {
		many = many.Item(field.Tasks, 7)
	}
	assert.Equal(t, "/tasks/3/tasks/7/tasks/7/tasks/7", many.String(), "no record has as many lists within each other")
	deep := task
	for range 20 {
		deep = deep.Field(field.ID)
	}
	assert.Equal(t, "/tasks/3/id/id/id/id/id/id/id", deep.String(), "no record is as deep")
}

// Nth is to an item what Item is to its list, however deep, and even for what is no position.
func TestPlaceNth(t *testing.T) {
	var p procedure.Place
	for _, list := range []procedure.Field{field.Minutes, field.Versions, field.Sendings, field.NotFor} {
		for _, i := range []int{0, 1, 8, 1 << 30, 1<<31 - 2} {
			assert.Equal(t, p.Item(list, i), p.Item(list, 3).AtIndex(i), "%s %d", list, i)
			assert.Equal(t, p.Item(list, i).Field(field.On), p.Item(list, 3).Field(field.On).AtIndex(i), "the field of another item")
		}
		assert.Equal(t, p.Item(list, 0), p.Item(list, 3).AtIndex(-1))
		assert.Equal(t, p.Item(list, 1<<31-2), p.Item(list, 3).AtIndex(math.MaxInt))
		p = p.Item(list, 5)
	}
	assert.Equal(t, procedure.Place{}.Field(field.Plan), procedure.Place{}.Field(field.Plan).AtIndex(4), "no item")
}

func TestFieldsAnd(t *testing.T) {
	var names procedure.Fields
	for f := range procedure.Field(255) {
		names.Add(f)
	}
	assert.Greater(t, names.Len(), 200)
	i := 0
	for f := range names.All() {
		one := procedure.FieldsOf(f)
		assert.Equal(t, one, names.And(one))
		assert.True(t, names.Has(f))
		i++
		without := names
		without.Remove(f)
		assert.False(t, without.Has(f))
		assert.Equal(t, names.Len()-1, without.Len())
		assert.True(t, without.And(one).IsZero())
		assert.Equal(t, procedure.NotMet, one.Outcome())
	}
	assert.Equal(t, names.Len(), i)
	before := names
	names.Remove(255)
	assert.Equal(t, before, names)
}
