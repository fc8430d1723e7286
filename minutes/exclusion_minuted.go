package minutes

import (
	"cmp"
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/schedule"
)

// exclusionInMinutes is N 3.10a, for each decision to exclude a parent or carer: whether the minutes of a meeting held since
// record it, the decision only. Until the minutes of the first such meeting are written, or their time has passed, it is pending.
var exclusionInMinutes = rule{Check: (*review).exclusionsRecorded, Rule: procedure.Rule{
	ID: procedure.RuleExclusionInMinutes, Title: "Exclusion in the minutes",
	Doc:    "Each decision to exclude a parent or carer is recorded in the minutes of a meeting held since.",
	Reads:  []procedure.Record{records.Children, records.Members, records.Exclusions, records.Meetings, records.Minutes},
	Remedy: remedy.MinuteExclusion,
}}

func (c *review) exclusionsRecorded(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	for i := range c.g.Exclusions {
		x := &c.g.Exclusions[i]
		if m := c.members.member(x.Member); x.Extent != coregroup.LeftOut || x.DecidedOn.After(c.b.On) || m == nil || !m.IsParentOrCarer() {
			continue
		}
		f := procedure.Finding{Rule: rule.ID, Subject: procedure.SubjectOf(procedure.ExclusionSubject, x.ID), Responsible: procedure.SocialWorker, Since: x.DecidedOn}
		dst = c.b.Append(dst, cmp.Or(x.DecidedOn, c.b.On), c.recordedIn(f, x))
	}
	return c.orNone(dst, start, rule)
}

// recordedIn finds in which minutes a decision to exclude someone is recorded.
func (c *review) recordedIn(f procedure.Finding, x *coregroup.Exclusion) procedure.Finding {
	first := -1
	for i := range c.all {
		r := &c.all[i]
		if r.ended.Before(x.DecidedOn) {
			continue
		}
		if first < 0 {
			first = i
		}
		if r.minutes != nil && slices.Contains(r.minutes.Exclusions, x.ID) {
			f.Outcome, f.Done, f.At = procedure.Met, cmp.Or(r.minutes.Written, r.held), r.place
			return f
		}
	}
	if first < 0 {
		f.Outcome = procedure.Pending
		if c.g.Running(c.b.On) == procedure.No {
			f.Outcome = procedure.NotApplicable
		}
		return f
	}
	r := &c.all[first]
	f.At = r.place
	f.Outcome = procedure.NotMet
	if r.minutes == nil {
		// Whoever was not sent them, the minutes are late once the last day for all is past.
		f.Due = schedule.MinutesDue(*c.b, "", r.ended, c.after(first)).Due
		if f.Due.IsZero() || !c.b.On.After(f.Due) {
			f.Outcome = procedure.Pending
			return f
		}
		f.At = procedure.Place{}
		f.Missing.Add(field.Minutes)
		return f
	}
	f.Missing.Add(field.Exclusions)
	return f
}
