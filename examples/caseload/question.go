package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// question is what the flags ask.
type question struct {
	in, out  string
	cases    int
	seed     uint64
	workers  int
	worklist int
	progress bool
	format   string
	basis    procedure.Basis
	span     childprotection.Span
}

// given is the flags that are texts, as they were given.
type given struct{ on, from, to, procedure, division, closures string }

// generatedOn is the day as on which cases of the program are reviewed unless another is asked
// for.
const generatedOn = "2026-11-20"

func parse(args []string, out io.Writer) (question, error) {
	flags := flag.NewFlagSet("caseload", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	var q question
	var g given
	flags.IntVar(&q.cases, "cases", 1000, "how many cases to make up")
	flags.Uint64Var(&q.seed, "seed", 1, "which cases to make up: the same for the same `number`")
	flags.StringVar(&q.in, "in", "", "a `file` with one case a line as JSON, or - for the standard input, instead of cases made up")
	flags.StringVar(&q.out, "out", "", "a `file` to write the cases made up to, one a line")
	flags.StringVar(&g.on, "on", "", "`date` as on which they are reviewed (default: "+generatedOn+" for cases made up, else today)")
	flags.StringVar(&g.from, "from", "", "first `date` of the span that the indicators are about (default: a year before -on)")
	flags.StringVar(&g.to, "to", "", "last `date` of the span (default: the day before -on)")
	flags.StringVar(&g.procedure, "procedure", "nottinghamshire", "nottinghamshire, nottingham-city, bexley, or a `file` with a council's own as JSON")
	flags.StringVar(&g.division, "division", "england-and-wales", "whose bank holidays: england-and-wales, scotland, northern-ireland or united-kingdom")
	flags.StringVar(&g.closures, "closures", "", "`dates` on which the authority's offices are shut, with commas between")
	flags.IntVar(&q.worklist, "worklist", 10, "how many of the most pressing open findings to print, 0 to 10000")
	flags.IntVar(&q.workers, "workers", runtime.GOMAXPROCS(0), "how many cases to review at a time, 1 to 1024")
	flags.BoolVar(&q.progress, "progress", false, "show the progress even if the standard error is no terminal")
	flags.StringVar(&q.format, "format", "text", "text or json")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			flags.SetOutput(out)
			flags.Usage()
			return q, err
		}
		return q, usageError{err}
	}
	if flags.NArg() > 0 {
		return q, usageError{fmt.Errorf("%q is no flag", flags.Arg(0))}
	}
	var errs []error
	flags.Visit(func(f *flag.Flag) {
		if q.in != "" && (f.Name == "cases" || f.Name == "seed" || f.Name == "out") {
			errs = append(errs, fmt.Errorf("-%s is for cases made up, and -in reads others", f.Name))
		}
	})
	if err := errors.Join(append(errs, q.check(), g.check(&q))...); err != nil {
		return q, usageError{err}
	}
	var err error
	q.basis.Procedures, err = editions(g.procedure)
	return q, err
}

// check says what is wrong with the flags that are numbers or words.
func (q *question) check() error {
	var errs []error
	number := func(name string, n, least, most int) {
		if n < least || n > most {
			errs = append(errs, fmt.Errorf("-%s %d: want a number from %d to %d", name, n, least, most))
		}
	}
	number("cases", q.cases, 1, 1e9)
	number("workers", q.workers, 1, 1024)
	number("worklist", q.worklist, 0, 10_000)
	if q.format != "text" && q.format != "json" {
		errs = append(errs, fmt.Errorf("-format %q: want text or json", q.format))
	}
	return errors.Join(errs...)
}

// check reads the flags that are texts, all of them, and says what is wrong.
func (g *given) check(q *question) error {
	var errs []error
	date := func(name, text string) calendar.Date {
		d, err := calendar.ParseDate(text)
		if err != nil {
			errs = append(errs, fmt.Errorf("-%s %q: want a day that exists, written YYYY-MM-DD", name, text))
		}
		return d
	}
	switch {
	case g.on != "":
		q.basis.On = date("on", g.on)
	case q.in != "":
		q.basis.On = calendar.DateOf(time.Now())
	default:
		q.basis.On = calendar.MustParseDate(generatedOn)
	}
	q.basis.SoonWithin = calendar.Weeks(1)
	q.span = childprotection.Span{From: q.basis.On.AddMonths(-12), To: q.basis.On.AddDays(-1), On: q.basis.On}
	if g.from != "" {
		q.span.From = date("from", g.from)
	}
	if g.to != "" {
		q.span.To = date("to", g.to)
	}
	if len(errs) == 0 && q.span.To.Before(q.span.From) {
		errs = append(errs, fmt.Errorf("-to %s is before -from %s", q.span.To, q.span.From))
	}
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
	var list procedure.Editions
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
		err = procedure.ReadJSON(data, &list)
	} else {
		var p procedure.Procedure
		if p, err = procedure.ParseProcedure(data); err == nil {
			list, err = procedure.NewEditions(p)
		}
	}
	if err != nil {
		return procedure.Editions{}, fmt.Errorf("%s: %w", which, err)
	}
	return list, nil
}
