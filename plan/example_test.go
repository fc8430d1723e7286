package plan_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/plan"
)

// family is a child on a plan since 1 June 2026, with mother, social worker and health visitor.
func family() *coregroup.CoreGroup {
	return &coregroup.CoreGroup{
		Children: []coregroup.Child{{ID: "c1", Born: day("2020-03-01"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}}},
		Members: []coregroup.Member{
			{ID: "mother", Roles: []procedure.Role{procedure.Parent}, LinkedTo: []procedure.ChildID{"c1"}},
			{ID: "worker", Roles: []procedure.Role{procedure.SocialWorker}},
			{ID: "visitor", Roles: []procedure.Role{procedure.HealthVisitor}},
		},
		Allocations:  []coregroup.Allocation{{SocialWorker: "worker"}},
		LineManagers: []coregroup.LineManagement{{Manager: "manager", Of: "worker"}, {Manager: "matron", Of: "visitor"}},
	}
}

func nottinghamshire(on string) procedure.Basis {
	return procedure.Basis{Procedures: procedure.MustEditions(procedure.Nottinghamshire()), Calendar: calendar.EnglandAndWales(), On: calendar.MustParseDate(on)}
}

func show(findings []procedure.Finding) {
	for _, f := range findings {
		fmt.Println(f.Clause, f.Subject, f.Outcome)
		for path := range f.MissingPaths() {
			fmt.Println("  missing:", path)
		}
	}
}

// Everything that is not recorded is named at once, by its place in the plan.
func ExampleAppendFindings_smart() {
	p := &plan.ChildProtectionPlan{Revisions: []plan.Revision{{
		ID: "r1", Date: calendar.MustParseDate("2026-06-12"),
		Tasks: []plan.Task{{
			ID: "t1", Description: "…", Responsible: procedure.Person{ID: "visitor"}, Quantity: "…",
			MeasureOfSuccess: "…", Achievable: "…", Due: calendar.MustParseDate("2026-09-01"),
		}},
	}}}
	show(plan.AppendFindings(nil, nottinghamshire("2026-07-01"), family(), p, nil, procedure.RuleSMART))
	// Output:
	// N 2.2f task/t1 not met
	//   missing: /revisions/0/tasks/0/realistic
}

// The detailed plan is the core group's first task: it is asked for by the second meeting, or by
// the day on which the minutes of the first are due.
func ExampleAppendFindings_detailedPlanDeveloped() {
	held := []coregroup.HeldMeeting{{ID: "m1", Held: calendar.MustParseDate("2026-06-12")}}
	for _, on := range []string{"2026-06-26", "2026-06-27"} {
		for _, f := range plan.AppendFindings(nil, nottinghamshire(on), family(), &plan.ChildProtectionPlan{}, held, procedure.RuleDetailedPlanDeveloped) {
			fmt.Println(on, f.Outcome, "since", f.Since, "due", f.Due)
		}
	}
	// Output:
	// 2026-06-26 pending since 2026-06-12 due 2026-06-26
	// 2026-06-27 not met since 2026-06-12 due 2026-06-26
}

// Where a child's safety is affected each manager who was not informed is named, from the day of
// the difficulty on.
func ExampleAppendFindings_managersInformed() {
	p := &plan.ChildProtectionPlan{Difficulties: []plan.Difficulty{{
		ID: "d1", Date: calendar.MustParseDate("2026-07-20"), SafetyAffected: procedure.Yes, Professionals: []procedure.MemberID{"visitor"},
		Informed: []plan.Informed{{Manager: "manager", On: calendar.MustParseDate("2026-07-20")}},
	}}}
	for _, f := range plan.AppendFindings(nil, nottinghamshire("2026-07-21"), family(), p, nil, procedure.RuleManagersInformed) {
		fmt.Println(f.Subject, f.Outcome, f.Outcome == procedure.NotMet && f.Priority() == procedure.PrioritySafety)
	}
	// Output:
	// difficulty/d1@manager met false
	// difficulty/d1@matron not met true
}

// An outcome that is gone from the next revision was achieved, merged or explained, or it
// vanished.
func ExampleAppendFindings_planDrift() {
	p := &plan.ChildProtectionPlan{Revisions: []plan.Revision{
		{ID: "r1", Date: calendar.MustParseDate("2026-06-12"), Outcomes: []plan.Outcome{{ID: "o1"}, {ID: "o2"}, {ID: "o3", Status: plan.Achieved}}},
		{ID: "r2", Date: calendar.MustParseDate("2026-08-03"), Outcomes: []plan.Outcome{{ID: "o4"}}, Dropped: []plan.Dropped{{Outcome: "o1", Into: "o4"}}},
	}}
	show(plan.AppendFindings(nil, nottinghamshire("2026-09-01"), family(), p, nil, procedure.RulePlanDrift))
	// Output:
	// N 3.3a outcome/o1 met
	// N 3.3a outcome/o2 not met
	//   missing: /revisions/1/dropped
	// N 3.3a outcome/o3 met
	// N 3.3a outcome/o4 met
}

// All the rules at once: of a plan that is not there yet, before the first meeting.
func ExampleAppendFindings() {
	found := plan.AppendFindings(nil, nottinghamshire("2026-06-05"), family(), &plan.ChildProtectionPlan{}, nil)
	count := map[procedure.Outcome]int{}
	for _, f := range found {
		count[f.Outcome]++
	}
	fmt.Println(count[procedure.Pending], "pending,", count[procedure.NotApplicable], "not applicable")
	// Output: 21 pending, 16 not applicable
}

func ExampleCompare() {
	before := &plan.Revision{Tasks: []plan.Task{
		{ID: "t1", Responsible: procedure.Person{ID: "visitor"}, Due: calendar.MustParseDate("2026-08-01")},
		{ID: "t2", Responsible: procedure.Person{ID: "mother"}},
	}}
	after := &plan.Revision{Tasks: []plan.Task{{ID: "t1", Responsible: procedure.Person{ID: "worker"}, Due: calendar.MustParseDate("2026-09-01")}, {ID: "t3"}}}
	c := plan.Compare(before, after)
	fmt.Println("added", c.Added, "dropped", c.Dropped)
	fmt.Println(c.Redated[0].Subject, "from", c.Redated[0].From, "to", c.Redated[0].To)
	fmt.Println(c.Reassigned[0].Subject, "from", c.Reassigned[0].From.ID, "to", c.Reassigned[0].To.ID)
	// Output:
	// added [task/t3] dropped [task/t2]
	// task/t1 from 2026-08-01 to 2026-09-01
	// task/t1 from visitor to worker
}

// A view is made for one person, and refused to whoever is left out.
func ExampleFamilyView() {
	g := family()
	p := &plan.ChildProtectionPlan{Revisions: []plan.Revision{{
		ID: "r1", Date: calendar.MustParseDate("2026-06-12"),
		Tasks: []plan.Task{{
			ID: "t1", Description: "…", Responsible: procedure.Person{ID: "visitor", Role: procedure.HealthVisitor},
			Due: calendar.MustParseDate("2026-08-01"), Help: procedure.Yes, HelpFor: []procedure.MemberID{"mother"},
		}},
	}}}
	v := plan.FamilyView(nottinghamshire("2026-07-01"), g, p, "mother")
	for _, h := range v.Help {
		fmt.Println(v.Plan+":", h.Task, "from the", h.From.Role.Words(), "by", h.By)
	}
	g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "mother", DecidedOn: calendar.MustParseDate("2026-06-30")}}
	v = plan.FamilyView(nottinghamshire("2026-07-01"), g, p, "mother")
	fmt.Println(len(v.Help), v.Access.Extent, v.Access.Why)
	// Output:
	// child protection plan: t1 from the health visitor by 2026-08-01
	// 0 nothing excluded
}

// The revision says how a task stood on its day, and the history how it came on since.
func ExampleRevision_DueOf() {
	r := &plan.Revision{Date: calendar.MustParseDate("2026-06-12"), Tasks: []plan.Task{{
		ID: "t1", Status: plan.NotStarted, Due: calendar.MustParseDate("2026-08-01"),
		History: []plan.TaskEntry{
			{On: calendar.MustParseDate("2026-07-17"), Status: plan.InProgress, Due: calendar.MustParseDate("2026-09-01")},
			{On: calendar.MustParseDate("2026-08-28"), Status: plan.Achieved},
		},
	}}}
	for _, on := range []string{"2026-07-16", "2026-07-17", "2026-08-28"} {
		day := calendar.MustParseDate(on)
		fmt.Println(on, r.StatusOf(&r.Tasks[0], day), r.DueOf(&r.Tasks[0], day))
	}
	// Output:
	// 2026-07-16 not started 2026-08-01
	// 2026-07-17 in progress 2026-09-01
	// 2026-08-28 achieved 2026-09-01
}

func ExampleChildProtectionPlan_On() {
	p := &plan.ChildProtectionPlan{Revisions: []plan.Revision{
		{ID: "r1", Date: calendar.MustParseDate("2026-06-12")}, {ID: "r2", Date: calendar.MustParseDate("2026-08-03")},
	}}
	fmt.Println(p.On(calendar.MustParseDate("2026-08-02")).ID, p.On(calendar.MustParseDate("2026-08-03")).ID, p.On(calendar.MustParseDate("2026-06-11")))
	// Output: r1 r2 <nil>
}

// A Workspace is for one plan after another: it is opened on one, and then gives what each rule finds. The
// places start from where the plan is.
func ExampleWorkspace() {
	b := nottinghamshire("2026-07-01")
	p := &plan.ChildProtectionPlan{Revisions: []plan.Revision{{ID: "r1", Date: calendar.MustParseDate("2026-06-12")}}}
	inCase := procedure.Place{}.Field(field.Plan)
	var work plan.Workspace
	var findings []procedure.Finding
	for range 2 {
		work.Open(&b, family(), p, nil, inCase)
		findings = work.Append(findings[:0], procedure.RuleSMART)
		findings = work.Append(findings, procedure.RuleVisitingPattern)
	}
	show(findings)
	// Output:
	// N 2.2f case not met
	//   missing: /plan/revisions/0/tasks
	// N 2.2i child/c1 not met
	//   missing: /plan/revisions/0/visiting
}
