package childprotection_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// holding returns a case as a system has it that holds some kinds of record only.
func holding(c childprotection.Case, held []procedure.Record) childprotection.Case {
	has := map[procedure.Record]bool{}
	for _, r := range held {
		has[r] = true
	}
	if !has[procedure.ChildAttendance] {
		c.Children = append([]coregroup.Child{}, c.Children...)
		for i := range c.Children {
			c.Children[i].Attendance, c.Children[i].Explained = nil, coregroup.PurposeExplained{}
		}
	}
	if !has[procedure.Arrangements] {
		c.Meetings = append([]schedule.Meeting{}, c.Meetings...)
		for i := range c.Meetings {
			m := &c.Meetings[i]
			m.Invitations, m.Interpreters, m.Support, m.Distressing, m.TakingPart = nil, nil, nil, nil, schedule.TakingPart{}
		}
	}
	for kind, leaveOut := range map[procedure.Record]func(){
		procedure.Members:      func() { c.Members = nil },
		procedure.Allocations:  func() { c.Allocations, c.LineManagers = nil, nil },
		procedure.Exclusions:   func() { c.Exclusions = nil },
		procedure.Conferences:  func() { c.Conferences = nil },
		procedure.Meetings:     func() { c.Meetings = nil },
		procedure.Visits:       func() { c.Visits = nil },
		procedure.Outlines:     func() { c.Plan.Outlines = nil },
		procedure.Revisions:    func() { c.Plan.Revisions, c.Plan.Language, c.Plan.ChildTold = nil, nil, nil },
		procedure.Agreements:   func() { c.Plan.Agreements = nil },
		procedure.Difficulties: func() { c.Plan.Difficulties = nil },
		procedure.Minutes:      func() { c.Minutes = nil },
	} {
		if !has[kind] {
			leaveOut()
		}
	}
	return c
}

// ruleFinds returns what one rule finds in records that need not hold together.
func ruleFinds(b procedure.Basis, c childprotection.Case, r procedure.RuleID) []procedure.Finding {
	g, t, p := &c.CoreGroup, &c.Timetable, &c.Plan
	held := minutes.AppendHeldMeetings(nil, t, c.Minutes, b.On)
	list := coregroup.AppendFindings(nil, b, g, held, r)
	list = schedule.AppendFindings(list, b, g, t, p.Patterns(nil), r)
	list = plan.AppendFindings(list, b, g, p, held, r)
	list = minutes.AppendFindings(list, b, g, t, c.Minutes, p, r)
	for i := range list {
		if list[i].Remark.String() == "taken to run" {
			list[i].Remark = procedure.NoRemark
		}
	}
	return list
}

// A rule finds the same in a case that has only the records that it says it reads: whether a plan runs apart, which a conference
// may contradict.
func TestARuleReadsWhatItSays(t *testing.T) {
	cases := shippedCases(t)
	whole := full()
	for seed := range uint64(share(240)) {
		cases[fmt.Sprint("spoilt ", seed)] = spoilt(whole, seed)
	}
	for name, c := range cases {
		for i, on := range []string{"2026-06-30", "2026-11-20"} {
			b := basis(on, []procedure.Procedure{procedure.Nottinghamshire(), procedure.Bexley()}[i])
			c.CoreGroup = *schedule.AsRead(&c.CoreGroup, &c.Timetable, b.On)
			for _, r := range childprotection.Rules() {
				assert.Equal(t, ruleFinds(b, c, r.ID), ruleFinds(b, holding(c, r.Reads), r.ID), "%s, on %s: %s", name, on, r.ID)
			}
		}
	}
}

// A basis asks the rules that it names and no others, and a report says which of the procedure's it left out.
func TestSelection(t *testing.T) {
	b := basis("2026-11-20")
	c := full()
	whole, err := childprotection.Review(b, c)
	require.NoError(t, err)
	assert.Empty(t, whole.NotAsked)
	b.Rules = childprotection.RulesReading(procedure.Conferences, procedure.Meetings)
	assert.Equal(t, []procedure.RuleID{
		procedure.RuleFirstMeeting, procedure.RuleNextMeeting, procedure.RuleLastMeetingBeforeReview, procedure.RuleProfessionalsDiscussion,
		procedure.RuleFirstMeetingGuidance, procedure.RuleFirstReviewConference, procedure.RuleLaterReviewConference, procedure.RulePlanEndRecorded,
	}, b.Rules)
	some, err := childprotection.Review(b, c)
	require.NoError(t, err)
	var want []procedure.Finding
	for _, f := range whole.Findings {
		if b.Selects(f.Rule) {
			want = append(want, f)
		}
	}
	assert.Equal(t, want, some.Findings)
	edition, _ := b.Procedures.On(b.On)
	for _, id := range procedure.RuleIDs() {
		if edition.Asks(id) && !b.Selects(id) {
			assert.Contains(t, some.NotAsked, id)
		} else {
			assert.NotContains(t, some.NotAsked, id)
		}
	}
}
