package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// workingDays returns each working day of three years.
func workingDays() (list []calendar.Date) {
	through := calendar.MustParseDate("2028-12-31")
	for d := calendar.MustParseDate("2026-01-01"); !d.After(through); d = d.AddDays(1) {
		if calendar.EnglandAndWales().IsWorkingDay(d) {
			list = append(list, d)
		}
	}
	return list
}

// found returns what the library finds on the day from which a deadline is counted, of a meeting
// that was booked for another.
func found(t *testing.T, d schedule.Deadline, booked calendar.Date) procedure.Finding {
	t.Helper()
	facts := schedule.Facts{Subject: procedure.SubjectOf(procedure.MeetingSubject, "meeting-1"), Arranged: booked}
	findings := d.AppendFinding(nil, office(d.Start), facts)
	require.Len(t, findings, 1)
	return findings[0]
}

// N 2.1a: whatever the day of the conference, the first core group is booked in time, for a day with
// a room.
func TestFirstCoreGroupIsBookedInTime(t *testing.T) {
	for _, conference := range workingDays() {
		booked := bookFirst(conference)
		f := found(t, schedule.FirstMeetingDue(office(conference), conference), booked)
		require.True(t, hasRoom(booked), "conference on %s", conference)
		require.Equal(t, procedure.Pending, f.Outcome, "conference on %s: %s", conference, f)
		require.Equal(t, "N 2.1a", f.Clause)
	}
}

// N 2.6c: and so is every one after it.
func TestNextCoreGroupIsBookedInTime(t *testing.T) {
	for _, held := range workingDays() {
		booked := bookNext(held)
		f := found(t, schedule.NextMeetingDue(office(held), held), booked)
		require.True(t, hasRoom(booked), "held on %s", held)
		require.Equal(t, procedure.Pending, f.Outcome, "held on %s: %s", held, f)
		require.Equal(t, "N 2.6c", f.Clause)
	}
}

// What the backend did at first was wrong only after meetings held in the weeks before a holiday,
// which is why nobody had noticed.
func TestTheSixthFridayIsTooLateBeforeHolidays(t *testing.T) {
	count := map[procedure.Outcome]int{}
	for _, held := range workingDays() {
		count[found(t, schedule.NextMeetingDue(office(held), held), bookNextAtFirst(held)).Outcome]++
	}
	assert.Positive(t, count[procedure.ArrangedLate])
	assert.Greater(t, count[procedure.Pending], 3*count[procedure.ArrangedLate])
	assert.Len(t, count, 2)
}
