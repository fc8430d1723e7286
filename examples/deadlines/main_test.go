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

	"github.com/safeguarding-go/childprotection/calendar"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	for name, args := range map[string]string{
		"default":   "",
		"closures":  "-conference 2026-12-18 -division england-and-wales -held 2027-01-05 -closures 2026-12-29,2026-12-30",
		"scotland":  "-conference 2026-12-18 -division scotland",
		"ireland":   "-conference 2026-07-03 -division northern-ireland -held 2026-11-16",
		"projected": "-conference 2030-12-18 -division united-kingdom",
		"bexley":    "-procedure bexley -held 2026-12-22",
		"council":   "-procedure ../clauses/testdata/council.json",
		"before":    "-procedure ../clauses/testdata/editions.json -conference 2024-03-28",
		"json":      "-held 2027-01-05 -closures 2027-01-06 -format json",
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

// The dates themselves, apart from how they are printed.
func TestDates(t *testing.T) {
	for _, tc := range []struct{ args, first, next, minutes, review string }{
		{"", "2027-01-06", "2027-02-17", "2027-01-20", "2027-03-18"},
		{"-held 2027-01-05", "2027-01-06", "2027-02-16", "2027-01-19", "2027-03-18"},
		{"-held 2027-01-05 -closures 2026-12-29,2026-12-30", "2027-01-08", "2027-02-16", "2027-01-19", "2027-03-18"},
		{"-division scotland", "2027-01-07", "2027-02-18", "2027-01-21", "2027-03-18"},
		{"-conference 2026-06-06 -held 2026-06-06", "2026-06-19", "2026-07-18", "2026-06-19", "2026-09-06"},
		{"-conference 2026-11-30 -held 2026-12-10", "2026-12-14", "2027-01-21", "2026-12-24", "2027-02-28"},
	} {
		q, err := parse(strings.Fields(tc.args), &bytes.Buffer{})
		require.NoError(t, err)
		list, err := answer(q)
		require.NoError(t, err)
		var got []string
		for _, d := range list {
			got = append(got, d.Receipt.Due.String())
		}
		assert.Equal(t, []string{tc.first, tc.next, tc.minutes, tc.review}, got, tc.args)
	}
}

// Nobody meets on a bank holiday: without a meeting held, the next is counted from the last working day
// for the first, here Christmas Eve, and not from Boxing Day kept on the Monday.
func TestTheFirstIsTakenAsHeldOnAWorkingDay(t *testing.T) {
	q, err := parse([]string{"-procedure", "bexley"}, &bytes.Buffer{})
	require.NoError(t, err)
	list, err := answer(q)
	require.NoError(t, err)
	assert.Equal(t, "2026-12-28", list[0].Receipt.Due.String())
	next := list[2]
	assert.Equal(t, []string{"B 5b", "2026-12-24", "2027-02-04"}, []string{next.Clause, next.Receipt.From.String(), next.Receipt.Due.String()})
}

// The date by the statutory guidance stands beside a local one only where the limits differ.
func TestTheDateByTheGuidance(t *testing.T) {
	for procedure, want := range map[string][]string{
		"nottinghamshire": {"N 2.1a", "N 2.6c", "N 3.18a", "E 1b"},
		"nottingham-city": {"N 2.1a", "N 2.6c", "N 3.18a", "E 1b"},
		"bexley":          {"B 5a", "E 1a", "B 5b", "B 7b", "E 1b"},
	} {
		q, err := parse([]string{"-procedure", procedure}, &bytes.Buffer{})
		require.NoError(t, err)
		list, err := answer(q)
		require.NoError(t, err)
		var clauses []string
		for _, d := range list {
			clauses = append(clauses, d.Clause)
		}
		assert.Equal(t, want, clauses, procedure)
	}
}

func TestJSONReadsBack(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run([]string{"-format", "json"}, &out))
	var back answers
	require.NoError(t, json.Unmarshal(out.Bytes(), &back))
	list := back.Deadlines
	require.Len(t, list, 4)
	assert.Equal(t, calendar.MustParseDate("2027-01-06"), list[0].Receipt.Due)
	assert.Len(t, list[0].Receipt.PassedOver, 9)
}

func TestBadFlags(t *testing.T) {
	for args, want := range map[string][]string{
		"-conference 2026-02-30": {`-conference "2026-02-30": want a day that exists`},
		"-conference=":           {`-conference ""`},
		"-held tomorrow":         {`-held "tomorrow"`},
		"-held 2026-12-17":       {"-held 2026-12-17 is before -conference 2026-12-18"},
		"-division wales":        {`-division "wales": want england-and-wales, scotland`},
		"-closures 2026-12-29,":  {`-closures ""`},
		"-closures 1994-12-29":   {"-closures 1994-12-29: want a day in the years from 1995 to 2100"},
		"-held=":                 {`-held ""`},
		"-procedure york":        {`-procedure "york": want nottinghamshire, nottingham-city, bexley or a file`},
		"-procedure ../clauses/testdata/faulty.json": {"/terms/0/from"},
		"-procedure main.go":                         {"must be JSON"},
		"-format xml":                                {`-format "xml": want text or json`},
		"-conference x -format y -division z":        {"-conference", "-format", "-division"},
		"-fromat json":                               {"flag provided but not defined: -fromat"},
		"2026-12-18":                                 {`"2026-12-18" is no flag`},
		"-conference 1990-01-01":                     {"outside the years"},
		"-conference 2100-12-24":                     {"outside the years"},
		"-conference 2100-12-01":                     {"outside the years"},
	} {
		var out bytes.Buffer
		err := run(strings.Fields(args), &out)
		require.Error(t, err, args)
		for _, part := range want {
			assert.ErrorContains(t, err, part, args)
		}
		assert.Empty(t, out.String(), args)
	}
}

func TestHelp(t *testing.T) {
	var out bytes.Buffer
	require.ErrorIs(t, run([]string{"-h"}, &out), flag.ErrHelp)
	for _, name := range []string{"-conference", "-held", "-division", "-closures", "-format"} {
		assert.Contains(t, out.String(), name)
	}
}
