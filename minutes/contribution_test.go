package minutes_test

import (
	"testing"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

func TestContributions(t *testing.T) {
	visitor := func(change func(m *minutes.Contribution)) func(c *file) {
		return in("m2", func(m *minutes.Minutes) { change(&m.Contributions[1]) })
	}
	const member, subject = "member/visitor@m2", "contribution/visitor@m2"
	county(t, procedure.RuleContactShared, "N 3.5a",
		want{why: "shared", subject: member, outcome: met, path: "/minutes/1/contributions/1"},
		want{why: "not shared", change: visitor(func(m *minutes.Contribution) { m.Contact = "" }), subject: member, outcome: notMet, missing: "contact", path: "/minutes/1/contributions/1/contact"},
		want{why: "no contribution", change: visitor(func(m *minutes.Contribution) { m.Member = "nobody" }), subject: member, outcome: notMet, missing: "contributions", path: "/minutes/1/contributions"},
		want{why: "joined between the sittings", change: func(c *file) {
			c.meeting("m2").Sittings = []calendar.Date{day("2026-07-20"), day("2026-07-22")}
			joined("visitor", "2026-07-21")(c)
		}, subject: member, outcome: none},
		want{why: "of the family nothing is asked", subject: "member/mother@m2", outcome: none},
		want{why: "nor of who has no part in the plan", change: func(c *file) { c.g.Member("visitor").Roles = roles(procedure.MinuteTaker, procedure.Advocate) }, subject: member, outcome: none},
		want{why: "but of who has one as well", change: func(c *file) {
			c.g.Member("visitor").Roles = roles(procedure.MinuteTaker, procedure.HealthVisitor)
		}, subject: member, outcome: met},
		want{why: "left out", change: func(c *file) {
			c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "visitor"}}
		}, subject: member, outcome: none},
	)
	county(t, procedure.RuleContributionClear, "N 3.7a",
		want{why: "clear", subject: subject, outcome: met},
		want{why: "what was achieved", change: visitor(func(m *minutes.Contribution) { m.Achieved = "" }), subject: subject, outcome: notMet, missing: "achieved", path: "/minutes/1/contributions/1/achieved"},
		want{why: "what was expected", change: visitor(func(m *minutes.Contribution) { m.Expected = "" }), subject: subject, outcome: notMet, missing: "expected"},
		want{why: "what is in the way", change: visitor(func(m *minutes.Contribution) { m.Blocks = "" }), subject: subject, outcome: notMet, missing: "blocks"},
		want{why: "what help is needed", change: visitor(func(m *minutes.Contribution) { m.FurtherHelp = "" }), subject: subject, outcome: notMet, missing: "furtherHelp"},
		want{why: "someone unknown to the group", change: visitor(func(m *minutes.Contribution) { m.Member = "other" }), subject: "contribution/other@m2", outcome: met},
		want{why: "a parent's is not judged", change: visitor(func(m *minutes.Contribution) { m.Member, m.Blocks = "mother", "" }), subject: "contribution/mother@m2", outcome: none},
		want{why: "none at all", change: in("m2", func(m *minutes.Minutes) { m.Contributions = nil }), subject: "meeting/m2", outcome: notMet, missing: "contributions"},
	)
}
