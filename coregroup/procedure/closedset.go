package procedure

import (
	"errors"
	"strconv"
	"strings"
)

// ClosedSet holds the texts of a closed set, such as [Outcome], by value. The
// packages above define their own sets with it, so that all read and write alike.
// The text of a zero value that claims nothing is empty.
type ClosedSet []string

// Text returns the text of v, and for a value outside the set its type and number.
func (c ClosedSet) Text(v uint8, typ string) string {
	if !c.Has(v) {
		return typ + "(" + strconv.Itoa(int(v)) + ")"
	}
	return c[v]
}

// Has reports whether a value is in the set.
func (c ClosedSet) Has(v uint8) bool { return int(v) < len(c) }

// Marshal returns the text of v, and an error for a value outside the set, so that
// what is written can always be read.
func (c ClosedSet) Marshal(v uint8) ([]byte, error) {
	if !c.Has(v) {
		return nil, errors.New("procedure: no such value")
	}
	return []byte(c[v]), nil
}

// Read returns the value of a text. Its error says what the text is to be, such as
// "procedure: an outcome", and the texts that there are. It does not quote.
func (c ClosedSet) Read(text []byte, what string) (uint8, error) {
	for i, name := range c {
		if name == string(text) {
			return uint8(i), nil
		}
	}
	return 0, errors.New(what + " must be " + c.texts())
}

// ReadText reads the text of a value of a closed set into v, and leaves v as it was
// where that is an error: see [ClosedSet.Read].
func ReadText[T ~uint8](c ClosedSet, text []byte, what string, v *T) error {
	read, err := c.Read(text, what)
	if err == nil {
		*v = T(read)
	}
	return err
}

// texts lists the texts of a set that is small enough to read.
func (c ClosedSet) texts() string {
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
