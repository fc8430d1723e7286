package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// The case that new colleagues are shown has a father who is left out, and a meeting that is late. It
// must never show papers that reached him, however often somebody edits it.
func TestDemoCaseShowsWhatItIsToShow(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "demo.json"))
	require.NoError(t, err)
	c, err := childprotection.ParseCase(data)
	require.NoError(t, err, "and what does not hold together is told by its place in the file")
	report, err := childprotection.Review(office(calendar.MustParseDate("2026-10-30")), c)
	require.NoError(t, err)

	outcomes := map[string]procedure.Outcome{}
	for _, f := range report.Findings {
		outcomes[f.Key()] = f.Outcome
		assert.NotEqual(t, procedure.PrioritySafety, f.Priority(), f)
	}
	assert.Equal(t, procedure.Met, outcomes["exclusion-in-minutes|N 3.10a|exclusion/exclusion-1"])
	assert.Equal(t, procedure.Met, outcomes["excluded-received|L 1|sending/sending-1@meeting-1"])
	assert.Equal(t, procedure.Overdue, outcomes["next-meeting|N 2.6c|meeting/meeting-1"])
}
