package minutes_test

import (
	"testing"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

func TestExclusionInMinutes(t *testing.T) {
	const subject = "exclusion/x1"
	recorded := func(from string, meetings ...procedure.MeetingID) func(c *file) {
		return func(c *file) {
			c.exclude(from)
			for _, m := range meetings {
				c.of(m).Exclusions = []coregroup.ExclusionID{"x1"}
			}
		}
	}
	late := func(c *file) { c.exclude("2026-07-01"); c.of("m2").Written = day("2026-09-30") }
	county(t, procedure.RuleExclusionInMinutes, "N 3.10a",
		want{why: "nobody is excluded", subject: "case", outcome: notApplicable},
		want{why: "in the first minutes since", change: recorded("2026-07-01", "m2"), subject: subject, outcome: met, path: "/minutes/1"},
		want{why: "in minutes without a day", change: and(recorded("2026-07-01", "m2"), in("m2", func(m *minutes.Minutes) { m.Written = noDate })), subject: subject, outcome: met},
		want{why: "in later ones", change: recorded("2026-07-01", "m3"), subject: subject, outcome: met, path: "/minutes/2"},
		want{why: "decided on the day of the meeting", change: recorded("2026-07-20", "m2"), subject: subject, outcome: met},
		want{why: "decided between the sittings", change: func(c *file) {
			c.meeting("m2").Sittings = []calendar.Date{day("2026-07-20"), day("2026-07-22")}
			recorded("2026-07-21", "m2")(c)
		}, subject: subject, outcome: met},
		want{why: "in minutes from before the decision", change: recorded("2026-07-01", "m1"), subject: subject, outcome: notMet, missing: "exclusions", path: "/minutes/1/exclusions"},
		want{why: "in none", change: recorded("2026-07-01"), subject: subject, outcome: notMet, missing: "exclusions"},
		want{why: "no meeting since", change: recorded("2026-09-01"), subject: subject, outcome: pending},
		want{why: "not decided yet", change: recorded("2026-09-20"), subject: "case", outcome: notApplicable},
		want{why: "no meeting since, and the plan has ended", change: func(c *file) {
			c.exclude("2026-09-01")
			c.g.Children[0].OnPlan[0].To, c.g.Children[1].OnPlan[0].To = day("2026-09-10"), day("2026-09-10")
		}, subject: subject, outcome: notApplicable},
		want{why: "the first minutes since are not written, nor late", on: "2026-08-03", change: late, subject: subject, outcome: pending, path: "/meetings/1"},
		want{why: "nor written, and late", on: "2026-08-04", change: late, subject: subject, outcome: notMet, missing: "minutes", path: "/minutes"},
		want{why: "without a day it was always so", change: func(c *file) { recorded("2026-07-01", "m1")(c); c.g.Exclusions[0].DecidedOn = noDate }, subject: subject, outcome: met},
		want{why: "full engagement is not right, and he is not left out", change: func(c *file) { c.exclude("2026-07-01"); c.g.Exclusions[0].Extent = coregroup.FullEngagementNotRight }, subject: "case", outcome: notApplicable},
		want{why: "no parent", change: func(c *file) { c.exclude("2026-07-01"); c.g.Exclusions[0].Member = "visitor" }, subject: "case", outcome: notApplicable},
	)
	soon := procedure.Nottinghamshire()
	for i := range soon.Terms {
		if soon.Terms[i].Rule == procedure.RuleMinutesCirculated {
			soon.Terms[i].Within, soon.Terms[i].From = procedure.AsSoonAsPossible(), procedure.NoEvent
		}
	}
	check(t, procedure.RuleExclusionInMinutes, soon, "N 3.10a",
		want{why: "minutes without a last day are not late", on: "2026-08-27", change: late, subject: subject, outcome: pending})
}
