package coregroup

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// appendChildren appends a finding for each child. What judge is not asked is the
// same for every rule of a child's: not applicable before birth, once grown up and
// while on no plan, and undetermined once the expected date has passed without a
// birth, or where no plan is recorded.
func (g *CoreGroup) appendChildren(dst []procedure.Finding, b *procedure.Basis, rule procedure.RuleID,
	judge func(c *Child, f procedure.Finding) procedure.Finding,
) []procedure.Finding {
	if len(g.Children) == 0 {
		return b.Append(dst, b.On, procedure.OnCase(rule, procedure.Undetermined))
	}
	for i := range g.Children {
		c := &g.Children[i]
		f := g.onChild(rule, i)
		f.Responsible = procedure.SocialWorker
		run, otherwise := c.RulesRun(b.On)
		if f.Outcome = otherwise; run {
			f = judge(c, f)
		}
		dst = b.Append(dst, b.On, f)
	}
	return dst
}

// onChild returns a finding about a child, by position.
func (g *CoreGroup) onChild(rule procedure.RuleID, i int) procedure.Finding {
	return procedure.Finding{
		Rule: rule, Subject: procedure.SubjectOf(procedure.ChildSubject, g.Children[i].ID),
		At: procedure.Place{}.Item(procedure.FieldChildren, i),
	}
}

// metBefore reports whether a meeting was held by a day at which the child, born by then,
// was on a plan.
func (c *Child) metBefore(held []HeldMeeting, on calendar.Date) bool {
	for _, h := range HeldUntil(held, on) {
		if c.IsOnPlan(h.Held) && c.Stage(h.Held) == Minor {
			return true
		}
	}
	return false
}

// pendingUntilHeld returns Met where nothing is missing, and otherwise Pending until a
// meeting was held while the child was on a plan.
func pendingUntilHeld(f procedure.Finding, c *Child, held []HeldMeeting, on calendar.Date) procedure.Finding {
	f.Outcome = f.Missing.Outcome()
	if f.Outcome == procedure.NotMet && !c.metBefore(held, on) {
		f.Outcome, f.Missing = procedure.Pending, procedure.Fields{}
	}
	return f
}

// AppendChildAttendanceDecided appends what N 3.14a finds for each child: whether a
// decision on attending is recorded, either way, with the day and who decided. It is
// pending until the first meeting was held.
func AppendChildAttendanceDecided(dst []procedure.Finding, b procedure.Basis, g *CoreGroup, held []HeldMeeting) []procedure.Finding {
	return g.appendChildren(dst, &b, procedure.RuleChildAttendanceDecided, func(c *Child, f procedure.Finding) procedure.Finding {
		if at, d := c.attendanceOn(b.On); d == nil {
			f.Missing.Add(procedure.FieldAttendance)
		} else {
			f.At = f.At.Item(procedure.FieldAttendance, at)
			f.Done = d.DecidedOn
			if d.Attends == procedure.NotRecorded {
				f.Missing.Add(procedure.FieldAttends)
			}
			if d.DecidedOn.IsZero() {
				f.Missing.Add(procedure.FieldDecidedOn)
			}
			if d.DecidedBy.ID == "" {
				f.Missing.Add(procedure.FieldDecidedBy)
			}
		}
		return pendingUntilHeld(f, c, held, b.On)
	})
}

// AppendChildAttendanceDiscussed appends what N 3.14c finds for each child about
// whose attendance something was decided: whether it was talked over with the child
// and those who know the child, and whether family relationships and the parents'
// views were considered. The views of parents who are all left out are not required.
// Without a decision it is pending until the first meeting was held, and then not
// applicable: the decision that is missing is a matter of N 3.14a.
func AppendChildAttendanceDiscussed(dst []procedure.Finding, b procedure.Basis, g *CoreGroup, held []HeldMeeting) []procedure.Finding {
	return g.appendChildren(dst, &b, procedure.RuleChildAttendanceDiscussed, func(c *Child, f procedure.Finding) procedure.Finding {
		at, d := c.attendanceOn(b.On)
		if d == nil {
			f.Outcome = procedure.NotApplicable
			if !c.metBefore(held, b.On) {
				f.Outcome = procedure.Pending
			}
			return f
		}
		f.At = f.At.Item(procedure.FieldAttendance, at)
		f.Done = d.DecidedOn
		if d.WithChild != procedure.Yes {
			f.Missing.Add(procedure.FieldWithChild)
		}
		if d.WithThoseWhoKnow != procedure.Yes {
			f.Missing.Add(procedure.FieldWithThoseWhoKnow)
		}
		if d.Relationships != procedure.Yes {
			f.Missing.Add(procedure.FieldRelationships)
		}
		if d.ParentsViews != procedure.Yes && g.hasParentToAsk(c, d.DecidedOn, b.On) {
			f.Missing.Add(procedure.FieldParentsViews)
		}
		f.Outcome = f.Missing.Outcome()
		return f
	})
}

// hasParentToAsk reports whether a parent or carer who may be linked to the child was not
// left out on the day of a decision, or if that is not recorded on another; or none is
// recorded at all.
func (g *CoreGroup) hasParentToAsk(c *Child, decided, on calendar.Date) bool {
	if decided.IsZero() {
		decided = on
	}
	none := true
	for i := range g.Members {
		m := &g.Members[i]
		if !m.IsParentOrCarer() || !m.mayBeLinkedTo(c.ID) {
			continue
		}
		none = false
		if g.Excluded(m.ID, decided, decided) != Excluded {
			return true
		}
	}
	return none
}

// AppendPurposeExplained appends what N 3.15b finds for each child who understands
// enough: whether it is recorded when it was explained what the core group is for
// and why the child's opinion matters. It is pending until the first meeting was
// held, and undetermined where the child's understanding is not recorded.
func AppendPurposeExplained(dst []procedure.Finding, b procedure.Basis, g *CoreGroup, held []HeldMeeting) []procedure.Finding {
	return g.appendChildren(dst, &b, procedure.RulePurposeExplained, func(c *Child, f procedure.Finding) procedure.Finding {
		switch c.Understanding {
		case procedure.Yes:
		case procedure.No:
			f.Outcome = procedure.NotApplicable
			return f
		default:
			f.Outcome = procedure.Undetermined
			f.Missing.Add(procedure.FieldUnderstanding)
			return f
		}
		x := c.Explained
		if x.On.After(b.On) {
			x = Explanation{}
		}
		f.Done = x.On
		f.At = f.At.Field(procedure.FieldExplained)
		if x.On.IsZero() {
			f.Missing.Add(procedure.FieldOn)
		}
		if x.Purpose != procedure.Yes {
			f.Missing.Add(procedure.FieldPurpose)
		}
		if x.WhyOpinionMatters != procedure.Yes {
			f.Missing.Add(procedure.FieldWhyOpinionMatters)
		}
		return pendingUntilHeld(f, c, held, b.On)
	})
}

// AppendPlanEndRecorded appends for each child who was on a plan whether its end is
// recorded once the child has turned 18. No document asks for it in so many words:
// the library cites the clause by which plans go on being reviewed.
func AppendPlanEndRecorded(dst []procedure.Finding, b procedure.Basis, g *CoreGroup) []procedure.Finding {
	const rule = procedure.RulePlanEndRecorded
	if len(g.Children) == 0 {
		return b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	for i := range g.Children {
		c := &g.Children[i]
		f := g.onChild(rule, i)
		f.Responsible = procedure.SocialWorker
		f.Outcome = procedure.NotApplicable
		if eighteenth := c.Eighteenth(); c.Stage(b.On) == Adult && len(c.OnPlan) > 0 {
			f.Since = eighteenth
			for j, p := range c.OnPlan {
				if !p.From.After(b.On) && (p.To.IsZero() || p.To.After(b.On)) {
					f.Missing.Add(procedure.FieldTo)
					f.At = f.At.Item(procedure.FieldOnPlan, j)
				}
			}
			f.Outcome = f.Missing.Outcome()
		}
		dst = b.Append(dst, b.On, f)
	}
	return dst
}
