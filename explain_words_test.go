package childprotection_test

import (
	"cmp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Each outcome has its sentence, with the days that the finding has.
func TestEachOutcomeHasItsSentence(t *testing.T) {
	due, done := day("2026-06-25"), day("2026-06-26")
	for _, row := range []struct {
		name string
		f    procedure.Finding
		want string
	}{
		{"not applicable", procedure.Finding{Outcome: procedure.NotApplicable}, "It does not apply."},
		{"excepted", procedure.Finding{Outcome: procedure.Excepted}, "An exception was agreed."},
		{"excepted, in time", procedure.Finding{Outcome: procedure.Excepted, Due: due}, "An exception was agreed. The last day is Thursday 25 June 2026."},
		{"excepted and late", procedure.Finding{Outcome: procedure.Excepted, Due: due, DaysLate: 2}, "An exception was agreed. The last day was Thursday 25 June 2026: 2 days late."},
		{"pending with a day", procedure.Finding{Outcome: procedure.Pending, Due: due}, "It is to be done by Thursday 25 June 2026."},
		{"pending without", procedure.Finding{Outcome: procedure.Pending, Since: due}, "It is open since Thursday 25 June 2026; no last day is given."},
		{"pending before its occasion", procedure.Finding{Outcome: procedure.Pending}, "It is not asked for yet."},
		{"due soon", procedure.Finding{Outcome: procedure.DueSoon, Due: due}, "It is due soon: by Thursday 25 June 2026."},
		{"arranged late", procedure.Finding{Outcome: procedure.ArrangedLate, Due: due}, "It is due by Thursday 25 June 2026, and is arranged for a later day."},
		{"overdue", procedure.Finding{Outcome: procedure.Overdue, Due: due, DaysLate: 2}, "It was due by Thursday 25 June 2026 and is not done: 2 days late."},
		{"met", procedure.Finding{Outcome: procedure.Met}, "Recorded."},
		{"met on a day", procedure.Finding{Outcome: procedure.Met, Done: done}, "Recorded as done on Friday 26 June 2026."},
		{"a day late", procedure.Finding{Outcome: procedure.MetLate, Due: due, Done: done, DaysLate: 1}, "It was due by Thursday 25 June 2026 and done on Friday 26 June 2026: 1 day late."},
		{"overdue when the plan ended", procedure.Finding{Outcome: procedure.NotMet, Due: due}, "It was due by Thursday 25 June 2026 and was not done."},
		{
			"no detailed plan by a day that is the library's", procedure.Finding{Rule: procedure.RuleDetailedPlanDeveloped, Outcome: procedure.NotMet, Due: due},
			"The detailed plan was not there by Thursday 25 June 2026, the last day that the library takes for it: the guide gives none.",
		},
		{
			"no detailed plan by a day that the procedure gives", procedure.Finding{Rule: procedure.RuleDetailedPlanDeveloped, Outcome: procedure.NotMet, Due: due, DaysLate: 3},
			"It was due by Thursday 25 June 2026 and was not done.",
		},
		{
			"nobody told of a change", procedure.Finding{Rule: procedure.RuleFundamentalChangeTold, Outcome: procedure.NotMet, Missing: procedure.FieldsOf(field.Told)},
			"The record shows neither that they were told, nor a decision to withhold it.",
		},
		{
			"told of a change on no day", procedure.Finding{Rule: procedure.RuleFundamentalChangeTold, Outcome: procedure.NotMet, Missing: procedure.FieldsOf(field.On)},
			"The record does not show it. Missing: the day.",
		},
		{
			"fields missing", procedure.Finding{Outcome: procedure.NotMet, Missing: procedure.FieldsOf(field.MeasureOfFailure, field.Section47, field.Due)},
			"The record does not show it. Missing: by when, how failure would be known and whether a section 47 enquiry was considered.",
		},
		{"projected", procedure.Finding{Outcome: procedure.Pending, Due: due, Projected: true}, "It is to be done by Thursday 25 June 2026. The date rests on bank holidays that are not published yet."},
		{
			"moved by a closure", procedure.Finding{Outcome: procedure.Pending, Due: due, DueWithoutClosures: due.AddDays(-1)},
			"It is to be done by Thursday 25 June 2026. Without local closures it would be Wednesday 24 June 2026.",
		},
		{"not moved by one", procedure.Finding{Outcome: procedure.Pending, Due: due, DueWithoutClosures: due}, "It is to be done by Thursday 25 June 2026."},
		{"not told of a serious concern yet", procedure.Finding{Rule: procedure.RuleSeriousConcernTold, Outcome: procedure.Pending, Since: due, Missing: procedure.FieldsOf(field.Told)}, "It is open since Thursday 25 June 2026; no last day is given. Missing: the day on which they were told or the decision to withhold it."},
		{"withheld", procedure.Finding{Rule: procedure.RuleSeriousConcernTold, Outcome: procedure.Met, Remark: procedure.Remark(remark.Withheld)}, "Recorded as withheld."},
		{"no view since the meeting before", procedure.Finding{Rule: procedure.RuleWishesAndFeelings, Outcome: procedure.NotMet}, "No view of the child is recorded since the meeting before."},
		{"a manager not told", procedure.Finding{Rule: procedure.RuleManagersInformed, Outcome: procedure.NotMet, Since: day("2026-11-09")}, "The record does not show that the manager was informed on the day of the difficulty or since, Monday 9 November 2026: 11 days."},
		{"since yesterday", procedure.Finding{Rule: procedure.RuleManagersInformed, Outcome: procedure.NotMet, Since: day("2026-11-19")}, "The record does not show that the manager was informed on the day of the difficulty or since, Thursday 19 November 2026: 1 day."},
		{"today", procedure.Finding{Rule: procedure.RuleManagersInformed, Outcome: procedure.NotMet, Since: day("2026-11-20")}, "The record does not show that the manager was informed on the day of the difficulty or since, Friday 20 November 2026: today."},
		{"minutes that went to someone excluded", procedure.Finding{Rule: procedure.RuleExcludedReceived, Outcome: procedure.NotMet, Done: done}, "It went on Friday 26 June 2026 to someone who is excluded from the core group."},
		{"the line manager has not chaired yet", procedure.Finding{Rule: procedure.RuleLineManagerChairs, Outcome: procedure.Pending, Since: due}, "It is open until the second core group."},
		{"a remark of a later release", procedure.Finding{Outcome: procedure.Met, Remark: procedure.Remark(200)}, "Recorded. Worth knowing: Remark(200)."},
		{"a safety rule that finds nothing", procedure.Finding{Rule: procedure.RuleExcludedReceived, Outcome: procedure.Met, Done: done}, "Nothing amiss is recorded."},
		{"managers who were told", procedure.Finding{Rule: procedure.RuleManagersInformed, Outcome: procedure.Met, Done: done}, "Recorded as done on Friday 26 June 2026."},
	} {
		row.f.Rule = cmp.Or(row.f.Rule, procedure.RuleSMART)
		assert.Equal(t, row.want, explained(row.f), row.name)
	}
}

// The receipt of a finding is that of its own last day. Where the procedure can't have given that,
// since it was not in force or counts otherwise, there is none, and the day stands.
func TestReceiptsAreOfTheFindingsDay(t *testing.T) {
	b := basis("2026-11-20")
	receipt := func(f procedure.Finding) calendar.Date {
		return childprotection.Explain(b, childprotection.Case{}, f).Receipt.Due
	}
	f := procedure.Finding{Rule: procedure.RuleMinutesCirculated, Outcome: procedure.Pending, Since: day("2026-06-11"), Due: day("2026-06-25")}
	assert.Equal(t, f.Due, receipt(f))
	f.Due = day("2026-06-24")
	assert.Zero(t, receipt(f), "no role has that day")
	f = procedure.Finding{Rule: procedure.RuleLaterReviewConference, Outcome: procedure.Pending, Since: day("2026-09-01"), Due: day("2027-03-01")}
	assert.Equal(t, f.Due, receipt(f))
	f = procedure.Finding{Rule: procedure.RuleLastMeetingBeforeReview, Outcome: procedure.Pending, Since: day("2026-09-01"), Due: day("2026-08-20")}
	assert.Zero(t, receipt(f), "Nottinghamshire gives no such limit")

	p := procedure.Nottinghamshire()
	p.Effective = day("2026-06-15")
	b = basis("2026-11-20", p)
	f = procedure.Finding{Rule: procedure.RuleMinutesCirculated, Outcome: procedure.Pending, Since: day("2026-06-11"), Due: day("2026-06-25"), Clause: "N 3.18a"}
	assert.Zero(t, receipt(f), "the procedure was not in force")
	assert.Equal(t, "N 3.18a", childprotection.Explain(b, childprotection.Case{}, f).Clause.Ref, "the clause is that of today")
	assert.Zero(t, childprotection.Explain(procedure.Basis{}, childprotection.Case{}, f).Receipt.Due, "a broken basis has no calendar")
}

// What is judged by no procedure says so, and not that the record lacks something; and it is read
// without a blank where the clause would stand.
func TestExplainSaysThatNoProcedureWasInForce(t *testing.T) {
	p := procedure.Nottinghamshire()
	p.Effective = day("2026-06-15")
	said := func(b procedure.Basis) string {
		f := b.Append(nil, day("2026-06-11"), findings.OnCase(procedure.RuleSMART, procedure.Met))[0]
		assert.Equal(t, "smart, case: undetermined", f.String())
		return strings.Join(childprotection.Explain(b, childprotection.Case{}, f).Sentences, " ")
	}
	assert.Equal(t, "It cannot be told: no procedure was in force before Monday 15 June 2026.", said(basis("2026-06-14", p)))
	assert.Equal(t, "It cannot be told: the day that decides is before Monday 15 June 2026, when the first procedure came into force, or is not recorded.", said(basis("2026-06-15", p)))
	assert.Equal(t, "It cannot be told: the procedure, the calendar or the day to judge by is not there.", said(procedure.Basis{}))

	b := basis("2026-11-20")
	f := schedule.FirstMeetingDue(b, calendar.Date{}).AppendFinding(nil, b, schedule.Facts{Subject: procedure.Subject{Kind: procedure.CaseSubject}})[0]
	assert.Equal(t, []string{"It cannot be told: what it depends on is not recorded."}, childprotection.Explain(b, childprotection.Case{}, f).Sentences, "always in force")
}

// Whatever is missing is told in words, not by the name of a field.
func TestEveryFieldIsInWords(t *testing.T) {
	for wanted := procedure.Field(1); !strings.HasPrefix(wanted.String(), "Field("); wanted++ {
		said := explained(procedure.Finding{Rule: procedure.RuleSMART, Outcome: procedure.NotMet, Missing: procedure.FieldsOf(wanted)})
		words, ok := strings.CutPrefix(said, "The record does not show it. Missing: ")
		assert.True(t, ok, said)
		assert.Regexp(t, `^[a-z0-9' ]+\.$`, strings.Replace(words, "English", "", 1), wanted.String())
		bare := strings.ReplaceAll(strings.TrimSuffix(words, "."), " ", "")
		assert.NotEqual(t, strings.ToLower(wanted.String()), bare, "the name of a field says nothing to a practitioner")
	}
}

// Until which meeting the line manager may still chair one is the edition's number.
func TestUntilWhichMeetingIsTheEditionsNumber(t *testing.T) {
	f := procedure.Finding{Rule: procedure.RuleLineManagerChairs, Outcome: procedure.Pending, Since: day("2026-06-25")}
	for first, want := range map[int]string{2: "second", 3: "third", 5: "5th"} {
		p := procedure.Nottinghamshire()
		p.Chair[0].OneOfFirst = first
		said := childprotection.Explain(basis("2026-11-20", p), childprotection.Case{}, f).Sentences
		assert.Equal(t, "It is open until the "+want+" core group.", said[0])
	}
	p := procedure.Nottinghamshire()
	p.Effective = day("2026-07-01")
	assert.Equal(t, "It is open since Thursday 25 June 2026; no last day is given.", childprotection.Explain(basis("2026-11-20", p), childprotection.Case{}, f).Sentences[0], "none was in force")
}

// What one rule misses is named for what that rule looks at.
func TestFieldsAreNamedForTheirRule(t *testing.T) {
	for _, row := range []struct {
		rule   procedure.RuleID
		wanted procedure.Field
		want   string
	}{
		{procedure.RuleMembershipAgreed, field.Members, "that any member was agreed at the conference"},
		{procedure.RuleVisitingPattern, field.Alone, "when the child is to be seen alone"},
		{procedure.RuleVisitRecorded, field.Alone, "whether the child was seen alone"},
		{procedure.RuleVisitingPattern, field.WithOthers, "when the child is to be seen with others"},
		{procedure.RuleVisitingPattern, field.Visiting, "how often and in what situations the child is to be seen"},
		{procedure.RuleLaterMeetingsAgreed, field.Agreed, "when the later meetings are"},
		{procedure.RuleCommunicationSupport, field.Support, "whether an interpreter or translator was offered"},
		{procedure.RuleSupporterConsidered, field.Support, "whether a supporter was thought of"},
		{procedure.RuleChildAttendanceDecided, field.Attendance, "a decision whether the child comes"},
		{procedure.RulePlanExplained, field.Explained, "that it was explained"},
		{procedure.RuleContingency, field.Starter, "who starts it"},
		{procedure.RulePurposeExplained, field.Understanding, "whether the child can understand"},
		{procedure.RulePreviousNotesReviewed, field.Corrections, "whether there were corrections"},
	} {
		said := explained(procedure.Finding{Rule: row.rule, Outcome: procedure.NotMet, Missing: procedure.FieldsOf(row.wanted)})
		assert.Equal(t, "The record does not show it. Missing: "+row.want+".", said)
	}
}
