package procedure_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/actor"
)

// everyClause returns the clauses of the built-in procedures, each once.
func everyClause() []procedure.Clause {
	var list []procedure.Clause
	for _, p := range builtIn() {
		for _, c := range p.AllClauses() {
			if !slices.ContainsFunc(list, func(have procedure.Clause) bool { return have.Ref == c.Ref }) {
				list = append(list, c)
			}
		}
	}
	return list
}

func TestEveryClauseOfTheDocumentsIsInTheCatalogue(t *testing.T) {
	data, err := os.ReadFile("testdata/clauses.txt")
	require.NoError(t, err)
	want := map[string]string{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if ref, rest, ok := strings.Cut(line, " | "); ok {
			want[ref] = rest
		}
	}
	require.Len(t, want, 108)
	got := map[string]string{}
	for _, c := range everyClause() {
		who := c.Who.String()
		if c.Who == actor.None {
			who = "not stated"
		}
		got[c.Ref] = who + " | " + c.Force.String() + " | " + c.Kind.String()
	}
	assert.Equal(t, want, got)
}

func TestEveryClauseNamesRulesOrIsAPrompt(t *testing.T) {
	for _, c := range everyClause() {
		assert.Equal(t, c.Kind == procedure.Prompt, len(c.Rules) == 0, c.Ref)
		for _, r := range c.Rules {
			assert.Contains(t, procedure.RuleIDs(), r, c.Ref)
		}
		assert.NotEmpty(t, c.Document, c.Ref)
		assert.Equal(t, c.Ref[0] == 'N' || c.Ref[0] == 'B', c.Section != "", "%s: sections as the document has them", c.Ref)
		assert.Regexp(t, `^[A-Z].*\.$`, c.Text, "%s: a sentence", c.Ref)
		if c.Force == procedure.Duty {
			assert.Equal(t, procedure.Prompt, c.Kind, "%s: no record can prove a duty", c.Ref)
		}
	}
}

// The rule for which only procedures elsewhere have a clause.
var elsewhereOnly = []procedure.RuleID{procedure.RuleLastMeetingBeforeReview}

func TestEveryRuleIsNamedByAClause(t *testing.T) {
	named := map[procedure.RuleID]bool{}
	for _, c := range everyClause() {
		for _, r := range c.Rules {
			named[r] = true
		}
	}
	for _, r := range procedure.RuleIDs() {
		assert.Equal(t, !slices.Contains(elsewhereOnly, r), named[r], r.String())
	}
	blackpool, err := os.ReadFile("testdata/elsewhere/blackpool.json")
	require.NoError(t, err)
	for _, r := range elsewhereOnly {
		assert.Contains(t, string(blackpool), r.String())
	}
}

func TestSectionsOfTheDocuments(t *testing.T) {
	for ref, section := range map[string]string{
		"N 1.1a": "1 Definition", "N 2.11a": "2 Effective Practice", "N 3.18b": "3 Roles within the Core Group",
		"B 1a": "Core Groups and Core Group Meetings", "B 5b": "How often are core group meetings held?", "B 8a": "Follow us",
		"E 1c": "", "L 5": "",
	} {
		i := slices.IndexFunc(everyClause(), func(c procedure.Clause) bool { return c.Ref == ref })
		require.GreaterOrEqual(t, i, 0, ref)
		assert.Equal(t, section, everyClause()[i].Section, ref)
	}
}

// The contract with those who store a rule's identity: never changed, never
// given to another rule. A new rule is added here.
func TestRuleIdentities(t *testing.T) {
	var list []string
	for _, r := range procedure.RuleIDs() {
		assert.Regexp(t, `^[a-z]+(-[a-z]+)*$`, r.String())
		list = append(list, r.String())
	}
	data, err := os.ReadFile("testdata/rules.txt")
	if *update {
		require.NoError(t, os.WriteFile("testdata/rules.txt", []byte(strings.Join(list, "\n")+"\n"), 0o644))
		data, err = os.ReadFile("testdata/rules.txt")
	}
	require.NoError(t, err)
	assert.Equal(t, strings.Fields(string(data)), list)
	slices.Sort(list)
	assert.Len(t, slices.Compact(list), len(procedure.RuleIDs()), "each once")
}

func TestSafetyRules(t *testing.T) {
	var safety []string
	for _, r := range procedure.RuleIDs() {
		if r.Safety() {
			safety = append(safety, r.String())
		}
	}
	assert.ElementsMatch(t, []string{
		"managers-informed", "no-child-interprets", "informed-through-family", "excluded-invited", "excluded-told", "told-without-standing",
		"told-of-other-children", "told-not-for", "excluded-received", "no-standing", "other-children-only", "marked-not-for",
	}, safety)
	for _, c := range procedure.SafetyClauses() {
		for _, r := range c.Rules {
			assert.True(t, r.Safety(), "%s names %s", c.Ref, r)
		}
	}
	// N 2.9a and N 3.13b are safety rules of a document.
	for _, c := range procedure.Nottinghamshire().Clauses {
		for _, r := range c.Rules {
			assert.Equal(t, c.Ref == "N 2.9a" || c.Ref == "N 3.13b", r.Safety(), c.Ref)
		}
	}
}
