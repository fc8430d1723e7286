package findings_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// A rule fills its findings in where they stand, and cites the clause that asks for them at the end.
func ExampleNote() {
	b := procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(), On: calendar.MustParseDate("2026-11-20"),
	}
	var found []procedure.Finding
	rule := procedure.RuleActionsRecorded
	if b.Asks(rule, b.On) {
		for _, action := range []procedure.ActionID{"a1", "a2"} {
			findings.Note(&found, rule, procedure.ActionSubject, action, "m3").Outcome = procedure.Met
		}
		found = b.AttachClauses(found, 0, b.On)
	}
	for _, f := range found {
		fmt.Println(f)
	}
	// Output:
	// N 3.17d actions-recorded, action/a1@m3: met
	// N 3.17d actions-recorded, action/a2@m3: met
}

// The positions of people in the order of their ids.
func ExampleAppendByID() {
	people := []procedure.MemberID{"worker", "mother", "teacher"}
	fmt.Println(findings.AppendByID(nil, len(people), func(at int) procedure.MemberID { return people[at] }))
	// Output: [1 2 0]
}
