package procedure_test

import (
	"errors"
	"fmt"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// In the order of a report: by rule, then subject, then clause.
func ExampleFinding_Compare() {
	list := []procedure.Finding{
		{Rule: procedure.RuleNextMeeting, Subject: procedure.SubjectOf(procedure.MeetingSubject, procedure.MeetingID("m2"))},
		{Rule: procedure.RuleNextMeeting, Subject: procedure.SubjectOf(procedure.MeetingSubject, procedure.MeetingID("m1"))},
		{Rule: procedure.RuleFirstMeeting, Subject: procedure.SubjectOf(procedure.ChildSubject, procedure.ChildID("c1"))},
	}
	slices.SortFunc(list, procedure.Finding.Compare)
	for _, f := range list {
		fmt.Println(f.Rule, f.Subject)
	}
	// Output:
	// first-meeting child/c1
	// next-meeting meeting/m1
	// next-meeting meeting/m2
}

// A form can lead whoever fills it in to each field that is missing.
func ExampleFinding_MissingPaths() {
	f := procedure.Finding{
		Rule: procedure.RuleTaskMeasures, Outcome: procedure.NotMet,
		Missing: procedure.FieldsOf(field.MeasureOfSuccess, field.MeasureOfFailure),
		At:      procedure.Place{}.Field(field.Plan).Item(field.Revisions, 0).Item(field.Tasks, 3),
	}
	for path := range f.MissingPaths() {
		fmt.Println(path)
	}
	// Output:
	// /plan/revisions/0/tasks/3/measureOfFailure
	// /plan/revisions/0/tasks/3/measureOfSuccess
}

func ExampleSubject_Compare() {
	list := []procedure.Subject{
		procedure.SubjectIn(procedure.MemberSubject, procedure.MemberID("mother"), procedure.MeetingID("m2")),
		procedure.SubjectIn(procedure.MemberSubject, procedure.MemberID("worker"), procedure.MeetingID("m1")),
		procedure.SubjectOf(procedure.ChildSubject, procedure.ChildID("c1")),
	}
	slices.SortFunc(list, procedure.Subject.Compare)
	fmt.Println(list)
	// Output: [child/c1 member/worker@m1 member/mother@m2]
}

// What breaks a safety rule comes first, and no exception can be agreed to it.
func ExampleRuleID_Safety() {
	for _, r := range procedure.RuleIDs() {
		if r.Safety() {
			fmt.Println(r)
		}
	}
	// Output:
	// managers-informed
	// no-child-interprets
	// informed-through-family
	// excluded-invited
	// excluded-told
	// told-without-standing
	// told-of-other-children
	// told-not-for
	// excluded-received
	// no-standing
	// other-children-only
	// marked-not-for
}

func ExampleAgreedException_Validate() {
	x := procedure.AgreedException{
		Rule: procedure.RuleExcludedReceived, Subject: procedure.Subject{Kind: procedure.AllSubjects}, Reason: "…",
		AuthorisedBy: procedure.Person{Role: procedure.TeamManager, ID: "p9"}, Granted: calendar.MustParseDate("2026-12-23"),
	}
	fmt.Println(x.Validate())
	// Output: /rule: must not be a safety rule: no exception can be agreed to one
}

// A backend collects what is wrong with its own records as the library does.
func ExampleProblems() {
	var ps procedure.Problems
	ps.Add("/on", "must be a day")
	ps.Check("/id", procedure.CheckID(procedure.MemberID("Ann Smith")))
	ps.AddUnder("/basis", procedure.Basis{}.Validate())
	err := ps.OrNil()
	fmt.Println(err)
	var first procedure.Problem
	fmt.Println(errors.As(err, &first), first.Path)
	// Output:
	// /basis/calendar: must be a calendar
	// /basis/on: must be a day
	// /basis/procedures: must have an edition
	// /id: an id must be 1 to 64 characters of A-Z, a-z, 0-9, dot, underscore, colon and hyphen
	// /on: must be a day
	// true /basis/calendar
}
