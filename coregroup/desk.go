package coregroup

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// Desk is memory for judging one core group after another without taking more for the second of a
// size: [Desk.Open] lays a group out on it, once for all the rules. The zero Desk is ready. One
// goroutine uses it at a time.
type Desk struct {
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
	// ordered says that what one rule found is in order by how it was made.
	ordered bool
}

// person is what the rules ask of a member on the day of the review.
type person struct {
	Traits
	belongs bool
}

// child is what the rules ask of a child on the day of the review: whether rules for one who is there
// to be seen and heard run, what they come to where they do not, and whether a meeting was held while
// the child was on a plan.
type child struct {
	run, met  bool
	otherwise procedure.Outcome
}

// chaired is whether somebody chaired a meeting who may by the procedure of its day, nil for none.
type chaired struct {
	edition          *procedure.Edition
	jointly, usually procedure.Answer
}

// room is for a group of usual size and the meetings of years, so that a rule alone does not allocate.
type room struct {
	members  [256]int32
	meetings [48]int32
	people   [256]person
	children [16]child
	chaired  [48]chaired
}

func (r *room) desk() Desk {
	return Desk{members: r.members[:0], meetings: r.meetings[:0], people: r.people[:0], children: r.children[:0], chaired: r.chaired[:0]}
}

// Open lays out a group for the rules, which [Desk.Append] then runs. Held are the core group meetings
// that were held, in the order of their numbers. The group must not change until the last rule has run.
func (d *Desk) Open(b *procedure.Basis, g *CoreGroup, held []HeldMeeting) { *d = d.open(b, g, held) }

// open returns the desk with a group laid out.
func (d Desk) open(b *procedure.Basis, g *CoreGroup, held []HeldMeeting) Desk {
	held = HeldUntil(held, b.On)
	d.b, d.g, d.held = *b, g, held
	d.run, d.instead = g.RulesRun(b.On)
	d.run = d.run && len(g.Members) > 0
	d.members = findings.AppendByID(d.members[:0], len(g.Members), func(i int) procedure.MemberID { return g.Members[i].ID })
	d.meetings = findings.AppendByID(d.meetings[:0], len(held), func(i int) procedure.MeetingID { return held[i].ID })
	d.people = d.people[:0]
	for i := range g.Members {
		d.people = append(d.people, person{g.Members[i].Traits(), g.Members[i].IsMember(b.On)})
	}
	d.children = d.children[:0]
	for i := range g.Children {
		run, otherwise := g.Children[i].RulesRun(b.On)
		d.children = append(d.children, child{run, g.Children[i].metBefore(held), otherwise})
	}
	d.chaired = d.chaired[:0]
	for i := range held {
		c := chaired{}
		if e, ok := b.Procedures.On(held[i].Held); ok {
			c.edition = e
			c.jointly, c.usually = g.chaired(e, &held[i], i+1)
		}
		d.chaired = append(d.chaired, c)
	}
	return d
}

// Append appends what one rule of this package finds in the group that lies open, mostly in the order of
// [procedure.Finding.Compare] ([Desk.InOrder]), and nothing for any other rule.
func (d *Desk) Append(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	if d.g == nil {
		d.Open(&procedure.Basis{}, &CoreGroup{}, nil) // nothing was opened
	}
	return d.find(dst, rule)
}

// find is Append of a desk on which a case lies open.
func (d *Desk) find(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	d.ordered = false
	switch rule {
	case procedure.RuleInteragency:
		return d.interagency(dst)
	case procedure.RuleMembershipAgreed:
		return d.membershipAgreed(dst)
	case procedure.RuleMembershipAmended:
		return d.membershipAmended(dst)
	case procedure.RuleLineManagerChairs:
		return d.lineManagerChairs(dst)
	case procedure.RuleUsualChair, procedure.RuleOtherChair:
		return d.eachChair(dst, rule)
	case procedure.RuleExclusionDebated, procedure.RuleExclusionAlternatives, procedure.RuleInformedThroughFamily:
		return d.eachExclusion(dst, rule)
	case procedure.RuleChildAttendanceDecided, procedure.RuleChildAttendanceDiscussed, procedure.RulePurposeExplained:
		return d.eachChild(dst, rule)
	case procedure.RuleFamilyAndSocialWorker:
		return d.familyAndSocialWorker(dst)
	case procedure.RulePlanEndRecorded:
		return d.planEndRecorded(dst)
	default:
		return dst
	}
}

// InOrder reports whether what [Desk.Append] appended last is sure to be in the order of
// [procedure.Finding.Compare]. Otherwise it has to be sorted, though it often is in order too.
func (d *Desk) InOrder() bool { return d.ordered }

// onCase appends the one finding of a rule that is on the case as a whole.
func (d *Desk) onCase(dst []procedure.Finding, rule procedure.RuleID, outcome procedure.Outcome) []procedure.Finding {
	start := len(dst)
	findings.Note(&dst, rule, procedure.CaseSubject, "", "").Outcome = outcome
	return d.b.AttachClauses(dst, start, d.b.On)
}

// member notes a finding about a member, by position, that a role answers for.
func (d *Desk) member(dst *[]procedure.Finding, rule procedure.RuleID, i int32, responsible procedure.Role) *procedure.Finding {
	f := findings.Note(dst, rule, procedure.MemberSubject, d.g.Members[i].ID, "")
	f.Responsible, f.At = responsible, procedure.Place{}.Item(field.Members, int(i))
	return f
}

// lacking sets what is not recorded, and what the finding comes to by that.
func lacking(f *procedure.Finding, missing procedure.Fields) {
	f.Missing = missing
	f.Outcome = missing.Outcome()
}

// one appends what one rule finds, on a desk of its own.
func one(dst []procedure.Finding, rule procedure.RuleID, b *procedure.Basis, g *CoreGroup, held []HeldMeeting) []procedure.Finding {
	var r room
	d := r.desk().open(b, g, held)
	return d.find(dst, rule)
}
