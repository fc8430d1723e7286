package coregroup

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// eachExclusion appends a finding for each exclusion of a parent or carer that
// is known on the day, or one on the case where there is none.
func (d *Desk) eachExclusion(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	none, last := true, 0
	for i := range d.g.Exclusions {
		x := &d.g.Exclusions[i]
		if at := d.g.position(x.Member, &last); !x.isKnown(d.b.On) || at >= 0 && !d.people[at].IsParentOrCarer() {
			continue
		}
		none = false
		start := len(dst)
		f := findings.Note(&dst, rule, procedure.ExclusionSubject, x.ID, "")
		f.Responsible, f.Since, f.At = procedure.SocialWorker, x.DecidedOn, procedure.Place{}.Item(field.Exclusions, i)
		switch rule {
		case procedure.RuleExclusionDebated:
			x.judgeDebate(f)
		case procedure.RuleExclusionAlternatives:
			x.judgeAlternatives(f, d.b.On)
		default:
			x.judgeWays(f, d.b.On)
		}
		day := x.DecidedOn
		if day.IsZero() || rule.Safety() {
			day = d.b.On // the library's own clauses belong to every edition
		}
		dst = d.b.AttachClauses(dst, start, day)
	}
	if none {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	return dst
}

// AppendExclusionDebated appends what N 3.9a finds for each exclusion of a parent or
// carer: whether the initial conference debated it, with the day, the reasons and
// who decided. Where it arose later the debate is not applicable, but those three
// are still required.
func AppendExclusionDebated(dst []procedure.Finding, b procedure.Basis, g *CoreGroup) []procedure.Finding {
	return one(dst, procedure.RuleExclusionDebated, &b, g, nil)
}

func (x *Exclusion) judgeDebate(f *procedure.Finding) {
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

// AppendExclusionAlternatives appends what N 3.9b finds for each exclusion of a
// parent or carer: whether there are ways to keep them informed and to let them
// contribute, or it is recorded that none is appropriate, why, and who decided.
// Before the exclusion starts it is pending.
func AppendExclusionAlternatives(dst []procedure.Finding, b procedure.Basis, g *CoreGroup) []procedure.Finding {
	return one(dst, procedure.RuleExclusionAlternatives, &b, g, nil)
}

func (x *Exclusion) judgeAlternatives(f *procedure.Finding, on calendar.Date) {
	f.Missing.AddIf(!x.Informed.isRecorded(on), field.Informed)
	f.Missing.AddIf(!x.Contributing.isRecorded(on), field.Contributing)
	f.Outcome = f.Missing.Outcome()
	if f.Outcome == procedure.NotMet && x.start().After(on) {
		f.Outcome, f.Missing = procedure.Pending, procedure.Fields{}
	}
}

// isRecorded reports whether by a day there is a way, or that none is appropriate with
// the reason and who decided.
func (a *Alternative) isRecorded(on calendar.Date) bool {
	if a.DecidedOn.After(on) {
		return false
	}
	if a.NotAppropriate == procedure.Yes {
		return !a.Reason.IsBlank() && a.DecidedBy.ID != ""
	}
	return a.Way != WayNotRecorded
}

// way returns the way that was found by a day.
func (a *Alternative) way(on calendar.Date) Way {
	if a.DecidedOn.After(on) {
		return WayNotRecorded
	}
	return a.Way
}

// AppendInformedThroughFamily appends what L 1 finds for each exclusion of a parent
// or carer: whether what the parent learns or contributes goes through a family
// member or a child. It runs whether the plan does or not.
func AppendInformedThroughFamily(dst []procedure.Finding, b procedure.Basis, g *CoreGroup) []procedure.Finding {
	return one(dst, procedure.RuleInformedThroughFamily, &b, g, nil)
}

func (x *Exclusion) judgeWays(f *procedure.Finding, on calendar.Date) {
	informed, contributing := x.Informed.way(on), x.Contributing.way(on)
	f.Missing.AddIf(informed.isThroughFamily(), field.Informed)
	f.Missing.AddIf(contributing.isThroughFamily(), field.Contributing)
	f.Outcome = f.Missing.Outcome()
	if informed == WayNotRecorded && contributing == WayNotRecorded {
		f.Outcome = procedure.NotApplicable
	}
}

func (w Way) isThroughFamily() bool { return w == ThroughFamily || w == ThroughChild }
