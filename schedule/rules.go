package schedule

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/findings"
)

// rule is a rule of this package, with its check.
type (
	rule      = findings.Rule[review]
	checkFunc = findings.Check[review]
)

// readsMembers are the records that the rules on those who come to each meeting read.
var readsMembers = []procedure.Record{procedure.Members, procedure.Exclusions, procedure.Meetings, procedure.Arrangements}

// rules are the rules of this package, in the order of their identities.
var rules = findings.NewRules(
	&firstMeeting, &nextMeeting, &lastMeetingBeforeReview, &professionalsDiscussion, &visitDue, &visitRecorded,
	&takingPartArranged, &distressingInformation, &interpreterConsidered, &noChildInterprets, &communicationSupport,
	&supporterConsidered, &childAttendanceEased, &firstMeetingByGuidance, &firstReviewConference, &laterReviewConference,
	&excludedInvited,
)

// Rules returns the rules of this package, in the order of their identities.
func Rules() []procedure.Rule { return rules.Describe() }

// AppendFindings appends the findings of the rules of this package, or only of some, rule by rule in the order of their
// identities and each rule's in that of [procedure.Finding.Compare]. Patterns are how often the plans say that each child is
// seen, of every revision: a child without any has no detailed plan yet, for whom no visit is due.
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *coregroup.CoreGroup, t *Timetable, patterns []Pattern, only ...procedure.RuleID) []procedure.Finding {
	var w Workspace
	w.Open(&b, g, t, patterns)
	return rules.AppendAll(dst, &w.review, &b, only)
}

// Workspace judges one timetable after another in memory that it keeps: from the second of a size on it takes no more. It holds
// on to the last one. The zero Workspace is ready, for one goroutine at a time.
type Workspace struct {
	review review
}

// Open takes a timetable to judge, as [AppendFindings] does, and returns the group as [AsRead] does, until the next is opened. The
// case must not change until the last rule has run.
func (w *Workspace) Open(b *procedure.Basis, g *coregroup.CoreGroup, t *Timetable, patterns []Pattern) *coregroup.CoreGroup {
	w.review.open(b, g, t, patterns)
	return w.review.g
}

// Append appends what one rule finds in the timetable that was opened last, in the order of [procedure.Finding.Compare], and
// nothing for a rule of another package. Where none was opened there is nothing in it.
func (w *Workspace) Append(dst []procedure.Finding, id procedure.RuleID) []procedure.Finding {
	if w.review.g == nil {
		w.Open(&procedure.Basis{}, &coregroup.CoreGroup{}, &Timetable{}, nil)
	}
	return rules.Append(dst, &w.review, id)
}

// review is a timetable as the rules are handed it, in memory that is used again for the next one.
type review struct {
	findings.State
	// What is judged. Whole says that the basis is.
	b        procedure.Basis
	whole    bool
	g        *coregroup.CoreGroup
	t        *Timetable
	patterns []Pattern
	// How the group is read, as [AsRead] does. TakenToRun says that every plan which runs is contradicted by some record.
	reading    reading
	takenToRun bool

	// The positions of the children, conferences and meetings in the order of their ids.
	children, conferences, meetings []int32
	// The members of the family, in the order of their ids.
	relatives []relative
	// The days of the conferences in the order of the list, and the reviews in the order of their days.
	convened []convened
	reviews  []int32
	// What the conferences decided.
	plans    []plan
	reviewed []reviewed
	// The core group meetings in the order of their ids, and those that were held in the order of their numbers.
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
}

func (w *review) open(b *procedure.Basis, g *coregroup.CoreGroup, t *Timetable, patterns []Pattern) {
	w.b, w.whole, w.t, w.patterns = *b, b.Validate() == nil, t, patterns
	w.convened = w.convened[:0]
	for i := range t.Conferences {
		w.convened = append(w.convened, t.Conferences[i].convened(b.On))
	}
	w.g = w.reading.of(g, t, w.convened, b.On)
	w.takenToRun = slices.Contains(w.reading.contradicted, true)
	for i := range w.g.Children {
		w.takenToRun = w.takenToRun && (w.reading.contradicted[i] || !w.g.Children[i].IsOnPlan(b.On))
	}
	w.children = findings.AppendByID(w.children[:0], len(w.g.Children), func(i int) procedure.ChildID { return w.g.Children[i].ID })
	w.readConferences()
	w.readMeetings()
	w.readVisits()
	w.readRelatives()
}

// onCase appends the one finding of a rule that finds nothing else.
func (w *review) onCase(dst []procedure.Finding, rule *rule, o procedure.Outcome) []procedure.Finding {
	n := len(dst)
	findings.Note(&dst, rule.ID, procedure.CaseSubject, "", "").Outcome = o
	return w.b.AttachClauses(dst, n, w.b.On)
}

// batch is findings of a rule, one after another, whose days are in one edition, so that they get their clauses together. Asks
// says whether findings of the rule are kept there.
type batch struct {
	rule    procedure.RuleID
	from    int
	day     calendar.Date
	edition *procedure.Edition
	asks    bool
}

// batch begins with no day, which is in no edition.
func (w *review) batch(dst []procedure.Finding, rule *rule) batch {
	return batch{rule: rule.ID, from: len(dst), asks: true}
}

// next comes to the findings of another day, and attaches the clauses of those before it where it is in another edition.
func (w *review) next(dst []procedure.Finding, r *batch, day calendar.Date) []procedure.Finding {
	if e, _ := w.b.Procedures.On(day); e != r.edition {
		dst = w.b.AttachClauses(dst, r.from, r.day)
		// A broken basis can't tell, whatever the edition asks.
		r.from, r.day, r.edition, r.asks = len(dst), day, e, !w.whole || w.b.Asks(r.rule, day)
	}
	return dst
}

// attach attaches the clauses of the last of them.
func (w *review) attach(dst []procedure.Finding, r *batch) []procedure.Finding {
	return w.b.AttachClauses(dst, r.from, r.day)
}

// inOrder sorts positions unless they are, as most lists are.
func inOrder(list []int32, compare func(a, b int32) int) {
	if !slices.IsSortedFunc(list, compare) {
		slices.SortStableFunc(list, compare)
	}
}
