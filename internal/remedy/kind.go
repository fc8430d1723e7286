// Package remedy lists the kinds of remedies: what has to be recorded for a finding to be open no longer.
package remedy

// Kind is the kind of remedy that clears what a rule finds.
type Kind uint8

// The kinds, by the records that they are about.
const (
	// FillIn completes what the finding says is missing, and is the kind of most rules.
	FillIn Kind = iota
	// None is for what has happened, and stays.
	None

	// HoldMeeting, HoldMeetingBeforeReview and HoldReview are for what has to be held, and MakeVisit for a visit.
	HoldMeeting
	HoldMeetingBeforeReview
	HoldReview
	MakeVisit
	// ArrangeTakingPart and EaseAttendance are for what is considered before a meeting, and RaiseDistress for
	// what is raised with the chair beforehand.
	ArrangeTakingPart
	EaseAttendance
	RaiseDistress
	// ConsiderInterpreter and OfferSupport are for needs of a family member at a meeting.
	ConsiderInterpreter
	OfferSupport

	// GiveAPart is for a professional without a part in the plan, or a task whose professional has left.
	GiveAPart
	// BringAgencies, AgreeMembership, AmendMembership and CompleteGroup are for who belongs to the group.
	BringAgencies
	AgreeMembership
	AmendMembership
	CompleteGroup
	// ChairAtFirst is for who chaired one of the first meetings, and UsualChair and ExplainChair for who chaired another.
	ChairAtFirst
	UsualChair
	ExplainChair
	// DebateExclusion, KeepInformed and ChangeWay are for a decision to exclude someone.
	DebateExclusion
	KeepInformed
	ChangeWay

	// DevelopPlan, MakeSafetyPlan and MeetNeeds are for what a plan holds, EndDrift for what drifted, and
	// RecordAgreement for a written agreement.
	DevelopPlan
	MakeSafetyPlan
	MeetNeeds
	EndDrift
	RecordAgreement
	// ExplainPlan and DecideLanguage are for how family members understand the plan.
	ExplainPlan
	DecideLanguage
	// InformManagers, DiscussDifficulty, AssessDifficulty, TellMembers and Liaise are for who led, was told or informed.
	InformManagers
	DiscussDifficulty
	AssessDifficulty
	TellMembers
	Liaise
	// DateTelling is for the day on which an excluded person was told or received something. ToldNoStanding,
	// ToldOtherChildren and ToldNotFor are for what was told, and cannot be taken back.
	DateTelling
	ToldNoStanding
	ToldOtherChildren
	ToldNotFor

	// SendMinutes and ReviewMinutes are for minutes that are due.
	SendMinutes
	ReviewMinutes
	// MinuteExclusion puts a decision to exclude someone into minutes.
	MinuteExclusion
	// NameMinutesChair and NameAuthor are for who answers for minutes, and who wrote them.
	NameMinutesChair
	NameAuthor
	// BringPlan, ReviewNotes, WriteNote, AgreeMeetings and AscertainWishes are for what the minutes of a meeting hold.
	BringPlan
	ReviewNotes
	WriteNote
	AgreeMeetings
	AscertainWishes
	// RecordAttendance, RecordParents, NameKey and EncourageParent are for who was there, or should be.
	RecordAttendance
	RecordParents
	NameKey
	EncourageParent
	// RecordProgress and CloseAction are for how outcomes and actions stand.
	RecordProgress
	CloseAction
	// LinkReader is for a person who received minutes, and whose links to the children are not recorded.
	LinkReader
)
