// Package measure lists the figures of a caseload that findings are counted in.
package measure

// Measure is a figure of a caseload.
type Measure uint8

// The figures. None is that of a rule whose findings are not counted.
const (
	None Measure = iota
	FirstMeetings
	Intervals
	MinutesCirculated
	Visits
	ReviewConferences
	// Chairs counts each meeting once: where findings of two rules are about one, the later rule decides.
	Chairs
	FirstChairs
)
