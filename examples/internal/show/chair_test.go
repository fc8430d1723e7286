package show_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/show"
)

// The number of meetings is that of the edition.
func TestWhy(t *testing.T) {
	day := calendar.MustParseDate("2026-01-20")
	three := procedure.Nottinghamshire()
	three.Chair[0].OneOfFirst = 3
	two := procedure.Basis{Procedures: procedure.MustEditions(procedure.Nottinghamshire())}
	assert.Equal(t, "required at one of the first two meetings", show.Why(two, day, coregroup.ChairJointly))
	assert.Equal(t, "required at one of the first 3 meetings", show.Why(procedure.Basis{Procedures: procedure.MustEditions(three)}, day, coregroup.ChairJointly))
	assert.Equal(t, "usual chair", show.Why(two, day, coregroup.ChairUsual))
	assert.Equal(t, "required at one of the first meetings", show.Why(procedure.Basis{}, day, coregroup.ChairJointly))
}
