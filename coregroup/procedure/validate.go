package procedure

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// ParseProcedure reads a procedure from JSON and validates it. It reads strictly,
// as [ReadJSON] does, and tells of everything that is wrong at once, as
// [Problems].
func ParseProcedure(data []byte) (Procedure, error) {
	var p Procedure
	r := reader{data: data}
	r.read(&p)
	r.also(p.problems())
	if err := r.problems.orNil(); err != nil {
		return Procedure{}, err
	}
	return p, nil
}

// also adds the problems of what was read, but does not say of what could not be
// read that it is missing.
func (r *reader) also(problems Problems) {
	for _, p := range problems {
		if !slices.ContainsFunc(r.lost, func(path string) bool { return within(path, p.Path) }) {
			r.problems = append(r.problems, p)
		}
	}
}

// within reports whether one path is at, inside or around another.
func within(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+"/") || strings.HasPrefix(b, a+"/")
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

// Validate returns everything that does not hold together as [Problems]: an id,
// title, authority or text left out, clauses of one reference, a clause whose
// kind and rules do not fit, a reference that no clause has, two terms of one
// rule for the same people, a limit that is no possible period or lacks its
// event, a rule whose limit no term gives, a meeting for which two rules name a
// chair, or a chair from the family.
func (p Procedure) Validate() error { return p.problems().orNil() }

func (p *Procedure) problems() Problems {
	v := validator{p: p}
	v.check("/id", CheckID(p.ID))
	v.text("/title", p.Title)
	v.text("/authority", p.Authority)
	for _, r := range []struct {
		path string
		role Role
	}{{"/reviewOfficer", p.ReviewOfficer}, {"/minutesBy", p.MinutesBy}} {
		if r.role != "" {
			v.check(r.path, CheckRole(r.role))
		}
	}
	v.roles("/recipients", p.Recipients)
	v.roles("/confidentialHelp", p.ConfidentialHelp)
	v.clauses()
	v.terms()
	v.chair()
	return v.Problems
}

type validator struct {
	Problems
	p *Procedure
}

func (v *validator) text(path, s string) {
	if strings.TrimSpace(s) == "" {
		v.add(path, "must not be empty")
	}
}

func (v *validator) roles(path string, list []Role) {
	for i, r := range list {
		at := path + "/" + strconv.Itoa(i)
		v.check(at, CheckRole(r))
		if slices.Contains(list[:i], r) {
			v.add(at, "must be named once")
		}
	}
}

func (v *validator) clauses() {
	if len(v.p.Clauses) == 0 {
		v.add("/clauses", "must have a clause")
	}
	for i, c := range v.p.Clauses {
		at := "/clauses/" + strconv.Itoa(i)
		v.check(at+"/ref", checkRef(c.Ref))
		if v.clause(c.Ref) != &v.p.Clauses[i] && checkRef(c.Ref) == nil {
			v.add(at+"/ref", "must differ from every other clause's")
		}
		v.text(at+"/document", c.Document)
		v.text(at+"/text", c.Text)
		if c.Force == NoForce {
			v.add(at+"/force", "must be "+forceNames.oneOf())
		}
		switch {
		case c.Kind == NoKind:
			v.add(at+"/kind", "must be "+kindNames.oneOf())
		case c.Kind == Prompt && len(c.Rules) > 0:
			v.add(at+"/rules", "must be left out: a prompt has no rule")
		case c.Kind != Prompt && len(c.Rules) == 0:
			v.add(at+"/rules", "must name a rule, unless the clause is a prompt")
		}
		for j, r := range c.Rules {
			path := at + "/rules/" + strconv.Itoa(j)
			if r == NoRule || r >= ruleCount {
				v.add(path, "must be one of the library's rules")
			}
			if slices.Contains(c.Rules[:j], r) {
				v.add(path, "must be named once")
			}
			if r.timing() == needsTerm && !slices.ContainsFunc(v.p.Terms, func(t Term) bool { return t.Rule == r }) {
				v.add(path, "must have a term that gives its limit, if only \"not stated\"")
			}
		}
	}
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
		if c := ref[i]; c != ' ' && (!isIDByte(c) || c == ':' || c == '_') {
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

// clause returns the first clause with a reference, nil if there is none.
func (v *validator) clause(ref string) *Clause {
	i := slices.IndexFunc(v.p.Clauses, func(c Clause) bool { return c.Ref == ref })
	if i < 0 {
		return nil
	}
	return &v.p.Clauses[i]
}

// cited checks that a clause exists, and that it names the rule if one is given.
func (v *validator) cited(path, ref string, rule RuleID) {
	switch c := v.clause(ref); {
	case c == nil:
		v.add(path, "must be the reference of one of the procedure's clauses")
	case rule != NoRule && !slices.Contains(c.Rules, rule):
		v.add(path, "must be the reference of a clause that names the rule")
	}
}

func (v *validator) terms() {
	for i := range v.p.Terms {
		t := &v.p.Terms[i]
		at := "/terms/" + strconv.Itoa(i)
		if t.Rule == NoRule || t.Rule >= ruleCount || t.Rule.timing() == noTerm {
			v.add(at+"/rule", "must be a rule that has a limit")
		}
		v.cited(at+"/clause", t.Clause, t.Rule)
		v.roles(at+"/for", t.For)
		for _, other := range v.p.Terms[:i] {
			if other.Rule == t.Rule && overlap(other.For, t.For) {
				v.add(at+"/for", "must be other people than those of the rule's other terms")
			}
		}
		if len(t.EarlierOf) == 0 {
			v.limits(at, t)
			continue
		}
		if !t.Within.IsZero() || !t.NotBefore.IsZero() || t.From != NoEvent || t.Before || t.CountFirstDay {
			v.add(at, "must have either earlierOf or a limit of its own")
		}
		if len(t.EarlierOf) != 2 {
			v.add(at+"/earlierOf", "must be two terms")
		}
		for j := range t.EarlierOf {
			branch, at := &t.EarlierOf[j], at+"/earlierOf/"+strconv.Itoa(j)
			if branch.Rule != NoRule || branch.Clause != "" || len(branch.For) > 0 || len(branch.EarlierOf) > 0 {
				v.add(at, "must have no rule, clause, for or earlierOf of its own")
			}
			if branch.Within.Period().IsZero() {
				v.add(at+"/within", "must be a period")
			}
			v.limits(at, branch)
		}
	}
}

// overlap reports whether two lists of roles have one in common. Two that are
// both for everyone else do.
func overlap(a, b []Role) bool {
	return len(a) == 0 && len(b) == 0 || slices.ContainsFunc(a, func(r Role) bool { return slices.Contains(b, r) })
}

func (v *validator) limits(at string, t *Term) {
	within, floor := t.Within.Period(), t.NotBefore.Period()
	for _, l := range []struct {
		path  string
		limit Limit
	}{{at + "/within", t.Within}, {at + "/notBefore", t.NotBefore}} {
		if p := l.limit.Period(); !p.IsZero() && !possible(p) {
			v.add(l.path, "must be at least one unit and at most ten years")
		}
	}
	if t.NotBefore.IsSoon() {
		v.add(at+"/notBefore", "must be a period")
	}
	if possible(floor) && possible(within) {
		fewest, _ := bounds(floor)
		if _, most := bounds(within); fewest > most {
			v.add(at+"/notBefore", "must not be longer than within")
		}
	}
	hasPeriod := !within.IsZero() || !floor.IsZero()
	switch {
	case hasPeriod && (t.From == NoEvent || t.From >= eventCount):
		v.add(at+"/from", "must be the event that the limit is counted from")
	case !hasPeriod && (t.From != NoEvent || t.Before || t.CountFirstDay):
		v.add(at, "must have no event and no way of counting where the limit is no period")
	}
}

func (v *validator) chair() {
	numbered := map[int]bool{}
	jointly, others := 0, 0
	for i := range v.p.Chair {
		r := &v.p.Chair[i]
		at := "/chair/" + strconv.Itoa(i)
		v.cited(at+"/clause", r.Clause, NoRule)
		v.roles(at+"/roles", r.Roles)
		for j, role := range r.Roles {
			if role.Standing() == Family {
				v.add(at+"/roles/"+strconv.Itoa(j), "must not be of the family")
			}
		}
		if (len(r.Roles) == 0) == !r.AnyProfessional {
			v.add(at+"/roles", "must name a role, or anyProfessional must be true, not both")
		}
		switch {
		case len(r.Meetings) > 0 && r.OneOfFirst != 0:
			v.add(at, "must have meetings or oneOfFirst, not both")
		case r.OneOfFirst < 0 || r.OneOfFirst == 1:
			v.add(at+"/oneOfFirst", "must be 2 or more")
		case r.OneOfFirst > 0:
			jointly++
		case r.others():
			others++
		}
		for j, n := range r.Meetings {
			if path := at + "/meetings/" + strconv.Itoa(j); n < 1 {
				v.add(path, "must be 1 or more")
			} else if numbered[n] {
				v.add(path, "must be in one rule only")
			}
			numbered[n] = true
		}
		if jointly > 1 && r.OneOfFirst > 0 {
			v.add(at+"/oneOfFirst", "must be in one rule only")
		}
		if others > 1 && r.others() {
			v.add(at, "must be the only rule for the other meetings")
		}
	}
}
