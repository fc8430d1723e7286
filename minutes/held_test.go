package minutes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/minutes"
)

func TestHeldMeetings(t *testing.T) {
	c := whole()
	c.meeting("m2").Sittings = []calendar.Date{day("2026-07-21"), day("2026-07-20")}
	c.meeting("m2").ChairReason, c.meeting("m2").ChairSuitable = "x", no
	took("m2", "worker", minutes.Represented)(c)
	c.of("m2").Attendance = append(c.of("m2").Attendance, minutes.Attendance{Member: "mother", Sitting: day("2026-07-21"), How: minutes.Present})
	c.t.Meetings[0], c.t.Meetings[2] = c.t.Meetings[2], c.t.Meetings[0]
	place := func(i int) procedure.Place { return procedure.Place{}.Item(field.Meetings, i) }
	want := []coregroup.HeldMeeting{
		{ID: "m1", Held: day("2026-06-11"), Chair: "manager", ChairAttended: yes, At: place(2), Present: ids("father", "mother", "teacher", "visitor", "worker")},
		{ID: "m2", Held: day("2026-07-20"), Ended: day("2026-07-21"), Chair: "worker", ChairAttended: no, ChairReason: yes, ChairSuitable: no, At: place(1), Present: ids("father", "mother", "teacher", "visitor")},
	}
	assert.Equal(t, want, minutes.AppendHeldMeetings(nil, c.t, c.list, day("2026-08-27")))
	assert.Empty(t, minutes.AppendHeldMeetings(nil, c.t, c.list, day("2026-06-10")))

	without := minutes.AppendHeldMeetings(nil, c.t, c.list, day("2026-06-13"))
	assert.Equal(t, []coregroup.HeldMeeting{{ID: "m1", Held: day("2026-06-11"), Chair: "manager", At: place(2)}}, without, "minutes not written yet")

	chaired := func(change func(c *file)) procedure.Answer {
		c := whole()
		change(c)
		return minutes.AppendHeldMeetings(nil, c.t, c.list, day("2026-07-01"))[0].ChairAttended
	}
	assert.Equal(t, procedure.NotRecorded, chaired(func(c *file) { c.of("m1").Guests = nil }), "not listed")
	assert.Equal(t, procedure.NotRecorded, chaired(func(c *file) { c.meeting("m1").Chair, c.of("m1").Chair = "", "" }), "who chaired is not recorded")
	assert.Equal(t, no, chaired(func(c *file) { c.meeting("m1").Chair = "worker"; took("m1", "worker", minutes.Apologies)(c) }))
	assert.Equal(t, yes, chaired(func(c *file) { c.meeting("m1").Chair = "worker" }))
	assert.Equal(t, procedure.NotRecorded, chaired(func(c *file) { c.meeting("m1").Chair = "worker"; took("m1", "worker", 0)(c) }))
	assert.Equal(t, procedure.NotRecorded, chaired(func(c *file) {
		c.of("m1").Guests[0].Sitting = day("2026-07-02")
	}), "at a sitting to come")

	// A buffer that was used before: what it held is written over, and nothing of it is left.
	used := minutes.AppendHeldMeetings(nil, whole().t, whole().list, day("2026-09-15"))
	again := minutes.AppendHeldMeetings(used[:0], c.t, c.list, day("2026-08-27"))
	assert.Equal(t, want, again)
	assert.Same(t, &used[0], &again[0])
	kept := minutes.AppendHeldMeetings([]coregroup.HeldMeeting{{ID: "m0"}}, c.t, c.list, day("2026-08-27"))
	assert.Equal(t, append([]coregroup.HeldMeeting{{ID: "m0"}}, want...), kept)
}

// The rules of the packages below run on what the minutes say.
func TestHeldMeetingsBelow(t *testing.T) {
	c := whole()
	held := minutes.AppendHeldMeetings(nil, c.t, c.list, day(now))
	found := coregroup.AppendFindings(nil, nottinghamshire(now), c.g, held, procedure.RuleLineManagerChairs)
	assert.Equal(t, []any{met, day("2026-06-11")}, []any{found[0].Outcome, found[0].Done})
	found = find(coregroup.AppendFindings(nil, nottinghamshire(now), c.g, held, procedure.RuleInteragency), procedure.RuleInteragency, "meeting/m1")
	assert.Equal(t, procedure.NoRemark, found[0].Remark)
}
