// Package show lays out what the examples print: clauses, sentences and findings, in lines that
// fit a screen. Nothing in it is a rule.
package show

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Day is how the examples write a day, for [calendar.Date.Format].
const Day = "Monday 2 January 2006"

// Width is how many columns a line takes at most.
const Width = 96

// Page is what an example prints. The zero Page is empty.
type Page struct{ text strings.Builder }

// String returns the page so far.
func (p *Page) String() string { return p.text.String() }

// Title begins a part of the page.
func (p *Page) Title(format string, args ...any) {
	if p.text.Len() > 0 {
		p.text.WriteString("\n")
	}
	p.rows("", "", fmt.Sprintf(format, args...))
}

// Line puts a sentence under the title.
func (p *Page) Line(format string, args ...any) {
	p.rows("  ", "  ", fmt.Sprintf(format, args...))
}

// Clauses puts the clauses with some references, as the procedure in force on the day of the basis
// words them.
func (p *Page) Clauses(b procedure.Basis, refs ...string) {
	e, ok := b.Procedures.On(b.On)
	for _, ref := range refs {
		text := "is no clause of the procedure in force."
		if ok {
			if c, ok := e.Clause(ref); ok {
				text = c.Text + " (" + c.Force.String() + ")"
			}
		}
		p.rows(fmt.Sprintf("  %-8s ", ref), strings.Repeat(" ", 11), text)
	}
}

// Findings puts those findings of a case that are of some rules, each with its clause, what it is
// about, and how things stand in plain words.
func (p *Page) Findings(b procedure.Basis, c childprotection.Case, list []procedure.Finding, rules ...procedure.RuleID) {
	none := true
	for _, f := range list {
		if !slices.Contains(rules, f.Rule) {
			continue
		}
		none = false
		said := strings.Join(childprotection.Explain(b, c, f).Sentences, " ")
		p.rows(fmt.Sprintf("    %-8s ", f.Clause), strings.Repeat(" ", 13), f.Subject.String()+": "+said)
	}
	if none {
		p.rows("    ", "    ", "nothing")
	}
}

// rows puts text behind a label, broken into lines of which those after the first are indented.
func (p *Page) rows(label, indent, text string) {
	line, begun := label, false
	for word := range strings.FieldsSeq(text) {
		if begun && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > Width {
			p.text.WriteString(line + "\n")
			line, begun = indent, false
		}
		if begun {
			line += " "
		}
		line, begun = line+word, true
	}
	p.text.WriteString(strings.TrimRight(line, " ") + "\n")
}
