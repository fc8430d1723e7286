package childprotection

import (
	"encoding/json"
	"log/slog"
	"sync"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/check"
	"github.com/safeguarding-go/childprotection/internal/strictjson"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Schema is the version of the JSON of a [Case].
const Schema = 1

// Case is all that is recorded of the children of one core group: who belongs, when it met, the plan, the minutes, and what
// exceptions were agreed. [Case.Validate] says whether it holds together. The zero Case is valid and has nothing in it.
//
// In JSON the lists of the group and the timetable stand beside the rest: "members", "meetings". [Schema] is the version of
// that JSON.
//
// A small one, filled in by a backend:
//
//	day := calendar.MustParseDate
//	c := childprotection.Case{
//		CoreGroup: coregroup.CoreGroup{
//			Children:    []coregroup.Child{{ID: "c1", Born: day("2018-09-14"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}}},
//			Members:     []coregroup.Member{{ID: "mother", Roles: []procedure.Role{procedure.Parent}, LinkedTo: []procedure.ChildID{"c1"}}, {ID: "worker", Roles: []procedure.Role{procedure.SocialWorker}}},
//			Allocations: []coregroup.Allocation{{SocialWorker: "worker"}},
//		},
//		Timetable: schedule.Timetable{
//			Conferences: []schedule.Conference{{
//				ID: "k1", Kind: schedule.Initial, Held: procedure.Yes, Sittings: []calendar.Date{day("2026-06-01")},
//				Decisions: []schedule.PlanDecision{{Child: "c1", Decision: schedule.PlanMade}},
//			}},
//			Meetings: []schedule.Meeting{{ID: "g1", Kind: schedule.CoreGroup, Held: procedure.Yes, Sittings: []calendar.Date{day("2026-06-11")}}},
//			Visits:   []schedule.Visit{{ID: "v1", Child: "c1", Made: day("2026-07-20"), By: "worker", Seen: procedure.Yes}},
//		},
//		Plan: plan.ChildProtectionPlan{Revisions: []plan.Revision{{ID: "r1", Date: day("2026-06-11"), Visiting: []plan.Visiting{{Child: "c1", Frequency: calendar.Weeks(2)}}}}},
//	}
type Case struct {
	// Schema is the version of the JSON that the case was read from. It is written as the present one.
	Schema int              `json:"schema"`
	ID     procedure.CaseID `json:"id,omitzero"`
	coregroup.CoreGroup
	schedule.Timetable
	Plan    plan.ChildProtectionPlan `json:"plan,omitzero"`
	Minutes []minutes.Minutes        `json:"minutes,omitzero"`
	// Exceptions are agreed exceptions to rules. They are applied once the rules have run.
	Exceptions []procedure.AgreedException `json:"exceptions,omitzero"`
}

// LogValue returns the case's id.
func (c Case) LogValue() slog.Value { return slog.GroupValue(slog.String("id", string(c.ID))) }

// MarshalJSON writes the case with the present schema.
func (c Case) MarshalJSON() ([]byte, error) {
	type plain Case
	p := plain(c)
	p.Schema = Schema
	return json.Marshal(p)
}

// caseReader reads cases. Its shape is worked out once.
var caseReader = sync.OnceValue(strictjson.NewRecords[plainCase])

// plainCase is a Case as encoding/json reads it.
type plainCase Case

// ParseCase reads a case from JSON. It reads strictly: fields that are unknown, repeated or in another case, null, values of
// the wrong type or form, bytes that are no UTF-8, and references that lead nowhere are errors, and it tells of all of them
// at once as [procedure.Problems], by their paths, and but for references by where they are in the bytes. The schema has to
// be there. Neither what stands there nor the name of an unknown field is in an error. Text that is no JSON, and what passes
// 64 MiB or is nested deeper than 32, ends the reading and is told of alone.
func ParseCase(data []byte) (Case, error) {
	c, wrong := caseReader().Read(data, func(c *plainCase) []strictjson.Problem {
		var ps procedure.Problems
		if c.Schema == 0 {
			ps.Add("/schema", "must be 1")
		}
		ps.AddUnder("", (*Case)(c).Validate())
		list := make([]strictjson.Problem, len(ps))
		for i, p := range ps {
			list[i] = strictjson.Problem(p)
		}
		return list
	})
	var ps procedure.Problems
	for _, p := range wrong {
		ps = append(ps, procedure.Problem(p))
	}
	return Case(c), ps.OrNil()
}

// Validate returns everything in which the case does not hold together as [procedure.Problems]: what its packages find wrong
// with each record, and references from one record to another that lead nowhere. A schema other than the present one is a
// problem too, none at all is not.
func (c *Case) Validate() error {
	var v check.Checker
	return v.Run(c.Check)
}

// Check notes everything that [Case.Validate] returns. It hides the methods of that name of what the case is made of.
func (c *Case) Check(v *check.Checker) {
	root := v.Root()
	v.AddIf(c.Schema != 0 && c.Schema != Schema, root.To("/schema"), "must be 1")
	if c.ID != "" {
		v.Check(root.To("/id"), procedure.CheckID(c.ID))
	}
	c.CoreGroup.Check(v, root)
	c.Timetable.Check(v, root, &c.CoreGroup)
	c.Plan.Check(v, root.To("/plan"), &c.CoreGroup)
	minutes.Check(v, root, c.Minutes, &c.CoreGroup, &c.Timetable)
	for i := range c.Exceptions {
		v.Also(root.To("/exceptions").Item(i), c.Exceptions[i].Validate())
	}
	c.references(v)
}

// references notes where the plan and the minutes refer to each other, or to conferences, that there are not.
func (c *Case) references(v *check.Checker) {
	root := v.Root()
	conferences, outcomes := v.IDs(), v.IDs()
	for i := range c.Conferences {
		conferences.Put(string(c.Conferences[i].ID))
	}
	for i := range c.Plan.Outlines {
		at := c.Plan.Outlines[i].Conference
		unknown := at != "" && !conferences.Has(string(at)) && procedure.CheckID(at) == nil
		v.AddIf(unknown, root.To("/plan/outlines").Item(i).To("/conference"), "must be the id of a conference")
	}
	for i := range c.Plan.Revisions {
		for j := range c.Plan.Revisions[i].Outcomes {
			outcomes.Put(string(c.Plan.Revisions[i].Outcomes[j].ID))
		}
	}
	for i := range c.Minutes {
		for j := range c.Minutes[i].Progress {
			if id := c.Minutes[i].Progress[j].Outcome; !outcomes.Has(string(id)) && procedure.CheckID(id) == nil {
				v.Add(root.To("/minutes").Item(i).To("/progress").Item(j).To("/outcome"), "must be the id of an outcome of the plan")
			}
		}
	}
}
