package schedule

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// Desk is memory for judging timetables one after another without taking more for the second of
// a size. The zero Desk is ready. One goroutine uses it at a time. It keeps the case that lies on it
// until the next is laid out.
type Desk struct {
	// What is judged. Whole says that the basis is.
	b        procedure.Basis
	whole    bool
	g        *coregroup.CoreGroup
	t        *Timetable
	patterns []Pattern

	// The positions of the children, conferences and meetings in the order of their ids.
	children, conferences, meetings []int32
	// The members of the family, in the order of their ids.
	relatives []relative
	// The days of the conferences in the order of the list, and the reviews in the order of their days.
	convened []convened
	reviews  []int32
	// What the conferences decided, and of whom that is not recorded.
	plans     []plan
	undecided []undecided
	reviewed  []reviewed
	// The core group meetings in the order of their ids, and those that were held in the order of
	// their numbers.
	takes []take
	held  []int32
	// The visits and patterns child by child, and what is counted of them.
	visited []visited
	visits  []int32
	seen    []occasion
	rank    []int32
	pattern []int32
	runs    []run
	// Order is for the records of one meeting.
	order []int32
	// Ordered says that what one rule found is in order by how it was made.
	ordered bool
}

// Open lays a case out on the desk, as on the day of the basis, for [Desk.Append]. Patterns are how
// often the plans say that each child is seen: see [AppendVisitDue]. The case must not change until the
// last rule has run.
func (d *Desk) Open(b *procedure.Basis, g *coregroup.CoreGroup, t *Timetable, patterns []Pattern) {
	laid := *d
	laid.b, laid.whole, laid.g, laid.t, laid.patterns = *b, b.Validate() == nil, g, t, patterns
	*d = laid.withChildren().withConferences().withMeetings().withVisits().withRelatives()
}

// Append appends what one rule of this package finds in the case that lies open, mostly in the order of
// [procedure.Finding.Compare] ([Desk.InOrder]), and nothing for any other rule.
func (d *Desk) Append(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	if d.g == nil {
		d.Open(&procedure.Basis{}, &coregroup.CoreGroup{}, &Timetable{}, nil) // nothing was opened
	}
	return d.find(dst, rule)
}

// find is Append of a desk on which a case lies open.
func (d *Desk) find(dst []procedure.Finding, rule procedure.RuleID) []procedure.Finding {
	d.ordered = false
	switch rule {
	case procedure.RuleFirstMeeting:
		return d.firstMeetings(dst, rule)
	case procedure.RuleNextMeeting:
		return d.nextMeetings(dst)
	case procedure.RuleLastMeetingBeforeReview:
		return d.lastMeetings(dst)
	case procedure.RuleProfessionalsDiscussion:
		return d.discussions(dst)
	case procedure.RuleVisitDue:
		return d.visitsDue(dst)
	case procedure.RuleVisitRecorded:
		return d.visitsRecorded(dst)
	case procedure.RuleTakingPartArranged:
		return d.takingPart(dst)
	case procedure.RuleDistressingInformation:
		return d.distressing(dst)
	case procedure.RuleInterpreterConsidered:
		return d.interpreterConsidered(dst)
	case procedure.RuleNoChildInterprets:
		return d.noChildInterprets(dst)
	case procedure.RuleCommunicationSupport:
		return d.communicationSupport(dst)
	case procedure.RuleSupporterConsidered:
		return d.supporterConsidered(dst)
	case procedure.RuleChildAttendanceEased:
		return d.childAttendanceEased(dst)
	case procedure.RuleFirstMeetingGuidance:
		return d.firstMeetingsByGuidance(dst)
	case procedure.RuleFirstReviewConference:
		return d.firstReviews(dst)
	case procedure.RuleLaterReviewConference:
		return d.laterReviews(dst)
	case procedure.RuleExcludedInvited:
		return d.excludedInvited(dst)
	default:
		return dst
	}
}

// InOrder reports whether what [Desk.Append] appended last is sure to be in the order of
// [procedure.Finding.Compare]. Otherwise it has to be sorted, though it often is in order too.
func (d *Desk) InOrder() bool { return d.ordered }

// all appends what every rule finds.
func (d *Desk) all(dst []procedure.Finding) []procedure.Finding {
	for i := range rules {
		dst = d.find(dst, rules[i].ID)
	}
	return dst
}

// room is memory for a case of years, so that what judges a case without a desk does not allocate.
type room struct {
	children, conferences, reviews        [32]int32
	meetings, held, visits, rank, pattern [96]int32
	order                                 [96]int32
	relatives                             [32]relative
	convened                              [32]convened
	plans                                 [32]plan
	undecided                             [8]undecided
	reviewed                              [48]reviewed
	takes                                 [96]take
	visited                               [32]visited
	seen                                  [96]occasion
	runs                                  [32]run
}

// desk returns a desk in the room with a case of which nothing is laid out yet.
func (r *room) desk(b procedure.Basis, g *coregroup.CoreGroup, t *Timetable) Desk {
	return Desk{
		b: b, whole: b.Validate() == nil, g: g, t: t,
		children: r.children[:], conferences: r.conferences[:], meetings: r.meetings[:], relatives: r.relatives[:], convened: r.convened[:],
		reviews: r.reviews[:], plans: r.plans[:], undecided: r.undecided[:], reviewed: r.reviewed[:], takes: r.takes[:], held: r.held[:],
		visited: r.visited[:], visits: r.visits[:], seen: r.seen[:], rank: r.rank[:], pattern: r.pattern[:], runs: r.runs[:], order: r.order[:],
	}
}

// onCase appends the one finding of a rule that finds nothing else.
func (d *Desk) onCase(dst []procedure.Finding, rule procedure.RuleID, o procedure.Outcome) []procedure.Finding {
	n := len(dst)
	findings.Note(&dst, rule, procedure.CaseSubject, "", "").Outcome = o
	return d.b.AttachClauses(dst, n, d.b.On)
}

// citing is a run of findings of a rule whose days are in one edition, so that they are cited
// together. Asks says whether findings of the rule are kept there.
type citing struct {
	rule    procedure.RuleID
	from    int
	day     calendar.Date
	edition *procedure.Edition
	asks    bool
}

// citing begins with no day, which is in no edition.
func (d *Desk) citing(dst []procedure.Finding, rule procedure.RuleID) citing {
	return citing{rule: rule, from: len(dst), asks: true}
}

// turn comes to the findings of another day, and cites those before it if it is in another edition.
func (d *Desk) turn(dst []procedure.Finding, r *citing, day calendar.Date) []procedure.Finding {
	if e, _ := d.b.Procedures.On(day); e != r.edition {
		dst = d.b.AttachClauses(dst, r.from, r.day)
		// A broken basis can't tell, whatever the edition asks.
		r.from, r.day, r.edition, r.asks = len(dst), day, e, !d.whole || d.b.Asks(r.rule, day)
	}
	return dst
}

// cited cites the last of the run.
func (d *Desk) cited(dst []procedure.Finding, r *citing) []procedure.Finding {
	return d.b.AttachClauses(dst, r.from, r.day)
}

// inOrder sorts positions unless they are, as most lists are.
func inOrder(list []int32, compare func(a, b int32) int) {
	if !slices.IsSortedFunc(list, compare) {
		slices.SortStableFunc(list, compare)
	}
}
