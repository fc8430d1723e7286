package procedure

import (
	"log/slog"
	"slices"
	"strconv"

	"github.com/safeguarding-go/childprotection/calendar"
)

// Basis is what a review rests on besides the case itself: whose procedure, which days are worked, and the day of the
// review. It is made in code at each review: written as JSON or read from it, its calendar is an error.
type Basis struct {
	// Procedures are the editions of the authority's procedure.
	Procedures Editions
	// Calendar counts working days.
	Calendar *calendar.Calendar
	// On is the day of the review, on which everything is judged: what is dated later has not happened yet.
	On calendar.Date
	// Rules are those to ask, for a system that holds only some records: none named asks all that the procedure names.
	Rules []RuleID
	// SoonWithin is how long before its last day something is due soon, that day
	// and the last included. Period{} gives no such warning.
	SoonWithin calendar.Period
}

// LogValue returns the ids of the editions, the day, and how long before something is due soon.
func (b Basis) LogValue() slog.Value {
	var ids []string
	for e := range b.Procedures.All() {
		ids = append(ids, e.ID())
	}
	return slog.GroupValue(slog.Any("procedures", ids), slog.String("on", b.On.String()), slog.String("soonWithin", b.SoonWithin.String()))
}

// Append appends a finding once for each clause that names its rule in the edition in force on a day, in the order of their
// references, with the reference and the force. Where the finding says that nobody or the social worker is responsible, and the
// clause looks to one role, it is that role. Nothing is appended where no clause names the rule. Where no edition was in force, or
// the Basis is broken, the finding is appended once, undetermined, and says no more than its rule, its subject and where it is.
func (b *Basis) Append(dst []Finding, day calendar.Date, f Finding) []Finding {
	return b.AttachClauses(append(dst, f), len(dst), day)
}

// Validate returns what is missing or impossible as [Problems]: no editions, no calendar, no day, a day that the calendar
// does not cover, a rule to ask that there is not, or a negative warning. A rule function that is given such a Basis answers Undetermined.
func (b Basis) Validate() error {
	var ps Problems
	if b.Procedures.IsZero() {
		ps.Add("/procedures", "must have an edition")
	}
	if b.Calendar == nil {
		ps.Add("/calendar", "must be a calendar")
	}
	switch {
	case b.On.IsZero():
		ps.Add("/on", "must be a day")
	case b.Calendar != nil && b.Calendar.AddWorkingDays(b.On, 0).IsZero():
		ps.Add("/on", "must be a day that the calendar covers")
	}
	for i, r := range b.Rules {
		if r == NoRule || r >= ruleCount {
			ps.Add("/rules/"+strconv.Itoa(i), "must be one of the library's rules")
		}
	}
	if b.SoonWithin.N() < 0 {
		ps.Add("/soonWithin", "must not be negative")
	}
	return ps.OrNil()
}

// AttachClauses gives every finding in dst[from:] the clause that names its rule in the edition in force on a
// day, as [Basis.Append] does: one that no clause names is taken out again, and one that several
// name stands there once for each, one after another.
func (b *Basis) AttachClauses(dst []Finding, from int, day calendar.Date) []Finding {
	list := dst[from:]
	e, ok := b.Procedures.On(day)
	if !ok || b.Calendar == nil || b.On.IsZero() {
		for i := range list {
			f := &list[i]
			*f = Finding{Rule: f.Rule, Subject: f.Subject, Outcome: Undetermined, At: f.At}
		}
		return dst
	}
	for i := 0; i < len(list); {
		rule := list[i].Rule
		if rule >= ruleCount || len(e.cited[rule]) != 1 {
			return e.citeEach(dst, from+i)
		}
		for c := &e.cited[rule][0]; i < len(list) && list[i].Rule == rule; i++ {
			c.on(&list[i])
		}
	}
	return dst
}

// citeEach is Cite where some rule is named by no clause, or by several.
func (e *Edition) citeEach(dst []Finding, from int) []Finding {
	kept, whole := from, 0
	for i := from; i < len(dst); i++ {
		if rule := dst[i].Rule; rule < ruleCount && len(e.cited[rule]) > 0 {
			dst[kept] = dst[i]
			kept++
			whole += len(e.cited[rule])
		}
	}
	dst = slices.Grow(dst[:kept], from+whole-kept)[:from+whole]
	for i, to := kept-1, len(dst); i >= from; i-- { // from the last, so that none is written over
		f := dst[i]
		cited := e.byRef[f.Rule]
		to -= len(cited)
		for j := range cited {
			dst[to+j] = f
			cited[j].on(&dst[to+j])
		}
	}
	return dst
}

// on gives a finding the clause, and the role that it looks to if that is one and the finding says no
// other than the social worker: who leads does not answer for everything.
func (c *citation) on(f *Finding) {
	f.Clause, f.Force = c.ref, c.force
	if c.responsible != "" && (f.Responsible == "" || f.Responsible == SocialWorker) {
		f.Responsible = c.responsible
	}
}

// Selects reports whether a rule is one of those to ask.
func (b *Basis) Selects(rule RuleID) bool { return len(b.Rules) == 0 || slices.Contains(b.Rules, rule) }

// Asks reports whether [Basis.AttachClauses] keeps findings of a rule for a day: a clause of the edition in
// force names it, or it can't be told.
func (b *Basis) Asks(rule RuleID, day calendar.Date) bool {
	e, ok := b.Procedures.On(day)
	return !ok || b.Calendar == nil || b.On.IsZero() || e.Asks(rule)
}

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
