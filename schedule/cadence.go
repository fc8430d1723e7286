package schedule

import (
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// convened are the days of a conference as known on a day: of its first and last sitting, zero where
// it was not held, and the one for which it is booked.
type convened struct{ first, last, booked calendar.Date }

// plan is a child protection plan that a conference made for a child.
type plan struct {
	conference int32
	child      procedure.ChildID
	made       calendar.Date
	// ended is its last day, zero while it goes on, and born the birth of a child who was
	// unborn when it was made.
	ended, born calendar.Date
}

// reviewed is a review conference of a plan that went on: the positions of both, and of the next
// review of the plan, -1 if there is none.
type reviewed struct{ plan, review, next int32 }

// withChildren lays out the children.
func (d Desk) withChildren() Desk {
	d.children = findings.AppendByID(d.children[:0], len(d.g.Children), func(i int) procedure.ChildID { return d.g.Children[i].ID })
	return d
}

// withConferences lays out the conferences: their days, the plans that they made by the day, in the
// order of the conferences and children, and the reviews of those.
func (d Desk) withConferences() Desk {
	t, known := d.t, d.b.On
	d.conferences = findings.AppendByID(d.conferences[:0], len(t.Conferences), func(i int) procedure.ConferenceID { return t.Conferences[i].ID })
	d.convened, d.reviews, d.plans = d.convened[:0], d.reviews[:0], d.plans[:0]
	for i := range t.Conferences {
		d.convened = append(d.convened, t.Conferences[i].convened(known))
	}
	for _, i := range d.conferences {
		c, days := &t.Conferences[i], d.convened[i]
		if days.first.IsZero() {
			continue
		}
		if c.Kind == Review {
			d.reviews = append(d.reviews, i)
		}
		n := len(d.plans)
		for j := range c.Decisions {
			if made, ok := c.Decisions[j].madePlan(days, known); ok {
				d.plans = append(d.plans, planMade(d.g, i, c.Decisions[j].Child, made, known))
			}
		}
		if byChild := func(a, b plan) int { return strings.Compare(string(a.child), string(b.child)) }; !slices.IsSortedFunc(d.plans[n:], byChild) {
			slices.SortStableFunc(d.plans[n:], byChild)
		}
	}
	inOrder(d.reviews, func(a, b int32) int { return d.convened[a].first.Compare(d.convened[b].first) })
	d.undecided = d.appendUndecided(d.undecided[:0])
	d.reviewed = d.appendReviewed(d.reviewed[:0])
	return d
}

// planMade returns a plan that a conference made for a child, as known on a day.
func planMade(g *coregroup.CoreGroup, conference int32, of procedure.ChildID, made, known calendar.Date) plan {
	p := plan{conference: conference, child: of, made: made}
	if child := g.Child(of); child != nil {
		p.ended = child.PlanEndFrom(planDay(child, made), known)
		if child.Born.After(made) && !child.Born.After(known) {
			p.born = child.Born
		}
	}
	return p
}

// planDay returns a day of the child's plan that a conference made: that of the conference,
// or where no plan of the child's includes it the first day of the one that follows.
func planDay(c *coregroup.Child, made calendar.Date) calendar.Date {
	follows := calendar.Date{}
	for _, p := range c.OnPlan {
		if !p.From.After(made) && (p.To.IsZero() || !p.To.Before(made)) {
			return made
		}
		if p.From.After(made) && (follows.IsZero() || p.From.Before(follows)) {
			follows = p.From
		}
	}
	return follows
}

// ofPlan notes a finding about the child of a plan, by the conference that made or reviewed it.
func (d *Desk) ofPlan(dst *[]procedure.Finding, rule procedure.RuleID, p *plan, conference int32) *procedure.Finding {
	f := findings.Note(dst, rule, procedure.ChildSubject, p.child, d.t.Conferences[conference].ID)
	f.At = procedure.Place{}.Item(field.Conferences, int(conference))
	return f
}

// others appends what a rule that runs for each plan made finds besides: of children on whom no
// decision is recorded, and the one finding where there is no other since a start: undetermined if no
// conference that could make a plan is recorded as held.
func (d *Desk) others(dst []procedure.Finding, start int, rule procedure.RuleID) []procedure.Finding {
	if dst = d.notDecided(dst, rule); len(dst) > start {
		return dst
	}
	for i := range d.t.Conferences {
		if d.t.Conferences[i].Kind != Review && !d.convened[i].first.IsZero() {
			return d.onCase(dst, rule, procedure.NotApplicable)
		}
	}
	return d.onCase(dst, rule, procedure.Undetermined)
}

// AppendFirstMeeting appends what N 2.1a and B 5a find for each plan that a conference made
// for a child, whether initial, on a transfer, or a review that took in another child: where
// the first core group stands. It is met by the first one held since that concerns the child,
// so a child added later has a clock of their own.
func AppendFirstMeeting(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, g, t).withChildren().withConferences().withMeetings()
	return d.find(dst, procedure.RuleFirstMeeting)
}

// AppendFirstMeetingByGuidance appends what E 1a finds for each plan: the same as
// [AppendFirstMeeting] by the statutory guidance. Where the procedure's own limit is the
// same it is not applicable, since that stands for both.
func AppendFirstMeetingByGuidance(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, g, t).withChildren().withConferences().withMeetings()
	return d.find(dst, procedure.RuleFirstMeetingGuidance)
}

func (d *Desk) firstMeetingsByGuidance(dst []procedure.Finding) []procedure.Finding {
	start := len(dst)
	dst = d.firstMeetings(dst, procedure.RuleFirstMeetingGuidance)
	d.leaveToLocalLimit(dst[start:])
	return dst
}

// leaveToLocalLimit makes what was found by the guidance not applicable where the procedure's own
// limit is the same.
func (d *Desk) leaveToLocalLimit(found []procedure.Finding) {
	var day calendar.Date // that local and guidance are of
	var local, guidance Deadline
	for i := range found {
		f := &found[i]
		if f.Since.IsZero() {
			continue
		}
		if f.Since != day {
			day = f.Since
			local.compute(&d.b, d.whole, procedure.RuleFirstMeeting, "", day, fromConference(day))
			guidance.compute(&d.b, d.whole, procedure.RuleFirstMeetingGuidance, "", day, fromConference(day))
		}
		if local.Limit == guidance.Limit && local.From == guidance.From {
			f.Outcome, f.DaysLate, f.Remark = procedure.NotApplicable, 0, procedure.NoRemark
		}
	}
}

func (d *Desk) firstMeetings(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	start := len(dst)
	var due Deadline
	for i := range d.plans {
		p := &d.plans[i]
		if i == 0 || p.made != d.plans[i-1].made {
			due.compute(&d.b, d.whole, rule, "", p.made, fromConference(p.made))
		}
		if due.state == notAsked {
			continue
		}
		var done, arranged calendar.Date
		for _, at := range d.held {
			if k := &d.takes[at]; !k.day.Before(p.made) && d.t.Meetings[k.at].Covers(p.child) {
				done = k.day
				break
			}
		}
		if done.IsZero() {
			arranged = d.arranged(p.child)
		}
		due.Judge(d.ofPlan(&dst, rule, p, p.conference), &d.b, done, arranged, p.ended)
	}
	return d.others(dst, start, rule)
}

// arranged returns the earliest day for which a core group meeting is arranged, as known on
// the day, that concerns a child; any child if the id is empty.
func (d *Desk) arranged(child procedure.ChildID) calendar.Date {
	var earliest calendar.Date
	for i := range d.takes {
		k := &d.takes[i]
		if !k.held && (child == "" || d.t.Meetings[k.at].Covers(child)) && (earliest.IsZero() || k.day.Before(earliest)) {
			earliest = k.day
		}
	}
	return earliest
}

// AppendNextMeeting appends what N 2.6c and B 5b find for each core group meeting held:
// where the next one stands. The subject is the meeting that the gap starts from, so an open
// gap and its later closing are one. A meeting before the usual interval is over is a remark.
// One on a day on which no child was on a plan starts nothing.
func AppendNextMeeting(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, g, t).withMeetings()
	return d.find(dst, procedure.RuleNextMeeting)
}

func (d *Desk) nextMeetings(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleNextMeeting
	d.ordered = true
	if len(d.held) == 0 {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	var due Deadline
	for i := range d.takes {
		k := &d.takes[i]
		if !k.held {
			continue
		}
		if d.g.Running(k.day) != procedure.Yes {
			f := d.onMeeting(&dst, rule, k.at)
			f.Outcome, f.Since = d.withoutRunning(), k.day
			dst = d.b.AttachClauses(dst, len(dst)-1, k.day)
			continue
		}
		due.compute(&d.b, d.whole, rule, "", k.day, procedure.Events{procedure.PreviousMeeting: k.day, procedure.Meeting: k.day})
		if due.state == notAsked {
			continue
		}
		var done, arranged calendar.Date
		if int(k.number) < len(d.held) {
			done = d.takes[d.held[k.number]].day
		} else {
			arranged = d.arranged("")
		}
		due.Judge(d.ofMeeting(&dst, rule, k.at), &d.b, done, arranged, d.g.RunningUntil(k.day, d.b.On))
	}
	return dst
}

// ofMeeting notes a finding about a meeting.
func (d *Desk) ofMeeting(dst *[]procedure.Finding, rule procedure.RuleID, i int32) *procedure.Finding {
	f := findings.Note(dst, rule, procedure.MeetingSubject, d.t.Meetings[i].ID, "")
	f.At = procedure.Place{}.Item(field.Meetings, int(i))
	return f
}

// withoutRunning is the outcome for a meeting on a day on which no plan ran: undetermined
// where none is recorded of any child.
func (d *Desk) withoutRunning() procedure.Outcome {
	for i := range d.g.Children {
		if len(d.g.Children[i].OnPlan) > 0 {
			return procedure.NotApplicable
		}
	}
	return procedure.Undetermined
}

// AppendLastMeeting appends, for a procedure that asks for it, for each review conference
// booked or held: whether the core group met by so long before it, since the conference
// before. A meeting after that day, but before the conference, is late.
func AppendLastMeeting(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) []procedure.Finding {
	var r room
	d := r.desk(b, g, t).withChildren().withConferences().withMeetings()
	return d.find(dst, procedure.RuleLastMeetingBeforeReview)
}

func (d *Desk) lastMeetings(dst []procedure.Finding) []procedure.Finding {
	const rule = procedure.RuleLastMeetingBeforeReview
	none := true
	var due Deadline
	for _, i := range d.conferences {
		c, review := &d.t.Conferences[i], d.convened[i].first
		if review.IsZero() {
			review = d.convened[i].booked
		}
		if c.Kind != Review || review.IsZero() && len(c.Bookings) > 0 {
			continue
		}
		none = false
		day := review
		if day.IsZero() {
			day = d.b.On
		}
		due.compute(&d.b, d.whole, rule, "", day, procedure.Events{procedure.ReviewConference: review})
		if due.state == notAsked {
			continue
		}
		var done, ended calendar.Date
		since := d.conferenceBefore(review)
		if !since.IsZero() {
			ended = d.g.RunningUntil(since, d.b.On)
		}
		for _, at := range d.held {
			met := d.takes[at].day
			inTime := !met.After(due.Due)
			if met.Before(review) && !met.Before(since) && (inTime || done.IsZero()) {
				done = met
			}
		}
		f := findings.Note(&dst, rule, procedure.ConferenceSubject, c.ID, "")
		f.At = procedure.Place{}.Item(field.Conferences, int(i))
		due.Judge(f, &d.b, done, d.arranged(""), ended)
	}
	if none {
		dst = d.onCase(dst, rule, procedure.NotApplicable)
	}
	return dst
}

// conferenceBefore returns the day of the last conference held before a day.
func (d *Desk) conferenceBefore(day calendar.Date) calendar.Date {
	var last calendar.Date
	for i := range d.convened {
		if held := d.convened[i].first; held.Before(day) && held.After(last) {
			last = held
		}
	}
	return last
}
