package procedure

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// Text is what people wrote in a case: a description, a reason, a view. It may tell who they are, so it hides itself: every
// verb of fmt that prints values prints [redacted] for it and so does slog, alone or in an exported field, a slice or a map.
// Only a conversion, string(t), and an encoding such as JSON give what it holds.
//
// Two things are out of reach. The verbs %p and %w, which are for pointers and errors, do not ask a value and print what it
// is; go vet reports %w. And a log handler that encodes what it is given as JSON, such as slog's own JSONHandler, writes the
// Text within a slice, a map, or a struct that has no LogValue. The library's records have one and are safe one at a time;
// don't log slices of them.
type Text string

const redacted = "[redacted]"

// IsBlank reports whether the text says nothing: it is empty or only white space, which counts as not recorded.
func (t Text) IsBlank() bool { return strings.TrimSpace(string(t)) == "" }

// Format writes [redacted] whatever the verb and flags, and nothing for an empty Text.
func (t Text) Format(f fmt.State, _ rune) {
	if t != "" {
		_, _ = io.WriteString(f, redacted)
	}
}

// LogValue returns [redacted], or the empty string for an empty Text.
func (t Text) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(t)) }

// Person is someone by id and role: who decided something, who answers for a task, a guest. The role tells what they are
// where they are no member of the group; a member's own roles count.
type Person struct {
	Role Role     `json:"role,omitzero"`
	ID   MemberID `json:"id,omitzero"`
}

// Answer is a fact that a record states with yes or no, and may leave out.
// A record has an Answer wherever a bool would let "not recorded" pass for "no".
type Answer uint8

// NotRecorded is the zero Answer and is left out of JSON by omitzero.
const (
	NotRecorded Answer = iota
	Yes
	No
)

var answerNames = closedset.Of[Answer]("procedure: an answer", "", "yes", "no")

// String returns "yes", "no", or the empty text for NotRecorded, as it stands in JSON. IsValid says whether it is one of the set.
func (a Answer) String() string                   { return answerNames.Text(a) }
func (a Answer) IsValid() bool                    { return answerNames.Has(a) }
func (a Answer) MarshalText() ([]byte, error)     { return answerNames.Marshal(a) }
func (a *Answer) UnmarshalText(text []byte) error { return answerNames.Read(text, a) }

type (
	// CaseID is the id of a case: the children of one core group.
	CaseID string
	// ChildID is the id of a child, born or not.
	ChildID string
	// MemberID is the id of a person who belongs to a core group, has to do with
	// it, or was sent something of it: one id a person, however many roles.
	MemberID string
	// AgencyID is the id of the agency that a professional works for.
	AgencyID string
	// ConferenceID is the id of a child protection conference.
	ConferenceID string
	// MeetingID is the id of a core group meeting or a professionals' discussion.
	MeetingID string
	// VisitID is the id of a visit to a child.
	VisitID string
	// RevisionID is the id of a revision of a plan.
	RevisionID string
	// OutlineItemID is the id of an item of a conference's outline plan.
	OutlineItemID string
	// OutcomeID is the id of an outcome that a plan wants.
	OutcomeID string
	// NeedID is the id of a child's need.
	NeedID string
	// ServiceID is the id of a service that meets needs.
	ServiceID string
	// TaskID is the id of a task or requirement of a plan.
	TaskID string
	// ExpectationID is the id of an expectation on a parent or carer.
	ExpectationID string
	// ReviewPointID is the id of a day on which progress is looked at.
	ReviewPointID string
	// AgreementID is the id of a written agreement.
	AgreementID string
	// DifficultyID is the id of a difficulty in carrying out a plan.
	DifficultyID string
	// ActionID is the id of an action agreed at a meeting.
	ActionID string
)

var errID = errors.New("procedure: an id must be 1 to 64 characters of A-Z, a-z, 0-9, dot, underscore, colon and hyphen")

// CheckID returns an error if an id is not 1 to 64 characters of A-Z, a-z, 0-9, dot, underscore, colon and hyphen. The error
// does not quote it. Ids are the caller's own and opaque, but must not be names: they appear in findings, reports and logs.
func CheckID[T ~string](id T) error {
	if !isID(string(id)) {
		return errID
	}
	return nil
}

func isID(id string) bool {
	if len(id) < 1 || len(id) > 64 {
		return false
	}
	for i := range len(id) {
		if !idBytes[id[i]] {
			return false
		}
	}
	return true
}

// idBytes says of each byte whether ids are made of it.
var idBytes = func() (list [256]bool) {
	for _, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-") {
		list[c] = true
	}
	return list
}()

// Role is what someone is to a core group, as a code of lower-case letters, digits and hyphens that begins with a letter, at
// most 40 characters. The set is open: a role that the library does not know is kept as it is.
type Role string

// The roles that the procedures name, and others that are usual.
const (
	Parent      Role = "parent"
	Carer       Role = "carer"
	Child       Role = "child"
	WiderFamily Role = "wider-family"
	// Supporter is someone whom a parent brings, such as a friend.
	Supporter Role = "supporter"

	SocialWorker                Role = "social-worker"
	LineManager                 Role = "line-manager"
	TeamManager                 Role = "team-manager"
	Supervisor                  Role = "supervisor"
	ChildProtectionCoordinator  Role = "child-protection-coordinator"
	IndependentReviewingOfficer Role = "independent-reviewing-officer"
	// Chair is whoever chairs a core group meeting, as clauses speak to them.
	Chair Role = "chair"
	// ConferenceChair chairs child protection conferences.
	ConferenceChair Role = "conference-chair"
	// LeadProfessional is who co-ordinates the plan in Scotland.
	LeadProfessional     Role = "lead-professional"
	HealthVisitor        Role = "health-visitor"
	Midwife              Role = "midwife"
	SchoolNurse          Role = "school-nurse"
	GP                   Role = "gp"
	Teacher              Role = "teacher"
	NurseryKeyworker     Role = "nursery-keyworker"
	DomesticAbuseWorker  Role = "domestic-abuse-worker"
	DrugAndAlcoholWorker Role = "drug-and-alcohol-worker"
	HousingSupportWorker Role = "housing-support-worker"
	EarlyHelpWorker      Role = "early-help-worker"
	Police               Role = "police"
	Probation            Role = "probation"
	Advocate             Role = "advocate"
	Interpreter          Role = "interpreter"
	Translator           Role = "translator"
	MinuteTaker          Role = "minute-taker"
	Student              Role = "student"
	Observer             Role = "observer"
)

// Standing says on which side of the table a role sits.
type Standing uint8

// StandingUnknown is that of a role that the library does not know.
const (
	StandingUnknown Standing = iota
	Family
	Professional
)

var standingNames = closedset.Of[Standing]("procedure: a standing", "", "family", "professional")

// String returns the standing in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (s Standing) String() string                   { return standingNames.Text(s) }
func (s Standing) IsValid() bool                    { return standingNames.Has(s) }
func (s Standing) MarshalText() ([]byte, error)     { return standingNames.Marshal(s) }
func (s *Standing) UnmarshalText(text []byte) error { return standingNames.Read(text, s) }

// Standing returns whether the role is family or professional. A child and the family's own supporter count as family.
func (r Role) Standing() Standing {
	switch r {
	case Parent, Carer, Child, WiderFamily, Supporter:
		return Family
	case SocialWorker, Chair, LineManager, TeamManager, Supervisor, ChildProtectionCoordinator, IndependentReviewingOfficer,
		ConferenceChair, LeadProfessional, HealthVisitor, Midwife, SchoolNurse, GP, Teacher, NurseryKeyworker,
		DomesticAbuseWorker, DrugAndAlcoholWorker, HousingSupportWorker, EarlyHelpWorker, Police, Probation,
		Advocate, Interpreter, Translator, MinuteTaker, Student, Observer:
		return Professional
	default:
		return StandingUnknown
	}
}

// StandingOr returns the role's own standing, or for a role that the library
// does not know the one given. It can't make a parent a professional.
func (r Role) StandingOr(unknown Standing) Standing {
	if s := r.Standing(); s != StandingUnknown {
		return s
	}
	return unknown
}

// Words returns the role as it is written in a sentence: "social worker", "GP".
func (r Role) Words() string {
	switch r {
	case GP:
		return "GP"
	case ChildProtectionCoordinator:
		return "child protection co-ordinator"
	default:
		return strings.ReplaceAll(string(r), "-", " ")
	}
}

var errRole = errors.New("procedure: a role must be at most 40 characters of a-z, 0-9 and hyphen, beginning with a letter")

// Check returns an error if a role is not of the form that roles have. The error does not quote it.
func (r Role) Check() error {
	if len(r) < 1 || len(r) > 40 || r[0] < 'a' || r[0] > 'z' {
		return errRole
	}
	for i := range len(r) {
		if c := r[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return errRole
		}
	}
	return nil
}
