package childprotection_test

import (
	"encoding/json"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// What there is to do is what a practitioner would do.
func TestToClearSays(t *testing.T) {
	for _, tc := range []struct {
		name   string
		change func(c *childprotection.Case)
		key    string
		want   string
	}{
		{
			"a visit by the social worker, at which the child is seen", func(c *childprotection.Case) { c.Visits = c.Visits[:6] }, "visit-due|N 3.4a|visit/v4@c0",
			"add to /visits, child c0, by m1, seen yes: alone aloneReason id present made (social-worker m1)",
		},
		{
			"what an outline asks for, which is there with nothing in it, and how the plan takes that up", func(c *childprotection.Case) {
				c.Plan.Outlines[0].Items = nil
				for i := range c.Plan.Revisions {
					c.Plan.Revisions[i].Answers = nil
				}
			}, "detailed-plan-developed|N 2.1b|case",
			"add to /plan/outlines/0/items: description id (conference-chair)\nadd to /plan/revisions/1/answers: tasks item (social-worker m1)",
		},
		{
			"the same where there is no plan", func(c *childprotection.Case) {
				c.Plan.Outlines[0].Items, c.Plan.Revisions = nil, nil
				for i := range c.Minutes {
					c.Minutes[i].Progress = nil
				}
			}, "detailed-plan-developed|N 2.1b|case",
			"add to /plan/outlines/0/items: description id (conference-chair)\nadd to /plan/revisions: needs services outcomes tasks expectations roles reviewPoints visiting participation answers contingency date explained id number (social-worker m1)",
		},
		{
			"that the child was seen, at the visit that was made", func(c *childprotection.Case) {
				c.Visits = append(c.Visits[:6], schedule.Visit{ID: "half", Child: "c0", Made: day("2026-06-24"), By: "m1"})
			}, "visit-due|N 3.4a|visit/v4@c0",
			"complete /visits/6, seen yes (social-worker m1)",
		},
		{
			"who made the visit", func(c *childprotection.Case) {
				c.Visits = append(c.Visits[:6], schedule.Visit{ID: "half", Child: "c0", Made: day("2026-06-24"), Seen: yes})
			}, "visit-due|N 3.4a|visit/v4@c0",
			"complete /visits/6, by m1 (social-worker m1)",
		},
		{
			"both", func(c *childprotection.Case) {
				c.Visits = append(c.Visits[:6], schedule.Visit{ID: "half", Child: "c0", Made: day("2026-06-24")})
			}, "visit-due|N 3.4a|visit/v4@c0",
			"complete /visits/6, seen yes, by m1 (social-worker m1)",
		},
		{
			"a new visit where another was due since", func(c *childprotection.Case) {
				c.Visits = append(c.Visits[:6], schedule.Visit{ID: "half", Child: "c0", Made: day("2026-05-01")})
			}, "visit-due|N 3.4a|visit/v4@c0",
			"add to /visits, child c0, by m1, seen yes: alone aloneReason id present made (social-worker m1)",
		},
		{
			"a new visit where somebody else made it", func(c *childprotection.Case) {
				c.Visits = append(c.Visits[:6], schedule.Visit{ID: "half", Child: "c0", Made: day("2026-06-24"), By: "m2"})
			}, "visit-due|N 3.4a|visit/v4@c0",
			"add to /visits, child c0, by m1, seen yes: alone aloneReason id present made (social-worker m1)",
		},
		{
			"a new visit where the child was not seen", func(c *childprotection.Case) {
				c.Visits = append(c.Visits[:6], schedule.Visit{ID: "half", Child: "c0", Made: day("2026-06-24"), By: "m1", Seen: no})
			}, "visit-due|N 3.4a|visit/v4@c0",
			"add to /visits, child c0, by m1, seen yes: alone aloneReason id present made (social-worker m1)",
		},
		{
			"a new visit where the child slept", func(c *childprotection.Case) {
				c.Visits = append(c.Visits[:6], schedule.Visit{ID: "half", Child: "c0", Made: day("2026-06-24"), By: "m1", Asleep: yes})
			}, "visit-due|N 3.4a|visit/v4@c0",
			"add to /visits, child c0, by m1, seen yes: alone aloneReason id present made (social-worker m1)",
		},
		{
			"the visit that is planned", func(c *childprotection.Case) {
				c.Visits = append(c.Visits[:6], schedule.Visit{ID: "next", Child: "c0", Planned: day("2026-07-02")})
			}, "visit-due|N 3.4a|visit/v4@c0",
			"complete /visits/6, by m1, seen yes: alone aloneReason present made (social-worker m1)",
		},
		{
			"the day and chair of a new meeting", func(*childprotection.Case) {}, "next-meeting|N 2.6c|meeting/g3",
			"add to /meetings, kind core group, held yes: sittings chair id (social-worker m1)",
		},
		{
			"the day of the meeting that is arranged", func(c *childprotection.Case) {
				c.Meetings = append(c.Meetings, schedule.Meeting{ID: "next", Kind: schedule.CoreGroup, Chair: "m1", Bookings: []schedule.Booking{{Day: day("2026-07-03")}}})
			}, "next-meeting|N 2.6c|meeting/g3",
			"complete /meetings/5, held yes: sittings (social-worker m1)",
		},
		{
			"how somebody took part", func(c *childprotection.Case) { c.Minutes[1].Attendance = c.Minutes[1].Attendance[:6] }, "attendance-recorded|N 3.17a|member/m6@g1",
			"add to /minutes/1/attendance, member m6: how (chair m1)",
		},
		{
			"a professional's own contribution", func(c *childprotection.Case) { c.Minutes[1].Contributions = c.Minutes[1].Contributions[:1] }, "contact-shared|N 3.5a|member/m2@g1",
			"add to /minutes/1/contributions, member m2: achieved blocks contact expected furtherHelp (health-visitor m2)",
		},
		{
			"minutes to someone who may have all of them", func(c *childprotection.Case) { unsent(c, 2) }, "minutes-circulated|N 3.18a|member/m2@g1",
			"add to /minutes/1/versions/1/sendings, to id m2, extent in full: id on route (chair m1)",
		},
		{
			"minutes in part to a parent of one child", func(c *childprotection.Case) { unsent(c, 4); c.Member("m4").LinkedTo = []procedure.ChildID{"c0"} }, "minutes-circulated|N 3.18a|member/m4@g1",
			"add to /minutes/1/versions/1/sendings, to id m4, extent in part: id on route (chair m1)",
		},
		{
			"to which children a parent is linked, before anything goes", func(c *childprotection.Case) { unsent(c, 4); c.Member("m4").LinkedTo = nil }, "minutes-circulated|N 3.18a|member/m4@g1",
			"complete /members/4: linkedTo (chair m1)\nadd to /minutes/1/versions/1/sendings, to id m4: extent id on route (chair m1)",
		},
		{
			"nothing to a parent who is left out since", func(c *childprotection.Case) { unsent(c, 0) }, "minutes-circulated|N 3.18a|member/m0@g1", "",
		},
		{
			"nothing to a professional who left since", func(c *childprotection.Case) {
				unsent(c, 2)
				c.Member("m2").Periods = []coregroup.Membership{{Left: started.AddDays(110), LeftReason: "x"}}
			}, "minutes-circulated|N 3.18a|member/m2@g1", "",
		},
		{
			"a manager who is informed", func(c *childprotection.Case) { c.Plan.Difficulties[1].Informed = nil }, "managers-informed|N 2.9a|difficulty/d2@other",
			"add to /plan/difficulties/1/informed, manager other: on (social-worker m1)",
		},
		{
			"who the manager is, and that they are informed", func(c *childprotection.Case) { c.Plan.Difficulties[1].Professionals = []procedure.MemberID{"m3"} }, "managers-informed|N 2.9a|member/m3@d2",
			"add to /lineManagers, of m3: manager (social-worker m1)\nadd to /plan/difficulties/1/informed: manager on (social-worker m1)",
		},
		{
			"the fields of a task", func(c *childprotection.Case) {
				c.Plan.Revisions[1].Tasks[1].MeasureOfFailure, c.Plan.Revisions[1].Tasks[1].MeasureOfSuccess = "", ""
			}, "task-measures|N 2.2c|task/t1",
			"complete /plan/revisions/1/tasks/1: measureOfFailure measureOfSuccess (social-worker m1)",
		},
		{
			"a task that was put back is over when it is done", putBack, "plan-drift|N 3.3a|task/t0",
			"add to /plan/revisions/1/tasks/0/history: on status (social-worker m1)",
		},
		{
			"an action that was carried over", carried, "action-drift|N 3.3a|action/older@g2", "",
		},
		{
			"who else was there", func(c *childprotection.Case) { c.Visits[0].NobodyElse = 0 }, "visit-recorded|N 3.4c|visit/v0@c0",
			"complete /visits/0: present (social-worker m1)",
		},
		{
			"another way than through the family", func(c *childprotection.Case) {
				c.Exclusions[0].Informed = coregroup.Alternative{Way: coregroup.ThroughFamily}
			}, "informed-through-family|L 1|exclusion/x",
			"complete /exclusions/0/informed: decidedBy decidedOn way (social-worker m1)",
		},
		{
			"the minutes of a meeting", func(c *childprotection.Case) { c.Minutes = c.Minutes[:3] }, "matters-recorded|N 3.17c|meeting/g3",
			"add to /minutes, meeting g3, chair m1, exclusions 0 x: attendance contributions views matters actions previous written (chair m1)",
		},
		{
			"whether a parent is engaged, for a meeting to come: not of one who will be left out", func(c *childprotection.Case) {
				c.Meetings = append(c.Meetings, schedule.Meeting{ID: "next", Kind: schedule.CoreGroup, Bookings: []schedule.Booking{{Day: day("2026-07-03")}}})
				c.Member("m0").Engaged, c.Member("m4").Engaged = 0, 0
			}, "taking-part-arranged|N 3.11a|meeting/next",
			"complete /members/4: engaged (social-worker m1)",
		},
		{
			"who was in the second chair, where whoever is named for the first was not there", func(c *childprotection.Case) {
				c.Meetings[0].Chair, c.Minutes[0].Chair, c.Minutes[0].Attendance[1].How = "m1", "m1", minutes.Apologies
				c.Meetings[1].Chair, c.Minutes[1].Chair = "", ""
			}, "line-manager-chairs|N 3.1a|case",
			"complete /meetings/1: chair (line-manager manager)",
		},
		{
			"the minutes of a meeting chaired by somebody from outside", amissCases()["a stranger in the chair"], "matters-recorded|N 3.17c|meeting/g3",
			"add to /minutes, meeting g3, chair stranger, guests 0 person id stranger, guests 0 person role chair, exclusions 0 x: attendance contributions views matters actions previous written (chair stranger)",
		},
		{
			"how much of a summary went to someone who is left out", amissCases()["a summary of which it is not said how much went"], "excluded-received|L 1|sending/m0@g3",
			"complete /minutes/3/versions/0/sendings/0: extent (social-worker m1)",
		},
		{
			"on which day someone was told of a difficulty, from before they were left out", amissCases()["told of a difficulty, and copied, without a day"], "excluded-told|L 1|difficulty/d@m0",
			"complete /plan/difficulties/0/told/0: on (social-worker m1)",
		},
		{
			"on which day they had a copy of an agreement", amissCases()["told of a difficulty, and copied, without a day"], "excluded-told|L 1|agreement/b@m0",
			"complete /plan/agreements/1/copies/0: on (social-worker m1)",
		},
		{
			"when something distressing was raised, where something else was raised too late", amissCases()["distress twice"], "distressing-information|N 3.11b|distressing-item/e@g0",
			"complete /meetings/0/distressing/1: decidedOn notice raisedOn (social-worker m1)",
		},
		{
			"on which side of the table somebody sits, before anything goes", amissCases()["nobody knows what they are, and nothing was sent"], "minutes-circulated|N 3.18a|member/m4@g1",
			"complete /members/4: standing (chair m1)\nadd to /minutes/1/versions: number written (chair m1)\nadd to /minutes/1/versions/0/sendings, to id m4: extent id on route (chair m1)",
		},
		{
			"the review that is booked for the child, and that the minutes are gone through for it", amissCases()["booked for one child"], "later-review-conference|E 1c|child/c1@k1",
			"complete /conferences/2, held yes: sittings (conference-chair)\nadd to /minutes/3/reviewed, conference soon: on (conference-chair)",
		},
		{
			"a child who interprets stays on record", func(c *childprotection.Case) { c.Meetings[0].Interpreters[0].By = "c0" }, "no-child-interprets|N 3.13b|interpreter/c0@g0", "",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c, b := full(), basis("2026-06-30")
			tc.change(&c)
			report, err := childprotection.Review(b, c)
			require.NoError(t, err)
			for _, f := range report.Findings {
				if f.Key() == tc.key {
					remedy, ok := childprotection.ToClear(b, c, f)
					assert.Equal(t, tc.want, remedy.String())
					assert.Equal(t, tc.want != "", ok)
					return
				}
			}
			t.Fatalf("no finding %s", tc.key)
		})
	}
}

// unsent takes back what went to somebody of the second meeting's minutes, by position.
func unsent(c *childprotection.Case, member int) {
	n := &c.Minutes[1]
	for i := range n.Versions {
		var rest []minutes.Sending
		for _, s := range n.Versions[i].Sendings {
			if s.To.ID != c.Members[member].ID {
				rest = append(rest, s)
			}
		}
		n.Versions[i].Sendings = rest
	}
}

// One after another, what ToClear says can be recorded until nothing is left that it clears: no
// remedy asks for another without an end.
func TestToClearComesToAnEnd(t *testing.T) {
	total := 0
	emptied := full()
	emptyPlan(&emptied)
	emptyMinutes(&emptied)
	for name, c := range map[string]childprotection.Case{
		"small": mustParse(small), "nothing": {}, "emptied": emptied, "drifting": until(day("2026-11-20"), shippedCases(t)["drifting"]), "safety": until(day("2026-10-30"), shippedCases(t)["safety"]),
	} {
		for _, p := range builtIn() {
			c, b := c, basis("2026-11-20", p)
			b.SoonWithin = calendar.Period{} // else a visit each week is always due soon
			rounds := 0
			for done := false; !done; {
				report, err := childprotection.Review(b, c)
				require.NoError(t, err, name)
				done = true
				for _, f := range report.Open() {
					if remedy, ok := childprotection.ToClear(b, c, f); ok {
						rounds++
						require.Less(t, rounds, 400, "%s: %v", name, f)
						c, done = recorded(t, b, c, f, remedy, rounds), false
						break
					}
				}
			}
			total += rounds
		}
	}
	assert.Greater(t, total, 100)
}

// A fact that decides whether a clause applies may show that it does; what opens then is what that
// clause, and those that speak of the same thing, ask for.
func TestToClearOfWhatDecides(t *testing.T) {
	b, c := basis("2026-06-30"), full()
	c.Plan.Difficulties[1].SafetyAffected, c.Plan.Difficulties[1].Informed, c.Plan.Difficulties[1].Considered = 0, nil, plan.UrgentSteps{}
	report, err := childprotection.Review(b, c)
	require.NoError(t, err)
	for _, f := range report.Findings {
		if f.Rule != procedure.RuleManagersInformed || f.Subject.ID != "d2" {
			continue
		}
		remedy, ok := childprotection.ToClear(b, c, f)
		require.True(t, ok)
		assert.Equal(t, "complete /plan/difficulties/1: safetyAffected (social-worker m1)", remedy.String())
	}
	known := map[string]bool{}
	for _, f := range report.Open() {
		known[f.Key()] = true
	}
	c.Plan.Difficulties[1].SafetyAffected = yes
	report, err = childprotection.Review(b, c)
	require.NoError(t, err)
	opened := map[procedure.RuleID]int{}
	for _, f := range report.Open() {
		if !known[f.Key()] {
			opened[f.Rule]++
		}
	}
	assert.Equal(t, map[procedure.RuleID]int{procedure.RuleManagersInformed: 2}, opened)
}

// What is not open, or cannot be told of this case, has no remedy, and nothing goes wrong: findings
// of another case, of no edition, and a broken basis.
func TestToClearNothing(t *testing.T) {
	b, c := basis("2026-06-30"), full()
	emptyMinutes(&c)
	report, err := childprotection.Review(b, c)
	require.NoError(t, err)
	before := copied(c)
	for _, f := range report.Findings {
		remedy, ok := childprotection.ToClear(procedure.Basis{}, c, f)
		assert.False(t, ok)
		assert.Zero(t, remedy)
		_, ok = childprotection.ToClear(b, c, procedure.Finding{Rule: f.Rule, Subject: f.Subject, At: f.At})
		assert.False(t, ok, "no clause asks for it")
		_, _ = childprotection.ToClear(b, childprotection.Case{}, f)
		_, _ = childprotection.ToClear(b, mustParse(small), f)
		if remedy, ok = childprotection.ToClear(b, c, f); f.Priority() == procedure.NoPriority && f.Due.IsZero() {
			assert.False(t, ok, "%v", f)
			continue
		}
		data, err := json.Marshal(remedy)
		require.NoError(t, err)
		var back childprotection.Remedy
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, remedy.String(), back.String())
	}
	assert.Equal(t, before, c, "the case is as it was")
}

// No word of the case is in what clears a finding.
func TestToClearIsSilent(t *testing.T) {
	c, b := sung(), basis("2027-03-01")
	report, err := childprotection.Review(b, c)
	require.NoError(t, err)
	said := 0
	for _, f := range report.Findings {
		if remedy, ok := childprotection.ToClear(b, c, f); ok {
			said++
			quiet(t, remedy)
			assert.NotContains(t, toJSON(t, remedy), canary)
		}
	}
	assert.Greater(t, said, 20)
}

// Of two that are arranged for one day it is the first by id, in whatever order they stand.
func TestToClearWhateverTheOrder(t *testing.T) {
	arranged := []schedule.Booking{{Day: day("2026-07-03")}}
	for _, ids := range [][2]string{{"a", "b"}, {"b", "a"}} {
		c, b := full(), basis("2026-06-30")
		c.Visits = c.Visits[:6]
		c.Conferences = c.Conferences[:2]
		for _, id := range ids {
			c.Meetings = append(c.Meetings, schedule.Meeting{ID: procedure.MeetingID(id), Kind: schedule.CoreGroup, Bookings: arranged})
			c.Visits = append(c.Visits, schedule.Visit{ID: procedure.VisitID(id), Child: "c0", Planned: day("2026-07-03")})
			c.Conferences = append(c.Conferences, schedule.Conference{ID: procedure.ConferenceID(id), Kind: schedule.Review, Bookings: arranged})
		}
		first := map[procedure.SubjectKind]string{}
		report, err := childprotection.Review(b, c)
		require.NoError(t, err)
		for _, f := range report.Findings {
			remedy, ok := childprotection.ToClear(b, c, f)
			if !ok {
				continue
			}
			at := remedy.Steps[0].At.String()
			for i, id := range ids {
				switch {
				case f.Rule == procedure.RuleNextMeeting && at == "/meetings/"+strconv.Itoa(len(c.Meetings)-2+i):
					first[procedure.MeetingSubject] = id
				case f.Rule == procedure.RuleVisitDue && at == "/visits/"+strconv.Itoa(len(c.Visits)-2+i):
					first[procedure.VisitSubject] = id
				case f.Rule == procedure.RuleLaterReviewConference && at == "/conferences/"+strconv.Itoa(len(c.Conferences)-2+i):
					first[procedure.ConferenceSubject] = id
				}
			}
		}
		assert.Equal(t, map[procedure.SubjectKind]string{procedure.MeetingSubject: "a", procedure.VisitSubject: "a", procedure.ConferenceSubject: "a"}, first)
	}
}
