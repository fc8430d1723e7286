package procedure_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// A Basis that lost its bank holidays on the way through JSON would give other last days and no error.
func TestBasisIsNotJSON(t *testing.T) {
	b := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(), On: calendar.MustParseDate("2026-12-18"),
	}
	data, err := json.Marshal(b)
	assert.ErrorContains(t, err, "calendar")
	assert.Empty(t, data)
	assert.ErrorContains(t, json.Unmarshal([]byte(`{"Calendar":{},"On":"2026-12-18"}`), &b), "calendar")
}
