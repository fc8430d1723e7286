package plan

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// rule is a rule of this package, with its check.
type (
	rule      = findings.Rule[review]
	checkFunc = findings.Check[review]
)

// readsPlanInForce are the records that the rules on the plan in force read.
var readsPlanInForce = []procedure.Record{procedure.Children, procedure.Meetings, procedure.Revisions}

// rules are the rules of this package, in the order of their identities.
var rules = findings.NewRules(
	&membersDeliverPlan, &detailedPlanDeveloped, &taskQuantified, &taskPurpose, &taskMeasures, &differenceToChild,
	&needsAndServices, &smart, &earlierEngagement, &strategy, &visitingPattern, &rolesAndContact, &contingency,
	&reviewPoints, &childTakesPart, &planExplained, &revisionRecorded, &fundamentalChangeTold,
	&fundamentalChangeLiaison, &planLanguage, &expectationsPlain, &expectationConsequences, &writtenAgreement,
	&agreementCopies, &difficultyAction, &difficultyAssessed, &seriousConcernTold, &difficultyDiscussed,
	&managersInformed, &urgentStepsConsidered, &disagreementAddressed, &planDrift, &childToldOfPlan, &safetyPlanMade,
	&helpClear, &excludedTold, &toldWithoutStanding, &toldOfOtherChildren, &toldNotFor,
)

// Rules returns the rules of this package, in the order of their identities.
func Rules() []procedure.Rule { return rules.Describe() }

// AppendFindings appends the findings of the rules of this package, or only of some, rule by rule in the order of their
// identities and each rule's in that of [procedure.Finding.Compare]. Held are the core group meetings that were held, in the
// order of their numbers. Places start from the plan.
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting, only ...procedure.RuleID) []procedure.Finding {
	var w Workspace
	w.Open(&b, g, p, held, procedure.Place{})
	return rules.AppendAll(dst, &w.review, &b, only)
}

// Workspace judges one plan after another in memory that it keeps: from the second of a size on it takes no more. It holds on
// to the last one. The zero Workspace is ready, for one goroutine at a time.
type Workspace struct {
	review review
}

// Open takes a plan to judge, as [AppendFindings] does, at a place from which the places of the findings start. The case must not
// change until the last rule has run.
func (w *Workspace) Open(b *procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting, at procedure.Place) {
	w.review.open(b, g, p, held, at)
}

// Append appends what one rule finds in the plan that was opened last, in the order of [procedure.Finding.Compare], and nothing
// for a rule of another package. Where none was opened there is nothing in it.
func (w *Workspace) Append(dst []procedure.Finding, id procedure.RuleID) []procedure.Finding {
	if w.review.g == nil {
		w.Open(&procedure.Basis{}, &coregroup.CoreGroup{}, &ChildProtectionPlan{}, nil, procedure.Place{})
	}
	return rules.Append(dst, &w.review, id)
}

// review is a plan as the rules are handed it, in memory that is used again for the next one.
type review struct {
	findings.State
	// difficulty is the one that a rule looks at: see [findings.State].
	difficulty difficulty
	b          procedure.Basis
	g          *coregroup.CoreGroup
	p          *ChildProtectionPlan
	held       []coregroup.HeldMeeting // by the day of the review
	at         procedure.Place
	// run says whether the plan runs on the day of the review, and ended is the last day of the
	// plans before this one, zero for none.
	run   bool
	ended calendar.Date
	// all are the revisions known on the day, and order those of them that are of the plan that runs, both in their order.
	all, order []int32
	// before are those of the plans that ended, where none runs.
	before []int32
	// revision is the detailed plan in force, and in where it is. It is nil where there is none, or
	// the plan has ended, and then the rules on it come to instead.
	revision *Revision
	in       procedure.Place
	instead  procedure.Outcome
	// worker and cover are who is the social worker on the day and who covers for them, and chaired who chaired the last meeting.
	worker, cover, chaired procedure.MemberID
	// members and tasks are in the order of their ids. The others are as they are listed.
	members, tasks []int32
	people         []person
	children       []child
	duties         []duty
	met            []bool // by need of the detailed plan in force
	sent           []sent
	// onTasks are findings about the tasks, in the order of their ids, that only the rule and what it
	// finds wanting has to be put into: several rules are about them all.
	onTasks []procedure.Finding
}

// person is what the rules ask of a member of the group on the day of the review.
type person struct {
	coregroup.Traits
	belongs bool
	// part says that something of the plan is theirs, and role is where the plan describes their part, -1 where it does not.
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
	// who is the member who is responsible, -1 for one who is none, and byRole says that it is instead each member with a role.
	who    int32
	byRole bool
	// drifts says that it was postponed more than once, and is still open.
	drifts bool
}

// open takes a case on the day of the basis: the plan, which is at a place from which the places of the findings start, and
// the core group meetings that were held, in the order of their numbers.
func (w *review) open(b *procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, held []coregroup.HeldMeeting, at procedure.Place) {
	w.b, w.g, w.p, w.held, w.at = *b, g, p, coregroup.HeldUntil(held, b.On), at
	w.run, w.instead = g.RulesRun(b.On)
	w.ended = g.EarlierPlansEnded(b.On)
	w.all = p.appendInOrder(w.all[:0], b.On, calendar.Date{})
	w.order = w.order[:0]
	for _, at := range w.all {
		if p.Revisions[at].isOf(b.On, w.ended) {
			w.order = append(w.order, at)
		}
	}
	w.members = findings.AppendByID(w.members[:0], len(g.Members), func(i int) procedure.MemberID { return g.Members[i].ID })
	w.sent = p.appendSent(w.sent[:0], g, at, b.On)
	slices.SortStableFunc(w.sent, func(s, t sent) int { return s.about.Compare(t.about) })
	w.revision = nil
	switch last := len(w.order) - 1; {
	case w.run && last >= 0:
		at := w.order[last]
		w.read(&p.Revisions[at], w.at.Item(field.Revisions, int(at)))
	case w.run:
		v := develop{review: w, on: b.On}
		if outcome, _ := v.open(w.heldSince(w.ended)); outcome == procedure.Pending {
			w.instead = procedure.Pending
		}
	}
}

func (w *review) read(r *Revision, in procedure.Place) {
	on := w.b.On
	w.revision, w.in = r, in
	w.worker, w.cover, w.chaired = w.g.SocialWorkerOn(on), w.g.CoverOn(on), ""
	if n := len(w.held); n > 0 {
		w.chaired = w.held[n-1].Chair
	}
	w.people = w.people[:0]
	for i := range w.g.Members {
		m := &w.g.Members[i]
		w.people = append(w.people, person{Traits: m.Traits(), belongs: m.IsMember(on)})
	}
	w.children = w.children[:0]
	for i := range w.g.Children {
		c := &w.g.Children[i]
		run, otherwise := c.RulesRun(on)
		w.children = append(w.children, child{c.IsOnPlan(on), run, otherwise})
	}
	w.met = slices.Grow(w.met[:0], len(r.Needs))[:len(r.Needs)]
	w.tasks = findings.AppendByID(w.tasks[:0], len(r.Tasks), func(i int) procedure.TaskID { return r.Tasks[i].ID })
	w.duties = slices.Grow(w.duties[:0], len(r.Tasks))
	for i := range r.Tasks {
		w.duties = append(w.duties, duty{lacks: r.Tasks[i].lacks()})
	}
	w.onTasks = slices.Grow(w.onTasks[:0], len(r.Tasks))
	for _, i := range w.tasks {
		w.onTasks = append(w.onTasks, procedure.Finding{})
		f := &w.onTasks[len(w.onTasks)-1]
		f.Subject.Kind, f.Subject.ID, f.Outcome = procedure.TaskSubject, string(r.Tasks[i].ID), procedure.Met
		f.Responsible, f.At = procedure.SocialWorker, in.Item(field.Tasks, int(i))
	}
}

// inForce returns the check of a rule on the detailed plan in force, by the edition of the day of the review. Where there is no
// plan it gives one finding instead: pending until its last day (N 2.1b), and from then on undetermined. What belongs to plans that
// had ended before does not count.
func inForce(check checkFunc) checkFunc {
	return func(w *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		switch {
		case !w.b.Asks(rule.ID, w.b.On):
			return dst
		case w.revision == nil:
			return w.onCase(dst, rule, w.instead)
		}
		start := len(dst)
		if dst = check(w, dst, rule); len(dst) == start {
			return w.onCase(dst, rule, procedure.NotApplicable)
		}
		return w.b.AttachClauses(dst, start, w.b.On)
	}
}

func (w *review) onCase(dst []procedure.Finding, rule *rule, outcome procedure.Outcome) []procedure.Finding {
	start := len(dst)
	f := findings.Note(&dst, rule.ID, procedure.CaseSubject, "", "")
	f.Outcome, f.At = outcome, w.at
	return w.b.AttachClauses(dst, start, w.b.On)
}

func note[T ~string](dst *[]procedure.Finding, rule *rule, kind procedure.SubjectKind, id T, at procedure.Place) *procedure.Finding {
	f := findings.Note(dst, rule.ID, kind, id, "")
	f.Responsible, f.At = procedure.SocialWorker, at
	return f
}

func itemOf[T ~string](d *review, dst *[]procedure.Finding, rule *rule, kind procedure.SubjectKind, id T, list procedure.Field, i int) *procedure.Finding {
	return note(dst, rule, kind, id, d.in.Item(list, i))
}

// empty notes the finding of a rule about lists of the detailed plan that may not be empty, and are.
func (w *review) empty(dst *[]procedure.Finding, rule *rule, lists ...procedure.Field) {
	f := note(dst, rule, procedure.CaseSubject, "", w.in)
	lacking(f, procedure.FieldsOf(lists...))
}

// lacking sets what is not recorded, and what the finding comes to by that.
func lacking(f *procedure.Finding, missing procedure.Fields) {
	f.Missing = missing
	f.Outcome = missing.Outcome()
}

// heldSince returns the meetings held by the day of the review, and after another.
func (w *review) heldSince(day calendar.Date) []coregroup.HeldMeeting { return heldSince(w.held, day) }

// heldSince returns the meetings after a day.
func heldSince(held []coregroup.HeldMeeting, day calendar.Date) []coregroup.HeldMeeting {
	return held[len(coregroup.HeldUntil(held, day)):]
}
