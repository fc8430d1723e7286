package childprotection_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// canary stands for what nobody but those who may read the case is to see.
const canary = "CANARY"

// sung is a year in which every record that holds words is there, and every word is the canary.
func sung() childprotection.Case {
	c := ofEachKind(year(aYear))
	for _, v := range leaves(nil, reflect.ValueOf(&c).Elem()) {
		if v.Type() == reflect.TypeFor[procedure.Text]() {
			v.SetString(canary + " wrote this")
		}
	}
	return c
}

// ofEachKind returns a case to which records of each kind that it lacks are added.
func ofEachKind(c childprotection.Case) childprotection.Case {
	person := procedure.Person{Role: procedure.TeamManager, ID: "manager"}
	c.Exclusions = []coregroup.Exclusion{{
		ID: "x", Member: "m0", DecidedOn: started.AddDays(60), DecidedBy: person, Reasons: "x",
		Informed: coregroup.Alternative{NotAppropriate: yes, Reason: "x"}, Contributing: coregroup.Alternative{NotAppropriate: yes, Reason: "x"},
	}}
	c.Members = append(c.Members, coregroup.Member{
		ID: "former", Roles: []procedure.Role{procedure.Teacher}, Periods: []coregroup.Membership{{Joined: started, JoinedReason: "x", Left: started.AddDays(50), LeftReason: "x"}},
	}, coregroup.Member{ID: "absent", Roles: []procedure.Role{procedure.Parent}, NotMember: yes, NotMemberReason: "x"})
	for i := range c.Meetings {
		c.Meetings[i].Distressing = []schedule.DistressingItem{{ID: "d", What: "x", For: "m4", RaisedOn: started}}
	}
	for i := range c.Minutes {
		m := &c.Minutes[i]
		m.Worries, m.SupportRight = []minutes.Matter{{ID: "wo", Description: "x"}}, []minutes.Matter{{ID: "su", Description: "x"}}
		m.Versions = append(m.Versions, minutes.Version{Number: 2, Corrects: 1, Reason: "x"})
	}
	told := []plan.Telling{{To: procedure.Person{ID: "m4"}, Withheld: yes, Reason: "x"}}
	c.Plan.Agreements = []plan.Agreement{{ID: "a", Asks: "x", With: []procedure.MemberID{"m0"}}}
	c.Plan.Difficulties = []plan.Difficulty{{ID: "d", Date: started.AddDays(30), Description: "x", Action: "x", SafetyAffected: yes, Told: told, Addressed: plan.Addressed{Outcome: "x"}}}
	c.Plan.Revisions[1].Told = told
	c.Plan.Revisions[1].Dropped = []plan.Dropped{{Outcome: "gone", Reason: "x"}}
	c.Exceptions = []procedure.AgreedException{exception(procedure.RuleNextMeeting)}
	return copied(c)
}

// quiet asserts that a value gives no word away, however it is printed or logged.
func quiet(t *testing.T, x any) {
	t.Helper()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x"} {
		require.NotContains(t, fmt.Sprintf(verb, x), canary, "%s of %T", verb, x)
	}
	var out bytes.Buffer
	slog.New(slog.NewTextHandler(&out, nil)).Info("x", "record", x)
	slog.New(slog.NewJSONHandler(&out, nil)).Info("x", "record", x)
	require.NotContains(t, out.String(), canary, "slog of %T", x)
}

// ours calls do with each value of a type of the library that a value holds.
func ours(v reflect.Value, do func(v reflect.Value)) {
	if strings.HasPrefix(v.Type().PkgPath(), "github.com/safeguarding-go/childprotection") && v.CanInterface() {
		do(v)
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				ours(v.Field(i), do)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			ours(v.Index(i), do)
		}
	default:
	}
}

// holdsText reports whether a type has words somewhere in it.
func holdsText(t reflect.Type) bool {
	switch {
	case t == reflect.TypeFor[procedure.Text]():
		return true
	case t.Kind() == reflect.Slice:
		return holdsText(t.Elem())
	case t.Kind() == reflect.Struct && t != reflect.TypeFor[calendar.Date]():
		for i := range t.NumField() {
			if holdsText(t.Field(i).Type) {
				return true
			}
		}
	}
	return false
}

// wordTypes adds the types within a type that have words in them.
func wordTypes(all map[reflect.Type]bool, t reflect.Type) {
	switch t.Kind() {
	case reflect.Slice:
		wordTypes(all, t.Elem())
	case reflect.Struct:
		if holdsText(t) {
			all[t] = true
			for i := range t.NumField() {
				wordTypes(all, t.Field(i).Type)
			}
		}
	default:
	}
}

// No record of a case prints or logs its words, on its own; and the case here has one of each kind
// that holds any.
func TestRecordsGiveNoWordsAway(t *testing.T) {
	c := sung()
	require.NoError(t, c.Validate())
	want, seen := map[reflect.Type]bool{}, map[reflect.Type]bool{}
	wordTypes(want, reflect.TypeFor[childprotection.Case]())
	ours(reflect.ValueOf(c), func(v reflect.Value) {
		if !seen[v.Type()] || v.Kind() == reflect.Struct && v.NumField() < 12 {
			quiet(t, v.Interface())
		}
		if v.Kind() == reflect.Struct && strings.Contains(toJSON(t, v.Interface()), canary) {
			seen[v.Type()] = true
		}
	})
	for typ := range want {
		assert.True(t, seen[typ], "%v with words in it was met", typ)
	}
	quiet(t, &c)
}

// No finding, report, deadline or explanation has words of the case in it.
func TestNothingFoundGivesWordsAway(t *testing.T) {
	c := sung()
	for _, on := range []string{"2026-02-20", "2026-11-20", "2027-06-01"} {
		b := basis(on)
		report, err := childprotection.Review(b, c)
		require.NoError(t, err)
		quiet(t, report)
		require.NotContains(t, toJSON(t, report)+toJSON(t, report.BySubject()), canary)
		for _, f := range report.Findings {
			x := childprotection.Explain(b, c, f)
			require.NotContains(t, f.Key()+f.Path()+f.String()+strings.Join(x.Sentences, " ")+fmt.Sprintf("%+v", x), canary)
		}
		quiet(t, report.Findings[0])
		list, err := childprotection.Deadlines(b, c)
		require.NoError(t, err)
		for _, d := range list {
			quiet(t, d)
			require.NotContains(t, toJSON(t, d)+fmt.Sprintf("%+v", d.Explain(b.Calendar)), canary)
		}
	}
}

// Nor has an error, whatever is wrong: the ids here are words, in every place where there is one,
// and every object of the JSON has a field with a name of the same kind.
func TestNoErrorGivesWordsAway(t *testing.T) {
	c := sung()
	for _, v := range leaves(nil, reflect.ValueOf(&c).Elem()) {
		if v.Kind() == reflect.String {
			v.SetString(canary + " Smith")
		}
	}
	text := toJSON(t, c)
	assert.Greater(t, strings.Count(text, canary), 1000)
	strange := strings.ReplaceAll(text, "{", `{"`+canary+`":"`+canary+`",`)
	strange = strings.ReplaceAll(strange, ",}", "}")
	for _, data := range []string{text, strange, text[:len(text)/2], strings.ReplaceAll(text, `"2026-`, `"`+canary+`-`), strings.ReplaceAll(text, `"yes"`, `"`+canary+`"`)} {
		_, err := childprotection.ParseCase([]byte(data))
		require.Error(t, err)
		quiet(t, err)
	}
	for _, err := range []error{c.Validate(), func() error { _, err := childprotection.Review(basis("2026-11-20"), c); return err }()} {
		var problems procedure.Problems
		require.ErrorAs(t, err, &problems)
		assert.Greater(t, len(problems), 300)
		quiet(t, err)
		quiet(t, problems[0])
	}
}
