package coregroup

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// eachChild appends a finding for each child. What a rule is not asked is the
// same for every rule of a child's: not applicable before birth, once grown up and
// while on no plan, and undetermined once the expected date has passed without a
// birth, or where no plan is recorded.
func (d *Desk) eachChild(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	start := len(dst)
	for i := range d.g.Children {
		f := d.child(&dst, rule, i)
		if f.Outcome = d.children[i].otherwise; !d.children[i].run {
			continue
		}
		switch rule {
		case procedure.RuleChildAttendanceDecided:
			d.attendanceDecided(f, i)
		case procedure.RuleChildAttendanceDiscussed:
			d.attendanceDiscussed(f, i)
		default:
			d.purposeExplained(f, i)
		}
	}
	if len(d.g.Children) == 0 {
		return d.onCase(dst, rule, procedure.Undetermined)
	}
	return d.b.AttachClauses(dst, start, d.b.On)
}

// child notes a finding about a child, by position.
func (d *Desk) child(dst *[]procedure.Finding, rule procedure.RuleID, i int) *procedure.Finding {
	f := findings.Note(dst, rule, procedure.ChildSubject, d.g.Children[i].ID, "")
	f.Responsible, f.At = procedure.SocialWorker, procedure.Place{}.Item(field.Children, i)
	return f
}

// metBefore reports whether one of some meetings was held while the child, born by then,
// was on a plan.
func (c *Child) metBefore(held []HeldMeeting) bool {
	for i := range held {
		if on := held[i].Held; c.IsOnPlan(on) && c.Stage(on) == Minor {
			return true
		}
	}
	return false
}

// pendingUntilHeld sets what is not recorded: Met where that is nothing, and otherwise Pending until a
// meeting was held while the child was on a plan.
func (d *Desk) pendingUntilHeld(f *procedure.Finding, i int, missing procedure.Fields) {
	lacking(f, missing)
	if f.Outcome == procedure.NotMet && !d.children[i].met {
		f.Outcome, f.Missing = procedure.Pending, procedure.Fields{}
	}
}

// AppendChildAttendanceDecided appends what N 3.14a finds for each child: whether a
// decision on attending is recorded, either way, with the day and who decided. It is
// pending until the first meeting was held.
func AppendChildAttendanceDecided(dst []procedure.Finding, b procedure.Basis, g *CoreGroup, held []HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleChildAttendanceDecided, &b, g, held)
}

func (d *Desk) attendanceDecided(f *procedure.Finding, i int) {
	var missing procedure.Fields
	if at, a := d.g.Children[i].attendanceOn(d.b.On); a == nil {
		missing.Add(field.Attendance)
	} else {
		f.At = f.At.Item(field.Attendance, at)
		f.Done = a.DecidedOn
		missing.AddIf(a.Attends == procedure.NotRecorded, field.Attends)
		missing.AddIf(a.DecidedOn.IsZero(), field.DecidedOn)
		missing.AddIf(a.DecidedBy.ID == "", field.DecidedBy)
	}
	d.pendingUntilHeld(f, i, missing)
}

// AppendChildAttendanceDiscussed appends what N 3.14c finds for each child about
// whose attendance something was decided: whether it was talked over with the child
// and those who know the child, and whether family relationships and the parents'
// views were considered. The views of parents who are all left out are not required.
// Without a decision it is pending until the first meeting was held, and then not
// applicable: the decision that is missing is a matter of N 3.14a.
func AppendChildAttendanceDiscussed(dst []procedure.Finding, b procedure.Basis, g *CoreGroup, held []HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleChildAttendanceDiscussed, &b, g, held)
}

func (d *Desk) attendanceDiscussed(f *procedure.Finding, i int) {
	c := &d.g.Children[i]
	at, a := c.attendanceOn(d.b.On)
	if a == nil {
		f.Outcome = procedure.NotApplicable
		if !d.children[i].met {
			f.Outcome = procedure.Pending
		}
		return
	}
	f.At = f.At.Item(field.Attendance, at)
	f.Done = a.DecidedOn
	var missing procedure.Fields
	missing.AddIf(a.WithChild != procedure.Yes, field.WithChild)
	missing.AddIf(a.WithThoseWhoKnow != procedure.Yes, field.WithThoseWhoKnow)
	missing.AddIf(a.Relationships != procedure.Yes, field.Relationships)
	missing.AddIf(a.ParentsViews != procedure.Yes && d.hasParentToAsk(c, a.DecidedOn), field.ParentsViews)
	lacking(f, missing)
}

// hasParentToAsk reports whether a parent or carer who may be linked to the child was not
// left out on the day of a decision, or if that is not recorded on another; or none is
// recorded at all.
func (d *Desk) hasParentToAsk(c *Child, decided calendar.Date) bool {
	if decided.IsZero() {
		decided = d.b.On
	}
	none := true
	for i := range d.people {
		m := &d.g.Members[i]
		if !d.people[i].IsParentOrCarer() || !m.mayBeLinkedTo(c.ID) {
			continue
		}
		none = false
		if d.g.Excluded(m.ID, decided, decided) != Excluded {
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
	return one(dst, procedure.RulePurposeExplained, &b, g, held)
}

func (d *Desk) purposeExplained(f *procedure.Finding, i int) {
	switch d.g.Children[i].Understanding {
	case procedure.Yes:
	case procedure.No:
		f.Outcome = procedure.NotApplicable
		return
	default:
		f.Outcome = procedure.Undetermined
		f.Missing.Add(field.Understanding)
		return
	}
	x := d.g.Children[i].Explained
	if x.On.After(d.b.On) {
		x = Explanation{}
	}
	f.Done = x.On
	f.At = f.At.Field(field.Explained)
	var missing procedure.Fields
	missing.AddIf(x.On.IsZero(), field.On)
	missing.AddIf(x.Purpose != procedure.Yes, field.Purpose)
	missing.AddIf(x.WhyOpinionMatters != procedure.Yes, field.WhyOpinionMatters)
	d.pendingUntilHeld(f, i, missing)
}

// AppendPlanEndRecorded appends for each child who was on a plan whether its end is
// recorded once the child has turned 18. No document asks for it in so many words:
// the library cites the clause by which plans go on being reviewed.
func AppendPlanEndRecorded(dst []procedure.Finding, b procedure.Basis, g *CoreGroup) []procedure.Finding {
	return one(dst, procedure.RulePlanEndRecorded, &b, g, nil)
}

func (d *Desk) planEndRecorded(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RulePlanEndRecorded
	if len(d.g.Children) == 0 {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	start := len(dst)
	for i := range d.g.Children {
		c := &d.g.Children[i]
		f := d.child(&dst, rule, i)
		f.Outcome = procedure.NotApplicable
		if c.Stage(d.b.On) != Adult || len(c.OnPlan) == 0 {
			continue
		}
		f.Since = c.Eighteenth()
		for j, p := range c.OnPlan {
			if !p.From.After(d.b.On) && (p.To.IsZero() || p.To.After(d.b.On)) {
				f.Missing.Add(field.To)
				f.At = f.At.Item(field.OnPlan, j)
			}
		}
		f.Outcome = f.Missing.Outcome()
	}
	return d.b.AttachClauses(dst, start, d.b.On)
}
