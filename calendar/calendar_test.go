package calendar_test

import (
	"math"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
)

var (
	coveredFrom    = day("1995-01-01")
	coveredThrough = day("2100-12-31")
)

// calendars are all kinds there are: the four built in, one with closures on
// every sort of day, one from a feed, the zero one, and the zero one with
// closures far apart.
func calendars(t testing.TB) map[string]*calendar.Calendar {
	t.Helper()
	council, err := calendar.EnglandAndWales().With(
		calendar.Holiday{Date: day("1995-01-01"), Name: "first day covered, a Sunday"},
		calendar.Holiday{Date: day("2026-12-29"), Name: "closure"},
		calendar.Holiday{Date: day("2026-12-30"), Name: "closure"},
		calendar.Holiday{Date: day("2026-12-26"), Name: "on a Saturday"},
		calendar.Holiday{Date: day("2026-12-25"), Name: "on Christmas Day"},
		calendar.Holiday{Date: day("2100-12-31"), Name: "last day covered, a Friday"},
	)
	require.NoError(t, err)
	weekdays, err := new(calendar.Calendar).With(
		calendar.Holiday{Date: day("2026-12-25"), Name: "closed"},
		calendar.Holiday{Date: day("2027-01-02"), Name: "closed on a Saturday"},
		calendar.Holiday{Date: day("2027-03-01"), Name: "closed"},
	)
	require.NoError(t, err)
	fed, err := calendar.FromGOVUK([]byte(feedFor("scotland", "2028-01-03", "2029-01-01", "2029-01-02")), "scotland")
	require.NoError(t, err)
	return map[string]*calendar.Calendar{
		"England and Wales": calendar.EnglandAndWales(),
		"Scotland":          calendar.Scotland(),
		"Northern Ireland":  calendar.NorthernIreland(),
		"United Kingdom":    calendar.UnitedKingdom(),
		"council":           council,
		"feed":              fed,
		"zero":              {},
		"zero with days":    weekdays,
	}
}

// slow is the oracle: it looks at one day at a time.
type slow struct {
	off           map[calendar.Date]bool
	from, through calendar.Date
}

func newSlow(c *calendar.Calendar) slow {
	s := slow{off: map[calendar.Date]bool{}, from: coveredFrom, through: coveredThrough}
	if from, _ := c.Announced(); from == firstDay {
		s.from, s.through = firstDay, lastDay
	}
	for h := range c.Holidays(s.from, s.through) {
		s.off[h.Date] = true
	}
	return s
}

func (s slow) working(d calendar.Date) bool {
	return !d.Before(s.from) && !d.After(s.through) && !s.off[d] && d.Weekday() != time.Saturday && d.Weekday() != time.Sunday
}

// check walks from d for n working days each way and compares every answer.
func (s slow) check(t *testing.T, c *calendar.Calendar, d calendar.Date, n int) {
	t.Helper()
	for _, step := range []int{1, -1} {
		at := d
		for k := 1; k <= n; k++ {
			for at = at.AddDays(step); !at.IsZero() && !s.working(at) && !at.Before(s.from) && !at.After(s.through); {
				at = at.AddDays(step)
			}
			if at.Before(s.from) || at.After(s.through) {
				at = noDate
			}
			if got := c.AddWorkingDays(d, step*k); got != at {
				t.Fatalf("AddWorkingDays(%v, %d) = %v, want %v", d, step*k, got, at)
			}
			if at.IsZero() {
				break
			}
			if got := c.WorkingDaysBetween(d, at); got != step*k {
				t.Fatalf("WorkingDaysBetween(%v, %v) = %d, want %d", d, at, got, step*k)
			}
		}
	}
	if c.IsWorkingDay(d) != s.working(d) {
		t.Fatalf("IsWorkingDay(%v) = %v", d, c.IsWorkingDay(d))
	}
	if got := c.AddWorkingDays(d, 0); got != d {
		t.Fatalf("AddWorkingDays(%v, 0) = %v", d, got)
	}
}

func TestCountingAgreesWithWalking(t *testing.T) {
	for name, c := range calendars(t) {
		t.Run(name, func(t *testing.T) {
			s := newSlow(c)
			for d := coveredFrom; !d.After(coveredThrough); d = d.AddDays(1) {
				s.check(t, c, d, 20)
			}
			for d := coveredFrom; !d.After(coveredThrough); d = d.AddDays(37) {
				s.check(t, c, d, 300)
			}
		})
	}
}

// Between any two days, working or not, in either order.
func TestWorkingDaysBetweenAgreesWithWalking(t *testing.T) {
	for name, c := range calendars(t) {
		s := newSlow(c)
		for from := day("2026-12-01"); from.Before(day("2027-02-01")); from = from.AddDays(1) {
			ahead, back := 0, 0
			for k := 0; k <= 400; k++ {
				if k > 0 && s.working(from.AddDays(k)) {
					ahead++
				}
				if k > 0 && s.working(from.AddDays(-k)) {
					back++
				}
				require.Equal(t, ahead, c.WorkingDaysBetween(from, from.AddDays(k)), "%s, %v and %d days", name, from, k)
				require.Equal(t, -back, c.WorkingDaysBetween(from, from.AddDays(-k)), "%s, %v less %d days", name, from, k)
			}
		}
	}
}

// The zero Calendar counts to both ends of all dates, with arithmetic alone or
// round a table.
func TestZeroCalendarReachesEveryDate(t *testing.T) {
	for _, name := range []string{"zero", "zero with days"} {
		c := calendars(t)[name]
		s := newSlow(c)
		for _, span := range [][2]string{{"0001-01-01", "0002-03-01"}, {"2026-11-01", "2027-04-30"}, {"9998-11-01", "9999-12-31"}} {
			for d := day(span[0]); !d.IsZero() && !d.After(day(span[1])); d = d.AddDays(1) {
				s.check(t, c, d, 60)
			}
		}
		all := c.WorkingDaysBetween(firstDay, lastDay)
		assert.Equal(t, lastDay, c.AddWorkingDays(firstDay, all), name)
		assert.Equal(t, firstDay, c.AddWorkingDays(lastDay, -all), name)
		assert.Equal(t, noDate, c.AddWorkingDays(firstDay, all+1), name)
		assert.Equal(t, noDate, c.AddWorkingDays(firstDay, -1), name)
	}
	from, through := new(calendar.Calendar).Announced()
	assert.Equal(t, []calendar.Date{firstDay, lastDay}, []calendar.Date{from, through})
}

func TestDayOfTheEventIsDayZero(t *testing.T) {
	c := calendar.EnglandAndWales()
	for _, tc := range []struct {
		why, from, want string
		n               int
	}{
		{"the tenth working day after Monday 1 June", "2026-06-01", "2026-06-15", 10},
		{"a Saturday plus one is Monday", "2026-06-06", "2026-06-08", 1},
		{"a Sunday plus one is Monday", "2026-06-07", "2026-06-08", 1},
		{"a Saturday less one is Friday", "2026-06-06", "2026-06-05", -1},
		{"a Monday less one is Friday", "2026-06-08", "2026-06-05", -1},
		{"nought is the day itself, a Saturday too", "2026-06-06", "2026-06-06", 0},
		{"across Christmas and New Year", "2026-12-18", "2027-01-06", 10},
		{"from Christmas Day itself", "2026-12-25", "2026-12-29", 1},
		{"across Easter", "2026-04-02", "2026-04-07", 1},
		{"across an early Easter and two substitutes", "2027-12-24", "2027-12-29", 1},
		{"from a leap day", "2028-02-29", "2028-03-14", 10},
		{"across 2011's royal wedding", "2011-04-21", "2011-05-10", 9},
		{"across 2022's jubilee", "2022-05-27", "2022-06-06", 4},
		{"over the moved spring holiday, worked in 2022", "2022-05-27", "2022-05-30", 1},
	} {
		assert.Equal(t, day(tc.want), c.AddWorkingDays(day(tc.from), tc.n), tc.why)
		assert.Equal(t, tc.n, c.WorkingDaysBetween(day(tc.from), day(tc.want)), tc.why)
	}
}

func TestAdd(t *testing.T) {
	c := calendar.EnglandAndWales()
	d := day("2026-12-18")
	assert.Equal(t, day("2027-01-06"), c.Add(d, calendar.WorkingDays(10)))
	assert.Equal(t, day("2026-12-28"), c.Add(d, calendar.Days(10)), "a bank holiday: a limit in days stays where it falls")
	assert.Equal(t, day("2027-01-29"), c.Add(d, calendar.Weeks(6)))
	assert.Equal(t, day("2027-03-18"), c.Add(d, calendar.Months(3)))
	assert.Equal(t, day("2026-12-04"), c.Add(d, calendar.WorkingDays(-10)))
	assert.Equal(t, day("2026-11-06"), c.Add(d, calendar.Weeks(-6)))
	assert.Equal(t, d, c.Add(d, calendar.Days(0)))
	assert.Equal(t, noDate, c.Add(d, calendar.Period{}), "no period gives no date")
	for _, p := range []calendar.Period{calendar.Days(10), calendar.WorkingDays(10), calendar.Weeks(6), calendar.Months(3), calendar.WorkingDays(0)} {
		assert.Equal(t, noDate, c.Add(noDate, p), p.String())
		// 7 times the last two wraps round to 5 and -5.
		for _, wide := range []int64{math.MaxInt64, math.MinInt64, math.MaxInt64/7 + 2, 1 << 40, 2635249153387078803, -2635249153387078803} {
			n := int(wide)
			far := map[calendar.Unit]func(int) calendar.Period{
				calendar.CalendarDay: calendar.Days, calendar.WorkingDay: calendar.WorkingDays, calendar.Week: calendar.Weeks, calendar.Month: calendar.Months,
			}[p.Unit()](n)
			assert.Equal(t, noDate, c.Add(d, far), far.String())
			assert.Equal(t, noDate, c.AddInclusive(d, far), far.String())
		}
	}
}

func TestAddInclusive(t *testing.T) {
	c := calendar.EnglandAndWales()
	for _, tc := range []struct {
		why, from, want string
		p               calendar.Period
	}{
		{"a working day is the first of ten", "2026-06-01", "2026-06-12", calendar.WorkingDays(10)},
		{"a Saturday is none of them", "2026-06-06", "2026-06-19", calendar.WorkingDays(10)},
		{"one working day is the day itself", "2026-06-01", "2026-06-01", calendar.WorkingDays(1)},
		{"days: the day before", "2026-06-06", "2026-06-15", calendar.Days(10)},
		{"weeks: the day before", "2026-06-01", "2026-07-12", calendar.Weeks(6)},
		{"months: the day before", "2026-12-31", "2027-03-30", calendar.Months(3)},
		{"counting back", "2026-06-15", "2026-06-02", calendar.WorkingDays(-10)},
		{"counting back days: the day after", "2026-06-15", "2026-06-06", calendar.Days(-10)},
		{"none", "2026-06-01", "2026-06-01", calendar.WorkingDays(0)},
		{"to the last day there is", "9999-12-30", "9999-12-31", calendar.Days(2)},
		{"to the last day there is, in weeks", "9999-12-25", "9999-12-31", calendar.Weeks(1)},
		{"back to the first", "0001-01-02", "0001-01-01", calendar.Days(-2)},
		{"none", "2026-06-01", "2026-06-01", calendar.Days(0)},
	} {
		assert.Equal(t, day(tc.want), c.AddInclusive(day(tc.from), tc.p), tc.why)
	}
	assert.Equal(t, noDate, c.AddInclusive(day("2026-06-01"), calendar.Period{}))
	assert.Equal(t, noDate, c.AddInclusive(noDate, calendar.Days(10)))
}

func TestNextAndPreviousWorkingDay(t *testing.T) {
	c := calendar.EnglandAndWales()
	for _, tc := range [][3]string{
		{"2026-12-24", "2026-12-24", "2026-12-24"},
		{"2026-12-25", "2026-12-29", "2026-12-24"},
		{"2026-12-26", "2026-12-29", "2026-12-24"},
		{"2026-12-28", "2026-12-29", "2026-12-24"},
		{"2027-01-01", "2027-01-04", "2026-12-31"},
	} {
		assert.Equal(t, day(tc[1]), c.NextWorkingDay(day(tc[0])), tc[0])
		assert.Equal(t, day(tc[2]), c.PreviousWorkingDay(day(tc[0])), tc[0])
	}
	assert.Equal(t, noDate, c.PreviousWorkingDay(coveredFrom), "a Sunday, and nothing before it is covered")
	assert.Equal(t, day("2100-12-31"), c.NextWorkingDay(coveredThrough))
	closed := calendars(t)["council"]
	assert.Equal(t, noDate, closed.NextWorkingDay(coveredThrough))
}

func TestOutsideWhatIsCovered(t *testing.T) {
	before, after := coveredFrom.AddDays(-1), coveredThrough.AddDays(1)
	for name, c := range calendars(t) {
		for _, d := range []calendar.Date{noDate, before, after} {
			if !d.IsZero() && name[:4] == "zero" {
				continue
			}
			assert.False(t, c.IsWorkingDay(d), name)
			for _, n := range []int{0, 1, -1, 300, math.MaxInt, math.MinInt} {
				assert.Equal(t, noDate, c.AddWorkingDays(d, n), "%s: %v and %d", name, d, n)
			}
			assert.Zero(t, c.WorkingDaysBetween(d, day("2026-06-01")), name)
			assert.Zero(t, c.WorkingDaysBetween(day("2026-06-01"), d), name)
			assert.Equal(t, noDate, c.NextWorkingDay(d), name)
			assert.Equal(t, noDate, c.PreviousWorkingDay(d), name)
			_, ok := c.Holiday(d)
			assert.False(t, ok, name)
			assert.False(t, c.IsAnnounced(d, d), name)
		}
		for _, n := range []int{math.MaxInt, math.MinInt, math.MaxInt32, math.MinInt32, 3000000, -3000000} {
			assert.Equal(t, noDate, c.AddWorkingDays(day("2026-06-01"), n), "%s: %d", name, n)
		}
	}
	c := calendar.EnglandAndWales()
	assert.Equal(t, noDate, c.AddWorkingDays(day("2100-12-30"), 2), "past the end")
	assert.Equal(t, day("2100-12-31"), c.AddWorkingDays(day("2100-12-30"), 1))
	assert.Equal(t, noDate, c.AddWorkingDays(day("1995-01-03"), -1), "2 January 1995 is a substitute for New Year's Day")
}

func TestNilCalendarCoversNothing(t *testing.T) {
	var c *calendar.Calendar
	d := day("2026-06-01")
	assert.False(t, c.IsWorkingDay(d))
	assert.Equal(t, noDate, c.AddWorkingDays(d, 1))
	assert.Equal(t, noDate, c.AddWorkingDays(d, 0))
	assert.Equal(t, noDate, c.Add(d, calendar.Days(1)))
	assert.Equal(t, noDate, c.AddInclusive(d, calendar.Days(1)))
	assert.Zero(t, c.WorkingDaysBetween(d, d.AddDays(9)))
	assert.Equal(t, noDate, c.NextWorkingDay(d))
	assert.Equal(t, noDate, c.PreviousWorkingDay(d))
	_, ok := c.Holiday(d)
	assert.False(t, ok)
	assert.Empty(t, slices.Collect(c.Holidays(firstDay, lastDay)))
	assert.Empty(t, slices.Collect(c.Closures()))
	from, through := c.Announced()
	assert.Equal(t, []calendar.Date{noDate, noDate}, []calendar.Date{from, through})
	assert.False(t, c.IsAnnounced(d, d))
	assert.False(t, c.IsAnnounced(noDate, noDate))
	assert.Nil(t, c.WithoutClosures())
	assert.Equal(t, calendar.Receipt{From: d, Period: calendar.Days(1)}, c.Explain(d, calendar.Days(1)))
	_, err := c.With(calendar.Holiday{Date: d, Name: "closure"})
	assert.Error(t, err)
	assert.Equal(t, "no calendar", c.String())
}

func TestHolidayAgreesWithHolidays(t *testing.T) {
	for name, c := range calendars(t) {
		listed := map[calendar.Date]calendar.Holiday{}
		last := noDate
		for h := range c.Holidays(firstDay, lastDay) {
			require.True(t, h.Date.After(last), "%s: ascending, one a day", name)
			last = h.Date
			listed[h.Date] = h
			assert.False(t, c.IsWorkingDay(h.Date), "%s: %v", name, h)
		}
		for d := coveredFrom; !d.After(coveredThrough); d = d.AddDays(1) {
			h, ok := c.Holiday(d)
			require.Equal(t, listed[d], h, "%s: %v", name, d)
			require.Equal(t, h != calendar.Holiday{}, ok)
		}
	}
}

func TestHolidaysBetween(t *testing.T) {
	names := func(from, to calendar.Date) (list []string) {
		for h := range calendars(t)["council"].Holidays(from, to) {
			list = append(list, h.Date.Format("2 Jan")+" "+h.Name)
		}
		return list
	}
	assert.Equal(t, []string{
		"25 Dec Christmas Day", "26 Dec on a Saturday", "28 Dec Boxing Day", "29 Dec closure", "30 Dec closure", "1 Jan New Year’s Day",
	}, names(day("2026-12-25"), day("2027-01-01")), "both ends included")
	assert.Equal(t, []string{"29 Dec closure"}, names(day("2026-12-29"), day("2026-12-29")))
	assert.Empty(t, names(day("2026-12-31"), day("2026-12-31")))
	assert.Empty(t, names(day("2027-01-01"), day("2026-12-25")), "the wrong way round")
	assert.Empty(t, names(noDate, day("2026-12-31")))
	assert.Empty(t, names(day("2026-12-25"), noDate))
	for range calendar.EnglandAndWales().Holidays(firstDay, lastDay) {
		break // a walk may stop early
	}
	for range calendars(t)["council"].Closures() {
		break
	}
}

func TestAnnounced(t *testing.T) {
	for _, c := range []*calendar.Calendar{calendar.EnglandAndWales(), calendar.Scotland(), calendar.NorthernIreland(), calendar.UnitedKingdom(), calendars(t)["council"]} {
		from, through := c.Announced()
		assert.Equal(t, day("2011-01-01"), from)
		assert.Equal(t, day("2028-12-31"), through)
		assert.True(t, c.IsAnnounced(from, through))
		assert.True(t, c.IsAnnounced(through, from), "in either order")
		assert.False(t, c.IsAnnounced(from.AddDays(-1), through))
		assert.False(t, c.IsAnnounced(from, through.AddDays(1)))
		assert.False(t, c.IsAnnounced(noDate, through))
		assert.False(t, c.IsAnnounced(through, noDate))
	}
	assert.True(t, new(calendar.Calendar).IsAnnounced(firstDay, lastDay))
}

func TestNothingAllocates(t *testing.T) {
	c, d, to := calendar.EnglandAndWales(), day("2026-12-18"), day("2036-12-18")
	for name, f := range map[string]func(){
		"IsWorkingDay":       func() { c.IsWorkingDay(d) },
		"AddWorkingDays":     func() { c.AddWorkingDays(d, 10) },
		"WorkingDaysBetween": func() { c.WorkingDaysBetween(d, to) },
		"Add":                func() { c.Add(d, calendar.Months(3)) },
		"AddInclusive":       func() { c.AddInclusive(d, calendar.WorkingDays(10)) },
		"NextWorkingDay":     func() { c.NextWorkingDay(d) },
		"Holiday":            func() { c.Holiday(d) },
		"Holidays": func() {
			for range c.Holidays(d, to) {
			}
		},
	} {
		assert.Zero(t, testing.AllocsPerRun(100, f), name)
	}
}

// Shared reading from many goroutines, whose answers are those of one.
func TestParallelUse(t *testing.T) {
	var wg sync.WaitGroup
	want := calendar.UnitedKingdom().AddWorkingDays(day("2026-12-18"), 10)
	for i := range 16 {
		wg.Go(func() {
			for _, c := range []*calendar.Calendar{calendar.UnitedKingdom(), calendar.EnglandAndWales(), calendar.Scotland(), calendar.NorthernIreland()} {
				with, err := c.With(calendar.Holiday{Date: day("2026-12-29"), Name: "closure"})
				assert.NoError(t, err)
				for n := range 250 {
					d := day("2026-12-18").AddDays(i)
					c.AddWorkingDays(d, n)
					with.AddWorkingDays(d, n)
					c.Explain(d, calendar.WorkingDays(10))
					c.Holiday(d)
				}
			}
			assert.Equal(t, want, calendar.UnitedKingdom().AddWorkingDays(day("2026-12-18"), 10))
		})
	}
	wg.Wait()
}
