package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// needsAndServices is N 2.2e: for each child, born or not, whether the plan sets out their needs, for each need whether it
// is described and met by a service or a task, and for each service whether it is described.
var needsAndServices = rule{Check: inForce((*review).needsAndServices), Rule: procedure.Rule{
	ID: procedure.RuleNeedsAndServices, Title: "Needs and services",
	Doc:   "Each child has needs set out, each need a service or task that meets it, and each service a description.",
	Reads: []procedure.Record{records.Children, records.Meetings, records.Revisions}, Remedy: remedy.MeetNeeds,
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Needs, field.Services)},
	Adds:     []procedure.Addition{{Missing: field.Needs, About: "/child", Fields: procedure.FieldsOf(field.ID, field.Description)}},
}}

func (w *review) needsAndServices(dst []procedure.Finding, rule *rule) []procedure.Finding {
	r := w.revision
	last := 0
	for i := range w.g.Children {
		id := w.g.Children[i].ID
		f := note(&dst, rule, procedure.ChildSubject, id, w.in)
		if f.Outcome = w.children[i].otherwise; w.children[i].onPlan {
			var missing procedure.Fields
			missing.AddIf(seek(r.Needs, &last, func(n *Need) bool { return n.Child == id }) < 0, field.Needs)
			lacking(f, missing)
		}
	}
	w.meetNeeds()
	last = 0
	for i := range r.Needs {
		n := &r.Needs[i]
		if at := seek(w.g.Children, &last, func(c *coregroup.Child) bool { return c.ID == n.Child }); at < 0 || !w.children[at].onPlan {
			continue
		}
		f := itemOf(w, &dst, rule, procedure.NeedSubject, n.ID, field.Needs, i)
		var missing procedure.Fields
		switch {
		case n.Description.IsBlank():
			missing.Add(field.Description)
		case !w.met[i]:
			f.At = w.in
			missing.Add(field.Services)
		}
		lacking(f, missing)
	}
	for i := range r.Services {
		s := &r.Services[i]
		f := itemOf(w, &dst, rule, procedure.ServiceSubject, s.ID, field.Services, i)
		var missing procedure.Fields
		missing.AddIf(s.Description.IsBlank(), field.Description)
		lacking(f, missing)
	}
	return dst
}

// meetNeeds notes of each need whether a service or a task meets it.
func (w *review) meetNeeds() {
	r := w.revision
	clear(w.met)
	last := 0
	meet := func(ids []procedure.NeedID) {
		for _, id := range ids {
			if at := seek(r.Needs, &last, func(n *Need) bool { return n.ID == id }); at >= 0 {
				w.met[at] = true
			}
		}
	}
	for i := range r.Services {
		meet(r.Services[i].Needs)
	}
	for i := range r.Tasks {
		meet(r.Tasks[i].Purpose.Needs)
	}
}

// eachService returns the check of a rule that gives a finding for each service of the plan in force, by what it lacks.
func eachService(lacks func(s *Service) procedure.Fields) checkFunc {
	return func(w *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		for i := range w.revision.Services {
			s := &w.revision.Services[i]
			lacking(itemOf(w, &dst, rule, procedure.ServiceSubject, s.ID, field.Services, i), lacks(s))
		}
		return dst
	}
}

func (s *Service) lacksEngagement() (missing procedure.Fields) {
	missing.AddIf(s.EarlierEngagement.IsBlank() && s.NoEarlierEngagement != procedure.Yes, field.EarlierEngagement)
	return missing
}

func (s *Service) lacksStrategy() (missing procedure.Fields) {
	missing.AddIf(s.Likelihood.IsBlank(), field.Likelihood)
	missing.AddIf(s.Monitoring.IsBlank(), field.Monitoring)
	missing.AddIf(s.Consequence.IsBlank(), field.Consequence)
	missing.AddIf(s.ByWhen.IsBlank(), field.ByWhen)
	return missing
}

// earlierEngagement is N 2.2g, for each service. That the family did not engage is never held against it.
var earlierEngagement = rule{Check: inForce(eachService((*Service).lacksEngagement)), Rule: procedure.Rule{
	ID: procedure.RuleEarlierEngagement, Title: "Earlier engagement",
	Doc:   "Each service says how the family engaged with such a service before, or that there was none.",
	Reads: []procedure.Record{records.Children, records.Meetings, records.Revisions},
}}

// strategy is N 2.2h, for each service.
var strategy = rule{Check: inForce(eachService((*Service).lacksStrategy)), Rule: procedure.Rule{
	ID: procedure.RuleStrategy, Title: "Strategies",
	Doc:   "Each service says how likely it is to succeed, how compliance is watched, what follows if there is none, and by when.",
	Reads: []procedure.Record{records.Children, records.Meetings, records.Revisions},
}}
