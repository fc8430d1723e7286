package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Desk is memory for judging minutes one case after another without taking more for the second of a
// size. It holds on to the case that was opened last. The zero Desk is ready. One goroutine uses it
// at a time.
type Desk struct {
	basis procedure.Basis // a copy, so that a review of another day needs another Open
	c     given
}

// Open lays a case out, as [AppendFindings] is given it. The case must not change until the last rule
// has run.
func (d *Desk) Open(b *procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan) {
	c := &d.c
	var items, absent, sent, sendings, noted int
	for i := range list {
		m := &list[i]
		items, absent, noted = max(items, len(m.Progress), m.matters()), max(absent, len(m.Attendance)), max(noted, m.marked())
		all := 0
		for j := range m.Versions {
			all += len(m.Versions[j].Sendings)
		}
		sent, sendings = max(sent, all), sendings+all
	}
	c.items, c.absent = slices.Grow(c.items[:0], items), slices.Grow(c.absent[:0], absent)
	c.sent, c.noted = slices.Grow(c.sent[:0], sent), slices.Grow(c.noted[:0], noted)
	c.receipts, c.seats = slices.Grow(c.receipts[:0], sendings), slices.Grow(c.seats[:0], len(list)*len(g.Members))
	d.basis = *b
	d.c = layOut(*c, &d.basis, g, t, list, p, procedure.NoRule)
}

// InOrder reports whether what [Desk.Append] appended last is sure to be in the order of
// [procedure.Finding.Compare]. Otherwise it has to be sorted, though it often is in order too.
func (d *Desk) InOrder() bool { return d.c.ordered }

// AppendHeldMeetings is [AppendHeldMeetings] of the case that lies open, by the day of its Basis.
func (d *Desk) AppendHeldMeetings(dst []coregroup.HeldMeeting) []coregroup.HeldMeeting {
	d.ready()
	return appendHeld(dst, d.c.all, d.c.b.On)
}

// Append appends what one rule of this package finds in the case that lies open, mostly in the order of
// [procedure.Finding.Compare] ([Desk.InOrder]), and nothing for any other rule.
func (d *Desk) Append(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	d.ready()
	return d.c.find(dst, rule)
}

// ready lays out a case with nothing in it where none was.
func (d *Desk) ready() {
	if d.c.b == nil {
		d.Open(&procedure.Basis{}, &coregroup.CoreGroup{}, &schedule.Timetable{}, nil, &plan.ChildProtectionPlan{})
	}
}

// desk is room for a case of years, so that a rule alone does not allocate.
type desk struct {
	all                     [48]record
	held                    [48]int
	byID, listed, toCome    [48]int32
	children                [16]int32
	people                  [96]int32
	readers                 [96]coregroup.Reader
	meetings, items, absent few
	seats                   [512]seat
	receipts                [128]receipt
	actions                 [256]entry
	sent                    [96]sent
	noted                   [64]mark
}

// given returns the desk with nothing laid out on it.
func (d *desk) given() (c given) {
	c.all, c.positions = d.all[:], d.held[:]
	c.byID, c.listed, c.toCome, c.members.byID, c.readers = d.byID[:], d.listed[:], d.toCome[:], d.people[:], d.readers[:]
	c.children = d.children[:]
	c.meetings, c.items, c.absent, c.actions = d.meetings[:], d.items[:], d.absent[:], d.actions[:]
	c.seats, c.receipts, c.sent, c.noted = d.seats[:], d.receipts[:], d.sent[:], d.noted[:]
	return c
}

// manyActions, manySeats and manyReceipts are room for what there is most of.
type (
	manyActions  [2048]entry
	manySeats    [1024]seat
	manyReceipts [512]receipt
)

// alone appends what one rule finds in a case, without a desk of the caller's.
func alone(dst []procedure.Finding, b *procedure.Basis, g *coregroup.CoreGroup, t *schedule.Timetable, list []Minutes, p *plan.ChildProtectionPlan, rule procedure.RuleID) []procedure.Finding {
	var d desk
	c := layOut(d.given(), b, g, t, list, p, rule)
	return c.find(dst, rule)
}
