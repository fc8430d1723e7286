package procedure_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	day    = calendar.MustParseDate
	noDate = calendar.Date{}
)

// builtIn are the procedures that come with the library.
func builtIn() []procedure.Procedure {
	return []procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()}
}

func toJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	return string(data)
}

func TestBuiltInProceduresAreValidAndRoundTrip(t *testing.T) {
	for _, p := range builtIn() {
		require.NoError(t, p.Validate(), p.ID)
		data := toJSON(t, p)
		back, err := procedure.ParseProcedure([]byte(data))
		require.NoError(t, err, p.ID)
		assert.Equal(t, p, back, p.ID)
		assert.Equal(t, data, toJSON(t, back), p.ID)
		var unmarshalled procedure.Procedure
		require.NoError(t, json.Unmarshal([]byte(data), &unmarshalled))
		assert.Equal(t, p, unmarshalled)
	}
}

// The numbers of the documents, each by its clause.
func TestNumbersOfTheBuiltInProcedures(t *testing.T) {
	conference, held := day("2026-12-18"), day("2027-01-05")
	known := procedure.Events{
		procedure.InitialConference: conference, procedure.PreviousMeeting: held, procedure.Meeting: held,
		procedure.PreviousReview: day("2027-03-17"),
	}
	type want struct {
		rule       procedure.RuleID
		clause     string
		due, floor string
		limit      string
	}
	guidance := []want{
		{procedure.RuleFirstMeetingGuidance, "E 1a", "2027-01-06", "", "10 working days"},
		{procedure.RuleFirstReviewConference, "E 1b", "2027-03-18", "", "3 months"},
		{procedure.RuleLaterReviewConference, "E 1c", "2027-09-17", "", "6 months"},
	}
	n := append([]want{
		{procedure.RuleFirstMeeting, "N 2.1a", "2027-01-06", "", "10 working days"},
		{procedure.RuleNextMeeting, "N 2.6c", "2027-02-16", "", "6 weeks"},
		{procedure.RuleMinutesCirculated, "N 3.18a", "2027-01-19", "", "10 working days"},
	}, guidance...)
	for id, list := range map[string][]want{
		"nottinghamshire": n,
		"nottingham-city": n,
		"bexley": append([]want{
			{procedure.RuleFirstMeeting, "B 5a", "2026-12-28", "", "10 days"},
			{procedure.RuleNextMeeting, "B 5b", "2027-02-16", "2027-02-02", "6 weeks"},
			{procedure.RuleMinutesCirculated, "B 7b", "", "", "as soon as possible"},
		}, guidance...),
	} {
		for _, p := range builtIn() {
			if p.ID != id {
				continue
			}
			edition, ok := procedure.MustEditions(p).On(conference)
			require.True(t, ok)
			assert.Len(t, p.Terms, len(list), id)
			for _, w := range list {
				due, ok := edition.Due(w.rule, procedure.SocialWorker, calendar.EnglandAndWales(), known)
				require.True(t, ok, "%s %s", id, w.rule)
				got := want{w.rule, due.Clause, due.On.String(), due.NotBefore.String(), due.Limit.String()}
				assert.Equal(t, w, got, id)
			}
		}
	}
}

func TestWhatElseTheBuiltInProceduresSay(t *testing.T) {
	n, city, b := procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()
	assert.Equal(t, procedure.ChildProtectionCoordinator, n.ReviewOfficer)
	assert.Equal(t, procedure.IndependentReviewingOfficer, city.ReviewOfficer)
	for i, c := range n.Clauses {
		if c.Ref == "N 2.3c" {
			assert.Contains(t, c.Text, "child protection co-ordinator")
			assert.Contains(t, city.Clauses[i].Text, "independent reviewing officer")
			continue
		}
		assert.Equal(t, c, city.Clauses[i], "the rest is shared")
	}
	for _, p := range []procedure.Procedure{n, city, b} {
		assert.Equal(t, []procedure.Role{procedure.DomesticAbuseWorker}, p.ConfidentialHelp, p.ID)
		assert.Empty(t, p.Recipients, p.ID)
	}
	assert.Equal(t, "safety plan", b.Names.Plan)
	assert.Empty(t, n.Names.Plan, "the local name is used only under the procedure that has it")
	assert.Equal(t, procedure.SocialWorker, b.MinutesBy)
	assert.Empty(t, b.Chair, "Bexley's leaflet names no chair")

	// "10 days" is as written; for working days it is one field.
	for i := range b.Terms {
		if b.Terms[i].Clause == "B 5a" {
			b.Terms[i].Within = procedure.Within(calendar.WorkingDays(10))
		}
	}
	edition, _ := procedure.MustEditions(b).On(day("2026-12-18"))
	due, _ := edition.Due(procedure.RuleFirstMeeting, "", calendar.EnglandAndWales(), procedure.Events{procedure.InitialConference: day("2026-12-18")})
	assert.Equal(t, day("2027-01-06"), due.On)
	clause, ok := edition.Clause("B 5a")
	require.True(t, ok)
	assert.Contains(t, clause.Text, "does not say whether working days are meant")
}

// everything is the made-up procedure that uses whatever a procedure can say.
func everything(t testing.TB) procedure.Procedure {
	t.Helper()
	data, err := os.ReadFile("testdata/elsewhere/everything.json")
	require.NoError(t, err)
	p, err := procedure.ParseProcedure(data)
	require.NoError(t, err)
	return p
}

func TestCloneSharesNothing(t *testing.T) {
	p := everything(t)
	p.ConfidentialHelp = []procedure.Role{procedure.Police}
	want := toJSON(t, p)
	clone := p.Clone()
	assert.Equal(t, want, toJSON(t, clone))
	clone.Recipients[0], clone.ConfidentialHelp[0] = "x", "x"
	clone.Chair[0].Meetings[0], clone.Chair[0].Roles[0] = 9, "x"
	clone.Terms[2].For[0] = "x"
	clone.Terms[5].EarlierOf[0].From = procedure.Birth
	clone.Clauses[0].Rules[0] = procedure.RuleSMART
	assert.Equal(t, want, toJSON(t, p))
}

func TestProceduresShareNothing(t *testing.T) {
	p := procedure.Nottinghamshire()
	clone := p.Clone()
	assert.Equal(t, p, clone)
	edition, _ := procedure.MustEditions(p).On(day("2026-12-18"))
	for _, c := range []procedure.Procedure{p, clone, edition.Procedure()} {
		c.Clauses[0].Rules[0] = procedure.RuleVisitDue
		c.Clauses[0].Ref = "changed"
		c.Terms[0].Clause = "changed"
		c.Chair[0].Roles[0] = procedure.Teacher
		c.ConfidentialHelp[0] = procedure.Teacher
	}
	p.AllClauses()[1].Rules[0] = procedure.RuleVisitDue
	assert.Equal(t, procedure.Nottinghamshire(), edition.Procedure())
	edition.ChairRules(1)[0].Roles[0] = procedure.Teacher
	assert.Equal(t, procedure.Nottinghamshire(), edition.Procedure())
	assert.NotEqual(t, procedure.RuleVisitDue, p.Clauses[1].Rules[0])
}

// workedCase are the days of one invented case, so that what a procedure gives
// can be read beside what another does.
var workedCase = procedure.Events{
	procedure.InitialConference: day("2026-12-18"),
	procedure.Registration:      day("2026-12-18"),
	procedure.PlanStart:         day("2026-12-18"),
	procedure.PreviousMeeting:   day("2027-01-05"),
	procedure.Meeting:           day("2027-01-05"),
	procedure.NextMeeting:       day("2027-02-12"),
	procedure.PreviousReview:    day("2027-03-17"),
	procedure.ReviewConference:  day("2027-03-17"),
	procedure.Birth:             day("2027-01-20"),
	procedure.ChangeIdentified:  day("2027-01-15"),
}

// describe prints all the dates that a procedure gives on the worked case.
func describe(b *strings.Builder, edition *procedure.Edition, c *calendar.Calendar) {
	fmt.Fprintf(b, "%s", edition.ID())
	if from := edition.Effective(); !from.IsZero() {
		fmt.Fprintf(b, ", in force from %s", from)
	}
	b.WriteString("\n")
	fewer := workedCase
	fewer[procedure.Birth], fewer[procedure.ReviewConference], fewer[procedure.NextMeeting] = noDate, noDate, noDate
	show := func(d procedure.Due) string {
		if d.On.IsZero() {
			return "no date"
		}
		s := d.On.String()
		if !d.NotBefore.IsZero() {
			s += ", usually not before " + d.NotBefore.String()
		}
		if r := d.Explain(c); r.Due != d.On {
			s += ", receipt differs"
		}
		return s
	}
	for _, t := range edition.Procedure().Terms {
		var to procedure.Role
		who := ""
		if len(t.For) > 0 {
			to, who = t.For[0], fmt.Sprintf(" for %v", t.For)
		}
		due, ok := edition.Due(t.Rule, to, c, workedCase)
		unbooked, _ := edition.Due(t.Rule, to, c, fewer)
		way := "after"
		if due.Before {
			way = "before"
		}
		fmt.Fprintf(b, "  %s (%s)%s: %s", t.Rule, due.Clause, who, due.Limit)
		if due.From != procedure.NoEvent {
			fmt.Fprintf(b, " %s %s %s", way, due.From, due.Start)
		}
		fmt.Fprintf(b, ": %s", show(due))
		if unbooked != due {
			fmt.Fprintf(b, "; with neither birth nor booking: %s", show(unbooked))
		}
		if !ok {
			b.WriteString("; no term")
		}
		b.WriteString("\n")
	}
	for n := 1; n <= 5; n++ {
		for _, r := range edition.ChairRules(n) {
			fmt.Fprintf(b, "  meeting %d chaired by %v", n, r.Roles)
			if r.AnyProfessional {
				b.WriteString(" or any professional")
			}
			if r.OneOfFirst > 0 {
				fmt.Fprintf(b, " at one of the first %d", r.OneOfFirst)
			}
			fmt.Fprintf(b, " (%s)\n", r.Clause)
		}
	}
}

// Every procedure that the library was shaped by is JSON alone, those built in too.
func TestProceduresElsewhere(t *testing.T) {
	files, err := filepath.Glob("testdata/elsewhere/*.json")
	require.NoError(t, err)
	require.Len(t, files, 9)
	calendars := map[string]*calendar.Calendar{"scotland": calendar.Scotland()}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			var editions procedure.Editions
			if bytes.HasPrefix(data, []byte("[")) {
				require.NoError(t, json.Unmarshal(data, &editions))
			} else {
				p, err := procedure.ParseProcedure(data)
				require.NoError(t, err)
				editions = procedure.MustEditions(p)
			}
			c := calendars[name]
			if c == nil {
				c = calendar.EnglandAndWales()
			}
			var b strings.Builder
			for edition := range editions.All() {
				describe(&b, edition, c)
			}
			golden := strings.TrimSuffix(file, ".json") + ".golden"
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(b.String()), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, strings.ReplaceAll(string(want), "\r\n", "\n"), b.String())
		})
	}
}
