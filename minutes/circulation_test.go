package minutes_test

import (
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/schedule"
)

// sending changes what went to someone of the first version of some minutes.
func sending(meeting procedure.MeetingID, id procedure.MemberID, change func(s *minutes.Sending)) func(c *file) {
	return func(c *file) {
		list := c.of(meeting).Versions[0].Sendings
		for i := range list {
			if list[i].To.ID == id {
				change(&list[i])
			}
		}
	}
}

// unsent takes what went to someone of the minutes of a meeting out of the case.
func unsent(meeting procedure.MeetingID, id procedure.MemberID) func(c *file) {
	return sending(meeting, id, func(s *minutes.Sending) { s.To.ID, s.On = "nobody", day("2026-12-01") })
}

func sentOn(meeting procedure.MeetingID, id procedure.MemberID, on string) func(c *file) {
	return sending(meeting, id, func(s *minutes.Sending) {
		if s.On = noDate; on != "" {
			s.On = day(on)
		}
	})
}

// successor takes the visitor's place from a day on.
func successor(from string) func(c *file) {
	return func(c *file) {
		c.g.Member("visitor").Periods = []coregroup.Membership{{Left: day(from).AddDays(-1)}}
		c.g.Members = append(c.g.Members, coregroup.Member{ID: "next", Roles: roles(procedure.HealthVisitor), Succeeds: "visitor", Periods: []coregroup.Membership{{Joined: day(from)}}})
	}
}

// The minutes of 11 June are due on 25 June.
func TestMinutesCirculated(t *testing.T) {
	const visitor, father = "member/visitor@m1", "member/father@m1"
	never := unsent("m1", "visitor")
	twoSittings := func(c *file) { c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-15")} }
	unlinked := func(c *file) { c.g.Member("father").LinkedTo = nil }
	county(t, procedure.RuleMinutesCirculated, "N 3.18a",
		want{why: "in time", subject: visitor, outcome: met, path: "/minutes/0/versions/0/sendings/3"},
		want{why: "to whoever sent apologies too", change: took("m1", "visitor", minutes.Apologies), subject: visitor, outcome: met},
		want{why: "in part", subject: father, outcome: met},
		want{why: "on the last day", change: sentOn("m1", "visitor", "2026-06-25"), subject: visitor, outcome: met},
		want{why: "the day after", change: sentOn("m1", "visitor", "2026-06-26"), subject: visitor, outcome: metLate},
		want{why: "counted from the last sitting", change: and(twoSittings, sentOn("m1", "visitor", "2026-06-29")), subject: visitor, outcome: met},
		want{why: "a day after that", change: and(twoSittings, sentOn("m1", "visitor", "2026-06-30")), subject: visitor, outcome: metLate},
		want{why: "not yet", on: "2026-06-15", change: never, subject: visitor, outcome: pending, path: "/minutes/0"},
		want{why: "soon due", on: "2026-06-18", change: never, subject: visitor, outcome: dueSoon},
		want{why: "due today", on: "2026-06-25", change: never, subject: visitor, outcome: dueSoon},
		want{why: "overdue", on: "2026-06-26", change: never, subject: visitor, outcome: overdue},
		want{why: "not even written", on: "2026-06-26", change: unwritten("m1"), subject: visitor, outcome: overdue, path: "/meetings/0"},
		want{why: "sent after the review", change: sentOn("m1", "visitor", "2026-09-16"), subject: visitor, outcome: overdue},
		want{why: "on a day that is not recorded", change: sentOn("m1", "visitor", ""), subject: visitor, outcome: undetermined, missing: "on", path: "/minutes/0/versions/0/sendings/3/on"},
		want{why: "again, and the first time counts", change: func(c *file) {
			c.of("m1").Versions[0].Sendings = append(c.of("m1").Versions[0].Sendings,
				minutes.Sending{ID: "s8", To: procedure.Person{ID: "visitor"}, On: day("2026-08-01")},
				minutes.Sending{ID: "s9", To: procedure.Person{ID: "visitor"}})
		}, subject: visitor, outcome: met, path: "/minutes/0/versions/0/sendings/3"},
		want{why: "a later version first", change: func(c *file) {
			unsent("m1", "visitor")(c)
			c.of("m1").Versions = append(c.of("m1").Versions, minutes.Version{Number: 2, Corrects: 1, Sendings: []minutes.Sending{{ID: "s9", To: procedure.Person{ID: "visitor"}, On: day("2026-06-25")}}})
		}, subject: visitor, outcome: met, path: "/minutes/0/versions/1/sendings/0"},
		want{why: "still owed when the plan has ended", on: "2026-07-10", change: and(never, func(c *file) {
			c.g.Children[0].OnPlan[0].To, c.g.Children[1].OnPlan[0].To = day("2026-06-20"), day("2026-06-20")
		}), subject: visitor, outcome: overdue},
		want{why: "not of a meeting after the plan", change: and(never, func(c *file) {
			c.g.Children[0].OnPlan[0].To, c.g.Children[1].OnPlan[0].To = day("2026-06-10"), day("2026-06-10")
		}), subject: "meeting/m1", outcome: notApplicable},
		want{why: "left before the last day", change: and(never, left("visitor", "2026-06-24")), subject: visitor, outcome: notApplicable},
		want{why: "left on the last day", change: and(never, left("visitor", "2026-06-25")), subject: visitor, outcome: notMet},
		want{why: "left since it was sent", change: left("visitor", "2026-06-20"), subject: visitor, outcome: met},
		want{why: "left before it was sent", change: left("visitor", "2026-06-14"), subject: visitor, outcome: notApplicable},
		want{why: "joined only after the meeting", change: joined("visitor", "2026-06-12"), subject: visitor, outcome: none},
		want{why: "joined between the sittings", change: and(twoSittings, joined("visitor", "2026-06-12")), subject: visitor, outcome: met},
		want{why: "excluded is never late", change: and(unsent("m1", "father"), excluded("father")), subject: father, outcome: notApplicable},
		want{why: "marked as not for her, and not sent", change: and(never, in("m1", func(m *minutes.Minutes) { m.Versions[0].NotFor = ids("visitor") })), subject: visitor, outcome: notApplicable},
		want{why: "marked as not for her, and sent all the same", change: in("m1", func(m *minutes.Minutes) { m.Versions[0].NotFor = ids("visitor") }), subject: visitor, outcome: notApplicable},
		want{why: "a part is not for her, and not sent", change: and(never, in("m1", func(m *minutes.Minutes) {
			m.Versions = append(m.Versions, minutes.Version{Number: 2, Children: kids("c1"), NotFor: ids("visitor")})
		})), subject: visitor, outcome: overdue},
		want{why: "left out by the attendance alone, and not sent", change: and(unsent("m1", "father"), took("m1", "father", minutes.LeftOut)), subject: father, outcome: notApplicable},
		want{why: "released, and not sent", change: and(unsent("m1", "father"), released(coregroup.ReleasedFull)), subject: father, outcome: notApplicable},
		want{why: "a summary was released, and not sent", change: and(unsent("m1", "father"), released(coregroup.ReleasedSummary)), subject: father, outcome: notApplicable},
		want{why: "released, and sent long after", change: and(sentOn("m1", "father", "2026-08-01"), released(coregroup.ReleasedFull)), subject: father, outcome: met},
		want{why: "excluded before the last day", change: and(unsent("m1", "father"), func(c *file) { c.exclude("2026-06-20") }), subject: father, outcome: notApplicable},
		want{why: "excluded at the second sitting of three", change: func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-12"), day("2026-06-15")}
			c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", Start: day("2026-06-12"), End: day("2026-06-12")}}
		}, subject: father, outcome: notApplicable},
		want{why: "excluded only after it", change: and(unsent("m1", "father"), func(c *file) { c.exclude("2026-06-26") }), subject: father, outcome: notMet},
		want{why: "excluded only after it, and released", change: and(unsent("m1", "father"), func(c *file) {
			c.exclude("2026-06-26")
			c.g.Exclusions[0].Releases = []coregroup.Release{{Meeting: "m1", Extent: coregroup.ReleasedFull, DecidedBy: procedure.Person{ID: "p9"}, DecidedOn: day("2026-07-01")}}
		}), subject: father, outcome: overdue},
		want{why: "linked to other children only", change: and(unsent("m1", "father"), func(c *file) { c.meeting("m1").Children = kids("c2") }), subject: father, outcome: notApplicable},
		want{why: "linked to whom is not recorded", change: and(unsent("m1", "father"), unlinked), subject: father, outcome: undetermined, missing: "linkedTo", path: "/members/1/linkedTo"},
		want{why: "linked to whom is not recorded, and it was sent", change: unlinked, subject: father, outcome: met},
		want{why: "of unknown standing", change: and(unsent("m1", "visitor"), func(c *file) { c.g.Member("visitor").Roles = roles("unheard-of") }), subject: visitor, outcome: undetermined},
		want{why: "a child without a decision", change: and(never, func(c *file) {
			c.g.Members[3] = coregroup.Member{ID: "visitor", Roles: roles(procedure.Child), Child: "c2"}
		}), subject: visitor, outcome: notApplicable},
		want{why: "a child with one", change: and(never, func(c *file) {
			c.g.Members[3] = coregroup.Member{ID: "visitor", Roles: roles(procedure.Child), Child: "c2", Papers: coregroup.PapersDecision{Receives: yes, DecidedBy: procedure.Person{ID: "p9"}}}
		}), subject: visitor, outcome: overdue},
		want{why: "a successor in time for it", change: and(never, successor("2026-06-20")), subject: "member/next@m1", outcome: overdue},
		want{why: "and not the one before", change: and(never, successor("2026-06-20")), subject: visitor, outcome: notApplicable},
		want{why: "a successor to whom it was sent", change: and(successor("2026-06-20"), sending("m1", "visitor", func(s *minutes.Sending) { s.To.ID, s.On = "next", day("2026-06-22") })), subject: "member/next@m1", outcome: met},
		want{why: "the one before had it", change: successor("2026-06-20"), subject: visitor, outcome: met},
		want{why: "a successor only after the last day", change: and(never, successor("2026-06-26")), subject: "member/next@m1", outcome: none},
		want{why: "the successor of a successor", change: and(never, successor("2026-06-18"), func(c *file) {
			c.g.Member("next").Periods[0].Left = day("2026-06-20")
			c.g.Members = append(c.g.Members, coregroup.Member{ID: "last", Roles: roles(procedure.HealthVisitor), Succeeds: "next", Periods: []coregroup.Membership{{Joined: day("2026-06-21")}}})
		}), subject: "member/last@m1", outcome: overdue},
		want{why: "the successor of nobody", change: func(c *file) {
			c.g.Members = append(c.g.Members, coregroup.Member{ID: "next", Roles: roles(procedure.GP), Succeeds: "gone", Periods: []coregroup.Membership{{Joined: day("2026-06-12")}}})
		}, subject: "member/next@m1", outcome: none},
		want{why: "two who succeed each other", change: func(c *file) {
			later := []coregroup.Membership{{Joined: day("2026-06-12"), Left: day("2026-06-13")}}
			c.g.Members = append(c.g.Members, coregroup.Member{ID: "one", Roles: roles(procedure.GP), Succeeds: "two", Periods: []coregroup.Membership{{Joined: day("2026-06-12")}}},
				coregroup.Member{ID: "two", Roles: roles(procedure.GP), Succeeds: "three", Periods: later}, coregroup.Member{ID: "three", Roles: roles(procedure.GP), Succeeds: "two", Periods: later})
		}, subject: "member/one@m1", outcome: none},
		want{why: "nobody belonged", change: func(c *file) {
			for i := range c.g.Members {
				c.g.Members[i].Periods = []coregroup.Membership{{Joined: day("2026-07-01")}}
			}
		}, subject: "meeting/m1", outcome: notApplicable},
		want{why: "no meeting", change: func(c *file) { c.t.Meetings, c.list = nil, nil }, subject: "case", outcome: notApplicable},
		want{why: "a meeting to come", change: toCome, subject: "meeting/m4", outcome: none},
	)
	bexley(t, procedure.RuleMinutesCirculated, "B 7b",
		want{why: "as soon as possible is never late", change: sentOn("m1", "visitor", "2026-09-01"), subject: visitor, outcome: met},
		want{why: "nor overdue", change: never, subject: visitor, outcome: pending},
		want{why: "left", change: and(never, left("visitor", "2026-08-01")), subject: visitor, outcome: notApplicable},
	)
	c := whole()
	never(c)
	f := find(all(basis(now, procedure.Bexley()), c), procedure.RuleMinutesCirculated, visitor)[0]
	assert.Equal(t, day("2026-06-11"), f.Since, "its age is shown")
	f = find(all(nottinghamshire("2026-07-01"), c), procedure.RuleMinutesCirculated, visitor)[0]
	assert.Equal(t, []any{day("2026-06-25"), 6}, []any{f.Due, f.DaysLate})
}

func elsewhere(t *testing.T, name string) procedure.Procedure {
	t.Helper()
	data, err := os.ReadFile("../coregroup/procedure/testdata/elsewhere/" + name + ".json")
	require.NoError(t, err)
	p, err := procedure.ParseProcedure(data)
	require.NoError(t, err)
	return p
}

func TestLimitsElsewhere(t *testing.T) {
	due := func(p procedure.Procedure, on, subject string, change func(c *file)) []any {
		c := whole()
		if change != nil {
			change(c)
		}
		f := find(all(basis(on, p), c), procedure.RuleMinutesCirculated, subject)[0]
		return []any{f.Outcome, f.Due.String()}
	}
	everything := elsewhere(t, "everything")
	assert.Equal(t, []any{met, "2026-06-18"}, due(everything, now, "member/mother@m1", nil), "parents sooner")
	assert.Equal(t, []any{met, "2026-06-25"}, due(everything, now, "member/visitor@m1", nil))
	assert.Equal(t, []any{met, ""}, due(everything, now, "member/visitor@m1", func(c *file) { c.g.Member("visitor").Roles = roles(procedure.GP) }), "as soon as possible")
	assert.Equal(t, []any{met, "2026-06-25"}, due(everything, now, "member/visitor@m1", func(c *file) { c.g.Member("visitor").Roles = roles(procedure.GP, procedure.HealthVisitor) }), "the earliest of two roles")
	for _, both := range [][]procedure.Role{roles(procedure.HealthVisitor, procedure.Parent), roles(procedure.Parent, procedure.HealthVisitor)} {
		assert.Equal(t, []any{met, "2026-06-18"}, due(everything, now, "member/mother@m1", func(c *file) { c.g.Member("mother").Roles = both }), "the earliest of two roles")
	}
	assert.Equal(t, []any{overdue, "2026-06-25"}, due(everything, now, "member/visitor@m1", and(unsent("m1", "visitor"), func(c *file) {
		c.g.Member("visitor").Roles, c.g.Member("visitor").Standing = nil, procedure.Professional
	})), "no role, which is a caller's error")
	tees := elsewhere(t, "tees")
	assert.Equal(t, []any{met, "2026-07-06"}, due(tees, now, "member/visitor@m1", nil), "two weeks before the next that was held")
	assert.Equal(t, []any{undetermined, ""}, due(tees, now, "member/visitor@m3", nil), "no next meeting is arranged")
	assert.Equal(t, []any{met, "2026-09-18"}, due(tees, now, "member/visitor@m3", toCome), "two weeks before the next arranged")
	assert.Equal(t, []any{met, "2026-09-11"}, due(tees, now, "member/visitor@m3", and(toCome, func(c *file) {
		c.t.Meetings = append(c.t.Meetings, schedule.Meeting{ID: "m0", Kind: schedule.CoreGroup, Bookings: []schedule.Booking{{Day: day("2026-09-25")}}})
	})), "before the earliest arranged")
}

func TestCorrections(t *testing.T) {
	const mother, father = "correction/mother@m1", "correction/father@m1"
	version := func(number, corrects int, on string, to ...procedure.MemberID) func(c *file) {
		return func(c *file) {
			v := minutes.Version{Number: number, Corrects: corrects, Written: day(on)}
			for i, id := range to {
				v.Sendings = append(v.Sendings, minutes.Sending{ID: minutes.SendingID(v.Written.String() + string(rune('a'+i))), To: procedure.Person{ID: id}, On: day(on).AddDays(1)})
			}
			c.of("m1").Versions = append(c.of("m1").Versions, v)
		}
	}
	corrected := version(2, 1, "2026-06-30", "mother")
	county(t, procedure.RuleMinutesCirculated, "N 3.18a",
		want{why: "nothing was corrected", subject: mother, outcome: none},
		want{why: "it reached her", change: corrected, subject: mother, outcome: met, path: "/minutes/0/versions/1/sendings/0"},
		want{why: "it has not reached him, and has no last day", change: corrected, subject: father, outcome: pending, path: "/minutes/0/versions/1"},
		want{why: "not written yet", on: "2026-06-29", change: corrected, subject: mother, outcome: none},
		want{why: "not sent yet", on: "2026-06-30", change: corrected, subject: mother, outcome: pending},
		want{why: "whoever had nothing is owed no correction", change: and(corrected, unsent("m1", "father")), subject: father, outcome: none},
		want{why: "excluded since", change: and(corrected, func(c *file) { c.exclude("2026-07-01") }), subject: father, outcome: none},
		want{why: "left since", change: and(corrected, left("father", "2026-07-01")), subject: father, outcome: none},
		want{why: "marked as not for him", change: and(corrected, func(c *file) { c.of("m1").Versions[1].NotFor = ids("father") }), subject: father, outcome: none},
		want{why: "what it corrects is marked as not for him", change: and(corrected, func(c *file) { c.of("m1").Versions[0].NotFor = ids("father") }), subject: father, outcome: none},
		want{why: "left out by the attendance alone", change: and(corrected, took("m1", "father", minutes.LeftOut)), subject: father, outcome: none},
		want{why: "about the other child", change: and(corrected, func(c *file) { c.of("m1").Versions[1].Children = kids("c2") }), subject: father, outcome: none},
		want{why: "corrected again", change: and(corrected, version(3, 2, "2026-07-05", "father")), subject: mother, outcome: pending, path: "/minutes/0/versions/2"},
		want{why: "the last is enough", change: and(corrected, version(3, 2, "2026-07-05", "father")), subject: father, outcome: met},
		want{why: "two corrections of one, the later counts", change: and(corrected, version(3, 1, "2026-07-05", "father")), subject: mother, outcome: pending, path: "/minutes/0/versions/2"},
		want{why: "a part for one child is no correction", change: version(2, 0, "2026-06-30", "mother"), subject: mother, outcome: none},
		want{why: "two versions corrected, and one correction did not reach her", change: and(corrected,
			version(4, 0, "2026-07-05", "mother"), version(5, 4, "2026-07-09")), subject: mother, outcome: pending, path: "/minutes/0/versions/3"},
		want{why: "the first deadline stays settled", change: corrected, subject: "member/mother@m1", outcome: met, path: "/minutes/0/versions/0/sendings/0"},
		want{why: "a stranger who had it is owed nothing", change: and(corrected, sending("m1", "visitor", func(s *minutes.Sending) { s.To.ID = "stranger" })), subject: "correction/stranger@m1", outcome: none},
	)
	named := procedure.Nottinghamshire()
	named.Recipients = roles(procedure.GP, procedure.Police)
	byRole := func(c *file) {
		for i, role := range roles(procedure.GP, procedure.Police, procedure.GP) {
			s := minutes.Sending{ID: minutes.SendingID("r" + string(rune('1'+i))), To: procedure.Person{Role: role}, On: day("2026-06-20")}
			if i == 2 {
				s.On = day("2026-07-01")
				c.of("m1").Versions[1].Sendings = append(c.of("m1").Versions[1].Sendings, s)
				continue
			}
			c.of("m1").Versions[0].Sendings = append(c.of("m1").Versions[0].Sendings, s)
		}
	}
	check(t, procedure.RuleMinutesCirculated, named, "N 3.18a",
		want{why: "of whom only the role is known, and it reached them", change: and(corrected, byRole), subject: "correction/role:gp@m1", outcome: met},
		want{why: "of whom only the role is known, and it did not", change: and(corrected, byRole), subject: "correction/role:police@m1", outcome: pending},
	)
	c := whole()
	corrected(c)
	circulation := minutes.CirculationList(nottinghamshire(now), c.g, c.t, c.list, "m1")
	for _, a := range circulation.To {
		assert.Equal(t, a.ID != "mother", a.Correction, "what is to go to everyone but her is the correction")
	}
	assert.Equal(t, slices.DeleteFunc(slices.Clone(circulation.To), func(a minutes.Addressee) bool { return a.ID == "mother" }), circulation.ToSend())
	assert.False(t, minutes.CirculationList(nottinghamshire("2026-06-20"), c.g, c.t, c.list, "m1").To[0].Correction, "not written yet")
	f := find(all(nottinghamshire("2027-09-01"), c), procedure.RuleMinutesCirculated, father)[0]
	assert.Equal(t, []any{pending, day("2026-06-30"), ""}, []any{f.Outcome, f.Since, f.Due.String()}, "its age is shown, and it is never overdue")
}

// What was owed and never sent to somebody who may not have it any more is history: not open, not late, and said to be so.
func TestWhatMayNotBeSentAnyMoreIsNotDue(t *testing.T) {
	for why, change := range map[string]func(c *file){
		"left":                and(unsent("m1", "visitor"), left("visitor", "2026-06-25")),
		"excluded since":      and(unsent("m1", "father"), func(c *file) { c.exclude("2026-06-26") }),
		"nothing was written": and(unwritten("m1"), left("visitor", "2026-06-25")),
	} {
		c := whole()
		change(c)
		n := 0
		for _, f := range all(basis(now, procedure.Nottinghamshire()), c) {
			if f.Rule == procedure.RuleMinutesCirculated && f.Remark.String() == "not to be sent" {
				n++
				assert.Equal(t, procedure.NotMet, f.Outcome, why)
				assert.Equal(t, procedure.NoPriority, f.Priority(), why)
				assert.Zero(t, f.DaysLate, why)
				assert.Equal(t, day("2026-06-25"), f.Due, why)
			}
		}
		assert.Equal(t, 1, n, why)
	}
}
