package childprotection_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

func explained(f procedure.Finding) string {
	b := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(), On: calendar.MustParseDate("2026-11-20"),
	}
	return strings.Join(childprotection.Explain(b, childprotection.Case{}, f).Sentences, " ")
}

// What a safety rule finds amiss is in the record, so that the record "does not show it" would be
// the wrong way round.
func TestSafetyFindingsSayWhatIsWrong(t *testing.T) {
	said := map[string]procedure.RuleID{}
	for _, rule := range childprotection.Rules() {
		if !rule.ID.Safety() {
			continue
		}
		words := explained(procedure.Finding{Rule: rule.ID, Outcome: procedure.NotMet, Subject: procedure.SubjectIn(procedure.SendingSubject, "s1", "m1")})
		assert.NotContains(t, words, "does not show it", rule.ID)
		assert.NotContains(t, said, words, "%v says the same as %v", rule.ID, said[words])
		said[words] = rule.ID
		assert.Contains(t, explained(procedure.Finding{Rule: rule.ID, Outcome: procedure.Undetermined}), "cannot be told", rule.ID)
	}
	assert.Len(t, said, 12)
}

// A field that the record has is not called missing.
func TestDriftSaysWhatDrifted(t *testing.T) {
	task := procedure.Finding{
		Rule: procedure.RulePlanDrift, Outcome: procedure.NotMet, Missing: procedure.FieldsOf(procedure.FieldDue),
		Subject: procedure.SubjectOf(procedure.TaskSubject, procedure.TaskID("t1")),
	}
	assert.Equal(t, "Its last day was put back more than once, and it is still open.", explained(task))
	outcome := task
	outcome.Subject = procedure.SubjectOf(procedure.OutcomeSubject, procedure.OutcomeID("o1"))
	assert.Equal(t, "It is in the plan no longer, and the record does not show what became of it.", explained(outcome))
	chair := procedure.Finding{Rule: procedure.RuleUsualChair, Outcome: procedure.NotMet, Missing: procedure.FieldsOf(procedure.FieldChair)}
	assert.Equal(t, "Someone else than the usual chair was in the chair.", explained(chair))
	task.Outcome = procedure.Met
	assert.NotContains(t, explained(task), "put back")
	assert.Equal(t, "The record does not show it. Missing: due.", explained(procedure.Finding{Rule: procedure.RuleSMART, Outcome: procedure.NotMet, Missing: task.Missing}))
}

// The minutes are the chair's matter, whichever role the finding goes to.
func TestWhomTheClauseLooksTo(t *testing.T) {
	late := procedure.Finding{Rule: procedure.RuleMinutesCirculated, Clause: "N 3.18a", Outcome: procedure.Overdue, Responsible: procedure.SocialWorker}
	assert.Contains(t, explained(late), "The clause looks to the chair.")
	late.Clause = "L 1"
	assert.Contains(t, explained(late), "The clause looks to everyone.")
	late.Clause = "N 3.17d"
	assert.Contains(t, explained(late), "The clause looks to the social worker.", "a clause about the record itself")
	late.Responsible = ""
	assert.NotContains(t, explained(late), "looks to")
	late.Clause, late.Outcome = "N 3.18a", procedure.Met
	assert.NotContains(t, explained(late), "looks to")
}

// A remark is a sentence, and each its own.
func TestRemarksAreSentences(t *testing.T) {
	said := map[string]bool{}
	for r := procedure.OutsideProfessional; r <= procedure.EarlierThanUsual; r++ {
		words := explained(procedure.Finding{Rule: procedure.RuleInteragency, Outcome: procedure.Met, Remark: r})
		assert.Regexp(t, `^Recorded\. Worth knowing: the .*\.$`, words)
		said[words] = true
	}
	assert.Len(t, said, 8)
}
