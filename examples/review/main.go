// Review prints what a case file shows of how a core group works: what is open, the
// most pressing first, and which deadlines lie ahead. Seven invented cases come with
// it; any other is read from a file.
package main

import (
	"encoding"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/given"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
)

func main() { given.Main("review", run) }

// question is what the flags ask.
type question struct {
	list   bool
	c      childprotection.Case
	basis  procedure.Basis
	format string
}

func run(args []string, out io.Writer) error {
	q, err := parse(args, out)
	if err != nil {
		return err
	}
	if q.list {
		return given.List(out)
	}
	report, err := childprotection.Review(q.basis, q.c)
	if err != nil {
		return err
	}
	deadlines, err := childprotection.Deadlines(q.basis, q.c)
	if err != nil {
		return err
	}
	if q.format == "json" {
		return writeJSON(out, q, report, deadlines)
	}
	return writeText(out, q, report, deadlines)
}

func parse(args []string, out io.Writer) (question, error) {
	flags := flag.NewFlagSet("review", flag.ContinueOnError)
	var which given.Case
	var q question
	which.Register(flags, "drifting")
	flags.BoolVar(&q.list, "list", false, "name the cases that come with the program, and stop")
	flags.StringVar(&q.format, "format", "text", "text or json")
	var rules, holds string
	flags.StringVar(&rules, "rules", "", "the `rules` to ask, with commas between (default: all that the procedure names)")
	flags.StringVar(&holds, "holds", "", "the `kinds` of record that there are, with commas between, such as meetings,conferences: asks what they can answer")
	if err := given.Parse(flags, args, out); err != nil {
		return question{}, err
	}
	var err error
	q.basis, err = which.Check()
	if q.format != "text" && q.format != "json" {
		err = errors.Join(err, fmt.Errorf("-format %q: want text or json", q.format))
	}
	asked, wrong := selected(rules, holds)
	err = errors.Join(err, wrong)
	q.basis.Rules = asked
	if err != nil || q.list {
		return q, given.Usage(err)
	}
	q.c, q.basis.Procedures, err = which.Read()
	return q, err
}

// selected returns the rules that are named, and those that can be judged from some kinds of record: none where neither is said.
func selected(rules, holds string) ([]procedure.RuleID, error) {
	asked, err := list[procedure.RuleID]("-rules", rules)
	held, wrong := list[procedure.Record]("-holds", holds)
	if holds != "" {
		asked = append(asked, childprotection.RulesReading(held...)...)
	}
	return asked, errors.Join(err, wrong)
}

// list reads what a flag names, with commas between.
func list[T any, P interface {
	*T
	encoding.TextUnmarshaler
}](flag, text string) (read []T, err error) {
	for name := range strings.SplitSeq(text, ",") {
		var v T
		if text == "" {
			break
		}
		if wrong := P(&v).UnmarshalText([]byte(name)); wrong != nil || name == "" {
			err = errors.Join(err, fmt.Errorf("%s %q: want names that there are, with commas between", flag, name))
		}
		read = append(read, v)
	}
	return read, err
}

// deadline is a line of what lies ahead, as -format json prints it.
type deadline struct {
	Due             calendar.Date     `json:"due"`
	LastWorkingDay  calendar.Date     `json:"lastWorkingDay,omitzero"`
	WithoutClosures calendar.Date     `json:"withoutClosures,omitzero"`
	Projected       bool              `json:"projected,omitzero"`
	What            string            `json:"what"`
	Rule            procedure.RuleID  `json:"rule,omitzero"`
	Clause          string            `json:"clause,omitzero"`
	Subject         procedure.Subject `json:"subject"`
	Outcome         procedure.Outcome `json:"outcome"`
	Responsible     procedure.Role    `json:"responsible,omitzero"`
	// ResponsibleID is who that is, where the case says.
	ResponsibleID procedure.MemberID `json:"responsibleId,omitzero"`
	Since         calendar.Date      `json:"since,omitzero"`
	Path          string             `json:"path,omitzero"`
}

// answers is what -format json prints.
type answers struct {
	Calendar string `json:"calendar"`
	// NotAsked are the rules on seeing the child and on urgent concerns that the procedure does not ask
	// for: that the report finds nothing there does not say that these were done.
	NotAsked  []procedure.RuleID     `json:"notAsked"`
	Report    childprotection.Report `json:"report"`
	Deadlines []deadline             `json:"deadlines"`
	// UnusedExceptions are the paths of the exceptions that fit nothing that was found.
	UnusedExceptions []string `json:"unusedExceptions,omitzero"`
}

func writeJSON(out io.Writer, q question, report childprotection.Report, list []childprotection.OpenDeadline) error {
	a := answers{q.basis.Calendar.String(), append([]procedure.RuleID{}, unasked(q.basis)...), report, []deadline{}, unusedExceptions(&q.c, report)}
	for _, d := range list {
		line := deadline{
			Due: d.Due, LastWorkingDay: d.LastWorkingDay, Projected: d.Projected, What: show.What(d), Rule: d.Rule, Clause: d.Clause,
			Subject: d.Subject, Outcome: d.Outcome, Responsible: d.Responsible, ResponsibleID: d.ResponsibleID, Since: d.Start, Path: d.At.String(),
		}
		if d.WithoutClosures != d.Due {
			line.WithoutClosures = d.WithoutClosures
		}
		a.Deadlines = append(a.Deadlines, line)
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(a)
}
