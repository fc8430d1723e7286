package childprotection_test

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// What is written is what was read: nothing of a shipped file gets lost or added but white space.
func TestShippedCasesAreWrittenAsTheyWereRead(t *testing.T) {
	for name, data := range shippedFiles(t) {
		c, err := childprotection.ParseCase(data)
		require.NoError(t, err, name)
		require.NoError(t, c.Validate(), name)
		var compact bytes.Buffer
		require.NoError(t, json.Compact(&compact, data))
		again, err := childprotection.ParseCase([]byte(toJSON(t, c)))
		require.NoError(t, err, name)
		assert.Equal(t, c, again, name)
		assert.JSONEq(t, compact.String(), toJSON(t, c), name)
	}
}

// A case that was built in Go comes out of its JSON as it went in, and in the same bytes: a year,
// and cases with this and that changed. Those that do not hold together cannot be read back.
func TestBuiltCasesComeBack(t *testing.T) {
	read := 0
	for seed := range uint64(share(500)) {
		c := varied(seed)
		if seed == 0 {
			c = year(aYear)
		}
		c.Schema = 0 // it is written as the present one, whatever it was
		data, err := json.Marshal(c)
		if err != nil {
			continue // of a value outside its closed set
		}
		back, err := childprotection.ParseCase(data)
		if wrong := c.Validate(); wrong != nil {
			require.Error(t, err, "seed %d: %v", seed, wrong)
			continue
		}
		require.NoError(t, err, "seed %d", seed)
		require.Equal(t, string(data), toJSON(t, back), "seed %d", seed)
		read++
	}
	assert.Greater(t, read, share(250), "most of them hold together")
}

// Text of any kind survives, and so do empty lists and a case with nothing in it.
func TestWhatIsHardToWriteComesBack(t *testing.T) {
	for _, text := range []string{"", "{}", `{"schema":1}`, `"\/`, "<&>\u2028\u2029", "\t\n\x01\x7f", "Zoë \U0001F9D2", strings.Repeat("x", 1<<16)} {
		c := childprotection.Case{ID: "a"}
		c.Exceptions = []procedure.AgreedException{{
			Rule: procedure.RuleNextMeeting, Subject: procedure.Subject{Kind: procedure.AllSubjects}, Reason: procedure.Text(text + "."),
			AuthorisedBy: procedure.Person{Role: procedure.LineManager, ID: "b"}, Granted: day("2026-06-01"),
		}}
		back, err := childprotection.ParseCase([]byte(toJSON(t, c)))
		require.NoError(t, err)
		c.Schema = childprotection.Schema
		assert.Equal(t, c, back)
	}
	back, err := childprotection.ParseCase([]byte(` {"minutes" : [ ] ,"schema":1 } `))
	require.NoError(t, err)
	assert.Equal(t, `{"schema":1}`, toJSON(t, childprotection.Case{}))
	assert.Equal(t, `{"schema":1,"minutes":[]}`, toJSON(t, back), "an empty list stays one")
}

// There are two ways of reading, a quick one for what has nothing wrong and a thorough one. The
// escaped name of a field sends the reader down the second.
func TestBothWaysOfReadingAgree(t *testing.T) {
	slow := func(data []byte) []byte {
		changed := bytes.Replace(data, []byte(`"schema"`), []byte(`"\u0073chema"`), 1)
		require.NotEqual(t, data, changed)
		return changed
	}
	files := shippedFiles(t)
	for seed := range uint64(100) {
		c := varied(seed)
		if data, err := json.Marshal(c); err == nil && c.Validate() == nil {
			files["varied "+strconv.FormatUint(seed, 10)] = data
		}
	}
	for name, data := range files {
		quick, err := childprotection.ParseCase(data)
		thorough, also := childprotection.ParseCase(slow(data))
		require.Equal(t, err, also, name)
		require.Equal(t, quick, thorough, name)
	}
	// What the quick way would let pass, it leaves to the other.
	for _, row := range strict {
		data, _ := unmarked(row.json)
		_, err := childprotection.ParseCase(data)
		_, also := childprotection.ParseCase(append([]byte(strings.Repeat(" ", 3)), data...))
		var a, b procedure.Problems
		require.ErrorAs(t, err, &a)
		require.ErrorAs(t, also, &b)
		for i := range b {
			if b[i].Offset >= 0 {
				b[i].Offset -= 3
			}
		}
		assert.Equal(t, a, b, row.name)
	}
}

// Whatever schema a case was read from, it is written as the present one.
func TestMarshalWritesThePresentSchema(t *testing.T) {
	assert.Equal(t, `{"schema":1,"id":"a"}`, toJSON(t, childprotection.Case{Schema: 7, ID: "a"}))
	assert.Equal(t, []string{"/schema: must be 1"}, said(t, (&childprotection.Case{Schema: 7}).Validate(), nil))
	assert.NoError(t, (&childprotection.Case{}).Validate(), "none at all is no problem of a case that was not read")
	assert.NoError(t, (&childprotection.Case{Schema: childprotection.Schema}).Validate())
}
