package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// width is how many columns the text takes, unless an id is longer than its column.
const width = 100

const dayLayout = "Monday 2 January 2006"

// cases returns how many cases in words.
func cases(n int) string {
	if n == 1 {
		return "1 case"
	}
	return thousands(n) + " cases"
}

// thousands returns a number with commas.
func thousands(n int) string {
	text := strconv.Itoa(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}

func writeText(out io.Writer, q question, a answers) error {
	var b strings.Builder
	n := &a.indicators
	fmt.Fprintf(&b, "%s, as on %s\n", cases(n.Reviewed+n.NotReviewed), n.On.Format(dayLayout))
	if e, ok := q.basis.Procedures.On(n.On); ok {
		p := e.Procedure()
		b.WriteString(strings.Join(wrap(p.Title+", "+p.Authority, width), "\n") + "\n")
	} else {
		b.WriteString("No edition of the procedure was in force.\n")
	}
	fmt.Fprintln(&b, q.basis.Calendar)
	if a.stopped || a.err != nil {
		b.WriteString("\nIn part only: it was stopped before the end.\n")
	}
	if n.NotReviewed > 0 {
		writeBad(&b, n, a.bad.list)
	}
	fmt.Fprintf(&b, "\nIndicators, %s to %s\n", n.From.Format(dayLayout), n.To.Format(dayLayout))
	if !n.To.Before(n.On) {
		b.WriteString("The span is not over: what is due on the day of the review or later is to come.\n")
	}
	writeTimes(&b, n)
	writeTallies(&b, n)
	writePlans(&b, n)
	fmt.Fprintf(&b, "\nOpen safety findings on the day: %s in %s", thousands(n.Safety.NotMet+n.Safety.NotKnown), cases(n.Safety.Cases))
	if n.Safety.NotKnown > 0 {
		fmt.Fprintf(&b, "; %s of them cannot be told", thousands(n.Safety.NotKnown))
	}
	b.WriteString("\n")
	writeWorklist(&b, q, a.open.list)
	_, err := io.WriteString(out, b.String())
	return err
}

// writeBad prints the lines that are no cases, without what stands in them.
func writeBad(b *strings.Builder, n *childprotection.Indicators, list []badLine) {
	fmt.Fprintf(b, "\nNot reviewed: %s, of which the figures say nothing else\n", cases(n.NotReviewed))
	for _, bad := range list {
		label := fmt.Sprintf("  line %d", bad.Line)
		for _, problem := range bad.Problems {
			for _, part := range wrap(problem, width-14) {
				fmt.Fprintf(b, "%-14s%s\n", label, part)
				label = ""
			}
		}
		if bad.More > 0 {
			fmt.Fprintf(b, "%-14sand %s more\n", "", thousands(bad.More))
		}
	}
	if more := n.NotReviewed - len(list); more > 0 {
		fmt.Fprintf(b, "  and %s more\n", thousands(more))
	}
}

// columns prints a label and numbers to the right.
func columns(b *strings.Builder, label string, cells ...string) {
	b.WriteString("  " + label + strings.Repeat(" ", max(0, 40-utf8.RuneCountInString(label))))
	for _, c := range cells {
		b.WriteString(strings.Repeat(" ", max(1, 11-utf8.RuneCountInString(c))) + c)
	}
	b.WriteString("\n")
}

// percent returns the per cent of a ratio, a dash for one of none.
func percent(r childprotection.Ratio) string {
	if text := r.Percent(); text != "" {
		return text
	}
	return "-"
}

// note is a count that is left out of a ratio, and in words why.
type note struct {
	n     int
	words string
}

// writeNotes prints what is left out of a ratio, if anything is.
func writeNotes(b *strings.Builder, list ...note) {
	var parts []string
	for _, x := range list {
		if x.n > 0 {
			parts = append(parts, thousands(x.n)+" "+x.words)
		}
	}
	if len(parts) > 0 {
		b.WriteString("    besides: " + strings.Join(parts, ", ") + "\n")
	}
}

func writeTimes(b *strings.Builder, n *childprotection.Indicators) {
	b.WriteString("\n")
	columns(b, "In time, of what was due", "share", "of", "in time", "late", "not done")
	for _, m := range []struct {
		label string
		t     childprotection.Timeliness
	}{
		{"First core groups, by child", n.FirstMeetings}, {"Intervals between core groups", n.Intervals}, {"Minutes sent, by recipient", n.MinutesCirculated},
		{"Visits, by child", n.Visits}, {"Review conferences, by child", n.ReviewConferences},
	} {
		r := m.t.Ratio()
		columns(b, m.label, percent(r), thousands(r.Of), thousands(m.t.OnTime), thousands(m.t.Late), thousands(m.t.NotDone))
		writeNotes(b, note{m.t.Excepted, "with an agreed exception"}, note{m.t.ToCome, "to come"}, note{m.t.NotKnown, "that cannot be told"},
			note{m.t.NoLastDay, "without a last day"}, note{m.t.Undated, "without a date"})
	}
}

func writeTallies(b *strings.Builder, n *childprotection.Indicators) {
	b.WriteString("\n")
	columns(b, "By what the record shows", "share", "of", "yes", "no")
	for _, m := range []struct {
		label string
		t     childprotection.Tally
	}{
		{"Core groups held without minutes", n.MeetingsWithoutMinutes}, {"Chair of the core group as required", n.ChairsAsRequired},
		{"Chair of a first core group as required", n.FirstChairsAsRequired},
	} {
		r := m.t.Ratio()
		columns(b, m.label, percent(r), thousands(r.Of), thousands(m.t.Yes), thousands(m.t.No))
		writeNotes(b, note{m.t.Excepted, "with an agreed exception"}, note{m.t.ToCome, "to come"}, note{m.t.NotKnown, "that cannot be told"}, note{m.t.Undated, "without a date"})
	}
}

func writePlans(b *strings.Builder, n *childprotection.Indicators) {
	b.WriteString("\n")
	columns(b, "Length of plans, by child", "ended", "running")
	ended, running := &n.PlansEnded, &n.PlansRunning
	for _, band := range []struct {
		label string
		a, b  int
	}{
		{"up to 3 months", ended.UpTo3Months, running.UpTo3Months}, {"up to 6 months", ended.UpTo6Months, running.UpTo6Months},
		{"up to 12 months", ended.UpTo12Months, running.UpTo12Months}, {"up to 24 months", ended.UpTo24Months, running.UpTo24Months},
		{"longer", ended.Longer, running.Longer}, {"all", ended.Plans(), running.Plans()},
	} {
		columns(b, band.label, thousands(band.a), thousands(band.b))
	}
	columns(b, "days on average", mean(ended), mean(running))
	columns(b, "started in the span", thousands(n.PlansStarted))
}

func mean(l *childprotection.PlanLengths) string {
	if days, ok := l.MeanDays(); ok {
		return strconv.FormatFloat(days, 'f', 1, 64)
	}
	return "-"
}

func writeWorklist(b *strings.Builder, q question, list []openFinding) {
	if q.worklist == 0 {
		return
	}
	fmt.Fprintf(b, "\nMost pressing\n")
	if len(list) == 0 {
		b.WriteString("  nothing, apart from what is not done and has no last day\n")
	}
	for _, o := range list {
		t := newTask(q, o)
		name := string(t.Case)
		if name == "" {
			name = fmt.Sprintf("line %d", t.Line)
		}
		fmt.Fprintf(b, "  %-8s %-14s %-8s %s\n", t.Priority, name, o.finding.Clause, t.What)
		for _, line := range wrap(o.finding.Subject.String()+": "+strings.Join(t.Says, " "), width-34) {
			fmt.Fprintf(b, "%34s%s\n", "", line)
		}
	}
}

// wrap breaks text into lines of at most so many characters, a longer word alone on its own.
func wrap(text string, columns int) []string {
	var lines []string
	for word := range strings.FieldsSeq(text) {
		if last := len(lines) - 1; last >= 0 && utf8.RuneCountInString(lines[last])+1+utf8.RuneCountInString(word) <= columns {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

// task is a line of the worklist.
type task struct {
	Case     procedure.CaseID   `json:"case,omitzero"`
	Line     int                `json:"line"`
	Priority procedure.Priority `json:"priority"`
	What     string             `json:"what"`
	Says     []string           `json:"says"`
	Finding  procedure.Finding  `json:"finding"`
}

// newTask says in words what is open. The case is gone by then, and is not needed for it.
func newTask(q question, o openFinding) task {
	t := task{Case: o.id, Line: o.line, Priority: o.finding.Priority(), Finding: o.finding}
	t.Says = childprotection.Explain(q.basis, childprotection.Case{}, o.finding).Sentences
	for _, r := range childprotection.Rules() {
		if r.ID == o.finding.Rule {
			t.What = r.Title
		}
	}
	return t
}

// ratios are those of the indicators, in per cent, left out where there is none.
type ratios struct {
	FirstMeetings          string `json:"firstMeetings,omitzero"`
	Intervals              string `json:"intervals,omitzero"`
	MinutesCirculated      string `json:"minutesCirculated,omitzero"`
	Visits                 string `json:"visits,omitzero"`
	ReviewConferences      string `json:"reviewConferences,omitzero"`
	MeetingsWithoutMinutes string `json:"meetingsWithoutMinutes,omitzero"`
	ChairsAsRequired       string `json:"chairsAsRequired,omitzero"`
	FirstChairsAsRequired  string `json:"firstChairsAsRequired,omitzero"`
}

// printed is what -format json prints.
type printed struct {
	Procedure string `json:"procedure,omitzero"`
	Calendar  string `json:"calendar"`
	// Partial says that it was stopped before the end.
	Partial    bool                       `json:"partial,omitzero"`
	Indicators childprotection.Indicators `json:"indicators"`
	Percent    ratios                     `json:"percent"`
	Worklist   []task                     `json:"worklist"`
	BadLines   []badLine                  `json:"badLines"`
}

func writeJSON(out io.Writer, q question, a answers) error {
	n := a.indicators
	p := printed{
		Calendar: q.basis.Calendar.String(), Partial: a.stopped || a.err != nil, Indicators: n, Worklist: []task{}, BadLines: append([]badLine{}, a.bad.list...),
		Percent: ratios{
			n.FirstMeetings.Ratio().Percent(), n.Intervals.Ratio().Percent(), n.MinutesCirculated.Ratio().Percent(), n.Visits.Ratio().Percent(),
			n.ReviewConferences.Ratio().Percent(), n.MeetingsWithoutMinutes.Ratio().Percent(), n.ChairsAsRequired.Ratio().Percent(), n.FirstChairsAsRequired.Ratio().Percent(),
		},
	}
	if e, ok := q.basis.Procedures.On(n.On); ok {
		p.Procedure = e.ID()
	}
	for _, o := range a.open.list {
		p.Worklist = append(p.Worklist, newTask(q, o))
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(p)
}
