// Package actor lists whom a clause may speak to.
package actor

// The actors, each a procedure.Actor. None is that of a clause that does not say.
const (
	None = iota
	All
	Authority
	Conference
	CoreGroup
	FirstMeeting
	Chair
	Members
	Professionals
	SocialWorker
	TeamManager
	Parents
	Plan
	Minutes
)
