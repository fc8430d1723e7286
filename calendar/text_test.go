package calendar_test

import (
	"bytes"
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"fmt"
	"log/slog"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
)

var (
	_ encoding.TextAppender = calendar.Date{}
	_ encoding.TextAppender = calendar.Period{}
	_ driver.Valuer         = calendar.Date{}
	_ driver.Valuer         = calendar.Period{}
	_ sql.Scanner           = (*calendar.Date)(nil)
	_ sql.Scanner           = (*calendar.Period)(nil)
)

// notDates are texts that no reader of a date may take.
var notDates = []string{
	" ", "2026", "2026-12", "2026-2-3", "26-12-18", "18/12/2026", "12/18/2026", "18-12-2026", "2026/12/18",
	"2026-12-18 ", " 2026-12-18", "2026-12-18T00:00:00Z", "20261218", "+026-12-18", "-026-12-18", "2026-12-1８",
	"0000-01-01", "2026-00-01", "2026-13-01", "2026-01-00", "2026-01-32", "2026-02-29", "2100-02-29", "2026-04-31",
	"2026-12-1x", "2026--1-18", "2026-12:18", "10000-01-01", "null", "today", "2026-12-18\n", "\x00026-12-18",
}

func TestParseDate(t *testing.T) {
	for d := day("1899-12-25"); d.Before(day("1905-01-05")); d = d.AddDays(1) {
		got, err := calendar.ParseDate(d.String())
		require.NoError(t, err)
		require.Equal(t, d, got)
	}
	for _, s := range append([]string{""}, notDates...) {
		d, err := calendar.ParseDate(s)
		require.Error(t, err, "%q", s)
		assert.Equal(t, noDate, d, "%q", s)
		assert.Contains(t, err.Error(), fmt.Sprintf("ParseDate(%q)", s))
		assert.Panics(t, func() { calendar.MustParseDate(s) }, "%q", s)
	}
	_, err := calendar.ParseDate("2026-02-30")
	assert.EqualError(t, err, `calendar: ParseDate("2026-02-30"): no such day`)
	_, err = calendar.ParseDate("30.2.2026")
	assert.EqualError(t, err, `calendar: ParseDate("30.2.2026"): not of the form YYYY-MM-DD`)
}

func TestDateText(t *testing.T) {
	assert.Equal(t, "0001-01-01", firstDay.String())
	assert.Equal(t, "9999-12-31", lastDay.String())
	assert.Equal(t, "Fri 18 Dec 2026", day("2026-12-18").Format("Mon 2 Jan 2006"))
	assert.Equal(t, "", noDate.String())
	appended, err := day("2026-12-18").AppendText([]byte("on "))
	require.NoError(t, err)
	assert.Equal(t, "on 2026-12-18", string(appended))

	d := day("2026-12-18")
	require.NoError(t, d.UnmarshalText(nil))
	assert.Equal(t, noDate, d, "the empty text is no date, not the date before")
	for _, s := range notDates {
		d := day("2026-12-18")
		err := d.UnmarshalText([]byte(s))
		require.Error(t, err, "%q", s)
		assert.Equal(t, day("2026-12-18"), d, "left as it was after %q", s)
		assert.Equal(t, "calendar: a date must be a day that exists, written YYYY-MM-DD", err.Error(), "quotes nothing")
	}
}

func TestDateAndPeriodJSON(t *testing.T) {
	type record struct {
		On     calendar.Date             `json:"on"`
		Ended  calendar.Date             `json:"ended,omitzero"`
		Within calendar.Period           `json:"within"`
		Grace  calendar.Period           `json:"grace,omitzero"`
		Seen   map[calendar.Date]int     `json:"seen,omitzero"`
		Held   []calendar.Date           `json:"held,omitzero"`
		Moved  map[string]*calendar.Date `json:"moved,omitzero"`
	}
	d := day("2027-01-05")
	in := record{
		On: day("2026-12-18"), Within: calendar.WorkingDays(10),
		Seen: map[calendar.Date]int{d: 2}, Held: []calendar.Date{d, noDate}, Moved: map[string]*calendar.Date{"m1": &d},
	}
	data, err := json.Marshal(in)
	require.NoError(t, err)
	assert.Equal(t, `{"on":"2026-12-18","within":"10 working days","seen":{"2027-01-05":2},"held":["2027-01-05",""],"moved":{"m1":"2027-01-05"}}`, string(data))
	var out record
	require.NoError(t, json.Unmarshal(data, &out))
	assert.Equal(t, in, out)

	for _, bad := range []string{`{"on":20261218}`, `{"on":"2026-02-30"}`, `{"within":10}`, `{"within":"10"}`, `{"seen":{"tomorrow":1}}`} {
		assert.Error(t, json.Unmarshal([]byte(bad), &record{}), bad)
	}
	data, err = json.Marshal(record{})
	require.NoError(t, err)
	assert.Equal(t, `{"on":"","within":""}`, string(data))
	require.NoError(t, json.Unmarshal(data, &out))
	assert.True(t, out.On.IsZero())
	assert.True(t, out.Within.IsZero())
}

func TestDateScanAndValue(t *testing.T) {
	v, err := day("2026-12-18").Value()
	require.NoError(t, err)
	assert.Equal(t, "2026-12-18", v)

	apia := time.Date(2026, 12, 18, 0, 30, 0, 0, zone(t, "Pacific/Apia"))
	for _, src := range []any{"2026-12-18", []byte("2026-12-18"), apia, time.Date(2026, 12, 18, 23, 59, 0, 0, time.UTC)} {
		var d calendar.Date
		require.NoError(t, d.Scan(src), "%v", src)
		assert.Equal(t, day("2026-12-18"), d, "%v", src)
	}

	null := "sql.Null[calendar.Date]"
	_, err = noDate.Value()
	assert.ErrorContains(t, err, null)
	for _, src := range []any{nil, "", []byte(nil), []byte{}, time.Time{}} {
		d := day("2026-12-18")
		require.ErrorContains(t, d.Scan(src), null, "%#v", src)
		assert.Equal(t, day("2026-12-18"), d, "left as it was")
	}
	for _, src := range []any{"18/12/2026", []byte("secret"), 20261218, true, time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)} {
		d := day("2026-12-18")
		err := d.Scan(src)
		require.Error(t, err, "%#v", src)
		assert.NotContains(t, err.Error(), fmt.Sprintf("%v", src), "quotes nothing")
		assert.Equal(t, day("2026-12-18"), d, "left as it was")
	}
}

func TestNullColumns(t *testing.T) {
	var d sql.Null[calendar.Date]
	require.NoError(t, d.Scan(nil))
	assert.False(t, d.Valid)
	v, err := d.Value()
	require.NoError(t, err)
	assert.Nil(t, v)
	require.NoError(t, d.Scan("2026-12-18"))
	assert.Equal(t, sql.Null[calendar.Date]{V: day("2026-12-18"), Valid: true}, d)

	var p sql.Null[calendar.Period]
	require.NoError(t, p.Scan(nil))
	assert.False(t, p.Valid)
	require.NoError(t, p.Scan([]byte("6 weeks")))
	assert.Equal(t, sql.Null[calendar.Period]{V: calendar.Weeks(6), Valid: true}, p)
}

func TestLogged(t *testing.T) {
	var text, js bytes.Buffer
	for _, h := range []slog.Handler{slog.NewTextHandler(&text, nil), slog.NewJSONHandler(&js, nil)} {
		slog.New(h).Info("due", "on", day("2026-12-18"), "within", calendar.WorkingDays(10), "none", noDate, "by", calendar.EnglandAndWales())
	}
	assert.Contains(t, text.String(), `on=2026-12-18 within="10 working days" none=""`)
	assert.Contains(t, js.String(), `"on":"2026-12-18","within":"10 working days","none":"","by":"England and Wales, bank holidays published`)
	assert.Equal(t, "2026-12-28 Boxing Day", fmt.Sprint(calendar.Holiday{Date: day("2026-12-28"), Name: "Boxing Day"}))
	assert.Equal(t, "2026-12-18 6 weeks", fmt.Sprint(day("2026-12-18"), " ", calendar.Weeks(6)))
	assert.Equal(t, "England and Wales, bank holidays published from 2011-01-01 to 2028-12-31", fmt.Sprint(calendar.EnglandAndWales()))
}

func TestPeriodText(t *testing.T) {
	for _, tc := range []struct {
		text string
		want calendar.Period
	}{
		{"10 working days", calendar.WorkingDays(10)},
		{"1 working day", calendar.WorkingDays(1)},
		{"15 days", calendar.Days(15)},
		{"1 day", calendar.Days(1)},
		{"0 days", calendar.Days(0)},
		{"6 weeks", calendar.Weeks(6)},
		{"1 week", calendar.Weeks(1)},
		{"3 months", calendar.Months(3)},
		{"-1 month", calendar.Months(-1)},
		{"-10 working days", calendar.WorkingDays(-10)},
	} {
		got, err := calendar.ParsePeriod(tc.text)
		require.NoError(t, err, tc.text)
		assert.Equal(t, tc.want, got, tc.text)
		assert.Equal(t, tc.text, got.String())
	}
	for text, want := range map[string]calendar.Period{"1 days": calendar.Days(1), "10 working day": calendar.WorkingDays(10), "2 week": calendar.Weeks(2)} {
		got, err := calendar.ParsePeriod(text)
		require.NoError(t, err, "either number is read")
		assert.Equal(t, want, got)
	}
	for _, text := range []string{
		"", " ", "10", "days", "10days", "10  days", " 10 days", "10 days ", "10\tdays", "+10 days", "010 days", "-0 days", "1.5 weeks",
		"ten days", "10 Days", "10 WORKING DAYS", "10 workingdays", "10 working  days", "10 workings days", "10 dayss", "10 years", "10 s", "10 ",
		"99999999999999999999 days", "1e3 days", "10 business days", "as soon as possible",
	} {
		p, err := calendar.ParsePeriod(text)
		require.Error(t, err, "%q", text)
		assert.True(t, p.IsZero())
		assert.Contains(t, err.Error(), fmt.Sprintf("ParsePeriod(%q)", text))
		if text != "" {
			q := calendar.Weeks(6)
			err := q.UnmarshalText([]byte(text))
			require.Error(t, err, "%q", text)
			if strings.TrimSpace(text) != "" && text != "days" {
				assert.NotContains(t, err.Error(), text, "quotes nothing")
			}
			require.Error(t, q.Scan(text))
			assert.Equal(t, calendar.Weeks(6), q, "left as it was")
		}
	}
}

func TestPeriod(t *testing.T) {
	none := calendar.Period{}
	assert.True(t, none.IsZero())
	assert.False(t, calendar.Days(0).IsZero(), "no days is a period")
	assert.Equal(t, "", none.String())
	assert.Equal(t, calendar.Unit(0), none.Unit())
	q := calendar.Weeks(6)
	require.NoError(t, q.UnmarshalText(nil))
	assert.Equal(t, none, q)

	assert.NotEqual(t, calendar.Days(28), calendar.Weeks(4))
	assert.NotEqual(t, calendar.Days(10), calendar.WorkingDays(10))
	assert.Equal(t, 10, calendar.WorkingDays(10).N())
	assert.Equal(t, calendar.WorkingDay, calendar.WorkingDays(10).Unit())
	assert.Equal(t, calendar.WorkingDays(-10), calendar.WorkingDays(10).Neg())
	assert.Positive(t, calendar.Days(math.MinInt).Neg().N())
	assert.Equal(t, none, none.Neg())

	v, err := calendar.Months(3).Value()
	require.NoError(t, err)
	assert.Equal(t, "3 months", v)
	null := "sql.Null[calendar.Period]"
	_, err = none.Value()
	assert.ErrorContains(t, err, null)
	for _, src := range []any{nil, "", []byte{}} {
		assert.ErrorContains(t, q.Scan(src), null)
	}
	require.NoError(t, q.Scan("10 working days"))
	assert.Equal(t, calendar.WorkingDays(10), q)
	assert.Error(t, q.Scan(10))

	assert.Equal(t, "working day", calendar.WorkingDay.String())
	assert.Equal(t, "Unit(200)", calendar.Unit(200).String())
	_, err = calendar.Unit(200).MarshalText()
	assert.Error(t, err, "what is no unit is not written")
	for u := calendar.Unit(0); u <= calendar.Month; u++ {
		text, err := u.MarshalText()
		require.NoError(t, err)
		back := calendar.Unit(200)
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, u, back)
	}
	assert.Error(t, new(calendar.Unit).UnmarshalText([]byte("year")))
}

func FuzzParseDate(f *testing.F) {
	for _, s := range append(notDates, "2026-12-18", "2028-02-29", "0001-01-01", "9999-12-31") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := calendar.ParseDate(s)
		if err != nil {
			assert.Equal(t, noDate, d)
			return
		}
		assert.Equal(t, s, d.String(), "there is one way to write a date")
		tm, err := time.Parse(time.DateOnly, s)
		require.NoError(t, err)
		assert.Equal(t, calendar.DateOf(tm.Add(1)), d)
	})
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"10 working days", "1 day", "-6 weeks", "0 months", "10", "10 s", "010 days"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := calendar.ParsePeriod(s)
		if err != nil {
			assert.True(t, p.IsZero())
			return
		}
		again, err := calendar.ParsePeriod(p.String())
		require.NoError(t, err)
		assert.Equal(t, p, again)
		assert.Equal(t, strings.TrimSuffix(s, "s"), strings.TrimSuffix(p.String(), "s"), "but for singular and plural there is one way to write a period")
		d := day("2026-06-01")
		if to := calendar.EnglandAndWales().Add(d, p); !to.IsZero() && p.Unit() != calendar.Month {
			assert.Equal(t, p.N() > 0, to.After(d))
		}
	})
}
