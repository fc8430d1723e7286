package plan

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// Desk is memory for judging the plan of one case after another without taking more for the second
// case of a size: [Desk.Open] lays a case out on it, once for all the rules. The zero Desk is ready.
// One goroutine uses it at a time.
type Desk struct {
	b    procedure.Basis
	g    *coregroup.CoreGroup
	p    *ChildProtectionPlan
	held []coregroup.HeldMeeting // by the day of the review
	at   procedure.Place
	// run says whether the plan runs on the day of the review, and ended is the last day of the
	// plans before this one, zero for none.
	run   bool
	ended calendar.Date
	// all are the revisions known on the day, and order those of them that are of the plan that
	// runs, both in their order.
	all, order []int32
	// revision is the detailed plan in force, and in where it is. It is nil where there is none, or
	// the plan has ended, and then the rules on it come to instead.
	revision *Revision
	in       procedure.Place
	instead  procedure.Outcome
	// worker and cover are who is the social worker on the day and who covers for them, and chaired
	// who chaired the last meeting.
	worker, cover, chaired procedure.MemberID
	// members and tasks are in the order of their ids. The others are as they are listed.
	members, tasks []int32
	people         []person
	children       []child
	duties         []duty
	met            []bool // by need of the detailed plan in force
	sent           []sent
	// ordered says that what one rule found is in order by how it was made.
	ordered bool
	// onTasks are findings about the tasks, in the order of their ids, that only the rule and what it
	// finds wanting has to be put into: several rules are about them all.
	onTasks []procedure.Finding
}

// person is what the rules ask of a member of the group on the day of the review.
type person struct {
	coregroup.Traits
	belongs bool
	// part says that something of the plan is theirs, and role is where the plan describes their
	// part, -1 where it does not.
	part bool
	role int32
}

// child is what the rules ask of a child on the day of the review: whether rules for one who is
// there to be seen and heard run, and what they come to where they do not.
type child struct {
	onPlan, run bool
	otherwise   procedure.Outcome
}

// duty is what several rules ask of a task of the detailed plan in force.
type duty struct {
	lacks procedure.Fields // what is not recorded of it
	// who is the member who is responsible, -1 for one who is none, and byRole says that it is
	// instead each member with a role.
	who    int32
	byRole bool
	// drifts says that it was put back more than once, and is still open.
	drifts bool
}

// room is for the plan of a case of years, so that a rule alone does not allocate.
type room struct {
	all, order     few
	members, tasks [48]int32
	people         [48]person
	children       [16]child
	duties         [48]duty
	met            [48]bool
	sent           [24]sent
	onTasks        [48]procedure.Finding
}

func (r *room) desk() Desk {
	return Desk{
		all: r.all[:0], order: r.order[:0], members: r.members[:0], tasks: r.tasks[:0],
		people: r.people[:0], children: r.children[:0], duties: r.duties[:0], met: r.met[:0], sent: r.sent[:0], onTasks: r.onTasks[:0],
	}
}

// Open lays out a case for the rules, which [Desk.Append] then runs: on the plan, that is at a place
// from which the places of the findings start. Held are the core group meetings that were held, in
// the order of their numbers. The case must not change until the last rule has run.
func (d *Desk) Open(b *procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting, at procedure.Place) {
	*d = d.open(b, g, p, held, at)
}

// open returns the desk with a case laid out.
func (d Desk) open(b *procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting, at procedure.Place) Desk {
	d.b, d.g, d.p, d.held, d.at = *b, g, p, coregroup.HeldUntil(held, b.On), at
	d.run, d.instead = g.RulesRun(b.On)
	d.ended = g.EarlierPlansEnded(b.On)
	d.all = p.appendInOrder(d.all[:0], b.On, calendar.Date{})
	d.order = d.order[:0]
	for _, at := range d.all {
		if p.Revisions[at].isOf(b.On, d.ended) {
			d.order = append(d.order, at)
		}
	}
	d.members = findings.AppendByID(d.members[:0], len(g.Members), func(i int) procedure.MemberID { return g.Members[i].ID })
	d.sent = p.appendSent(d.sent[:0], g, at, b.On)
	slices.SortStableFunc(d.sent, func(s, t sent) int { return s.about.Compare(t.about) })
	d.revision = nil
	switch last := len(d.order) - 1; {
	case d.run && last >= 0:
		at := d.order[last]
		return d.layOut(&p.Revisions[at], d.at.Item(field.Revisions, int(at)))
	case d.run && len(d.heldSince(d.ended)) == 0:
		d.instead = procedure.Pending
	}
	return d
}

// layOut is open for what the rules on the detailed plan in force ask.
func (d Desk) layOut(r *Revision, in procedure.Place) Desk {
	on := d.b.On
	d.revision, d.in = r, in
	d.worker, d.cover, d.chaired = d.g.SocialWorkerOn(on), d.g.CoverOn(on), ""
	if n := len(d.held); n > 0 {
		d.chaired = d.held[n-1].Chair
	}
	d.people = d.people[:0]
	for i := range d.g.Members {
		m := &d.g.Members[i]
		d.people = append(d.people, person{Traits: m.Traits(), belongs: m.IsMember(on)})
	}
	d.children = d.children[:0]
	for i := range d.g.Children {
		c := &d.g.Children[i]
		run, otherwise := c.RulesRun(on)
		d.children = append(d.children, child{c.IsOnPlan(on), run, otherwise})
	}
	d.met = slices.Grow(d.met[:0], len(r.Needs))[:len(r.Needs)]
	d.tasks = findings.AppendByID(d.tasks[:0], len(r.Tasks), func(i int) procedure.TaskID { return r.Tasks[i].ID })
	d.duties = slices.Grow(d.duties[:0], len(r.Tasks))
	for i := range r.Tasks {
		d.duties = append(d.duties, duty{lacks: r.Tasks[i].lacks()})
	}
	d.onTasks = slices.Grow(d.onTasks[:0], len(r.Tasks))
	for _, i := range d.tasks {
		d.onTasks = append(d.onTasks, procedure.Finding{})
		f := &d.onTasks[len(d.onTasks)-1]
		f.Subject.Kind, f.Subject.ID, f.Outcome = procedure.TaskSubject, string(r.Tasks[i].ID), procedure.Met
		f.Responsible, f.At = procedure.SocialWorker, in.Item(field.Tasks, int(i))
	}
	return d
}

// Append appends what one rule of this package finds in the case that lies open, mostly in the order of
// [procedure.Finding.Compare] ([Desk.InOrder]), and nothing for any other rule.
func (d *Desk) Append(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	if d.g == nil {
		d.Open(&procedure.Basis{}, &coregroup.CoreGroup{}, &ChildProtectionPlan{}, nil, procedure.Place{}) // nothing was opened
	}
	return d.find(dst, rule)
}

// find is Append of a desk on which a case lies open.
func (d *Desk) find(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	d.ordered = false
	switch rule {
	case procedure.RuleDetailedPlanDeveloped:
		return d.detailedPlanDeveloped(dst)
	case procedure.RuleSafetyPlanMade:
		return d.safetyPlanMade(dst)
	case procedure.RulePlanExplained:
		return d.planExplained(dst)
	case procedure.RuleRevisionRecorded:
		return d.revisionRecorded(dst)
	case procedure.RuleFundamentalChangeTold, procedure.RuleFundamentalChangeLiaison:
		return d.eachFundamental(dst, rule)
	case procedure.RuleWrittenAgreement, procedure.RuleAgreementCopies:
		return d.eachAgreement(dst, rule)
	case procedure.RuleDifficultyAction, procedure.RuleDifficultyAssessed, procedure.RuleSeriousConcernTold, procedure.RuleDifficultyDiscussed,
		procedure.RuleManagersInformed, procedure.RuleUrgentStepsConsidered, procedure.RuleDisagreementAddressed:
		return d.eachDifficulty(dst, rule)
	case procedure.RuleExcludedTold, procedure.RuleToldWithoutStanding, procedure.RuleToldOfOtherChildren, procedure.RuleToldNotFor:
		return d.eachTold(dst, rule)
	case procedure.RuleMembersDeliverPlan, procedure.RuleTaskQuantified, procedure.RuleTaskPurpose, procedure.RuleTaskMeasures,
		procedure.RuleDifferenceToChild, procedure.RuleNeedsAndServices, procedure.RuleSMART, procedure.RuleEarlierEngagement,
		procedure.RuleStrategy, procedure.RuleVisitingPattern, procedure.RuleRolesAndContact, procedure.RuleContingency,
		procedure.RuleReviewPoints, procedure.RuleChildTakesPart, procedure.RulePlanLanguage, procedure.RuleExpectationsPlain,
		procedure.RuleExpectationConsequences, procedure.RulePlanDrift, procedure.RuleChildToldOfPlan, procedure.RuleHelpClear:
		return d.inForce(dst, rule)
	default:
		return dst
	}
}

// InOrder reports whether what [Desk.Append] appended last is sure to be in the order of
// [procedure.Finding.Compare]. Otherwise it has to be sorted, though it often is in order too.
func (d *Desk) InOrder() bool { return d.ordered }

// inForce appends what a rule finds on the detailed plan in force, all by the edition of the day of
// the review. Where there is none it is the one finding that the rule comes to instead: pending
// until the first meeting was held, and from then on undetermined. What belongs to plans that had
// ended before does not count.
func (d *Desk) inForce(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	switch {
	case !d.b.Asks(rule, d.b.On):
		return dst
	case d.revision == nil:
		return d.onCase(dst, rule, d.instead)
	}
	start := len(dst)
	switch rule {
	case procedure.RuleMembersDeliverPlan:
		dst = d.membersDeliverPlan(dst)
	case procedure.RuleDifferenceToChild:
		dst = d.differenceToChild(dst)
	case procedure.RuleNeedsAndServices:
		dst = d.needsAndServices(dst)
	case procedure.RuleEarlierEngagement, procedure.RuleStrategy:
		dst = d.eachService(dst, rule)
	case procedure.RuleVisitingPattern:
		dst = d.visitingPattern(dst)
	case procedure.RuleRolesAndContact:
		dst = d.rolesAndContact(dst)
	case procedure.RuleContingency:
		dst = d.contingency(dst)
	case procedure.RuleReviewPoints:
		dst = d.reviewPoints(dst)
	case procedure.RuleChildTakesPart:
		dst = d.childTakesPart(dst)
	case procedure.RulePlanLanguage:
		dst = d.planLanguage(dst)
	case procedure.RuleExpectationsPlain:
		dst = d.expectationsPlain(dst)
	case procedure.RuleExpectationConsequences:
		dst = d.expectationConsequences(dst)
	case procedure.RulePlanDrift:
		dst = d.planDrift(dst)
	case procedure.RuleChildToldOfPlan:
		dst = d.childToldOfPlan(dst)
	case procedure.RuleHelpClear:
		dst = d.helpClear(dst)
	default:
		dst = d.eachTask(dst, rule)
	}
	if len(dst) == start {
		return d.onCase(dst, rule, procedure.NotApplicable)
	}
	return d.b.AttachClauses(dst, start, d.b.On)
}

// onCase appends the one finding of a rule that is on the case as a whole.
func (d *Desk) onCase(dst []procedure.Finding, rule procedure.RuleID, outcome procedure.Outcome) []procedure.Finding {
	start := len(dst)
	f := findings.Note(&dst, rule, procedure.CaseSubject, "", "")
	f.Outcome, f.At = outcome, d.at
	return d.b.AttachClauses(dst, start, d.b.On)
}

// note notes a finding that the social worker answers for, at a place.
func note[T ~string](dst *[]procedure.Finding, rule procedure.RuleID, kind procedure.SubjectKind, id T, at procedure.Place) *procedure.Finding {
	f := findings.Note(dst, rule, kind, id, "")
	f.Responsible, f.At = procedure.SocialWorker, at
	return f
}

// itemOf notes a finding about an item of the detailed plan in force.
func itemOf[T ~string](d *Desk, dst *[]procedure.Finding, rule procedure.RuleID, kind procedure.SubjectKind, id T, list procedure.Field, i int) *procedure.Finding {
	return note(dst, rule, kind, id, d.in.Item(list, i))
}

// empty notes the finding of a rule about lists of the detailed plan that may not be empty, and are.
func (d *Desk) empty(dst *[]procedure.Finding, rule procedure.RuleID, lists ...procedure.Field) {
	f := note(dst, rule, procedure.CaseSubject, "", d.in)
	lacking(f, procedure.FieldsOf(lists...))
}

// lacking sets what is not recorded, and what the finding comes to by that.
func lacking(f *procedure.Finding, missing procedure.Fields) {
	f.Missing = missing
	f.Outcome = missing.Outcome()
}

// heldSince returns the meetings held by the day of the review, and after another.
func (d *Desk) heldSince(day calendar.Date) []coregroup.HeldMeeting { return heldSince(d.held, day) }

// heldSince returns the meetings after a day.
func heldSince(held []coregroup.HeldMeeting, day calendar.Date) []coregroup.HeldMeeting {
	return held[len(coregroup.HeldUntil(held, day)):]
}

// one appends what one rule finds, on a desk of its own.
func one(dst []procedure.Finding, rule procedure.RuleID, b *procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting) []procedure.Finding {
	var r room
	d := r.desk().open(b, g, p, held, procedure.Place{})
	return d.find(dst, rule)
}
