package plan_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

func TestDetailedPlanDeveloped(t *testing.T) {
	outline := func(s *scene) { s.p.Revisions = nil }
	check(
		t, content(procedure.RuleDetailedPlanDeveloped),
		row{"every item taken up", nil, want("case: met, done 2026-06-12", "outline-item/a: met", "outline-item/b: met", "outline-item/c: met")},
		row{"pending from the first meeting, with the day by which", func(s *scene) { outline(s); s.on = "2026-06-12" }, want("case: pending, due 2026-06-26")},
		row{"on the day that the first minutes are due", func(s *scene) { outline(s); s.on = "2026-06-26" }, want("case: pending, due 2026-06-26")},
		row{"the day after", func(s *scene) { outline(s); s.on = "2026-06-27" }, want("case: not met, due 2026-06-26")},
		row{"a second meeting before that", func(s *scene) {
			outline(s)
			s.held[1].Held, s.on = day("2026-06-19"), "2026-06-19"
		}, want("case: not met")},
		row{"a second meeting on that day", func(s *scene) {
			outline(s)
			s.held[1].Held, s.on = day("2026-06-26"), "2026-06-26"
		}, want("case: not met, due 2026-06-26")},
		row{"the minutes count from the last sitting", func(s *scene) {
			outline(s)
			s.held[0].Ended, s.on = day("2026-06-15"), "2026-06-27"
		}, want("case: pending, due 2026-06-29")},
		row{"before the first meeting", func(s *scene) { outline(s); s.held = nil }, want("case: pending")},
		row{"developed late is developed", func(s *scene) { s.p.Revisions[0].Date = day("2026-07-30") }, want("case: met, done 2026-07-30", "outline-item/a: met", "outline-item/b: met", "outline-item/c: met")},
		row{"before the first meeting it is pointed out", func(s *scene) { s.p.Revisions[0].Date = day("2026-06-11") }, want("case: met, plan before first meeting, done 2026-06-11", "outline-item/a: met", "outline-item/b: met", "outline-item/c: met")},
		row{"so it is where none was held", func(s *scene) { s.held = nil }, want("case: met, plan before first meeting, done 2026-06-12", "outline-item/a: met", "outline-item/b: met", "outline-item/c: met")},
		row{"an item that no revision takes up", func(s *scene) {
			s.p.Revisions[0].Answers = s.p.Revisions[0].Answers[1:]
			s.r().Answers = []plan.OutlineAnswer{{Item: "a", Reason: " "}}
		}, want("case: met, done 2026-06-12", "outline-item/a: not met /revisions/1/answers", "outline-item/b: met", "outline-item/c: met")},
		row{"which is pending until the limit", func(s *scene) {
			s.p.Revisions[0].Answers, s.on = nil, "2026-06-20"
		}, want("case: met, done 2026-06-12", "outline-item/a: pending", "outline-item/b: pending", "outline-item/c: pending")},
		row{"no outline to compare it with", func(s *scene) {
			s.p.Outlines = nil
			s.p.Revisions[0].Answers, s.r().Answers = nil, nil
		}, want("case: undetermined /outlines")},
		row{"an outline with nothing in it", func(s *scene) {
			s.p.Outlines[0].Items, s.p.Revisions[0].Answers, s.r().Answers = nil, nil, nil
		}, want("case: undetermined /outlines/0/items")},
		row{"the plan ended before the limit", func(s *scene) { outline(s); s.endPlans("2026-06-20") }, want("case: not applicable, due 2026-06-26")},
		row{"the plan ended after it", func(s *scene) { outline(s); s.endPlans("2026-07-01") }, want("case: not met, due 2026-06-26")},
		row{"the plan ended before a meeting", func(s *scene) { outline(s); s.held = nil; s.endPlans("2026-07-01") }, want("case: not applicable")},
		row{"developed before it ended", func(s *scene) { s.endPlans("2026-07-01") }, want("case: met, done 2026-06-12", "outline-item/a: met", "outline-item/b: met", "outline-item/c: met")},
		row{"no plan period is recorded", noPeriods, want("case: undetermined")},
	)
	later := func(s *scene) {
		s.g.Children = append(s.g.Children, coregroup.Child{ID: "c3", Born: day("2026-07-01"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-09-01")}}})
		s.p.Outlines = append(s.p.Outlines, plan.Outline{Date: day("2026-09-01"), Family: yes, Items: []plan.OutlineItem{{ID: "d", Description: "x"}}})
	}
	sinceThen := func(days ...string) func(s *scene) {
		return func(s *scene) {
			later(s)
			for _, d := range days {
				s.held = append(s.held, coregroup.HeldMeeting{ID: "later", Held: day(d)})
			}
		}
	}
	items := want("case: met, done 2026-06-12", "outline-item/a: met", "outline-item/b: met", "outline-item/c: met")
	check(
		t, content(procedure.RuleDetailedPlanDeveloped),
		row{"a child added later: pending until the first meeting since", later, append(items, "outline-item/d: pending")},
		row{"and until its minutes are due", sinceThen("2026-09-05"), append(items, "outline-item/d: pending")},
		row{"or another meeting", sinceThen("2026-09-05", "2026-09-14"), append(items, "outline-item/d: not met /revisions/1/answers")},
		row{"in whatever order the outlines are given", func(s *scene) {
			later(s)
			s.p.Outlines[0], s.p.Outlines[1] = s.p.Outlines[1], s.p.Outlines[0]
		}, want("case: met, done 2026-06-12", "outline-item/d: pending", "outline-item/a: met", "outline-item/b: met", "outline-item/c: met")},
		row{"one to come", func(s *scene) { later(s); s.p.Outlines[1].Date = day("2026-09-16") }, items},
	)
	// A procedure that has a limit of its own, and one without a day for the minutes.
	own := both()
	own.Terms = append(own.Terms, procedure.Term{Rule: procedure.RuleDetailedPlanDeveloped, Within: procedure.Within(calendar.Days(3)), From: procedure.Meeting, Clause: "N 2.1b"})
	soon := both()
	for i := range soon.Terms {
		if soon.Terms[i].Rule == procedure.RuleMinutesCirculated {
			soon.Terms[i] = procedure.Term{Rule: procedure.RuleMinutesCirculated, Within: procedure.AsSoonAsPossible(), Clause: "N 3.18a"}
		}
	}
	check(
		t, content(procedure.RuleDetailedPlanDeveloped),
		row{"its own limit, kept", func(s *scene) { s.by = []procedure.Procedure{own} }, append(want("case: met, due 2026-06-15, done 2026-06-12"), items[1:]...)},
		row{"its own limit, and late by it", func(s *scene) { s.by, s.p.Revisions[0].Date = []procedure.Procedure{own}, day("2026-06-16") }, append(want("case: met late, due 2026-06-15, done 2026-06-16"), items[1:]...)},
		row{"its own limit, and the plans ended", func(s *scene) {
			outline(s)
			s.by = []procedure.Procedure{own}
			s.endPlans("2026-08-01")
		}, want("case: not met, due 2026-06-26")},
		row{"its own limit", func(s *scene) { outline(s); s.by, s.on = []procedure.Procedure{own}, "2026-06-16" }, want("case: overdue, due 2026-06-15")},
		row{"no day: until the second meeting", func(s *scene) { outline(s); s.by, s.on = []procedure.Procedure{soon}, "2026-07-16" }, want("case: pending")},
		row{"no day, and the second meeting", func(s *scene) { outline(s); s.by, s.on = []procedure.Procedure{soon}, "2026-07-17" }, want("case: not met")},
	)
}

func TestSafetyPlanMade(t *testing.T) {
	run := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, basis(s.on, procedure.Bexley()), s.g, s.p, nil, procedure.RuleSafetyPlanMade)
	}
	check(
		t, run,
		row{"made with the family", nil, want("case: met")},
		row{"the family took no part", func(s *scene) { s.p.Outlines[0].Family = no }, want("case: not met /outlines/0/family")},
		row{"an item without words", func(s *scene) { s.p.Outlines[0].Items[1].Description = "" }, want("case: not met /outlines/0/items/1/description")},
		row{"only a detailed plan", func(s *scene) {
			s.p.Outlines = nil
			s.p.Revisions[0].Answers, s.r().Answers = nil, nil
		}, want("case: not met /outlines")},
		row{"no plan at all", func(s *scene) { *s.p = plan.ChildProtectionPlan{} }, want("case: undetermined")},
		row{"a conference to come", func(s *scene) { s.p.Outlines[0].Date = day("2026-09-16") }, want("case: not met /outlines")},
		row{"ended", planEnded, want("case: not applicable")},
		row{"no plan period recorded", noPeriods, want("case: undetermined")},
	)
}

func TestRevisionRecorded(t *testing.T) {
	run := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), s.g, s.p, nil, procedure.RuleRevisionRecorded)
	}
	check(
		t, run,
		row{"the first needs no reason", nil, want("revision/r1: met", "revision/r2: met")},
		row{"in whatever order they are given", func(s *scene) { s.p.Revisions[0], s.p.Revisions[1] = s.p.Revisions[1], s.p.Revisions[0] }, want("revision/r1: met", "revision/r2: met")},
		row{"nothing but its id", func(s *scene) {
			s.p.Revisions[0].Date, s.p.Revisions[0].Number = calendar.Date{}, 0
			s.r().Reason, s.r().Number = "", 0
		}, want("revision/r1: not met /revisions/0/date /revisions/0/number", "revision/r2: not met /revisions/1/number /revisions/1/reason")},
		row{"one dated later is none yet", func(s *scene) { s.on = "2026-08-02" }, want("revision/r1: met")},
		row{"none", func(s *scene) { s.p.Revisions = nil }, want("case: not applicable")},
	)
}

func TestFundamentalChangeTold(t *testing.T) {
	run := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), s.g, s.p, nil, procedure.RuleFundamentalChangeTold)
	}
	others := func(first string) []string {
		return want(first, "member/father@r2: met, done 2026-08-04", "member/worker@r2: met, done 2026-08-03", "member/visitor@r2: met, withheld")
	}
	check(
		t, run,
		row{"told, or withheld with reason and decision", nil, others("member/mother@r2: met, done 2026-08-03")},
		row{"not told", func(s *scene) { s.r().Told = s.r().Told[1:] }, others("member/mother@r2: not met /revisions/1/told")},
		row{"told without a day", func(s *scene) { s.r().Told[0].On = calendar.Date{} }, others("member/mother@r2: not met /revisions/1/told/0/on")},
		row{"told later than today", func(s *scene) { s.r().Told[0].On = day("2026-09-16") }, others("member/mother@r2: not met /revisions/1/told")},
		row{"told before it was so", func(s *scene) { s.r().Told[0].On = day("2026-08-02") }, others("member/mother@r2: met, done 2026-08-02")},
		row{"withheld without reason or decision", func(s *scene) { s.r().Told[0] = plan.Telling{To: person("mother", ""), Withheld: yes} }, others(
			"member/mother@r2: not met /revisions/1/told/0/decidedBy /revisions/1/told/0/reason",
		)},
		row{"withheld by a decision to come", func(s *scene) {
			s.r().Told[0] = plan.Telling{To: person("mother", ""), On: day("2026-09-20"), Withheld: yes, Reason: "x", DecidedBy: person("manager", ""), DecidedOn: day("2026-09-16")}
		}, others("member/mother@r2: not met /revisions/1/told")},
		row{"a parent who is left out is not owed it", func(s *scene) {
			s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "mother"}}
			s.r().Told = s.r().Told[1:]
		}, others("member/mother@r2: not applicable")},
		row{"to whom she is linked is not recorded", func(s *scene) {
			s.g.Members[0].LinkedTo, s.r().Told = nil, s.r().Told[1:]
		}, others("member/mother@r2: undetermined /revisions/1/told")},
		row{"the social worker knows, and whoever covers", func(s *scene) {
			s.r().Told = append(s.r().Told[:2], s.r().Told[3:]...)
			s.g.Allocations = append(s.g.Allocations, coregroup.Allocation{SocialWorker: "visitor", Covering: yes})
			s.r().Told = s.r().Told[:2]
		}, want("member/mother@r2: met, done 2026-08-03", "member/father@r2: met, done 2026-08-04", "member/worker@r2: not applicable", "member/visitor@r2: not applicable")},
		row{"withheld first, and told in the end", func(s *scene) {
			s.r().Told = append(s.r().Told[1:], plan.Telling{To: person("mother", ""), Withheld: yes}, plan.Telling{To: person("mother", ""), On: day("2026-09-02")}, plan.Telling{To: person("mother", ""), On: day("2026-09-01")})
		}, others("member/mother@r2: met, done 2026-09-01")},
		row{"withheld, and noted without a day", func(s *scene) {
			s.r().Told = append(s.r().Told[1:], plan.Telling{To: person("mother", "")}, plan.Telling{To: person("mother", ""), Withheld: yes, Reason: "x", DecidedBy: person("manager", "")}, plan.Telling{To: person("mother", "")})
		}, others("member/mother@r2: met, withheld")},
		row{"nor is one who has left", func(s *scene) {
			s.g.Members[0].Periods = []coregroup.Membership{{Left: day("2026-08-10")}}
			s.r().Told = s.r().Told[1:]
		}, others("member/mother@r2: not applicable")},
		row{"nor one whom it is marked as not for", func(s *scene) {
			s.r().NotFor, s.r().Told = []procedure.MemberID{"mother"}, s.r().Told[1:]
		}, others("member/mother@r2: not applicable")},
		row{"nor one who joined since", func(s *scene) {
			s.g.Members[0].Periods = []coregroup.Membership{{Joined: day("2026-08-04")}}
		}, others("")[1:]},
		row{"it stays owed when the plan has ended", func(s *scene) { planEnded(s); s.r().Told = s.r().Told[1:] }, others("member/mother@r2: not met /revisions/1/told")},
		row{"whether it is fundamental is not recorded", func(s *scene) { s.r().Fundamental = 0 }, want("revision/r2: undetermined /revisions/1/fundamental")},
		row{"not a fundamental change", func(s *scene) { s.r().Fundamental = no }, want("case: not applicable")},
		row{"the first plan changes nothing unless it says so", func(s *scene) {
			s.p.Revisions = s.p.Revisions[:1]
			s.r().Fundamental = yes
			s.g.Members = s.g.Members[:1]
			s.g.Allocations, s.g.LineManagers = nil, nil
		}, want("member/mother@r1: not met /revisions/0/told")},
		row{"a change without a day is judged as today's", func(s *scene) {
			s.p.Revisions = s.p.Revisions[1:]
			s.r().Date = calendar.Date{}
			s.r().Told = s.r().Told[:1]
			s.g.Members = s.g.Members[:1]
			s.g.Allocations, s.g.LineManagers = nil, nil
		}, want("member/mother@r2: met, done 2026-08-03")},
	)
}

func TestLiaison(t *testing.T) {
	run := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), s.g, s.p, nil, procedure.RuleFundamentalChangeLiaison)
	}
	check(
		t, run,
		row{"either way", nil, want("revision/r2: met, done 2026-08-05")},
		row{"nothing recorded", func(s *scene) { s.r().Liaison = plan.Liaison{} }, want("revision/r2: not met /revisions/1/liaison/earlierReview /revisions/1/liaison/officer /revisions/1/liaison/on")},
		row{"not yet", func(s *scene) { s.on = "2026-08-04" }, want("revision/r2: not met /revisions/1/liaison/earlierReview /revisions/1/liaison/officer /revisions/1/liaison/on")},
		row{"with the officer of the other authority", func(s *scene) { s.by = []procedure.Procedure{procedure.NottinghamCity()} }, want("revision/r2: not met /revisions/1/liaison/officer")},
		row{"who is the right one there", func(s *scene) {
			s.by = []procedure.Procedure{procedure.NottinghamCity()}
			s.r().Liaison.Officer.Role = procedure.IndependentReviewingOfficer
		}, want("revision/r2: met, done 2026-08-05")},
		row{"a member's own role counts", func(s *scene) {
			s.r().Liaison.Officer = person("officer", "")
			s.join(coregroup.Member{ID: "officer", Roles: roles(procedure.ChildProtectionCoordinator)})
		}, want("revision/r2: met, done 2026-08-05")},
		row{"not recorded if fundamental", func(s *scene) { s.r().Fundamental = 0 }, want("revision/r2: undetermined /revisions/1/fundamental")},
		row{"it stays owed when the plan has ended", func(s *scene) { planEnded(s); s.r().Liaison = plan.Liaison{} }, want("revision/r2: not met /revisions/1/liaison/earlierReview /revisions/1/liaison/officer /revisions/1/liaison/on")},
	)
	// In Scotland a significant change goes to the chair of the conference within three days.
	data, err := os.ReadFile("../coregroup/procedure/testdata/elsewhere/scotland.json")
	require.NoError(t, err)
	var scotland procedure.Editions
	require.NoError(t, procedure.ReadJSON(data, &scotland))
	for _, tc := range []struct {
		why, on, done string
		want          []string
		late          int
	}{
		{"within three days", "2026-09-15", "2026-08-06", want("revision/r2: met, due 2026-08-06, done 2026-08-06"), 0},
		{"a day late, for ever", "2026-09-15", "2026-08-07", want("revision/r2: met late, due 2026-08-06, done 2026-08-07"), 1},
		{"before the change itself", "2026-09-15", "2026-08-02", want("revision/r2: met, due 2026-08-06, done 2026-08-02"), 0},
		{"on the last day", "2026-08-06", "", want("revision/r2: pending, due 2026-08-06 /revisions/1/liaison/earlierReview /revisions/1/liaison/officer /revisions/1/liaison/on"), 0},
		{"the day after", "2026-08-07", "", want("revision/r2: overdue, due 2026-08-06 /revisions/1/liaison/earlierReview /revisions/1/liaison/officer /revisions/1/liaison/on"), 1},
	} {
		p := complete()
		p.Revisions[1].Liaison = plan.Liaison{}
		if tc.done != "" {
			p.Revisions[1].Liaison = plan.Liaison{On: day(tc.done), Officer: person("officer", procedure.ConferenceChair), EarlierReview: no}
		}
		found := plan.AppendFindings(nil, procedure.Basis{Procedures: scotland, Calendar: calendar.Scotland(), On: day(tc.on)}, group(), p, nil, procedure.RuleFundamentalChangeLiaison)
		assert.Equal(t, tc.want, brief(found), tc.why)
		assert.Equal(t, tc.late, found[0].DaysLate, tc.why)
		assert.Equal(t, procedure.TeamManager, found[0].Responsible, tc.why)
		assert.Equal(t, day("2026-08-03"), found[0].Since, tc.why)
	}
}

func TestAgreements(t *testing.T) {
	made := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), &coregroup.CoreGroup{}, s.p, nil, procedure.RuleWrittenAgreement)
	}
	check(
		t, made,
		row{"what it asks, and of whom", nil, want("agreement/g1: met")},
		row{"neither, nor a day", func(s *scene) { s.p.Agreements[0] = plan.Agreement{ID: "g1"} }, want("agreement/g1: not met /agreements/0/asks /agreements/0/date /agreements/0/with")},
		row{"nobody is asked to make one", func(s *scene) { s.p.Agreements = nil }, want("case: not applicable")},
		row{"one to come", func(s *scene) { s.on = "2026-06-19" }, want("case: not applicable")},
	)
	copies := func(s *scene) []procedure.Finding {
		return plan.AppendFindings(nil, s.basis(), s.g, s.p, nil, procedure.RuleAgreementCopies)
	}
	changed := func(s *scene) {
		s.join(coregroup.Member{ID: "next", Roles: roles(procedure.SocialWorker)})
		s.g.Allocations = []coregroup.Allocation{{SocialWorker: "worker", To: day("2026-08-31")}, {SocialWorker: "next", From: day("2026-09-01")}}
	}
	check(
		t, copies,
		row{"a copy", nil, want("agreement/g1@mother: met, done 2026-06-20")},
		row{"a copy for each of them", func(s *scene) { s.p.Agreements[0].With = []procedure.MemberID{"father", "mother"} }, want("agreement/g1@father: not met /agreements/0/copies", "agreement/g1@mother: met, done 2026-06-20")},
		row{"without a day", func(s *scene) { s.p.Agreements[0].Copies[0].On = calendar.Date{} }, want("agreement/g1@mother: not met /agreements/0/copies/0/on")},
		row{"another with one", func(s *scene) {
			s.p.Agreements[0].Copies = []plan.Copy{{To: "mother"}, {To: "mother", On: day("2026-06-21")}, {To: "mother", On: day("2026-06-22")}}
		}, want("agreement/g1@mother: met, done 2026-06-21")},
		row{"not yet", func(s *scene) { s.p.Agreements[0].Copies[0].On = day("2026-09-16") }, want("agreement/g1@mother: not met /agreements/0/copies")},
		row{"another social worker since", changed, want("agreement/g1@mother: met, agreement carries over, done 2026-06-20")},
		row{"before the change nobody is reminded", func(s *scene) { changed(s); s.on = "2026-08-31" }, want("agreement/g1@mother: met, done 2026-06-20")},
		row{"without a copy that comes first", func(s *scene) { changed(s); s.p.Agreements[0].Copies = nil }, want("agreement/g1@mother: not met /agreements/0/copies")},
		row{"a parent who is left out is not owed one", func(s *scene) {
			s.p.Agreements[0].Copies = nil
			s.g.Exclusions = []coregroup.Exclusion{{ID: "x", Member: "mother", Start: day("2026-09-01")}}
		}, want("agreement/g1@mother: not applicable")},
		row{"none", func(s *scene) { s.p.Agreements = nil }, want("case: not applicable")},
	)
}
