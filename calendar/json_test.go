package calendar_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
)

// A calendar without its bank holidays is Monday to Friday, and says nothing of what it lost.
func TestCalendarIsNotJSON(t *testing.T) {
	const want = "With"
	for _, value := range []any{calendar.EnglandAndWales(), *calendar.EnglandAndWales(), struct{ C *calendar.Calendar }{calendar.Scotland()}, calendar.Calendar{}} {
		data, err := json.Marshal(value)
		require.ErrorContains(t, err, want)
		assert.Empty(t, data)
	}
	for _, text := range []string{`{}`, `"England and Wales"`} {
		var c calendar.Calendar
		assert.ErrorContains(t, json.Unmarshal([]byte(text), &c), want)
		var in struct{ C *calendar.Calendar }
		assert.ErrorContains(t, json.Unmarshal([]byte(`{"C":`+text+`}`), &in), want)
	}
	var in struct{ C *calendar.Calendar }
	require.NoError(t, json.Unmarshal([]byte(`{"C":null}`), &in))
	assert.Nil(t, in.C, "no calendar covers no day")
}
