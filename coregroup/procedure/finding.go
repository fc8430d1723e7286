package procedure

import (
	"cmp"
	"encoding/json"
	"errors"
	"iter"
	"log/slog"
	"strconv"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remark"
)

// Finding is what a rule says of one subject on the day of the review. Rule, clause and subject together are unique in a
// report. It is comparable, and holds ids, roles and dates but never words from the case.
type Finding struct {
	Rule RuleID `json:"rule"`
	// Clause is what asks for it: empty where no edition was in force on the day that decides, or the
	// Basis is broken. The outcome is Undetermined then.
	Clause  string  `json:"clause"`
	Force   Force   `json:"force"`
	Subject Subject `json:"subject"`
	Outcome Outcome `json:"outcome"`
	// Remark is something worth pointing out about what is met.
	Remark Remark `json:"remark,omitzero"`
	// Responsible is the role that answers for it: whom the clause looks to, and where that is
	// several people or a body, such as the core group, the one who leads.
	Responsible Role `json:"responsible,omitzero"`
	// Since is the day of the event that the rule counts from. What has no last day is as old as this.
	Since calendar.Date `json:"since,omitzero"`
	// Due is the last day, zero where there is none.
	Due calendar.Date `json:"due,omitzero"`
	// DueWithoutClosures is what Due would be without local closures.
	DueWithoutClosures calendar.Date `json:"dueWithoutClosures,omitzero"`
	// Projected says that Due rests on bank holidays not yet published.
	Projected bool `json:"projected,omitzero"`
	// Done is the day on which it was done, zero if it was not.
	Done calendar.Date `json:"done,omitzero"`
	// DaysLate are the calendar days from Due to Done, or to the day of the review
	// while it is not done, and 0 for what is not late. An exception leaves them.
	DaysLate int `json:"daysLate,omitzero"`
	// Missing are the fields of the record that are not recorded.
	Missing Fields `json:"missing,omitzero"`
	// At is where the record is, from what the rule was given or, in a report, from the case: the zero Place is all of it.
	// [Finding.Path] and [Finding.MissingPaths] point to what is missing, in it or in a list of it.
	At Place `json:"at,omitzero"`
}

// Key returns the finding's identity: rule, clause and subject, such as "next-meeting|N 2.6c|meeting/m3". It stays the same
// from one review to the next and from one release to the next, so that an acknowledgement can hang on it.
func (f Finding) Key() string { return f.Rule.String() + "|" + f.Clause + "|" + f.Subject.String() }

// Path returns a JSON Pointer to the one field that is missing, as [Finding.MissingPaths] has it, else to the record.
func (f Finding) Path() string {
	if f.Missing.Len() == 1 {
		for path := range f.MissingPaths() {
			return path
		}
	}
	return f.At.String()
}

// MissingPaths yields a JSON Pointer to each field that is missing. Some rules look for a field elsewhere
// than in the record itself, as N 3.11a does in takingPart. Where what is missing is one of several
// records, it is to their list: to "/members" where the agencies of some are, to "/meetings/0/support"
// where an advocate was not considered. ToClear of the package on top says of which.
func (f Finding) MissingPaths() iter.Seq[string] {
	return func(yield func(string) bool) {
		last := ""
		for wanted := range f.Missing.All() {
			path := f.missingAt(wanted).String()
			if path != last && !yield(path) {
				return
			}
			last = path
		}
	}
}

// missingAt returns where a field that is missing would be recorded. Most are fields of the record that
// the finding is about; these stand elsewhere in it, or for what a list lacks.
func (f *Finding) missingAt(wanted Field) Place {
	switch wanted {
	case field.Agency, field.Family, field.SocialWorker:
		if f.At.IsZero() {
			return f.At.Field(field.Members) // of the case
		}
	case field.Joined, field.JoinedReason:
		if f.At.isList(field.Periods) {
			return f.At // there is none yet
		}
	case field.Travel, field.ChildCare, field.Factors, field.SchoolHours:
		return f.At.Field(field.TakingPart).Field(wanted)
	case field.Raised:
		return f.At.Field(field.RaisedOn)
	case field.NoticeConsidered:
		return f.At.Field(field.Notice)
	case field.Interpreter:
		return f.At.Field(field.Interpreters)
	case field.Advocate:
		if f.Subject.Kind != MemberSubject { // for a child who attends
			return f.At.Field(field.TakingPart).Field(wanted)
		}
		return f.At.Field(field.Support)
	}
	return f.At.Field(wanted)
}

// MarshalJSON writes the finding with its key, and its priority where it has one. Neither is needed to read it back.
func (f Finding) MarshalJSON() ([]byte, error) {
	type plain Finding
	return json.Marshal(struct {
		Key      string   `json:"key"`
		Priority Priority `json:"priority,omitzero"`
		plain
	}{f.Key(), f.Priority(), plain(f)})
}

// UnmarshalJSON reads what [Finding.MarshalJSON] writes. The key and the priority follow from the rest.
func (f *Finding) UnmarshalJSON(data []byte) error {
	type plain Finding
	var p plain
	if json.Unmarshal(data, &p) != nil {
		return errors.New("procedure: a finding must be as it is written")
	}
	*f = Finding(p)
	return nil
}

// Compare orders findings by rule, then subject, then clause.
func (f Finding) Compare(g Finding) int {
	return cmp.Or(cmp.Compare(f.Rule, g.Rule), f.Subject.Compare(g.Subject), strings.Compare(f.Clause, g.Clause))
}

// Priority is how pressing a finding is. A greater one is more pressing.
type Priority uint8

// The priorities. NoPriority is for what asks for nothing now: what is met, not applicable, excepted, or pending.
const (
	NoPriority Priority = iota
	// PriorityConsider is for what may be done, and is open.
	PriorityConsider
	// PriorityShould is for what should be done, and is open, and for what must be
	// done where the record does not say whether it was.
	PriorityShould
	// PrioritySoon is for deadlines due soon, or for which something is arranged too late.
	PrioritySoon
	// PriorityNow is for deadlines that have passed and for what must be done and is not.
	PriorityNow
	// PrioritySafety is for the rules that guard people's safety.
	PrioritySafety
)

var priorityNames = closedset.Of[Priority]("procedure: a priority", "", "consider", "should", "soon", "now", "safety")

// String returns the priority as a word, empty for zero, as it stands in JSON.
func (p Priority) String() string                   { return priorityNames.Text(p) }
func (p Priority) MarshalText() ([]byte, error)     { return priorityNames.Marshal(p) }
func (p *Priority) UnmarshalText(text []byte) error { return priorityNames.Read(text, p) }

// Priority returns how pressing the finding is.
func (f Finding) Priority() Priority {
	switch f.Outcome {
	case DueSoon, ArrangedLate, Overdue, NotMet, Undetermined:
	case NotApplicable, Excepted, Pending, Met, MetLate:
		return NoPriority
	default:
		return NoPriority
	}
	switch {
	case f.Remark == remark.NotToBeSent:
		return NoPriority // it is history
	case f.Rule.Safety():
		return PrioritySafety
	case f.Outcome == Overdue, f.Outcome == NotMet && f.Force == Must:
		return PriorityNow
	case f.Outcome == DueSoon, f.Outcome == ArrangedLate:
		return PrioritySoon
	case f.Force == Consider:
		return PriorityConsider
	}
	return PriorityShould
}

// String returns the finding in a line of identities, ids and dates, for a log or a
// test. What a practitioner reads is made from its fields, in plain words.
func (f Finding) String() string {
	var b strings.Builder
	b.WriteString(strings.TrimPrefix(f.Clause+" ", " ") + f.Rule.String() + ", " + f.Subject.String() + ": " + f.Outcome.String())
	part := func(label, value string) {
		if value != "" {
			b.WriteString(", " + label + value)
		}
	}
	part("", f.Remark.String())
	part("due ", f.Due.String())
	part("done ", f.Done.String())
	if f.DaysLate != 0 {
		part("days late: ", strconv.Itoa(f.DaysLate))
	}
	part("missing: ", strings.ReplaceAll(f.Missing.String(), ", ", " "))
	return b.String()
}

// LogValue returns the finding's identity, outcome and dates.
func (f Finding) LogValue() slog.Value {
	attrs := []slog.Attr{
		slog.String("rule", f.Rule.String()), slog.String("clause", f.Clause), slog.String("subject", f.Subject.String()),
		slog.String("outcome", f.Outcome.String()),
	}
	if !f.Due.IsZero() {
		attrs = append(attrs, slog.String("due", f.Due.String()))
	}
	if !f.Done.IsZero() {
		attrs = append(attrs, slog.String("done", f.Done.String()))
	}
	return slog.GroupValue(attrs...)
}

// Outcome is where a rule stands for a subject on the day of the review.
type Outcome uint8

// The outcomes. What is not yet due is Pending, DueSoon within the caller's warning, or ArrangedLate where what is arranged
// lies past the limit. What was done is Met or for ever MetLate. NotMet is for what can no longer be put off, and for a
// deadline that was overdue when the plan ended.
const (
	// Undetermined is for a fact that decides whether the clause applies, or a whole record, that is not in the case.
	Undetermined Outcome = iota
	// NotApplicable is for a clause that asks nothing here.
	NotApplicable
	// Excepted is for what an [AgreedException] covers.
	Excepted
	Pending
	DueSoon
	ArrangedLate
	Overdue
	Met
	MetLate
	NotMet
)

var outcomeNames = closedset.Of[Outcome]("procedure: an outcome",
	"undetermined", "not applicable", "excepted", "pending", "due soon", "arranged late", "overdue", "met", "met late", "not met",
)

// String returns the outcome in words: "met late", as it stands in JSON.
func (o Outcome) String() string                   { return outcomeNames.Text(o) }
func (o Outcome) MarshalText() ([]byte, error)     { return outcomeNames.Marshal(o) }
func (o *Outcome) UnmarshalText(text []byte) error { return outcomeNames.Read(text, o) }

// Remark is something worth pointing out about what is met, in words: "outside professional" (N 1.1a), "one agency present"
// (N 1.1c), "plan before first meeting" (N 2.1b), "agreement carries over" to the next social worker (N 2.7b), "interpreter is
// member" and "interpreter is relative" (N 3.13a), "in school hours" (N 3.15a), "earlier than usual" (B 5b), and "withheld":
// someone was not told, and that was decided, with the reason and by whom (N 2.3b, N 2.8c). Where records contradict each other,
// or one is missing, it says how they are read: "taken as made", of a plan whose conference has no such decision, and "taken to
// run", of one that the child's record does not have. "Not to be sent" is said of what was owed and never sent to somebody who may
// not have it any more: it is not open, and stays in the report.
type Remark uint8

// NoRemark is that of a finding about which there is nothing to point out.
const NoRemark Remark = 0

var remarkNames = closedset.Of[Remark]("procedure: a remark",
	"", "outside professional", "one agency present", "plan before first meeting", "agreement carries over",
	"interpreter is member", "interpreter is relative", "in school hours", "earlier than usual", "withheld",
	"taken as made", "taken to run", "not to be sent",
)

// String returns the remark in words, empty for zero, as it stands in JSON.
func (r Remark) String() string                   { return remarkNames.Text(r) }
func (r Remark) MarshalText() ([]byte, error)     { return remarkNames.Marshal(r) }
func (r *Remark) UnmarshalText(text []byte) error { return remarkNames.Read(text, r) }
