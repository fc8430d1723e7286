package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
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
	return one(dst, procedure.RuleRevisionRecorded, &b, g, p, nil)
}

func (d *Desk) revisionRecorded(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleRevisionRecorded
	for k, at := range d.all {
		start := len(dst)
		r := &d.p.Revisions[at]
		f := d.onRevision(&dst, rule, at)
		var missing procedure.Fields
		missing.AddIf(r.Number == 0, field.Number)
		missing.AddIf(r.Date.IsZero(), field.Date)
		missing.AddIf(r.Reason.IsBlank() && !d.isFirst(k), field.Reason)
		lacking(f, missing)
		dst = d.b.AttachClauses(dst, start, dayOr(r.Date, d.b.On))
	}
	if len(d.all) == 0 {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	return dst
}

// isFirst reports whether a revision, by its place in the order, is the first of a plan: none is
// before it, or all that are belong to plans that had ended.
func (d *Desk) isFirst(k int) bool {
	if k == 0 {
		return true
	}
	before := d.p.Revisions[d.all[k-1]].Date
	return !before.IsZero() && !before.After(d.g.EarlierPlansEnded(d.p.Revisions[d.all[k]].Date))
}

// onRevision notes a finding about a revision, by position.
func (d *Desk) onRevision(dst *[]procedure.Finding, rule procedure.RuleID, at int32) *procedure.Finding {
	r := &d.p.Revisions[at]
	f := note(dst, rule, procedure.RevisionSubject, r.ID, d.at.Item(field.Revisions, int(at)))
	f.Since = r.Date
	return f
}

// eachFundamental appends what a rule finds for each revision that changes the plan fundamentally, and
// one finding for each of which that is not recorded, or one where there is neither. The first
// revision of a plan is the detailed plan itself, and changes nothing unless it says so.
func (d *Desk) eachFundamental(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	start := len(dst)
	for k, at := range d.all {
		r, from := &d.p.Revisions[at], len(dst)
		switch {
		case r.Fundamental == procedure.Yes && rule == procedure.RuleFundamentalChangeTold:
			d.changeTold(&dst, at)
		case r.Fundamental == procedure.Yes:
			d.changeLiaison(&dst, at)
		case r.Fundamental == procedure.NotRecorded && !d.isFirst(k):
			d.onRevision(&dst, rule, at).Missing.Add(field.Fundamental)
		}
		dst = d.timed(dst, from, dayOr(r.Date, d.b.On), procedure.Events{procedure.ChangeIdentified: r.Date})
	}
	if len(dst) == start {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	return dst
}

// AppendFundamentalChangeTold appends what N 2.3b finds for each fundamental change and each
// member on its day: whether they were told, or it is recorded why it is withheld and who
// decided so. The social worker need not be told, and neither need whoever may not have it or has
// left; where a link to the children is not recorded it is undetermined. It runs whether the plan
// still does or not.
func AppendFundamentalChangeTold(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return one(dst, procedure.RuleFundamentalChangeTold, &b, g, p, nil)
}

func (d *Desk) changeTold(dst *[]procedure.Finding, at int32) {
	r := &d.p.Revisions[at]
	day := dayOr(r.Date, d.b.On)
	worker, cover := d.g.SocialWorkerOn(day), d.g.CoverOn(day)
	paper := coregroup.Paper{Day: r.Date, Children: r.Children, NotFor: r.NotFor}
	for _, i := range d.members {
		m := &d.g.Members[i]
		if !m.IsMember(day) {
			continue
		}
		f := d.onRevision(dst, procedure.RuleFundamentalChangeTold, at)
		f.Subject = procedure.SubjectIn(procedure.MemberSubject, m.ID, r.ID)
		d.toldOf(f, m, r.Told, paper, calendar.Date{}) // of what is to come as well
		if f.Outcome == procedure.NotMet && (m.ID == worker || m.ID == cover) {
			f.Outcome, f.Missing = procedure.NotApplicable, procedure.Fields{} // whose plan it is
		}
	}
}

// toldOf judges whether a member was told of something, not before a day, by the tellings
// recorded. F is about the record that holds them.
func (d *Desk) toldOf(f *procedure.Finding, m *coregroup.Member, told []Telling, paper coregroup.Paper, from calendar.Date) {
	f.Outcome = procedure.NotMet
	f.Missing.Add(field.Told)
	record := f.At
	withheld := false
	for i := range told {
		t := &told[i]
		if t.To.ID != m.ID || t.On.After(d.b.On) && t.Withheld != procedure.Yes {
			continue
		}
		at := record.Item(field.Told, i)
		switch {
		case !t.On.IsZero() && !t.On.After(d.b.On) && !t.On.Before(from):
			if f.Done.IsZero() || t.On.Before(f.Done) {
				f.Outcome, f.Done, f.Missing, f.At = procedure.Met, t.On, procedure.Fields{}, at
			}
		case !f.Done.IsZero() || f.Outcome == procedure.Met:
		case t.Withheld == procedure.Yes && !t.DecidedOn.After(d.b.On):
			withheld = true
			f.Missing, f.At = procedure.Fields{}, at
			f.Missing.AddIf(t.Reason.IsBlank(), field.Reason)
			f.Missing.AddIf(t.DecidedBy.ID == "", field.DecidedBy)
			f.Outcome = f.Missing.Outcome()
		case t.On.IsZero() && t.Withheld != procedure.Yes && !withheld:
			f.Missing, f.At = procedure.FieldsOf(field.On), at
		}
	}
	if withheld && f.Outcome == procedure.Met && f.Done.IsZero() {
		f.Remark = procedure.Withheld // else it would read as told
	}
	if f.Outcome == procedure.Met && !f.Done.IsZero() && d.mayHave(m, paper, f.Done) == coregroup.Nothing {
		f.Outcome, f.Done, f.At = procedure.NotApplicable, calendar.Date{}, record // what L 1 to L 4 say of it is no duty done
		return
	}
	if f.Outcome == procedure.Met || withheld {
		return
	}
	switch d.mayHave(m, paper, d.b.On) {
	case coregroup.Nothing:
		f.Outcome, f.Missing = procedure.NotApplicable, procedure.Fields{}
	case coregroup.NotKnown:
		f.Outcome = procedure.Undetermined
	default:
	}
}

// mayHave returns how much of something a member may be told on a day.
func (d *Desk) mayHave(m *coregroup.Member, paper coregroup.Paper, on calendar.Date) coregroup.Extent {
	to := coregroup.Reader{Recipient: coregroup.Recipient{ID: m.ID}, Member: m, Traits: m.Traits()}
	return d.g.AudienceOf(nil, &to, &paper, on).Extent
}

// AppendFundamentalChangeLiaison appends what N 2.3c finds for each fundamental change: whether it
// is recorded that the team manager took up with the procedure's officer whether to bring the
// review conference forward, when, and with what result, either way. It runs whether the plan
// still does or not.
func AppendFundamentalChangeLiaison(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return one(dst, procedure.RuleFundamentalChangeLiaison, &b, g, p, nil)
}

func (d *Desk) changeLiaison(dst *[]procedure.Finding, at int32) {
	r := &d.p.Revisions[at]
	f := d.onRevision(dst, procedure.RuleFundamentalChangeLiaison, at)
	f.Responsible = procedure.TeamManager
	f.At = f.At.Field(field.Liaison)
	l := &r.Liaison
	known := !l.On.After(d.b.On)
	var missing procedure.Fields
	missing.AddIf(l.On.IsZero() || !known, field.On)
	missing.AddIf(!known || !d.isOfficer(l.Officer, dayOr(r.Date, d.b.On)), field.Officer)
	missing.AddIf(!known || l.EarlierReview == procedure.NotRecorded, field.EarlierReview)
	if lacking(f, missing); f.Outcome == procedure.Met {
		f.Done = l.On
	}
}

// isOfficer reports whether someone has the role that the procedure in force on a day names for
// that.
func (d *Desk) isOfficer(who procedure.Person, day calendar.Date) bool {
	e, ok := d.b.Procedures.On(day)
	if !ok {
		return false
	}
	m := d.g.Member(who.ID)
	return who.Role == e.ReviewOfficer() || m != nil && m.Has(e.ReviewOfficer())
}
