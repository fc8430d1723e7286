package plan_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/plan"
)

var update = flag.Bool("update", false, "write the table of what each field is for")

// fields calls do with the path of each field of a record that is recorded, and with a function
// that returns it to what it was after taking it out.
func fields(v reflect.Value, path string, do func(path string, take func() (back func()))) {
	switch v.Kind() {
	case reflect.Struct:
		if _, isText := v.Interface().(interface{ MarshalText() ([]byte, error) }); isText {
			break
		}
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			fields(v.Field(i), path+"/"+name, do)
		}
		return
	case reflect.Slice:
		for i := range v.Len() {
			fields(v.Index(i), path+"/"+strconv.Itoa(i), do)
		}
	default:
	}
	if !v.IsZero() {
		do(path, func() func() {
			old := reflect.New(v.Type()).Elem()
			old.Set(v)
			v.SetZero()
			return func() { v.Set(old) }
		})
	}
}

// free are the fields that no rule asks for, and why.
var free = map[string]string{
	"/outlines/*/conference":                "which conference it was changes nothing that is owed",
	"/outlines/*/items/*/children":          "none named means all",
	"/revisions/*/answers":                  "the outline is taken up once any revision says so",
	"/revisions/*/answers/*/outcomes":       "the outline is taken up once any revision says so",
	"/revisions/*/answers/*/tasks":          "the outline is taken up once any revision says so",
	"/revisions/*/answers/*/reason":         "the outline is taken up once any revision says so",
	"/revisions/*/services/*/provider/role": "the id says who it is",
	"/revisions/*/services/*/provider/id":   "a task is theirs too",
	"/revisions/*/outcomes/*/children":      "none named means all",
	"/revisions/*/outcomes/*/status":        "only that it is achieved counts, where the outcome is dropped",
	"/revisions/*/tasks/*/children":         "none named means all, and it is no help",
	"/revisions/*/tasks/*/shareable":        "not recorded is not shared",
	"/revisions/*/tasks/*/status":           "only that it is over counts, where a task is put back or its owner has left",
	"/revisions/*/tasks/*/history":          "it was not put back",
	"/revisions/*/tasks/*/history/*/status": "it is there to be read",
	"/revisions/*/tasks/*/history/*/due":    "it was not put back",
	"/revisions/*/tasks/*/responsible/role": "the id says who it is",
	"/revisions/*/tasks/*/responsible/id":   "the role says who it is",
	"/revisions/*/expectations/*/of/role":   "the id says who it is",
	"/revisions/*/roles/*/who/role":         "the id says who it is; a doctor without it is nobody in particular",
	"/revisions/*/contingency/starter/role": "the id says who it is",
	"/revisions/*/contingency/starter/id":   "the role says who it is",
	"/revisions/*/contingency/shareable":    "not recorded is not shared",
	"/revisions/*/told/*/to/role":           "the id says who it is",
	"/revisions/*/told/*/part":              "the mother is linked to both children",
	"/revisions/*/told/*/decidedBy/role":    "the id says who it is",
	"/revisions/*/told/*/decidedOn":         "no clause asks when it was decided to withhold it",
	"/revisions/*/liaison/officer/id":       "the role is what the clause names",
	"/difficulties/*/children":              "none named means all",
	"/difficulties/*/responsible/role":      "the id says who it is",
	"/difficulties/*/responsible/id":        "the role says who it is",
	"/difficulties/*/told/*/to/role":        "the id says who it is",
	"/difficulties/*/told/*/decidedBy/role": "the id says who it is",
	"/difficulties/*/told/*/decidedOn":      "no clause asks when it was decided to withhold it",
}

// Take each field out of a complete plan in turn: the table says what is found then, and what
// no longer is. A field that nothing notices is free, and named above. What a revision that was
// replaced holds is not looked at any more, but for what is said of it as a revision.
func TestEveryFieldIsNoticed(t *testing.T) {
	p := complete()
	b := basis("2026-09-15")
	meetings := append(held(), coregroup.HeldMeeting{ID: "m3", Held: day("2026-08-28")})
	before := plan.AppendFindings(nil, b, group(), p, meetings)
	var table []string
	unnoticed := map[string]bool{}
	fields(reflect.ValueOf(p).Elem(), "", func(path string, take func() func()) {
		back := take()
		defer back()
		replaced := strings.HasPrefix(path, "/revisions/0/")
		if err := p.Validate(group()); err != nil {
			if !replaced {
				table = append(table, path+": refused")
			}
			return
		}
		after := plan.AppendFindings(nil, b, group(), p, meetings)
		found := differ(after, before, "")
		found = append(found, differ(before, after, "not asked: ")...)
		for _, line := range found {
			table = append(table, path+": "+line)
		}
		if len(found) == 0 && !replaced {
			unnoticed[regexp.MustCompile(`/[0-9]+`).ReplaceAllString(path, "/*")] = true
		}
	})
	text := strings.Join(table, "\n") + "\n"
	if *update {
		require.NoError(t, os.WriteFile("testdata/fields.txt", []byte(text), 0o644))
	}
	want, err := os.ReadFile("testdata/fields.txt")
	require.NoError(t, err)
	assert.Equal(t, string(want), text)
	assert.ElementsMatch(t, slices.Collect(maps.Keys(free)), slices.Collect(maps.Keys(unnoticed)))
}

// differ puts each finding of one list that the other has not, or only with another outcome,
// days or paths. With a prefix it leaves out those that the other has at all.
func differ(list, other []procedure.Finding, prefix string) []string {
	var lines []string
	for _, f := range list {
		if slices.Contains(other, f) || prefix != "" && slices.ContainsFunc(other, func(o procedure.Finding) bool { return o.Key() == f.Key() }) {
			continue
		}
		line := fmt.Sprintf("%s%s %s %s: %s", prefix, f.Clause, f.Rule, f.Subject, f.Outcome)
		lines = append(lines, strings.Join(slices.Insert(slices.Collect(f.MissingPaths()), 0, line), " "))
	}
	return lines
}
