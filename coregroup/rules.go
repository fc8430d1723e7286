package coregroup

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// rule is a rule of this package, with its check.
type rule = findings.Rule[review]

// rules are the rules of this package, in the order of their identities.
var rules = findings.NewRules(
	&interagency, &membershipAgreed, &membershipAmended, &lineManagerChairs, &usualChair, &otherChair,
	&exclusionDebated, &exclusionAlternatives, &childAttendanceDecided, &childAttendanceDiscussed, &purposeExplained,
	&familyAndSocialWorker, &planEndRecorded, &informedThroughFamily,
)

// Rules returns the rules of this package, in the order of their identities.
func Rules() []procedure.Rule { return rules.Describe() }

// AppendFindings appends the findings of the rules of this package, or only of some, rule by rule in the order of their
// identities and each rule's in that of [procedure.Finding.Compare]. Held are the core group meetings that were held, in the
// order of their numbers.
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *CoreGroup, held []HeldMeeting, only ...procedure.RuleID) []procedure.Finding {
	var w Workspace
	w.Open(&b, g, held)
	return rules.AppendAll(dst, &w.review, &b, only)
}

// Workspace judges one core group after another in memory that it keeps: from the second group of a size on it takes no more.
// It holds on to the last one. The zero Workspace is ready, for one goroutine at a time.
type Workspace struct {
	review review
}

// Open takes a core group to judge, as [AppendFindings] does. The group must not change until the last rule has run.
func (w *Workspace) Open(b *procedure.Basis, g *CoreGroup, held []HeldMeeting) {
	w.review.open(b, g, held)
}

// Append appends what one rule finds in the group that was opened last, in the order of [procedure.Finding.Compare], and
// nothing for a rule of another package. Where none was opened there is nothing in it.
func (w *Workspace) Append(dst []procedure.Finding, id procedure.RuleID) []procedure.Finding {
	if w.review.g == nil {
		w.Open(&procedure.Basis{}, &CoreGroup{}, nil)
	}
	return rules.Append(dst, &w.review, id)
}

// review is a core group as its rules are handed it, in memory that is used again for the next one.
type review struct {
	findings.State
	b    procedure.Basis
	g    *CoreGroup
	held []HeldMeeting // by the day of the review
	// run says whether the rules of the group run on that day and somebody is recorded as a member, and
	// instead what they come to where not.
	run     bool
	instead procedure.Outcome
	// members and meetings are in the order of their ids. The others are as they are listed.
	members, meetings []int32
	people            []person
	children          []child
	chaired           []chaired
}

// person is what the rules ask of a member on the day of the review.
type person struct {
	Traits
	belongs bool
}

// child is what the rules ask of a child on the day of the review: whether rules for one who is there to be seen and heard
// run, what they come to where they do not, and whether a meeting was held while the child was on a plan.
type child struct {
	run, met  bool
	otherwise procedure.Outcome
}

// chaired is whether somebody chaired a meeting who may by the procedure of its day, nil for none.
type chaired struct {
	edition          *procedure.Edition
	jointly, usually procedure.Answer
}

// open takes a group on the day of the basis, with the core group meetings that were held, in the order of their numbers.
func (v *review) open(b *procedure.Basis, g *CoreGroup, held []HeldMeeting) {
	held = HeldUntil(held, b.On)
	v.b, v.g, v.held = *b, g, held
	v.run, v.instead = g.RulesRun(b.On)
	v.run = v.run && len(g.Members) > 0
	v.members = findings.AppendByID(v.members[:0], len(g.Members), func(i int) procedure.MemberID { return g.Members[i].ID })
	v.meetings = findings.AppendByID(v.meetings[:0], len(held), func(i int) procedure.MeetingID { return held[i].ID })
	v.people = v.people[:0]
	for i := range g.Members {
		v.people = append(v.people, person{g.Members[i].Traits(), g.Members[i].IsMember(b.On)})
	}
	v.children = v.children[:0]
	for i := range g.Children {
		run, otherwise := g.Children[i].RulesRun(b.On)
		v.children = append(v.children, child{run, g.Children[i].metBefore(held), otherwise})
	}
	v.chaired = v.chaired[:0]
	for i := range held {
		c := chaired{}
		if e, ok := b.Procedures.On(held[i].Held); ok {
			c.edition = e
			c.jointly, c.usually = g.chaired(e, &held[i], i+1)
		}
		v.chaired = append(v.chaired, c)
	}
}

func (v *review) onCase(dst []procedure.Finding, rule *rule, outcome procedure.Outcome) []procedure.Finding {
	start := len(dst)
	findings.Note(&dst, rule.ID, procedure.CaseSubject, "", "").Outcome = outcome
	return v.b.AttachClauses(dst, start, v.b.On)
}

func (v *review) member(dst *[]procedure.Finding, rule *rule, i int32, responsible procedure.Role) *procedure.Finding {
	f := findings.Note(dst, rule.ID, procedure.MemberSubject, v.g.Members[i].ID, "")
	f.Responsible, f.At = responsible, procedure.Place{}.Item(field.Members, int(i))
	return f
}

// lacking sets what is not recorded, and what the finding comes to by that.
func lacking(f *procedure.Finding, missing procedure.Fields) {
	f.Missing = missing
	f.Outcome = missing.Outcome()
}
