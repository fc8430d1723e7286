// Caseload reviews the cases of a whole authority, or of as many children as there are in England,
// one after another in memory that does not grow, and prints the indicators of the caseload and
// what is most pressing in it. The cases are made up by the program, or read from a file with one
// case a line.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/safeguarding-go/childprotection/examples/internal/given"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second interrupt ends it at once
	err := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return
	}
	fmt.Fprintln(os.Stderr, "caseload:", strings.ReplaceAll(err.Error(), "\n", "\ncaseload: "))
	os.Exit(given.ExitCode(err))
}

func run(ctx context.Context, args []string, in io.Reader, out, messages io.Writer) (err error) {
	q, err := parse(args, out)
	if err != nil {
		return err
	}
	src, closing, err := open(q, in)
	if err != nil {
		return err
	}
	show := q.progress || isTerminal(messages)
	p := startProgress(messages, src, show)
	a := review(ctx, q, src, p)
	p.stop()
	if err := closing(); a.err == nil { // what failed before fails again in closing
		a.err = err
	}
	write := writeText
	if q.format == "json" {
		write = writeJSON
	}
	buffered := bufio.NewWriter(out)
	if err := errors.Join(write(buffered, q, a), buffered.Flush()); err != nil {
		return err
	}
	p.summary()
	switch {
	case a.err != nil:
		return a.err
	case a.stopped:
		return errors.New("stopped before the end: what is printed is about the cases until then")
	case a.indicators.NotReviewed > 0:
		return fmt.Errorf("%s could not be reviewed", cases(a.indicators.NotReviewed))
	}
	return nil
}

// open returns where the cases come from, and what is to be done when they are through.
func open(q question, in io.Reader) (source, func() error, error) {
	switch {
	case q.in == "-":
		return newLines(in, 0), func() error { return nil }, nil
	case q.in != "":
		f, err := os.Open(q.in)
		if err != nil {
			return nil, nil, given.Usage(fmt.Errorf("-in %q: is no file that can be read: %w", q.in, given.Cause(err)))
		}
		size := int64(0)
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			size = info.Size()
		}
		return newLines(f, size), f.Close, nil
	case q.out != "":
		f, err := os.Create(q.out)
		if err != nil {
			return nil, nil, given.Usage(fmt.Errorf("-out %q: is no file that can be written: %w", q.out, given.Cause(err)))
		}
		buffered := bufio.NewWriter(f)
		g := newGenerated(q)
		g.out = newInOrder(buffered)
		return g, func() error { return errors.Join(buffered.Flush(), f.Close()) }, nil
	}
	return newGenerated(q), func() error { return nil }, nil
}
