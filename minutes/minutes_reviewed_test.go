package minutes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/schedule"
)

func TestMinutesReviewed(t *testing.T) {
	const subject = "meeting/m2@k2"
	reviewed := func(on string) func(c *file) {
		return in("m2", func(m *minutes.Minutes) { m.Reviewed[0].On = day(on) })
	}
	forgotten := in("m2", func(m *minutes.Minutes) { m.Reviewed = nil })
	booked := func(then func(c *file)) func(c *file) {
		return func(c *file) { c.t.Conferences[1].Held = 0; then(c) }
	}
	next := func(c *file, id procedure.ConferenceID, on string) {
		c.t.Conferences = append(c.t.Conferences, schedule.Conference{ID: id, Kind: schedule.Review, Bookings: []schedule.Booking{{Day: day(on)}}})
	}
	county(t, procedure.RuleMinutesReviewed, "N 3.18b",
		want{why: "in time", subject: subject, outcome: met, path: "/minutes/1/reviewed/0"},
		want{why: "on the day", change: reviewed("2026-08-25"), subject: subject, outcome: met},
		want{why: "only after the conference", change: reviewed("2026-08-26"), subject: subject, outcome: metLate},
		want{why: "after it, and before it", change: in("m2", func(m *minutes.Minutes) {
			m.Reviewed = []minutes.Reviewed{{Conference: "k2", On: day("2026-08-26")}, {Conference: "k2", On: day("2026-08-20")}, {Conference: "k2", On: day("2026-08-21")}}
		}), subject: subject, outcome: met, path: "/minutes/1/reviewed/1"},
		want{why: "later than the review of the case", change: reviewed("2026-09-16"), subject: subject, outcome: notMet, missing: "reviewed"},
		want{why: "for another conference", change: in("m2", func(m *minutes.Minutes) { m.Reviewed[0].Conference = "k1" }), subject: subject, outcome: notMet, missing: "reviewed", path: "/minutes/1/reviewed"},
		want{why: "not at all", change: forgotten, subject: subject, outcome: notMet, missing: "reviewed"},
		want{why: "nor sent out", change: in("m2", func(m *minutes.Minutes) { m.Reviewed, m.Versions = nil, nil }), subject: subject, outcome: notMet, missing: "versions, reviewed"},
		want{why: "sent to some of them", change: and(forgotten, unsent("m2", "visitor")), subject: subject, outcome: notMet, missing: "versions, reviewed"},
		want{why: "not sent to one who is excluded", change: and(forgotten, unsent("m2", "father"), excluded("father")), subject: subject, outcome: notMet, missing: "reviewed"},
		want{why: "a review booked after it", change: func(c *file) { next(c, "k3", "2026-12-01") }, subject: "meeting/m2@k3", outcome: none},
		want{why: "a review booked before it", change: func(c *file) { next(c, "k3", "2026-08-10") }, subject: subject, outcome: none},
		want{why: "it belongs to that", change: func(c *file) { next(c, "k3", "2026-08-10") }, subject: "meeting/m2@k3", outcome: overdue, missing: "reviewed"},
		want{why: "two reviews on one day, the first by id", change: func(c *file) { next(c, "k3", "2026-08-25") }, subject: subject, outcome: met},
		want{why: "two reviews on one day, the other", change: func(c *file) { next(c, "k3", "2026-08-25") }, subject: "meeting/m2@k3", outcome: none},
		want{why: "two to come, the first", change: func(c *file) { next(c, "k3", "2026-12-01"); next(c, "k4", "2027-01-01") }, subject: "meeting/m3@k3", outcome: pending},
		want{why: "two to come, the second", change: func(c *file) { next(c, "k3", "2026-12-01"); next(c, "k4", "2027-01-01") }, subject: "meeting/m3@k4", outcome: none},
		want{why: "not written", change: unwritten("m2"), subject: subject, outcome: notMet, missing: "minutes", path: "/minutes"},
		want{why: "far from the conference", on: "2026-08-17", change: booked(forgotten), subject: subject, outcome: pending},
		want{why: "as it nears", on: "2026-08-18", change: booked(forgotten), subject: subject, outcome: dueSoon, missing: "reviewed"},
		want{why: "as it nears, unwritten", on: "2026-08-18", change: booked(unwritten("m2")), subject: subject, outcome: dueSoon, missing: "minutes"},
		want{why: "on the day of the conference", on: "2026-08-25", change: booked(forgotten), subject: subject, outcome: dueSoon, missing: "reviewed"},
		want{why: "past it, and nothing says that it was held", on: "2026-08-26", change: booked(forgotten), subject: subject, outcome: overdue, missing: "reviewed"},
		want{why: "a meeting after it", subject: "meeting/m3@k2", outcome: none},
		want{why: "a meeting before the conference before", change: func(c *file) {
			c.t.Conferences[0].Sittings = []calendar.Date{day("2026-07-25")}
		}, subject: subject, outcome: none},
		want{why: "a meeting while no plan ran", change: func(c *file) {
			c.g.Children[0].OnPlan[0].To, c.g.Children[1].OnPlan[0].To = day("2026-07-01"), day("2026-07-01")
		}, subject: subject, outcome: none},
		want{why: "no review is booked", change: func(c *file) { c.t.Conferences = c.t.Conferences[:1] }, subject: "case", outcome: notApplicable},
		want{why: "a review of no day", change: booked(func(c *file) { c.t.Conferences[1].Bookings = []schedule.Booking{{}} }), subject: "case", outcome: notApplicable},
	)
}

// The rule by itself looks at whether the minutes went to everyone, as it does among the others.
func TestMinutesReviewedAlone(t *testing.T) {
	for _, tc := range []struct {
		why     string
		change  func(c *file)
		missing procedure.Fields
	}{
		{"sent to everyone", func(*file) {}, procedure.FieldsOf(field.Reviewed)},
		{"sent to some of them", unsent("m2", "visitor"), procedure.FieldsOf(field.Reviewed, field.Versions)},
		{"not sent to one who is excluded", and(unsent("m2", "father"), excluded("father")), procedure.FieldsOf(field.Reviewed)},
	} {
		c, b := whole(), nottinghamshire(now)
		c.of("m2").Reviewed = nil
		tc.change(c)
		alone := find(minutes.AppendFindings(nil, b, c.g, c.t, c.list, nil, procedure.RuleMinutesReviewed), procedure.RuleMinutesReviewed, "meeting/m2@k2")
		require.Len(t, alone, 1, tc.why)
		assert.Equal(t, tc.missing, alone[0].Missing, tc.why)
		assert.Equal(t, find(all(b, c), procedure.RuleMinutesReviewed, "meeting/m2@k2"), alone, tc.why)
	}
}
