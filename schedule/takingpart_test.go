package schedule_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/schedule"
)

// each runs a rule for a meeting of 12 June 2026, arranged on 22 May.
func each(t *testing.T, rule procedure.RuleID, clause, why, on string, change func(g *coregroup.CoreGroup, m *schedule.Meeting), want ...brief) []procedure.Finding {
	t.Helper()
	g, m := group(), meeting("m1", "2026-06-12")
	if change != nil {
		change(g, &m)
	}
	got := schedule.AppendFindings(nil, nottinghamshire(on), g, &schedule.Timetable{Meetings: []schedule.Meeting{m}}, nil, rule)
	assert.Equal(t, want, briefly(got), why)
	for _, f := range got {
		assert.Contains(t, []string{clause, "L 5"}, f.Clause, why)
	}
	return got
}

const after, before = "2026-06-20", "2026-06-01"

func TestTakingPart(t *testing.T) {
	rule := func(why, on string, change func(g *coregroup.CoreGroup, m *schedule.Meeting), want brief) {
		t.Helper()
		each(t, procedure.RuleTakingPartArranged, "N 3.11a", why, on, change, want)
	}
	forget := func(_ *coregroup.CoreGroup, m *schedule.Meeting) { m.TakingPart = schedule.TakingPart{} }
	rule("considered, either way", after, nil, brief{"meeting/m1", met, "", 0})
	rule("nothing recorded", after, forget, brief{"meeting/m1", notMet, "childCare, factors, travel", 0})
	rule("nothing recorded, the meeting to come", before, forget, brief{"meeting/m1", pending, "", 0})
	rule("no parent engaged", after, func(g *coregroup.CoreGroup, _ *schedule.Meeting) { g.Member("mother").Engaged = no }, brief{"meeting/m1", notApplicable, "", 0})
	rule("not recorded of any", after, func(g *coregroup.CoreGroup, _ *schedule.Meeting) { g.Member("mother").Engaged = 0 }, brief{"meeting/m1", undetermined, "", 0})
	rule("the engaged parent is excluded", after, func(g *coregroup.CoreGroup, _ *schedule.Meeting) {
		g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "mother"}}
	}, brief{"meeting/m1", notApplicable, "", 0})
	rule("excluded only since", after, func(g *coregroup.CoreGroup, _ *schedule.Meeting) {
		g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "mother", DecidedOn: day("2026-06-15")}}
	}, brief{"meeting/m1", met, "", 0})
	rule("not a core group", after, func(_ *coregroup.CoreGroup, m *schedule.Meeting) { m.Kind = schedule.ProfessionalsDiscussion }, brief{"case", notApplicable, "", 0})
	rule("cancelled", after, func(_ *coregroup.CoreGroup, m *schedule.Meeting) { m.Held = 0 }, brief{"case", notApplicable, "", 0})
}

func TestDistressing(t *testing.T) {
	item := schedule.DistressingItem{ID: "i1", For: "mother", What: "x", RaisedOn: day("2026-06-05"), Notice: no, DecidedOn: day("2026-06-08")}
	with := func(change func(d *schedule.DistressingItem)) func(*coregroup.CoreGroup, *schedule.Meeting) {
		return func(_ *coregroup.CoreGroup, m *schedule.Meeting) {
			d := item
			change(&d)
			m.Distressing = []schedule.DistressingItem{d}
		}
	}
	const rule = procedure.RuleDistressingInformation
	const subject = "distressing-item/i1@m1"
	each(t, rule, "N 3.11b", "none", after, nil, brief{"case", notApplicable, "", 0})
	each(t, rule, "N 3.11b", "decided against notice", after, with(func(*schedule.DistressingItem) {}), brief{subject, met, "", 0})
	each(t, rule, "N 3.11b", "neither raised nor decided", after, with(func(d *schedule.DistressingItem) { d.RaisedOn, d.Notice = noDate, 0 }), brief{subject, notMet, "noticeConsidered, raised", 0})
	each(t, rule, "N 3.11b", "neither yet, the meeting to come", before, with(func(d *schedule.DistressingItem) { d.RaisedOn, d.Notice = noDate, 0 }), brief{subject, pending, "", 0})
	got := each(t, rule, "N 3.11b", "raised after the meeting", after, with(func(d *schedule.DistressingItem) { d.RaisedOn = day("2026-06-13") }), brief{subject, notMet, "raised", 0})
	assert.Equal(t, "/meetings/0/distressing/0/raisedOn", got[0].Path())
	each(t, rule, "N 3.11b", "decided later than the review", after, with(func(d *schedule.DistressingItem) { d.DecidedOn = day("2026-06-21") }), brief{subject, notMet, "noticeConsidered", 0})
}

func TestInterpreterConsidered(t *testing.T) {
	foreign := func(interpreters ...schedule.Interpreting) func(*coregroup.CoreGroup, *schedule.Meeting) {
		return func(g *coregroup.CoreGroup, m *schedule.Meeting) {
			g.Member("mother").FirstLanguageEnglish = no
			g.Members = append(g.Members, coregroup.Member{ID: "aunt", Roles: roles(procedure.WiderFamily)})
			m.Interpreters = interpreters
		}
	}
	const clause, subject = "N 3.13a", "member/mother@m1"
	rule := procedure.RuleInterpreterConsidered
	each(t, rule, clause, "all speak English", after, nil, brief{"case", notApplicable, "", 0})
	each(t, rule, clause, "nobody arranged and no decision", after, foreign(), brief{subject, notMet, "interpreter", 0})
	each(t, rule, clause, "the meeting to come", before, foreign(), brief{subject, pending, "", 0})
	each(t, rule, clause, "a professional", after, foreign(schedule.Interpreting{For: "mother", By: "agency", Kind: schedule.ProfessionalInterpreter}), brief{subject, met, "", 0})
	each(t, rule, clause, "decided against", after, foreign(schedule.Interpreting{For: "mother", Decided: no}), brief{subject, met, "", 0})
	each(t, rule, clause, "neither arranged nor decided", after, foreign(schedule.Interpreting{For: "mother"}), brief{subject, notMet, "interpreter", 0})
	each(t, rule, clause, "for somebody else", after, foreign(schedule.Interpreting{For: "father", By: "agency"}), brief{subject, notMet, "interpreter", 0})
	each(t, rule, clause, "arranged only since", after, foreign(schedule.Interpreting{For: "mother", By: "agency", On: day("2026-06-21")}), brief{subject, notMet, "interpreter", 0})
	each(t, rule, clause, "a bilingual worker who is a member", after, foreign(schedule.Interpreting{For: "mother", By: "visitor", Kind: schedule.BilingualWorker}), brief{subject, met, "", procedure.Remark(remark.InterpreterIsMember)})
	each(t, rule, clause, "a friend", after, foreign(schedule.Interpreting{For: "mother", By: "friend", Kind: schedule.RelativeOrFriend}), brief{subject, met, "", procedure.Remark(remark.InterpreterIsRelative)})
	each(t, rule, clause, "a relative, whatever the kind", after, foreign(schedule.Interpreting{For: "mother", By: "aunt", Kind: schedule.ProfessionalInterpreter}), brief{subject, met, "", procedure.Remark(remark.InterpreterIsRelative)})
	friend, agency := schedule.Interpreting{For: "mother", By: "friend", Kind: schedule.RelativeOrFriend}, schedule.Interpreting{For: "mother", By: "visitor", Kind: schedule.BilingualWorker}
	each(t, rule, clause, "a friend and a member", after, foreign(friend, agency), brief{subject, met, "", procedure.Remark(remark.InterpreterIsRelative)})
	each(t, rule, clause, "a member and a friend", after, foreign(agency, friend), brief{subject, met, "", procedure.Remark(remark.InterpreterIsRelative)})
	each(t, rule, clause, "arranged once the meeting was over", after, foreign(schedule.Interpreting{For: "mother", By: "agency", On: day("2026-06-13")}), brief{subject, notMet, "interpreter", 0})
	each(t, rule, clause, "one for the father first", after, foreign(schedule.Interpreting{For: "father", By: "agency"}, agency), brief{subject, met, "", procedure.Remark(remark.InterpreterIsMember)})
	each(t, rule, clause, "the first language is not recorded", after, func(g *coregroup.CoreGroup, _ *schedule.Meeting) { g.Member("mother").FirstLanguageEnglish = 0 }, brief{"member/mother", undetermined, "", 0})
	each(t, rule, clause, "the parent is excluded", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		foreign()(g, m)
		g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "mother"}}
	}, brief{"case", notApplicable, "", 0})
}

func TestNoChildInterprets(t *testing.T) {
	rule := procedure.RuleNoChildInterprets
	by := func(ids ...procedure.MemberID) func(*coregroup.CoreGroup, *schedule.Meeting) {
		return func(g *coregroup.CoreGroup, m *schedule.Meeting) {
			g.Members = append(g.Members, coregroup.Member{ID: "grown-up", Roles: roles(procedure.WiderFamily), ChildOfFamily: yes})
			for _, id := range ids {
				m.Interpreters = append(m.Interpreters, schedule.Interpreting{For: "mother", By: id, Kind: schedule.ProfessionalInterpreter})
			}
		}
	}
	each(t, rule, "N 3.13b", "none", after, nil, brief{"case", notApplicable, "", 0}, brief{"case", notApplicable, "", 0})
	each(t, rule, "N 3.13b", "nobody, by decision", after, by(""), brief{"case", notApplicable, "", 0}, brief{"case", notApplicable, "", 0})
	each(t, rule, "N 3.13b", "a professional", after, by("agency"), brief{"interpreter/agency@m1", met, "", 0}, brief{"interpreter/agency@m1", met, "", 0})
	got := each(t, rule, "N 3.13b", "a child, twice, and a grown-up child", after, by("sibling", "sibling", "grown-up"),
		brief{"interpreter/grown-up@m1", notMet, "interpreter", 0}, brief{"interpreter/grown-up@m1", notMet, "interpreter", 0},
		brief{"interpreter/sibling@m1", notMet, "interpreter", 0}, brief{"interpreter/sibling@m1", notMet, "interpreter", 0})
	assert.Equal(t, []string{"L 5", "N 3.13b"}, []string{got[0].Clause, got[1].Clause})
	assert.Equal(t, procedure.PrioritySafety, got[0].Priority())
	each(t, rule, "N 3.13b", "before the meeting too", before, by("sibling"), brief{"interpreter/sibling@m1", notMet, "interpreter", 0}, brief{"interpreter/sibling@m1", notMet, "interpreter", 0})

	refused := []brief{{"interpreter/sibling@m1", notMet, "interpreter", 0}, {"interpreter/sibling@m1", notMet, "interpreter", 0}}
	each(t, rule, "N 3.13b", "at a meeting that was not held", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) { by("sibling")(g, m); m.Held = no }, refused...)
	each(t, rule, "N 3.13b", "at a meeting that was cancelled", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		by("sibling")(g, m)
		m.Held, m.Bookings = 0, append(m.Bookings, schedule.Booking{On: day("2026-06-09")})
	}, refused...)
	each(t, rule, "N 3.13b", "at a discussion without the parents", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		by("sibling")(g, m)
		m.Kind = schedule.ProfessionalsDiscussion
	}, refused...)
	each(t, rule, "N 3.13b", "again on a day to come", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		by("sibling", "sibling")(g, m)
		m.Interpreters[0].On = day("2026-06-30")
	}, refused...)
	for _, role := range []procedure.Role{procedure.HealthVisitor, procedure.WiderFamily} {
		each(t, rule, "N 3.13b", "a member who bears a child's number", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
			by("c1")(g, m)
			g.Members = append(g.Members, coregroup.Member{ID: "c1", Roles: roles(role)})
		}, brief{"interpreter/c1@m1", met, "", 0}, brief{"interpreter/c1@m1", met, "", 0})
	}
	each(t, rule, "N 3.13b", "a member of unknown standing who does", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		by("c1")(g, m)
		g.Members = append(g.Members, coregroup.Member{ID: "c1"})
	}, brief{"interpreter/c1@m1", notMet, "interpreter", 0}, brief{"interpreter/c1@m1", notMet, "interpreter", 0})
	each(t, rule, "N 3.13b", "a child of the group who is no member", after, by("c1"),
		brief{"interpreter/c1@m1", notMet, "interpreter", 0}, brief{"interpreter/c1@m1", notMet, "interpreter", 0})

	g, m := group(), meeting("m1", "2026-06-12")
	by()(g, &m)
	for _, id := range []procedure.MemberID{"sibling", "grown-up", "c1"} {
		assert.Error(t, schedule.ArrangeInterpreter(g, &m, schedule.Interpreting{For: "mother", By: id}))
	}
	assert.Empty(t, m.Interpreters)
	require.NoError(t, schedule.ArrangeInterpreter(g, &m, schedule.Interpreting{For: "mother", By: "agency"}))
	require.NoError(t, schedule.ArrangeInterpreter(g, &m, schedule.Interpreting{For: "father", Decided: no}))
	assert.Len(t, m.Interpreters, 2)
}

func TestSupport(t *testing.T) {
	need := func(support ...schedule.Support) func(*coregroup.CoreGroup, *schedule.Meeting) {
		return func(g *coregroup.CoreGroup, m *schedule.Meeting) {
			g.Member("mother").CommunicationNeed, g.Member("mother").SupporterAskedFor = yes, yes
			g.Member("visitor").CommunicationNeed = yes // no family
			m.Support = support
		}
	}
	const subject = "member/mother@m1"
	communication, supporter := procedure.RuleCommunicationSupport, procedure.RuleSupporterConsidered
	each(t, communication, "N 3.13c", "no need", after, nil, brief{"case", notApplicable, "", 0})
	each(t, supporter, "N 3.13d", "no need", after, nil, brief{"case", notApplicable, "", 0})
	each(t, communication, "N 3.13c", "not offered", after, need(), brief{subject, notMet, "support", 0})
	each(t, supporter, "N 3.13d", "not considered", after, need(), brief{subject, notMet, "advocate", 0})
	each(t, communication, "N 3.13c", "to come", before, need(), brief{subject, pending, "", 0})
	each(t, supporter, "N 3.13d", "to come", before, need(), brief{subject, pending, "", 0})
	each(t, communication, "N 3.13c", "a translator offered, and declined", after, need(schedule.Support{For: "mother", Kind: schedule.TranslatorSupport, Offered: yes, Accepted: no}), brief{subject, met, "", 0})
	each(t, communication, "N 3.13c", "an interpreter arranged", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		need()(g, m)
		m.Interpreters = []schedule.Interpreting{{For: "mother", By: "agency"}}
	}, brief{subject, met, "", 0})
	each(t, communication, "N 3.13c", "decided not to offer is not offered", after, need(schedule.Support{For: "mother", Kind: schedule.InterpreterSupport, Offered: no}), brief{subject, notMet, "support", 0})
	each(t, supporter, "N 3.13d", "decided against an advocate", after, need(schedule.Support{For: "mother", Kind: schedule.AdvocateSupport, Offered: no}), brief{subject, met, "", 0})
	each(t, supporter, "N 3.13d", "a supporter, offered only since", after, need(schedule.Support{For: "mother", Kind: schedule.SupporterSupport, Offered: yes, On: day("2026-06-21")}), brief{subject, notMet, "advocate", 0})
	each(t, supporter, "N 3.13d", "for another parent", after, need(schedule.Support{For: "father", Kind: schedule.SupporterSupport, Offered: yes}), brief{subject, notMet, "advocate", 0})
	each(t, communication, "N 3.13c", "offered once the meeting was over", after, need(schedule.Support{For: "mother", Kind: schedule.TranslatorSupport, Offered: yes, On: day("2026-06-13")}), brief{subject, notMet, "support", 0})
	each(t, supporter, "N 3.13d", "considered once the meeting was over", after, need(schedule.Support{For: "mother", Kind: schedule.AdvocateSupport, Offered: yes, On: day("2026-06-13")}), brief{subject, notMet, "advocate", 0})
	each(t, communication, "N 3.13c", "the need is not recorded", after, func(g *coregroup.CoreGroup, _ *schedule.Meeting) { g.Member("mother").CommunicationNeed = 0 }, brief{"member/mother", undetermined, "", 0})
	each(t, supporter, "N 3.13d", "needed though not asked for", after, func(g *coregroup.CoreGroup, _ *schedule.Meeting) { g.Member("father").SupporterNeeded = yes }, brief{"member/father@m1", notMet, "advocate", 0})
}

func TestChildAttendanceEased(t *testing.T) {
	attends := func(p schedule.TakingPart) func(*coregroup.CoreGroup, *schedule.Meeting) {
		return func(g *coregroup.CoreGroup, m *schedule.Meeting) {
			g.Children[1].Attendance = []coregroup.AttendanceDecision{{DecidedOn: day("2026-06-01"), Attends: yes}}
			m.TakingPart = p
		}
	}
	rule := procedure.RuleChildAttendanceEased
	each(t, rule, "N 3.15a", "no child attends", after, nil, brief{"case", notApplicable, "", 0})
	each(t, rule, "N 3.15a", "considered", after, attends(schedule.TakingPart{SchoolHours: no, Advocate: no}), brief{"meeting/m1", met, "", 0})
	each(t, rule, "N 3.15a", "in school hours", after, attends(schedule.TakingPart{SchoolHours: yes, Advocate: yes}), brief{"meeting/m1", met, "", procedure.Remark(remark.InSchoolHours)})
	each(t, rule, "N 3.15a", "neither", after, attends(schedule.TakingPart{}), brief{"meeting/m1", notMet, "advocate, schoolHours", 0})
	each(t, rule, "N 3.15a", "neither, to come", before, attends(schedule.TakingPart{}), brief{"meeting/m1", pending, "", 0})
	each(t, rule, "N 3.15a", "decided since that the child does not", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		attends(schedule.TakingPart{})(g, m)
		g.Children[1].Attendance = append(g.Children[1].Attendance, coregroup.AttendanceDecision{DecidedOn: day("2026-06-15"), Attends: no})
	}, brief{"meeting/m1", notMet, "advocate, schoolHours", 0})
	each(t, rule, "N 3.15a", "decided before the meeting, and after today, that the child does not", before, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		attends(schedule.TakingPart{})(g, m)
		g.Children[1].Attendance = append(g.Children[1].Attendance, coregroup.AttendanceDecision{DecidedOn: day("2026-06-10"), Attends: no})
	}, brief{"meeting/m1", pending, "", 0})
	each(t, rule, "N 3.15a", "the meeting is about the other child", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		attends(schedule.TakingPart{})(g, m)
		m.Children = []procedure.ChildID{"c1"}
	}, brief{"case", notApplicable, "", 0})
	each(t, rule, "N 3.15a", "the child is on no plan", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		attends(schedule.TakingPart{})(g, m)
		g.Children[1].OnPlan = nil
	}, brief{"case", notApplicable, "", 0})
}

func TestExcludedInvited(t *testing.T) {
	invited := func(to procedure.MemberID, on ...string) func(*coregroup.CoreGroup, *schedule.Meeting) {
		return func(g *coregroup.CoreGroup, m *schedule.Meeting) {
			g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", DecidedOn: day("2026-06-03"), Start: day("2026-06-08")}}
			for _, sent := range on {
				m.Invitations = append(m.Invitations, schedule.Invitation{To: to, Sent: date(sent), Route: schedule.SecureEmail})
			}
		}
	}
	rule := procedure.RuleExcludedInvited
	const subject = "invitation/father@m1"
	each(t, rule, "L 1", "nobody invited", after, nil, brief{"case", notApplicable, "", 0})
	each(t, rule, "L 1", "before the decision", after, invited("father", "2026-06-02"), brief{subject, met, "", 0})
	got := each(t, rule, "L 1", "once decided, to a meeting that it covers", after, invited("father", "2026-06-03"), brief{subject, notMet, "", 0})
	assert.Equal(t, []any{procedure.PrioritySafety, "/meetings/0/invitations/0", day("2026-06-03")}, []any{got[0].Priority(), got[0].Path(), got[0].Done})
	got = each(t, rule, "L 1", "one of two", after, invited("father", "2026-06-02", "2026-06-09"), brief{subject, notMet, "", 0})
	assert.Equal(t, "/meetings/0/invitations/1", got[0].Path())
	each(t, rule, "L 1", "no day recorded", after, invited("father", ""), brief{subject, notMet, "", 0})
	each(t, rule, "L 1", "somebody else", after, invited("mother", "2026-06-09"), brief{"invitation/mother@m1", met, "", 0})
	each(t, rule, "L 1", "to be sent", before, invited("father", "2026-06-09"), brief{"case", notApplicable, "", 0})
	each(t, rule, "L 1", "released", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		invited("father", "2026-06-09")(g, m)
		g.Exclusions[0].Releases = []coregroup.Release{{Meeting: "m1", Extent: coregroup.ReleasedFull, DecidedBy: procedure.Person{ID: "p9"}, DecidedOn: day("2026-06-09")}}
	}, brief{subject, met, "", 0})
	each(t, rule, "L 1", "a meeting that was cancelled since", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		invited("father", "2026-06-04")(g, m)
		m.Held = 0
		m.Bookings = append(m.Bookings, schedule.Booking{On: day("2026-06-05")})
	}, brief{subject, notMet, "", 0})
	each(t, rule, "L 1", "a meeting of no day", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		invited("father", "2026-06-04")(g, m)
		m.Held, m.Bookings = 0, nil
	}, brief{subject, met, "", 0})
	each(t, rule, "L 1", "somebody else twice, and then the one", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		invited("mother", "2026-06-02", "2026-06-02")(g, m)
		invited("father", "2026-06-09")(g, m)
	}, brief{subject, notMet, "", 0}, brief{"invitation/mother@m1", met, "", 0})
	each(t, rule, "L 1", "arranged for a day that it covers, and held on one before", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		invited("father", "2026-06-03")(g, m)
		m.Sittings = []calendar.Date{day("2026-06-05")}
	}, brief{subject, notMet, "", 0})
	each(t, rule, "L 1", "the second sitting is covered", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		invited("father", "2026-06-04")(g, m)
		m.Bookings[0].Day = day("2026-06-05")
		m.Sittings = []calendar.Date{day("2026-06-05"), day("2026-06-12")}
	}, brief{subject, notMet, "", 0})
	each(t, rule, "L 1", "neither day is", after, func(g *coregroup.CoreGroup, m *schedule.Meeting) {
		invited("father", "2026-06-04")(g, m)
		m.Bookings[0].Day = day("2026-06-05")
		m.Sittings = []calendar.Date{day("2026-06-05")}
	}, brief{subject, met, "", 0})
	g := group()
	g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father"}}
	for i := range g.Children {
		g.Children[i].OnPlan[0].To = day("2026-06-10")
	}
	m := meeting("m1", "2026-06-12")
	m.Invitations = []schedule.Invitation{{To: "father", Sent: day("2026-06-09")}}
	assert.Equal(t, notMet, schedule.AppendFindings(nil, nottinghamshire(after), g, &schedule.Timetable{Meetings: []schedule.Meeting{m}}, nil, rule)[0].Outcome, "judged whether the plan runs or not")
}

func TestInvitations(t *testing.T) {
	who := func(change func(g *coregroup.CoreGroup, m *schedule.Meeting)) (list []procedure.MemberID) {
		g, m := group(), arranged("m1", "2026-05-22", "2026-06-12")
		m.Chair = "manager"
		if change != nil {
			change(g, &m)
		}
		for _, i := range schedule.Invitations(g, &m, day("2026-06-01")) {
			list = append(list, i.ID)
		}
		return list
	}
	assert.Equal(t, []procedure.MemberID{"mother", "father", "worker", "visitor", "manager"}, who(nil))
	for why, tc := range map[string]struct {
		change func(g *coregroup.CoreGroup, m *schedule.Meeting)
		want   []procedure.MemberID
	}{
		"excluded": {func(g *coregroup.CoreGroup, _ *schedule.Meeting) {
			g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father"}}
		}, []procedure.MemberID{"mother", "worker", "visitor", "manager"}},
		"excluded on the day of the meeting": {func(g *coregroup.CoreGroup, _ *schedule.Meeting) {
			g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", DecidedOn: day("2026-05-30"), Start: day("2026-06-10")}}
		}, []procedure.MemberID{"mother", "worker", "visitor", "manager"}},
		"excluded from a later day already decided": {func(g *coregroup.CoreGroup, _ *schedule.Meeting) {
			g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", DecidedOn: day("2026-05-30"), Start: day("2026-07-10")}}
		}, []procedure.MemberID{"mother", "worker", "visitor", "manager"}},
		"excluded by a decision to come": {func(g *coregroup.CoreGroup, _ *schedule.Meeting) {
			g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", DecidedOn: day("2026-06-05")}}
		}, []procedure.MemberID{"mother", "father", "worker", "visitor", "manager"}},
		"an excluded chair": {func(g *coregroup.CoreGroup, _ *schedule.Meeting) {
			g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "manager"}}
		}, []procedure.MemberID{"mother", "father", "worker", "visitor"}},
		"about the other child only":  {func(_ *coregroup.CoreGroup, m *schedule.Meeting) { m.Children = []procedure.ChildID{"c2"} }, []procedure.MemberID{"mother", "worker", "visitor", "manager"}},
		"a link that is not recorded": {func(g *coregroup.CoreGroup, _ *schedule.Meeting) { g.Member("father").LinkedTo = nil }, []procedure.MemberID{"mother", "worker", "visitor", "manager"}},
		"who will have left": {func(g *coregroup.CoreGroup, _ *schedule.Meeting) {
			g.Member("visitor").Periods = []coregroup.Membership{{Left: day("2026-06-11")}}
		}, []procedure.MemberID{"mother", "father", "worker", "manager"}},
		"who will have joined": {func(g *coregroup.CoreGroup, _ *schedule.Meeting) {
			g.Member("visitor").Periods = []coregroup.Membership{{Joined: day("2026-06-10")}}
			g.Member("father").Periods = []coregroup.Membership{{Joined: day("2026-06-10")}}
		}, []procedure.MemberID{"mother", "father", "worker", "visitor", "manager"}},
		"a relative who will have joined, linked to the other child": {func(g *coregroup.CoreGroup, m *schedule.Meeting) {
			g.Member("father").Periods = []coregroup.Membership{{Joined: day("2026-06-10")}}
			m.Children = []procedure.ChildID{"c2"}
		}, []procedure.MemberID{"mother", "worker", "visitor", "manager"}},
		"a child who attends": {func(g *coregroup.CoreGroup, _ *schedule.Meeting) {
			g.Children[1].Attendance = []coregroup.AttendanceDecision{{Attends: yes}}
		}, []procedure.MemberID{"mother", "father", "worker", "visitor", "sibling", "manager"}},
		"a child who attends, the meeting about the other": {func(g *coregroup.CoreGroup, m *schedule.Meeting) {
			g.Children[1].Attendance = []coregroup.AttendanceDecision{{Attends: yes}}
			m.Children = []procedure.ChildID{"c1"}
		}, []procedure.MemberID{"mother", "father", "worker", "visitor", "manager"}},
		"excluded from a day of before, at the second sitting": {func(g *coregroup.CoreGroup, m *schedule.Meeting) {
			g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "visitor", DecidedOn: day("2026-05-30"), Start: day("2026-05-30"), End: day("2026-05-31")}}
			m.Sittings = []calendar.Date{day("2026-05-31"), day("2026-06-12")}
		}, []procedure.MemberID{"mother", "father", "worker", "manager"}},
		"children who do not attend, recorded first": {func(g *coregroup.CoreGroup, m *schedule.Meeting) {
			first := []coregroup.Member{{ID: "sibling", Roles: roles(procedure.Child), Child: "c2"}, {ID: "younger", Roles: roles(procedure.Child), Child: "c1"}}
			g.Members = append(first, g.Members[:4]...)
			g.Children[0].Attendance = []coregroup.AttendanceDecision{{Attends: yes}}
			m.Children = []procedure.ChildID{"c2"}
		}, []procedure.MemberID{"mother", "worker", "visitor", "manager"}},
		"a grown-up child of the family is a relative": {func(g *coregroup.CoreGroup, _ *schedule.Meeting) {
			g.Members = append(g.Members, coregroup.Member{ID: "grown-up", Roles: roles(procedure.WiderFamily), ChildOfFamily: yes, LinkedTo: []procedure.ChildID{"c1"}})
		}, []procedure.MemberID{"mother", "father", "worker", "visitor", "grown-up", "manager"}},
		"one who is linked to another child": {func(g *coregroup.CoreGroup, m *schedule.Meeting) {
			g.Members = append(g.Members, coregroup.Member{ID: "grown-up", Roles: roles(procedure.WiderFamily), ChildOfFamily: yes, LinkedTo: []procedure.ChildID{"c1"}})
			m.Children = []procedure.ChildID{"c2"}
		}, []procedure.MemberID{"mother", "worker", "visitor", "manager"}},
		"a child of which child is not recorded": {func(g *coregroup.CoreGroup, _ *schedule.Meeting) {
			g.Members = append(g.Members, coregroup.Member{ID: "somebody", Roles: roles(procedure.Child), LinkedTo: []procedure.ChildID{"c1"}})
		}, []procedure.MemberID{"mother", "father", "worker", "visitor", "manager"}},
		"a chair of no standing": {func(g *coregroup.CoreGroup, m *schedule.Meeting) {
			g.Members = append(g.Members, coregroup.Member{ID: "stranger", Periods: []coregroup.Membership{{Left: day("2026-01-01")}}})
			m.Chair = "stranger"
		}, []procedure.MemberID{"mother", "father", "worker", "visitor"}},
		"the day has passed: whoever is a member now": {func(g *coregroup.CoreGroup, m *schedule.Meeting) {
			m.Bookings[0].Day = day("2026-05-29")
			g.Member("visitor").Periods = []coregroup.Membership{{Left: day("2026-05-30")}}
		}, []procedure.MemberID{"mother", "father", "worker", "manager"}},
		"the social worker in the chair":        {func(_ *coregroup.CoreGroup, m *schedule.Meeting) { m.Chair = "worker" }, []procedure.MemberID{"mother", "father", "worker", "visitor"}},
		"not arranged: whoever is a member now": {func(_ *coregroup.CoreGroup, m *schedule.Meeting) { m.Bookings, m.Chair = nil, "" }, []procedure.MemberID{"mother", "father", "worker", "visitor"}},
	} {
		assert.Equal(t, tc.want, who(tc.change), why)
	}
	g, m := group(), arranged("m1", "2026-05-22", "2026-06-12")
	m.Chair = "worker"
	m.Interpreters = []schedule.Interpreting{{For: "mother", By: "agency"}}
	m.Support = []schedule.Support{{For: "mother", Kind: schedule.AdvocateSupport, Offered: yes}, {For: "mother", Kind: schedule.SupporterSupport, Offered: no}}
	list := schedule.Invitations(g, &m, day("2026-06-01"))
	assert.Equal(t, schedule.Invitee{ID: "mother", Roles: roles(procedure.Parent), Interpreter: "agency", Support: []schedule.SupportKind{schedule.AdvocateSupport}}, list[0])
	assert.True(t, list[2].Chair)
	m.Interpreters = append(m.Interpreters, schedule.Interpreting{For: "mother", By: "sibling"}, schedule.Interpreting{For: "mother", By: "other", On: day("2026-06-02")})
	m.Support = append(m.Support, schedule.Support{For: "mother", Kind: schedule.SupporterSupport, Offered: yes, On: day("2026-06-02")})
	assert.Equal(t, list, schedule.Invitations(g, &m, day("2026-06-01")), "no child interprets, and nothing is arranged ahead of its day")
	list[0].Roles[0] = "changed"
	assert.Equal(t, procedure.Parent, g.Member("mother").Roles[0], "nothing is shared")
}

// full is a timetable with something in every field.
func full() *schedule.Timetable {
	const said = "CANARY"
	table := timetable()
	m := &table.Meetings[0]
	m.Sittings, m.Start, m.Children, m.Venue, m.Chair, m.ChairReason, m.ChairSuitable = []calendar.Date{day("2026-06-11"), day("2026-06-13")}, "09:30", []procedure.ChildID{"c1"}, said, "manager", said, yes
	m.TakingPart = schedule.TakingPart{Travel: yes, ChildCare: yes, Factors: yes, SchoolHours: yes, Advocate: yes}
	m.Interpreters = []schedule.Interpreting{{For: "mother", By: "agency", Kind: schedule.BilingualWorker, Decided: yes, On: day("2026-06-01")}}
	m.Support = []schedule.Support{{For: "mother", Kind: schedule.AdvocateSupport, Offered: yes, Accepted: no, On: day("2026-06-01")}}
	m.Distressing = []schedule.DistressingItem{{ID: "i1", What: said, For: "mother", RaisedOn: day("2026-06-01"), Notice: yes, DecidedOn: day("2026-06-02")}}
	m.Invitations = []schedule.Invitation{{To: "mother", Sent: day("2026-06-01"), Route: schedule.Post}}
	table.Meetings = append(table.Meetings, schedule.Meeting{ID: "d1", Kind: schedule.ProfessionalsDiscussion, Held: yes, Sittings: []calendar.Date{day("2026-07-01")}, Reasons: said})
	table.Conferences[0].Decisions[0].On = day("2026-06-01")
	table.Conferences[1].Bookings = []schedule.Booking{{On: day("2026-07-01"), Day: day("2026-08-25")}}
	v := &table.Visits[0]
	v.Planned, v.Asleep, v.AloneReason, v.Present, v.Way = day("2026-06-18"), no, said, []procedure.MemberID{"mother"}, schedule.ByVideo
	return table
}

func TestJSON(t *testing.T) {
	table := full()
	require.NoError(t, table.Validate(group()))
	data, err := json.Marshal(table)
	require.NoError(t, err)
	for _, read := range []func(*schedule.Timetable) error{
		func(back *schedule.Timetable) error { return json.Unmarshal(data, back) },
		func(back *schedule.Timetable) error { return procedure.ReadJSON(data, back) },
	} {
		var back schedule.Timetable
		require.NoError(t, read(&back))
		assert.Equal(t, *table, back)
	}
	data, err = json.Marshal(schedule.Timetable{})
	require.NoError(t, err)
	assert.Equal(t, `{}`, string(data))
}

func TestNothingWrittenGetsOut(t *testing.T) {
	table := full()
	var out bytes.Buffer
	for _, v := range []any{*table, table, table.Meetings, table.Meetings[0], table.Meetings[0].Distressing[0], table.Visits, table.Visits[0]} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		slog.New(slog.NewTextHandler(&out, nil)).Info("m", "v", v)
	}
	for _, v := range []any{*table, table, table.Meetings[0], table.Meetings[0].Distressing[0], table.Visits[0]} {
		slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "v", v)
	}
	for _, f := range schedule.AppendFindings(nil, nottinghamshire("2026-09-15"), group(), table, patterns()) {
		fmt.Fprintln(&out, f, f.Key(), f.Path())
	}
	broken := full()
	broken.Meetings[0].ID, broken.Meetings[0].Start = "CANARY one", "CANARY"
	fmt.Fprintln(&out, broken.Validate(group()))
	assert.NotContains(t, out.String(), "CANARY")
}

// closed checks that the values of a closed set read back from their texts, and that no other
// text does.
func closed[T interface {
	~uint8
	String() string
	MarshalText() ([]byte, error)
}](t *testing.T, last T) {
	t.Helper()
	for v := T(0); v <= last; v++ {
		data, err := json.Marshal(v)
		require.NoError(t, err)
		back := T(0)
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, v, back)
	}
	assert.Contains(t, (last + 1).String(), "(")
	_, err := (last + 1).MarshalText()
	assert.Error(t, err)
	err = json.Unmarshal([]byte(`"CANARY"`), new(T))
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "CANARY")
}

func TestClosedSets(t *testing.T) {
	closed(t, schedule.TransferIn)
	closed(t, schedule.NoPlan)
	closed(t, schedule.ProfessionalsDiscussion)
	closed(t, schedule.ByVideo)
	closed(t, schedule.RelativeOrFriend)
	closed(t, schedule.SupporterSupport)
	closed(t, schedule.TextMessage)
}

func TestValidate(t *testing.T) {
	for _, tc := range []struct {
		why    string
		change func(t *schedule.Timetable)
		path   string
	}{
		{"a conference's id", func(t *schedule.Timetable) { t.Conferences[0].ID = "a conference" }, "/conferences/0/id"},
		{"a conference twice", func(t *schedule.Timetable) { t.Conferences[1].ID = "k1" }, "/conferences/1/id"},
		{"a conference of no kind", func(t *schedule.Timetable) { t.Conferences[1].Kind = 0 }, "/conferences/1/kind"},
		{"a conference of a kind that there is not", func(t *schedule.Timetable) { t.Conferences[1].Kind = 9 }, "/conferences/1/kind"},
		{"held without a day", func(t *schedule.Timetable) { t.Conferences[0].Sittings = nil }, "/conferences/0/sittings"},
		{"a sitting without a day", func(t *schedule.Timetable) { t.Conferences[0].Sittings = append(t.Conferences[0].Sittings, noDate) }, "/conferences/0/sittings/1"},
		{"decided of a child that there is not", func(t *schedule.Timetable) { t.Conferences[0].Decisions[1].Child = "c9" }, "/conferences/0/decisions/1/child"},
		{"decided at no sitting", func(t *schedule.Timetable) { t.Conferences[0].Decisions[1].On = day("2026-06-02") }, "/conferences/0/decisions/1/on"},
		{"no decision", func(t *schedule.Timetable) { t.Conferences[0].Decisions[1].Decision = 0 }, "/conferences/0/decisions/1/decision"},
		{"a decision that there is not", func(t *schedule.Timetable) { t.Conferences[0].Decisions[1].Decision = 9 }, "/conferences/0/decisions/1/decision"},
		{"decided twice of a child", func(t *schedule.Timetable) { t.Conferences[0].Decisions[1].Child = "c1" }, "/conferences/0/decisions/1/child"},
		{"a meeting twice", func(t *schedule.Timetable) { t.Meetings[2].ID = "m1" }, "/meetings/2/id"},
		{"a meeting of no kind", func(t *schedule.Timetable) { t.Meetings[2].Kind = 0 }, "/meetings/2/kind"},
		{"held, but cancelled", func(t *schedule.Timetable) {
			t.Meetings[2].Bookings = append(t.Meetings[2].Bookings, schedule.Booking{On: day("2026-08-20")})
		}, "/meetings/2/sittings"},
		{"bookings out of order", func(t *schedule.Timetable) {
			t.Meetings[2].Bookings = append(t.Meetings[2].Bookings, schedule.Booking{On: day("2026-08-01"), Day: day("2026-08-28")})
		}, "/meetings/2/bookings/1/on"},
		{"a start that is no time", func(t *schedule.Timetable) { t.Meetings[2].Start = "9:30" }, "/meetings/2/start"},
		{"a meeting about a child that there is not", func(t *schedule.Timetable) { t.Meetings[2].Children = []procedure.ChildID{"c1", "c9"} }, "/meetings/2/children/1"},
		{"a chair's id", func(t *schedule.Timetable) { t.Meetings[2].Chair = "The Chair" }, "/meetings/2/chair"},
		{"for whom someone interprets", func(t *schedule.Timetable) { t.Meetings[2].Interpreters = []schedule.Interpreting{{}} }, "/meetings/2/interpreters/0/for"},
		{"who interprets", func(t *schedule.Timetable) {
			t.Meetings[2].Interpreters = []schedule.Interpreting{{For: "mother", By: "a friend"}}
		}, "/meetings/2/interpreters/0/by"},
		{"whom support is for", func(t *schedule.Timetable) { t.Meetings[2].Support = []schedule.Support{{}} }, "/meetings/2/support/0/for"},
		{"a distressing item twice", func(t *schedule.Timetable) {
			t.Meetings[2].Distressing = []schedule.DistressingItem{{ID: "i", For: "mother"}, {ID: "i", For: "mother"}}
		}, "/meetings/2/distressing/1/id"},
		{"whom it distresses", func(t *schedule.Timetable) { t.Meetings[2].Distressing = []schedule.DistressingItem{{ID: "i"}} }, "/meetings/2/distressing/0/for"},
		{"who is invited", func(t *schedule.Timetable) { t.Meetings[2].Invitations = []schedule.Invitation{{To: "Mr X"}} }, "/meetings/2/invitations/0/to"},
		{"a visit twice", func(t *schedule.Timetable) { t.Visits[1].ID = "v1" }, "/visits/1/id"},
		{"a visit to a child that there is not", func(t *schedule.Timetable) { t.Visits[1].Child = "c9" }, "/visits/1/child"},
		{"who made a visit", func(t *schedule.Timetable) { t.Visits[1].By = "the worker" }, "/visits/1/by"},
		{"who was there", func(t *schedule.Timetable) { t.Visits[1].Present = []procedure.MemberID{""} }, "/visits/1/present/0"},
	} {
		table := timetable()
		tc.change(table)
		var problems procedure.Problems
		require.ErrorAs(t, table.Validate(group()), &problems, tc.why)
		require.Len(t, problems, 1, "%s: %v", tc.why, problems)
		assert.Equal(t, tc.path, problems[0].Path, tc.why)
	}
	unknown := timetable()
	unknown.Meetings[0].Invitations = []schedule.Invitation{{To: "stranger", Sent: day("2026-06-01")}}
	assert.NoError(t, unknown.Validate(group()), "someone whom the group does not know is a matter of the rules")
}
