package childprotection_test

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

// planned returns a part of the plan.
func (r *recorder) planned(record reflect.Value, in, name string) any {
	revision, _ := record.Addr().Interface().(*plan.Revision)
	var children []procedure.ChildID
	for _, c := range r.c.Children {
		children = append(children, c.ID)
	}
	switch in + "/" + name {
	case "outlines/items":
		return []plan.OutlineItem{{ID: procedure.OutlineItemID(r.name("item")), Description: "x"}}
	case "revisions services/needs":
		return []procedure.NeedID{procedure.NeedID(r.ids[0])}
	case "revisions tasks/purpose":
		for _, v := range r.c.Plan.Revisions {
			if len(v.Outcomes) > 0 {
				return plan.Purpose{Outcomes: []procedure.OutcomeID{v.Outcomes[0].ID}}
			}
			if len(v.Needs) > 0 {
				return plan.Purpose{Needs: []procedure.NeedID{v.Needs[0].ID}}
			}
		}
		return plan.Purpose{}
	case "revisions tasks/helpFor":
		return []procedure.MemberID{r.member((*coregroup.Member).IsFamily)}
	case "revisions answers/tasks":
		return []procedure.TaskID{r.revision().Tasks[0].ID}
	case "revisions answers/outcomes":
		return []procedure.OutcomeID{r.revision().Outcomes[0].ID}
	case "revisions outcomes/difference":
		var list []plan.Difference
		for _, id := range children {
			list = append(list, plan.Difference{Child: id, Description: "x"})
		}
		return list
	case "revisions/needs":
		var list []plan.Need
		for i, id := range children {
			list = append(list, plan.Need{ID: procedure.NeedID(fmt.Sprint("need-", i)), Child: id, Description: "x"})
		}
		return list
	case "revisions/services":
		s := plan.Service{ID: procedure.ServiceID(r.name("service")), Description: "x", Provider: procedure.Person{ID: r.worker()}, EarlierEngagement: "x", Likelihood: "x", Monitoring: "x", Consequence: "x", ByWhen: "x"}
		for i := range children {
			s.Needs = append(s.Needs, procedure.NeedID(fmt.Sprint("need-", i)))
		}
		return []plan.Service{s}
	case "revisions/outcomes":
		o := plan.Outcome{ID: procedure.OutcomeID(r.name("outcome")), Description: "x"}
		for _, id := range children {
			o.Difference = append(o.Difference, plan.Difference{Child: id, Description: "x"})
		}
		return []plan.Outcome{o}
	case "revisions/tasks":
		var list []plan.Task
		purpose := plan.Purpose{}
		for _, o := range revision.Outcomes {
			purpose.Outcomes = append(purpose.Outcomes, o.ID)
		}
		for i, m := range r.c.Members {
			if m.IsMember(r.b.On) {
				list = append(list, plan.Task{
					ID: procedure.TaskID(r.name(fmt.Sprint("task", i))), Description: "x", Responsible: procedure.Person{ID: m.ID}, Quantity: "x", Purpose: purpose,
					Difference: "x", MeasureOfSuccess: "x", MeasureOfFailure: "x", Achievable: "x", Realistic: "x", Due: r.b.On.AddDays(30), Help: no,
				})
			}
		}
		return list
	case "revisions/expectations":
		var list []plan.Expectation
		for i, m := range r.c.Members {
			if m.IsParentOrCarer() {
				list = append(list, plan.Expectation{ID: procedure.ExpectationID(r.name(fmt.Sprint("expectation", i))), Of: procedure.Person{ID: m.ID}, Description: "x", Consequence: "x"})
			}
		}
		return list
	case "revisions/visiting":
		var list []plan.Visiting
		for _, id := range children {
			list = append(list, plan.Visiting{Child: id, Frequency: calendar.Weeks(4), Alone: "x", WithOthers: "x"})
		}
		return list
	case "revisions/participation":
		var list []plan.Participation
		for _, id := range children {
			list = append(list, plan.Participation{Child: id, CarryingOut: "x", Reviewing: "x"})
		}
		return list
	case "revisions/roles":
		var list []plan.RoleInPlan
		for _, m := range r.c.Members {
			list = append(list, plan.RoleInPlan{Who: procedure.Person{ID: m.ID}, Description: "x", Contact: "x", Frequency: "x"})
		}
		return list
	case "revisions/explained":
		var list []plan.Explained
		for _, m := range r.c.Members {
			if m.IsParentOrCarer() && m.IsMember(r.b.On) && r.c.Excluded(m.ID, r.b.On, r.b.On) == coregroup.NotExcluded {
				list = append(list, plan.Explained{To: m.ID, On: r.b.On})
			}
		}
		return list
	case "revisions/contingency":
		return plan.Contingency{Triggers: "x", Action: "x", Starter: procedure.Person{ID: r.worker()}, Proceedings: no}
	case "revisions/reviewPoints":
		return []plan.ReviewPoint{{ID: procedure.ReviewPointID(r.name("point")), On: r.b.On.AddDays(35), Means: "x"}}
	case "revisions/answers":
		var list []plan.OutlineAnswer
		for _, o := range r.c.Plan.Outlines {
			for _, item := range o.Items {
				list = append(list, plan.OutlineAnswer{Item: item.ID, Reason: "x"})
			}
		}
		return list
	}
	return nil
}

// revision is the revision in which the step is.
func (r *recorder) revision() *plan.Revision {
	for i := range r.c.Plan.Revisions {
		if strings.HasPrefix(r.s.At.String(), fmt.Sprintf("/plan/revisions/%d/", i)) {
			return &r.c.Plan.Revisions[i]
		}
	}
	return nil
}
