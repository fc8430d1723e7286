package procedure

import (
	"strings"

	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/measure"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// Rule is a rule as it describes itself: what it asks, of which records, what a procedure may say of it, and in
// which words it says what it finds. The clauses that ask for it are those of a [Procedure] that name its ID.
type Rule struct {
	ID         RuleID
	Title, Doc string
	// Forbids says that it is about what must not be: it is met where nothing of the kind is recorded.
	Forbids bool
	// Reads are the records that it looks at.
	Reads []Record
	// Events are what a [Term] of the rule may count from, and Before what it may count back from. A rule without
	// any takes no term. ForRoles says that a term may be for people with some role only.
	Events, Before []Event
	ForRoles       bool
	// Wording are sentences for its findings. The first that fits is said, and where none does a general one.
	Wording []Wording
	// Labels say what a field is for where this rule misses it, if that is something of its own.
	Labels []Label

	// Remedy is the kind of remedy that clears what it finds. Adds are the records to add where it finds that
	// a list lacks one, and Contents the fields that a record made anew is to have for it.
	Remedy   remedy.Kind
	Adds     []Addition
	Contents Contents
	// BySubject says that the member whom a finding is about sees to it.
	BySubject bool
	// Measure is the figure of a caseload that its findings are counted in.
	Measure measure.Measure
}

// Wording is a sentence that a rule says of a finding with some outcome, where all that it asks is so.
type Wording struct {
	Outcome Outcome
	// Kind is the kind of subject: zero for any.
	Kind SubjectKind
	// Missing is a field that has to be missing, and Complete says that none may be.
	Missing  Field
	Complete bool
	// InTime says that no days late may be counted, and Undated that no day may be known to count from.
	InTime  bool
	Undated bool
	// Text is the sentence, with named slots: {due}, {done} and {since} for the days of the finding, {days} beside {since} for
	// how long since, and {meeting} for which of the first meetings. It fits only where each has a value. A part in square
	// brackets is left out where a slot in it has none.
	Text string
}

// Label says what a field is for, as it reads after "Missing:". Where List is true it says what a record is for that a list lacks
// and that would settle what cannot be told.
type Label struct {
	Field Field
	List  bool
	Text  string
}

// Addition is a record to add where a finding says that a list lacks one.
type Addition struct {
	// Missing is the field that the finding names, and List the list, if that is another.
	Missing, List Field
	// About is a JSON Pointer to the field of the record that holds whom or what it is about: the id of the subject or,
	// where In is true, of what the subject is in.
	About string
	In    bool
	// Given are the values that the record has to have, and Fields those to fill in.
	Given  []Given
	Fields Fields
}

// Contents are the fields that a record made anew is to have for a rule: a revision of the plan, and minutes, of those some
// only of the first meeting or only of later ones.
type Contents struct {
	Plan, Minutes, FirstMinutes, LaterMinutes Fields
}

// Record is a kind of record that a case holds.
type Record uint8

// The kinds, by what they are called in the JSON of a case. ChildAttendance is what was decided on whether a child attends, and
// what was explained to the child, and Arrangements are what was arranged for a meeting besides its day: invitations, interpreters,
// support, taking part. Every case has its Children, by their ids and when they were on a plan. Zero: none.
const (
	noRecord        Record = iota
	Children               // children
	ChildAttendance        // childAttendance
	Members                // members
	Allocations            // allocations
	Exclusions             // exclusions
	Conferences            // conferences
	Meetings               // meetings
	Arrangements           // arrangements
	Visits                 // visits
	Outlines               // outlines
	Revisions              // revisions
	Agreements             // agreements
	Difficulties           // difficulties
	Minutes                // minutes
)

var recordNames = closedset.Of[Record]("procedure: a kind of record",
	"", "children", "childAttendance", "members", "allocations", "exclusions", "conferences", "meetings", "arrangements", "visits", "outlines", "revisions",
	"agreements", "difficulties", "minutes",
)

// String returns the kind in a word, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (r Record) String() string                   { return recordNames.Text(r) }
func (r Record) IsValid() bool                    { return recordNames.Has(r) }
func (r Record) MarshalText() ([]byte, error)     { return recordNames.Marshal(r) }
func (r *Record) UnmarshalText(text []byte) error { return recordNames.Read(text, r) }

// RemedyStep is one record to add or to complete.
type RemedyStep struct {
	// At is the record to complete or, where New says so, the list to which one is added. A list
	// need not be there yet, and neither need a record that an earlier step adds.
	At  Place `json:"at"`
	New bool  `json:"new,omitzero"`
	// Given are the values without which the record would clear nothing: whom it is about, or that the child was seen.
	Given []Given `json:"given,omitzero"`
	// Fields are those of the record that are to be filled in. What they say is for whoever fills them in, and has to be so:
	// where a clause asks that something was done, that it was not is no remedy.
	Fields Fields `json:"fields,omitzero"`
	// By is whose it is to record or to see to: a role, and the id where the case says who that
	// is, who may have left since. It follows from the finding: to clear another by the same record may be
	// somebody else's. The zero Person is nobody in particular.
	By Person `json:"by,omitzero"`
}

// Given is a field of a record with its value.
type Given struct {
	// Path is a JSON Pointer within the record: "/child", "/to/id". An index that a list does
	// not reach yet is that of its next item.
	Path string `json:"path"`
	// Value is the id, the role, or the text of a value of a closed set, as it stands in JSON.
	Value string `json:"value"`
}

// String returns the step in a line of places, ids, fields and roles, for a log or a test:
// "add to /visits, child c1, by worker, seen yes: id made alone (social-worker worker)".
func (s RemedyStep) String() string {
	var b strings.Builder
	if s.New {
		b.WriteString("add to ")
	} else {
		b.WriteString("complete ")
	}
	b.WriteString(s.At.String())
	for _, g := range s.Given {
		b.WriteString(", " + strings.ReplaceAll(strings.TrimPrefix(g.Path, "/"), "/", " ") + " " + g.Value)
	}
	if !s.Fields.IsZero() {
		b.WriteString(": " + strings.ReplaceAll(s.Fields.String(), ", ", " "))
	}
	if who := strings.TrimSpace(string(s.By.Role) + " " + string(s.By.ID)); who != "" {
		b.WriteString(" (" + who + ")")
	}
	return b.String()
}
