package procedure_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

func within(p calendar.Period) procedure.Limit { return procedure.Within(p) }

func TestTermDue(t *testing.T) {
	monday := day("2026-06-01")
	earlier := procedure.Term{EarlierOf: []procedure.Term{
		{Within: within(calendar.WorkingDays(10)), From: procedure.Birth},
		{Within: within(calendar.Months(3)), From: procedure.InitialConference},
	}, Clause: "T 4"}
	for _, tc := range []struct {
		why       string
		term      procedure.Term
		known     procedure.Events
		on, floor string
		from      procedure.Event
	}{
		{"working days after an event",
			procedure.Term{Within: within(calendar.WorkingDays(10)), From: procedure.InitialConference},
			procedure.Events{procedure.InitialConference: monday}, "2026-06-15", "", procedure.InitialConference},
		{"the event is not known",
			procedure.Term{Within: within(calendar.WorkingDays(10)), From: procedure.InitialConference},
			procedure.Events{procedure.Birth: monday}, "", "", procedure.InitialConference},
		{"days stay on a Saturday",
			procedure.Term{Within: within(calendar.Days(12)), From: procedure.PlanStart},
			procedure.Events{procedure.PlanStart: monday}, "2026-06-13", "", procedure.PlanStart},
		{"a floor and a limit",
			procedure.Term{Within: within(calendar.Weeks(6)), NotBefore: within(calendar.Weeks(4)), From: procedure.PreviousMeeting},
			procedure.Events{procedure.PreviousMeeting: monday}, "2026-07-13", "2026-06-29", procedure.PreviousMeeting},
		{"a floor and a limit, the event's own day counted",
			procedure.Term{Within: within(calendar.Weeks(6)), NotBefore: within(calendar.Weeks(4)), From: procedure.PreviousMeeting, CountFirstDay: true},
			procedure.Events{procedure.PreviousMeeting: monday}, "2026-07-12", "2026-06-28", procedure.PreviousMeeting},
		{"a floor alone",
			procedure.Term{NotBefore: within(calendar.Weeks(4)), From: procedure.PreviousMeeting},
			procedure.Events{procedure.PreviousMeeting: monday}, "", "2026-06-29", procedure.PreviousMeeting},
		{"back from a conference",
			procedure.Term{Within: within(calendar.WorkingDays(10)), From: procedure.ReviewConference, Before: true},
			procedure.Events{procedure.ReviewConference: day("2026-06-15")}, "2026-06-01", "", procedure.ReviewConference},
		{"back from a conference that is not booked",
			procedure.Term{Within: within(calendar.WorkingDays(10)), From: procedure.ReviewConference, Before: true},
			procedure.Events{}, "", "", procedure.ReviewConference},
		{"the event's own day counted",
			procedure.Term{Within: within(calendar.WorkingDays(10)), From: procedure.InitialConference, CountFirstDay: true},
			procedure.Events{procedure.InitialConference: monday}, "2026-06-12", "", procedure.InitialConference},
		{"the event's own day, a Saturday, is no working day",
			procedure.Term{Within: within(calendar.WorkingDays(10)), From: procedure.InitialConference, CountFirstDay: true},
			procedure.Events{procedure.InitialConference: day("2026-06-06")}, "2026-06-19", "", procedure.InitialConference},
		{"the event's own day counted in weeks",
			procedure.Term{Within: within(calendar.Weeks(6)), From: procedure.InitialConference, CountFirstDay: true},
			procedure.Events{procedure.InitialConference: monday}, "2026-07-12", "", procedure.InitialConference},
		{"the event's own day counted back",
			procedure.Term{Within: within(calendar.WorkingDays(10)), From: procedure.ReviewConference, Before: true, CountFirstDay: true},
			procedure.Events{procedure.ReviewConference: day("2026-06-15")}, "2026-06-02", "", procedure.ReviewConference},
		{"the earlier of two: the first",
			earlier, procedure.Events{procedure.Birth: day("2026-07-01"), procedure.InitialConference: monday}, "2026-07-15", "", procedure.Birth},
		{"the earlier of two: the second",
			earlier, procedure.Events{procedure.Birth: day("2026-08-25"), procedure.InitialConference: monday}, "2026-09-01", "", procedure.InitialConference},
		{"the earlier of two: not born yet",
			earlier, procedure.Events{procedure.InitialConference: monday}, "2026-09-01", "", procedure.InitialConference},
		{"the earlier of two: no conference",
			earlier, procedure.Events{procedure.Birth: day("2026-08-25")}, "2026-09-09", "", procedure.Birth},
		{"the earlier of two: neither", earlier, procedure.Events{}, "", "", procedure.Birth},
		{"as soon as possible has no date",
			procedure.Term{Within: procedure.AsSoonAsPossible()}, procedure.Events{procedure.Meeting: monday}, "", "", procedure.NoEvent},
		{"not stated has no date", procedure.Term{}, procedure.Events{procedure.Meeting: monday}, "", "", procedure.NoEvent},
		{"beyond what the calendar covers",
			procedure.Term{Within: within(calendar.WorkingDays(10)), From: procedure.InitialConference},
			procedure.Events{procedure.InitialConference: day("2100-12-30")}, "", "", procedure.InitialConference},
	} {
		due := tc.term.Due(calendar.EnglandAndWales(), tc.known)
		assert.Equal(t, tc.on, due.On.String(), tc.why)
		assert.Equal(t, tc.floor, due.NotBefore.String(), tc.why)
		assert.Equal(t, tc.from, due.From, tc.why)
		assert.Equal(t, tc.known.On(tc.from), due.Start, tc.why)
		assert.Equal(t, tc.term.Clause, due.Clause, tc.why)
		receipt := due.Explain(calendar.EnglandAndWales())
		assert.Equal(t, due.On, receipt.Due, tc.why)
		assert.Equal(t, due.CountFirstDay, receipt.FirstDayCounted, "%s: the receipt says so", tc.why)
		assert.Equal(t, noDate, tc.term.Due(nil, tc.known).On, "%s: without a calendar", tc.why)
	}
}

func TestEvents(t *testing.T) {
	known := procedure.Events{procedure.Birth: day("2026-06-01")}
	assert.Equal(t, day("2026-06-01"), known.On(procedure.Birth))
	assert.Equal(t, noDate, known.On(procedure.Meeting))
	known[procedure.NoEvent] = day("2026-06-01")
	assert.Equal(t, noDate, known.On(procedure.NoEvent), "no event never has a day")
	assert.Equal(t, noDate, known.On(procedure.Event(200)))
}

func TestTermJSON(t *testing.T) {
	for _, p := range builtIn() {
		for _, term := range p.Terms {
			data := toJSON(t, term)
			var back procedure.Term
			require.NoError(t, json.Unmarshal([]byte(data), &back))
			assert.Equal(t, term, back)
			require.NoError(t, procedure.ReadJSON([]byte(data), &back))
			assert.Equal(t, term, back)
		}
	}
	assert.Equal(t, `{"rule":"next-meeting","within":"6 weeks","notBefore":"4 weeks","from":"previous meeting","clause":"B 5b"}`,
		toJSON(t, procedure.Bexley().Terms[1]))
	assert.Equal(t, `{"rule":"minutes-circulated","within":"as soon as possible","clause":"B 7b"}`, toJSON(t, procedure.Bexley().Terms[2]))
}

func TestDueDoesNotAllocate(t *testing.T) {
	edition, _ := procedure.MustEditions(procedure.Nottinghamshire()).On(day("2026-12-18"))
	known := procedure.Events{procedure.InitialConference: day("2026-12-18"), procedure.Birth: day("2027-01-20")}
	term := procedure.Term{EarlierOf: []procedure.Term{
		{Within: within(calendar.WorkingDays(10)), From: procedure.Birth, CountFirstDay: true},
		{Within: within(calendar.Months(3)), From: procedure.InitialConference},
	}}
	editions := procedure.MustEditions(procedure.Nottinghamshire())
	for name, f := range map[string]func(){
		"Term.Due":    func() { term.Due(calendar.EnglandAndWales(), known) },
		"Edition.Due": func() { edition.Due(procedure.RuleFirstMeeting, procedure.Parent, calendar.EnglandAndWales(), known) },
		"On":          func() { editions.On(day("2026-12-18")) },
		"Citing": func() {
			for range edition.Citing(procedure.RuleFirstMeeting) {
			}
		},
	} {
		assert.Zero(t, testing.AllocsPerRun(100, f), name)
	}
}

var sinkDue procedure.Due

func BenchmarkDue(b *testing.B) {
	known := procedure.Events{procedure.InitialConference: day("2026-12-18"), procedure.Birth: day("2027-01-20")}
	c := calendar.EnglandAndWales()
	b.Run("calendar alone", func(b *testing.B) {
		for b.Loop() {
			sinkDue.On = c.Add(known[procedure.InitialConference], calendar.WorkingDays(10))
		}
	})
	b.Run("Term", func(b *testing.B) {
		term := procedure.Nottinghamshire().Terms[0]
		b.ReportAllocs()
		for b.Loop() {
			sinkDue = term.Due(c, known)
		}
	})
	b.Run("Term, earlier of two", func(b *testing.B) {
		term := procedure.Term{EarlierOf: []procedure.Term{
			{Within: within(calendar.WorkingDays(10)), From: procedure.Birth},
			{Within: within(calendar.Months(3)), From: procedure.InitialConference},
		}}
		b.ReportAllocs()
		for b.Loop() {
			sinkDue = term.Due(c, known)
		}
	})
	b.Run("Editions, rule and role", func(b *testing.B) {
		editions := procedure.MustEditions(procedure.Nottinghamshire())
		b.ReportAllocs()
		for b.Loop() {
			edition, _ := editions.On(known[procedure.InitialConference])
			sinkDue, _ = edition.Due(procedure.RuleFirstMeeting, procedure.Parent, c, known)
		}
	})
}
