package procedure_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

const canary = "CANARY"

// carriers hold a Text in every way that exported records do.
func carriers() map[string]any {
	text := procedure.Text(canary + " said so")
	x := procedure.AgreedException{
		Rule: procedure.RuleFirstMeeting, Subject: procedure.Subject{Kind: procedure.CaseSubject}, Reason: text,
		AuthorisedBy: procedure.Person{Role: procedure.TeamManager, ID: "p9"}, Granted: day("2026-12-18"),
	}
	type record struct {
		Note  procedure.Text
		Notes []procedure.Text
		By    map[string]procedure.Text
		Ptr   *procedure.Text
		Deep  struct{ X []procedure.AgreedException }
		Any   any
	}
	r := record{Note: text, Notes: []procedure.Text{text}, By: map[string]procedure.Text{"k": text}, Any: text}
	r.Deep.X = []procedure.AgreedException{x}
	return map[string]any{
		"text": text, "slice": []procedure.Text{text}, "array": [1]procedure.Text{text}, "map": map[string]procedure.Text{"a": text},
		"keys": map[procedure.Text]int{text: 1}, "pointer": &text, "exception": x, "pointer to exception": &x,
		"exceptions": []procedure.AgreedException{x}, "record": r, "pointer to record": &r, "any": []any{text, x, r},
		"map of records": map[string]record{"a": r},
	}
}

func TestTextHidesFromFmt(t *testing.T) {
	for name, v := range carriers() {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%+s", "%q", "%#q", "%x", "%X", "% x", "%#x", "%d", "%t", "%c", "%U", "%e", "%o", "%b", "%O", "%10.3s", "%-20v", "%!"} {
			out := fmt.Sprintf(verb, v)
			assert.NotContains(t, out, canary, "%s of %s", verb, name)
			assert.NotContains(t, out, "43414e415259", "%s of %s, in hexadecimal", verb, name)
		}
		assert.NotContains(t, fmt.Sprint(v), canary, name)
		assert.NotContains(t, fmt.Sprintln(v), canary, name)
		assert.NotContains(t, fmt.Errorf("about %v: %w", v, assert.AnError).Error(), canary, name)
	}
	assert.Equal(t, "[redacted]", fmt.Sprint(procedure.Text("x")))
	assert.Equal(t, "", fmt.Sprint(procedure.Text("")))
	assert.Equal(t, "said so", string(procedure.Text("said so")), "a conversion gives what it holds")
}

func TestAnExceptionIsLoggedByItsIDs(t *testing.T) {
	var out bytes.Buffer
	slog.New(slog.NewTextHandler(&out, nil)).Info("m", "x", carriers()["exception"])
	assert.Contains(t, out.String(), `x.rule=first-meeting x.subject=case x.role=team-manager x.id=p9 x.granted=2026-12-18 x.expires=""`)
}

func TestTextHidesFromSlog(t *testing.T) {
	for name, v := range carriers() {
		var out bytes.Buffer
		log := slog.New(slog.NewTextHandler(&out, nil))
		log.Info("m", "v", v)
		log.With("v", v).WithGroup("g").Info("m", slog.Group("h", "v", v))
		assert.NotContains(t, out.String(), canary, name)
	}
	// What encodes as JSON encodes what it is given: one record at a time is safe.
	for _, name := range []string{"text", "pointer", "exception", "pointer to exception"} {
		var out bytes.Buffer
		log := slog.New(slog.NewJSONHandler(&out, nil))
		log.LogAttrs(context.Background(), slog.LevelInfo, "m", slog.Any("v", carriers()[name]), slog.Group("g", "v", carriers()[name]))
		assert.NotContains(t, out.String(), canary, name)
	}
}

func TestTextIsKeptByJSON(t *testing.T) {
	in := carriers()["exception"].(procedure.AgreedException)
	data, err := json.Marshal(in)
	require.NoError(t, err)
	assert.Contains(t, string(data), `"reason":"CANARY said so"`)
	var out procedure.AgreedException
	require.NoError(t, json.Unmarshal(data, &out))
	assert.Equal(t, in, out)
}

func TestTextIsBlank(t *testing.T) {
	for text, blank := range map[procedure.Text]bool{"": true, " ": true, "\t\n\u00a0": true, "x": false, " x ": false} {
		assert.Equal(t, blank, text.IsBlank(), "%d bytes", len(text))
	}
}
