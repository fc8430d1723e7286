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

// MaxJSONSize is the longest text that [ReadJSON] and the reading of a case take, in bytes.
const MaxJSONSize = strictjson.MaxSize

// ReadJSON reads JSON into a record of the library, such as a list of editions, more strictly than encoding/json does: fields
// that are unknown, repeated or in another case, null, and values of the wrong type or form are errors, and it tells of all of
// them at once as [Problems]. A syntax error, text behind the value, bytes or escapes that are no UTF-8, more than 64 MiB, and
// nesting deeper than 32 end the reading and are told alone.
//
// The record is a pointer. Where there is an error it may be partly filled and must not be used. ReadJSON panics for a type that
// holds what no record of the library does, such as a map or a float.
func ReadJSON(data []byte, record any) error {
	r := strictjson.Reader{Unmarshal: true, Split: split}
	r.Read(data, record)
	return problemsOf(r.Problems).OrNil()
}

// split returns the problems that an error is, nil if it is none.
func split(err error) []strictjson.Problem {
	var problems Problems
	if !errors.As(err, &problems) {
		return nil
	}
	return problems.plain()
}

func (ps Problems) plain() []strictjson.Problem {
	list := make([]strictjson.Problem, len(ps))
	for i, p := range ps {
		list[i] = strictjson.Problem(p)
	}
	return list
}

func problemsOf(list []strictjson.Problem) Problems {
	var ps Problems
	for _, p := range list {
		ps.put(Problem(p))
	}
	return ps
}
