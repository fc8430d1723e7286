package schedule_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// A Workspace finds what AppendFindings finds, whatever it was used for before, and takes no more memory
// for the second case of a size.
func TestWorkspace(t *testing.T) {
	var w schedule.Workspace
	g, p, rules := group(), patterns(), schedule.Rules()
	for _, n := range []int{1, 200, 0, 40, 300} {
		table := timetable()
		for i := range n {
			on := day("2026-09-01").AddDays(i).String()
			table.Meetings = append(table.Meetings, meeting(procedure.MeetingID(fmt.Sprintf("n%d", i*7919%(n+3))), on))
			table.Visits = append(table.Visits, visit(procedure.VisitID(fmt.Sprintf("w%d", i)), "c1", on))
			table.Meetings[0].Invitations = append(table.Meetings[0].Invitations, schedule.Invitation{To: procedure.MemberID(fmt.Sprintf("p%d", i/2)), Sent: day("2026-06-10")})
		}
		for _, on := range []string{"2026-06-20", "2026-09-20", "2028-01-01"} {
			b := nottinghamshire(on)
			found := schedule.AppendFindings(nil, b, g, table, p)
			run := func(dst []procedure.Finding) []procedure.Finding {
				w.Open(&b, g, table, p)
				for _, rule := range rules {
					dst = w.Append(dst, rule.ID)
				}
				return dst
			}
			require.Equal(t, found, run(nil), "%d, %s", n, on)
			assert.Zero(t, testing.AllocsPerRun(2, func() { found = run(found[:0]) }), "%d, %s", n, on)
		}
	}
}

// Each rule gives what it finds in the order of the subjects, whatever the order of the lists, and a
// rule of another package nothing.
func TestWorkspaceSorts(t *testing.T) {
	var w schedule.Workspace
	g, table := group(), timetable()
	g.Members[0].FirstLanguageEnglish, g.Members[1].FirstLanguageEnglish, g.Members[4].CommunicationNeed = no, no, yes
	g.Children[1].OnPlan = append(g.Children[1].OnPlan, g.Children[1].OnPlan[0])
	g.Children[1].OnPlan[0].To, g.Children[1].OnPlan[1].From = day("2026-08-30"), day("2026-09-05")
	for i := range table.Meetings {
		m := &table.Meetings[i]
		for _, id := range []procedure.MemberID{"worker", "mother", "father", "mother"} {
			m.Invitations = append(m.Invitations, schedule.Invitation{To: id, Sent: m.Bookings[0].On})
			m.Interpreters = append(m.Interpreters, schedule.Interpreting{For: "mother", By: id})
			m.Distressing = append(m.Distressing, schedule.DistressingItem{ID: string(id) + strconv.Itoa(len(m.Distressing)), For: "mother"})
		}
	}
	table.Visits[0].ID, table.Visits[1].ID = "v8", "v0"
	slices.Reverse(table.Conferences[0].Decisions)
	slices.Reverse(table.Conferences)
	slices.Reverse(table.Meetings)
	slices.Reverse(g.Children)
	slices.Reverse(g.Members)
	b := nottinghamshire("2026-10-20")
	w.Open(&b, g, table, patterns())
	for _, r := range schedule.Rules() {
		found := w.Append(nil, r.ID)
		bySubject := func(f, g procedure.Finding) int { return f.Subject.Compare(g.Subject) }
		assert.True(t, slices.IsSortedFunc(found, bySubject), "%v: %v", r.ID, found)
		assert.Equal(t, r.ID != procedure.RuleLastMeetingBeforeReview, len(found) > 0, "%v", r.ID)
	}
	assert.Empty(t, w.Append(nil, procedure.RuleInteragency))
	assert.Empty(t, new(schedule.Workspace).Append(nil, procedure.RuleInteragency))
}

// What no clause asks for is not found, unless it can't be told which edition was in force.
func TestNothingAsked(t *testing.T) {
	g, table := group(), timetable()
	g.Members[0].FirstLanguageEnglish, g.Members[0].CommunicationNeed, g.Members[0].SupporterNeeded = no, yes, yes
	dropped := 0
	for _, r := range schedule.Rules() {
		p := procedure.Nottinghamshire()
		p.Clauses = slices.DeleteFunc(p.Clauses, func(c procedure.Clause) bool { return slices.Equal(c.Rules, []procedure.RuleID{r.ID}) })
		if slices.ContainsFunc(p.AllClauses(), func(c procedure.Clause) bool { return slices.Contains(c.Rules, r.ID) }) {
			continue // by the library's own
		}
		dropped++
		p.Terms = slices.DeleteFunc(p.Terms, func(term procedure.Term) bool { return term.Rule == r.ID })
		for _, f := range schedule.AppendFindings(nil, basis("2026-10-20", p), g, table, patterns()) {
			assert.NotEqual(t, r.ID, f.Rule, "%v", f)
		}
		p.Effective = day("2026-07-01")
		for _, f := range schedule.AppendFindings(nil, basis("2026-10-20", p), g, table, patterns()) {
			assert.True(t, f.Rule != r.ID || f.Outcome == undetermined && f.Clause == "", "%v", f)
		}
	}
	assert.Equal(t, 14, dropped)
}

// A child who is recorded twice is judged twice.
func TestTheSameChildTwice(t *testing.T) {
	g, table := group(), timetable()
	g.Children = g.Children[:1]
	b := nottinghamshire("2026-10-20")
	once := briefly(schedule.AppendFindings(nil, b, g, table, patterns(), procedure.RuleVisitDue))
	g.Children = append(g.Children, g.Children[0])
	twice := briefly(schedule.AppendFindings(nil, b, g, table, patterns(), procedure.RuleVisitDue))
	assert.ElementsMatch(t, append(once, once...), twice)
	assert.Len(t, schedule.AppendFindings(nil, b, &coregroup.CoreGroup{}, table, nil, procedure.RuleVisitRecorded), 5)
}
