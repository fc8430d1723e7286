package schedule

import (
	"cmp"
	"log/slog"
	"slices"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
)

// Visit is a visit to a child, planned or made. A core group meeting is none.
type Visit struct {
	ID    procedure.VisitID `json:"id"`
	Child procedure.ChildID `json:"child"`
	// Planned is the day for which it is planned, and Made the day on which it was made, whoever opened the door.
	Planned calendar.Date `json:"planned,omitzero"`
	Made    calendar.Date `json:"made,omitzero"`
	// By is who made it, and Way how: in person unless it says otherwise. Whoever moves records here in
	// which that is not kept has to set it.
	By  procedure.MemberID `json:"by,omitzero"`
	Way VisitWay           `json:"way,omitzero"`
	// Seen says whether the child was seen, and Asleep that the child slept.
	Seen   procedure.Answer `json:"seen,omitzero"`
	Asleep procedure.Answer `json:"asleep,omitzero"`
	// Alone says whether the child was seen alone, and AloneReason why or why not.
	Alone       procedure.Answer `json:"alone,omitzero"`
	AloneReason procedure.Text   `json:"aloneReason,omitzero"`
	// Present are the people there besides; NobodyElse says that there was nobody.
	Present    []procedure.MemberID `json:"present,omitzero"`
	NobodyElse procedure.Answer     `json:"nobodyElse,omitzero"`
}

// LogValue returns ids and days.
func (v Visit) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(v.ID)), slog.String("child", string(v.Child)), slog.String("made", v.Made.String()))
}

// VisitWay is how a visit was made. The zero way is in person, since that is what a visit is: it is the
// one closed set whose zero is not what claims least.
type VisitWay uint8

// The ways. A child is seen in person only.
const (
	InPerson    VisitWay = iota // in person
	ByTelephone                 // telephone
	ByVideo                     // video
)

var visitWays = closedset.Of[VisitWay]("schedule: a way of visiting", "in person", "telephone", "video")

// String returns the way in words, as it stands in JSON. IsValid says whether it is one of the set.
func (w VisitWay) String() string                   { return visitWays.Text(w) }
func (w VisitWay) IsValid() bool                    { return visitWays.Has(w) }
func (w VisitWay) MarshalText() ([]byte, error)     { return visitWays.Marshal(w) }
func (w *VisitWay) UnmarshalText(text []byte) error { return visitWays.Read(text, w) }

// Pattern is how often the plan says that the lead social worker sees a child.
type Pattern struct {
	Child procedure.ChildID
	// From is the day of the detailed plan that says so.
	From calendar.Date
	// Every is how often. Period{} is a plan that does not say.
	Every calendar.Period
}

// counts reports whether at the visit the social worker allocated or covering on its day saw the child, in person and awake.
func (v *Visit) counts(g *coregroup.CoreGroup, known calendar.Date) bool {
	return !v.Made.IsZero() && !v.Made.After(known) && v.Way == InPerson && v.Seen == procedure.Yes && v.Asleep != procedure.Yes &&
		v.By != "" && (v.By == g.SocialWorkerOn(v.Made) || v.By == g.CoverOn(v.Made))
}

// LastSeenAlone returns the day on which the social worker last saw a child alone, as known
// on a day, and the zero Date if there is none.
func (t *Timetable) LastSeenAlone(g *coregroup.CoreGroup, child procedure.ChildID, known calendar.Date) calendar.Date {
	var last calendar.Date
	for i := range t.Visits {
		v := &t.Visits[i]
		if v.Child == child && v.Alone == procedure.Yes && v.counts(g, known) && v.Made.After(last) {
			last = v.Made
		}
	}
	return last
}

// occasion is a visit that was made: its day and its position.
type occasion struct {
	day calendar.Date
	at  int32
}

// visited is the visits to one child: the visits, in the order of their ids; those that count,
// in the order of their days, one a day; the patterns, in the order of theirs; and the runs.
type visited struct {
	child                        procedure.ChildID
	visits, seen, patterns, runs span
	// told says that something was found about the child's visits.
	told bool
}

// span is where something begins and ends in a list.
type span struct{ from, to int32 }

// run is a time for which visits are due: that of one of a child's plans, since the detailed plan first said how often,
// since the plan started and since birth, whichever is latest. Ended is its last day, zero while it goes on.
type run struct {
	period       int
	start, ended calendar.Date
}

// goesOn reports whether the run had not ended before a day.
func (r *run) goesOn(day calendar.Date) bool { return r.ended.IsZero() || !day.After(r.ended) }

// readVisits reads the visits of each child. Those to others come after them.
func (w *review) readVisits() {
	t := w.t
	w.visited, w.visits, w.seen, w.pattern, w.runs = w.visited[:0], w.visits[:0], w.seen[:0], w.pattern[:0], w.runs[:0]
	w.rank = slices.Grow(w.rank[:0], len(t.Visits))[:len(t.Visits)]
	clear(w.rank)
	for n, i := range w.children {
		c := &w.g.Children[i]
		if n > 0 && w.visited[n-1].child == c.ID {
			w.visited = append(w.visited, w.visited[n-1]) // the same child twice
		} else {
			w.visited = append(w.visited, visited{child: c.ID})
			v := &w.visited[n]
			v.visits.from, v.seen.from, v.patterns.from = int32(len(w.visits)), int32(len(w.seen)), int32(len(w.pattern))
			w.visits, w.seen = t.appendVisits(w.visits, w.seen, w.g, c.ID, w.b.On)
			w.pattern = appendPatterns(w.pattern, w.patterns, c.ID)
			v.visits.to, v.seen.to, v.patterns.to = int32(len(w.visits)), int32(len(w.seen)), int32(len(w.pattern))
			for k := v.seen.from; k < v.seen.to; k++ {
				w.rank[w.seen[k].at] = k + 1
			}
		}
		v := &w.visited[n]
		v.runs.from = int32(len(w.runs))
		if w.visiting(c, v).due {
			w.runs = w.appendRuns(w.runs, c, w.patterns[w.pattern[v.patterns.from]].From)
		}
		v.runs.to = int32(len(w.runs))
	}
	if len(w.visits) < len(t.Visits) {
		for i := range t.Visits {
			if w.g.Child(t.Visits[i].Child) == nil {
				w.visits = append(w.visits, int32(i))
			}
		}
	}
}

// appendVisits appends the visits to a child in the order of their ids, and those by a day at which
// the social worker saw the child in the order of their days, one a day.
func (t *Timetable) appendVisits(visits []int32, seen []occasion, g *coregroup.CoreGroup, child procedure.ChildID, known calendar.Date) ([]int32, []occasion) {
	n, m := len(visits), len(seen)
	for i := range t.Visits {
		if v := &t.Visits[i]; v.Child == child {
			visits = append(visits, int32(i))
			if v.counts(g, known) {
				seen = append(seen, occasion{v.Made, int32(i)})
			}
		}
	}
	byID := func(a, b int32) int { return strings.Compare(string(t.Visits[a].ID), string(t.Visits[b].ID)) }
	byDay := func(a, b occasion) int { return cmp.Or(a.day.Compare(b.day), byID(a.at, b.at)) }
	inOrder(visits[n:], byID)
	if !slices.IsSortedFunc(seen[m:], byDay) {
		slices.SortFunc(seen[m:], byDay)
	}
	return visits, seen[:m+len(slices.CompactFunc(seen[m:], func(a, b occasion) bool { return a.day == b.day }))]
}

// appendPatterns appends the positions of a child's patterns in the order of their days, and of those
// of one day the one first that asks for more.
func appendPatterns(dst []int32, patterns []Pattern, child procedure.ChildID) []int32 {
	n := len(dst)
	for i := range patterns {
		if patterns[i].Child == child {
			dst = append(dst, int32(i))
		}
	}
	inOrder(dst[n:], func(a, b int32) int {
		p, q := &patterns[a], &patterns[b]
		if c := p.From.Compare(q.From); c != 0 {
			return c
		}
		return p.limit().Compare(q.limit())
	})
	return dst
}

// visiting is whether visits to a child are due, and what the rule comes to where they are not.
type visiting struct {
	due       bool
	otherwise procedure.Outcome
}

func (w *review) visiting(c *coregroup.Child, v *visited) visiting {
	on := w.b.On
	// The first pattern there is by the day.
	ok := v.patterns.from < v.patterns.to && !w.patterns[w.pattern[v.patterns.from]].From.After(on)
	switch stage := c.Stage(on); {
	case stage == coregroup.Unborn:
		return visiting{false, procedure.NotApplicable}
	case stage == 0:
		return visiting{false, procedure.Undetermined}
	case !slices.ContainsFunc(c.OnPlan, func(p coregroup.PlanPeriod) bool { return !p.From.After(on) }):
		_, otherwise := c.RulesRun(on) // no plan had started
		return visiting{false, otherwise}
	case !ok && !c.IsOnPlan(on):
		return visiting{false, procedure.NotApplicable}
	case !ok:
		return visiting{false, procedure.Pending}
	default:
		return visiting{true, procedure.NotApplicable}
	}
}

// appendRuns appends those of a child whose plan first said how often from a day on.
func (w *review) appendRuns(dst []run, c *coregroup.Child, first calendar.Date) []run {
	for i := range c.OnPlan {
		p := &c.OnPlan[i]
		start := first
		if start.Before(p.From) {
			start = p.From
		}
		if start.Before(c.Born) {
			start = c.Born
		}
		if start.After(w.b.On) || !p.To.IsZero() && start.After(p.To) || c.Stage(start) == coregroup.Adult {
			continue
		}
		dst = append(dst, run{i, start, c.PlanEndFrom(start, w.b.On)})
	}
	return dst
}
