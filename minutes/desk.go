package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Desk is memory for judging minutes one after another without taking more for the second case of
// a size. The zero Desk is ready. One goroutine uses it at a time.
type Desk struct {
	held      []record
	positions []int
	// names and meetings are for people and meetings by id, rows, said, seen and progress for
	// what the minutes of one meeting hold, absent for who was left out of it, and actions for
	// the actions of them all.
	names, meetings, rows, said, seen, progress, absent, actions room
	sent                                                         []sent
	noted                                                        []mark
}

// desk is a Desk for a case of years, so that a rule alone does not allocate.
type desk struct {
	held                                                [48]record
	positions                                           [48]int
	names, meetings, rows, said, seen, progress, absent few
	sent                                                manySent
	noted                                               manyMarks
}

// whole returns the desk, with no room for the actions.
func (d *desk) whole() Desk {
	return Desk{
		held: d.held[:], positions: d.positions[:], names: d.names[:], meetings: d.meetings[:], rows: d.rows[:], said: d.said[:], seen: d.seen[:],
		progress: d.progress[:], absent: d.absent[:], sent: d.sent[:], noted: d.noted[:],
	}
}

// fit makes room for a case.
func (d *Desk) fit(g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes) {
	var rows, said, seen, progress, actions, sent, noted int
	for i := range list {
		m := &list[i]
		rows, said, seen = max(rows, len(m.Attendance)), max(said, len(m.Contributions)), max(seen, len(m.Views))
		progress, actions = max(progress, len(m.Progress)), actions+len(m.Actions)
		all := 0
		for j := range m.Versions {
			all += len(m.Versions[j].Sendings)
		}
		sent, noted = max(sent, all), max(noted, m.marked())
	}
	d.held = slices.Grow(d.held[:0], len(t.Meetings))
	d.positions = slices.Grow(d.positions[:0], len(t.Meetings))
	d.names = slices.Grow(d.names[:0], len(g.Members))
	d.meetings = slices.Grow(d.meetings[:0], len(t.Meetings))
	d.rows = slices.Grow(d.rows[:0], rows)
	d.said = slices.Grow(d.said[:0], said)
	d.seen = slices.Grow(d.seen[:0], seen)
	d.progress = slices.Grow(d.progress[:0], progress)
	d.absent = slices.Grow(d.absent[:0], max(rows, len(list)))
	d.actions = slices.Grow(d.actions[:0], actions)
	d.sent = slices.Grow(d.sent[:0], sent)
	d.noted = slices.Grow(d.noted[:0], noted)
}

// AppendHeldMeetings is [AppendHeldMeetings] in the memory of the desk.
func (d *Desk) AppendHeldMeetings(dst []coregroup.HeldMeeting, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, known calendar.Date) []coregroup.HeldMeeting {
	d.fit(g, t, list)
	return appendHeldMeetings(dst, *d, t, list, known)
}

// AppendFindings is [AppendFindings] in the memory of the desk.
func (d *Desk) AppendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan) []procedure.Finding {
	d.fit(g, t, list)
	return d.appendFindings(dst, &b, g, t, list, p)
}

// appendFindings appends the findings of every rule in the room that there is.
func (d Desk) appendFindings(dst []procedure.Finding, b *procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan) []procedure.Finding {
	c := openOn(d, b, g, t, list, p)
	rules := eachMeeting()
	dst = c.exclusionInMinutes(dst)
	dst = c.each(dst, rules[:]...)
	dst = c.minutesCirculated(dst)
	dst = c.minutesReviewed(dst)
	return c.received(dst, procedure.RuleExcludedReceived, procedure.RuleNoStanding, procedure.RuleOtherChildrenOnly, procedure.RuleMarkedNotFor)
}
