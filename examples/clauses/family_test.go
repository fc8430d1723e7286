package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// forFamily returns what a family reads.
func forFamily(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, run(append([]string{"-for", "family"}, args...), &out))
	return out.String()
}

func TestFamilyReadsEveryClauseAndNoRule(t *testing.T) {
	text := forFamily(t)
	running := strings.Join(strings.Fields(text), " ")
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()} {
		for _, c := range p.AllClauses() {
			if c.Ref == "N 3.2b" {
				continue // it is not there: see below
			}
			assert.Contains(t, running, "- "+c.Family+" ("+c.Ref, "its reference behind it")
			assert.NotContains(t, running, c.Text)
		}
	}
	for _, r := range procedure.RuleIDs() {
		if strings.Contains(r.String(), "-") { // others are everyday words
			assert.NotContains(t, text, r.String())
		}
	}
	assert.Len(t, regexp.MustCompile(`(?m)^  - `).FindAllString(text, -1), 108)
	assert.NotContains(t, text, "There is no wording")
	assert.Contains(t, running, "with the independent reviewing officer about an earlier review conference. (N 2.3c, Nottingham City Safeguarding Children Partnership)")
	assert.NotContains(t, forFamily(t, "-procedure", "nottinghamshire"), "Nottingham City")
	assert.NotContains(t, text, "library", "a family knows nothing of it")
}

// What the chair alone is to watch for is never on paper that goes to a family: not its words, not
// its reference, and not that there is something without a wording.
func TestFamilyNeverReadsWhatIsTheChairsAlone(t *testing.T) {
	var council bytes.Buffer
	require.NoError(t, run([]string{"-procedure", "nottinghamshire", "-format", "procedure"}, &council))
	file := filepath.Join(t.TempDir(), "council.json")
	require.NoError(t, os.WriteFile(file, council.Bytes(), 0o644))
	for _, args := range [][]string{nil, {"-procedure", "nottinghamshire"}, {"-procedure", "nottingham-city"}, {"-file", file}} {
		text := forFamily(t, args...)
		assert.Contains(t, text, "(N 3.2a)", args)
		assert.NotContains(t, text, "3.2b", args)
		assert.NotContains(t, text, "no wording", args)
		assert.NotRegexp(t, `(?i)complian|collu|disguis`, text, args)
	}
	var chair, members procedure.Actor
	require.NoError(t, chair.UnmarshalText([]byte("chair")))
	require.NoError(t, members.UnmarshalText([]byte("members")))
	assert.False(t, isChairsAlone(procedure.Clause{Who: chair, Kind: procedure.Check}), "other clauses of a council without a wording are named")
	assert.False(t, isChairsAlone(procedure.Clause{Who: members, Kind: procedure.Prompt}))
}

// A page of several authorities is for nobody in particular, and says so.
func TestAllProceduresTogetherAreNotHandedOut(t *testing.T) {
	assert.Contains(t, forFamily(t), "not to be handed out")
	for _, args := range [][]string{{"-procedure", "bexley"}, {"-file", "testdata/council.json"}, {"-file", "testdata/editions.json"}} {
		assert.NotContains(t, forFamily(t, args...), "handed out", args)
	}
}

// Every built-in clause stands under a heading in plain words, and every heading is used.
func TestPlainHeadings(t *testing.T) {
	used := map[string]bool{}
	for _, e := range entries([]procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()}) {
		h := plainHeading(e.Clause)
		assert.Regexp(t, `^[A-Z]`, h, e.Ref)
		assert.NotRegexp(t, `Definition|Practice|Roles|Follow`, h, e.Ref)
		used[h] = true
	}
	for _, h := range plainHeadings {
		assert.True(t, used[h.says], h.says)
	}
	assert.Equal(t, "Meetings", plainHeading(procedure.Clause{Ref: "N 2.1a", Document: "Another", Section: "1.2 Meetings"}), "of a document of one's own")
	assert.Empty(t, plainHeading(procedure.Clause{Ref: "N 2.1a", Document: "Another"}))
}

// What a council has not worded is said, by reference, and never put in its professional words:
// they may be for the chair alone.
func TestFamilyOfACouncil(t *testing.T) {
	text := forFamily(t, "-file", "testdata/council.json")
	assert.Contains(t, text, "  Chair\n  - There is no wording for families of C 2.\n")
	assert.Contains(t, text, "(C 3)\n  - There is no wording for families of C 4.\n")
	assert.NotContains(t, text, "Members read the last minutes")
	editions := forFamily(t, "-file", "testdata/editions.json")
	assert.Contains(t, editions, "An example council, from 1 April 2024\n")
	assert.Equal(t, 2, strings.Count(editions, "There is no wording for families of C 1a and C 1b."), "one edition after the other")
	assert.Equal(t, 2, strings.Count(editions, "(L 1)"))
}

// A council that starts from a built-in procedure and changes a limit has its wording to change
// too.
func TestFamilyIsNotToldOfALimitThatHasChanged(t *testing.T) {
	change := func(id string, old, now string) error {
		var out bytes.Buffer
		require.NoError(t, run([]string{"-procedure", id, "-format", "procedure"}, &out))
		require.Equal(t, 1, strings.Count(out.String(), old), old)
		file := filepath.Join(t.TempDir(), "council.json")
		require.NoError(t, os.WriteFile(file, []byte(strings.Replace(out.String(), old, now, 1)), 0o644))
		var text bytes.Buffer
		require.NoError(t, run([]string{"-file", file}, &text), "the others may read it")
		text.Reset()
		err := run([]string{"-file", file, "-for", "family"}, &text)
		assert.Equal(t, err != nil, text.Len() == 0, "nothing is printed where something is wrong")
		return err
	}
	for why, row := range map[string]struct{ id, old, now, want string }{
		"another number":              {"nottinghamshire", `"within": "6 weeks"`, `"within": "4 weeks"`, `nottinghamshire: N 2.6c: its wording for families says "6 weeks", its limit is 4 weeks`},
		"another unit":                {"bexley", `"within": "10 days"`, `"within": "10 working days"`, `bexley: B 5a: its wording for families says "10 days", its limit is 10 working days`},
		"another limit above a floor": {"bexley", `"within": "6 weeks"`, `"within": "5 weeks"`, `bexley: B 5b: its wording for families says "4 to 6 weeks", its limit is 4 weeks and 5 weeks`},
		"another floor":               {"bexley", `"notBefore": "4 weeks"`, `"notBefore": "3 weeks"`, `bexley: B 5b: its wording for families says "4 to 6 weeks", its limit is 3 weeks and 6 weeks`},
		"the wording changed with it": {"bexley", `"family": "The first core group meeting will be 10 days after`,
			`"family": "The first core group meeting will be some days after`, ""},
		"the same limit without its number": {"nottinghamshire", `meet every 6 weeks, or more often`, `meet every other month, or more often`, ""},
	} {
		err := change(row.id, row.old, row.now)
		if row.want == "" {
			assert.NoError(t, err, why)
			continue
		}
		assert.EqualError(t, err, row.want, why)
	}
}
