package schedule

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/measure"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// FirstMeetingDue returns the last day for the first core group after a conference that
// made a plan: an initial one, or one on a transfer. (N 2.1a, B 5a)
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func FirstMeetingDue(b procedure.Basis, conference calendar.Date) Deadline {
	return deadline(&b, procedure.RuleFirstMeeting, "", "", conference, fromConference(conference))
}

// FirstMeetingByGuidance is [FirstMeetingDue] by the statutory guidance, for showing beside a local limit that differs. (E 1a)
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func FirstMeetingByGuidance(b procedure.Basis, conference calendar.Date) Deadline {
	return deadline(&b, procedure.RuleFirstMeetingGuidance, "", "", conference, fromConference(conference))
}

func fromConference(day calendar.Date) procedure.Events {
	return procedure.Events{procedure.InitialConference: day, procedure.Registration: day, procedure.PlanStart: day}
}

// firstMeeting is N 2.1a and B 5a, for each plan that a conference made for a child, whether initial, on a transfer, or a
// review that took in another child: where the first core group stands. It is met by the first one held since that concerns
// the child, so a child added later has a clock of their own.
var firstMeeting = rule{Check: (*review).firstMeetings, Rule: procedure.Rule{
	ID: procedure.RuleFirstMeeting, Title: "First core group",
	Doc:    "For each plan made for a child, the first core group is held in time.",
	Reads:  []procedure.Record{records.Children, records.Conferences, records.Meetings},
	Events: []procedure.Event{procedure.InitialConference, procedure.Registration, procedure.PlanStart}, Remedy: remedy.HoldMeeting,
	Measure: measure.FirstMeetings,
}}

// firstMeetingByGuidance is E 1a, for each plan: the same as firstMeeting by the statutory guidance. Where the
// procedure's own limit is the same it is not applicable, since that stands for both.
var firstMeetingByGuidance = rule{Check: (*review).firstMeetingsByGuidance, Rule: procedure.Rule{
	ID: procedure.RuleFirstMeetingGuidance, Title: "First core group by the guidance",
	Doc:    "For each plan made for a child, the first core group is held in time by the statutory guidance, where the local limit differs.",
	Reads:  []procedure.Record{records.Children, records.Conferences, records.Meetings},
	Events: []procedure.Event{procedure.InitialConference, procedure.Registration, procedure.PlanStart}, Remedy: remedy.HoldMeeting,
}}

func (w *review) firstMeetingsByGuidance(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	dst = w.firstMeetings(dst, rule)
	w.leaveToLocalLimit(dst[start:])
	return dst
}

// leaveToLocalLimit makes what was found by the guidance not applicable where the procedure's own limit is the same.
func (w *review) leaveToLocalLimit(found []procedure.Finding) {
	var day calendar.Date // that local and guidance are of
	var local, guidance Deadline
	for i := range found {
		f := &found[i]
		if f.Since.IsZero() {
			continue
		}
		if f.Since != day {
			day = f.Since
			local.compute(&w.b, w.whole, procedure.RuleFirstMeeting, "", "", day, fromConference(day))
			guidance.compute(&w.b, w.whole, procedure.RuleFirstMeetingGuidance, "", "", day, fromConference(day))
		}
		if local.Limit == guidance.Limit && local.From == guidance.From {
			f.Outcome, f.DaysLate, f.Remark = procedure.NotApplicable, 0, procedure.NoRemark
		}
	}
}

func (w *review) firstMeetings(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	var due Deadline
	for i := range w.plans {
		p := &w.plans[i]
		if i == 0 || p.made != w.plans[i-1].made {
			due.compute(&w.b, w.whole, rule.ID, rule.Responsible, "", p.made, fromConference(p.made))
		}
		if due.state == notAsked {
			continue
		}
		var done, arranged calendar.Date
		for _, at := range w.held {
			if k := &w.takes[at]; !k.day.Before(p.made) && w.t.Meetings[k.at].Covers(p.child) {
				done = k.day
				break
			}
		}
		if done.IsZero() {
			arranged = w.arranged(p.child)
		}
		due.Judge(w.ofPlan(&dst, rule, p, p.conference), &w.b, done, arranged, p.ended)
	}
	return w.others(dst, start, rule)
}

// arranged returns the earliest day for which a core group meeting is arranged, as known on
// the day, that concerns a child; any child if the id is empty.
func (w *review) arranged(child procedure.ChildID) calendar.Date {
	var earliest calendar.Date
	for i := range w.takes {
		k := &w.takes[i]
		if !k.held && (child == "" || w.t.Meetings[k.at].Covers(child)) && (earliest.IsZero() || k.day.Before(earliest)) {
			earliest = k.day
		}
	}
	return earliest
}
