package procedure

import (
	"encoding/json"
	"errors"
	"iter"
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// Field is the JSON name of a field that records have: what a finding says is
// missing, and a step of its path. A package that adds a field to a record that
// a rule looks at adds its name here.
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
	FieldOutline
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
	FieldAgreement
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
	FieldAction
	FieldAchievable
	FieldAchieved
	FieldAdvocate
	FieldAgency
	FieldAgreedAt
	FieldAgreedOn
	FieldAlone
	FieldAuthor
	FieldBenefit
	FieldBlocks
	FieldBrought
	FieldByWhen
	FieldChair
	FieldChildCare
	FieldChild
	FieldCommunication
	FieldConsequence
	FieldConsidered
	FieldContact
	FieldContingency
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
	FieldDue
	FieldEarlierEngagement
	FieldEarlierReview
	FieldEffectOnRelationships
	FieldEnd
	FieldExplained
	FieldExpected
	FieldFactors
	FieldFrequency
	FieldFurtherHelp
	FieldHelpFor
	FieldID
	FieldImprovement
	FieldInformed
	FieldInterpreter
	FieldInvolved
	FieldJoined
	FieldKey
	FieldLeadBy
	FieldLeft
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
	FieldNumber
	FieldOfficer
	FieldOutcome
	FieldParentsViews
	FieldPerson
	FieldPresent
	FieldProceedings
	FieldPurpose
	FieldQuantity
	FieldRaised
	FieldReason
	FieldRecipient
	FieldResponsible
	FieldReviewed
	FieldRole
	FieldRoute
	FieldSafetyAffected
	FieldSchoolHours
	FieldSection47
	FieldSeen
	FieldSent
	FieldServiceFor
	FieldSituations
	FieldStart
	FieldStarter
	FieldStatus
	FieldStrengths
	FieldSufficiency
	FieldSupport
	FieldSupportRight
	FieldTimescale
	FieldTravel
	FieldTriggers
	FieldVenue
	FieldView
	FieldWay
	FieldWhoKnowsChild
	FieldWhyOpinionMatters
	FieldWith
	FieldWithOthers
	FieldWorksWell
	FieldWorries
	FieldWrittenNote

	fieldCount
)

var fieldNames = names{
	"",
	"children", "members", "periods", "exclusions", "releases", "conferences", "meetings", "sittings",
	"invitations", "visits", "plan", "outline", "revisions", "needs", "services", "outcomes", "tasks", "history",
	"expectations", "roles", "reviewPoints", "visiting", "participation", "language", "agreement", "difficulties",
	"told", "minutes", "attendance", "guests", "contributions", "views", "progress", "matters", "actions",
	"versions", "sendings", "exceptions", "action", "achievable", "achieved", "advocate", "agency", "agreedAt",
	"agreedOn", "alone", "author", "benefit", "blocks", "brought", "byWhen", "chair", "childCare", "child",
	"communication", "consequence", "considered", "contact", "contingency", "contribution", "copies", "corrections",
	"date", "debated", "decidedBy", "decidedOn", "decision", "description", "difference", "due",
	"earlierEngagement", "earlierReview", "effectOnRelationships", "end", "explained", "expected", "factors",
	"frequency", "furtherHelp", "helpFor", "id", "improvement", "informed", "interpreter", "involved", "joined",
	"key", "leadBy", "left", "legalAction", "likelihood", "linkedTo", "manager", "means", "measureOfFailure",
	"measureOfSuccess", "monitoring", "nature", "notFor", "notice", "number", "officer", "outcome", "parentsViews",
	"person", "present", "proceedings", "purpose", "quantity", "raised", "reason", "recipient", "responsible",
	"reviewed", "role", "route", "safetyAffected", "schoolHours", "section47", "seen", "sent", "serviceFor",
	"situations", "start", "starter", "status", "strengths", "sufficiency", "support", "supportRight", "timescale",
	"travel", "triggers", "venue", "view", "way", "whoKnowsChild", "whyOpinionMatters", "with", "withOthers",
	"worksWell", "worries", "writtenNote",
}

// String returns the field's JSON name, the empty text for NoField.
func (f Field) String() string { return fieldNames.of(uint8(f), "Field") }

// MarshalText returns the text of [Field.String], and an error for what is not in the
// set.
func (f Field) MarshalText() ([]byte, error) { return fieldNames.marshal(uint8(f)) }

// UnmarshalText reads the text of [Field.String].
func (f *Field) UnmarshalText(text []byte) error {
	v, err := fieldNames.read(text, "a field must be one that the library's records have")
	*f = Field(v)
	return err
}

// Fields is a set of fields. It is comparable, and the zero Fields is empty.
type Fields [(fieldCount + 63) / 64]uint64

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
	if f != NoField && f < fieldCount {
		s[f/64] |= 1 << (f % 64)
	}
}

// Has reports whether a field is in the set.
func (s Fields) Has(f Field) bool {
	return f < fieldCount && s[f/64]&(1<<(f%64)) != 0
}

// Len returns how many fields are in the set.
func (s Fields) Len() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// All yields the fields of the set, always in the same order.
func (s Fields) All() iter.Seq[Field] {
	return func(yield func(Field) bool) {
		for i, word := range s {
			for ; word != 0; word &= word - 1 {
				if !yield(Field(i*64 + bits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}

// IsZero reports whether the set is empty.
func (s Fields) IsZero() bool { return s == Fields{} }

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

// maxSteps is more than any record is deep.
const maxSteps = 8

// Place is where a record or field is, as steps from the record that a rule was
// given. It is comparable, and the zero Place is that record itself. Its text is
// a JSON Pointer.
type Place struct {
	fields [maxSteps]Field
	items  [maxSteps]int32 // 1 more than the index, 0 for none
	steps  uint8
}

// Field returns the place of a field of the record at p.
func (p Place) Field(f Field) Place { return p.step(f, 0) }

// Item returns the place of an item, counted from 0, of a list in the record at
// p.
func (p Place) Item(list Field, i int) Place { return p.step(list, int32(i)+1) }

// step adds a step, or nothing where there is no room: no record is as deep.
func (p Place) step(f Field, item int32) Place {
	if p.steps < maxSteps {
		p.fields[p.steps], p.items[p.steps] = f, item
		p.steps++
	}
	return p
}

// Under returns p as seen from the record that prefix starts from.
func (p Place) Under(prefix Place) Place {
	for i := range p.steps {
		prefix = prefix.step(p.fields[i], p.items[i])
	}
	return prefix
}

// IsZero reports whether p is the record itself.
func (p Place) IsZero() bool { return p == Place{} }

// String returns the place as a JSON Pointer: "/tasks/3/due".
func (p Place) String() string {
	b := make([]byte, 0, 64)
	for i := range p.steps {
		b = append(b, '/')
		b = append(b, p.fields[i].String()...)
		if p.items[i] > 0 {
			b = append(b, '/')
			b = strconv.AppendInt(b, int64(p.items[i])-1, 10)
		}
	}
	return string(b)
}

// MarshalText returns the text of [Place.String].
func (p Place) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

var errPlace = errors.New("procedure: a place must be a JSON Pointer to a field of the library's records")

// UnmarshalText reads the text of [Place.String].
func (p *Place) UnmarshalText(text []byte) error {
	var read Place
	if len(text) > 0 {
		if text[0] != '/' {
			return errPlace
		}
		for part := range strings.SplitSeq(string(text[1:]), "/") {
			if i, err := strconv.ParseInt(part, 10, 32); err == nil {
				last := int(read.steps) - 1
				if last < 0 || read.items[last] > 0 || i < 0 || i == math.MaxInt32 || strconv.FormatInt(i, 10) != part {
					return errPlace
				}
				read.items[last] = int32(i) + 1
				continue
			}
			var f Field
			if part == "" || f.UnmarshalText([]byte(part)) != nil || read.steps == maxSteps {
				return errPlace
			}
			read = read.Field(f)
		}
	}
	*p = read
	return nil
}
