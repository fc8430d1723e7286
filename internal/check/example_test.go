package check_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/check"
)

// booking is a record to check.
type booking struct {
	ID     procedure.MeetingID
	Held   procedure.Answer
	Chair  procedure.Person
	Agreed calendar.Date
}

// Everything that is wrong with some records is told of at once, by its place.
func ExampleChecker() {
	list := []booking{
		{ID: "m1", Held: procedure.Yes, Chair: procedure.Person{ID: "manager", Role: procedure.LineManager}},
		{ID: "m1", Held: procedure.Answer(9), Chair: procedure.Person{Role: "Line Manager"}},
		{ID: "the second meeting"},
	}
	var c check.Checker // ready for one set of records after another
	err := c.Run(func(c *check.Checker) {
		before := c.Sets()
		known := c.IDs()
		known.Put("m0")
		for i, b := range list {
			at := c.Root().To("/bookings").Item(i)
			c.New(at.To("/id"), known, string(b.ID))
			c.InSet(at, "/held", b.Held.IsValid())
			c.Person(at.To("/chair"), b.Chair)
			if b.Held == procedure.Yes && b.Agreed.IsZero() {
				c.Add(at.To("/agreed"), "must be a day")
			}
		}
		if known.Has("m7") {
			c.Add(c.Root(), "must not have the id m7")
		}
		c.Free(before) // its memory serves the next set
		c.Check(c.Root().To("/case"), procedure.CheckID(procedure.CaseID("")))
		c.Also(c.Root().To("/basis"), procedure.Basis{Calendar: calendar.EnglandAndWales(), On: calendar.MustParseDate("2026-06-12")}.Validate())
	})
	fmt.Println(err)
	// Output:
	// /basis/procedures: must have an edition
	// /bookings/0/agreed: must be a day
	// /bookings/1/chair/role: a role must be at most 40 characters of a-z, 0-9 and hyphen, beginning with a letter
	// /bookings/1/held: must be one of the values that there are
	// /bookings/1/id: must be given once
	// /bookings/2/id: an id must be 1 to 64 characters of A-Z, a-z, 0-9, dot, underscore, colon and hyphen
	// /case: an id must be 1 to 64 characters of A-Z, a-z, 0-9, dot, underscore, colon and hyphen
}
