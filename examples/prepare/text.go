package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/columns"
	"github.com/safeguarding-go/childprotection/examples/internal/given"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
	"github.com/safeguarding-go/childprotection/minutes"
)

// width is how many columns the text takes, unless an id is longer than its column.
const width = 100

const dayLayout = "Monday 2 January 2006"

func writeOverview(out io.Writer, basis procedure.Basis, c childprotection.Case, p childprotection.Preparation) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Core group %d of case %s, %s, on %s\nMade ready on %s\nFor whoever arranges the meeting. Not to be shown to others.\n", p.Number, c.ID, p.Meeting, p.Day.Format(dayLayout), basis.On.Format(dayLayout))
	if len(p.Safety) > 0 {
		b.WriteString("\nBefore anything else: what is open on safety\n")
	}
	for _, f := range p.Safety {
		said := childprotection.Explain(basis, c, f).Sentences[0]
		columns.Row(&b, []int{10, width - 12}, "  "+f.Clause, f.Subject.String()+": "+said)
	}
	if tip := show.Astray(p.Safety); tip != "" {
		columns.Row(&b, []int{2, width - 2}, "", tip)
	}
	writeChair(&b, basis, p)
	two := []int{22, width - 24}
	b.WriteString("\nInvited, each by an invitation of their own\n")
	for _, i := range p.Invitations {
		var more []string
		for _, r := range i.Roles {
			more = append(more, r.Words())
		}
		if i.Chair {
			more = append(more, "is to chair")
		}
		if i.Interpreter != "" {
			more = append(more, "interpreter: "+string(i.Interpreter))
		}
		for _, s := range i.Support {
			more = append(more, "offered: "+s.String())
		}
		columns.Row(&b, two, "  "+string(i.ID), strings.Join(more, ", "))
	}
	for i, r := range p.NotInvited {
		if i == 0 {
			b.WriteString("and not\n")
		}
		columns.Row(&b, two, "  "+string(r.ID), r.Why.String())
	}
	b.WriteString("\nThe page of each person: -for and the id\n")
	for _, x := range p.People {
		form := x.Agenda
		if x.ID == p.Chair && p.ForChair.Refused == coregroup.NoReason {
			form = p.ForChair
		}
		prepare := count(len(beforehand(x, form)), "thing") + " to prepare"
		what := count(len(x.Agenda.Items), "item") + " on the agenda, " + prepare
		switch {
		case x.Agenda.Refused != coregroup.NoReason && x.Steps.Refused != coregroup.NoReason:
			what = "nothing: " + x.Agenda.Refused.String()
		case x.Agenda.Refused != coregroup.NoReason:
			what = "no agenda: " + x.Agenda.Refused.String() + "; " + prepare
		case x.ID == p.Chair:
			what = count(len(p.ForChair.Items), "item") + " on the chair's own agenda, " + prepare
		default:
			if n := notOn(p, x); n > 0 {
				what += fmt.Sprintf(". Of the chair's, %d more are not on it: what is about other children too is to be cut by a person", n)
			}
		}
		columns.Row(&b, two, "  "+string(x.ID), what)
	}
	b.WriteString("\nThe minutes go to, as things stand\n")
	for _, to := range p.Circulation.To {
		what := to.Extent.String()
		if len(to.Children) > 0 {
			what += " that concerns " + joined(to.Children)
		}
		if !to.Due.Due.IsZero() {
			what += fmt.Sprintf(", by %s (%s)", to.Due.Due.Format(dayLayout), to.Due.Clause)
		}
		columns.Row(&b, two, "  "+string(to.ID), what)
	}
	if len(p.Circulation.NotTo) > 0 {
		b.WriteString("and not to\n")
	}
	for _, r := range p.Circulation.NotTo {
		columns.Row(&b, two, "  "+string(r.ID), r.Why.String())
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// beforehand are the steps of a person that stand on their page above the agenda: what the chair is
// asked to watch for is below.
func beforehand(x childprotection.Prepared, form minutes.Form) []coregroup.PreparationStep {
	return slices.DeleteFunc(slices.Clone(x.Steps.Steps), func(s coregroup.PreparationStep) bool {
		return slices.ContainsFunc(form.Items, func(i minutes.Item) bool { return i.Kind == minutes.ChairPrompt && i.Clause == s.Clause })
	})
}

// notOn returns how many items of the chair's agenda that could be for everyone are not on that of a
// person who may have only a part. It is for whoever arranges the meeting: the person is not told.
func notOn(p childprotection.Preparation, x childprotection.Prepared) int {
	if !slices.ContainsFunc(p.Circulation.To, func(to minutes.Addressee) bool { return to.ID == x.ID && to.Extent == coregroup.Part }) {
		return 0
	}
	n := 0
	for _, i := range p.ForChair.Items {
		switch i.Kind {
		case minutes.ChairPrompt, minutes.Distressing, minutes.ExclusionToRecord: // the chair's own
		default:
			if !slices.ContainsFunc(x.Agenda.Items, func(o minutes.Item) bool { return o.Kind == i.Kind && o.ID == i.ID && o.Due == i.Due }) {
				n++
			}
		}
	}
	return n
}

func writeChair(b *strings.Builder, basis procedure.Basis, p childprotection.Preparation) {
	two := []int{10, width - 12}
	b.WriteString("\nChair\n")
	if p.Chair == "" {
		b.WriteString("  Nobody is down to chair.\n")
	} else {
		fmt.Fprintf(b, "  %s is down to chair.\n", p.Chair)
	}
	for _, o := range p.Proposal.Options {
		var roles []string
		for _, r := range o.Roles {
			roles = append(roles, r.Words())
		}
		if o.AnyProfessional {
			roles = append(roles, "any professional member")
		}
		text := strings.Join(roles, ", ") + ", " + show.Why(basis, p.Day, o.Why)
		if len(o.People) > 0 {
			text += ": " + joined(o.People)
		}
		columns.Row(b, two, "  "+o.Clause, text)
	}
	if p.Proposal.OtherAllowed != "" {
		columns.Row(b, two, "  "+p.Proposal.OtherAllowed, "another member of enough seniority and experience, for a specific reason")
	}
}

// writePage prints what one person is given: nothing of it is for anyone else. The words are those of
// the record: this is paper for people, not a log.
func writePage(out io.Writer, p childprotection.Preparation, id procedure.MemberID) error {
	at := slices.IndexFunc(p.People, func(x childprotection.Prepared) bool { return x.ID == id })
	if at < 0 {
		return given.Usage(fmt.Errorf("-for %q: want the id of a member on the day of the meeting, or of who is to chair it", id))
	}
	x := p.People[at]
	if x.Agenda.Refused != coregroup.NoReason && x.Steps.Refused != coregroup.NoReason {
		return fmt.Errorf("nothing is made ready for %s: %s", id, x.Agenda.Refused)
	}
	form, whose := x.Agenda, "For "+string(id)
	if id == p.Chair && p.ForChair.Refused == coregroup.NoReason {
		form, whose = p.ForChair, "For "+string(id)+", who is to chair. Not to be shown to others."
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Core group %d, on %s\n%s\n", p.Number, p.Day.Format(dayLayout), whose)
	two := []int{11, width - 13}
	heading := "\nBeforehand\n"
	for _, s := range beforehand(x, form) {
		b.WriteString(heading)
		heading = ""
		columns.Row(&b, two, "  "+unbroken(s.Clause), s.Text)
	}
	b.WriteString("\nAgenda\n")
	var last minutes.ItemKind
	for _, i := range form.Items {
		if i.Kind != last {
			fmt.Fprintf(&b, "  %s\n", headings[i.Kind])
			last = i.Kind
		}
		columns.Row(&b, two, "    "+unbroken(i.Clause), item(i))
	}
	_, err := io.WriteString(out, b.String())
	return err
}

var headings = map[minutes.ItemKind]string{
	minutes.ReviewPrevious:    "The notes of the last meeting",
	minutes.CarriedAction:     "Actions that are still open",
	minutes.OutcomeToReview:   "How far each outcome has come",
	minutes.ViewToBring:       "What the children who will not be there think",
	minutes.LastView:          "What they thought last time",
	minutes.ExclusionToRecord: "Decisions to leave someone out, for the minutes",
	minutes.Distressing:       "What a parent may find hard to hear",
	minutes.MeetingToAgree:    "Meetings to agree on",
	minutes.ChairPrompt:       "For the chair",
}

// item puts an item in a line: the words of the record, or of the procedure, and what goes with them.
func item(i minutes.Item) string {
	text := string(i.Text) + i.Prompt
	if i.Kind == minutes.CarriedAction || i.Kind == minutes.Distressing || i.Kind == minutes.ReviewPrevious || i.Kind == minutes.ExclusionToRecord {
		text = i.ID + ": " + text
	}
	var parts []string
	if text = strings.TrimSuffix(text, ": "); text != "" {
		parts = append(parts, text)
	}
	if i.Child != "" {
		parts = append(parts, "child "+string(i.Child))
	}
	if i.For != "" {
		parts = append(parts, "for "+string(i.For))
	}
	if i.Responsible.ID != "" {
		parts = append(parts, string(i.Responsible.ID))
	}
	if !i.Day.IsZero() {
		parts = append(parts, i.Day.Format(dayLayout))
	}
	if !i.Due.IsZero() {
		parts = append(parts, "by "+i.Due.Format(dayLayout))
	}
	return strings.Join(parts, ", ")
}

// unbroken keeps a reference on one line.
func unbroken(ref string) string { return strings.ReplaceAll(ref, " ", columns.Unbroken) }

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func joined[T ~string](ids []T) string {
	var list []string
	for _, id := range ids {
		list = append(list, string(id))
	}
	return strings.Join(list, ", ")
}
