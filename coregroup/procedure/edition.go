package procedure

import (
	"encoding/json"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/internal/actor"
	"github.com/safeguarding-go/childprotection/internal/strictjson"
)

// Edition is a procedure that has been validated and does not change, ready to be asked. It may be shared between goroutines.
type Edition struct {
	procedure Procedure
	// clauses are the procedure's and then the library's own.
	clauses []Clause
	// cited are the clauses that name each rule, by rule, and byRef the same in the order of their
	// references, in which findings are.
	cited, byRef [ruleCount][]citation
	// terms are the terms of each rule, by rule.
	terms [ruleCount][]*Term
}

type citation struct {
	ref   string
	force Force
	// responsible is the role that the clause looks to, empty where it looks to several.
	responsible Role
}

// role returns the role of one actor, empty for several people or none in particular.
func (a Actor) role() Role {
	switch a {
	case actor.SocialWorker:
		return SocialWorker
	case actor.TeamManager:
		return TeamManager
	case actor.Chair, actor.Minutes: // the chair answers for the minutes (N 3.16a)
		return Chair
	case actor.Conference:
		return ConferenceChair
	default:
		return ""
	}
}

// newEdition takes a procedure that has been validated and is nobody else's.
func newEdition(p Procedure) *Edition {
	e := &Edition{procedure: p, clauses: p.AllClauses()}
	for _, c := range e.clauses {
		for _, r := range c.Rules {
			e.cited[r] = append(e.cited[r], citation{c.Ref, c.Force, c.Who.role()})
		}
	}
	for rule, cited := range e.cited {
		e.byRef[rule] = slices.SortedFunc(slices.Values(cited), func(a, b citation) int { return strings.Compare(a.ref, b.ref) })
	}
	for i := range p.Terms {
		t := &e.procedure.Terms[i]
		e.terms[t.Rule] = append(e.terms[t.Rule], t)
	}
	return e
}

// Procedure returns a copy of the procedure.
func (e *Edition) Procedure() Procedure { return e.procedure.Clone() }

// ID returns the procedure's id.
func (e *Edition) ID() string { return e.procedure.ID }

// Effective returns the first day that the edition is in force, zero for always.
func (e *Edition) Effective() calendar.Date { return e.procedure.Effective }

// Clause returns the clause with a reference, one of the library's own included.
func (e *Edition) Clause(ref string) (Clause, bool) {
	for _, c := range e.clauses {
		if c.Ref == ref {
			c.Rules = slices.Clone(c.Rules)
			return c, true
		}
	}
	return Clause{}, false
}

// Citing yields the reference and force of each clause that names a rule. A rule that none names gives no finding.
func (e *Edition) Citing(r RuleID) iter.Seq2[string, Force] {
	return func(yield func(string, Force) bool) {
		if r >= ruleCount {
			return
		}
		for _, c := range e.cited[r] {
			if !yield(c.ref, c.force) {
				return
			}
		}
	}
}

// Responsible returns the role that a clause naming a rule looks to, or another where it looks to several people.
func (e *Edition) Responsible(r RuleID, ref string, otherwise Role) Role {
	if r < ruleCount {
		for _, c := range e.cited[r] {
			if c.ref == ref && c.responsible != "" {
				return c.responsible
			}
		}
	}
	return otherwise
}

// Due computes the last day for a rule and for someone with a role, from the days of the events. The role counts where the
// procedure gives recipients different limits, and may be empty. It reports false where the procedure has no term for them.
// It allocates nothing.
func (e *Edition) Due(r RuleID, to Role, c *calendar.Calendar, known Events) (d Due, ok bool) {
	if r >= ruleCount {
		return Due{}, false
	}
	var other *Term
	for _, t := range e.terms[r] {
		if slices.Contains(t.For, to) {
			other = t
			break
		}
		if len(t.For) == 0 {
			other = t
		}
	}
	if other == nil {
		return Due{}, false
	}
	other.fill(&d, c, &known)
	return d, true
}

// HasOwnTerm reports whether a term of a rule is for a role in particular. For all others
// [Edition.Due] is the same. A nil Edition has none.
func (e *Edition) HasOwnTerm(r RuleID, to Role) bool {
	return e != nil && r < ruleCount && slices.ContainsFunc(e.terms[r], func(t *Term) bool { return slices.Contains(t.For, to) })
}

// MinutesBy returns the role that keeps the record of a meeting, empty where the meeting's chair answers for it.
func (e *Edition) MinutesBy() Role { return e.procedure.MinutesBy }

// Asks reports whether a clause of the procedure, or of the library, names a rule.
func (e *Edition) Asks(r RuleID) bool { return r < ruleCount && len(e.cited[r]) > 0 }

// Receives reports whether the procedure names a role as one that minutes may go to
// besides members and the chair. A nil Edition names none.
func (e *Edition) Receives(role Role) bool {
	return e != nil && slices.Contains(e.procedure.Recipients, role)
}

// IsConfidential reports whether help from someone with a role is shown only to the person
// whom it is for. A nil Edition says so of none.
func (e *Edition) IsConfidential(role Role) bool {
	return e != nil && slices.Contains(e.procedure.ConfidentialHelp, role)
}

// PlanName returns what the procedure calls the plan.
func (e *Edition) PlanName() string {
	if e.procedure.Names.Plan != "" {
		return e.procedure.Names.Plan
	}
	return "child protection plan"
}

// ReviewOfficer returns the role with whom the team manager takes up whether a review
// conference should be brought forward, empty where the procedure names none.
func (e *Edition) ReviewOfficer() Role { return e.procedure.ReviewOfficer }

// Chairs reports whether someone with a role may chair core group meeting n: jointly, as one who is to chair one of the
// first meetings, or as its usual chair. Standing is used for a role that the library does not know. It allocates nothing.
func (e *Edition) Chairs(n int, role Role, standing Standing) (jointly, usually bool) {
	numbered := e.numbers(n)
	for i := range e.procedure.Chair {
		r := &e.procedure.Chair[i]
		if !r.Allows(role, standing) {
			continue
		}
		jointly = jointly || max(n, 1) <= r.OneOfFirst
		usually = usually || slices.Contains(r.Meetings, n) || r.others() && !numbered
	}
	return jointly, usually
}

// numbers reports whether a rule on the chair numbers meeting n.
func (e *Edition) numbers(n int) bool {
	for i := range e.procedure.Chair {
		if slices.Contains(e.procedure.Chair[i].Meetings, n) {
			return true
		}
	}
	return false
}

// JointChairMeetings returns how many of the first meetings one has to be chaired by
// whom the procedure asks for, 0 if it asks no such thing.
func (e *Edition) JointChairMeetings() int {
	n := 0
	for i := range e.procedure.Chair {
		n = max(n, e.procedure.Chair[i].OneOfFirst)
	}
	return n
}

// ChairRules returns the rules on who chairs core group meeting n, the first being number 1: one that numbers it, one that
// asks it of one of the first meetings jointly, and unless it is numbered the one for the others.
func (e *Edition) ChairRules(n int) []ChairRule {
	var list []ChairRule
	numbered := e.numbers(n)
	for _, r := range e.procedure.Clone().Chair {
		if slices.Contains(r.Meetings, n) || max(n, 1) <= r.OneOfFirst || r.others() && !numbered {
			list = append(list, r)
		}
	}
	return list
}

// Editions are dated procedures, as a rule of one authority. The one in force on the day of the event that starts a clock
// decides its limit. The zero Editions has none; it marshals as an empty array, which does not read back. They do not change
// and may be shared between goroutines.
type Editions struct {
	// list is ascending by the day from which each is in force, zero first.
	list []*Edition
}

// NewEditions returns editions of procedures in any order. It is an error to give none, two that are in force from the same
// day, or one that does not validate; it tells of all that is wrong as [Problems], with the position of the procedure at the
// start of each path.
func NewEditions(procedures ...Procedure) (Editions, error) {
	r := editionsOf(procedures)
	if err := r.problems.OrNil(); err != nil {
		return Editions{}, err
	}
	return r.editions, nil
}

// MustEditions is [NewEditions] for procedures written in code. It panics where NewEditions returns an error.
func MustEditions(procedures ...Procedure) Editions {
	e, err := NewEditions(procedures...)
	if err != nil {
		panic(err)
	}
	return e
}

type editionsResult struct {
	editions Editions
	problems Problems
}

func editionsOf(procedures []Procedure) editionsResult {
	var r editionsResult
	if len(procedures) == 0 {
		r.problems.Add("", "must have a procedure")
	}
	for i, p := range procedures {
		at := "/" + strconv.Itoa(i)
		for _, problem := range p.problems() {
			problem.Path = at + problem.Path
			r.problems = append(r.problems, problem)
		}
		for _, other := range procedures[:i] {
			if other.Effective == p.Effective {
				r.problems.Add(at+"/effective", "must differ from every other edition's")
				break
			}
		}
	}
	if len(r.problems) == 0 {
		for _, p := range procedures {
			r.editions.list = append(r.editions.list, newEdition(p.Clone()))
		}
		slices.SortFunc(r.editions.list, func(a, b *Edition) int { return a.Effective().Compare(b.Effective()) })
	}
	return r
}

// On returns the edition in force on a day. There is none for the zero Date and for a day before the first edition.
func (e Editions) On(d calendar.Date) (*Edition, bool) {
	if d.IsZero() {
		return nil, false
	}
	for i := len(e.list) - 1; i >= 0; i-- {
		if edition := e.list[i]; !edition.procedure.Effective.After(d) {
			return edition, true
		}
	}
	return nil, false
}

// All yields the editions in the order of the days from which they are in force.
func (e Editions) All() iter.Seq[*Edition] { return slices.Values(e.list) }

// IsZero reports whether there is no edition.
func (e Editions) IsZero() bool { return len(e.list) == 0 }

// MarshalJSON writes an array of the procedures.
func (e Editions) MarshalJSON() ([]byte, error) {
	list := []Procedure{}
	for _, edition := range e.list {
		list = append(list, edition.procedure)
	}
	return json.Marshal(list)
}

// UnmarshalJSON reads an array of procedures as strictly as [ParseProcedure]
// reads one, and tells of everything that is wrong at once.
func (e *Editions) UnmarshalJSON(data []byte) error {
	var list []Procedure
	var r strictjson.Reader
	r.Read(data, &list)
	read := editionsOf(list)
	r.Also(read.problems.plain())
	if err := problemsOf(r.Problems).OrNil(); err != nil {
		return err
	}
	*e = read.editions
	return nil
}
