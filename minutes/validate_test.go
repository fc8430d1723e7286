package minutes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

func TestValidate(t *testing.T) {
	m1 := func(change func(m *minutes.Minutes)) func(c *file) { return in("m1", change) }
	for _, tc := range []struct {
		why    string
		change func(c *file)
		path   string
	}{
		{"a meeting that there is not", m1(func(m *minutes.Minutes) { m.Meeting = "m9" }), "/minutes/0/meeting"},
		{"two sets for one meeting", m1(func(m *minutes.Minutes) { m.Meeting = "m2" }), "/minutes/1/meeting"},
		{"a meeting that was cancelled", func(c *file) { c.meeting("m1").Held = no }, "/minutes/0/meeting"},
		{"a meeting whose holding is not recorded", func(c *file) { c.meeting("m1").Held = 0 }, "/minutes/0/meeting"},
		{"an author's id", m1(func(m *minutes.Minutes) { m.Author.ID = "the worker" }), "/minutes/0/author/id"},
		{"a chair's id", m1(func(m *minutes.Minutes) { m.Chair = "the chair" }), "/minutes/0/chair"},
		{"a child that there is not", m1(func(m *minutes.Minutes) { m.Children = kids("c1", "c9") }), "/minutes/0/children/1"},
		{"someone unknown in the attendance", m1(func(m *minutes.Minutes) { m.Attendance[0].Member = "stranger" }), "/minutes/0/attendance/0/member"},
		{"a member twice in a sitting", m1(func(m *minutes.Minutes) { m.Attendance[1].Member = "mother" }), "/minutes/0/attendance/1/member"},
		{"a member twice, by the day of the sitting", m1(func(m *minutes.Minutes) {
			m.Attendance[1].Member, m.Attendance[1].Sitting = "mother", day("2026-06-11")
		}), "/minutes/0/attendance/1/member"},
		{"a member twice, of several sittings", func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-12"), day("2026-06-11")}
			c.of("m1").Attendance[1].Member, c.of("m1").Attendance[1].Sitting = "mother", day("2026-06-11")
		}, "/minutes/0/attendance/1/member"},
		{"a sitting that there was not", m1(func(m *minutes.Minutes) { m.Attendance[0].Sitting = day("2026-06-12") }), "/minutes/0/attendance/0/sitting"},
		{"a way of attending", m1(func(m *minutes.Minutes) { m.Attendance[0].How = 99 }), "/minutes/0/attendance/0/how"},
		{"who spoke for someone", m1(func(m *minutes.Minutes) { m.Attendance[0].By.Role = "A Role" }), "/minutes/0/attendance/0/by/role"},
		{"a guest's id", m1(func(m *minutes.Minutes) { m.Guests[0].Person.ID = "a guest" }), "/minutes/0/guests/0/person/id"},
		{"a guest twice", m1(func(m *minutes.Minutes) { m.Guests = append(m.Guests, m.Guests[0]) }), "/minutes/0/guests/1/person/id"},
		{"a guest at no sitting", m1(func(m *minutes.Minutes) { m.Guests[0].Sitting = day("2026-07-01") }), "/minutes/0/guests/0/sitting"},
		{"a matter twice, in two lists", m1(func(m *minutes.Minutes) { m.Matters[0].ID = "w1" }), "/minutes/0/matters/0/id"},
		{"a matter about nothing that there is", m1(func(m *minutes.Minutes) { m.Matters[0].About[0].ID = "an outcome" }), "/minutes/0/matters/0/about/0"},
		{"a matter about no subject", m1(func(m *minutes.Minutes) { m.Matters[0].About[0] = procedure.Subject{} }), "/minutes/0/matters/0/about/0"},
		{"whom a matter concerns", m1(func(m *minutes.Minutes) { m.Worries[1].Children = kids("c9") }), "/minutes/0/worries/1/children/0"},
		{"whom a matter is not for", m1(func(m *minutes.Minutes) { m.Worries[1].NotFor = ids("a name") }), "/minutes/0/worries/1/notFor/0"},
		{"two contributions of one", m1(func(m *minutes.Minutes) { m.Contributions[1].Member = "worker" }), "/minutes/0/contributions/1/member"},
		{"whom a contribution is not for", m1(func(m *minutes.Minutes) { m.Contributions[1].NotFor = ids("") }), "/minutes/0/contributions/1/notFor/0"},
		{"a view twice", m1(func(m *minutes.Minutes) { m.Views[1].ID = "v1" }), "/minutes/0/views/1/id"},
		{"a view of no child", m1(func(m *minutes.Minutes) { m.Views[1].Child = "c9" }), "/minutes/0/views/1/child"},
		{"a way of views", m1(func(m *minutes.Minutes) { m.Views[1].Way = 99 }), "/minutes/0/views/1/way"},
		{"whom a view is not for", m1(func(m *minutes.Minutes) { m.Views[1].NotFor = ids("a name") }), "/minutes/0/views/1/notFor/0"},
		{"an outcome twice", m1(func(m *minutes.Minutes) { m.Progress = append(m.Progress, m.Progress[0]) }), "/minutes/0/progress/1/outcome"},
		{"a status of progress", m1(func(m *minutes.Minutes) { m.Progress[0].Status = 99 }), "/minutes/0/progress/0/status"},
		{"whom progress concerns", m1(func(m *minutes.Minutes) { m.Progress[0].Children = kids("c9") }), "/minutes/0/progress/0/children/0"},
		{"an exclusion that there is not", m1(func(m *minutes.Minutes) { m.Exclusions = []coregroup.ExclusionID{"x9"} }), "/minutes/0/exclusions/0"},
		{"an action twice", m1(func(m *minutes.Minutes) { m.Actions[1].ID = m.Actions[0].ID }), "/minutes/0/actions/1/id"},
		{"who is responsible", m1(func(m *minutes.Minutes) { m.Actions[1].Responsible.ID = "a name" }), "/minutes/0/actions/1/responsible/id"},
		{"carried over from itself", m1(func(m *minutes.Minutes) { m.Actions[1].CarriedFrom = "m1" }), "/minutes/0/actions/1/carriedFrom"},
		{"carried over from no meeting", m1(func(m *minutes.Minutes) { m.Actions[1].CarriedFrom = "m9" }), "/minutes/0/actions/1/carriedFrom"},
		{"an action's status", m1(func(m *minutes.Minutes) { m.Actions[1].Status = 99 }), "/minutes/0/actions/1/status"},
		{"whom an action concerns", m1(func(m *minutes.Minutes) { m.Actions[1].Children = kids("c9") }), "/minutes/0/actions/1/children/0"},
		{"actions, and none", m1(func(m *minutes.Minutes) { m.NoActions = yes }), "/minutes/0/noActions"},
		{"a time of day", m1(func(m *minutes.Minutes) { m.Agreed[0].Start = "9:30" }), "/minutes/0/agreed/0/start"},
		{"an hour that there is not", m1(func(m *minutes.Minutes) { m.Agreed[0].Start = "25:30" }), "/minutes/0/agreed/0/start"},
		{"who brought the plan", m1(func(m *minutes.Minutes) { m.Brought.By.ID = "a name" }), "/minutes/0/brought/by/id"},
		{"who is encouraged", m1(func(m *minutes.Minutes) { m.Encouragements = []minutes.Encouragement{{}} }), "/minutes/0/encouragements/0/for"},
		{"who encourages", m1(func(m *minutes.Minutes) {
			m.Encouragements = []minutes.Encouragement{{For: "father", By: procedure.Person{ID: "a name"}}}
		}), "/minutes/0/encouragements/0/by/id"},
		{"reviewed for no conference", m1(func(m *minutes.Minutes) { m.Reviewed[0].Conference = "k9" }), "/minutes/0/reviewed/0/conference"},
		{"a version without a number", m1(func(m *minutes.Minutes) { m.Versions[0].Number = 0 }), "/minutes/0/versions/0/number"},
		{"a version twice", m1(func(m *minutes.Minutes) { m.Versions = append(m.Versions, minutes.Version{Number: 1}) }), "/minutes/0/versions/1/number"},
		{"a correction of none", m1(func(m *minutes.Minutes) { m.Versions[0].Corrects = 7 }), "/minutes/0/versions/0/corrects"},
		{"a correction of itself", m1(func(m *minutes.Minutes) { m.Versions[0].Corrects = 1 }), "/minutes/0/versions/0/corrects"},
		{"whom a version concerns", m1(func(m *minutes.Minutes) { m.Versions[0].Children = kids("c9") }), "/minutes/0/versions/0/children/0"},
		{"a sending twice", m1(func(m *minutes.Minutes) { m.Versions[0].Sendings[1].ID = "to-mother" }), "/minutes/0/versions/0/sendings/1/id"},
		{"to whom it was sent", m1(func(m *minutes.Minutes) { m.Versions[0].Sendings[1].To.ID = "a name" }), "/minutes/0/versions/0/sendings/1/to/id"},
		{"who decided", m1(func(m *minutes.Minutes) { m.Versions[0].Sendings[1].DecidedBy.ID = "a name" }), "/minutes/0/versions/0/sendings/1/decidedBy/id"},
		{"whether a note was sent", m1(func(m *minutes.Minutes) { m.Attendance[0].WrittenNote = 9 }), "/minutes/0/attendance/0/writtenNote"},
		{"who raised a matter", m1(func(m *minutes.Minutes) { m.Worries[0].By = 9 }), "/minutes/0/worries/0/by"},
		{"whether the notes were gone through", m1(func(m *minutes.Minutes) { m.Previous.Reviewed = 9 }), "/minutes/0/previous/reviewed"},
		{"whether the notes were accurate", m1(func(m *minutes.Minutes) { m.Previous.Accurate = 9 }), "/minutes/0/previous/accurate"},
		{"whether a view may be shared", m1(func(m *minutes.Minutes) { m.Views[0].Shareable = 9 }), "/minutes/0/views/0/shareable"},
		{"whether there are actions", m1(func(m *minutes.Minutes) { m.NoActions = 9 }), "/minutes/0/noActions"},
		{"whether the plan was brought", m1(func(m *minutes.Minutes) { m.Brought.Plan = 9 }), "/minutes/0/brought/plan"},
		{"what was decided", m1(func(m *minutes.Minutes) { m.Encouragements = []minutes.Encouragement{{For: "father", Decision: 9}} }), "/minutes/0/encouragements/0/decision"},
		{"by which route", m1(func(m *minutes.Minutes) { m.Versions[0].Sendings[1].Route = 99 }), "/minutes/0/versions/0/sendings/1/route"},
		{"carried over from a later meeting", m1(func(m *minutes.Minutes) { m.Actions[1].CarriedFrom = "m2" }), "/minutes/0/actions/1/carriedFrom"},
		{"how much", m1(func(m *minutes.Minutes) { m.Versions[0].Sendings[1].Extent = 99 }), "/minutes/0/versions/0/sendings/1/extent"},
	} {
		c := whole()
		tc.change(c)
		var problems procedure.Problems
		require.ErrorAs(t, minutes.Validate(c.list, c.g, c.t), &problems, tc.why)
		require.Len(t, problems, 1, "%s: %v", tc.why, problems)
		assert.Equal(t, tc.path, problems[0].Path, tc.why)
	}
	c := whole()
	c.of("m1").Guests = append(c.of("m1").Guests, minutes.Guest{}, minutes.Guest{})
	c.of("m1").Versions[0].Sendings[0].To = procedure.Person{ID: "stranger"}
	c.of("m1").Attendance[0].Sitting = day("2026-06-11")
	c.meeting("m2").Sittings = []calendar.Date{day("2026-07-20"), day("2026-07-21")}
	c.of("m2").Attendance = append(c.of("m2").Attendance, minutes.Attendance{Member: "mother", Sitting: day("2026-07-21")})
	assert.NoError(t, minutes.Validate(c.list, c.g, c.t), "a guest, an unknown recipient and a second sitting are facts")
	c.of("m1").Chair, c.of("m2").NoActions = "the chair", yes
	var problems procedure.Problems
	require.ErrorAs(t, minutes.Validate(c.list, c.g, c.t), &problems)
	assert.Len(t, problems, 2, "all of them at once")
}
