package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// eachDifficulty calls do for each difficulty known on the day of the review, and appends the
// one finding of a rule that none is for. The rules run whether the plan does or not: what a
// difficulty started stays owed.
func (p *ChildProtectionPlan) eachDifficulty(dst []procedure.Finding, b *procedure.Basis, rule procedure.RuleID,
	do func(dst []procedure.Finding, d *Difficulty, f procedure.Finding) []procedure.Finding,
) []procedure.Finding {
	start := len(dst)
	for i := range p.Difficulties {
		if d := &p.Difficulties[i]; !d.Date.After(b.On) {
			dst = do(dst, d, procedure.Finding{
				Rule: rule, Subject: procedure.SubjectOf(procedure.DifficultySubject, d.ID), Since: d.Date,
				Responsible: procedure.SocialWorker, At: procedure.Place{}.Item(procedure.FieldDifficulties, i),
			})
		}
	}
	if len(dst) == start {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// isDone reports whether something was done by the day of the review, on a day that is recorded
// and not before that of the difficulty.
func (d *Difficulty) isDone(on, known calendar.Date) bool {
	return !on.IsZero() && !on.After(known) && !on.Before(d.Date)
}

// AppendDifficultyAction appends what N 2.8a finds for each difficulty: whether it is described,
// with its day, the action agreed and who is responsible for it.
func AppendDifficultyAction(dst []procedure.Finding, b procedure.Basis, p *ChildProtectionPlan) []procedure.Finding {
	return p.eachDifficulty(dst, &b, procedure.RuleDifficultyAction, func(dst []procedure.Finding, d *Difficulty, f procedure.Finding) []procedure.Finding {
		f.Missing.AddIf(d.Description.IsBlank(), procedure.FieldDescription)
		f.Missing.AddIf(d.Date.IsZero(), procedure.FieldDate)
		f.Missing.AddIf(d.Action.IsBlank(), procedure.FieldAction)
		f.Missing.AddIf(nobody(d.Responsible), procedure.FieldResponsible)
		f.Outcome = f.Missing.Outcome()
		return b.Append(dst, dayOr(d.Date, b.On), f)
	})
}

// AppendDifficultyAssessed appends what N 2.8b finds for each difficulty: whether the social
// worker, allocated or covering, led the assessment of what to do, and with which manager and
// when.
func AppendDifficultyAssessed(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return p.eachDifficulty(dst, &b, procedure.RuleDifficultyAssessed, func(dst []procedure.Finding, d *Difficulty, f procedure.Finding) []procedure.Finding {
		a := &d.Assessment
		f.At = f.At.Field(procedure.FieldAssessment)
		known := !a.On.After(b.On)
		day := dayOr(a.On, dayOr(d.Date, b.On))
		allocated, cover := g.SocialWorkerOn(day), g.CoverOn(day)
		leads := a.LeadBy != "" && (a.LeadBy == allocated || a.LeadBy == cover || allocated == "" && cover == "")
		f.Missing.AddIf(!known || !leads, procedure.FieldLeadBy)
		f.Missing.AddIf(!known || a.Manager == "", procedure.FieldManager)
		f.Missing.AddIf(!d.isDone(a.On, b.On), procedure.FieldOn)
		if f.Outcome = f.Missing.Outcome(); f.Outcome == procedure.Met {
			f.Done = a.On
		}
		return b.Append(dst, dayOr(d.Date, b.On), f)
	})
}

// AppendSeriousConcernTold appends what N 2.8c finds for each concern that needed an immediate
// response and each member on its day: whether they were told of it and of what was done, or it
// is recorded why it is withheld and who decided so. No time is given for it, so it is pending
// until then, with the day since when. Whoever may not have it is not owed it.
func AppendSeriousConcernTold(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return p.eachDifficulty(dst, &b, procedure.RuleSeriousConcernTold, func(dst []procedure.Finding, d *Difficulty, f procedure.Finding) []procedure.Finding {
		day := dayOr(d.Date, b.On)
		switch d.Immediate {
		case procedure.No:
			return dst
		case procedure.NotRecorded:
			f.Missing.Add(procedure.FieldImmediate)
			return b.Append(dst, day, f)
		default:
		}
		paper := coregroup.Paper{Day: d.Date, Children: d.Children, NotFor: d.NotFor}
		for i := range g.Members {
			m := &g.Members[i]
			if !m.IsMember(day) {
				continue
			}
			f := f
			f.Subject.In = string(m.ID)
			toldOf(&f, &b, g, m.ID, d.Told, paper, d.Date)
			if f.Outcome == procedure.NotMet {
				f.Outcome = procedure.Pending
			}
			dst = appendTimed(dst, &b, day, procedure.Events{procedure.ChangeIdentified: d.Date}, f)
		}
		return dst
	})
}

// AppendDifficultyDiscussed appends what N 2.8d finds for each difficulty: whether the core group
// discussed what to do about it, and when. It is pending until the core group next meets, while a plan
// runs. Where an immediate response was needed it is not applicable.
func AppendDifficultyDiscussed(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	run, _ := g.RulesRun(b.On)
	return p.eachDifficulty(dst, &b, procedure.RuleDifficultyDiscussed, func(dst []procedure.Finding, d *Difficulty, f procedure.Finding) []procedure.Finding {
		switch {
		case d.Immediate == procedure.Yes:
			f.Outcome = procedure.NotApplicable
		case d.isDone(d.Involved, b.On):
			f.Outcome, f.Done = procedure.Met, d.Involved
		case d.Immediate == procedure.NotRecorded:
			f.Missing.Add(procedure.FieldImmediate)
		default:
			f.Missing.Add(procedure.FieldInvolved)
			f.Outcome = procedure.NotMet
			if run && len(heldSince(held, d.Date, b.On)) == 0 {
				f.Outcome = procedure.Pending
			}
		}
		return b.Append(dst, dayOr(d.Date, b.On), f)
	})
}

// AppendManagersInformed appends what N 2.9a finds for each difficulty that affects a child's
// safety, and for each manager who has to be informed of it: the line manager of the social
// worker allocated on its day, and that of each professional named in it. Each has to be
// informed on its day or after it; from that day on whoever was not is named. Where it is not
// recorded who the manager is, the professional stands for them, and so does the difficulty where
// no social worker is recorded. It is a safety rule and runs
// whether the plan does or not.
func AppendManagersInformed(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return p.eachDifficulty(dst, &b, procedure.RuleManagersInformed, func(dst []procedure.Finding, d *Difficulty, f procedure.Finding) []procedure.Finding {
		day := dayOr(d.Date, b.On)
		switch d.SafetyAffected {
		case procedure.No:
			return dst
		case procedure.NotRecorded:
			f.Missing.Add(procedure.FieldSafetyAffected)
			return b.Append(dst, day, f)
		default:
		}
		worker := g.SocialWorkerOn(day)
		if worker == "" {
			f := f
			f.Missing.Add(procedure.FieldInformed)
			f.Outcome = procedure.NotMet
			dst = b.Append(dst, day, f)
		}
		// The social worker stands before the professionals named.
		for i := -1; i < len(d.Professionals); i++ {
			if id := d.named(worker, i); id != "" {
				dst = d.manager(dst, &b, g, worker, i, f)
			}
		}
		return dst
	})
}

// named returns the professional at a position, and before the first the social worker.
func (d *Difficulty) named(worker procedure.MemberID, i int) procedure.MemberID {
	if i < 0 {
		return worker
	}
	return d.Professionals[i]
}

// manager appends whether the line manager of a professional was informed, unless that was judged
// with one named before. A manager of several is judged for each of them.
func (d *Difficulty) manager(dst []procedure.Finding, b *procedure.Basis, g *coregroup.CoreGroup, worker procedure.MemberID, at int, f procedure.Finding) []procedure.Finding {
	day := dayOr(d.Date, b.On)
	of := d.named(worker, at)
	manager := g.LineManagerOf(of, day)
	if m := g.Member(of); m != nil && m.IsFamily() {
		return dst // nobody's line manager
	}
	for i := -1; i < at; i++ {
		if other := d.named(worker, i); other == of || other != "" && manager != "" && g.LineManagerOf(other, day) == manager {
			return dst
		}
	}
	if manager == "" {
		f.Subject = procedure.SubjectIn(procedure.MemberSubject, of, d.ID)
		f.Missing.Add(procedure.FieldInformed)
		f.Outcome = procedure.NotMet
		return b.Append(dst, day, f)
	}
	f.Subject = procedure.SubjectIn(procedure.DifficultySubject, d.ID, manager)
	record := f
	for i := at; i < len(d.Professionals); i++ {
		if other := d.named(worker, i); other == of || g.LineManagerOf(other, day) == manager {
			if judged := d.informed(b, g, manager, other, record); i == at || judged.Outcome == procedure.NotMet {
				f = judged
			}
		}
	}
	return b.Append(dst, day, f)
}

// informed judges whether the line manager of a professional was informed, on the day of the
// difficulty or after it. Who has become the manager since counts as well.
func (d *Difficulty) informed(b *procedure.Basis, g *coregroup.CoreGroup, manager, of procedure.MemberID, f procedure.Finding) procedure.Finding {
	record := f.At
	f.Missing.Add(procedure.FieldInformed)
	for i, informed := range d.Informed {
		if informed.Manager == "" || informed.Manager != manager && informed.Manager != g.LineManagerOf(of, informed.On) {
			continue
		}
		at := record.Item(procedure.FieldInformed, i)
		switch {
		case d.isDone(informed.On, b.On) && (f.Done.IsZero() || informed.On.Before(f.Done)):
			f.Done, f.Missing, f.At = informed.On, procedure.Fields{}, at
		case informed.On.IsZero() && f.Done.IsZero():
			f.Missing, f.At = procedure.FieldsOf(procedure.FieldOn), at
		}
	}
	f.Outcome = f.Missing.Outcome()
	return f
}

// AppendUrgentStepsConsidered appends what N 2.9b finds for each difficulty that affects a
// child's safety: whether immediate legal action, a section 47 enquiry and an earlier review
// conference were each considered, either way, with who decided it and when.
func AppendUrgentStepsConsidered(dst []procedure.Finding, b procedure.Basis, p *ChildProtectionPlan) []procedure.Finding {
	return p.eachDifficulty(dst, &b, procedure.RuleUrgentStepsConsidered, func(dst []procedure.Finding, d *Difficulty, f procedure.Finding) []procedure.Finding {
		switch d.SafetyAffected {
		case procedure.No:
			return dst
		case procedure.NotRecorded:
			f.Missing.Add(procedure.FieldSafetyAffected)
		default:
			c := d.Considered
			if !d.isDone(c.On, b.On) {
				c.On = calendar.Date{}
			}
			if d.Considered.On.After(b.On) {
				c = UrgentSteps{}
			}
			f.At = f.At.Field(procedure.FieldConsidered)
			f.Missing.AddIf(c.LegalAction == procedure.NotRecorded, procedure.FieldLegalAction)
			f.Missing.AddIf(c.Section47 == procedure.NotRecorded, procedure.FieldSection47)
			f.Missing.AddIf(c.EarlierReview == procedure.NotRecorded, procedure.FieldEarlierReview)
			f.Missing.AddIf(c.DecidedBy.ID == "", procedure.FieldDecidedBy)
			f.Missing.AddIf(c.On.IsZero(), procedure.FieldOn)
			if f.Outcome = f.Missing.Outcome(); f.Outcome == procedure.Met {
				f.Done = c.On
			}
		}
		return b.Append(dst, dayOr(d.Date, b.On), f)
	})
}

// AppendDisagreementAddressed appends what N 2.10a finds for each difficulty that arises from
// disagreement among workers, or from a member who does not do their part: whether it is recorded
// that it was discussed or escalated, and when. Until its outcome is recorded it is pending, with
// the day since when. Where the cause is not recorded it is undetermined; a parent's disagreement
// is none of this.
func AppendDisagreementAddressed(dst []procedure.Finding, b procedure.Basis, p *ChildProtectionPlan) []procedure.Finding {
	return p.eachDifficulty(dst, &b, procedure.RuleDisagreementAddressed, func(dst []procedure.Finding, d *Difficulty, f procedure.Finding) []procedure.Finding {
		switch d.Cause {
		case CauseNotRecorded:
			f.Missing.Add(procedure.FieldCause)
		case WorkersDisagree, MemberNotDelivering:
			a := &d.Addressed
			f.At = f.At.Field(procedure.FieldAddressed)
			f.Missing.AddIf(a.Way == WayNotRecorded || a.On.After(b.On), procedure.FieldWay)
			f.Missing.AddIf(!d.isDone(a.On, b.On), procedure.FieldOn)
			f.Outcome = f.Missing.Outcome()
			f.Missing.AddIf(a.Outcome.IsBlank() || a.On.After(b.On), procedure.FieldOutcome)
			switch {
			case f.Outcome != procedure.Met:
			case f.Missing.IsZero():
				f.Done = a.On
			default:
				f.Outcome = procedure.Pending
			}
		default:
			return dst
		}
		return b.Append(dst, dayOr(d.Date, b.On), f)
	})
}
