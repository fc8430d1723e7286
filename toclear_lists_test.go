package childprotection_test

import (
	"reflect"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// list returns the content of a field that holds more than a value.
func (r *recorder) list(record reflect.Value, in, name string) any {
	matter := func(id string) []minutes.Matter {
		return []minutes.Matter{{ID: minutes.MatterID(id), Description: "x", About: []procedure.Subject{{Kind: procedure.CaseSubject}}, By: procedure.Family}}
	}
	whole := procedure.Place{}.Field(field.Minutes)
	switch in + "/" + name {
	case "meetings/sittings", "conferences/sittings":
		return []calendar.Date{r.b.On}
	case "conferences/decisions":
		var list []schedule.PlanDecision
		for _, c := range r.c.Children {
			list = append(list, schedule.PlanDecision{Child: c.ID, Decision: schedule.PlanMade})
		}
		return list
	case "children/onPlan":
		return []coregroup.PlanPeriod{{From: r.held()}}
	case "members/roles":
		return []procedure.Role{r.newcomer()}
	case "members/linkedTo":
		var list []procedure.ChildID
		for _, c := range r.c.Children {
			list = append(list, c.ID)
		}
		return list
	case "members/periods":
		return []coregroup.Membership{{Joined: r.b.On, JoinedReason: "x"}}
	case "exclusions/informed", "exclusions/contributing":
		return coregroup.Alternative{Way: coregroup.InWriting}
	case "visits/present":
		return []procedure.MemberID{"somebody"}
	case "plan agreements/with":
		return []procedure.MemberID{r.member((*coregroup.Member).IsParentOrCarer)}
	case "plan agreements/copies":
		return []plan.Copy{{To: r.member((*coregroup.Member).IsParentOrCarer), On: r.b.On}}
	case "minutes matters/about":
		return []procedure.Subject{{Kind: procedure.CaseSubject}}
	case "minutes brought/plan":
		return yes
	case whole.Field(field.WorksWell).String()[1:], "minutes/worksWell", "minutes/doDifferently", "minutes/strengths", "minutes/supportRight", "minutes/matters":
		return matter(name)
	case "minutes/worries":
		list := append(matter("family"), matter("professional")...)
		list[1].By = procedure.Professional
		return list
	case "minutes/brought":
		return minutes.Brought{Plan: yes, By: procedure.Person{ID: r.worker()}}
	case "minutes/previous":
		return minutes.PreviousNotes{Reviewed: yes, Accurate: yes}
	case "minutes/agreed":
		return []minutes.AgreedMeeting{{Date: r.b.On.AddDays(35), Start: "10:00", Venue: "x"}}
	case "minutes/actions":
		return []minutes.Action{{ID: procedure.ActionID(r.name("action")), Description: "x", Responsible: procedure.Person{ID: r.worker()}, Due: r.b.On.AddDays(20)}}
	case "minutes/attendance", "minutes/contributions", "minutes/views", "minutes/progress":
		return r.written(record.Addr().Interface().(*minutes.Minutes), name)
	default:
		return r.planned(record, strings.TrimPrefix(in, "plan "), name)
	}
}

// newcomer is the role of somebody new, by what is wanted of them.
func (r *recorder) newcomer() procedure.Role {
	if r.s.Fields.Has(field.LinkedTo) {
		return procedure.WiderFamily
	}
	return procedure.HealthVisitor
}

// written returns a part of the minutes of a meeting: everybody who should be there is.
func (r *recorder) written(n *minutes.Minutes, name string) any {
	meeting := schedule.Meeting{}
	for _, m := range r.c.Meetings {
		if m.ID == n.Meeting {
			meeting = m
		}
	}
	held := meeting.HeldOn(r.b.On)
	var rows []minutes.Attendance
	var contributions []minutes.Contribution
	for m := range r.c.MembersOn(held) {
		if r.c.Excluded(m.ID, held, held) == coregroup.Excluded {
			continue
		}
		rows = append(rows, minutes.Attendance{Member: m.ID, How: minutes.Present})
		if m.IsProfessional() {
			contributions = append(contributions, minutes.Contribution{Member: m.ID, Achieved: "x", Expected: "x", Blocks: "x", FurtherHelp: "x", Contact: "x"})
		}
	}
	switch name {
	case "attendance":
		return rows
	case "contributions":
		return contributions
	case "views":
		var list []minutes.View
		for _, c := range r.c.Children {
			list = append(list, minutes.View{ID: minutes.ViewID("view-" + c.ID), Child: c.ID, Wishes: "x", View: "x", Improvement: "x", Way: minutes.ToldSocialWorker})
		}
		return list
	default:
		var list []minutes.Progress
		if revision := r.c.Plan.InForce(&r.c.CoreGroup, held); revision != nil {
			for _, o := range revision.Outcomes {
				list = append(list, minutes.Progress{Outcome: o.ID, Status: minutes.SomeProgress, Description: "x"})
			}
		}
		return list
	}
}
