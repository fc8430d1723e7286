// Review prints what a case file shows of how a core group works: what is open, the
// most pressing first, and which deadlines lie ahead. Seven invented cases come with
// it; any other is read from a file.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

func main() {
	err := run(os.Args[1:], os.Stdout)
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return
	}
	fmt.Fprintln(os.Stderr, "review:", strings.ReplaceAll(err.Error(), "\n", "\nreview: "))
	os.Exit(exitCode(err))
}

// usageError is what is wrong with how the program was called, as opposed to what it was given
// to read.
type usageError struct{ error }

// Unwrap returns the error itself.
func (e usageError) Unwrap() error { return e.error }

// exitCode returns 2 for a program wrongly called, else 1.
func exitCode(err error) int {
	if errors.As(err, new(usageError)) {
		return 2
	}
	return 1
}

// question is what the flags ask.
type question struct {
	list   bool
	c      childprotection.Case
	basis  procedure.Basis
	format string
}

func run(args []string, out io.Writer) error {
	q, err := parse(args, out)
	if err != nil {
		return err
	}
	if q.list {
		return writeList(out)
	}
	report, err := childprotection.Review(q.basis, q.c)
	if err != nil {
		return err
	}
	deadlines, err := childprotection.Deadlines(q.basis, q.c)
	if err != nil {
		return err
	}
	if q.format == "json" {
		return writeJSON(out, q, report, deadlines)
	}
	return writeText(out, q, report, deadlines)
}

// given is the flags as they were given.
type given struct {
	which, on, division, closures, procedure, format string
	list, hasOn                                      bool
}

func parse(args []string, out io.Writer) (question, error) {
	flags := flag.NewFlagSet("review", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	var g given
	flags.StringVar(&g.which, "case", "drifting", "a case that comes with the program (see -list), or a `file` with one as JSON")
	flags.BoolVar(&g.list, "list", false, "name the cases that come with the program, and stop")
	flags.StringVar(&g.on, "on", "", "`date` as on which it is reviewed (default: the day that goes with a case of the program, else today)")
	flags.StringVar(&g.procedure, "procedure", "nottinghamshire", "nottinghamshire, nottingham-city, bexley, or a `file` with a council's own as JSON")
	flags.StringVar(&g.division, "division", "england-and-wales", "whose bank holidays: england-and-wales, scotland, northern-ireland or united-kingdom")
	flags.StringVar(&g.closures, "closures", "", "`dates` on which the authority's offices are shut, with commas between")
	flags.StringVar(&g.format, "format", "text", "text or json")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			flags.SetOutput(out)
			flags.Usage()
			return question{}, err
		}
		return question{}, usageError{err}
	}
	if flags.NArg() > 0 {
		return question{}, usageError{fmt.Errorf("%q is no flag", flags.Arg(0))}
	}
	flags.Visit(func(f *flag.Flag) { g.hasOn = g.hasOn || f.Name == "on" })
	q := question{list: g.list, format: g.format}
	if err := g.check(&q); err != nil {
		return question{}, usageError{err}
	}
	if q.list {
		return q, nil
	}
	return q, g.read(&q)
}

// check reads the flags that name no file, all of them, and says what is wrong.
func (g *given) check(q *question) error {
	var errs []error
	date := func(name, text string) calendar.Date {
		d, err := calendar.ParseDate(text)
		if err != nil {
			errs = append(errs, fmt.Errorf("-%s %q: want a day that exists, written YYYY-MM-DD", name, text))
		}
		return d
	}
	q.basis.On = calendar.DateOf(time.Now())
	if s, ok := shippedCase(g.which); ok {
		q.basis.On = s.on
	}
	if g.hasOn {
		q.basis.On = date("on", g.on)
	}
	// A week's warning: visits may be due every two, so that a longer one would never stop.
	q.basis.SoonWithin = calendar.Weeks(1)
	c := calendar.UnitedKingdom()
	switch g.division {
	case "england-and-wales":
		c = calendar.EnglandAndWales()
	case "scotland":
		c = calendar.Scotland()
	case "northern-ireland":
		c = calendar.NorthernIreland()
	case "united-kingdom":
	default:
		errs = append(errs, fmt.Errorf("-division %q: want england-and-wales, scotland, northern-ireland or united-kingdom", g.division))
	}
	if g.format != "text" && g.format != "json" {
		errs = append(errs, fmt.Errorf("-format %q: want text or json", g.format))
	}
	if g.closures != "" {
		for text := range strings.SplitSeq(g.closures, ",") {
			shut := calendar.Holiday{Date: date("closures", strings.TrimSpace(text)), Name: "closure"}
			if shut.Date.IsZero() {
				continue
			}
			with, err := c.With(shut)
			if err != nil {
				errs = append(errs, fmt.Errorf("-closures %s: want a day in the years from 1995 to 2100", shut.Date))
				continue
			}
			c = with
		}
	}
	q.basis.Calendar = c
	return errors.Join(errs...)
}

// read reads the procedure and the case.
func (g *given) read(q *question) error {
	var errs []error
	var err error
	if q.basis.Procedures, err = editions(g.procedure); err != nil {
		errs = append(errs, err)
	}
	name := g.which
	var data []byte
	if _, ok := shippedCase(name); ok {
		data, err = files.ReadFile("cases/" + name + ".json")
	} else {
		data, err = os.ReadFile(name)
	}
	if err != nil {
		return errors.Join(append(errs, usageError{fmt.Errorf("-case %q: is none of the cases of -list, nor a file that can be read: %w", name, cause(err))})...)
	}
	if q.c, err = childprotection.ParseCase(data); err != nil {
		errs = append(errs, problems(name, data, err)...)
	}
	return errors.Join(errs...)
}

// cause returns what is behind an error about a path, so that the path is not told twice.
func cause(err error) error {
	if inner := errors.Unwrap(err); inner != nil {
		return inner
	}
	return err
}

// problems tells each problem with its line in the file.
func problems(file string, data []byte, err error) []error {
	var list procedure.Problems
	if !errors.As(err, &list) {
		return []error{fmt.Errorf("%s: %w", file, err)}
	}
	var errs []error
	for _, p := range list {
		at := file
		if p.Offset >= 0 {
			at += fmt.Sprintf(":%d", 1+bytes.Count(data[:p.Offset], []byte("\n")))
		}
		path := p.Path
		if path == "" {
			path = "the whole"
		}
		errs = append(errs, fmt.Errorf("%s: %s: %s", at, path, p.Must))
	}
	return errs
}

// editions returns the procedure of a name, or reads a council's own, or its editions, from a
// JSON file.
func editions(which string) (procedure.Editions, error) {
	switch which {
	case "nottinghamshire":
		return procedure.NewEditions(procedure.Nottinghamshire())
	case "nottingham-city":
		return procedure.NewEditions(procedure.NottinghamCity())
	case "bexley":
		return procedure.NewEditions(procedure.Bexley())
	}
	data, err := os.ReadFile(which)
	if err != nil {
		return procedure.Editions{}, usageError{fmt.Errorf("-procedure %q: want nottinghamshire, nottingham-city, bexley or a file that can be read: %w", which, cause(err))}
	}
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
		var list procedure.Editions
		if err := procedure.ReadJSON(data, &list); err != nil {
			return list, errors.Join(problems(which, data, err)...)
		}
		return list, nil
	}
	p, err := procedure.ParseProcedure(data)
	if err != nil {
		return procedure.Editions{}, errors.Join(problems(which, data, err)...)
	}
	return procedure.NewEditions(p)
}

// deadline is a line of what lies ahead, as -format json prints it.
type deadline struct {
	Due             calendar.Date     `json:"due"`
	LastWorkingDay  calendar.Date     `json:"lastWorkingDay,omitzero"`
	WithoutClosures calendar.Date     `json:"withoutClosures,omitzero"`
	Projected       bool              `json:"projected,omitzero"`
	What            string            `json:"what"`
	Rule            procedure.RuleID  `json:"rule,omitzero"`
	Clause          string            `json:"clause,omitzero"`
	Subject         procedure.Subject `json:"subject"`
	Outcome         procedure.Outcome `json:"outcome"`
	Responsible     procedure.Role    `json:"responsible,omitzero"`
	Since           calendar.Date     `json:"since,omitzero"`
	Path            string            `json:"path,omitzero"`
}

// answers is what -format json prints.
type answers struct {
	Calendar  string                 `json:"calendar"`
	Report    childprotection.Report `json:"report"`
	Deadlines []deadline             `json:"deadlines"`
}

func writeJSON(out io.Writer, q question, report childprotection.Report, list []childprotection.Deadline) error {
	a := answers{q.basis.Calendar.String(), report, []deadline{}}
	for _, d := range list {
		line := deadline{
			Due: d.Due, LastWorkingDay: d.LastWorkingDay, Projected: d.Projected, What: what(d), Rule: d.Rule, Clause: d.Clause,
			Subject: d.Subject, Outcome: d.Outcome, Responsible: d.Responsible, Since: d.Start, Path: d.At.String(),
		}
		if d.WithoutClosures != d.Due {
			line.WithoutClosures = d.WithoutClosures
		}
		a.Deadlines = append(a.Deadlines, line)
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(a)
}
