package clearing

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/schedule"
)

// startPlan returns the steps that say since when the children are the subject of a plan, by a day,
// where that is not recorded of any.
func (x *Clearing) startPlan(day calendar.Date) []procedure.RemedyStep {
	s := procedure.RemedyStep{At: listOf(field.Children), New: true, By: procedure.Person{Role: procedure.ConferenceChair}}
	s.Fields = procedure.FieldsOf(field.ID, field.Born, field.OnPlan, field.Understanding)
	if len(x.c.Children) == 0 {
		return x.then([]procedure.RemedyStep{s}, coregroup.Child{ID: "new", Born: day.AddMonths(-12), OnPlan: []coregroup.PlanPeriod{{From: day}}, Understanding: procedure.No})
	}
	var steps []procedure.RemedyStep
	var children []coregroup.Child
	for i := range x.c.Children {
		more, c := x.onPlan(i, day)
		steps, children = append(steps, more...), append(children, c)
	}
	return x.then(steps, children...)
}

// then returns some steps by which children are there, are born or are on a plan, and those that it takes to clear the
// finding once they are: what cannot be told yet may be open then. Nothing takes no more steps.
func (x *Clearing) then(steps []procedure.RemedyStep, children ...coregroup.Child) []procedure.RemedyStep {
	if len(steps) == 0 {
		return nil
	}
	next, group := *x.c, *x.c.CoreGroup
	group.Children, next.CoreGroup = children, &group
	return x.thenIn(next, steps)
}

// thenIn returns some steps, and those that it takes to clear the finding in the case as it is after them.
func (x *Clearing) thenIn(next Case, steps []procedure.RemedyStep) []procedure.RemedyStep {
	found, err := x.review(&next)
	if err != nil {
		return nil
	}
	for _, f := range found {
		if f.Key() != x.f.Key() || f.Priority() == procedure.NoPriority {
			continue
		}
		after := *x
		after.c, after.f = &next, f
		more := after.steps()
		if len(more) == 0 {
			return nil
		}
		return append(steps, more...)
	}
	return steps
}

// onPlan returns the steps for a child whose birth, or since when they are on a plan, decides
// something on a day; and the child as they may leave it.
func (x *Clearing) onPlan(i int, day calendar.Date) ([]procedure.RemedyStep, coregroup.Child) {
	c := x.c.Children[i]
	at := procedure.Place{}.Item(field.Children, i)
	var steps []procedure.RemedyStep
	if c.Stage(day) == 0 {
		steps = append(steps, x.complete(at, procedure.FieldsOf(field.Born)))
		if c.Born = c.Expected; c.Born.IsZero() {
			c.Born = day.AddMonths(-12)
		}
	}
	if len(c.OnPlan) == 0 {
		c.OnPlan = []coregroup.PlanPeriod{{From: x.planMade(c.ID, day)}}
		steps = append(steps, procedure.RemedyStep{
			At: at.Field(field.OnPlan), New: true, Fields: procedure.FieldsOf(field.From), By: procedure.Person{Role: procedure.ConferenceChair},
		})
	}
	return steps, c
}

// planMade returns the day of the first conference by a day that made a plan for a child, or the
// day itself where there is none.
func (x *Clearing) planMade(child procedure.ChildID, day calendar.Date) calendar.Date {
	for i := range x.c.Conferences {
		k := &x.c.Conferences[i]
		for _, d := range k.Decisions {
			if held := k.HeldOn(day); d.Child == child && d.Decision == schedule.PlanMade && !held.IsZero() {
				day = held
			}
		}
	}
	return day
}

// undeterminedChild returns the steps for what is not known of a child, or of how often the plan says that the child is seen.
func (x *Clearing) undeterminedChild() []procedure.RemedyStep {
	id := x.child()
	day := x.b.On
	if m, _ := x.meetingBy(x.meeting()); m != nil {
		day = m.HeldOn(day)
	}
	for i := range x.c.Children {
		if x.c.Children[i].ID != id {
			continue
		}
		steps, c := x.onPlan(i, day)
		if len(steps) == 0 && x.rule.Remedy == remedy.MakeVisit {
			if steps = x.pattern(id); len(steps) > 0 {
				steps = append(steps, x.visitSince(id)...)
			}
			return steps
		}
		children := slices.Clone(x.c.Children)
		children[i] = c
		return x.then(steps, children...)
	}
	return nil
}

func (x *Clearing) decided() []procedure.RemedyStep {
	i := slices.IndexFunc(x.c.Conferences, func(k schedule.Conference) bool { return string(k.ID) == x.f.Subject.In })
	if i < 0 {
		return nil
	}
	next, timetable := *x.c, *x.c.Timetable
	timetable.Conferences, next.Timetable = slices.Clone(timetable.Conferences), &timetable
	k := &next.Conferences[i]
	k.Decisions = append(slices.Clip(k.Decisions), schedule.PlanDecision{Child: procedure.ChildID(x.f.Subject.ID), Decision: schedule.PlanMade})
	return x.thenIn(next, []procedure.RemedyStep{{
		At: procedure.Place{}.Item(field.Conferences, i).Field(field.Decisions), New: true, Given: []procedure.Given{{Path: "/child", Value: x.f.Subject.ID}},
		Fields: procedure.FieldsOf(field.Decision), By: procedure.Person{Role: procedure.ConferenceChair},
	}})
}

// visitSince returns the steps for a visit, where the social worker has not seen the child since
// the time is counted from: by whatever the plan says it may be due.
func (x *Clearing) visitSince(child procedure.ChildID) []procedure.RemedyStep {
	for i := range x.c.Visits {
		v := &x.c.Visits[i]
		if v.Child == child && v.Made.After(x.f.Since) && !v.Made.After(x.b.On) && v.Way == schedule.InPerson && v.Seen == procedure.Yes && v.Asleep != procedure.Yes &&
			v.By != "" && (v.By == x.c.SocialWorkerOn(v.Made) || v.By == x.c.CoverOn(v.Made)) {
			return nil
		}
	}
	return x.visit()
}

// pattern returns the step for how often the plan says that a child is seen, in the revision that the time is counted from.
func (x *Clearing) pattern(child procedure.ChildID) []procedure.RemedyStep {
	r := x.c.Plan.On(x.f.Since)
	for i := range x.c.Plan.Revisions {
		if r != &x.c.Plan.Revisions[i] {
			continue
		}
		for j := range r.Visiting {
			if v := &r.Visiting[j]; v.Child == child {
				return []procedure.RemedyStep{x.complete(revision(i).Item(field.Visiting, j), procedure.FieldsOf(field.Frequency))}
			}
		}
		s := x.newRecord(revision(i).Field(field.Visiting), procedure.FieldsOf(field.Frequency, field.Alone, field.WithOthers), procedure.Given{Path: "/child", Value: string(child)})
		return []procedure.RemedyStep{s}
	}
	return nil
}
