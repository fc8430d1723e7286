package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// eachDifficulty appends what a rule finds for each difficulty known on the day of the review, and
// one finding where it is for none. The rules run whether the plan does or not: what a difficulty
// started stays owed.
func (d *Desk) eachDifficulty(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	start := len(dst)
	for i := range d.p.Difficulties {
		x := &difficulty{&d.p.Difficulties[i], d.at.Item(field.Difficulties, i)}
		if x.Date.After(d.b.On) {
			continue
		}
		from, day := len(dst), dayOr(x.Date, d.b.On)
		switch rule {
		case procedure.RuleDifficultyAction:
			d.action(&dst, x)
		case procedure.RuleDifficultyAssessed:
			d.assessed(&dst, x, day)
		case procedure.RuleSeriousConcernTold:
			d.concernTold(&dst, x, day)
		case procedure.RuleDifficultyDiscussed:
			d.discussed(&dst, x)
		case procedure.RuleManagersInformed:
			d.managersInformed(&dst, x, day)
		case procedure.RuleUrgentStepsConsidered:
			d.urgentSteps(&dst, x)
		default:
			d.disagreement(&dst, x)
		}
		if rule == procedure.RuleSeriousConcernTold {
			dst = d.timed(dst, from, day, procedure.Events{procedure.ChangeIdentified: x.Date})
		} else {
			dst = d.b.AttachClauses(dst, from, day)
		}
	}
	if len(dst) == start {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	return dst
}

// difficulty is one of the plan, and where it is.
type difficulty struct {
	*Difficulty
	at procedure.Place
}

// note notes a finding about the difficulty.
func (x *difficulty) note(dst *[]procedure.Finding, rule procedure.RuleID) *procedure.Finding {
	f := note(dst, rule, procedure.DifficultySubject, x.ID, x.at)
	f.Since = x.Date
	return f
}

// isDone reports whether something was done by the day of the review, on a day that is recorded
// and not before that of the difficulty.
func (d *Difficulty) isDone(on, known calendar.Date) bool {
	return !on.IsZero() && !on.After(known) && !on.Before(d.Date)
}

// AppendDifficultyAction appends what N 2.8a finds for each difficulty: whether it is described,
// with its day, the action agreed and who is responsible for it.
func AppendDifficultyAction(dst []procedure.Finding, b procedure.Basis, p *ChildProtectionPlan) []procedure.Finding {
	return one(dst, procedure.RuleDifficultyAction, &b, &coregroup.CoreGroup{}, p, nil)
}

func (d *Desk) action(dst *[]procedure.Finding, x *difficulty) {
	f := x.note(dst, procedure.RuleDifficultyAction)
	var missing procedure.Fields
	missing.AddIf(x.Description.IsBlank(), field.Description)
	missing.AddIf(x.Date.IsZero(), field.Date)
	missing.AddIf(x.Action.IsBlank(), field.Action)
	missing.AddIf(nobody(x.Responsible), field.Responsible)
	lacking(f, missing)
}

// AppendDifficultyAssessed appends what N 2.8b finds for each difficulty: whether the social
// worker, allocated or covering, led the assessment of what to do, and with which manager and
// when.
func AppendDifficultyAssessed(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return one(dst, procedure.RuleDifficultyAssessed, &b, g, p, nil)
}

func (d *Desk) assessed(dst *[]procedure.Finding, x *difficulty, day calendar.Date) {
	f := x.note(dst, procedure.RuleDifficultyAssessed)
	f.At = x.at.Field(field.Assessment)
	a, on := &x.Assessment, d.b.On
	known := !a.On.After(on)
	day = dayOr(a.On, day)
	allocated, cover := d.g.SocialWorkerOn(day), d.g.CoverOn(day)
	leads := a.LeadBy != "" && (a.LeadBy == allocated || a.LeadBy == cover || allocated == "" && cover == "")
	var missing procedure.Fields
	missing.AddIf(!known || !leads, field.LeadBy)
	missing.AddIf(!known || a.Manager == "", field.Manager)
	missing.AddIf(!x.isDone(a.On, on), field.On)
	if lacking(f, missing); f.Outcome == procedure.Met {
		f.Done = a.On
	}
}

// AppendSeriousConcernTold appends what N 2.8c finds for each concern that needed an immediate
// response and each member on its day: whether they were told of it and of what was done, or it
// is recorded why it is withheld and who decided so. No time is given for it, so it is pending
// until then, with the day since when. Whoever may not have it is not owed it.
func AppendSeriousConcernTold(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return one(dst, procedure.RuleSeriousConcernTold, &b, g, p, nil)
}

func (d *Desk) concernTold(dst *[]procedure.Finding, x *difficulty, day calendar.Date) {
	const rule = procedure.RuleSeriousConcernTold
	switch x.Immediate {
	case procedure.No:
		return
	case procedure.NotRecorded:
		x.note(dst, rule).Missing.Add(field.Immediate)
		return
	default:
	}
	paper := coregroup.Paper{Day: x.Date, Children: x.Children, NotFor: x.NotFor}
	for _, i := range d.members {
		m := &d.g.Members[i]
		if !m.IsMember(day) {
			continue
		}
		f := x.note(dst, rule)
		f.Subject.In = string(m.ID)
		d.toldOf(f, m, x.Told, paper, x.Date)
		if f.Outcome == procedure.NotMet {
			f.Outcome = procedure.Pending
		}
	}
}

// AppendDifficultyDiscussed appends what N 2.8d finds for each difficulty: whether the core group
// discussed what to do about it, and when. It is pending until the core group next meets, while a plan
// runs. Where an immediate response was needed it is not applicable.
func AppendDifficultyDiscussed(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	return one(dst, procedure.RuleDifficultyDiscussed, &b, g, p, held)
}

func (d *Desk) discussed(dst *[]procedure.Finding, x *difficulty) {
	f := x.note(dst, procedure.RuleDifficultyDiscussed)
	switch {
	case x.Immediate == procedure.Yes:
		f.Outcome = procedure.NotApplicable
	case x.isDone(x.Involved, d.b.On):
		f.Outcome, f.Done = procedure.Met, x.Involved
	case x.Immediate == procedure.NotRecorded:
		f.Missing.Add(field.Immediate)
	default:
		f.Missing.Add(field.Involved)
		f.Outcome = procedure.NotMet
		if d.run && len(d.heldSince(x.Date)) == 0 {
			f.Outcome = procedure.Pending
		}
	}
}

// AppendManagersInformed appends what N 2.9a finds for each difficulty that affects a child's
// safety, and for each manager who has to be informed of it: the line manager of the social
// worker allocated on its day, and that of each professional named in it. Each has to be
// informed on its day or after it; from that day on whoever was not is named. Where it is not
// recorded who the manager is, the professional stands for them, and so does the difficulty where
// no social worker is recorded. It is a safety rule and runs
// whether the plan does or not.
func AppendManagersInformed(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return one(dst, procedure.RuleManagersInformed, &b, g, p, nil)
}

func (d *Desk) managersInformed(dst *[]procedure.Finding, x *difficulty, day calendar.Date) {
	const rule = procedure.RuleManagersInformed
	switch x.SafetyAffected {
	case procedure.No:
		return
	case procedure.NotRecorded:
		x.note(dst, rule).Missing.Add(field.SafetyAffected)
		return
	default:
	}
	worker := d.g.SocialWorkerOn(day)
	if worker == "" {
		lacking(x.note(dst, rule), procedure.FieldsOf(field.Informed))
	}
	// The social worker stands before the professionals named.
	for i := -1; i < len(x.Professionals); i++ {
		if id := x.named(worker, i); id != "" {
			d.manager(dst, x, worker, i, day)
		}
	}
}

// named returns the professional at a position, and before the first the social worker.
func (d *Difficulty) named(worker procedure.MemberID, i int) procedure.MemberID {
	if i < 0 {
		return worker
	}
	return d.Professionals[i]
}

// manager notes whether the line manager of a professional was informed, unless that was judged
// with one named before. A manager of several is judged for each of them.
func (d *Desk) manager(dst *[]procedure.Finding, x *difficulty, worker procedure.MemberID, at int, day calendar.Date) {
	const rule = procedure.RuleManagersInformed
	g := d.g
	of := x.named(worker, at)
	manager := g.LineManagerOf(of, day)
	if m := g.Member(of); m != nil && m.IsFamily() {
		return // nobody's line manager
	}
	for i := -1; i < at; i++ {
		if other := x.named(worker, i); other == of || other != "" && manager != "" && g.LineManagerOf(other, day) == manager {
			return
		}
	}
	f := x.note(dst, rule)
	if manager == "" {
		f.Subject = procedure.SubjectIn(procedure.MemberSubject, of, x.ID)
		lacking(f, procedure.FieldsOf(field.Informed))
		return
	}
	f.Subject = procedure.SubjectIn(procedure.DifficultySubject, x.ID, manager)
	record := *f
	for i := at; i < len(x.Professionals); i++ {
		if other := x.named(worker, i); other == of || g.LineManagerOf(other, day) == manager {
			if judged := d.informed(x, manager, other, record); i == at || judged.Outcome == procedure.NotMet {
				*f = judged
			}
		}
	}
}

// informed judges whether the line manager of a professional was informed, on the day of the
// difficulty or after it. Who has become the manager since counts as well.
func (d *Desk) informed(x *difficulty, manager, of procedure.MemberID, f procedure.Finding) procedure.Finding {
	record := f.At
	f.Missing.Add(field.Informed)
	for i, informed := range x.Informed {
		if informed.Manager == "" || informed.Manager != manager && informed.Manager != d.g.LineManagerOf(of, informed.On) {
			continue
		}
		at := record.Item(field.Informed, i)
		switch {
		case x.isDone(informed.On, d.b.On) && (f.Done.IsZero() || informed.On.Before(f.Done)):
			f.Done, f.Missing, f.At = informed.On, procedure.Fields{}, at
		case informed.On.IsZero() && f.Done.IsZero():
			f.Missing, f.At = procedure.FieldsOf(field.On), at
		}
	}
	f.Outcome = f.Missing.Outcome()
	return f
}

// AppendUrgentStepsConsidered appends what N 2.9b finds for each difficulty that affects a
// child's safety: whether immediate legal action, a section 47 enquiry and an earlier review
// conference were each considered, either way, with who decided it and when.
func AppendUrgentStepsConsidered(dst []procedure.Finding, b procedure.Basis, p *ChildProtectionPlan) []procedure.Finding {
	return one(dst, procedure.RuleUrgentStepsConsidered, &b, &coregroup.CoreGroup{}, p, nil)
}

func (d *Desk) urgentSteps(dst *[]procedure.Finding, x *difficulty) {
	const rule = procedure.RuleUrgentStepsConsidered
	switch x.SafetyAffected {
	case procedure.No:
	case procedure.NotRecorded:
		x.note(dst, rule).Missing.Add(field.SafetyAffected)
	default:
		c := x.Considered
		if !x.isDone(c.On, d.b.On) {
			c.On = calendar.Date{}
		}
		if x.Considered.On.After(d.b.On) {
			c = UrgentSteps{}
		}
		f := x.note(dst, rule)
		f.At = x.at.Field(field.Considered)
		var missing procedure.Fields
		missing.AddIf(c.LegalAction == procedure.NotRecorded, field.LegalAction)
		missing.AddIf(c.Section47 == procedure.NotRecorded, field.Section47)
		missing.AddIf(c.EarlierReview == procedure.NotRecorded, field.EarlierReview)
		missing.AddIf(c.DecidedBy.ID == "", field.DecidedBy)
		missing.AddIf(c.On.IsZero(), field.On)
		if lacking(f, missing); f.Outcome == procedure.Met {
			f.Done = c.On
		}
	}
}

// AppendDisagreementAddressed appends what N 2.10a finds for each difficulty that arises from
// disagreement among workers, or from a member who does not do their part: whether it is recorded
// that it was discussed or escalated, and when. Until its outcome is recorded it is pending, with
// the day since when. Where the cause is not recorded it is undetermined; a parent's disagreement
// is none of this.
func AppendDisagreementAddressed(dst []procedure.Finding, b procedure.Basis, p *ChildProtectionPlan) []procedure.Finding {
	return one(dst, procedure.RuleDisagreementAddressed, &b, &coregroup.CoreGroup{}, p, nil)
}

func (d *Desk) disagreement(dst *[]procedure.Finding, x *difficulty) {
	const rule = procedure.RuleDisagreementAddressed
	switch x.Cause {
	case CauseNotRecorded:
		x.note(dst, rule).Missing.Add(field.Cause)
	case WorkersDisagree, MemberNotDelivering:
		a, on := &x.Addressed, d.b.On
		f := x.note(dst, rule)
		f.At = x.at.Field(field.Addressed)
		f.Missing.AddIf(a.Way == WayNotRecorded || a.On.After(on), field.Way)
		f.Missing.AddIf(!x.isDone(a.On, on), field.On)
		f.Outcome = f.Missing.Outcome()
		f.Missing.AddIf(a.Outcome.IsBlank() || a.On.After(on), field.Outcome)
		switch {
		case f.Outcome != procedure.Met:
		case f.Missing.IsZero():
			f.Done = a.On
		default:
			f.Outcome = procedure.Pending
		}
	default:
	}
}
