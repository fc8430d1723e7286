package strictjson

import (
	"bytes"
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
	"unicode/utf8"
)

// shape is what JSON for a Go type has to look like, as far as encoding/json does not look
// itself: names in their own case, each once, and no null.
type shape struct {
	kind shapeKind
	// fields are an object's, and elem is what an array holds.
	fields []shapeField
	elem   *shape
}

type shapeField struct {
	name  string
	shape *shape
}

type shapeKind uint8

const (
	// opaqueShape is that of a type that unmarshals from JSON itself.
	opaqueShape shapeKind = iota
	objectShape
	arrayShape
	stringShape
	numberShape
	boolShape
)

var (
	jsonUnmarshaler = reflect.TypeFor[json.Unmarshaler]()
	textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// shapeOf returns the shape of a type. Types do not hold themselves.
func shapeOf(t reflect.Type) *shape {
	pointer := reflect.PointerTo(t)
	switch {
	case pointer.Implements(jsonUnmarshaler):
		return &shape{}
	case pointer.Implements(textUnmarshaler):
		return &shape{kind: stringShape}
	}
	switch t.Kind() {
	case reflect.Struct:
		return &shape{kind: objectShape, fields: fieldsOf(t)}
	case reflect.Slice:
		return &shape{kind: arrayShape, elem: shapeOf(t.Elem())}
	case reflect.String:
		return &shape{kind: stringShape}
	case reflect.Int:
		return &shape{kind: numberShape}
	case reflect.Bool:
		return &shape{kind: boolShape}
	default:
		panic("strictjson: reading into a " + t.String())
	}
}

// fieldsOf returns the fields of a struct that have a JSON name, those of the structs embedded in it among them.
func fieldsOf(t reflect.Type) []shapeField {
	var list []shapeField
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			list = append(list, fieldsOf(f.Type)...)
		case f.IsExported() && name != "" && name != "-":
			list = append(list, shapeField{name, shapeOf(f.Type)})
		}
	}
	return list
}

// named returns the position of a field, -1 if there is none. It looks first where the next one is expected.
func (s *shape) named(name []byte, next int) int {
	for i := range s.fields {
		at := next + i
		if at >= len(s.fields) {
			at -= len(s.fields)
		}
		if s.fields[at].name == string(name) {
			return at
		}
	}
	return -1
}

// fits reports whether JSON has nothing in it that encoding/json would pass over. It need not
// be well formed; where it is not, or cannot be told quickly, it may report either.
func (s *shape) fits(data []byte) bool {
	if len(data) > MaxSize || !utf8.Valid(data) || bytes.Contains(data, []byte(`\u`)) && loneSurrogate(data) >= 0 {
		return false
	}
	scan := scanner{data: data}
	return scan.value(s, 0)
}

// scanner walks JSON beside its shape.
type scanner struct {
	data []byte
	at   int
}

func (c *scanner) peek() byte {
	for c.at < len(c.data) {
		switch b := c.data[c.at]; b {
		case ' ', '\t', '\r', '\n':
			c.at++
		default:
			return b
		}
	}
	return 0
}

// is passes over a byte if it comes next.
func (c *scanner) is(b byte) bool {
	if c.peek() != b {
		return false
	}
	c.at++
	return true
}

// text passes over a string and returns what is between its quotes, and whether it ends and holds no escape.
func (c *scanner) text() (content []byte, plain, ok bool) {
	if !c.is('"') {
		return nil, false, false
	}
	start := c.at
	plain = true
	for c.at < len(c.data) {
		switch c.data[c.at] {
		case '"':
			c.at++
			return c.data[start : c.at-1], plain, true
		case '\\':
			plain = false
			c.at++
		}
		c.at++
	}
	return nil, false, false
}

func (c *scanner) value(s *shape, depth int) bool {
	if depth >= MaxDepth && (s.kind == objectShape || s.kind == arrayShape) {
		return false
	}
	switch s.kind {
	case objectShape:
		return c.object(s, depth)
	case arrayShape:
		if !c.is('[') {
			return false
		}
		for n := 0; !c.is(']'); n++ {
			if n > 0 && !c.is(',') || !c.value(s.elem, depth+1) {
				return false
			}
		}
		return true
	case stringShape:
		_, _, ok := c.text()
		return ok
	case numberShape:
		return c.number()
	case boolShape:
		return c.word("true") || c.word("false")
	default:
		return false
	}
}

func (c *scanner) object(s *shape, depth int) bool {
	if !c.is('{') {
		return false
	}
	var seen [4]uint64
	next := 0
	for n := 0; !c.is('}'); n++ {
		if n > 0 && !c.is(',') {
			return false
		}
		name, plain, ok := c.text()
		if !ok || !plain || !c.is(':') {
			return false
		}
		at := s.named(name, next)
		if at < 0 || at >= 64*len(seen) || seen[at/64]&(1<<(at%64)) != 0 {
			return false
		}
		seen[at/64] |= 1 << (at % 64)
		next = at + 1
		if !c.value(s.fields[at].shape, depth+1) {
			return false
		}
	}
	return true
}

func (c *scanner) number() bool {
	c.peek()
	if c.at < len(c.data) && c.data[c.at] == '-' {
		c.at++
	}
	start := c.at
	for c.at < len(c.data) && c.data[c.at] >= '0' && c.data[c.at] <= '9' {
		c.at++
	}
	return c.at > start && c.at-start < 10
}

func (c *scanner) word(word string) bool {
	c.peek()
	if !bytes.HasPrefix(c.data[c.at:], []byte(word)) {
		return false
	}
	c.at += len(word)
	return true
}
