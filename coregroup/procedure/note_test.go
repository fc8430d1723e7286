package procedure_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/actor"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// severally is a procedure of which one clause names a rule, two another, and none the rest.
func severally() procedure.Procedure {
	return procedure.Procedure{ID: "severally", Title: "Severally", Authority: "x", Effective: day("2026-01-01"), Clauses: []procedure.Clause{
		{Ref: "S 1", Section: "1", Document: "x", Force: procedure.Must, Kind: procedure.Check, Who: actor.Chair, Text: "x", Family: "x", Rules: []procedure.RuleID{procedure.RuleActionsRecorded, procedure.RuleMattersRecorded}},
		{Ref: "S 2", Section: "1", Document: "x", Force: procedure.Should, Kind: procedure.Check, Text: "x", Family: "x", Rules: []procedure.RuleID{procedure.RuleMattersRecorded}},
	}}
}

// What is noted and cited together is what is appended one by one, whatever was there before, however
// many clauses name a rule, and whether there is an edition at all.
func TestNotesAreCitedAsFindingsAreAppended(t *testing.T) {
	rules := []procedure.RuleID{procedure.RuleActionsRecorded, procedure.RuleMattersRecorded, procedure.RulePlanBrought, procedure.RuleNoStanding, procedure.RuleID(200)}
	whole := procedure.Basis{Procedures: procedure.MustEditions(severally()), Calendar: calendar.EnglandAndWales(), On: day("2026-11-20")}
	bases := []procedure.Basis{whole, {Procedures: whole.Procedures, On: whole.On}, {Procedures: whole.Procedures, Calendar: whole.Calendar}, {}}
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 1))
		b := bases[random.IntN(len(bases))]
		on := day("2025-12-20").AddDays(random.IntN(30)) // some before the edition
		before := make([]procedure.Finding, random.IntN(3), 3+random.IntN(20))
		want, noted := slices.Clone(before), before
		for i := range random.IntN(8) {
			rule, about := rules[random.IntN(len(rules))], procedure.SubjectOf(procedure.ActionSubject, procedure.ActionID(rune('a'+i)))
			responsible := []procedure.Role{"", procedure.SocialWorker, procedure.Police}[random.IntN(3)]
			want = b.Append(want, on, procedure.Finding{Rule: rule, Subject: about, Outcome: procedure.Met, Responsible: responsible, Since: on})
			f := findings.Note(&noted, rule, about.Kind, about.ID, about.In)
			require.Equal(t, procedure.Finding{Rule: rule, Subject: about}, *f)
			f.Outcome, f.Responsible, f.Since = procedure.Met, responsible, on
		}
		require.Equal(t, want, b.AttachClauses(noted, len(before), on), "seed %d", seed)
	}
}

// A finding is noted in memory that held another.
func TestNoteLeavesNothingOfWhatStoodThere(t *testing.T) {
	list := []procedure.Finding{{Clause: "N 1.1a", DaysLate: 3, Missing: procedure.FieldsOf(field.Agency)}}[:0]
	assert.Equal(t, procedure.Finding{Rule: procedure.RuleSMART}, *findings.Note(&list, procedure.RuleSMART, 0, "", ""))
}

func TestAsks(t *testing.T) {
	b := procedure.Basis{Procedures: procedure.MustEditions(severally()), Calendar: calendar.EnglandAndWales(), On: day("2026-11-20")}
	assert.True(t, b.Asks(procedure.RuleActionsRecorded, b.On))
	assert.True(t, b.Asks(procedure.RuleNoStanding, b.On), "the library's own clauses do")
	assert.False(t, b.Asks(procedure.RulePlanBrought, b.On))
	assert.True(t, b.Asks(procedure.RulePlanBrought, day("2025-12-31")), "no edition is in force: it can't be told")
	assert.True(t, (&procedure.Basis{Procedures: b.Procedures, On: b.On}).Asks(procedure.RulePlanBrought, b.On), "nor by a broken basis")
}

// The order is that of the ids, and of one id that of the list, whatever came before.
func TestAppendByID(t *testing.T) {
	for seed := range uint64(100) {
		random := rand.New(rand.NewPCG(seed, 2))
		list := make([]procedure.MemberID, random.IntN(12))
		for i := range list {
			list[i] = procedure.MemberID(rune('a' + random.IntN(9)))
		}
		if seed%2 == 0 {
			slices.Sort(list)
		}
		got := findings.AppendByID([]int32{7}, len(list), func(at int) procedure.MemberID { return list[at] })
		require.Equal(t, int32(7), got[0])
		require.Len(t, got, len(list)+1)
		require.True(t, slices.IsSortedFunc(got[1:], func(a, b int32) int {
			if list[a] == list[b] {
				return int(a - b)
			}
			if list[a] < list[b] {
				return -1
			}
			return 1
		}), "%v %v", list, got)
	}
}
