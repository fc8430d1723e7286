package childprotection_test

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

// name returns the id of a new record, the same throughout a remedy.
func (r *recorder) name(kind string) string { return fmt.Sprintf("new-%s-%d", kind, r.round) }

// worker is the social worker, or someone who can be.
func (r *recorder) worker() procedure.MemberID {
	if m := r.c.Member(r.c.SocialWorkerOn(r.b.On)); m != nil && m.IsMember(r.b.On) {
		return m.ID
	}
	return r.member(func(m *coregroup.Member) bool { return m.Has(procedure.SocialWorker) || m.IsProfessional() })
}

// member returns the first member of the day of whom something is true, else somebody new.
func (r *recorder) member(is func(m *coregroup.Member) bool) procedure.MemberID {
	for i := range r.c.Members {
		if m := &r.c.Members[i]; m.IsMember(r.b.On) && is(m) {
			return m.ID
		}
	}
	return "somebody"
}

// began is the day since which the first child has been on a plan.
func (r *recorder) began() calendar.Date {
	first := calendar.Date{}
	for _, c := range r.c.Children {
		for _, p := range c.OnPlan {
			if first.IsZero() || p.From.Before(first) {
				first = p.From
			}
		}
	}
	for _, k := range r.c.Conferences {
		if held := k.HeldOn(r.b.On); !held.IsZero() && (first.IsZero() || held.Before(first)) {
			first = held
		}
	}
	if first.IsZero() || first.After(r.b.On) {
		return r.held()
	}
	return first
}

// held is the day of the meeting that the finding is about, else that of the review.
func (r *recorder) held() calendar.Date {
	for i := range r.c.Meetings {
		if m := &r.c.Meetings[i]; string(m.ID) == r.f.Subject.In || string(m.ID) == r.f.Subject.ID {
			if day := m.EndedOn(r.b.On); !day.IsZero() {
				return day
			}
		}
	}
	return r.b.On
}

// wasThere reports whether somebody was at the meeting that the finding is about.
func (r *recorder) wasThere(id procedure.MemberID) bool {
	for _, n := range r.c.Minutes {
		if string(n.Meeting) == r.f.Subject.ID {
			return slices.ContainsFunc(n.Attendance, func(a minutes.Attendance) bool { return a.Member == id && a.How == minutes.Present })
		}
	}
	return true
}

// about is the day of the part of the plan that the finding is about.
func (r *recorder) about() calendar.Date {
	for _, v := range r.c.Plan.Revisions {
		if string(v.ID) == r.f.Subject.In {
			return v.Date
		}
	}
	for _, d := range r.c.Plan.Difficulties {
		if string(d.ID) == r.f.Subject.ID {
			return d.Date
		}
	}
	for _, a := range r.c.Plan.Agreements {
		if string(a.ID) == r.f.Subject.ID {
			return a.Date
		}
	}
	return r.held()
}

// choices are the texts of closed sets, by the list or record and the field.
var choices = map[string]string{
	"attendance/how": "present", "views/way": "told the social worker", "progress/status": "some progress", "actions/status": "done", "history/status": "achieved",
	"sendings/extent": "in part", "sendings/route": "secure email", "invitations/route": "post", "interpreters/kind": "professional", "support/kind": "interpreter",
	"conferences/kind": "initial", "decisions/decision": "plan made", "difficulties/cause": "other", "onPlan/end": "turned 18", "informed/way": "in writing", "contributing/way": "in writing",
	"addressed/way": "discussed", "members/standing": "professional",
}

// day returns the day on which something was done: mostly that of the review.
func (r *recorder) day(record reflect.Value, list, name string) calendar.Date {
	on := r.b.On
	switch list + "/" + name {
	case "periods/joined":
		if r.f.Rule == procedure.RuleFamilyAndSocialWorker {
			return on
		}
		return r.began()
	case "allocations/from":
		if since := r.f.Since; !since.IsZero() && since.Before(r.began()) {
			return since
		}
		return r.began()
	case "exclusions/decidedOn", "onPlan/from", "outlines/date":
		return r.began()
	case "revisions/date":
		if record.FieldByName("Date").Interface().(calendar.Date).IsZero() && len(r.c.Meetings) > 0 && r.f.Rule == procedure.RuleRevisionRecorded {
			return r.began().AddDays(8)
		}
	case "distressing/raisedOn", "distressing/decidedOn", "interpreters/on", "support/on":
		return r.held()
	case "invitations/sent":
		return r.held().AddDays(-7)
	case "sendings/on", "told/on", "explained/on", "copies/on":
		switch r.f.Rule {
		case procedure.RuleExcludedTold, procedure.RuleExcludedReceived:
			return r.about()
		case procedure.RuleToldWithoutStanding:
			return r.c.Member(procedure.MemberID(r.f.Subject.ID)).Periods[0].Left
		default:
		}
	case "agreed/date", "tasks/due", "actions/due", "reviewPoints/on":
		return on.AddDays(35)
	case "bookings/day", "visits/planned":
		if r.f.Due.IsZero() {
			return on.AddDays(60)
		}
		return r.f.Due
	case "onPlan/to":
		for _, c := range r.c.Children {
			if string(c.ID) == r.f.Subject.ID {
				return c.Eighteenth().AddDays(-1)
			}
		}
	case "children/born":
		if expected := record.FieldByName("Expected").Interface().(calendar.Date); !expected.IsZero() {
			return expected
		}
		return day("2016-05-02")
	case "difficulties/date":
		return r.began()
	}
	return on
}

// person returns who someone is, by the list and field.
func (r *recorder) person(list, name string) procedure.MemberID {
	switch list + "/" + name {
	case "interpreters/by", "visits/by":
		if list == "visits" {
			return r.c.Allocations[len(r.c.Allocations)-1].SocialWorker
		}
		return "an-interpreter"
	case "lineManagers/manager":
		for _, m := range r.c.Meetings {
			if string(m.ID) == r.f.Subject.ID && m.Chair != "" && m.Chair != r.c.SocialWorkerOn(r.held()) && m.Chair != r.worker() {
				return m.Chair
			}
		}
		if r.f.Subject.ID == "manager" {
			return "chief"
		}
		return "manager"
	case "informed/manager", "assessment/manager":
		if r.f.Subject.ID == "manager" {
			return "chief"
		}
		return "manager"
	case "meetings/chair", "minutes/chair":
		if r.f.Rule == procedure.RuleLineManagerChairs {
			if manager := r.c.LineManagerOf(r.worker(), r.held()); manager != "" {
				return manager
			}
		}
		return r.worker()
	case "members/id":
		return procedure.MemberID(fmt.Sprint("newcomer-", len(r.c.Members)))
	}
	return r.worker()
}
