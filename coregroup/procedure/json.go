package procedure

import (
	"errors"

	"github.com/safeguarding-go/childprotection/internal/strictjson"
)

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
