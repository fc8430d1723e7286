package procedure

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Problem is one thing that is wrong with what a caller handed over: where, and
// what it must be. It never holds what stands there, nor the name of an unknown
// field.
type Problem struct {
	// Path is a JSON Pointer, empty for the whole.
	Path string
	// Offset is where in the bytes, counted from 0, and -1 where there are none.
	Offset int64
	// Must says what is wanted there, as in "must be a string".
	Must string
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

// Problems are all that is wrong, in the order of their paths. They are one
// error; errors.As finds the first [Problem].
type Problems []Problem

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

// add notes a problem with something that has no bytes.
func (ps *Problems) add(path, must string) {
	*ps = append(*ps, Problem{Path: path, Offset: -1, Must: must})
}

// check notes an error of one of the package's own checks, if there is one.
func (ps *Problems) check(path string, err error) {
	if err != nil {
		_, must, _ := strings.Cut(err.Error(), ": ")
		ps.add(path, must)
	}
}

// orNil returns the problems in order as an error, nil if there are none.
func (ps Problems) orNil() error {
	if len(ps) == 0 {
		return nil
	}
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(comparePaths(a.Path, b.Path), cmp.Compare(a.Offset, b.Offset), strings.Compare(a.Must, b.Must))
	})
	return ps
}

// comparePaths orders JSON Pointers part by part, indexes by number.
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
