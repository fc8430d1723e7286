package main

import (
	"fmt"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

// plan adds the outline of the conference, the detailed plan and its revision.
func (l *life) plan() {
	outline := plan.Outline{Conference: "k1", Date: l.start, Family: yes}
	for i := range 3 {
		outline.Items = append(outline.Items, plan.OutlineItem{ID: number[procedure.OutlineItemID]("i", i), Description: l.oneOf("Evenings and sleep", "School and nursery", "Health")})
	}
	l.c.Plan.Outlines = []plan.Outline{outline}
	if len(l.c.Meetings) == 0 || l.c.Meetings[0].Held != yes {
		return
	}
	first := l.revision()
	first.ID, first.Number, first.Date = "r1", 1, l.c.Meetings[0].Sittings[0]
	l.c.Plan.Revisions = []plan.Revision{first}
	for _, id := range l.born {
		l.c.Plan.ChildTold = append(l.c.Plan.ChildTold, plan.ChildTold{Child: id, On: first.Date.AddDays(l.between(2, 12))})
	}
	again := first.Date.AddDays(l.between(90, 120))
	if !again.Before(l.on) || !l.end.IsZero() && again.After(l.end) {
		return
	}
	second := first
	second.ID, second.Number, second.Date, second.Reason, second.Fundamental = "r2", 2, again, "Brought up to date after the review", no
	second.Tasks = slices.Clone(first.Tasks)
	for i := range second.Tasks {
		if t := &second.Tasks[i]; !l.well() {
			t.Due = t.Due.AddDays(60)
		}
	}
	if len(second.Outcomes) > 1 && !l.well() { // one of which nothing is said any more
		gone := second.Outcomes[len(second.Outcomes)-1].ID
		second.Outcomes = second.Outcomes[:len(second.Outcomes)-1]
		second.Tasks = slices.DeleteFunc(second.Tasks, func(t plan.Task) bool { return slices.Contains(t.Purpose.Outcomes, gone) })
		second.Answers = second.Answers[:len(second.Answers)-1]
	}
	l.c.Plan.Revisions = append(l.c.Plan.Revisions, second)
	for _, id := range l.born {
		if l.well() {
			l.c.Plan.ChildTold = append(l.c.Plan.ChildTold, plan.ChildTold{Child: id, On: again.AddDays(l.between(1, 8))})
		}
	}
}

// number returns an id of a letter and a number from 1 on.
func number[T ~string](letter string, i int) T { return T(fmt.Sprintf("%s%d", letter, i+1)) }

// revision returns the content of the detailed plan.
func (l *life) revision() plan.Revision {
	r := plan.Revision{
		Contingency: plan.Contingency{
			Triggers: "No adult able to care, or three visits refused", Action: "Strategy discussion the same day",
			Starter: procedure.Person{Role: procedure.SocialWorker, ID: firstWorker}, Proceedings: yes, Shareable: no,
		},
	}
	var needs []procedure.NeedID
	for i, id := range l.children() {
		needs = append(needs, number[procedure.NeedID]("n", i))
		r.Needs = append(r.Needs, plan.Need{ID: needs[i], Child: id, Description: "Rest, routine and health care suited to age"})
		r.Visiting = append(r.Visiting, plan.Visiting{
			Child: id, Frequency: calendar.Weeks(2), Alone: "At school or nursery, or in the child's room", WithOthers: "At home with each parent",
		})
		r.Participation = append(r.Participation, plan.Participation{Child: id, CarryingOut: "Fills in the chart", Reviewing: "Goes through the chart with the social worker"})
	}
	var people []procedure.Person
	for i := range l.c.Members {
		m := &l.c.Members[i]
		if m.ID == nextWorker {
			continue // came later
		}
		p := procedure.Person{Role: m.Roles[0], ID: m.ID}
		role := plan.RoleInPlan{Who: p, Description: "Carries out the tasks in the plan"}
		if m.IsProfessional() {
			role.Contact, role.Frequency = "At home and by telephone", "Weekly"
		}
		if m.IsParentOrCarer() {
			if l.well() {
				r.Explained = append(r.Explained, plan.Explained{To: m.ID, On: l.c.Meetings[0].Sittings[0].AddDays(l.between(0, 7))})
			}
			r.Expectations = append(r.Expectations, plan.Expectation{
				ID: number[procedure.ExpectationID]("e", len(r.Expectations)), Of: p, Description: "Keeps to the agreed tasks and opens the door to visits",
				Consequence: "The group takes it to the review conference",
			})
		} else if m.IsProfessional() {
			r.Services = append(r.Services, plan.Service{
				ID: number[procedure.ServiceID]("s", len(r.Services)), Description: "Support at home", Provider: p, Needs: needs, NoEarlierEngagement: yes,
				Likelihood: "Good, with help to get there", Monitoring: "Attendance reported to each meeting", Consequence: "Raised at the next meeting", ByWhen: "The next review conference",
			})
		}
		r.Roles = append(r.Roles, role)
		people = append(people, p)
	}
	for i := range 3 {
		o := plan.Outcome{ID: number[procedure.OutcomeID]("o", i), Description: l.oneOf("Calm and regular evenings at home", "In school every day, on time", "Every appointment kept"), Children: l.children(), Status: plan.InProgress}
		for _, id := range o.Children {
			o.Difference = append(o.Difference, plan.Difference{Child: id, Description: "Sleeps through and is rested in the morning"})
		}
		r.Outcomes = append(r.Outcomes, o)
		r.Answers = append(r.Answers, plan.OutlineAnswer{Item: number[procedure.OutlineItemID]("i", i), Outcomes: []procedure.OutcomeID{o.ID}})
	}
	for i := range l.between(10, 20) {
		t := plan.Task{
			ID: number[procedure.TaskID]("t", i), Description: l.oneOf("Reading together twice a week", "Registers shared each Friday", "Appointments kept"), Responsible: people[i%len(people)],
			Quantity: "Two evenings a week", Purpose: plan.Purpose{Outcomes: []procedure.OutcomeID{number[procedure.OutcomeID]("o", i%3)}},
			MeasureOfSuccess: "Book diary filled in each week", MeasureOfFailure: "Two weeks without an entry", Achievable: "Agreed with whoever does it", Realistic: "Fits the week as it is",
			Due: l.start.AddDays(l.between(90, 400)), Help: no, Children: l.children(),
		}
		if !l.well() {
			t.MeasureOfFailure, t.Quantity = "", ""
		}
		r.Tasks = append(r.Tasks, t)
	}
	for i := range 8 {
		r.ReviewPoints = append(r.ReviewPoints, plan.ReviewPoint{ID: number[procedure.ReviewPointID]("p", i), On: l.start.AddDays(50 * (i + 1)), Means: "Chart, registers and reports side by side"})
	}
	return r
}
