package plan

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// sent is that someone was told of something of the plan, as the safety rules look at it.
type sent struct {
	to procedure.Person
	// on is the day, that of the review for a telling without one, which undated says.
	on      calendar.Date
	undated bool
	// part says that it was only what concerns the children they are linked to.
	part  procedure.Answer
	paper coregroup.Paper
	// marked says that an item of the record is not for them.
	marked bool
}

// record is a revision, difficulty or agreement of which one person was told. Its paper has its
// day: without one whoever was ever left out may know nothing of it.
type record struct {
	subject   procedure.Subject
	to        procedure.MemberID
	paper     coregroup.Paper
	at        procedure.Place
	revision  *Revision
	told      []Telling
	explained []Explained
	copies    []Copy
}

// eachTold calls do for each person who was told of a change of the plan or of a difficulty, or
// to whom a revision was explained, by a day. A copy of a written agreement counts for whoever
// is no party to it.
func (p *ChildProtectionPlan) eachTold(known calendar.Date, do func(r record)) {
	for i := range p.Revisions {
		r := &p.Revisions[i]
		about := record{paper: coregroup.Paper{Day: r.Date, Children: r.Children, NotFor: r.NotFor}, revision: r, told: r.Told, explained: r.Explained}
		about.at = procedure.Place{}.Item(procedure.FieldRevisions, i)
		about.each(known, func(id procedure.MemberID) procedure.Subject {
			return procedure.SubjectIn(procedure.MemberSubject, id, r.ID)
		}, do)
	}
	for i := range p.Difficulties {
		d := &p.Difficulties[i]
		about := record{paper: coregroup.Paper{Day: d.Date, Children: d.Children, NotFor: d.NotFor}, told: d.Told}
		about.at = procedure.Place{}.Item(procedure.FieldDifficulties, i)
		about.each(known, func(id procedure.MemberID) procedure.Subject {
			return procedure.SubjectIn(procedure.DifficultySubject, d.ID, id)
		}, do)
	}
	for i := range p.Agreements {
		a := &p.Agreements[i]
		about := record{paper: coregroup.Paper{Day: a.Date}, copies: a.Copies}
		about.at = procedure.Place{}.Item(procedure.FieldAgreements, i)
		about.each(known, func(id procedure.MemberID) procedure.Subject {
			return procedure.SubjectIn(procedure.AgreementSubject, a.ID, id)
		}, func(r record) {
			if !a.isWith(r.to) {
				do(r)
			}
		})
	}
}

// each calls do for each person who was told of the record by a day, once.
func (r record) each(known calendar.Date, subject func(procedure.MemberID) procedure.Subject, do func(r record)) {
	person := func(id procedure.MemberID) {
		r.to, r.subject = id, subject(id)
		do(r)
	}
	told := func(list []Telling, id procedure.MemberID) bool {
		return some(list, func(t *Telling) bool { return t.To.ID == id && r.isMade(t.On, t.Withheld, known) })
	}
	for i := range r.told {
		if id := r.told[i].To.ID; told(r.told[i:i+1], id) && !told(r.told[:i], id) {
			person(id)
		}
	}
	for i, e := range r.explained {
		same := func(o *Explained) bool { return o.To == e.To && r.isMade(o.On, procedure.NotRecorded, known) }
		if same(&e) && !told(r.told, e.To) && !some(r.explained[:i], same) {
			person(e.To)
		}
	}
	for i, c := range r.copies {
		same := func(o *Copy) bool { return o.To == c.To && r.isMade(o.On, procedure.NotRecorded, known) }
		if same(&c) && !some(r.copies[:i], same) {
			person(c.To)
		}
	}
}

// isMade reports whether by a day someone had been told, and it was not withheld instead. A
// telling without a day is as old as its record.
func (r *record) isMade(on calendar.Date, withheld procedure.Answer, known calendar.Date) bool {
	if on.IsZero() {
		return withheld != procedure.Yes && !r.paper.Day.After(known)
	}
	return !on.After(known)
}

// worst sets a finding to the worst of what a rule finds of all that the person was told.
func (r *record) worst(f *procedure.Finding, known calendar.Date, judge func(s sent) procedure.Outcome) {
	one := func(to procedure.Person, on calendar.Date, part procedure.Answer, marked bool, list procedure.Field, i int) {
		s := sent{to, dayOr(on, known), on.IsZero(), part, r.paper, marked}
		if outcome := judge(s); severity(outcome) > severity(f.Outcome) {
			f.Outcome, f.Done, f.At = outcome, on, r.at.Item(list, i)
		}
	}
	for i := range r.told {
		if t := &r.told[i]; t.To.ID == r.to && r.isMade(t.On, t.Withheld, known) {
			one(t.To, t.On, t.Part, r.revision != nil && r.revision.hides(r.to), procedure.FieldTold, i)
		}
	}
	for i, e := range r.explained {
		if e.To == r.to && r.isMade(e.On, procedure.NotRecorded, known) {
			// How compliance is watched, which is no item of the plan.
			one(procedure.Person{ID: e.To}, e.On, procedure.Yes, false, procedure.FieldExplained, i)
		}
	}
	for i, c := range r.copies {
		if c.To == r.to && r.isMade(c.On, procedure.NotRecorded, known) {
			one(procedure.Person{ID: c.To}, c.On, procedure.NotRecorded, false, procedure.FieldCopies, i)
		}
	}
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

// severity orders the outcomes of a safety rule.
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

// appendTold appends a finding of a safety rule for each person who was told of something. What
// judge finds not applicable is not about them.
func (p *ChildProtectionPlan) appendTold(dst []procedure.Finding, b *procedure.Basis, rule procedure.RuleID, judge func(s sent) procedure.Outcome) []procedure.Finding {
	start := len(dst)
	p.eachTold(b.On, func(r record) {
		f := procedure.Finding{Rule: rule, Subject: r.subject, Outcome: procedure.NotApplicable, Responsible: procedure.SocialWorker}
		r.worst(&f, b.On, judge)
		if f.Outcome != procedure.NotApplicable {
			dst = b.Append(dst, b.On, f) // the library's own clauses belong to every edition
		}
	})
	if len(dst) == start {
		dst = b.Append(dst, b.On, procedure.OnCase(rule, procedure.NotApplicable))
	}
	return dst
}

// metOr returns Met, or NotMet where something is wrong.
func metOr(wrong bool) procedure.Outcome {
	if wrong {
		return procedure.NotMet
	}
	return procedure.Met
}

// AppendExcludedTold appends what L 1 finds for each person who was told of a change of the plan
// or of a difficulty, or had it explained: whether they were left out, on its day or when they
// were told. It runs whether the plan does or not.
func AppendExcludedTold(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return p.appendTold(dst, &b, procedure.RuleExcludedTold, func(s sent) procedure.Outcome {
		from := s.paper.Day
		if s.undated {
			from = calendar.Date{} // it may have been on any day, so whoever was ever left out was
		}
		return metOr(g.Excluded(s.to.ID, from, s.on) == coregroup.Excluded)
	})
}

// AppendToldWithoutStanding appends what L 2 finds for each person told: whether they had no
// standing on that day, as a member or as one whom the procedure names. Of a telling without a
// day to someone who once was a member it is undetermined.
func AppendToldWithoutStanding(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return p.appendTold(dst, &b, procedure.RuleToldWithoutStanding, func(s sent) procedure.Outcome {
		without := standing(&b, g, s).Why == coregroup.BecauseNoStanding
		if m := g.Member(s.to.ID); without && s.undated && m != nil && m.HasBeenMember(b.On) {
			return procedure.Undetermined
		}
		return metOr(without)
	})
}

// AppendToldOfOtherChildren appends what L 3 finds for each family member told: whether it was
// about children to whom they are not linked. Someone linked to only some of them is to be told
// a part; where that, or their link, is not recorded it is undetermined.
func AppendToldOfOtherChildren(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return p.appendTold(dst, &b, procedure.RuleToldOfOtherChildren, func(s sent) procedure.Outcome {
		m := g.Member(s.to.ID)
		switch {
		case m == nil || m.IsProfessional():
			return procedure.NotApplicable
		case !m.IsFamily():
			return procedure.Undetermined
		}
		switch g.Linked(m, s.paper.Children) {
		case coregroup.Nothing:
			return procedure.NotMet
		case coregroup.Part:
			return byPart(s.part)
		case coregroup.All:
			return procedure.Met
		default:
			return procedure.Undetermined
		}
	})
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

// standing returns what someone may be told on the day that they were, apart from being left out
// and from what is marked as not for them.
func standing(b *procedure.Basis, g *coregroup.CoreGroup, s sent) coregroup.Access {
	e, _ := b.Procedures.On(s.on)
	group := *g
	group.Exclusions = nil
	s.paper.NotFor = nil
	return group.Audience(e, coregroup.Recipient{ID: s.to.ID, Role: s.to.Role}, s.paper, s.on)
}

// AppendToldNotFor appends what L 4 finds for each person told: whether what they were told is
// marked as not for them. Where only some items of the plan are, they are to be told a part; where
// that is not recorded it is undetermined.
func AppendToldNotFor(dst []procedure.Finding, b procedure.Basis, p *ChildProtectionPlan) []procedure.Finding {
	return p.appendTold(dst, &b, procedure.RuleToldNotFor, func(s sent) procedure.Outcome {
		switch {
		case slices.Contains(s.paper.NotFor, s.to.ID):
			return procedure.NotMet
		case s.marked:
			return byPart(s.part)
		default:
			return procedure.Met
		}
	})
}
