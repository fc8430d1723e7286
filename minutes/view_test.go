package minutes_test

import (
	"testing"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

func TestViews(t *testing.T) {
	const subject = "child/c1@m2"
	c1 := func(change func(v *minutes.View)) func(c *file) {
		return in("m2", func(m *minutes.Minutes) { change(&m.Views[0]) })
	}
	there := func(c *file) {
		c.g.Members = append(c.g.Members, coregroup.Member{ID: "kid", Roles: roles(procedure.Child), Child: "c1"})
		c.of("m2").Attendance = append(c.of("m2").Attendance, minutes.Attendance{Member: "kid", How: minutes.Present})
	}
	baby := func(c *file) { c.g.Children[0].Born = day("2026-05-01"); c.of("m2").Views[0].Way = minutes.Observation }
	shared := []want{
		{why: "recorded", subject: subject, outcome: met, path: "/minutes/1/views/0"},
		{why: "a baby, by observation", change: baby, subject: subject, outcome: met},
		{why: "none", change: in("m2", func(m *minutes.Minutes) { m.Views = m.Views[1:] }), subject: subject, outcome: notMet, missing: "views", path: "/minutes/1/views"},
		{why: "given after the meeting", change: c1(func(v *minutes.View) { v.On = day("2026-07-22") }), subject: subject, outcome: met},
		{why: "given after the review", change: c1(func(v *minutes.View) { v.On = day("2026-09-16") }), subject: subject, outcome: notMet, missing: "views"},
		{why: "an unborn child", change: func(c *file) { c.g.Children[0].Born, c.g.Children[0].Expected = noDate, day("2026-12-01") }, subject: subject, outcome: notApplicable},
		{why: "the birth is overdue", change: func(c *file) { c.g.Children[0].Born, c.g.Children[0].Expected = noDate, day("2026-07-01") }, subject: subject, outcome: undetermined},
		{why: "no longer on a plan", change: func(c *file) { c.g.Children[0].OnPlan[0].To = day("2026-07-01") }, subject: subject, outcome: notApplicable},
		{why: "no minutes, of an unborn child alone", change: func(c *file) {
			unwritten("m2")(c)
			c.g.Children[0].Born, c.g.Children[0].Expected, c.meeting("m2").Children = noDate, day("2026-12-01"), kids("c1")
		}, subject: "meeting/m2", outcome: notApplicable},
		{why: "no minutes, of a child whose birth is overdue", change: func(c *file) {
			unwritten("m2")(c)
			c.g.Children[0].Born, c.g.Children[0].Expected, c.meeting("m2").Children = noDate, day("2026-07-01"), kids("c1")
		}, subject: "meeting/m2", outcome: undetermined},
		{why: "a meeting about the other child", change: func(c *file) { c.meeting("m2").Children = kids("c2") }, subject: subject, outcome: none},
	}
	county(t, procedure.RuleChildViewAscertained, "N 3.14b", append(shared,
		want{why: "was there", change: there, subject: subject, outcome: notApplicable},
		want{why: "was there as a guest", change: in("m2", func(m *minutes.Minutes) {
			m.Guests = []minutes.Guest{{Person: procedure.Person{Role: procedure.Child, ID: "c1"}}}
		}), subject: subject, outcome: notApplicable},
		want{why: "a guest with the child's number", change: in("m2", func(m *minutes.Minutes) {
			m.Guests = []minutes.Guest{{Person: procedure.Person{Role: procedure.Student, ID: "c1"}}}
		}), subject: subject, outcome: met},
		want{why: "a guest at a sitting to come", change: in("m2", func(m *minutes.Minutes) {
			m.Guests = []minutes.Guest{{Person: procedure.Person{Role: procedure.Child, ID: "c1"}, Sitting: day("2026-09-16")}}
		}), subject: subject, outcome: met},
		want{why: "a member, but away", change: func(c *file) { there(c); c.row("m2", "kid").How = minutes.DidNotAttend }, subject: subject, outcome: met},
		want{why: "how the child sees home", change: c1(func(v *minutes.View) { v.View = "" }), subject: subject, outcome: notMet, missing: "view", path: "/minutes/1/views/0/view"},
		want{why: "whether things are better", change: c1(func(v *minutes.View) { v.Improvement = "" }), subject: subject, outcome: notMet, missing: "improvement"},
		want{why: "the one in one view, the other in another", change: in("m2", func(m *minutes.Minutes) {
			m.Views = append(m.Views, minutes.View{ID: "v3", Child: "c1", Improvement: "x"})
			m.Views[0].Improvement = ""
		}), subject: subject, outcome: met},
	)...)
	county(t, procedure.RuleWishesAndFeelings, "N 3.4b", append(shared,
		want{why: "whether there or not", change: there, subject: subject, outcome: met},
		want{why: "no wishes", change: c1(func(v *minutes.View) { v.Wishes = "" }), subject: subject, outcome: notMet, missing: "wishes", path: "/minutes/1/views/0/wishes"},
		want{why: "one blank, one from before the last meeting, and the later counts", change: in("m2", func(m *minutes.Minutes) {
			m.Views = append(m.Views[1:], minutes.View{ID: "v3", Child: "c1", On: day("2026-06-10"), Wishes: "x"}, minutes.View{ID: "v4", Child: "c1", On: day("2026-07-01")})
		}), subject: subject, outcome: notMet, missing: "wishes", path: "/minutes/1/views/2/wishes"},
		want{why: "before the last meeting of an earlier plan", change: and(again, in("m3", func(m *minutes.Minutes) { m.Views[0].On = day("2026-06-10") })), subject: "child/c1@m3", outcome: met},
		want{why: "from before the last meeting", change: c1(func(v *minutes.View) { v.On = day("2026-06-10") }), subject: subject, outcome: notMet, path: "/minutes/1/views/0/on"},
		want{why: "from the day of the last meeting", change: c1(func(v *minutes.View) { v.On = day("2026-06-11") }), subject: subject, outcome: met},
		want{why: "without a day", change: c1(func(v *minutes.View) { v.On = noDate }), subject: subject, outcome: met},
		want{why: "an old one and a new one", change: in("m2", func(m *minutes.Minutes) {
			m.Views = append(m.Views, minutes.View{ID: "v3", Child: "c1", Wishes: "x"})
			m.Views[0].On = day("2026-06-10")
		}), subject: subject, outcome: met, path: "/minutes/1/views/2"},
		want{why: "the first meeting has none before it", change: in("m1", func(m *minutes.Minutes) { m.Views[0].On = day("2026-05-20") }), subject: "child/c1@m1", outcome: met},
	)...)
	county(t, procedure.RuleWayOfViews, "N 3.15c",
		want{why: "recorded", subject: "view/v1@m2", outcome: met},
		want{why: "not recorded", change: c1(func(v *minutes.View) { v.Way = 0 }), subject: "view/v1@m2", outcome: notMet, missing: "way", path: "/minutes/1/views/0/way"},
		want{why: "given after the review", change: c1(func(v *minutes.View) { v.On = day("2026-09-16") }), subject: "view/v1@m2", outcome: none},
		want{why: "no views", change: func(c *file) { c.of("m1").Views, c.of("m2").Views, c.of("m3").Views = nil, nil, nil }, subject: "case", outcome: notApplicable},
	)
}
