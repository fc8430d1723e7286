package childprotection_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/plan"
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

// What a sentence cannot say it leaves out.
func TestSentencesLeaveOutWhatIsNotKnown(t *testing.T) {
	f := procedure.Finding{Rule: procedure.RuleManagersInformed, Outcome: procedure.NotMet}
	assert.Contains(t, explained(f), "on the day of the difficulty or since.")
	f.Since = day("2026-11-18")
	assert.Contains(t, explained(f), "or since, Wednesday 18 November 2026: 2 days.")
}

// A field that the record has is not called missing.
func TestDriftSaysWhatDrifted(t *testing.T) {
	task := procedure.Finding{
		Rule: procedure.RulePlanDrift, Outcome: procedure.NotMet, Missing: procedure.FieldsOf(field.Due),
		Subject: procedure.SubjectOf(procedure.TaskSubject, procedure.TaskID("t1")),
	}
	assert.Equal(t, "Its last day was put back more than once, and it is still open.", explained(task))
	outcome := task
	outcome.Subject = procedure.SubjectOf(procedure.OutcomeSubject, procedure.OutcomeID("o1"))
	assert.Equal(t, "It is in the plan no longer, and the record does not show what became of it.", explained(outcome))
	chair := procedure.Finding{Rule: procedure.RuleUsualChair, Outcome: procedure.NotMet, Missing: procedure.FieldsOf(field.Chair)}
	assert.Equal(t, "Someone else than the usual chair was in the chair.", explained(chair))
	task.Outcome = procedure.Met
	assert.NotContains(t, explained(task), "put back")
	assert.Equal(t, "The record does not show it. Missing: by when.", explained(procedure.Finding{Rule: procedure.RuleSMART, Outcome: procedure.NotMet, Missing: task.Missing}))
}

// The minutes are the chair's matter, whichever role the finding goes to.
func TestWhomTheClauseLooksTo(t *testing.T) {
	late := procedure.Finding{Rule: procedure.RuleMinutesCirculated, Clause: "N 3.18a", Outcome: procedure.Overdue, Responsible: procedure.SocialWorker}
	assert.Contains(t, explained(late), "The clause looks to the chair.")
	late.Clause = "L 1"
	assert.Contains(t, explained(late), "For everyone; the social worker first.")
	late.Clause = "N 3.17d"
	assert.Contains(t, explained(late), "For the social worker (the clause names nobody).", "a clause about the record itself")
	late.Clause = "N 2.8c"
	assert.Contains(t, explained(late), "For the social worker (the clause names nobody).", "a clause that does not say")
	late.Clause = "none"
	assert.Regexp(t, `For the social worker\.$`, explained(late), "no clause is known, so that nothing is said of it")
	late.Responsible = ""
	assert.NotContains(t, explained(late), "For ")
	late.Clause = "L 1"
	assert.Regexp(t, `For everyone\.$`, explained(late))
	late.Clause, late.Outcome = "N 3.18a", procedure.Met
	assert.NotContains(t, explained(late), "looks to")
}

// A remark is a sentence, and each its own.
func TestRemarksAreSentences(t *testing.T) {
	said := map[string]bool{}
	for r := procedure.Remark(remark.OutsideProfessional); r <= procedure.Remark(remark.EarlierThanUsual); r++ {
		words := explained(procedure.Finding{Rule: procedure.RuleInteragency, Outcome: procedure.Met, Remark: r})
		assert.Regexp(t, `^Recorded\. Worth knowing: the .*\.$`, words)
		said[words] = true
	}
	assert.Len(t, said, 8)
}

// What cannot be told says for want of what, where the case tells.
func TestExplainSaysWhatIsNotKnown(t *testing.T) {
	b := basis("2026-06-30")
	said := func(c childprotection.Case, rule procedure.RuleID) (list []string) {
		report, err := childprotection.Review(b, c)
		require.NoError(t, err)
		for _, f := range report.Findings {
			if f.Rule == rule && f.Outcome == procedure.Undetermined {
				list = append(list, childprotection.Explain(b, c, f).Sentences[0])
			}
		}
		return list
	}
	c := full()
	assert.Empty(t, said(c, procedure.RuleLineManagerChairs))
	for _, row := range []struct {
		why    string
		change func(c *childprotection.Case)
		rule   procedure.RuleID
		want   string
	}{
		{"no allocation", func(c *childprotection.Case) { c.Allocations, c.LineManagers, c.Plan.Difficulties = nil, nil, nil }, procedure.RuleUsualChair, "It cannot be told. Not recorded: who the social worker is and who the line manager is."},
		{"no plan", func(c *childprotection.Case) { c.Plan.Revisions, c.Minutes = nil, nil }, procedure.RuleContingency, "It cannot be told. Not recorded: the detailed plan."},
		{"no plan, and much else that goes with one", func(c *childprotection.Case) {
			c.Plan, c.Minutes = plan.ChildProtectionPlan{}, nil
			c.Member("m4").FirstLanguageEnglish, c.Member("m5").FirstLanguageEnglish = procedure.NotRecorded, no
			c.Member("m4").LinkedTo = nil
		}, procedure.RuleContingency, "It cannot be told. Not recorded: the detailed plan."},
		{"no birth", func(c *childprotection.Case) {
			c.Children[0].Born, c.Children[0].Expected = calendar.Date{}, day("2026-05-01")
		}, procedure.RuleVisitDue, "It cannot be told. Not recorded: the day of the birth."},
	} {
		c := copied(full())
		row.change(&c)
		if list := said(c, row.rule); assert.NotEmpty(t, list, row.why) {
			assert.Equal(t, row.want, list[0], row.why)
		}
	}
	told := 0
	for name, change := range amissCases() {
		for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()} {
			c := full()
			change(&c)
			b := basis("2026-06-30", p)
			report, err := childprotection.Review(b, c)
			require.NoError(t, err, name)
			for _, f := range report.Findings {
				if words, ok := strings.CutPrefix(childprotection.Explain(b, c, f).Sentences[0], "It cannot be told. Not recorded: "); ok {
					assert.Regexp(t, `^[a-z', ]+\.$`, strings.ReplaceAll(words, "English", ""), name)
					told++
				}
			}
		}
	}
	assert.Greater(t, told, 100)
	assert.Contains(t, said(childprotection.Case{}, procedure.RuleContingency), "It cannot be told: what it depends on is not recorded.")
}
