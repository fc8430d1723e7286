package procedure

import (
	"errors"
	"strings"

	"github.com/safeguarding-go/childprotection/internal/closedset"
)

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
