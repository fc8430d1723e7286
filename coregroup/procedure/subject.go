package procedure

import (
	"cmp"
	"errors"
	"strings"

	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// SubjectKind is what sort of record a finding is about.
type SubjectKind uint8

// The kinds of subject, with their texts. Zero is that of Subject{}.
const (
	noSubject SubjectKind = iota
	// AllSubjects stands in an [AgreedException] for every subject of a rule: all.
	AllSubjects
	CaseSubject         // case
	ChildSubject        // child
	MemberSubject       // member
	ConferenceSubject   // conference
	MeetingSubject      // meeting
	VisitSubject        // visit
	OutlineSubject      // outline-item
	RevisionSubject     // revision
	NeedSubject         // need
	ServiceSubject      // service
	OutcomeSubject      // outcome
	TaskSubject         // task
	ExpectationSubject  // expectation
	ReviewPointSubject  // review-point
	AgreementSubject    // agreement
	DifficultySubject   // difficulty
	ExclusionSubject    // exclusion
	InvitationSubject   // invitation
	InterpreterSubject  // interpreter
	DistressingSubject  // distressing-item
	ContributionSubject // contribution
	ViewSubject         // view
	MatterSubject       // matter
	ActionSubject       // action
	SendingSubject      // sending
	CorrectionSubject   // correction

	subjectKindCount
)

var subjectNames = closedset.Set{
	"", "all", "case", "child", "member", "conference", "meeting", "visit", "outline-item", "revision", "need", "service", "outcome", "task",
	"expectation", "review-point", "agreement", "difficulty", "exclusion", "invitation", "interpreter", "distressing-item",
	"contribution", "view", "matter", "action", "sending",
	"correction",
}

// String returns the kind as a word, empty for zero, as it stands in JSON.
func (k SubjectKind) String() string               { return subjectNames.Text(uint8(k), "SubjectKind") }
func (k SubjectKind) MarshalText() ([]byte, error) { return subjectNames.Marshal(uint8(k)) }
func (k *SubjectKind) UnmarshalText(text []byte) error {
	return closedset.ReadText(subjectNames, text, "procedure: a kind of subject", k)
}

// Subject is what a finding is about: a record by its kind and id. It is comparable.
type Subject struct {
	Kind SubjectKind
	// ID is the record's id. The case and AllSubjects have none.
	ID string
	// In is the id of the meeting, conference, child or revision that the record belongs to,
	// where the same id is judged in several: a member at a meeting. Else empty.
	In string
}

// SubjectOf returns the subject of a kind and id.
func SubjectOf[T ~string](kind SubjectKind, id T) Subject { return Subject{Kind: kind, ID: string(id)} }

// SubjectIn returns the subject of a kind and id within a meeting, child or revision.
func SubjectIn[T, U ~string](kind SubjectKind, id T, in U) Subject {
	return Subject{Kind: kind, ID: string(id), In: string(in)}
}

// String returns the subject as kind, id and what it is in: "case",
// "meeting/m3", "member/p2@m3". It is the empty text for Subject{}.
func (s Subject) String() string {
	var b strings.Builder
	b.WriteString(s.Kind.String())
	if s.ID != "" {
		b.WriteString("/" + s.ID)
	}
	if s.In != "" {
		b.WriteString("@" + s.In)
	}
	return b.String()
}

// MarshalText returns the text of [Subject.String].
func (s Subject) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

var errSubject = errors.New(`procedure: a subject must be "case", "all", or a kind, a slash and an id, and may end in @ and an id`)

// UnmarshalText reads the text of [Subject.String].
func (s *Subject) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*s = Subject{}
		return nil
	}
	rest, in, hasIn := strings.Cut(string(text), "@")
	kind, id, hasID := strings.Cut(rest, "/")
	v, err := subjectNames.Read([]byte(kind), "")
	read := Subject{SubjectKind(v), id, in}
	if err != nil || hasID != (id != "") || hasIn != (in != "") || !read.IsValid() {
		return errSubject
	}
	*s = read
	return nil
}

// IsValid reports whether s is a subject: of a kind that there is, with an id unless the kind has none.
func (s Subject) IsValid() bool {
	switch s.Kind {
	case noSubject:
		return false
	case CaseSubject, AllSubjects:
		return s.ID == "" && s.In == ""
	default:
		return s.Kind < subjectKindCount && CheckID(s.ID) == nil && (s.In == "" || CheckID(s.In) == nil)
	}
}

// Compare orders subjects by kind, then by what they are in, then by id.
func (s Subject) Compare(t Subject) int {
	return cmp.Or(cmp.Compare(s.Kind, t.Kind), strings.Compare(s.In, t.In), strings.Compare(s.ID, t.ID))
}
