package calendar_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
)

func divisions() map[string]*calendar.Calendar {
	return map[string]*calendar.Calendar{
		"England and Wales": calendar.EnglandAndWales(),
		"Scotland":          calendar.Scotland(),
		"Northern Ireland":  calendar.NorthernIreland(),
	}
}

// published reads the officially published dates, by division.
func published(t testing.TB) map[string][]calendar.Holiday {
	t.Helper()
	data, err := os.ReadFile("testdata/published.txt")
	require.NoError(t, err)
	lists := map[string][]calendar.Holiday{}
	division := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			division = strings.Trim(line, "[]")
			continue
		}
		year, days, ok := strings.Cut(line, ": ")
		require.True(t, ok, line)
		for _, one := range strings.Split(days, " | ") {
			on, title, ok := strings.Cut(one, ", ")
			require.True(t, ok, one)
			tm, err := time.Parse("2 Jan 2006", on+" "+year)
			require.NoError(t, err)
			lists[division] = append(lists[division], calendar.Holiday{Date: calendar.DateOf(tm), Name: title})
		}
	}
	return lists
}

func TestPublishedDates(t *testing.T) {
	total := 0
	for division, want := range published(t) {
		var got []calendar.Holiday
		for h := range divisions()[division].Holidays(divisions()[division].Announced()) {
			got = append(got, h)
		}
		assert.Equal(t, want, got, division)
		total += len(want)
	}
	assert.Equal(t, 502, total, "the whole table was read")
}

// Elsewhere in the range the dates follow the statute, worked out here another
// way: every holiday on its own day, then each at a weekend put on the next
// weekday not yet taken.
func TestDatesByRule(t *testing.T) {
	for division, c := range divisions() {
		for year := 1995; year <= 2100; year++ {
			if year >= 2011 && year <= 2028 {
				continue
			}
			got := map[calendar.Date]string{}
			for h := range c.Holidays(on(year, 1, 1), on(year, 12, 31)) {
				got[h.Date] = h.Name
			}
			require.Equal(t, byStatute(division, year), got, "%s %d", division, year)
		}
	}
}

func on(year, month, dom int) calendar.Date {
	d, err := calendar.NewDate(year, time.Month(month), dom)
	if err != nil {
		panic(err)
	}
	return d
}

func byStatute(division string, year int) map[calendar.Date]string {
	monday := func(month, dom int) calendar.Date { // the first Monday on or after
		d := on(year, month, dom)
		for d.Weekday() != time.Monday {
			d = d.AddDays(1)
		}
		return d
	}
	easter := easterSunday(year)
	days := map[calendar.Date]string{
		easter.AddDays(-2): "Good Friday",
		monday(5, 1):       "Early May bank holiday",
		monday(5, 25):      "Spring bank holiday",
	}
	if division == "Scotland" {
		days[monday(8, 1)] = "Summer bank holiday"
	} else {
		days[easter.AddDays(1)] = "Easter Monday"
		days[monday(8, 25)] = "Summer bank holiday"
	}
	switch year {
	case 1995:
		delete(days, monday(5, 1))
		days[on(1995, 5, 8)] = "Early May bank holiday (VE day)"
	case 1999:
		days[on(1999, 12, 31)] = "Millennium bank holiday"
	case 2002:
		delete(days, monday(5, 25))
		days[on(2002, 6, 3)] = "Queen’s Golden Jubilee"
		days[on(2002, 6, 4)] = "Spring bank holiday"
	}
	type fixed struct {
		month, dom int
		name       string
	}
	list := []fixed{{1, 1, "New Year’s Day"}, {12, 25, "Christmas Day"}, {12, 26, "Boxing Day"}}
	switch division {
	case "Scotland":
		list = append(list, fixed{1, 2, "2nd January"})
		if year >= 2007 {
			list = append(list, fixed{11, 30, "St Andrew’s Day"})
		}
	case "Northern Ireland":
		list = append(list, fixed{3, 17, "St Patrick’s Day"}, fixed{7, 12, "Battle of the Boyne (Orangemen’s Day)"})
	}
	weekend := func(d calendar.Date) bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }
	for _, f := range list {
		if d := on(year, f.month, f.dom); !weekend(d) {
			days[d] = f.name
		}
	}
	for _, f := range list {
		d := on(year, f.month, f.dom)
		if !weekend(d) {
			continue
		}
		for weekend(d) || days[d] != "" {
			d = d.AddDays(1)
		}
		days[d] = f.name
	}
	return days
}

// easterSunday is the first Sunday after the ecclesiastical full moon, found
// from the golden number and the epact, day by day.
func easterSunday(year int) calendar.Date {
	golden := year%19 + 1
	century := year/100 + 1
	epact := ((11*golden+20+(8*century+5)/25-5-(3*century/4-12))%30 + 30) % 30
	if epact == 24 || epact == 25 && golden > 11 {
		epact++
	}
	moon := on(year, 3, 1).AddDays(44 - epact - 1)
	if moon.Before(on(year, 3, 21)) {
		moon = moon.AddDays(30)
	}
	for d := moon.AddDays(1); ; d = d.AddDays(1) {
		if d.Weekday() == time.Sunday {
			return d
		}
	}
}

func TestDaysThatMoved(t *testing.T) {
	ew, s, ni := calendar.EnglandAndWales(), calendar.Scotland(), calendar.NorthernIreland()
	for _, tc := range []struct {
		why, date string
		c         *calendar.Calendar
		name      string
	}{
		{"May Day 1995 moved to VE day", "1995-05-08", ew, "Early May bank holiday (VE day)"},
		{"so 1 May was worked", "1995-05-01", ew, ""},
		{"the eve of 2000", "1999-12-31", ni, "Millennium bank holiday"},
		{"1 January 2000 was a Saturday", "2000-01-03", s, "New Year’s Day"},
		{"and 2 January a Sunday", "2000-01-04", s, "2nd January"},
		{"golden jubilee", "2002-06-03", s, "Queen’s Golden Jubilee"},
		{"spring 2002 moved", "2002-06-04", ew, "Spring bank holiday"},
		{"so its Monday was worked", "2002-05-27", ew, ""},
		{"and in 2012", "2012-05-28", ew, ""},
		{"and in 2022", "2022-05-30", ni, ""},
		{"May Day 2020 moved", "2020-05-04", s, ""},
		{"St Andrew's Day is not yet one in 2006", "2006-11-30", s, ""},
		{"St Andrew's Day from 2007", "2007-11-30", s, "St Andrew’s Day"},
		{"no Easter Monday in Scotland", "2026-04-06", s, ""},
		{"one June day in Scotland alone", "2026-06-15", s, "World Cup bank holiday"},
		{"and not in England", "2026-06-15", ew, ""},
		{"earliest Easter of the range", "2008-03-21", ew, "Good Friday"},
		{"latest Easter of the range", "2038-04-23", ew, "Good Friday"},
		{"Christmas on a Sunday: the 26th keeps its name", "2033-12-26", ew, "Boxing Day"},
		{"and Christmas Day goes to the 27th", "2033-12-27", ew, "Christmas Day"},
		{"New Year on a Sunday in Scotland", "2034-01-03", s, "New Year’s Day"},
	} {
		h, ok := tc.c.Holiday(day(tc.date))
		assert.Equal(t, tc.name, h.Name, tc.why)
		assert.Equal(t, tc.name != "", ok, tc.why)
		assert.Equal(t, tc.name == "", tc.c.IsWorkingDay(day(tc.date)), tc.why)
	}
}

func TestUnitedKingdom(t *testing.T) {
	uk := calendar.UnitedKingdom()
	for d := coveredFrom; !d.After(coveredThrough); d = d.AddDays(1) {
		var want calendar.Holiday
		for _, c := range []*calendar.Calendar{calendar.NorthernIreland(), calendar.Scotland(), calendar.EnglandAndWales()} {
			if h, ok := c.Holiday(d); ok {
				want = h
			}
		}
		got, _ := uk.Holiday(d)
		require.Equal(t, want, got, "%v", d)
	}
	h, _ := uk.Holiday(day("2012-01-02"))
	assert.Equal(t, "New Year’s Day", h.Name, "2nd January in Scotland, named by the first that has it")
	h, _ = uk.Holiday(day("2026-07-13"))
	assert.Equal(t, "Battle of the Boyne (Orangemen’s Day)", h.Name)
}

// The rules' source takes its dates from the zone of the process. Compiled in
// any of these, with midnights and whole days left out, the calendars are the
// same.
func TestCompiledAlikeInEveryZone(t *testing.T) {
	defer func(loc *time.Location) { cal.DefaultLoc = loc }(cal.DefaultLoc)
	// One with a Friday, a Monday and 17 March whose midnights are left out, west
	// of Greenwich, where a midnight that is left out becomes the evening before.
	for _, rule := range []string{"<-04>4<-03>,M3.5.5/0,M10.5.0", "<-04>4<-03>,M5.1.1/0,M10.5.0", "<-04>4<-03>,J76/0,M10.5.0"} {
		cal.DefaultLoc = zoneByRule(t, rule)
		for division, c := range divisions() {
			assert.Equal(t, c, calendar.Build(division), "%s in %s", division, rule)
		}
	}
	for _, name := range []string{"Asia/Gaza", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Kwajalein", "America/Sao_Paulo", "America/St_Johns", "America/Asuncion", "America/Santiago", "Asia/Beirut", "Africa/Cairo", "Asia/Amman", "Asia/Tehran", "America/Havana", "Atlantic/Azores", "Pacific/Pago_Pago", "Europe/London"} {
		cal.DefaultLoc = zone(t, name)
		for division, c := range divisions() {
			assert.Equal(t, c, calendar.Build(division), "%s in %s", division, name)
		}
	}
}

// Where two substitutes want one day, it is their dates that decide, not the
// order in which the rules are listed.
func TestOrderOfRulesIsNoMatter(t *testing.T) {
	for division, c := range divisions() {
		assert.Equal(t, c, calendar.BuildReversed(division), division)
	}
}
