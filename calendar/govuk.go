package calendar

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"
)

// FromGOVUK returns the calendar of one division from the bytes of GOV.UK's bank-holidays.json: "england-and-wales",
// "scotland" or "northern-ireland", as the feed names them. Use it to follow a bank holiday that was proclaimed after this
// version of the library.
//
// A year for which the feed lists any bank holiday is taken from the feed alone; other years stay as built in.
// [Calendar.Announced] then spans the feed's years and the built-in ones together.
//
// It is an error if the bytes are malformed, if the division is unknown, not in the feed or lists nothing, if a day is listed
// twice or is outside the years that the built-in calendars cover, if an event lacks its date or title, if a field is given
// twice, or if there is a year between the feed's years and the built-in ones that neither lists. The error of bytes that are
// no JSON at all gives the place of the first bad one, counted from 0. Any other tells of all that is wrong with the events,
// each with a JSON Pointer, and if nothing is, of all the years left out. Fields that are not needed are passed over.
func FromGOVUK(data []byte, division string) (*Calendar, error) {
	builtIn, ok := builtInByDivision(division)
	if !ok {
		return nil, errors.New("calendar: FromGOVUK: the division must be england-and-wales, scotland or northern-ireland")
	}
	f := feed{division: division}
	f.read(data)
	if len(f.faults) > 0 {
		return nil, errors.Join(f.faults...)
	}
	list := f.list
	slices.SortFunc(list, byDate)
	listed := map[int]bool{}
	for _, h := range list {
		listed[h.Date.year()] = true
	}
	first := min(firstAnnouncedYear, list[0].Date.year())
	last := max(lastAnnouncedYear, list[len(list)-1].Date.year())
	for y := first; y <= last; y++ {
		if !listed[y] && (y < firstAnnouncedYear || y > lastAnnouncedYear) {
			f.fault("/events", fmt.Sprintf("must list the bank holidays of %d too, which is between listed years", y))
		}
	}
	if len(f.faults) > 0 {
		return nil, errors.Join(f.faults...)
	}
	for _, h := range builtIn.holidays {
		if !listed[h.Date.year()] {
			list = append(list, h)
		}
	}
	slices.SortFunc(list, byDate)
	c := *builtIn
	c.fed = true
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

// feed collects what the official feed lists for a division, and its faults.
type feed struct {
	division string
	list     []Holiday // one a day and at least one, unless there are faults
	faults   []error
}

func (f *feed) fault(path, must string) {
	f.faults = append(f.faults, fmt.Errorf("calendar: FromGOVUK: /%s%s %s", f.division, path, must))
}

func (f *feed) read(data []byte) {
	if at, what := malformed(data); what != "" {
		f.faults = append(f.faults, fmt.Errorf("calendar: FromGOVUK: at byte %d: %s", at, what))
		return
	}
	divisions, ok := fields(data)
	if !ok {
		f.faults = append(f.faults, errors.New("calendar: FromGOVUK: the feed must be an object of divisions, each given once"))
		return
	}
	raw, ok := divisions[f.division]
	if !ok {
		f.fault("", "must be in the feed")
		return
	}
	inner, ok := fields(raw)
	if !ok {
		f.fault("", "must be an object, each of its fields given once")
		return
	}
	if named, ok := inner["division"]; ok && text(named) != f.division {
		f.fault("/division", "must be "+f.division)
	}
	var events []json.RawMessage
	if json.Unmarshal(inner["events"], &events) != nil || len(events) == 0 {
		f.fault("/events", "must be a list of bank holidays")
		return
	}
	seen := map[Date]bool{}
	for i, event := range events {
		f.event(fmt.Sprintf("/events/%d", i), event, seen)
	}
}

// event adds an event of the feed to the list; seen are the days of those before.
func (f *feed) event(at string, raw json.RawMessage, seen map[Date]bool) {
	event, ok := fields(raw)
	if !ok {
		f.fault(at, "must be an object, each of its fields given once")
		return
	}
	d, ok := parseDate(text(event["date"]))
	switch {
	case !ok:
		f.fault(at+"/date", "must be a day that exists, written YYYY-MM-DD")
	case d.year() < firstYear || d.year() > lastYear:
		f.fault(at+"/date", fmt.Sprintf("must be between %d and %d", firstYear, lastYear))
	case seen[d]:
		f.fault(at+"/date", "must be listed once")
	}
	seen[d] = true
	title := text(event["title"])
	if !isName(title) {
		f.fault(at+"/title", "must be a title, on one line")
	}
	f.list = append(f.list, Holiday{Date: d, Name: title})
}

// malformed returns where data stops being JSON in UTF-8 and how, counted from 0, and no text if it does not.
func malformed(data []byte) (at int, what string) {
	if !utf8.Valid(data) {
		for {
			r, size := utf8.DecodeRune(data[at:])
			if r == utf8.RuneError && size == 1 {
				return at, "not UTF-8"
			}
			at += size
		}
	}
	var whole json.RawMessage
	var syntax *json.SyntaxError
	if err := json.Unmarshal(data, &whole); errors.As(err, &syntax) {
		if syntax.Error() == "unexpected end of JSON input" {
			return len(data), "the JSON ends too early"
		}
		return int(syntax.Offset) - 1, "not JSON"
	}
	return 0, ""
}

// fields returns the fields of a JSON object that is well formed, and false if it is none or gives a field twice.
func fields(raw json.RawMessage) (map[string]json.RawMessage, bool) {
	raw = bytes.TrimSpace(raw)
	if raw[0] != '{' {
		return nil, false
	}
	list := map[string]json.RawMessage{}
	for raw = raw[1:]; ; {
		raw = bytes.TrimLeft(raw, " \t\r\n,")
		if raw[0] == '}' {
			return list, true
		}
		n := valueLength(raw)
		key := text(raw[:n])
		raw = bytes.TrimLeft(raw[n:], " \t\r\n:")
		if _, twice := list[key]; twice {
			return nil, false
		}
		n = valueLength(raw)
		list[key], raw = raw[:n], raw[n:]
	}
}

// valueLength returns how many bytes the JSON value takes with which raw begins; what
// follows it in an object is white space, a comma or a brace.
func valueLength(raw []byte) int {
	depth, quoted := 0, false
	for i := 0; ; i++ {
		switch c := raw[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
			if !quoted && depth == 0 {
				return i + 1
			}
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth == 0 {
				return i
			}
			if depth--; depth == 0 {
				return i + 1
			}
		case depth == 0 && (c == ',' || c == ' ' || c == '\t' || c == '\r' || c == '\n'):
			return i
		}
	}
}

// text returns a JSON string, and the empty text for anything else.
func text(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}
