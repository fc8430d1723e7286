package schedule

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

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
	ID: procedure.RuleDistressingInformation, Title: "Distressing information",
	Doc:   "What a parent will find distressing was raised with the chair before the meeting, and telling the parent beforehand was considered.",
	Reads: []procedure.Record{records.Meetings}, Remedy: remedy.RaiseDistress,
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
