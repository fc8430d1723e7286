package procedure

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
)

// Basis is what a review rests on besides the case itself: whose procedure, which days are worked, and the day of the
// review. It is made in code at each review: written as JSON or read from it, its calendar is an error.
type Basis struct {
	// Procedures are the editions of the authority's procedure.
	Procedures Editions
	// Calendar counts working days.
	Calendar *calendar.Calendar
	// On is the day as on which everything is judged: what is dated later has not happened yet.
	On calendar.Date
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

// Append appends a finding once for each clause that names its rule in the edition in force on a
// day, in the order of their references, with the reference and the force. Where the finding says that
// nobody or the social worker is responsible, and the clause looks to one role, it is that role. Nothing
// is appended where no clause names the rule. Where no edition was in force, or the Basis is broken, the
// finding is appended once, undetermined, and says no more than its rule, its subject and where it is.
func (b *Basis) Append(dst []Finding, day calendar.Date, f Finding) []Finding {
	return b.AttachClauses(append(dst, f), len(dst), day)
}

// Validate returns what is missing or impossible as [Problems]: no editions, no calendar, no day, a day that the calendar
// does not cover, or a negative warning. A rule function that is given such a Basis answers Undetermined.
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
	if b.SoonWithin.N() < 0 {
		ps.Add("/soonWithin", "must not be negative")
	}
	return ps.OrNil()
}
