package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// dayOr returns a day, or another where it is not recorded.
func dayOr(day, otherwise calendar.Date) calendar.Date {
	if day.IsZero() {
		return otherwise
	}
	return day
}

// AppendRevisionRecorded appends what N 2.3a finds for each revision: whether it has a number
// and a day, and if it is not the first of a plan a reason.
func AppendRevisionRecorded(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	const rule = procedure.RuleRevisionRecorded
	var room few
	order := p.inOrder(&room, b.On, calendar.Date{})
	for k, at := range order {
		r := &p.Revisions[at]
		f := r.finding(rule, int(at))
		f.Missing.AddIf(r.Number == 0, procedure.FieldNumber)
		f.Missing.AddIf(r.Date.IsZero(), procedure.FieldDate)
		f.Missing.AddIf(!p.isFirst(g, order, k) && r.Reason.IsBlank(), procedure.FieldReason)
		f.Outcome = f.Missing.Outcome()
		dst = b.Append(dst, dayOr(r.Date, b.On), f)
	}
	if len(order) == 0 {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// isFirst reports whether a revision, by its place in the order, is the first of a plan: none is
// before it, or all that are belong to plans that had ended.
func (p *ChildProtectionPlan) isFirst(g *coregroup.CoreGroup, order []int32, k int) bool {
	if k == 0 {
		return true
	}
	before := p.Revisions[order[k-1]].Date
	return !before.IsZero() && !before.After(g.EarlierPlansEnded(p.Revisions[order[k]].Date))
}

// finding returns one about a revision, by position.
func (r *Revision) finding(rule procedure.RuleID, at int) procedure.Finding {
	return procedure.Finding{
		Rule: rule, Subject: procedure.SubjectOf(procedure.RevisionSubject, r.ID), Since: r.Date,
		Responsible: procedure.SocialWorker, At: procedure.Place{}.Item(procedure.FieldRevisions, at),
	}
}

// eachFundamental calls do for each revision that changes the plan fundamentally, and appends
// one finding for each of which that is not recorded, or one where there is neither. The first
// revision of a plan is the detailed plan itself, and changes nothing unless it says so.
func (p *ChildProtectionPlan) eachFundamental(dst []procedure.Finding, b *procedure.Basis, g *coregroup.CoreGroup, rule procedure.RuleID,
	do func(dst []procedure.Finding, r *Revision, f procedure.Finding) []procedure.Finding,
) []procedure.Finding {
	var room few
	start := len(dst)
	order := p.inOrder(&room, b.On, calendar.Date{})
	for k, at := range order {
		r := &p.Revisions[at]
		f := r.finding(rule, int(at))
		switch {
		case r.Fundamental == procedure.Yes:
			dst = do(dst, r, f)
		case r.Fundamental == procedure.NotRecorded && !p.isFirst(g, order, k):
			f.Missing.Add(procedure.FieldFundamental)
			dst = b.Append(dst, dayOr(r.Date, b.On), f)
		}
	}
	if len(dst) == start {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// AppendFundamentalChangeTold appends what N 2.3b finds for each fundamental change and each
// member on its day: whether they were told, or it is recorded why it is withheld and who
// decided so. The social worker need not be told, and neither need whoever may not have it or has
// left; where a link to the children is not recorded it is undetermined. It runs whether the plan
// still does or not.
func AppendFundamentalChangeTold(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return p.eachFundamental(dst, &b, g, procedure.RuleFundamentalChangeTold, func(dst []procedure.Finding, r *Revision, f procedure.Finding) []procedure.Finding {
		day := dayOr(r.Date, b.On)
		paper := coregroup.Paper{Day: r.Date, Children: r.Children, NotFor: r.NotFor}
		for i := range g.Members {
			m := &g.Members[i]
			if !m.IsMember(day) {
				continue
			}
			f := f
			f.Subject = procedure.SubjectIn(procedure.MemberSubject, m.ID, r.ID)
			toldOf(&f, &b, g, m.ID, r.Told, paper, calendar.Date{}) // of what is to come as well
			if f.Outcome == procedure.NotMet && (m.ID == g.SocialWorkerOn(day) || m.ID == g.CoverOn(day)) {
				f.Outcome, f.Missing = procedure.NotApplicable, procedure.Fields{} // whose plan it is
			}
			dst = appendTimed(dst, &b, day, procedure.Events{procedure.ChangeIdentified: r.Date}, f)
		}
		return dst
	})
}

// toldOf judges whether a member was told of something, not before a day, by the tellings
// recorded. F is about the record that holds them.
func toldOf(f *procedure.Finding, b *procedure.Basis, g *coregroup.CoreGroup, id procedure.MemberID, told []Telling, paper coregroup.Paper, from calendar.Date) {
	f.Outcome = procedure.NotMet
	f.Missing.Add(procedure.FieldTold)
	record := f.At
	withheld := false
	for i := range told {
		t := &told[i]
		if t.To.ID != id || t.On.After(b.On) && t.Withheld != procedure.Yes {
			continue
		}
		at := record.Item(procedure.FieldTold, i)
		switch {
		case !t.On.IsZero() && !t.On.After(b.On) && !t.On.Before(from):
			if f.Done.IsZero() || t.On.Before(f.Done) {
				f.Outcome, f.Done, f.Missing, f.At = procedure.Met, t.On, procedure.Fields{}, at
			}
		case !f.Done.IsZero() || f.Outcome == procedure.Met:
		case t.Withheld == procedure.Yes && !t.DecidedOn.After(b.On):
			withheld = true
			f.Missing, f.At = procedure.Fields{}, at
			f.Missing.AddIf(t.Reason.IsBlank(), procedure.FieldReason)
			f.Missing.AddIf(t.DecidedBy.ID == "", procedure.FieldDecidedBy)
			f.Outcome = f.Missing.Outcome()
		case t.On.IsZero() && t.Withheld != procedure.Yes && !withheld:
			f.Missing, f.At = procedure.FieldsOf(procedure.FieldOn), at
		}
	}
	if withheld && f.Outcome == procedure.Met && f.Done.IsZero() {
		f.Remark = procedure.Withheld // else it would read as told
	}
	if f.Outcome == procedure.Met && !f.Done.IsZero() && g.Audience(nil, coregroup.Recipient{ID: id}, paper, f.Done).Extent == coregroup.Nothing {
		f.Outcome, f.Done, f.At = procedure.NotApplicable, calendar.Date{}, record // what L 1 to L 4 say of it is no duty done
		return
	}
	if f.Outcome == procedure.Met || withheld {
		return
	}
	switch g.Audience(nil, coregroup.Recipient{ID: id}, paper, b.On).Extent {
	case coregroup.Nothing:
		f.Outcome, f.Missing = procedure.NotApplicable, procedure.Fields{}
	case coregroup.NotKnown:
		f.Outcome = procedure.Undetermined
	default:
	}
}

// AppendFundamentalChangeLiaison appends what N 2.3c finds for each fundamental change: whether it
// is recorded that the team manager took up with the procedure's officer whether to bring the
// review conference forward, when, and with what result, either way. It runs whether the plan
// still does or not.
func AppendFundamentalChangeLiaison(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return p.eachFundamental(dst, &b, g, procedure.RuleFundamentalChangeLiaison, func(dst []procedure.Finding, r *Revision, f procedure.Finding) []procedure.Finding {
		day := dayOr(r.Date, b.On)
		f.Responsible = procedure.TeamManager
		f.At = f.At.Field(procedure.FieldLiaison)
		l := &r.Liaison
		known := !l.On.After(b.On)
		f.Missing.AddIf(l.On.IsZero() || !known, procedure.FieldOn)
		f.Missing.AddIf(!known || !isOfficer(&b, g, l.Officer, day), procedure.FieldOfficer)
		f.Missing.AddIf(!known || l.EarlierReview == procedure.NotRecorded, procedure.FieldEarlierReview)
		if f.Outcome = f.Missing.Outcome(); f.Outcome == procedure.Met {
			f.Done = l.On
		}
		return appendTimed(dst, &b, day, procedure.Events{procedure.ChangeIdentified: r.Date}, f)
	})
}

// isOfficer reports whether someone has the role that the procedure in force on a day names for
// that.
func isOfficer(b *procedure.Basis, g *coregroup.CoreGroup, who procedure.Person, day calendar.Date) bool {
	e, ok := b.Procedures.On(day)
	if !ok {
		return false
	}
	m := g.Member(who.ID)
	return who.Role == e.ReviewOfficer() || m != nil && m.Has(e.ReviewOfficer())
}
