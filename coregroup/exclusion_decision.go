package coregroup

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// eachExclusion returns the check of a rule that gives a finding for each exclusion of a parent or carer that is known on the
// day, or one on the case where there is none.
func eachExclusion(judge func(x *Exclusion, f *procedure.Finding, on calendar.Date)) func(*review, []procedure.Finding, *rule) []procedure.Finding {
	return func(v *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		none, last := true, 0
		for i := range v.g.Exclusions {
			x := &v.g.Exclusions[i]
			if at := v.g.position(x.Member, &last); !x.isKnown(v.b.On) || at >= 0 && !v.people[at].IsParentOrCarer() {
				continue
			}
			none = false
			start := len(dst)
			f := findings.Note(&dst, rule.ID, procedure.ExclusionSubject, x.ID, "")
			f.Responsible, f.Since, f.At = procedure.SocialWorker, x.DecidedOn, procedure.Place{}.Item(field.Exclusions, i)
			judge(x, f, v.b.On)
			day := x.DecidedOn
			if day.IsZero() || rule.Always {
				day = v.b.On
			}
			dst = v.b.AttachClauses(dst, start, day)
		}
		if none {
			return v.onCase(dst, rule, procedure.NotApplicable)
		}
		return dst
	}
}

// exclusionDebated is N 3.9a, for each exclusion of a parent or carer: whether the initial conference debated it, with the
// day, the reasons and who decided. Where it arose later the debate is not applicable, but those three are still required.
var exclusionDebated = rule{Check: eachExclusion((*Exclusion).judgeDebate), Rule: procedure.Rule{
	ID: procedure.RuleExclusionDebated, Title: "Exclusion debated at the conference",
	Doc:   "The exclusion of a parent or carer, or that full engagement is not right, was debated at the initial conference, with the day, the reasons and who decided.",
	Reads: []procedure.Record{records.Members, records.Exclusions}, Remedy: remedy.DebateExclusion,
}}

func (x *Exclusion) judgeDebate(f *procedure.Finding, _ calendar.Date) {
	f.Responsible = procedure.ConferenceChair
	f.Missing.AddIf(x.DecidedOn.IsZero(), field.DecidedOn)
	f.Missing.AddIf(x.DecidedBy.ID == "", field.DecidedBy)
	f.Missing.AddIf(x.Reasons.IsBlank(), field.Reasons)
	switch {
	case x.AroseLater == procedure.Yes:
		f.Outcome = procedure.NotMet
		if f.Missing.IsZero() {
			f.Outcome = procedure.NotApplicable
		}
	case x.Debated == procedure.NotRecorded && x.AroseLater == procedure.NotRecorded && f.Missing.IsZero():
		f.Outcome = procedure.Undetermined
		f.Missing.Add(field.Debated)
	default:
		f.Missing.AddIf(x.Debated != procedure.Yes, field.Debated)
		f.Outcome = f.Missing.Outcome()
	}
}

// exclusionAlternatives is N 3.9b, for each exclusion of a parent or carer: whether there are ways to keep them informed and
// to let them contribute, or it is recorded that none is appropriate, why, and who decided. Before the exclusion starts it
// is pending.
var exclusionAlternatives = rule{Check: eachExclusion((*Exclusion).judgeAlternatives), Rule: procedure.Rule{
	ID: procedure.RuleExclusionAlternatives, Title: "Other ways for an excluded parent",
	Doc:   "Each excluded parent has a way of being kept informed and one of contributing, or it is recorded who decided that none is appropriate, and why.",
	Reads: []procedure.Record{records.Members, records.Exclusions}, Remedy: remedy.KeepInformed,
	Labels: []procedure.Label{{Field: field.Informed, Text: "how they are kept informed"}},
}}

func (x *Exclusion) judgeAlternatives(f *procedure.Finding, on calendar.Date) {
	f.Missing.AddIf(!x.Informed.isRecorded(on), field.Informed)
	f.Missing.AddIf(!x.Contributing.isRecorded(on), field.Contributing)
	f.Outcome = f.Missing.Outcome()
	if f.Outcome == procedure.NotMet && x.start().After(on) {
		f.Outcome, f.Missing = procedure.Pending, procedure.Fields{}
	}
}

// isRecorded reports whether by a day there is a way, or that none is appropriate with the reason and who decided.
func (a *Alternative) isRecorded(on calendar.Date) bool {
	if a.DecidedOn.After(on) {
		return false
	}
	if a.NotAppropriate == procedure.Yes {
		return !a.Reason.IsBlank() && a.DecidedBy.ID != ""
	}
	return a.Way != wayNotRecorded
}

func (a *Alternative) way(on calendar.Date) Way {
	if a.DecidedOn.After(on) {
		return wayNotRecorded
	}
	return a.Way
}

// informedThroughFamily is L 1, for each exclusion of a parent or carer. It runs whether the plan does or not.
var informedThroughFamily = rule{Check: eachExclusion((*Exclusion).judgeWays), Always: true, Rule: procedure.Rule{
	ID: procedure.RuleInformedThroughFamily, Title: "Excluded parent informed through the family",
	Doc:   "No excluded parent is kept informed by, or contributes through, a family member or a child.",
	Reads: []procedure.Record{records.Members, records.Exclusions}, Remedy: remedy.ChangeWay,
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Text: "What they learn or contribute goes through the family or a child."},
		{Outcome: procedure.Met, Text: "Nothing amiss is recorded."},
	},
}}

func (x *Exclusion) judgeWays(f *procedure.Finding, on calendar.Date) {
	informed, contributing := x.Informed.way(on), x.Contributing.way(on)
	f.Missing.AddIf(informed.isThroughFamily(), field.Informed)
	f.Missing.AddIf(contributing.isThroughFamily(), field.Contributing)
	f.Outcome = f.Missing.Outcome()
	if informed == wayNotRecorded && contributing == wayNotRecorded {
		f.Outcome = procedure.NotApplicable
	}
}

func (w Way) isThroughFamily() bool { return w == ThroughFamily || w == ThroughChild }
