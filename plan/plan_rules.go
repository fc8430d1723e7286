package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendDetailedPlanDeveloped appends what N 2.1b finds: on the case whether the core group
// turned the outline into a detailed plan, and once it did, for each item of the outline whether
// the detailed plan takes it up. It is pending from the first meeting, and not met from the
// second one on, or from the day after the first minutes were due, whichever is sooner; that
// limit is the library's own, unless the procedure gives one. A detailed plan dated before the
// first meeting is pointed out.
func AppendDetailedPlanDeveloped(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RuleDetailedPlanDeveloped
	f := procedure.OnCase(rule, procedure.Undetermined)
	f.Responsible = procedure.SocialWorker
	on, ended := b.On, calendar.Date{}
	run, outcome := g.RulesRun(b.On)
	if !run {
		// As it was on the last day of the plans.
		for i := range g.Children {
			if last := g.Children[i].PlanEnded(b.On); last.After(ended) {
				ended = last
			}
		}
		on = ended
	}
	before := g.EarlierPlansEnded(on)
	held = heldSince(held, before, on)
	if len(held) > 0 {
		f.Since = held[0].Held
	} else if !run {
		f.Outcome = outcome
		return b.Append(dst, b.On, f)
	}
	f.Due = developBy(b, p, held)
	open := procedure.Pending
	switch {
	case len(held) > 1, !f.Due.IsZero() && on.After(f.Due):
		open = procedure.NotMet
	case !ended.IsZero():
		open = procedure.NotApplicable
	}
	if len(held) > 1 && held[1].Held.Before(f.Due) {
		f.Due = calendar.Date{} // the second meeting was the limit
	}
	day := f.Since
	if day.IsZero() {
		day = b.On
	}
	var room few
	order := p.inOrder(&room, on, before)
	switch {
	case len(order) == 0:
		f.Outcome = open
		return b.Append(dst, day, f)
	case len(p.Outline.Items) == 0, !p.Outline.Date.IsZero() && !p.Outline.Date.After(before):
		f.At = procedure.Place{}.Field(procedure.FieldOutline)
		f.Missing.Add(procedure.FieldItems)
		return b.Append(dst, day, f)
	}
	f.Outcome, f.Done = procedure.Met, p.Revisions[order[0]].Date
	if !f.Done.IsZero() && (len(held) == 0 || f.Done.Before(held[0].Held)) {
		f.Remark = procedure.PlanBeforeFirstMeeting
	}
	dst = b.Append(dst, day, f)
	current := order[len(order)-1]
	last := 0
	for i := range p.Outline.Items {
		item := p.Outline.Items[i].ID
		answered := false
		for _, at := range order {
			r := &p.Revisions[at]
			if n := seek(r.Answers, &last, func(a *OutlineAnswer) bool { return a.Item == item && a.answers() }); n >= 0 {
				answered = true
				break
			}
		}
		f := procedure.Finding{Rule: rule, Subject: procedure.SubjectOf(procedure.OutlineSubject, item), Outcome: procedure.Met, Responsible: procedure.SocialWorker, Since: f.Since}
		f.At = procedure.Place{}.Item(procedure.FieldOutline, -1).Item(procedure.FieldItems, i)
		if !answered {
			f.Outcome = open
			f.At = procedure.Place{}.Item(procedure.FieldRevisions, int(current))
			f.Missing.AddIf(open == procedure.NotMet, procedure.FieldAnswers)
		}
		dst = b.Append(dst, day, f)
	}
	return dst
}

// answers reports whether an item is taken up, or it is said why not.
func (a *OutlineAnswer) answers() bool {
	return len(a.Outcomes) > 0 || len(a.Tasks) > 0 || !a.Reason.IsBlank()
}

// developBy returns the last day for the detailed plan, zero before the first meeting and where
// the minutes have none.
func developBy(b procedure.Basis, p *ChildProtectionPlan, held []coregroup.HeldMeeting) calendar.Date {
	if len(held) == 0 {
		return calendar.Date{}
	}
	first := &held[0]
	ended := first.Ended
	if ended.Before(first.Held) {
		ended = first.Held
	}
	known := procedure.Events{procedure.InitialConference: p.Outline.Date, procedure.Meeting: ended, procedure.PreviousMeeting: ended}
	if d := schedule.RuleDue(b, procedure.RuleDetailedPlanDeveloped, "", ended, known); !d.Due.IsZero() {
		return d.Due
	}
	return schedule.MinutesDue(b, "", ended, calendar.Date{}).Due
}

// AppendSafetyPlanMade appends what B 1a finds on the case: whether the plan that the conference
// made is recorded, with its day, what it asks for, and that the family took part in making it.
// Where there is no plan at all it is undetermined.
func AppendSafetyPlanMade(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	f := procedure.OnCase(procedure.RuleSafetyPlanMade, procedure.Undetermined)
	f.Responsible = procedure.ConferenceChair
	o := &p.Outline
	before := g.EarlierPlansEnded(b.On)
	run, outcome := g.RulesRun(b.On)
	switch {
	case !run:
		f.Outcome = outcome
	case o.Date.After(b.On), len(o.Items) == 0 && p.on(b.On, before) < 0, !o.Date.IsZero() && !o.Date.After(before):
	default:
		f.Since = o.Date
		f.At = procedure.Place{}.Field(procedure.FieldOutline)
		f.Missing.AddIf(o.Date.IsZero(), procedure.FieldDate)
		f.Missing.AddIf(o.Family != procedure.Yes, procedure.FieldFamily)
		f.Missing.AddIf(len(o.Items) == 0, procedure.FieldItems)
		for i := range o.Items {
			if o.Items[i].Description.IsBlank() && f.Missing.IsZero() {
				f.At = f.At.Item(procedure.FieldItems, i)
				f.Missing.Add(procedure.FieldDescription)
			}
		}
		f.Outcome = f.Missing.Outcome()
	}
	return b.Append(dst, b.On, f)
}

// AppendContingency appends what N 2.2k finds on the case: whether the contingency plan says
// what triggers it, what is done and who starts it, and whether family court proceedings were
// considered.
func AppendContingency(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RuleContingency
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	f := r.onCase(rule, r.at.Field(procedure.FieldContingency))
	c := &r.Contingency
	f.Missing.AddIf(c.Triggers.IsBlank(), procedure.FieldTriggers)
	f.Missing.AddIf(c.Action.IsBlank(), procedure.FieldAction)
	f.Missing.AddIf(nobody(c.Starter), procedure.FieldStarter)
	f.Missing.AddIf(c.Proceedings == procedure.NotRecorded, procedure.FieldProceedings)
	f.Outcome = f.Missing.Outcome()
	return b.Append(dst, b.On, f)
}

// AppendReviewPoints appends what N 2.2l finds: for each review point whether its day and the
// means of judging progress are recorded, and on the case whether there is one to come.
func AppendReviewPoints(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	const rule = procedure.RuleReviewPoints
	r, dst, ok := p.inForce(dst, &b, g, held, rule)
	if !ok {
		return dst
	}
	ahead := r.empty(rule, procedure.FieldReviewPoints)
	for i := range r.ReviewPoints {
		point := &r.ReviewPoints[i]
		f := r.finding(rule, procedure.SubjectOf(procedure.ReviewPointSubject, point.ID), procedure.FieldReviewPoints, i)
		f.Missing.AddIf(point.On.IsZero(), procedure.FieldOn)
		f.Missing.AddIf(point.Means.IsBlank(), procedure.FieldMeans)
		f.Outcome = f.Missing.Outcome()
		dst = b.Append(dst, b.On, f)
		if !point.On.IsZero() && !point.On.Before(b.On) {
			ahead.Outcome, ahead.Missing = procedure.Met, procedure.Fields{}
		}
	}
	return b.Append(dst, b.On, ahead)
}
