// Prepare prints what is made ready for a core group meeting to come: who may chair, who is invited and
// who is not, who will get the minutes, and the page of each person, with the agenda as they may have it
// and what they are asked to do.
package main

import (
	"errors"
	"flag"
	"io"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/given"
	"github.com/safeguarding-go/childprotection/schedule"
)

func main() { given.Main("prepare", run) }

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("prepare", flag.ContinueOnError)
	var which given.Case
	which.Register(flags, "excluded-parent")
	meeting := flags.String("meeting", "", "the `id` of the meeting (default: the next core group meeting)")
	person := flags.String("for", "", "print the page of the person with this `id`, and not who gets what")
	list := flags.Bool("list", false, "name the cases that come with the program, and stop")
	if err := given.Parse(flags, args, out); err != nil {
		return err
	}
	b, err := which.Check()
	switch {
	case err != nil:
		return given.Usage(err)
	case *list:
		return given.List(out)
	}
	var c childprotection.Case
	if c, b.Procedures, err = which.Read(); err != nil {
		return err
	}
	id := procedure.MeetingID(*meeting)
	if id == "" {
		if id = next(&c, b); id == "" {
			return errors.New("no core group meeting is arranged from that day on")
		}
	}
	p, err := childprotection.Prepare(b, c, id)
	if err != nil {
		return err
	}
	if *person != "" {
		return writePage(out, p, procedure.MemberID(*person))
	}
	return writeOverview(out, b, c, p)
}

// next returns the id of the earliest core group meeting that is arranged, empty if there is none.
func next(c *childprotection.Case, b procedure.Basis) procedure.MeetingID {
	var first *schedule.Meeting
	for i := range c.Meetings {
		m := &c.Meetings[i]
		day := m.ArrangedFor(b.On)
		if m.Kind == schedule.CoreGroup && !day.IsZero() && (first == nil || day.Before(first.ArrangedFor(b.On))) {
			first = m
		}
	}
	if first == nil {
		return ""
	}
	return first.ID
}
