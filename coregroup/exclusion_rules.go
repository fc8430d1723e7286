package coregroup

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// onExclusion returns a finding about an exclusion, by position.
func (g *CoreGroup) onExclusion(rule procedure.RuleID, i int) procedure.Finding {
	return procedure.Finding{
		Rule: rule, Subject: procedure.SubjectOf(procedure.ExclusionSubject, g.Exclusions[i].ID),
		Since: g.Exclusions[i].DecidedOn, At: procedure.Place{}.Item(procedure.FieldExclusions, i),
	}
}

// appendExclusions appends a finding for each exclusion of a parent or carer that
// is known on the day, or one on the case where there is none.
func (g *CoreGroup) appendExclusions(dst []procedure.Finding, b *procedure.Basis, rule procedure.RuleID,
	judge func(x *Exclusion, f procedure.Finding) procedure.Finding,
) []procedure.Finding {
	none := true
	for i := range g.Exclusions {
		x := &g.Exclusions[i]
		if m := g.Member(x.Member); !x.isKnown(b.On) || m != nil && !m.IsParentOrCarer() {
			continue
		}
		none = false
		f := judge(x, g.onExclusion(rule, i))
		day := x.DecidedOn
		if day.IsZero() || rule.Safety() {
			day = b.On // the library's own clauses belong to every edition
		}
		dst = b.Append(dst, day, f)
	}
	if none {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// AppendExclusionDebated appends what N 3.9a finds for each exclusion of a parent or
// carer: whether the initial conference debated it, with the day, the reasons and
// who decided. Where it arose later the debate is not applicable, but those three
// are still required.
func AppendExclusionDebated(dst []procedure.Finding, b procedure.Basis, g *CoreGroup) []procedure.Finding {
	return g.appendExclusions(dst, &b, procedure.RuleExclusionDebated, func(x *Exclusion, f procedure.Finding) procedure.Finding {
		f.Responsible = procedure.ConferenceChair
		if x.DecidedOn.IsZero() {
			f.Missing.Add(procedure.FieldDecidedOn)
		}
		if x.DecidedBy.ID == "" {
			f.Missing.Add(procedure.FieldDecidedBy)
		}
		if x.Reasons.IsBlank() {
			f.Missing.Add(procedure.FieldReasons)
		}
		switch {
		case x.AroseLater == procedure.Yes:
			f.Outcome = procedure.NotMet
			if f.Missing.IsZero() {
				f.Outcome = procedure.NotApplicable
			}
		case x.Debated == procedure.NotRecorded && x.AroseLater == procedure.NotRecorded && f.Missing.IsZero():
			f.Outcome = procedure.Undetermined
			f.Missing.Add(procedure.FieldDebated)
		default:
			if x.Debated != procedure.Yes {
				f.Missing.Add(procedure.FieldDebated)
			}
			f.Outcome = f.Missing.Outcome()
		}
		return f
	})
}

// AppendExclusionAlternatives appends what N 3.9b finds for each exclusion of a
// parent or carer: whether there are ways to keep them informed and to let them
// contribute, or it is recorded that none is appropriate, why, and who decided.
// Before the exclusion starts it is pending.
func AppendExclusionAlternatives(dst []procedure.Finding, b procedure.Basis, g *CoreGroup) []procedure.Finding {
	return g.appendExclusions(dst, &b, procedure.RuleExclusionAlternatives, func(x *Exclusion, f procedure.Finding) procedure.Finding {
		f.Responsible = procedure.SocialWorker
		if !x.Informed.isRecorded(b.On) {
			f.Missing.Add(procedure.FieldInformed)
		}
		if !x.Contributing.isRecorded(b.On) {
			f.Missing.Add(procedure.FieldContributing)
		}
		f.Outcome = f.Missing.Outcome()
		if f.Outcome == procedure.NotMet && x.start().After(b.On) {
			f.Outcome, f.Missing = procedure.Pending, procedure.Fields{}
		}
		return f
	})
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
	return g.appendExclusions(dst, &b, procedure.RuleInformedThroughFamily, func(x *Exclusion, f procedure.Finding) procedure.Finding {
		f.Responsible = procedure.SocialWorker
		informed, contributing := x.Informed.way(b.On), x.Contributing.way(b.On)
		if informed.isThroughFamily() {
			f.Missing.Add(procedure.FieldInformed)
		}
		if contributing.isThroughFamily() {
			f.Missing.Add(procedure.FieldContributing)
		}
		f.Outcome = f.Missing.Outcome()
		if informed == WayNotRecorded && contributing == WayNotRecorded {
			f.Outcome = procedure.NotApplicable
		}
		return f
	})
}

func (w Way) isThroughFamily() bool { return w == ThroughFamily || w == ThroughChild }
