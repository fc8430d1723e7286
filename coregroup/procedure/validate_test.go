package procedure_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/strictjson"
)

// council is a small procedure that is valid.
const council = `{
  "id": "council", "title": "Core groups", "authority": "A council", "effective": "2026-04-01",
  "reviewOfficer": "independent-reviewing-officer", "recipients": ["gp"],
  "chair": [{"oneOfFirst": 2, "roles": ["line-manager"], "clause": "C 2"}, {"roles": ["social-worker"], "clause": "C 2"}],
  "terms": [
    {"rule": "first-meeting", "within": "10 working days", "from": "initial conference", "clause": "C 1"},
    {"rule": "next-meeting", "within": "6 weeks", "notBefore": "4 weeks", "from": "previous meeting", "clause": "C 1"},
    {"rule": "first-review-conference", "earlierOf": [{"within": "3 months", "from": "initial conference"}, {"within": "10 working days", "from": "birth"}], "clause": "C 1"}
  ],
  "clauses": [
    {"ref": "C 1", "document": "Procedures", "section": "4", "who": "core group", "force": "must", "kind": "deadline",
     "rules": ["first-meeting", "next-meeting", "first-review-conference"], "text": "When the core group meets."},
    {"ref": "C 2", "document": "Procedures", "force": "should", "kind": "check", "rules": ["usual-chair", "line-manager-chairs", "fundamental-change-liaison"], "text": "Who chairs."},
    {"ref": "C 3", "document": "Procedures", "force": "duty", "kind": "prompt", "text": "Be kind."}
  ]
}`

func paths(t *testing.T, err error) []string {
	t.Helper()
	require.Error(t, err)
	var problems procedure.Problems
	require.ErrorAs(t, err, &problems)
	var list []string
	for _, p := range problems {
		list = append(list, p.Path)
	}
	return list
}

func TestCouncilsOwnProcedure(t *testing.T) {
	p, err := procedure.ParseProcedure([]byte(council))
	require.NoError(t, err)
	again, err := procedure.ParseProcedure([]byte(toJSON(t, p)))
	require.NoError(t, err)
	assert.Equal(t, p, again)
	e, ok := procedure.MustEditions(p).On(day("2026-12-18"))
	require.True(t, ok)
	due, _ := e.Due(procedure.RuleFirstMeeting, "", calendar.EnglandAndWales(), procedure.Events{procedure.InitialConference: day("2026-12-18")})
	assert.Equal(t, day("2027-01-06"), due.On)
	_, ok = e.Clause("L 3")
	assert.True(t, ok, "the library's own rules cannot be left out")
}

// One change at a time to a procedure that is valid, and the one path where that
// is wrong.
func TestWhatIsWrongWithAProcedure(t *testing.T) {
	for _, tc := range []struct{ why, old, new, path string }{
		{"unknown field", `"title":`, `"titel": 1, "title":`, ""},
		{"unknown field in a term", `"within": "10 working days"`, `"whithin": 1, "within": "10 working days"`, "/terms/0"},
		{"field in another case", `"text": "Be kind."`, `"Text": "x", "text": "Be kind."`, "/clauses/2"},
		{"repeated field", `"title":`, `"title": "x", "title":`, "/title"},
		{"null", `"Core groups"`, `null`, "/title"},
		{"wrong type for a text", `"Core groups"`, `7`, "/title"},
		{"wrong type for a list", `["gp"]`, `"gp"`, "/recipients"},
		{"wrong type for a record", `{"ref": "C 3", "document": "Procedures", "force": "duty", "kind": "prompt", "text": "Be kind."}`, `[]`, "/clauses/2"},
		{"wrong type for a number", `"oneOfFirst": 2`, `"oneOfFirst": "2"`, "/chair/0/oneOfFirst"},
		{"no whole number", `"oneOfFirst": 2`, `"oneOfFirst": 2.5`, "/chair/0/oneOfFirst"},
		{"wrong type for a bool", `"earlierOf": [{`, `"earlierOf": [{"before": "yes", `, "/terms/2/earlierOf/0/before"},
		{"wrong type for a period", `"10 working days", "from": "initial`, `10, "from": "initial`, "/terms/0/within"},
		{"no such day", `2026-04-01`, `2026-04-31`, "/effective"},
		{"unknown event", `"previous meeting"`, `"last meeting"`, "/terms/1/from"},
		{"unknown rule in a term", `{"rule": "first-meeting"`, `{"rule": "first-meetings"`, "/terms/0/rule"},
		{"unknown rule in a clause", `["usual-chair", `, `["usual-chairs", "usual-chair", `, "/clauses/1/rules/0"},
		{"a rule named twice", `["usual-chair", `, `["usual-chair", "usual-chair", `, "/clauses/1/rules/1"},
		{"unknown force", `"duty"`, `"kindly"`, "/clauses/2/force"},
		{"unknown kind", `"prompt"`, `"hint"`, "/clauses/2/kind"},
		{"unknown actor", `"who": "core group"`, `"who": "anyone"`, "/clauses/0/who"},
		{"no id", `"id": "council", `, ``, "/id"},
		{"an id with a space", `"id": "council"`, `"id": "a council"`, "/id"},
		{"no title", `"title": "Core groups", `, ``, "/title"},
		{"white space for a title", `"title": "Core groups"`, `"title": " "`, "/title"},
		{"no authority", `"authority": "A council", `, ``, "/authority"},
		{"no force", `"force": "duty", `, ``, "/clauses/2/force"},
		{"no kind", `"kind": "prompt", `, ``, "/clauses/2/kind"},
		{"no text", `, "text": "Be kind."`, ``, "/clauses/2/text"},
		{"white space for families", `"text": "Be kind."`, `"text": "Be kind.", "family": " "`, "/clauses/2/family"},
		{"a list for families", `"text": "Be kind."`, `"text": "Be kind.", "family": ["Be kind."]`, "/clauses/2/family"},
		{"null for families", `"text": "Be kind."`, `"text": "Be kind.", "family": null`, "/clauses/2/family"},
		{"no document", `"ref": "C 3", "document": "Procedures"`, `"ref": "C 3"`, "/clauses/2/document"},
		{"a prompt with a rule", `"kind": "prompt"`, `"kind": "prompt", "rules": ["smart"]`, "/clauses/2/rules"},
		{"a check without one", `"rules": ["usual-chair", "line-manager-chairs", "fundamental-change-liaison"], `, ``, "/clauses/1/rules"},
		{"a reference given twice", `"ref": "C 3"`, `"ref": "C 2"`, "/clauses/2/ref"},
		{"a reference of the library's own", `"ref": "C 3"`, `"ref": "L 4"`, "/clauses/2/ref"},
		{"a reference with a bar", `"ref": "C 3"`, `"ref": "C|3"`, "/clauses/2/ref"},
		{"a reference with two spaces", `"ref": "C 3"`, `"ref": "C  3"`, "/clauses/2/ref"},
		{"no reference", `"ref": "C 3", `, ``, "/clauses/2/ref"},
		{"a clause that does not exist", `"from": "previous meeting", "clause": "C 1"`, `"from": "previous meeting", "clause": "C 9"`, "/terms/1/clause"},
		{"a clause that does not name the rule", `"from": "previous meeting", "clause": "C 1"`, `"from": "previous meeting", "clause": "C 2"`, "/terms/1/clause"},
		{"a chair's clause that does not exist", `"roles": ["social-worker"], "clause": "C 2"`, `"roles": ["social-worker"], "clause": "C 9"`, "/chair/1/clause"},
		{"a rule that has no limit", `"rule": "next-meeting", "within"`, `"rule": "smart", "within"`, "/terms/1/rule"},
		{"no days", `"10 working days", "from": "initial`, `"0 working days", "from": "initial`, "/terms/0/within"},
		{"negative days", `"10 working days", "from": "initial`, `"-10 working days", "from": "initial`, "/terms/0/within"},
		{"more than ten years", `"6 weeks"`, `"523 weeks"`, "/terms/1/within"},
		{"a floor above the limit", `"4 weeks"`, `"2 months"`, "/terms/1/notBefore"},
		{"a floor in days above the limit", `"4 weeks"`, `"43 days"`, "/terms/1/notBefore"},
		{"a floor in working days above the limit", `"6 weeks", "notBefore": "4 weeks"`, `"6 weeks", "notBefore": "43 working days"`, "/terms/1/notBefore"},
		{"a floor above a limit in working days", `"6 weeks", "notBefore": "4 weeks"`, `"10 working days", "notBefore": "5 weeks"`, "/terms/1/notBefore"},
		{"a floor as soon as possible", `"4 weeks"`, `"as soon as possible"`, "/terms/1/notBefore"},
		{"no event", `"within": "10 working days", "from": "initial conference"`, `"within": "10 working days"`, "/terms/0/from"},
		{"an event without a period", `"within": "10 working days", "from": "initial conference"`, `"within": "as soon as possible", "from": "initial conference"`, "/terms/0"},
		{"counting back without a period", `"within": "10 working days", "from": "initial conference"`, `"within": "not stated", "before": true`, "/terms/0"},
		{"two terms for the same people", `"rule": "next-meeting", "within"`, `"rule": "first-meeting", "for": [], "within"`, "/terms/1/for"},
		{"a limit beside earlierOf", `"first-review-conference", "earlierOf"`, `"first-review-conference", "countFirstDay": true, "earlierOf"`, "/terms/2"},
		{"the earlier of one", `, {"within": "10 working days", "from": "birth"}]`, `]`, "/terms/2/earlierOf"},
		{"the earlier of three", `[{"within": "3 months"`, `[{"within": "1 week", "from": "birth"}, {"within": "3 months"`, "/terms/2/earlierOf"},
		{"counting back beside earlierOf", `"first-review-conference", "earlierOf"`, `"first-review-conference", "before": true, "earlierOf"`, "/terms/2"},
		{"a branch for some", `"from": "birth"}`, `"from": "birth", "for": ["gp"]}`, "/terms/2/earlierOf/1"},
		{"a branch with a rule", `"from": "birth"}`, `"from": "birth", "rule": "first-meeting"}`, "/terms/2/earlierOf/1"},
		{"two levels of earlierOf", `"from": "birth"}]`, `"from": "birth", "earlierOf": [{"within": "1 week", "from": "birth"}]}]`, "/terms/2/earlierOf/1"},
		{"a branch with a clause", `"from": "birth"}`, `"from": "birth", "clause": "C 1"}`, "/terms/2/earlierOf/1"},
		{"a branch without a number", `{"within": "10 working days", "from": "birth"}`, `{"within": "as soon as possible"}`, "/terms/2/earlierOf/1/within"},
		{"a branch without an event", `{"within": "10 working days", "from": "birth"}`, `{"within": "10 working days"}`, "/terms/2/earlierOf/1/from"},
		{"a role that is none", `["gp"]`, `["G.P."]`, "/recipients/0"},
		{"a role named twice", `["gp"]`, `["gp", "gp"]`, "/recipients/1"},
		{"a recipient from the family", `["gp"]`, `["gp", "parent"]`, "/recipients/1"},
		{"a child who keeps the minutes", `"recipients"`, `"minutesBy": "child", "recipients"`, "/minutesBy"},
		{"a confidential helper that is none", `"recipients"`, `"confidentialHelp": ["Dr"], "recipients"`, "/confidentialHelp/0"},
		{"a recipient of a limit that is none", `"rule": "next-meeting", "within"`, `"rule": "next-meeting", "for": ["Dr"], "within"`, "/terms/1/for/0"},
		{"a chair that is none", `["social-worker"], "clause"`, `["Social Worker"], "clause"`, "/chair/1/roles/0"},
		{"a liaison without an officer", `"reviewOfficer": "independent-reviewing-officer", `, ``, "/clauses/1/rules/2"},
		{"a usual chair without a rule", `"chair": [{"oneOfFirst": 2, "roles": ["line-manager"], "clause": "C 2"}, {"roles": ["social-worker"], "clause": "C 2"}],`, ``, "/clauses/1/rules/0"},
		{"a deadline that no rule has", `"kind": "check", "rules": ["usual-chair", "line-manager-chairs", "fundamental-change-liaison"]`, `"kind": "deadline", "rules": ["usual-chair", "line-manager-chairs"]`, "/clauses/1/rules"},
		{"a floor of a limit that is set back", `"notBefore": "4 weeks", "from": "previous meeting"`, `"notBefore": "4 weeks", "from": "previous meeting", "before": true`, "/terms/1/notBefore"},
		{"first day counted without a period", `"within": "10 working days", "from": "initial conference"`, `"within": "not stated", "countFirstDay": true`, "/terms/0"},
		{"a reference that is too long", `"ref": "C 3"`, `"ref": "` + strings.Repeat("C", 33) + `"`, "/clauses/2/ref"},
		{"a reference with a space behind", `"ref": "C 3"`, `"ref": "C 3 "`, "/clauses/2/ref"},
		{"a reference with a colon", `"ref": "C 3"`, `"ref": "C:3"`, "/clauses/2/ref"},
		{"a reference with an underscore", `"ref": "C 3"`, `"ref": "C_3"`, "/clauses/2/ref"},
		{"an officer that is none", `"independent-reviewing-officer"`, `"The IRO"`, "/reviewOfficer"},
		{"a chair from the family", `["social-worker"], "clause"`, `["social-worker", "parent"], "clause"`, "/chair/1/roles/1"},
		{"no chair", `{"roles": ["social-worker"], "clause"`, `{"clause"`, "/chair/1/roles"},
		{"any professional and some", `{"roles": ["social-worker"], "clause"`, `{"roles": ["social-worker"], "anyProfessional": true, "clause"`, "/chair/1/roles"},
		{"one of the first one", `"oneOfFirst": 2`, `"oneOfFirst": 1`, "/chair/0/oneOfFirst"},
		{"one of the first minus two", `"oneOfFirst": 2`, `"oneOfFirst": -2`, "/chair/0/oneOfFirst"},
		{"numbered and joint", `"oneOfFirst": 2`, `"oneOfFirst": 2, "meetings": [1]`, "/chair/0"},
		{"meeting 0", `{"roles": ["social-worker"], "clause"`, `{"meetings": [0], "roles": ["social-worker"], "clause"`, "/chair/1/meetings/0"},
		{"a meeting numbered twice", `{"roles": ["social-worker"], "clause"`, `{"meetings": [3, 3], "roles": ["social-worker"], "clause"`, "/chair/1/meetings/1"},
		{"two joint rules", `{"roles": ["social-worker"], "clause"`, `{"oneOfFirst": 3, "roles": ["social-worker"], "clause"`, "/chair/1/oneOfFirst"},
		{"two rules for the others", `{"oneOfFirst": 2, "roles"`, `{"roles"`, "/chair/1"},
		{"a second clause for a deadline", `["usual-chair", `, `["usual-chair", "next-meeting", `, "/clauses/1/rules/1"},
		{"two clauses for the visits", `"rules": ["usual-chair", "line-manager-chairs", "fundamental-change-liaison"], "text": "Who chairs."},`, `"rules": ["usual-chair", "line-manager-chairs", "fundamental-change-liaison", "visit-due"], "text": "Who chairs."},
    {"ref": "C 4", "document": "Procedures", "force": "must", "kind": "deadline", "rules": ["visit-due"], "text": "Visits."},`, "/clauses/2/rules/0"},
		{"a deadline without its term", `["usual-chair", `, `["usual-chair", "minutes-circulated", `, "/clauses/1/rules/1"},
		{"a chair's clause that names another rule", `"line-manager-chairs", `, ``, "/chair/0/clause"},
	} {
		require.Contains(t, council, tc.old, tc.why)
		_, err := procedure.ParseProcedure([]byte(strings.Replace(council, tc.old, tc.new, 1)))
		require.Error(t, err, tc.why)
		assert.Contains(t, paths(t, err), tc.path, "%s: %v", tc.why, err)
		assert.LessOrEqual(t, len(paths(t, err)), 3, "%s: and little else: %v", tc.why, err)
	}
	_, err := procedure.ParseProcedure([]byte(`{"id":"x","title":"t","authority":"a"}`))
	assert.EqualError(t, err, "/clauses: must have a clause")
}

// The longest limits there are, and one unit more.
func TestTenYears(t *testing.T) {
	for unit, most := range map[string]int{"days": 3660, "working days": 2600, "weeks": 522, "months": 120} {
		for n, ok := range map[int]bool{1: true, most: true, most + 1: false} {
			_, err := procedure.ParseProcedure([]byte(strings.Replace(council, "10 working days\", \"from\": \"initial", fmt.Sprintf("%d %s\", \"from\": \"initial", n, unit), 1)))
			assert.Equal(t, ok, err == nil, "%d %s: %v", n, unit, err)
		}
	}
	for limits, ok := range map[[2]string]bool{
		{"28 days", "1 month"}: true, {"31 days", "1 month"}: true, {"32 days", "1 month"}: false, {"1 month", "28 days"}: true, {"1 month", "27 days"}: false,
		{"34 days", "10 working days"}: true, {"35 days", "10 working days"}: false, {"10 working days", "10 days"}: true, {"11 working days", "10 days"}: false,
	} {
		_, err := procedure.ParseProcedure([]byte(strings.Replace(council, `"6 weeks", "notBefore": "4 weeks"`, fmt.Sprintf(`"%s", "notBefore": "%s"`, limits[1], limits[0]), 1)))
		assert.Equal(t, ok, err == nil, "%v: %v", limits, err)
	}
}

// What is wrong twenty thousand times is told of a thousand times, and soon.
func TestTooManyProblems(t *testing.T) {
	for _, list := range []string{`"terms":[`, `"clauses":[`, `"chair":[`} {
		for _, item := range []string{`{},`, `0,`, `{"ref":"a"},`} {
			data := "{" + list + strings.TrimSuffix(strings.Repeat(item, 20_000), ",") + "]}"
			_, err := procedure.ParseProcedure([]byte(data))
			assert.LessOrEqual(t, len(paths(t, err)), 1001, "%s%s", list, item)
			assert.ErrorContains(t, err, "there are more than these")
		}
	}
}

func TestWhatGoCodeCanGetWrong(t *testing.T) {
	p, err := procedure.ParseProcedure([]byte(council))
	require.NoError(t, err)
	p.Terms[0].Rule = procedure.RuleID(255)
	p.Terms[1].From = procedure.Event(255)
	p.Clauses[1].Rules = []procedure.RuleID{procedure.NoRule, 255}
	p.MinutesBy = "Minutes Clerk"
	p.Clauses[0].Who, p.Clauses[0].Force, p.Clauses[0].Kind = 200, 200, 200
	assert.Subset(t, paths(t, p.Validate()), []string{
		"/clauses/0/force", "/clauses/0/kind", "/clauses/0/who", "/clauses/1/rules/0", "/clauses/1/rules/1", "/minutesBy", "/terms/0/rule", "/terms/1/from",
	})
}

func TestEverythingWrongAtOnceInOrder(t *testing.T) {
	bad := strings.NewReplacer(
		`"title": "Core groups"`, `"title": "", "CANARY": "CANARY"`,
		`"10 working days", "from": "initial`, `"CANARY", "from": "initial`,
		`"6 weeks"`, `"0 weeks"`,
		`["usual-chair", `, `["CANARY", "usual-chair", `,
		`"prompt"`, `null`,
	).Replace(council)
	_, err := procedure.ParseProcedure([]byte(bad))
	assert.Equal(t, []string{"", "/clauses/1/rules/0", "/clauses/2/kind", "/terms/0/within", "/terms/1/within", "/title"}, paths(t, err))
	assert.NotContains(t, err.Error(), canary)
	var one procedure.Problem
	require.ErrorAs(t, err, &one, "each is an error of its own")
	assert.Equal(t, int64(strings.Index(bad, `"CANARY"`)), one.Offset)
	assert.Contains(t, one.Error(), "the whole (byte ")

	var p procedure.Procedure
	unmarshalled := json.Unmarshal([]byte(bad), &p)
	assert.Equal(t, err.Error(), unmarshalled.Error(), "json.Unmarshal is as strict")
	assert.Empty(t, p)
}

// A rule that is misspelt is told of once, and nothing that follows from it.
func TestAMisspeltRuleIsToldOfOnce(t *testing.T) {
	for _, tc := range []struct{ old, with, path string }{
		{`"rules": ["first-meeting",`, `"rules": ["frist-meeting",`, "/clauses/0/rules/0"},
		{`{"rule": "next-meeting"`, `{"rule": "nxt-meeting"`, "/terms/1/rule"},
		{`{"rule": "next-meeting", "within": "6 weeks", "notBefore": "4 weeks", "from": "previous meeting", "clause": "C 1"}`, `{"rule": "nxt", "clause": "C 1"}, {"rule": "xt", "clause": "C 1"}`, "/terms/1/rule /terms/2/rule"},
	} {
		require.Contains(t, council, tc.old)
		_, err := procedure.ParseProcedure([]byte(strings.Replace(council, tc.old, tc.with, 1)))
		assert.Equal(t, strings.Fields(tc.path), paths(t, err))
		assert.Contains(t, err.Error(), "must be one of the library's")
	}
	_, err := procedure.ParseProcedure([]byte(strings.Replace(strings.Replace(council, `"first-meeting", "within"`, `"frist-meeting", "within"`, 1), `"from": "initial conference", "clause": "C 1"}`, `"from": "initial conference", "clause": "C 9"}`, 1)))
	assert.Equal(t, []string{"/terms/0/clause", "/terms/0/rule"}, paths(t, err), "what is wrong besides is told of")
	p, err := procedure.ParseProcedure([]byte(council))
	require.NoError(t, err)
	p.Terms[0].Rule = 255
	assert.Equal(t, []string{"/clauses/0/rules/0", "/terms/0/rule"}, paths(t, p.Validate()), "a rule of no name is no word that is misspelt")
}

func TestPathsAreOrderedByNumber(t *testing.T) {
	p := procedure.Nottinghamshire()
	for _, i := range []int{0, 2, 10, 9, 100} {
		p.Clauses[i%len(p.Clauses)].Text = ""
	}
	list := paths(t, p.Validate())
	assert.Equal(t, []string{"/clauses/0/text", "/clauses/2/text", "/clauses/9/text", "/clauses/10/text"}, list[:4])
}

// records reads records as the front door does, without a check of their own.
type records[T any] struct{ *strictjson.Records[T] }

func newRecords[T any]() records[T] { return records[T]{strictjson.NewRecords[T]()} }

func (r records[T]) Read(data []byte) (T, error) {
	record, wrong := r.Records.Read(data, func(*T) []strictjson.Problem { return nil })
	var ps procedure.Problems
	for _, p := range wrong {
		ps = append(ps, procedure.Problem(p))
	}
	return record, ps.OrNil()
}

func TestReadJSON(t *testing.T) {
	type inner struct {
		N int `json:"n,omitzero"`
	}
	type record struct {
		A      string         `json:"a"`
		List   []inner        `json:"list,omitzero"`
		On     calendar.Date  `json:"on,omitzero"`
		Note   procedure.Text `json:"note,omitzero"`
		Hidden string         `json:"-"`
		Plain  string
	}
	reader := newRecords[record]()
	read := func(s string) (record, error) {
		var r record
		err := procedure.ReadJSON([]byte(s), &r)
		quick, quickErr := reader.Read([]byte(s))
		assert.Equal(t, err, quickErr, s)
		if err == nil {
			assert.Equal(t, r, quick, s)
		} else {
			assert.Zero(t, quick, s)
		}
		return r, err
	}
	r, err := read(" {\"a\":\"x\",\"list\":[{\"n\":-3},{}],\"on\":\"2026-12-18\",\"note\":\"\\u00e9\"}\n")
	require.NoError(t, err)
	assert.Equal(t, record{A: "x", List: []inner{{-3}, {}}, On: day("2026-12-18"), Note: "é"}, r)
	r, err = read(`{"a":"\ud83d\ude00 \\ud800 \u00e9 \" \ufffd �"}`)
	require.NoError(t, err, "whole characters, and a backslash that is not an escape")
	assert.Equal(t, "😀 \\ud800 é \" � �", r.A)
	r, err = read(`{"list":[]}`)
	require.NoError(t, err)
	assert.Empty(t, r.List)
	assert.Equal(t, `{"a":"","list":[],"Plain":""}`, toJSON(t, r), "as it was read")
	for _, tc := range []struct {
		why, in string
		offset  int64
		path    string
	}{
		{"nothing", ``, 0, ""},
		{"white space", `  `, 2, ""},
		{"cut short", `{"a":`, 5, ""},
		{"text behind it", `{} x`, 3, ""},
		{"a second value", `{}{}`, 2, ""},
		{"a comma too many", `{"a":"x",}`, 9, ""},
		{"a comment", `{} // x`, 3, ""},
		{"not UTF-8", "{\"a\":\"\xff\"}", 6, ""},
		{"a lone continuation byte", "{\"a\":\"é\xa9\"}", 8, ""},
		{"null itself", `null`, 0, ""},
		{"a list", `[]`, 0, ""},
		{"a number for a text", `{"a": 12 }`, 6, "/a"},
		{"a list for a text", `{"a": [[1,{"b":2}]], "list":[]}`, 6, "/a"},
		{"an object for a date", `{"on": {"x":[1]}}`, 7, "/on"},
		{"too large a number", `{"list":[{"n":2147483648}]}`, 14, "/list/0/n"},
		{"a field that JSON does not have", `{"Hidden":"x"}`, 1, ""},
		{"a field without a name", `{"Plain":"x"}`, 1, ""},
		{"an empty name", `{"":"x"}`, 1, ""},
		{"a dash", `{"-":"x"}`, 1, ""},
		{"a field twice", `{"a":"x", "a":"y"}`, 10, "/a"},
		{"a field twice, once escaped", `{"a":"x", "\u0061":"y"}`, 10, "/a"},
		{"an unknown field deep down", `{"list":[{"n":1},{"m":{"n":[1,2]},"n":2}]}`, 18, "/list/1"},
		{"half a character, escaped", `{"a":"\ud800"}`, 6, ""},
		{"the other half", `{"a":"x\udc00"}`, 7, ""},
		{"the halves the wrong way round", `{"a":"\udc00\ud800"}`, 6, ""},
		{"too deep", strings.Repeat("[", 33) + strings.Repeat("]", 33), 32, ""},
	} {
		_, err := read(tc.in)
		var problems procedure.Problems
		require.ErrorAs(t, err, &problems, tc.why)
		require.Len(t, problems, 1, "%s: %v", tc.why, err)
		assert.Equal(t, tc.path, problems[0].Path, tc.why)
		assert.Equal(t, tc.offset, problems[0].Offset, "%s: %v", tc.why, err)
	}
	deep := `{"x":` + strings.Repeat("[", 31) + `"]}[{\"" ` + strings.Repeat("]", 31) + `}`
	_, err = read(deep)
	assert.ErrorContains(t, err, "unknown field", "32 deep is not too deep, and brackets in a text are none")
	kept := record{List: []inner{{1}, {2}, {3}}}
	require.NoError(t, procedure.ReadJSON([]byte(`{"list":[{"n":9}]}`), &kept))
	assert.Equal(t, []inner{{9}}, kept.List, "not added to what was there")
	most := []byte(`{"a":"` + strings.Repeat("x", strictjson.MaxSize-8) + `"}`)
	require.NoError(t, procedure.ReadJSON(most, &record{}))
	large := append([]byte(`{"a":"`), bytes.Repeat([]byte("x"), strictjson.MaxSize)...)
	assert.ErrorContains(t, procedure.ReadJSON(large, &record{}), "must be at most 67108864 bytes long")
	assert.Panics(t, func() {
		_ = procedure.ReadJSON([]byte(`{"f":1.5}`), &struct {
			F float64 `json:"f"`
		}{})
	}, "a record that is none of ours")
}

type embedded struct {
	Name string           `json:"name,omitzero"`
	Days []calendar.Date  `json:"days,omitzero"`
	Who  procedure.Person `json:"who,omitzero"`
	At   procedure.Limit  `json:"at,omitzero"`
}

type holding struct {
	Schema int  `json:"schema"`
	Really bool `json:"really,omitzero"`
	embedded
	More []embedded `json:"more,omitzero"`
}

// What the quick way takes is what the strict way takes, and what it gives is the same.
func FuzzRecordReader(f *testing.F) {
	reader := newRecords[holding]()
	for _, s := range []string{
		`{"schema":1,"name":"x","days":["2026-12-18","2027-01-06"],"who":{"role":"parent","id":"p1"},"at":"6 weeks","more":[{"name":"y"},{}],"really":true}`,
		`{"really": false , "more" : [ ] , "schema" : -0 }`, `{"Schema":1}`, `{"schema":1,"schema":1}`, `{"name":null}`, `{"schema":01}`, `{"schema":1e3}`, `{"schema":2147483648}`,
		`{"schema":-2147483648}`, `{"name":"\u00e9\ud83d"}`, `{"n\u0061me":"x"}`, `{"days":["2026-02-30"]}`, `{"schema":1} `, `{"schema":1}x`, `{"schema":1,}`, `{,}`, `[]`, `null`, ``,
		`{"really":truex}`, `{"name":"\`, `{"name":"x"`, `{"days":["2026-12-18" "2027-01-06"]}`, `{"schema":-}`, `{"name"}`, `{"who":{"who":{}}}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var strict holding
		err := procedure.ReadJSON(data, &strict)
		quick, quickErr := reader.Read(data)
		require.Equal(t, err, quickErr)
		if err != nil {
			return
		}
		require.Equal(t, strict, quick)
		written, err := json.Marshal(quick)
		require.NoError(t, err)
		again, err := reader.Read(written)
		require.NoError(t, err)
		rewritten, err := json.Marshal(again)
		require.NoError(t, err)
		require.Equal(t, string(written), string(rewritten))
	})
}

// eight and thirtyTwo are lists of lists, deeper than any record of the library.
type (
	eight[T any]     [][][][][][][][]T
	thirtyTwo[T any] struct {
		X eight[eight[eight[eight[T]]]] `json:"x"`
	}
)

// The limit holds for a type that is nested deeper than it: a record and 31 lists are as much as is
// read.
func TestRecordReaderOfDeepTypes(t *testing.T) {
	deep := func(lists int) []byte {
		return []byte(`{"x":` + strings.Repeat("[", lists) + strings.Repeat("]", lists) + `}`)
	}
	reader := newRecords[thirtyTwo[string]]()
	_, err := reader.Read(deep(strictjson.MaxDepth - 1))
	assert.NoError(t, err)
	_, err = reader.Read(deep(strictjson.MaxDepth))
	assert.EqualError(t, err, "the whole (byte 36): must not be nested deeper than 32")
}

func TestRecordReaderOfWhatItCannotRead(t *testing.T) {
	assert.Panics(t, func() {
		newRecords[struct {
			F float64 `json:"f"`
		}]()
	})
	editions, err := newRecords[procedure.Editions]().Read([]byte(`[]`))
	assert.Error(t, err, "what unmarshals itself is asked")
	assert.True(t, editions.IsZero())
}

// Every record of the package that JSON is written of is read strictly too.
func TestReadJSONOfEveryRecord(t *testing.T) {
	p := everything(t)
	editions := procedure.MustEditions(p)
	holder := struct {
		Procedure procedure.Procedure         `json:"procedure"`
		Editions  procedure.Editions          `json:"editions"`
		Findings  []procedure.Finding         `json:"findings"`
		Agreed    []procedure.AgreedException `json:"agreed"`
		Term      procedure.Term              `json:"term"`
	}{p, editions, []procedure.Finding{overdue(), incomplete()}, []procedure.AgreedException{exception()}, p.Terms[5]}
	back := holder
	back.Procedure, back.Editions, back.Findings, back.Agreed, back.Term = procedure.Procedure{}, procedure.Editions{}, nil, nil, procedure.Term{}
	require.NoError(t, procedure.ReadJSON([]byte(toJSON(t, holder)), &back))
	assert.Equal(t, toJSON(t, holder), toJSON(t, back))

	var alone procedure.Editions
	require.NoError(t, procedure.ReadJSON([]byte(" "+toJSON(t, editions)), &alone))
	assert.Equal(t, editions, alone)
	assert.Error(t, procedure.ReadJSON([]byte(`{}`), &alone))
	assert.Error(t, procedure.ReadJSON([]byte(`[]`), &alone))

	err := procedure.ReadJSON([]byte(`{"procedure": {"id": "!!"}, "findings": [{"missing": ["CANARY"]}], "editions": 7}`), &back)
	assert.Equal(t, []string{"/editions", "/findings/0", "/procedure/authority", "/procedure/clauses", "/procedure/id", "/procedure/title"}, paths(t, err))
	err = procedure.ReadJSON([]byte(`{"procedure": {"id": 7}}`), &back)
	var problems procedure.Problems
	require.ErrorAs(t, err, &problems)
	assert.Equal(t, int64(21), problems[2].Offset, "counted from the start of the whole: %v", err)
}

func TestProblemsAreErrors(t *testing.T) {
	err := procedure.AgreedException{}.Validate()
	var all procedure.Problems
	require.ErrorAs(t, err, &all)
	assert.ErrorIs(t, err, all[3])
	assert.Equal(t, int64(-1), all[0].Offset)
	assert.Equal(t, "/reason: must be recorded", all[3].Error())
}

func FuzzParseProcedure(f *testing.F) {
	f.Add([]byte(council))
	for _, p := range builtIn() {
		data, err := json.Marshal(p)
		require.NoError(f, err)
		f.Add(data)
	}
	files, err := filepath.Glob("testdata/elsewhere/*.json")
	require.NoError(f, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := procedure.ParseProcedure(data)
		if err != nil {
			require.Empty(t, p)
			var problems procedure.Problems
			require.ErrorAs(t, err, &problems)
			return
		}
		again, err := procedure.ParseProcedure([]byte(toJSON(t, p)))
		require.NoError(t, err)
		require.Equal(t, toJSON(t, p), toJSON(t, again))
		e := procedure.MustEditions(p)
		for _, on := range []string{"0001-01-01", "2026-12-18", "9999-12-31"} {
			edition, ok := e.On(day(on))
			if !ok {
				continue
			}
			for _, r := range procedure.RuleIDs() {
				due, ok := edition.Due(r, procedure.Parent, calendar.EnglandAndWales(), workedCase)
				if ok && due.Limit.Period().IsZero() {
					require.True(t, due.On.IsZero(), "never turned into a number")
				}
			}
			edition.ChairRules(1)
		}
	})
}
