package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"runtime"
	"time"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/given"
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

// days are the flags that are days, as they were given.
type days struct{ on, from, to string }

// generatedOn is the day as on which cases of the program are reviewed unless another is asked
// for.
const generatedOn = "2026-11-20"

func parse(args []string, out io.Writer) (question, error) {
	flags := flag.NewFlagSet("caseload", flag.ContinueOnError)
	var q question
	var d days
	var by given.Basis
	flags.IntVar(&q.cases, "cases", 1000, "how many cases to make up")
	flags.Uint64Var(&q.seed, "seed", 1, "which cases to make up: the same for the same `number`")
	flags.StringVar(&q.in, "in", "", "a `file` with one case a line as JSON, or - for the standard input, instead of cases made up")
	flags.StringVar(&q.out, "out", "", "a `file` to write the cases made up to, one a line")
	flags.StringVar(&d.on, "on", "", "`date` as on which they are reviewed (default: "+generatedOn+" for cases made up, else today)")
	flags.StringVar(&d.from, "from", "", "first `date` of the span that the indicators are about (default: a year before -on)")
	flags.StringVar(&d.to, "to", "", "last `date` of the span (default: the day before -on)")
	by.Register(flags)
	flags.IntVar(&q.worklist, "worklist", 10, "how many of the most pressing open findings to print, 0 to 10000")
	flags.IntVar(&q.workers, "workers", runtime.GOMAXPROCS(0), "how many cases to review at a time, 1 to 1024")
	flags.BoolVar(&q.progress, "progress", false, "show the progress even if the standard error is no terminal")
	flags.StringVar(&q.format, "format", "text", "text or json")
	if err := given.Parse(flags, args, out); err != nil {
		return q, err
	}
	var errs []error
	flags.Visit(func(f *flag.Flag) {
		if q.in != "" && (f.Name == "cases" || f.Name == "seed" || f.Name == "out") {
			errs = append(errs, fmt.Errorf("-%s is for cases made up, and -in reads others", f.Name))
		}
	})
	var err error
	q.basis.Calendar, err = by.Calendar()
	if err := errors.Join(append(errs, q.check(), d.check(&q), err)...); err != nil {
		return q, given.Usage(err)
	}
	q.basis.Procedures, err = by.Editions()
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

// check reads the flags that are days, all of them, and says what is wrong.
func (g *days) check(q *question) error {
	var errs []error
	date := func(name, text string) calendar.Date {
		d, err := given.Date(name, text)
		if err != nil {
			errs = append(errs, err)
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
	return errors.Join(errs...)
}
