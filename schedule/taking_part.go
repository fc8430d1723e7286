package schedule

import (
	"errors"
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// TakingPart is what was considered so that parents and children can take part.
type TakingPart struct {
	// Travel, ChildCare and Factors say that travel, child care and any other factors
	// were taken into account for the time and venue.
	Travel    procedure.Answer `json:"travel,omitzero"`
	ChildCare procedure.Answer `json:"childCare,omitzero"`
	Factors   procedure.Answer `json:"factors,omitzero"`
	// SchoolHours says whether the meeting is in school hours, and Advocate that an
	// advocate was considered, for a child who attends.
	SchoolHours procedure.Answer `json:"schoolHours,omitzero"`
	Advocate    procedure.Answer `json:"advocate,omitzero"`
}

// errChildInterprets is why a child of the family is refused.
var errChildInterprets = errors.New("schedule: a child of the family does not interpret, of whatever age (N 3.13b, L 5)")

// take is a core group meeting as the rules on taking part look at it.
type take struct {
	// at is its position, and number that by the order of days of one that was held.
	at, number int32
	// day is that of its first sitting if it was held, else the one arranged.
	day  calendar.Date
	held bool
}

// relative is a member of the family, by position.
type relative struct {
	at            int32
	parentOrCarer bool
}

func (w *review) readRelatives() {
	// There is room for a position of each member in it.
	order := findings.AppendByID(w.order[:0], len(w.g.Members), func(i int) procedure.MemberID { return w.g.Members[i].ID })
	w.order, w.relatives = order, w.relatives[:0]
	for _, i := range order {
		if m := &w.g.Members[i]; m.IsFamily() {
			w.relatives = append(w.relatives, relative{i, m.IsParentOrCarer()})
		}
	}
}

// onMeeting notes a finding about a meeting for which the social worker answers.
func (w *review) onMeeting(dst *[]procedure.Finding, rule *rule, i int32) *procedure.Finding {
	f := w.ofMeeting(dst, rule, i)
	f.Responsible = procedure.SocialWorker
	return f
}

// judge makes a finding Met where nothing is missing, Pending until the meeting is held, and then NotMet.
func (k *take) judge(f *procedure.Finding) {
	f.Outcome = f.Missing.Outcome()
	if f.Outcome == procedure.NotMet && !k.held {
		f.Outcome, f.Missing = procedure.Pending, procedure.Fields{}
	}
}

// inTime reports whether something was done by a day and not after the meeting.
func (k *take) inTime(on, known calendar.Date) bool { return !on.After(known) && !on.After(k.day) }

// attends reports whether someone may be at the meeting: a member on its day who is not excluded from it.
func (k *take) attends(g *coregroup.CoreGroup, m *coregroup.Member, on calendar.Date) bool {
	if k.held && k.day.Before(on) {
		on = k.day
	}
	return m.IsMember(k.day) && g.Excluded(m.ID, k.day, on) == coregroup.NotExcluded
}

// takingPartArranged is N 3.11a, for each core group meeting: whether travel, child care and other factors were taken into
// account, where a parent who is not excluded is engaged. Where no parent is it is not applicable, and where that is not
// recorded of any undetermined.
var takingPartArranged = rule{Check: (*review).takingPart, Rule: procedure.Rule{
	ID: procedure.RuleTakingPartArranged, Title: "Time and venue", Reads: readsMembers,
	Doc:    "For each core group, travel, child care and other factors were taken into account where a parent is engaged.",
	Remedy: remedy.ArrangeTakingPart,
}}

func (w *review) takingPart(dst []procedure.Finding, rule *rule) []procedure.Finding {
	w.Sorted = true
	if len(w.takes) == 0 {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	r := w.batch(dst, rule)
	for i := range w.takes {
		k := &w.takes[i]
		if dst = w.next(dst, &r, k.day); !r.asks {
			continue
		}
		f := w.onMeeting(&dst, rule, k.at)
		switch w.engaged(k) {
		case procedure.Yes:
			t := &w.t.Meetings[k.at].TakingPart
			f.Missing.AddIf(t.Travel == procedure.NotRecorded, field.Travel)
			f.Missing.AddIf(t.ChildCare == procedure.NotRecorded, field.ChildCare)
			f.Missing.AddIf(t.Factors == procedure.NotRecorded, field.Factors)
			k.judge(f)
		case procedure.No:
			f.Outcome = procedure.NotApplicable
		default: // undetermined
		}
	}
	return w.attach(dst, &r)
}

// engaged reports whether a parent who may be at a meeting is engaged.
func (w *review) engaged(k *take) procedure.Answer {
	engaged := procedure.No
	for _, r := range w.relatives {
		m := &w.g.Members[r.at]
		if !r.parentOrCarer || m.Engaged == procedure.No || !k.attends(w.g, m, w.b.On) {
			continue
		}
		if m.Engaged == procedure.Yes {
			return procedure.Yes
		}
		engaged = procedure.NotRecorded
	}
	return engaged
}

// childAttendanceEased is N 3.15a, for each core group meeting that a child is to attend. A meeting in school hours is a remark.
var childAttendanceEased = rule{Check: (*review).childAttendanceEased, Rule: procedure.Rule{
	ID: procedure.RuleChildAttendanceEased, Title: "Child's attendance made easier", Reads: []procedure.Record{procedure.Children, procedure.ChildAttendance, procedure.Meetings, procedure.Arrangements},
	Doc:    "For a meeting that a child attends it is recorded whether it is in school hours, and an advocate was considered.",
	Remedy: remedy.EaseAttendance,
}}

func (w *review) childAttendanceEased(dst []procedure.Finding, rule *rule) []procedure.Finding {
	none := true
	r := w.batch(dst, rule)
	for i := range w.takes {
		k := &w.takes[i]
		if !w.childAttends(k) {
			continue
		}
		none = false
		dst = w.next(dst, &r, k.day)
		f := w.onMeeting(&dst, rule, k.at)
		part := &w.t.Meetings[k.at].TakingPart
		f.Missing.AddIf(part.SchoolHours == procedure.NotRecorded, field.SchoolHours)
		f.Missing.AddIf(part.Advocate == procedure.NotRecorded, field.Advocate)
		k.judge(f)
		if f.Outcome == procedure.Met && part.SchoolHours == procedure.Yes {
			f.Remark = remark.InSchoolHours
		}
	}
	if none {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	return w.attach(dst, &r)
}

// childAttends reports whether a child is to attend a meeting.
func (w *review) childAttends(k *take) bool {
	known := k.day
	if w.b.On.Before(known) {
		known = w.b.On
	}
	for i := range w.g.Children {
		c := &w.g.Children[i]
		if of := c.AttendanceOn(known); of != nil && of.Attends == procedure.Yes && c.IsOnPlan(k.day) && w.t.Meetings[k.at].Covers(c.ID) {
			return true
		}
	}
	return false
}

// DistressingItem is something that a parent will find distressing to hear at a meeting.
type DistressingItem struct {
	ID   string         `json:"id"`
	What procedure.Text `json:"what,omitzero"`
	// For is the parent, and RaisedOn when it was raised with the chair.
	For      procedure.MemberID `json:"for"`
	RaisedOn calendar.Date      `json:"raisedOn,omitzero"`
	// Notice says whether the parent is told beforehand, and DecidedOn when that was decided.
	Notice    procedure.Answer `json:"notice,omitzero"`
	DecidedOn calendar.Date    `json:"decidedOn,omitzero"`
}

// LogValue returns ids and days.
func (d DistressingItem) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", d.ID), slog.String("for", string(d.For)), slog.String("raisedOn", d.RaisedOn.String()))
}

// distressingInformation is N 3.11b, for each thing that a parent will find distressing, either way.
var distressingInformation = rule{Check: (*review).distressing, Rule: procedure.Rule{
	ID: procedure.RuleDistressingInformation, Title: "Distressing information", Reads: []procedure.Record{procedure.Meetings, procedure.Arrangements},
	Doc:    "What a parent will find distressing was raised with the chair before the meeting, and telling the parent beforehand was considered.",
	Remedy: remedy.RaiseDistress,
}}

func (w *review) distressing(dst []procedure.Finding, rule *rule) []procedure.Finding {
	none := true
	r := w.batch(dst, rule)
	for i := range w.takes {
		k := &w.takes[i]
		m := &w.t.Meetings[k.at]
		for _, n := range findings.AppendByID(w.order[:0], len(m.Distressing), func(i int) string { return m.Distressing[i].ID }) {
			none = false
			dst = w.next(dst, &r, k.day)
			item := &m.Distressing[n]
			f := findings.Note(&dst, rule.ID, procedure.DistressingSubject, item.ID, m.ID)
			f.Responsible, f.At = procedure.SocialWorker, procedure.Place{}.Item(field.Meetings, int(k.at)).Item(field.Distressing, int(n))
			f.Missing.AddIf(item.RaisedOn.IsZero() || !k.inTime(item.RaisedOn, w.b.On), field.Raised)
			f.Missing.AddIf(item.Notice == procedure.NotRecorded || !k.inTime(item.DecidedOn, w.b.On), field.NoticeConsidered)
			k.judge(f)
		}
	}
	if none {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	return w.attach(dst, &r)
}
