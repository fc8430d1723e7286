package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// What a procedure does not ask about is said, so that nobody takes "record complete" to cover it.
func TestWhatAProcedureDoesNotAskAbout(t *testing.T) {
	for _, tc := range []struct {
		p    procedure.Procedure
		want []string
	}{
		{procedure.Nottinghamshire(), nil},
		{procedure.NottinghamCity(), nil},
		{procedure.Bexley(), []string{"Visits", "Managers informed", "Serious concern told", "Urgent steps considered"}},
	} {
		editions, err := procedure.NewEditions(tc.p)
		require.NoError(t, err)
		e, ok := editions.On(calendar.MustParseDate("2026-10-30"))
		require.True(t, ok)
		assert.Equal(t, tc.want, unasked(e), tc.p.ID)
	}
}
