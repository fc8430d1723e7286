package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// answers are what the caseload came to.
type answers struct {
	indicators childprotection.Indicators
	open       top[openFinding]
	bad        top[badLine]
	// stopped says that it was stopped before the end.
	stopped bool
	err     error
}

// openFinding is something open in one of the cases.
type openFinding struct {
	line    int
	id      procedure.CaseID
	finding procedure.Finding
}

// comparePressing orders what is open by how pressing it is, as one report does, and from one case
// to the next by their ids.
func comparePressing(a, b openFinding) int {
	f, g := &a.finding, &b.finding
	if f.Due.IsZero() != g.Due.IsZero() && f.Priority() == g.Priority() {
		if f.Due.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(g.Priority(), f.Priority()), f.Due.Compare(g.Due), cmp.Compare(a.id, b.id), cmp.Compare(a.line, b.line), f.Compare(*g))
}

// badLine is a line that is no case.
type badLine struct {
	Line int `json:"line"`
	// Problems are the first few by their paths, and More how many there are besides.
	Problems []string `json:"problems"`
	More     int      `json:"more,omitzero"`
}

// How many bad lines are listed, and how many problems of each.
const (
	maxBad      = 20
	maxProblems = 3
)

// newBadLine returns what is wrong with a line. What stands in it is not told.
func newBadLine(number int, err error) badLine {
	bad := badLine{Line: number}
	var list procedure.Problems
	switch {
	case errors.As(err, &list):
		for _, p := range list[:min(len(list), maxProblems)] {
			bad.Problems = append(bad.Problems, p.Error())
		}
		bad.More = len(list) - len(bad.Problems)
	case errors.Is(err, errTooLong):
		bad.Problems = []string{fmt.Sprintf("the whole: must be at most %d bytes long", procedure.MaxJSONSize)}
	default:
		bad.Problems = []string{err.Error()}
	}
	return bad
}

// top keeps the first few of very many items, in order.
type top[T any] struct {
	most    int
	compare func(a, b T) int
	list    []T
}

// wants reports whether an item would be kept.
func (t *top[T]) wants(item T) bool {
	return len(t.list) < t.most || t.most > 0 && t.compare(item, t.list[len(t.list)-1]) < 0
}

// put keeps an item if it is one of the first.
func (t *top[T]) put(item T) {
	if !t.wants(item) {
		return
	}
	at, _ := slices.BinarySearchFunc(t.list, item, t.compare)
	if len(t.list) == t.most {
		t.list = t.list[:t.most-1]
	}
	t.list = slices.Insert(t.list, at, item)
}

func newAnswers(q question) answers {
	return answers{
		indicators: childprotection.Indicators{Span: q.span},
		open:       top[openFinding]{most: q.worklist, compare: comparePressing},
		bad:        top[badLine]{most: maxBad, compare: func(a, b badLine) int { return cmp.Compare(a.Line, b.Line) }},
	}
}

// add takes in what another worker came to. The order does not matter.
func (a *answers) add(b answers) {
	var err error
	a.indicators, err = a.indicators.Merge(b.indicators)
	for _, item := range b.open.list {
		a.open.put(item)
	}
	for _, item := range b.bad.list {
		a.bad.put(item)
	}
	a.stopped = a.stopped || b.stopped
	a.err = errors.Join(a.err, err)
}

// review reviews all the cases of a source, by as many workers as asked for. The first error stops
// them all.
func review(ctx context.Context, q question, src source, p *progress) answers {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	each := make([]answers, q.workers)
	var wg sync.WaitGroup
	for i := range each {
		wg.Go(func() {
			w := worker{basis: q.basis, answers: newAnswers(q)}
			w.work(ctx, cancel, src, p)
			each[i] = w.answers
		})
	}
	wg.Wait()
	all := newAnswers(q)
	for _, a := range each {
		all.add(a)
	}
	if err := context.Cause(ctx); err != nil && !errors.Is(err, context.Canceled) {
		all.err = errors.Join(all.err, err)
	}
	return all
}

// worker reviews one case after another in memory that it keeps.
type worker struct {
	answers
	basis    procedure.Basis
	reviewer childprotection.Reviewer
	findings []procedure.Finding
}

// maxKept is how large a line's memory may be to be kept for the next.
const maxKept = 1 << 20

// work reviews cases until there are none left or it is stopped, and stops all by an error.
func (w *worker) work(ctx context.Context, stop context.CancelCauseFunc, src source, p *progress) {
	var room []byte
	for {
		if ctx.Err() != nil {
			w.stopped = true
			return
		}
		line, number, err := src.next(room)
		switch {
		case errors.Is(err, io.EOF):
			return
		case errors.Is(err, errTooLong):
			w.notReviewed(number, err)
		case err != nil:
			stop(err)
			return
		default:
			if err := w.one(number, line); err != nil {
				stop(err)
				return
			}
		}
		p.done.Add(1)
		if room = line[:0]; cap(room) > maxKept {
			room = nil
		}
	}
}

// notReviewed counts a line that is no case.
func (w *worker) notReviewed(number int, err error) {
	w.indicators.AddNotReviewed()
	if w.bad.wants(badLine{Line: number}) {
		w.bad.put(newBadLine(number, err))
	}
}

// one reviews the case of a line.
func (w *worker) one(number int, line []byte) error {
	c, err := childprotection.ParseCase(line)
	if err == nil {
		w.findings, err = w.reviewer.AppendFindings(w.findings[:0], w.basis, &c)
	}
	if err != nil {
		w.notReviewed(number, err)
		return nil
	}
	for i := range w.findings {
		f := &w.findings[i]
		if f.Priority() == procedure.NoPriority {
			continue
		}
		if o := (openFinding{number, c.ID, *f}); w.open.wants(o) {
			// What is kept must not keep the rest of its case.
			o.id, o.finding.Subject.ID, o.finding.Subject.In = procedure.CaseID(strings.Clone(string(o.id))), strings.Clone(f.Subject.ID), strings.Clone(f.Subject.In)
			w.open.put(o)
		}
	}
	return w.indicators.Add(w.basis.On, &c, w.findings)
}
