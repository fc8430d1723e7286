// Package cases is the invented cases that come with the examples. Every id and every day in them is
// made up.
package cases

import (
	"embed"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
)

//go:embed *.json
var files embed.FS

// Case is one that comes with the examples.
type Case struct {
	Name string
	// On is the day as on which it is looked at unless another is asked for.
	On calendar.Date
	// Shows is what there is to see in it.
	Shows string
}

// All returns all of them.
func All() []Case {
	day := calendar.MustParseDate
	return []Case{
		{"complete", day("2026-11-20"), "two children, nine months of meetings, nothing open"},
		{"drifting", day("2026-11-20"), "an outcome that vanished, a task put back twice, meetings, visits and minutes late"},
		{"excluded-parent", day("2026-10-23"), "a parent left out half way, and minutes and an invitation that went to him all the same"},
		{"siblings", day("2026-10-02"), "siblings with different fathers and an unborn child, and minutes in full to one father"},
		{"ended", day("2026-11-20"), "a plan that ended between two meetings, and minutes still owed"},
		{"social-worker-changed", day("2026-10-16"), "a change of social worker, and parents seen separately in two sittings"},
		{"safety", day("2026-10-30"), "a child's safety affected, and managers not told"},
	}
}

// Named returns a case by its name, and whether there is one.
func Named(name string) (Case, bool) {
	list := All()
	i := slices.IndexFunc(list, func(c Case) bool { return c.Name == name })
	if i < 0 {
		return Case{}, false
	}
	return list[i], true
}

// JSON returns the file of the case.
func (c Case) JSON() ([]byte, error) { return files.ReadFile(c.Name + ".json") }
