package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// onChild returns a finding about a child whom the meeting concerns, and reports whether the
// child's rules run on its day: they are not applicable before birth, once grown up and while
// on no plan.
func (r *record) onChild(rule procedure.RuleID, c *coregroup.Child) (f procedure.Finding, run bool) {
	f = r.on(rule, procedure.SubjectIn(procedure.ChildSubject, c.ID, r.m.ID))
	run, f.Outcome = c.RulesRun(r.held)
	return f, run
}

// views returns the index of the views by child. Room is where it goes.
func (m *Minutes) views(room *few) index {
	return indexOf(room, m.Views, func(v *View) procedure.ChildID { return v.Child })
}

// isKnown reports whether a view had been given by a day.
func (v *View) isKnown(on calendar.Date) bool { return !v.On.After(on) }

// isGuest reports whether a child was there as a guest by a day, under the child's own id. A
// professional who bears a child's number is no child.
func (m *Minutes) isGuest(id procedure.MemberID, known calendar.Date) bool {
	return slices.ContainsFunc(m.Guests, func(guest Guest) bool {
		return guest.Person == procedure.Person{Role: procedure.Child, ID: id} && !guest.Sitting.After(known)
	})
}

// AppendChildViewAscertained appends what N 3.14b finds for each child who was not at a
// meeting: whether its minutes say how the child sees home, and whether the child is better
// protected. What was observed counts.
func AppendChildViewAscertained(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleChildViewAscertained
	return given{b, g, t, list}.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		var room, members, rows few
		views := r.minutes.views(&room)
		own := indexOf(&members, g.Members, func(m *coregroup.Member) procedure.ChildID { return m.Child })
		roll := r.minutes.roll(&rows, b.On)
		for i := range g.Children {
			child := &g.Children[i]
			if !r.m.Covers(child.ID) {
				continue
			}
			f, run := r.onChild(rule, child)
			there := r.minutes.isGuest(procedure.MemberID(child.ID), b.On)
			for _, e := range own.all(string(child.ID)) {
				there = there || roll.present(g.Members[e.at].ID)
			}
			switch {
			case !run:
			case there:
				f.Outcome = procedure.NotApplicable
			default:
				f = r.ascertained(f, views.all(string(child.ID)), b.On)
			}
			dst = b.Append(dst, r.held, f)
		}
		return dst
	})
}

// ascertained finds whether some views say how the child sees home, and of any improvement.
func (r *record) ascertained(f procedure.Finding, views []entry, known calendar.Date) procedure.Finding {
	f.Missing.Add(procedure.FieldViews)
	for _, e := range views {
		v := &r.minutes.Views[e.at]
		if !v.isKnown(known) {
			continue
		}
		if f.Missing.Has(procedure.FieldViews) { // the first
			f.Missing = procedure.FieldsOf(procedure.FieldView, procedure.FieldImprovement)
			f.At = f.At.Item(procedure.FieldViews, int(e.at))
		}
		if !v.View.IsBlank() {
			f.Missing.Remove(procedure.FieldView)
		}
		if !v.Improvement.IsBlank() {
			f.Missing.Remove(procedure.FieldImprovement)
		}
	}
	f.Outcome = f.Missing.Outcome()
	return f
}

// AppendWishesAndFeelings appends what N 3.4b finds for each child at each meeting: whether its
// minutes hold the child's wishes and feelings, learned or observed since the meeting before.
func AppendWishesAndFeelings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleWishesAndFeelings
	return given{b, g, t, list}.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		var room few
		views := r.minutes.views(&room)
		for i := range g.Children {
			child := &g.Children[i]
			if !r.m.Covers(child.ID) {
				continue
			}
			f, run := r.onChild(rule, child)
			if run {
				f = r.wishes(f, views.all(string(child.ID)), b.On)
			}
			dst = b.Append(dst, r.held, f)
		}
		return dst
	})
}

// wishes finds whether one of some views holds the child's wishes and feelings, and is not
// from before the last meeting. The one that lacks least counts.
func (r *record) wishes(f procedure.Finding, views []entry, known calendar.Date) procedure.Finding {
	minutes := f.At
	f.Missing.Add(procedure.FieldViews)
	for _, e := range views {
		v := &r.minutes.Views[e.at]
		if !v.isKnown(known) {
			continue
		}
		var missing procedure.Fields
		missing.AddIf(v.Wishes.IsBlank(), procedure.FieldWishes)
		missing.AddIf(!v.On.IsZero() && v.On.Before(r.before), procedure.FieldOn)
		if missing.Len() < f.Missing.Len() || f.Missing.Has(procedure.FieldViews) {
			f.Missing, f.At = missing, minutes.Item(procedure.FieldViews, int(e.at))
		}
	}
	f.Outcome = f.Missing.Outcome()
	return f
}

// AppendWayOfViews appends what N 3.15c finds for each view of a child: whether the way in
// which it reached the group is recorded.
func AppendWayOfViews(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleWayOfViews
	return given{b, g, t, list}.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		for i := range r.minutes.Views {
			v := &r.minutes.Views[i]
			if !v.isKnown(b.On) {
				continue
			}
			f := r.on(rule, procedure.SubjectIn(procedure.ViewSubject, v.ID, r.m.ID))
			f.At = f.At.Item(procedure.FieldViews, i)
			f.Missing.AddIf(v.Way == WayNotRecorded, procedure.FieldWay)
			f.Outcome = f.Missing.Outcome()
			dst = b.Append(dst, r.held, f)
		}
		return dst
	})
}
