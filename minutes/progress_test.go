package minutes_test

import (
	"testing"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
)

func TestProgress(t *testing.T) {
	const subject = "outcome/o1@m2"
	stands := func(status minutes.ProgressStatus, meetings ...procedure.MeetingID) func(c *file) {
		return func(c *file) {
			for _, m := range meetings {
				c.of(m).Progress[0].Status = status
			}
		}
	}
	revision := func(change func(r *plan.Revision)) func(c *file) {
		return func(c *file) { change(&c.p.Revisions[0]) }
	}
	bexley(t, procedure.RuleOutcomeProgress, "B 2a",
		want{why: "recorded", subject: subject, outcome: met, path: "/minutes/1/progress/0"},
		want{why: "not recorded", change: in("m2", func(m *minutes.Minutes) { m.Progress = nil }), subject: subject, outcome: notMet, missing: "progress", path: "/minutes/1/progress"},
		want{why: "not how it stands", change: stands(0, "m2"), subject: subject, outcome: notMet, missing: "status", path: "/minutes/1/progress/0/status"},
		want{why: "achieved already", change: revision(func(r *plan.Revision) { r.Outcomes[0].Status = plan.Achieved }), subject: subject, outcome: none},
		want{why: "given up", change: revision(func(r *plan.Revision) { r.Outcomes[0].Status = plan.Stopped }), subject: subject, outcome: none},
		want{why: "for a child whom the meeting was not about", change: func(c *file) {
			c.p.Revisions[0].Outcomes[0].Children = kids("c1")
			c.meeting("m2").Children = kids("c2")
		}, subject: subject, outcome: none},
		want{why: "for a child whom it was", change: func(c *file) {
			c.p.Revisions[0].Outcomes[0].Children = kids("c1")
			c.meeting("m2").Children = kids("c1")
		}, subject: subject, outcome: met},
		want{why: "no plan", change: func(c *file) { c.p = nil }, subject: "meeting/m2", outcome: undetermined},
		want{why: "a plan without outcomes", change: revision(func(r *plan.Revision) { r.Outcomes = nil }), subject: "meeting/m2", outcome: undetermined},
		want{why: "the plan came later", change: revision(func(r *plan.Revision) { r.Date = day("2026-07-21") }), subject: "meeting/m2", outcome: notApplicable},
		want{why: "the plan before had ended, and the new one has none yet", change: again, subject: "meeting/m3", outcome: undetermined},
		want{why: "the plan before had ended, and the new one came later", change: and(again, func(c *file) {
			c.p.Revisions = append(c.p.Revisions, plan.Revision{ID: "r2", Number: 2, Date: day("2026-09-01"), Outcomes: []plan.Outcome{{ID: "o1"}}})
		}), subject: "meeting/m3", outcome: notApplicable},
		want{why: "the plan came later, and has ended since", change: and(revision(func(r *plan.Revision) { r.Date = day("2026-07-21") }), func(c *file) {
			c.g.Children[0].OnPlan[0].To, c.g.Children[1].OnPlan[0].To = day("2026-08-01"), day("2026-08-01")
		}), subject: "meeting/m2", outcome: notApplicable},
		want{why: "the plan is to come", change: revision(func(r *plan.Revision) { r.Date = day("2026-09-16") }), subject: "meeting/m2", outcome: undetermined},
	)
	bexley(t, procedure.RuleNoProgressAnswered, "B 4b",
		want{why: "progress", subject: "case", outcome: notApplicable},
		want{why: "none at one meeting", change: stands(minutes.NoProgress, "m2"), subject: subject, outcome: none},
		want{why: "none at two, and no answer", change: stands(minutes.NoProgress, "m1", "m2"), subject: subject, outcome: notMet, missing: "response", path: "/minutes/1/progress/0/response"},
		want{why: "worse at two", change: stands(minutes.Worse, "m1", "m2"), subject: subject, outcome: notMet, missing: "response"},
		want{why: "none at two, and an answer", change: func(c *file) {
			stands(minutes.NoProgress, "m1", "m2")(c)
			c.of("m2").Progress[0].Response = "x"
		}, subject: subject, outcome: met},
		want{why: "none at two, and a plan began anew between them", change: and(again, stands(minutes.NoProgress, "m2", "m3")), subject: "outcome/o1@m3", outcome: none},
		want{why: "not at two running", change: stands(minutes.NoProgress, "m1", "m3"), subject: "outcome/o1@m3", outcome: none},
		want{why: "the one before has no minutes", change: func(c *file) { stands(minutes.NoProgress, "m1", "m2")(c); unwritten("m1")(c) }, subject: subject, outcome: none},
		want{why: "the one before does not say", change: func(c *file) { stands(minutes.NoProgress, "m1", "m2")(c); c.of("m1").Progress = nil }, subject: subject, outcome: none},
	)
}
