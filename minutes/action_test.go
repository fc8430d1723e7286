package minutes_test

import (
	"testing"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

func TestActions(t *testing.T) {
	first := func(change func(a *minutes.Action)) func(c *file) {
		return in("m2", func(m *minutes.Minutes) { change(&m.Actions[0]) })
	}
	empty := func(answer procedure.Answer) func(c *file) {
		return in("m2", func(m *minutes.Minutes) { m.Actions, m.NoActions = nil, answer })
	}
	const subject = "action/a2@m2"
	county(t, procedure.RuleActionsRecorded, "N 3.17d",
		want{why: "described", subject: subject, outcome: met},
		want{why: "not described", change: first(func(a *minutes.Action) { a.Description = "\t" }), subject: subject, outcome: notMet, missing: "description", path: "/minutes/1/actions/0/description"},
		want{why: "none, it says", change: empty(yes), subject: "meeting/m2", outcome: met},
		want{why: "none, and it does not say so", change: empty(0), subject: "meeting/m2", outcome: notMet, missing: "actions", path: "/minutes/1/actions"},
		want{why: "none, and it says that there are some", change: empty(no), subject: "meeting/m2", outcome: notMet, missing: "actions"},
	)
	county(t, procedure.RuleActionsAssigned, "N 3.17e",
		want{why: "a timescale in words", subject: subject, outcome: met},
		want{why: "a last day, and a role that is no member", subject: "action/b2@m2", outcome: met},
		want{why: "no timescale", change: first(func(a *minutes.Action) { a.Timescale = "" }), subject: subject, outcome: notMet, missing: "timescale", path: "/minutes/1/actions/0/timescale"},
		want{why: "nobody", change: first(func(a *minutes.Action) { a.Responsible = procedure.Person{} }), subject: subject, outcome: notMet, missing: "responsible"},
		want{why: "no actions anywhere", change: func(c *file) { c.of("m1").Actions, c.of("m2").Actions, c.of("m3").Actions = nil, nil, nil }, subject: "case", outcome: notApplicable},
	)
	carried := func(meeting, from procedure.MeetingID, status minutes.ActionStatus) func(c *file) {
		return in(meeting, func(m *minutes.Minutes) {
			m.Actions = append(m.Actions, minutes.Action{ID: "a1", CarriedFrom: from, Status: status})
		})
	}
	agreedAt := func(meeting, from procedure.MeetingID) func(c *file) {
		return in(meeting, func(m *minutes.Minutes) {
			m.Actions = append(m.Actions, minutes.Action{ID: "new", CarriedFrom: from})
		})
	}
	fourth := func(status minutes.ActionStatus) func(c *file) {
		return and(carried("m3", "m1", minutes.Open), func(c *file) {
			c.t.Meetings = append(c.t.Meetings, meeting("m4", "2026-09-08", "worker"))
			c.list = append(c.list, written("m4", "2026-09-08", "worker", 4))
		}, carried("m4", "m1", status))
	}
	county(t, procedure.RuleActionDrift, "N 3.3a",
		want{why: "carried over again, and done by the next meeting", change: fourth(minutes.Done), subject: "action/a1@m3", outcome: met},
		want{why: "and dropped at it", change: fourth(minutes.Dropped), subject: "action/a1@m3", outcome: met},
		want{why: "and still open at it", change: fourth(minutes.Open), subject: "action/a1@m3", outcome: notMet},
		want{why: "there too", change: fourth(minutes.Open), subject: "action/a1@m4", outcome: notMet},
		want{why: "done by minutes that are not written yet", on: "2026-09-10", change: fourth(minutes.Done), subject: "action/a1@m3", outcome: notMet},
		want{why: "nothing carried over", subject: "case", outcome: notApplicable},
		want{why: "carried over once", change: carried("m2", "m1", minutes.Open), subject: "action/a1@m2", outcome: met},
		want{why: "carried over twice", change: carried("m3", "m1", minutes.Open), subject: "action/a1@m3", outcome: notMet, path: "/minutes/2/actions/2"},
		want{why: "carried over twice, its status not recorded", change: carried("m3", "m1", 0), subject: "action/a1@m3", outcome: notMet},
		want{why: "carried over twice, and done by now", change: carried("m3", "m1", minutes.Done), subject: "action/a1@m3", outcome: met},
		want{why: "carried over twice, and dropped", change: carried("m3", "m1", minutes.Dropped), subject: "action/a1@m3", outcome: met},
		want{why: "by its id, whatever it says", change: carried("m3", "m9", minutes.Open), subject: "action/a1@m3", outcome: notMet},
		want{why: "by its id, and it says nothing", change: carried("m2", "", minutes.Open), subject: "action/a1@m2", outcome: met},
		want{why: "by its id, earlier than it says", change: carried("m3", "m2", minutes.Open), subject: "action/a1@m3", outcome: notMet},
		want{why: "carried over from a meeting whose minutes do not hold it", change: agreedAt("m3", "m1"), subject: "action/new@m3", outcome: notMet},
		want{why: "carried over from the one before", change: agreedAt("m3", "m2"), subject: "action/new@m3", outcome: met},
		want{why: "from a meeting that was not held", change: agreedAt("m3", "m9"), subject: "action/new@m3", outcome: none},
		want{why: "from a meeting under an earlier plan", change: and(agreedAt("m3", "m1"), again), subject: "action/new@m3", outcome: none},
		want{why: "an id that was used under an earlier plan", change: and(carried("m3", "", minutes.Open), again), subject: "action/a1@m3", outcome: none},
		want{why: "the first meeting has no minutes", change: and(carried("m3", "m1", minutes.Open), unwritten("m1")), subject: "action/a1@m3", outcome: notMet},
	)
}
