package main

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/columns"
)

// plainTitles are the titles of documents that tell a family nothing, in plain words.
var plainTitles = map[string]string{
	"Working Together to Safeguard Children": "In all of England (Working Together to Safeguard Children)",
	"The library's own safety rules":         "The same everywhere",
}

// plainHeadings are the sections of the built-in documents in plain words, long ones in parts, by
// the paragraphs of each. Sections that are not here are headed as their document has it.
var plainHeadings = []struct{ document, says, paragraphs string }{
	{goodPractice, "What the core group is", "N 1.1, N 1.2"},
	{goodPractice, "Making the plan", "N 2.1"},
	{goodPractice, "What the plan says", "N 2.2"},
	{goodPractice, "When the plan changes", "N 2.3"},
	{goodPractice, "A plan that is clear to you", "N 2.4, N 2.5"},
	{goodPractice, "When the core group meets", "N 2.6"},
	{goodPractice, "Written agreements", "N 2.7"},
	{goodPractice, "When something is hard to carry out", "N 2.8, N 2.9, N 2.10, N 2.11"},
	{goodPractice, "Who leads the meetings", "N 3.1, N 3.2, N 3.3"},
	{goodPractice, "The social worker and each child", "N 3.4"},
	{goodPractice, "Before and at a meeting", "N 3.5, N 3.6, N 3.7, N 3.8"},
	{goodPractice, "Parents and carers", "N 3.9, N 3.10, N 3.11, N 3.12, N 3.13"},
	{goodPractice, "Children", "N 3.14, N 3.15"},
	{goodPractice, "The notes of the meetings", "N 3.16, N 3.17, N 3.18"},
	{leaflet, "The safety plan", "B 1"},
	{leaflet, "If you need the leaflet in another format", "B 8"},
	{"Working Together to Safeguard Children", "How far apart the meetings are", "E 1"},
	{"The library's own safety rules", "Who may have what", "L 1, L 2, L 3, L 4"},
	{"The library's own safety rules", "Interpreters", "L 5"},
}

const (
	goodPractice = "Good Practice in Core Groups"
	leaflet      = "Core Groups and Core Group Meetings: a guide for children and their families"
)

// plainHeading returns what a clause stands under for a family, empty for nothing.
func plainHeading(c procedure.Clause) string {
	paragraph := strings.TrimRight(c.Ref, "abcdefghijklmnopqrstuvwxyz")
	for _, h := range plainHeadings {
		if h.document == c.Document && slices.Contains(strings.Split(h.paragraphs, ", "), paragraph) {
			return h.says
		}
	}
	return strings.TrimLeft(c.Section, "0123456789. ")
}

// writeFamily prints what the clauses mean for a family. Editions of one authority are printed one
// after the other; other procedures are gathered.
func writeFamily(out io.Writer, list []procedure.Procedure, editions bool) error {
	var errs []error
	for _, p := range list {
		errs = append(errs, outdated(p)...)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	var b strings.Builder
	if len(list) > 1 && !editions {
		b.WriteString("All procedures together: not to be handed out. With -procedure a family has its own.\n\n")
	}
	b.WriteString("The core group in plain words, for families\n\n")
	for _, line := range columns.Wrap(`"Will" and "must" are for what has to be done. "Should" is for what is expected. `+
		`"Can" and "may" are for what is possible. Working days are Monday to Friday, without bank holidays. `+
		`If something is not clear, you can ask the social worker.`, 78) {
		b.WriteString(line + "\n")
	}
	gathered := [][]procedure.Procedure{list}
	if editions {
		gathered = nil
		for _, p := range list {
			gathered = append(gathered, []procedure.Procedure{p})
		}
	}
	for _, together := range gathered {
		if p := together[0]; len(together) == 1 {
			fmt.Fprintf(&b, "\n%s", p.Authority)
			if !p.Effective.IsZero() {
				fmt.Fprintf(&b, ", from %s", p.Effective.Format("2 January 2006"))
			}
			b.WriteString("\n")
		}
		writeWordings(&b, together)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func writeWordings(b *strings.Builder, list []procedure.Procedure) {
	authorities := func(ids []string, between string) string {
		var names []string
		for _, p := range list {
			if slices.Contains(ids, p.ID) {
				names = append(names, p.Authority)
			}
		}
		return strings.Join(names, between)
	}
	all := entries(list)
	var document, heading string
	var without []string
	flush := func() {
		if len(without) > 0 {
			item(b, "There is no wording for families of "+and(without)+".", "")
		}
		without = nil
	}
	for i, e := range all {
		begins := i == 0 || e.Document != document
		if begins {
			flush()
			document = e.Document
			title := document
			if plain, ok := plainTitles[document]; ok {
				title = plain
			}
			fmt.Fprintf(b, "\n%s\n", title)
			if len(list) > 1 && len(e.Procedures) < len(list) {
				fmt.Fprintf(b, "%s\n", authorities(e.Procedures, "\n"))
			}
		}
		if next := plainHeading(e.Clause); begins || next != heading {
			flush()
			heading = next
			b.WriteString("\n")
			if heading != "" {
				fmt.Fprintf(b, "  %s\n", heading)
			}
		}
		if isChairsAlone(e.Clause) {
			continue
		}
		if e.Family == "" {
			without = append(without, e.Ref)
			continue
		}
		where := e.Ref
		if shared(all, e) {
			where += ", " + authorities(e.Procedures, ", ")
		}
		item(b, e.Family, where)
	}
	flush()
}

// isChairsAlone reports whether a clause is something for the chair to bear in mind that has no wording
// for families (N 3.2b). A page that goes to them does not name it: what it says could be looked up.
func isChairsAlone(c procedure.Clause) bool {
	return c.Family == "" && c.Kind == procedure.Prompt && c.Who.String() == "chair"
}

// item prints a text and small behind it, on one line, where it stands.
func item(b *strings.Builder, text, where string) {
	if where != "" {
		text += " (" + strings.Replace(where, " ", columns.Unbroken, 1) + ")"
	}
	b.WriteString("  - " + strings.Join(columns.Wrap(text, 72), "\n    ") + "\n")
}

// and joins references as a sentence does.
func and(list []string) string {
	last := len(list) - 1
	if last == 0 {
		return list[0]
	}
	return strings.Join(list[:last], ", ") + " and " + list[last]
}

var (
	span  = regexp.MustCompile(`(\d+)(?: to (\d+))? ((?:working )?(?:day|week|month))s?\b`)
	limit = regexp.MustCompile(`(\d+) ((?:working )?(?:day|week|month))s?`)
)

// outdated tells where a wording for families speaks of a limit that the procedure does not have:
// whoever starts from a built-in procedure and changes its terms has its wordings to change too,
// and a family is not to read the wrong one.
func outdated(p procedure.Procedure) []error {
	var errs []error
	for _, c := range p.Clauses {
		var has []string
		for _, t := range p.Terms {
			if t.Clause == c.Ref {
				has = append(has, limit.FindAllString(strings.Join(ways(t), "; "), -1)...)
			}
		}
		if len(has) == 0 {
			continue
		}
		same := func(number, unit string) bool {
			return slices.ContainsFunc(has, func(l string) bool {
				m := limit.FindStringSubmatch(l)
				return m[1] == number && m[2] == unit
			})
		}
		for _, m := range span.FindAllStringSubmatch(c.Family, -1) {
			if !same(m[2], m[3]) && m[2] != "" || !same(m[1], m[3]) {
				errs = append(errs, fmt.Errorf("%s: %s: its wording for families says %q, its limit is %s", p.ID, c.Ref, m[0], and(has)))
			}
		}
	}
	return errs
}
