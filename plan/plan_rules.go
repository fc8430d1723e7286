package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendDetailedPlanDeveloped appends what N 2.1b finds: on the case whether the core group
// turned the outline into a detailed plan, and once it did, for each item of an outline whether
// the detailed plan takes it up. It is pending from the first meeting, and not met from the
// second one on, or from the day after the first minutes were due, whichever is sooner; that
// limit is the library's own, and there is no being late by it. Where the procedure gives a limit
// the finding says where that stands. The items of an outline that a later conference agreed, for
// a child added then, count from the first meeting since. A detailed plan dated before the first
// meeting is pointed out, and where no outline is recorded, or nothing in it, it is undetermined.
func AppendDetailedPlanDeveloped(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleDetailedPlanDeveloped, &b, g, p, held)
}

func (d *Desk) detailedPlanDeveloped(dst []procedure.Finding) []procedure.Finding {
	v := develop{Desk: d, on: d.b.On, before: d.ended, order: d.order}
	var room few
	if !d.run {
		// As it was on the last day of the plans.
		v.on = calendar.Date{}
		for i := range d.g.Children {
			if last := d.g.Children[i].PlanEnded(d.b.On); last.After(v.on) {
				v.on = last
			}
		}
		v.before = d.g.EarlierPlansEnded(v.on)
		v.order = d.p.appendInOrder(room[:0], v.on, v.before)
	}
	v.held = heldSince(coregroup.HeldUntil(d.held, v.on), v.before)
	if !d.run && len(v.held) == 0 {
		return d.onCase(dst, procedure.RuleDetailedPlanDeveloped, d.instead)
	}
	items, first := 0, -1
	for i := range d.p.Outlines {
		o := &d.p.Outlines[i]
		if !isWithin(o.Date, v.on, v.before) {
			continue
		}
		items += len(o.Items)
		if first < 0 || o.Date.Before(d.p.Outlines[first].Date) {
			first = i
		}
	}
	dst = v.whole(dst, first, items)
	if len(v.order) == 0 {
		return dst
	}
	for i := range d.p.Outlines {
		if isWithin(d.p.Outlines[i].Date, v.on, v.before) {
			dst = v.items(dst, i, i != first)
		}
	}
	return dst
}

// develop is how a detailed plan comes to be developed, as on a day: that of the review, or the last
// of the plans where they have ended.
type develop struct {
	*Desk
	on     calendar.Date
	before calendar.Date
	// held are the meetings, and order the revisions, of the plans that run on the day.
	held  []coregroup.HeldMeeting
	order []int32
}

// note notes a finding, about what is open by the first of some meetings.
func (v *develop) note(dst *[]procedure.Finding, kind procedure.SubjectKind, id procedure.OutlineItemID, held []coregroup.HeldMeeting) *procedure.Finding {
	f := note(dst, procedure.RuleDetailedPlanDeveloped, kind, id, v.at)
	if len(held) > 0 {
		f.Since = held[0].Held
	}
	return f
}

// open returns what is open by the first of some meetings comes to, and by when it is to be done:
// pending until the limit, and then not met, or not applicable where the plans ended before it.
func (v *develop) open(held []coregroup.HeldMeeting) (outcome procedure.Outcome, due calendar.Date) {
	outcome = procedure.Pending
	if len(held) > 0 {
		due = schedule.MinutesDue(v.b, "", held[0].LastDay(), calendar.Date{}).Due
	}
	switch {
	case len(held) > 1, !due.IsZero() && v.on.After(due):
		outcome = procedure.NotMet
	case !v.run:
		outcome = procedure.NotApplicable
	}
	if len(held) > 1 && held[1].Held.Before(due) {
		due = calendar.Date{} // the second meeting was the limit
	}
	return outcome, due
}

// whole appends whether there is a detailed plan. First is the position of the first outline, -1 where
// none is recorded, and items is how many there are in all of them.
func (v *develop) whole(dst []procedure.Finding, first, items int) []procedure.Finding {
	start := len(dst)
	f := v.note(&dst, procedure.CaseSubject, "", v.held)
	switch {
	case len(v.order) == 0:
		f.Outcome, f.Due = v.open(v.held)
	case items == 0 && first >= 0:
		f.At = v.at.Item(field.Outlines, first)
		f.Missing.Add(field.Items)
	case items == 0:
		f.Missing.Add(field.Outlines)
	default:
		f.Outcome, f.Done = procedure.Met, v.p.Revisions[v.order[0]].Date
		if !f.Done.IsZero() && (len(v.held) == 0 || f.Done.Before(v.held[0].Held)) {
			f.Remark = procedure.PlanBeforeFirstMeeting
		}
	}
	day := dayOr(f.Since, v.b.On)
	if !v.run {
		return v.b.AttachClauses(dst, start, day)
	}
	known := procedure.Events{}
	for i := range v.p.Outlines {
		if o := v.p.Outlines[i].Date; isWithin(o, v.on, v.before) && (known[procedure.InitialConference].IsZero() || o.Before(known[procedure.InitialConference])) {
			known[procedure.InitialConference] = o
		}
	}
	if len(v.held) > 0 {
		known[procedure.Meeting] = v.held[0].LastDay()
		known[procedure.PreviousMeeting] = known[procedure.Meeting]
	}
	return v.timed(dst, start, day, known)
}

// items appends whether the detailed plan takes up each item of an outline. That of a later
// conference counts from the first meeting since.
func (v *develop) items(dst []procedure.Finding, outline int, later bool) []procedure.Finding {
	o := &v.p.Outlines[outline]
	held := v.held
	if later {
		held = heldSince(v.held, o.Date.AddDays(-1))
	}
	start, last := len(dst), 0
	for i := range o.Items {
		f := v.note(&dst, procedure.OutlineSubject, o.Items[i].ID, held)
		if v.takesUp(o.Items[i].ID, &last) {
			f.Outcome = procedure.Met
			f.At = v.at.Item(field.Outlines, outline).Item(field.Items, i)
			continue
		}
		f.At = v.at.Item(field.Revisions, int(v.order[len(v.order)-1]))
		f.Outcome, _ = v.open(held)
		f.Missing.AddIf(f.Outcome == procedure.NotMet, field.Answers)
	}
	if len(held) > 0 {
		return v.b.AttachClauses(dst, start, held[0].Held)
	}
	return v.b.AttachClauses(dst, start, v.b.On)
}

// takesUp reports whether a revision takes up an item, or says why it is not.
func (v *develop) takesUp(item procedure.OutlineItemID, last *int) bool {
	for _, at := range v.order {
		if seek(v.p.Revisions[at].Answers, last, func(a *OutlineAnswer) bool {
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
	return one(dst, procedure.RuleSafetyPlanMade, &b, g, p, nil)
}

func (d *Desk) safetyPlanMade(dst []procedure.Finding) []procedure.Finding {
	if !d.b.Asks(procedure.RuleSafetyPlanMade, d.b.On) {
		return dst
	}
	last := -1
	for i := range d.p.Outlines {
		if o := &d.p.Outlines[i]; isWithin(o.Date, d.b.On, d.ended) && (last < 0 || !o.Date.Before(d.p.Outlines[last].Date)) {
			last = i
		}
	}
	start := len(dst)
	f := note(&dst, procedure.RuleSafetyPlanMade, procedure.CaseSubject, "", d.at)
	f.Responsible = procedure.ConferenceChair
	switch {
	case !d.run:
		f.Outcome = d.instead
	case last < 0 && len(d.order) == 0:
	case last < 0:
		lacking(f, procedure.FieldsOf(field.Outlines))
	default:
		o := &d.p.Outlines[last]
		f.Since = o.Date
		f.At = d.at.Item(field.Outlines, last)
		var missing procedure.Fields
		missing.AddIf(o.Date.IsZero(), field.Date)
		missing.AddIf(o.Family != procedure.Yes, field.Family)
		missing.AddIf(len(o.Items) == 0, field.Items)
		for i := range o.Items {
			if o.Items[i].Description.IsBlank() && missing.IsZero() {
				f.At = f.At.Item(field.Items, i)
				missing.Add(field.Description)
			}
		}
		lacking(f, missing)
	}
	return d.b.AttachClauses(dst, start, d.b.On)
}

// AppendContingency appends what N 2.2k finds on the case: whether the contingency plan says
// what triggers it, what is done and who starts it, and whether family court proceedings were
// considered.
func AppendContingency(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleContingency, &b, g, p, held)
}

func (d *Desk) contingency(dst []procedure.Finding) []procedure.Finding {
	f := note(&dst, procedure.RuleContingency, procedure.CaseSubject, "", d.in.Field(field.Contingency))
	c := &d.revision.Contingency
	var missing procedure.Fields
	missing.AddIf(c.Triggers.IsBlank(), field.Triggers)
	missing.AddIf(c.Action.IsBlank(), field.Action)
	missing.AddIf(nobody(c.Starter), field.Starter)
	missing.AddIf(c.Proceedings == procedure.NotRecorded, field.Proceedings)
	lacking(f, missing)
	return dst
}

// AppendReviewPoints appends what N 2.2l finds: for each review point whether its day and the
// means of judging progress are recorded, and on the case whether there is one to come.
func AppendReviewPoints(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleReviewPoints, &b, g, p, held)
}

func (d *Desk) reviewPoints(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleReviewPoints
	points := d.revision.ReviewPoints
	ahead := note(&dst, rule, procedure.CaseSubject, "", d.in)
	var missing procedure.Fields
	missing.AddIf(!some(points, func(p *ReviewPoint) bool { return !p.On.IsZero() && !p.On.Before(d.b.On) }), field.ReviewPoints)
	lacking(ahead, missing)
	for i := range points {
		f := itemOf(d, &dst, rule, procedure.ReviewPointSubject, points[i].ID, field.ReviewPoints, i)
		var missing procedure.Fields
		missing.AddIf(points[i].On.IsZero(), field.On)
		missing.AddIf(points[i].Means.IsBlank(), field.Means)
		lacking(f, missing)
	}
	return dst
}
