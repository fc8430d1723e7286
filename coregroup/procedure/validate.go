package procedure

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/safeguarding-go/childprotection/internal/strictjson"
)

// ParseProcedure reads a procedure from JSON and validates it. It reads strictly, as [ReadJSON] does, and tells of
// everything that is wrong at once, as [Problems].
func ParseProcedure(data []byte) (Procedure, error) {
	var p Procedure
	var r strictjson.Reader
	r.Read(data, &p)
	r.Also(p.problems().plain())
	if err := problemsOf(r.Problems).OrNil(); err != nil {
		return Procedure{}, err
	}
	return p, nil
}

// UnmarshalJSON reads a procedure as [ParseProcedure] does.
func (p *Procedure) UnmarshalJSON(data []byte) error {
	read, err := ParseProcedure(data)
	if err != nil {
		return err
	}
	*p = read
	return nil
}

// Validate returns everything that does not hold together as [Problems]: an id, title, authority or text left out, clauses
// of one reference, a clause whose kind and rules do not fit, a reference that no clause has, a second clause for a deadline
// that has one, two terms of one rule for the same people, a limit that is no possible period or lacks its event, a rule
// whose limit no term, whose chair no rule or whose officer nobody gives, a meeting for which two rules name a chair, and a
// role of the family as chair, officer, minute-taker or recipient.
func (p Procedure) Validate() error { return p.problems().OrNil() }

func (p *Procedure) problems() Problems {
	v := validator{p: p, clauseAt: map[string]int{}, timed: map[RuleID]bool{}}
	for i := range p.Clauses {
		if _, ok := v.clauseAt[p.Clauses[i].Ref]; !ok {
			v.clauseAt[p.Clauses[i].Ref] = i
		}
	}
	for i := range p.Terms {
		v.timed[p.Terms[i].Rule] = true
	}
	v.Check("/id", CheckID(p.ID))
	v.text("/title", p.Title)
	v.text("/authority", p.Authority)
	for _, r := range []struct {
		path string
		role Role
	}{{"/reviewOfficer", p.ReviewOfficer}, {"/minutesBy", p.MinutesBy}} {
		if r.role != "" {
			v.Check(r.path, r.role.Check())
			v.notFamily(r.path, r.role)
		}
	}
	v.roles("/recipients", p.Recipients)
	for i, r := range p.Recipients {
		v.notFamily("/recipients/"+strconv.Itoa(i), r)
	}
	v.roles("/confidentialHelp", p.ConfidentialHelp)
	v.clauses()
	v.terms()
	v.chair()
	return v.Problems
}

type validator struct {
	Problems
	p *Procedure
	// clauseAt is the position of the first clause with a reference, and timed are the rules that have a term.
	clauseAt map[string]int
	timed    map[RuleID]bool
}

func (v *validator) addIf(wrong bool, path, must string) {
	if wrong {
		v.Add(path, must)
	}
}

func (v *validator) text(path, s string) {
	v.addIf(strings.TrimSpace(s) == "", path, "must not be empty")
}

func (v *validator) roles(path string, list []Role) {
	seen := map[Role]bool{}
	for i, r := range list {
		at := path + "/" + strconv.Itoa(i)
		v.Check(at, r.Check())
		v.addIf(seen[r], at, "must be named once")
		seen[r] = true
	}
}

// notFamily notes a role of the family where there must be none.
func (v *validator) notFamily(path string, r Role) {
	v.addIf(r.Standing() == Family, path, "must not be of the family")
}

func (v *validator) clauses() {
	v.addIf(len(v.p.Clauses) == 0, "/clauses", "must have a clause")
	for i, c := range v.p.Clauses {
		at := "/clauses/" + strconv.Itoa(i)
		v.Check(at+"/ref", checkRef(c.Ref))
		v.addIf(v.clauseAt[c.Ref] != i && checkRef(c.Ref) == nil, at+"/ref", "must differ from every other clause's")
		v.text(at+"/document", c.Document)
		v.text(at+"/text", c.Text)
		v.addIf(c.Family != "" && strings.TrimSpace(c.Family) == "", at+"/family", "must not be empty")
		v.addIf(!actorNames.Has(c.Who), at+"/who", "must be "+actorNames.List())
		v.addIf(c.Force == noForce || !forceNames.Has(c.Force), at+"/force", "must be "+forceNames.List())
		switch {
		case c.Kind == noKind || !kindNames.Has(c.Kind):
			v.Add(at+"/kind", "must be "+kindNames.List())
		case c.Kind == Prompt && len(c.Rules) > 0:
			v.Add(at+"/rules", "must be left out: a prompt has no rule")
		case c.Kind != Prompt && len(c.Rules) == 0:
			v.Add(at+"/rules", "must name a rule, unless the clause is a prompt")
		case c.Kind == Deadline && !slices.ContainsFunc(c.Rules, RuleID.hasLimit):
			v.Add(at+"/rules", "must name a rule that has a limit, since the clause is a deadline")
		}
		for j, r := range c.Rules {
			path := at + "/rules/" + strconv.Itoa(j)
			v.addIf(r == NoRule || r >= ruleCount, path, "must be one of the library's rules")
			v.addIf(slices.Contains(c.Rules[:j], r), path, "must be named once")
			needs := r.identity().needs
			if needs == needsTerm && !v.timed[r] && !v.timed[NoRule] { // one that is not a rule may be meant for it
				v.Add(path, "must have a term that gives its limit, if only \"not stated\"")
			}
			if v.timed[r] && needs == needsTerm && !v.times(c.Ref, r) {
				v.Add(path, "must have a term of this clause: where a deadline stands is said by the clause of its term")
			}
			named := slices.ContainsFunc(v.p.Clauses[:i], func(c Clause) bool { return slices.Contains(c.Rules, r) })
			v.addIf(needs == planSaysHowOften && named, path, "must be named by one clause only, by which it is said where a visit stands")
			v.addIf(needs == needsOfficer && v.p.ReviewOfficer == "", path, "must have a reviewOfficer to liaise with")
			chair := slices.ContainsFunc(v.p.Chair, func(c ChairRule) bool { return c.need() == needs })
			v.addIf((needs == needsJointChair || needs == needsUsualChair) && !chair, path, "must have a rule under chair that says who")
		}
	}
}

// times reports whether a clause gives the limit of a rule, or some term of the rule has no clause, which is told of there.
func (v *validator) times(ref string, rule RuleID) bool {
	return slices.ContainsFunc(v.p.Terms, func(t Term) bool {
		_, ok := v.clauseAt[t.Clause]
		return t.Rule == rule && (t.Clause == ref || !ok)
	})
}

var (
	errRef      = errors.New("procedure: a reference must be 1 to 32 letters, digits, dots, hyphens and single spaces")
	errReserved = errors.New("procedure: references L 1 to L 5 must be left to the library's own clauses, which every procedure has")
)

func checkRef(ref string) error {
	if len(ref) < 1 || len(ref) > 32 || strings.TrimSpace(ref) != ref || strings.Contains(ref, "  ") {
		return errRef
	}
	for i := range len(ref) {
		if c := ref[i]; c != ' ' && (!idBytes[c] || c == ':' || c == '_') {
			return errRef
		}
	}
	for _, c := range SafetyClauses() {
		if c.Ref == ref {
			return errReserved
		}
	}
	return nil
}

// cited checks that a clause exists and names a rule. Where either rule is not one, that is told of alone.
func (v *validator) cited(path, ref string, rule RuleID) {
	switch i, ok := v.clauseAt[ref]; {
	case !ok:
		v.Add(path, "must be the reference of one of the procedure's clauses")
	case rule == NoRule || rule >= ruleCount || slices.Contains(v.p.Clauses[i].Rules, NoRule):
	case !slices.Contains(v.p.Clauses[i].Rules, rule):
		v.Add(path, "must be the reference of a clause that names the rule "+rule.String())
	}
}

func (v *validator) terms() {
	// The roles for whom a rule has a term, the empty role being everyone else.
	taken := map[RuleID]map[Role]bool{}
	for i := range v.p.Terms {
		t := &v.p.Terms[i]
		at := "/terms/" + strconv.Itoa(i)
		v.addIf(t.Rule == NoRule || t.Rule >= ruleCount || !t.Rule.takesTerm(), at+"/rule", "must be a rule that has a limit")
		v.cited(at+"/clause", t.Clause, t.Rule)
		v.roles(at+"/for", t.For)
		people := t.For
		if len(people) == 0 {
			people = []Role{""}
		}
		if t.Rule != NoRule && slices.ContainsFunc(people, func(r Role) bool { return taken[t.Rule][r] }) {
			v.Add(at+"/for", "must be other people than those of the rule's other terms")
		}
		if taken[t.Rule] == nil {
			taken[t.Rule] = map[Role]bool{}
		}
		for _, r := range people {
			taken[t.Rule][r] = true
		}
		if len(t.EarlierOf) == 0 {
			v.limits(at, t)
			continue
		}
		if !t.Within.IsZero() || !t.NotBefore.IsZero() || t.From != NoEvent || t.Before || t.CountFirstDay {
			v.Add(at, "must have either earlierOf or a limit of its own")
		}
		v.addIf(len(t.EarlierOf) != 2, at+"/earlierOf", "must be two terms")
		for j := range t.EarlierOf {
			branch, at := &t.EarlierOf[j], at+"/earlierOf/"+strconv.Itoa(j)
			if branch.Rule != NoRule || branch.Clause != "" || len(branch.For) > 0 || len(branch.EarlierOf) > 0 {
				v.Add(at, "must have no rule, clause, for or earlierOf of its own")
			}
			v.addIf(branch.Within.Period().IsZero(), at+"/within", "must be a period")
			v.limits(at, branch)
		}
	}
}

func (v *validator) limits(at string, t *Term) {
	within, floor := t.Within.Period(), t.NotBefore.Period()
	for _, l := range []struct {
		path  string
		limit Limit
	}{{at + "/within", t.Within}, {at + "/notBefore", t.NotBefore}} {
		if p := l.limit.Period(); !p.IsZero() && !possible(p) {
			v.Add(l.path, "must be at least one unit and at most ten years")
		}
	}
	switch {
	case t.NotBefore.IsSoon():
		v.Add(at+"/notBefore", "must be a period")
	case !floor.IsZero() && t.Before:
		v.Add(at+"/notBefore", "must be left out where the limit is set back from its event")
	}
	if possible(floor) && possible(within) {
		fewest, _ := bounds(floor)
		if _, most := bounds(within); fewest > most {
			v.Add(at+"/notBefore", "must not be longer than within")
		}
	}
	hasPeriod := !within.IsZero() || !floor.IsZero()
	switch {
	case hasPeriod && (t.From == NoEvent || t.From >= eventCount):
		v.Add(at+"/from", "must be the event that the limit is counted from")
	case !hasPeriod && (t.From != NoEvent || t.Before || t.CountFirstDay):
		v.Add(at, "must have no event and no way of counting where the limit is no period")
	}
}

func (v *validator) chair() {
	numbered := map[int]bool{}
	jointly, others := 0, 0
	for i := range v.p.Chair {
		r := &v.p.Chair[i]
		at := "/chair/" + strconv.Itoa(i)
		asks := slices.IndexFunc(identities[:], func(i identity) bool { return i.needs == r.need() })
		v.cited(at+"/clause", r.Clause, RuleID(asks))
		v.roles(at+"/roles", r.Roles)
		for j, role := range r.Roles {
			v.notFamily(at+"/roles/"+strconv.Itoa(j), role)
		}
		v.addIf((len(r.Roles) == 0) == !r.AnyProfessional, at+"/roles", "must name a role, or anyProfessional must be true, not both")
		switch {
		case len(r.Meetings) > 0 && r.OneOfFirst != 0:
			v.Add(at, "must have meetings or oneOfFirst, not both")
		case r.OneOfFirst < 0 || r.OneOfFirst == 1:
			v.Add(at+"/oneOfFirst", "must be 2 or more")
		case r.OneOfFirst > 0:
			jointly++
		case r.others():
			others++
		}
		for j, n := range r.Meetings {
			if path := at + "/meetings/" + strconv.Itoa(j); n < 1 {
				v.Add(path, "must be 1 or more")
			} else if numbered[n] {
				v.Add(path, "must be in one rule only")
			}
			numbered[n] = true
		}
		v.addIf(jointly > 1 && r.OneOfFirst > 0, at+"/oneOfFirst", "must be in one rule only")
		v.addIf(others > 1 && r.others(), at, "must be the only rule for the other meetings")
	}
}
