package minutes_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/schedule"
)

// took says how someone took part in a meeting.
func took(meeting procedure.MeetingID, id procedure.MemberID, how minutes.How) func(c *file) {
	return func(c *file) { c.row(meeting, id).How = how }
}

// unlisted takes someone out of the attendance of the first meeting.
func unlisted(id procedure.MemberID) func(c *file) {
	return func(c *file) {
		m := c.of("m1")
		m.Attendance = slices.DeleteFunc(m.Attendance, func(a minutes.Attendance) bool { return a.Member == id })
	}
}

// unwritten takes the minutes of a meeting out of the case.
func unwritten(meeting procedure.MeetingID) func(c *file) {
	return func(c *file) { *c.of(meeting) = written("m9", "2026-06-11", "worker", 1) }
}

// toCome adds a meeting arranged for October.
func toCome(c *file) {
	c.t.Meetings = append(c.t.Meetings, schedule.Meeting{ID: "m4", Kind: schedule.CoreGroup, Bookings: []schedule.Booking{{On: day("2026-08-28"), Day: day("2026-10-02")}}})
}

// joined and left give someone a time as a member.
func joined(id procedure.MemberID, on string) func(c *file) {
	return func(c *file) { c.g.Member(id).Periods = []coregroup.Membership{{Joined: day(on)}} }
}

func left(id procedure.MemberID, on string) func(c *file) {
	return func(c *file) { c.g.Member(id).Periods = []coregroup.Membership{{Left: day(on)}} }
}

// excluded leaves someone out, always.
func excluded(id procedure.MemberID) func(c *file) {
	return func(c *file) { c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: id}} }
}

// again ends the plans on 31 July, after two meetings, and starts them again on 10 August.
func again(c *file) {
	for i := range c.g.Children {
		c.g.Children[i].OnPlan = []coregroup.PlanPeriod{{From: day("2026-06-01"), To: day("2026-07-31")}, {From: day("2026-08-10")}}
	}
}

// and makes several changes.
func and(changes ...func(c *file)) func(c *file) {
	return func(c *file) {
		for _, change := range changes {
			change(c)
		}
	}
}

// What is the same for every rule on what minutes hold.
func TestMeetingsAndTheirMinutes(t *testing.T) {
	ended := func(c *file) {
		for i := range c.g.Children {
			c.g.Children[i].OnPlan[0].To = day("2026-08-25")
		}
	}
	county(t, procedure.RuleMattersRecorded, "N 3.17c",
		want{why: "held without minutes", change: unwritten("m2"), subject: "meeting/m2", outcome: undetermined, path: "/meetings/1"},
		want{why: "once for the meeting", change: unwritten("m2"), subject: "matter/t1@m2", outcome: none},
		want{why: "minutes not written yet", on: "2026-06-13", subject: "meeting/m1", outcome: pending},
		want{why: "minutes due today", change: unwritten("m1"), on: "2026-06-25", subject: "meeting/m1", outcome: pending},
		want{why: "minutes due yesterday", change: unwritten("m1"), on: "2026-06-26", subject: "meeting/m1", outcome: undetermined},
		want{why: "written today", on: "2026-06-14", subject: "matter/t1@m1", outcome: met},
		want{why: "not held yet", on: "2026-06-10", subject: "meeting/m1", outcome: pending},
		want{why: "to come", change: toCome, subject: "meeting/m4", outcome: pending, path: "/meetings/3"},
		want{why: "arranged, and the plan has ended", change: and(toCome, ended), subject: "meeting/m4", outcome: none},
		want{why: "held after the plan", change: ended, subject: "meeting/m3", outcome: notApplicable},
		want{why: "held while it ran", change: ended, subject: "matter/t1@m2", outcome: met},
		want{why: "no plan is recorded", change: func(c *file) { c.g.Children = nil }, subject: "meeting/m2", outcome: undetermined},
		want{why: "no meeting", change: func(c *file) { c.t.Meetings, c.list = nil, nil }, subject: "case", outcome: notApplicable},
		want{why: "no meeting and no plan", change: func(c *file) { c.t.Meetings, c.list, c.g.Children = nil, nil, nil }, subject: "case", outcome: undetermined},
		want{why: "a professionals' discussion is no core group", change: func(c *file) { c.meeting("m2").Kind = schedule.ProfessionalsDiscussion }, subject: "matter/t1@m2", outcome: none},
		want{why: "nor is one to come", change: and(toCome, func(c *file) { c.t.Meetings[3].Kind = schedule.ProfessionalsDiscussion }), subject: "meeting/m4", outcome: none},
		want{why: "cancelled", change: and(toCome, func(c *file) { c.t.Meetings[3].Bookings[0].Day = noDate }), subject: "meeting/m4", outcome: none},
		want{why: "minutes without a date were always there", on: "2026-06-11", change: func(c *file) { c.of("m1").Written = noDate }, subject: "matter/t1@m1", outcome: met},
	)
}

func TestAttendanceRecorded(t *testing.T) {
	const visitor = "member/visitor@m1"
	nobody := func(c *file) { c.of("m1").Attendance = nil }
	county(t, procedure.RuleAttendanceRecorded, "N 3.17a",
		want{why: "present", subject: visitor, outcome: met, path: "/minutes/0/attendance/3"},
		want{why: "apologies", change: took("m1", "visitor", minutes.Apologies), subject: visitor, outcome: met},
		want{why: "did not attend", change: took("m1", "visitor", minutes.DidNotAttend), subject: visitor, outcome: met},
		want{why: "excluded", change: and(took("m1", "visitor", minutes.LeftOut), excluded("visitor")), subject: visitor, outcome: met},
		want{why: "excluded, and no exclusion is on record", change: took("m1", "visitor", minutes.LeftOut), subject: visitor, outcome: undetermined, path: "/minutes/0/attendance/3"},
		want{why: "excluded, and the exclusion is of a later time", change: and(took("m1", "father", minutes.LeftOut), func(c *file) { c.exclude("2026-06-12") }), subject: "member/father@m1", outcome: undetermined},
		want{why: "excluded from one sitting only, which is on record", change: func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-12")}
			c.of("m1").Attendance = append(c.of("m1").Attendance, minutes.Attendance{Member: "father", Sitting: day("2026-06-12"), How: minutes.LeftOut})
			c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", Start: day("2026-06-12"), End: day("2026-06-12")}}
		}, subject: "member/father@m1", outcome: met},
		want{why: "represented, and by whom is not said", change: took("m1", "visitor", minutes.Represented), subject: visitor, outcome: notMet, missing: "by", path: "/minutes/0/attendance/3/by"},
		want{why: "represented by a colleague", change: func(c *file) {
			*c.row("m1", "visitor") = minutes.Attendance{Member: "visitor", How: minutes.Represented, By: procedure.Person{Role: procedure.HealthVisitor}}
		}, subject: visitor, outcome: met},
		want{why: "how is not said", change: took("m1", "visitor", 0), subject: visitor, outcome: notMet, missing: "how", path: "/minutes/0/attendance/3/how"},
		want{why: "not listed", change: unlisted("visitor"), subject: visitor, outcome: notMet, missing: "attendance", path: "/minutes/0/attendance"},
		want{why: "no member then", change: joined("visitor", "2026-06-12"), subject: visitor, outcome: none},
		want{why: "left out of the meeting and not listed", change: and(unlisted("father"), excluded("father")), subject: "member/father@m1", outcome: notApplicable},
		want{why: "left out only since and not listed", change: and(unlisted("father"), func(c *file) { c.exclude("2026-07-01") }), subject: "member/father@m1", outcome: notMet, missing: "attendance"},
		want{why: "left out from a later day that was decided already", change: and(unlisted("father"), func(c *file) {
			c.exclude("2026-06-01")
			c.g.Exclusions[0].Start = day("2026-06-12")
		}), subject: "member/father@m1", outcome: notMet, missing: "attendance"},
		want{why: "nobody is listed", change: nobody, subject: "meeting/m1", outcome: notMet, missing: "attendance"},
		want{why: "nobody is listed, by member", change: nobody, subject: "member/worker@m1", outcome: notMet, missing: "attendance"},
		want{why: "somebody is", subject: "meeting/m1", outcome: met},
		want{why: "a guest without a role", change: func(c *file) { c.of("m1").Guests[0].Person.Role = "" }, subject: "meeting/m1", outcome: notMet, missing: "role", path: "/minutes/0/guests/0/person/role"},
		want{why: "at the second sitting", change: func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-21")}
			c.row("m1", "visitor").Sitting = day("2026-06-21")
		}, subject: visitor, outcome: met},
		want{why: "at the sitting to come", on: "2026-06-20", change: func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-21")}
			c.row("m1", "visitor").Sitting = day("2026-06-21")
		}, subject: visitor, outcome: notMet, missing: "attendance"},
	)
}

func TestKeyProfessionals(t *testing.T) {
	const subject = "member/worker@m1"
	two := func(c *file) {
		c.meeting("m3").Bookings[0] = schedule.Booking{Day: day("2026-06-11")}
		c.t.Meetings[0], c.t.Meetings[2] = c.t.Meetings[2], c.t.Meetings[0]
	}
	county(t, procedure.RuleKeyProfessionals, "N 2.6a",
		want{why: "was there", subject: subject, outcome: met},
		want{why: "somebody spoke for them", change: took("m1", "worker", minutes.Represented), subject: subject, outcome: met},
		want{why: "was not there", change: took("m1", "worker", minutes.Apologies), subject: subject, outcome: notMet},
		want{why: "not listed", change: unlisted("worker"), subject: subject, outcome: notMet, missing: "attendance"},
		want{why: "only the first meeting counts", change: took("m2", "worker", minutes.Apologies), subject: "member/worker@m2", outcome: none},
		want{why: "not a key one", change: took("m1", "visitor", minutes.Apologies), subject: "member/visitor@m1", outcome: none},
		want{why: "nobody is marked", change: func(c *file) { c.g.Member("worker").Key = 0 }, subject: "meeting/m1", outcome: undetermined},
		want{why: "a parent is no professional", change: func(c *file) { c.g.Member("worker").Key, c.g.Member("mother").Key = 0, yes }, subject: "meeting/m1", outcome: undetermined},
		want{why: "left out", change: excluded("worker"), subject: subject, outcome: notApplicable},
		want{why: "the first is to come", on: "2026-06-10", subject: "meeting/m1", outcome: pending},
		want{why: "only the first that is to come", on: "2026-06-10", change: func(c *file) { c.meeting("m2").Bookings[0].On = noDate }, subject: "meeting/m2", outcome: none},
		want{why: "the day decides and not the id", on: "2026-06-10", change: func(c *file) {
			c.t.Meetings = append(c.t.Meetings, schedule.Meeting{ID: "m0", Kind: schedule.CoreGroup, Bookings: []schedule.Booking{{Day: day("2026-06-12")}}})
		}, subject: "meeting/m0", outcome: none},
		want{why: "of two on one day the first by id", on: "2026-06-10", change: two, subject: "meeting/m1", outcome: pending},
		want{why: "and not the other", on: "2026-06-10", change: two, subject: "meeting/m3", outcome: none},
		want{why: "the second is to come, and is none of its business", change: toCome, subject: "meeting/m4", outcome: none},
		want{why: "the first under a plan that began anew", change: and(again, took("m3", "worker", minutes.Apologies)), subject: "member/worker@m3", outcome: notMet},
		want{why: "the second of the plan before", change: and(again, took("m2", "worker", minutes.Apologies)), subject: "member/worker@m2", outcome: none},
		want{why: "the first under a plan that began anew is to come", on: "2026-08-27", change: again, subject: "meeting/m3", outcome: pending},
		want{why: "nothing is arranged", change: func(c *file) { c.t.Meetings, c.list = nil, nil }, subject: "case", outcome: notApplicable},
	)
}

func TestWrittenNote(t *testing.T) {
	const subject = "member/visitor@m2"
	silent := func(c *file) { c.of("m2").Contributions[1].Member = "nobody" }
	away := func(how minutes.How) func(c *file) { return and(took("m2", "visitor", how), silent) }
	note := func(answer procedure.Answer) func(c *file) {
		return and(away(minutes.Apologies), func(c *file) { c.row("m2", "visitor").WrittenNote = answer })
	}
	sittings := func(row minutes.Attendance) func(c *file) {
		return func(c *file) {
			c.meeting("m2").Sittings = []calendar.Date{day("2026-07-20"), row.Sitting}
			c.of("m2").Attendance = append(c.of("m2").Attendance, row)
		}
	}
	county(t, procedure.RuleWrittenNote, "N 3.8a",
		want{why: "was there", subject: subject, outcome: none},
		want{why: "all were there", subject: "case", outcome: notApplicable},
		want{why: "apologies without a note", change: away(minutes.Apologies), subject: subject, outcome: notMet, missing: "writtenNote", path: "/minutes/1/attendance/3/writtenNote"},
		want{why: "no apologies either", change: away(minutes.DidNotAttend), subject: subject, outcome: notMet, missing: "writtenNote"},
		want{why: "a note", change: note(yes), subject: subject, outcome: met},
		want{why: "said that there was none", change: note(no), subject: subject, outcome: notMet, missing: "writtenNote"},
		want{why: "a contribution all the same", change: took("m2", "visitor", minutes.Apologies), subject: subject, outcome: met},
		want{why: "a contribution of who spoke for them", change: and(away(minutes.Represented), func(c *file) { c.row("m2", "visitor").By.ID = "nobody" }), subject: subject, outcome: met},
		want{why: "somebody spoke for them, and said nothing", change: away(minutes.Represented), subject: subject, outcome: notMet, missing: "writtenNote"},
		want{why: "excluded", change: away(minutes.LeftOut), subject: subject, outcome: none},
		want{why: "left out by the group", change: and(away(minutes.DidNotAttend), excluded("visitor")), subject: subject, outcome: none},
		want{why: "it is not recorded whether they were there", change: away(0), subject: subject, outcome: undetermined, missing: "how", path: "/minutes/1/attendance/3/how"},
		want{why: "how is not recorded, but a note is", change: and(away(0), func(c *file) { c.row("m2", "visitor").WrittenNote = yes }), subject: subject, outcome: met},
		want{why: "how is not recorded, but a contribution is", change: took("m2", "visitor", 0), subject: subject, outcome: met, path: "/minutes/1/attendance/3"},
		want{why: "not listed", change: and(unlisted("visitor"), in("m1", func(m *minutes.Minutes) { m.Contributions = nil })), subject: "member/visitor@m1", outcome: undetermined, missing: "attendance", path: "/minutes/0/attendance"},
		want{why: "not listed, but contributed", change: unlisted("visitor"), subject: "member/visitor@m1", outcome: met},
		want{why: "a note for the second sitting", change: and(away(minutes.Apologies), sittings(minutes.Attendance{Member: "visitor", Sitting: day("2026-07-21"), How: minutes.DidNotAttend, WrittenNote: yes})), subject: subject, outcome: met},
		want{why: "a note for a sitting to come", on: "2026-07-24", change: and(away(minutes.Apologies), sittings(minutes.Attendance{Member: "visitor", Sitting: day("2026-07-25"), How: minutes.DidNotAttend, WrittenNote: yes})), subject: subject, outcome: notMet, missing: "writtenNote"},
		want{why: "of the two sittings the first is named", change: and(away(minutes.Apologies), sittings(minutes.Attendance{Member: "visitor", Sitting: day("2026-07-21"), How: minutes.Apologies}), in("m2", func(m *minutes.Minutes) { slices.Reverse(m.Attendance) })), subject: subject, outcome: notMet, missing: "writtenNote", path: "/minutes/1/attendance/2/writtenNote"},
		want{why: "spoken for at the second sitting, with a contribution", change: and(away(minutes.Represented), sittings(minutes.Attendance{Member: "visitor", Sitting: day("2026-07-21"), How: minutes.Represented, By: procedure.Person{ID: "nobody"}})), subject: subject, outcome: met},
		want{why: "of the family nothing is asked", change: took("m2", "father", minutes.Apologies), subject: "member/father@m2", outcome: none},
	)
}

// A meeting in several sittings is that of its first: its edition, its members, its social
// worker and its children decide what is asked, and only the minutes' last day is counted from
// the last sitting.
func TestTheFirstSittingDecides(t *testing.T) {
	later := procedure.Nottinghamshire()
	later.Effective = day("2026-06-13")
	for i := range later.Clauses {
		later.Clauses[i].Ref = "Z" + later.Clauses[i].Ref[1:]
	}
	for i := range later.Terms {
		later.Terms[i].Clause = "Z" + later.Terms[i].Clause[1:]
	}
	for i := range later.Chair {
		later.Chair[i].Clause = "Z" + later.Chair[i].Clause[1:]
	}
	for _, editions := range [][]procedure.Procedure{{procedure.Nottinghamshire(), later}, {procedure.Bexley()}} {
		b := basis("2026-07-10", editions...)
		asked := func(change func(c *file)) (list []procedure.Finding) {
			c := whole()
			took("m1", "father", minutes.Apologies)(c)
			took("m1", "visitor", minutes.Apologies)(c)
			c.of("m1").Actions = append(c.of("m1").Actions, minutes.Action{ID: "z"})
			change(c)
			for _, f := range bare(all(b, c)) {
				if !f.Rule.Safety() && f.Rule != procedure.RuleMinutesCirculated && (f.Subject.In == "m1" || f.Subject.ID == "m1") {
					list = append(list, f)
				}
			}
			return list
		}
		one := asked(func(*file) {})
		assert.Greater(t, len(one), 7)
		assert.Equal(t, one, asked(func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-15")}
			c.meeting("m1").Invitations = append(c.meeting("m1").Invitations, schedule.Invitation{To: "visitor", Sent: day("2026-06-14")})
			c.g.Allocations[0].To = day("2026-06-12")
			c.g.Allocations = append(c.g.Allocations, coregroup.Allocation{SocialWorker: "late", From: day("2026-06-13")}, coregroup.Allocation{SocialWorker: "visitor", From: day("2026-06-13"), Covering: yes})
			for _, role := range roles(procedure.Parent, procedure.Teacher) {
				c.g.Members = append(c.g.Members, coregroup.Member{ID: "late-" + procedure.MemberID(role), Roles: roles(role), Key: yes, Periods: []coregroup.Membership{{Joined: day("2026-06-13")}}})
			}
		}))
	}
}
