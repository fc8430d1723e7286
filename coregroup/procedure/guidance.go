package procedure

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/internal/actor"
)

// guidanceClauses are those of England's statutory guidance that the built-in
// procedures include. Its paragraphs are not cited by number.
func guidanceClauses() []Clause {
	return catalogue("Working Together to Safeguard Children", nil, []row{
		{"E 1a", actor.CoreGroup, Should, Deadline, "The core group first meets within 10 working days of the initial child protection conference.",
			"The core group should first meet no more than 10 working days after the first child protection conference.", by(RuleFirstMeetingGuidance)},
		{"E 1b", actor.Authority, Should, Deadline, "The first review child protection conference is within 3 months of the initial one.",
			"The first review conference should be within 3 months of the first child protection conference.", by(RuleFirstReviewConference)},
		{"E 1c", actor.Authority, Should, Deadline, "Later review child protection conferences are at most 6 months apart.",
			"Later review conferences should be no more than 6 months apart.", by(RuleLaterReviewConference, RulePlanEndRecorded)},
	})
}

func guidanceTerms() []Term {
	return []Term{
		{Rule: RuleFirstMeetingGuidance, Within: Within(calendar.WorkingDays(10)), From: InitialConference, Clause: "E 1a"},
		{Rule: RuleFirstReviewConference, Within: Within(calendar.Months(3)), From: InitialConference, Clause: "E 1b"},
		{Rule: RuleLaterReviewConference, Within: Within(calendar.Months(6)), From: PreviousReview, Clause: "E 1c"},
	}
}

// SafetyClauses returns the library's own clauses, L 1 to L 5. No document asks for them in these words: they follow from
// what the procedures say of exclusion and of interpreters (N 3.9 to N 3.13), and from what has gone wrong where papers
// reached the wrong person. They belong to every procedure, and no exception can be agreed to their rules.
func SafetyClauses() []Clause {
	return catalogue("The library's own safety rules", nil, []row{
		{"L 1", actor.All, Must, Check, "Nothing about a meeting goes to a person who is excluded from it.",
			"If a meeting is not open to someone, its papers must not be given to them, unless a way was agreed. This is the same for every family.", by(RuleInformedThroughFamily, RuleExcludedInvited, RuleExcludedTold, RuleExcludedReceived)},
		{"L 2", actor.All, Must, Check, "Nothing goes to a person who has no standing: neither a member, nor the meeting's chair, nor a recipient whom the procedure names.",
			"Papers must go only to members of the core group, the chair, and people named in the local rules. That helps to keep your family's story private.", by(RuleToldWithoutStanding, RuleNoStanding)},
		{"L 3", actor.All, Must, Check, "A parent or relative receives only what concerns the children whom they are linked to.",
			"If you are a parent or relative, you must be given only what is about the children you are linked to.", by(RuleToldOfOtherChildren, RuleOtherChildrenOnly)},
		{"L 4", actor.All, Must, Check, "Nothing that is marked as not for a person reaches them.",
			"Anything that is marked as not for someone must not be shared with them. This is so for everyone.", by(RuleToldNotFor, RuleMarkedNotFor)},
		{"L 5", actor.All, Must, Check, "No child of the family interprets, under any procedure.",
			"Whatever the local rules say, a child of the family must never be the interpreter.", by(RuleNoChildInterprets)},
	})
}

// row is a clause without what its reference tells: the document and section.
type row struct {
	ref   string
	who   Actor
	force Force
	kind  Kind
	text  string
	// family is the wording for families.
	family string
	rules  []RuleID
}

func by(rules ...RuleID) []RuleID { return rules }

// catalogue returns the clauses of a document. The sections are in order; the first digit of a reference tells which.
func catalogue(document string, sections []string, rows []row) []Clause {
	list := make([]Clause, len(rows))
	for i, r := range rows {
		list[i] = Clause{Ref: r.ref, Document: document, Who: r.who, Force: r.force, Kind: r.kind, Rules: r.rules, Text: r.text, Family: r.family}
		if n := int(r.ref[2] - '1'); n < len(sections) {
			list[i].Section = sections[n]
		}
	}
	return list
}
