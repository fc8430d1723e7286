package schedule

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/remark"
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

var supportKinds = closedset.Of[SupportKind]("schedule: a kind of support", "", "interpreter", "translator", "advocate", "supporter")

// String returns the kind as a word, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (k SupportKind) String() string                   { return supportKinds.Text(k) }
func (k SupportKind) IsValid() bool                    { return supportKinds.Has(k) }
func (k SupportKind) MarshalText() ([]byte, error)     { return supportKinds.Marshal(k) }
func (k *SupportKind) UnmarshalText(text []byte) error { return supportKinds.Read(text, k) }

// communicationSupport is N 3.13c, for each family member with a communication need, at each core group meeting.
var communicationSupport = rule{Check: perMember(needsSupport, (*review).supportOffered), Rule: procedure.Rule{
	ID: procedure.RuleCommunicationSupport, Title: "Communication support", Reads: readsMembers,
	Doc:    "Each family member with a communication need was offered an interpreter or translator.",
	Remedy: remedy.OfferSupport,
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
	ID: procedure.RuleSupporterConsidered, Title: "Advocate or supporter considered", Reads: readsMembers,
	Doc:  "For each parent who needs an advocate or supporter, or asked for one, one was considered.",
	Adds: []procedure.Addition{{Missing: field.Advocate, List: field.Support, About: "/for", Fields: procedure.FieldsOf(field.Kind, field.Offered, field.On)}},
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

// Interpreting is an interpreter arranged for someone, or the decision that there is none.
type Interpreting struct {
	For procedure.MemberID `json:"for"`
	// By is who interprets, empty where it was decided that nobody does. A child's id stands for that child where no member
	// bears it, so whoever interprets and is no member needs an id that no child has.
	By   procedure.MemberID `json:"by,omitzero"`
	Kind InterpreterKind    `json:"kind,omitzero"`
	// Decided says that an interpreter was considered, and decided on or against.
	Decided procedure.Answer `json:"decided,omitzero"`
	// On is the day of that.
	On calendar.Date `json:"on,omitzero"`
}

// InterpreterKind is who interprets.
type InterpreterKind uint8

// The kinds. A child of the family never interprets, whatever the kind. Zero: not recorded.
const (
	interpreterKindNotRecorded InterpreterKind = iota
	ProfessionalInterpreter                    // professional
	BilingualWorker                            // bilingual worker
	RelativeOrFriend                           // relative or friend
)

var interpreterKinds = closedset.Of[InterpreterKind]("schedule: a kind of interpreter", "", "professional", "bilingual worker", "relative or friend")

// String returns the kind in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (k InterpreterKind) String() string                   { return interpreterKinds.Text(k) }
func (k InterpreterKind) IsValid() bool                    { return interpreterKinds.Has(k) }
func (k InterpreterKind) MarshalText() ([]byte, error)     { return interpreterKinds.Marshal(k) }
func (k *InterpreterKind) UnmarshalText(text []byte) error { return interpreterKinds.Read(text, k) }

// isChildOfFamily reports whether an id is that of a child of the family: a member who is one, or, where no member of known
// standing bears it, a child of the group. A backend whose members and children are numbered apart may use one number for both.
func isChildOfFamily(g *coregroup.CoreGroup, id procedure.MemberID) bool {
	if m := g.Member(id); m != nil && (m.IsFamily() || m.IsProfessional()) {
		return m.IsChildOfFamily()
	}
	return id != "" && g.Child(procedure.ChildID(id)) != nil
}

// ArrangeInterpreter adds an interpreter to a meeting. It refuses a child of the family, of whatever age.
func ArrangeInterpreter(g *coregroup.CoreGroup, m *Meeting, i Interpreting) error {
	if isChildOfFamily(g, i.By) {
		return errChildInterprets
	}
	m.Interpreters = append(m.Interpreters, i)
	return nil
}

// interpreterConsidered is N 3.13a, for each parent or carer whose first language is not English, at each core group
// meeting: whether an interpreter was arranged, or decided against. It points out a member who interprets too, and a
// relative or friend. Where the first language is not recorded it is undetermined, once for the parent.
var interpreterConsidered = rule{Check: perMember(needsInterpreter, (*review).interpreterArranged), Rule: procedure.Rule{
	ID: procedure.RuleInterpreterConsidered, Title: "Interpreter considered", Reads: readsMembers,
	Doc:    "For each parent whose first language is not English an interpreter was arranged or decided against.",
	Remedy: remedy.ConsiderInterpreter,
	Adds: []procedure.Addition{
		{Missing: field.Interpreter, List: field.Interpreters, About: "/for", Fields: procedure.FieldsOf(field.By, field.Kind, field.Decided, field.On)},
	},
}}

func needsInterpreter(m *coregroup.Member, parentOrCarer bool) procedure.Answer {
	switch {
	case !parentOrCarer, m.FirstLanguageEnglish == procedure.Yes:
		return procedure.No
	case m.FirstLanguageEnglish == procedure.No:
		return procedure.Yes
	default:
		return procedure.NotRecorded
	}
}

func (w *review) interpreterArranged(k *take, m *coregroup.Member, f *procedure.Finding) {
	f.Missing.Add(field.Interpreter)
	for _, i := range w.t.Meetings[k.at].Interpreters {
		if i.For != m.ID || !k.inTime(i.On, w.b.On) || i.By == "" && i.Decided == procedure.NotRecorded {
			continue
		}
		f.Missing.Remove(field.Interpreter)
		by := w.g.Member(i.By)
		switch {
		case i.Kind == RelativeOrFriend, by != nil && by.IsFamily():
			f.Remark = remark.InterpreterIsRelative
		case by != nil && by.IsMember(k.day) && f.Remark == procedure.NoRemark:
			f.Remark = remark.InterpreterIsMember
		}
	}
}

// noChildInterprets is N 3.13b and L 5, for each interpreter arranged for a meeting, of whatever kind, held or not: whether
// a child of the family is to interpret, of whatever age. It runs whether the plan does or not.
var noChildInterprets = rule{Check: (*review).noChildInterprets, Rule: procedure.Rule{
	ID: procedure.RuleNoChildInterprets, Title: "No child interprets", Forbids: true, Reads: []procedure.Record{procedure.Children, procedure.Members, procedure.Meetings, procedure.Arrangements},
	Doc:     "No child of the family interprets, of whatever age.",
	Remedy:  remedy.None,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Text: "A child of the family is recorded as the interpreter."}},
}}

func (w *review) noChildInterprets(dst []procedure.Finding, rule *rule) []procedure.Finding {
	start := len(dst)
	for _, i := range w.meetings {
		m := &w.t.Meetings[i]
		var before procedure.MemberID
		for _, n := range findings.AppendByID(w.order[:0], len(m.Interpreters), func(i int) procedure.MemberID { return m.Interpreters[i].By }) {
			by := m.Interpreters[n].By
			if by == before || m.Interpreters[n].On.After(w.b.On) {
				continue // nobody, or once for each
			}
			before = by
			f := w.onMeeting(&dst, rule, i)
			f.Subject, f.Outcome = procedure.SubjectIn(procedure.InterpreterSubject, by, m.ID), procedure.Met
			if isChildOfFamily(w.g, by) {
				f.Outcome = procedure.NotMet
				f.Missing.Add(field.Interpreter)
			}
		}
	}
	if len(dst) == start {
		return w.onCase(dst, rule, procedure.NotApplicable)
	}
	return w.b.AttachClauses(dst, start, w.b.On) // a safety rule, and so of every edition
}
