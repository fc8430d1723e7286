package minutes

import (
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendChairKeepsMinutes appends what N 3.16a finds for each meeting: whether its chair
// answers for the minutes, whoever wrote them.
func AppendChairKeepsMinutes(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return given{b, g, t, list}.whole(dst, procedure.RuleChairKeepsMinutes, func(r record, f procedure.Finding) procedure.Finding {
		f.Missing.AddIf(r.minutes.Chair == "" || r.minutes.Chair != r.chair(), procedure.FieldChair)
		return f
	})
}

// AppendRecordKept appends what B 7a finds for each meeting: whether the author of the minutes
// is the social worker allocated on its day or covering, or whom else the procedure names to
// keep the record. Where it names nobody that is the chair.
func AppendRecordKept(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	return given{b, g, t, list}.whole(dst, procedure.RuleSocialWorkerKeepsRecord, func(r record, f procedure.Finding) procedure.Finding {
		e, ok := b.Procedures.On(r.held)
		f.Missing.AddIf(ok && !r.keepsRecord(g, e.MinutesBy()), procedure.FieldAuthor)
		return f
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
	return given{b, g, t, list}.whole(dst, procedure.RulePlanBrought, func(r record, f procedure.Finding) procedure.Finding {
		f.At = f.At.Field(procedure.FieldBrought)
		if r.minutes.Brought.Plan != procedure.Yes {
			f.Missing.Add(procedure.FieldPlan)
			return f
		}
		var room few
		roll := r.minutes.roll(&room, b.On)
		worker, cover := g.SocialWorkerOn(r.held), g.CoverOn(r.held)
		there := worker != "" && roll.present(worker) || cover != "" && roll.present(cover)
		f.Missing.AddIf(r.minutes.Brought.By == procedure.Person{} && !there, procedure.FieldBy)
		return f
	})
}

// AppendLaterMeetingsAgreed appends what N 2.6b finds for the first meeting: whether its
// minutes hold later meetings, each with day, time and venue.
func AppendLaterMeetingsAgreed(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) []procedure.Finding {
	const rule = procedure.RuleLaterMeetingsAgreed
	return given{b, g, t, list}.first(dst, rule, func(dst []procedure.Finding, r record) []procedure.Finding {
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
