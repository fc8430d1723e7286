package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// inForce is the detailed plan in force on the day of the review, as the rules on what it
// holds look at it.
type inForce struct {
	*Revision
	at procedure.Place
	// ended is the last day of the plans before this one, zero for none.
	ended calendar.Date
}

// InForce returns the detailed plan in force on a day: the last full revision dated by then, and
// after the end of the plans before; nil where there is none, or no plan runs.
func (p *ChildProtectionPlan) InForce(g *coregroup.CoreGroup, day calendar.Date) *Revision {
	if p == nil {
		return nil
	}
	if run, _ := g.RulesRun(day); !run {
		return nil
	}
	if at := p.on(day, g.EarlierPlansEnded(day)); at >= 0 {
		return &p.Revisions[at]
	}
	return nil
}

// inForce returns the detailed plan in force on the day of the review. Where there is none,
// or the plan has ended, it appends the one finding of a rule and reports false: it is
// pending until the first meeting was held, and from then on undetermined. What belongs to plans
// that had ended before does not count.
func (p *ChildProtectionPlan) inForce(dst []procedure.Finding, b *procedure.Basis, g *coregroup.CoreGroup, held []coregroup.HeldMeeting, rule procedure.RuleID) (inForce, []procedure.Finding, bool) {
	run, outcome := g.RulesRun(b.On)
	if run {
		ended := g.EarlierPlansEnded(b.On)
		if at := p.on(b.On, ended); at >= 0 {
			return inForce{&p.Revisions[at], procedure.Place{}.Item(procedure.FieldRevisions, at), ended}, dst, true
		}
		if len(heldSince(held, ended, b.On)) == 0 {
			outcome = procedure.Pending
		}
	}
	return inForce{}, b.Append(dst, b.On, procedure.OnCase(rule, outcome)), false
}

// heldSince returns the meetings held by a day, and after that on which the plans before ended.
func heldSince(held []coregroup.HeldMeeting, ended, known calendar.Date) []coregroup.HeldMeeting {
	held = coregroup.HeldUntil(held, known)
	return held[len(coregroup.HeldUntil(held, ended)):]
}

// finding returns one about an item of the plan.
func (r inForce) finding(rule procedure.RuleID, subject procedure.Subject, list procedure.Field, i int) procedure.Finding {
	return procedure.Finding{Rule: rule, Subject: subject, Responsible: procedure.SocialWorker, At: r.at.Item(list, i)}
}

// onCase returns a finding about the plan as a whole.
func (r inForce) onCase(rule procedure.RuleID, at procedure.Place) procedure.Finding {
	f := procedure.OnCase(rule, procedure.Undetermined)
	f.Responsible, f.At = procedure.SocialWorker, at
	return f
}

// empty returns the finding of a rule about a list that may not be empty, and is.
func (r inForce) empty(rule procedure.RuleID, lists ...procedure.Field) procedure.Finding {
	f := r.onCase(rule, r.at)
	f.Missing = procedure.FieldsOf(lists...)
	f.Outcome = procedure.NotMet
	return f
}

// eachChild appends a finding for each child of the group, or for each who is there to be
// seen and heard. Unborn says that the rule is for a child before birth too.
func (r inForce) eachChild(dst []procedure.Finding, b *procedure.Basis, g *coregroup.CoreGroup, rule procedure.RuleID, unborn bool,
	judge func(c *coregroup.Child, f procedure.Finding) procedure.Finding,
) []procedure.Finding {
	for i := range g.Children {
		c := &g.Children[i]
		f := procedure.Finding{Rule: rule, Subject: procedure.SubjectOf(procedure.ChildSubject, c.ID), Responsible: procedure.SocialWorker, At: r.at}
		run, otherwise := c.RulesRun(b.On)
		if f.Outcome = otherwise; run || unborn && c.IsOnPlan(b.On) {
			f = judge(c, f)
		}
		dst = b.Append(dst, b.On, f)
	}
	return dst
}

// seek returns the position of a record in a list, -1 if it is not there. It looks first
// where the last one was found, and goes on from there: records that belong together are
// mostly in the same order, so that a walk over all of them takes no longer than the list.
func seek[T any](list []T, last *int, is func(*T) bool) int {
	from := *last
	if from >= len(list) {
		from = 0
	}
	for i := range list {
		at := from + i
		if at >= len(list) {
			at -= len(list)
		}
		if is(&list[at]) {
			*last = at
			return at
		}
	}
	return -1
}

// some reports whether one of some records is what is looked for.
func some[T any](list []T, is func(*T) bool) bool {
	return seek(list, new(int), is) >= 0
}

// appendTimed appends a finding of what follows an event on a day: as it is, or where the
// procedure gives a limit for it as where that stands.
func appendTimed(dst []procedure.Finding, b *procedure.Basis, day calendar.Date, known procedure.Events, f procedure.Finding) []procedure.Finding {
	start := len(dst)
	dst = b.Append(dst, day, f)
	switch f.Outcome {
	case procedure.Met, procedure.NotMet, procedure.Pending:
	default:
		return dst
	}
	d := schedule.RuleDue(*b, f.Rule, "", day, known)
	if d.Due.IsZero() {
		return dst
	}
	done := f.Done
	if f.Outcome == procedure.Met && done.Before(day) {
		done = day // on the day itself, or decided that it need not be
	}
	if f.Outcome != procedure.Met {
		done = calendar.Date{}
	}
	for i := start; i < len(dst); i++ {
		if dst[i].Clause != d.Clause {
			continue
		}
		n := len(dst)
		dst = d.AppendFinding(dst, *b, schedule.Facts{Subject: f.Subject, Done: done})
		timed := &dst[i]
		*timed, dst = dst[n], dst[:n]
		timed.Missing, timed.At, timed.Responsible, timed.Done, timed.Remark = f.Missing, f.At, f.Responsible, f.Done, f.Remark
		break
	}
	return dst
}
