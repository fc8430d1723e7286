// Deadlines prints the last days that follow from an initial child protection
// conference and from a core group meeting held after it, each with its receipt:
// every day passed over and why.
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/given"
	"github.com/safeguarding-go/childprotection/schedule"
)

func main() { given.Main("deadlines", run) }

// question is what the flags ask.
type question struct {
	conference, held calendar.Date
	calendar         *calendar.Calendar
	editions         procedure.Editions
	format           string
}

// deadline is one answer.
type deadline struct {
	What   string `json:"what"`
	Clause string `json:"clause"`
	Event  string `json:"event"`
	// Limit is what the procedure gives, a number of days or not.
	Limit     procedure.Limit `json:"limit"`
	NotBefore calendar.Date   `json:"notBefore,omitzero"`
	// LastWorkingDay is the last day on or before the due date that is worked.
	LastWorkingDay calendar.Date    `json:"lastWorkingDay,omitzero"`
	Receipt        calendar.Receipt `json:"receipt,omitzero"`
}

// answers is what -format json prints.
type answers struct {
	Calendar  string     `json:"calendar"`
	Deadlines []deadline `json:"deadlines"`
}

func run(args []string, out io.Writer) error {
	q, err := parse(args, out)
	if err != nil {
		return err
	}
	list, err := answer(q)
	if err != nil {
		return err
	}
	if q.format == "json" {
		enc := json.NewEncoder(out)
		enc.SetIndent("", "  ")
		return enc.Encode(answers{q.calendar.String(), list})
	}
	return write(out, q.calendar, list)
}

func parse(args []string, out io.Writer) (question, error) {
	flags := flag.NewFlagSet("deadlines", flag.ContinueOnError)
	conference := flags.String("conference", "2026-12-18", "`date` of the initial child protection conference")
	held := flags.String("held", "", "`date` of a core group meeting held (default: the last working day for the first one)")
	var by given.Basis
	by.Register(flags)
	format := flags.String("format", "text", "text or json")
	if err := given.Parse(flags, args, out); err != nil {
		return question{}, err
	}
	q := question{format: *format}
	var errs []error
	date := func(name, text string) calendar.Date {
		d, err := given.Date(name, text)
		errs = append(errs, err)
		return d
	}
	q.conference = date("conference", *conference)
	flags.Visit(func(f *flag.Flag) {
		if f.Name == "held" {
			q.held = date("held", *held)
		}
	})
	var err error
	q.calendar, err = by.Calendar()
	errs = append(errs, err)
	if *format != "text" && *format != "json" {
		errs = append(errs, fmt.Errorf("-format %q: want text or json", *format))
	}
	q.editions, err = by.Editions()
	return q, errors.Join(given.Usage(errors.Join(errs...)), err)
}

// answer counts the deadlines of the procedure: how long after the conference the core
// group first meets, and by the statutory guidance where that differs; how long after a
// meeting it meets next, and how long after it the minutes are circulated; and how long
// after the conference the first review conference is held.
func answer(q question) ([]deadline, error) {
	b := procedure.Basis{Procedures: q.editions, Calendar: q.calendar, On: q.conference}
	outside := errors.New("-conference or -held: a deadline is outside the years from 1995 to 2100, for which bank holidays are known")
	first := schedule.FirstMeetingDue(b, q.conference)
	event := "core group meeting held"
	if q.held.IsZero() {
		q.held = cmp.Or(first.LastWorkingDay, q.conference) // nobody meets on a bank holiday
		event = "core group meeting, taken as held on the last working day for the first"
	}
	if q.held.Before(q.conference) {
		return nil, given.Usage(fmt.Errorf("-held %s is before -conference %s", q.held, q.conference))
	}
	type asked struct {
		what, event string
		d           schedule.Deadline
	}
	const conference = "initial child protection conference"
	all := []asked{{"First core group meeting", conference, first}}
	if guidance := schedule.FirstMeetingByGuidance(b, q.conference); guidance.Clause != "" && guidance.Limit != first.Limit {
		all = append(all, asked{"The same, by the statutory guidance", conference, guidance})
	}
	all = append(all,
		asked{"Next core group meeting", event, schedule.NextMeetingDue(b, q.held)},
		asked{"Minutes circulated", event, schedule.MinutesDue(b, "", q.held, calendar.Date{})},
		asked{"First review conference", conference, schedule.ReviewConferenceDue(b, q.conference, calendar.Date{}, calendar.Date{})},
	)
	var list []deadline
	for _, each := range all {
		dated := !each.d.Limit.Period().IsZero() && !each.d.Start.IsZero()
		if dated && each.d.LastWorkingDay.IsZero() || b.Validate() != nil {
			return nil, outside
		}
		list = append(list, deadline{
			What: each.what, Clause: each.d.Clause, Event: each.event, Limit: each.d.Limit, NotBefore: each.d.NotBefore,
			LastWorkingDay: each.d.LastWorkingDay, Receipt: each.d.Explain(q.calendar),
		})
	}
	return list, nil
}

const layout = "Mon 2 Jan 2006"

func write(out io.Writer, c *calendar.Calendar, list []deadline) error {
	var b strings.Builder
	fmt.Fprintln(&b, c)
	for _, d := range list {
		r := d.Receipt
		if d.Clause == "" {
			fmt.Fprintf(&b, "\n%s\n  the procedure does not ask for it, or was not in force\n", d.What)
			continue
		}
		fmt.Fprintf(&b, "\n%s (%s)\n", d.What, d.Clause)
		line := func(label, format string, args ...any) {
			fmt.Fprintf(&b, "  %-16s %s\n", label, fmt.Sprintf(format, args...))
		}
		if r.Due.IsZero() {
			line("last day", "none: %s", d.Limit)
			continue
		}
		line("last day", "%s", r.Due.Format(layout))
		if !d.NotBefore.IsZero() {
			line("usually from", "%s", d.NotBefore.Format(layout))
		}
		line("counted", "%s from the %s, %s", r.Period, d.Event, r.From.Format(layout))
		if d.LastWorkingDay != r.Due {
			line("last working day", "%s, since the last day is a day off", d.LastWorkingDay.Format(layout))
		}
		if r.WithoutClosures != r.Due {
			line("without closures", "%s", r.WithoutClosures.Format(layout))
		}
		if r.Projected {
			from, through := c.Announced()
			line("projected", "bank holidays are published from %s to %s only", from.Format("2006"), through.Format("2006"))
		}
		label := "passed over"
		for _, day := range r.PassedOver {
			line(label, "%s", day)
			label = ""
		}
		if r.Period.Unit() != calendar.WorkingDay {
			line(label, "no day: in %ss every day counts", r.Period.Unit())
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}
