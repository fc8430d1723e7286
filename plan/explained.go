package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// planExplained is N 2.2n, for each parent or carer who is a member and not excluded.
var planExplained = rule{Check: (*review).planExplained, Rule: procedure.Rule{
	ID: procedure.RulePlanExplained, Title: "Plan explained",
	Doc:    "Monitoring, consequences and times were explained to each parent and carer who is not left out, since the plan was made or changed fundamentally.",
	Reads:  []procedure.Record{records.Children, records.Members, records.Exclusions, records.Meetings, records.Revisions},
	Events: []procedure.Event{procedure.ChangeIdentified}, Remedy: remedy.ExplainPlan,
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.Explained)},
	Adds:     []procedure.Addition{{Missing: field.Explained, About: "/to", Fields: procedure.FieldsOf(field.On)}},
}}

func (w *review) planExplained(dst []procedure.Finding, rule *rule) []procedure.Finding {
	if w.revision == nil {
		return w.onCase(dst, rule, w.instead)
	}
	var since calendar.Date
	for k, at := range w.order {
		if k == 0 || w.p.Revisions[at].Fundamental == procedure.Yes {
			since = w.p.Revisions[at].Date
		}
	}
	start := len(dst)
	for _, i := range w.members {
		if m := &w.people[i]; m.IsParentOrCarer() && m.belongs && w.isNotExcluded(i) {
			f := note(&dst, rule, procedure.MemberSubject, w.g.Members[i].ID, w.in)
			f.Since = since
			w.explained(f, w.g.Members[i].ID, since)
		}
	}
	dst = w.timed(dst, start, dayOr(since, w.b.On), procedure.Events{procedure.ChangeIdentified: since})
	if len(dst) == start {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	return dst
}

// isNotExcluded reports whether a member is not excluded from the detailed plan in force, then or now.
func (w *review) isNotExcluded(i int32) bool {
	return w.g.Excluded(w.g.Members[i].ID, w.revision.Date, w.b.On) == coregroup.NotExcluded
}

// explained judges whether the plan was explained to somebody since a day.
func (w *review) explained(f *procedure.Finding, id procedure.MemberID, since calendar.Date) {
	missing := procedure.FieldsOf(field.Explained)
	for _, at := range w.order {
		list := w.p.Revisions[at].Explained
		for j := range list {
			e := &list[j]
			dated := !e.On.IsZero() && !e.On.Before(since) && (f.Done.IsZero() || e.On.Before(f.Done))
			if e.To != id || e.On.After(w.b.On) || !dated && (!e.On.IsZero() || !f.Done.IsZero()) {
				continue
			}
			f.At = w.at.Item(field.Revisions, int(at)).Item(field.Explained, j)
			f.Done = e.On
			missing = procedure.Fields{}
			missing.AddIf(!dated, field.On)
		}
	}
	lacking(f, missing)
}

// planLanguage is N 2.4a, for each family member who is not excluded and whose first language is not English: whether it is
// recorded if they are given the plan in the language they prefer, either way, with who decided it and when. Where the first
// language is not recorded it is undetermined.
var planLanguage = rule{Check: inForce((*review).planLanguage), Rule: procedure.Rule{
	ID: procedure.RulePlanLanguage, Title: "Language of the plan",
	Doc:    "For each family member whose first language is not English it is recorded whether they are given the plan in the language they prefer.",
	Reads:  []procedure.Record{records.Children, records.Members, records.Exclusions, records.Meetings, records.Revisions},
	Remedy: remedy.DecideLanguage,
	Adds:   []procedure.Addition{{Missing: field.Language, About: "/for", Fields: procedure.FieldsOf(field.Decision, field.DecidedBy, field.On)}},
}}

func (w *review) planLanguage(dst []procedure.Finding, rule *rule) []procedure.Finding {
	for _, i := range w.members {
		m := &w.g.Members[i]
		if !w.people[i].IsFamily() || !w.people[i].belongs || m.FirstLanguageEnglish == procedure.Yes || !w.isNotExcluded(i) {
			continue
		}
		f := note(&dst, rule, procedure.MemberSubject, m.ID, w.at)
		if m.FirstLanguageEnglish == procedure.No {
			w.language(f, m.ID)
		}
	}
	return dst
}

// language judges whether it is recorded if someone is given the plan in the language they prefer.
func (w *review) language(f *procedure.Finding, id procedure.MemberID) {
	missing := procedure.FieldsOf(field.Language)
	for j := range w.p.Language {
		l := &w.p.Language[j]
		if l.For != id || l.On.After(w.b.On) || missing.IsZero() {
			continue
		}
		f.At = w.at.Item(field.Language, j)
		missing = procedure.Fields{}
		missing.AddIf(l.Decision == procedure.NotRecorded, field.Decision)
		missing.AddIf(l.DecidedBy.ID == "", field.DecidedBy)
		missing.AddIf(l.On.IsZero(), field.On)
		if missing.IsZero() {
			f.Done = l.On
		}
	}
	lacking(f, missing)
}
