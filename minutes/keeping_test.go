package minutes_test

import (
	"testing"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

func TestWhoKeepsTheMinutes(t *testing.T) {
	const subject = "meeting/m1"
	county(t, procedure.RuleChairKeepsMinutes, "N 3.16a",
		want{why: "the chair, whoever wrote them", subject: subject, outcome: met},
		want{why: "nobody", change: in("m1", func(m *minutes.Minutes) { m.Chair = "" }), subject: subject, outcome: notMet, missing: "chair", path: "/minutes/0/chair"},
		want{why: "somebody else", change: in("m1", func(m *minutes.Minutes) { m.Chair = "worker" }), subject: subject, outcome: notMet, path: "/minutes/0/chair"},
		want{why: "only the minutes say who chaired", change: func(c *file) { c.meeting("m1").Chair = "" }, subject: subject, outcome: met},
		want{why: "nothing says who chaired", change: func(c *file) { c.meeting("m1").Chair, c.of("m1").Chair = "", "" }, subject: subject, outcome: notMet, missing: "chair"},
	)
	by := func(p procedure.Person) func(c *file) {
		return in("m1", func(m *minutes.Minutes) { m.Author = p })
	}
	forgotten := func(then func(c *file)) func(c *file) {
		return func(c *file) { c.g.Allocations = nil; then(c) }
	}
	kept := []want{
		{why: "the social worker", subject: subject, outcome: met},
		{why: "nobody", change: by(procedure.Person{}), subject: subject, outcome: notMet, missing: "author", path: "/minutes/0/author"},
		{why: "another professional", change: by(procedure.Person{ID: "visitor"}), subject: subject, outcome: notMet, path: "/minutes/0/author"},
		{why: "another social worker", change: by(procedure.Person{ID: "other", Role: procedure.SocialWorker}), subject: subject, outcome: notMet, path: "/minutes/0/author"},
		{why: "a social worker by role", change: by(procedure.Person{Role: procedure.SocialWorker}), subject: subject, outcome: met},
		{why: "who covers", change: func(c *file) {
			by(procedure.Person{ID: "visitor"})(c)
			c.g.Allocations = append(c.g.Allocations, coregroup.Allocation{SocialWorker: "visitor", Covering: yes})
		}, subject: subject, outcome: met},
		{why: "nobody is allocated, a member with the role", change: forgotten(func(*file) {}), subject: subject, outcome: met},
		{why: "nobody is allocated, a member without it", change: forgotten(by(procedure.Person{ID: "visitor"})), subject: subject, outcome: notMet, path: "/minutes/0/author"},
		{why: "nobody is allocated, a stranger with the role", change: forgotten(by(procedure.Person{ID: "other", Role: procedure.SocialWorker})), subject: subject, outcome: met},
	}
	bexley(t, procedure.RuleSocialWorkerKeepsRecord, "B 7a", kept...)
	chairs := procedure.Bexley()
	chairs.MinutesBy = ""
	check(t, procedure.RuleSocialWorkerKeepsRecord, chairs, "B 7a",
		want{why: "the procedure names nobody: not the chair", subject: subject, outcome: notMet, path: "/minutes/0/author"},
		want{why: "the procedure names nobody: the chair", change: by(procedure.Person{ID: "manager"}), subject: subject, outcome: met},
	)
	visitors := procedure.Bexley()
	visitors.MinutesBy = procedure.HealthVisitor
	check(t, procedure.RuleSocialWorkerKeepsRecord, visitors, "B 7a",
		want{why: "the procedure names another role", subject: subject, outcome: notMet, path: "/minutes/0/author"},
		want{why: "and that one", change: by(procedure.Person{ID: "visitor"}), subject: subject, outcome: met},
	)
	away := func(c *file) { took("m1", "worker", minutes.Apologies)(c) }
	bexley(t, procedure.RulePlanBrought, "B 6d",
		want{why: "by the social worker", subject: subject, outcome: met},
		want{why: "not recorded", change: in("m1", func(m *minutes.Minutes) { m.Brought.Plan = 0 }), subject: subject, outcome: notMet, missing: "plan", path: "/minutes/0/brought/plan"},
		want{why: "not brought", change: in("m1", func(m *minutes.Minutes) { m.Brought.Plan = no }), subject: subject, outcome: notMet, missing: "plan"},
		want{why: "the social worker was away", change: away, subject: subject, outcome: notMet, missing: "by", path: "/minutes/0/brought/by"},
		want{why: "the social worker was away, and somebody brought it", change: func(c *file) { away(c); c.of("m1").Brought.By.ID = "visitor" }, subject: subject, outcome: met},
		want{why: "who covers was there", change: func(c *file) {
			away(c)
			c.g.Allocations = append(c.g.Allocations, coregroup.Allocation{SocialWorker: "visitor", Covering: yes})
		}, subject: subject, outcome: met},
	)
}
