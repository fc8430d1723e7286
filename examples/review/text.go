package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/columns"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
	"github.com/safeguarding-go/childprotection/minutes"
)

// width is how many columns the text takes, unless an id is longer than its column.
const width = 100

func writeText(out io.Writer, q question, report childprotection.Report, deadlines []childprotection.OpenDeadline) error {
	var b strings.Builder
	name := "Case"
	if report.Case != "" {
		name += " " + string(report.Case)
	}
	fmt.Fprintf(&b, "%s, as on %s\n", name, report.On.Format("Monday 2 January 2006"))
	notAsked := unasked(q.basis)
	if e, ok := q.basis.Procedures.On(report.On); ok {
		columns.Row(&b, []int{width}, e.Procedure().Title+", "+e.Procedure().Authority)
		if len(notAsked) > 0 {
			columns.Row(&b, []int{width}, "It has no clause, so that nothing is found, on: "+titles(notAsked)+".")
		}
		if len(report.NotAsked) > 0 {
			columns.Row(&b, []int{width}, asked(e, report.NotAsked))
		}
	} else {
		b.WriteString("No edition of the procedure was in force.\n")
	}
	fmt.Fprintln(&b, q.basis.Calendar)
	unwritten := func(f procedure.Finding) bool { return isUnwritten(q, f) }
	groups := report.ByPriority()
	for _, g := range groups {
		writeSome(&b, q, headings[g.Key], g.Findings, func(f procedure.Finding) bool { return !unwritten(f) })
		if tip := show.Astray(g.Findings); tip != "" {
			columns.Row(&b, []int{2, width - 2}, "", tip)
		}
	}
	writeUnwritten(&b, report, unwritten)
	if len(groups) == 0 {
		late := slices.ContainsFunc(deadlines, func(d childprotection.OpenDeadline) bool { return d.Outcome == procedure.Overdue })
		b.WriteString("\n")
		columns.Row(&b, []int{width}, nothingOpen(slices.ContainsFunc(report.Findings, show.Waits), late, len(report.NotAsked) > 0, notAsked))
	}
	writeSome(&b, q, "Not done, with no last day", report.Findings, show.Waits)
	writeSome(&b, q, "Worth knowing", report.Findings, func(f procedure.Finding) bool {
		return f.Remark != procedure.NoRemark && f.Priority() == procedure.NoPriority
	})
	writeUnusedExceptions(&b, unusedExceptions(&q.c, report))
	writeDeadlines(&b, q, deadlines)
	writeCounts(&b, report)
	_, err := io.WriteString(out, b.String())
	return err
}

// nothingOpen says how a record stands of which nothing is open. It is called complete only where
// nothing waits either, no task or action is past its last day, every rule of the procedure was asked, and it asks about seeing
// the child and about urgent concerns.
func nothingOpen(waits, late, some bool, notAsked []procedure.RuleID) string {
	var said string
	switch {
	case waits && late:
		said = "Nothing is overdue but a task or action past its last day, and some things are not done, with no last day: see below."
	case waits:
		said = "Nothing is overdue, but not done, with no last day: see below."
	case late:
		said = "Nothing that this procedure asks for is open, but a task or action is past its last day: see below."
	case some:
		said = "Nothing that was asked is open."
	case len(notAsked) > 0:
		said = "Nothing that this procedure asks for is open."
	default:
		said = "Record complete: nothing that this procedure asks for is open."
	}
	if some {
		said += " Other rules of the procedure were not asked."
	}
	if len(notAsked) > 0 {
		said += " It does not ask about " + inWords(notAsked) + ": look at that separately."
	}
	return said + " This does not say how the children are."
}

// urgent are the rules on seeing the child and on urgent concerns, with what they ask about.
var urgent = [...]struct {
	rule  procedure.RuleID
	about string
}{
	{procedure.RuleVisitDue, "visits"},
	{procedure.RuleManagersInformed, "telling managers"},
	{procedure.RuleSeriousConcernTold, "serious concerns"},
	{procedure.RuleUrgentStepsConsidered, "urgent steps"},
}

// unasked returns those rules on seeing the child and on urgent concerns that the procedure in force
// does not ask for. A reader who misses them is not to take them for done.
func unasked(b procedure.Basis) (list []procedure.RuleID) {
	e, ok := b.Procedures.On(b.On)
	for _, u := range urgent {
		if ok && !e.Asks(u.rule) {
			list = append(list, u.rule)
		}
	}
	return list
}

// asked says which of the rules that the clauses of an edition name are asked, or which are not, whichever are fewer.
func asked(e *procedure.Edition, not []procedure.RuleID) string {
	var list []procedure.RuleID
	for _, id := range procedure.RuleIDs() {
		if e.Asks(id) && !slices.Contains(not, id) {
			list = append(list, id)
		}
	}
	said := fmt.Sprintf("Asked are %d of the %d rules that its clauses name", len(list), len(list)+len(not))
	if len(not) < len(list) {
		return said + ", all but: " + titles(not) + "."
	}
	return said + ": " + titles(list) + "."
}

// titles returns the titles of rules, for the head of the page.
func titles(list []procedure.RuleID) string {
	var words []string
	for _, id := range list {
		words = append(words, title(id))
	}
	return strings.Join(words, "; ")
}

// inWords returns what rules ask about, as a sentence has it.
func inWords(list []procedure.RuleID) string {
	var words []string
	for _, u := range urgent {
		if slices.Contains(list, u.rule) {
			words = append(words, u.about)
		}
	}
	if last := len(words) - 1; last > 0 {
		return strings.Join(words[:last], ", ") + " or " + words[last]
	}
	return words[0]
}

var headings = map[procedure.Priority]string{
	procedure.PrioritySafety:   "Safety",
	procedure.PriorityNow:      "Overdue, or must be done and is not recorded",
	procedure.PrioritySoon:     "Due soon, or arranged too late",
	procedure.PriorityShould:   "Should be done and is not recorded, or cannot be told",
	procedure.PriorityConsider: "To be considered, and not recorded",
}

// isUnwritten reports whether a finding can't be told only because the minutes of a meeting are
// not there.
func isUnwritten(q question, f procedure.Finding) bool {
	return f.Outcome == procedure.Undetermined && f.Subject.Kind == procedure.MeetingSubject &&
		!slices.ContainsFunc(q.c.Minutes, func(m minutes.Minutes) bool {
			return string(m.Meeting) == f.Subject.ID && !m.Written.After(q.basis.On)
		})
}

// writeUnwritten prints a paragraph for each meeting of which the minutes are not there, rather
// than a finding for each of the clauses that look to them.
func writeUnwritten(b *strings.Builder, report childprotection.Report, unwritten func(f procedure.Finding) bool) {
	for _, g := range report.BySubject() {
		var clauses []string
		for _, f := range g.Findings {
			if ref := strings.ReplaceAll(f.Clause, " ", columns.Unbroken); unwritten(f) && !slices.Contains(clauses, ref) {
				clauses = append(clauses, ref)
			}
		}
		if len(clauses) > 0 {
			slices.Sort(clauses)
			fmt.Fprintf(b, "\nMinutes of meeting %s are not there\n", g.Key.ID)
			columns.Row(b, []int{0, width - 4}, "", "Until they are, this cannot be told: "+strings.Join(clauses, ", ")+".")
		}
	}
}

// writeSome prints those findings that are wanted under a heading, and nothing if there are none.
func writeSome(b *strings.Builder, q question, heading string, list []procedure.Finding, wanted func(f procedure.Finding) bool) {
	list = slices.DeleteFunc(slices.Clone(list), func(f procedure.Finding) bool { return !wanted(f) })
	if len(list) > 0 {
		fmt.Fprintf(b, "\n%s\n", heading)
		writeFindings(b, q, list)
	}
}

// writeFindings prints findings, those of one rule and clause of which the same is to be said
// together.
func writeFindings(b *strings.Builder, q question, list []procedure.Finding) {
	type entry struct {
		rule     procedure.RuleID
		clause   string
		said     string
		subjects []string
	}
	var entries []entry
	for _, f := range list {
		said := strings.Join(childprotection.Explain(q.basis, q.c, f).Sentences, " ")
		at := slices.IndexFunc(entries, func(e entry) bool { return e.rule == f.Rule && e.clause == f.Clause && e.said == said })
		if at < 0 {
			at = len(entries)
			entries = append(entries, entry{rule: f.Rule, clause: f.Clause, said: said})
		}
		entries[at].subjects = append(entries[at].subjects, subject(&q.c, f.Rule, f.Subject))
	}
	for _, e := range entries {
		about := []int{10, width - 12}
		columns.Row(b, about, "  "+e.clause, title(e.rule))
		columns.Row(b, about, "", strings.Join(e.subjects, "; "))
		columns.Row(b, about, "", e.said)
	}
}

// title returns the title of a rule.
func title(id procedure.RuleID) string {
	r, _ := childprotection.RuleOf(id)
	return r.Title
}

func writeDeadlines(b *strings.Builder, q question, list []childprotection.OpenDeadline) {
	b.WriteString("\nDeadlines\n")
	if len(list) == 0 {
		b.WriteString("  none\n")
		return
	}
	widths := []int{17, 22, 22, 17, 14}
	columns.Row(b, widths, "  last day", "what", "for", "by whom", "how it stands")
	var last []string
	for _, d := range list {
		name := show.What(d)
		if d.Clause != "" {
			name += " (" + strings.ReplaceAll(d.Clause, " ", columns.Unbroken) + ")"
		}
		if !d.WithoutClosures.IsZero() && d.WithoutClosures != d.Due {
			name += ", without closures " + strings.ReplaceAll(d.WithoutClosures.Format("2 Jan"), " ", columns.Unbroken)
		}
		if !d.LastWorkingDay.IsZero() && d.LastWorkingDay != d.Due {
			name += ", last working day " + strings.ReplaceAll(d.LastWorkingDay.Format("2 Jan"), " ", columns.Unbroken)
		}
		about := subject(&q.c, d.Rule, d.Subject)
		cells := []string{"  " + d.Due.Format("Mon 2 Jan 2006"), name, about, byWhom(q, d), stands(d, q.basis.On)}
		if last != nil && cells[0] == last[0] && cells[1] == last[1] && cells[3] == last[3] && cells[4] == last[4] {
			last[2] += "; " + about // what is the same for several stands together
			continue
		}
		if last != nil {
			columns.Row(b, widths, last...)
		}
		last = cells
	}
	columns.Row(b, widths, last...)
}

// byWhom says who is to see to a deadline: of a task or action the person, else whom the clause speaks to.
func byWhom(q question, d childprotection.OpenDeadline) string {
	if e, ok := q.basis.Procedures.On(d.Start); ok && d.Clause != "" {
		c, _ := e.Clause(d.Clause)
		switch who := c.Who.String(); who {
		case "chair", "core group", "members", "social worker":
			return who
		default:
		}
	}
	if own := d.Subject.Kind == procedure.TaskSubject || d.Subject.Kind == procedure.ActionSubject; own && d.ResponsibleID != "" {
		return string(d.ResponsibleID)
	}
	return d.Responsible.Words()
}

// stands says how a deadline stands.
func stands(d childprotection.OpenDeadline, on calendar.Date) string {
	switch days := on.Sub(d.Due); {
	case d.Outcome == procedure.Overdue && d.Subject.Kind == procedure.ActionSubject:
		return "day has passed" // whether it is done the next minutes say
	case d.Outcome == procedure.Overdue && days == 1:
		return "1 day late"
	case d.Outcome == procedure.Overdue:
		return fmt.Sprintf("%d days late", days)
	case d.Outcome == procedure.Pending:
		return "to come"
	}
	return d.Outcome.String()
}

// writeCounts prints how many findings there are of each sort. What is met is called recorded:
// that is all that a record can show.
func writeCounts(b *strings.Builder, report childprotection.Report) {
	open := len(report.Open())
	counts, waiting := map[procedure.Outcome]int{}, 0
	for _, f := range report.Findings {
		switch {
		case show.Waits(f): // it is to be done, and is no more to come than what is overdue
			waiting++
		case f.Priority() == procedure.NoPriority:
			counts[f.Outcome]++
		}
	}
	parts := []string{fmt.Sprintf("%d open", open)}
	if waiting > 0 {
		parts = append(parts, fmt.Sprintf("%d not done with no last day", waiting))
	}
	for _, sort := range []struct {
		outcome procedure.Outcome
		words   string
	}{
		{procedure.Pending, "to come"}, {procedure.Met, "recorded"}, {procedure.MetLate, "done late"},
		{procedure.Excepted, "with an agreed exception"}, {procedure.NotApplicable, "that do not apply"},
	} {
		if n := counts[sort.outcome]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, sort.words))
		}
	}
	fmt.Fprintf(b, "\n%d findings: %s.\n", len(report.Findings), strings.Join(parts, ", "))
}
