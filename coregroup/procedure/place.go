package procedure

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// maxSteps is more than any record is deep.
const maxSteps = 8

// Place is where a record or field is, as steps from the record that a rule was
// given. It is comparable, and the zero Place is that record itself. Its text is
// a JSON Pointer.
type Place struct {
	fields [maxSteps]Field
	items  [maxSteps]int32 // 1 more than the index, 0 for none
	steps  uint8
}

// Field returns the place of a field of the record at p. NoField changes nothing.
func (p Place) Field(f Field) Place { return p.step(f, 0) }

// Item returns the place of an item, counted from 0, of a list in the record at
// p. A negative position is that of the list.
func (p Place) Item(list Field, i int) Place {
	return p.step(list, int32(max(-1, min(i, math.MaxInt32-1))+1))
}

// step adds a step, or nothing where there is no room: no record is that deep.
func (p Place) step(f Field, item int32) Place {
	if p.steps < maxSteps && f != NoField {
		p.fields[p.steps], p.items[p.steps] = f, item
		p.steps++
	}
	return p
}

// Under returns p as seen from the record that prefix starts from.
func (p Place) Under(prefix Place) Place {
	for i := range p.steps {
		prefix = prefix.step(p.fields[i], p.items[i])
	}
	return prefix
}

// IsZero reports whether p is the record itself.
func (p Place) IsZero() bool { return p == Place{} }

// String returns the place as a JSON Pointer: "/tasks/3/due".
func (p Place) String() string {
	b := make([]byte, 0, 64)
	for i := range p.steps {
		b = append(b, '/')
		b = append(b, p.fields[i].String()...)
		if p.items[i] > 0 {
			b = append(b, '/')
			b = strconv.AppendInt(b, int64(p.items[i])-1, 10)
		}
	}
	return string(b)
}

// MarshalText returns the text of [Place.String].
func (p Place) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

var errPlace = errors.New("procedure: a place must be a JSON Pointer to a field of the library's records")

// UnmarshalText reads the text of [Place.String].
func (p *Place) UnmarshalText(text []byte) error {
	var read Place
	if len(text) > 0 {
		if text[0] != '/' {
			return errPlace
		}
		for part := range strings.SplitSeq(string(text[1:]), "/") {
			if i, err := strconv.ParseInt(part, 10, 32); err == nil {
				last := int(read.steps) - 1
				if last < 0 || read.items[last] > 0 || i < 0 || i == math.MaxInt32 || strconv.FormatInt(i, 10) != part {
					return errPlace
				}
				read.items[last] = int32(i) + 1
				continue
			}
			var f Field
			if part == "" || f.UnmarshalText([]byte(part)) != nil || read.steps == maxSteps {
				return errPlace
			}
			read = read.Field(f)
		}
	}
	*p = read
	return nil
}
