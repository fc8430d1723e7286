package plan_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

func TestValidate(t *testing.T) {
	require.NoError(t, plan.ChildProtectionPlan{}.Validate(&coregroup.CoreGroup{}))
	const bad = "CANARY Smith"
	for _, tc := range []struct {
		change func(p *plan.ChildProtectionPlan, r *plan.Revision)
		want   string
	}{
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Outlines[0].Conference = bad }, "/outlines/0/conference"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) {
			p.Outlines[0].Items = append(p.Outlines[0].Items, plan.OutlineItem{ID: bad})
		}, "/outlines/0/items/3/id"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) {
			p.Outlines[0].Items = append(p.Outlines[0].Items, plan.OutlineItem{ID: "a"})
		}, "/outlines/0/items/3/id"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Outlines[0].Items[0].Children = kids("c9") }, "/outlines/0/items/0/children/0"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) {
			p.Outlines[0].Items[0].NotFor = []procedure.MemberID{bad}
		}, "/outlines/0/items/0/notFor/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.ID = "r1" }, "/revisions/1/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.ID = "" }, "/revisions/1/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Number = 1 }, "/revisions/1/number"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Number = -1 }, "/revisions/1/number"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Told[0].To.ID = "" }, "/revisions/1/told/0/to/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Told[0].To.Role = bad }, "/revisions/1/told/0/to/role"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Told[3].DecidedBy.ID = bad }, "/revisions/1/told/3/decidedBy/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Liaison.Officer.Role = bad }, "/revisions/1/liaison/officer/role"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Children = kids("c9") }, "/revisions/1/children/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.NotFor = []procedure.MemberID{bad} }, "/revisions/1/notFor/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Explained[0].To = bad }, "/revisions/1/explained/0/to"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Answers = append(r.Answers, r.Answers[0]) }, "/revisions/1/answers/3/item"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Answers[0].Item = "z" }, "/revisions/1/answers/0/item"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Answers[0].Outcomes[0] = "z" }, "/revisions/1/answers/0/outcomes/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Answers[1].Tasks[0] = "z" }, "/revisions/1/answers/1/tasks/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) {
			r.Needs[1].ID = "n1"
			r.Tasks[1].Purpose.Needs = nil
		}, "/revisions/1/needs/1/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Needs[1].Child = "c9" }, "/revisions/1/needs/1/child"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Needs[1].NotFor = []procedure.MemberID{bad} }, "/revisions/1/needs/1/notFor/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Services[0].ID = bad }, "/revisions/1/services/0/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Services[0].Provider.ID = bad }, "/revisions/1/services/0/provider/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Services[0].Needs[0] = "z" }, "/revisions/1/services/0/needs/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Services[0].NotFor = []procedure.MemberID{""} }, "/revisions/1/services/0/notFor/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Outcomes[1].ID = "o1"; r.Dropped = nil }, "/revisions/1/outcomes/1/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Outcomes[1].Children = kids("c9") }, "/revisions/1/outcomes/1/children/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Outcomes[1].Status = 99 }, "/revisions/1/outcomes/1/status"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Outcomes[0].Difference[1].Child = "c1" }, "/revisions/1/outcomes/0/difference/1/child"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Outcomes[0].Difference[1].Child = "c9" }, "/revisions/1/outcomes/0/difference/1/child"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Tasks[1].ID = "t1"; r.Answers = nil }, "/revisions/1/tasks/1/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Tasks[1].Responsible.ID = bad }, "/revisions/1/tasks/1/responsible/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Tasks[0].Purpose.Outcomes[0] = "z" }, "/revisions/1/tasks/0/purpose/outcomes/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Tasks[1].Purpose.Needs[0] = "z" }, "/revisions/1/tasks/1/purpose/needs/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Tasks[0].HelpFor[0] = bad }, "/revisions/1/tasks/0/helpFor/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Tasks[0].Children = kids("c9") }, "/revisions/1/tasks/0/children/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Tasks[0].NotFor = []procedure.MemberID{bad} }, "/revisions/1/tasks/0/notFor/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Tasks[0].Status = 99 }, "/revisions/1/tasks/0/status"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Tasks[0].History[0].Status = 99 }, "/revisions/1/tasks/0/history/0/status"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Tasks[0].History[0].On = calendar.Date{} }, "/revisions/1/tasks/0/history/0/on"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) {
			r.Tasks[0].History = append(r.Tasks[0].History, plan.TaskEntry{On: day("2026-06-11")})
		}, "/revisions/1/tasks/0/history/1/on"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Expectations[1].ID = "e1" }, "/revisions/1/expectations/1/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Expectations[1].Of.ID = "" }, "/revisions/1/expectations/1/of/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Expectations[1].Of.Role = bad }, "/revisions/1/expectations/1/of/role"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) {
			r.Expectations[1].NotFor = []procedure.MemberID{bad}
		}, "/revisions/1/expectations/1/notFor/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Roles[1].Who.ID = "mother" }, "/revisions/1/roles/1/who/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Roles[1].Who.Role = bad }, "/revisions/1/roles/1/who/role"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Roles[1].NotFor = []procedure.MemberID{bad} }, "/revisions/1/roles/1/notFor/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Visiting[1].Child = "c1" }, "/revisions/1/visiting/1/child"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Visiting[1].Frequency = calendar.Weeks(0) }, "/revisions/1/visiting/1/frequency"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Participation[1].Child = "c9" }, "/revisions/1/participation/1/child"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) {
			r.Participation[1].NotFor = []procedure.MemberID{bad}
		}, "/revisions/1/participation/1/notFor/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Visiting[1].NotFor = []procedure.MemberID{bad} }, "/revisions/1/visiting/1/notFor/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Contingency.Starter.ID = bad }, "/revisions/1/contingency/starter/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Contingency.NotFor = []procedure.MemberID{bad} }, "/revisions/1/contingency/notFor/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.ReviewPoints[1].ID = "p1" }, "/revisions/1/reviewPoints/1/id"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) {
			r.ReviewPoints[1].NotFor = []procedure.MemberID{bad}
		}, "/revisions/1/reviewPoints/1/notFor/0"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Dropped[0].Outcome = "o1" }, "/revisions/1/dropped/0/outcome"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Dropped = append(r.Dropped, r.Dropped[0]) }, "/revisions/1/dropped/1/outcome"},
		{func(_ *plan.ChildProtectionPlan, r *plan.Revision) { r.Dropped[0].Into = "z" }, "/revisions/1/dropped/0/into"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Language[0].For = bad }, "/language/0/for"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.ChildTold[0].Child = "c9" }, "/childTold/0/child"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Agreements[0].ID = bad }, "/agreements/0/id"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) {
			p.Agreements[0].With = append(p.Agreements[0].With, "mother")
		}, "/agreements/0/with/1"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Agreements[0].Copies[0].To = bad }, "/agreements/0/copies/0/to"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Difficulties[1].ID = "d1" }, "/difficulties/1/id"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Difficulties[1].Children = kids("c9") }, "/difficulties/1/children/0"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) {
			p.Difficulties[1].NotFor = []procedure.MemberID{bad}
		}, "/difficulties/1/notFor/0"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Difficulties[1].Told[0].To.ID = "" }, "/difficulties/1/told/0/to/id"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Difficulties[1].Children[1] = "c1" }, "/difficulties/1/children/1"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Difficulties[0].Professionals[0] = bad }, "/difficulties/0/professionals/0"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Difficulties[0].Responsible.Role = bad }, "/difficulties/0/responsible/role"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Difficulties[0].Assessment.LeadBy = bad }, "/difficulties/0/assessment/leadBy"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Difficulties[0].Assessment.Manager = bad }, "/difficulties/0/assessment/manager"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Difficulties[0].Informed[0].Manager = "" }, "/difficulties/0/informed/0/manager"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Difficulties[0].Cause = 99 }, "/difficulties/0/cause"},
		{func(p *plan.ChildProtectionPlan, _ *plan.Revision) { p.Difficulties[0].Addressed.Way = 99 }, "/difficulties/0/addressed/way"},
	} {
		p := complete()
		tc.change(p, &p.Revisions[1])
		err := p.Validate(group())
		require.Error(t, err, tc.want)
		var ps procedure.Problems
		require.ErrorAs(t, err, &ps)
		require.Len(t, ps, 1, "%s: %v", tc.want, err)
		assert.Equal(t, tc.want, ps[0].Path)
		assert.NotContains(t, err.Error(), "CANARY")
	}

	// All at once, in the order of the paths.
	p := complete()
	p.Difficulties[0].Cause, p.Outlines[0].Conference, p.Revisions[1].ID = 99, bad, "r1"
	err := p.Validate(group())
	require.Error(t, err)
	lines := strings.Split(err.Error(), "\n")
	require.Len(t, lines, 3)
	for i, path := range []string{"/difficulties/0/cause", "/outlines/0/conference", "/revisions/1/id"} {
		assert.True(t, strings.HasPrefix(lines[i], path), lines[i])
	}
}
