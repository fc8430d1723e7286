package calendar_test

import (
	"math"
	"testing"
	"time"
	_ "time/tzdata" // the zones below, wherever the tests run

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
)

var (
	day      = calendar.MustParseDate
	noDate   = calendar.Date{}
	firstDay = day("0001-01-01")
	lastDay  = day("9999-12-31")
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}

// Every day there is, walked one by one beside the standard library's calendar.
func TestDateAgreesWithTimeOnEveryDay(t *testing.T) {
	d := firstDay
	for tm := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC); tm.Year() < 10000; tm = tm.AddDate(0, 0, 1) {
		year, month, dom := tm.Date()
		y, m, dd := d.Date()
		if year != y || month != m || dom != dd || tm.Weekday() != d.Weekday() {
			t.Fatalf("got %v %v, want %v %v", d, d.Weekday(), tm, tm.Weekday())
		}
		if made, err := calendar.NewDate(year, month, dom); err != nil || made != d {
			t.Fatalf("NewDate(%d, %d, %d) = %v, %v", year, month, dom, made, err)
		}
		next := d.AddDays(1)
		if d != lastDay && (next.Sub(d) != 1 || !next.After(d) || !d.Before(next)) {
			t.Fatalf("the day after %v is %v", d, next)
		}
		d = next
	}
	assert.Equal(t, noDate, d, "the day after the last is no date")
}

func TestNewDate(t *testing.T) {
	for _, tc := range []struct {
		why              string
		year, month, day int
		ok               bool
	}{
		{"an ordinary day", 2026, 12, 18, true},
		{"leap day", 2028, 2, 29, true},
		{"leap day of a century divisible by 400", 2000, 2, 29, true},
		{"no leap day in a common year", 2026, 2, 29, false},
		{"no leap day in most centuries", 2100, 2, 29, false},
		{"31 April is not carried into May", 2026, 4, 31, false},
		{"day 0 is not the month before's last", 2026, 4, 0, false},
		{"month 13 is not next January", 2026, 13, 1, false},
		{"month 0", 2026, 0, 1, false},
		{"negative month", 2026, -1, 1, false},
		{"first year", 1, 1, 1, true},
		{"year 0", 0, 1, 1, false},
		{"last day", 9999, 12, 31, true},
		{"year 10000", 10000, 1, 1, false},
	} {
		d, err := calendar.NewDate(tc.year, time.Month(tc.month), tc.day)
		if !tc.ok {
			require.Error(t, err, tc.why)
			assert.Equal(t, noDate, d, tc.why)
			continue
		}
		require.NoError(t, err, tc.why)
		y, m, dd := d.Date()
		assert.Equal(t, [3]int{tc.year, tc.month, tc.day}, [3]int{y, int(m), dd}, tc.why)
	}
	_, err := calendar.NewDate(2026, 2, 30)
	assert.EqualError(t, err, "calendar: NewDate(2026, 2, 30): no such day")
}

func TestAddMonths(t *testing.T) {
	for _, tc := range []struct {
		from, want string
		n          int
	}{
		{"2026-01-31", "2026-02-28", 1},
		{"2028-01-31", "2028-02-29", 1},
		{"2026-08-31", "2027-02-28", 6},
		{"2027-08-31", "2028-02-29", 6},
		{"2028-02-29", "2029-02-28", 12},
		{"2026-03-31", "2026-02-28", -1},
		{"2026-12-18", "2027-03-18", 3},
		{"2026-12-31", "2027-03-31", 3},
		{"2026-11-30", "2027-02-28", 3},
		{"2026-05-15", "2026-05-15", 0},
		{"2026-01-15", "2025-12-15", -1},
		{"0001-01-31", "9999-12-31", 12*9998 + 11},
	} {
		assert.Equal(t, day(tc.want), day(tc.from).AddMonths(tc.n), "%s and %d months", tc.from, tc.n)
	}
	// The slow way: the month by counting, then the day moved back until it exists.
	for d := day("2023-12-01"); d.Before(day("2029-01-01")); d = d.AddDays(1) {
		for n := -30; n <= 30; n++ {
			y, m, dd := d.Date()
			for range n {
				if m++; m > 12 {
					y, m = y+1, 1
				}
			}
			for range -n {
				if m--; m < 1 {
					y, m = y-1, 12
				}
			}
			want, err := calendar.NewDate(y, m, dd)
			for err != nil {
				dd--
				want, err = calendar.NewDate(y, m, dd)
			}
			require.Equal(t, want, d.AddMonths(n), "%v and %d months", d, n)
		}
	}
}

func TestNoDateAbsorbsAndRangeEnds(t *testing.T) {
	for _, wide := range []int64{math.MinInt64, math.MinInt32 - 1, -1, 0, 1, math.MaxInt32 + 1, math.MaxInt64} {
		n := int(wide)
		assert.Equal(t, noDate, noDate.AddDays(n), "%d", n)
		assert.Equal(t, noDate, noDate.AddMonths(n), "%d", n)
		if n > 1 || n < -1 {
			assert.Equal(t, noDate, day("2026-06-01").AddDays(n), "%d", n)
			assert.Equal(t, noDate, day("2026-06-01").AddMonths(n), "%d", n)
		}
	}
	assert.Equal(t, noDate, firstDay.AddDays(-1))
	assert.Equal(t, noDate, firstDay.AddMonths(-1))
	assert.Equal(t, noDate, lastDay.AddMonths(1))
	assert.Equal(t, lastDay, firstDay.AddDays(lastDay.Sub(firstDay)))
	assert.Equal(t, firstDay, lastDay.AddDays(firstDay.Sub(lastDay)))
	assert.Zero(t, noDate.Sub(firstDay))
	assert.Zero(t, firstDay.Sub(noDate))

	assert.True(t, noDate.IsZero())
	assert.False(t, firstDay.IsZero())
	assert.True(t, noDate.Before(firstDay))
	assert.Equal(t, -1, noDate.Compare(firstDay))
	assert.Equal(t, 0, noDate.Compare(calendar.Date{}))
	assert.Equal(t, 1, lastDay.Compare(firstDay))
	assert.Equal(t, time.Sunday, noDate.Weekday())
	y, m, d := noDate.Date()
	assert.Equal(t, []int{0, 0, 0}, []int{y, int(m), d})
	assert.Zero(t, noDate.Time(time.UTC))
	assert.Empty(t, noDate.Format(time.DateOnly))
}

func TestDateOf(t *testing.T) {
	late := time.Date(2026, 6, 1, 23, 30, 0, 0, time.UTC)
	assert.Equal(t, day("2026-06-01"), calendar.DateOf(late))
	assert.Equal(t, day("2026-06-02"), calendar.DateOf(late.In(zone(t, "Europe/London"))), "BST is an hour on")
	assert.Equal(t, noDate, calendar.DateOf(time.Time{}))
	assert.Equal(t, noDate, calendar.DateOf(time.Time{}.In(zone(t, "Asia/Tokyo"))), "the zero Time wherever it is")
	assert.Equal(t, noDate, calendar.DateOf(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)))
	assert.Equal(t, noDate, calendar.DateOf(time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC)))
	assert.Equal(t, firstDay, calendar.DateOf(time.Date(1, 1, 1, 0, 0, 0, 1, time.UTC)))
}

func TestTimeIsTheFirstInstantOfTheDay(t *testing.T) {
	for _, tc := range []struct{ why, date, zone, want string }{
		{"an ordinary night", "2026-06-01", "Europe/London", "2026-06-01T00:00:00+01:00"},
		{"clocks change at 1, after midnight", "2026-03-29", "Europe/London", "2026-03-29T00:00:00Z"},
		{"midnight left out", "2022-03-27", "Asia/Gaza", "2022-03-27T01:00:00+03:00"},
		{"midnight left out, 1999", "1999-10-03", "America/Sao_Paulo", "1999-10-03T01:00:00-02:00"},
		{"midnight happens twice: the first", "2018-11-04", "America/Havana", "2018-11-04T00:00:00-04:00"},
		{"back across midnight: the first of two", "2006-10-29", "America/St_Johns", "2006-10-29T00:00:00-02:30"},
		{"the day left out: the first instant after it", "2011-12-30", "Pacific/Apia", "2011-12-31T00:00:00+14:00"},
		{"the day before one left out", "2011-12-29", "Pacific/Apia", "2011-12-29T00:00:00-10:00"},
		{"far east", "2026-01-01", "Pacific/Kiritimati", "2026-01-01T00:00:00+14:00"},
		{"far west", "2026-01-01", "Pacific/Pago_Pago", "2026-01-01T00:00:00-11:00"},
	} {
		got := day(tc.date).Time(zone(t, tc.zone))
		want, err := time.Parse(time.RFC3339, tc.want)
		require.NoError(t, err)
		assert.WithinDuration(t, want, got, 0, "%s: %s in %s is %s", tc.why, tc.date, tc.zone, got)
		assert.Equal(t, tc.zone, got.Location().String(), tc.why)
	}
	assert.Equal(t, time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC), day("2026-06-01").Time(nil))
	fixed := time.FixedZone("far", 40*60*60)
	assert.Equal(t, day("2026-06-01"), calendar.DateOf(day("2026-06-01").Time(fixed)))
}

// zoneByRule returns a zone that has no transitions of its own and extends by the
// rule of a TZ string for ever, as compact zone files do.
func zoneByRule(t *testing.T, rule string) *time.Location {
	t.Helper()
	header := func(types, chars int) []byte {
		b := append([]byte("TZif2"), make([]byte, 15)...)
		for _, n := range []int{0, 0, 0, 0, types, chars} {
			b = append(b, 0, 0, 0, byte(n))
		}
		return b
	}
	data := append(header(0, 0), header(1, 4)...)
	data = append(data, 0, 0, 0, 0, 0, 0) // one local time type: UTC, no DST, name at 0
	data = append(data, "LMT\x00\n"+rule+"\n"...)
	loc, err := time.LoadLocationFromTZData("rule", data)
	require.NoError(t, err)
	return loc
}

// A zone that extends by rule once made Time go round for ever, on the last days
// of leap years.
func TestTimeWhereZonesExtendByRule(t *testing.T) {
	for _, loc := range []*time.Location{
		zoneByRule(t, "GMT0BST,M3.5.0/1,M10.5.0"), zoneByRule(t, "NZST-12NZDT,M9.5.0,M4.1.0/3"), zoneByRule(t, "<-03>3<-02>,M10.3.0/0,M2.3.0/0"),
		zone(t, "Europe/London"), zone(t, "Pacific/Auckland"), zone(t, "America/St_Johns"),
	} {
		for d := day("1996-01-01"); d.Before(day("2105-01-03")); d = d.AddDays(1) {
			at := d.Time(loc)
			if calendar.DateOf(at) != d || !calendar.DateOf(at.Add(-1)).Before(d) {
				t.Fatalf("%v in %s begins at %v", d, loc, at)
			}
		}
	}
}

// In every zone, on every day of a century and more: the day of the instant is
// the day asked for, or it does not exist there, and the instant before it is
// on an earlier day.
func TestTimeAndDateOfAreInverse(t *testing.T) {
	missing := 0
	for _, name := range []string{"UTC", "Europe/London", "Asia/Gaza", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Kwajalein", "America/St_Johns", "America/Sao_Paulo", "America/Havana", "Africa/Cairo", "Asia/Beirut"} {
		loc := zone(t, name)
		for d := day("1960-01-01"); d.Before(day("2040-01-01")); d = d.AddDays(1) {
			at := d.Time(loc)
			switch got := calendar.DateOf(at); {
			case got == d.AddDays(1):
				missing++
			case got != d:
				t.Fatalf("%v in %s begins at %v", d, name, at)
			}
			if !calendar.DateOf(at.Add(-1)).Before(d) {
				t.Fatalf("%v in %s begins before %v", d, name, at)
			}
		}
	}
	assert.Equal(t, 3, missing, "Apia, Kiritimati and Kwajalein each left out one day")
}
