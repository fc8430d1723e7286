package checks_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var pinned = regexp.MustCompile(`^[a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)

// The workflows may read the code and nothing else, and run what cannot be moved under them: each
// action by its commit.
func TestWorkflowsMayOnlyRead(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(".github", "workflows", "*.yml"))
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		text := strings.ReplaceAll(string(data), "\r\n", "\n")
		assert.Contains(t, text, "\npermissions:\n  contents: read\n\n", name)
		assert.Equal(t, 1, strings.Count(text, "permissions:"), "%s: no job has more", name)
		assert.NotContains(t, text, "secrets.", name)
		assert.NotContains(t, text, "pull_request_target", name)
		for line := range strings.Lines(text) {
			if _, action, ok := strings.Cut(strings.TrimSpace(line), "uses: "); ok {
				assert.Regexp(t, pinned, action, name)
			}
		}
	}
}

// The checks are those of .ci/run, wherever they run.
func TestChecksAreTheSameEverywhere(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(".github", "workflows", "ci.yml"))
	require.NoError(t, err)
	for _, want := range []string{"run: .ci/run", "ubuntu-latest", "macos-latest", "windows-latest", "oldstable, stable"} {
		assert.Contains(t, string(data), want)
	}
}
