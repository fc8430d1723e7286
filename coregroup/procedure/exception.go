package procedure

import (
	"log/slog"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
)

// AgreedException records that someone with the authority to do so agreed that a rule need not be kept. It is a fact of the
// case: no rule knows of it, and [ApplyExceptions] takes it into account once the rules have run.
type AgreedException struct {
	Rule RuleID `json:"rule"`
	// Subject is whom or what it is for, just as the finding has it, or Subject{Kind: AllSubjects}: take
	// it from the finding. One of which there is no finding changes nothing: see [UnusedExceptions].
	Subject Subject `json:"subject"`
	Reason  Text    `json:"reason"`
	// AuthorisedBy is who agreed to it, by role and id.
	AuthorisedBy Person `json:"authorisedBy"`
	// Granted is the first day that it is in force.
	Granted calendar.Date `json:"granted"`
	// Expires is the last day, zero if it does not expire.
	Expires calendar.Date `json:"expires,omitzero"`
}

// Validate returns what is missing or not allowed as [Problems]: every field but Expires has to be there, an exception does
// not expire before it is granted, and none can be agreed to a safety rule ([RuleID.Safety]).
func (x AgreedException) Validate() error {
	var ps Problems
	switch {
	case x.Rule == NoRule || x.Rule >= ruleCount:
		ps.Add("/rule", "must be one of the library's rules")
	case x.Rule.Safety():
		ps.Add("/rule", "must not be a safety rule: no exception can be agreed to one")
	}
	if !x.Subject.IsValid() {
		ps.Add("/subject", "must be a subject, or all")
	}
	if x.Reason.IsBlank() {
		ps.Add("/reason", "must be recorded")
	}
	if x.AuthorisedBy.Role == "" {
		ps.Add("/authorisedBy/role", "must be recorded")
	} else {
		ps.Check("/authorisedBy/role", x.AuthorisedBy.Role.Check())
	}
	if x.AuthorisedBy.ID == "" {
		ps.Add("/authorisedBy/id", "must be recorded")
	} else {
		ps.Check("/authorisedBy/id", CheckID(x.AuthorisedBy.ID))
	}
	if x.Granted.IsZero() {
		ps.Add("/granted", "must be recorded")
	}
	if !x.Expires.IsZero() && x.Expires.Before(x.Granted) {
		ps.Add("/expires", "must not be before it is granted")
	}
	return ps.OrNil()
}

// LogValue returns the rule, the subject, who authorised it and the dates.
func (x AgreedException) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("rule", x.Rule.String()), slog.String("subject", x.Subject.String()),
		slog.String("role", string(x.AuthorisedBy.Role)), slog.String("id", string(x.AuthorisedBy.ID)),
		slog.String("granted", x.Granted.String()), slog.String("expires", x.Expires.String()),
	)
}

// ApplyExceptions turns into Excepted the outcome of each finding, open or done late, that an exception covers: Pending,
// DueSoon, ArrangedLate, Overdue, NotMet and MetLate. An exception covers a finding if it is in force on the day that the
// thing was done, or on the day of the review while it is not. Due dates stay. Exceptions that do not validate, one to a
// safety rule among them, change nothing.
func ApplyExceptions(findings []Finding, exceptions []AgreedException, on calendar.Date) {
	for i := range exceptions {
		x := &exceptions[i]
		if x.Validate() != nil {
			continue
		}
		for j := range findings {
			if f := &findings[j]; x.covers(f, on) {
				f.Outcome = Excepted
			}
		}
	}
}

// fits reports whether an exception is for what a finding is about.
func (x *AgreedException) fits(f *Finding) bool {
	return f.Rule == x.Rule && (x.Subject.Kind == AllSubjects || x.Subject == f.Subject)
}

func (x *AgreedException) covers(f *Finding, on calendar.Date) bool {
	if !x.fits(f) {
		return false
	}
	switch f.Outcome {
	case Pending, DueSoon, ArrangedLate, Overdue, NotMet, MetLate:
	case Undetermined, NotApplicable, Excepted, Met:
		return false
	default:
		return false
	}
	if !f.Done.IsZero() {
		on = f.Done
	}
	return !on.IsZero() && !x.Granted.After(on) && (x.Expires.IsZero() || !x.Expires.Before(on))
}

// UnusedExceptions returns the positions of the exceptions that fit none of the findings of a review:
// none has their rule and subject. They change nothing, as one does whose subject is misspelt. An
// exception that fits and is not in force, or is for what is met, is not among them.
func UnusedExceptions(findings []Finding, exceptions []AgreedException) []int {
	var unused []int
	for i := range exceptions {
		if !slices.ContainsFunc(findings, func(f Finding) bool { return exceptions[i].fits(&f) }) {
			unused = append(unused, i)
		}
	}
	return unused
}
