package coregroup_test

import (
	"testing"

	"github.com/safeguarding-go/childprotection/calendar"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/reason"
)

func decidedPapers() coregroup.PapersDecision {
	return coregroup.PapersDecision{Receives: yes, DecidedBy: by("p9"), DecidedOn: day("2026-07-01")}
}

func TestAudience(t *testing.T) {
	const nothing, part, all = coregroup.Nothing, coregroup.Part, coregroup.All
	for _, tc := range []struct {
		why    string
		change func(g *coregroup.CoreGroup)
		to     coregroup.Recipient
		paper  coregroup.Paper
		want   coregroup.Access
	}{
		{"a professional", nil, coregroup.Recipient{ID: "visitor"}, coregroup.Paper{}, coregroup.Access{Extent: all, Why: coregroup.AccessReason(reason.Professional)}},
		{"the mother of both", nil, coregroup.Recipient{ID: "mother"}, coregroup.Paper{}, coregroup.Access{Extent: all, Why: coregroup.AccessReason(reason.Linked)}},
		{"the father of one, about both", nil, coregroup.Recipient{ID: "father1"}, coregroup.Paper{}, coregroup.Access{Extent: part, Why: coregroup.AccessReason(reason.LinkedToSome)}},
		{"the father of one, about both by name", nil, coregroup.Recipient{ID: "father1"}, coregroup.Paper{Children: kids("c2", "c1")}, coregroup.Access{Extent: part, Why: coregroup.AccessReason(reason.LinkedToSome)}},
		{"the father of one, about that one", nil, coregroup.Recipient{ID: "father1"}, coregroup.Paper{Children: kids("c1")}, coregroup.Access{Extent: all, Why: coregroup.AccessReason(reason.Linked)}},
		{"the father of one, about the other", nil, coregroup.Recipient{ID: "father1"}, coregroup.Paper{Children: kids("c2")}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.OtherChildren)}},
		{"a parent whose link is not recorded", func(g *coregroup.CoreGroup) { g.Member("mother").LinkedTo = nil }, coregroup.Recipient{ID: "mother"}, coregroup.Paper{}, coregroup.Access{Extent: coregroup.NotKnown, Why: coregroup.AccessReason(reason.LinkNotRecorded)}},
		{"marked as not for this person", nil, coregroup.Recipient{ID: "visitor"}, coregroup.Paper{NotFor: []procedure.MemberID{"mother", "visitor"}}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.NotFor)}},
		{"excluded comes before everything", func(g *coregroup.CoreGroup) { g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "mother"}} }, coregroup.Recipient{ID: "mother"}, coregroup.Paper{NotFor: []procedure.MemberID{"mother"}}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.Excluded)}},
		{"an excluded person is not even the chair", func(g *coregroup.CoreGroup) { g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "manager"}} }, coregroup.Recipient{ID: "manager"}, coregroup.Paper{Chair: "manager"}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.Excluded)}},
		{"excluded from Monday", func(g *coregroup.CoreGroup) {
			g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "mother", Start: day("2026-09-21")}}
		}, coregroup.Recipient{ID: "mother"}, coregroup.Paper{}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.ExclusionAhead)}},
		{"a stranger", nil, coregroup.Recipient{ID: "stranger"}, coregroup.Paper{}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.NoStanding)}},
		{"nobody", nil, coregroup.Recipient{}, coregroup.Paper{}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.NoStanding)}},
		{"the meeting's chair, no member", nil, coregroup.Recipient{ID: "manager"}, coregroup.Paper{Chair: "manager"}, coregroup.Access{Extent: all, Why: coregroup.AccessReason(reason.Chair)}},
		{"the chair of another meeting", nil, coregroup.Recipient{ID: "manager"}, coregroup.Paper{Chair: "worker"}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.NoStanding)}},
		{"a recipient whom the procedure names", nil, coregroup.Recipient{ID: "surgery", Role: procedure.GP}, coregroup.Paper{}, coregroup.Access{Extent: all, Why: coregroup.AccessReason(reason.Named)}},
		{"one whom it does not name", nil, coregroup.Recipient{ID: "officer", Role: procedure.Police}, coregroup.Paper{}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.NoStanding)}},
		{"someone who calls himself a parent", nil, coregroup.Recipient{ID: "man", Role: procedure.Parent}, coregroup.Paper{}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.NoStanding)}},
		{"who has left", func(g *coregroup.CoreGroup) {
			g.Member("visitor").Periods = []coregroup.Membership{{Left: day("2026-09-14")}}
		}, coregroup.Recipient{ID: "visitor"}, coregroup.Paper{}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.NoStanding)}},
		{"who has left, but has a role that is named", func(g *coregroup.CoreGroup) {
			m := g.Member("visitor")
			m.Roles, m.Periods = roles(procedure.HealthVisitor, procedure.GP), []coregroup.Membership{{Left: day("2026-09-14")}}
		}, coregroup.Recipient{ID: "visitor"}, coregroup.Paper{}, coregroup.Access{Extent: all, Why: coregroup.AccessReason(reason.Named)}},
		{"a parent who has left, even in the chair", func(g *coregroup.CoreGroup) {
			g.Member("mother").Periods = []coregroup.Membership{{Left: day("2026-09-14")}}
		}, coregroup.Recipient{ID: "mother"}, coregroup.Paper{Chair: "mother"}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.NoStanding)}},
		{"a parent who is no member", func(g *coregroup.CoreGroup) { g.Member("mother").NotMember = yes }, coregroup.Recipient{ID: "mother"}, coregroup.Paper{}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.NoStanding)}},
		{"a child, without a decision", nil, coregroup.Recipient{ID: "sibling"}, coregroup.Paper{}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.ChildUndecided)}},
		{"a child, by a decision, of what is the child's own", func(g *coregroup.CoreGroup) { m := g.Member("sibling"); m.Papers, m.LinkedTo = decidedPapers(), nil }, coregroup.Recipient{ID: "sibling"}, coregroup.Paper{Children: kids("c2")}, coregroup.Access{Extent: all, Why: coregroup.AccessReason(reason.Linked)}},
		{"a child, by a decision, about both", func(g *coregroup.CoreGroup) { g.Member("sibling").Papers = decidedPapers() }, coregroup.Recipient{ID: "sibling"}, coregroup.Paper{}, coregroup.Access{Extent: part, Why: coregroup.AccessReason(reason.LinkedToSome)}},
		{"a member whose standing is not recorded", func(g *coregroup.CoreGroup) { g.Member("visitor").Roles = roles("youth-worker") }, coregroup.Recipient{ID: "visitor"}, coregroup.Paper{}, coregroup.Access{Extent: coregroup.NotKnown, Why: coregroup.AccessReason(reason.StandingNotRecorded)}},
		{"a child by decision, whoever decided not recorded", func(g *coregroup.CoreGroup) { g.Member("sibling").Papers = coregroup.PapersDecision{Receives: yes} }, coregroup.Recipient{ID: "sibling"}, coregroup.Paper{}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.ChildUndecided)}},
		{"a child by a decision to come", func(g *coregroup.CoreGroup) {
			g.Member("sibling").Papers = decidedPapers()
			g.Member("sibling").Papers.DecidedOn = day("2026-09-16")
		}, coregroup.Recipient{ID: "sibling"}, coregroup.Paper{}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.ChildUndecided)}},
		{"a daughter who interprets is a child of the family", func(g *coregroup.CoreGroup) {
			m := g.Member("visitor")
			m.Roles, m.ChildOfFamily = roles(procedure.Interpreter), yes
		}, coregroup.Recipient{ID: "visitor"}, coregroup.Paper{}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.ChildUndecided)}},
		{"a child without an id is nobody's", nil, coregroup.Recipient{ID: "father1"}, coregroup.Paper{Children: kids("")}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.OtherChildren)}},
		{"a child without an id beside one's own", nil, coregroup.Recipient{ID: "father1"}, coregroup.Paper{Children: kids("c1", "")}, coregroup.Access{Extent: part, Why: coregroup.AccessReason(reason.LinkedToSome)}},
		{"a parent whom the group does not know, in the chair", nil, coregroup.Recipient{ID: "zz", Role: procedure.Parent}, coregroup.Paper{Chair: "zz"}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.NoStanding)}},
		{"one of unknown standing who left, in the chair", func(g *coregroup.CoreGroup) {
			m := g.Member("visitor")
			m.Roles, m.Periods = roles("neighbour"), []coregroup.Membership{{Left: day("2026-09-14")}}
		}, coregroup.Recipient{ID: "visitor"}, coregroup.Paper{Chair: "visitor"}, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.NoStanding)}},
		{"a carer who is a police officer is family", func(g *coregroup.CoreGroup) {
			m := g.Member("visitor")
			m.Roles, m.LinkedTo = roles(procedure.Police, procedure.Carer), kids("c1")
		}, coregroup.Recipient{ID: "visitor"}, coregroup.Paper{}, coregroup.Access{Extent: part, Why: coregroup.AccessReason(reason.LinkedToSome)}},
	} {
		g := group()
		if tc.change != nil {
			tc.change(g)
		}
		edition, _ := basis("2026-09-15", elsewhere(t, "everything")).Procedures.On(day("2026-09-15"))
		assert.Equal(t, tc.want, g.Audience(edition, tc.to, tc.paper, day("2026-09-15")), tc.why)
		assert.Equal(t, coregroup.Access{Why: coregroup.AccessReason(reason.NotKnown)}, g.Audience(edition, tc.to, tc.paper, noDate), "%s: nothing on no day", tc.why)
	}
	summary := excluding(coregroup.Exclusion{Releases: []coregroup.Release{{Meeting: "m1", Extent: coregroup.ReleasedFull, DecidedBy: by("p9"), DecidedOn: day("2026-06-20")}}})
	got := summary.Audience(nil, coregroup.Recipient{ID: "father1"}, coregroup.Paper{Meeting: "m1", Day: day("2026-06-12")}, day("2026-09-15"))
	assert.Equal(t, coregroup.Access{Extent: part, Why: coregroup.AccessReason(reason.Released)}, got, "released in full, but linked to one child only")
	got = summary.Audience(nil, coregroup.Recipient{ID: "father1"}, coregroup.Paper{}, day("2026-09-15"))
	assert.Equal(t, coregroup.Access{Extent: nothing, Why: coregroup.AccessReason(reason.Excluded)}, got, "a release is of a meeting, not of the plan")
}

// Adding an exclusion, a mark, or taking a link away never lets more through.
func TestAudienceOnlyEverNarrows(t *testing.T) {
	papers := []coregroup.Paper{{}, {Meeting: "m2", Day: day("2026-07-20")}, {Children: kids("c1")}, {Meeting: "m2", Day: day("2026-07-20"), Chair: "manager", Children: kids("c2")}}
	for _, id := range []procedure.MemberID{"mother", "father1", "father2", "worker", "visitor", "sibling", "manager", "stranger"} {
		for _, p := range papers {
			for d := day("2026-05-25"); d.Before(day("2026-10-01")); d = d.AddDays(3) {
				to := coregroup.Recipient{ID: id}
				before := group().Audience(nil, to, p, d)
				reader := group().Reader(to)
				assert.Equal(t, before, group().AudienceOf(nil, &reader, &p, d), "the same with the member at hand")
				for _, x := range []coregroup.Exclusion{{}, {DecidedOn: day("2026-07-01")}, {Start: day("2026-08-01"), End: day("2026-08-31")}, {DecidedOn: day("2026-07-01"), Lifted: day("2026-08-01")}} {
					g := group()
					x.ID, x.Member = "x", id
					g.Exclusions = []coregroup.Exclusion{x}
					assert.LessOrEqual(t, g.Audience(nil, to, p, d).Extent, max(before.Extent, coregroup.Nothing))
				}
				marked := p
				marked.NotFor = []procedure.MemberID{id}
				assert.Equal(t, coregroup.Nothing, group().Audience(nil, to, marked, d).Extent)
				unlinked := group()
				if m := unlinked.Member(id); m != nil {
					m.LinkedTo = nil
				}
				assert.LessOrEqual(t, unlinked.Audience(nil, to, p, d).Extent, before.Extent)
			}
		}
	}
}

func TestIsConfidential(t *testing.T) {
	e, _ := nottinghamshire("2026-09-15").Procedures.On(day("2026-09-15"))
	g := group()
	g.Members = append(g.Members, coregroup.Member{ID: "abuse", Roles: roles(procedure.DomesticAbuseWorker)})
	for why, tc := range map[string]struct {
		who  procedure.Person
		want bool
	}{
		"by role":                   {procedure.Person{Role: procedure.DomesticAbuseWorker}, true},
		"by the member's role":      {procedure.Person{ID: "abuse"}, true},
		"another member":            {procedure.Person{ID: "teacher"}, false},
		"somebody with a role":      {procedure.Person{ID: "doctor", Role: procedure.GP}, false},
		"somebody of no known role": {procedure.Person{ID: "somebody"}, true},
		"nobody":                    {procedure.Person{}, true},
	} {
		assert.Equal(t, tc.want, g.IsConfidential(e, tc.who), why)
	}
}

// A record that names no children concerns those on a plan on its day, or expected then: not who came later.
func TestLinkedOnADay(t *testing.T) {
	maybe := func(text string) (d calendar.Date) {
		if text != "" {
			d = day(text)
		}
		return d
	}
	on := func(from, to string) []coregroup.PlanPeriod {
		return []coregroup.PlanPeriod{{From: day(from), To: maybe(to)}}
	}
	for _, tc := range []struct {
		why   string
		other coregroup.Child
		day   string
		want  coregroup.Extent
	}{
		{"on a plan", coregroup.Child{Born: day("2018-01-01"), OnPlan: on("2026-03-02", "")}, "2026-03-12", coregroup.Part},
		{"came later", coregroup.Child{Born: day("2018-01-01"), OnPlan: on("2026-06-15", "")}, "2026-03-12", coregroup.All},
		{"had left", coregroup.Child{Born: day("2018-01-01"), OnPlan: on("2025-03-02", "2026-03-01")}, "2026-03-12", coregroup.All},
		{"never had a plan", coregroup.Child{Born: day("2018-01-01")}, "2026-03-12", coregroup.All},
		{"was born later", coregroup.Child{Born: day("2026-06-01"), OnPlan: on("2026-06-15", "")}, "2026-03-12", coregroup.All},
		{"was expected", coregroup.Child{Born: day("2026-06-01"), Expected: day("2026-06-05"), OnPlan: on("2026-06-15", "")}, "2026-03-12", coregroup.Part},
		{"is expected, and never had a plan", coregroup.Child{Expected: day("2026-06-05")}, "2026-03-12", coregroup.All},
		{"the day is not recorded", coregroup.Child{Born: day("2018-01-01")}, "", coregroup.Part},
		{"nobody was on a plan then", coregroup.Child{Born: day("2018-01-01")}, "2026-02-01", coregroup.Part},
	} {
		tc.other.ID = "c2"
		g := coregroup.CoreGroup{Children: []coregroup.Child{{ID: "c1", Born: day("2016-01-01"), OnPlan: on("2026-03-02", "")}, tc.other}}
		assert.Equal(t, tc.want, g.Linked(&coregroup.Member{LinkedTo: []procedure.ChildID{"c1"}}, nil, maybe(tc.day)), tc.why)
	}
}
