// Package strictjson reads JSON into records more strictly than encoding/json does. Fields that are unknown, repeated or in
// another case, null, and values of the wrong type or form are problems, and all of them are told at once. A syntax error, text
// behind the value, bytes or escapes that are no UTF-8, and going past [MaxSize] or [MaxDepth] end the reading and are told alone.
//
// A record is a struct or slice made of structs whose fields have JSON names, slices, strings, ints, bools, and what unmarshals
// from text or JSON. For anything else there is a panic.
package strictjson

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The largest text that is read, in bytes, and the deepest that objects and arrays may be nested in it.
const (
	MaxSize  = 64 << 20
	MaxDepth = 32
)

// MaxProblems is how many problems are told: one more says that there are others.
const MaxProblems = 1000

// Problem is one thing that is wrong with the text: where, and what must stand there.
type Problem struct {
	Path   string
	Offset int64
	Must   string
}

// TooMany is told after MaxProblems.
const TooMany = "must have fewer problems: there are more than these"

// Reader reads one text. The zero Reader lets no type unmarshal itself from JSON.
type Reader struct {
	// Problems are those found so far.
	Problems []Problem
	// Unmarshal lets types that unmarshal from JSON do so themselves. Split returns the problems that their errors are, nil for
	// an error that is none.
	Unmarshal bool
	Split     func(error) []Problem

	data []byte
	dec  *json.Decoder
	// lost are the paths of the values that could not be read.
	lost []string
}

// Add adds a problem, unless there are too many.
func (r *Reader) Add(p Problem) {
	switch {
	case len(r.Problems) < MaxProblems:
		r.Problems = append(r.Problems, p)
	case len(r.Problems) == MaxProblems:
		r.Problems = append(r.Problems, Problem{Offset: -1, Must: TooMany})
	}
}

// Also adds the problems of what was read, and not of what could not be: it would be said to be missing.
func (r *Reader) Also(problems []Problem) {
	for _, p := range problems {
		if !slices.ContainsFunc(r.lost, func(path string) bool { return within(path, p.Path) }) {
			r.Add(p)
		}
	}
}

// within reports whether one path is at, inside or around another.
func within(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+"/") || strings.HasPrefix(b, a+"/")
}

// Read reads a text into a record, which has to be a pointer. Where there is a problem the record may be partly filled and must
// not be used.
func (r *Reader) Read(data []byte, record any) {
	r.data = data
	alone := func(offset int, must string) {
		r.unread("", int64(offset), must)
	}
	if len(data) > MaxSize {
		alone(MaxSize, "must be at most "+strconv.Itoa(MaxSize)+" bytes long")
		return
	}
	if i := firstInvalid(data); i >= 0 {
		alone(i, "must be UTF-8")
		return
	}
	if i := tooDeep(data); i >= 0 {
		alone(i, "must not be nested deeper than "+strconv.Itoa(MaxDepth))
		return
	}
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		offset := len(data)
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			offset = int(syntax.Offset)
			if syntax.Error() != "unexpected end of JSON input" {
				offset-- // of the byte that is wrong, not after it
			}
		}
		alone(offset, "must be JSON, one value and nothing behind it")
		return
	}
	if i := loneSurrogate(data); i >= 0 {
		alone(i, "must be UTF-8, and an escape of half a character is not")
		return
	}
	r.dec = json.NewDecoder(bytes.NewReader(data))
	r.dec.UseNumber()
	r.value("", reflect.ValueOf(record).Elem())
}

// firstInvalid returns where data stops being UTF-8, -1 if it doesn't.
func firstInvalid(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; ; {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size <= 1 {
			return i
		}
		i += size
	}
}

// tooDeep returns where the nesting passes the limit, -1 if it doesn't.
func tooDeep(data []byte) int {
	depth, quoted := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > MaxDepth {
				return i
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return -1
}

// loneSurrogate returns where JSON that is well formed has an escape of one half of a
// surrogate pair without the other, -1 if it has none.
func loneSurrogate(data []byte) int {
	for i := 0; i < len(data); i++ {
		if data[i] != '\\' {
			continue
		}
		first, ok := escaped(data[i:])
		if !ok {
			i++ // the character after the backslash
			continue
		}
		second, ok := escaped(data[i+6:])
		switch {
		case !utf16.IsSurrogate(first):
			i += 5
		case ok && utf16.DecodeRune(first, second) != utf8.RuneError:
			i += 11
		default:
			return i
		}
	}
	return -1
}

func escaped(data []byte) (rune, bool) {
	if len(data) < 6 || data[0] != '\\' || data[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(data[2:6]), 16, 32)
	return rune(n), err == nil
}

// unread notes a value that could not be read.
func (r *Reader) unread(path string, offset int64, must string) {
	r.Add(Problem{path, offset, must})
	if len(r.lost) < MaxProblems {
		r.lost = append(r.lost, path)
	}
}

// offset returns where the next token starts.
func (r *Reader) offset() int64 {
	i := r.dec.InputOffset()
	for i < int64(len(r.data)) && strings.IndexByte(" \t\r\n,:", r.data[i]) >= 0 {
		i++
	}
	return i
}

// token returns the next one. There is one, since the JSON is well formed.
func (r *Reader) token() json.Token {
	t, _ := r.dec.Token()
	return t
}

func (r *Reader) skip(t json.Token) {
	depth := 0
	for {
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return
		}
		t = r.token()
	}
}

func (r *Reader) value(path string, v reflect.Value) {
	at := r.offset()
	if u, ok := v.Addr().Interface().(json.Unmarshaler); ok && r.Unmarshal {
		r.skip(r.token())
		r.unmarshaled(path, at, u.UnmarshalJSON(r.data[at:r.dec.InputOffset()]))
		return
	}
	t := r.token()
	wrong := func(must string) {
		r.unread(path, at, must)
		r.skip(t)
	}
	if t == nil {
		wrong("must not be null")
		return
	}
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		text, ok := t.(string)
		if !ok {
			wrong("must be a string")
		} else if err := u.UnmarshalText([]byte(text)); err != nil {
			_, must, _ := strings.Cut(err.Error(), ": ")
			wrong(must)
		}
		return
	}
	switch v.Kind() {
	case reflect.String:
		if text, ok := t.(string); ok {
			v.SetString(text)
		} else {
			wrong("must be a string")
		}
	case reflect.Bool:
		if b, ok := t.(bool); ok {
			v.SetBool(b)
		} else {
			wrong("must be true or false")
		}
	case reflect.Int:
		number, _ := t.(json.Number)
		if n, err := strconv.ParseInt(number.String(), 10, 32); err == nil {
			v.SetInt(n)
		} else {
			wrong("must be a whole number from -2147483648 to 2147483647, in digits")
		}
	case reflect.Slice:
		if t != json.Delim('[') {
			wrong("must be an array")
			return
		}
		r.array(path, v)
	case reflect.Struct:
		if t != json.Delim('{') {
			wrong("must be an object")
			return
		}
		r.object(path, v)
	default:
		panic(fmt.Sprintf("strictjson: reading into a %s", v.Type()))
	}
}

func (r *Reader) unmarshaled(path string, at int64, err error) {
	var problems []Problem
	if err != nil && r.Split != nil {
		problems = r.Split(err)
	}
	switch {
	case err == nil:
	case problems != nil:
		for _, p := range problems {
			p.Path = path + p.Path
			if p.Offset >= 0 {
				p.Offset += at
			}
			r.Add(p)
		}
		r.lost = append(r.lost, path)
	default:
		_, must, _ := strings.Cut(err.Error(), ": ")
		r.unread(path, at, must)
	}
}

// array reads the items and the end of an array. An empty one stays one, so that it is written as it was read.
func (r *Reader) array(path string, v reflect.Value) {
	v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	for i := 0; r.dec.More(); i++ {
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		r.value(path+"/"+strconv.Itoa(i), v.Index(i))
	}
	r.token()
}

func (r *Reader) object(path string, v reflect.Value) {
	seen := map[string]bool{}
	for r.dec.More() {
		at := r.offset()
		name := r.token().(string)
		index := fieldNamed(v.Type(), name)
		switch {
		case index == nil:
			r.Add(Problem{path, at, "must have no unknown field"})
			r.skip(r.token())
		case seen[name]:
			r.Add(Problem{path + "/" + name, at, "must be given once"})
			r.skip(r.token())
		default:
			seen[name] = true
			r.value(path+"/"+name, v.FieldByIndex(index))
		}
	}
	r.token()
}

// fieldNamed returns the index of the field of a struct with a JSON name, nil if there is
// none. The fields of a struct that is embedded count as its own.
func fieldNamed(t reflect.Type, name string) []int {
	for i := range t.NumField() {
		f := t.Field(i)
		tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && tag == "":
			if inner := fieldNamed(f.Type, name); inner != nil {
				return append([]int{i}, inner...)
			}
		case tag == name && name != "" && name != "-" && f.IsExported():
			return []int{i}
		}
	}
	return nil
}

// Records reads records of one type, and where there is nothing wrong in little more time than encoding/json takes. It may be
// shared between goroutines.
type Records[T any] struct{ shape *shape }

// NewRecords returns a reader of records of a type.
func NewRecords[T any]() *Records[T] { return &Records[T]{shapeOf(reflect.TypeFor[T]())} }

// Read reads a text as a record, or returns all that is wrong. What check finds wrong with the record is among it, without what
// follows from what could not be read; those problems have no offset.
func (r *Records[T]) Read(data []byte, check func(*T) []Problem) (T, []Problem) {
	var record, strict, none T
	if r.shape.fits(data) && json.Unmarshal(data, &record) == nil {
		if problems := check(&record); len(problems) > 0 {
			return none, problems
		}
		return record, nil
	}
	slow := Reader{Unmarshal: true}
	slow.Read(data, &strict)
	if len(slow.lost) == 0 || slow.lost[0] != "" {
		slow.Also(check(&strict))
	}
	if len(slow.Problems) > 0 {
		return none, slow.Problems
	}
	return strict, nil
}
