package minutes

import (
	"cmp"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendOutcomeProgress appends what B 2a finds for each outcome of the plan as it was on the
// day of a meeting, unless achieved or stopped: whether the minutes say how it stands. Before
// there is a detailed plan there is nothing to follow; where there never is one, or it has no
// outcome, it is undetermined. The revisions of plans that had ended do not count.
func AppendOutcomeProgress(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, p)
	return c.each(dst, procedure.RuleOutcomeProgress)
}

func (c *given) outcomeProgress(dst []procedure.Finding, r *record) []procedure.Finding {
	const rule = procedure.RuleOutcomeProgress
	revision := c.p.InForce(c.g, r.held)
	if revision == nil || len(revision.Outcomes) == 0 {
		f := r.onMeeting(rule)
		if revision == nil && c.p.InForce(c.g, cmp.Or(c.g.RunningUntil(r.held, c.b.On), c.b.On)) != nil {
			f.Outcome = procedure.NotApplicable
		}
		return c.b.Append(dst, r.held, f)
	}
	index := indexOf(c.progress, r.minutes.Progress, func(p *Progress) procedure.OutcomeID { return p.Outcome })
	for i := range revision.Outcomes {
		o := &revision.Outcomes[i]
		if o.Status == plan.Achieved || o.Status == plan.Stopped || !overlap(o.Children, r.m.Children) {
			continue
		}
		f := r.on(rule, procedure.SubjectIn(procedure.OutcomeSubject, o.ID, r.m.ID))
		if at := index.first(string(o.ID)); at < 0 {
			f.Missing.Add(procedure.FieldProgress)
		} else {
			f.At = f.At.Item(procedure.FieldProgress, at)
			f.Missing.AddIf(r.minutes.Progress[at].Status == ProgressNotRecorded, procedure.FieldStatus)
		}
		f.Outcome = f.Missing.Outcome()
		dst = c.b.Append(dst, r.held, f)
	}
	return dst
}

// AppendNoProgressAnswered appends what B 4b finds for each outcome that had no progress at a
// meeting nor at the one before it: whether the minutes say what the group decided about it.
func AppendNoProgressAnswered(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var d desk
	c := open(&d, &b, g, t, list, nil)
	return c.each(dst, procedure.RuleNoProgressAnswered)
}

func (c *given) noProgressAnswered(dst []procedure.Finding, r *record) []procedure.Finding {
	const rule = procedure.RuleNoProgressAnswered
	if r.nth == 1 || c.all[r.number-2].minutes == nil {
		return dst
	}
	before := c.all[r.number-2].minutes.Progress
	index := indexOf(c.progress, before, func(p *Progress) procedure.OutcomeID { return p.Outcome })
	for i := range r.minutes.Progress {
		now := &r.minutes.Progress[i]
		if at := index.first(string(now.Outcome)); !now.Status.isWithout() || at < 0 || !before[at].Status.isWithout() {
			continue
		}
		f := r.on(rule, procedure.SubjectIn(procedure.OutcomeSubject, now.Outcome, r.m.ID))
		f.Since = r.before
		f.At = f.At.Item(procedure.FieldProgress, i)
		f.Missing.AddIf(now.Response.IsBlank(), procedure.FieldResponse)
		f.Outcome = f.Missing.Outcome()
		dst = c.b.Append(dst, r.held, f)
	}
	return dst
}
