package minutes_test

import (
	"testing"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

func TestLaterMeetingsAgreed(t *testing.T) {
	const subject = "meeting/m1"
	first := func(change func(a *minutes.AgreedMeeting)) func(c *file) {
		return in("m1", func(m *minutes.Minutes) { change(&m.Agreed[0]) })
	}
	county(t, procedure.RuleLaterMeetingsAgreed, "N 2.6b",
		want{why: "agreed", subject: subject, outcome: met},
		want{why: "none", change: in("m1", func(m *minutes.Minutes) { m.Agreed = nil }), subject: subject, outcome: notMet, missing: "agreed", path: "/minutes/0/agreed"},
		want{why: "no day", change: first(func(a *minutes.AgreedMeeting) { a.Date = noDate }), subject: subject, outcome: notMet, missing: "date", path: "/minutes/0/agreed/0/date"},
		want{why: "a day that is not later", change: first(func(a *minutes.AgreedMeeting) { a.Date = day("2026-06-11") }), subject: subject, outcome: notMet},
		want{why: "no time", change: first(func(a *minutes.AgreedMeeting) { a.Start = "" }), subject: subject, outcome: notMet, missing: "start"},
		want{why: "no venue", change: first(func(a *minutes.AgreedMeeting) { a.Venue = "" }), subject: subject, outcome: notMet, missing: "venue"},
		want{why: "the second lacks one, and the third another", change: in("m1", func(m *minutes.Minutes) {
			m.Agreed = append(m.Agreed, m.Agreed[0], m.Agreed[0])
			m.Agreed[1].Start, m.Agreed[2].Venue = "", ""
		}), subject: subject, outcome: notMet, missing: "start", path: "/minutes/0/agreed/1/start"},
		want{why: "the first minutes only", subject: "meeting/m2", outcome: none},
		want{why: "not held yet", on: "2026-06-10", subject: subject, outcome: pending},
		want{why: "not written yet", on: "2026-06-12", subject: subject, outcome: pending},
	)
}
