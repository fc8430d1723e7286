package calendar_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
)

// replay counts a receipt again from what it shows, with no calendar.
func replay(r calendar.Receipt) calendar.Date {
	over := map[calendar.Date]bool{}
	for _, p := range r.PassedOver {
		over[p.Date] = true
	}
	n, step := r.Period.N(), 1
	if n < 0 {
		n, step = -n, -1
	}
	at := r.From
	switch r.Period.Unit() {
	case 0:
		return noDate
	case calendar.WorkingDay:
		if r.FirstDayCounted && n > 0 && !over[at] {
			n--
		}
		for n > 0 {
			if at = at.AddDays(step); !over[at] {
				n--
			}
		}
		return at
	case calendar.CalendarDay:
		at = at.AddDays(step * n)
	case calendar.Week:
		at = at.AddDays(7 * step * n)
	case calendar.Month:
		at = at.AddMonths(step * n)
	}
	if r.FirstDayCounted && n > 0 {
		at = at.AddDays(-step)
	}
	return at
}

func TestExplainReplays(t *testing.T) {
	units := []func(int) calendar.Period{calendar.Days, calendar.WorkingDays, calendar.Weeks, calendar.Months}
	for name, c := range calendars(t) {
		for d := day("2026-11-20"); d.Before(day("2027-04-20")); d = d.AddDays(1) {
			for _, unit := range units {
				for n := -25; n <= 25; n += 5 {
					p := unit(n)
					for _, r := range []calendar.Receipt{c.Explain(d, p), c.ExplainInclusive(d, p)} {
						want := c.Add(d, p)
						if r.FirstDayCounted {
							want = c.AddInclusive(d, p)
						}
						require.Equal(t, want, r.Due, "%s: %v and %v", name, d, p)
						require.Equal(t, r.Due, replay(r), "%s: %v", name, r)
						require.Equal(t, daysOff(c, r), datesOf(r.PassedOver), "%s: %v", name, r)
					}
				}
			}
		}
	}
}

// daysOff lists the days off on the way of a receipt in working days.
func daysOff(c *calendar.Calendar, r calendar.Receipt) (list []calendar.Date) {
	n := r.Period.N()
	if r.Period.Unit() != calendar.WorkingDay || n == 0 {
		return nil
	}
	from, to, step := r.From, r.Due, 1
	if n < 0 {
		step = -1
	}
	for d := from; d != to; d = d.AddDays(step) {
		if !c.IsWorkingDay(d) && (d != from || r.FirstDayCounted) {
			list = append(list, d)
		}
	}
	return list
}

func datesOf(over []calendar.PassedOver) (list []calendar.Date) {
	for _, p := range over {
		list = append(list, p.Date)
	}
	return list
}

func TestAClosureThatLeavesNoDate(t *testing.T) {
	c, err := calendar.EnglandAndWales().With(calendar.Holiday{Date: day("2100-12-31"), Name: "closure"})
	require.NoError(t, err)
	r := c.Explain(day("2100-12-30"), calendar.WorkingDays(1))
	assert.Equal(t, noDate, r.Due)
	assert.Equal(t, day("2100-12-31"), r.WithoutClosures)
}

func TestExplainAcrossChristmas(t *testing.T) {
	c, err := calendar.EnglandAndWales().With(
		calendar.Holiday{Date: day("2026-12-28"), Name: "on a bank holiday"},
		calendar.Holiday{Date: day("2026-12-29"), Name: "closure"},
		calendar.Holiday{Date: day("2026-12-30"), Name: "closure"},
		calendar.Holiday{Date: day("2027-01-02"), Name: "on a Saturday"},
	)
	require.NoError(t, err)
	r := c.Explain(day("2026-12-18"), calendar.WorkingDays(10))
	assert.Equal(t, day("2027-01-08"), r.Due)
	assert.Equal(t, day("2027-01-06"), r.WithoutClosures)
	assert.False(t, r.Projected)
	var lines []string
	reasons := map[calendar.Reason]int{}
	for _, over := range r.PassedOver {
		lines = append(lines, over.String())
		reasons[over.Reason]++
	}
	assert.Equal(t, []string{
		"Sat 19 Dec, weekend", "Sun 20 Dec, weekend", "Fri 25 Dec, Christmas Day", "Sat 26 Dec, weekend", "Sun 27 Dec, weekend",
		"Mon 28 Dec, Boxing Day", "Tue 29 Dec, closure", "Wed 30 Dec, closure", "Fri 1 Jan, New Year’s Day", "Sat 2 Jan, weekend", "Sun 3 Jan, weekend",
	}, lines)
	assert.Equal(t, map[calendar.Reason]int{calendar.Weekend: 6, calendar.BankHoliday: 3, calendar.LocalClosure: 2}, reasons)

	back := c.Explain(day("2027-01-04"), calendar.WorkingDays(-1))
	assert.Equal(t, day("2026-12-31"), back.Due)
	assert.Equal(t, day("2027-01-03"), back.PassedOver[0].Date, "in the order of counting")
	assert.Len(t, back.PassedOver, 3)

	assert.Equal(t, "1 working day from Thu 31 Dec 2026: Mon 4 Jan 2027; passed over: Fri 1 Jan, New Year’s Day; Sat 2 Jan, weekend; Sun 3 Jan, weekend",
		c.Explain(day("2026-12-31"), calendar.WorkingDays(1)).String())
	assert.Equal(t, "1 working day from Thu 24 Dec 2026, that day counted: Thu 24 Dec 2026",
		c.ExplainInclusive(day("2026-12-24"), calendar.WorkingDays(1)).String())
	assert.Contains(t, c.Explain(day("2026-12-24"), calendar.WorkingDays(1)).String(), ", without local closures Tue 29 Dec 2026")
	assert.Equal(t, "10 working days from Mon 1 Jan 2125: no date", c.Explain(day("2125-01-01"), calendar.WorkingDays(10)).String())
}

func TestExplainWhereEveryDayCounts(t *testing.T) {
	r := calendar.EnglandAndWales().Explain(day("2026-12-18"), calendar.Weeks(6))
	assert.Equal(t, calendar.Receipt{From: day("2026-12-18"), Period: calendar.Weeks(6), Due: day("2027-01-29"), WithoutClosures: day("2027-01-29")}, r)
	none := calendar.EnglandAndWales().Explain(day("2026-12-18"), calendar.Period{})
	assert.Equal(t, calendar.Receipt{From: day("2026-12-18")}, none)
}

func TestExplainSaysWhatIsProjected(t *testing.T) {
	c := calendar.EnglandAndWales()
	for _, tc := range []struct {
		why, from string
		p         calendar.Period
		want      bool
	}{
		{"within the published years", "2028-12-01", calendar.WorkingDays(10), false},
		{"ends after them", "2028-12-20", calendar.WorkingDays(10), true},
		{"starts before them", "2010-12-31", calendar.WorkingDays(10), true},
		{"counted back out of them", "2011-01-05", calendar.WorkingDays(-10), true},
		{"weeks too", "2028-12-20", calendar.Weeks(6), true},
	} {
		r := c.Explain(day(tc.from), tc.p)
		assert.Equal(t, tc.want, r.Projected, tc.why)
	}
	assert.Contains(t, c.Explain(day("2030-06-03"), calendar.WorkingDays(1)).String(), "Tue 4 Jun 2030, projected")
	assert.False(t, new(calendar.Calendar).Explain(day("2125-01-01"), calendar.WorkingDays(10)).Projected)
}

func TestReceiptJSON(t *testing.T) {
	c, err := calendar.EnglandAndWales().With(calendar.Holiday{Date: day("2026-12-29"), Name: "closure"})
	require.NoError(t, err)
	r := c.ExplainInclusive(day("2026-12-24"), calendar.WorkingDays(2))
	data, err := json.Marshal(r)
	require.NoError(t, err)
	assert.Equal(t, `{"from":"2026-12-24","period":"2 working days","firstDayCounted":true,"due":"2026-12-30","passedOver":[`+
		`{"date":"2026-12-25","reason":"bank holiday","name":"Christmas Day"},`+
		`{"date":"2026-12-26","reason":"weekend","name":"weekend"},`+
		`{"date":"2026-12-27","reason":"weekend","name":"weekend"},`+
		`{"date":"2026-12-28","reason":"bank holiday","name":"Boxing Day"},`+
		`{"date":"2026-12-29","reason":"local closure","name":"closure"}],"withoutClosures":"2026-12-29"}`, string(data))
	var back calendar.Receipt
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, r, back)
	assert.Error(t, json.Unmarshal([]byte(`{"passedOver":[{"reason":"holiday"}]}`), &back))
	assert.Equal(t, "Reason(200)", calendar.Reason(200).String())
	_, err = calendar.Reason(200).MarshalText()
	assert.Error(t, err, "what is no reason is not written")
	assert.Equal(t, "no period from no date", calendar.Receipt{}.String())
	assert.Equal(t, "", calendar.Reason(0).String())
}
