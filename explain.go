package childprotection

import (
	"cmp"
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Explanation is what stands behind a finding.
type Explanation struct {
	// Clause is the clause that asks for it, the zero Clause where none could be told.
	Clause procedure.Clause `json:"clause,omitzero"`
	// Receipt says how the last day was counted. Its Due is zero where there is none.
	Receipt calendar.Receipt `json:"receipt,omitzero"`
	// Sentences say in plain words how things stand, what is missing, and who is asked to see
	// to it.
	Sentences []string `json:"sentences,omitzero"`
}

// Explain returns the clause, the receipt and what is missing of a finding of a case. It is in
// words that a practitioner reads, and holds ids and days only. For a finding of a single rule the zero
// Case will do. What is taken from the case is how often visits are due, what is not recorded where
// something cannot be told, and the last visit or meeting that a late one might be taken for, and which
// does not count.
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
	if words := amiss(f, b.On); words != "" && f.Outcome == procedure.NotMet {
		x.Sentences = append(x.Sentences, words)
	} else {
		x.Sentences = append(x.Sentences, cmp.Or(noEdition(b, f), unknown(b, c, f), standing(b, f)))
		if words := missing(f); words != "" {
			x.Sentences = append(x.Sentences, words)
		}
	}
	if words := arranged(b, &c, f); words != "" {
		x.Sentences = append(x.Sentences, words)
	}
	if words := passedOver(b, &c, f); words != "" {
		x.Sentences = append(x.Sentences, words)
	}
	if words := worthKnowing(f.Remark); words != "" {
		x.Sentences = append(x.Sentences, words)
	}
	if f.Projected {
		x.Sentences = append(x.Sentences, "The date rests on bank holidays that are not published yet.")
	}
	if !f.DueWithoutClosures.IsZero() && f.DueWithoutClosures != f.Due {
		x.Sentences = append(x.Sentences, "Without local closures it would be "+f.DueWithoutClosures.Format(dayLayout)+".")
	}
	if who := looksTo(x.Clause, f.Responsible); who != "" && f.Priority() != procedure.NoPriority {
		x.Sentences = append(x.Sentences, who)
	}
	return x
}

// looksTo says in a sentence whom a clause speaks to, empty where nobody is to be told. Where it speaks
// to everyone, or of a record, or does not say, the role that the finding gives is to see to it.
func looksTo(c procedure.Clause, role procedure.Role) string {
	switch c.Who {
	case procedure.ActorAll:
		if role == "" {
			return "For everyone."
		}
		return "For everyone; the " + role.Words() + " first."
	case procedure.ActorAuthority, procedure.ActorConference, procedure.ActorCoreGroup, procedure.ActorChair, procedure.ActorSocialWorker,
		procedure.ActorTeamManager, procedure.ActorParents, procedure.ActorMembers, procedure.ActorProfessionals:
		return "The clause looks to the " + c.Who.String() + "."
	case procedure.ActorNotStated, procedure.ActorFirstMeeting, procedure.ActorPlan, procedure.ActorMinutes:
	}
	switch {
	case role == "":
		return ""
	case c.Ref == "":
		return "For the " + role.Words() + "."
	}
	return "For the " + role.Words() + " (the clause names nobody)."
}

// noEdition says that nothing can be told for want of a procedure, which is not for want of a record:
// empty where there is one.
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

const dayLayout = "Monday 2 January 2006"

// standing says where a finding stands, in a sentence.
func standing(b procedure.Basis, f procedure.Finding) string {
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
		if f.Rule.Safety() && f.Rule != procedure.RuleManagersInformed {
			return "Nothing amiss is recorded." // they look for what must not be
		}
		if f.Rule == procedure.RulePlanDrift || f.Rule == procedure.RuleActionDrift {
			return "No drift is recorded."
		}
		if f.Remark == procedure.Withheld {
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
		case f.Rule == procedure.RuleLineManagerChairs && !f.Since.IsZero() && firstMeetings(b, f) > 0:
			return fmt.Sprintf("It is open until the %s core group.", ordinal(firstMeetings(b, f)))
		case !f.Since.IsZero():
			return fmt.Sprintf("It is open since %s; no last day is given.", f.Since.Format(dayLayout))
		}
		if f.Rule == procedure.RuleVisitDue {
			return "It is not asked for yet: the detailed plan does not say yet how often."
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

// firstMeetings returns at how many of the first meetings someone is to have chaired one, by the edition
// in force when the finding began.
func firstMeetings(b procedure.Basis, f procedure.Finding) int {
	e, ok := b.Procedures.On(f.Since)
	if !ok {
		return 0
	}
	return e.JointChairMeetings()
}

// ordinal says which of the first meetings, of which there are two at least: "second", "4th".
func ordinal(n int) string {
	switch n {
	case 2:
		return "second"
	case 3:
		return "third"
	}
	return fmt.Sprintf("%dth", n)
}
