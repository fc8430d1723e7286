package calendar_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/gb"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
)

// baseline is the calendar of England and Wales as a user of rickar/cal would
// set it up to be right from 2011 to 2028.
func baseline(cached bool) *cal.BusinessCalendar {
	c := cal.NewBusinessCalendar()
	once := func(name string, year int, month time.Month, dom int) *cal.Holiday {
		return &cal.Holiday{Name: name, StartYear: year, EndYear: year, Month: month, Day: dom, Func: cal.CalcDayOfMonth}
	}
	c.AddHoliday(
		gb.NewYear, gb.GoodFriday, gb.EasterMonday, gb.EarlyMay, gb.VEDay, gb.CoronationDay,
		gb.SpringHoliday.Clone(&cal.Holiday{Except: []int{2012, 2022}}), gb.SpringHoliday2022, gb.PlatinumJubilee,
		gb.SummerHoliday, gb.ChristmasDay, gb.BoxingDay,
		once("Royal wedding", 2011, time.April, 29),
		once("Spring", 2012, time.June, 4),
		once("Diamond Jubilee", 2012, time.June, 5),
		once("State Funeral", 2022, time.September, 19),
	)
	if cached {
		cal.CacheMaxSize = 1 << 20
		c.Cacheable = true
		for d := time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() < 2040; d = d.AddDate(0, 0, 1) {
			c.IsWorkday(d)
		}
	}
	return c
}

// The baseline is no straw man: it gives the same working days.
func TestBaselineAgrees(t *testing.T) {
	c, b := calendar.EnglandAndWales(), baseline(false)
	for d := day("2011-01-01"); !d.After(day("2028-12-31")); d = d.AddDays(1) {
		require.Equal(t, b.IsWorkday(d.Time(nil)), c.IsWorkingDay(d), "%v", d)
	}
	require.Equal(t, c.AddWorkingDays(day("2026-12-18"), 10), calendar.DateOf(b.WorkdaysFrom(day("2026-12-18").Time(nil), 10)))
}

// tables is the least that could give the answers: two slices, no range, no
// checks but the language's own.
type tables struct {
	base  calendar.Date
	count []int32
	days  []calendar.Date
}

func newTables(c *calendar.Calendar) *tables {
	x := &tables{base: coveredFrom}
	for d := coveredFrom; !d.After(coveredThrough); d = d.AddDays(1) {
		if c.IsWorkingDay(d) {
			x.days = append(x.days, d)
		}
		x.count = append(x.count, int32(len(x.days)))
	}
	return x
}

func (x *tables) isWorking(d calendar.Date) bool {
	i := d.Sub(x.base)
	return i > 0 && x.count[i] != x.count[i-1]
}

func (x *tables) add(d calendar.Date, n int) calendar.Date {
	return x.days[int(x.count[d.Sub(x.base)])+n-1]
}

func (x *tables) between(from, to calendar.Date) int {
	return int(x.count[to.Sub(x.base)] - x.count[from.Sub(x.base)])
}

const varied = 1024

// dates are spread over 2011 to 2025, in no order, and the same every run.
func dates() (list [varied]calendar.Date) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range list {
		list[i] = day("2011-01-01").AddDays(r.IntN(15 * 365))
	}
	return list
}

func times(list [varied]calendar.Date) (ts [varied]time.Time) {
	for i, d := range list {
		ts[i] = d.Time(nil)
	}
	return ts
}

// The sinks keep the calls from being optimised away.
var (
	sinkDate calendar.Date
	sinkInt  int
	sinkBool bool
	sinkTime time.Time
	sinkCal  *calendar.Calendar
)

func BenchmarkIsWorkingDay(b *testing.B) {
	list := dates()
	ts := times(list)
	b.Run("calendar", func(b *testing.B) {
		c := calendar.EnglandAndWales()
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			sinkBool = c.IsWorkingDay(list[i%varied])
		}
	})
	b.Run("tables", func(b *testing.B) {
		x := newTables(calendar.EnglandAndWales())
		for i := 0; b.Loop(); i++ {
			sinkBool = x.isWorking(list[i%varied])
		}
	})
	for name, cached := range map[string]bool{"rickar-cached": true, "rickar": false} {
		b.Run(name, func(b *testing.B) {
			c := baseline(cached)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				sinkBool = c.IsWorkday(ts[i%varied])
			}
		})
	}
}

func BenchmarkAddWorkingDays(b *testing.B) {
	list := dates()
	ts := times(list)
	for name, n := range map[string]int{"10": 10, "250": 250} {
		b.Run(name+"/calendar", func(b *testing.B) {
			c := calendar.EnglandAndWales()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				sinkDate = c.AddWorkingDays(list[i%varied], n)
			}
		})
		b.Run(name+"/tables", func(b *testing.B) {
			x := newTables(calendar.EnglandAndWales())
			for i := 0; b.Loop(); i++ {
				sinkDate = x.add(list[i%varied], n)
			}
		})
		for base, cached := range map[string]bool{"rickar-cached": true, "rickar": false} {
			b.Run(name+"/"+base, func(b *testing.B) {
				c := baseline(cached)
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					sinkTime = c.WorkdaysFrom(ts[i%varied], n)
				}
			})
		}
	}
}

func BenchmarkWorkingDaysBetween(b *testing.B) {
	list := dates()
	ts := times(list)
	for name, years := range map[string]int{"1-year": 1, "10-years": 10} {
		var ends [varied]calendar.Date
		for i, d := range list {
			ends[i] = d.AddMonths(12 * years)
		}
		endTimes := times(ends)
		b.Run(name+"/calendar", func(b *testing.B) {
			c := calendar.EnglandAndWales()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				sinkInt = c.WorkingDaysBetween(list[i%varied], ends[i%varied])
			}
		})
		b.Run(name+"/tables", func(b *testing.B) {
			x := newTables(calendar.EnglandAndWales())
			for i := 0; b.Loop(); i++ {
				sinkInt = x.between(list[i%varied], ends[i%varied])
			}
		})
		for base, cached := range map[string]bool{"rickar-cached": true, "rickar": false} {
			b.Run(name+"/"+base, func(b *testing.B) {
				c := baseline(cached)
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					sinkInt = c.WorkdaysInRange(ts[i%varied].AddDate(0, 0, 1), endTimes[i%varied])
				}
			})
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	b.Run("EnglandAndWales", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sinkCal = calendar.Build("England and Wales")
		}
	})
	b.Run("With", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sinkCal, _ = calendar.EnglandAndWales().With(calendar.Holiday{Date: day("2026-12-29"), Name: "closure"})
		}
	})
	b.Run("FromGOVUK", func(b *testing.B) {
		feed := wholeFeed(b)
		b.ReportAllocs()
		for b.Loop() {
			sinkCal, _ = calendar.FromGOVUK(feed, "england-and-wales")
		}
	})
}

func BenchmarkExplain(b *testing.B) {
	list := dates()
	c := calendar.EnglandAndWales()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c.Explain(list[i%varied], calendar.WorkingDays(10))
	}
}
