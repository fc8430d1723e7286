package schedule

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// Support is help to take part that was offered to someone, or a decision about it.
type Support struct {
	For  procedure.MemberID `json:"for"`
	Kind SupportKind        `json:"kind"`
	// Offered says whether it was offered, which is also the decision on an advocate or
	// supporter, and Accepted whether it was accepted.
	Offered  procedure.Answer `json:"offered,omitzero"`
	Accepted procedure.Answer `json:"accepted,omitzero"`
	On       calendar.Date    `json:"on,omitzero"`
}

// SupportKind is what sort of help.
type SupportKind uint8

// The kinds. Zero: not recorded.
const (
	supportKindNotRecorded SupportKind = iota
	InterpreterSupport                 // interpreter
	TranslatorSupport                  // translator
	AdvocateSupport                    // advocate
	SupporterSupport                   // supporter
)

var supportKinds = closedset.Set{"", "interpreter", "translator", "advocate", "supporter"}

// String returns the kind as a word, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (k SupportKind) String() string               { return supportKinds.Text(uint8(k), "SupportKind") }
func (k SupportKind) IsValid() bool                { return supportKinds.Has(uint8(k)) }
func (k SupportKind) MarshalText() ([]byte, error) { return supportKinds.Marshal(uint8(k)) }
func (k *SupportKind) UnmarshalText(text []byte) error {
	return closedset.ReadText(supportKinds, text, "schedule: a kind of support", k)
}

// communicationSupport is N 3.13c, for each family member with a communication need, at each core group meeting.
var communicationSupport = rule{Check: perMember(needsSupport, (*review).supportOffered), Rule: procedure.Rule{
	ID: procedure.RuleCommunicationSupport, Title: "Communication support",
	Doc:   "Each family member with a communication need was offered an interpreter or translator.",
	Reads: []procedure.Record{records.Members, records.Exclusions, records.Meetings}, Remedy: remedy.OfferSupport,
	Labels: []procedure.Label{{Field: field.Support, Text: "whether an interpreter or translator was offered"}},
	Adds: []procedure.Addition{
		{Missing: field.Support, About: "/for", Given: []procedure.Given{{Path: "/offered", Value: "yes"}}, Fields: procedure.FieldsOf(field.Kind, field.On)},
	},
}}

func needsSupport(m *coregroup.Member, _ bool) procedure.Answer { return m.CommunicationNeed }

func (w *review) supportOffered(k *take, m *coregroup.Member, f *procedure.Finding) {
	at := &w.t.Meetings[k.at]
	offered := slices.ContainsFunc(at.Support, func(s Support) bool {
		return s.For == m.ID && k.inTime(s.On, w.b.On) && s.Offered == procedure.Yes && (s.Kind == InterpreterSupport || s.Kind == TranslatorSupport)
	}) || slices.ContainsFunc(at.Interpreters, func(i Interpreting) bool {
		return i.For == m.ID && i.By != "" && k.inTime(i.On, w.b.On)
	})
	f.Missing.AddIf(!offered, field.Support)
}

// supporterConsidered is N 3.13d, for each parent or carer who needs an advocate or supporter to take part, or asked for one,
// at each core group meeting: whether one was considered, either way. Where neither is recorded there is nothing to judge.
var supporterConsidered = rule{Check: perMember(needsSupporter, (*review).supporterOffered), Rule: procedure.Rule{
	ID: procedure.RuleSupporterConsidered, Title: "Advocate or supporter considered",
	Doc:   "For each parent who needs an advocate or supporter, or asked for one, one was considered.",
	Reads: []procedure.Record{records.Members, records.Exclusions, records.Meetings},
	Adds: []procedure.Addition{
		{Missing: field.Advocate, List: field.Support, About: "/for", Fields: procedure.FieldsOf(field.Kind, field.Offered, field.On)},
	},
}}

func needsSupporter(m *coregroup.Member, parentOrCarer bool) procedure.Answer {
	if parentOrCarer && (m.SupporterNeeded == procedure.Yes || m.SupporterAskedFor == procedure.Yes) {
		return procedure.Yes
	}
	return procedure.No
}

func (w *review) supporterOffered(k *take, m *coregroup.Member, f *procedure.Finding) {
	considered := slices.ContainsFunc(w.t.Meetings[k.at].Support, func(s Support) bool {
		return s.For == m.ID && k.inTime(s.On, w.b.On) && s.Offered != procedure.NotRecorded && (s.Kind == AdvocateSupport || s.Kind == SupporterSupport)
	})
	f.Missing.AddIf(!considered, field.Advocate)
}

// perMember returns the check of a rule that gives a finding for each member of the family with a need at each core group
// meeting that they may attend, and one for each of whom it is not recorded whether they have it.
func perMember(need func(m *coregroup.Member, parentOrCarer bool) procedure.Answer, judge func(w *review, k *take, m *coregroup.Member, f *procedure.Finding)) checkFunc {
	return func(w *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		start, needed := len(dst), false
		for _, r := range w.relatives {
			m := &w.g.Members[r.at]
			switch need(m, r.parentOrCarer) {
			case procedure.No:
			case procedure.Yes:
				needed = true
			default:
				if slices.ContainsFunc(w.takes, func(k take) bool { return k.attends(w.g, m, w.b.On) }) {
					findings.Note(&dst, rule.ID, procedure.MemberSubject, m.ID, "").Responsible = procedure.SocialWorker
				}
			}
		}
		dst = w.b.AttachClauses(dst, start, w.b.On)
		if needed {
			dst = w.atMeetings(dst, rule, need, judge)
		}
		if len(dst) == start {
			return w.onCase(dst, rule, procedure.NotApplicable)
		}
		return dst
	}
}

// atMeetings appends a finding for each member of the family with a need at each core group meeting that they may attend.
func (w *review) atMeetings(dst []procedure.Finding, rule *rule,
	need func(m *coregroup.Member, parentOrCarer bool) procedure.Answer, judge func(w *review, k *take, m *coregroup.Member, f *procedure.Finding),
) []procedure.Finding {
	run := w.batch(dst, rule)
	for i := range w.takes {
		k := &w.takes[i]
		if dst = w.next(dst, &run, k.day); !run.asks {
			continue
		}
		for _, r := range w.relatives {
			m := &w.g.Members[r.at]
			if need(m, r.parentOrCarer) != procedure.Yes || !k.attends(w.g, m, w.b.On) {
				continue
			}
			f := w.onMeeting(&dst, rule, k.at)
			f.Subject = procedure.SubjectIn(procedure.MemberSubject, m.ID, w.t.Meetings[k.at].ID)
			judge(w, k, m, f)
			k.judge(f)
		}
	}
	return w.attach(dst, &run)
}
