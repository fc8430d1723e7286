package procedure

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/safeguarding-go/childprotection/internal/strictjson"
)

// Problem is one thing that is wrong with what a caller handed over: where, and what it must be. It never holds what stands
// there, nor the name of an unknown field.
type Problem struct {
	// Path is a JSON Pointer, empty for the whole.
	Path string `json:"path,omitzero"`
	// Offset is where in the bytes, counted from 0, and -1 where that is not known: of references that
	// lead nowhere, and of what was not read from bytes.
	Offset int64 `json:"offset"`
	// Must says what is wanted there, as in "must be a string".
	Must string `json:"must,omitzero"`
}

// Error returns the problem in a line.
func (p Problem) Error() string {
	at := p.Path
	if at == "" {
		at = "the whole"
	}
	if p.Offset >= 0 {
		at += " (byte " + strconv.FormatInt(p.Offset, 10) + ")"
	}
	return at + ": " + p.Must
}

// Problems are all that is wrong, in the order of their paths. They are one error; errors.As finds the first [Problem].
// After a thousand the collecting stops, and one more says so.
type Problems []Problem

// put adds a problem, unless there are too many.
func (ps *Problems) put(p Problem) {
	switch {
	case len(*ps) < strictjson.MaxProblems:
		*ps = append(*ps, p)
	case len(*ps) == strictjson.MaxProblems:
		*ps = append(*ps, Problem{Offset: -1, Must: strictjson.TooMany})
	}
}

// Error returns a line for each problem.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns each problem as an error.
func (ps Problems) Unwrap() []error {
	list := make([]error, len(ps))
	for i, p := range ps {
		list[i] = p
	}
	return list
}

// Add notes a problem with something that has no bytes. The packages above collect theirs with it.
func (ps *Problems) Add(path, must string) { ps.put(Problem{Path: path, Offset: -1, Must: must}) }

// Check notes an error of a check such as [CheckID], if there is one, without the name of the package at its start.
func (ps *Problems) Check(path string, err error) {
	if err != nil {
		_, must, _ := strings.Cut(err.Error(), ": ")
		ps.Add(path, must)
	}
}

// AddUnder notes the problems that an error is, if it is any, of a record at a path.
func (ps *Problems) AddUnder(path string, err error) {
	if problems := Problems(nil); errors.As(err, &problems) {
		for _, p := range problems {
			p.Path = path + p.Path
			ps.put(p)
		}
	}
}

// OrNil returns the problems as an error, in the order of their paths, and nil if there are none.
func (ps Problems) OrNil() error {
	if len(ps) == 0 {
		return nil
	}
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(comparePaths(a.Path, b.Path), cmp.Compare(a.Offset, b.Offset), strings.Compare(a.Must, b.Must))
	})
	return ps
}

func comparePaths(a, b string) int {
	for a != "" && b != "" {
		var x, y string
		x, a, _ = strings.Cut(a[1:], "/")
		y, b, _ = strings.Cut(b[1:], "/")
		if a != "" {
			a = "/" + a
		}
		if b != "" {
			b = "/" + b
		}
		i, errX := strconv.Atoi(x)
		j, errY := strconv.Atoi(y)
		order := strings.Compare(x, y)
		if errX == nil && errY == nil {
			order = cmp.Compare(i, j)
		}
		if order != 0 {
			return order
		}
	}
	return cmp.Compare(len(a), len(b))
}
