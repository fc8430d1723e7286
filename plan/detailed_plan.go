package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/schedule"
)

// detailedPlanDeveloped is N 2.1b: on the case whether the core group turned the outline into a detailed plan, and once it
// did, for each item of an outline whether the detailed plan takes it up. It is pending from the first meeting, and not met
// from the second one on, or from the day after the first minutes were due, whichever is sooner; that limit is the library's
// own, and there is no being late by it. Where the procedure gives a limit the finding says where that stands. The items of
// an outline that a later conference agreed, for a child added then, count from the first meeting since. A detailed plan
// dated before the first meeting is pointed out, and where no outline is recorded, or nothing in it, it is undetermined.
var detailedPlanDeveloped = rule{Check: (*review).detailedPlanDeveloped, Rule: procedure.Rule{
	ID: procedure.RuleDetailedPlanDeveloped, Title: "Detailed plan developed",
	Doc:    "The core group turned the outline plan into a detailed one that takes up every item of it, by its second meeting or the day on which the first minutes were due.",
	Reads:  []procedure.Record{procedure.Children, procedure.Meetings, procedure.Outlines, procedure.Revisions},
	Events: []procedure.Event{procedure.InitialConference, procedure.PreviousMeeting, procedure.Meeting}, Remedy: remedy.DevelopPlan,
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Answers)},
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Complete: true, InTime: true, Text: "The detailed plan was not there by {due}, the last day that the library takes for it: the guide gives none."},
	},
	Adds: []procedure.Addition{{Missing: field.Outlines, Fields: procedure.FieldsOf(field.Date, field.Family, field.Items)}},
}}

func (w *review) detailedPlanDeveloped(dst []procedure.Finding, rule *rule) []procedure.Finding {
	v := develop{review: w, rule: rule, on: w.b.On, before: w.ended, order: w.order}
	if !w.run {
		// As it was on the last day of the plans.
		v.on = calendar.Date{}
		for i := range w.g.Children {
			if last := w.g.Children[i].PlanEnded(w.b.On); last.After(v.on) {
				v.on = last
			}
		}
		v.before = w.g.EarlierPlansEnded(v.on)
		w.before = w.p.appendInOrder(w.before[:0], v.on, v.before)
		v.order = w.before
	}
	v.held = heldSince(coregroup.HeldUntil(w.held, v.on), v.before)
	if !w.run && len(v.held) == 0 {
		return w.onCase(dst, rule, w.instead)
	}
	items, first := 0, -1
	for i := range w.p.Outlines {
		o := &w.p.Outlines[i]
		if !isWithin(o.Date, v.on, v.before) {
			continue
		}
		items += len(o.Items)
		if first < 0 || o.Date.Before(w.p.Outlines[first].Date) {
			first = i
		}
	}
	dst = v.whole(dst, first, items)
	if len(v.order) == 0 {
		return dst
	}
	for i := range w.p.Outlines {
		if isWithin(w.p.Outlines[i].Date, v.on, v.before) {
			dst = v.items(dst, i, i != first)
		}
	}
	return dst
}

// develop is how a detailed plan comes to be developed on a day: that of the review, or the last
// of the plans where they have ended.
type develop struct {
	*review
	rule   *rule
	on     calendar.Date
	before calendar.Date
	// held are the meetings, and order the revisions, of the plans that run on the day.
	held  []coregroup.HeldMeeting
	order []int32
}

// note notes a finding, about what is open by the first of some meetings.
func (v *develop) note(dst *[]procedure.Finding, kind procedure.SubjectKind, id procedure.OutlineItemID, held []coregroup.HeldMeeting) *procedure.Finding {
	f := note(dst, v.rule, kind, id, v.at)
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
			f.Remark = remark.PlanBeforeFirstMeeting
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

// contingency is N 2.2k, on the case.
var contingency = rule{Check: inForce((*review).contingency), Rule: procedure.Rule{
	ID: procedure.RuleContingency, Title: "Contingency plan", Reads: readsPlanInForce,
	Doc:      "The contingency plan says what triggers it, what is done and who starts it, and family court proceedings were considered.",
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Contingency)},
}}

func (w *review) contingency(dst []procedure.Finding, rule *rule) []procedure.Finding {
	f := note(&dst, rule, procedure.CaseSubject, "", w.in.Field(field.Contingency))
	c := &w.revision.Contingency
	var missing procedure.Fields
	missing.AddIf(c.Triggers.IsBlank(), field.Triggers)
	missing.AddIf(c.Action.IsBlank(), field.Action)
	missing.AddIf(nobody(c.Starter), field.Starter)
	missing.AddIf(c.Proceedings == procedure.NotRecorded, field.Proceedings)
	lacking(f, missing)
	return dst
}

// reviewPoints is N 2.2l, for each review point, and on the case for one to come.
var reviewPoints = rule{Check: inForce((*review).reviewPoints), Rule: procedure.Rule{
	ID: procedure.RuleReviewPoints, Title: "Review points", Reads: readsPlanInForce,
	Doc:      "Each review point has a day and the means of judging progress, and there is one to come.",
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.ReviewPoints)},
	Adds:     []procedure.Addition{{Missing: field.ReviewPoints, Fields: procedure.FieldsOf(field.ID, field.On, field.Means)}},
}}

func (w *review) reviewPoints(dst []procedure.Finding, rule *rule) []procedure.Finding {
	points := w.revision.ReviewPoints
	ahead := note(&dst, rule, procedure.CaseSubject, "", w.in)
	var missing procedure.Fields
	missing.AddIf(!some(points, func(p *ReviewPoint) bool { return !p.On.IsZero() && !p.On.Before(w.b.On) }), field.ReviewPoints)
	lacking(ahead, missing)
	for i := range points {
		f := itemOf(w, &dst, rule, procedure.ReviewPointSubject, points[i].ID, field.ReviewPoints, i)
		var missing procedure.Fields
		missing.AddIf(points[i].On.IsZero(), field.On)
		missing.AddIf(points[i].Means.IsBlank(), field.Means)
		lacking(f, missing)
	}
	return dst
}

// safetyPlanMade is B 1a, on the case: whether the plan that the last conference made is recorded, with its day, what it
// asks for, and that the family took part in making it. Where there is no plan at all it is undetermined.
var safetyPlanMade = rule{Check: (*review).safetyPlanMade, Rule: procedure.Rule{
	ID: procedure.RuleSafetyPlanMade, Title: "Plan made at the conference", Reads: []procedure.Record{procedure.Children, procedure.Outlines, procedure.Revisions},
	Doc:    "The plan that the conference made with the family is recorded.",
	Remedy: remedy.MakeSafetyPlan,
	Labels: []procedure.Label{{Field: field.Family, Text: "that the family took part in making it"}},
	Adds: []procedure.Addition{
		{Missing: field.Items, Fields: procedure.FieldsOf(field.ID, field.Description)},
		{Missing: field.Outlines, Fields: procedure.FieldsOf(field.Date, field.Family, field.Items)},
	},
}}

func (w *review) safetyPlanMade(dst []procedure.Finding, rule *rule) []procedure.Finding {
	if !w.b.Asks(rule.ID, w.b.On) {
		return dst
	}
	last := -1
	for i := range w.p.Outlines {
		if o := &w.p.Outlines[i]; isWithin(o.Date, w.b.On, w.ended) && (last < 0 || !o.Date.Before(w.p.Outlines[last].Date)) {
			last = i
		}
	}
	start := len(dst)
	f := note(&dst, rule, procedure.CaseSubject, "", w.at)
	f.Responsible = procedure.ConferenceChair
	switch {
	case !w.run:
		f.Outcome = w.instead
	case last < 0 && len(w.order) == 0:
	case last < 0:
		lacking(f, procedure.FieldsOf(field.Outlines))
	default:
		o := &w.p.Outlines[last]
		f.Since = o.Date
		f.At = w.at.Item(field.Outlines, last)
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
	return w.b.AttachClauses(dst, start, w.b.On)
}

// dayOr returns a day, or another where it is not recorded.
func dayOr(day, otherwise calendar.Date) calendar.Date {
	if day.IsZero() {
		return otherwise
	}
	return day
}

// revisionRecorded is N 2.3a, for each revision.
var revisionRecorded = rule{Check: (*review).revisionRecorded, Rule: procedure.Rule{
	ID: procedure.RuleRevisionRecorded, Title: "Revisions recorded", Reads: []procedure.Record{procedure.Children, procedure.Revisions},
	Doc: "Each revision has a number and a day, and each after the first a reason.",
}}

func (w *review) revisionRecorded(dst []procedure.Finding, rule *rule) []procedure.Finding {
	for k, at := range w.all {
		start := len(dst)
		r := &w.p.Revisions[at]
		f := w.onRevision(&dst, rule, at)
		var missing procedure.Fields
		missing.AddIf(r.Number == 0, field.Number)
		missing.AddIf(r.Date.IsZero(), field.Date)
		missing.AddIf(r.Reason.IsBlank() && !w.isFirst(k), field.Reason)
		lacking(f, missing)
		dst = w.b.AttachClauses(dst, start, dayOr(r.Date, w.b.On))
	}
	if len(w.all) == 0 {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	return dst
}

// isFirst reports whether a revision, by its place in the order, is the first of a plan: none is
// before it, or all that are belong to plans that had ended.
func (w *review) isFirst(k int) bool {
	if k == 0 {
		return true
	}
	before := w.p.Revisions[w.all[k-1]].Date
	return !before.IsZero() && !before.After(w.g.EarlierPlansEnded(w.p.Revisions[w.all[k]].Date))
}

func (w *review) onRevision(dst *[]procedure.Finding, rule *rule, at int32) *procedure.Finding {
	r := &w.p.Revisions[at]
	f := note(dst, rule, procedure.RevisionSubject, r.ID, w.at.Item(field.Revisions, int(at)))
	f.Since = r.Date
	return f
}
