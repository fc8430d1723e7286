package childprotection_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
)

// follow returns how much of a JSON Pointer leads somewhere in what JSON holds.
func follow(value any, path string) (rest string) {
	parts := strings.Split(path, "/")[1:]
	for i, part := range parts {
		rest = strings.Join(parts[i:], "/")
		switch v := value.(type) {
		case map[string]any:
			next, ok := v[part]
			if !ok {
				return rest
			}
			value = next
		case []any:
			n, err := strconv.Atoi(part)
			if err != nil || n >= len(v) {
				return rest
			}
			value = v[n]
		default:
			return rest
		}
	}
	return ""
}

// The place of a finding is in the JSON of the case: all of it, or all but a last field that is
// not recorded. So is that of a deadline.
func TestPathsLeadIntoTheCase(t *testing.T) {
	for name, c := range shippedCases(t) {
		var whole any
		require.NoError(t, json.Unmarshal([]byte(toJSON(t, c)), &whole))
		b := basis("2026-10-20")
		report, err := childprotection.Review(b, c)
		require.NoError(t, err)
		inPlan := 0
		for _, f := range report.Findings {
			if f.At.String() == "" {
				continue
			}
			rest := follow(whole, f.At.String())
			assert.NotContains(t, rest, "/", "%s: %s leads nowhere from %q, %v", name, f.At, rest, f)
			if strings.HasPrefix(f.At.String(), "/plan/") {
				inPlan++
			}
		}
		assert.NotZero(t, inPlan, name)
		list, err := childprotection.Deadlines(b, c)
		require.NoError(t, err)
		for _, d := range list {
			assert.Empty(t, follow(whole, d.At.String()), "%s: %s", name, d.At)
		}
	}
}
