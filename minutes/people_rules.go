package minutes

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// carriesOut reports whether a professional has a part in the plan: whoever chairs, writes,
// supervises, speaks for someone or interprets, and nothing else, has none.
func carriesOut(m *coregroup.Member) bool {
	if !m.IsProfessional() {
		return false
	}
	for _, r := range m.Roles {
		switch r {
		case procedure.LineManager, procedure.TeamManager, procedure.Supervisor, procedure.ConferenceChair, procedure.MinuteTaker,
			procedure.Advocate, procedure.Interpreter, procedure.Translator, procedure.Student, procedure.Observer:
		default:
			return true
		}
	}
	return false
}

// AppendContactShared appends what N 3.5a finds for each professional with a part in the plan,
// at each meeting: whether the minutes say how often they saw or spoke to the family. There
// need be no written report.
func AppendContactShared(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleContactShared
	return given{&b, g, t, list}.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		var room few
		index := indexOf(&room, r.minutes.Contributions, func(c *Contribution) procedure.MemberID { return c.Member })
		for m := range g.MembersOn(r.held) {
			if !carriesOut(m) || !r.attends(g, m) {
				continue
			}
			f := r.onMember(rule, m.ID)
			if at := index.first(string(m.ID)); at < 0 {
				f.Missing.Add(procedure.FieldContributions)
			} else {
				f.At = f.At.Item(procedure.FieldContributions, at)
				f.Missing.AddIf(r.minutes.Contributions[at].Contact.IsBlank(), procedure.FieldContact)
			}
			f.Outcome = f.Missing.Outcome()
			dst = b.Append(dst, r.held, f)
		}
		return dst
	})
}

// AppendContributionClear appends what N 3.7a finds for each professional's contribution:
// whether it has what was achieved against what was expected, what is in the way, and what
// more help is needed. A meeting without any is not met.
func AppendContributionClear(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleContributionClear
	return given{&b, g, t, list}.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		var room few
		members := peopleOf(&room, g)
		none := true
		for i := range r.minutes.Contributions {
			c := &r.minutes.Contributions[i]
			if m := members.member(c.Member); m != nil && !m.IsProfessional() {
				continue
			}
			none = false
			f := r.on(rule, procedure.SubjectIn(procedure.ContributionSubject, c.Member, r.m.ID))
			f.At = f.At.Item(procedure.FieldContributions, i)
			f.Missing.AddIf(c.Achieved.IsBlank(), procedure.FieldAchieved)
			f.Missing.AddIf(c.Expected.IsBlank(), procedure.FieldExpected)
			f.Missing.AddIf(c.Blocks.IsBlank(), procedure.FieldBlocks)
			f.Missing.AddIf(c.FurtherHelp.IsBlank(), procedure.FieldFurtherHelp)
			f.Outcome = f.Missing.Outcome()
			dst = b.Append(dst, r.held, f)
		}
		if none {
			f := r.onMeeting(rule)
			f.Outcome = procedure.NotMet
			f.Missing.Add(procedure.FieldContributions)
			dst = b.Append(dst, r.held, f)
		}
		return dst
	})
}

// children appends a finding for each child whom each meeting concerns. What judge is not
// asked is as for every rule of a child's: not applicable before birth, once grown up and
// while on no plan, on the day of the meeting. The index is of the views by child.
func (c given) children(dst []procedure.Finding, rule procedure.RuleID,
	judge func(r record, views index, child *coregroup.Child, f procedure.Finding) procedure.Finding,
) []procedure.Finding {
	return c.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		var room few
		views := indexOf(&room, r.minutes.Views, func(v *View) procedure.ChildID { return v.Child })
		for i := range c.g.Children {
			child := &c.g.Children[i]
			if !r.m.Covers(child.ID) {
				continue
			}
			f := r.on(rule, procedure.SubjectIn(procedure.ChildSubject, child.ID, r.m.ID))
			run, otherwise := child.RulesRun(r.held)
			if f.Outcome = otherwise; run {
				f = judge(r, views, child, f)
			}
			dst = c.b.Append(dst, r.held, f)
		}
		return dst
	})
}

// isKnown reports whether a view had been given by a day.
func (v *View) isKnown(on calendar.Date) bool { return !v.On.After(on) }

// AppendChildViewAscertained appends what N 3.14b finds for each child who was not at a
// meeting: whether its minutes say how the child sees home, and whether the child is better
// protected. What was observed counts.
func AppendChildViewAscertained(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	var members few
	own := indexOf(&members, g.Members, func(m *coregroup.Member) procedure.ChildID { return m.Child })
	return given{&b, g, t, list}.children(dst, procedure.RuleChildViewAscertained, func(r record, views index, child *coregroup.Child, f procedure.Finding) procedure.Finding {
		for _, e := range own.all(string(child.ID)) {
			var room few
			if r.minutes.roll(&room, b.On).present(g.Members[e.at].ID) {
				f.Outcome = procedure.NotApplicable
				return f
			}
		}
		f.Missing = procedure.FieldsOf(procedure.FieldView, procedure.FieldImprovement)
		at := -1
		for _, e := range views.all(string(child.ID)) {
			v := &r.minutes.Views[e.at]
			if !v.isKnown(b.On) {
				continue
			}
			if at < 0 {
				at = int(e.at)
			}
			if !v.View.IsBlank() {
				f.Missing.Remove(procedure.FieldView)
			}
			if !v.Improvement.IsBlank() {
				f.Missing.Remove(procedure.FieldImprovement)
			}
		}
		if at < 0 {
			f.Missing = procedure.FieldsOf(procedure.FieldViews)
		} else {
			f.At = f.At.Item(procedure.FieldViews, at)
		}
		f.Outcome = f.Missing.Outcome()
		return f
	})
}

// AppendWishesAndFeelings appends what N 3.4b finds for each child at each meeting: whether its
// minutes hold the child's wishes and feelings, learned or observed since the meeting before.
func AppendWishesAndFeelings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return given{&b, g, t, list}.children(dst, procedure.RuleWishesAndFeelings, func(r record, views index, child *coregroup.Child, f procedure.Finding) procedure.Finding {
		meeting := f.At
		f.Missing.Add(procedure.FieldViews)
		for _, e := range views.all(string(child.ID)) {
			v := &r.minutes.Views[e.at]
			if !v.isKnown(b.On) {
				continue
			}
			var missing procedure.Fields
			missing.AddIf(v.Wishes.IsBlank(), procedure.FieldWishes)
			missing.AddIf(!v.On.IsZero() && v.On.Before(r.before), procedure.FieldOn)
			if missing.Len() < f.Missing.Len() || f.Missing.Has(procedure.FieldViews) {
				f.Missing, f.At = missing, meeting.Item(procedure.FieldViews, int(e.at))
			}
		}
		f.Outcome = f.Missing.Outcome()
		return f
	})
}

// AppendWayOfViews appends what N 3.15c finds for each view of a child: whether the way in
// which it reached the group is recorded.
func AppendWayOfViews(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleWayOfViews
	return given{&b, g, t, list}.each(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
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
