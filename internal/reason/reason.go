// Package reason lists why someone may receive as much of a paper as they may.
package reason

// The reasons, each a coregroup.AccessReason.
const (
	None = iota
	// Professional: a professional member receives all.
	Professional
	// Chair: the meeting's chair receives all of it.
	Chair
	// Named: the procedure names the role as a recipient.
	Named
	// Linked: linked to all the children that it concerns.
	Linked
	// LinkedToSome: linked to some of the children that it concerns.
	LinkedToSome
	// Released: excluded, but this was released in full or as a summary.
	Released
	// Excluded: excluded from the meeting, or now (L 1).
	Excluded
	// ExclusionAhead: excluded from a day that is decided but has not come.
	ExclusionAhead
	// NoStanding: no member, and nothing else that gives a standing (L 2).
	NoStanding
	// OtherChildren: linked to other children only (L 3).
	OtherChildren
	// NotFor: it is marked as not for this person (L 4).
	NotFor
	// ChildUndecided: a child of the family receives papers only by a decision.
	ChildUndecided
	// LinkNotRecorded: of the family, and to which children is not recorded.
	LinkNotRecorded
	// StandingNotRecorded: whether family or professional is not recorded.
	StandingNotRecorded
	// NotKnown: there is no day, or no procedure in force on it.
	NotKnown
)
