package procedure

import "strings"

// RemedyStep is one record to add or to complete.
type RemedyStep struct {
	// At is the record to complete or, where New says so, the list to which one is added. A list
	// need not be there yet, and neither need a record that an earlier step adds.
	At  Place `json:"at"`
	New bool  `json:"new,omitzero"`
	// Given are the values without which the record would clear nothing: whom it is about, or that the child was seen.
	Given []Given `json:"given,omitzero"`
	// Fields are those of the record that are to be filled in. What they say is for whoever fills them in, and has to be so:
	// where a clause asks that something was done, that it was not is no remedy.
	Fields Fields `json:"fields,omitzero"`
	// By is whose it is to record or to see to: a role, and the id where the case says who that
	// is, who may have left since. It follows from the finding: to clear another by the same record may be
	// somebody else's. The zero Person is nobody in particular.
	By Person `json:"by,omitzero"`
}

// Given is a field of a record with its value.
type Given struct {
	// Path is a JSON Pointer within the record: "/child", "/to/id". An index that a list does
	// not reach yet is that of its next item.
	Path string `json:"path"`
	// Value is the id, the role, or the text of a value of a closed set, as it stands in JSON.
	Value string `json:"value"`
}

// String returns the step in a line of places, ids, fields and roles, for a log or a test:
// "add to /visits, child c1, by worker, seen yes: id made alone (social-worker worker)".
func (s RemedyStep) String() string {
	var b strings.Builder
	if s.New {
		b.WriteString("add to ")
	} else {
		b.WriteString("complete ")
	}
	b.WriteString(s.At.String())
	for _, g := range s.Given {
		b.WriteString(", " + strings.ReplaceAll(strings.TrimPrefix(g.Path, "/"), "/", " ") + " " + g.Value)
	}
	if !s.Fields.IsZero() {
		b.WriteString(": " + strings.ReplaceAll(s.Fields.String(), ", ", " "))
	}
	if who := strings.TrimSpace(string(s.By.Role) + " " + string(s.By.ID)); who != "" {
		b.WriteString(" (" + who + ")")
	}
	return b.String()
}
