package procedure

import (
	"encoding/json"
	"errors"
	"iter"
	"math/bits"
	"strings"
)

// Field is the JSON name of a field that records have: what a finding says is
// missing, a step of its path, and what is to be filled in to clear it. A package
// that adds a field to a record that a rule looks at adds its name here.
type Field uint8

// The fields. NoField is none.
const (
	NoField Field = iota
	FieldChildren
	FieldMembers
	FieldPeriods
	FieldExclusions
	FieldReleases
	FieldConferences
	FieldMeetings
	FieldSittings
	FieldInvitations
	FieldVisits
	FieldPlan
	FieldOutlines
	FieldRevisions
	FieldNeeds
	FieldServices
	FieldOutcomes
	FieldTasks
	FieldHistory
	FieldExpectations
	FieldRoles
	FieldReviewPoints
	FieldVisiting
	FieldParticipation
	FieldLanguage
	FieldAgreements
	FieldDifficulties
	FieldTold
	FieldMinutes
	FieldAttendance
	FieldGuests
	FieldContributions
	FieldViews
	FieldProgress
	FieldMatters
	FieldActions
	FieldVersions
	FieldSendings
	FieldExceptions
	FieldItems
	FieldAssessment
	FieldLiaison
	FieldAddressed
	FieldAnswers
	FieldDropped
	FieldChildTold
	FieldConsidered
	FieldAbout
	FieldAccurate
	FieldAchievable
	FieldAchieved
	FieldAction
	FieldAdvocate
	FieldAgency
	FieldAgreed
	FieldAgreedAtConference
	FieldAlone
	FieldAloneReason
	FieldAsks
	FieldAttends
	FieldAuthor
	FieldBlocks
	FieldBrought
	FieldBy
	FieldByWhen
	FieldCarryingOut
	FieldCause
	FieldChair
	FieldChairReason
	FieldChairSuitable
	FieldChild
	FieldChildCare
	FieldCommunication
	FieldConsequence
	FieldContact
	FieldContingency
	FieldContributing
	FieldContribution
	FieldCopies
	FieldCorrections
	FieldDate
	FieldDebated
	FieldDecidedBy
	FieldDecidedOn
	FieldDecision
	FieldDescription
	FieldDifference
	FieldDistressing
	FieldDoDifferently
	FieldDue
	FieldEarlierEngagement
	FieldEarlierReview
	FieldEncouragements
	FieldEnd
	FieldExpected
	FieldExplained
	FieldExtent
	FieldFactors
	FieldFamily
	FieldFrequency
	FieldFundamental
	FieldFurtherHelp
	FieldHelp
	FieldHelpFor
	FieldHow
	FieldID
	FieldImmediate
	FieldImprovement
	FieldInformed
	FieldInterpreter
	FieldInterpreters
	FieldInvolved
	FieldJoined
	FieldJoinedReason
	FieldKey
	FieldLeadBy
	FieldLeft
	FieldLeftReason
	FieldLegalAction
	FieldLikelihood
	FieldLinkedTo
	FieldManager
	FieldMeans
	FieldMeasureOfFailure
	FieldMeasureOfSuccess
	FieldMonitoring
	FieldNature
	FieldNotFor
	FieldNotice
	FieldNoticeConsidered
	FieldNotMemberReason
	FieldNumber
	FieldOfficer
	FieldOn
	FieldOnPlan
	FieldOutcome
	FieldParentsViews
	FieldPerson
	FieldPresent
	FieldPrevious
	FieldProceedings
	FieldProvider
	FieldPurpose
	FieldQuantity
	FieldRaised
	FieldRealistic
	FieldReason
	FieldReasons
	FieldRecipient
	FieldRelationships
	FieldResponse
	FieldResponsible
	FieldReviewed
	FieldReviewing
	FieldRole
	FieldRoute
	FieldSafetyAffected
	FieldSchoolHours
	FieldSection47
	FieldSeen
	FieldSent
	FieldSocialWorker
	FieldStart
	FieldStarter
	FieldStatus
	FieldStrengths
	FieldSupport
	FieldSupportRight
	FieldTimescale
	FieldTo
	FieldTravel
	FieldTriggers
	FieldUnderstanding
	FieldVenue
	FieldView
	FieldWay
	FieldWhyOpinionMatters
	FieldWishes
	FieldWith
	FieldWithChild
	FieldWithOthers
	FieldWithThoseWhoKnow
	FieldWorksWell
	FieldWorries
	FieldWritten
	FieldAllocations
	FieldAroseLater
	FieldBookings
	FieldBorn
	FieldCommunicationNeed
	FieldConference
	FieldDay
	FieldDecided
	FieldDecisions
	FieldEngaged
	FieldFirstLanguageEnglish
	FieldFor
	FieldFrom
	FieldItem
	FieldKind
	FieldLineManagers
	FieldMade
	FieldMember
	FieldOf
	FieldOffered
	FieldPart
	FieldPlanned
	FieldRaisedOn
	FieldStanding
	FieldTakingPart
	FieldWho
	FieldWrittenNote

	fieldCount
)

var fieldNames = ClosedSet{
	"",
	"children", "members", "periods", "exclusions", "releases", "conferences", "meetings", "sittings",
	"invitations", "visits", "plan", "outlines", "revisions", "needs", "services", "outcomes", "tasks", "history",
	"expectations", "roles", "reviewPoints", "visiting", "participation", "language", "agreements",
	"difficulties", "told", "minutes", "attendance", "guests", "contributions", "views", "progress", "matters",
	"actions", "versions", "sendings", "exceptions", "items", "assessment", "liaison", "addressed", "answers",
	"dropped", "childTold", "considered", "about", "accurate", "achievable", "achieved", "action", "advocate",
	"agency", "agreed", "agreedAtConference", "alone", "aloneReason", "asks", "attends", "author", "blocks",
	"brought", "by", "byWhen", "carryingOut", "cause", "chair", "chairReason", "chairSuitable", "child",
	"childCare", "communication", "consequence", "contact", "contingency", "contributing", "contribution",
	"copies", "corrections", "date", "debated", "decidedBy", "decidedOn", "decision", "description", "difference",
	"distressing", "doDifferently", "due", "earlierEngagement", "earlierReview", "encouragements", "end",
	"expected", "explained", "extent", "factors", "family", "frequency", "fundamental", "furtherHelp", "help",
	"helpFor", "how", "id", "immediate", "improvement", "informed", "interpreter", "interpreters", "involved",
	"joined", "joinedReason", "key", "leadBy", "left", "leftReason", "legalAction", "likelihood", "linkedTo",
	"manager", "means", "measureOfFailure", "measureOfSuccess", "monitoring", "nature", "notFor", "notice",
	"noticeConsidered", "notMemberReason", "number", "officer", "on", "onPlan", "outcome", "parentsViews",
	"person", "present", "previous", "proceedings", "provider", "purpose", "quantity", "raised", "realistic",
	"reason", "reasons", "recipient", "relationships", "response", "responsible", "reviewed", "reviewing", "role",
	"route", "safetyAffected", "schoolHours", "section47", "seen", "sent", "socialWorker", "start", "starter",
	"status", "strengths", "support", "supportRight", "timescale", "to", "travel", "triggers", "understanding",
	"venue", "view", "way", "whyOpinionMatters", "wishes", "with", "withChild", "withOthers", "withThoseWhoKnow",
	"worksWell", "worries", "written", "allocations", "aroseLater", "bookings", "born", "communicationNeed", "conference",
	"day", "decided", "decisions", "engaged", "firstLanguageEnglish", "for",
	"from", "item", "kind", "lineManagers", "made", "member", "of", "offered", "part",
	"planned", "raisedOn", "standing", "takingPart", "who", "writtenNote",
}

// String returns the field's JSON name, the empty text for NoField.
func (f Field) String() string { return fieldNames.Text(uint8(f), "Field") }

// MarshalText returns the text of [Field.String], and an error for what is not in the
// set.
func (f Field) MarshalText() ([]byte, error) { return fieldNames.Marshal(uint8(f)) }

// UnmarshalText reads the text of [Field.String].
func (f *Field) UnmarshalText(text []byte) error {
	return ReadText(fieldNames, text, "procedure: a field", f)
}

// Fields is a set of fields. It is comparable, and the zero Fields is empty.
type Fields struct{ a, b, c, d uint64 } // words and no array, which would be copied whenever it is asked

const _ = uint(4*64 - int(fieldCount)) // each field has its bit

// FieldsOf returns the set of the fields given.
func FieldsOf(list ...Field) Fields {
	var s Fields
	for _, f := range list {
		s.Add(f)
	}
	return s
}

// Add puts a field into the set. NoField is never in it.
func (s *Fields) Add(f Field) {
	switch bit := uint64(1) << (f % 64); {
	case f == NoField || f >= fieldCount:
	case f < 64:
		s.a |= bit
	case f < 128:
		s.b |= bit
	case f < 192:
		s.c |= bit
	default:
		s.d |= bit
	}
}

// AddIf puts a field into the set where it is not recorded.
func (s *Fields) AddIf(missing bool, f Field) {
	if missing {
		s.Add(f)
	}
}

// Remove takes a field out of the set.
func (s *Fields) Remove(f Field) {
	switch bit := uint64(1) << (f % 64); f / 64 {
	case 0:
		s.a &^= bit
	case 1:
		s.b &^= bit
	case 2:
		s.c &^= bit
	default:
		s.d &^= bit
	}
}

// Has reports whether a field is in the set.
func (s Fields) Has(f Field) bool {
	var one Fields
	one.Add(f)
	return !s.And(one).IsZero()
}

// And returns the set of the fields that are in both sets.
func (s Fields) And(t Fields) Fields {
	return Fields{s.a & t.a, s.b & t.b, s.c & t.c, s.d & t.d}
}

// Len returns how many fields are in the set.
func (s Fields) Len() int {
	return bits.OnesCount64(s.a) + bits.OnesCount64(s.b) + bits.OnesCount64(s.c) + bits.OnesCount64(s.d)
}

// All yields the fields of the set, always in the same order.
func (s Fields) All() iter.Seq[Field] {
	return func(yield func(Field) bool) {
		for i, word := range [...]uint64{s.a, s.b, s.c, s.d} {
			for ; word != 0; word &= word - 1 {
				if !yield(Field(i*64 + bits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}

// IsZero reports whether the set is empty.
func (s Fields) IsZero() bool { return s.a|s.b|s.c|s.d == 0 }

// Outcome returns what a check comes to whose missing fields these are: Met where there
// are none, else NotMet.
func (s Fields) Outcome() Outcome {
	if s.IsZero() {
		return Met
	}
	return NotMet
}

// String returns the names of the fields with commas between.
func (s Fields) String() string {
	var list []string
	for f := range s.All() {
		list = append(list, f.String())
	}
	return strings.Join(list, ", ")
}

// MarshalJSON writes the set as an array of names.
func (s Fields) MarshalJSON() ([]byte, error) {
	list := []Field{}
	for f := range s.All() {
		list = append(list, f)
	}
	return json.Marshal(list)
}

// UnmarshalJSON reads an array of names.
func (s *Fields) UnmarshalJSON(data []byte) error {
	var list []Field
	if err := json.Unmarshal(data, &list); err != nil {
		return errors.New("procedure: fields must be an array of names that the library's records have")
	}
	*s = FieldsOf(list...)
	return nil
}
