package procedure

import (
	"errors"
	"strconv"
	"strings"
)

// names are the texts of a closed set, by value; the text of the zero value is
// empty unless the set says otherwise.
type names []string

// of returns the text of v, and for a value outside the set its type and number.
func (n names) of(v uint8, typ string) string {
	if int(v) >= len(n) {
		return typ + "(" + strconv.Itoa(int(v)) + ")"
	}
	return n[v]
}

// marshal returns the text of v, and an error for a value outside the set, so that
// what is written can always be read.
func (n names) marshal(v uint8) ([]byte, error) {
	if int(v) >= len(n) {
		return nil, errors.New("procedure: no such value")
	}
	return []byte(n[v]), nil
}

// read returns the value of a text. The error does not quote it.
func (n names) read(text []byte, what string) (uint8, error) {
	for i, name := range n {
		if name == string(text) {
			return uint8(i), nil
		}
	}
	return 0, errors.New("procedure: " + what)
}

// oneOf lists the texts of a small set for an error.
func (n names) oneOf() string {
	var list []string
	for _, name := range n {
		if name != "" {
			list = append(list, name)
		}
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " or " + list[last]
}
