package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// An exception whose subject is misspelt is told of by its path, and one that fits is not.
func TestExceptionsThatFitNothing(t *testing.T) {
	const exceptions = `{"schema": 1, "exceptions": [
		{"rule": "smart", "subject": "all", "reason": "x", "authorisedBy": {"role": "team-manager", "id": "p9"}, "granted": "2026-01-05"},
		{"rule": "smart", "subject": "task/tsk-1", "reason": "x", "authorisedBy": {"role": "team-manager", "id": "p9"}, "granted": "2026-01-05"}]}`
	file := filepath.Join(t.TempDir(), "case.json")
	require.NoError(t, os.WriteFile(file, []byte(exceptions), 0o600))
	printed := func(args string) string {
		var out bytes.Buffer
		require.NoError(t, run(strings.Fields(args), &out))
		return out.String()
	}
	text := printed("-case " + file + " -on 2026-10-30")
	assert.Contains(t, text, "\nExceptions that change nothing\n")
	assert.Contains(t, text, "/exceptions/1: nothing was found of its rule and subject.\n")
	assert.NotContains(t, text, "/exceptions/0")
	assert.Contains(t, printed("-case "+file+" -on 2026-10-30 -format json"), `"unusedExceptions": [
    "/exceptions/1"
  ]`)
	assert.NotContains(t, printed("-case complete"), "change nothing")
	assert.NotContains(t, printed("-case complete -format json"), "unusedExceptions")
}
