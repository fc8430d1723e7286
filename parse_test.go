package childprotection_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/strictjson"
)

const (
	anID     = "an id must be 1 to 64 characters of A-Z, a-z, 0-9, dot, underscore, colon and hyphen"
	aRole    = "a role must be at most 40 characters of a-z, 0-9 and hyphen, beginning with a letter"
	aDate    = "a date must be a day that exists, written YYYY-MM-DD"
	anAnswer = "an answer must be yes or no"
	anInt    = "must be a whole number from -2147483648 to 2147483647, in digits"
	unknown  = "must have no unknown field"
	once     = "must be given once"
	isJSON   = "must be JSON, one value and nothing behind it"
)

// row is JSON that is no case, and what is said of it. A caret in the JSON marks where a problem
// is, and "^2" in what is said stands for the second of them. MARK is what may not be repeated.
type row struct {
	name, json string
	want       []string
}

// unreadable are read no further than the reader's own rules go.
var unreadable = []row{
	{"nothing at all", "^", []string{" ^1: " + isJSON}},
	{"cut short", `{"schema":1,"id":"MARK^`, []string{" ^1: " + isJSON}},
	{"a syntax error is told of alone, though there is another problem before it", `{"MARK":1,"schema":1,^}`, []string{" ^1: " + isJSON}},
	{"text behind the value", `{"schema":1} ^MARK`, []string{" ^1: " + isJSON}},
	{"a second value", `{"schema":1}^{"schema":1}`, []string{" ^1: " + isJSON}},
	{"a byte order mark", "^\ufeff{\"schema\":1}", []string{" ^1: " + isJSON}},
	{"a control character in a string", "{\"schema\":1,\"id\":\"^\x01\"}", []string{" ^1: " + isJSON}},
	{"bytes that are no UTF-8", "{\"schema\":1,\"id\":\"MARK^\xff\"}", []string{" ^1: must be UTF-8"}},
	{"half a surrogate pair", `{"schema":1,"id":"MARK^\ud800"}`, []string{" ^1: must be UTF-8, and an escape of half a character is not"}},
	{"half a surrogate pair in a name", `{"schema":1,"^\ude00":1}`, []string{" ^1: must be UTF-8, and an escape of half a character is not"}},
	{"null for the whole", `^null`, []string{" ^1: must not be null"}},
	{"an array for the whole", `^["MARK"]`, []string{" ^1: must be an object"}},
	{"a string for the whole", `^"MARK"`, []string{" ^1: must be an object"}},
}

// strict are read to the end, and everything that is wrong is told of.
var strict = []row{
	{"no schema", `{}`, []string{"/schema: must be 1"}},
	{"a schema of 0 is none", `{"schema":0}`, []string{"/schema: must be 1"}},
	{"another schema", `{"schema":2}`, []string{"/schema: must be 1"}},
	{"a schema in words", `{"schema":^"MARK"}`, []string{"/schema ^1: " + anInt}},
	{"a fraction", `{"schema":^1.0}`, []string{"/schema ^1: " + anInt}},
	{"an exponent", `{"schema":^1e0}`, []string{"/schema ^1: " + anInt}},
	{"too large a number", `{"schema":^99999999999}`, []string{"/schema ^1: " + anInt}},
	{"an unknown field", `{"schema":1,^"MARK":{"MARK":[null]}}`, []string{" ^1: " + unknown}},
	{"a field without a name", `{"schema":1,^"":1}`, []string{" ^1: " + unknown}},
	{"the name of a Go field", `{"schema":1,^"CoreGroup":{}}`, []string{" ^1: " + unknown}},
	{"a field in another case", `{"schema":1,^"Id":"a",^"MEMBERS":[]}`, []string{" ^1: " + unknown, " ^2: " + unknown}},
	{"a repeated field", `{"schema":1,"id":"a",^"id":"MARK"}`, []string{"/id ^1: " + once}},
	{"a repeated list, whose first is read", `{"schema":1,"members":[{"id":"m","roles":["gp"],"linkedTo":["c"]}],^"members":[]}`, []string{"/members ^1: " + once, "/members/0/linkedTo/0: must be the id of a child"}},
	{"repeated once it is escaped", `{"schema":1,"\u0069d":"a",^"id":"b"}`, []string{"/id ^1: " + once}},
	{"null for a value, a record and a list", `{"schema":1,"id":^null,"plan":^null,"members":[^null],"minutes":^null}`, []string{
		"/id ^1: must not be null", "/members/0 ^3: must not be null", "/minutes ^4: must not be null", "/plan ^2: must not be null",
	}},
	{"values of the wrong type", `{"schema":1,"id":^7,"children":^{},"members":[^"MARK"],"plan":^[],"meetings":[{"id":"g","kind":"core group","sittings":[^20260112]}]}`, []string{
		"/children ^2: must be an array", "/id ^1: must be a string", "/meetings/0/sittings/0 ^5: must be a string", "/members/0 ^3: must be an object", "/plan ^4: must be an object",
	}},
	{"true is no answer", `{"schema":1,"members":[{"id":"m","roles":["gp"],"key":^true}]}`, []string{"/members/0/key ^1: must be a string"}},
	{"days that do not exist, or are in another form", `{"schema":1,"children":[{"id":"c","born":^"2026-02-30","expected":^"1/2/2026","onPlan":[{"from":^"2026-06-01T00:00:00Z"}]}]}`, []string{
		"/children/0/born ^1: " + aDate, "/children/0/expected ^2: " + aDate, "/children/0/onPlan/0/from ^3: " + aDate,
	}},
	{"texts outside a closed set", `{"schema":1,"members":[{"id":"m","roles":["gp"],"key":^"MARK","engaged":^"YES"}]}`, []string{"/members/0/engaged ^2: " + anAnswer, "/members/0/key ^1: " + anAnswer}},
	{"ids and roles in another form", `{"schema":1,"id":"MARK MARK","children":[{"id":""}],"members":[{"id":"MARK@","roles":["MARK"],"agency":"MARK/MARK"}]}`, []string{
		"/children/0/id: " + anID, "/id: " + anID, "/members/0/agency: " + anID, "/members/0/id: " + anID, "/members/0/roles/0: " + aRole,
	}},
	{"an id of 65 characters", `{"schema":1,"id":"` + strings.Repeat("MARK-", 13) + `"}`, []string{"/id: " + anID}},
	{"an id with a letter of another alphabet", `{"schema":1,"id":"MARK\u00e9"}`, []string{"/id: " + anID}},
	{"references that lead nowhere", `{"schema":1,
		"children":[{"id":"c"}],
		"members":[{"id":"m","roles":["parent"],"linkedTo":["MARK"],"succeeds":"MARK"}],
		"exclusions":[{"id":"x","member":"MARK"}],
		"meetings":[{"id":"g","kind":"core group","held":"yes","sittings":["2026-06-11"],"children":["MARK"]}],
		"visits":[{"id":"v","child":"MARK"}],
		"plan":{"outlines":[{"conference":"MARK"}],"revisions":[{"id":"r","needs":[{"id":"n","child":"MARK"}],"tasks":[{"id":"t","purpose":{"outcomes":["MARK"]}}]}]},
		"minutes":[
			{"meeting":"g","attendance":[{"member":"MARK"}],"progress":[{"outcome":"MARK"}],"actions":[{"id":"a","carriedFrom":"MARK"}]},
			{"meeting":"MARK"}]}`, []string{
		"/exclusions/0/member: must be the id of a member",
		"/meetings/0/children/0: must be the id of a child of the group",
		"/members/0/linkedTo/0: must be the id of a child",
		"/members/0/succeeds: must be the id of a member",
		"/minutes/0/actions/0/carriedFrom: must be the id of a meeting",
		"/minutes/0/attendance/0/member: must be the id of a member",
		"/minutes/0/progress/0/outcome: must be the id of an outcome of the plan",
		"/minutes/1/meeting: must be the id of a meeting",
		"/plan/outlines/0/conference: must be the id of a conference",
		"/plan/revisions/0/needs/0/child: must be the id of a child of the group",
		"/plan/revisions/0/tasks/0/purpose/outcomes/0: must be the id of an outcome",
		"/visits/0/child: must be the id of a child of the group",
	}},
	{"an exception of nothing, to nobody", `{"schema":1,"exceptions":[{"rule":^"MARK","subject":^"MARK","reason":" ","authorisedBy":{},"granted":^"MARK"},{"rule":"excluded-invited","subject":"all","reason":"MARK","authorisedBy":{"role":"line-manager","id":"a"},"granted":"2026-06-01","expires":"2026-05-31"}]}`, []string{
		"/exceptions/0/authorisedBy/id: must be recorded", "/exceptions/0/authorisedBy/role: must be recorded", "/exceptions/0/granted ^3: " + aDate, "/exceptions/0/reason: must be recorded",
		"/exceptions/0/rule ^1: a rule must be one of the library's",
		`/exceptions/0/subject ^2: a subject must be "case", "all", or a kind, a slash and an id, and may end in @ and an id`,
		"/exceptions/1/expires: must not be before it is granted", "/exceptions/1/rule: must not be a safety rule: no exception can be agreed to one",
	}},
	{"everything at once, in the order of the paths", `{^"MARK":1,"id":^null,"members":[{"id":"m","roles":["gp"]},{"id":"m","roles":["gp"],^"MARK":2}],"minutes":[{"meeting":"MARK"}],"plan":{"revisions":[{"id":"r","number":^true}]}}`, []string{
		" ^1: " + unknown, "/id ^2: must not be null", "/members/1 ^3: " + unknown, "/members/1/id: " + once, "/minutes/0/meeting: must be the id of a meeting",
		"/plan/revisions/0/number ^4: " + anInt, "/schema: must be 1",
	}},
}

// said returns problems as the rows have them, where carets stood in the JSON.
func said(t *testing.T, err error, marks []int) []string {
	t.Helper()
	var problems procedure.Problems
	require.ErrorAs(t, err, &problems)
	var list []string
	for _, p := range problems {
		at := ""
		if p.Offset >= 0 {
			at = fmt.Sprintf(" (byte %d)", p.Offset)
		}
		for i, mark := range marks {
			if int64(mark) == p.Offset {
				at = fmt.Sprintf(" ^%d", i+1)
			}
		}
		list = append(list, p.Path+at+": "+p.Must)
	}
	return list
}

// unmarked takes the carets out and says where they were.
func unmarked(text string) (data []byte, marks []int) {
	for part := range strings.SplitSeq(text, "^") {
		data = append(data, part...)
		marks = append(marks, len(data))
	}
	return data, marks[:len(marks)-1]
}

func TestParseCaseIsStrict(t *testing.T) {
	for _, row := range append(append([]row{}, unreadable...), strict...) {
		t.Run(row.name, func(t *testing.T) {
			data, marks := unmarked(row.json)
			c, err := childprotection.ParseCase(data)
			assert.Equal(t, row.want, said(t, err, marks))
			assert.Zero(t, c, "what was read is not handed out")
			assert.NotContains(t, fmt.Sprintf("%v %+v %#v %q", err, err, err, err), "MARK", "neither values nor unknown names")
			assert.ErrorAs(t, err, new(procedure.Problem), "each is a problem of its own")
		})
	}
}

// A limit that is passed is told of alone, at the byte that passes it, and what is just within it
// is not in the way.
func TestParseCaseHasLimits(t *testing.T) {
	deep := func(n int) []byte {
		return []byte(`{"schema":1,"MARK":` + strings.Repeat("[", n-1) + strings.Repeat("]", n-1) + "}")
	}
	_, err := childprotection.ParseCase(deep(strictjson.MaxDepth + 1))
	assert.Equal(t, []string{fmt.Sprintf(" (byte %d): must not be nested deeper than 32", len(`{"schema":1,"MARK":`)+strictjson.MaxDepth-1)}, said(t, err, nil))
	_, err = childprotection.ParseCase(deep(strictjson.MaxDepth))
	assert.Equal(t, []string{" (byte 12): " + unknown}, said(t, err, nil))

	padded := func(n int) []byte {
		data := make([]byte, n)
		for i := range data {
			data[i] = ' '
		}
		copy(data, `{"schema":1}`)
		return data
	}
	_, err = childprotection.ParseCase(padded(strictjson.MaxSize + 1))
	assert.Equal(t, []string{" (byte 67108864): must be at most 67108864 bytes long"}, said(t, err, nil))
	if !testing.Short() {
		_, err = childprotection.ParseCase(padded(strictjson.MaxSize))
		require.NoError(t, err)
	}
}

// What is wrong only because something else could not be read is not told of.
func TestParseCaseTellsOfNothingThatFollows(t *testing.T) {
	data, marks := unmarked(`{"schema":1,"children":^{},"members":[{"id":"m","roles":["parent"],"linkedTo":["c1"]}],"minutes":[{"meeting":^null}]}`)
	_, err := childprotection.ParseCase(data)
	assert.Contains(t, said(t, err, marks), "/minutes/0/meeting ^2: must not be null")
	assert.NotContains(t, said(t, err, marks), "/minutes/0/meeting: must be the id of a meeting")
}
