// Clauses prints what the procedures ask: every clause of every document, with
// its force, the rules that check it, and the limits and chairs that a procedure
// gives; or, for a family, what each clause means for them in plain words. It also
// checks a council's own procedure.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/columns"
	"github.com/safeguarding-go/childprotection/examples/internal/given"
)

func main() { given.Main("clauses", run) }

// entry is a clause and the procedures that it belongs to.
type entry struct {
	procedure.Clause
	Procedures []string `json:"procedures"`
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("clauses", flag.ContinueOnError)
	which := flags.String("procedure", "", "only that of nottinghamshire, nottingham-city or bexley")
	file := flags.String("file", "", "a council's own procedure, or its editions, as a JSON `file`: checked and printed")
	format := flags.String("format", "table", "table, json (a list of clauses), or procedure (the procedure as JSON, to start one's own from)")
	readers := flags.String("for", "professionals", "professionals, or family: each clause in plain words, without rules")
	covering := flags.Bool("coverage", false, "what carries each clause out: rule or prompt, function, and tests")
	if err := given.Parse(flags, args, out); err != nil {
		return err
	}
	list, err := procedures(*which, *file)
	if err != nil {
		return err
	}
	switch {
	case *readers != "professionals" && *readers != "family":
		return given.Usage(fmt.Errorf("-for %q: want professionals or family", *readers))
	case *readers == "family" && (*covering || *format != "table"):
		return given.Usage(errors.New("-for family goes without -format and -coverage"))
	case *readers == "family":
		return writeFamily(out, list, *file != "")
	}
	if *covering {
		if *format != "table" {
			return given.Usage(errors.New("-coverage is a table"))
		}
		return writeCoverage(out, entries(list))
	}
	switch *format {
	case "table":
		return writeTable(out, list, *which != "" || *file != "")
	case "json":
		return writeJSON(out, entries(list))
	case "procedure":
		if len(list) == 1 {
			return writeJSON(out, list[0])
		}
		if *file == "" {
			return given.Usage(errors.New("-format procedure goes with -procedure or -file"))
		}
		return writeJSON(out, list)
	}
	return given.Usage(fmt.Errorf("-format %q: want table, json or procedure", *format))
}

func procedures(which, file string) ([]procedure.Procedure, error) {
	list := []procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()}
	switch {
	case which != "" && file != "":
		return nil, given.Usage(errors.New("-procedure and -file do not go together"))
	case file != "":
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, given.Usage(fmt.Errorf("-file %q: want a file that can be read: %w", file, given.Cause(err)))
		}
		editions, err := given.Editions(file, data)
		list = nil
		for e := range editions.All() {
			list = append(list, e.Procedure())
		}
		return list, err
	case which == "":
		return list, nil
	}
	for _, p := range list {
		if p.ID == which {
			return []procedure.Procedure{p}, nil
		}
	}
	return nil, given.Usage(fmt.Errorf("-procedure %q: want nottinghamshire, nottingham-city or bexley", which))
}

// entries lists the clauses of all the procedures, each once.
func entries(list []procedure.Procedure) []entry {
	var all []entry
	add := func(clauses []procedure.Clause, id string) {
		for _, c := range clauses {
			i := slices.IndexFunc(all, func(e entry) bool { return reflect.DeepEqual(e.Clause, c) })
			if i < 0 {
				i = len(all)
				all = append(all, entry{Clause: c})
			}
			all[i].Procedures = append(all[i].Procedures, id)
		}
	}
	for _, p := range list {
		add(p.Clauses, p.ID)
	}
	for _, p := range list {
		add(procedure.SafetyClauses(), p.ID)
	}
	// By document, as they first come up, and by clause where procedures differ.
	var documents, refs []string
	for _, e := range all {
		documents, refs = append(documents, e.Document), append(refs, e.Ref)
	}
	position := func(e entry) int {
		return slices.Index(documents, e.Document)*len(all) + slices.Index(refs, e.Ref)
	}
	slices.SortStableFunc(all, func(a, b entry) int { return position(a) - position(b) })
	return all
}

func writeJSON(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// writeTable prints the clauses by document and section, and in detail also what
// each procedure says besides.
func writeTable(out io.Writer, list []procedure.Procedure, detail bool) error {
	var b strings.Builder
	if detail {
		for _, p := range list {
			writeProcedure(&b, p)
		}
	}
	all := entries(list)
	document, section := "", ""
	for _, e := range all {
		if e.Document != document {
			if document != "" {
				b.WriteString("\n")
			}
			document, section = e.Document, ""
			fmt.Fprintf(&b, "%s\n", document)
		}
		if e.Section != section {
			section = e.Section
			fmt.Fprintf(&b, "\n  %s\n", section)
		}
		text := e.Text
		if shared(all, e) {
			text += " [" + strings.Join(e.Procedures, ", ") + "]"
		}
		checked := "prompt"
		if len(e.Rules) > 0 {
			var rules []string
			for _, r := range e.Rules {
				rules = append(rules, r.String())
			}
			checked = e.Kind.String() + ": " + strings.Join(rules, ", ")
		}
		row(&b, []string{e.Ref, e.Who.String(), e.Force.String()}, append(columns.Wrap(text, 72), checked))
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// shared reports whether procedures word the same clause differently.
func shared(all []entry, e entry) bool {
	same := func(o entry) bool { return o.Ref == e.Ref && o.Document == e.Document }
	first := slices.IndexFunc(all, same)
	return slices.ContainsFunc(all[first+1:], same)
}

func writeProcedure(b *strings.Builder, p procedure.Procedure) {
	fmt.Fprintf(b, "%s\n%s (%s)", p.Title, p.Authority, p.ID)
	if !p.Effective.IsZero() {
		fmt.Fprintf(b, ", in force from %s", p.Effective.Format("2 January 2006"))
	}
	b.WriteString("\n")
	for _, says := range []struct{ what, is string }{
		{"the plan is called", p.Names.Plan},
		{"the initial conference is called", p.Names.InitialConference},
		{"the review conference is called", p.Names.ReviewConference},
		{"the lead social worker is called", p.Names.LeadWorker},
		{"fundamental changes go to the", role(p.ReviewOfficer)},
		{"minutes are kept by the", role(p.MinutesBy)},
		{"minutes also go to the", words(p.Recipients, " and ")},
		{"shown only to whom it helps: help by", words(p.ConfidentialHelp, " and ")},
	} {
		if says.is != "" {
			fmt.Fprintf(b, "  %s %s\n", says.what, says.is)
		}
	}
	if len(p.Terms) > 0 {
		b.WriteString("\n  Limits\n")
	}
	for _, t := range p.Terms {
		others := len(t.For) == 0 && slices.ContainsFunc(p.Terms, func(o procedure.Term) bool { return o.Rule == t.Rule && len(o.For) > 0 })
		for i, way := range ways(t) {
			if i > 0 {
				way = "or, if that is earlier, " + way
			}
			if others {
				way += ", for everyone else"
			}
			row(b, []string{t.Clause, t.Rule.String()}, []string{way})
		}
	}
	if len(p.Chair) > 0 {
		b.WriteString("\n  Chair\n")
	}
	for _, r := range p.Chair {
		who := "any professional"
		if !r.AnyProfessional {
			who = words(r.Roles, " or ")
		}
		when := "other meetings"
		switch {
		case len(r.Meetings) > 0:
			when = "meeting " + strings.Trim(strings.ReplaceAll(fmt.Sprint(r.Meetings), " ", ", "), "[]")
		case r.OneOfFirst > 0:
			when = fmt.Sprintf("one of the first %d meetings", r.OneOfFirst)
		}
		row(b, []string{r.Clause, when}, []string{who})
	}
	b.WriteString("\n")
}

// ways says in words how a term is counted.
func ways(t procedure.Term) []string {
	if len(t.EarlierOf) > 0 {
		var list []string
		for _, branch := range t.EarlierOf {
			list = append(list, ways(branch)...)
		}
		return list
	}
	s := t.Within.String()
	switch {
	case t.Within.IsZero() && !t.NotBefore.IsZero():
		s = "usually not before " + t.NotBefore.String()
	case !t.NotBefore.IsZero():
		s = t.NotBefore.String() + " to " + s
	}
	if t.From != procedure.NoEvent {
		preposition := "after"
		if t.Before {
			preposition = "before"
		}
		s += fmt.Sprintf(" %s the %s", preposition, t.From)
	}
	if t.CountFirstDay {
		s += ", that day counted"
	}
	if len(t.For) > 0 {
		s += ", for " + words(t.For, " and ")
	}
	return []string{s}
}

func words(roles []procedure.Role, between string) string {
	var list []string
	for _, r := range roles {
		list = append(list, role(r))
	}
	return strings.Join(list, between)
}

// role says a role in words, and marks one that the library does not know: it is taken as it is, so that
// nobody would else notice one that is misspelt, and nobody has it.
func role(r procedure.Role) string {
	if r != "" && r.Standing() == procedure.StandingUnknown {
		return r.Words() + " (a role that the library does not know: misspelt, or your own?)"
	}
	return r.Words()
}

// row prints columns before the lines of a last one.
func row(b *strings.Builder, cells, last []string) {
	width := map[int][]int{2: {9, 29}, 3: {9, 15, 9}}[len(cells)]
	indent := 0
	b.WriteString("    ")
	for i, c := range cells {
		fmt.Fprintf(b, "%-*s ", width[i]-1, c)
		indent += width[i]
	}
	b.WriteString(strings.Join(last, "\n    "+strings.Repeat(" ", indent)) + "\n")
}
