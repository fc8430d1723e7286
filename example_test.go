package childprotection_test

import (
	"encoding/json"
	"fmt"
	"log"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// A case in few words: a plan made by a conference, and one meeting since.
const small = `{
	"schema": 1,
	"id": "case-7",
	"children": [{"id": "c1", "born": "2018-09-14", "onPlan": [{"from": "2026-06-01"}]}],
	"members": [{"id": "worker", "roles": ["social-worker"]}],
	"conferences": [{"id": "k1", "kind": "initial", "held": "yes", "sittings": ["2026-06-01"], "decisions": [{"child": "c1", "decision": "plan made"}]}],
	"meetings": [{"id": "g1", "kind": "core group", "held": "yes", "sittings": ["2026-06-11"]}]
}`

func exampleBasis() procedure.Basis {
	return procedure.Basis{
		Procedures: procedure.MustEditions(procedure.Nottinghamshire()),
		Calendar:   calendar.EnglandAndWales(),
		On:         calendar.MustParseDate("2026-07-27"),
		SoonWithin: calendar.Weeks(1),
	}
}

func mustParse(text string) childprotection.Case {
	c, err := childprotection.ParseCase([]byte(text))
	if err != nil {
		log.Fatal(err)
	}
	return c
}

func ExampleParseCase() {
	_, err := childprotection.ParseCase([]byte(`{"schema":1,"children":[{"id":"c1","born":"2026-02-30"}],"visits":[{"id":"v1","child":"c2"}]}`))
	fmt.Println(err)
	// Output:
	// /children/0/born (byte 42): a date must be a day that exists, written YYYY-MM-DD
	// /visits/0/child: must be the id of a child of the group
}

func ExampleReview() {
	report, err := childprotection.Review(exampleBasis(), mustParse(small))
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range report.Open()[:3] {
		fmt.Println(f.Priority(), "|", f)
	}
	// Output:
	// overdue | N 2.1b detailed-plan-developed, case: not met, due 2026-06-25
	// overdue | N 3.18a minutes-circulated, member/worker@g1: overdue, due 2026-06-25, days late: 32
	// overdue | N 2.6c next-meeting, meeting/g1: overdue, due 2026-07-23, days late: 4
}

func ExampleReviewer_AppendFindings() {
	var r childprotection.Reviewer
	var findings []procedure.Finding
	b := exampleBasis()
	for _, text := range []string{small, `{"schema":1}`} {
		c := mustParse(text)
		var err error
		if findings, err = r.AppendFindings(findings[:0], b, &c); err != nil {
			log.Fatal(err)
		}
		for _, f := range findings {
			if f.Rule == procedure.RuleFirstMeeting {
				fmt.Println(f)
			}
		}
	}
	// Output:
	// N 2.1a first-meeting, child/c1@k1: met, due 2026-06-15, done 2026-06-11
	// N 2.1a first-meeting, case: undetermined
}

func ExampleDeadlines() {
	b := exampleBasis()
	list, err := childprotection.Deadlines(b, mustParse(small))
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range list {
		fmt.Println(d.Due, d.Rule, d.Subject, d.Outcome)
	}
	// Output:
	// 2026-06-25 minutes-circulated meeting/g1 overdue
	// 2026-07-23 next-meeting meeting/g1 overdue
	// 2026-09-01 first-review-conference child/c1@k1 pending
}

func ExampleExplain() {
	b, c := exampleBasis(), mustParse(small)
	report, err := childprotection.Review(b, c)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Rule != procedure.RuleNextMeeting {
			continue
		}
		x := childprotection.Explain(b, c, f)
		fmt.Println(x.Clause.Ref, x.Receipt.Due)
		for _, sentence := range x.Sentences {
			fmt.Println(sentence)
		}
	}
	// Output:
	// N 2.6c 2026-07-23
	// It was due by Thursday 23 July 2026 and is not done: 4 days late.
	// The clause looks to the core group.
}

func ExampleRules() {
	for _, r := range childprotection.Rules() {
		if r.ID.Safety() {
			fmt.Println(r.ID)
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

func ExampleToClear() {
	b, c := exampleBasis(), mustParse(small)
	report, err := childprotection.Review(b, c)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range report.Findings {
		switch f.Rule {
		case procedure.RuleNextMeeting, procedure.RuleMembershipAgreed, procedure.RuleMinutesCirculated:
			remedy, _ := childprotection.ToClear(b, c, f)
			fmt.Printf("%v\n%v\n", f.Key(), remedy)
		default:
		}
	}
	// Output:
	// membership-agreed|N 1.2a|case
	// complete /members/0: agreedAtConference (conference-chair)
	// membership-agreed|N 1.2a|member/worker
	// complete /members/0: agreedAtConference (conference-chair)
	// next-meeting|N 2.6c|meeting/g1
	// add to /meetings, kind core group, held yes: sittings chair id (social-worker)
	// minutes-circulated|N 3.18a|member/worker@g1
	// add to /minutes, meeting g1: attendance contributions views matters actions agreed chair written (chair)
	// add to /minutes/0/versions: number written (chair)
	// add to /minutes/0/versions/0/sendings, to id worker: extent id on route (chair)
}

func ExampleStep() {
	b, c := exampleBasis(), mustParse(small)
	report, err := childprotection.Review(b, c)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range report.Open() {
		if remedy, ok := childprotection.ToClear(b, c, f); ok && f.Rule == procedure.RuleNextMeeting {
			data, err := json.Marshal(remedy.Steps[0])
			if err != nil {
				log.Fatal(err)
			}
			fmt.Println(string(data))
		}
	}
	// Output:
	// {"at":"/meetings","new":true,"given":[{"path":"/kind","value":"core group"},{"path":"/held","value":"yes"}],"fields":["sittings","chair","id"],"by":{"role":"social-worker"}}
}
