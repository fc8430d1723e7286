package minutes_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/reason"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/schedule"
)

func TestACompleteRecord(t *testing.T) {
	c := whole()
	require.NoError(t, c.g.Validate())
	require.NoError(t, c.t.Validate(c.g))
	require.NoError(t, minutes.Validate(c.list, c.g, c.t))
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()} {
		keys := map[string]bool{}
		for _, f := range all(basis(now, p), c) {
			assert.Contains(t, []procedure.Outcome{met, pending, notApplicable}, f.Outcome, "%s: %v %s", p.ID, f, f.At)
			assert.False(t, keys[f.Key()], "%s: %s twice", p.ID, f.Key())
			keys[f.Key()] = true
			assert.NotEmpty(t, f.Clause)
		}
		assert.Greater(t, len(keys), 80, p.ID)
	}
}

// slot is a place in a sentence that a value of the finding takes.
var slot = regexp.MustCompile(`\{(due|done|since|days|meeting)\}`)

func TestRules(t *testing.T) {
	documented := map[procedure.RuleID]bool{}
	last := procedure.NoRule
	for _, r := range minutes.Rules() {
		documented[r.ID] = true
		assert.NotEmpty(t, r.Title, r.ID)
		assert.Regexp(t, `^[A-Z].*\.$`, r.Doc)
		assert.Greater(t, r.ID, last, "in order, each once")
		last = r.ID
		assert.Contains(t, r.Reads, procedure.Minutes, r.ID)
		assert.True(t, slices.IsSorted(r.Reads) && len(slices.Compact(slices.Clone(r.Reads))) == len(r.Reads), "%v reads %v, each once", r.ID, r.Reads)
		for _, w := range r.Wording {
			assert.Regexp(t, `^[A-Z].*\.$`, w.Text)
			text := slot.ReplaceAllString(w.Text, "")
			assert.NotContains(t, text, "{", "%v: %s", r.ID, w.Text)
			assert.NotContains(t, text, "}", "%v: %s", r.ID, w.Text)
			assert.Equal(t, strings.Count(text, "["), strings.Count(text, "]"), "%v: %s", r.ID, w.Text)
			assert.NotContains(t, []procedure.Outcome{undetermined, notApplicable, procedure.Excepted}, w.Outcome, "%v: a general sentence is said", r.ID)
		}
		for _, l := range r.Labels {
			assert.NotZero(t, l.Field, r.ID)
			assert.NotEmpty(t, l.Text, r.ID)
		}
		for _, a := range r.Adds {
			assert.NotZero(t, a.Missing, r.ID)
			assert.False(t, a.Fields.IsZero(), r.ID)
			assert.Regexp(t, `^(/.+)?$`, a.About, r.ID)
		}
	}
	run := map[procedure.RuleID]bool{}
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()} {
		for _, f := range all(basis(now, p), whole()) {
			run[f.Rule] = true
		}
	}
	assert.Equal(t, documented, run, "each rule is documented, and runs")
}

func TestABrokenBasis(t *testing.T) {
	good := nottinghamshire(now)
	for why, b := range map[string]procedure.Basis{
		"none": {}, "no calendar": {Procedures: good.Procedures, On: good.On}, "no edition": {Calendar: good.Calendar, On: good.On}, "no day": {Procedures: good.Procedures, Calendar: good.Calendar},
	} {
		found := all(b, whole())
		assert.NotEmpty(t, found, why)
		for _, f := range found {
			assert.Equal(t, undetermined, f.Outcome, "%s: %v", why, f)
			assert.True(t, f.Due.IsZero(), "%s: %v", why, f)
			assert.Empty(t, f.Clause, why)
		}
		c := whole()
		assert.Empty(t, minutes.CirculationList(b, c.g, c.t, c.list, "m1"), why)
		assert.Equal(t, coregroup.AccessReason(reason.NotKnown), minutes.Agenda(b, c.g, c.t, c.list, c.p, "m3", coregroup.Recipient{ID: "worker"}, minutes.ForChair).Refused, why)
	}
}

func TestNothingRecorded(t *testing.T) {
	for _, c := range []*file{{g: group(), t: &schedule.Timetable{}}, {g: &coregroup.CoreGroup{}, t: &schedule.Timetable{}}, {g: &coregroup.CoreGroup{}, t: whole().t, list: whole().list}} {
		keys := map[string]bool{}
		for _, f := range all(nottinghamshire(now), c) {
			if !f.Rule.Safety() && f.Subject.Kind != procedure.MemberSubject {
				assert.Contains(t, []procedure.Outcome{undetermined, notApplicable, pending}, f.Outcome, f.String())
			}
			assert.False(t, keys[f.Key()], f.Key())
			keys[f.Key()] = true
		}
	}
	assert.NoError(t, minutes.Validate(nil, group(), &schedule.Timetable{}))
}

// Each rule finds by itself what it finds among the others.
func TestOneRuleAtATime(t *testing.T) {
	for seed := range uint64(60) {
		c := disturb(rand.New(rand.NewPCG(seed, 3)))
		b := nottinghamshire(now)
		if seed%2 == 0 {
			b = basis(now, procedure.Bexley())
		}
		found := map[procedure.RuleID][]procedure.Finding{}
		for _, f := range all(b, c) {
			found[f.Rule] = append(found[f.Rule], f)
		}
		for _, rule := range minutes.Rules() {
			require.ElementsMatch(t, found[rule.ID], minutes.AppendFindings(nil, b, c.g, c.t, c.list, c.p, rule.ID), "%v, seed %d", rule.ID, seed)
		}
	}
}

// bare leaves out where in the case the records are.
func bare(list []procedure.Finding) []procedure.Finding {
	list = slices.Clone(list)
	for i := range list {
		list[i].At = procedure.Place{}
	}
	return list
}

// What is dated after the day of the review changes nothing, and neither does the order in
// which things are given.
func TestLaterFactsAndOrderChangeNothing(t *testing.T) {
	full := func() *file {
		c := whole()
		c.exclude("2026-07-25")
		c.of("m3").Exclusions = []coregroup.ExclusionID{"x1"}
		c.of("m1").Versions = append(c.of("m1").Versions, minutes.Version{Number: 2, Corrects: 1, Written: day("2026-06-29"), Sendings: []minutes.Sending{
			{ID: "again", To: procedure.Person{ID: "mother"}, On: day("2026-07-01"), Extent: minutes.InFull},
		}})
		c.t.Meetings = append(c.t.Meetings, schedule.Meeting{ID: "m4", Kind: schedule.CoreGroup, Bookings: []schedule.Booking{{On: day("2026-08-28"), Day: day("2026-10-02")}}})
		return c
	}
	for on := day("2026-05-28"); on.Before(day("2026-10-20")); on = on.AddDays(3) {
		b := nottinghamshire(on.String())
		b.SoonWithin = calendar.Weeks(1)
		want := bare(all(b, full()))
		until := full()
		until.t.Meetings = slices.DeleteFunc(until.t.Meetings, func(m schedule.Meeting) bool { return m.Bookings[0].On.After(on) })
		until.t.Conferences = slices.DeleteFunc(until.t.Conferences, func(c schedule.Conference) bool { return c.ID == "k1" && c.Sittings[0].After(on) })
		until.g.Exclusions = slices.DeleteFunc(until.g.Exclusions, func(x coregroup.Exclusion) bool { return x.DecidedOn.After(on) })
		until.list = slices.DeleteFunc(until.list, func(m minutes.Minutes) bool { return m.Written.After(on) })
		for i := range until.list {
			m := &until.list[i]
			m.Reviewed = slices.DeleteFunc(m.Reviewed, func(r minutes.Reviewed) bool { return r.On.After(on) })
			m.Views = slices.DeleteFunc(m.Views, func(v minutes.View) bool { return v.On.After(on) })
			m.Versions = slices.DeleteFunc(m.Versions, func(v minutes.Version) bool { return v.Written.After(on) })
			for j := range m.Versions {
				m.Versions[j].Sendings = slices.DeleteFunc(m.Versions[j].Sendings, func(s minutes.Sending) bool { return s.On.After(on) })
			}
		}
		require.ElementsMatch(t, want, bare(all(b, until)), "%v: without what comes later", on)

		reversed := full()
		slices.Reverse(reversed.list)
		slices.Reverse(reversed.t.Meetings)
		slices.Reverse(reversed.t.Conferences)
		slices.Reverse(reversed.g.Members)
		slices.Reverse(reversed.g.Children)
		for i := range reversed.list {
			m := &reversed.list[i]
			slices.Reverse(m.Attendance)
			slices.Reverse(m.Contributions)
			slices.Reverse(m.Views)
			slices.Reverse(m.Actions)
			slices.Reverse(m.Versions)
			for j := range m.Versions {
				slices.Reverse(m.Versions[j].Sendings)
			}
		}
		require.ElementsMatch(t, want, bare(all(b, reversed)), "%v: in another order", on)
	}
}
