package childprotection_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// lived returns the case of a year as it may have gone, the same for the same seed: meetings,
// visits and reviews late or left out, minutes late, unsent, without a day or not written, plans
// that ended, someone who left, papers to a stranger, and chairs of every sort.
func lived(seed uint64) childprotection.Case {
	r := rand.New(rand.NewPCG(seed, 21))
	c := copied(year(size{members: 5, meetings: 1 + r.IntN(5), tasks: 1, visits: r.IntN(16)}))
	c.ID = procedure.CaseID(fmt.Sprintf("case-%d", seed))
	for i := range c.Children {
		if p := &c.Children[i].OnPlan[0]; r.IntN(3) == 0 {
			p.To, p.End = started.AddDays(20+r.IntN(260)), coregroup.EndedByReview
		}
	}
	if r.IntN(3) == 0 {
		c.Members[3].Periods = []coregroup.Membership{{Left: started.AddDays(r.IntN(250)), LeftReason: "x"}}
	}
	at := started
	for i := range c.Meetings {
		m, n := &c.Meetings[i], &c.Minutes[i]
		at = at.AddDays([]int{6, 11, 20, 30, 42, 43, 60}[r.IntN(7)])
		m.Bookings = []schedule.Booking{{On: started, Day: at}}
		if m.Held = yes; r.IntN(8) == 0 {
			m.Held = procedure.NotRecorded
		}
		m.Chair = []procedure.MemberID{"m1", "m1", "manager", "m2"}[r.IntN(4)]
		n.Chair = m.Chair
		n.Guests = nil
		if r.IntN(2) == 0 {
			n.Guests = []minutes.Guest{{Person: procedure.Person{Role: procedure.LineManager, ID: "manager"}}}
		}
		if r.IntN(2) == 0 {
			m.ChairReason, m.ChairSuitable = "x", yes
		}
		n.Written = at.AddDays(r.IntN(30))
		v := &n.Versions[0]
		v.Written = n.Written
		for j := range v.Sendings {
			if v.Sendings[j].On = n.Written.AddDays(r.IntN(9)); r.IntN(12) == 0 {
				v.Sendings[j].On = calendar.Date{}
			}
		}
		v.Sendings = slices.DeleteFunc(v.Sendings, func(minutes.Sending) bool { return r.IntN(8) == 0 })
		if r.IntN(6) == 0 {
			v.Sendings = append(v.Sendings, minutes.Sending{ID: "stray", To: procedure.Person{ID: "stranger"}, On: n.Written.AddDays(1), Extent: minutes.InFull})
		}
	}
	c.Minutes = slices.DeleteFunc(c.Minutes, func(n minutes.Minutes) bool {
		at := slices.IndexFunc(c.Meetings, func(m schedule.Meeting) bool { return m.ID == n.Meeting })
		return r.IntN(6) == 0 || c.Meetings[at].Held != yes
	})
	for i := range c.Visits {
		v := &c.Visits[i]
		if v.Made = started.AddDays(r.IntN(300)); r.IntN(5) == 0 {
			v.Seen, v.Alone, v.AloneReason, v.NobodyElse = no, 0, "", 0
		}
	}
	c.Conferences[1].Sittings[0] = started.AddDays(60 + r.IntN(60))
	c.Conferences[2].Sittings[0] = started.AddDays(200 + r.IntN(120))
	c.Conferences = c.Conferences[:1+r.IntN(3)]
	if r.IntN(4) == 0 {
		c.Exceptions = []procedure.AgreedException{{
			Rule: procedure.RuleNextMeeting, Subject: procedure.Subject{Kind: procedure.AllSubjects}, Reason: "x",
			AuthorisedBy: procedure.Person{Role: procedure.TeamManager, ID: "manager"}, Granted: started, Expires: started.AddDays(r.IntN(200)),
		}}
	}
	if r.IntN(4) == 0 {
		d := plan.Difficulty{ID: "d1", Date: started.AddDays(r.IntN(200)), SafetyAffected: yes, Immediate: no}
		if r.IntN(2) == 0 {
			d.Informed = []plan.Informed{{Manager: "manager", On: d.Date.AddDays(r.IntN(30))}}
		}
		c.Plan.Difficulties = []plan.Difficulty{d}
	}
	return c
}

// spanOf returns a span of a seed, reviewed while it runs or after it.
func spanOf(seed uint64) childprotection.Span {
	r := rand.New(rand.NewPCG(seed, 22))
	from := started.AddDays(r.IntN(300) - 20)
	return childprotection.Span{From: from, To: from.AddDays(r.IntN(150)), On: from.AddDays(r.IntN(300))}
}

// oracle works out the indicators of a case that lived returns from the facts themselves, slowly,
// without a finding.
type oracle struct {
	childprotection.Span
	c *childprotection.Case
	n childprotection.Indicators
}

// within is the last day so many working days after another, stepping from day to day.
func within(day calendar.Date, workingDays int) calendar.Date {
	for workingDays > 0 {
		if day = day.AddDays(1); calendar.EnglandAndWales().IsWorkingDay(day) {
			workingDays--
		}
	}
	return day
}

func (o *oracle) known(d calendar.Date) bool { return !d.IsZero() && !d.After(o.On) }

func (o *oracle) inSpan(d calendar.Date) bool { return !d.Before(o.From) && !d.After(o.To) }

// ended returns the last day of a child's plan, zero where it goes on.
func (o *oracle) ended(i int) calendar.Date {
	if to := o.c.Children[i].OnPlan[0].To; o.known(to) {
		return to
	}
	return calendar.Date{}
}

// allEnded returns the last day of the last plan.
func (o *oracle) allEnded() calendar.Date {
	a, b := o.ended(0), o.ended(1)
	if a.IsZero() || b.IsZero() {
		return calendar.Date{}
	}
	return slices.MaxFunc([]calendar.Date{a, b}, calendar.Date.Compare)
}

func (o *oracle) running(d calendar.Date) bool {
	return o.known(d) && (o.allEnded().IsZero() || !d.After(o.allEnded()))
}

// deadline counts something due by a day.
func (o *oracle) deadline(t *childprotection.Timeliness, due, done, ended calendar.Date, excepted bool) {
	if !o.known(done) || !ended.IsZero() && done.After(ended) {
		done = calendar.Date{}
	}
	open := done.IsZero()
	switch {
	case !o.inSpan(due):
	case open && !ended.IsZero() && !due.Before(ended):
	case !due.Before(o.On):
		t.ToCome++
	case !open && !done.After(due):
		t.OnTime++
	case excepted:
		t.Excepted++
	case open:
		t.NotDone++
	default:
		t.Late++
	}
}

// held returns the core groups held, in order.
func (o *oracle) held() []schedule.Meeting {
	var list []schedule.Meeting
	for _, m := range o.c.Meetings {
		if m.Held == yes && o.known(m.Bookings[0].Day) {
			list = append(list, m)
		}
	}
	return list
}

func (o *oracle) minutesOf(id procedure.MeetingID) *minutes.Minutes {
	for i := range o.c.Minutes {
		if o.c.Minutes[i].Meeting == id && o.known(o.c.Minutes[i].Written) {
			return &o.c.Minutes[i]
		}
	}
	return nil
}

func (o *oracle) work() childprotection.Indicators {
	o.n = childprotection.Indicators{Span: o.Span, Reviewed: 1}
	if o.known(started) {
		o.meetings()
		o.visits()
		o.reviews()
		o.plans()
	}
	o.safety()
	return o.n
}

func (o *oracle) meetings() {
	held := o.held()
	for i := range o.c.Children {
		var done calendar.Date
		if len(held) > 0 {
			done = held[0].Bookings[0].Day
		}
		o.deadline(&o.n.FirstMeetings, within(started, 10), done, o.ended(i), false)
	}
	for i, m := range held {
		day := m.Bookings[0].Day
		o.chairs(held[:i+1])
		n := o.minutesOf(m.ID)
		if !o.running(day) {
			continue
		}
		var following calendar.Date
		if i+1 < len(held) {
			following = held[i+1].Bookings[0].Day
		}
		excepted := false
		if len(o.c.Exceptions) > 0 {
			at := following
			if at.IsZero() || !o.allEnded().IsZero() && at.After(o.allEnded()) {
				at = o.On
			}
			excepted = !at.After(o.c.Exceptions[0].Expires)
		}
		o.deadline(&o.n.Intervals, day.AddDays(42), following, o.allEnded(), excepted)
		o.circulated(day, m.ID)
		if o.inSpan(day) {
			switch {
			case n != nil:
				o.n.MeetingsWithoutMinutes.No++
			case !within(day, 10).Before(o.On):
				o.n.MeetingsWithoutMinutes.ToCome++
			default:
				o.n.MeetingsWithoutMinutes.Yes++
			}
		}
	}
}

func (o *oracle) circulated(day calendar.Date, meeting procedure.MeetingID) {
	due, n := within(day, 10), o.minutesOf(meeting)
	for _, m := range o.c.Members {
		left := calendar.Date{}
		if len(m.Periods) > 0 {
			left = m.Periods[0].Left
		}
		gone := func(d calendar.Date) bool { return !left.IsZero() && d.After(left) }
		var sent calendar.Date
		undated := false
		if n != nil {
			for _, s := range n.Versions[0].Sendings {
				if s.To.ID == m.ID {
					undated = s.On.IsZero()
					if o.known(s.On) {
						sent = s.On
					}
				}
			}
		}
		owing := sent
		if sent.IsZero() {
			owing = slices.MinFunc([]calendar.Date{o.On, due}, calendar.Date.Compare)
		}
		switch {
		case gone(day), gone(owing):
		case undated:
			if o.inSpan(day) {
				o.n.MinutesCirculated.NotKnown++
			}
		default:
			o.deadline(&o.n.MinutesCirculated, due, sent, calendar.Date{}, false)
		}
	}
}

// chairs counts the chair of the last of some meetings, and after the first what becomes of the
// first two.
func (o *oracle) chairs(held []schedule.Meeting) {
	number := len(held)
	m := held[number-1]
	// there says whether the minutes show the chair there.
	there := func(m schedule.Meeting) bool {
		n := o.minutesOf(m.ID)
		return n != nil && (m.Chair != "manager" || len(n.Guests) > 0)
	}
	byManager := func(m schedule.Meeting) bool { return m.Chair == "manager" }
	// awaited says whether the minutes that would show it need not be there yet.
	awaited := func(m schedule.Meeting) bool {
		return o.minutesOf(m.ID) == nil && !o.On.After(calendar.EnglandAndWales().AddWorkingDays(m.Bookings[0].Day, 10))
	}
	t := &o.n.ChairsAsRequired
	if o.inSpan(m.Bookings[0].Day) {
		named := m.Chair == "m1" || byManager(m) && number <= 2
		other := m.ChairReason != ""
		switch {
		case named && there(m), !named && other && there(m):
			t.Yes++
		case !named && !other:
			t.No++
		case awaited(m):
			t.ToCome++
		default:
			t.NotKnown++
		}
	}
	if number > 1 || !o.inSpan(m.Bookings[0].Day) {
		return
	}
	all := o.held()
	two := all[:min(2, len(all))]
	switch {
	case slices.ContainsFunc(two, func(m schedule.Meeting) bool { return byManager(m) && there(m) }):
		o.n.FirstChairsAsRequired.Yes++
	case slices.ContainsFunc(two, func(m schedule.Meeting) bool { return byManager(m) && awaited(m) }):
		o.n.FirstChairsAsRequired.ToCome++
	case len(two) == 2 && slices.ContainsFunc(two, byManager):
		o.n.FirstChairsAsRequired.NotKnown++
	case len(two) == 2:
		o.n.FirstChairsAsRequired.No++
	case o.running(o.On):
		o.n.FirstChairsAsRequired.ToCome++
	}
}

func (o *oracle) visits() {
	for i := range o.c.Children {
		since := o.c.Plan.Revisions[0].Date
		if !o.known(since) || !o.ended(i).IsZero() && since.After(o.ended(i)) {
			continue
		}
		for first := true; ; first = false {
			var seen calendar.Date
			for _, v := range o.c.Visits {
				counts := v.Made.After(since) || first && v.Made == since // one on the day of the plan is the first
				if v.Child == o.c.Children[i].ID && v.Seen == yes && o.known(v.Made) && counts && (o.ended(i).IsZero() || !v.Made.After(o.ended(i))) && (seen.IsZero() || v.Made.Before(seen)) {
					seen = v.Made
				}
			}
			o.deadline(&o.n.Visits, since.AddDays(14), seen, o.ended(i), false)
			if seen.IsZero() {
				break
			}
			since = seen
		}
	}
}

func (o *oracle) reviews() {
	var held []calendar.Date
	for _, k := range o.c.Conferences[1:] {
		if o.known(k.Sittings[0]) {
			held = append(held, k.Sittings[0])
		}
	}
	for i := range o.c.Children {
		due := started.AddMonths(3)
		for n := 0; ; n++ {
			var done calendar.Date
			if n < len(held) {
				done = held[n]
			}
			o.deadline(&o.n.ReviewConferences, due, done, o.ended(i), false)
			if done.IsZero() || !o.ended(i).IsZero() && done.After(o.ended(i)) {
				break
			}
			due = done.AddMonths(6)
		}
	}
}

func (o *oracle) plans() {
	closing := slices.MinFunc([]calendar.Date{o.To, o.On}, calendar.Date.Compare)
	for i := range o.c.Children {
		end := o.ended(i)
		if o.inSpan(started) {
			o.n.PlansStarted++
		}
		count := func(l *childprotection.PlanLengths, last calendar.Date) {
			for d := started; !d.After(last); d = d.AddDays(1) {
				l.Days++
			}
			for months, band := range map[int]*int{3: &l.UpTo3Months, 6: &l.UpTo6Months, 12: &l.UpTo12Months, 24: &l.UpTo24Months} {
				under := map[int]int{3: 0, 6: 3, 12: 6, 24: 12}[months]
				if !last.After(started.AddMonths(months)) && (under == 0 || last.After(started.AddMonths(under))) {
					*band++
				}
			}
		}
		if !end.IsZero() && o.inSpan(end) {
			count(&o.n.PlansEnded, end)
		}
		if !closing.Before(started) && (end.IsZero() || end.After(closing)) {
			count(&o.n.PlansRunning, closing)
		}
	}
}

func (o *oracle) safety() {
	for _, n := range o.c.Minutes {
		for _, s := range n.Versions[0].Sendings {
			day := s.On
			if day.IsZero() {
				day = o.On
			}
			left := s.To.ID == "m3" && len(o.c.Members[3].Periods) > 0 && day.After(o.c.Members[3].Periods[0].Left)
			if o.known(day) && (s.To.ID == "stranger" || left) {
				o.n.Safety.NotMet++
			}
		}
	}
	for _, d := range o.c.Plan.Difficulties {
		if o.known(d.Date) && (len(d.Informed) == 0 || !o.known(d.Informed[0].On)) {
			o.n.Safety.NotMet++
		}
	}
	if o.n.Safety.NotMet > 0 {
		o.n.Safety.Cases = 1
	}
}

// The indicators of a case by its findings are those by its facts.
func TestIndicatorsAgreeWithTheFacts(t *testing.T) {
	total := childprotection.Indicators{}
	for seed := range uint64(share(1000)) {
		c, span := lived(seed), spanOf(seed)
		want := (&oracle{Span: span, c: &c}).work()
		got := indicators(t, span, c)
		if span.On.Before(started) { // nothing is recorded yet, and that is said
			got.FirstMeetings.Undated, got.ReviewConferences.Undated, got.Visits.Undated, got.FirstChairsAsRequired.Undated = 0, 0, 0, 0
		}
		require.Equal(t, want, got, "seed %d", seed)
		want.Span = childprotection.Span{}
		var err error
		total, err = total.Merge(want)
		require.NoError(t, err)
	}
	for name, n := range map[string]int{
		"first on time": total.FirstMeetings.OnTime, "first late": total.FirstMeetings.Late, "first not done": total.FirstMeetings.NotDone,
		"interval excepted": total.Intervals.Excepted, "interval not done": total.Intervals.NotDone, "minutes not known": total.MinutesCirculated.NotKnown,
		"minutes to come": total.MinutesCirculated.ToCome, "visits late": total.Visits.Late, "reviews late": total.ReviewConferences.Late,
		"without minutes": total.MeetingsWithoutMinutes.Yes, "without minutes yet": total.MeetingsWithoutMinutes.ToCome, "chairs not": total.ChairsAsRequired.No,
		"chairs not known": total.ChairsAsRequired.NotKnown, "first chairs not": total.FirstChairsAsRequired.No, "first chairs to come": total.FirstChairsAsRequired.ToCome,
		"safety": total.Safety.NotMet, "ended": total.PlansEnded.UpTo6Months, "running": total.PlansRunning.UpTo12Months,
	} {
		assert.Positive(t, n, name+" is among what was tried")
	}
}

// indicators returns those of some cases.
func indicators(t testing.TB, span childprotection.Span, list ...childprotection.Case) childprotection.Indicators {
	t.Helper()
	n := childprotection.Indicators{Span: span}
	b := basis(span.On.String())
	var r childprotection.Reviewer
	for i := range list {
		findings, err := r.AppendFindings(nil, b, &list[i])
		require.NoError(t, err)
		require.NoError(t, n.Add(span.On, &list[i], findings))
	}
	return n
}
