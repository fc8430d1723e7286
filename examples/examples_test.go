// Package examples_test checks what the examples have in common: that each is in the table of the
// README, tells what it shows, and cites clauses that there are.
package examples_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/golden"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
)

// cited finds the references of clauses in a text. "N 3.9" is none: it is to say which.
var cited = regexp.MustCompile(`\b[NBEL] [0-9]+(\.[0-9]+)?[a-z]?\b`)

// link finds the folder that a row of the table links to.
var link = regexp.MustCompile(`\]\(([a-z0-9-]+)\)`)

// folders returns the names of the examples.
func folders(t *testing.T) (names []string) {
	t.Helper()
	programs, err := filepath.Glob(filepath.Join("*", "main.go"))
	require.NoError(t, err)
	for _, program := range programs {
		names = append(names, filepath.Dir(program))
	}
	require.GreaterOrEqual(t, len(names), 18)
	return names
}

// table returns the rows of the README by the folder that each links to.
func table(t *testing.T) map[string]string {
	t.Helper()
	rows := map[string]string{}
	for line := range strings.Lines(golden.Read(t, "README.md")) {
		if m := link.FindStringSubmatch(line); m != nil && strings.HasPrefix(line, "|") {
			assert.NotContains(t, rows, m[1], "two rows of one example")
			rows[m[1]] = line
		}
	}
	return rows
}

// printed returns all that is golden of an example.
func printed(t *testing.T, folder string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "testdata", "*.golden"))
	require.NoError(t, err)
	require.NotEmpty(t, files, "%s prints something, and a test knows what", folder)
	var all strings.Builder
	for _, file := range files {
		all.WriteString(golden.Read(t, file))
	}
	return all.String()
}

func TestTheTableHasEveryExample(t *testing.T) {
	assert.ElementsMatch(t, folders(t), slices.Collect(maps.Keys(table(t))))
}

func TestEveryExampleSaysHowItIsRun(t *testing.T) {
	for _, folder := range folders(t) {
		assert.Regexp(t, `(?m)^go run ./examples/`+folder+`($| )`, golden.Read(t, filepath.Join(folder, "README.md")), folder)
	}
}

// A file or folder that a README names is there. What a reader is to make themselves, such as
// council.json, is not named as one of the examples.
func TestWhatAReadmeNamesIsThere(t *testing.T) {
	named := regexp.MustCompile(`\bexamples/[a-z0-9-]+(/[a-z0-9-]+\.[a-z]+)?`)
	beside := regexp.MustCompile(`\]\(([a-z0-9_-]+(\.[a-z]+)?)\)`)
	for _, folder := range append(folders(t), ".") {
		text := golden.Read(t, filepath.Join(folder, "README.md"))
		for _, path := range named.FindAllString(text, -1) {
			_, err := os.Stat(filepath.Join("..", filepath.FromSlash(path)))
			assert.NoError(t, err, folder)
		}
		for _, m := range beside.FindAllStringSubmatch(text, -1) {
			_, err := os.Stat(filepath.Join(folder, m[1]))
			assert.NoError(t, err, folder)
		}
	}
}

// A reader who looks a clause up in the table or in an example's README finds it in the procedures,
// and in what the example prints.
func TestEveryClauseThatIsCitedIsShown(t *testing.T) {
	var refs []string
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()} {
		for _, c := range p.AllClauses() {
			refs = append(refs, c.Ref)
		}
	}
	rows := table(t)
	for _, folder := range folders(t) {
		inTable := cited.FindAllString(rows[folder], -1)
		inText := cited.FindAllString(golden.Read(t, filepath.Join(folder, "README.md")), -1)
		shown := cited.FindAllString(printed(t, folder), -1)
		for _, ref := range slices.Concat(inTable, inText) {
			assert.Contains(t, refs, ref, folder)
			assert.Contains(t, shown, ref, folder)
		}
		for _, ref := range shown {
			assert.Contains(t, refs, ref, "%s prints it", folder)
		}
	}
}

// The examples of one question print the clauses that they show, in words that anyone may read.
func TestWhatTheExamplesPrint(t *testing.T) {
	for _, folder := range folders(t) {
		file := filepath.Join(folder, "testdata", "output.golden")
		if _, err := os.Stat(file); err != nil {
			continue // a program with flags, which has tests of its own
		}
		text := golden.Read(t, file)
		inTable := cited.FindAllString(table(t)[folder], -1)
		if len(inTable) == 0 {
			assert.Regexp(t, `(?m)^  C [0-9]`, text, folder) // a council's own clauses
		}
		for _, ref := range inTable {
			assert.Regexp(t, `(?m)^  `+regexp.QuoteMeta(ref)+` +[^ ].*$`, text, "%s prints the clause and its text", folder)
		}
		assert.NotContains(t, text, "is no clause", folder)
		assert.NotContains(t, text, "[redacted]", folder)
		assert.NotRegexp(t, `\bsafe\b`, text, "no program says so: %s", folder)
		for line := range strings.Lines(text) {
			assert.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), show.Width, "%s: %s", folder, line)
		}
	}
}
