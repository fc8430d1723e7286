package schedule

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/measure"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// NextMeetingDue returns the last day for the core group meeting after one that was held,
// and the first usual day if there is one. (N 2.6c, B 5b)
//
// A Basis that is not whole gives no date: call [procedure.Basis.Validate] once, at the start.
func NextMeetingDue(b procedure.Basis, held calendar.Date) Deadline {
	return deadline(&b, procedure.RuleNextMeeting, "", "", held, procedure.Events{procedure.PreviousMeeting: held, procedure.Meeting: held})
}

// nextMeeting is N 2.6c and B 5b, for each core group meeting held: where the next one stands. The subject is the meeting
// that the gap starts from, so an open gap and its later closing are one. A meeting before the usual interval is over is a
// remark. One on a day on which no child was on a plan starts nothing.
var nextMeeting = rule{Check: (*review).nextMeetings, Rule: procedure.Rule{
	ID: procedure.RuleNextMeeting, Title: "Next core group",
	Doc:   "After each core group held, the next is held in time.",
	Reads: []procedure.Record{records.Children, records.Meetings}, Events: []procedure.Event{procedure.PreviousMeeting, procedure.Meeting},
	Remedy: remedy.HoldMeeting, Measure: measure.Intervals,
}}

func (w *review) nextMeetings(dst []procedure.Finding, rule *rule) []procedure.Finding {
	w.Sorted = true
	if len(w.held) == 0 {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	var due Deadline
	for i := range w.takes {
		k := &w.takes[i]
		if !k.held {
			continue
		}
		if w.g.Running(k.day) != procedure.Yes {
			f := w.onMeeting(&dst, rule, k.at)
			f.Outcome, f.Since = w.withoutRunning(), k.day
			dst = w.b.AttachClauses(dst, len(dst)-1, k.day)
			continue
		}
		due.compute(&w.b, w.whole, rule.ID, rule.Responsible, "", k.day, procedure.Events{procedure.PreviousMeeting: k.day, procedure.Meeting: k.day})
		if due.state == notAsked {
			continue
		}
		var done, arranged calendar.Date
		if int(k.number) < len(w.held) {
			done = w.takes[w.held[k.number]].day
		} else {
			arranged = w.arranged("")
		}
		due.Judge(w.ofMeeting(&dst, rule, k.at), &w.b, done, arranged, w.g.RunningUntil(k.day, w.b.On))
	}
	return dst
}

func (w *review) ofMeeting(dst *[]procedure.Finding, rule *rule, i int32) *procedure.Finding {
	f := findings.Note(dst, rule.ID, procedure.MeetingSubject, w.t.Meetings[i].ID, "")
	f.At = procedure.Place{}.Item(field.Meetings, int(i))
	return f
}

// withoutRunning is the outcome for a meeting on a day on which no plan ran: undetermined where none is recorded of any child.
func (w *review) withoutRunning() procedure.Outcome {
	for i := range w.g.Children {
		if len(w.g.Children[i].OnPlan) > 0 {
			return procedure.NotApplicable
		}
	}
	return procedure.Undetermined
}
