// Package closedset reads and writes the closed sets of the library, each the same way.
package closedset

import (
	"errors"
	"strconv"
	"strings"
)

// Set holds the texts of a closed set, such as the outcomes of a finding, by value.
// The text of a zero value that claims nothing is empty.
type Set []string

// Text returns the text of v, and for a value outside the set its type and number.
func (c Set) Text(v uint8, typ string) string {
	if !c.Has(v) {
		return typ + "(" + strconv.Itoa(int(v)) + ")"
	}
	return c[v]
}

// Has reports whether a value is in the set.
func (c Set) Has(v uint8) bool { return int(v) < len(c) }

// Marshal returns the text of v, and an error for a value outside the set, so that what is written can always be read.
func (c Set) Marshal(v uint8) ([]byte, error) {
	if !c.Has(v) {
		return nil, errors.New("procedure: no such value")
	}
	return []byte(c[v]), nil
}

// Read returns the value of a text. Its error says what the text is to be, such as
// "procedure: an outcome", and the texts that there are. It does not quote.
func (c Set) Read(text []byte, what string) (uint8, error) {
	for i, name := range c {
		if name == string(text) {
			return uint8(i), nil
		}
	}
	return 0, errors.New(what + " must be " + c.Texts())
}

// ReadText reads the text of a value of a closed set into v, and leaves v as it was where that is an error: see [Set.Read].
func ReadText[T ~uint8](c Set, text []byte, what string, v *T) error {
	read, err := c.Read(text, what)
	if err == nil {
		*v = T(read)
	}
	return err
}

// Texts lists the texts of a set that is small enough to read.
func (c Set) Texts() string {
	var list []string
	for _, name := range c {
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
