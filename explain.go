package childprotection

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/actor"
	"github.com/safeguarding-go/childprotection/internal/clearing"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/internal/rules"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Explanation is what stands behind a finding.
type Explanation struct {
	// Clause is the clause that asks for it, the zero Clause where none could be told.
	Clause procedure.Clause `json:"clause,omitzero"`
	// Receipt says how the last day was counted. Its Due is zero where there is none.
	Receipt calendar.Receipt `json:"receipt,omitzero"`
	// Sentences say in plain words how things stand, what is missing, and who is asked to see to it.
	Sentences []string `json:"sentences,omitzero"`
}

// Explain returns the clause, the receipt and what is missing of a finding of a case. It is in words that a practitioner
// reads, and holds ids and days only. For a finding of a single rule the zero Case will do. What is taken from the case is
// how often visits are due, what is not recorded where something cannot be told, and the last visit or meeting that a late
// one might be taken for, and which does not count.
func Explain(b procedure.Basis, c Case, f procedure.Finding) Explanation {
	var x Explanation
	day := f.Since
	if day.IsZero() {
		day = b.On
	}
	for _, on := range [...]calendar.Date{day, b.On} {
		if e, ok := b.Procedures.On(on); ok && x.Clause.Ref == "" {
			x.Clause, _ = e.Clause(f.Clause)
		}
	}
	if !f.Due.IsZero() && b.Validate() == nil {
		x.Receipt = deadlineOf(b, f, c.Plan.Patterns(nil)).Explain(b.Calendar)
	}
	say := func(words string) {
		if words != "" {
			x.Sentences = append(x.Sentences, words)
		}
	}
	rule := rules.Of(f.Rule)
	words := wording(b, rule, f)
	if words == "" || f.Outcome != procedure.NotMet {
		say(cmp.Or(noEdition(b, f), unknown(b, c, rule, f), words, standing(f)))
		words = missing(rule, f)
	}
	say(words)
	cleared := clearingOf(b, &c, f)
	say(cleared.Arranged())
	say(cleared.NotCounted())
	say(worthKnowing(f.Remark))
	if f.Projected {
		say("The date rests on bank holidays that are not published yet.")
	}
	if !f.DueWithoutClosures.IsZero() && f.DueWithoutClosures != f.Due {
		say("Without local closures it would be " + f.DueWithoutClosures.Format(dayLayout) + ".")
	}
	if f.Priority() != procedure.NoPriority {
		say(looksTo(x.Clause, f.Responsible))
	}
	return x
}

// looksTo says in a sentence whom a clause speaks to, empty where nobody is to be told. Where it speaks
// to everyone, or of a record, or does not say, the role that the finding gives is to see to it.
func looksTo(c procedure.Clause, role procedure.Role) string {
	switch c.Who {
	case actor.All:
		if role == "" {
			return "For everyone."
		}
		return "For everyone; the " + role.Words() + " first."
	case actor.Authority, actor.Conference, actor.CoreGroup, actor.Chair, actor.SocialWorker,
		actor.TeamManager, actor.Parents, actor.Members, actor.Professionals:
		return "The clause looks to the " + c.Who.String() + "."
	case actor.None, actor.FirstMeeting, actor.Plan, actor.Minutes:
	}
	switch {
	case role == "":
		return ""
	case c.Ref == "":
		return "For the " + role.Words() + "."
	}
	return "For the " + role.Words() + " (the clause names nobody)."
}

// noEdition says that nothing can be told for want of a procedure, which is not for want of a record: empty where there is one.
func noEdition(b procedure.Basis, f procedure.Finding) string {
	if f.Outcome != procedure.Undetermined || f.Clause != "" {
		return ""
	}
	if b.Validate() != nil {
		return "It cannot be told: the procedure, the calendar or the day to judge by is not there."
	}
	var first calendar.Date
	for e := range b.Procedures.All() {
		first = e.Effective()
		break
	}
	switch {
	case first.IsZero():
		return "" // one is always in force: it is the day that is not recorded
	case first.After(b.On):
		return "It cannot be told: no procedure was in force before " + first.Format(dayLayout) + "."
	}
	return "It cannot be told: the day that decides is before " + first.Format(dayLayout) + ", when the first procedure came into force, or is not recorded."
}

// dayLayout is how sentences write a day.
const dayLayout = "Monday 2 January 2006"

// standing says where a finding stands, in a sentence, where its rule has none of its own.
func standing(f procedure.Finding) string {
	due, done := f.Due.Format(dayLayout), f.Done.Format(dayLayout)
	switch f.Outcome {
	case procedure.Undetermined:
		return "It cannot be told: what it depends on is not recorded."
	case procedure.NotApplicable:
		return "It does not apply."
	case procedure.Excepted:
		switch {
		case f.Due.IsZero():
			return "An exception was agreed."
		case f.DaysLate == 0:
			return fmt.Sprintf("An exception was agreed. The last day is %s.", due)
		}
		return fmt.Sprintf("An exception was agreed. The last day was %s: %s.", due, late(f.DaysLate))
	case procedure.Overdue:
		return fmt.Sprintf("It was due by %s and is not done: %s.", due, late(f.DaysLate))
	case procedure.ArrangedLate:
		return fmt.Sprintf("It is due by %s, and is arranged for a later day.", due)
	case procedure.DueSoon:
		return fmt.Sprintf("It is due soon: by %s.", due)
	case procedure.MetLate:
		return fmt.Sprintf("It was due by %s and done on %s: %s.", due, done, late(f.DaysLate))
	case procedure.NotMet:
		if !f.Due.IsZero() && f.Missing.IsZero() {
			return fmt.Sprintf("It was due by %s and was not done.", due)
		}
		return "The record does not show it."
	case procedure.Met:
		if f.Remark == remark.Withheld {
			return "Recorded as withheld."
		}
		if !f.Done.IsZero() {
			return fmt.Sprintf("Recorded as done on %s.", done)
		}
		return "Recorded."
	default:
		switch {
		case !f.Due.IsZero():
			return fmt.Sprintf("It is to be done by %s.", due)
		case !f.Since.IsZero():
			return fmt.Sprintf("It is open since %s; no last day is given.", f.Since.Format(dayLayout))
		}
		return "It is not asked for yet."
	}
}

func late(days int) string {
	if days == 1 {
		return "1 day late"
	}
	return fmt.Sprintf("%d days late", days)
}

func worthKnowing(r procedure.Remark) string {
	switch r {
	case procedure.NoRemark, remark.Withheld: // which is how it stands
		return ""
	case remark.OutsideProfessional:
		return "Worth knowing: the professional responsible for it is no member of the core group."
	case remark.OneAgencyPresent:
		return "Worth knowing: the professionals there were all of one agency."
	case remark.PlanBeforeFirstMeeting:
		return "Worth knowing: the detailed plan is dated before the core group first met."
	case remark.AgreementCarriesOver:
		return "Worth knowing: the social worker has changed since, and the agreement tells the next one what is expected."
	case remark.InterpreterIsMember:
		return "Worth knowing: the interpreter is a member at the same meeting."
	case remark.InterpreterIsRelative:
		return "Worth knowing: the interpreter is a relative or friend."
	case remark.InSchoolHours:
		return "Worth knowing: the meeting is in school hours, and a child is to attend."
	case remark.EarlierThanUsual:
		return "Worth knowing: the core group met before the usual interval was over."
	case remark.TakenAsMade:
		return "Worth knowing: the conference is taken to have made the plan, since one begins with it or was running. Its decision is not recorded so."
	case remark.TakenToRun:
		return "Worth knowing: the plan is taken to run. The child's own record and what a conference decided contradict each other."
	case remark.NotToBeSent:
		return "Worth knowing: it must not be sent to them any more, unless a release is recorded. To be excluded from meetings is not to be left uninformed: look at how they are kept informed."
	default:
		return "Worth knowing: " + r.String() + "."
	}
}

// Remedy is what has to be recorded for a finding to be open no longer, as data: for a form, a task, or a line in a list of
// things to do. It holds ids, names of fields and roles, never words from the case.
type Remedy struct {
	// Steps are the records to add or complete, in an order in which that can be done: what a
	// later one speaks of is there by then. All of them are needed.
	Steps []procedure.RemedyStep `json:"steps"`
}

// String returns the steps, one a line.
func (r Remedy) String() string {
	lines := make([]string, 0, len(r.Steps))
	for _, s := range r.Steps {
		lines = append(lines, s.String())
	}
	return strings.Join(lines, "\n")
}

// ToClear returns what would clear an open finding of a case, as known on the day of the basis: the records to add or to complete,
// which fields of them, and by whom. A finding that is pending and has a last day is answered too, with what would meet it.
//
// Once the steps are recorded, dated as they happened and by the day of the review, and say that
// what the clause asks for was done, the finding is gone, not applicable, pending or met, if only
// late; and no other of equal or higher priority is opened, but for what the record itself starts:
//
//   - A fact that decides whether a clause applies may show that it does, such as that a child's
//     safety is affected, or on which day something was agreed. What the clause then asks for opens.
//   - That a child is born or on a plan, that a conference made one, who belongs to the group, who is
//     left out, who the social worker or a line manager is, to which children someone is linked, and how
//     often the plan says that a child is seen, lets rules judge what could not be told before.
//   - A conference, meeting or visit starts the time for what comes next, and may be the one by
//     which something else was to be done.
//   - What belongs to a day on which no edition was in force yet cannot be told, and may open as that.
//
// It reports false for what nothing recorded now clears, and for what is not open. What has happened, or can happen no more,
// stays in the report: papers that went to someone who may not have them, who was in the chair, a parent who did not attend,
// what was carried over, a day missed for good when the plan ended. Neither is there anything to record today for what was
// done today and is next due another day, nor where the record has it with a later day already. An agreed exception is a
// manager's decision and never a remedy. There is none either where no edition of the procedure was in force, or the basis
// is broken. The finding is to be one of this case on this day.
//
// The remedies of several findings may ask for one and the same record, such as the minutes of a
// meeting: record one, review again, and ask for the next.
//
// A place in the detailed plan is in the revision that the finding is about. Whoever keeps a
// revision for each change puts what is added into a new one.
func ToClear(b procedure.Basis, c Case, f procedure.Finding) (Remedy, bool) {
	open := f.Priority() != procedure.NoPriority || f.Outcome == procedure.Pending && !f.Due.IsZero()
	if b.Validate() != nil || f.Clause == "" || !open {
		return Remedy{}, false
	}
	steps := clearingOf(b, &c, f).Steps()
	return Remedy{steps}, len(steps) > 0
}

func clearingOf(b procedure.Basis, c *Case, f procedure.Finding) *clearing.Clearing {
	records := clearing.Case{CoreGroup: schedule.AsRead(&c.CoreGroup, &c.Timetable, b.On), Timetable: &c.Timetable, Plan: &c.Plan, Minutes: c.Minutes}
	return clearing.New(b, &records, f, func(next *clearing.Case) ([]procedure.Finding, error) {
		var r Reviewer
		after := Case{CoreGroup: *next.CoreGroup, Timetable: *next.Timetable, Plan: *next.Plan, Minutes: next.Minutes, Exceptions: c.Exceptions}
		return r.AppendFindings(nil, b, &after)
	})
}
