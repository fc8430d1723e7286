package childprotection_test

import (
	"fmt"
	"slices"
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

// What a procedure other than Nottinghamshire's asks for.
func TestToClearSaysByTheProcedure(t *testing.T) {
	byChair := procedure.Bexley()
	byChair.MinutesBy = ""
	for _, tc := range []struct {
		name      string
		p         procedure.Procedure
		change    func(c *childprotection.Case)
		key, want string
	}{
		{
			"the worries of professionals, where those of the family are there", procedure.Bexley(),
			func(c *childprotection.Case) {
				c.Minutes[1].Worries = []minutes.Matter{{ID: "wo", Description: "x", By: procedure.Family}}
			}, "worries-shared|B 4c|meeting/g1", "add to /minutes/1/worries, by professional: description id (social-worker m1)",
		},
		{
			"that the social worker wrote the minutes", procedure.Bexley(), func(c *childprotection.Case) { c.Minutes[1].Author = procedure.Person{} },
			"social-worker-keeps-record|B 7a|meeting/g1", "complete /minutes/1, author id m1 (social-worker m1)",
		},
		{
			"that the chair wrote them, where no role is to", byChair,
			func(c *childprotection.Case) {
				c.Minutes[0].Author = procedure.Person{}
			}, "social-worker-keeps-record|B 7a|meeting/g0", "complete /minutes/0, author id manager (social-worker m1)",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c, b := full(), basis("2026-06-30", tc.p)
			tc.change(&c)
			report, err := childprotection.Review(b, c)
			require.NoError(t, err)
			for _, f := range report.Findings {
				if f.Key() == tc.key {
					remedy, _ := childprotection.ToClear(b, c, f)
					assert.Equal(t, tc.want, remedy.String())
					return
				}
			}
			t.Fatalf("no finding %s", tc.key)
		})
	}
}

// elsewhere are cases that lack what a finding of another speaks of, by what they lack: as where
// somebody asks of a finding that was kept, and the record was put right in the meantime.
func elsewhere() map[string]childprotection.Case {
	cases := map[string]childprotection.Case{"everything": {}, "nothing": full()}
	for name, take := range map[string]func(c *childprotection.Case){
		"the group":              func(c *childprotection.Case) { c.CoreGroup = coregroup.CoreGroup{} },
		"the timetable":          func(c *childprotection.Case) { c.Timetable = schedule.Timetable{} },
		"a meeting that is held": func(c *childprotection.Case) { c.Meetings = []schedule.Meeting{{ID: "g1"}} },
		"the minutes":            func(c *childprotection.Case) { c.Minutes = nil },
		"all that they hold":     emptyMinutes,
		"the plan":               func(c *childprotection.Case) { c.Plan = plan.ChildProtectionPlan{} },
		"all that it holds":      emptyPlan,
		"ids that tell children apart": func(c *childprotection.Case) {
			c.Children = append(c.Children, c.Children...)
		},
	} {
		c := full()
		take(&c)
		cases[name] = c
	}
	return cases
}

// lookedUp are the rules whose remedy depends on the record that the finding is about.
var lookedUp = []procedure.RuleID{
	procedure.RuleUsualChair, procedure.RuleOtherChair, procedure.RuleChairKeepsMinutes, procedure.RuleSocialWorkerKeepsRecord, procedure.RuleActionDrift,
	procedure.RuleMinutesReviewed, procedure.RuleExclusionDebated, procedure.RuleExclusionAlternatives, procedure.RuleInformedThroughFamily, procedure.RuleExclusionInMinutes,
	procedure.RuleDifficultyAssessed, procedure.RuleDistressingInformation, procedure.RuleExcludedTold, procedure.RuleToldWithoutStanding, procedure.RuleToldNotFor,
}

// Of a finding whose record the case has no more nothing goes wrong, and nothing is made up: no step
// is on the case as a whole, and in an empty case there is no remedy where that depends on the record.
func TestToClearElsewhere(t *testing.T) {
	asked, seen := 0, map[string]bool{}
	for name, change := range amissCases() {
		for i, p := range []procedure.Procedure{procedure.Bexley(), stricter()} {
			if !exhaustive && i != len(name)%2 {
				continue
			}
			c, b := full(), basis("2026-06-30", p)
			change(&c)
			report, err := childprotection.Review(b, c)
			require.NoError(t, err)
			for _, f := range report.Findings {
				kind := fmt.Sprint(f.Rule, f.Subject.Kind, f.Outcome, f.Missing)
				if seen[kind] || !askable(f) {
					continue
				}
				seen[kind] = true
				for name, other := range elsewhere() {
					remedy, ok := childprotection.ToClear(b, other, f)
					assert.Equal(t, ok, len(remedy.Steps) > 0, "%v without %s", f, name)
					for _, s := range remedy.Steps {
						assert.NotEmpty(t, s.At.String(), "%v without %s: %v", f, name, s)
					}
				}
				onCase := f.Subject.Kind == procedure.CaseSubject
				if !onCase && slices.Contains(lookedUp, f.Rule) || f.Outcome == procedure.Undetermined && f.Missing.IsZero() && slices.Contains(ofRecords, f.Subject.Kind) {
					_, ok := childprotection.ToClear(b, childprotection.Case{}, f)
					assert.False(t, ok, "%v", f)
					asked++
				}
			}
		}
	}
	assert.Greater(t, asked, share(60))
}

// ofRecords are the kinds of subject that there have to be for a finding without fields to be told.
var ofRecords = []procedure.SubjectKind{procedure.MeetingSubject, procedure.ConferenceSubject, procedure.ChildSubject, procedure.VisitSubject}

// Where what follows a step cannot be judged, since the case does not hold together, there is no
// remedy.
func TestToClearOfWhatDoesNotHoldTogether(t *testing.T) {
	c, b := full(), basis("2026-06-30")
	c.Children[0].OnPlan, c.Children[1].OnPlan = nil, nil
	for i := range c.Conferences {
		c.Conferences[i].Decisions = nil
	}
	report, err := childprotection.Review(b, c)
	require.NoError(t, err)
	broken := c
	broken.Members = append(slices.Clip(c.Members), c.Members[0])
	require.Error(t, broken.Validate())
	asked := 0
	for _, f := range report.Findings {
		remedy, ok := childprotection.ToClear(b, c, f)
		if !ok || remedy.Steps[0].At.String() != "/children/0/onPlan" {
			continue
		}
		asked++
		_, ok = childprotection.ToClear(b, broken, f)
		assert.False(t, ok, "%v", f)
	}
	assert.Greater(t, asked, 20)
}
