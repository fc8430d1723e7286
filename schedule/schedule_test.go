package schedule_test

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/schedule"
)

var (
	day    = calendar.MustParseDate
	noDate = calendar.Date{}
)

func date(s string) calendar.Date {
	if s == "" {
		return noDate
	}
	return day(s)
}

func basis(on string, p ...procedure.Procedure) procedure.Basis {
	return procedure.Basis{Procedures: procedure.MustEditions(p...), Calendar: calendar.EnglandAndWales(), On: date(on)}
}

func elsewhere(t testing.TB, name string) procedure.Editions {
	t.Helper()
	data, err := os.ReadFile("../coregroup/procedure/testdata/elsewhere/" + name + ".json")
	require.NoError(t, err)
	var editions procedure.Editions
	if data[0] == '[' {
		require.NoError(t, procedure.ReadJSON(data, &editions))
		return editions
	}
	p, err := procedure.ParseProcedure(data)
	require.NoError(t, err)
	return procedure.MustEditions(p)
}

func TestDeadlinesOfTheBuiltInProcedures(t *testing.T) {
	n, b := basis("2026-12-18", procedure.Nottinghamshire()), basis("2026-12-18", procedure.Bexley())
	for _, tc := range []struct {
		why                          string
		d                            schedule.Deadline
		clause, due, floor, lastWork string
		limit                        string
	}{
		{"the first core group", schedule.FirstMeetingDue(n, day("2026-12-18")), "N 2.1a", "2027-01-06", "", "2027-01-06", "10 working days"},
		{"the first core group, from a Saturday", schedule.FirstMeetingDue(n, day("2026-06-06")), "N 2.1a", "2026-06-19", "", "2026-06-19", "10 working days"},
		{"the first core group in Bexley falls on a bank holiday", schedule.FirstMeetingDue(b, day("2026-12-18")), "B 5a", "2026-12-28", "", "2026-12-24", "10 days"},
		{"beside it the guidance's", schedule.FirstMeetingByGuidance(b, day("2026-12-18")), "E 1a", "2027-01-06", "", "2027-01-06", "10 working days"},
		{"the next", schedule.NextMeetingDue(n, day("2026-11-16")), "N 2.6c", "2026-12-28", "", "2026-12-24", "6 weeks"},
		{"the next in Bexley", schedule.NextMeetingDue(b, day("2026-11-16")), "B 5b", "2026-12-28", "2026-12-14", "2026-12-24", "6 weeks"},
		{"the minutes", schedule.MinutesDue(n, procedure.Parent, day("2027-01-05"), noDate), "N 3.18a", "2027-01-19", "", "2027-01-19", "10 working days"},
		{"the minutes in Bexley have no day", schedule.MinutesDue(b, procedure.Parent, day("2027-01-05"), noDate), "B 7b", "", "", "", "as soon as possible"},
		{"the first review", schedule.ReviewConferenceDue(n, day("2026-11-30"), noDate, noDate), "E 1b", "2027-02-28", "", "2027-02-26", "3 months"},
		{"the next review", schedule.ReviewConferenceDue(n, day("2026-11-30"), noDate, day("2027-02-25")), "E 1c", "2027-08-25", "", "2027-08-25", "6 months"},
	} {
		assert.Equal(t, []string{tc.clause, tc.due, tc.floor, tc.lastWork, tc.limit},
			[]string{tc.d.Clause, tc.d.Due.String(), tc.d.NotBefore.String(), tc.d.LastWorkingDay.String(), tc.d.Limit.String()}, tc.why)
		assert.Equal(t, tc.d.Due, tc.d.Explain(calendar.EnglandAndWales()).Due, "%s: the receipt is for the same day", tc.why)
		assert.Equal(t, tc.d.Due, tc.d.WithoutClosures, tc.why)
		assert.False(t, tc.d.Projected, tc.why)
		assert.NotEmpty(t, tc.d.Responsible, tc.why)
	}
	assert.Equal(t, procedure.Must, schedule.FirstMeetingDue(n, day("2026-12-18")).Force)
	assert.Equal(t, procedure.Should, schedule.NextMeetingDue(n, day("2026-12-18")).Force)
	assert.Equal(t, day("2027-01-05"), schedule.MinutesDue(b, "", day("2027-01-05"), noDate).Start, "as old as the meeting")
	assert.Equal(t, schedule.Deadline{}, schedule.LastMeetingDue(n, day("2027-03-17")), "no clause of Nottinghamshire asks for it")
}

func TestDeadlinesElsewhere(t *testing.T) {
	at := func(name, on string) procedure.Basis {
		return procedure.Basis{Procedures: elsewhere(t, name), Calendar: calendar.EnglandAndWales(), On: day(on)}
	}
	for _, tc := range []struct {
		why string
		d   schedule.Deadline
		due string
	}{
		{"Sefton, monthly", schedule.NextMeetingDue(at("sefton", "2025-06-01"), day("2025-03-31")), "2025-04-30"},
		{"Sefton, four-weekly from the day it changed", schedule.NextMeetingDue(at("sefton", "2025-06-01"), day("2025-04-01")), "2025-04-29"},
		{"Blackpool, the last before the review", schedule.LastMeetingDue(at("blackpool", "2026-12-18"), day("2027-03-17")), "2027-03-03"},
		{"Blackpool, the review not booked", schedule.LastMeetingDue(at("blackpool", "2026-12-18"), noDate), ""},
		{"Tees, minutes before the next meeting", schedule.MinutesDue(at("tees", "2026-12-18"), "", day("2027-01-05"), day("2027-02-12")), "2027-01-29"},
		{"Tees, the next meeting not arranged", schedule.MinutesDue(at("tees", "2026-12-18"), "", day("2027-01-05"), noDate), ""},
		{"Tees, an unborn child's review", schedule.ReviewConferenceDue(at("tees", "2026-12-18"), day("2026-12-18"), noDate, noDate), "2027-03-18"},
		{"Tees, once born", schedule.ReviewConferenceDue(at("tees", "2026-12-18"), day("2026-12-18"), day("2027-01-20"), noDate), "2027-02-03"},
		{"Wales, from registration", schedule.FirstMeetingDue(at("wales", "2026-12-18"), day("2026-12-18")), "2027-01-06"},
		{"recipients with limits of their own: a parent", schedule.MinutesDue(at("everything", "2026-12-18"), procedure.Parent, day("2027-01-05"), noDate), "2027-01-12"},
		{"recipients with limits of their own: a teacher", schedule.MinutesDue(at("everything", "2026-12-18"), procedure.Teacher, day("2027-01-05"), noDate), "2027-01-19"},
		{"from the plan's start, that day counted", schedule.FirstMeetingDue(at("everything", "2026-12-18"), day("2026-12-18")), "2027-01-05"},
	} {
		assert.Equal(t, tc.due, tc.d.Due.String(), tc.why)
		assert.NotEmpty(t, tc.d.Clause, tc.why)
	}
	scotland := procedure.Basis{Procedures: elsewhere(t, "scotland"), Calendar: calendar.Scotland(), On: day("2026-12-18")}
	assert.Equal(t, day("2027-01-14"), schedule.FirstMeetingDue(scotland, day("2026-12-18")).Due)
	assert.Equal(t, day("2021-01-02"), schedule.FirstMeetingDue(scotland, day("2020-12-18")).Due, "by the edition of its day: 15 calendar days")
	assert.Equal(t, schedule.Deadline{}, schedule.NextMeetingDue(scotland, day("2026-12-18")), "not stated, and no clause")
}

func TestClosuresAndProjection(t *testing.T) {
	b := basis("2026-12-18", procedure.Nottinghamshire())
	closed, err := b.Calendar.With(calendar.Holiday{Date: day("2026-12-29"), Name: "closure"}, calendar.Holiday{Date: day("2026-12-30"), Name: "closure"})
	require.NoError(t, err)
	b.Calendar = closed
	d := schedule.FirstMeetingDue(b, day("2026-12-18"))
	assert.Equal(t, []calendar.Date{day("2027-01-08"), day("2027-01-06")}, []calendar.Date{d.Due, d.WithoutClosures}, "late by the published calendar, within the closure")
	late := schedule.FirstMeetingDue(b, day("2028-12-20"))
	assert.True(t, late.Projected)
	found := late.AppendFinding(nil, b, schedule.Facts{})
	assert.True(t, found[0].Projected)
	assert.Equal(t, late.WithoutClosures, found[0].DueWithoutClosures)
	assert.Equal(t, d, schedule.FirstMeetingDue(b, day("2026-12-18")), "comparable")
	d = schedule.VisitDue(b, day("2026-12-18"), calendar.WorkingDays(10))
	assert.Equal(t, []calendar.Date{day("2027-01-08"), day("2027-01-06")}, []calendar.Date{d.Due, d.WithoutClosures}, "so it is with visits")
}

// What is read back of a deadline is for showing, and gives neither a finding nor a receipt.
func TestDeadlineReadBack(t *testing.T) {
	b := basis("2026-06-20", procedure.Nottinghamshire())
	d := schedule.FirstMeetingDue(b, day("2026-06-01"))
	require.Len(t, d.AppendFinding(nil, b, schedule.Facts{}), 1)
	data, err := json.Marshal(d)
	require.NoError(t, err)
	var back schedule.Deadline
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, d.Due, back.Due)
	assert.Equal(t, d.Rule, back.Rule)
	assert.Empty(t, back.AppendFinding(nil, b, schedule.Facts{}))
	assert.True(t, back.Explain(b.Calendar).Due.IsZero())
}

// A first meeting after a conference on 1 June 2026 is due on 15 June, the next after one
// held then on 27 July.
func TestWhereADeadlineStands(t *testing.T) {
	for _, tc := range []struct {
		why                       string
		on, done, arranged, ended string
		want                      procedure.Outcome
		late                      int
	}{
		{"long before", "2026-06-02", "", "", "", procedure.Pending, 0},
		{"the day before the warning", "2026-06-07", "", "", "", procedure.Pending, 0},
		{"the first day of the warning: five working days before", "2026-06-08", "", "", "", procedure.DueSoon, 0},
		{"due today is not overdue", "2026-06-15", "", "", "", procedure.DueSoon, 0},
		{"overdue from the day after", "2026-06-16", "", "", "", procedure.Overdue, 1},
		{"overdue for long", "2026-07-15", "", "", "", procedure.Overdue, 30},
		{"arranged in time does not hide that it is soon", "2026-06-10", "", "2026-06-12", "", procedure.DueSoon, 0},
		{"arranged in time, long before", "2026-06-02", "", "2026-06-12", "", procedure.Pending, 0},
		{"arranged for the last day", "2026-06-02", "", "2026-06-15", "", procedure.Pending, 0},
		{"arranged too late, long before", "2026-06-02", "", "2026-06-16", "", procedure.ArrangedLate, 0},
		{"arranged too late comes before due soon", "2026-06-10", "", "2026-06-16", "", procedure.ArrangedLate, 0},
		{"overdue comes before arranged too late", "2026-06-16", "", "2026-06-20", "", procedure.Overdue, 1},
		{"done in time", "2026-06-20", "2026-06-12", "", "", procedure.Met, 0},
		{"done on the last day", "2026-06-20", "2026-06-15", "", "", procedure.Met, 0},
		{"done late", "2026-06-20", "2026-06-18", "", "", procedure.MetLate, 3},
		{"done late, for ever", "2036-06-20", "2026-06-18", "", "", procedure.MetLate, 3},
		{"to be done is not done", "2026-06-10", "2026-06-12", "", "", procedure.DueSoon, 0},
		{"to be done late is overdue", "2026-06-16", "2026-06-18", "", "", procedure.Overdue, 1},
		{"the plan ended before it was due", "2026-06-20", "", "", "2026-06-10", procedure.NotApplicable, 0},
		{"the plan ended on the day: it was not overdue", "2026-06-20", "", "", "2026-06-15", procedure.NotApplicable, 0},
		{"overdue when the plan ended", "2026-06-20", "", "", "2026-06-16", procedure.NotMet, 0},
		{"done after the plan ended is not done", "2026-06-20", "2026-06-18", "", "2026-06-16", procedure.NotMet, 0},
		{"done late before the plan ended", "2026-06-20", "2026-06-16", "", "2026-06-18", procedure.MetLate, 1},
		{"done in time, the plan ended", "2026-06-20", "2026-06-12", "", "2026-06-14", procedure.Met, 0},
		{"an end to come is none yet", "2026-06-16", "", "", "2026-06-17", procedure.Overdue, 1},
	} {
		b := basis(tc.on, procedure.Nottinghamshire())
		b.SoonWithin = calendar.WorkingDays(5)
		subject := procedure.SubjectOf(procedure.ConferenceSubject, "k1")
		got := schedule.FirstMeetingDue(b, day("2026-06-01")).AppendFinding(nil, b, schedule.Facts{Subject: subject, Done: date(tc.done), Arranged: date(tc.arranged), Ended: date(tc.ended)})
		require.Len(t, got, 1, tc.why)
		f := got[0]
		assert.Equal(t, tc.want, f.Outcome, tc.why)
		assert.Equal(t, tc.late, f.DaysLate, tc.why)
		assert.Equal(t, day("2026-06-15"), f.Due, tc.why)
		assert.Equal(t, []string{"N 2.1a", "conference/k1", "2026-06-01"}, []string{f.Clause, f.Subject.String(), f.Since.String()}, tc.why)
		b.SoonWithin = calendar.Period{}
		got = schedule.FirstMeetingDue(b, day("2026-06-01")).AppendFinding(nil, b, schedule.Facts{Done: date(tc.done), Arranged: date(tc.arranged), Ended: date(tc.ended)})
		if tc.want == procedure.DueSoon {
			tc.want = procedure.Pending
		}
		assert.Equal(t, tc.want, got[0].Outcome, "%s: without a warning", tc.why)
	}
}

func TestWhatHasNoLastDay(t *testing.T) {
	b := basis("2030-01-01", procedure.Bexley())
	minutes := schedule.MinutesDue(b, procedure.Parent, day("2026-06-15"), noDate)
	for _, tc := range []struct {
		done, ended string
		want        procedure.Outcome
	}{{"", "", procedure.Pending}, {"2026-09-01", "", procedure.Met}, {"", "2026-07-01", procedure.NotApplicable}} {
		f := minutes.AppendFinding(nil, b, schedule.Facts{Done: date(tc.done), Ended: date(tc.ended)})[0]
		assert.Equal(t, tc.want, f.Outcome, "never overdue")
		assert.Equal(t, day("2026-06-15"), f.Since, "its age is shown")
		assert.True(t, f.Due.IsZero())
		assert.Zero(t, f.DaysLate)
	}
}

func TestEarlierThanUsual(t *testing.T) {
	b := basis("2026-12-01", procedure.Bexley())
	next := schedule.NextMeetingDue(b, day("2026-06-15"))
	for done, want := range map[string]procedure.Remark{"2026-07-12": procedure.Remark(remark.EarlierThanUsual), "2026-07-13": procedure.NoRemark} {
		f := next.AppendFinding(nil, b, schedule.Facts{Done: day(done)})[0]
		assert.Equal(t, procedure.Met, f.Outcome, "never a fault")
		assert.Equal(t, want, f.Remark, done)
	}
}

func TestWhatCannotBeTold(t *testing.T) {
	good := basis("2026-06-20", procedure.Nottinghamshire())
	dated := procedure.Nottinghamshire()
	dated.Effective = day("2026-06-02")
	for why, d := range map[string]func() (procedure.Basis, schedule.Deadline){
		"the event is not recorded": func() (procedure.Basis, schedule.Deadline) { return good, schedule.FirstMeetingDue(good, noDate) },
		"before the first edition": func() (procedure.Basis, schedule.Deadline) {
			b := basis("2026-06-20", dated)
			return b, schedule.FirstMeetingDue(b, day("2026-06-01"))
		},
		"no Basis": func() (procedure.Basis, schedule.Deadline) {
			return procedure.Basis{}, schedule.FirstMeetingDue(procedure.Basis{}, day("2026-06-01"))
		},
		"no calendar": func() (procedure.Basis, schedule.Deadline) {
			b := good
			b.Calendar = nil
			return b, schedule.FirstMeetingDue(b, day("2026-06-01"))
		},
		"judged without a Basis": func() (procedure.Basis, schedule.Deadline) {
			return procedure.Basis{}, schedule.FirstMeetingDue(good, day("2026-06-01"))
		},
		"past what the calendar covers": func() (procedure.Basis, schedule.Deadline) {
			return good, schedule.FirstMeetingDue(good, day("2100-12-30"))
		},
	} {
		b, deadline := d()
		f := deadline.AppendFinding(nil, b, schedule.Facts{})
		require.Len(t, f, 1, why)
		assert.Equal(t, procedure.Undetermined, f[0].Outcome, why)
		assert.True(t, f[0].Due.IsZero(), why)
	}
	blackpool := procedure.Basis{Procedures: elsewhere(t, "blackpool"), Calendar: calendar.EnglandAndWales(), On: day("2026-06-20")}
	f := schedule.LastMeetingDue(blackpool, noDate).AppendFinding(nil, blackpool, schedule.Facts{})
	assert.Equal(t, procedure.Undetermined, f[0].Outcome, "a review that is not booked")
	assert.Equal(t, "BP 5", f[0].Clause)
	assert.Empty(t, schedule.LastMeetingDue(good, day("2027-03-17")).AppendFinding(nil, good, schedule.Facts{}), "no clause asks for it")
	assert.Empty(t, schedule.Deadline{}.AppendFinding(nil, good, schedule.Facts{}))
}

// As the day of the review moves on, a deadline only ever goes from pending to soon to
// overdue, and what was done stays what it was.
func TestTimeOnlyMovesForward(t *testing.T) {
	rank := map[procedure.Outcome]int{procedure.Pending: 0, procedure.ArrangedLate: 1, procedure.DueSoon: 1, procedure.Overdue: 2, procedure.NotMet: 3, procedure.MetLate: 3, procedure.Met: 3, procedure.NotApplicable: 3}
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()} {
		for _, f := range []schedule.Facts{{}, {Arranged: day("2026-06-25")}, {Arranged: day("2026-08-01")}, {Done: day("2026-06-10")}, {Done: day("2026-08-01")}, {Ended: day("2026-06-20")}, {Ended: day("2026-08-20")}, {Done: day("2026-08-01"), Ended: day("2026-08-20")}} {
			for _, of := range []func(b procedure.Basis) schedule.Deadline{
				func(b procedure.Basis) schedule.Deadline { return schedule.FirstMeetingDue(b, day("2026-06-01")) },
				func(b procedure.Basis) schedule.Deadline { return schedule.NextMeetingDue(b, day("2026-06-01")) },
				func(b procedure.Basis) schedule.Deadline {
					return schedule.MinutesDue(b, procedure.Parent, day("2026-06-01"), noDate)
				},
				func(b procedure.Basis) schedule.Deadline {
					return schedule.ReviewConferenceDue(b, day("2026-06-01"), noDate, noDate)
				},
			} {
				last := procedure.Finding{Outcome: procedure.Pending}
				b := basis("2026-06-01", p)
				b.SoonWithin = calendar.Weeks(1)
				for ; b.On.Before(day("2027-01-01")); b.On = b.On.AddDays(1) {
					got := of(b).AppendFinding(nil, b, f)[0]
					require.GreaterOrEqual(t, rank[got.Outcome], rank[last.Outcome], "%v then %v", last, got)
					if last.Outcome == procedure.MetLate || last.Outcome == procedure.Met {
						require.Equal(t, last.Outcome, got.Outcome)
					}
					last = got
				}
			}
		}
	}
}

var sinkFindings []procedure.Finding

// Beside the rules over a year of one case stands the least that could be done: a walk over
// it that appends as many ready-made findings.
func BenchmarkAYear(b *testing.B) {
	basis, g, patterns := nottinghamshire("2027-06-01"), group(), patterns()
	for _, times := range []int{1, 10} {
		table := timetable()
		for i := range 6 * times {
			table.Meetings = append(table.Meetings, meeting(procedure.MeetingID(fmt.Sprintf("n%d", i)), day("2026-09-30").AddDays(35*i/times).String()))
		}
		for i := range 24 * times {
			table.Visits = append(table.Visits, visit(procedure.VisitID(fmt.Sprintf("w%d", i)), "c1", day("2026-09-20").AddDays(10*i/times).String()))
		}
		sinkFindings = schedule.AppendFindings(nil, basis, g, table, patterns)
		made := append([]procedure.Finding{}, sinkFindings...)
		b.Run(fmt.Sprintf("%d times/rules", times), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sinkFindings = schedule.AppendFindings(sinkFindings[:0], basis, g, table, patterns)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(made)), "ns/finding")
		})
		b.Run(fmt.Sprintf("%d times/walk", times), func(b *testing.B) {
			n := 0
			for b.Loop() {
				for i := range table.Meetings {
					n += len(table.Meetings[i].Bookings)
				}
				for i := range table.Visits {
					n += len(table.Visits[i].Present)
				}
				sinkFindings = append(sinkFindings[:0], made...)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(made)), "ns/finding")
		})
	}
}

func TestDeadlinesDoNotAllocate(t *testing.T) {
	b := basis("2026-06-20", procedure.Nottinghamshire())
	b.SoonWithin = calendar.WorkingDays(5)
	buffer := make([]procedure.Finding, 0, 4)
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		buffer = schedule.FirstMeetingDue(b, day("2026-06-01")).AppendFinding(buffer[:0], b, schedule.Facts{})
	}))
}
