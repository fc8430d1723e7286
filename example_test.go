package childprotection_test

import (
	"encoding/json"
	"fmt"
	"log"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
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

// A small case, filled in by a backend. The comment of Case shows the same.
func ExampleCase() {
	day := calendar.MustParseDate
	c := childprotection.Case{
		CoreGroup: coregroup.CoreGroup{
			Children:    []coregroup.Child{{ID: "c1", Born: day("2018-09-14"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}}},
			Members:     []coregroup.Member{{ID: "mother", Roles: []procedure.Role{procedure.Parent}, LinkedTo: []procedure.ChildID{"c1"}}, {ID: "worker", Roles: []procedure.Role{procedure.SocialWorker}}},
			Allocations: []coregroup.Allocation{{SocialWorker: "worker"}},
		},
		Timetable: schedule.Timetable{
			Conferences: []schedule.Conference{{
				ID: "k1", Kind: schedule.Initial, Held: procedure.Yes, Sittings: []calendar.Date{day("2026-06-01")},
				Decisions: []schedule.PlanDecision{{Child: "c1", Decision: schedule.PlanMade}},
			}},
			Meetings: []schedule.Meeting{{ID: "g1", Kind: schedule.CoreGroup, Held: procedure.Yes, Sittings: []calendar.Date{day("2026-06-11")}}},
			Visits:   []schedule.Visit{{ID: "v1", Child: "c1", Made: day("2026-07-20"), By: "worker", Seen: procedure.Yes}},
		},
		Plan: plan.ChildProtectionPlan{Revisions: []plan.Revision{{ID: "r1", Date: day("2026-06-11"), Visiting: []plan.Visiting{{Child: "c1", Frequency: calendar.Weeks(2)}}}}},
	}
	deadlines, err := childprotection.Deadlines(exampleBasis(), c)
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range deadlines {
		fmt.Println(d)
	}
	// Output:
	// meeting/g1: N 3.18a minutes-circulated, due 2026-06-25, 10 working days from 2026-06-11, overdue
	// meeting/g1: N 2.6c next-meeting, due 2026-07-23, 6 weeks from 2026-06-11, overdue
	// visit/v1@c1: N 3.4a visit-due, due 2026-08-03, 2 weeks from 2026-07-20, due soon
	// child/c1@k1: E 1b first-review-conference, due 2026-09-01, 3 months from 2026-06-01, pending
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
	// now | N 2.1b detailed-plan-developed, case: not met, due 2026-06-25
	// now | N 3.18a minutes-circulated, member/worker@g1: overdue, due 2026-06-25, days late: 32
	// now | N 2.6c next-meeting, meeting/g1: overdue, due 2026-07-23, days late: 4
}

// A system that holds conferences and meetings only asks what those can answer.
func ExampleRulesReading() {
	b := exampleBasis()
	b.Rules = childprotection.RulesReading(procedure.Conferences, procedure.Meetings)
	report, err := childprotection.Review(b, mustParse(small))
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range report.Open() {
		fmt.Println(f)
	}
	fmt.Println(len(report.NotAsked), "rules of the procedure were not asked")
	// Output:
	// N 2.6c next-meeting, meeting/g1: overdue, due 2026-07-23, days late: 4
	// 83 rules of the procedure were not asked
}

// What does not hold together is told of all at once, by its place in the case.
func ExampleCase_Validate() {
	c := mustParse(small)
	c.Members[0].ID = "the worker"
	c.Conferences[0].Decisions[0].Child = "c9"
	fmt.Println(c.Validate())
	// Output:
	// /conferences/0/decisions/0/child: must be the id of a child of the group
	// /members/0/id: an id must be 1 to 64 characters of A-Z, a-z, 0-9, dot, underscore, colon and hyphen
}

// Open leaves out what is met, pending or not applicable.
func ExampleReport_Open() {
	report, err := childprotection.Review(exampleBasis(), mustParse(small))
	if err != nil {
		log.Fatal(err)
	}
	open := report.Open()
	fmt.Println(len(open) < len(report.Findings), open[0].Rule, open[0].Outcome)
	// Output: true detailed-plan-developed not met
}

func ExampleReport_ByPriority() {
	report, err := childprotection.Review(exampleBasis(), mustParse(small))
	if err != nil {
		log.Fatal(err)
	}
	most := report.ByPriority()[0]
	fmt.Println(most.Key)
	for _, f := range most.Findings {
		fmt.Println(f.Clause, f.Rule, f.Subject)
	}
	// Output:
	// now
	// N 2.1b detailed-plan-developed case
	// N 3.18a minutes-circulated member/worker@g1
	// N 2.6c next-meeting meeting/g1
	// N 1.1c interagency case
	// N 1.2a membership-agreed case
	// N 1.2a membership-agreed member/worker
}

// The role to which a clause looks, and what is asked of it first. The empty role is that of what
// looks to nobody in particular.
func ExampleReport_ByResponsible() {
	report, err := childprotection.Review(exampleBasis(), mustParse(small))
	if err != nil {
		log.Fatal(err)
	}
	for _, group := range report.ByResponsible() {
		fmt.Printf("%q: %s\n", group.Key, group.Findings[0].Rule)
	}
	// Output:
	// "": interagency
	// "chair": minutes-circulated
	// "conference-chair": membership-agreed
	// "social-worker": detailed-plan-developed
}

func ExampleReport_BySubject() {
	report, err := childprotection.Review(exampleBasis(), mustParse(small))
	if err != nil {
		log.Fatal(err)
	}
	for _, group := range report.BySubject() {
		fmt.Println(group.Key, "first:", group.Findings[0].Rule)
	}
	// Output:
	// case first: detailed-plan-developed
	// child/c1 first: purpose-explained
	// member/worker first: membership-agreed
	// member/worker@g1 first: minutes-circulated
	// meeting/g1 first: next-meeting
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

// How the same case stands as on several days.
func ExampleReviewer_AppendAgain() {
	var r childprotection.Reviewer
	b, c := exampleBasis(), mustParse(small)
	findings, err := r.AppendFindings(nil, b, &c)
	if err != nil {
		log.Fatal(err)
	}
	for _, on := range []string{"2026-06-10", "2026-06-11"} {
		b.On = calendar.MustParseDate(on)
		if findings, err = r.AppendAgain(findings[:0], b); err != nil {
			log.Fatal(err)
		}
		for _, f := range findings {
			if f.Rule == procedure.RuleFirstMeeting {
				fmt.Println(on, f)
			}
		}
	}
	// Output:
	// 2026-06-10 N 2.1a first-meeting, child/c1@k1: due soon, due 2026-06-15
	// 2026-06-11 N 2.1a first-meeting, child/c1@k1: met, due 2026-06-15, done 2026-06-11
}

func ExampleDeadlines() {
	b := exampleBasis()
	list, err := childprotection.Deadlines(b, mustParse(small))
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range list {
		fmt.Println(d)
	}
	// Output:
	// meeting/g1: N 3.18a minutes-circulated, due 2026-06-25, 10 working days from 2026-06-11, overdue
	// meeting/g1: N 2.6c next-meeting, due 2026-07-23, 6 weeks from 2026-06-11, overdue
	// child/c1@k1: E 1b first-review-conference, due 2026-09-01, 3 months from 2026-06-01, pending
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

// justStarted is a case of which nothing is recorded but a child and the initial conference, of
// Friday 18 December 2026.
const justStarted = `{
	"schema": 1,
	"children": [{"id": "c1", "born": "2019-04-02", "onPlan": [{"from": "2026-12-18"}]}],
	"conferences": [{"id": "k1", "kind": "initial", "held": "yes", "sittings": ["2026-12-18"], "decisions": [{"child": "c1", "decision": "plan made"}]}]
}`

// A backend sets one timer for a case: nothing changes before, unless something is recorded.
func ExampleNextChange() {
	b, c := exampleBasis(), mustParse(justStarted)
	b.On = calendar.MustParseDate("2026-12-18")
	for range 3 {
		next, err := childprotection.NextChange(b, c)
		if err != nil {
			log.Fatal(err)
		}
		b.On = next
		fmt.Println(next)
	}
	// Output:
	// 2026-12-30
	// 2027-01-07
	// 2027-03-11
}

// How the first core group meeting goes from being ahead to being overdue.
func ExampleTimeline() {
	lines, err := childprotection.Timeline(exampleBasis(), mustParse(justStarted), calendar.MustParseDate("2026-12-18"), calendar.MustParseDate("2027-01-31"))
	if err != nil {
		log.Fatal(err)
	}
	for _, line := range lines {
		if line.Rule == procedure.RuleFirstMeeting {
			fmt.Println(line.Key())
			for _, s := range line.Intervals {
				fmt.Println(s.From, "to", s.To, s.Outcome)
			}
		}
	}
	// Output:
	// first-meeting|N 2.1a|child/c1@k1
	// 2026-12-18 to 2026-12-29 pending
	// 2026-12-30 to 2027-01-06 due soon
	// 2027-01-07 to 2027-01-31 overdue
}

// What was pressing on one day.
func ExampleLine_On() {
	lines, err := childprotection.Timeline(exampleBasis(), mustParse(justStarted), calendar.MustParseDate("2026-12-18"), calendar.MustParseDate("2027-01-31"))
	if err != nil {
		log.Fatal(err)
	}
	for _, line := range lines {
		if s, ok := line.On(calendar.MustParseDate("2027-01-06")); ok && s.Priority >= procedure.PrioritySoon {
			fmt.Println(line.Clause, s.Outcome)
		}
	}
	// Output:
	// N 2.1a due soon
}

// What is made ready for a first core group meeting to come: of the people nobody but the social worker
// is recorded here.
func ExamplePrepare() {
	c := mustParse(small)
	c.Meetings[0] = schedule.Meeting{ID: "g1", Kind: schedule.CoreGroup, Bookings: []schedule.Booking{{Day: calendar.MustParseDate("2026-06-11")}}}
	b := exampleBasis()
	b.On = calendar.MustParseDate("2026-06-04")
	p, err := childprotection.Prepare(b, c, "g1")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("core group", p.Number, "on", p.Day)
	for _, o := range p.Proposal.Options {
		fmt.Println("chair:", o.Roles, o.Why, "by", o.Clause)
	}
	for _, i := range p.Invitations {
		fmt.Println("invite", i.ID)
	}
	for _, x := range p.People {
		for _, s := range x.Steps.Steps[:2] {
			fmt.Println(x.ID, "|", s.Clause, "|", s.Text)
		}
	}
	for _, to := range p.Circulation.To {
		fmt.Println("minutes to", to.ID, "by", to.Due.Due)
	}
	// Output:
	// core group 1 on 2026-06-11
	// chair: [line-manager] required at one of the first meetings by N 3.1a
	// chair: [social-worker] usual chair by N 3.1b
	// invite worker
	// worker | N 3.5b | Be ready to say honestly how you see progress with the plan.
	// worker | N 3.6a | Read the initial child protection conference's decisions and recommendations.
	// minutes to worker by 2026-06-25
}

func ExampleRuleOf() {
	if r, ok := childprotection.RuleOf(procedure.RuleManagersInformed); ok {
		fmt.Println(r.ID, "|", r.Title)
	}
	// Output: managers-informed | Managers informed
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

func ExampleRemedy_steps() {
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
