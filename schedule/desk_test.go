package schedule_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

// A desk finds what the functions find, whatever it was used for before, and takes no more memory
// for the second case of a size.
func TestDesk(t *testing.T) {
	var d schedule.Desk
	g, p := group(), patterns()
	for _, n := range []int{1, 200, 0, 40, 300} {
		table := timetable()
		for i := range n {
			on := day("2026-09-01").AddDays(i).String()
			table.Meetings = append(table.Meetings, meeting(procedure.MeetingID(fmt.Sprintf("n%d", i*7919%(n+3))), on))
			table.Visits = append(table.Visits, visit(procedure.VisitID(fmt.Sprintf("w%d", i)), "c1", on))
			table.Meetings[0].Invitations = append(table.Meetings[0].Invitations, schedule.Invitation{To: procedure.MemberID(fmt.Sprintf("p%d", i/2)), Sent: day("2026-06-10")})
		}
		for _, on := range []string{"2026-06-20", "2026-09-20", "2028-01-01"} {
			b := nottinghamshire(on)
			found := schedule.AppendFindings(nil, b, g, table, p)
			require.Equal(t, found, d.AppendFindings(nil, b, g, table, p), "%d, %s", n, on)
			assert.Zero(t, testing.AllocsPerRun(2, func() { found = d.AppendFindings(found[:0], b, g, table, p) }), "%d, %s", n, on)
		}
	}
}
