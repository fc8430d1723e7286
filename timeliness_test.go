package childprotection_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

func TestTimeliness(t *testing.T) {
	type times = childprotection.Timeliness
	for _, c := range []struct {
		why, due, since string
		outcome         procedure.Outcome
		want            times
	}{
		{"done in time", "2026-02-02", "", procedure.Met, times{OnTime: 1}},
		{"done late", "2026-02-02", "", procedure.MetLate, times{Late: 1}},
		{"late and not done", "2026-02-02", "", procedure.Overdue, times{NotDone: 1}},
		{"overdue when the plan ended", "2026-02-02", "", procedure.NotMet, times{NotDone: 1}},
		{"an exception was agreed", "2026-02-02", "", procedure.Excepted, times{Excepted: 1}},
		{"the plan ended before", "2026-02-02", "2026-01-02", procedure.NotApplicable, times{}},
		{"due on the first day of the span", "2026-01-01", "", procedure.Met, times{OnTime: 1}},
		{"due the day before the span", "2025-12-31", "", procedure.Met, times{}},
		{"due on the last day of the span", "2026-03-31", "", procedure.Met, times{OnTime: 1}},
		{"due the day after the span, from a day within it", "2026-04-01", "2026-02-18", procedure.Met, times{}},
		{"not known, from a day within the span", "", "2026-02-02", procedure.Undetermined, times{NotKnown: 1}},
		{"not known, from a day before the span", "", "2025-12-31", procedure.Undetermined, times{}},
		{"not known from when", "", "", procedure.Undetermined, times{Undated: 1}},
		{"done, and no last day is given", "", "2026-02-02", procedure.Met, times{NoLastDay: 1}},
		{"not done, and no last day is given", "", "2026-02-02", procedure.Pending, times{NoLastDay: 1}},
		{"not asked yet", "", "", procedure.Pending, times{}},
		{"not asked at all", "", "", procedure.NotApplicable, times{}},
	} {
		t.Run(c.why, func(t *testing.T) {
			f := procedure.Finding{Rule: procedure.RuleNextMeeting, Clause: "N 2.6c", Subject: procedure.SubjectOf(procedure.MeetingSubject, "m1"), Outcome: c.outcome}
			if c.due != "" {
				f.Due = day(c.due)
			}
			if c.since != "" {
				f.Since = day(c.since)
			}
			assert.Equal(t, c.want, from(t, firstQuarter, f).Intervals)
			f.Projected = true
			want := c.want
			if want != (times{}) && want.Undated == 0 {
				want.Projected = 1
			}
			assert.Equal(t, want, from(t, firstQuarter, f).Intervals)
		})
	}
}

// Looked at while the span runs, what is due on the day or later is to come, be it done or not.
func TestTimelinessBeforeTheEndOfTheSpan(t *testing.T) {
	span := firstQuarter
	span.On = day("2026-02-02")
	for _, o := range []procedure.Outcome{procedure.Met, procedure.Pending, procedure.DueSoon, procedure.ArrangedLate, procedure.Excepted} {
		f := procedure.Finding{Rule: procedure.RuleNextMeeting, Outcome: o, Due: day("2026-02-02")}
		assert.Equal(t, childprotection.Timeliness{ToCome: 1}, from(t, span, f).Intervals, o)
	}
	f := procedure.Finding{Rule: procedure.RuleNextMeeting, Outcome: procedure.Met, Due: day("2026-02-01")}
	assert.Equal(t, childprotection.Timeliness{OnTime: 1}, from(t, span, f).Intervals)
}
