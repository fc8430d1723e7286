// Package given reads what the examples are given on the command line: a case, the procedure and the
// calendar by which it is judged, and the day.
package given

import (
	"bytes"
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
	"github.com/safeguarding-go/childprotection/examples/internal/columns"
	"github.com/safeguarding-go/childprotection/examples/review/cases"
)

// UsageError is what is wrong with how a program was called, as opposed to what it was given to read.
type UsageError struct{ error }

// Usage returns a UsageError, nil for none.
func Usage(err error) error {
	if err == nil {
		return nil
	}
	return UsageError{err}
}

// Unwrap returns the error itself.
func (e UsageError) Unwrap() error { return e.error }

// ExitCode returns 2 for a program wrongly called, else 1.
func ExitCode(err error) int {
	if errors.As(err, new(UsageError)) {
		return 2
	}
	return 1
}

// Main runs a program of a name, tells what went wrong, each in a line, and ends it.
func Main(name string, run func(args []string, out io.Writer) error) {
	err := run(os.Args[1:], os.Stdout)
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return
	}
	fmt.Fprintln(os.Stderr, name+":", strings.ReplaceAll(err.Error(), "\n", "\n"+name+": "))
	os.Exit(ExitCode(err))
}

// Parse reads flags. It prints the usage where that is asked for, and refuses arguments that are no
// flags.
func Parse(flags *flag.FlagSet, args []string, out io.Writer) error {
	flags.SetOutput(io.Discard)
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			flags.SetOutput(out)
			flags.Usage()
			return err
		}
		return Usage(err)
	}
	if flags.NArg() > 0 {
		return Usage(fmt.Errorf("%q is no flag", flags.Arg(0)))
	}
	return nil
}

// Case is the flags that say which case is looked at, by what it is judged and as on which day.
type Case struct {
	Basis
	which, on string
	flags     *flag.FlagSet
}

// Register adds the flags, with a case that is meant where none is named.
func (g *Case) Register(flags *flag.FlagSet, which string) {
	g.flags = flags
	flags.StringVar(&g.which, "case", which, "a case that comes with the program (see -list), or a `file` with one as JSON")
	flags.StringVar(&g.on, "on", "", "`date` as on which it is looked at (default: the day that goes with a case of the program, else today)")
	g.Basis.Register(flags)
}

// Check reads the flags that name no file, and tells of all that is wrong with them. What it returns
// is without the procedures.
func (g *Case) Check() (procedure.Basis, error) {
	// A week's warning: visits may be due every two, so that a longer one would never stop.
	b := procedure.Basis{On: calendar.DateOf(time.Now()), SoonWithin: calendar.Weeks(1)}
	if c, ok := cases.Named(g.which); ok {
		b.On = c.On
	}
	var wrong, err error
	g.flags.Visit(func(f *flag.Flag) {
		if f.Name == "on" {
			b.On, wrong = Date("on", g.on)
		}
	})
	b.Calendar, err = g.Calendar()
	return b, errors.Join(wrong, err)
}

// Read reads the case and the procedures, and tells of all that is wrong with them.
func (g *Case) Read() (childprotection.Case, procedure.Editions, error) {
	editions, err := g.Editions()
	var data []byte
	var failed error
	if shipped, ok := cases.Named(g.which); ok {
		data, failed = shipped.JSON()
	} else {
		data, failed = os.ReadFile(g.which)
	}
	if failed != nil {
		failed = Usage(fmt.Errorf("-case %q: is none of the cases of -list, nor a file that can be read: %w", g.which, Cause(failed)))
		return childprotection.Case{}, editions, errors.Join(err, failed)
	}
	c, failed := childprotection.ParseCase(data)
	return c, editions, errors.Join(err, Problems(g.which, data, failed))
}

// List prints the cases that come with the programs, with -on and what there is to see in each.
func List(out io.Writer) error {
	var b strings.Builder
	for _, c := range cases.All() {
		columns.Row(&b, []int{21, 10, 65}, c.Name, c.On.String(), c.Shows)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// Cause returns what is behind an error about a path, so that the path is not told twice.
func Cause(err error) error {
	if inner := errors.Unwrap(err); inner != nil {
		return inner
	}
	return err
}

// Problems tells each problem that a file has with its line. It is nil where there is none.
func Problems(file string, data []byte, err error) error {
	var list procedure.Problems
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &list):
		return fmt.Errorf("%s: %w", file, err)
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
	return errors.Join(errs...)
}
