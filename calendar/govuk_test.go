package calendar_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
)

// feedFor writes a feed of one division with an untitled-looking event a date.
func feedFor(division string, dates ...string) string {
	var events []string
	for _, d := range dates {
		events = append(events, fmt.Sprintf(`{"title":"A day off","date":%q,"notes":"","bunting":true}`, d))
	}
	return fmt.Sprintf(`{%q:{"division":%q,"events":[%s]}}`, division, division, strings.Join(events, ","))
}

// wholeFeed writes all that is published as GOV.UK does.
func wholeFeed(t testing.TB) []byte {
	t.Helper()
	type event struct {
		Title   string `json:"title"`
		Date    string `json:"date"`
		Notes   string `json:"notes"`
		Bunting bool   `json:"bunting"`
	}
	feed := map[string]any{}
	for division, list := range published(t) {
		key := strings.ReplaceAll(strings.ToLower(division), " ", "-")
		events := []event{}
		for _, h := range list {
			events = append(events, event{Title: h.Name, Date: h.Date.String(), Notes: "Substitute day", Bunting: true})
		}
		feed[key] = map[string]any{"division": key, "events": events}
	}
	data, err := json.Marshal(feed)
	require.NoError(t, err)
	return data
}

func TestFromGOVUKOfWhatIsBuiltIn(t *testing.T) {
	feed := wholeFeed(t)
	for name, built := range divisions() {
		c, err := calendar.FromGOVUK(feed, strings.ReplaceAll(strings.ToLower(name), " ", "-"))
		require.NoError(t, err)
		assert.Equal(t, slices.Collect(built.Holidays(firstDay, lastDay)), slices.Collect(c.Holidays(firstDay, lastDay)), name)
		for d := coveredFrom; !d.After(coveredThrough); d = d.AddDays(1) {
			require.Equal(t, built.IsWorkingDay(d), c.IsWorkingDay(d), "%s %v", name, d)
		}
		assert.Equal(t, built.String()+", read from GOV.UK", c.String())
	}
}

func TestFromGOVUKReplacesTheYearsItLists(t *testing.T) {
	c, err := calendar.FromGOVUK([]byte(feedFor("england-and-wales", "2029-01-01", "2028-07-07", "2027-12-27")), "england-and-wales")
	require.NoError(t, err)
	from, through := c.Announced()
	assert.Equal(t, day("2011-01-01"), from)
	assert.Equal(t, day("2029-12-31"), through)
	list := slices.Collect(c.Holidays(day("2027-01-01"), day("2029-12-31")))
	assert.Equal(t, []calendar.Holiday{
		{Date: day("2027-12-27"), Name: "A day off"},
		{Date: day("2028-07-07"), Name: "A day off"},
		{Date: day("2029-01-01"), Name: "A day off"},
	}, list, "and nothing that was built in for those years")
	assert.True(t, c.IsWorkingDay(day("2028-12-25")))
	assert.False(t, c.IsWorkingDay(day("2026-12-25")), "other years are as they were")
	assert.False(t, c.IsWorkingDay(day("2030-12-25")))
	assert.Equal(t, day("2028-07-10"), c.AddWorkingDays(day("2028-07-06"), 1))

	c, err = calendar.FromGOVUK([]byte(feedFor("scotland", "2010-01-01", "2028-01-03")), "scotland")
	require.NoError(t, err)
	from, through = c.Announced()
	assert.Equal(t, day("2010-01-01"), from)
	assert.Equal(t, day("2028-12-31"), through)
	h, _ := c.Holiday(day("2026-06-15"))
	assert.Equal(t, "World Cup bank holiday", h.Name, "a year between, which the built-in list has")

	with, err := c.With(calendar.Holiday{Date: day("2026-12-29"), Name: "closure"})
	require.NoError(t, err)
	assert.Same(t, c, with.WithoutClosures())
}

// White space, escapes, and fields of every type that are passed over.
func TestFromGOVUKReadsAnyJSON(t *testing.T) {
	feed := " {\n\t\"a\" : [ {\"}\":\"]\"} , 1 , true ] ,\r\n \"scotland\":{\"x\":null,\"\\u0065vents\" : [ {\"bunting\":true,\"n\":-1.5e3 , \"title\":\"A \\\"day\\\" off\\\\\",\"o\":{\"date\":7},\"date\" :\"2028-01-03\"}\n]\n} ,\"z\":{} }\n"
	c, err := calendar.FromGOVUK([]byte(feed), "scotland")
	require.NoError(t, err)
	assert.Equal(t, []calendar.Holiday{{Date: day("2028-01-03"), Name: `A "day" off\`}}, slices.Collect(c.Holidays(day("2028-01-01"), day("2028-12-31"))))
	_, err = calendar.FromGOVUK([]byte(`{"scotland":{"events":[{"title":"x","date":"2028-01-03","\u0064ate":"2028-01-04"}]}}`), "scotland")
	assert.ErrorContains(t, err, "each of its fields given once", "twice, once escaped")
}

func TestFromGOVUKRefuses(t *testing.T) {
	ew := "england-and-wales"
	event := func(fields string) string { return `{"england-and-wales":{"events":[` + fields + `]}}` }
	for _, tc := range []struct{ why, division, feed, want string }{
		{"unknown division", "wales", feedFor(ew, "2028-01-03"), "the division must be england-and-wales, scotland or northern-ireland"},
		{"no division", "", feedFor(ew, "2028-01-03"), "the division must be"},
		{"its name, not its key", "England and Wales", feedFor(ew, "2028-01-03"), "the division must be"},
		{"not in the feed", "scotland", feedFor(ew, "2028-01-03"), "/scotland must be in the feed"},
		{"empty", ew, "", "at byte 0: the JSON ends too early"},
		{"cut short", ew, feedFor(ew, "2028-01-03")[:60], "at byte 60: the JSON ends too early"},
		{"cut before the end", ew, `{"england-and-wales":{}`, "at byte 23: the JSON ends too early"},
		{"a web page", ew, "<!DOCTYPE html>", "at byte 0: not JSON"},
		{"no comma", ew, `{"a":1 "b":2}`, "at byte 7: not JSON"},
		{"no colon, late", ew, event(`{"title" "x"}`), "at byte 41: not JSON"},
		{"a last byte that is wrong", ew, `{"a":1]`, "at byte 6: not JSON"},
		{"more behind it", ew, `{"a":1} {}`, "at byte 8: not JSON"},
		{"not UTF-8", ew, "{\"é\":\"t\xff\"}", "at byte 8: not UTF-8"},
		{"a list", ew, "[]", "the feed must be an object of divisions"},
		{"null", ew, "null", "the feed must be an object of divisions"},
		{"a division twice", ew, `{"scotland":{},"scotland":{}}`, "the feed must be an object of divisions, each given once"},
		{"another division inside", ew, `{"england-and-wales":{"division":"scotland","events":[{"title":"x","date":"2028-01-03"}]}}`, "/england-and-wales/division must be england-and-wales"},
		{"a division that is a list", ew, `{"england-and-wales":[]}`, "/england-and-wales must be an object"},
		{"a division that is null", ew, `{"england-and-wales":null}`, "/england-and-wales must be an object"},
		{"two lists of events", ew, `{"england-and-wales":{"events":[{"title":"A","date":"2026-01-01"}],"events":[{"title":"B"}]}}`, "/england-and-wales must be an object, each of its fields given once"},
		{"no events", ew, event(""), "/england-and-wales/events must be a list of bank holidays"},
		{"events under another name", ew, `{"england-and-wales":{"Events":[{"title":"A","date":"2026-01-01"}]}}`, "/england-and-wales/events must be a list of bank holidays"},
		{"events of another type", ew, `{"england-and-wales":{"events":{}}}`, "/england-and-wales/events must be a list of bank holidays"},
		{"an event of another type", ew, event(`{"title":"x","date":"2028-01-03"},7`), "/england-and-wales/events/1 must be an object"},
		{"an event with two dates", ew, event(`{"title":"x","date":"2028-01-03","date":"2028-01-04"}`), "/england-and-wales/events/0 must be an object, each of its fields given once"},
		{"a date that is a number", ew, event(`{"title":"x","date":"2028-01-03"},{"title":"x","date":20280103}`), "/england-and-wales/events/1/date must be a day"},
		{"no such day", ew, event(`{"title":"x","date":"2027-02-29"}`), "/england-and-wales/events/0/date must be a day that exists"},
		{"no date", ew, event(`{"title":"x"}`), "/england-and-wales/events/0/date must be a day that exists"},
		{"a date in another case", ew, event(`{"title":"x","Date":"2028-01-03"}`), "/england-and-wales/events/0/date must be a day that exists"},
		{"another form", ew, event(`{"title":"x","date":"03/01/2028"}`), "/england-and-wales/events/0/date must be a day that exists"},
		{"no title", ew, event(`{"title":" ","date":"2028-01-03"}`), "/england-and-wales/events/0/title must be a title"},
		{"a title of two lines", ew, event(`{"title":"x\ny","date":"2028-01-03"}`), "/england-and-wales/events/0/title must be a title, on one line"},
		{"twice", ew, feedFor(ew, "2028-01-03", "2028-04-14", "2028-01-03"), "/england-and-wales/events/2/date must be listed once"},
		{"before what is covered", ew, feedFor(ew, "1994-12-26"), "/england-and-wales/events/0/date must be between 1995 and 2100"},
		{"after what is covered", ew, feedFor(ew, "2101-01-03"), "/england-and-wales/events/0/date must be between 1995 and 2100"},
		{"years after the last left out", ew, feedFor(ew, "2028-01-03", "2031-01-01"), "/england-and-wales/events must list the bank holidays of 2029 too, which is between listed years\ncalendar: FromGOVUK: /england-and-wales/events must list the bank holidays of 2030"},
		{"a year before the first left out", ew, feedFor(ew, "2009-01-01"), "must list the bank holidays of 2010"},
	} {
		c, err := calendar.FromGOVUK([]byte(tc.feed), tc.division)
		require.Error(t, err, tc.why)
		assert.Nil(t, c, tc.why)
		assert.ErrorContains(t, err, "calendar: FromGOVUK: ", tc.why)
		assert.ErrorContains(t, err, tc.want, tc.why)
	}
	_, err := calendar.FromGOVUK([]byte(event(`{"title":"","date":"2027-02-29"},{"title":"x","date":"2101-01-01"}`)), ew)
	assert.Len(t, strings.Split(err.Error(), "\n"), 3, "all at once")
}

func FuzzFromGOVUK(f *testing.F) {
	f.Add([]byte(feedFor("scotland", "2028-01-03", "2029-01-01")), "scotland")
	f.Add([]byte(feedFor("england-and-wales", "2010-01-01")), "england-and-wales")
	f.Add([]byte(`{"scotland":{"events":[{"title":"x","date":"2028-01-03"}]},"x":{}}`), "scotland")
	f.Add(wholeFeed(f), "northern-ireland")
	f.Fuzz(func(t *testing.T, data []byte, division string) {
		c, err := calendar.FromGOVUK(data, division)
		if err != nil {
			require.Nil(t, c)
			return
		}
		from, through := c.Announced()
		listed := map[string]bool{}
		for h := range c.Holidays(from, through) {
			listed[h.Date.Format("2006")] = true
			require.False(t, c.IsWorkingDay(h.Date))
		}
		years := len(slices.Collect(maps.Keys(listed)))
		first, _, _ := from.Date()
		last, _, _ := through.Date()
		require.Equal(t, last-first+1, years, "no announced year without a bank holiday")
	})
}
