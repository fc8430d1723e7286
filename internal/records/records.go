// Package records lists the kinds of record that a case holds.
package records

// The kinds, each a procedure.Record. None is none.
const (
	None = iota
	Children
	Members
	Allocations
	Exclusions
	Conferences
	Meetings
	Visits
	Outlines
	Revisions
	Agreements
	Difficulties
	Minutes
)
