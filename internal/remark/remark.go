// Package remark lists what is worth pointing out about what is met.
package remark

// The remarks, each a procedure.Remark.
const (
	None = iota
	// OutsideProfessional points out a professional who answers for a task and is no member (N 1.1a).
	OutsideProfessional
	// OneAgencyPresent points out a meeting held with one agency only (N 1.1c).
	OneAgencyPresent
	// PlanBeforeFirstMeeting points out a detailed plan dated before the core group first met (N 2.1b).
	PlanBeforeFirstMeeting
	// AgreementCarriesOver reminds, when the social worker changes, that a written
	// agreement tells the next one what is expected of the family (N 2.7b).
	AgreementCarriesOver
	// InterpreterIsMember points out a bilingual worker who interprets and is a member at the same meeting (N 3.13a).
	InterpreterIsMember
	// InterpreterIsRelative points out a relative or friend who interprets (N 3.13a).
	InterpreterIsRelative
	// InSchoolHours points out a meeting in school hours that a child attends (N 3.15a).
	InSchoolHours
	// EarlierThanUsual points out a meeting before the usual interval is over (B 5b).
	EarlierThanUsual
	// Withheld tells that someone was not told, and that it was decided so, with the reason and
	// by whom, from whoever was told (N 2.3b, N 2.8c).
	Withheld
	// TakenAsMade says that the conference is taken to have made the plan, though its decision on the child is not recorded, or is
	// that the plan continues.
	TakenAsMade
	// TakenToRun says that the plan is taken to run, where the child's record and what a conference decided contradict each other.
	TakenToRun
	// NotToBeSent says that what was owed and not sent may not be sent any more: its recipient has left, or is excluded by now.
	NotToBeSent
)
