package cases

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The list and the folder name the same cases.
func TestEveryCaseIsListed(t *testing.T) {
	entries, err := files.ReadDir(".")
	require.NoError(t, err)
	var listed, there []string
	for _, c := range All() {
		listed = append(listed, c.Name+".json")
	}
	for _, e := range entries {
		there = append(there, e.Name())
	}
	assert.ElementsMatch(t, there, listed)
}
