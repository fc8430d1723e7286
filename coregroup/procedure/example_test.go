package procedure_test

import (
	"errors"
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// The last day for the first core group, under the edition in force on the day
// of the conference.
func Example() {
	editions := procedure.MustEditions(procedure.Nottinghamshire())
	conference := calendar.MustParseDate("2026-12-18")
	edition, ok := editions.On(conference)
	if !ok {
		panic("no edition was in force")
	}
	due, _ := edition.Due(procedure.RuleFirstMeeting, "", calendar.EnglandAndWales(), procedure.Events{
		procedure.InitialConference: conference,
	})
	fmt.Println(due.Clause, due.Limit, due.On)
	// Output: N 2.1a 10 working days 2027-01-06
}

func ExampleCheckID() {
	fmt.Println(procedure.CheckID(procedure.MemberID("m-17")))
	fmt.Println(procedure.CheckID(procedure.MemberID("Ann Smith")))
	// Output:
	// <nil>
	// procedure: an id must be 1 to 64 characters of A-Z, a-z, 0-9, dot, underscore, colon and hyphen
}

func ExampleRole_Check() {
	fmt.Println(procedure.Role("youth-worker").Check() == nil, procedure.Role("Youth Worker").Check() == nil)
	// Output: true false
}

func ExampleRole_StandingOr() {
	fmt.Println(procedure.Parent.StandingOr(procedure.Professional))
	fmt.Println(procedure.Role("youth-worker").StandingOr(procedure.Professional))
	fmt.Println(procedure.Role("youth-worker").Standing() == procedure.StandingUnknown)
	// Output:
	// family
	// professional
	// true
}

func ExampleRole_Words() {
	fmt.Println(procedure.ChildProtectionCoordinator.Words())
	// Output: child protection co-ordinator
}

func ExampleText() {
	reason := procedure.Text("what was said")
	fmt.Printf("%v %q %x\n", reason, reason, reason)
	fmt.Println(string(reason))
	// Output:
	// [redacted] [redacted] [redacted]
	// what was said
}

func ExampleText_IsBlank() {
	fmt.Println(procedure.Text(" \t").IsBlank())
	// Output: true
}

func ExampleLimit() {
	fmt.Println(procedure.Within(calendar.Weeks(6)))
	fmt.Println(procedure.AsSoonAsPossible())
	fmt.Println(procedure.NotStated())
	// Output:
	// 6 weeks
	// as soon as possible
	// not stated
}

func ExampleTerm_Due() {
	// An unborn child's first review, as Tees has it.
	term := procedure.Term{EarlierOf: []procedure.Term{
		{Within: procedure.Within(calendar.WorkingDays(10)), From: procedure.Birth},
		{Within: procedure.Within(calendar.Months(3)), From: procedure.InitialConference},
	}}
	known := procedure.Events{procedure.InitialConference: calendar.MustParseDate("2026-12-18")}
	fmt.Println(term.Due(calendar.EnglandAndWales(), known).On)
	known[procedure.Birth] = calendar.MustParseDate("2027-01-20")
	fmt.Println(term.Due(calendar.EnglandAndWales(), known).On)
	// Output:
	// 2027-03-18
	// 2027-02-03
}

func ExampleDue_Explain() {
	term := procedure.Term{Within: procedure.Within(calendar.WorkingDays(2)), From: procedure.ReviewConference, Before: true}
	due := term.Due(calendar.EnglandAndWales(), procedure.Events{procedure.ReviewConference: calendar.MustParseDate("2027-01-05")})
	fmt.Println(due.Explain(calendar.EnglandAndWales()))
	// Output: -2 working days from Tue 5 Jan 2027: Thu 31 Dec 2026; passed over: Sun 3 Jan, weekend; Sat 2 Jan, weekend; Fri 1 Jan, New Year’s Day
}

func ExampleChairRule_Allows() {
	rule := procedure.ChairRule{AnyProfessional: true}
	fmt.Println(rule.Allows(procedure.HealthVisitor, procedure.StandingUnknown), rule.Allows(procedure.Parent, procedure.StandingUnknown))
	// Output: true false
}

func ExampleParseProcedure() {
	_, err := procedure.ParseProcedure([]byte(`{
		"id": "council", "title": "Core groups", "authority": "A council",
		"terms": [{"rule": "first-meeting", "within": "0 working days", "from": "initial conference", "clause": "C 2"}],
		"clauses": [{"ref": "C 1", "document": "Core groups", "force": "must", "kind": "deadline",
			"rules": ["first-meeting"], "text": "When the core group first meets."}]
	}`))
	var problems procedure.Problems
	if errors.As(err, &problems) {
		for _, p := range problems {
			fmt.Println(p.Path, p.Must)
		}
	}
	// Output:
	// /terms/0/clause must be the reference of one of the procedure's clauses
	// /terms/0/within must be at least one unit and at most ten years
}

func ExampleReadJSON() {
	var x procedure.AgreedException
	err := procedure.ReadJSON([]byte(`{"rule": "first-meeting", "granted": "2026-02-30", "note": "x"}`), &x)
	fmt.Println(err)
	// Output:
	// the whole (byte 51): must have no unknown field
	// /granted (byte 37): a date must be a day that exists, written YYYY-MM-DD
}

func ExampleProcedure_Validate() {
	p := procedure.Bexley()
	p.Terms[0].Within = procedure.Within(calendar.WorkingDays(10)) // not 10 days
	fmt.Println(p.Validate())
	p.Terms[0].Clause = "B 9z"
	fmt.Println(p.Validate())
	// Output:
	// <nil>
	// /terms/0/clause: must be the reference of one of the procedure's clauses
}

func ExampleProcedure_AllClauses() {
	all := procedure.Bexley().AllClauses()
	fmt.Println(all[0].Ref, all[len(all)-1].Ref)
	// Output: B 1a L 5
}

func ExampleEditions_On() {
	old, now := procedure.Nottinghamshire(), procedure.Nottinghamshire()
	old.ID, old.Effective = "old", calendar.MustParseDate("2020-04-01")
	now.ID, now.Effective = "now", calendar.MustParseDate("2026-04-01")
	editions, err := procedure.NewEditions(now, old)
	if err != nil {
		panic(err)
	}
	for edition := range editions.All() {
		fmt.Println(edition.ID(), "from", edition.Effective())
	}
	for _, on := range []string{"2020-03-31", "2026-03-31", "2026-04-01"} {
		if edition, ok := editions.On(calendar.MustParseDate(on)); ok {
			fmt.Println(on, edition.ID())
		} else {
			fmt.Println(on, "none in force")
		}
	}
	// Output:
	// old from 2020-04-01
	// now from 2026-04-01
	// 2020-03-31 none in force
	// 2026-03-31 old
	// 2026-04-01 now
}

func ExampleEdition_Clause() {
	edition, _ := procedure.MustEditions(procedure.Nottinghamshire()).On(calendar.MustParseDate("2026-12-18"))
	clause, _ := edition.Clause("N 2.6c")
	fmt.Println(clause.Ref, clause.Force, clause.Kind)
	fmt.Println(clause.Text)
	fmt.Println(clause.Family)
	// Output:
	// N 2.6c should deadline
	// From one core group to the next is at most 6 weeks.
	// The core group should meet every 6 weeks, or more often.
}

func ExampleEdition_Citing() {
	edition, _ := procedure.MustEditions(procedure.Nottinghamshire()).On(calendar.MustParseDate("2026-12-18"))
	for ref, force := range edition.Citing(procedure.RuleNoChildInterprets) {
		fmt.Println(ref, force)
	}
	// Output:
	// N 3.13b must
	// L 5 must
}

func ExampleEdition_ChairRules() {
	edition, _ := procedure.MustEditions(procedure.Nottinghamshire()).On(calendar.MustParseDate("2026-12-18"))
	for _, n := range []int{1, 3} {
		for _, r := range edition.ChairRules(n) {
			fmt.Println(n, r.Clause, r.Roles)
		}
	}
	// Output:
	// 1 N 3.1a [line-manager]
	// 1 N 3.1b [social-worker]
	// 3 N 3.1b [social-worker]
}

func ExampleBasis_Validate() {
	fmt.Println(procedure.Basis{On: calendar.MustParseDate("2026-12-18")}.Validate())
	// Output:
	// /calendar: must be a calendar
	// /procedures: must have an edition
}

func ExampleSubjectIn() {
	fmt.Println(procedure.SubjectIn(procedure.MemberSubject, procedure.MemberID("p2"), procedure.MeetingID("m3")))
	fmt.Println(procedure.SubjectOf(procedure.TaskSubject, procedure.TaskID("t3")))
	fmt.Println(procedure.SubjectOf(procedure.TaskSubject, procedure.TaskID("")).IsValid())
	// Output:
	// member/p2@m3
	// task/t3
	// false
}

func ExampleFields() {
	missing := procedure.FieldsOf(field.Purpose, field.Due)
	missing.AddIf(procedure.Text("  ").IsBlank(), field.Quantity)
	missing.Add(field.Realistic)
	missing.Remove(field.Due)
	for f := range missing.All() {
		fmt.Println(f)
	}
	fmt.Println(missing.Len(), missing.Has(field.Due), missing.Outcome(), procedure.Fields{}.Outcome())
	// Output:
	// purpose
	// quantity
	// realistic
	// 3 false not met met
}

// Of what is missing only some may be asked for.
func ExampleFields_And() {
	missing := procedure.FieldsOf(field.Purpose, field.Due)
	fmt.Println(missing.And(procedure.FieldsOf(field.Due, field.Quantity)))
	// Output: due
}

func ExampleFields_Or() {
	fmt.Println(procedure.FieldsOf(field.Purpose).Or(procedure.FieldsOf(field.Due, field.Purpose)).Len())
	// Output: 2
}

// One place is enough to point to each of many items.
func ExamplePlace_AtIndex() {
	tasks := procedure.Place{}.Field(field.Plan).Item(field.Tasks, 0)
	fmt.Println(tasks, tasks.AtIndex(7))
	// Output: /plan/tasks/0 /plan/tasks/7
}

func ExamplePlace_Under() {
	task := procedure.Place{}.Item(field.Tasks, 3)
	fmt.Println(task.Under(procedure.Place{}.Field(field.Plan)))
	// Output: /plan/tasks/3
}

func ExampleFinding() {
	f := procedure.Finding{
		Rule: procedure.RuleTaskMeasures, Clause: "N 2.2c", Force: procedure.Should, Outcome: procedure.NotMet,
		Subject: procedure.SubjectIn(procedure.TaskSubject, "t3", "r2"),
		Missing: procedure.FieldsOf(field.MeasureOfFailure),
		At:      procedure.Place{}.Item(field.Tasks, 3),
	}
	fmt.Println(f)
	fmt.Println(f.Key())
	fmt.Println(f.Path())
	fmt.Println(f.Priority())
	// Output:
	// N 2.2c task-measures, task/t3@r2: not met, missing: measureOfFailure
	// task-measures|N 2.2c|task/t3@r2
	// /tasks/3/measureOfFailure
	// should
}

func ExampleUnusedExceptions() {
	findings := []procedure.Finding{{Rule: procedure.RuleNextMeeting, Clause: "N 2.6c", Subject: procedure.SubjectOf(procedure.MeetingSubject, "m3")}}
	exceptions := []procedure.AgreedException{
		{Rule: procedure.RuleNextMeeting, Subject: findings[0].Subject},
		{Rule: procedure.RuleNextMeeting, Subject: procedure.SubjectOf(procedure.MeetingSubject, "m-3")},
	}
	for _, at := range procedure.UnusedExceptions(findings, exceptions) {
		fmt.Println("nothing is found of", exceptions[at].Rule, exceptions[at].Subject)
	}
	// Output: nothing is found of next-meeting meeting/m-3
}

func ExampleApplyExceptions() {
	findings := []procedure.Finding{{
		Rule: procedure.RuleNextMeeting, Clause: "N 2.6c", Subject: procedure.SubjectOf(procedure.MeetingSubject, "m3"),
		Outcome: procedure.Overdue, Due: calendar.MustParseDate("2026-12-28"),
	}}
	agreed := procedure.AgreedException{
		Rule: procedure.RuleNextMeeting, Subject: procedure.SubjectOf(procedure.MeetingSubject, "m3"), Reason: "the road was closed",
		AuthorisedBy: procedure.Person{Role: procedure.TeamManager, ID: "p9"},
		Granted:      calendar.MustParseDate("2026-12-23"), Expires: calendar.MustParseDate("2027-01-08"),
	}
	procedure.ApplyExceptions(findings, []procedure.AgreedException{agreed}, calendar.MustParseDate("2027-01-04"))
	fmt.Println(findings[0])
	// Output: N 2.6c next-meeting, meeting/m3: excepted, due 2026-12-28
}
