package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/given"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	for name, args := range map[string]string{
		"all":             "",
		"nottingham-city": "-procedure nottingham-city",
		"bexley":          "-procedure bexley",
		"council":         "-file testdata/council.json",
		"editions":        "-file testdata/editions.json",
		"bexley-json":     "-procedure bexley -format procedure",
		"coverage":        "-coverage -procedure bexley",
		"family":          "-for family",
		"family-bexley":   "-for family -procedure bexley",
		"family-council":  "-for family -file testdata/council.json",
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			require.NoError(t, run(strings.Fields(args), &out))
			file := filepath.Join("testdata", name+".golden")
			if *update {
				require.NoError(t, os.WriteFile(file, out.Bytes(), 0o644))
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			assert.Equal(t, strings.ReplaceAll(string(want), "\r\n", "\n"), out.String())
		})
	}
}

// Every clause has something that carries it out, and something that tests it.
func TestCoverage(t *testing.T) {
	by := coverageOf()
	assert.Len(t, by, len(procedure.RuleIDs()))
	for _, r := range procedure.RuleIDs() {
		assert.FileExists(t, filepath.Join("..", "..", by[r.String()].file), r)
		assert.Contains(t, by[r.String()].tests, "Test", r)
	}
	var out bytes.Buffer
	require.NoError(t, run([]string{"-coverage"}, &out))
	for _, e := range entries([]procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()}) {
		assert.Contains(t, out.String(), "    "+e.Ref+" ")
	}
	assert.Error(t, run([]string{"-coverage", "-format", "json"}, &out))
}

func TestEveryClauseIsListedOnce(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run([]string{"-format", "json"}, &out))
	var list []entry
	require.NoError(t, json.Unmarshal(out.Bytes(), &list))
	assert.Len(t, list, 109, "108 clauses, of which N 2.3c has an officer in each of two procedures")
	seen := map[string][]string{}
	for _, e := range list {
		seen[e.Ref] = append(seen[e.Ref], e.Procedures...)
	}
	assert.Len(t, seen, 108)
	assert.Equal(t, []string{"nottinghamshire", "nottingham-city"}, seen["N 2.3c"])
	assert.Equal(t, []string{"nottinghamshire", "nottingham-city", "bexley"}, seen["L 1"])
}

// What is printed to start from can be read again.
func TestProcedureToStartFrom(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run([]string{"-procedure", "nottinghamshire", "-format", "procedure"}, &out))
	p, err := procedure.ParseProcedure(out.Bytes())
	require.NoError(t, err)
	assert.Equal(t, procedure.Nottinghamshire(), p)
	for _, file := range []string{"testdata/council.json", "testdata/editions.json"} {
		var first, again bytes.Buffer
		require.NoError(t, run([]string{"-file", file, "-format", "procedure"}, &first))
		copied := filepath.Join(t.TempDir(), "copy.json")
		require.NoError(t, os.WriteFile(copied, first.Bytes(), 0o644))
		require.NoError(t, run([]string{"-file", copied, "-format", "procedure"}, &again))
		assert.Equal(t, first.String(), again.String())
	}
}

func TestErrors(t *testing.T) {
	for args, want := range map[string]string{
		"-procedure york":                `-procedure "york": want nottinghamshire, nottingham-city or bexley`,
		"-format xml":                    `-format "xml": want table, json or procedure`,
		"-for parents":                   `-for "parents": want professionals or family`,
		"-for family -format json":       "-for family goes without -format and -coverage",
		"-for family -coverage":          "-for family goes without -format and -coverage",
		"-format procedure":              "-format procedure goes with -procedure or -file",
		"-file x.json -procedure bexley": "do not go together",
		"-file testdata/none.json":       "none.json",
		"-colour":                        "flag provided but not defined",
		"bexley":                         `"bexley" is no flag`,
		"-file testdata/faulty.json":     "testdata/faulty.json:8: /terms/0/from: an event must be initial conference",
		"-file testdata/faulty.json -format procedure": "testdata/faulty.json: /terms/0/clause: must be the reference of one of the procedure's clauses",
		"-file testdata/faulty.json -format json":      "testdata/faulty.json:4: the whole: must have no unknown field",
		"-file main.go": "main.go:1: the whole: must be JSON",
	} {
		var out bytes.Buffer
		err := run(strings.Fields(args), &out)
		assert.ErrorContains(t, err, want, args)
		assert.Empty(t, out.String(), args)
		code := 2
		if strings.Contains(args, "faulty.json") || strings.Contains(args, "main.go") {
			code = 1 // the flags are right, and the file is not
		}
		assert.Equal(t, code, given.ExitCode(err), args)
	}
	var out bytes.Buffer
	require.ErrorIs(t, run([]string{"-h"}, &out), flag.ErrHelp)
	assert.Contains(t, out.String(), "-procedure")
}

// A role that is misspelt is no error, since the set is open. It is marked wherever a procedure names it.
func TestRolesThatTheLibraryDoesNotKnow(t *testing.T) {
	const mark = " (a role that the library does not know: misspelt, or your own?)"
	council, err := os.ReadFile("testdata/council.json")
	require.NoError(t, err)
	printed := func(old, with string) string {
		require.Contains(t, string(council), old)
		file := filepath.Join(t.TempDir(), "council.json")
		require.NoError(t, os.WriteFile(file, []byte(strings.Replace(string(council), old, with, 1)), 0o600))
		var out bytes.Buffer
		require.NoError(t, run([]string{"-file", file}, &out))
		return out.String()
	}
	assert.NotContains(t, printed("team-manager", "team-manager"), mark)
	assert.Contains(t, printed(`["team-manager"]`, `["team-manger"]`), "team manger"+mark)
	assert.Contains(t, printed(`"reviewOfficer": "independent-reviewing-officer"`, `"reviewOfficer": "reviewer"`), "fundamental changes go to the reviewer"+mark)
	assert.Contains(t, printed(`["parent", "carer"]`, `["parent", "carrer"]`), "for parent and carrer"+mark)
}
