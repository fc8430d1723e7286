// Package closedset reads and writes the closed sets of the library, each the same way.
package closedset

import (
	"errors"
	"reflect"
	"strconv"
	"strings"
)

// Set holds the texts of a closed set, such as the outcomes of a finding, by value.
// The text of a zero value that claims nothing is empty.
type Set[T ~uint8] struct {
	what  string
	texts []string
}

// Of returns the set of some texts. What says in errors what a text is to be, such as "procedure: an outcome".
func Of[T ~uint8](what string, texts ...string) Set[T] { return Set[T]{what, texts} }

// Text returns the text of v, and for a value outside the set its type and number.
func (c *Set[T]) Text(v T) string {
	if !c.Has(v) {
		return reflect.TypeFor[T]().Name() + "(" + strconv.Itoa(int(v)) + ")"
	}
	return c.texts[v]
}

// Has reports whether a value is in the set.
func (c *Set[T]) Has(v T) bool { return int(v) < len(c.texts) }

// Marshal returns the text of v, and an error for a value outside the set, so that what is written can always be read.
func (c *Set[T]) Marshal(v T) ([]byte, error) {
	if !c.Has(v) {
		return nil, errors.New("procedure: no such value")
	}
	return []byte(c.texts[v]), nil
}

// Read reads a text into v. Where it is none of the set, v stays as it was, and the error says what the text is to be, and
// the texts that there are. It does not quote.
func (c *Set[T]) Read(text []byte, v *T) error {
	for i, name := range c.texts {
		if name == string(text) {
			*v = T(i)
			return nil
		}
	}
	return errors.New(c.what + " must be " + c.List())
}

// List lists the texts of a set that is small enough to read.
func (c *Set[T]) List() string {
	var list []string
	for _, name := range c.texts {
		if name != "" {
			list = append(list, name)
		}
	}
	last := len(list) - 1
	if last > 20 {
		return "one of the library's"
	}
	return strings.Join(list[:last], ", ") + " or " + list[last]
}
