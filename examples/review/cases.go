package main

import (
	"embed"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
)

//go:embed cases/*.json
var files embed.FS

// shipped is a case that comes with the program.
type shipped struct {
	name string
	// on is the day as on which it is reviewed unless another is asked for.
	on calendar.Date
	// shows is what there is to see in it.
	shows string
}

// cases are all of them, invented from end to end.
func cases() []shipped {
	day := calendar.MustParseDate
	return []shipped{
		{"complete", day("2026-11-20"), "two children, nine months of meetings, nothing open"},
		{"drifting", day("2026-11-20"), "an outcome that vanished, a task put back twice, meetings, visits and minutes late"},
		{"excluded-parent", day("2026-10-23"), "a parent left out half way, and minutes and an invitation that went to him all the same"},
		{"siblings", day("2026-10-02"), "siblings with different fathers and an unborn child, and minutes in full to one father"},
		{"ended", day("2026-11-20"), "a plan that ended between two meetings, and minutes still owed"},
		{"social-worker-changed", day("2026-10-16"), "a change of social worker, and parents seen separately in two sittings"},
		{"safety", day("2026-10-30"), "a child's safety affected, and managers not told"},
	}
}

// shippedCase returns a case by name.
func shippedCase(name string) (shipped, bool) {
	list := cases()
	i := slices.IndexFunc(list, func(s shipped) bool { return s.name == name })
	if i < 0 {
		return shipped{}, false
	}
	return list[i], true
}
