package plan

import (
	"log/slog"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/reason"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// Telling is that someone was told of something, or that it was withheld from them. Who was told
// more than once, or told although it was to be withheld, has several.
type Telling struct {
	To procedure.Person `json:"to"`
	// On is the day on which they were told.
	On calendar.Date `json:"on,omitzero"`
	// Part says that they were told only what concerns the children they are linked to, and is not marked as not for them.
	Part procedure.Answer `json:"part,omitzero"`
	// Withheld says that they are not to be told, Reason why, and DecidedBy who decided so. A [FamilyView] keeps the changed
	// plan from them; whatever else holds it, such as minutes, is to be marked as not for them.
	Withheld  procedure.Answer `json:"withheld,omitzero"`
	Reason    procedure.Text   `json:"reason,omitzero"`
	DecidedBy procedure.Person `json:"decidedBy,omitzero"`
	DecidedOn calendar.Date    `json:"decidedOn,omitzero"`
}

// LogValue returns who, and the days.
func (t Telling) LogValue() slog.Value {
	return slog.GroupValue(slog.String("to", string(t.To.ID)), slog.String("on", t.On.String()), slog.String("withheld", t.Withheld.String()))
}

// isWithheld reports whether something is withheld from someone, as known on a day: it was decided so,
// and they were not told of it on that day or since.
func isWithheld(told []Telling, id procedure.MemberID, known calendar.Date) bool {
	for i := range told {
		t := &told[i]
		if t.To.ID != id || t.Withheld != procedure.Yes || t.DecidedOn.After(known) {
			continue
		}
		if !slices.ContainsFunc(told, func(later Telling) bool {
			return later.To.ID == id && later.Withheld != procedure.Yes && !later.On.IsZero() && !later.On.After(known) && !later.On.Before(t.DecidedOn)
		}) {
			return true
		}
	}
	return false
}

// Liaison is that the team manager took up with the procedure's officer whether to bring the review conference forward.
type Liaison struct {
	On calendar.Date `json:"on,omitzero"`
	// Officer is who it was taken up with.
	Officer procedure.Person `json:"officer,omitzero"`
	// EarlierReview says whether the conference is brought forward.
	EarlierReview procedure.Answer `json:"earlierReview,omitzero"`
}

// Explained is that how compliance is watched, what follows if there is none, and by when was explained to someone.
type Explained struct {
	To procedure.MemberID `json:"to"`
	On calendar.Date      `json:"on,omitzero"`
}

// ChildTold is that a child was told how the plan stands.
type ChildTold struct {
	Child procedure.ChildID `json:"child"`
	On    calendar.Date     `json:"on,omitzero"`
}

// LanguageDecision is whether someone whose first language is not English is given the plan in the language they prefer.
type LanguageDecision struct {
	For      procedure.MemberID `json:"for"`
	Decision procedure.Answer   `json:"decision,omitzero"`
	// DecidedBy is who decided, and On when.
	DecidedBy procedure.Person `json:"decidedBy,omitzero"`
	On        calendar.Date    `json:"on,omitzero"`
}

// sent is that someone was told of something of the plan, as the safety rules look at it.
type sent struct {
	// about is what a finding is about that judges all that the person was told of one record, of which this may be the first.
	about procedure.Subject
	first bool
	at    procedure.Place
	to    procedure.Person
	// member is the person's record as a member, nil where there is none.
	member *coregroup.Member
	// on is the day, that of the review for a telling without one, which undated says.
	on      calendar.Date
	undated bool
	// part says that it was only what concerns the children they are linked to.
	part procedure.Answer
	// day is that of the record: without one whoever was ever excluded may know nothing of it.
	day      calendar.Date
	children []procedure.ChildID
	notFor   []procedure.MemberID
	// marked says that an item of the record is not for them.
	marked bool
}

// record is a revision, difficulty or agreement of which people were told.
type record struct {
	g         *coregroup.CoreGroup
	known     calendar.Date
	subject   procedure.Subject // without the person
	about     sent              // what is the same for all of them
	revision  *Revision
	told      []Telling
	explained []Explained
	copies    []Copy
}

// appendSent appends all that people were told by a day of a change of the plan or of a difficulty, and that a revision was
// explained to them, one person after another for each record. A copy of a written agreement counts for whoever is no party to it.
func (p *ChildProtectionPlan) appendSent(dst []sent, g *coregroup.CoreGroup, at procedure.Place, known calendar.Date) []sent {
	for i := range p.Revisions {
		r := &p.Revisions[i]
		about := record{g: g, known: known, subject: procedure.Subject{Kind: procedure.MemberSubject, In: string(r.ID)}, revision: r, told: r.Told, explained: r.Explained}
		about.about = sent{at: at.Item(field.Revisions, i), day: r.Date, children: r.Children, notFor: r.NotFor}
		dst = about.appendPeople(dst)
	}
	for i := range p.Difficulties {
		d := &p.Difficulties[i]
		about := record{g: g, known: known, subject: procedure.SubjectOf(procedure.DifficultySubject, d.ID), told: d.Told}
		about.about = sent{at: at.Item(field.Difficulties, i), day: d.Date, children: d.Children, notFor: d.NotFor}
		dst = about.appendPeople(dst)
	}
	for i := range p.Agreements {
		a := &p.Agreements[i]
		about := record{g: g, known: known, subject: procedure.SubjectOf(procedure.AgreementSubject, a.ID), copies: a.Copies}
		about.about = sent{at: at.Item(field.Agreements, i), day: a.Date}
		for j, c := range a.Copies {
			same := func(o *Copy) bool { return o.To == c.To && about.isMade(o.On, procedure.NotRecorded) }
			if same(&c) && !some(a.Copies[:j], same) && !slices.Contains(a.With, c.To) {
				dst = about.appendPerson(dst, c.To)
			}
		}
	}
	return dst
}

func (r *record) appendPeople(dst []sent) []sent {
	told := func(list []Telling, id procedure.MemberID) bool {
		return some(list, func(t *Telling) bool { return t.To.ID == id && r.isMade(t.On, t.Withheld) })
	}
	for i := range r.told {
		if id := r.told[i].To.ID; told(r.told[i:i+1], id) && !told(r.told[:i], id) {
			dst = r.appendPerson(dst, id)
		}
	}
	for i, e := range r.explained {
		same := func(o *Explained) bool { return o.To == e.To && r.isMade(o.On, procedure.NotRecorded) }
		if same(&e) && !told(r.told, e.To) && !some(r.explained[:i], same) {
			dst = r.appendPerson(dst, e.To)
		}
	}
	return dst
}

// isMade reports whether by the day of the review someone had been told, and it was not withheld
// instead. A telling without a day is as old as its record.
func (r *record) isMade(on calendar.Date, withheld procedure.Answer) bool {
	if on.IsZero() {
		return withheld != procedure.Yes && !r.about.day.After(r.known)
	}
	return !on.After(r.known)
}

func (r *record) appendPerson(dst []sent, id procedure.MemberID) []sent {
	start := len(dst)
	s := r.about
	s.about, s.member = r.subject, r.g.Member(id)
	if s.about.Kind == procedure.MemberSubject {
		s.about.ID = string(id)
	} else {
		s.about.In = string(id)
	}
	one := func(to procedure.Person, on calendar.Date, part procedure.Answer, marked bool, list procedure.Field, i int) {
		s := s
		s.first, s.to, s.on, s.undated, s.part, s.marked = len(dst) == start, to, dayOr(on, r.known), on.IsZero(), part, marked
		s.at = s.at.Item(list, i)
		dst = append(dst, s)
	}
	for i := range r.told {
		if t := &r.told[i]; t.To.ID == id && r.isMade(t.On, t.Withheld) {
			one(t.To, t.On, t.Part, r.revision != nil && r.revision.hides(id), field.Told, i)
		}
	}
	for i, e := range r.explained {
		if e.To == id && r.isMade(e.On, procedure.NotRecorded) {
			// How compliance is watched, which is no item of the plan.
			one(procedure.Person{ID: e.To}, e.On, procedure.Yes, false, field.Explained, i)
		}
	}
	for i, c := range r.copies {
		if c.To == id && r.isMade(c.On, procedure.NotRecorded) {
			one(procedure.Person{ID: c.To}, c.On, procedure.NotRecorded, false, field.Copies, i)
		}
	}
	return dst
}

// hides reports whether some item of the revision is marked as not for someone.
func (r *Revision) hides(id procedure.MemberID) bool {
	has := func(list []procedure.MemberID) bool { return slices.Contains(list, id) }
	return some(r.Needs, func(n *Need) bool { return has(n.NotFor) }) ||
		some(r.Services, func(s *Service) bool { return has(s.NotFor) }) ||
		some(r.Outcomes, func(o *Outcome) bool { return has(o.NotFor) }) ||
		some(r.Tasks, func(t *Task) bool { return has(t.NotFor) }) ||
		some(r.Expectations, func(e *Expectation) bool { return has(e.NotFor) }) ||
		some(r.Roles, func(o *RoleInPlan) bool { return has(o.NotFor) }) ||
		some(r.Visiting, func(v *Visiting) bool { return has(v.NotFor) }) ||
		some(r.Participation, func(p *Participation) bool { return has(p.NotFor) }) ||
		some(r.ReviewPoints, func(p *ReviewPoint) bool { return has(p.NotFor) }) ||
		has(r.Contingency.NotFor)
}

func severity(o procedure.Outcome) int {
	switch o {
	case procedure.NotMet:
		return 3
	case procedure.Undetermined:
		return 2
	case procedure.Met:
		return 1
	default: // it is not about them
		return 0
	}
}

// eachTold returns the check of a safety rule that gives a finding for each person who was told of something: the worst of what it
// finds of all that they were told. What it finds not applicable is not about them.
func eachTold(judge func(w *review, s *sent) procedure.Outcome) checkFunc {
	return func(w *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		start := len(dst)
		for i := 0; i < len(w.sent); {
			worst, outcome := i, judge(w, &w.sent[i])
			for i++; i < len(w.sent) && !w.sent[i].first; i++ {
				if another := judge(w, &w.sent[i]); severity(another) > severity(outcome) {
					worst, outcome = i, another
				}
			}
			if outcome == procedure.NotApplicable {
				continue
			}
			s := &w.sent[worst]
			f := note(&dst, rule, s.about.Kind, s.about.ID, s.at)
			f.Subject.In = s.about.In
			if f.Outcome = outcome; !s.undated {
				f.Done = s.on
			}
		}
		if len(dst) == start {
			return w.onCase(dst, rule, procedure.NotApplicable)
		}
		return w.b.AttachClauses(dst, start, w.b.On) // the library's own clauses belong to every edition
	}
}

// metOr returns Met, or NotMet where something is wrong.
func metOr(wrong bool) procedure.Outcome {
	if wrong {
		return procedure.NotMet
	}
	return procedure.Met
}

// excludedTold is L 1, for each person who was told of a change of the plan or of a difficulty, or had it explained: whether
// they were excluded, on its day or when they were told. It runs whether the plan does or not.
var excludedTold = rule{Check: eachTold((*review).judgeExcluded), Rule: procedure.Rule{
	ID: procedure.RuleExcludedTold, Title: "Excluded person told", Forbids: true,
	Doc:   "Nobody was told of the plan who was left out.",
	Reads: []procedure.Record{procedure.Exclusions, procedure.Revisions, procedure.Agreements, procedure.Difficulties}, Remedy: remedy.DateTelling,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Text: "Someone who is excluded from the core group was told[ on {done}]."}},
}}

func (w *review) judgeExcluded(s *sent) procedure.Outcome {
	from := s.day
	if s.undated {
		from = calendar.Date{} // it may have been on any day, so whoever was ever excluded was
	}
	return metOr(w.g.Excluded(s.to.ID, from, s.on) == coregroup.Excluded)
}

// toldWithoutStanding is L 2, for each person told: whether they had no standing on that day, as a member or as one whom the
// procedure names. Of a telling without a day to someone who once was a member it is undetermined.
var toldWithoutStanding = rule{Check: eachTold((*review).judgeStanding), Rule: procedure.Rule{
	ID: procedure.RuleToldWithoutStanding, Title: "Told without standing", Forbids: true,
	Doc:     "Nobody was told of the plan who had no standing.",
	Reads:   []procedure.Record{procedure.Children, procedure.Members, procedure.Exclusions, procedure.Revisions, procedure.Agreements, procedure.Difficulties},
	Remedy:  remedy.ToldNoStanding,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Text: "Someone with no standing was told[ on {done}]."}},
}}

func (w *review) judgeStanding(s *sent) procedure.Outcome {
	without := w.standing(s).Why == reason.NoStanding
	if without && s.undated && s.member != nil && s.member.HasBeenMember(w.b.On) {
		return procedure.Undetermined
	}
	return metOr(without)
}

// toldOfOtherChildren is L 3, for each family member told: whether it was about children to whom they are not linked.
// Someone linked to only some of them is to be told a part; where that, or their link, is not recorded it is undetermined.
var toldOfOtherChildren = rule{Check: eachTold((*review).judgeLinks), Rule: procedure.Rule{
	ID: procedure.RuleToldOfOtherChildren, Title: "Told of other children", Forbids: true,
	Doc:     "No parent or relative was told of what concerns other children.",
	Reads:   []procedure.Record{procedure.Children, procedure.Members, procedure.Exclusions, procedure.Revisions, procedure.Agreements, procedure.Difficulties},
	Remedy:  remedy.ToldOtherChildren,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Text: "They were told[ on {done}] of children to whom they are not linked."}},
}}

func (w *review) judgeLinks(s *sent) procedure.Outcome {
	switch {
	case s.member == nil || s.member.IsProfessional():
		return procedure.NotApplicable
	case !s.member.IsFamily():
		return procedure.Undetermined
	}
	switch w.g.Linked(s.member, s.children, s.day) {
	case coregroup.Nothing:
		return procedure.NotMet
	case coregroup.Part:
		return byPart(s.part)
	case coregroup.All:
		return procedure.Met
	default:
		return procedure.Undetermined
	}
}

// byPart judges a telling of which somebody was to have a part only.
func byPart(part procedure.Answer) procedure.Outcome {
	switch part {
	case procedure.Yes:
		return procedure.Met
	case procedure.No:
		return procedure.NotMet
	default:
		return procedure.Undetermined
	}
}

// standing returns what someone may be told on the day that they were, apart from being excluded
// and from what is marked as not for them.
func (w *review) standing(s *sent) coregroup.Access {
	e, _ := w.b.Procedures.On(s.on)
	group := *w.g
	group.Exclusions = nil
	to := coregroup.Reader{Recipient: coregroup.Recipient{ID: s.to.ID, Role: s.to.Role}, Member: s.member}
	if s.member != nil {
		to.Traits = s.member.Traits()
	}
	return group.AudienceOf(e, &to, &coregroup.Paper{Day: s.day, Children: s.children}, s.on)
}

// toldNotFor is L 4, for each person told: whether what they were told is marked as not for them. Where only some items of
// the plan are, they are to be told a part; where that is not recorded it is undetermined.
var toldNotFor = rule{Check: eachTold((*review).judgeNotFor), Rule: procedure.Rule{
	ID: procedure.RuleToldNotFor, Title: "Told what is not for them", Forbids: true, Reads: []procedure.Record{procedure.Revisions, procedure.Agreements, procedure.Difficulties},
	Doc:     "Nobody was told what is marked as not for them.",
	Remedy:  remedy.ToldNotFor,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Text: "They were told[ on {done}] what is marked as not for them."}},
}}

func (*review) judgeNotFor(s *sent) procedure.Outcome {
	switch {
	case slices.Contains(s.notFor, s.to.ID):
		return procedure.NotMet
	case s.marked:
		return byPart(s.part)
	default:
		return procedure.Met
	}
}
