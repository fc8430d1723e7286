package minutes_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/reason"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// planned is the complete record with a meeting to come on 2 October, and something on every
// part of its form.
func planned() *file {
	c := whole()
	toCome(c)
	c.meeting("m4").Chair = "worker"
	c.meeting("m4").Distressing = []schedule.DistressingItem{
		{ID: "i1", For: "mother", What: "CANARY", RaisedOn: day("2026-09-01"), Notice: yes, DecidedOn: day("2026-09-02")},
		{ID: "i2", For: "father", What: "CANARY", Notice: no, DecidedOn: day("2026-09-20")},
		{ID: "i3", For: "father", What: "CANARY", RaisedOn: day("2026-09-20")},
	}
	c.t.Conferences = append(c.t.Conferences, schedule.Conference{ID: "k3", Kind: schedule.Review, Bookings: []schedule.Booking{{On: day("2026-08-25"), Day: day("2027-02-10")}}})
	c.of("m3").Actions[0].Due = day("2026-10-01")
	for _, m := range []procedure.MeetingID{"m1", "m2"} {
		c.of(m).Actions[0].Status, c.of(m).Actions[1].Status = minutes.Done, minutes.Dropped
	}
	return c
}

// form returns the kinds and ids on a form, with what more the test is about.
func form(c *file, on string, meeting procedure.MeetingID, to procedure.MemberID, audience minutes.Audience) (minutes.Form, []string) {
	f := minutes.Agenda(nottinghamshire(on), c.g, c.t, c.list, c.p, meeting, coregroup.Recipient{ID: to}, audience)
	var list []string
	for _, i := range f.Items {
		text := strings.TrimSpace(i.Kind.String() + " " + i.ID)
		if !i.Due.IsZero() {
			text += " " + i.Due.String()
		}
		list = append(list, text)
	}
	return f, list
}

// lastView returns what stands on the chair's form of what the child thought last time.
func lastView(change func(v *minutes.View)) procedure.Text {
	c := planned()
	v := &c.of("m3").Views[0]
	v.View, v.Wishes = "how the child sees home", "wishes"
	change(v)
	f, items := form(c, now, "m4", "worker", minutes.ForChair)
	for i, item := range items {
		if item == "last view v1" {
			return f.Items[i].Text
		}
	}
	return ""
}

// Of two meetings on one day the one before is that with the smaller number.
func TestTheMeetingBefore(t *testing.T) {
	c := planned()
	c.t.Meetings = append(c.t.Meetings, meeting("m0", "2026-08-28", "worker"))
	for id, want := range map[procedure.MeetingID]string{"m0": "m2", "m3": "m0", "m4": "m3"} {
		f, _ := form(c, now, id, "visitor", minutes.Circulated)
		assert.Equal(t, want, f.Items[0].ID, string(id))
	}
	c.meeting("m4").Bookings[0].Day = day("2026-08-28")
	f, _ := form(c, "2026-08-28", "m4", "visitor", minutes.Circulated)
	assert.Equal(t, []any{"m3", 5}, []any{f.Items[0].ID, f.Number}, "not held yet, on the day on which two were")
}

func TestAgendaForTheChair(t *testing.T) {
	c := planned()
	c.exclude("2026-09-01")
	f, items := form(c, now, "m4", "worker", minutes.ForChair)
	assert.Equal(t, []any{4, day("2026-10-02"), coregroup.NoReason}, []any{f.Number, f.Day, f.Refused})
	assert.Equal(t, []string{
		"review previous notes m3", "carried action b3 2026-09-11", "carried action a3 2026-10-01", "outcome to review o1",
		"view to bring c1", "view to bring c2", "last view v1", "last view v2", "exclusion to record x1",
		"distressing i1", "distressing i2", "meeting to agree 2026-11-13", "chair prompt N 3.16b", "chair prompt N 3.2a", "chair prompt N 3.2b",
	}, items)
	assert.Equal(t, []any{"N 3.17b", day("2026-08-28")}, []any{f.Items[0].Clause, f.Items[0].Day})
	assert.Equal(t, []any{"N 3.17d", procedure.Person{Role: procedure.GP}}, []any{f.Items[1].Clause, f.Items[1].Responsible})
	assert.Equal(t, []any{"", procedure.Text("CANARY")}, []any{f.Items[3].Clause, f.Items[3].Text}, "the guide has no clause on an outcome's progress")
	assert.Equal(t, []any{"N 3.14b", procedure.ChildID("c1"), procedure.MemberID("worker")}, []any{f.Items[4].Clause, f.Items[4].Child, f.Items[4].Responsible.ID})
	assert.Equal(t, []any{"N 3.10a", procedure.MemberID("father")}, []any{f.Items[8].Clause, f.Items[8].For})
	assert.Equal(t, []any{"N 3.11b", procedure.MemberID("mother"), yes}, []any{f.Items[9].Clause, f.Items[9].For, f.Items[9].Notice})
	assert.Equal(t, procedure.NotRecorded, f.Items[10].Notice, "not decided by then")
	assert.Equal(t, "N 2.6c", f.Items[11].Clause)
	assert.Contains(t, f.Items[13].Prompt, "questions")

	assert.Equal(t, procedure.Text("how the child sees home"), lastView(func(*minutes.View) {}))
	assert.Equal(t, procedure.Text("wishes"), lastView(func(v *minutes.View) { v.View = " " }))

	recorded := planned()
	recorded.exclude("2026-07-01")
	recorded.of("m2").Exclusions = []coregroup.ExclusionID{"x1"}
	_, items = form(recorded, now, "m4", "worker", minutes.ForChair)
	assert.NotContains(t, items, "exclusion to record x1")

	for why, row := range map[string]struct {
		to     procedure.MemberID
		change func(c *file)
		want   coregroup.AccessReason
	}{
		"another member":               {"visitor", nil, coregroup.AccessReason(reason.NoStanding)},
		"a parent":                     {"mother", nil, coregroup.AccessReason(reason.NoStanding)},
		"a parent who is to chair":     {"mother", func(c *file) { c.meeting("m4").Chair = "mother" }, coregroup.AccessReason(reason.NoStanding)},
		"an excluded chair":            {"worker", excluded("worker"), coregroup.AccessReason(reason.Excluded)},
		"an audience that there's not": {"worker", nil, coregroup.AccessReason(reason.NoStanding)},
		"someone without an id, where who is to chair is not recorded": {"", func(c *file) { c.meeting("m4").Chair = "" }, coregroup.AccessReason(reason.NoStanding)},
	} {
		c := planned()
		if row.change != nil {
			row.change(c)
		}
		audience := minutes.ForChair
		if strings.HasPrefix(why, "an audience") {
			audience = 9
		}
		f, items := form(c, now, "m4", row.to, audience)
		assert.Empty(t, items, why)
		assert.Equal(t, row.want, f.Refused, why)
	}
	outside := planned()
	outside.meeting("m4").Chair = "manager"
	f, _ = form(outside, now, "m4", "manager", minutes.ForChair)
	assert.Equal(t, coregroup.NoReason, f.Refused, "a line manager who is no member chairs")
	assert.NotEmpty(t, f.Items)
	outside.meeting("m4").Chair = ""
	named := procedure.Nottinghamshire()
	named.Recipients = roles(procedure.GP)
	for audience, refused := range map[minutes.Audience]coregroup.AccessReason{minutes.Circulated: coregroup.NoReason, minutes.ForChair: coregroup.AccessReason(reason.NoStanding)} {
		f = minutes.Agenda(basis(now, named), outside.g, outside.t, outside.list, outside.p, "m4", coregroup.Recipient{Role: procedure.GP}, audience)
		assert.Equal(t, refused, f.Refused, "someone of whom only the role is known, where nobody is to chair")
	}
}

// Of each action the last minutes under the plan that hold it say how it stands.
func TestAgendaOpenActions(t *testing.T) {
	carried := func(change func(c *file)) (list []string) {
		c := planned()
		change(c)
		f, items := form(c, now, "m4", "worker", minutes.Circulated)
		assert.Equal(t, 4, f.Number)
		for _, item := range items {
			if id, ok := strings.CutPrefix(item, "carried action "); ok {
				list = append(list, id)
			}
		}
		return list
	}
	open := func(m *minutes.Minutes) { m.Actions[0].Status = minutes.Open }
	assert.Equal(t, []string{"b3 2026-09-11", "a3 2026-10-01"}, carried(func(*file) {}))
	assert.Equal(t, []string{"a1", "b3 2026-09-11", "a3 2026-10-01"}, carried(in("m1", open)), "the minutes since do not mention it")
	assert.Equal(t, []string{"b3 2026-09-11", "a3 2026-10-01"}, carried(and(in("m1", open), in("m2", func(m *minutes.Minutes) {
		m.Actions = append(m.Actions, minutes.Action{ID: "a1", Status: minutes.Done})
	}))), "done since")
	assert.Equal(t, []string{"a1", "b3 2026-09-11", "a3 2026-10-01"}, carried(in("m2", func(m *minutes.Minutes) {
		m.Actions = append(m.Actions, minutes.Action{ID: "a1", Status: minutes.Open})
	})), "open again")
	assert.Equal(t, []string{"b3 2026-09-11", "a3 2026-10-01"}, carried(and(again, in("m1", open))), "under an earlier plan")
	c := planned()
	again(c)
	f, items := form(c, "2026-08-27", "m3", "worker", minutes.Circulated)
	assert.Equal(t, 3, f.Number)
	assert.Equal(t, []string{"view to bring c1", "view to bring c2", "meeting to agree 2026-10-09", "meeting to agree 2026-11-20", "meeting to agree 2027-01-01"}, items, "the first under a plan that began anew")
}

// The chair's form says of each record whom it is not for, and whether it may be shared.
func TestAgendaMarks(t *testing.T) {
	c := planned()
	c.of("m3").Actions[0].NotFor, c.of("m3").Views[1].NotFor, c.of("m3").Views[1].Shareable = ids("father"), ids("mother"), yes
	c.p.Revisions[0].NotFor, c.p.Revisions[0].Outcomes[0].NotFor = ids("p8"), ids("p9")
	marked := func(audience minutes.Audience) map[string]string {
		found := map[string]string{}
		f, _ := form(c, now, "m4", "worker", audience)
		for _, i := range f.Items {
			for _, id := range i.NotFor {
				found[i.ID] += string(id) + " "
			}
			if i.Shareable != procedure.NotRecorded {
				found[i.ID] += i.Shareable.String()
			}
		}
		return found
	}
	assert.Equal(t, map[string]string{"a3": "father ", "v1": "yes", "v2": "mother yes", "o1": "p8 p9 "}, marked(minutes.ForChair))
	assert.Empty(t, marked(minutes.Circulated))
	f, _ := form(c, now, "m4", "worker", minutes.ForChair)
	for _, i := range f.Items {
		for j := range i.NotFor {
			i.NotFor[j] = "changed"
		}
	}
	assert.Equal(t, ids("father"), c.of("m3").Actions[0].NotFor, "the lists of the form are its own")
}

func TestAgendaToBeCirculated(t *testing.T) {
	whole := []string{
		"review previous notes m3", "carried action b3 2026-09-11", "carried action a3 2026-10-01", "outcome to review o1",
		"view to bring c1", "view to bring c2", "last view v1", "meeting to agree 2026-11-13",
	}
	without := func(leave ...string) (list []string) {
		for _, item := range whole {
			keep := true
			for _, l := range leave {
				keep = keep && !strings.HasPrefix(item, l)
			}
			if keep {
				list = append(list, item)
			}
		}
		return list
	}
	for _, row := range []struct {
		why    string
		to     procedure.MemberID
		change func(c *file)
		want   []string
	}{
		{"to a professional", "visitor", nil, whole},
		{"to the chair, the careful one", "worker", nil, whole},
		{"to the mother of both", "mother", nil, whole},
		{"to the father of one: what is about both is not for him", "father", nil, without("carried action", "outcome", "view to bring c2")},
		{"to the father, an action about his child", "father", func(c *file) { c.of("m3").Actions[0].Children = kids("c1") }, without("carried action b3", "outcome", "view to bring c2")},
		{"to the father, an outcome for his child", "father", func(c *file) { c.p.Revisions[0].Outcomes[0].Children = kids("c1") }, without("carried action", "view to bring c2")},
		{"an action not for her", "mother", func(c *file) { c.of("m3").Actions[0].NotFor = ids("mother") }, without("carried action a3")},
		{"a view not for her", "mother", func(c *file) { c.of("m3").Views[0].NotFor = ids("mother") }, without("last view")},
		{"whose action that is, is kept confidential", "mother", func(c *file) {
			c.of("m3").Actions[0].Responsible = procedure.Person{Role: procedure.DomesticAbuseWorker}
		}, without("carried action a3")},
		{"whose action that is, by the roles of a member", "mother", func(c *file) {
			c.g.Member("visitor").Roles = roles(procedure.HealthVisitor, procedure.DomesticAbuseWorker)
		}, without("carried action a3")},
		{"whose action that is, of whom nothing is known", "mother", func(c *file) { c.of("m3").Actions[0].Responsible = procedure.Person{ID: "p9"} }, without("carried action a3")},
		{"whose action that is, and it is her own", "mother", func(c *file) {
			c.of("m3").Actions[0].Responsible = procedure.Person{Role: procedure.DomesticAbuseWorker, ID: "mother"}
		}, whole},
		{"whose action that is, to a professional", "worker", func(c *file) {
			c.of("m3").Actions[0].Responsible = procedure.Person{Role: procedure.DomesticAbuseWorker}
		}, whole},
		{"left out of the last meeting by its attendance alone", "mother", took("m3", "mother", minutes.LeftOut), without("review", "carried", "last view")},
		{"an outcome not for her", "mother", func(c *file) { c.p.Revisions[0].Outcomes[0].NotFor = ids("mother") }, without("outcome")},
		{"a revision not for her", "mother", func(c *file) { c.p.Revisions[0].NotFor = ids("mother") }, without("outcome")},
		{"an action that is done", "mother", func(c *file) { c.of("m3").Actions[0].Status = minutes.Done }, without("carried action a3")},
		{"an action that was dropped", "mother", func(c *file) { c.of("m3").Actions[1].Status = minutes.Dropped }, without("carried action b3")},
		{"a view that may not be shared", "visitor", func(c *file) { c.of("m3").Views[0].Shareable = 0 }, without("last view")},
		{"an outcome achieved", "visitor", func(c *file) { c.p.Revisions[0].Outcomes[0].Status = plan.Achieved }, without("outcome")},
		{"an outcome given up", "visitor", func(c *file) { c.p.Revisions[0].Outcomes[0].Status = plan.Stopped }, without("outcome")},
		{"no plan", "visitor", func(c *file) { c.p = nil }, without("outcome")},
		{"the last minutes are not written", "visitor", unwritten("m3"), without("carried", "last view")},
		{"a child who attends", "visitor", func(c *file) {
			c.g.Children[0].Attendance = []coregroup.AttendanceDecision{{DecidedOn: day("2026-09-01"), Attends: yes}}
		}, without("view to bring c1")},
		{"an unborn child", "visitor", func(c *file) { c.g.Children[0].Born, c.g.Children[0].Expected = noDate, day("2026-12-01") }, without("view to bring c1")},
		{"about one child", "visitor", func(c *file) {
			c.meeting("m4").Children = kids("c1")
			c.p.Revisions[0].Outcomes[0].Children = kids("c2")
		}, without("outcome", "view to bring c2")},
		{"who was left out of the last meeting", "father", func(c *file) {
			c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", DecidedOn: day("2026-08-01"), Start: day("2026-08-01"), End: day("2026-08-31")}}
			c.of("m3").Actions[0].Children = kids("c1")
			c.p.Revisions[0].Outcomes[0].Children = kids("c1")
		}, without("review", "carried", "last view", "view to bring c2")},
		{"who was left out once, and the plan has no day", "mother", func(c *file) {
			c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "mother", DecidedOn: day("2026-05-01"), Start: day("2026-05-01"), End: day("2026-05-31")}}
			c.p.Revisions[0].Date = noDate
		}, without("outcome")},
		{"who was never left out, and the plan has no day", "mother", func(c *file) { c.p.Revisions[0].Date = noDate }, whole},
	} {
		c := planned()
		if row.change != nil {
			row.change(c)
		}
		f, items := form(c, now, "m4", row.to, minutes.Circulated)
		assert.Equal(t, row.want, items, row.why)
		assert.Equal(t, coregroup.NoReason, f.Refused, row.why)
	}
	for why, row := range map[string]struct {
		meeting procedure.MeetingID
		to      procedure.MemberID
		change  func(c *file)
		want    coregroup.AccessReason
	}{
		"excluded":       {"m4", "father", excluded("father"), coregroup.AccessReason(reason.Excluded)},
		"to be excluded": {"m4", "father", func(c *file) { c.exclude("2026-09-01"); c.g.Exclusions[0].Start = day("2026-10-01") }, coregroup.AccessReason(reason.Excluded)},
		"left out of its second sitting": {"m3", "father", func(c *file) {
			c.meeting("m3").Sittings = []calendar.Date{day("2026-08-28"), day("2026-08-31")}
			c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", Start: day("2026-08-31"), End: day("2026-08-31")}}
		}, coregroup.AccessReason(reason.Excluded)},
		"left out of its second sitting of three": {"m3", "father", func(c *file) {
			c.meeting("m3").Sittings = []calendar.Date{day("2026-08-28"), day("2026-08-31"), day("2026-09-01")}
			c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", Start: day("2026-08-31"), End: day("2026-08-31")}}
		}, coregroup.AccessReason(reason.Excluded)},
		"to be excluded later":        {"m4", "father", func(c *file) { c.exclude("2026-09-01"); c.g.Exclusions[0].Start = day("2026-11-01") }, coregroup.AccessReason(reason.ExclusionAhead)},
		"a stranger":                  {"m4", "stranger", nil, coregroup.AccessReason(reason.NoStanding)},
		"about the other child":       {"m4", "father", func(c *file) { c.meeting("m4").Children = kids("c2") }, coregroup.AccessReason(reason.OtherChildren)},
		"his link is not recorded":    {"m4", "father", func(c *file) { c.g.Member("father").LinkedTo = nil }, coregroup.AccessReason(reason.LinkNotRecorded)},
		"no such meeting":             {"m9", "visitor", nil, coregroup.AccessReason(reason.NotKnown)},
		"a professionals' discussion": {"m4", "visitor", func(c *file) { c.meeting("m4").Kind = schedule.ProfessionalsDiscussion }, coregroup.AccessReason(reason.NotKnown)},
		"cancelled": {"m4", "visitor", func(c *file) {
			c.meeting("m4").Bookings = append(c.meeting("m4").Bookings, schedule.Booking{On: day("2026-09-10")})
		}, coregroup.AccessReason(reason.NotKnown)},
	} {
		c := planned()
		if row.change != nil {
			row.change(c)
		}
		f, items := form(c, now, row.meeting, row.to, minutes.Circulated)
		assert.Empty(t, items, why)
		assert.Equal(t, row.want, f.Refused, why)
	}
}

// At the first meeting all the later ones until the review conference are to be agreed.
func TestMeetingsToAgree(t *testing.T) {
	agree := func(on string, meeting procedure.MeetingID, change func(c *file)) (list []string) {
		c := planned()
		if change != nil {
			change(c)
		}
		_, items := form(c, on, meeting, "worker", minutes.Circulated)
		for _, item := range items {
			if due, ok := strings.CutPrefix(item, "meeting to agree"); ok {
				list = append(list, strings.TrimSpace(due))
			}
		}
		return list
	}
	assert.Equal(t, []string{"2026-07-23"}, agree("2026-06-10", "m1", nil), "the review is booked for 25 August")
	assert.Equal(t, []string{"2026-07-23"}, agree("2026-06-10", "m1", func(c *file) { c.t.Conferences = c.t.Conferences[:1] }), "none is booked, and it is due by 1 September")
	assert.Equal(t, []string{"2026-07-23", "2026-09-03", "2026-10-15"}, agree("2026-06-10", "m1", func(c *file) { c.t.Conferences[1].Bookings[0].Day = day("2026-11-10") }))
	assert.Equal(t, []string{"2026-07-23"}, agree("2026-06-10", "m1", func(c *file) { c.t.Conferences = nil }), "when it is, is not known")
	assert.Equal(t, []string{"2026-07-23"}, agree("2026-06-10", "m1", func(c *file) {
		c.t.Conferences[1].Held, c.t.Conferences[1].Sittings = yes, []calendar.Date{day("2026-06-08")}
		c.t.Conferences = c.t.Conferences[:2]
	}), "a review makes no plan")
	assert.Equal(t, []string{"2026-07-23"}, agree("2026-06-10", "m1", func(c *file) { c.t.Conferences[2].Bookings[0].On = noDate }), "of two that are booked the next counts")
	assert.Equal(t, []string{"2026-07-23", "2026-09-03"}, agree("2026-06-10", "m1", func(c *file) {
		c.t.Conferences = c.t.Conferences[:1]
		c.t.Conferences[0].Sittings[0] = day("2026-06-08")
	}), "none is booked, and it is due by 8 September")
	assert.Equal(t, []string{"2026-07-23"}, agree("2026-06-11", "m1", nil), "held today")
	assert.Equal(t, []string{"2026-11-13"}, agree(now, "m4", nil), "from the second on the next alone")
	c := planned()
	cited := func(on string, meeting procedure.MeetingID) string {
		items := minutes.Agenda(basis(on, procedure.Nottinghamshire()), c.g, c.t, c.list, c.p, meeting, coregroup.Recipient{ID: "worker"}, minutes.Circulated).Items
		return items[len(items)-1].Clause
	}
	assert.Equal(t, "N 2.6b", cited("2026-06-10", "m1"), "it is for the first to agree on the later ones")
	assert.Equal(t, "N 2.6c", cited(now, "m4"), "from the second on it is the interval that asks")
	plain := procedure.Procedure{ID: "plain", Title: "x", Authority: "x", Clauses: []procedure.Clause{{Ref: "P 1", Document: "x", Force: procedure.Should, Kind: procedure.Check, Rules: []procedure.RuleID{procedure.RuleMattersRecorded}, Text: "x"}}}
	f := minutes.Agenda(basis(now, plain), c.g, c.t, c.list, c.p, "m4", coregroup.Recipient{ID: "worker"}, minutes.Circulated)
	assert.Equal(t, minutes.Item{Kind: minutes.MeetingToAgree}, f.Items[len(f.Items)-1], "a procedure without a limit")
	dated := procedure.Nottinghamshire()
	dated.Effective = day("2026-11-01")
	f = minutes.Agenda(basis(now, dated), c.g, c.t, c.list, c.p, "m4", coregroup.Recipient{ID: "worker"}, minutes.Circulated)
	assert.Equal(t, coregroup.AccessReason(reason.NotKnown), f.Refused, "no edition is in force")
	b := nottinghamshire("2026-06-10")
	b.Calendar = calendar.EnglandAndWales()
	assert.Equal(t, 1, minutes.Agenda(b, c.g, c.t, c.list, c.p, "m1", coregroup.Recipient{ID: "worker"}, minutes.Circulated).Number)
}

// What is on a form is for its one reader, so neither it nor an item of it goes out as JSON.
func TestAFormHasNoJSON(t *testing.T) {
	f, _ := form(planned(), "2026-09-25", "m4", "worker", minutes.ForChair)
	require.NotEmpty(t, f.Items)
	for _, x := range []any{f, f.Items[0], f.Items} {
		data, err := json.Marshal(x)
		require.ErrorContains(t, err, "minutes: a form has no JSON", "%T", x)
		assert.Empty(t, data)
		assert.NotContains(t, err.Error(), "CANARY")
	}
}
