package procedure_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

func dated(p procedure.Procedure, effective string) procedure.Procedure {
	p.Effective = noDate
	if effective != "" {
		p.Effective = day(effective)
	}
	return p
}

// Sefton went from monthly to four-weekly meetings: the day of the meeting that
// the next is counted from decides which.
func TestSeftonsChangeOfInterval(t *testing.T) {
	data, err := os.ReadFile("testdata/elsewhere/sefton.json")
	require.NoError(t, err)
	var editions procedure.Editions
	require.NoError(t, json.Unmarshal(data, &editions))
	for _, tc := range []struct{ why, held, edition, due string }{
		{"before the first edition", "2021-03-31", "", ""},
		{"its first day", "2021-04-01", "sefton-2021", "2021-05-01"},
		{"under the old one, due under the new", "2025-03-31", "sefton-2021", "2025-04-30"},
		{"the new one's first day", "2025-04-01", "sefton-2025", "2025-04-29"},
		{"long after", "2026-01-30", "sefton-2025", "2026-02-27"},
	} {
		held := day(tc.held)
		edition, ok := editions.On(held)
		assert.Equal(t, tc.edition != "", ok, tc.why)
		if !ok {
			assert.Nil(t, edition, tc.why)
			continue
		}
		assert.Equal(t, tc.edition, edition.ID(), tc.why)
		due, ok := edition.Due(procedure.RuleNextMeeting, "", calendar.EnglandAndWales(), procedure.Events{procedure.PreviousMeeting: held})
		require.True(t, ok)
		assert.Equal(t, tc.due, due.On.String(), tc.why)
	}
	assert.Equal(t, toJSON(t, editions), toJSON(t, roundTrip(t, editions)))
}

func roundTrip(t *testing.T, e procedure.Editions) procedure.Editions {
	t.Helper()
	var back procedure.Editions
	require.NoError(t, json.Unmarshal([]byte(toJSON(t, e)), &back))
	return back
}

func TestEditions(t *testing.T) {
	n, b := procedure.Nottinghamshire(), procedure.Bexley()
	e, err := procedure.NewEditions(dated(b, "2026-01-01"), dated(n, ""), dated(b, "2024-01-01"))
	require.NoError(t, err)
	var order []string
	for edition := range e.All() {
		order = append(order, edition.ID()+" "+edition.Effective().String())
	}
	assert.Equal(t, []string{"nottinghamshire ", "bexley 2024-01-01", "bexley 2026-01-01"}, order, "in the order of time, however given")
	always, ok := e.On(day("0001-01-01"))
	require.True(t, ok, "one without a date is always in force")
	assert.Equal(t, "nottinghamshire", always.ID())
	_, ok = e.On(noDate)
	assert.False(t, ok)
	assert.Equal(t, toJSON(t, e), toJSON(t, roundTrip(t, e)))

	var none procedure.Editions
	assert.True(t, none.IsZero())
	assert.False(t, e.IsZero())
	_, ok = none.On(day("2026-01-01"))
	assert.False(t, ok)
	assert.Empty(t, slices.Collect(none.All()))
	assert.Equal(t, "[]", toJSON(t, none))
}

func TestEditionsRefuse(t *testing.T) {
	_, err := procedure.NewEditions()
	assert.EqualError(t, err, "the whole: must have a procedure")
	assert.Error(t, json.Unmarshal([]byte(`[]`), new(procedure.Editions)))
	assert.Panics(t, func() { procedure.MustEditions() })

	n := procedure.Nottinghamshire()
	_, err = procedure.NewEditions(n, procedure.Bexley())
	assert.EqualError(t, err, "/1/effective: must differ from every other edition's")
	_, err = procedure.NewEditions(dated(n, "2026-01-01"), n, dated(n, "2026-01-01"))
	assert.EqualError(t, err, "/2/effective: must differ from every other edition's")

	bad := dated(n, "2026-01-01")
	bad.Title = ""
	_, err = procedure.NewEditions(n, n, bad)
	assert.EqualError(t, err, "/1/effective: must differ from every other edition's\n/2/title: must not be empty", "all at once")

	e := procedure.MustEditions(n)
	err = json.Unmarshal([]byte(`[{"id":"x","title":"t","authority":"a","clauses":[{"ref":"C 1","document":"d","force":"may","kind":"prompt","text":"t","colour":1}]},{}]`), &e)
	require.Error(t, err)
	var problems procedure.Problems
	require.ErrorAs(t, err, &problems)
	var paths []string
	for _, p := range problems {
		paths = append(paths, p.Path)
	}
	assert.Equal(t, []string{"/0/clauses/0", "/0/clauses/0/force", "/1/authority", "/1/clauses", "/1/effective", "/1/id", "/1/title"}, paths)
	assert.Equal(t, "nottinghamshire", slices.Collect(e.All())[0].ID(), "left as it was")
}

func TestEdition(t *testing.T) {
	e, ok := procedure.MustEditions(procedure.Nottinghamshire()).On(day("2026-12-18"))
	require.True(t, ok)
	assert.Equal(t, procedure.Nottinghamshire(), e.Procedure())

	cited := func(r procedure.RuleID) (list []string) {
		for ref, force := range e.Citing(r) {
			list = append(list, ref+" "+force.String())
		}
		return list
	}
	assert.Equal(t, []string{"N 2.1a must"}, cited(procedure.RuleFirstMeeting))
	assert.Equal(t, []string{"N 3.13b must", "L 5 must"}, cited(procedure.RuleNoChildInterprets))
	assert.Equal(t, []string{"L 1 must"}, cited(procedure.RuleExcludedReceived), "the library's own belong to every procedure")
	assert.Empty(t, cited(procedure.RuleFamilyAndSocialWorker), "Bexley's")
	assert.Empty(t, cited(procedure.NoRule))
	assert.Empty(t, cited(procedure.RuleID(255)))
	for range e.Citing(procedure.RuleNoChildInterprets) {
		break
	}

	assert.True(t, e.Asks(procedure.RuleFirstMeeting))
	assert.True(t, e.Asks(procedure.RuleNoStanding))
	assert.False(t, e.Asks(procedure.RuleFamilyAndSocialWorker))
	assert.False(t, e.Asks(procedure.RuleID(255)))
	assert.False(t, e.HasOwnTerm(procedure.RuleMinutesCirculated, procedure.Parent), "one limit for all")
	assert.False(t, e.Receives(procedure.GP))
	assert.False(t, (*procedure.Edition)(nil).Receives(procedure.GP))
	all, _ := procedure.MustEditions(everything(t)).On(day("2026-12-18"))
	assert.True(t, all.Receives(procedure.GP))
	assert.Empty(t, e.MinutesBy(), "the chair answers for them")
	bexley, _ := procedure.MustEditions(procedure.Bexley()).On(day("2026-12-18"))
	assert.Equal(t, procedure.SocialWorker, bexley.MinutesBy())

	c, ok := e.Clause("L 1")
	assert.True(t, ok)
	assert.Equal(t, procedure.Must, c.Force)
	_, ok = e.Clause("B 1a")
	assert.False(t, ok)

	_, ok = e.Due(procedure.RuleLastMeetingBeforeReview, "", calendar.EnglandAndWales(), procedure.Events{})
	assert.False(t, ok, "no term")
	_, ok = e.Due(procedure.RuleID(255), "", calendar.EnglandAndWales(), procedure.Events{})
	assert.False(t, ok)
}

func TestRecipientsWithLimitsOfTheirOwn(t *testing.T) {
	p := procedure.Nottinghamshire()
	for i := range p.Terms {
		if p.Terms[i].Rule == procedure.RuleMinutesCirculated {
			p.Terms[i].For = []procedure.Role{procedure.Teacher}
		}
	}
	p.Terms = append(p.Terms, procedure.Term{
		Rule: procedure.RuleMinutesCirculated, For: []procedure.Role{procedure.Parent, procedure.Carer},
		Within: within(calendar.WorkingDays(5)), From: procedure.Meeting, Clause: "N 3.18a",
	})
	known := procedure.Events{procedure.Meeting: day("2027-01-05")}
	due := func(to procedure.Role) string {
		e, _ := procedure.MustEditions(p).On(day("2027-01-05"))
		d, ok := e.Due(procedure.RuleMinutesCirculated, to, calendar.EnglandAndWales(), known)
		if !ok {
			return "no term"
		}
		return d.On.String()
	}
	assert.Equal(t, "2027-01-12", due(procedure.Parent))
	assert.Equal(t, "2027-01-12", due(procedure.Carer))
	assert.Equal(t, "2027-01-19", due(procedure.Teacher))
	assert.Equal(t, "no term", due(procedure.GP))
	e, _ := procedure.MustEditions(p).On(day("2027-01-05"))
	assert.True(t, e.HasOwnTerm(procedure.RuleMinutesCirculated, procedure.Carer))
	assert.False(t, e.HasOwnTerm(procedure.RuleMinutesCirculated, procedure.GP))
	assert.False(t, e.HasOwnTerm(procedure.RuleFirstMeeting, procedure.Carer))
	assert.False(t, e.HasOwnTerm(procedure.RuleID(255), procedure.Carer))
	assert.False(t, (*procedure.Edition)(nil).HasOwnTerm(procedure.RuleMinutesCirculated, procedure.Carer))
	p.Terms = append(p.Terms, procedure.Term{Rule: procedure.RuleMinutesCirculated, Within: procedure.AsSoonAsPossible(), Clause: "N 3.18a"})
	assert.Equal(t, "", due(procedure.GP), "everyone whom no other term names")
	assert.Equal(t, "2027-01-12", due(procedure.Parent))
}

func TestChairRules(t *testing.T) {
	n, _ := procedure.MustEditions(procedure.Nottinghamshire()).On(day("2026-12-18"))
	for meeting, want := range map[int][]string{0: {"N 3.1a", "N 3.1b"}, 1: {"N 3.1a", "N 3.1b"}, 2: {"N 3.1a", "N 3.1b"}, 3: {"N 3.1b"}, 9: {"N 3.1b"}} {
		var got []string
		for _, r := range n.ChairRules(meeting) {
			got = append(got, r.Clause)
		}
		assert.Equal(t, want, got, "meeting %d", meeting)
	}
	b, _ := procedure.MustEditions(procedure.Bexley()).On(day("2026-12-18"))
	assert.Empty(t, b.ChairRules(1))

	joint, usual := n.Chairs(2, procedure.LineManager, procedure.StandingUnknown)
	assert.Equal(t, [2]bool{true, false}, [2]bool{joint, usual})
	joint, usual = n.Chairs(3, procedure.LineManager, procedure.StandingUnknown)
	assert.Equal(t, [2]bool{false, false}, [2]bool{joint, usual})
	joint, usual = n.Chairs(1, procedure.SocialWorker, procedure.StandingUnknown)
	assert.Equal(t, [2]bool{false, true}, [2]bool{joint, usual})
	all, _ := procedure.MustEditions(everything(t)).On(day("2026-12-18"))
	for meeting, want := range map[int]bool{1: false, 2: true, 3: true, 4: true, 5: true} {
		_, usual = all.Chairs(meeting, procedure.Teacher, procedure.StandingUnknown)
		assert.Equal(t, want, usual, "meeting %d by a teacher: named for 2 and 4, any professional for the others", meeting)
	}
	assert.Equal(t, []int{2, 3, 0}, []int{n.JointChairMeetings(), all.JointChairMeetings(), b.JointChairMeetings()})

	named := procedure.ChairRule{Roles: []procedure.Role{procedure.SocialWorker, "youth-worker"}}
	anyone := procedure.ChairRule{AnyProfessional: true}
	for _, tc := range []struct {
		why      string
		rule     procedure.ChairRule
		role     procedure.Role
		standing procedure.Standing
		want     bool
	}{
		{"named", named, procedure.SocialWorker, procedure.StandingUnknown, true},
		{"not named", named, procedure.Teacher, procedure.StandingUnknown, false},
		{"named, and unknown to the library", named, "youth-worker", procedure.StandingUnknown, true},
		{"named, but of the family", named, "youth-worker", procedure.Family, false},
		{"any professional", anyone, procedure.Teacher, procedure.StandingUnknown, true},
		{"a parent is none", anyone, procedure.Parent, procedure.Professional, false},
		{"an unknown role is none unless said", anyone, "youth-worker", procedure.StandingUnknown, false},
		{"an unknown role said to be one", anyone, "youth-worker", procedure.Professional, true},
	} {
		assert.Equal(t, tc.want, tc.rule.Allows(tc.role, tc.standing), tc.why)
	}
}

func TestBasisAppend(t *testing.T) {
	b := procedure.Basis{Procedures: procedure.MustEditions(dated(procedure.Nottinghamshire(), "2026-01-01")), Calendar: calendar.EnglandAndWales(), On: day("2026-12-18")}
	f := procedure.Finding{Rule: procedure.RuleNoChildInterprets, Outcome: procedure.Met, Done: day("2026-12-18")}
	got := b.Append(nil, b.On, f)
	require.Len(t, got, 2, "once for each clause")
	assert.Equal(t, []string{"L 5", "N 3.13b"}, []string{got[0].Clause, got[1].Clause})
	assert.Equal(t, procedure.Must, got[0].Force)
	assert.Equal(t, procedure.Met, got[1].Outcome)
	f.Rule = procedure.RuleFamilyAndSocialWorker
	assert.Empty(t, b.Append(nil, b.On, f), "no clause names it")
	f.Rule = 255
	assert.Empty(t, b.Append(nil, b.On, f))
	f.Rule = procedure.RuleFirstMeeting
	undetermined := []procedure.Finding{{Rule: procedure.RuleFirstMeeting}}
	assert.Equal(t, undetermined, b.Append(nil, day("2025-12-31"), f), "before the first edition")
	for _, broken := range []procedure.Basis{{}, {Procedures: b.Procedures, Calendar: b.Calendar}, {Procedures: b.Procedures, On: b.On}, {Calendar: b.Calendar, On: b.On}} {
		assert.Equal(t, undetermined, broken.Append(nil, day("2026-12-18"), f))
	}
}

func TestBasis(t *testing.T) {
	good := procedure.Basis{Procedures: procedure.MustEditions(procedure.Bexley()), Calendar: calendar.EnglandAndWales(), On: day("2026-12-18")}
	require.NoError(t, good.Validate())
	good.SoonWithin = calendar.WorkingDays(5)
	require.NoError(t, good.Validate())
	assert.EqualError(t, procedure.Basis{}.Validate(), "/calendar: must be a calendar\n/on: must be a day\n/procedures: must have an edition")
	late := good
	late.On = day("2101-01-01")
	late.SoonWithin = calendar.Days(-1)
	late.Rules = []procedure.RuleID{procedure.RuleVisitDue, procedure.NoRule, 200}
	assert.EqualError(t, late.Validate(), "/on: must be a day that the calendar covers\n/rules/1: must be one of the library's rules\n/rules/2: must be one of the library's rules\n/soonWithin: must not be negative")
	assert.Equal(t, "[procedures=[bexley] on=2026-12-18 soonWithin=5 working days]", good.LogValue().String())
}

// A finding looks to the one role that its clause does.
func TestWhomAClauseLooksTo(t *testing.T) {
	e, _ := procedure.MustEditions(procedure.Nottinghamshire()).On(day("2026-06-01"))
	for _, tc := range []struct {
		rule      procedure.RuleID
		ref       string
		otherwise procedure.Role
		want      procedure.Role
	}{
		{procedure.RuleMinutesCirculated, "N 3.18a", procedure.SocialWorker, procedure.Chair},
		{procedure.RuleActionsRecorded, "N 3.17d", procedure.SocialWorker, procedure.Chair},
		{procedure.RuleMembershipAgreed, "N 1.2a", "", procedure.ConferenceChair},
		{procedure.RuleFundamentalChangeLiaison, "N 2.3c", procedure.SocialWorker, procedure.TeamManager},
		{procedure.RuleVisitDue, "N 3.4a", "", procedure.SocialWorker},
		{procedure.RuleContactShared, "N 3.5a", procedure.SocialWorker, procedure.SocialWorker},
		{procedure.RuleVisitDue, "N 9", procedure.Parent, procedure.Parent},
		{procedure.RuleID(255), "N 3.18a", procedure.Parent, procedure.Parent},
	} {
		assert.Equal(t, tc.want, e.Responsible(tc.rule, tc.ref, tc.otherwise), tc.ref)
	}
	b := procedure.Basis{Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(), On: day("2026-06-01")}
	for otherwise, want := range map[procedure.Role]procedure.Role{"": procedure.Chair, procedure.SocialWorker: procedure.Chair, procedure.LineManager: procedure.LineManager} {
		f := b.Append(nil, b.On, procedure.Finding{Rule: procedure.RuleActionsRecorded, Responsible: otherwise})[0]
		assert.Equal(t, want, f.Responsible, "a rule that names another keeps it")
	}
}

func TestWhatAnEditionSaysOfRoles(t *testing.T) {
	on := func(p procedure.Procedure) *procedure.Edition {
		e, ok := procedure.MustEditions(p).On(day("2026-06-01"))
		require.True(t, ok)
		return e
	}
	city, bexley := on(procedure.NottinghamCity()), on(procedure.Bexley())
	assert.Equal(t, procedure.IndependentReviewingOfficer, city.ReviewOfficer())
	assert.Empty(t, bexley.ReviewOfficer())
	assert.Equal(t, procedure.SocialWorker, bexley.MinutesBy())
	assert.Empty(t, city.MinutesBy())
	assert.Equal(t, "safety plan", bexley.PlanName())
	assert.Equal(t, "child protection plan", city.PlanName())
	assert.True(t, city.IsConfidential(procedure.DomesticAbuseWorker))
	assert.False(t, city.IsConfidential(procedure.GP))
	assert.False(t, (*procedure.Edition)(nil).IsConfidential(procedure.DomesticAbuseWorker))
}

func TestWhatACheckComesTo(t *testing.T) {
	var missing procedure.Fields
	missing.AddIf(false, field.Due)
	assert.Equal(t, procedure.Met, missing.Outcome())
	missing.AddIf(true, field.Due)
	assert.Equal(t, procedure.NotMet, missing.Outcome())
	assert.Equal(t, "due", missing.String())
	assert.Equal(t, procedure.Finding{Rule: procedure.RuleSMART, Subject: procedure.Subject{Kind: procedure.CaseSubject}, Outcome: procedure.Pending}, findings.OnCase(procedure.RuleSMART, procedure.Pending))
}
