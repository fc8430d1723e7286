package main

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"github.com/safeguarding-go/childprotection/examples/internal/columns"
)

// coverage has a line for each rule: its identity, the file that it stands in, and the tests that
// are about it. A test of the library writes it.
//
//go:embed coverage.txt
var coverage string

// covered is what carries out a rule.
type covered struct{ file, tests string }

// coverageOf returns what carries out each rule.
func coverageOf() map[string]covered {
	list := map[string]covered{}
	for line := range strings.Lines(coverage) {
		if parts := strings.Split(strings.TrimSpace(line), " | "); len(parts) == 3 {
			list[parts[0]] = covered{parts[1], parts[2]}
		}
	}
	return list
}

// writeCoverage prints each clause with the rules or the prompt that carry it out, the file of
// each, and the tests that are about it.
func writeCoverage(out io.Writer, all []entry) error {
	var b strings.Builder
	by := coverageOf()
	document := ""
	for _, e := range all {
		if e.Document != document {
			if document != "" {
				b.WriteString("\n")
			}
			document = e.Document
			fmt.Fprintf(&b, "%s\n", document)
		}
		var lines []string
		for _, r := range e.Rules {
			c := by[r.String()]
			lines = append(lines, e.Kind.String()+" "+r.String()+": "+c.file)
			for _, line := range columns.Wrap(c.tests, 70) {
				lines = append(lines, "  "+line)
			}
		}
		switch {
		case len(e.Rules) > 0:
		case e.Who.String() == "authority":
			lines = []string{"prompt: printed with the clauses"}
		default:
			lines = []string{"prompt: coregroup.PreparationFor", "  TestEveryPromptIsPut"}
		}
		row(&b, []string{e.Ref, e.Who.String(), e.Force.String()}, lines)
	}
	_, err := io.WriteString(out, b.String())
	return err
}
