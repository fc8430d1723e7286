package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendDetailedPlanDeveloped appends what N 2.1b finds: on the case whether the core group
// turned the outline into a detailed plan, and once it did, for each item of an outline whether
// the detailed plan takes it up. It is pending from the first meeting, and not met from the
// second one on, or from the day after the first minutes were due, whichever is sooner; that
// limit is the library's own, and there is no being late by it. Where the procedure gives a limit
// the finding says where that stands. The items of an outline that a later conference agreed, for
// a child added then, count from the first meeting since. A detailed plan dated before the first
// meeting is pointed out.
func AppendDetailedPlanDeveloped(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	on := b.On
	run, outcome := g.RulesRun(b.On)
	if !run {
		// As it was on the last day of the plans.
		on = calendar.Date{}
		for i := range g.Children {
			if last := g.Children[i].PlanEnded(b.On); last.After(on) {
				on = last
			}
		}
	}
	d := develop{b: &b, p: p, on: on, before: g.EarlierPlansEnded(on), ended: !run}
	d.held = heldSince(held, d.before, on)
	if !run && len(d.held) == 0 {
		return b.Append(dst, b.On, procedure.OnCase(procedure.RuleDetailedPlanDeveloped, outcome))
	}
	var room few
	d.order = p.inOrder(&room, on, d.before)
	items, first := 0, -1
	for i := range p.Outlines {
		o := &p.Outlines[i]
		if !isWithin(o.Date, on, d.before) {
			continue
		}
		items += len(o.Items)
		if first < 0 || o.Date.Before(p.Outlines[first].Date) {
			first = i
		}
	}
	dst = d.whole(dst, items)
	if len(d.order) == 0 {
		return dst
	}
	for i := range p.Outlines {
		if isWithin(p.Outlines[i].Date, on, d.before) {
			dst = d.items(dst, i, i != first)
		}
	}
	return dst
}

// develop is how a detailed plan comes to be developed, as on a day.
type develop struct {
	b      *procedure.Basis
	p      *ChildProtectionPlan
	on     calendar.Date
	before calendar.Date
	// ended says that the plans have ended on that day.
	ended bool
	// held are the meetings, and order the revisions, of the plans that run on the day.
	held  []coregroup.HeldMeeting
	order []int32
}

// finding returns one that is open by the first of some meetings: pending until the limit, and
// then not met, or not applicable where the plans ended before it.
func (d *develop) finding(subject procedure.Subject, held []coregroup.HeldMeeting) procedure.Finding {
	f := procedure.Finding{Rule: procedure.RuleDetailedPlanDeveloped, Subject: subject, Outcome: procedure.Pending, Responsible: procedure.SocialWorker}
	if len(held) > 0 {
		f.Since = held[0].Held
		f.Due = schedule.MinutesDue(*d.b, "", held[0].LastDay(), calendar.Date{}).Due
	}
	switch {
	case len(held) > 1, !f.Due.IsZero() && d.on.After(f.Due):
		f.Outcome = procedure.NotMet
	case d.ended:
		f.Outcome = procedure.NotApplicable
	}
	if len(held) > 1 && held[1].Held.Before(f.Due) {
		f.Due = calendar.Date{} // the second meeting was the limit
	}
	return f
}

// whole appends whether there is a detailed plan.
func (d *develop) whole(dst []procedure.Finding, items int) []procedure.Finding {
	f := d.finding(procedure.Subject{Kind: procedure.CaseSubject}, d.held)
	if len(d.order) > 0 {
		f.Due = calendar.Date{}
		f.Done = d.p.Revisions[d.order[0]].Date
		f.Outcome = procedure.Met
		switch {
		case items == 0:
			f.Outcome, f.Done = procedure.Undetermined, calendar.Date{}
			f.Missing.Add(procedure.FieldOutlines)
		case !f.Done.IsZero() && (len(d.held) == 0 || f.Done.Before(d.held[0].Held)):
			f.Remark = procedure.PlanBeforeFirstMeeting
		}
	}
	known := procedure.Events{}
	for i := range d.p.Outlines {
		if o := d.p.Outlines[i].Date; isWithin(o, d.on, d.before) && (known[procedure.InitialConference].IsZero() || o.Before(known[procedure.InitialConference])) {
			known[procedure.InitialConference] = o
		}
	}
	if len(d.held) > 0 {
		known[procedure.Meeting] = d.held[0].LastDay()
		known[procedure.PreviousMeeting] = known[procedure.Meeting]
	}
	if d.ended {
		return d.b.Append(dst, dayOr(f.Since, d.b.On), f)
	}
	return appendTimed(dst, d.b, dayOr(f.Since, d.b.On), known, f)
}

// items appends whether the detailed plan takes up each item of an outline. That of a later
// conference counts from the first meeting since.
func (d *develop) items(dst []procedure.Finding, outline int, later bool) []procedure.Finding {
	o := &d.p.Outlines[outline]
	held := d.held
	if later {
		held = heldSince(held, o.Date.AddDays(-1), d.on)
	}
	last := 0
	for i := range o.Items {
		item := o.Items[i].ID
		f := d.finding(procedure.SubjectOf(procedure.OutlineSubject, item), held)
		f.Due = calendar.Date{}
		f.At = procedure.Place{}.Item(procedure.FieldRevisions, int(d.order[len(d.order)-1]))
		if d.takesUp(item, &last) {
			f.Outcome = procedure.Met
			f.At = procedure.Place{}.Item(procedure.FieldOutlines, outline).Item(procedure.FieldItems, i)
		}
		f.Missing.AddIf(f.Outcome == procedure.NotMet, procedure.FieldAnswers)
		dst = d.b.Append(dst, dayOr(f.Since, d.b.On), f)
	}
	return dst
}

// takesUp reports whether a revision takes up an item, or says why it is not.
func (d *develop) takesUp(item procedure.OutlineItemID, last *int) bool {
	for _, at := range d.order {
		if seek(d.p.Revisions[at].Answers, last, func(a *OutlineAnswer) bool {
			return a.Item == item && (len(a.Outcomes) > 0 || len(a.Tasks) > 0 || !a.Reason.IsBlank())
		}) >= 0 {
			return true
		}
	}
	return false
}

// AppendSafetyPlanMade appends what B 1a finds on the case: whether the plan that the last
// conference made is recorded, with its day, what it asks for, and that the family took part in
// making it. Where there is no plan at all it is undetermined.
func AppendSafetyPlanMade(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	f := procedure.OnCase(procedure.RuleSafetyPlanMade, procedure.Undetermined)
	f.Responsible = procedure.ConferenceChair
	before := g.EarlierPlansEnded(b.On)
	last := -1
	for i := range p.Outlines {
		if o := &p.Outlines[i]; isWithin(o.Date, b.On, before) && (last < 0 || !o.Date.Before(p.Outlines[last].Date)) {
			last = i
		}
	}
	run, outcome := g.RulesRun(b.On)
	switch {
	case !run:
		f.Outcome = outcome
	case last < 0 && p.on(b.On, before) < 0:
	case last < 0:
		f.Missing.Add(procedure.FieldOutlines)
		f.Outcome = procedure.NotMet
	default:
		o := &p.Outlines[last]
		f.Since = o.Date
		f.At = procedure.Place{}.Item(procedure.FieldOutlines, last)
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
