package calendar

import (
	"slices"
	"sync"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/gb"
)

// The years that the built-in calendars cover, and those of them for which the bank holidays are officially published.
const (
	firstYear, lastYear                   = 1995, 2100
	firstAnnouncedYear, lastAnnouncedYear = 2011, 2028
)

// EnglandAndWales returns the calendar of England and Wales.
//
// It and the other three built-in calendars cover 1995 to 2100. The years 2011 to 2028 are as officially published, title by
// title. Before those years bank holidays follow the rules, with the days known to have been moved or added. After them they
// are projected by the rules alone.
func EnglandAndWales() *Calendar { return englandAndWales() }

// Scotland returns the calendar of Scotland; see [EnglandAndWales] for the years. Local holidays that Scottish councils keep
// instead of a bank holiday are not in it: [Calendar.With] adds them.
func Scotland() *Calendar { return scotland() }

// NorthernIreland returns the calendar of Northern Ireland; see [EnglandAndWales] for the years.
func NorthernIreland() *Calendar { return northernIreland() }

// UnitedKingdom returns a calendar with every bank holiday of England and Wales, Scotland and Northern Ireland: its working
// days are worked in all of them. A day off in several has the title it has in the first of them, in that order. See
// [EnglandAndWales] for the years.
func UnitedKingdom() *Calendar { return unitedKingdom() }

var (
	englandAndWales = sync.OnceValue(func() *Calendar { return builtIn(divisionEnglandAndWales()) })
	scotland        = sync.OnceValue(func() *Calendar { return builtIn(divisionScotland()) })
	northernIreland = sync.OnceValue(func() *Calendar { return builtIn(divisionNorthernIreland()) })
	unitedKingdom   = sync.OnceValue(func() *Calendar {
		return builtInFrom("United Kingdom", union(EnglandAndWales(), Scotland(), NorthernIreland()))
	})
)

// division says how the bank holidays of one part of the United Kingdom fall.
type division struct {
	name string
	// rules give a bank holiday a year each, on its own date: the substitute for
	// a weekend is found by [division.year], since it depends on the others.
	rules []*cal.Holiday
	// proclaimed are the days moved to or added once.
	proclaimed []Holiday
	// titles are those officially published where the rule's is another.
	titles []Holiday
}

func builtIn(v division) *Calendar {
	var list []Holiday
	for y := firstYear; y <= lastYear; y++ {
		list = append(list, v.year(y)...)
	}
	return builtInFrom(v.name, list)
}

func builtInFrom(name string, list []Holiday) *Calendar {
	return newCalendar(Calendar{
		name:          name,
		from:          civil(firstYear, time.January, 1),
		through:       civil(lastYear, time.December, 31),
		announcedFrom: civil(firstAnnouncedYear, time.January, 1), announcedThrough: civil(lastAnnouncedYear, time.December, 31),
		holidays: list,
	})
}

func (v *division) year(y int) []Holiday {
	var list, displaced []Holiday
	for _, h := range v.proclaimed {
		if h.Date.year() == y {
			list = append(list, h)
		}
	}
	for _, rule := range v.rules {
		d := occurrence(rule, y)
		switch h := (Holiday{Date: d, Name: rule.Name}); {
		case d.IsZero():
		case isWeekend(d):
			displaced = append(displaced, h)
		default:
			list = append(list, h)
		}
	}
	// A bank holiday at a weekend is kept on the next weekday that is free once all those on a weekday have theirs: Boxing
	// Day stays on Monday 26 December and Christmas Day moves past it to the 27th.
	slices.SortFunc(displaced, byDate)
	for _, h := range displaced {
		for isWeekend(h.Date) || slices.ContainsFunc(list, onDay(h.Date)) {
			h.Date = h.Date.AddDays(1)
		}
		list = append(list, h)
	}
	slices.SortFunc(list, byDate)
	for _, titled := range v.titles {
		if i, ok := slices.BinarySearchFunc(list, titled.Date, compareHoliday); ok {
			list[i].Name = titled.Name
		}
	}
	return list
}

func byDate(a, b Holiday) int { return a.Date.Compare(b.Date) }

func onDay(d Date) func(Holiday) bool { return func(h Holiday) bool { return h.Date == d } }

// occurrence returns the day that a rule gives in year y before any substitution, the zero Date if none. The rules' own
// dates are midnights in the process's zone, and where clocks go forward at midnight there is none: it may then be the hour
// before, so the day is read twelve hours on.
func occurrence(rule *cal.Holiday, y int) Date {
	actual, _ := rule.Calc(y)
	if actual.IsZero() {
		return Date{}
	}
	return DateOf(actual.Add(12 * time.Hour))
}

// union returns the holidays of all the calendars, each day's from the first that has it.
func union(cs ...*Calendar) []Holiday {
	var list []Holiday
	for _, c := range cs {
		list = append(list, c.holidays...)
	}
	slices.SortStableFunc(list, byDate)
	return slices.CompactFunc(list, func(a, b Holiday) bool { return a.Date == b.Date })
}

// The titles of the bank holidays that follow a rule, as they are published.
const (
	newYearsDay  = "New Year’s Day"
	secondOfJan  = "2nd January"
	earlyMay     = "Early May bank holiday"
	springHol    = "Spring bank holiday"
	summerHol    = "Summer bank holiday"
	christmasDay = "Christmas Day"
	boxingDay    = "Boxing Day"
)

// named returns the rule under its published title and without the years in which the day was moved.
func named(rule *cal.Holiday, title string, moved ...int) *cal.Holiday {
	return rule.Clone(&cal.Holiday{Name: title, Except: append([]int{}, moved...)})
}

// yearly returns the rule for the same day every year since a first one.
func yearly(title string, month time.Month, day, since int) *cal.Holiday {
	return &cal.Holiday{Name: title, Month: month, Day: day, StartYear: since, Func: cal.CalcDayOfMonth}
}

func everywhere() []*cal.Holiday {
	return []*cal.Holiday{
		named(gb.NewYear, newYearsDay),
		named(gb.GoodFriday, "Good Friday"),
		named(gb.EarlyMay, earlyMay, 1995, 2020),
		named(gb.SpringHoliday, springHol, 2002, 2012, 2022),
		named(gb.ChristmasDay, christmasDay),
		named(gb.BoxingDay, boxingDay),
	}
}

func proclaimed(more ...Holiday) []Holiday {
	return append([]Holiday{
		{Date: civil(1995, time.May, 8), Name: earlyMay + " (VE day)"},
		{Date: civil(1999, time.December, 31), Name: "Millennium bank holiday"},
		{Date: civil(2002, time.June, 3), Name: "Queen’s Golden Jubilee"},
		{Date: civil(2002, time.June, 4), Name: springHol},
		{Date: civil(2011, time.April, 29), Name: "Royal wedding"},
		{Date: civil(2012, time.June, 4), Name: springHol},
		{Date: civil(2012, time.June, 5), Name: "Queen’s Diamond Jubilee"},
		{Date: civil(2020, time.May, 8), Name: earlyMay + " (VE day)"},
		{Date: civil(2022, time.June, 2), Name: springHol},
		{Date: civil(2022, time.June, 3), Name: "Platinum Jubilee bank holiday"},
		{Date: civil(2022, time.September, 19), Name: "Bank Holiday for the State Funeral of Queen Elizabeth II"},
		{Date: civil(2023, time.May, 8), Name: "Bank holiday for the coronation of King Charles III"},
	}, more...)
}

// titledIn2011 returns the titles of 2011, when they were capitalised otherwise and Christmas Day on a Sunday was named
// before Boxing Day; summer is the day of the summer bank holiday in August.
func titledIn2011(summer int, more ...Holiday) []Holiday {
	return append([]Holiday{
		{Date: civil(2011, time.May, 2), Name: "Early May Bank Holiday"},
		{Date: civil(2011, time.May, 30), Name: "Spring Bank Holiday"},
		{Date: civil(2011, time.August, summer), Name: "Summer Bank Holiday"},
		{Date: civil(2011, time.December, 26), Name: christmasDay},
		{Date: civil(2011, time.December, 27), Name: boxingDay},
	}, more...)
}

func divisionEnglandAndWales() division {
	return division{
		name: "England and Wales",
		rules: append(everywhere(),
			named(gb.EasterMonday, "Easter Monday"),
			named(gb.SummerHoliday, summerHol),
		),
		proclaimed: proclaimed(),
		titles:     titledIn2011(29),
	}
}

func divisionScotland() division {
	return division{
		name: "Scotland",
		rules: append(everywhere(),
			yearly(secondOfJan, time.January, 2, 0),
			named(gb.SummerHolidayScotland, summerHol),
			yearly("St Andrew’s Day", time.November, 30, 2007),
		),
		proclaimed: proclaimed(Holiday{Date: civil(2026, time.June, 15), Name: "World Cup bank holiday"}),
		titles: titledIn2011(1,
			Holiday{Date: civil(2023, time.January, 2), Name: newYearsDay},
			Holiday{Date: civil(2023, time.January, 3), Name: secondOfJan},
		),
	}
}

func divisionNorthernIreland() division {
	return division{
		name: "Northern Ireland",
		rules: append(everywhere(),
			yearly("St Patrick’s Day", time.March, 17, 0),
			named(gb.EasterMonday, "Easter Monday"),
			yearly("Battle of the Boyne (Orangemen’s Day)", time.July, 12, 0),
			named(gb.SummerHoliday, summerHol),
		),
		proclaimed: proclaimed(),
		titles: titledIn2011(29,
			Holiday{Date: civil(2011, time.April, 29), Name: "Royal Wedding"},
		),
	}
}
