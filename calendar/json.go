package calendar

import "errors"

var errJSON = errors.New("calendar: a Calendar is not JSON: store which one it is, such as the division's name, and the closures, and make it again with EnglandAndWales or one of its like and With")

// MarshalJSON returns an error. A calendar is made from what a service keeps in its configuration, which
// division it is and the local closures ([Calendar.Closures]), and not from JSON: one that lost its
// bank holidays on the way would count every day of them as worked.
func (Calendar) MarshalJSON() ([]byte, error) { return nil, errJSON }

// UnmarshalJSON returns an error: see [Calendar.MarshalJSON].
func (*Calendar) UnmarshalJSON([]byte) error { return errJSON }
