package procedure

import (
	"encoding/json"
	"errors"
	"iter"
	"math/bits"
	"strings"

	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// Field is the JSON name of a field that records have: what a finding says is missing, a step of its path, and what is to be
// filled in to clear it. A package that adds a field to a record that a rule looks at adds its name here.
type Field uint8

var fieldNames = closedset.Of[Field]("procedure: a field", field.Names()...)

// String returns the field's JSON name, the empty text for field.None, as it stands in JSON.
func (f Field) String() string                   { return fieldNames.Text(f) }
func (f Field) MarshalText() ([]byte, error)     { return fieldNames.Marshal(f) }
func (f *Field) UnmarshalText(text []byte) error { return fieldNames.Read(text, f) }

// Fields is a set of fields. It is comparable, and the zero Fields is empty.
type Fields struct{ a, b, c, d uint64 } // words and no array, which would be copied whenever it is asked

const _ = uint(4*64 - int(field.Count)) // each field has its bit

// FieldsOf returns the set of the fields given.
func FieldsOf(list ...Field) Fields {
	var s Fields
	for _, f := range list {
		s.Add(f)
	}
	return s
}

// Add puts a field into the set. field.None is never in it.
func (s *Fields) Add(f Field) {
	switch bit := uint64(1) << (f % 64); {
	case f == field.None || f >= field.Count:
	case f < 64:
		s.a |= bit
	case f < 128:
		s.b |= bit
	case f < 192:
		s.c |= bit
	default:
		s.d |= bit
	}
}

// AddIf puts a field into the set where it is not recorded.
func (s *Fields) AddIf(missing bool, f Field) {
	if missing {
		s.Add(f)
	}
}

// Remove takes a field out of the set.
func (s *Fields) Remove(f Field) {
	switch bit := uint64(1) << (f % 64); f / 64 {
	case 0:
		s.a &^= bit
	case 1:
		s.b &^= bit
	case 2:
		s.c &^= bit
	default:
		s.d &^= bit
	}
}

// Has reports whether a field is in the set.
func (s Fields) Has(f Field) bool {
	var one Fields
	one.Add(f)
	return !s.And(one).IsZero()
}

// And returns the set of the fields that are in both sets.
func (s Fields) And(t Fields) Fields { return Fields{s.a & t.a, s.b & t.b, s.c & t.c, s.d & t.d} }

// Or returns the set of the fields that are in either set.
func (s Fields) Or(t Fields) Fields { return Fields{s.a | t.a, s.b | t.b, s.c | t.c, s.d | t.d} }

// Len returns how many fields are in the set.
func (s Fields) Len() int {
	return bits.OnesCount64(s.a) + bits.OnesCount64(s.b) + bits.OnesCount64(s.c) + bits.OnesCount64(s.d)
}

// All yields the fields of the set, always in the same order.
func (s Fields) All() iter.Seq[Field] {
	return func(yield func(Field) bool) {
		for i, word := range [...]uint64{s.a, s.b, s.c, s.d} {
			for ; word != 0; word &= word - 1 {
				if !yield(Field(i*64 + bits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}

// IsZero reports whether the set is empty.
func (s Fields) IsZero() bool { return s.a|s.b|s.c|s.d == 0 }

// Outcome returns what a check comes to whose missing fields these are: Met where there are none, else NotMet.
func (s Fields) Outcome() Outcome {
	if s.IsZero() {
		return Met
	}
	return NotMet
}

// String returns the names of the fields with commas between.
func (s Fields) String() string {
	var list []string
	for f := range s.All() {
		list = append(list, f.String())
	}
	return strings.Join(list, ", ")
}

// MarshalJSON writes the set as an array of names.
func (s Fields) MarshalJSON() ([]byte, error) {
	list := []Field{}
	for f := range s.All() {
		list = append(list, f)
	}
	return json.Marshal(list)
}

// UnmarshalJSON reads an array of names.
func (s *Fields) UnmarshalJSON(data []byte) error {
	var list []Field
	if err := json.Unmarshal(data, &list); err != nil {
		return errors.New("procedure: fields must be an array of names that the library's records have")
	}
	*s = FieldsOf(list...)
	return nil
}
