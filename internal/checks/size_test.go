package checks_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The front door stays small, and a file is one idea.
func TestFilesAreSmall(t *testing.T) {
	fset, files := sources(t)
	root, lines := 0, 0
	for dir, list := range files {
		for _, file := range list {
			name := filepath.ToSlash(fset.Position(file.Pos()).Filename)
			data, err := os.ReadFile(name)
			require.NoError(t, err)
			n := bytes.Count(data, []byte("\n"))
			if dir == "." {
				root++
				lines += n
			}
			assert.LessOrEqual(t, n, 400, name)
		}
	}
	assert.LessOrEqual(t, root, 16, "files of the front door")
	assert.LessOrEqual(t, lines, 3500, "lines of the front door")
	names, err := filepath.Glob("internal/checks/*.go")
	require.NoError(t, err)
	for _, name := range names {
		name = filepath.ToSlash(name)
		assert.True(t, name == "internal/checks/doc.go" || strings.HasSuffix(name, "_test.go"), "%s: internal/checks has tests only", name)
	}
}
