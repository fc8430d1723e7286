package childprotection_test

import (
	"bytes"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// In a log somebody's papers are their id.
func TestPreparedIsAnIDInALog(t *testing.T) {
	p := prepared(t, basis("2026-10-23"), shippedCases(t)["excluded-parent"], "m8")
	require.NotEmpty(t, p.People)
	for _, person := range p.People {
		var out bytes.Buffer
		slog.New(slog.NewJSONHandler(&out, nil)).Info("x", "person", person)
		assert.Contains(t, out.String(), `"person":{"id":"`+string(person.ID)+`"}}`)
	}
}
