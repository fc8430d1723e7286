package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// child notes a finding about a child, by position, and reports whether the child is there to be
// seen and heard. Where not it is whole as it stands.
func (w *review) child(dst *[]procedure.Finding, rule *rule, i int) (f *procedure.Finding, run bool) {
	f = note(dst, rule, procedure.ChildSubject, w.g.Children[i].ID, w.in)
	f.Outcome = w.children[i].otherwise
	return f, w.children[i].run
}

// visitingPattern is N 2.2i, for each child.
var visitingPattern = rule{Check: forEachChild(field.Visiting, func(r *Revision) []Visiting { return r.Visiting }, (*Visiting).of, (*Visiting).lacks), Rule: procedure.Rule{
	ID: procedure.RuleVisitingPattern, Title: "Pattern of visits", Reads: readsPlanInForce,
	Doc:      "For each child the plan says how often the lead social worker sees the child, and in what situations, alone and with others.",
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Visiting)},
	Labels: []procedure.Label{
		{Field: field.Alone, Text: "when the child is to be seen alone"},
		{Field: field.WithOthers, Text: "when the child is to be seen with others"},
		{Field: field.Visiting, Text: "how often and in what situations the child is to be seen"},
	},
	Adds: []procedure.Addition{{Missing: field.Visiting, About: "/child", Fields: procedure.FieldsOf(field.Frequency, field.Alone, field.WithOthers)}},
}}

// forEachChild finds for each child what a list of the revision lacks: a record about the child, or fields of it.
func forEachChild[T any](list procedure.Field, of func(*Revision) []T, about func(*T) procedure.ChildID, lacks func(*T) procedure.Fields) checkFunc {
	return inForce(func(w *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		last, rows := 0, of(w.revision)
		for i := range w.g.Children {
			f, run := w.child(&dst, rule, i)
			if !run {
				continue
			}
			missing := procedure.FieldsOf(list)
			if at := seek(rows, &last, func(row *T) bool { return about(row) == w.g.Children[i].ID }); at >= 0 {
				f.At, missing = w.in.Item(list, at), lacks(&rows[at])
			}
			lacking(f, missing)
		}
		return dst
	})
}

func (v *Visiting) of() procedure.ChildID { return v.Child }

func (v *Visiting) lacks() (missing procedure.Fields) {
	missing.AddIf(v.Frequency.IsZero(), field.Frequency)
	missing.AddIf(v.Alone.IsBlank(), field.Alone)
	missing.AddIf(v.WithOthers.IsBlank(), field.WithOthers)
	return missing
}

// childTakesPart is N 2.2m, for each child.
var childTakesPart = rule{Check: forEachChild(field.Participation, func(r *Revision) []Participation { return r.Participation }, (*Participation).of, (*Participation).lacks), Rule: procedure.Rule{
	ID: procedure.RuleChildTakesPart, Title: "Child takes part", Reads: readsPlanInForce,
	Doc:      "For each child the plan describes how the child takes part in carrying it out and in reviewing it.",
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Participation)},
	Adds:     []procedure.Addition{{Missing: field.Participation, About: "/child", Fields: procedure.FieldsOf(field.CarryingOut, field.Reviewing)}},
}}

func (p *Participation) of() procedure.ChildID { return p.Child }

func (p *Participation) lacks() (missing procedure.Fields) {
	missing.AddIf(p.CarryingOut.IsBlank(), field.CarryingOut)
	missing.AddIf(p.Reviewing.IsBlank(), field.Reviewing)
	return missing
}

// childToldOfPlan is N 3.4b of the plan for each child: whether the child was told how it stands since it was last revised. It
// is pending until the core group has met since then. Of a child recorded as without enough understanding it is not applicable.
var childToldOfPlan = rule{Check: inForce((*review).childToldOfPlan), Rule: procedure.Rule{
	ID: procedure.RuleChildToldOfPlan, Title: "Child told of the plan", Reads: readsPlanInForce,
	Doc: "Each child was told how the plan stands since it was last revised.",
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Text: "The record does not show that the child was told how the plan stands since it was last revised."},
	},
	Adds: []procedure.Addition{{Missing: field.ChildTold, About: "/child", Fields: procedure.FieldsOf(field.On)}},
}}

func (w *review) childToldOfPlan(dst []procedure.Finding, rule *rule) []procedure.Finding {
	revised := w.revision.Date
	met := len(w.heldSince(revised)) > 0
	for i := range w.g.Children {
		f, run := w.child(&dst, rule, i)
		if !run {
			continue
		}
		f.At, f.Since = w.at, revised
		if w.g.Children[i].Understanding == procedure.No {
			f.Outcome = procedure.NotApplicable
			continue
		}
		told, undated := w.toldChild(w.g.Children[i].ID)
		var missing procedure.Fields
		switch {
		case told >= 0:
			f.Done, f.At = w.p.ChildTold[told].On, w.at.Item(field.ChildTold, told)
		case undated >= 0:
			f.At = w.at.Item(field.ChildTold, undated)
			missing.Add(field.On)
		default:
			missing.Add(field.ChildTold)
		}
		lacking(f, missing)
		if f.Outcome == procedure.NotMet && !met {
			f.Outcome, f.Missing = procedure.Pending, procedure.Fields{}
		}
	}
	return dst
}

// toldChild returns the first telling of a child since the plan was last revised, and the last
// without a day, by position, -1 for none.
func (w *review) toldChild(id procedure.ChildID) (first, undated int) {
	first, undated = -1, -1
	var done calendar.Date
	for i, told := range w.p.ChildTold {
		switch {
		case told.Child != id:
		case told.On.IsZero():
			undated = i
		case !told.On.Before(w.revision.Date) && !told.On.After(w.b.On) && (first < 0 || told.On.Before(done)):
			first, done = i, told.On
		}
	}
	return first, undated
}

// needsAndServices is N 2.2e: for each child, born or not, whether the plan sets out their needs, for each need whether it
// is described and met by a service or a task, and for each service whether it is described.
var needsAndServices = rule{Check: inForce((*review).needsAndServices), Rule: procedure.Rule{
	ID: procedure.RuleNeedsAndServices, Title: "Needs and services", Reads: readsPlanInForce,
	Doc:      "Each child has needs set out, each need a service or task that meets it, and each service a description.",
	Remedy:   remedy.MeetNeeds,
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
	ID: procedure.RuleEarlierEngagement, Title: "Earlier engagement", Reads: readsPlanInForce,
	Doc: "Each service says how the family engaged with such a service before, or that there was none.",
}}

// strategy is N 2.2h, for each service.
var strategy = rule{Check: inForce(eachService((*Service).lacksStrategy)), Rule: procedure.Rule{
	ID: procedure.RuleStrategy, Title: "Strategies", Reads: readsPlanInForce,
	Doc: "Each service says how likely it is to succeed, how compliance is watched, what follows if there is none, and by when.",
}}
