package childprotection

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/schedule"
)

// ToClear returns what would clear an open finding of a case, as on the day of the basis: the
// records to add or to complete, which fields of them, and by whom. A finding that is pending and
// has a last day is answered too, with what would meet it.
//
// Once the steps are recorded, dated as they happened and by the day of the review, and say that
// what the clause asks for was done, the finding is gone, not applicable, pending or met, if only
// late; and no other of equal or higher priority is opened, but for what the record itself starts:
//
//   - A fact that decides whether a clause applies may show that it does, such as that a child's
//     safety is affected, or on which day something was agreed. What the clause then asks for opens.
//   - That a child is born or on a plan, that a conference made one, who belongs to the group, who is
//     left out, who the social worker or a line manager is, to which children someone is linked, and how
//     often the plan says that a child is seen, lets rules judge what could not be told before.
//   - A conference, meeting or visit starts the time for what comes next, and may be the one by
//     which something else was to be done.
//   - What belongs to a day on which no edition was in force yet cannot be told, and may open as that.
//
// It reports false for what nothing recorded now clears, and for what is not open. What has
// happened, or can happen no more, stays in the report: papers that went to someone who may not
// have them, who was in the chair, a parent who did not attend, what was carried over, a day missed
// for good when the plan ended. Neither is there anything to record today for what was done today
// and is next due another day, nor where the record has it with a later day already. An agreed
// exception is a manager's decision and never a remedy. There is none either where no edition of the
// procedure was in force, or the basis is broken. The finding is to be one of this case on this day.
//
// The remedies of several findings may ask for one and the same record, such as the minutes of a
// meeting: record one, review again, and ask for the next.
//
// A place in the detailed plan is in the revision that the finding is about. Whoever keeps a
// revision for each change puts what is added into a new one.
func ToClear(b procedure.Basis, c Case, f procedure.Finding) (Remedy, bool) {
	e, ok := b.Procedures.On(b.On)
	open := f.Priority() != procedure.NoPriority || f.Outcome == procedure.Pending && !f.Due.IsZero()
	if !ok || b.Validate() != nil || f.Clause == "" || !open {
		return Remedy{}, false
	}
	x := clearing{b: b, c: &c, f: f, e: e}
	steps := x.steps()
	return Remedy{steps}, len(steps) > 0
}

// clearing is a finding with what it takes to find what clears it.
type clearing struct {
	b procedure.Basis
	c *Case
	f procedure.Finding
	// e is the edition in force on the day of the review.
	e *procedure.Edition
}

// steps returns what clears the finding, nothing where nothing does.
func (x *clearing) steps() []procedure.RemedyStep {
	f := &x.f
	switch {
	case f.Outcome == procedure.Undetermined && f.Missing.IsZero():
		return x.unsettled()
	case f.Missing.Has(field.Decisions):
		return x.decided()
	}
	switch f.Rule {
	case procedure.RuleFirstMeeting, procedure.RuleFirstMeetingGuidance, procedure.RuleNextMeeting, procedure.RuleLastMeetingBeforeReview:
		return x.holdMeeting()
	case procedure.RuleFirstReviewConference, procedure.RuleLaterReviewConference:
		return x.holdReview()
	case procedure.RuleVisitDue:
		return x.visit()
	case procedure.RuleMinutesCirculated:
		return x.send()
	case procedure.RuleMinutesReviewed:
		return x.goThrough()
	case procedure.RuleExclusionInMinutes:
		return x.decisionInMinutes()
	case procedure.RuleMembersDeliverPlan, procedure.RuleInteragency, procedure.RuleMembershipAgreed, procedure.RuleMembershipAmended,
		procedure.RuleFamilyAndSocialWorker:
		return x.membership()
	case procedure.RuleUsualChair, procedure.RuleOtherChair, procedure.RuleChairKeepsMinutes, procedure.RuleSocialWorkerKeepsRecord:
		return x.chair()
	case procedure.RuleExclusionDebated, procedure.RuleExclusionAlternatives, procedure.RuleInformedThroughFamily:
		return x.exclusion()
	case procedure.RuleDetailedPlanDeveloped, procedure.RulePlanDrift, procedure.RuleNeedsAndServices, procedure.RuleSafetyPlanMade:
		return x.plan()
	case procedure.RuleManagersInformed, procedure.RuleDifficultyDiscussed, procedure.RuleDifficultyAssessed, procedure.RuleSeriousConcernTold,
		procedure.RuleFundamentalChangeTold, procedure.RuleFundamentalChangeLiaison:
		return x.telling()
	case procedure.RulePlanBrought:
		return x.brought()
	case procedure.RuleTakingPartArranged, procedure.RuleChildAttendanceEased, procedure.RuleDistressingInformation:
		return x.preparation()
	case procedure.RulePlanExplained:
		return x.explain()
	case procedure.RuleExcludedTold, procedure.RuleExcludedReceived:
		return x.dayOfTelling()
	case procedure.RuleOtherChildrenOnly:
		return x.links()
	case procedure.RuleActionDrift:
		return x.carriedOver()
	case procedure.RuleNoChildInterprets, procedure.RuleExcludedInvited, procedure.RuleNoStanding, procedure.RuleToldWithoutStanding,
		procedure.RuleToldOfOtherChildren, procedure.RuleToldNotFor:
		return nil // it happened
	default:
		return x.missing()
	}
}

// missing returns the steps that fill in what the finding says is missing: a record where it
// names a list, and fields where it names those.
func (x *clearing) missing() []procedure.RemedyStep {
	f := &x.f
	if x.saysNo() {
		return nil
	}
	if f.Missing.IsZero() {
		return x.wrong()
	}
	var added []procedure.RemedyStep
	rest := f.Missing
	for wanted := range f.Missing.All() {
		if a := x.additions(wanted); len(a) > 0 {
			added = append(added, x.add(f.At, a)...)
			rest.Remove(wanted)
		}
	}
	if rest.IsZero() {
		return added
	}
	// Whoever a written agreement turns out to be with is to have a copy.
	rest.AddIf(f.Rule == procedure.RuleWrittenAgreement && rest.Has(field.With), field.Copies)
	return append([]procedure.RemedyStep{x.complete(f.At, rest)}, added...)
}

// wrong returns the step for what is recorded, and is of the wrong day.
func (x *clearing) wrong() []procedure.RemedyStep {
	n, i := x.minutesOf(x.meeting())
	if n == nil {
		return nil
	}
	at := procedure.Place{}.Item(field.Minutes, i)
	switch x.f.Rule {
	case procedure.RuleLaterMeetingsAgreed: // it is not later
		for j := range n.Agreed {
			if agreed := at.Item(field.Agreed, j); agreed.Field(field.Date) == x.f.At {
				return []procedure.RemedyStep{x.complete(agreed, procedure.FieldsOf(field.Date))}
			}
		}
	case procedure.RuleWishesAndFeelings: // it is older than the last meeting
		return x.add(at, x.additions(field.Views))
	default:
	}
	return nil
}

// saysNo reports whether the record says that what is asked for was not done, and it cannot be
// done any more.
func (x *clearing) saysNo() bool {
	n, _ := x.minutesOf(x.meeting())
	switch x.f.Rule {
	case procedure.RulePlanBrought:
		return n != nil && n.Brought.Plan == procedure.No
	case procedure.RulePreviousNotesReviewed:
		return n != nil && n.Previous.Reviewed == procedure.No
	case procedure.RuleWrittenNote:
		return n != nil && slices.ContainsFunc(n.Attendance, func(a minutes.Attendance) bool {
			return string(a.Member) == x.f.Subject.ID && a.WrittenNote == procedure.No
		})
	default:
		return false
	}
}

// complete returns the step that fills in fields of a record.
func (x *clearing) complete(at procedure.Place, fields procedure.Fields) procedure.RemedyStep {
	return procedure.RemedyStep{At: at, Fields: fields, By: x.responsible()}
}

// responsible returns who is to see to what the finding is about.
func (x *clearing) responsible() procedure.Person {
	switch x.f.Rule {
	case procedure.RuleContactShared, procedure.RuleContributionClear, procedure.RuleWrittenNote:
		if m := x.c.Member(procedure.MemberID(x.f.Subject.ID)); m != nil && len(m.Roles) > 0 {
			return procedure.Person{Role: m.Roles[0], ID: m.ID} // each professional for themselves
		}
	default:
	}
	return x.by(x.f.Responsible)
}

// by returns whoever has a role, with the id where the case says who that is.
func (x *clearing) by(role procedure.Role) procedure.Person {
	p := procedure.Person{Role: role}
	worker := x.c.SocialWorkerOn(x.b.On)
	switch role {
	case procedure.SocialWorker:
		p.ID = worker
	case procedure.LineManager:
		p.ID = x.c.LineManagerOf(worker, x.b.On)
	case procedure.Chair:
		if m, _ := x.meetingBy(x.meeting()); m != nil {
			p.ID = m.Chair
		}
	default:
	}
	return p
}

// meeting returns the id of the meeting that the finding is about, empty where it is about none.
func (x *clearing) meeting() procedure.MeetingID {
	if s := x.f.Subject; s.Kind == procedure.MeetingSubject {
		return procedure.MeetingID(s.ID)
	}
	return procedure.MeetingID(x.f.Subject.In)
}

// meetingBy returns a meeting by id with its position, nil if there is none.
func (x *clearing) meetingBy(id procedure.MeetingID) (*schedule.Meeting, int) {
	for i := range x.c.Meetings {
		if x.c.Meetings[i].ID == id {
			return &x.c.Meetings[i], i
		}
	}
	return nil, -1
}

// minutesOf returns the minutes of a meeting that were written by the day of the review, with
// their position: nil if there are none.
func (x *clearing) minutesOf(id procedure.MeetingID) (*minutes.Minutes, int) {
	for i := range x.c.Minutes {
		if n := &x.c.Minutes[i]; n.Meeting == id && id != "" && !n.Written.After(x.b.On) {
			return n, i
		}
	}
	return nil, -1
}

// isSoon reports whether a last day is within the caller's warning.
func (x *clearing) isSoon(due calendar.Date) bool {
	soon := x.b.SoonWithin
	return !soon.IsZero() && !x.b.On.Before(x.b.Calendar.Add(due, soon.Neg()))
}

// listOf returns the place of a list of the case.
func listOf(wanted procedure.Field) procedure.Place { return procedure.Place{}.Field(wanted) }

// member returns the person whom the finding is about, nil where it is about none.
func (x *clearing) member() *coregroup.Member {
	if x.f.Subject.Kind != procedure.MemberSubject {
		return nil
	}
	return x.c.Member(procedure.MemberID(x.f.Subject.ID))
}
