package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// InForce returns the detailed plan in force on a day: the last revision dated by then, and
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
func some[T any](list []T, is func(*T) bool) bool { return seek(list, new(int), is) >= 0 }

// timed cites the findings from a position on, all of what follows an event on a day: as they are, or
// where the procedure gives a limit for it as where that stands.
func (w *review) timed(dst []procedure.Finding, from int, day calendar.Date, known procedure.Events) []procedure.Finding {
	if from == len(dst) {
		return dst
	}
	rule, responsible := dst[from].Rule, dst[from].Responsible
	dst = w.b.AttachClauses(dst, from, day)
	due := schedule.RuleDue(w.b, rule, "", day, known)
	if due.Due.IsZero() {
		return dst
	}
	for i := from; i < len(dst); i++ {
		f := dst[i]
		done := calendar.Date{}
		switch {
		case f.Clause != due.Clause:
			continue
		case f.Outcome == procedure.Met:
			if done = f.Done; done.Before(day) {
				done = day // on the day itself, or decided that it need not be
			}
		case f.Outcome != procedure.NotMet && f.Outcome != procedure.Pending:
			continue
		}
		n := len(dst)
		dst = due.AppendFinding(dst, w.b, schedule.Facts{Subject: f.Subject, Done: done})
		timed := &dst[i]
		*timed, dst = dst[n], dst[:n]
		timed.Missing, timed.At, timed.Responsible, timed.Done, timed.Remark = f.Missing, f.At, responsible, f.Done, f.Remark
	}
	return dst
}
