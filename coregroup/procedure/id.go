package procedure

import "errors"

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
