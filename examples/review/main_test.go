package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/given"
	"github.com/safeguarding-go/childprotection/examples/review/cases"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	list := map[string]string{
		"json":       "-case siblings -procedure bexley -format json",
		"list":       "-list",
		"bexley":     "-case safety -procedure bexley",
		"closures":   "-case complete -on 2026-11-13 -closures 2026-11-20,2026-11-23",
		"no-minutes": "-case drifting -on 2026-10-07",
		"holds":      "-case drifting -holds meetings,conferences",
		"all-but":    "-case complete -holds children,childAttendance,members,allocations,exclusions,conferences,meetings,arrangements,outlines,revisions,agreements,difficulties,minutes",
		"rules":      "-case drifting -rules next-meeting,visit-due -format json",
		"council":    "-case siblings -procedure ../clauses/testdata/council.json -division scotland",
	}
	for _, s := range cases.All() {
		list[s.Name] = "-case " + s.Name
	}
	for name, args := range list {
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
			if !strings.HasSuffix(args, "-format json") {
				assert.NotRegexp(t, `\bsafe\b`, out.String(), "the program never says so")
				for line := range strings.Lines(out.String()) {
					assert.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), width, line)
				}
			}
		})
	}
}

// findings returns the open findings of a case that comes with the program, as rule, subject and
// outcome.
func findings(t *testing.T, name string) []string {
	t.Helper()
	q, err := parse([]string{"-case", name}, &bytes.Buffer{})
	require.NoError(t, err)
	report, err := childprotection.Review(q.basis, q.c)
	require.NoError(t, err)
	var list []string
	for _, f := range report.Open() {
		list = append(list, f.Rule.String()+" "+f.Subject.String()+" "+f.Outcome.String())
	}
	return list
}

// What each case is there to show, apart from how it is printed.
func TestWhatTheCasesShow(t *testing.T) {
	for name, want := range map[string][]string{
		"drifting": {
			"visit-due visit/v32@c1 overdue", "visit-due visit/v31@c2 overdue",
			"minutes-circulated member/grandmother@m7 overdue", "minutes-circulated member/teacher@m7 overdue",
			"next-meeting meeting/m7 arranged late", "plan-drift outcome/o3 not met", "plan-drift task/t08 not met",
			"action-drift action/a4-2@m7 not met", "written-note member/recovery-worker@m7 not met",
		},
		"excluded-parent":       {"excluded-invited invitation/father@m7 not met", "excluded-received sending/m6-father@m6 not met"},
		"siblings":              {"other-children-only sending/m3-father-one@m3 not met"},
		"ended":                 {"minutes-circulated member/father@m8 overdue", "minutes-circulated member/health-visitor@m8 overdue"},
		"social-worker-changed": {"visit-due visit/v28@c1 overdue", "members-deliver-plan task/t10 not met"},
		"safety": {
			"managers-informed difficulty/d2@manager-health not met", "managers-informed difficulty/d2@team-manager not met",
			"urgent-steps-considered difficulty/d2 not met",
		},
	} {
		got := findings(t, name)
		for _, w := range want {
			assert.Contains(t, got, w, name)
		}
	}
	assert.Empty(t, findings(t, "complete"))
	ended := slices.DeleteFunc(findings(t, "ended"), func(f string) bool { return strings.HasPrefix(f, "minutes-") })
	assert.Empty(t, ended, "nothing but the minutes is owed")
}

// Things that the cases show in findings that are not open.
func TestWhatTheCasesShowBesides(t *testing.T) {
	all := func(name string) (list []string) {
		q, err := parse([]string{"-case", name}, &bytes.Buffer{})
		require.NoError(t, err)
		report, err := childprotection.Review(q.basis, q.c)
		require.NoError(t, err)
		for _, f := range report.Findings {
			list = append(list, f.Rule.String()+" "+f.Subject.String()+" "+f.Outcome.String()+" "+f.Remark.String())
		}
		return list
	}
	assert.Contains(t, all("drifting"), "next-meeting meeting/m5 met late ", "a gap of more than six weeks")
	assert.Contains(t, all("drifting"), "minutes-circulated member/mother@m6 met late ", "minutes that came late")
	assert.Contains(t, all("excluded-parent"), "exclusion-in-minutes exclusion/x1 met ")
	assert.Contains(t, all("siblings"), "other-children-only sending/m3-father-two@m3 met ", "the other father had his part")
	assert.Contains(t, all("siblings"), "visit-due child/c3 not applicable ", "nobody visits an unborn child")
	assert.Contains(t, all("social-worker-changed"), "agreement-copies agreement/g1@mother met agreement carries over")
	assert.Contains(t, all("social-worker-changed"), "parents-attend member/father@m6 met ", "seen in a sitting of his own")
	assert.Contains(t, all("safety"), "serious-concern-told difficulty/d2@teacher pending ")
	assert.Contains(t, all("safety"), "marked-not-for sending/m4-father@m4 met ", "he had a part of the minutes")
}

func TestJSONReadsBack(t *testing.T) {
	for _, s := range cases.All() {
		var out bytes.Buffer
		require.NoError(t, run([]string{"-case", s.Name, "-format", "json"}, &out))
		var back answers
		require.NoError(t, json.Unmarshal(out.Bytes(), &back), s.Name)
		assert.Equal(t, s.On, back.Report.On)
		assert.Equal(t, procedure.CaseID(s.Name), back.Report.Case)
		assert.NotEmpty(t, back.Deadlines)
		for i := 1; i < len(back.Deadlines); i++ {
			assert.False(t, back.Deadlines[i].Due.Before(back.Deadlines[i-1].Due), s.Name)
		}
	}
}

// The list and the folder name the same cases.
func TestEveryCaseIsListed(t *testing.T) {
	there, err := filepath.Glob("cases/*.json")
	require.NoError(t, err)
	var listed []string
	for _, c := range cases.All() {
		listed = append(listed, filepath.Join("cases", c.Name+".json"))
	}
	assert.ElementsMatch(t, there, listed)
}

// mark puts the same words into every text of a record that has any, and counts them.
func mark(v reflect.Value, words string) (marked int) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type().PkgPath() == reflect.TypeFor[calendar.Date]().PkgPath() {
			return 0
		}
		for i := range v.NumField() {
			marked += mark(v.Field(i), words)
		}
	case reflect.Slice:
		for i := range v.Len() {
			marked += mark(v.Index(i), words)
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[procedure.Text]() && v.String() != "" {
			v.SetString(words)
			return 1
		}
	default:
	}
	return marked
}

// Nothing that people wrote is printed, whatever is found.
func TestNoTextOfACaseIsPrinted(t *testing.T) {
	for _, s := range cases.All() {
		data, err := s.JSON()
		require.NoError(t, err)
		c, err := childprotection.ParseCase(data)
		require.NoError(t, err)
		require.Greater(t, mark(reflect.ValueOf(&c).Elem(), "CANARY"), 400, s.Name)
		marked, err := json.Marshal(c)
		require.NoError(t, err)
		file := filepath.Join(t.TempDir(), "case.json")
		require.NoError(t, os.WriteFile(file, marked, 0o644))
		for _, args := range []string{"", "-format json", "-procedure bexley", "-on 2026-06-01", "-on 2027-03-01"} {
			var out bytes.Buffer
			require.NoError(t, run(append([]string{"-case", file, "-on", s.On.String()}, strings.Fields(args)...), &out), s.Name)
			assert.NotContains(t, out.String(), "CANARY", s.Name)
			if args == "" {
				var same bytes.Buffer
				require.NoError(t, run([]string{"-case", s.Name}, &same))
				assert.Equal(t, same.String(), out.String(), "what they wrote makes no difference")
			}
		}
	}
}

func TestAFileOfOnesOwn(t *testing.T) {
	data, err := os.ReadFile("cases/safety.json")
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "own.json")
	require.NoError(t, os.WriteFile(file, data, 0o644))
	var own, same, today bytes.Buffer
	require.NoError(t, run([]string{"-case", file, "-on", "2026-10-30"}, &own))
	require.NoError(t, run([]string{"-case", "safety"}, &same))
	assert.Equal(t, same.String(), own.String())
	require.NoError(t, run([]string{"-case", file}, &today), "as on the day itself")

	require.NoError(t, os.WriteFile(file, []byte(`{"schema": 1}`), 0o644))
	var empty bytes.Buffer
	require.NoError(t, run([]string{"-case", file, "-on", "2026-10-30"}, &empty))
	assert.Contains(t, empty.String(), "Case, as on Friday 30 October 2026\n")
}

// Every problem of a file has a line of its own, without what stands there.
func TestAFaultyFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "faulty.json")
	require.NoError(t, os.WriteFile(file, []byte(`{
  "schema": 1,
  "secret": 1,
  "members": [{"id": "a", "roles": ["parent"]}, {"id": "a", "roles": ["parent"]}],
  "meetings": [{"id": "m1", "kind": "CANARY"}],
  "minutes": [{"meeting": "m9", "written": "2026-02-30"}]
}
`), 0o644))
	var out bytes.Buffer
	err := run([]string{"-case", file, "-on", "2026-10-30"}, &out)
	require.Error(t, err)
	assert.Equal(t, 1, given.ExitCode(err))
	assert.Empty(t, out.String())
	lines := strings.Split(err.Error(), "\n")
	assert.GreaterOrEqual(t, len(lines), 4, err)
	for _, part := range []string{":3: ", ": /members/1/id: ", ":5: /meetings/0/kind: ", ":6: /minutes/0/written: "} {
		assert.Contains(t, err.Error(), file+part)
	}
	for _, quoted := range []string{"secret", "CANARY", "2026-02-30"} {
		assert.NotContains(t, err.Error(), quoted)
	}
	for _, line := range lines {
		assert.True(t, strings.HasPrefix(line, file), line)
	}
}

func TestErrors(t *testing.T) {
	for args, want := range map[string]struct {
		code  int
		parts []string
	}{
		"-case york":                   {2, []string{`-case "york": is none of the cases of -list, nor a file that can be read`}},
		"-case=":                       {2, []string{`-case ""`}},
		"-case main.go":                {1, []string{"main.go:1: the whole: must be JSON"}},
		"-on 2026-02-30":               {2, []string{`-on "2026-02-30": want a day that exists`}},
		"-on=":                         {2, []string{`-on ""`}},
		"-division wales":              {2, []string{`-division "wales": want england-and-wales, scotland`}},
		"-closures 2026-12-29,":        {2, []string{`-closures ""`}},
		"-closures 1994-12-29":         {2, []string{"-closures 1994-12-29: want a day in the years"}},
		"-procedure york":              {2, []string{`-procedure "york": want nottinghamshire, nottingham-city, bexley or a file`}},
		"-procedure main.go":           {1, []string{"main.go:1: the whole: must be JSON"}},
		"-format xml":                  {2, []string{`-format "xml": want text or json`}},
		"-on x -format y -division z":  {2, []string{"-on", "-format", "-division"}},
		"-fromat json":                 {2, []string{"flag provided but not defined: -fromat"}},
		"drifting":                     {2, []string{`"drifting" is no flag`}},
		"-list -format xml":            {2, []string{"-format"}},
		"-case main.go -procedure doc": {2, []string{"main.go:1", `-procedure "doc"`}},
		"-case york -procedure york":   {2, []string{"-case", "-procedure"}},
		"-procedure ../clauses/testdata/faulty.json": {1, []string{"../clauses/testdata/faulty.json:8: /terms/0/from: "}},
	} {
		var out bytes.Buffer
		err := run(strings.Fields(args), &out)
		require.Error(t, err, args)
		assert.Equal(t, want.code, given.ExitCode(err), "%s: %v", args, err)
		for _, part := range want.parts {
			assert.ErrorContains(t, err, part, args)
		}
		assert.Empty(t, out.String(), args)
	}
	assert.Equal(t, 1, given.ExitCode(errors.New("any")))
}

func TestHelp(t *testing.T) {
	var out bytes.Buffer
	require.ErrorIs(t, run([]string{"-h"}, &out), flag.ErrHelp)
	for _, name := range []string{"-case", "-list", "-on", "-procedure", "-division", "-closures", "-format"} {
		assert.Contains(t, out.String(), name)
	}
}
