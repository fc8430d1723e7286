package procedure_test

import (
	"errors"
	"fmt"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

func ExampleOnCase() {
	fmt.Println(procedure.OnCase(procedure.RuleLineManagerChairs, procedure.NotApplicable))
	// Output: line-manager-chairs, case: not applicable
}

// A rule fills its findings in where they stand, and cites the clause that asks for them at the end.
func ExampleNote() {
	b := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(), On: calendar.MustParseDate("2026-11-20"),
	}
	var findings []procedure.Finding
	rule := procedure.RuleActionsRecorded
	if b.Asks(rule, b.On) {
		for _, action := range []procedure.ActionID{"a1", "a2"} {
			procedure.Note(&findings, rule, procedure.ActionSubject, action, "m3").Outcome = procedure.Met
		}
		findings = b.Cite(findings, 0, b.On)
	}
	for _, f := range findings {
		fmt.Println(f)
	}
	// Output:
	// N 3.17d actions-recorded, action/a1@m3: met
	// N 3.17d actions-recorded, action/a2@m3: met
}

// The positions of people in the order of their ids.
func ExampleAppendByID() {
	people := []procedure.MemberID{"worker", "mother", "teacher"}
	fmt.Println(procedure.AppendByID(nil, len(people), func(at int) procedure.MemberID { return people[at] }))
	// Output: [1 2 0]
}

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

func ExampleCheckTimeOfDay() {
	fmt.Println(procedure.CheckTimeOfDay("09:30"))
	fmt.Println(procedure.CheckTimeOfDay("9.30am"))
	// Output:
	// <nil>
	// procedure: a time of day must be HH:MM
}

// A closed set of a backend's own, read and written like those of the library.
func ExampleClosedSet() {
	ways := procedure.ClosedSet{"", "discussed", "escalated"}
	fmt.Println(ways.Text(2, "Way"), ways.Text(9, "Way"))
	text, err := ways.Marshal(9)
	fmt.Printf("%q %v\n", text, err)
	_, err = ways.Read([]byte("ignored"), "backend: a way")
	fmt.Println(err)
	var answer procedure.Answer
	fmt.Println(procedure.ReadText(procedure.ClosedSet{"", "yes", "no"}, []byte("no"), "backend: an answer", &answer), answer)
	fmt.Println(ways.Has(2), ways.Has(9))
	// Output:
	// escalated Way(9)
	// "" procedure: no such value
	// backend: a way must be discussed or escalated
	// <nil> no
	// true false
}

// booking is a record of a backend's own.
type booking struct {
	ID      procedure.MeetingID `json:"id"`
	Held    procedure.Answer    `json:"held,omitzero"`
	Chair   procedure.Person    `json:"chair,omitzero"`
	Agreed  calendar.Date       `json:"agreed,omitzero"`
	Decided procedure.Text      `json:"decided,omitzero"`
}

// Everything that is wrong with some records is told of at once, by its place.
func ExampleChecker() {
	list := []booking{
		{ID: "m1", Held: procedure.Yes, Chair: procedure.Person{ID: "manager", Role: procedure.LineManager}},
		{ID: "m1", Held: procedure.Answer(9), Chair: procedure.Person{Role: "Line Manager"}},
		{ID: "the second meeting"},
	}
	var c procedure.Checker // ready for one set of records after another
	err := c.Run(func(c *procedure.Checker) {
		before := c.Sets()
		known := c.IDs()
		known.Put("m0")
		for i, b := range list {
			at := c.Root().To("/bookings").Item(i)
			c.New(at.To("/id"), known, string(b.ID))
			c.InSet(at, "/held", b.Held.IsValid())
			c.Person(at.To("/chair"), b.Chair)
			if b.Held == procedure.Yes && b.Agreed.IsZero() {
				c.Add(at.To("/agreed"), "must be a day")
			}
		}
		if known.Has("m7") {
			c.Add(c.Root(), "must not have the id m7")
		}
		c.Free(before) // its memory serves the next set
		c.Check(c.Root().To("/case"), procedure.CheckID(procedure.CaseID("")))
		c.Also(c.Root().To("/basis"), procedure.Basis{Calendar: calendar.EnglandAndWales(), On: calendar.MustParseDate("2026-06-12")}.Validate())
	})
	fmt.Println(err)
	// Output:
	// /basis/procedures: must have an edition
	// /bookings/0/agreed: must be a day
	// /bookings/1/chair/role: a role must be at most 40 characters of a-z, 0-9 and hyphen, beginning with a letter
	// /bookings/1/held: must be one of the values that there are
	// /bookings/1/id: must be given once
	// /bookings/2/id: an id must be 1 to 64 characters of A-Z, a-z, 0-9, dot, underscore, colon and hyphen
	// /case: an id must be 1 to 64 characters of A-Z, a-z, 0-9, dot, underscore, colon and hyphen
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

// A backend reads records of its own as strictly as the library reads a case, and with a check of
// its own tells of everything at once.
func ExampleRecordReader_Read() {
	reader := procedure.NewRecordReader[booking]()
	_, err := reader.Read([]byte(`{"id": "m 1", "held": "maybe", "venue": "x"}`), func(b *booking) error {
		var ps procedure.Problems
		ps.Check("/id", procedure.CheckID(b.ID))
		return ps.OrNil()
	})
	fmt.Println(err)
	// Output:
	// the whole (byte 31): must have no unknown field
	// /held (byte 22): an answer must be yes or no
	// /id: an id must be 1 to 64 characters of A-Z, a-z, 0-9, dot, underscore, colon and hyphen
}
