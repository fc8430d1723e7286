package coregroup

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// eachChild returns the check of a rule that gives a finding for each child. What it is not asked is the same for every such
// rule: not applicable before birth, once grown up and while on no plan, and undetermined once the expected date has passed
// without a birth, or where no plan is recorded.
func eachChild(judge func(v *review, f *procedure.Finding, child int)) func(*review, []procedure.Finding, *rule) []procedure.Finding {
	return func(v *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		start := len(dst)
		for i := range v.g.Children {
			f := v.child(&dst, rule, i)
			if f.Outcome = v.children[i].otherwise; v.children[i].run {
				judge(v, f, i)
			}
		}
		if len(v.g.Children) == 0 {
			return v.onCase(dst, rule, procedure.Undetermined)
		}
		return v.b.AttachClauses(dst, start, v.b.On)
	}
}

func (v *review) child(dst *[]procedure.Finding, rule *rule, i int) *procedure.Finding {
	f := findings.Note(dst, rule.ID, procedure.ChildSubject, v.g.Children[i].ID, "")
	f.Responsible, f.At = procedure.SocialWorker, procedure.Place{}.Item(field.Children, i)
	return f
}

// metBefore reports whether one of some meetings was held while the child, born by then, was on a plan.
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
func (v *review) pendingUntilHeld(f *procedure.Finding, i int, missing procedure.Fields) {
	lacking(f, missing)
	if f.Outcome == procedure.NotMet && !v.children[i].met {
		f.Outcome, f.Missing = procedure.Pending, procedure.Fields{}
	}
}

// childAttendanceDecided is N 3.14a, for each child. It is pending until the first meeting was held.
var childAttendanceDecided = rule{Check: eachChild((*review).judgeAttendance), Rule: procedure.Rule{
	ID: procedure.RuleChildAttendanceDecided, Title: "Child's attendance decided", Reads: []procedure.Record{procedure.Children, procedure.ChildAttendance, procedure.Meetings},
	Doc:    "For each child it is recorded whether the child attends, who decided it and when; either way is met.",
	Labels: []procedure.Label{{Field: field.Attendance, Text: "a decision whether the child comes"}},
	Adds: []procedure.Addition{
		{Missing: field.Attendance, Fields: procedure.FieldsOf(field.Attends, field.DecidedBy, field.DecidedOn, field.WithChild, field.WithThoseWhoKnow, field.Relationships, field.ParentsViews)},
	},
}}

func (v *review) judgeAttendance(f *procedure.Finding, i int) {
	var missing procedure.Fields
	if at, a := v.g.Children[i].attendanceOn(v.b.On); a == nil {
		missing.Add(field.Attendance)
	} else {
		f.At = f.At.Item(field.Attendance, at)
		f.Done = a.DecidedOn
		missing.AddIf(a.Attends == procedure.NotRecorded, field.Attends)
		missing.AddIf(a.DecidedOn.IsZero(), field.DecidedOn)
		missing.AddIf(a.DecidedBy.ID == "", field.DecidedBy)
	}
	v.pendingUntilHeld(f, i, missing)
}

// childAttendanceDiscussed is N 3.14c, for each child about whose attendance something was decided: whether it was talked
// over with the child and those who know the child, and whether family relationships and the parents' views were considered.
// The views of parents who are all excluded are not required. Without a decision it is pending until the first meeting was
// held, and then not applicable: the decision that is missing is a matter of N 3.14a.
var childAttendanceDiscussed = rule{Check: eachChild((*review).judgeDiscussion), Rule: procedure.Rule{
	ID: procedure.RuleChildAttendanceDiscussed, Title: "Child's attendance discussed",
	Doc:   "The decision on a child's attendance was talked over with the child and those who know the child, and took account of family relationships and the parents' views; not of the views of parents who were all excluded.",
	Reads: []procedure.Record{procedure.Children, procedure.ChildAttendance, procedure.Members, procedure.Exclusions, procedure.Meetings},
}}

func (v *review) judgeDiscussion(f *procedure.Finding, i int) {
	c := &v.g.Children[i]
	at, a := c.attendanceOn(v.b.On)
	if a == nil {
		f.Outcome = procedure.NotApplicable
		if !v.children[i].met {
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
	missing.AddIf(a.ParentsViews != procedure.Yes && v.hasParentToAsk(c, a.DecidedOn), field.ParentsViews)
	lacking(f, missing)
}

// hasParentToAsk reports whether a parent or carer who may be linked to the child was not excluded on the day of a decision,
// or if that is not recorded on another; or none is recorded at all.
func (v *review) hasParentToAsk(c *Child, decided calendar.Date) bool {
	if decided.IsZero() {
		decided = v.b.On
	}
	none := true
	for i := range v.people {
		m := &v.g.Members[i]
		if !v.people[i].IsParentOrCarer() || len(m.LinkedTo) > 0 && !slices.Contains(m.LinkedTo, c.ID) {
			continue
		}
		none = false
		if v.g.Excluded(m.ID, decided, decided) != Excluded {
			return true
		}
	}
	return none
}

// AttendanceDecision is a decision on whether a child attends core group meetings, and what was considered for it.
type AttendanceDecision struct {
	DecidedOn calendar.Date    `json:"decidedOn,omitzero"`
	DecidedBy procedure.Person `json:"decidedBy,omitzero"`
	// Attends is the decision itself.
	Attends procedure.Answer `json:"attends,omitzero"`
	// WithChild and WithThoseWhoKnow say that it was talked over with the child and with those who know the child well;
	// Relationships that its effect on family relationships was considered, and ParentsViews that the parents' views were.
	WithChild        procedure.Answer `json:"withChild,omitzero"`
	WithThoseWhoKnow procedure.Answer `json:"withThoseWhoKnow,omitzero"`
	Relationships    procedure.Answer `json:"relationships,omitzero"`
	ParentsViews     procedure.Answer `json:"parentsViews,omitzero"`
}

// PurposeExplained is when what the core group is for was explained to a child.
type PurposeExplained struct {
	On calendar.Date `json:"on,omitzero"`
	// Purpose says that the group's role and purpose were explained, and
	// WhyOpinionMatters why the child's own opinion is so important.
	Purpose           procedure.Answer `json:"purpose,omitzero"`
	WhyOpinionMatters procedure.Answer `json:"whyOpinionMatters,omitzero"`
}

// AttendanceOn returns the decision on a child's attendance that counts on a day: the last one made by then, nil if there is
// none. A decision without a day was always known and comes before those with one.
func (c *Child) AttendanceOn(on calendar.Date) *AttendanceDecision {
	_, d := c.attendanceOn(on)
	return d
}

func (c *Child) attendanceOn(on calendar.Date) (at int, last *AttendanceDecision) {
	for i := range c.Attendance {
		d := &c.Attendance[i]
		if !d.DecidedOn.After(on) && (last == nil || !d.DecidedOn.Before(last.DecidedOn)) {
			at, last = i, d
		}
	}
	return at, last
}

// purposeExplained is N 3.15b, for each child who understands enough: whether it is recorded when it was explained what the
// core group is for and why the child's opinion matters. It is pending until the first meeting was held, and undetermined
// where the child's understanding is not recorded.
var purposeExplained = rule{Check: eachChild((*review).judgeExplanation), Rule: procedure.Rule{
	ID: procedure.RulePurposeExplained, Title: "Core group explained to the child", Reads: []procedure.Record{procedure.Children, procedure.ChildAttendance, procedure.Meetings},
	Doc:    "A child of sufficient understanding was told what the core group is for and why the child's opinion matters.",
	Labels: []procedure.Label{{Field: field.Purpose, Text: "what the core group is for"}},
}}

func (v *review) judgeExplanation(f *procedure.Finding, i int) {
	switch v.g.Children[i].Understanding {
	case procedure.Yes:
	case procedure.No:
		f.Outcome = procedure.NotApplicable
		return
	default:
		f.Outcome = procedure.Undetermined
		f.Missing.Add(field.Understanding)
		return
	}
	x := v.g.Children[i].Explained
	if x.On.After(v.b.On) {
		x = PurposeExplained{}
	}
	f.Done = x.On
	f.At = f.At.Field(field.Explained)
	var missing procedure.Fields
	missing.AddIf(x.On.IsZero(), field.On)
	missing.AddIf(x.Purpose != procedure.Yes, field.Purpose)
	missing.AddIf(x.WhyOpinionMatters != procedure.Yes, field.WhyOpinionMatters)
	v.pendingUntilHeld(f, i, missing)
}
