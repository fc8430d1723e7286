package procedure

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// A place has more steps, and more items of lists among them, than any record is deep. It is
// small, since every finding has one.
const (
	maxSteps = 8
	maxItems = 4
)

// Place is where a record or field is, as steps from the record that a rule was
// given. It is comparable, and the zero Place is that record itself. Its text is
// a JSON Pointer.
type Place struct {
	items  [maxItems]int32 // 1 more than the index
	fields [maxSteps]Field
	// indexed has a bit for each step that is to an item, which are the next of the items.
	indexed      uint8
	steps, count uint8
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
	if p.steps >= maxSteps || f == NoField || item > 0 && p.count >= maxItems {
		return p
	}
	if item > 0 {
		p.items[p.count] = item
		p.count++
		p.indexed |= 1 << p.steps
	}
	p.fields[p.steps] = f
	p.steps++
	return p
}

// all calls do for each step, with 0 for the item of one that is to none.
func (p *Place) all(do func(f Field, item int32)) {
	next := 0
	for i := range p.steps {
		item := int32(0)
		if p.indexed&(1<<i) != 0 {
			item = p.items[next]
			next++
		}
		do(p.fields[i], item)
	}
}

// Under returns p as seen from the record that prefix starts from.
func (p Place) Under(prefix Place) Place {
	p.all(func(f Field, item int32) { prefix = prefix.step(f, item) })
	return prefix
}

// IsZero reports whether p is the record itself.
func (p Place) IsZero() bool { return p == Place{} }

// String returns the place as a JSON Pointer: "/tasks/3/due".
func (p Place) String() string {
	b := make([]byte, 0, 64)
	p.all(func(f Field, item int32) {
		b = append(b, '/')
		b = append(b, f.String()...)
		if item > 0 {
			b = append(b, '/')
			b = strconv.AppendInt(b, int64(item)-1, 10)
		}
	})
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
				if last < 0 || read.indexed&(1<<last) != 0 || read.count == maxItems || i < 0 || i == math.MaxInt32 || strconv.FormatInt(i, 10) != part {
					return errPlace
				}
				read.items[read.count] = int32(i) + 1
				read.count++
				read.indexed |= 1 << last
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
