package calendar

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// FromGOVUK returns the calendar of one division from the bytes of GOV.UK's
// bank-holidays.json: "england-and-wales", "scotland" or "northern-ireland", as
// the feed names them. Use it to follow a bank holiday that was proclaimed after
// this version of the library.
//
// A year for which the feed lists any bank holiday is taken from the feed alone;
// other years stay as built in. [Calendar.Announced] then spans the feed's years
// and the built-in ones together. A year between them that neither lists is an
// error, and so are malformed bytes, a division that is unknown or not in the
// feed or lists nothing, a day listed twice or outside the years that the
// built-in calendars cover, and an event without a date or a title. Errors give
// the place in the feed as a JSON Pointer; unless the bytes cannot be read at
// all, they tell of every fault. Fields that are not needed are passed over.
func FromGOVUK(data []byte, division string) (*Calendar, error) {
	builtIn, ok := builtInByDivision(division)
	if !ok {
		return nil, errors.New("calendar: FromGOVUK: the division must be england-and-wales, scotland or northern-ireland")
	}
	list, err := readFeed(data, division)
	if err != nil {
		return nil, err
	}
	listed := map[int]bool{}
	for _, h := range list {
		listed[h.Date.year()] = true
	}
	first := min(firstAnnouncedYear, list[0].Date.year())
	last := max(lastAnnouncedYear, list[len(list)-1].Date.year())
	var errs []error
	for y := first; y <= last; y++ {
		if !listed[y] && (y < firstAnnouncedYear || y > lastAnnouncedYear) {
			errs = append(errs, fmt.Errorf("calendar: FromGOVUK: /%s/events: no bank holiday in %d, which is between listed years", division, y))
		}
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	for _, h := range builtIn.holidays {
		if !listed[h.Date.year()] {
			list = append(list, h)
		}
	}
	slices.SortFunc(list, byDate)
	c := *builtIn
	c.announcedFrom, c.announcedThrough = civil(first, time.January, 1), civil(last, time.December, 31)
	c.holidays = list
	return newCalendar(c), nil
}

func builtInByDivision(division string) (*Calendar, bool) {
	switch division {
	case "england-and-wales":
		return EnglandAndWales(), true
	case "scotland":
		return Scotland(), true
	case "northern-ireland":
		return NorthernIreland(), true
	}
	return nil, false
}

// readFeed returns the bank holidays that the feed lists for a division,
// ascending, one a day and at least one.
func readFeed(data []byte, division string) ([]Holiday, error) {
	raw, err := feedDivision(data, division)
	if err != nil {
		return nil, err
	}
	var feed struct {
		Division *string `json:"division"`
		Events   []struct {
			Title string `json:"title"`
			Date  string `json:"date"`
		} `json:"events"`
	}
	if err := json.Unmarshal(raw, &feed); err != nil {
		return nil, fmt.Errorf("calendar: FromGOVUK: /%s: %s", division, wrongType(err))
	}
	var errs []error
	fault := func(path, must string) {
		errs = append(errs, fmt.Errorf("calendar: FromGOVUK: /%s%s %s", division, path, must))
	}
	if feed.Division != nil && *feed.Division != division {
		fault("/division", "must be "+division)
	}
	if len(feed.Events) == 0 {
		fault("/events", "must list a bank holiday")
	}
	list := make([]Holiday, 0, len(feed.Events))
	seen := map[Date]bool{}
	for i, event := range feed.Events {
		at := fmt.Sprintf("/events/%d", i)
		d, ok := parseDate(event.Date)
		switch {
		case !ok:
			fault(at+"/date", "must be a day that exists, written YYYY-MM-DD")
		case d.year() < firstYear || d.year() > lastYear:
			fault(at+"/date", fmt.Sprintf("must be between %d and %d", firstYear, lastYear))
		case seen[d]:
			fault(at+"/date", "is listed twice")
		}
		seen[d] = true
		if strings.TrimSpace(event.Title) == "" {
			fault(at+"/title", "must be a title")
		}
		list = append(list, Holiday{Date: d, Name: event.Title})
	}
	slices.SortFunc(list, byDate)
	return list, errors.Join(errs...)
}

// feedDivision returns the value of a division in the feed, having read the
// whole of the feed.
func feedDivision(data []byte, division string) (json.RawMessage, error) {
	malformed := func(offset int64, what string) error {
		return fmt.Errorf("calendar: FromGOVUK: at byte %d: %s", offset, what)
	}
	if !utf8.Valid(data) {
		return nil, malformed(int64(validPrefix(data)), "not UTF-8")
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	unreadable := func(err error) error {
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			return malformed(syntax.Offset, "not JSON")
		}
		return malformed(int64(len(data)), "the JSON ends too early")
	}
	if open, err := dec.Token(); err != nil {
		return nil, unreadable(err)
	} else if open != json.Delim('{') {
		return nil, malformed(dec.InputOffset(), "must be a JSON object of divisions")
	}
	divisions := map[string]json.RawMessage{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, unreadable(err)
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, unreadable(err)
		}
		if _, twice := divisions[key.(string)]; twice {
			return nil, malformed(dec.InputOffset(), "a division is given twice")
		}
		divisions[key.(string)] = value
	}
	if _, err := dec.Token(); err != nil {
		return nil, unreadable(err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, malformed(dec.InputOffset(), "there is more after the JSON object")
	}
	raw, ok := divisions[division]
	if !ok {
		return nil, fmt.Errorf("calendar: FromGOVUK: /%s is not in the feed", division)
	}
	return raw, nil
}

// validPrefix returns how many bytes at the start of data are UTF-8.
func validPrefix(data []byte) int {
	n := 0
	for n < len(data) {
		r, size := utf8.DecodeRune(data[n:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		n += size
	}
	return n
}

// wrongType says where a value was not of the type wanted.
func wrongType(err error) string {
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) && wrong.Field != "" {
		return fmt.Sprintf("a value under %q is of the wrong JSON type", wrong.Field)
	}
	return "must be an object with a list of events"
}
