// Package golden compares what an example prints with what it is to print.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// file is where, in the folder of an example, the text that it is to print is kept.
const file = "testdata/output.golden"

var update = flag.Bool("update", false, "write the golden files anew")

// Check runs the example in the folder of the test and compares what it prints with the folder's
// golden file, which the flag -update writes anew.
func Check(t *testing.T, run func() (string, error)) {
	t.Helper()
	got, err := run()
	require.NoError(t, err)
	name := filepath.FromSlash(file)
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(got), 0o644))
	}
	assert.Equal(t, Read(t, name), got)
}

// Read returns a file with line ends as the examples print them, however it was checked out.
func Read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}
