package minutes

import (
	"cmp"
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendExclusionInMinutes appends what N 3.10a finds for each decision to leave out a parent
// or carer: whether the minutes of a meeting held since record it, the decision only. Until
// the minutes of the first such meeting are written, or their time has passed, it is pending.
func AppendExclusionInMinutes(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleExclusionInMinutes
	var room records
	var names few
	held := inOrder(&room, t, list, b.On)
	members := peopleOf(&names, g)
	none := true
	for i := range g.Exclusions {
		x := &g.Exclusions[i]
		if m := members.member(x.Member); x.Extent != coregroup.LeftOut || x.DecidedOn.After(b.On) || m == nil || !m.IsParentOrCarer() {
			continue
		}
		none = false
		f := procedure.Finding{Rule: rule, Subject: procedure.SubjectOf(procedure.ExclusionSubject, x.ID), Responsible: procedure.SocialWorker, Since: x.DecidedOn}
		day := x.DecidedOn
		if day.IsZero() {
			day = b.On
		}
		dst = b.Append(dst, day, recordedIn(f, &b, g, t, held, x))
	}
	if none {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// recordedIn finds in which minutes a decision to exclude someone is recorded.
func recordedIn(f procedure.Finding, b *procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, held []record, x *coregroup.Exclusion) procedure.Finding {
	first := -1
	for i := range held {
		r := &held[i]
		if r.ended.Before(x.DecidedOn) {
			continue
		}
		if first < 0 {
			first = i
		}
		if r.minutes != nil && slices.Contains(r.minutes.Exclusions, x.ID) {
			f.Outcome, f.Done, f.At = procedure.Met, cmp.Or(r.minutes.Written, r.held), r.place()
			return f
		}
	}
	if first < 0 {
		f.Outcome = procedure.Pending
		if g.Running(b.On) == procedure.No {
			f.Outcome = procedure.NotApplicable
		}
		return f
	}
	r := &held[first]
	f.At = r.place()
	f.Outcome = procedure.NotMet
	if r.minutes == nil {
		// Whoever was not sent them, the minutes are late once the last day for all is past.
		f.Due = schedule.MinutesDue(*b, "", r.ended, after(t, held, first, b.On)).Due
		if f.Due.IsZero() || !b.On.After(f.Due) {
			f.Outcome = procedure.Pending
			return f
		}
		f.At = procedure.Place{}
		f.Missing.Add(procedure.FieldMinutes)
		return f
	}
	f.Missing.Add(procedure.FieldExclusions)
	return f
}
