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
	on calendar.Date
	// part says that it was only what concerns the children they are linked to.
	part  procedure.Answer
	paper coregroup.Paper
}

// record is a revision, difficulty or agreement of which one person was told.
type record struct {
	subject   procedure.Subject
	to        procedure.MemberID
	paper     coregroup.Paper
	at        procedure.Place
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
		about := record{paper: coregroup.Paper{Day: dayOr(r.Date, known), Children: r.Children, NotFor: r.NotFor}, told: r.Told, explained: r.Explained}
		about.at = procedure.Place{}.Item(procedure.FieldRevisions, i)
		about.each(known, func(id procedure.MemberID) procedure.Subject {
			return procedure.SubjectIn(procedure.MemberSubject, id, r.ID)
		}, do)
	}
	for i := range p.Difficulties {
		d := &p.Difficulties[i]
		about := record{paper: coregroup.Paper{Day: dayOr(d.Date, known), Children: d.Children, NotFor: d.NotFor}, told: d.Told}
		about.at = procedure.Place{}.Item(procedure.FieldDifficulties, i)
		about.each(known, func(id procedure.MemberID) procedure.Subject {
			return procedure.SubjectIn(procedure.DifficultySubject, d.ID, id)
		}, do)
	}
	for i := range p.Agreements {
		a := &p.Agreements[i]
		about := record{paper: coregroup.Paper{Day: dayOr(a.Date, known)}, copies: a.Copies}
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
	for i := range r.told {
		if t := &r.told[i]; t.isMade(known) { // each person has one row
			person(t.To.ID)
		}
	}
	for i, e := range r.explained {
		if !e.On.After(known) && !wasTold(r.told, e.To, known) && !some(r.explained[:i], func(o *Explained) bool { return o.To == e.To && !o.On.After(known) }) {
			person(e.To)
		}
	}
	for i, c := range r.copies {
		if !c.On.After(known) && !some(r.copies[:i], func(o *Copy) bool { return o.To == c.To && !o.On.After(known) }) {
			person(c.To)
		}
	}
}

// isMade reports whether by a day they were told, and it was not withheld instead. Without a
// day they always were.
func (t *Telling) isMade(known calendar.Date) bool {
	return !t.On.After(known) && (t.Withheld != procedure.Yes || !t.On.IsZero())
}

func wasTold(list []Telling, id procedure.MemberID, known calendar.Date) bool {
	return some(list, func(t *Telling) bool { return t.To.ID == id && t.isMade(known) })
}

// worst sets a finding to the worst of what a rule finds of all that the person was told.
func (r *record) worst(f *procedure.Finding, known calendar.Date, judge func(s sent) procedure.Outcome) {
	one := func(to procedure.Person, on calendar.Date, part procedure.Answer, list procedure.Field, i int) {
		// A telling without a day is judged as if it were on the day of the review.
		if outcome := judge(sent{to, dayOr(on, known), part, r.paper}); severity(outcome) > severity(f.Outcome) {
			f.Outcome, f.Done, f.At = outcome, on, r.at.Item(list, i)
		}
	}
	for i := range r.told {
		if t := &r.told[i]; t.To.ID == r.to && t.isMade(known) {
			one(t.To, t.On, t.Part, procedure.FieldTold, i)
		}
	}
	for i, e := range r.explained {
		if e.To == r.to && !e.On.After(known) {
			one(procedure.Person{ID: e.To}, e.On, procedure.Yes, procedure.FieldExplained, i)
		}
	}
	for i, c := range r.copies {
		if c.To == r.to && !c.On.After(known) {
			one(procedure.Person{ID: c.To}, c.On, procedure.NotRecorded, procedure.FieldCopies, i)
		}
	}
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
		return metOr(g.Excluded(s.to.ID, s.paper.Day, s.on) == coregroup.Excluded)
	})
}

// AppendToldWithoutStanding appends what L 2 finds for each person told: whether they had no
// standing on that day, as a member or as one whom the procedure names.
func AppendToldWithoutStanding(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return p.appendTold(dst, &b, procedure.RuleToldWithoutStanding, func(s sent) procedure.Outcome {
		return metOr(standing(&b, g, s).Why == coregroup.BecauseNoStanding)
	})
}

// AppendToldOfOtherChildren appends what L 3 finds for each family member told: whether it was
// about children to whom they are not linked. Someone linked to only some of them is to be told
// a part; where that, or their link, is not recorded it is undetermined.
func AppendToldOfOtherChildren(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan) []procedure.Finding {
	return p.appendTold(dst, &b, procedure.RuleToldOfOtherChildren, func(s sent) procedure.Outcome {
		switch a := standing(&b, g, s); a.Why {
		case coregroup.BecauseOtherChildren:
			return procedure.NotMet
		case coregroup.BecauseLinked:
			return procedure.Met
		case coregroup.BecauseLinkedToSome:
			switch s.part {
			case procedure.Yes:
				return procedure.Met
			case procedure.No:
				return procedure.NotMet
			default:
				return procedure.Undetermined
			}
		case coregroup.BecauseLinkNotRecorded, coregroup.BecauseStandingNotRecorded:
			return procedure.Undetermined
		default:
			return procedure.NotApplicable // no family member
		}
	})
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
// marked as not for them.
func AppendToldNotFor(dst []procedure.Finding, b procedure.Basis, p *ChildProtectionPlan) []procedure.Finding {
	return p.appendTold(dst, &b, procedure.RuleToldNotFor, func(s sent) procedure.Outcome {
		return metOr(slices.Contains(s.paper.NotFor, s.to.ID))
	})
}
