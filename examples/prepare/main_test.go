package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/examples/internal/given"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	for name, args := range map[string]string{
		"excluded-parent":               "",
		"excluded-parent-chair":         "-for social-worker",
		"excluded-parent-mother":        "-for mother",
		"excluded-parent-teacher":       "-for teacher",
		"siblings":                      "-case siblings",
		"siblings-father-one":           "-case siblings -for father-one",
		"siblings-father-two":           "-case siblings -for father-two",
		"excluded-parent-to-record":     "-on 2026-08-20 -for social-worker",
		"before-the-exclusion":          "-on 2026-07-20",
		"the-first":                     "-case complete -on 2026-03-05",
		"the-first-bexley":              "-case complete -on 2026-03-05 -procedure bexley",
		"social-worker-changed-in-time": "-case social-worker-changed -meeting m9 -on 2026-11-12",
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
			for line := range strings.Lines(out.String()) {
				assert.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), width, line)
			}
		})
	}
}

// What nobody but the chair may read stands on the chair's page alone, and nothing that people wrote
// on the page that says who gets what.
func TestWhoseWordsAreWhere(t *testing.T) {
	page := func(args string) string {
		var out bytes.Buffer
		require.NoError(t, run(strings.Fields(args), &out), args)
		return out.String()
	}
	assert.Contains(t, page("-for social-worker"), "disguised compliance")
	for _, id := range []string{"mother", "grandmother", "teacher", "recovery-worker"} {
		text := page("-for " + id)
		assert.NotContains(t, text, "compliance", id)
		assert.NotContains(t, text, "father", id)
	}
	overview := page("")
	for _, words := range []string{"alcohol while", "surgery", "Home is"} {
		assert.NotContains(t, overview, words)
	}
}

// That a father's page leaves out what is about other children too is told whoever arranges the
// meeting, and not him.
func TestWhatIsNotOnAPageIsToldOnTheOverview(t *testing.T) {
	page := func(args string) string {
		var out bytes.Buffer
		require.NoError(t, run(strings.Fields("-case siblings "+args), &out), args)
		return strings.Join(strings.Fields(out.String()), " ")
	}
	assert.Contains(t, page(""), "father-one 4 items on the agenda, 4 things to prepare. Of the chair's, 7 more are not on it: what is about other children too is to be cut by a person")
	assert.NotContains(t, page(""), "mother 11 items on the agenda, 4 things to prepare. Of")
	assert.NotContains(t, page("-for father-one"), "cut by a person")
}

// The overview counts what the page of the chair has above its agenda: the prompts below are not
// counted twice.
func TestThingsToPrepareAreThoseOnThePage(t *testing.T) {
	page := func(args string) string {
		var out bytes.Buffer
		require.NoError(t, run(strings.Fields(args), &out), args)
		return out.String()
	}
	assert.Contains(t, page(""), "on the chair's own agenda, 7 things to prepare")
	above, _, _ := strings.Cut(page("-for social-worker"), "\nAgenda\n")
	assert.Equal(t, 7, strings.Count(above, "\n  N\u00a03")+strings.Count(above, "\n  N 3"))
}

func TestErrors(t *testing.T) {
	dir := t.TempDir()
	none := filepath.Join(dir, "none.json")
	require.NoError(t, os.WriteFile(none, []byte(`{"schema": 1}`), 0o644))
	for args, want := range map[string]struct {
		code int
		part string
	}{
		"-for father":                  {1, "nothing is made ready for father: excluded"},
		"-for nobody":                  {2, `-for "nobody": want the id of a member`},
		"-meeting m1":                  {1, "/meeting: must be the id of a core group meeting to come"},
		"-case ended":                  {1, "no core group meeting is arranged from that day on"},
		"-case " + none:                {1, "no core group meeting is arranged"},
		"-on x":                        {2, `-on "x": want a day`},
		"-case york -procedure nobody": {2, `-case "york"`},
		"york":                         {2, `"york" is no flag`},
	} {
		var out bytes.Buffer
		err := run(strings.Fields(args), &out)
		require.ErrorContains(t, err, want.part, args)
		assert.Equal(t, want.code, given.ExitCode(err), args)
		assert.Empty(t, out.String(), args)
	}
	var help, list bytes.Buffer
	require.ErrorIs(t, run([]string{"-h"}, &help), flag.ErrHelp)
	assert.Contains(t, help.String(), "-meeting")
	require.NoError(t, run([]string{"-list"}, &list))
	assert.Contains(t, list.String(), "excluded-parent")
}

// The earliest meeting that is arranged is meant, wherever it stands in the file.
func TestTheNextMeeting(t *testing.T) {
	data, err := os.ReadFile("../review/cases/excluded-parent.json")
	require.NoError(t, err)
	var c map[string]any
	require.NoError(t, json.Unmarshal(data, &c))
	meetings := c["meetings"].([]any)
	c["meetings"] = append([]any{map[string]any{
		"id": "later", "kind": "core group", "bookings": []any{map[string]any{"on": "2026-10-08", "day": "2026-12-17"}},
	}}, meetings...)
	data, err = json.Marshal(c)
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "case.json")
	require.NoError(t, os.WriteFile(file, data, 0o644))
	var out, later bytes.Buffer
	require.NoError(t, run([]string{"-case", file, "-on", "2026-10-23"}, &out))
	assert.Contains(t, out.String(), "m8, on Thursday 12 November 2026")
	require.NoError(t, run([]string{"-case", file, "-on", "2026-10-23", "-meeting", "later"}, &later))
	assert.Contains(t, later.String(), "Nobody is down to chair.")
}
