package calendar_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
)

func TestWith(t *testing.T) {
	plain := calendar.EnglandAndWales()
	c, err := plain.With(
		calendar.Holiday{Date: day("2026-12-30"), Name: "offices shut"},
		calendar.Holiday{Date: day("2026-12-29"), Name: "first name"},
		calendar.Holiday{Date: day("2026-12-29"), Name: "last name"},
		calendar.Holiday{Date: day("2026-12-26"), Name: "a Saturday"},
		calendar.Holiday{Date: day("2026-12-25"), Name: "on Christmas Day"},
	)
	require.NoError(t, err)
	assert.Equal(t, []calendar.Holiday{
		{Date: day("2026-12-25"), Name: "on Christmas Day", Closure: true},
		{Date: day("2026-12-26"), Name: "a Saturday", Closure: true},
		{Date: day("2026-12-29"), Name: "last name", Closure: true},
		{Date: day("2026-12-30"), Name: "offices shut", Closure: true},
	}, slices.Collect(c.Closures()))

	h, ok := c.Holiday(day("2026-12-29"))
	assert.True(t, ok)
	assert.Equal(t, calendar.Holiday{Date: day("2026-12-29"), Name: "last name", Closure: true}, h)
	h, _ = c.Holiday(day("2026-12-25"))
	assert.Equal(t, calendar.Holiday{Date: day("2026-12-25"), Name: "Christmas Day"}, h, "the bank holiday is what it is")
	h, ok = c.Holiday(day("2026-12-26"))
	assert.True(t, ok, "a closure at a weekend is kept")
	assert.True(t, h.Closure)

	assert.Equal(t, day("2026-12-31"), c.AddWorkingDays(day("2026-12-24"), 1))
	assert.Equal(t, day("2026-12-29"), plain.AddWorkingDays(day("2026-12-24"), 1), "the calendar it was made from is as it was")
	assert.Same(t, plain, c.WithoutClosures())
	assert.Same(t, plain, plain.WithoutClosures())
	assert.Contains(t, c.String(), "local closures: 4")

	again, err := c.With(calendar.Holiday{Date: day("2026-12-29"), Name: "later name"}, calendar.Holiday{Date: day("2026-12-24"), Name: "half day"})
	require.NoError(t, err)
	h, _ = again.Holiday(day("2026-12-29"))
	assert.Equal(t, "later name", h.Name)
	assert.Len(t, slices.Collect(again.Closures()), 5)
	assert.Same(t, plain, again.WithoutClosures(), "without any, however many times added")
	h, _ = c.Holiday(day("2026-12-29"))
	assert.Equal(t, "last name", h.Name)

	none, err := plain.With()
	require.NoError(t, err)
	assert.Same(t, plain, none)
}

func TestWithOnTheZeroCalendar(t *testing.T) {
	c, err := new(calendar.Calendar).With(calendar.Holiday{Date: day("0001-01-01"), Name: "first"}, calendar.Holiday{Date: day("9999-12-31"), Name: "last"})
	require.NoError(t, err)
	assert.False(t, c.IsWorkingDay(firstDay))
	assert.False(t, c.IsWorkingDay(lastDay))
	assert.Equal(t, day("0001-01-02"), c.NextWorkingDay(firstDay))
	assert.Equal(t, day("9999-12-30"), c.PreviousWorkingDay(lastDay))
	assert.Equal(t, "Monday to Friday, local closures: 2", c.String())
	assert.Equal(t, "Monday to Friday", c.WithoutClosures().String())
	from, through := c.Announced()
	assert.Equal(t, [2]calendar.Date{firstDay, lastDay}, [2]calendar.Date{from, through})
}

func TestWithRefuses(t *testing.T) {
	c, err := calendar.EnglandAndWales().With(
		calendar.Holiday{Date: day("2026-12-29"), Name: "closure"},
		calendar.Holiday{Name: "secret"},
		calendar.Holiday{Date: day("2026-12-30")},
		calendar.Holiday{Date: day("1994-12-30"), Name: "secret"},
		calendar.Holiday{Date: day("2101-01-04"), Name: "\t "},
		calendar.Holiday{Date: day("2026-12-31"), Name: "secret\nline"},
		calendar.Holiday{Date: day("2026-12-31"), Name: "secret\xff"},
	)
	assert.Nil(t, c)
	assert.EqualError(t, err, `calendar: With: closure 1 has no date
calendar: With: closure 2 has no name, or one that is not all on one line
calendar: With: closure 3 is not between 1995-01-01 and 2100-12-31
calendar: With: closure 4 is not between 1995-01-01 and 2100-12-31
calendar: With: closure 4 has no name, or one that is not all on one line
calendar: With: closure 5 has no name, or one that is not all on one line
calendar: With: closure 6 has no name, or one that is not all on one line`)
}
