package show

import (
	"strconv"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Why returns in words why someone may chair the meeting of a day. At how many of the first meetings
// it can be is the edition's to say.
func Why(b procedure.Basis, day calendar.Date, why coregroup.ChairReason) string {
	e, ok := b.Procedures.On(day)
	if !ok || why != coregroup.ChairJointly {
		return why.String()
	}
	number := strconv.Itoa(e.JointChairMeetings())
	if number == "2" {
		number = "two"
	}
	return strings.Replace(why.String(), "first", "first "+number, 1)
}
