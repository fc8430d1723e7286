package coregroup_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/actor"
	"github.com/safeguarding-go/childprotection/internal/reason"
)

func steps(p coregroup.PreparationList) map[string]string {
	list := map[string]string{}
	for _, s := range p.Steps {
		list[s.Clause] = s.Text
	}
	return list
}

func clauses(p coregroup.PreparationList) (list []string) {
	for _, s := range p.Steps {
		list = append(list, s.Clause)
	}
	return list
}

func TestPreparationIsWordedForTheMember(t *testing.T) {
	b := nottinghamshire("2026-07-15")
	g := group()
	g.Members = append(g.Members,
		coregroup.Member{ID: "new", Roles: roles(procedure.Police), Agency: "police", Periods: []coregroup.Membership{{Joined: day("2026-07-01")}}},
		coregroup.Member{ID: "aunt", Roles: roles(procedure.WiderFamily), LinkedTo: kids("c1"), Periods: []coregroup.Membership{{Joined: day("2026-07-01")}}})
	second := coregroup.MeetingAhead{ID: "m2", Day: day("2026-07-20"), Chair: "worker", Last: day("2026-06-12")}
	first := coregroup.MeetingAhead{ID: "m1", Day: day("2026-07-20"), Chair: "manager"}
	professional := []string{"N 3.5b", "N 3.6a", "N 3.6b", "N 3.6c", "N 3.6d", "N 3.6e"}
	family := []string{"N 3.6a", "N 3.6c", "N 3.6e", "N 3.8a"}
	for _, tc := range []struct {
		why     string
		id      procedure.MemberID
		meeting coregroup.MeetingAhead
		want    []string
		read    string // the step of N 3.6a
	}{
		{"a professional", "visitor", second, professional, "Read the record of the last meeting, of 12 June 2026."},
		{"a professional, before the first", "visitor", first, professional, "Read the initial child protection conference's decisions and recommendations."},
		{"a professional who joined since", "new", second, professional, "You joined since the last meeting: obtain its record, of 12 June 2026, and read it."},
		{"a parent", "mother", second, family, "Read what you were given of the record of the last meeting, of 12 June 2026."},
		{"a parent, before the first", "mother", first, family, "Read what you were given of the initial child protection conference's decisions and recommendations."},
		{"a relative who joined since", "aunt", second, family, "You joined since the last meeting: ask the social worker for what you may have of its record, and read it."},
		{"the social worker in the chair", "worker", second, []string{"N 3.2a", "N 3.2b", "N 3.4d", "N 3.5b", "N 3.6a", "N 3.6b", "N 3.6c", "N 3.6d", "N 3.6e", "N 3.16b"}, "Read the record of the last meeting, of 12 June 2026."},
		{"the social worker, another in the chair", "worker", first, []string{"N 3.4d", "N 3.5b", "N 3.6a", "N 3.6b", "N 3.6c", "N 3.6d", "N 3.6e"}, "Read the initial child protection conference's decisions and recommendations."},
		{"the line manager in the chair, no member", "manager", first, []string{"N 3.2a", "N 3.2b", "N 3.6a", "N 3.6c", "N 3.6e", "N 3.16b"}, "Read the initial child protection conference's decisions and recommendations."},
	} {
		p := coregroup.PreparationFor(b, g, tc.id, tc.meeting)
		assert.Equal(t, tc.id, p.For)
		assert.Equal(t, coregroup.NoReason, p.Refused, tc.why)
		assert.Equal(t, tc.want, clauses(p), tc.why)
		assert.Equal(t, tc.read, steps(p)["N 3.6a"], tc.why)
		for ref, text := range steps(p) {
			assert.Regexp(t, `^[A-Z].*\.$`, text, ref)
		}
	}
	visitor := steps(coregroup.PreparationFor(b, g, "visitor", second))
	assert.Contains(t, visitor["N 3.6b"], "since the last meeting, of 12 June 2026")
	assert.NotContains(t, steps(coregroup.PreparationFor(b, g, "visitor", first))["N 3.6b"], "last meeting")
}

func TestPreparationAfterAnExclusion(t *testing.T) {
	g := excluding(coregroup.Exclusion{DecidedOn: day("2026-06-01"), Lifted: day("2026-07-01")})
	second := coregroup.MeetingAhead{ID: "m2", Day: day("2026-07-20"), Chair: "neighbour", Last: day("2026-06-12")}
	p := coregroup.PreparationFor(nottinghamshire("2026-07-15"), g, "father1", second)
	assert.Equal(t, "Ask the social worker what you may have of the record of the last meeting, and read it.", steps(p)["N 3.6a"], "nothing of a meeting that he was left out of")
	g.Members = append(g.Members, coregroup.Member{ID: "neighbour", Roles: roles("neighbour")})
	p = coregroup.PreparationFor(nottinghamshire("2026-07-15"), g, "neighbour", second)
	assert.NotContains(t, steps(p), "N 3.2b", "the chair's list only to a professional")
	assert.Contains(t, steps(p)["N 3.6a"], "what you were given")
	visitor := g.Member("visitor")
	visitor.Periods = []coregroup.Membership{{Left: day("2026-06-10")}, {Joined: day("2026-07-01")}}
	assert.Contains(t, steps(coregroup.PreparationFor(nottinghamshire("2026-07-15"), g, "visitor", second))["N 3.6a"], "You joined since", "who left and came back too")

	worded := procedure.Nottinghamshire()
	for i := range worded.Clauses {
		if worded.Clauses[i].Ref == "N 3.6c" || worded.Clauses[i].Ref == "N 3.8a" {
			worded.Clauses[i].Text = "As the council puts it."
		}
	}
	own := coregroup.PreparationFor(basis("2026-07-15", worded), g, "mother", second)
	assert.Equal(t, "As the council puts it.", steps(own)["N 3.6c"])
	assert.NotContains(t, steps(own), "N 3.8a")
}

// Disguised compliance is on the chair's list and nobody else's.
func TestTheChairsListIsTheChairsAlone(t *testing.T) {
	g := group()
	for _, m := range g.Members {
		p := coregroup.PreparationFor(nottinghamshire("2026-07-15"), g, m.ID, coregroup.MeetingAhead{ID: "m2", Day: day("2026-07-20"), Chair: "worker", Last: day("2026-06-12")})
		assert.Equal(t, m.ID == "worker", steps(p)["N 3.2b"] != "", m.ID)
	}
	inTheChair := coregroup.PreparationFor(nottinghamshire("2026-07-15"), g, "mother", coregroup.MeetingAhead{ID: "m2", Day: day("2026-07-20"), Chair: "mother"})
	assert.NotContains(t, steps(inTheChair), "N 3.2b", "never on paper that goes to a parent")
}

func TestPreparationRefused(t *testing.T) {
	meeting := coregroup.MeetingAhead{ID: "m2", Day: day("2026-07-20"), Chair: "worker", Last: day("2026-06-12")}
	released := coregroup.Exclusion{Releases: []coregroup.Release{{Meeting: "m2", Extent: coregroup.ReleasedFull, DecidedBy: by("p9"), DecidedOn: day("2026-07-01")}}}
	for _, tc := range []struct {
		why  string
		b    procedure.Basis
		g    *coregroup.CoreGroup
		id   procedure.MemberID
		want coregroup.AccessReason
	}{
		{"excluded", nottinghamshire("2026-07-15"), excluding(coregroup.Exclusion{}), "father1", coregroup.AccessReason(reason.Excluded)},
		{"excluded, though papers were released", nottinghamshire("2026-07-15"), excluding(released), "father1", coregroup.AccessReason(reason.Excluded)},
		{"to be excluded", nottinghamshire("2026-07-15"), excluding(coregroup.Exclusion{Start: day("2026-07-25")}), "father1", coregroup.AccessReason(reason.ExclusionAhead)},
		{"a stranger", nottinghamshire("2026-07-15"), group(), "stranger", coregroup.AccessReason(reason.NoStanding)},
		{"no day of the review", procedure.Basis{Procedures: nottinghamshire("2026-07-15").Procedures}, group(), "mother", coregroup.AccessReason(reason.NotKnown)},
		{"no procedure", procedure.Basis{On: day("2026-07-15")}, group(), "mother", coregroup.AccessReason(reason.NotKnown)},
	} {
		p := coregroup.PreparationFor(tc.b, tc.g, tc.id, meeting)
		assert.Equal(t, coregroup.PreparationList{For: tc.id, Refused: tc.want}, p, tc.why)
	}
}

// A council's own prompts are put as it wrote them, before those they are for.
func TestPreparationOfACouncilsOwnPrompts(t *testing.T) {
	prompt := func(ref string, who procedure.Actor) procedure.Clause {
		return procedure.Clause{Ref: ref, Document: "d", Who: who, Force: procedure.Should, Kind: procedure.Prompt, Text: "For " + who.String() + "."}
	}
	p := procedure.Procedure{ID: "x", Title: "t", Authority: "a", Clauses: []procedure.Clause{
		prompt("C 1", actor.All), prompt("C 2", actor.CoreGroup), prompt("C 3", actor.Members), prompt("C 4", actor.Parents),
		prompt("C 5", actor.Professionals), prompt("C 6", actor.FirstMeeting), prompt("C 7", actor.TeamManager), prompt("C 8", actor.Chair),
	}}
	for id, want := range map[procedure.MemberID][]string{
		"mother": {"C 1", "C 2", "C 3", "C 4", "C 6"}, "visitor": {"C 1", "C 2", "C 3", "C 5", "C 6"}, "worker": {"C 1", "C 2", "C 3", "C 5", "C 6", "C 8"},
	} {
		got := coregroup.PreparationFor(basis("2026-07-15", p), group(), id, coregroup.MeetingAhead{ID: "m1", Day: day("2026-07-20"), Chair: "worker"})
		assert.Equal(t, want, clauses(got), id)
		assert.Equal(t, "For all.", got.Steps[0].Text)
	}
	later := coregroup.PreparationFor(basis("2026-07-15", p), group(), "visitor", coregroup.MeetingAhead{ID: "m2", Day: day("2026-07-20"), Last: day("2026-06-12")})
	assert.Equal(t, []string{"C 1", "C 2", "C 3", "C 5"}, clauses(later))
}
