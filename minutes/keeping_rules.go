package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendChairKeepsMinutes appends what N 3.16a finds for each meeting: whether its chair
// answers for the minutes, whoever wrote them.
func AppendChairKeepsMinutes(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return given{&b, g, t, list}.whole(dst, procedure.RuleChairKeepsMinutes, func(r record, f *procedure.Finding) {
		f.Missing.AddIf(r.minutes.Chair == "" || r.minutes.Chair != r.chair(), procedure.FieldChair)
	})
}

// AppendRecordKept appends what B 7a finds for each meeting: whether the author of the minutes
// is the social worker allocated on its day or covering, or whom else the procedure names to
// keep the record. Where it names nobody that is the chair.
func AppendRecordKept(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return given{&b, g, t, list}.whole(dst, procedure.RuleSocialWorkerKeepsRecord, func(r record, f *procedure.Finding) {
		e, ok := b.Procedures.On(r.held)
		f.Missing.AddIf(ok && !r.keepsRecord(g, e.MinutesBy()), procedure.FieldAuthor)
	})
}

// keepsRecord reports whether the author of the minutes has the role that is to keep them.
func (r *record) keepsRecord(g *coregroup.CoreGroup, role procedure.Role) bool {
	author := r.minutes.Author
	worker, cover := g.SocialWorkerOn(r.held), g.CoverOn(r.held)
	switch {
	case role == "":
		return author.ID != "" && author.ID == r.chair()
	case author.ID == "":
		return author.Role == role
	case role == procedure.SocialWorker && (worker != "" || cover != ""):
		return author.ID == worker || author.ID == cover
	}
	if m := g.Member(author.ID); m != nil {
		return m.Has(role)
	}
	return author.Role == role
}

// AppendPlanBrought appends what B 6d finds for each meeting: whether the plan was brought, in
// the social worker's absence by whom.
func AppendPlanBrought(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return given{&b, g, t, list}.whole(dst, procedure.RulePlanBrought, func(r record, f *procedure.Finding) {
		f.At = f.At.Field(procedure.FieldBrought)
		if r.minutes.Brought.Plan != procedure.Yes {
			f.Missing.Add(procedure.FieldPlan)
			return
		}
		var room few
		roll := r.minutes.roll(&room, b.On)
		worker, cover := g.SocialWorkerOn(r.held), g.CoverOn(r.held)
		there := worker != "" && roll.present(worker) || cover != "" && roll.present(cover)
		f.Missing.AddIf(r.minutes.Brought.By == procedure.Person{} && !there, procedure.FieldBy)
	})
}

// AppendLaterMeetingsAgreed appends what N 2.6b finds for the first meeting: whether its
// minutes hold later meetings, each with day, time and venue.
func AppendLaterMeetingsAgreed(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleLaterMeetingsAgreed
	return given{&b, g, t, list}.first(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
		f := r.onMeeting(rule)
		f.Missing.AddIf(len(r.minutes.Agreed) == 0, procedure.FieldAgreed)
		for i := range r.minutes.Agreed {
			a := &r.minutes.Agreed[i]
			if !f.Missing.IsZero() {
				break // the first that lacks something
			}
			f.Missing.AddIf(!a.Date.After(r.ended), procedure.FieldDate)
			f.Missing.AddIf(a.Start == "", procedure.FieldStart)
			f.Missing.AddIf(a.Venue.IsBlank(), procedure.FieldVenue)
			if !f.Missing.IsZero() {
				f.At = f.At.Item(procedure.FieldAgreed, i)
			}
		}
		f.Outcome = f.Missing.Outcome()
		return b.Append(dst, r.held, f)
	})
}

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
			f.Outcome, f.Done, f.At = procedure.Met, r.held, r.place()
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
	}
	f.Missing.Add(procedure.FieldExclusions)
	return f
}
