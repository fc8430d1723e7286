package procedure

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The largest text that [ReadJSON] reads, in bytes, and the deepest that objects
// and arrays may be nested in it.
const (
	MaxJSONSize  = 64 << 20
	MaxJSONDepth = 32
)

// ReadJSON reads JSON into a record of the library more strictly than
// encoding/json does. Fields that are unknown, repeated or in another case, null,
// and values of the wrong type or form are errors, and it tells of all of them at
// once as [Problems]. A syntax error, text behind the value, bytes or escapes that are
// no UTF-8, and going past [MaxJSONSize] or [MaxJSONDepth] end the reading and are
// told of alone.
//
// The record must be a pointer to a struct or slice made of structs whose fields have
// JSON names, slices, strings, ints, bools, and what unmarshals from text or JSON; it
// panics for anything else. Where there is an error the record may be partly filled
// and must not be used.
func ReadJSON(data []byte, record any) error {
	r := reader{data: data, unmarshal: true}
	r.read(record)
	return r.problems.OrNil()
}

// read reads the whole.
func (r *reader) read(record any) {
	data := r.data
	alone := func(offset int, must string) {
		r.unread("", int64(offset), must)
	}
	if len(data) > MaxJSONSize {
		alone(MaxJSONSize, "must be at most "+strconv.Itoa(MaxJSONSize)+" bytes long")
		return
	}
	if i := firstInvalid(data); i >= 0 {
		alone(i, "must be UTF-8")
		return
	}
	if i := tooDeep(data); i >= 0 {
		alone(i, "must not be nested deeper than "+strconv.Itoa(MaxJSONDepth))
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
			if depth++; depth > MaxJSONDepth {
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

// escaped returns the character that data begins with as an escape of four digits.
func escaped(data []byte) (rune, bool) {
	if len(data) < 6 || data[0] != '\\' || data[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(data[2:6]), 16, 32)
	return rune(n), err == nil
}

// reader walks JSON that is known to be well formed beside the Go value that it
// is for, and goes on after every problem.
type reader struct {
	data     []byte
	dec      *json.Decoder
	problems Problems
	// lost are the paths of the values that could not be read.
	lost []string
	// unmarshal lets types that unmarshal from JSON do so themselves.
	unmarshal bool
}

// unread notes a value that could not be read.
func (r *reader) unread(path string, offset int64, must string) {
	r.problems.put(Problem{path, offset, must})
	if len(r.lost) < maxProblems {
		r.lost = append(r.lost, path)
	}
}

// offset returns where the next token starts.
func (r *reader) offset() int64 {
	i := r.dec.InputOffset()
	for i < int64(len(r.data)) && strings.IndexByte(" \t\r\n,:", r.data[i]) >= 0 {
		i++
	}
	return i
}

// token returns the next one. There is one, since the JSON is well formed.
func (r *reader) token() json.Token {
	t, _ := r.dec.Token()
	return t
}

// skip passes over the rest of a value that begins with t.
func (r *reader) skip(t json.Token) {
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

func (r *reader) value(path string, v reflect.Value) {
	at := r.offset()
	if u, ok := v.Addr().Interface().(json.Unmarshaler); ok && r.unmarshal {
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
		panic(fmt.Sprintf("procedure: ReadJSON into a %s", v.Type()))
	}
}

// unmarshaled notes what went wrong in a value that unmarshalled itself.
func (r *reader) unmarshaled(path string, at int64, err error) {
	var problems Problems
	switch {
	case err == nil:
	case errors.As(err, &problems):
		for _, p := range problems {
			p.Path = path + p.Path
			if p.Offset >= 0 {
				p.Offset += at
			}
			r.problems.put(p)
		}
		r.lost = append(r.lost, path)
	default:
		_, must, _ := strings.Cut(err.Error(), ": ")
		r.unread(path, at, must)
	}
}

// array reads the items and the end of an array. An empty one stays one, so that it is written
// as it was read.
func (r *reader) array(path string, v reflect.Value) {
	v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	for i := 0; r.dec.More(); i++ {
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		r.value(path+"/"+strconv.Itoa(i), v.Index(i))
	}
	r.token()
}

// object reads the fields and the end of an object.
func (r *reader) object(path string, v reflect.Value) {
	seen := map[string]bool{}
	for r.dec.More() {
		at := r.offset()
		name := r.token().(string)
		index := fieldNamed(v.Type(), name)
		switch {
		case index == nil:
			r.problems.put(Problem{path, at, "must have no unknown field"})
			r.skip(r.token())
		case seen[name]:
			r.problems.put(Problem{path + "/" + name, at, "must be given once"})
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

// RecordReader reads records of one type as strictly as [ReadJSON] does, and where there is
// nothing wrong in little more time than encoding/json takes. It may be shared between
// goroutines.
type RecordReader[T any] struct{ shape *shape }

// NewRecordReader returns a reader for a type of which ReadJSON takes a pointer. It panics for
// any other.
func NewRecordReader[T any]() *RecordReader[T] {
	return &RecordReader[T]{shapeOf(reflect.TypeFor[T]())}
}

// Read reads JSON as a record, or tells of all that is wrong as [Problems]. What check finds
// wrong with the record is told of together with what could not be read, without what follows
// from that; those problems have no offset. Check may be nil.
func (r *RecordReader[T]) Read(data []byte, check func(*T) error) (T, error) {
	if check == nil {
		check = func(*T) error { return nil }
	}
	var record T
	if r.shape.fits(data) && json.Unmarshal(data, &record) == nil {
		if err := check(&record); err != nil {
			var none T
			return none, err
		}
		return record, nil
	}
	var strict, none T
	slow := reader{data: data, unmarshal: true}
	slow.read(&strict)
	if len(slow.lost) == 0 || slow.lost[0] != "" {
		if problems := Problems(nil); errors.As(check(&strict), &problems) {
			slow.also(problems)
		}
	}
	if err := slow.problems.OrNil(); err != nil {
		return none, err
	}
	return strict, nil
}
