package schedule

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

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

// readRelatives reads the members of the family.
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

// attends reports whether someone may be at the meeting: a member on its day who is not left out of it.
func (k *take) attends(g *coregroup.CoreGroup, m *coregroup.Member, on calendar.Date) bool {
	if k.held && k.day.Before(on) {
		on = k.day
	}
	return m.IsMember(k.day) && g.Excluded(m.ID, k.day, on) == coregroup.NotExcluded
}

// takingPartArranged is N 3.11a, for each core group meeting: whether travel, child care and other factors were taken into
// account, where a parent who is not left out is engaged. Where no parent is it is not applicable, and where that is not
// recorded of any undetermined.
var takingPartArranged = rule{check: (*review).takingPart, Rule: procedure.Rule{
	ID: procedure.RuleTakingPartArranged, Title: "Time and venue",
	Doc:   "For each core group, travel, child care and other factors were taken into account where a parent is engaged.",
	Reads: []procedure.Record{procedure.Members, procedure.Exclusions, procedure.Meetings}, Remedy: remedy.ArrangeTakingPart,
}}

func (w *review) takingPart(dst []procedure.Finding, rule *rule) []procedure.Finding {
	w.ordered = true
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

// distressingInformation is N 3.11b, for each thing that a parent will find distressing: whether it was raised with the
// chair before the meeting, and whether telling the parent beforehand was considered, either way.
var distressingInformation = rule{check: (*review).distressing, Rule: procedure.Rule{
	ID: procedure.RuleDistressingInformation, Title: "Distressing information",
	Doc:   "What a parent will find distressing was raised with the chair before the meeting, and telling the parent beforehand was considered.",
	Reads: []procedure.Record{procedure.Meetings}, Remedy: remedy.RaiseDistress,
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

// interpreterConsidered is N 3.13a, for each parent or carer whose first language is not English, at each core group
// meeting: whether an interpreter was arranged, or decided against. It points out a member who interprets too, and a
// relative or friend. Where the first language is not recorded it is undetermined, once for the parent.
var interpreterConsidered = rule{check: perMember(needsInterpreter, (*review).interpreterArranged), Rule: procedure.Rule{
	ID: procedure.RuleInterpreterConsidered, Title: "Interpreter considered",
	Doc:   "For each parent whose first language is not English an interpreter was arranged or decided against.",
	Reads: []procedure.Record{procedure.Members, procedure.Exclusions, procedure.Meetings}, Remedy: remedy.ConsiderInterpreter,
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
			f.Remark = procedure.InterpreterIsRelative
		case by != nil && by.IsMember(k.day) && f.Remark == procedure.NoRemark:
			f.Remark = procedure.InterpreterIsMember
		}
	}
}

// communicationSupport is N 3.13c, for each family member with a communication need, at each core group meeting: whether an
// interpreter or translator was offered.
var communicationSupport = rule{check: perMember(needsSupport, (*review).supportOffered), Rule: procedure.Rule{
	ID: procedure.RuleCommunicationSupport, Title: "Communication support",
	Doc:   "Each family member with a communication need was offered an interpreter or translator.",
	Reads: []procedure.Record{procedure.Members, procedure.Exclusions, procedure.Meetings}, Remedy: remedy.OfferSupport,
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

// supporterConsidered is N 3.13d, for each parent or carer who needs an advocate or supporter to take part, or asked for
// one, at each core group meeting: whether one was considered, either way. Where neither is recorded there is nothing to
// judge.
var supporterConsidered = rule{check: perMember(needsSupporter, (*review).supporterOffered), Rule: procedure.Rule{
	ID: procedure.RuleSupporterConsidered, Title: "Advocate or supporter considered",
	Doc:   "For each parent who needs an advocate or supporter, or asked for one, one was considered.",
	Reads: []procedure.Record{procedure.Members, procedure.Exclusions, procedure.Meetings},
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

// noChildInterprets is N 3.13b and L 5, for each interpreter arranged for a meeting, of whatever kind, held or not: whether
// a child of the family is to interpret, of whatever age. It runs whether the plan does or not.
var noChildInterprets = rule{check: (*review).noChildInterprets, Rule: procedure.Rule{
	ID: procedure.RuleNoChildInterprets, Title: "No child interprets",
	Doc:   "No child of the family interprets, of whatever age.",
	Reads: []procedure.Record{procedure.Children, procedure.Members, procedure.Meetings}, Remedy: remedy.None,
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Text: "A child of the family is recorded as the interpreter."},
		{Outcome: procedure.Met, Text: "Nothing amiss is recorded."},
	},
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

// childAttendanceEased is N 3.15a, for each core group meeting that a child is to attend: whether it is recorded if it is in
// school hours, and that an advocate was considered. A meeting in school hours is a remark.
var childAttendanceEased = rule{check: (*review).childAttendanceEased, Rule: procedure.Rule{
	ID: procedure.RuleChildAttendanceEased, Title: "Child's attendance made easier",
	Doc:   "For a meeting that a child attends it is recorded whether it is in school hours, and an advocate was considered.",
	Reads: []procedure.Record{procedure.Children, procedure.Meetings}, Remedy: remedy.EaseAttendance,
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
			f.Remark = procedure.InSchoolHours
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
