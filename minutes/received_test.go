package minutes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/schedule"
)

func extent(meeting procedure.MeetingID, id procedure.MemberID, e minutes.Extent) func(c *file) {
	return sending(meeting, id, func(s *minutes.Sending) { s.Extent = e })
}

// released lets the father, who is left out, have what came from the first meeting.
func released(e coregroup.ReleaseExtent) func(c *file) {
	return func(c *file) {
		excluded("father")(c)
		c.g.Exclusions[0].Releases = []coregroup.Release{{Meeting: "m1", Extent: e, DecidedBy: procedure.Person{ID: "p9"}, DecidedOn: day("2026-06-14")}}
	}
}

// one is the father's being linked to all that the first minutes are about.
func one(c *file) { c.of("m1").Children = kids("c1") }

// everywhere is every procedure: the safety rules are the library's own.
func everywhere(t *testing.T, rule procedure.RuleID, clause string, rows ...want) {
	t.Helper()
	county(t, rule, clause, rows...)
	bexley(t, rule, clause, rows...)
}

// correction marks the first minutes as not for someone, and sends them a correction that is
// not marked.
func correction(id procedure.MemberID) func(c *file) {
	return func(c *file) {
		c.of("m1").Versions[0].NotFor = ids(id)
		v := minutes.Version{Number: 2, Corrects: 1, Written: day("2026-06-16"), Sendings: []minutes.Sending{{ID: "again", To: procedure.Person{ID: id}, On: day("2026-06-17")}}}
		c.of("m1").Versions = append(c.of("m1").Versions, v)
	}
}

const toFather, toVisitor = "sending/to-father@m1", "sending/to-visitor@m1"

func TestExcludedReceived(t *testing.T) {
	until := func(from, to string) func(c *file) {
		return func(c *file) {
			c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", DecidedOn: day("2026-06-01"), Start: day(from), End: day(to)}}
		}
	}
	absent := and(took("m1", "father", minutes.LeftOut), excluded("father"))
	const there = "member/father@m1"
	everywhere(t, procedure.RuleExcludedReceived, "L 1",
		want{why: "nobody is excluded", subject: toFather, outcome: met, path: "/minutes/0/versions/0/sendings/1"},
		want{why: "excluded", change: excluded("father"), subject: toFather, outcome: notMet, path: "/minutes/0/versions/0/sendings/1"},
		want{why: "in part, too", change: and(excluded("father"), extent("m1", "father", minutes.InPart)), subject: toFather, outcome: notMet},
		want{why: "by word of mouth, too", change: and(excluded("father"), sending("m1", "father", func(s *minutes.Sending) { s.Route = schedule.Spoken })), subject: toFather, outcome: notMet},
		want{why: "excluded on the day of the meeting only", change: until("2026-06-11", "2026-06-11"), subject: toFather, outcome: notMet},
		want{why: "excluded on the day of sending only", change: until("2026-06-15", "2026-06-15"), subject: toFather, outcome: notMet},
		want{why: "excluded between the two", change: until("2026-06-12", "2026-06-14"), subject: toFather, outcome: met},
		want{why: "excluded at the second sitting only", change: and(until("2026-06-12", "2026-06-12"), func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-12")}
		}), subject: toFather, outcome: notMet},
		want{why: "excluded at the second sitting of three", change: and(until("2026-06-12", "2026-06-12"), func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-12"), day("2026-06-13")}
		}), subject: toFather, outcome: notMet},
		want{why: "three sittings, and excluded at none", change: and(until("2026-06-14", "2026-06-14"), func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-12"), day("2026-06-13")}
		}), subject: toFather, outcome: met},
		want{why: "decided only after it was sent", change: func(c *file) { c.exclude("2026-06-16") }, subject: toFather, outcome: met},
		want{why: "decided already, from a later day on", change: until("2026-06-20", "2026-12-31"), subject: toFather, outcome: met},
		want{why: "sent later than the review", on: "2026-06-14", change: excluded("father"), subject: toFather, outcome: none},
		want{why: "no day recorded", change: and(sentOn("m1", "father", ""), func(c *file) { c.exclude("2026-09-01") }), subject: toFather, outcome: notMet, missing: "on", path: "/minutes/0/versions/0/sendings/1/on"},
		want{why: "no day recorded, and excluded at another time", change: and(sentOn("m1", "father", ""), until("2026-07-01", "2026-07-10")), subject: toFather, outcome: notMet, missing: "on"},
		want{why: "no day recorded, and excluded only after the review", on: "2026-06-30", change: and(sentOn("m1", "father", ""), until("2026-07-01", "2026-07-10")), subject: toFather, outcome: met},
		want{why: "no day recorded, and released", change: and(sentOn("m1", "father", ""), released(coregroup.ReleasedFull)), subject: toFather, outcome: met},
		want{why: "left out by the attendance alone", change: took("m1", "father", minutes.LeftOut), subject: toFather, outcome: undetermined},
		want{why: "left out by the attendance alone, of minutes of no meeting", change: and(took("m1", "father", minutes.LeftOut), func(c *file) { c.of("m1").Meeting = "m9" }), subject: "sending/to-father@m9", outcome: undetermined},
		want{why: "left out by the attendance of no meeting, and excluded since", change: and(took("m1", "father", minutes.LeftOut), until("2026-07-01", "2026-07-10"), func(c *file) { c.of("m1").Meeting = "m9" }), subject: "sending/to-father@m9", outcome: undetermined},
		want{why: "left out by the attendance of minutes to come", on: "2026-07-01", change: and(took("m1", "father", minutes.LeftOut), func(c *file) { c.of("m1").Written = day("2026-07-02") }), subject: toFather, outcome: met},
		want{why: "released", change: released(coregroup.ReleasedFull), subject: toFather, outcome: met},
		want{why: "all of it, where he is linked to one child and all was released", change: and(released(coregroup.ReleasedFull), extent("m1", "father", minutes.InFull)), subject: toFather, outcome: met},
		want{why: "a summary, in part", change: and(one, released(coregroup.ReleasedSummary)), subject: toFather, outcome: met},
		want{why: "a summary was released, and all of it went", change: and(one, released(coregroup.ReleasedSummary), extent("m1", "father", minutes.InFull)), subject: toFather, outcome: notMet},
		want{why: "a summary was released, and how much went is not recorded", change: and(one, released(coregroup.ReleasedSummary), extent("m1", "father", 0)), subject: toFather, outcome: undetermined, missing: "extent", path: "/minutes/0/versions/0/sendings/1/extent"},
		want{why: "a summary was released, and all of it went to someone linked to some, by a decision", change: and(released(coregroup.ReleasedSummary), sending("m1", "father", func(s *minutes.Sending) {
			s.Extent, s.DecidedBy.ID = minutes.InFull, "p9"
		})), subject: toFather, outcome: notMet},
		want{why: "a summary, in part, to someone linked to some", change: released(coregroup.ReleasedSummary), subject: toFather, outcome: met},
		want{why: "a summary of a meeting in two sittings", change: and(one, released(coregroup.ReleasedSummary), extent("m1", "father", minutes.InFull), func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-12")}
			x := c.g.Exclusions[0]
			x.ID, x.Start, x.Releases = "x2", day("2026-06-12"), []coregroup.Release{{Meeting: "m1", Extent: coregroup.ReleasedFull, DecidedBy: procedure.Person{ID: "p9"}, DecidedOn: day("2026-06-14")}}
			c.g.Exclusions = append(c.g.Exclusions, x)
		}), subject: toFather, outcome: notMet},
		want{why: "released for another meeting", change: and(released(coregroup.ReleasedFull), func(c *file) { c.g.Exclusions[0].Releases[0].Meeting = "m2" }), subject: toFather, outcome: notMet},
		want{why: "the plan had ended", change: and(excluded("father"), func(c *file) {
			c.g.Children[0].OnPlan[0].To, c.g.Children[1].OnPlan[0].To = day("2026-06-10"), day("2026-06-10")
		}), subject: toFather, outcome: notMet},
		want{why: "minutes of a professionals' discussion", change: and(excluded("father"), func(c *file) { c.meeting("m1").Kind = schedule.ProfessionalsDiscussion }), subject: toFather, outcome: notMet},
		want{why: "minutes of no meeting", change: and(func(c *file) { c.exclude("2026-06-12") }, func(c *file) { c.of("m1").Meeting = "m9" }), subject: "sending/to-father@m9", outcome: notMet},
		want{why: "recorded as present", change: excluded("father"), subject: there, outcome: notMet, path: "/minutes/0/attendance/1"},
		want{why: "recorded as excluded", change: absent, subject: there, outcome: met},
		want{why: "there as a guest", change: and(absent, func(c *file) {
			c.of("m1").Guests = []minutes.Guest{{Person: procedure.Person{ID: "father"}}}
		}), subject: there, outcome: notMet, path: "/minutes/0/guests/0"},
		want{why: "at a sitting of his own", change: and(absent, func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-12")}
			c.of("m1").Attendance = append(c.of("m1").Attendance, minutes.Attendance{Member: "father", Sitting: day("2026-06-12"), How: minutes.Present})
		}), subject: there, outcome: notMet, path: "/minutes/0/attendance/5"},
		want{why: "at a sitting to come", on: "2026-06-14", change: and(absent, func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-30")}
			c.of("m1").Attendance = append(c.of("m1").Attendance, minutes.Attendance{Member: "father", Sitting: day("2026-06-30"), How: minutes.Present})
		}), subject: there, outcome: met},
		want{why: "spoke for somebody", change: and(absent, func(c *file) { c.row("m1", "visitor").By.ID = "father" }), subject: there, outcome: notMet, path: "/minutes/0/attendance/3/by"},
		want{why: "brought the plan", change: and(absent, func(c *file) { c.of("m1").Brought.By.ID = "father" }), subject: there, outcome: notMet, path: "/minutes/0/brought/by"},
		want{why: "wrote the minutes", change: and(absent, func(c *file) { c.of("m1").Author.ID = "father" }), subject: there, outcome: notMet, path: "/minutes/0/author"},
		want{why: "wrote the minutes, and excluded only by then", change: and(func(c *file) { c.of("m1").Author.ID = "father" }, until("2026-06-14", "2026-06-14")), subject: there, outcome: notMet, path: "/minutes/0/author"},
		want{why: "excluded only since", change: func(c *file) { c.exclude("2026-06-12") }, subject: there, outcome: none},
		want{why: "excluded twice", change: and(excluded("father"), func(c *file) {
			c.g.Exclusions = append(c.g.Exclusions, coregroup.Exclusion{ID: "x2", Member: "father"})
		}), subject: there, outcome: notMet},
		want{why: "minutes not written yet", on: "2026-06-12", change: excluded("father"), subject: there, outcome: none},
		want{why: "a meeting that was not held", change: and(excluded("father"), func(c *file) { c.meeting("m1").Held = 0 }), subject: there, outcome: none},
		want{why: "a meeting that there is not", change: and(excluded("father"), func(c *file) { c.of("m1").Meeting = "m9" }), subject: "member/father@m9", outcome: none},
		want{why: "nothing was sent, and nobody is excluded", change: func(c *file) { c.list = nil }, subject: "case", outcome: notApplicable},
		want{why: "nothing was sent, and somebody was there", on: "2026-06-14", change: excluded("father"), subject: "case", outcome: none},
	)
}

func TestNoStanding(t *testing.T) {
	to := func(p procedure.Person) func(c *file) {
		return sending("m1", "visitor", func(s *minutes.Sending) { s.To = p })
	}
	child := func(papers coregroup.PapersDecision) func(c *file) {
		return func(c *file) {
			c.g.Members[3] = coregroup.Member{ID: "visitor", Roles: roles(procedure.Child), Child: "c2", Papers: papers}
		}
	}
	everywhere(t, procedure.RuleNoStanding, "L 2",
		want{why: "a member", subject: toVisitor, outcome: met},
		want{why: "a stranger", change: to(procedure.Person{ID: "stranger"}), subject: toVisitor, outcome: notMet, path: "/minutes/0/versions/0/sendings/3"},
		want{why: "a stranger of whom only the role is known", change: to(procedure.Person{Role: procedure.GP}), subject: toVisitor, outcome: notMet},
		want{why: "the meeting's chair", change: to(procedure.Person{ID: "manager"}), subject: toVisitor, outcome: met},
		want{why: "the chair, by the minutes", change: and(to(procedure.Person{ID: "manager"}), func(c *file) { c.meeting("m1").Chair = "" }), subject: toVisitor, outcome: met},
		want{why: "another meeting's chair", change: and(to(procedure.Person{ID: "manager"}), func(c *file) { c.meeting("m1").Chair = "worker" }), subject: toVisitor, outcome: notMet},
		want{why: "left before", change: left("visitor", "2026-06-14"), subject: toVisitor, outcome: notMet},
		want{why: "left on the day", change: left("visitor", "2026-06-15"), subject: toVisitor, outcome: met},
		want{why: "a successor, not at the meeting", change: and(successor("2026-06-13"), to(procedure.Person{ID: "next"})), subject: toVisitor, outcome: met},
		want{why: "a successor before joining", change: and(successor("2026-06-16"), to(procedure.Person{ID: "next"})), subject: toVisitor, outcome: notMet},
		want{why: "no day recorded, and left since", change: and(sentOn("m1", "visitor", ""), left("visitor", "2026-09-01")), subject: toVisitor, outcome: notMet},
		want{why: "a child without a decision", change: child(coregroup.PapersDecision{}), subject: toVisitor, outcome: notMet},
		want{why: "a child with one", change: child(coregroup.PapersDecision{Receives: yes, DecidedBy: procedure.Person{ID: "p9"}}), subject: toVisitor, outcome: met},
		want{why: "excluded, and a member all the same", change: excluded("father"), subject: toFather, outcome: met},
		want{why: "excluded, and no member: this breaks two rules", change: and(excluded("father"), func(c *file) { c.g.Member("father").NotMember = yes }), subject: toFather, outcome: notMet},
		want{why: "no member, and it was released", change: and(released(coregroup.ReleasedFull), func(c *file) { c.g.Member("father").NotMember = yes }), subject: toFather, outcome: met},
		want{why: "nothing was sent", change: func(c *file) { c.list = nil }, subject: "case", outcome: notApplicable},
	)
	named := procedure.Nottinghamshire()
	named.Recipients = roles(procedure.GP)
	check(t, procedure.RuleNoStanding, named, "L 2", want{why: "a role that the procedure names", change: to(procedure.Person{ID: "dr", Role: procedure.GP}), subject: toVisitor, outcome: met})
}

func TestOtherChildrenOnly(t *testing.T) {
	full := extent("m1", "father", minutes.InFull)
	decided := func(by procedure.MemberID, on string) func(c *file) {
		return and(full, sending("m1", "father", func(s *minutes.Sending) { s.DecidedBy.ID, s.DecidedOn = by, day(on) }))
	}
	about := func(children ...procedure.ChildID) func(c *file) {
		return func(c *file) { c.of("m1").Versions[0].Children = children }
	}
	everywhere(t, procedure.RuleOtherChildrenOnly, "L 3",
		want{why: "linked to all", subject: "sending/to-mother@m1", outcome: met},
		want{why: "linked to some, in part", subject: toFather, outcome: met},
		want{why: "linked to some, in full", change: full, subject: toFather, outcome: notMet, path: "/minutes/0/versions/0/sendings/1"},
		want{why: "linked to some, how much is not recorded", change: extent("m1", "father", 0), subject: toFather, outcome: undetermined, missing: "extent"},
		want{why: "in full, by a decision", change: decided("p9", "2026-06-15"), subject: toFather, outcome: met},
		want{why: "decided only afterwards", change: decided("p9", "2026-06-16"), subject: toFather, outcome: notMet},
		want{why: "decided by nobody", change: decided("", "2026-06-15"), subject: toFather, outcome: notMet},
		want{why: "a version about his child, in full", change: and(about("c1"), full), subject: toFather, outcome: met},
		want{why: "a version about the other child, in part", change: about("c2"), subject: toFather, outcome: notMet},
		want{why: "about the other child, and a decision does not help", change: and(about("c2"), decided("p9", "2026-06-15")), subject: toFather, outcome: notMet},
		want{why: "minutes about the other child", change: func(c *file) { c.of("m1").Children = kids("c2") }, subject: toFather, outcome: notMet},
		want{why: "a meeting about the other child", change: func(c *file) { c.meeting("m1").Children = kids("c2") }, subject: toFather, outcome: notMet},
		want{why: "his link is not recorded", change: func(c *file) { c.g.Member("father").LinkedTo = nil }, subject: toFather, outcome: undetermined, missing: "linkedTo", path: "/members/1/linkedTo"},
		want{why: "family or professional is not recorded", change: func(c *file) { c.g.Member("father").Roles = roles("unheard-of") }, subject: toFather, outcome: undetermined, path: "/members/1"},
		want{why: "excluded, which is another rule's matter, and linked to some", change: and(excluded("father"), full), subject: toFather, outcome: notMet},
		want{why: "a professional", subject: toVisitor, outcome: none},
		want{why: "no standing is another rule's matter", change: left("father", "2026-06-12"), subject: toFather, outcome: none},
	)
}

func TestMarkedNotFor(t *testing.T) {
	who := ids("father", "visitor")
	marks := map[string]func(m *minutes.Minutes){
		"a matter":          func(m *minutes.Minutes) { m.Matters[0].NotFor = who },
		"a strength":        func(m *minutes.Minutes) { m.Strengths[0].NotFor = who },
		"a worry":           func(m *minutes.Minutes) { m.Worries[0].NotFor = who },
		"a contribution":    func(m *minutes.Minutes) { m.Contributions[0].NotFor = who },
		"a view":            func(m *minutes.Minutes) { m.Views[0].NotFor = who },
		"progress":          func(m *minutes.Minutes) { m.Progress[0].NotFor = who },
		"an action":         func(m *minutes.Minutes) { m.Actions[0].NotFor = who },
		"an action about 2": func(m *minutes.Minutes) { m.Actions[1].NotFor = who },
	}
	private := in("m1", func(m *minutes.Minutes) { m.Views[0].Shareable = no })
	for why, mark := range marks {
		everywhere(t, procedure.RuleMarkedNotFor, "L 4",
			want{why: why + ", in full", change: in("m1", mark), subject: toVisitor, outcome: notMet, path: "/minutes/0/versions/0/sendings/3"},
			want{why: why + ", in part", change: in("m1", mark), subject: toFather, outcome: met},
			want{why: why + ", how much is not recorded", change: and(in("m1", mark), extent("m1", "visitor", 0)), subject: toVisitor, outcome: undetermined, missing: "extent"},
			want{why: why + ", to somebody else", change: in("m1", mark), subject: "sending/to-mother@m1", outcome: met},
		)
	}
	everywhere(t, procedure.RuleMarkedNotFor, "L 4",
		want{why: "nothing is marked", subject: toVisitor, outcome: met},
		want{why: "the version is, in part too", change: in("m1", func(m *minutes.Minutes) { m.Versions[0].NotFor = ids("father") }), subject: toFather, outcome: notMet},
		want{why: "the version that it corrects is", change: correction("visitor"), subject: "sending/again@m1", outcome: notMet, path: "/minutes/0/versions/1/sendings/0"},
		want{why: "two corrections in a row, and the first version is", change: and(correction("visitor"), func(c *file) {
			m := c.of("m1")
			m.Versions = append(m.Versions, minutes.Version{Number: 3, Corrects: 2, Sendings: m.Versions[1].Sendings})
			m.Versions[1].Sendings = nil
		}), subject: "sending/again@m1", outcome: notMet, path: "/minutes/0/versions/2/sendings/0"},
		want{why: "a version that it does not correct is", change: and(correction("visitor"), func(c *file) { c.of("m1").Versions[1].Corrects = 0 }), subject: "sending/again@m1", outcome: met},
		want{why: "what it corrects is not written yet", on: "2026-06-20", change: and(correction("visitor"), func(c *file) { c.of("m1").Versions[0].Written = day("2026-06-21") }), subject: "sending/again@m1", outcome: met},
		want{why: "a view that may not be shared, to the family in full", change: private, subject: "sending/to-mother@m1", outcome: notMet},
		want{why: "in part", change: private, subject: toFather, outcome: met},
		want{why: "how much is not recorded", change: and(private, extent("m1", "mother", 0)), subject: "sending/to-mother@m1", outcome: undetermined, missing: "extent"},
		want{why: "to a professional in full", change: private, subject: toVisitor, outcome: met},
		want{why: "to a parent whom the group does not know", change: and(private, sending("m1", "visitor", func(s *minutes.Sending) {
			s.To = procedure.Person{Role: procedure.Parent, ID: "stranger"}
		})), subject: toVisitor, outcome: notMet},
		want{why: "whether it may be shared is not recorded", change: in("m1", func(m *minutes.Minutes) { m.Views[0].Shareable = 0 }), subject: "sending/to-mother@m1", outcome: met},
		want{why: "a view that came only after the sending", change: and(private, in("m1", func(m *minutes.Minutes) { m.Views[0].On = day("2026-06-16") })), subject: "sending/to-mother@m1", outcome: met},
		want{why: "two views, and one came before", change: and(private, in("m1", func(m *minutes.Minutes) {
			m.Views[0].On, m.Views[1].Shareable = day("2026-06-16"), no
		})), subject: "sending/to-mother@m1", outcome: notMet},
		want{why: "not for her, and came only after the sending", change: in("m1", func(m *minutes.Minutes) {
			m.Views[0].NotFor, m.Views[0].On = who, day("2026-06-16")
		}), subject: toVisitor, outcome: met},
		want{why: "two views not for her, and one came before", change: in("m1", func(m *minutes.Minutes) {
			m.Views[0].NotFor, m.Views[1].NotFor, m.Views[0].On = who, who, day("2026-06-16")
		}), subject: toVisitor, outcome: notMet},
		want{why: "an item about a child whom the version is not about", change: in("m1", func(m *minutes.Minutes) {
			m.Actions[1].NotFor, m.Versions[0].Children = who, kids("c1")
		}), subject: toVisitor, outcome: met},
		want{why: "a view of a child whom it is not about", change: in("m1", func(m *minutes.Minutes) {
			m.Views[1].NotFor, m.Versions[0].Children = who, kids("c1")
		}), subject: toVisitor, outcome: met},
		want{why: "a view of a child whom it is about", change: in("m1", func(m *minutes.Minutes) {
			m.Views[0].NotFor, m.Versions[0].Children = who, kids("c1")
		}), subject: toVisitor, outcome: notMet},
		want{why: "excluded as well: this breaks two rules", change: and(excluded("visitor"), in("m1", marks["a matter"])), subject: toVisitor, outcome: notMet},
		want{why: "nothing was sent", change: func(c *file) { c.list = nil }, subject: "case", outcome: notApplicable},
	)
}

// Whatever breaks a safety rule comes before everything else.
func TestSafetyComesFirst(t *testing.T) {
	c := whole()
	excluded("father")(c)
	for _, f := range all(nottinghamshire(now), c) {
		if f.Rule == procedure.RuleExcludedReceived && f.Outcome == notMet {
			assert.Equal(t, procedure.PrioritySafety, f.Priority())
			assert.Equal(t, procedure.Must, f.Force)
		}
	}
}

// A case that does not hold together may have two people of one id: the first counts, in whatever
// order they are asked for.
func TestTheFirstOfTwoWithOneIDCounts(t *testing.T) {
	c, b := whole(), nottinghamshire(now)
	last := c.g.Members[len(c.g.Members)-1].ID
	c.of("m1").Versions[0].Sendings = []minutes.Sending{
		{ID: "s1", To: procedure.Person{ID: last}, On: day("2026-06-15"), Extent: minutes.InFull}, {ID: "s2", To: procedure.Person{ID: "father"}, On: day("2026-06-15"), Extent: minutes.InFull},
	}
	found := func() []procedure.Finding {
		return minutes.AppendFindings(nil, b, c.g, c.t, c.list, nil, procedure.RuleOtherChildrenOnly)
	}
	before := found()
	require.Equal(t, notMet, find(before, procedure.RuleOtherChildrenOnly, "sending/s2@m1")[0].Outcome, "he is linked to one of the children")
	c.g.Members = append(c.g.Members, coregroup.Member{ID: "father", Roles: roles(procedure.Parent), LinkedTo: kids("c1", "c2")})
	assert.Equal(t, before, found())
}
