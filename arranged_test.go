package childprotection_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Of what is due soon, or arranged too late, it is said for which day it is arranged, if it is.
func TestExplainSaysForWhichDayItIsArranged(t *testing.T) {
	on := func(day string) []schedule.Booking { return []schedule.Booking{{Day: calendar.MustParseDate(day)}} }
	meet := func(id procedure.MeetingID, day string) schedule.Meeting {
		return schedule.Meeting{ID: id, Kind: schedule.CoreGroup, Bookings: on(day)}
	}
	for _, row := range []struct {
		why     string
		on      string
		rule    procedure.RuleID
		outcome procedure.Outcome
		change  func(c *childprotection.Case)
		want    string
	}{
		{"a meeting in time, the earlier of two", "2026-09-10", procedure.RuleNextMeeting, procedure.DueSoon, func(c *childprotection.Case) {
			c.Meetings = append(c.Meetings, meet("m3", "2026-09-21"), meet("m2", "2026-09-14"))
		}, "It is arranged for Monday 14 September 2026."},
		{"a meeting too late", "2026-09-01", procedure.RuleNextMeeting, procedure.ArrangedLate, func(c *childprotection.Case) {
			c.Meetings = append(c.Meetings, meet("m2", "2026-09-21"))
		}, "It is arranged for Monday 21 September 2026."},
		{"a discussion is none", "2026-09-10", procedure.RuleNextMeeting, procedure.DueSoon, func(c *childprotection.Case) {
			c.Meetings = append(c.Meetings, meet("m2", "2026-09-14"))
			c.Meetings[1].Kind = schedule.ProfessionalsDiscussion
		}, ""},
		{"the first meeting, of another child", "2026-07-30", procedure.RuleFirstMeeting, procedure.DueSoon, func(c *childprotection.Case) {
			c.Children = append(c.Children, coregroup.Child{ID: "c2", Born: day("2019-04-02")})
			c.Meetings = []schedule.Meeting{meet("m2", "2026-08-03")}
			c.Meetings[0].Children = []procedure.ChildID{"c2"}
		}, ""},
		{"nothing", "2026-09-10", procedure.RuleNextMeeting, procedure.DueSoon, func(*childprotection.Case) {}, ""},
		{"a review", "2026-10-15", procedure.RuleFirstReviewConference, procedure.DueSoon, func(c *childprotection.Case) {
			c.Conferences = append(c.Conferences, schedule.Conference{ID: "k2", Kind: schedule.Review, Bookings: on("2026-10-19")})
		}, "It is arranged for Monday 19 October 2026."},
		{"a review whose day has passed", "2026-10-15", procedure.RuleFirstReviewConference, procedure.DueSoon, func(c *childprotection.Case) {
			c.Conferences = append(c.Conferences, schedule.Conference{ID: "k2", Kind: schedule.Review, Bookings: on("2026-10-14")})
		}, ""},
		{"a visit", "2026-09-24", procedure.RuleVisitDue, procedure.DueSoon, func(c *childprotection.Case) {
			c.Visits = append(c.Visits,
				schedule.Visit{ID: "v2", Child: "c1", Planned: day("2026-09-25")}, schedule.Visit{ID: "v3", Child: "c1", Planned: day("2026-09-28")},
				schedule.Visit{ID: "v4", Child: "c1", Planned: day("2026-09-23")})
		}, "It is arranged for Friday 25 September 2026."},
		{"minutes are arranged for no day", "2026-08-14", procedure.RuleMinutesCirculated, procedure.DueSoon, func(*childprotection.Case) {}, ""},
	} {
		c := autumn()
		row.change(&c)
		got := saidOf(t, basis(row.on), c, row.rule, row.outcome)
		if row.want == "" {
			assert.NotContains(t, got, "It is arranged", row.why)
		} else {
			assert.Equal(t, 1, strings.Count(got, row.want), "%s: %s", row.why, got)
		}
	}
}
