package schedule_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/schedule"
)

// step is what a test compares of a deadline's finding.
type step struct {
	subject   string
	outcome   procedure.Outcome
	due, done string
}

func stepsOf(list []procedure.Finding) []step {
	var short []step
	for _, f := range list {
		short = append(short, step{f.Subject.String(), f.Outcome, f.Due.String(), f.Done.String()})
	}
	return short
}

func TestFirstMeeting(t *testing.T) {
	initial := func(on string) schedule.Conference {
		return conference("k1", schedule.Initial, on, schedule.PlanMade, "c1")
	}
	for _, tc := range []struct {
		why  string
		t    schedule.Timetable
		g    func(g *coregroup.CoreGroup)
		on   string
		want []step
	}{
		{"no conference recorded", schedule.Timetable{}, nil, "2026-06-10", []step{{"case", undetermined, "", ""}}},
		{"a conference that is only booked", schedule.Timetable{Conferences: []schedule.Conference{{ID: "k1", Kind: schedule.Initial, Bookings: []schedule.Booking{{Day: day("2026-07-01")}}}}}, nil, "2026-06-10", []step{{"case", undetermined, "", ""}}},
		{"a conference that made no plan starts nothing", schedule.Timetable{Conferences: []schedule.Conference{conference("k1", schedule.Initial, "2026-06-01", schedule.NoPlan, "c1")}}, nil, "2026-06-10", []step{{"case", notApplicable, "", ""}}},
		{"pending", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}}, nil, "2026-06-10", []step{{"child/c1@k1", pending, "2026-06-15", ""}}},
		{"overdue", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}}, nil, "2026-06-16", []step{{"child/c1@k1", overdue, "2026-06-15", ""}}},
		{"met", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}, Meetings: []schedule.Meeting{meeting("m1", "2026-06-12")}}, nil, "2026-06-16", []step{{"child/c1@k1", met, "2026-06-15", "2026-06-12"}}},
		{"met late", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}, Meetings: []schedule.Meeting{meeting("m1", "2026-06-17")}}, nil, "2026-06-20", []step{{"child/c1@k1", metLate, "2026-06-15", "2026-06-17"}}},
		{"arranged too late", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}, Meetings: []schedule.Meeting{arranged("m1", "2026-06-02", "2026-06-17")}}, nil, "2026-06-10", []step{{"child/c1@k1", arrangedLate, "2026-06-15", ""}}},
		{"arranged too late, which is not known yet", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}, Meetings: []schedule.Meeting{arranged("m1", "2026-06-11", "2026-06-17")}}, nil, "2026-06-10", []step{{"child/c1@k1", pending, "2026-06-15", ""}}},
		{"past its date with nothing recorded it is not held", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}, Meetings: []schedule.Meeting{arranged("m1", "2026-06-02", "2026-06-12")}}, nil, "2026-06-16", []step{{"child/c1@k1", overdue, "2026-06-15", ""}}},
		{"a meeting of before the conference does not count", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}, Meetings: []schedule.Meeting{meeting("m0", "2026-05-29")}}, nil, "2026-06-16", []step{{"child/c1@k1", overdue, "2026-06-15", ""}}},
		{"a professionals' discussion does not count", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}, Meetings: []schedule.Meeting{{ID: "d1", Kind: schedule.ProfessionalsDiscussion, Held: yes, Sittings: []calendar.Date{day("2026-06-10")}}}}, nil, "2026-06-16", []step{{"child/c1@k1", overdue, "2026-06-15", ""}}},
		{"a meeting about another child does not count", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}, Meetings: []schedule.Meeting{func() schedule.Meeting {
			m := meeting("m1", "2026-06-12")
			m.Children = []procedure.ChildID{"c2"}
			return m
		}()}}, nil, "2026-06-16", []step{{"child/c1@k1", overdue, "2026-06-15", ""}}},
		{"reconvened: from the sitting that made the plan", schedule.Timetable{Conferences: []schedule.Conference{{ID: "k1", Kind: schedule.Initial, Held: yes, Sittings: []calendar.Date{day("2026-06-01"), day("2026-06-08")}, Decisions: []schedule.PlanDecision{{Child: "c1", Decision: schedule.PlanMade}}}}}, nil, "2026-06-16", []step{{"child/c1@k1", pending, "2026-06-22", ""}}},
		{"reconvened, and the second sitting is to come: from the first", schedule.Timetable{Conferences: []schedule.Conference{{ID: "k1", Kind: schedule.Initial, Held: yes, Sittings: []calendar.Date{day("2026-06-01"), day("2026-06-08")}, Decisions: []schedule.PlanDecision{{Child: "c1", Decision: schedule.PlanMade}}}}}, nil, "2026-06-05", []step{{"child/c1@k1", pending, "2026-06-15", ""}}},
		{"split decisions", schedule.Timetable{Conferences: []schedule.Conference{{ID: "k1", Kind: schedule.Initial, Held: yes, Sittings: []calendar.Date{day("2026-06-01"), day("2026-06-08")}, Decisions: []schedule.PlanDecision{{Child: "c1", Decision: schedule.PlanMade, On: day("2026-06-01")}, {Child: "c2", Decision: schedule.PlanMade}}}}}, nil, "2026-06-16", []step{{"child/c1@k1", overdue, "2026-06-15", ""}, {"child/c2@k1", pending, "2026-06-22", ""}}},
		{"no plan for one child, a plan for another", schedule.Timetable{Conferences: []schedule.Conference{{ID: "k1", Kind: schedule.Initial, Held: yes, Sittings: []calendar.Date{day("2026-06-01")}, Decisions: []schedule.PlanDecision{{Child: "c2", Decision: schedule.NoPlan}, {Child: "c1", Decision: schedule.PlanMade}}}}}, nil, "2026-06-10", []step{{"child/c1@k1", pending, "2026-06-15", ""}}},
		{"a transfer-in conference counts as initial", schedule.Timetable{Conferences: []schedule.Conference{conference("k1", schedule.TransferIn, "2026-06-01", schedule.PlanMade, "c1")}}, nil, "2026-06-10", []step{{"child/c1@k1", pending, "2026-06-15", ""}}},
		{"a review that takes in another child makes a plan", schedule.Timetable{Conferences: []schedule.Conference{conference("k1", schedule.Review, "2026-06-01", schedule.PlanMade, "c1")}}, nil, "2026-06-10", []step{{"child/c1@k1", pending, "2026-06-15", ""}}},
		{"made at a transfer as well: each has a clock", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01"), conference("k2", schedule.TransferIn, "2026-06-01", schedule.PlanMade, "c1")}}, nil, "2026-06-10", []step{{"child/c1@k1", pending, "2026-06-15", ""}, {"child/c1@k2", pending, "2026-06-15", ""}}},
		{"the plan was recorded from the day after, and goes on", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}}, func(g *coregroup.CoreGroup) { g.Children[0].OnPlan[0].From = day("2026-06-02") }, "2026-06-16", []step{{"child/c1@k1", overdue, "2026-06-15", ""}}},
		{"recorded from the day after, after a plan of before, and ended", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}}, func(g *coregroup.CoreGroup) {
			g.Children[0].OnPlan = []coregroup.PlanPeriod{{From: day("2026-12-01")}, {From: day("2026-06-02"), To: day("2026-06-10")}, {From: day("2025-01-06"), To: day("2025-06-06")}}
		}, "2026-06-16", []step{{"child/c1@k1", notApplicable, "2026-06-15", ""}}},
		{"recorded from the day after, after a plan of before, and goes on", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}}, func(g *coregroup.CoreGroup) {
			g.Children[0].OnPlan = []coregroup.PlanPeriod{{From: day("2025-01-06"), To: day("2025-06-06")}, {From: day("2026-06-02")}}
		}, "2026-06-16", []step{{"child/c1@k1", overdue, "2026-06-15", ""}}},
		{"one arranged about another child does not count", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}, Meetings: []schedule.Meeting{func() schedule.Meeting {
			m := arranged("m1", "2026-06-02", "2026-06-17")
			m.Children = []procedure.ChildID{"c2"}
			return m
		}()}}, nil, "2026-06-10", []step{{"child/c1@k1", pending, "2026-06-15", ""}}},
		{"a discussion arranged does not count, and a core group after it does", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}, Meetings: []schedule.Meeting{func() schedule.Meeting {
			m := arranged("d1", "2026-06-02", "2026-06-12")
			m.Kind = schedule.ProfessionalsDiscussion
			return m
		}(), arranged("m1", "2026-06-02", "2026-06-17")}}, nil, "2026-06-10", []step{{"child/c1@k1", arrangedLate, "2026-06-15", ""}}},
		{"arranged twice over: the earlier counts", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}, Meetings: []schedule.Meeting{arranged("m2", "2026-06-02", "2026-06-18"), arranged("m1", "2026-06-02", "2026-06-12"), arranged("m3", "2026-06-02", "2026-06-17")}}, nil, "2026-06-10", []step{{"child/c1@k1", pending, "2026-06-15", ""}}},
		{"a child added later has a clock of their own", schedule.Timetable{
			Conferences: []schedule.Conference{initial("2026-06-01"), conference("k2", schedule.Initial, "2026-07-01", schedule.PlanMade, "c2")},
			Meetings:    []schedule.Meeting{meeting("m1", "2026-06-12"), meeting("m2", "2026-07-20")},
		}, nil, "2026-08-01", []step{{"child/c1@k1", met, "2026-06-15", "2026-06-12"}, {"child/c2@k2", metLate, "2026-07-15", "2026-07-20"}}},
		{"the plan ended before it was due", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}}, func(g *coregroup.CoreGroup) { g.Children[0].OnPlan[0].To = day("2026-06-10") }, "2026-06-20", []step{{"child/c1@k1", notApplicable, "2026-06-15", ""}}},
		{"overdue when the plan ended", schedule.Timetable{Conferences: []schedule.Conference{initial("2026-06-01")}}, func(g *coregroup.CoreGroup) { g.Children[0].OnPlan[0].To = day("2026-06-18") }, "2026-06-20", []step{{"child/c1@k1", notMet, "2026-06-15", ""}}},
	} {
		g := group()
		g.Children[1].OnPlan[0].From = day("2026-05-04") // at no conference here
		if tc.g != nil {
			tc.g(g)
		}
		got := schedule.AppendFindings(nil, nottinghamshire(tc.on), g, &tc.t, nil, procedure.RuleFirstMeeting)
		assert.Equal(t, tc.want, stepsOf(got), tc.why)
		assert.Equal(t, "N 2.1a", got[0].Clause, tc.why)
	}
	got := schedule.AppendFindings(nil, nottinghamshire("2026-09-15"), group(), timetable(), nil, procedure.RuleFirstMeeting)
	assert.Equal(t, "/conferences/0", got[1].Path())
}

// The guidance's ten working days stand beside Bexley's ten days, and are Nottinghamshire's.
func TestFirstMeetingByTheGuidance(t *testing.T) {
	late := &schedule.Timetable{Conferences: []schedule.Conference{conference("k1", schedule.Initial, "2026-06-01", schedule.PlanMade, "c1")}, Meetings: []schedule.Meeting{meeting("m1", "2026-06-12")}}
	for _, tc := range []struct {
		p               procedure.Procedure
		local, guidance procedure.Outcome
	}{{procedure.Nottinghamshire(), met, notApplicable}, {procedure.Bexley(), metLate, met}} {
		b := basis("2026-06-20", tc.p)
		assert.Equal(t, tc.local, schedule.AppendFindings(nil, b, group(), late, nil, procedure.RuleFirstMeeting)[0].Outcome, tc.p.ID)
		f := schedule.AppendFindings(nil, b, group(), late, nil, procedure.RuleFirstMeetingGuidance)[0]
		assert.Equal(t, tc.guidance, f.Outcome, tc.p.ID)
		assert.Equal(t, []string{"E 1a", "2026-06-15"}, []string{f.Clause, f.Due.String()})
		assert.Zero(t, f.DaysLate)
	}
	none := schedule.AppendFindings(nil, basis("2026-06-20", procedure.Bexley()), group(), &schedule.Timetable{}, nil, procedure.RuleFirstMeetingGuidance)
	assert.Equal(t, []step{{"case", undetermined, "", ""}}, stepsOf(none))
}

func TestNextMeeting(t *testing.T) {
	cancelled := arranged("m2", "2026-06-12", "2026-07-20")
	cancelled.Bookings = append(cancelled.Bookings, schedule.Booking{On: day("2026-07-15")})
	twice := arranged("m2", "2026-06-12", "2026-07-20")
	twice.Bookings = append(twice.Bookings, schedule.Booking{On: day("2026-07-10")}, schedule.Booking{On: day("2026-07-12"), Day: day("2026-07-22")}, schedule.Booking{On: day("2026-07-14")})
	postponed := arranged("m2", "2026-06-12", "2026-07-20")
	postponed.Bookings = append(postponed.Bookings, schedule.Booking{On: day("2026-07-15"), Day: day("2026-07-27")})
	split := meeting("m1", "2026-06-12")
	split.Sittings = []calendar.Date{day("2026-06-19"), day("2026-06-12")}
	ended := func(on string) func(g *coregroup.CoreGroup) {
		return func(g *coregroup.CoreGroup) {
			for i := range g.Children {
				g.Children[i].OnPlan[0].To = day(on)
			}
		}
	}
	first := meeting("m1", "2026-06-12") // so the next is due on 24 July
	for _, tc := range []struct {
		why      string
		meetings []schedule.Meeting
		g        func(g *coregroup.CoreGroup)
		on       string
		want     []step
	}{
		{"none held", nil, nil, "2026-06-20", []step{{"case", notApplicable, "", ""}}},
		{"the open gap", []schedule.Meeting{first}, nil, "2026-07-01", []step{{"meeting/m1", pending, "2026-07-24", ""}}},
		{"cancelled does not count", []schedule.Meeting{first, cancelled}, nil, "2026-07-25", []step{{"meeting/m1", overdue, "2026-07-24", ""}}},
		{"cancelled twice", []schedule.Meeting{first, twice}, nil, "2026-07-25", []step{{"meeting/m1", overdue, "2026-07-24", ""}}},
		{"put off past the limit", []schedule.Meeting{first, postponed}, nil, "2026-07-15", []step{{"meeting/m1", arrangedLate, "2026-07-24", ""}}},
		{"before it was put off", []schedule.Meeting{first, postponed}, nil, "2026-07-14", []step{{"meeting/m1", pending, "2026-07-24", ""}}},
		{"the meetings leave a child out", []schedule.Meeting{first, about(meeting("m2", "2026-07-20"), "c1")}, nil, "2026-07-25", []step{{"child/c2@m1", overdue, "2026-07-24", ""}, {"meeting/m1", met, "2026-07-24", "2026-07-20"}, {"meeting/m2", pending, "2026-08-31", ""}}},
		{"a child left out, and met about in time", []schedule.Meeting{first, about(meeting("m2", "2026-07-20"), "c1"), about(meeting("m3", "2026-07-22"), "c2")}, nil, "2026-07-25", []step{{"child/c2@m1", met, "2026-07-24", "2026-07-22"}, {"child/c1@m2", pending, "2026-08-31", ""}, {"meeting/m1", met, "2026-07-24", "2026-07-20"}, {"meeting/m2", met, "2026-08-31", "2026-07-22"}, {"meeting/m3", pending, "2026-09-02", ""}}},
		{"a child of whom no meeting was", []schedule.Meeting{about(first, "c1")}, nil, "2026-07-25", []step{{"meeting/m1", overdue, "2026-07-24", ""}}},
		{"a child left out who is on no plan", []schedule.Meeting{first, about(meeting("m2", "2026-07-20"), "c1")}, func(g *coregroup.CoreGroup) { g.Child("c2").OnPlan = nil }, "2026-07-25", []step{{"meeting/m1", met, "2026-07-24", "2026-07-20"}, {"meeting/m2", pending, "2026-08-31", ""}}},
		{"a child left out whose plan has ended", []schedule.Meeting{first, about(meeting("m2", "2026-07-20"), "c1")}, func(g *coregroup.CoreGroup) { g.Child("c2").OnPlan[0].To = day("2026-07-22") }, "2026-07-25", []step{{"child/c2@m1", notApplicable, "2026-07-24", ""}, {"meeting/m1", met, "2026-07-24", "2026-07-20"}, {"meeting/m2", pending, "2026-08-31", ""}}},
		{"a gap in the past, late, and the open one", []schedule.Meeting{first, meeting("m2", "2026-07-27")}, nil, "2026-08-01", []step{{"meeting/m1", metLate, "2026-07-24", "2026-07-27"}, {"meeting/m2", pending, "2026-09-07", ""}}},
		{"a meeting in two sittings is one, held on its first", []schedule.Meeting{split}, nil, "2026-07-25", []step{{"meeting/m1", overdue, "2026-07-24", ""}}},
		{"two meetings of one day, by start", []schedule.Meeting{func() schedule.Meeting { m := meeting("a", "2026-06-12"); m.Start = "14:00"; return m }(), func() schedule.Meeting { m := meeting("b", "2026-06-12"); m.Start = "09:30"; return m }()}, nil, "2026-07-01", []step{{"meeting/a", pending, "2026-07-24", ""}, {"meeting/b", met, "2026-07-24", "2026-06-12"}}},
		{"the plan ended between meetings, before the next was due", []schedule.Meeting{first}, ended("2026-07-10"), "2026-08-01", []step{{"meeting/m1", notApplicable, "2026-07-24", ""}}},
		{"overdue when the plan ended", []schedule.Meeting{first}, ended("2026-07-30"), "2026-08-01", []step{{"meeting/m1", notMet, "2026-07-24", ""}}},
		{"before any plan", []schedule.Meeting{meeting("m0", "2026-05-20"), first}, nil, "2026-07-01", []step{{"meeting/m0", notApplicable, "", ""}, {"meeting/m1", pending, "2026-07-24", ""}}},
		{"no plan is recorded", []schedule.Meeting{first}, func(g *coregroup.CoreGroup) { g.Children[0].OnPlan, g.Children[1].OnPlan = nil, nil }, "2026-07-01", []step{{"meeting/m1", undetermined, "", ""}}},
		{"one child's plan ended, the other's goes on", []schedule.Meeting{first}, func(g *coregroup.CoreGroup) { g.Children[0].OnPlan[0].To = day("2026-07-10") }, "2026-08-01", []step{{"meeting/m1", overdue, "2026-07-24", ""}}},
		{"on a plan again later: the gap between does not count", []schedule.Meeting{first, meeting("m2", "2026-12-10")}, func(g *coregroup.CoreGroup) {
			ended("2026-07-10")(g)
			g.Children[0].OnPlan = append(g.Children[0].OnPlan, coregroup.PlanPeriod{From: day("2026-12-01")})
		}, "2026-12-15", []step{{"meeting/m1", notApplicable, "2026-07-24", ""}, {"meeting/m2", pending, "2027-01-21", ""}}},
	} {
		g := group()
		if tc.g != nil {
			tc.g(g)
		}
		table := &schedule.Timetable{Meetings: tc.meetings}
		assert.NoError(t, table.Validate(g), tc.why)
		assert.Equal(t, tc.want, stepsOf(schedule.AppendFindings(nil, nottinghamshire(tc.on), g, table, nil, procedure.RuleNextMeeting)), tc.why)
	}
	early := &schedule.Timetable{Meetings: []schedule.Meeting{first, meeting("m2", "2026-07-09")}}
	f := schedule.AppendFindings(nil, basis("2026-08-01", procedure.Bexley()), group(), early, nil, procedure.RuleNextMeeting)[0]
	assert.Equal(t, []any{met, procedure.Remark(remark.EarlierThanUsual), "B 5b", "/meetings/0"}, []any{f.Outcome, f.Remark, f.Clause, f.Path()})
}

func TestNumberOfAMeeting(t *testing.T) {
	table := timetable()
	table.Meetings = append(table.Meetings, schedule.Meeting{ID: "d1", Kind: schedule.ProfessionalsDiscussion, Held: yes, Sittings: []calendar.Date{day("2026-07-01")}}, arranged("m9", "2026-06-01", "2026-06-20"))
	for id, want := range map[procedure.MeetingID]int{"m1": 1, "m2": 2, "m3": 3, "d1": 0, "m9": 0, "none": 0} {
		assert.Equal(t, want, table.Number(id, day("2026-09-15")), string(id))
	}
	assert.Equal(t, 0, table.Number("m3", day("2026-08-27")), "not held yet")
	table.Meetings[0], table.Meetings[1] = table.Meetings[1], table.Meetings[0]
	assert.Equal(t, []int{9, 1, 0, 2}, table.AppendCoreGroups([]int{9}, day("2026-09-15")))
	assert.Equal(t, []int{1}, table.AppendCoreGroups(nil, day("2026-07-19")))
}

func TestWhomAMeetingConcerns(t *testing.T) {
	m := meeting("m1", "2026-06-11")
	assert.True(t, m.Covers("c1"), "none named means all")
	m.Children = []procedure.ChildID{"c2"}
	assert.False(t, m.Covers("c1"))
	assert.True(t, m.Covers("c2"))
}

func TestDaysOfAMeeting(t *testing.T) {
	m := schedule.Meeting{Kind: schedule.CoreGroup, Held: yes, Sittings: []calendar.Date{day("2026-06-19"), day("2026-06-12")}, Bookings: []schedule.Booking{{On: day("2026-06-01"), Day: day("2026-06-12")}}}
	for known, want := range map[string][3]string{
		"2026-05-31": {"", "", ""}, "2026-06-11": {"", "", "2026-06-12"}, "2026-06-12": {"2026-06-12", "2026-06-12", ""}, "2026-06-18": {"2026-06-12", "2026-06-12", ""}, "2026-06-19": {"2026-06-12", "2026-06-19", ""},
	} {
		assert.Equal(t, want, [3]string{m.HeldOn(day(known)).String(), m.EndedOn(day(known)).String(), m.ArrangedFor(day(known)).String()}, known)
	}
	// Held without sittings, and put off since: the day is the one that it led to.
	m.Sittings = []calendar.Date{noDate, day("2026-06-12")}
	assert.Equal(t, day("2026-06-12"), m.HeldOn(day("2026-06-30")), "a sitting without a day is passed over")
	m.Sittings = m.Sittings[:1]
	m.Bookings = append(m.Bookings, schedule.Booking{On: day("2026-06-13"), Day: day("2026-06-16")})
	assert.Equal(t, []calendar.Date{noDate, day("2026-06-16")}, []calendar.Date{m.HeldOn(day("2026-06-12")), m.EndedOn(day("2026-06-16"))})
	m.Bookings = m.Bookings[:1]
	c := schedule.Conference{Kind: schedule.Review, Bookings: m.Bookings}
	assert.Equal(t, day("2026-06-12"), c.BookedFor(day("2026-06-01")))
	c.Held = yes
	assert.Equal(t, noDate, c.BookedFor(day("2026-06-12")))
	assert.Equal(t, day("2026-06-12"), c.HeldOn(day("2026-06-12")))
}

func TestLastMeetingBeforeAReview(t *testing.T) {
	review := func(id procedure.ConferenceID, on string) schedule.Conference {
		return schedule.Conference{ID: id, Kind: schedule.Review, Bookings: []schedule.Booking{{On: day("2026-07-01"), Day: day(on)}}}
	}
	initial := conference("k1", schedule.Initial, "2026-06-01", schedule.PlanMade, "c1", "c2")
	for _, tc := range []struct {
		why  string
		t    schedule.Timetable
		g    func(g *coregroup.CoreGroup)
		on   string
		want []step
	}{
		{"no review", schedule.Timetable{Conferences: []schedule.Conference{initial}}, nil, "2026-08-01", []step{{"case", notApplicable, "", ""}}},
		{"not booked", schedule.Timetable{Conferences: []schedule.Conference{initial, {ID: "k2", Kind: schedule.Review}}}, nil, "2026-08-01", []step{{"conference/k2", undetermined, "", ""}}},
		{"cancelled", schedule.Timetable{Conferences: []schedule.Conference{initial, {ID: "k2", Kind: schedule.Review, Bookings: []schedule.Booking{{On: day("2026-07-01")}}}}}, nil, "2026-08-01", []step{{"case", notApplicable, "", ""}}},
		{"booked, the meeting to come", schedule.Timetable{Conferences: []schedule.Conference{initial, review("k2", "2026-08-28")}}, nil, "2026-08-01", []step{{"conference/k2", pending, "2026-08-14", ""}}},
		{"met", schedule.Timetable{Conferences: []schedule.Conference{initial, review("k2", "2026-08-28")}, Meetings: []schedule.Meeting{meeting("m1", "2026-08-10"), meeting("m2", "2026-08-20")}}, nil, "2026-08-25", []step{{"conference/k2", met, "2026-08-14", "2026-08-10"}}},
		{"too near", schedule.Timetable{Conferences: []schedule.Conference{initial, review("k2", "2026-08-28")}, Meetings: []schedule.Meeting{meeting("m2", "2026-08-20")}}, nil, "2026-08-25", []step{{"conference/k2", metLate, "2026-08-14", "2026-08-20"}}},
		{"overdue", schedule.Timetable{Conferences: []schedule.Conference{initial, review("k2", "2026-08-28")}, Meetings: []schedule.Meeting{meeting("m0", "2026-05-20")}}, nil, "2026-08-17", []step{{"conference/k2", overdue, "2026-08-14", ""}}},
		{"arranged too near", schedule.Timetable{Conferences: []schedule.Conference{initial, review("k2", "2026-08-28")}, Meetings: []schedule.Meeting{arranged("m2", "2026-07-01", "2026-08-20")}}, nil, "2026-08-01", []step{{"conference/k2", arrangedLate, "2026-08-14", ""}}},
		{"the plan ended before", schedule.Timetable{Conferences: []schedule.Conference{initial, review("k2", "2026-08-28")}}, func(g *coregroup.CoreGroup) {
			for i := range g.Children {
				g.Children[i].OnPlan[0].To = day("2026-08-01")
			}
		}, "2026-08-17", []step{{"conference/k2", notApplicable, "2026-08-14", ""}}},
	} {
		g := group()
		g.Children[1].OnPlan[0].From = day("2026-05-04") // at no conference here
		if tc.g != nil {
			tc.g(g)
		}
		b := procedure.Basis{Procedures: elsewhere(t, "blackpool"), Calendar: calendar.EnglandAndWales(), On: day(tc.on)}
		assert.Equal(t, tc.want, stepsOf(schedule.AppendFindings(nil, b, g, &tc.t, nil, procedure.RuleLastMeetingBeforeReview)), tc.why)
	}
	assert.Empty(t, schedule.AppendFindings(nil, nottinghamshire("2026-08-01"), group(), timetable(), nil, procedure.RuleLastMeetingBeforeReview), "no clause of Nottinghamshire asks for it")
}

func TestReviewConferences(t *testing.T) {
	initial := conference("k1", schedule.Initial, "2026-06-01", schedule.PlanMade, "c1")
	held := conference("k2", schedule.Review, "2026-08-25", schedule.PlanContinues, "c1")
	for _, tc := range []struct {
		why          string
		conferences  []schedule.Conference
		g            func(g *coregroup.CoreGroup)
		on           string
		first, later []step
	}{
		{"nothing recorded", nil, nil, "2026-07-01", []step{{"case", undetermined, "", ""}}, []step{{"case", notApplicable, "", ""}}},
		{"the first to come", []schedule.Conference{initial}, nil, "2026-07-01", []step{{"child/c1@k1", pending, "2026-09-01", ""}}, []step{{"case", notApplicable, "", ""}}},
		{"the first booked too late", []schedule.Conference{initial, {ID: "k2", Kind: schedule.Review, Bookings: []schedule.Booking{{Day: day("2026-09-02")}}}}, nil, "2026-07-01", []step{{"child/c1@k1", arrangedLate, "2026-09-01", ""}}, []step{{"case", notApplicable, "", ""}}},
		{"the first held", []schedule.Conference{held, initial}, nil, "2026-09-15", []step{{"child/c1@k1", met, "2026-09-01", "2026-08-25"}}, []step{{"child/c1@k2", pending, "2027-02-25", ""}}},
		{"the second late, the third open", []schedule.Conference{initial, held, conference("k3", schedule.Review, "2027-03-01", schedule.PlanContinues, "c1")}, nil, "2027-04-01", []step{{"child/c1@k1", met, "2026-09-01", "2026-08-25"}}, []step{{"child/c1@k2", metLate, "2027-02-25", "2027-03-01"}, {"child/c1@k3", pending, "2027-09-01", ""}}},
		{"a review of every child's plan", []schedule.Conference{initial, conference("k2", schedule.Review, "2026-08-25", 0)}, nil, "2026-09-15", []step{{"child/c1@k1", met, "2026-09-01", "2026-08-25"}}, []step{{"child/c1@k2", pending, "2027-02-25", ""}}},
		{"a review of another child's plan", []schedule.Conference{initial, conference("k2", schedule.Review, "2026-08-25", schedule.PlanContinues, "c2")}, nil, "2026-09-15", []step{{"child/c1@k1", overdue, "2026-09-01", ""}}, []step{{"case", notApplicable, "", ""}}},
		{"the review ended the plan", []schedule.Conference{initial, conference("k2", schedule.Review, "2026-08-25", schedule.PlanEnds, "c1")}, func(g *coregroup.CoreGroup) { g.Children[0].OnPlan[0].To = day("2026-08-25") }, "2026-09-15", []step{{"child/c1@k1", met, "2026-09-01", "2026-08-25"}}, []step{{"child/c1@k2", notApplicable, "2027-02-25", ""}}},
		{"the review ended the plan, and no end is recorded: it is taken to run", []schedule.Conference{initial, conference("k2", schedule.Review, "2026-08-25", schedule.PlanEnds, "c1")}, nil, "2027-03-15", []step{{"child/c1@k1", met, "2026-09-01", "2026-08-25"}}, []step{{"child/c1@k2", overdue, "2027-02-25", ""}}},
		{"a review of after the plan ended continued it", []schedule.Conference{initial, held}, func(g *coregroup.CoreGroup) { g.Children[0].OnPlan[0].To = day("2026-08-01") }, "2026-09-15", []step{{"child/c1@k1", met, "2026-09-01", "2026-08-25"}}, []step{{"child/c1@k2", pending, "2027-02-25", ""}}},
		{"a review of after the child died is none of the plan", []schedule.Conference{initial, held}, func(g *coregroup.CoreGroup) {
			g.Children[0].OnPlan[0].To, g.Children[0].OnPlan[0].End = day("2026-08-01"), coregroup.Died
		}, "2026-09-15", []step{{"child/c1@k1", notApplicable, "2026-09-01", ""}}, []step{{"case", notApplicable, "", ""}}},
		{"two plans, and no end of the first is recorded", []schedule.Conference{initial, held, conference("k3", schedule.TransferIn, "2027-01-04", schedule.PlanMade, "c1"), conference("k4", schedule.Review, "2027-03-01", schedule.PlanContinues, "c1")}, nil, "2027-04-01", []step{{"child/c1@k1", met, "2026-09-01", "2026-08-25"}, {"child/c1@k3", met, "2027-04-04", "2027-03-01"}}, []step{{"child/c1@k2", metLate, "2027-02-25", "2027-03-01"}, {"child/c1@k4", pending, "2027-09-01", ""}}},
		{"made at two conferences of one day: reviewed once", []schedule.Conference{initial, conference("k0", schedule.TransferIn, "2026-06-01", schedule.PlanMade, "c1"), held}, nil, "2026-09-15", []step{{"child/c1@k0", met, "2026-09-01", "2026-08-25"}, {"child/c1@k1", met, "2026-09-01", "2026-08-25"}}, []step{{"child/c1@k2", pending, "2027-02-25", ""}}},
		{"another child's plan, made later, replaces nothing", []schedule.Conference{conference("k0", schedule.Initial, "2026-05-01", schedule.NoPlan, "c2"), initial, conference("k3", schedule.Initial, "2026-07-01", schedule.PlanMade, "c2"), held}, nil, "2026-09-15", []step{{"child/c1@k1", met, "2026-09-01", "2026-08-25"}, {"child/c2@k3", pending, "2026-10-01", ""}}, []step{{"child/c1@k2", pending, "2027-02-25", ""}}},
		{"reviews in the order of their days", []schedule.Conference{initial, conference("k9", schedule.Review, "2026-08-25", schedule.PlanContinues, "c1"), conference("k0", schedule.Review, "2026-11-25", schedule.PlanContinues, "c1")}, nil, "2026-12-15", []step{{"child/c1@k1", met, "2026-09-01", "2026-08-25"}}, []step{{"child/c1@k0", pending, "2027-05-25", ""}, {"child/c1@k9", met, "2027-02-25", "2026-11-25"}}},
		{"the review that made the plan does not review it", []schedule.Conference{conference("k1", schedule.Review, "2026-06-01", schedule.PlanMade, "c1")}, nil, "2026-07-01", []step{{"child/c1@k1", pending, "2026-09-01", ""}}, []step{{"case", notApplicable, "", ""}}},
		{"booked twice over: the earlier counts", []schedule.Conference{initial, {ID: "k4", Kind: schedule.Review, Bookings: []schedule.Booking{{Day: day("2026-09-04")}}}, {ID: "k2", Kind: schedule.Review, Bookings: []schedule.Booking{{Day: day("2026-08-31")}}}, {ID: "k3", Kind: schedule.Review, Bookings: []schedule.Booking{{Day: day("2026-09-02")}}}}, nil, "2026-07-01", []step{{"child/c1@k1", pending, "2026-09-01", ""}}, []step{{"case", notApplicable, "", ""}}},
		{"on the last day that there is, which no calendar covers", []schedule.Conference{initial, conference("k2", schedule.Review, "9999-12-31", schedule.PlanContinues, "c1")}, func(g *coregroup.CoreGroup) { g.Children[0].Born = day("9998-01-01") }, "9999-12-31", []step{{"child/c1@k1", undetermined, "", ""}}, []step{{"child/c1@k2", undetermined, "", ""}}},
		{"two plans, one after another", []schedule.Conference{initial, conference("k2", schedule.Review, "2026-08-25", schedule.PlanEnds, "c1"), conference("k3", schedule.Initial, "2027-01-04", schedule.PlanMade, "c1"), conference("k4", schedule.Review, "2027-03-01", schedule.PlanContinues, "c1")}, func(g *coregroup.CoreGroup) {
			g.Children[0].OnPlan = []coregroup.PlanPeriod{{From: day("2026-06-01"), To: day("2026-08-25")}, {From: day("2027-01-04")}}
		}, "2027-04-01", []step{{"child/c1@k1", met, "2026-09-01", "2026-08-25"}, {"child/c1@k3", met, "2027-04-04", "2027-03-01"}}, []step{{"child/c1@k2", notApplicable, "2027-02-25", ""}, {"child/c1@k4", pending, "2027-09-01", ""}}},
		{"two reviews of one day are one", []schedule.Conference{initial, held, conference("k0", schedule.Review, "2026-08-25", schedule.PlanContinues, "c1")}, nil, "2026-09-15", []step{{"child/c1@k1", met, "2026-09-01", "2026-08-25"}}, []step{{"child/c1@k0", pending, "2027-02-25", ""}}},
	} {
		g := group()
		g.Children[1].OnPlan[0].From = day("2026-05-04") // at no conference here
		if tc.g != nil {
			tc.g(g)
		}
		table := &schedule.Timetable{Conferences: tc.conferences}
		b := nottinghamshire(tc.on)
		assert.Equal(t, tc.first, stepsOf(schedule.AppendFindings(nil, b, g, table, nil, procedure.RuleFirstReviewConference)), tc.why)
		assert.Equal(t, tc.later, stepsOf(schedule.AppendFindings(nil, b, g, table, nil, procedure.RuleLaterReviewConference)), tc.why)
	}
	// An unborn child's review in Tees: ten working days from birth if that is sooner.
	unborn := group()
	unborn.Children[0].Born, unborn.Children[0].Expected = noDate, day("2026-07-10")
	b := procedure.Basis{Procedures: elsewhere(t, "tees"), Calendar: calendar.EnglandAndWales(), On: day("2026-07-20")}
	table := &schedule.Timetable{Conferences: []schedule.Conference{initial}}
	assert.Equal(t, "2026-09-01", schedule.AppendFindings(nil, b, unborn, table, nil, procedure.RuleFirstReviewConference)[0].Due.String())
	unborn.Children[0].Born = day("2026-07-13")
	assert.Equal(t, "2026-07-27", schedule.AppendFindings(nil, b, unborn, table, nil, procedure.RuleFirstReviewConference)[0].Due.String())
	b.On = day("2026-07-12")
	assert.Equal(t, "2026-09-01", schedule.AppendFindings(nil, b, unborn, table, nil, procedure.RuleFirstReviewConference)[0].Due.String(), "not born yet")
}

// about returns a meeting that concerns some children only.
func about(m schedule.Meeting, children ...procedure.ChildID) schedule.Meeting {
	m.Children = children
	return m
}

// Where the procedure does not ask how often the group meets, it does not ask so of a child whom meetings leave out.
func TestAChildLeftOutWhereNothingIsAsked(t *testing.T) {
	p := procedure.Nottinghamshire()
	p.Clauses = slices.DeleteFunc(p.Clauses, func(c procedure.Clause) bool { return slices.Contains(c.Rules, procedure.RuleNextMeeting) })
	p.Terms = slices.DeleteFunc(p.Terms, func(t procedure.Term) bool { return t.Rule == procedure.RuleNextMeeting })
	b := nottinghamshire("2026-07-25")
	b.Procedures = procedure.MustEditions(p)
	table := schedule.Timetable{Meetings: []schedule.Meeting{meeting("m1", "2026-06-12"), about(meeting("m2", "2026-07-20"), "c1")}}
	assert.Empty(t, schedule.AppendFindings(nil, b, group(), &table, nil, procedure.RuleNextMeeting))
}
