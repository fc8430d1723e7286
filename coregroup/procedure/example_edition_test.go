package procedure_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// nottinghamshireEdition is the county's procedure as it is asked.
func nottinghamshireEdition() *procedure.Edition {
	edition, ok := procedure.MustEditions(procedure.Nottinghamshire()).On(calendar.MustParseDate("2026-06-01"))
	if !ok {
		panic("no edition was in force")
	}
	return edition
}

// The procedures that are built in, and the officer to whom each takes a fundamental change.
func ExampleProcedure() {
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()} {
		fmt.Printf("%s: %q\n", p.ID, p.ReviewOfficer)
	}
	// Output:
	// nottinghamshire: "child-protection-coordinator"
	// nottingham-city: "independent-reviewing-officer"
	// bexley: ""
}

// A council that differs in one limit starts from a procedure that is there. Clone keeps what it
// changes its own.
func ExampleProcedure_Clone() {
	county := procedure.Nottinghamshire()
	council := county.Clone()
	council.ID, council.Title, council.Authority = "council", "Core groups", "A council"
	for i := range council.Terms {
		if council.Terms[i].Rule == procedure.RuleNextMeeting {
			council.Terms[i].Within = procedure.Within(calendar.Weeks(4))
		}
	}
	fmt.Println(council.Validate())
	held := procedure.Events{procedure.PreviousMeeting: calendar.MustParseDate("2026-06-12")}
	for edition := range procedure.MustEditions(council).All() {
		due, _ := edition.Due(procedure.RuleNextMeeting, "", calendar.EnglandAndWales(), held)
		fmt.Println(edition.ID(), due.Limit, due.On)
	}
	// Output:
	// <nil>
	// council 4 weeks 2026-07-10
}

// The days from which the limits count, by event. What is not known is left out, and then there
// is no last day.
func ExampleEdition_Due() {
	known := procedure.Events{procedure.Meeting: calendar.MustParseDate("2026-06-12")}
	due, ok := nottinghamshireEdition().Due(procedure.RuleMinutesCirculated, procedure.Parent, calendar.EnglandAndWales(), known)
	fmt.Println(ok, due.Clause, due.Limit, due.On)
	due, ok = nottinghamshireEdition().Due(procedure.RuleFirstMeeting, "", calendar.EnglandAndWales(), known)
	fmt.Println(ok, due.Clause, due.Limit, due.On.IsZero())
	// Output:
	// true N 3.18a 10 working days 2026-06-26
	// true N 2.1a 10 working days true
}

// A rule that no clause of the edition names gives no finding.
func ExampleEdition_Asks() {
	edition := nottinghamshireEdition()
	fmt.Println(edition.Asks(procedure.RuleSMART), edition.Asks(procedure.RuleSafetyPlanMade), edition.Asks(procedure.RuleExcludedReceived))
	// Output: true false true
}

// A line manager may chair the first meetings, one of which they have to (N 3.1a), and the social
// worker is the usual chair (N 3.1b).
func ExampleEdition_Chairs() {
	edition := nottinghamshireEdition()
	for _, role := range []procedure.Role{procedure.LineManager, procedure.SocialWorker, procedure.Parent} {
		jointly, usually := edition.Chairs(1, role, procedure.StandingUnknown)
		fmt.Println(role, jointly, usually)
	}
	// Output:
	// line-manager true false
	// social-worker false true
	// parent false false
}

func ExampleEdition_JointChairMeetings() {
	fmt.Println(nottinghamshireEdition().JointChairMeetings(), "meetings, one of which the line manager chairs (N 3.1a)")
	// Output: 2 meetings, one of which the line manager chairs (N 3.1a)
}

// Help from a domestic abuse worker is shown only to the person whom it is for.
func ExampleEdition_IsConfidential() {
	edition := nottinghamshireEdition()
	fmt.Println(edition.IsConfidential(procedure.DomesticAbuseWorker), edition.IsConfidential(procedure.HealthVisitor))
	// Output: true false
}

// Minutes go to members and to the meeting's chair. Others receive them only where the procedure
// says so, and the county's names nobody.
func ExampleEdition_Receives() {
	p := procedure.Nottinghamshire()
	p.Recipients = []procedure.Role{procedure.ConferenceChair}
	edition, _ := procedure.MustEditions(p).On(calendar.MustParseDate("2026-06-01"))
	fmt.Println(edition.Receives(procedure.ConferenceChair), nottinghamshireEdition().Receives(procedure.ConferenceChair))
	// Output: true false
}

// To whom a clause looks: the chair for the minutes, and where it looks to several people whoever
// is given as leading.
func ExampleEdition_Responsible() {
	edition := nottinghamshireEdition()
	fmt.Println(edition.Responsible(procedure.RuleMinutesCirculated, "N 3.18a", procedure.SocialWorker))
	fmt.Println(edition.Responsible(procedure.RuleNextMeeting, "N 2.6c", procedure.SocialWorker))
	// Output:
	// chair
	// social-worker
}

// The library's own clauses belong to every procedure.
func ExampleSafetyClauses() {
	for _, c := range procedure.SafetyClauses() {
		for _, rule := range c.Rules {
			fmt.Println(c.Ref, rule)
		}
	}
	// Output:
	// L 1 informed-through-family
	// L 1 excluded-invited
	// L 1 excluded-told
	// L 1 excluded-received
	// L 2 told-without-standing
	// L 2 no-standing
	// L 3 told-of-other-children
	// L 3 other-children-only
	// L 4 told-not-for
	// L 4 marked-not-for
	// L 5 no-child-interprets
}

// A finding takes the clauses that name its rule from the edition in force: this one has two.
func ExampleBasis_Append() {
	b := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(), On: calendar.MustParseDate("2026-06-12"),
	}
	found := procedure.Finding{
		Rule: procedure.RuleNoChildInterprets, Outcome: procedure.NotMet,
		Subject: procedure.SubjectIn(procedure.InterpreterSubject, procedure.MemberID("daughter"), procedure.MeetingID("m2")),
	}
	for _, f := range b.Append(nil, b.On, found) {
		fmt.Println(f)
	}
	// Output:
	// L 5 no-child-interprets, interpreter/daughter@m2: not met
	// N 3.13b no-child-interprets, interpreter/daughter@m2: not met
}

// A list that is found already is gone through where it is. What no clause of the edition asks for is taken out.
func ExampleBasis_AttachClauses() {
	b := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Bexley()), Calendar: calendar.EnglandAndWales(), On: calendar.MustParseDate("2026-06-12"),
	}
	found := []procedure.Finding{{Rule: procedure.RuleWrittenNote, Outcome: procedure.NotMet}, {Rule: procedure.RuleWorksWell, Outcome: procedure.NotMet}}
	fmt.Println(b.Asks(procedure.RuleWrittenNote, b.On), b.Asks(procedure.RuleWorksWell, b.On))
	for _, f := range b.AttachClauses(found, 0, b.On) {
		fmt.Println(f.Clause, f.Rule)
	}
	// Output:
	// false true
	// B 6a works-well
}

// A council may give those with some role another limit than everyone else.
func ExampleEdition_HasOwnTerm() {
	p := procedure.Nottinghamshire()
	p.Terms = append(p.Terms, procedure.Term{
		Rule: procedure.RuleMinutesCirculated, For: []procedure.Role{procedure.Parent}, Within: procedure.Within(calendar.WorkingDays(5)), From: procedure.Meeting, Clause: "N 3.18a",
	})
	e, _ := procedure.MustEditions(p).On(calendar.MustParseDate("2026-06-01"))
	fmt.Println(e.HasOwnTerm(procedure.RuleMinutesCirculated, procedure.Parent), e.HasOwnTerm(procedure.RuleMinutesCirculated, procedure.Teacher))
	// Output: true false
}

// A system that holds no visits leaves the rules on them out.
func ExampleBasis_Selects() {
	var b procedure.Basis
	fmt.Println(b.Selects(procedure.RuleNextMeeting), b.Selects(procedure.RuleVisitDue))
	b.Rules = []procedure.RuleID{procedure.RuleFirstMeeting, procedure.RuleNextMeeting}
	fmt.Println(b.Selects(procedure.RuleNextMeeting), b.Selects(procedure.RuleVisitDue))
	// Output:
	// true true
	// true false
}
