package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/given"
)

var update = flag.Bool("update", false, "write the golden files anew")

// printing returns what the program prints for some flags, and its error.
func printing(t *testing.T, args string, in io.Reader) (string, error) {
	t.Helper()
	var out, messages bytes.Buffer
	err := run(t.Context(), strings.Fields(args), in, &out, &messages)
	assert.Empty(t, messages.String(), "no progress where nobody watches")
	return out.String(), err
}

func TestGolden(t *testing.T) {
	for name, args := range map[string]string{
		"default":    "-cases 60",
		"json":       "-cases 12 -worklist 3 -format json",
		"bexley":     "-cases 30 -procedure bexley -worklist 3 -seed 7",
		"council":    "-cases 30 -procedure ../clauses/testdata/council.json -division scotland -worklist 3",
		"unfinished": "-cases 30 -from 2026-10-01 -to 2026-12-31 -closures 2026-11-13 -worklist 0",
		"bad":        "-in testdata/bad.jsonl -on 2026-11-20",
		"nothing":    "-in testdata/nothing.jsonl -on 2026-11-20",
	} {
		t.Run(name, func(t *testing.T) {
			got, err := printing(t, args, nil)
			if name == "bad" {
				assert.EqualError(t, err, "4 cases could not be reviewed")
				assert.Equal(t, 1, given.ExitCode(err))
			} else {
				require.NoError(t, err)
			}
			file := filepath.Join("testdata", name+".golden")
			if *update {
				require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			assert.Equal(t, strings.ReplaceAll(string(want), "\r\n", "\n"), got)
			if name != "json" {
				assert.NotRegexp(t, `\bsafe\b`, got, "the program never says so")
				for line := range strings.Lines(got) {
					assert.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), width, line)
				}
			}
		})
	}
}

func TestTheSameForAnyNumberOfWorkers(t *testing.T) {
	want, err := printing(t, "-cases 40 -workers 1 -worklist 40", nil)
	require.NoError(t, err)
	for range 3 {
		got, err := printing(t, "-cases 40 -workers 8 -worklist 40", nil)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	other, err := printing(t, "-cases 40 -workers 8 -worklist 40 -seed 2", nil)
	require.NoError(t, err)
	assert.NotEqual(t, want, other)
}

// What -out wrote, -in reads with the same result, in the order of the cases whatever the workers.
func TestOutAndIn(t *testing.T) {
	dir := t.TempDir()
	one, eight := filepath.Join(dir, "one"), filepath.Join(dir, "eight")
	want, err := printing(t, "-cases 50 -workers 1 -out "+one, nil)
	require.NoError(t, err)
	_, err = printing(t, "-cases 50 -workers 8 -out "+eight, nil)
	require.NoError(t, err)
	a, err := os.ReadFile(one)
	require.NoError(t, err)
	b, err := os.ReadFile(eight)
	require.NoError(t, err)
	require.True(t, bytes.Equal(a, b))
	assert.Equal(t, 50, bytes.Count(a, []byte("\n")))

	got, err := printing(t, "-on 2026-11-20 -workers 3 -in "+one, nil)
	require.NoError(t, err)
	assert.Equal(t, want, got)
	got, err = printing(t, "-on 2026-11-20 -in -", bytes.NewReader(bytes.TrimSuffix(a, []byte("\n"))))
	require.NoError(t, err)
	assert.Equal(t, want, got, "from the standard input, and without a newline at the end")
}

// Bad lines are told of by number and path, and never by what stands in them.
func TestBadLines(t *testing.T) {
	good := `{"schema":1,"id":"good"}`
	for _, c := range []struct{ why, in, want string }{
		{"broken", good + "\n{\"schema\":1,\"id\":\"SECRET\n" + good + "\n", "line 2      the whole (byte 24): must be JSON, one value and nothing behind it"},
		{"an unknown field", "{\"schema\":1,\"SECRET\":2}\n" + good, "line 1      the whole (byte 12): must have no unknown field"},
		{"a value", good + "\n\n \t\r\n{\"schema\":1,\"children\":[{\"id\":\"c1\",\"born\":\"SECRET\"}]}\n" + good, "line 4      /children/0/born (byte 42): a date must be"},
		{"a reference", good + "\n" + good + "\n{\"schema\":1,\"visits\":[{\"id\":\"v1\",\"child\":\"SECRET\"}]}", "line 3      /visits/0/child: must be the id of a child"},
		{"bytes that are no text", "\xff\n" + good + "\n" + good, "line 1      the whole (byte 0): must be UTF-8"},
	} {
		got, err := printing(t, "-in - -on 2026-11-20", strings.NewReader(c.in))
		require.EqualError(t, err, "1 case could not be reviewed", c.why)
		assert.Contains(t, got, c.want, c.why)
		assert.NotContains(t, got, "SECRET", c.why)
		assert.Contains(t, got, "Not reviewed: 1 case,", c.why)
	}
	got, err := printing(t, "-in - -on 2026-11-20", strings.NewReader(strings.Repeat("x\n", 1234)))
	require.EqualError(t, err, "1,234 cases could not be reviewed")
	assert.Contains(t, got, "  line 20 ")
	assert.NotContains(t, got, "  line 21 ")
	assert.Contains(t, got, "  and 1,214 more\n")
	got, err = printing(t, "-in - -on 2026-11-20", strings.NewReader(`{"schema":1,"visits":[{},{},{}]}`))
	require.Error(t, err)
	assert.Regexp(t, `and \d+ more\n`, got, "the first few problems of a line")
}

// A line that is too long is passed over, and those after it are read.
func TestLineThatIsTooLong(t *testing.T) {
	good := "{\"schema\":1,\"id\":\"good\"}"
	long := io.LimitReader(endless('x'), procedure.MaxJSONSize+1)
	got, err := printing(t, "-in - -on 2026-11-20 -workers 1", io.MultiReader(strings.NewReader(good+"\n"), long, strings.NewReader("\n"+good)))
	require.EqualError(t, err, "1 case could not be reviewed")
	assert.Contains(t, got, "3 cases, as on")
	assert.Contains(t, got, "line 2      the whole: must be at most 67108864 bytes long")
}

type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

// A read that fails is an error, and what was read until then is printed as a part.
func TestReadThatFails(t *testing.T) {
	good := "{\"schema\":1,\"id\":\"good\"}\n"
	got, err := printing(t, "-in - -on 2026-11-20 -workers 8", io.MultiReader(strings.NewReader(good+good[:9]), iotest.ErrReader(errors.New("the cable is out"))))
	require.EqualError(t, err, "the cable is out", "told once")
	assert.Contains(t, got, "1 case, as on")
	assert.Contains(t, got, "In part only")
}

// A file that cannot be written is an error, told once.
func TestOutThatFails(t *testing.T) {
	const full = "/dev/full"
	if _, err := os.Stat(full); err != nil {
		t.Skip("the system has no file that is always full")
	}
	got, err := printing(t, "-cases 5000 -workers 4 -out "+full, nil)
	require.EqualError(t, err, "write /dev/full: no space left on device")
	assert.Contains(t, got, "In part only")
}

// cancelling cancels once so many bytes were read.
type cancelling struct {
	io.Reader
	left   int
	cancel context.CancelFunc
}

func (c *cancelling) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if c.left -= n; c.left < 0 {
		c.cancel()
	}
	return n, err
}

func TestStoppedBeforeTheEnd(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var out, messages bytes.Buffer
	in := &cancelling{endlessCases(), 1 << 20, cancel}
	err := run(ctx, strings.Fields("-in - -on 2026-11-20 -workers 4"), in, &out, &messages)
	require.ErrorContains(t, err, "stopped before the end")
	assert.Equal(t, 1, given.ExitCode(err))
	assert.Contains(t, out.String(), "In part only: it was stopped before the end.")
	assert.NotContains(t, out.String(), "Not reviewed", "half a line is not read")

	out.Reset()
	err = run(ctx, strings.Fields("-cases 1000000 -format json"), nil, &out, &messages)
	require.Error(t, err)
	assert.Contains(t, out.String(), `"partial": true`)
	assert.Contains(t, out.String(), `"reviewed": 0`)
}

func TestProgress(t *testing.T) {
	var out, messages bytes.Buffer
	require.NoError(t, run(t.Context(), strings.Fields("-cases 3 -progress"), nil, &out, &messages))
	assert.Regexp(t, `\r +\r3 cases in [0-9.]+m?s, [0-9,]+ a second, \d+ MB of memory at most\n$`, messages.String())
	assert.NotContains(t, out.String(), "a second")

	assert.Equal(t, "[#######.......................]  25 %  1,000 cases, 500 a second, 6s left", progressLine(1000, 0.25, 2e9))
	assert.Equal(t, "1 case, 0 a second", progressLine(1, 0, 2e9), "of what is endless there is no bar")
	assert.Equal(t, "[##############################] 100 %  9 cases, 9 a second, 0s left", progressLine(9, 1, 1e9))
}

func TestWronglyCalled(t *testing.T) {
	for args, want := range map[string]string{
		"-cases 0":                              "-cases 0: want a number from 1 to 1000000000",
		"-workers 0":                            "-workers 0: want a number from 1 to 1024",
		"-worklist -1":                          "-worklist -1: want a number from 0 to 10000",
		"-format xml -on 2026-02-30":            "-format \"xml\": want text or json\n-on \"2026-02-30\": want a day that exists, written YYYY-MM-DD",
		"-from 2026-05-02 -to 2026-05-01":       "-to 2026-05-01 is before -from 2026-05-02",
		"-in x -cases 5":                        "-cases is for cases made up, and -in reads others",
		"-in x -out y":                          "-out is for cases made up, and -in reads others",
		"-in nowhere.jsonl":                     "-in \"nowhere.jsonl\": is no file that can be read: ",
		"-out nowhere/x":                        "-out \"nowhere/x\": is no file that can be written: ",
		"-procedure nowhere":                    "-procedure \"nowhere\": want nottinghamshire, nottingham-city, bexley or a file that can be read: ",
		"-division wales":                       "-division \"wales\": want england-and-wales, scotland, northern-ireland or united-kingdom",
		"-closures 2026-13-01":                  "-closures \"2026-13-01\": want a day that exists, written YYYY-MM-DD",
		"more":                                  "\"more\" is no flag",
		"-unknown":                              "flag provided but not defined: -unknown",
		"-cases many":                           "invalid value \"many\" for flag -cases: parse error",
		"-closures 1066-10-14 -in x -on 1-1-66": "-on \"1-1-66\": want a day that exists, written YYYY-MM-DD\n-closures 1066-10-14: want a day in the years from 1995 to 2100",
	} {
		got, err := printing(t, args, nil)
		require.ErrorContains(t, err, want, args) // what is behind it is said by the system
		assert.Equal(t, 2, given.ExitCode(err), args)
		assert.Empty(t, got, args)
	}
	_, err := printing(t, "-procedure ../clauses/testdata/faulty.json", nil)
	require.Error(t, err)
	assert.Equal(t, 1, given.ExitCode(err), "the file is at fault")
	help, err := printing(t, "-h", nil)
	require.ErrorIs(t, err, flag.ErrHelp)
	assert.Contains(t, help, "-worklist")
}
