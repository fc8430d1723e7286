package minutes_test

import (
	"testing"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

func TestParentsAttend(t *testing.T) {
	const there, belongs = "member/father@m1", "member/father"
	apart := func(c *file) {
		c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-12")}
		c.of("m1").Attendance = append(c.of("m1").Attendance, minutes.Attendance{Member: "father", Sitting: day("2026-06-12"), How: minutes.Present})
		took("m1", "father", minutes.DidNotAttend)(c)
	}
	rows := []want{
		{why: "attended", subject: there, outcome: met},
		{why: "sent apologies", change: took("m1", "father", minutes.Apologies), subject: there, outcome: notMet, path: "/minutes/0/attendance/1"},
		{why: "somebody spoke for him", change: took("m1", "father", minutes.Represented), subject: there, outcome: notMet},
		{why: "not listed", change: unlisted("father"), subject: there, outcome: notMet, missing: "attendance"},
		{why: "how is not said", change: took("m1", "father", 0), subject: there, outcome: notMet, missing: "how"},
		{why: "seen in a sitting of his own", change: apart, subject: there, outcome: met, path: "/minutes/0/attendance/5"},
		{why: "excluded is not absent", change: and(took("m1", "father", minutes.LeftOut), excluded("father")), subject: there, outcome: notApplicable},
		{why: "excluded only since", change: and(took("m1", "father", minutes.DidNotAttend), func(c *file) { c.exclude("2026-06-20") }), subject: there, outcome: notMet},
		{why: "not a member then", change: joined("father", "2026-06-12"), subject: there, outcome: none},
		{why: "a meeting about the other child", change: and(unlisted("father"), func(c *file) { c.meeting("m1").Children = kids("c2") }), subject: there, outcome: notApplicable},
		{why: "a meeting about his child", change: and(unlisted("father"), func(c *file) { c.meeting("m1").Children = kids("c1") }), subject: there, outcome: notMet, missing: "attendance"},
		{why: "linked to whom is not recorded", change: and(unlisted("father"), func(c *file) { c.g.Member("father").LinkedTo = nil; c.meeting("m1").Children = kids("c2") }), subject: there, outcome: notMet, missing: "attendance"},
		{why: "belongs", subject: belongs, outcome: met, path: "/members/1"},
		{why: "belongs no more, being excluded", change: and(excluded("father"), left("father", "2026-06-30")), subject: belongs, outcome: met},
		{why: "is none, and nothing says why", change: func(c *file) { c.g.Member("father").NotMember = yes }, subject: belongs, outcome: notMet, missing: "notMemberReason", path: "/members/1/notMemberReason"},
		{why: "is none for a reason", change: func(c *file) { c.g.Member("father").NotMember, c.g.Member("father").NotMemberReason = yes, "x" }, subject: belongs, outcome: met},
		{why: "left, and nothing says why", change: left("father", "2026-06-30"), subject: belongs, outcome: notMet, missing: "leftReason", path: "/members/1/periods/0/leftReason"},
		{why: "left for a reason", change: func(c *file) {
			c.g.Member("father").Periods = []coregroup.Membership{{Left: day("2026-06-30"), LeftReason: "x"}}
		}, subject: belongs, outcome: met},
		{why: "yet to join", change: joined("father", "2026-11-01"), subject: belongs, outcome: notApplicable},
		{why: "left twice, and the last time for a reason", change: func(c *file) {
			c.g.Member("father").Periods = []coregroup.Membership{{Joined: day("2026-06-20"), Left: day("2026-06-30"), LeftReason: "x"}, {Left: day("2026-06-12")}}
		}, subject: belongs, outcome: met},
		{why: "no meeting, which is no finding beside those on the parents", change: func(c *file) { c.t.Meetings, c.list = nil, nil }, subject: "case", outcome: none},
		{why: "no plan, no conference and no meeting", change: func(c *file) {
			c.t.Meetings, c.t.Conferences, c.list = nil, nil, nil
			c.g.Children[0].OnPlan, c.g.Children[1].OnPlan = nil, nil
		}, subject: "case", outcome: undetermined},
		{why: "no parent is recorded, and a meeting was held", change: func(c *file) { c.g.Members = c.g.Members[2:] }, subject: "meeting/m1", outcome: none},
		{why: "a professional is no parent", subject: "member/worker", outcome: none},
		{why: "no parent is recorded", change: func(c *file) { c.g.Members = c.g.Members[2:] }, subject: "case", outcome: undetermined},
		{why: "the meeting is to come", change: toCome, subject: "meeting/m4", outcome: pending},
	}
	county(t, procedure.RuleParentsAttend, "N 1.1b", rows...)
	bexley(t, procedure.RuleParentsAttend, "B 4a", rows...)
}

func TestParentEncouraged(t *testing.T) {
	const subject = "member/father@m2"
	away := took("m2", "father", minutes.Apologies)
	decided := func(meeting procedure.MeetingID, e minutes.Encouragement) func(c *file) {
		return and(away, func(c *file) { c.of(meeting).Encouragements = []minutes.Encouragement{e} })
	}
	someone := procedure.Person{ID: "visitor"}
	county(t, procedure.RuleParentEncouraged, "N 3.12a",
		want{why: "all were there", subject: "case", outcome: notApplicable},
		want{why: "nothing was decided", change: away, subject: subject, outcome: notMet, missing: "encouragements", path: "/minutes/1/encouragements"},
		want{why: "somebody is to", change: decided("m2", minutes.Encouragement{For: "father", Decision: yes, By: someone}), subject: subject, outcome: met},
		want{why: "but not who", change: decided("m2", minutes.Encouragement{For: "father", Decision: yes}), subject: subject, outcome: notMet, missing: "encouragements"},
		want{why: "decided against", change: decided("m2", minutes.Encouragement{For: "father", Decision: no}), subject: subject, outcome: met},
		want{why: "decided at the next meeting", change: decided("m3", minutes.Encouragement{For: "father", Decision: no}), subject: subject, outcome: met},
		want{why: "decided at the one before", change: decided("m1", minutes.Encouragement{For: "father", Decision: no}), subject: subject, outcome: notMet, missing: "encouragements"},
		want{why: "for somebody else", change: decided("m2", minutes.Encouragement{For: "mother", Decision: no}), subject: subject, outcome: notMet, missing: "encouragements"},
		want{why: "decided after the review", change: decided("m2", minutes.Encouragement{For: "father", Decision: no, On: day("2026-09-16")}), subject: subject, outcome: notMet, missing: "encouragements"},
		want{why: "excluded then", change: and(away, func(c *file) { c.exclude("2026-07-01") }), subject: subject, outcome: none},
		want{why: "never for one who is excluded since", change: and(away, func(c *file) { c.exclude("2026-09-01") }), subject: subject, outcome: none},
		want{why: "not invited", change: and(away, func(c *file) { c.meeting("m2").Invitations = c.meeting("m2").Invitations[:1] }), subject: subject, outcome: notApplicable},
		want{why: "invited only once it was over", change: and(away, func(c *file) { c.meeting("m2").Invitations[1].Sent = day("2026-07-21") }), subject: subject, outcome: notApplicable},
		want{why: "a meeting about the other child", change: and(away, func(c *file) { c.meeting("m2").Children = kids("c2") }), subject: subject, outcome: none},
		want{why: "no invitation is recorded", change: and(away, func(c *file) { c.meeting("m2").Invitations = nil }), subject: subject, outcome: undetermined},
		want{why: "no member then", change: and(away, left("father", "2026-07-01")), subject: subject, outcome: none},
	)
}
