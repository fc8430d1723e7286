package plan

import (
	"cmp"
	"log/slog"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// ChildProtectionPlan is what is to be done for the children: the outline plan of the conference, every revision of the
// detailed plan, and what goes with them. [ChildProtectionPlan.Validate] says whether it holds together.
type ChildProtectionPlan struct {
	// Outlines are what conferences agreed: one of each that made a plan.
	Outlines []Outline `json:"outlines,omitzero"`
	// Revisions are the detailed plan and every change of it, each the whole plan.
	Revisions  []Revision         `json:"revisions,omitzero"`
	Language   []LanguageDecision `json:"language,omitzero"`
	Agreements []Agreement        `json:"agreements,omitzero"`
	// ChildTold are the days on which a child was told how the plan stands.
	ChildTold    []ChildTold  `json:"childTold,omitzero"`
	Difficulties []Difficulty `json:"difficulties,omitzero"`
}

// LogValue returns how many revisions and difficulties there are.
func (p ChildProtectionPlan) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("revisions", len(p.Revisions)), slog.Int("difficulties", len(p.Difficulties)))
}

// On returns the plan on a day: the last revision dated by then, nil if there is
// none. Of two of one day it is the one with the higher number.
func (p *ChildProtectionPlan) On(day calendar.Date) *Revision {
	if at := p.on(day, calendar.Date{}); at >= 0 {
		return &p.Revisions[at]
	}
	return nil
}

// on is On as a position, -1 for none, without the revisions of plans that had ended by a day.
func (p *ChildProtectionPlan) on(day, ended calendar.Date) int {
	last := -1
	for i := range p.Revisions {
		r := &p.Revisions[i]
		if r.isOf(day, ended) && (last < 0 || r.compare(&p.Revisions[last]) > 0) {
			last = i
		}
	}
	return last
}

// Patterns appends how often the plan says that each child is seen, of every revision, for
// [schedule.AppendVisitDue]. A revision that leaves out a child whom another names does not say.
func (p *ChildProtectionPlan) Patterns(dst []schedule.Pattern) []schedule.Pattern {
	for i := range p.Revisions {
		r := &p.Revisions[i]
		if p.On(r.Date) != r {
			continue // another of the same day replaces it
		}
		start := len(dst)
		for j := range r.Visiting {
			dst = append(dst, schedule.Pattern{Child: r.Visiting[j].Child, From: r.Date, Every: r.Visiting[j].Frequency})
		}
		for k := range p.Revisions {
			for j := range p.Revisions[k].Visiting {
				child := p.Revisions[k].Visiting[j].Child
				if k != i && !some(dst[start:], func(named *schedule.Pattern) bool { return named.Child == child }) {
					dst = append(dst, schedule.Pattern{Child: child, From: r.Date})
				}
			}
		}
	}
	return dst
}

// Outline is the outline plan that a conference agreed. One without a day always was.
type Outline struct {
	Conference procedure.ConferenceID `json:"conference,omitzero"`
	Date       calendar.Date          `json:"date,omitzero"`
	// Family says that the family took part in making it.
	Family procedure.Answer `json:"family,omitzero"`
	Items  []OutlineItem    `json:"items,omitzero"`
}

// LogValue returns the conference's id and the day.
func (o Outline) LogValue() slog.Value {
	return slog.GroupValue(slog.String("conference", string(o.Conference)), slog.String("date", o.Date.String()))
}

// OutlineItem is one thing that the outline plan asks for.
type OutlineItem struct {
	ID          procedure.OutlineItemID `json:"id"`
	Description procedure.Text          `json:"description,omitzero"`
	// Children are those it concerns. None named means all.
	Children []procedure.ChildID  `json:"children,omitzero"`
	NotFor   []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the item's id.
func (i OutlineItem) LogValue() slog.Value { return slog.StringValue(string(i.ID)) }

// Revision is the whole detailed plan as it was from a day on. The first is the detailed
// plan that the core group developed from the outline.
type Revision struct {
	ID     procedure.RevisionID `json:"id"`
	Number int                  `json:"number,omitzero"`
	// Date is the day from which it is the plan. One without a date always was.
	Date calendar.Date `json:"date,omitzero"`
	// Reason is why the plan was changed. The first revision needs none.
	Reason procedure.Text `json:"reason,omitzero"`
	// Fundamental says whether it changes the plan fundamentally, such as that another relative is to care for the child.
	Fundamental procedure.Answer `json:"fundamental,omitzero"`
	// Told are the people who were told of the change, or from whom it was withheld.
	Told    []Telling `json:"told,omitzero"`
	Liaison Liaison   `json:"liaison,omitzero"`
	// Children are those whom the change concerns; none named means all. NotFor are people to whom nothing of the revision may go.
	Children []procedure.ChildID  `json:"children,omitzero"`
	NotFor   []procedure.MemberID `json:"notFor,omitzero"`
	// Explained are the people to whom monitoring, consequences and times were explained.
	Explained []Explained `json:"explained,omitzero"`
	// Answers say how each item of the outline is taken up.
	Answers       []OutlineAnswer `json:"answers,omitzero"`
	Needs         []Need          `json:"needs,omitzero"`
	Services      []Service       `json:"services,omitzero"`
	Outcomes      []Outcome       `json:"outcomes,omitzero"`
	Tasks         []Task          `json:"tasks,omitzero"`
	Expectations  []Expectation   `json:"expectations,omitzero"`
	Visiting      []Visiting      `json:"visiting,omitzero"`
	Roles         []RoleInPlan    `json:"roles,omitzero"`
	Contingency   Contingency     `json:"contingency,omitzero"`
	ReviewPoints  []ReviewPoint   `json:"reviewPoints,omitzero"`
	Participation []Participation `json:"participation,omitzero"`
	// Dropped are the outcomes that the revision before had and this one has not.
	Dropped []Dropped `json:"dropped,omitzero"`
}

// LogValue returns the revision's id, number and date.
func (r Revision) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(r.ID)), slog.Int("number", r.Number), slog.String("date", r.Date.String()))
}

// isOf reports whether the revision is one of a day's plan: dated by it, and after the end of the plans before it.
func (r *Revision) isOf(day, ended calendar.Date) bool { return isWithin(r.Date, day, ended) }

// isWithin reports whether something dated belongs to the plan of a day: it is dated by it, and
// after the end of the plans before. What has no date always does.
func isWithin(date, day, ended calendar.Date) bool {
	return date.IsZero() || !date.After(day) && date.After(ended)
}

// StatusOf returns how a task of the revision stood on a day: as the task says, and as its
// history does of the time since the revision.
func (r *Revision) StatusOf(t *Task, on calendar.Date) Status {
	status := t.Status
	for i := range t.History {
		if e := &t.History[i]; e.Status != statusNotRecorded && !e.On.After(on) && (e.On.After(r.Date) || status == statusNotRecorded) {
			status = e.Status
		}
	}
	return status
}

// DueOf returns the last day of a task of the revision as it was on a day: as the task says, and
// as its history does of the time since the revision.
func (r *Revision) DueOf(t *Task, on calendar.Date) calendar.Date {
	due := t.Due
	for i := range t.History {
		if e := &t.History[i]; !e.Due.IsZero() && !e.On.After(on) && (e.On.After(r.Date) || due.IsZero()) {
			due = e.Due
		}
	}
	return due
}

// isOver reports whether by a day nothing of a task is left to be done: it was achieved, was not, or was stopped.
func (r *Revision) isOver(t *Task, on calendar.Date) bool {
	switch r.StatusOf(t, on) {
	case Achieved, NotAchieved, Stopped:
		return true
	default:
		return false
	}
}

func (r *Revision) compare(s *Revision) int {
	return cmp.Or(r.Date.Compare(s.Date), cmp.Compare(r.Number, s.Number), strings.Compare(string(r.ID), string(s.ID)))
}

// OutlineAnswer is how the detailed plan takes up an item of the outline: by outcomes,
// tasks, or as the reason says, which is also why it was not.
type OutlineAnswer struct {
	Item     procedure.OutlineItemID `json:"item"`
	Outcomes []procedure.OutcomeID   `json:"outcomes,omitzero"`
	Tasks    []procedure.TaskID      `json:"tasks,omitzero"`
	Reason   procedure.Text          `json:"reason,omitzero"`
}

// LogValue returns the item's id.
func (a OutlineAnswer) LogValue() slog.Value { return slog.StringValue(string(a.Item)) }

// Dropped is an outcome that is wanted no longer, and what became of it: another that it was merged into, or an explanation.
type Dropped struct {
	Outcome procedure.OutcomeID `json:"outcome"`
	Into    procedure.OutcomeID `json:"into,omitzero"`
	Reason  procedure.Text      `json:"reason,omitzero"`
}

// LogValue returns the outcome's id.
func (d Dropped) LogValue() slog.Value { return slog.StringValue(string(d.Outcome)) }

// appendInOrder appends the positions of the revisions of a day's plan, in their order.
func (p *ChildProtectionPlan) appendInOrder(dst []int32, known, ended calendar.Date) []int32 {
	start := len(dst)
	for i := range p.Revisions {
		if p.Revisions[i].isOf(known, ended) {
			dst = append(dst, int32(i))
		}
	}
	slices.SortFunc(dst[start:], func(a, b int32) int { return p.Revisions[a].compare(&p.Revisions[b]) })
	return dst
}

// InForce returns the detailed plan in force on a day: the last revision dated by then, and
// after the end of the plans before; nil where there is none, or no plan runs.
func (p *ChildProtectionPlan) InForce(g *coregroup.CoreGroup, day calendar.Date) *Revision {
	if p == nil {
		return nil
	}
	if run, _ := g.RulesRun(day); !run {
		return nil
	}
	if at := p.on(day, g.EarlierPlansEnded(day)); at >= 0 {
		return &p.Revisions[at]
	}
	return nil
}

// seek returns the position of a record in a list, -1 if it is not there. It looks first
// where the last one was found, and goes on from there: records that belong together are
// mostly in the same order, so that a walk over all of them takes no longer than the list.
func seek[T any](list []T, last *int, is func(*T) bool) int {
	from := *last
	if from >= len(list) {
		from = 0
	}
	for i := range list {
		at := from + i
		if at >= len(list) {
			at -= len(list)
		}
		if is(&list[at]) {
			*last = at
			return at
		}
	}
	return -1
}

// some reports whether one of some records is what is looked for.
func some[T any](list []T, is func(*T) bool) bool { return seek(list, new(int), is) >= 0 }

// timed cites the findings from a position on, all of what follows an event on a day: as they are, or
// where the procedure gives a limit for it as where that stands.
func (w *review) timed(dst []procedure.Finding, from int, day calendar.Date, known procedure.Events) []procedure.Finding {
	if from == len(dst) {
		return dst
	}
	rule, responsible := dst[from].Rule, dst[from].Responsible
	dst = w.b.AttachClauses(dst, from, day)
	due := schedule.RuleDue(w.b, rule, "", day, known)
	if due.Due.IsZero() {
		return dst
	}
	for i := from; i < len(dst); i++ {
		f := dst[i]
		done := calendar.Date{}
		switch {
		case f.Clause != due.Clause:
			continue
		case f.Outcome == procedure.Met:
			if done = f.Done; done.Before(day) {
				done = day // on the day itself, or decided that it need not be
			}
		case f.Outcome != procedure.NotMet && f.Outcome != procedure.Pending:
			continue
		}
		n := len(dst)
		dst = due.AppendFinding(dst, w.b, schedule.Facts{Subject: f.Subject, Done: done})
		timed := &dst[i]
		*timed, dst = dst[n], dst[:n]
		timed.Missing, timed.At, timed.Responsible, timed.Done, timed.Remark = f.Missing, f.At, responsible, f.Done, f.Remark
	}
	return dst
}
